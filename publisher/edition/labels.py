"""Labels of speakers: in goes one that tells a name, out comes one that tells the pseudonym.

Floor 2: imports lower floors only.
"""

from __future__ import annotations

import re

from publisher.model.naming import LETTER, folded, words
from publisher.model.person import Person, Pseudonym

__all__ = ["initials", "label_of"]

_LEAST = 3


def label_of(label: str, person: Person, pseudonym: Pseudonym) -> str:
    """Return the label of somebody whose name its words or letters are taken from."""
    solid = folded("".join(words(label)))
    short = {folded("".join(words(a))) for a in person.aliases if len("".join(words(a))) < _LEAST}
    if solid and solid in short | {folded(initials(person.name))}:
        return initials(pseudonym.name)
    own, others = [folded(word) for word in words(person.name)], words(pseudonym.name)

    def other(match: re.Match[str]) -> str:
        word = folded(match[0])
        if word not in own:
            return match[0]
        new = others[-1] if word == own[-1] else others[0]
        return new.upper() if match[0].isupper() and len(word) > 1 else new

    return re.sub(f"{LETTER}+", other, label)


def initials(name: str) -> str:
    """Return the first letters of a name, without those of words such as *van*."""
    return "".join(word[0] for word in words(name) if not word[0].islower()) or name[:1]
