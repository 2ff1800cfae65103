"""What a lexicon says of one language."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Lexicon"]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words of one language that interviews use about themselves.

    All are lower case.  ``common`` are frequent words that tell the language;
    ``asks`` and ``answers`` label questions and answers; ``header`` maps what
    stands before the colon of a header line to a key of the metadata; ``months``
    are the names of the months, January first, with abbreviations; ``sounds``
    begin what a transcriber puts in brackets for a sound or gesture; ``said`` are
    words by which a line cannot be the label of a speaker; ``captions`` begin the
    caption of a picture.  ``interviewer`` and ``interviewee`` are what a nameless
    person is called.
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
    sounds: frozenset[str] = frozenset()
    pronouns: frozenset[str] = frozenset()
    said: frozenset[str] = frozenset()
    captions: frozenset[str] = frozenset()
    particles: frozenset[str] = frozenset()
    interviewer: str = "Interviewer"
    interviewee: str = "Interviewee"
