"""asides and insertions: what stands in brackets amid speech.

Source: the conventions of transcription (Oral History Association; Chicago
Manual of Style, 17th ed., 6.99 and 13.59): brackets hold sounds and gestures, or
words that the editor supplied.  A *sound* begins with a word for one, or says in
the third person what somebody does (``[She puts on her gloves.]``); in English it
may be a participle (``[looking at the screen]``) or a verb (``[train passes]``).  It
becomes an aside.  Everything else is an insertion.  Neither is ever taken out, but
that the literary profile leaves out sounds, on record.  Where no blanks part words
a sound is told by its beginning (``笑``, ``笑いながら``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from publisher.transforms.lexicon import GAPS, SOUNDS, lexicon
from publisher.transforms.names import is_unspaced
from publisher.transforms.strand import Edit

__all__ = ["LONGEST", "RULE", "Bracket", "brackets", "is_sound", "square"]

RULE = "asides"

_ENGLISH = lexicon("en")
_THINGS = frozenset("phone telephone door train dog clock bell buzzer long short".split())
"""Words for what can sound, and for how: ``train passes`` is a sound, ``train station`` not."""
_SUPPLIED = _ENGLISH.common | _ENGLISH.said
"""Words that begin what an editor supplies: ``[in Leeds]``, ``[my brothers]``."""
LONGEST = 2000
"""Letters that brackets may hold to be taken for more than signs."""

_WORD = re.compile(r"[^\W\d_]++(?:['’-][^\W\d_]++)*+")
_ROUND = re.compile(r"[(（](?P<said>[^()（）\[\]\n]{1,60})[)）]")
_SQUARE = re.compile(r"\[(?P<said>[^\[\]\n]{1,2000})\]")
_UNSPACED_SOUNDS = tuple(sorted(word for word in SOUNDS | GAPS if is_unspaced(word)))
_LONGEST_UNSPACED = 14


@dataclass(frozen=True, slots=True)
class Bracket:
    """Brackets at the letters ``start`` to ``end``; ``sound``: an aside."""

    start: int
    end: int
    said: str
    sound: bool


def is_sound(said: str, language: str) -> bool:
    """Tell whether words in brackets tell a sound, a gesture or a gap in the tape.

    Words for sounds are those of the language and of English, in which many
    transcribers note them whatever is spoken.
    """
    if is_unspaced(said):
        return len(said) <= _LONGEST_UNSPACED and said.startswith(_UNSPACED_SOUNDS)
    words = [word.casefold() for word in _WORD.findall(said)]
    if not words or len(words) > 16:
        return False
    first = words[0]
    known = lexicon(language)
    sounds = (known.sounds | known.gaps | _ENGLISH.sounds) - _THINGS
    if first in _THINGS:
        return len(words) == 1 or _does(words) or any(word in sounds for word in words[1:4])
    if first in sounds:
        return True
    if len(words) <= 6 and not said[:1].isupper() and any(word in sounds for word in words[:4]):
        return True
    if first in known.pronouns | _ENGLISH.pronouns and len(words) >= 2 and said[:1].isupper():
        return ";" not in said
    return known.tag == "en" and _is_english_sound(said, words)


def _is_english_sound(said: str, words: list[str]) -> bool:
    """Tell whether English words tell a sound by their endings."""
    first, small = words[0], said[:1].islower()
    if small and len(words) <= 6 and _does(words) and any(w in _THINGS for w in words[:4]):
        return True
    if first.endswith("ing") and len(first) > 4 and small:
        return True
    if small and len(words) in (2, 3) and first not in _SUPPLIED:
        return _does(words)
    return bool(re.match(r"(?:end|start|begin|beginning) of\b", said, re.IGNORECASE))


def _does(words: list[str]) -> bool:
    """Tell whether the last word looks like what somebody or something does."""
    return words[-1].endswith(("s", "ing", "ed")) and not words[-1].endswith(("ss", "us"))


def brackets(text: str, language: str) -> Iterator[Bracket]:
    """Yield the square brackets of a text that hold an aside or an insertion."""
    for match in _SQUARE.finditer(text):
        said = match["said"]
        if said.startswith("^") or not any(c.isalnum() for c in said):
            continue
        yield Bracket(match.start(), match.end(), said, is_sound(said, language))


def square(text: str, language: str) -> list[Edit]:
    """Return the edits that set sounds in round brackets in square ones."""
    edits = []
    for match in _ROUND.finditer(text):
        said = match["said"]
        if len(_WORD.findall(said)) <= 5 and is_sound(said, language) and _opens_as_sound(said):
            edits.append(Edit(match.start(), match.start() + 1, "["))
            edits.append(Edit(match.end() - 1, match.end(), "]"))
    return edits


def _opens_as_sound(said: str) -> bool:
    """Tell whether the first word is one for a sound, because speech has parentheses too."""
    words = _WORD.findall(said)
    return is_unspaced(said) or bool(words and words[0].casefold() in SOUNDS)
