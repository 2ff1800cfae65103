"""What a lexicon says of one language, and short ways to write it down."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Lexicon", "header", "months", "phrases", "words"]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words of one language that interviews use about themselves.

    All are lower case.  ``common`` are frequent words that tell the language;
    ``asks`` and ``answers`` label questions and answers; ``header`` maps what
    stands before the colon of a header line to a key of the metadata; ``months``
    are the names of the months, January first, with abbreviations and the case
    that dates have; ``weekdays`` may stand before a date.  ``sounds`` begin what a
    transcriber puts in brackets for a sound or gesture, ``gaps`` those that say
    that words are missing; ``hesitations`` are patterns of sounds that carry no
    word.  ``said`` are words by which a line cannot be the label of a speaker, in
    scripts without blanks the endings of such lines; ``captions`` begin the
    caption of a picture.  ``titles`` stand before the name of who is interviewed
    in a headline, ``suffixes`` behind it; ``genres`` are headlines that say only
    that an interview follows.  ``bylines`` stand before the name of a writer.
    ``recorded`` and ``posted`` open a line that tells when the talk was held or
    published; ``myself`` stands before the name with which somebody introduces
    himself.  ``honorifics`` stand before or behind names.  ``interviewer`` and
    ``interviewee`` are what a nameless person is called.
    """

    tag: str
    common: frozenset[str]
    asks: frozenset[str] = frozenset()
    answers: frozenset[str] = frozenset()
    moderators: frozenset[str] = frozenset()
    audience: frozenset[str] = frozenset()
    narrators: frozenset[str] = frozenset()
    header: tuple[tuple[str, str], ...] = ()
    months: tuple[tuple[str, ...], ...] = ()
    weekdays: frozenset[str] = frozenset()
    sounds: frozenset[str] = frozenset()
    gaps: frozenset[str] = frozenset()
    hesitations: tuple[str, ...] = ()
    pronouns: frozenset[str] = frozenset()
    said: frozenset[str] = frozenset()
    captions: frozenset[str] = frozenset()
    particles: frozenset[str] = frozenset()
    titles: frozenset[str] = frozenset()
    suffixes: frozenset[str] = frozenset()
    genres: frozenset[str] = frozenset()
    bylines: frozenset[str] = frozenset()
    recorded: frozenset[str] = frozenset()
    posted: frozenset[str] = frozenset()
    myself: frozenset[str] = frozenset()
    honorifics: frozenset[str] = frozenset()
    interviewer: str = "Interviewer"
    interviewee: str = "Interviewee"


def words(text: str) -> frozenset[str]:
    """Return the words between blanks."""
    return frozenset(text.split())


def phrases(text: str) -> frozenset[str]:
    """Return what stands between the bars: ``date|date of interview``."""
    return frozenset(part.strip() for part in text.split("|"))


def header(**keys: str) -> tuple[tuple[str, str], ...]:
    """Return the pairs of a header: the words for each key of the metadata, by bars."""
    return tuple((word, key) for key, text in keys.items() for word in sorted(phrases(text)))


def months(text: str) -> tuple[tuple[str, ...], ...]:
    """Return the names of the twelve months, which bars part; January is first."""
    return tuple(tuple(part.split()) for part in text.split("|"))
