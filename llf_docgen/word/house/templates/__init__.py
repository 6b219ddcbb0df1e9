"""The templates that come with the tool, one module a template, in the house style.

A document's template is `template()` in the module that is called as the document's own.
Staff may change them in Word at will; nothing else depends on more than the names they use.
"""

from __future__ import annotations

from importlib import import_module


def house_template(module: str) -> bytes:
    """The template of the document in that module of `documents`, e.g. `agenda`.

    Raises:
        ModuleNotFoundError: no template was written for it.
    """
    made: bytes = import_module(f"{__name__}.{module}").template()
    return made
