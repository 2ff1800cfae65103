"""asides and insertions: what stands in brackets amid speech.

Source: the conventions of transcription (Oral History Association; Chicago
Manual of Style, 17th ed., 6.99 and 13.59): brackets hold sounds and gestures, or
words that the editor supplied.  A *sound* begins with a word for one, or is a
participle (``[looking at the screen]``), or says in the third person what
somebody does (``[She puts on her gloves.]``, ``[train passes]``); it becomes an
aside.  Everything else is an insertion.  Neither is ever taken out, but that the
literary profile leaves out sounds, on record.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from publisher.transforms.lexicon import LEXICONS, NOT_A_SPEAKER, PRONOUNS, SOUNDS
from publisher.transforms.strand import Edit

__all__ = ["LONGEST", "RULE", "Bracket", "brackets", "is_sound", "square"]

RULE = "asides"

LONGEST = 2000
"""Letters that brackets may hold to be taken for more than signs."""

_THINGS = frozenset("phone telephone door train dog clock bell buzzer long short".split())
"""Words for what can sound, and for how: ``train passes`` is a sound, ``train station`` not."""
_SURE = SOUNDS - _THINGS
_COMMON = frozenset[str]().union(*(one.common for one in LEXICONS)) | NOT_A_SPEAKER
"""Words that begin what an editor supplies: ``[in Leeds]``, ``[my brothers]``."""
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_ROUND = re.compile(r"[(（](?P<said>[^()（）\[\]\n]{1,60})[)）]")
_SQUARE = re.compile(r"\[(?P<said>[^\[\]\n]{1,2000})\]")


@dataclass(frozen=True, slots=True)
class Bracket:
    """Brackets at the letters ``start`` to ``end``; ``sound``: an aside."""

    start: int
    end: int
    said: str
    sound: bool


def is_sound(said: str) -> bool:
    """Tell whether words in brackets tell a sound, a gesture or a gap in the tape."""
    words = [word.casefold() for word in _WORD.findall(said)]
    if not words or len(words) > 16:
        return False
    first, small = words[0], said[:1].islower()
    if first in _THINGS:
        return len(words) == 1 or _does(words) or any(word in _SURE for word in words[1:4])
    if first in SOUNDS:
        return True
    if len(words) <= 6 and small:
        told = any(word in _SURE for word in words[:4])
        if told or (_does(words) and any(word in _THINGS for word in words[:4])):
            return True
    if first in PRONOUNS and len(words) >= 2 and said[:1].isupper():
        return ";" not in said
    if first.endswith("ing") and len(first) > 4 and small:
        return True
    if small and len(words) in (2, 3) and first not in _COMMON:
        return _does(words)
    return bool(re.match(r"(?:end|start|begin|beginning) of\b", said, re.IGNORECASE))


def _does(words: list[str]) -> bool:
    """Tell whether the last word looks like what somebody or something does."""
    return words[-1].endswith(("s", "ing", "ed")) and not words[-1].endswith(("ss", "us"))


def brackets(text: str) -> Iterator[Bracket]:
    """Yield the square brackets of a text that hold an aside or an insertion."""
    for match in _SQUARE.finditer(text):
        said = match["said"]
        if said.startswith("^") or not any(c.isalnum() for c in said):
            continue
        yield Bracket(match.start(), match.end(), said, is_sound(said))


def square(text: str) -> list[Edit]:
    """Return the edits that set sounds in round brackets in square ones."""
    edits = []
    for match in _ROUND.finditer(text):
        words = [word.casefold() for word in _WORD.findall(match["said"])]
        if words and words[0] in SOUNDS and len(words) <= 5 and is_sound(match["said"]):
            edits.append(Edit(match.start(), match.start() + 1, "["))
            edits.append(Edit(match.end() - 1, match.end(), "]"))
    return edits
