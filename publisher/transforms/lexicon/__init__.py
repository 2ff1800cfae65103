"""What interviews say about themselves, one language a file.

A file may mix languages (an English header over a French talk), so labels and
header keys are looked up in all of them at once; what must not be mixed, such as
quotation marks, is asked of one language by its tag.
"""

from __future__ import annotations

from publisher.transforms.lexicon import de, en, es, fr, it
from publisher.transforms.lexicon.entry import Lexicon
from publisher.transforms.lexicon.others import LEXICONS as _OTHERS

__all__ = [
    "ANSWERS",
    "ASKS",
    "AUDIENCE",
    "CAPTIONS",
    "HEADER_KEYS",
    "LEXICONS",
    "MODERATORS",
    "MONTHS",
    "NARRATORS",
    "NOT_A_SPEAKER",
    "PARTICLES",
    "PRONOUNS",
    "SOUNDS",
    "Lexicon",
    "lexicon",
]

LEXICONS: tuple[Lexicon, ...] = (
    en.LEXICON,
    fr.LEXICON,
    de.LEXICON,
    es.LEXICON,
    it.LEXICON,
    *_OTHERS,
)

ASKS = frozenset[str]().union(*(one.asks for one in LEXICONS))
ANSWERS = frozenset[str]().union(*(one.answers for one in LEXICONS))
MODERATORS = frozenset[str]().union(*(one.moderators for one in LEXICONS))
AUDIENCE = frozenset[str]().union(*(one.audience for one in LEXICONS))
NARRATORS = frozenset[str]().union(*(one.narrators for one in LEXICONS))
SOUNDS = frozenset[str]().union(*(one.sounds for one in LEXICONS))
PRONOUNS = frozenset[str]().union(*(one.pronouns for one in LEXICONS))
CAPTIONS = frozenset[str]().union(*(one.captions for one in LEXICONS))
PARTICLES = frozenset[str]().union(*(one.particles for one in LEXICONS))
NOT_A_SPEAKER = frozenset[str]().union(*(one.said for one in LEXICONS)) - PARTICLES
"""Words no label holds; what is part of names in one language is not among them."""
HEADER_KEYS = {key: meaning for one in reversed(LEXICONS) for key, meaning in one.header}
MONTHS = {
    name: number
    for one in reversed(LEXICONS)
    for number, names in enumerate(one.months, 1)
    for name in names
}
"""The month, 1 to 12, by its name in any language."""


def lexicon(tag: str) -> Lexicon:
    """Return the lexicon of a language tag; English if none is known."""
    primary = tag.partition("-")[0].lower()
    return next((one for one in LEXICONS if one.tag == primary), en.LEXICON)
