"""What interviews say about themselves, one language a file.

A file may mix languages (an English header over a French talk), so words for
parts and header keys are looked up in all of them at once; what must not be mixed,
such as letters that ask in one language and answer in another, is asked of one
language by its tag.  All words are folded (``str.casefold``).
"""

from __future__ import annotations

from publisher.transforms.lexicon import (
    ar,
    ca,
    cs,
    da,
    de,
    el,
    en,
    es,
    fa,
    fi,
    fr,
    he,
    hi,
    hu,
    it,
    ja,
    ko,
    nb,
    nl,
    pl,
    pt,
    ro,
    ru,
    sv,
    tr,
    uk,
    zh,
)
from publisher.transforms.lexicon.entry import Lexicon
from publisher.transforms.lexicon.others import LEXICONS as _OTHERS

__all__ = [
    "ANSWERS",
    "ASKS",
    "AUDIENCE",
    "BYLINES",
    "CAPTIONS",
    "GAPS",
    "GENRES",
    "HEADER_KEYS",
    "HONORIFICS",
    "LEXICONS",
    "MODERATORS",
    "MONTHS",
    "MYSELF",
    "NARRATORS",
    "NOT_A_SPEAKER",
    "PARTICLES",
    "POSTED",
    "PRONOUNS",
    "RECORDED",
    "SOUNDS",
    "SUFFIXES",
    "TITLES",
    "WEEKDAYS",
    "Lexicon",
    "header_key",
    "lexicon",
]

LEXICONS: tuple[Lexicon, ...] = (
    *(one.LEXICON for one in (en, fr, de, es, it, pt, nl, sv, nb, da, fi, pl, cs, hu, ro, ca)),
    *(one.LEXICON for one in (ru, uk, el, tr, he, ar, fa, zh, ja, ko, hi)),
    *_OTHERS,
)

_SAME = {"no": "nb", "nn": "nb", "iw": "he", "in": "id", "bs": "hr", "cmn": "zh", "yue": "zh"}
"""Tags under which a language is looked up that has another one here (ISO 639)."""


def _all(field: str) -> frozenset[str]:
    """Return the words that any language has in a field."""
    return frozenset(word.casefold() for one in LEXICONS for word in getattr(one, field))


def _parts(field: str, english: str) -> frozenset[str]:
    """Return the words for a part, without the letters that mean it in some language only.

    Letters of scripts without capitals are nobody's initials, and stay.
    """
    return frozenset(w for w in _all(field) if len(w) > 2 or w.upper() == w or w in english)


ASKS = _parts("asks", "qi")
ANSWERS = _parts("answers", "a")
MODERATORS = _all("moderators")
AUDIENCE = _all("audience")
NARRATORS = _all("narrators")
SOUNDS = _all("sounds")
GAPS = _all("gaps")
PRONOUNS = _all("pronouns")
CAPTIONS = _all("captions")
PARTICLES = _all("particles")
TITLES = _all("titles")
SUFFIXES = _all("suffixes")
GENRES = _all("genres")
BYLINES = _all("bylines")
RECORDED = _all("recorded")
POSTED = _all("posted")
MYSELF = _all("myself")
WEEKDAYS = _all("weekdays")
HONORIFICS = _all("honorifics")
NOT_A_SPEAKER = _all("said") - PARTICLES
"""Words no label holds; what is part of names in one language is not among them."""
HEADER_KEYS = {key.casefold(): meaning for one in reversed(LEXICONS) for key, meaning in one.header}
MONTHS = {
    name.casefold(): number
    for one in reversed(LEXICONS)
    for number, names in enumerate(one.months, 1)
    for name in names
}
"""The month, 1 to 12, by its name in any language."""


def lexicon(tag: str) -> Lexicon:
    """Return the lexicon of a language tag; English if none is known."""
    primary = tag.partition("-")[0].lower()
    primary = _SAME.get(primary, primary)
    return next((one for one in LEXICONS if one.tag == primary), en.LEXICON)


def header_key(written: str, tag: str) -> str:
    """Return what a header line is about by the words before its colon, or nothing.

    The language of the talk comes first, because ``Host`` is a guest in Czech.
    """
    key = " ".join(written.casefold().replace("i\u0307", "i").split()).strip("*_ ")
    own = dict(lexicon(tag).header) if tag else {}
    return own.get(key) or HEADER_KEYS.get(key, "")
