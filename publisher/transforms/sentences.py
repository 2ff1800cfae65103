"""sentences: where a sentence ends, so that each has a line of its own.

Source: semantic line breaks (sembr.org) for what they are good for, Unicode
UAX 29, 5 for where sentences end.  A blank after a full stop, question or
exclamation mark, with closing marks, before a capital, a figure or an opening
mark; not after an abbreviation or an initial.  A line of a manuscript must not
begin with what Markdown takes for a mark, so other signs begin no line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

__all__ = ["RULE", "ends"]

RULE = "sentences"

_END = re.compile(
    r"(?:[.?!…؟।۔։]|(?<=[\u0370-\u03ff\u1f00-\u1fff];))[\"'”’»“)\]\u00a0\u202f]{0,4}(?P<blank> )"
    r"(?=[\"'“‘«„»”¿¡(\[\u00a0\u202f]{0,3}[^\W\d_])"
)
_SHORT = frozenset(
    "mr mrs ms dr prof st mt ft vs e.g i.e cf vol vols ed eds rev hon gen col capt lt sgt jr inc "
    "ltd co corp dept est approx jan feb mar apr jun jul aug sept sep oct nov dec ca bzw usw z.b "
    "d.h u.a sr sra dra mme mlle av dhr mevr drs ir bijv blz nr bl.a t.ex m.fl dvs f.eks osv mfl "
    "esim mm ns n ks np tzw tj m.in ul prof inż mgr atd např tzv str dr pl stb ún kb d-na dl ș.a "
    "г гг т.е т.д т.п др ул см стр ст тыс млн н.э р вул див тис к.ά π.χ δηλ κ κα σελ vb vs yy "
    "sig dott ecc pag c.d p.ej ud uds pág núm ex p.ex etc fig fr frk hr kl ca".split()
)
"""Shortened words of the languages of the lexicon behind which a sentence goes on."""

_NEAR = 8
"""Letters behind a blank in which a sentence shows its first letter."""


def ends(text: str) -> Iterator[int]:
    """Yield the places of the blanks at which a new line may begin."""
    for match in _END.finditer(text):
        behind = text[match.end() : match.end() + _NEAR]
        if behind.lstrip("\"'“‘«„¿¡([\u00a0\u202f")[:1].islower():
            continue
        if text[match.start()] == "." and not _finished(text, match.start()):
            continue
        yield match.start("blank")


def _finished(text: str, stop: int) -> bool:
    """Tell whether a full stop ends a sentence, and not a shortened word or initial."""
    start = max(text.rfind(" ", max(0, stop - 24), stop), stop - 24) + 1
    word = text[start:stop].lstrip("(\"'“‘«[").casefold()
    if len(word) == 1 and word.isalpha() and text[stop - 1].isupper():
        return word == "i" and start > 0
    return word not in _SHORT
