"""Whether a passage asks: it ends with a question, or is short and holds one.

Source: Unicode 16, the question marks of living scripts; in Greek a semicolon asks
(Unicode 16, U+037E), in Armenian the mark stands within the last word.  Japanese
and Chinese may do without a mark: a sentence that ends in か, 吗 or 嗎 asks.
"""

from __future__ import annotations

import re

__all__ = ["ASKS", "BEHIND_SENTENCE", "CLOSERS", "asks"]

ASKS = ("?", "？", "؟", "\u037e", "፧", "⁇", "⁈")
"""The signs that ask wherever they stand."""
CLOSERS = "\"'”’»)] \u00a0\u202f*_」』）】〉》“‹›\u200f\u200e"

BEHIND_SENTENCE = (
    r"(?:(?<=[.?!…\"”»)\]。？！؟।։」』）】])|(?<=[\u0370-\u03ff\u1f00-\u1fff];)|(?<=[.?!…]['’]))"
)
"""Pattern of the place right behind the end of a sentence, in any script."""

_GREEK = re.compile(r"(?<=[\u0370-\u03ff\u1f00-\u1fff»)])[ \u00a0\u202f]?;")
_ARMENIAN = re.compile(r"՞[\u0561-\u0587]{0,12}[։.]?$")
_PARTICLE = re.compile(r"(?:か|かね|かな|吗|嗎)[。．]?$")
_GREEK_LETTER = re.compile(r"[\u0370-\u03ff\u1f00-\u1fff]")
_SHORT = 300


def asks(text: str) -> bool:
    """Tell whether a text ends with a question, or is short and holds one."""
    said = text.rstrip(CLOSERS)
    if said.endswith(ASKS) or _ends_without_mark(said):
        return True
    if len(text) > _SHORT:
        return False
    if "？" in text or any(f"{sign} " in text for sign in ASKS):
        return True
    return bool(_GREEK_LETTER.match(text) and _GREEK.search(text))


def _ends_without_mark(said: str) -> bool:
    """Tell whether a text ends as questions do that bear no question mark of their own."""
    tail = said[-40:]
    if tail.endswith(";"):
        return _GREEK.match(tail, len(tail) - 1) is not None
    return bool(_PARTICLE.search(tail) or _ARMENIAN.search(tail))
