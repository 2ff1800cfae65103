"""Names: who is meant by one, and what words it is made of.

Two names are the same if their letters are, whatever their case and the blanks between.

Floor 0: imports its neighbours only.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from publisher.model.manuscript import Manuscript
from publisher.model.person import Person, Speaker

__all__ = ["LETTER", "folded", "holds", "is_solid", "narrators", "person_of", "speaker_of", "words"]

LETTER = r"[^\W\d_]"
"""What words are made of, as a pattern."""

_WORD = re.compile(f"{LETTER}+")
_SOLID = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3"
    "\U00020000-\U0003ffff]"
)
"""Scripts in which no blank parts a word from the next, or from what it governs (UAX #29, 4)."""


def folded(name: str) -> str:
    """Return a name as names are compared."""
    return " ".join(unicodedata.normalize("NFC", name).split()).casefold()


def words(text: str) -> tuple[str, ...]:
    """Return the words of a name: its runs of letters, in the case that they have."""
    return tuple(_WORD.findall(unicodedata.normalize("NFC", text)))


def is_solid(word: str) -> bool:
    """Tell whether a word is of a script that does not part words."""
    return bool(_SOLID.search(word))


def holds(text: str, form: str) -> bool:
    """Tell whether a name is part of another, as whole words."""
    within, wanted = words(folded(text)), words(folded(form))
    size = len(wanted)
    starts = range(len(within) - size + 1) if size else ()
    return any(within[start : start + size] == wanted for start in starts)


def person_of(name: str, people: Iterable[Person]) -> Person | None:
    """Return who has the name, or has it as an alias; nobody, if it is nobody's."""
    wanted = folded(name)
    for person in people:
        if wanted in map(folded, (person.name, *person.aliases)):
            return person
    return None


def speaker_of(speaker: Speaker, people: Iterable[Person]) -> Person | None:
    """Return who a speaker is, by name; a header that gives none has the label for one."""
    return person_of(speaker.name, people)


def narrators(text: Manuscript) -> tuple[Speaker, ...]:
    """Return those who tell of themselves: who is interviewed, or whose role is not known."""
    asked = tuple(one for one in text.speakers if one.role == "interviewee")
    return asked or tuple(one for one in text.speakers if one.role == "unknown")
