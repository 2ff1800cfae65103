"""Whether a passage asks: it ends with a question, or is short and holds one."""

from __future__ import annotations

__all__ = ["ASKS", "CLOSERS", "asks"]

ASKS = ("?", "？", "؟")
CLOSERS = "\"'”’»)] \u00a0\u202f*_"


def asks(text: str) -> bool:
    """Tell whether a text ends with a question, or is short and holds one."""
    if text.rstrip(CLOSERS).endswith(ASKS):
        return True
    return len(text) <= 300 and any(f"{sign} " in text for sign in ASKS)
