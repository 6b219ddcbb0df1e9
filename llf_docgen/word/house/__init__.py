"""The house style: Word styles, building blocks, and the templates that ship, made of them.

Lengths are in twentieths of a point (Word's own unit) unless a name says otherwise.
"""

from llf_docgen.word.xml import OFFICE, W

ACCENT = "1B4D5C"
TINT = "E3ECEF"
GREY = "595959"
PROMPT = "707070"  # 4.95:1 on white
HAIRLINE = "BFC9CC"
CM = 567
NAMESPACES = f'xmlns:w="{W}" xmlns:r="{OFFICE}"'
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
