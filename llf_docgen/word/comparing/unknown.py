"""Minutes of which it is not known any more how they were generated: sound by themselves, or not.

Then nothing but headings, labels and styles says whose words are whose; all of them must agree.
"""

from __future__ import annotations

from collections.abc import Sequence

from llf_docgen.model.names import key
from llf_docgen.word.comparing.lines import Doubt, Line

_ORDER = {"discussion": 0, "decision": 1, "recommendation": 1, "actions": 2}
_STYLES = {"Discussion": 0, "Decision": 1, "Action": 2}


def is_sound(items: Sequence[Sequence[Line]]) -> None:
    """Each item has its labels once, in their order, with words below them of their own style.

    Labels that are not of the shipped template say nothing here.

    Args:
        items: what stands below each item's heading.

    Raises:
        Doubt: one has not: another's words may stand in it, or its own in another.
    """
    kinds = [[_ORDER[k] for line in lines if (k := key(line.text)) in _ORDER] for lines in items]
    wanted = {kind for of_one in kinds for kind in of_one}
    for lines, found in zip(items, kinds, strict=True):
        first = lines[0].quoted if lines else "an item without words"
        if wanted and (len(set(found)) != len(found) or set(found) != wanted):
            raise Doubt(f"the item with {first} has not every label once, as the others have.")
        if found != sorted(found):
            raise Doubt(f"the labels of the item with {first} are not in their order.")
        _words_below(lines)


def _words_below(lines: Sequence[Line]) -> None:
    under, label = None, None
    for line in lines:
        kind = _ORDER.get(key(line.text))
        if kind is not None:
            if label is not None:
                raise Doubt(f"no words stand below {label.quoted}, as if they had been moved away.")
            under, label = kind, line
            continue
        label = None if line.text else label
        style = _STYLES.get(line.style)
        if style is not None and style != under:
            raise Doubt(f"{line.quoted} has the style of words under another label.")
    if label is not None:
        raise Doubt(f"no words stand below {label.quoted}, as if they had been moved away.")
