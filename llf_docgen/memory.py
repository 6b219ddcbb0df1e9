"""How the memory of what the program makes is looked after."""

from __future__ import annotations

import contextlib
import gc
from collections.abc import Iterator


@contextlib.contextmanager
def without_collecting() -> Iterator[None]:
    """While it lasts, nobody looks for objects that hold one another; also a decorator.

    To look through a growing heap of records, cells or paragraphs again and again takes as long as
    making them, and hardly any of them holds what holds it.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            if not gc.get_freeze_count():
                gc.freeze()  # and back: all that was made counts as looked through
                gc.unfreeze()
            gc.enable()
