"""Keys as paths: what the program remembers goes by a key, and a key is a name, never a path."""

from __future__ import annotations

import re

# What no part of a name may be or hold on some system; a lone % stands for nothing at all.
_ODD = re.compile(
    r"""[\x00-\x1f\x7f<>:"\\|?*] | ^\. | [. ]$ | ^%$ | %(?=[0-9A-F]{2})
    | ^.(?=(?<=[cpanl])(?:on|rn|ux|ul|om[0-9]|pt[0-9])(?:\.|$))""",
    re.VERBOSE | re.IGNORECASE,
)
_ESCAPED = re.compile(r"%([0-9A-F]{2})")


def names_of(key: str) -> list[str]:
    """The parts of a key, each as one name that every system takes, also `..` and an empty one."""
    return [_escaped(name) for name in key.split("/")]


def _escaped(name: str) -> str:
    """A part of a key as a name that every system takes, and that is no other part's."""
    return _ODD.sub(lambda odd: f"%{ord(odd[0]):02X}", name) if name else "%"


def key_of(path: str) -> str:
    """The key whose names, with `/` between, these are."""
    names = ("" if name == "%" else name for name in path.split("/"))
    return "/".join(_ESCAPED.sub(lambda odd: chr(int(odd[1], 16)), name) for name in names)
