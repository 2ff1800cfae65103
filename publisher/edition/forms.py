"""Forms of names: in goes a text, out comes where it names somebody, and what to say instead.

A form is found as whole words, whatever stands between them (blanks, line ends, the brackets
of an insertion) and whatever lies unseen within them (soft hyphens).  Letters that follow an
apostrophe are no part of it, so a possessive keeps its ending; a name of several words may
end in a bare ``s``, the genitive of other languages.

Case: CAPITALS are answered in capitals.  A single word counts only if it begins as the form
does, for ``rose`` in small letters is a flower; of several words any case is a name.

Floor 2: imports lower floors only.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from publisher.model.naming import LETTER, is_solid, words
from publisher.slug import slug

__all__ = ["Change", "Forms", "SlugForms"]

_UNSEEN = "[\u00ad\u200b-\u200d\u2060]*"
_GAP = r"[\s\[\]]+"
_HYPHENS, _APOSTROPHES = "-\u2010\u2011", "'\u2019"
_LEAST = 3
"""Letters of a form below which it is a label and no name that could be told from others.

One of a script that does not part words has two.
"""


@dataclass(frozen=True, slots=True)
class Change:
    """Characters ``start`` to ``stop`` of a text are to be ``new``."""

    start: int
    stop: int
    new: str


class Forms:
    """Names and what stands for each; longer ones go before shorter ones."""

    def __init__(self, pairs: Mapping[str, str]) -> None:
        """Take pairs of a form and its substitute; forms of fewer than three letters are none."""
        known = {" ".join(old.split()): new for old, new in pairs.items()}
        kept = [old for old in known if sum(map(len, words(old))) >= _LEAST - is_solid(old)]
        self._pairs = [(old, known[old]) for old in sorted(kept, key=lambda o: (-len(o), o))]
        written = "|".join(_pattern(old) for old, _ in self._pairs)
        self._pattern = re.compile(written, re.IGNORECASE) if written else None
        self.count = 0
        """How many words were named so far."""

    def __bool__(self) -> bool:
        """Tell whether there is anything to find."""
        return self._pattern is not None

    def changes(self, text: str) -> Iterator[Change]:
        """Yield what is to be changed in a text, in order, word for word where that can be."""
        at = 0
        while self._pattern and (match := self._pattern.search(text, at)):
            group = match.lastindex or 0
            start, stop = match.span(group)
            old, new = self._pairs[group - 1]
            said = _cased(_seen(match[group]), old, new)
            if said is None:
                at = start + 1
                continue
            self.count += len(words(old))
            yield from _parted(text, start, stop, said)
            at = stop

    def replaced(self, text: str) -> str:
        """Return a text with every form replaced."""
        parts, at = [], 0
        for change in self.changes(text):
            parts += [text[at : change.start], change.new]
            at = change.stop
        return "".join([*parts, text[at:]]) if parts else text


def _pattern(form: str) -> str:
    """Return a group that matches a form, and the ending that it may have."""
    written = f"({_GAP.join(map(_word, form.split()))})"
    if is_solid(form):
        return written
    ending = "s?" if " " in form else ""
    return f"(?<!{LETTER}){written}{ending}(?!{LETTER})"


def _word(word: str) -> str:
    return _UNSEEN.join(map(_character, unicodedata.normalize("NFC", word)))


def _character(character: str) -> str:
    """Return what matches a character, composed or not."""
    for alike in (_HYPHENS, _APOSTROPHES):
        if character in alike:
            return f"[{alike}]"
    parted = unicodedata.normalize("NFD", character)
    if parted == character:
        return re.escape(character)
    return f"(?:{re.escape(character)}|{re.escape(parted)})"


def _seen(text: str) -> str:
    """Return what was found as a form is written."""
    plain = re.sub(_UNSEEN, "", unicodedata.normalize("NFC", text))
    return " ".join(re.sub(_GAP, " ", plain).split())


def _cased(found: str, old: str, new: str) -> str | None:
    """Return the substitute in the case of what was found; None if that is no name."""
    if found == unicodedata.normalize("NFC", old):
        return new
    if found.isupper() and len(found) > 1:
        return new.upper()
    if " " not in old:
        return new if found[:1].isupper() or not old[:1].isupper() else None
    if found.islower():
        return new.lower()
    return new[:1].upper() + new[1:] if found[:1].isupper() else new


def _parted(text: str, start: int, stop: int, new: str) -> Iterator[Change]:
    """Yield a change a word, so that what stands between the words stays, if that can be."""
    spans = [
        (start + m.start(), start + m.end()) for m in re.finditer(r"[^\s\[\]]+", text[start:stop])
    ]
    said = new.split()
    if len(spans) == len(said):
        for (first, last), word in zip(spans, said, strict=True):
            yield Change(first, last, word)
    else:
        yield Change(start, stop, new)


# --- names in ids ------------------------------------------------------------------------------


class SlugForms:
    """Names as they stand in ids, file names and addresses."""

    def __init__(self, pairs: Mapping[str, str]) -> None:
        """Take pairs of a form and its substitute."""
        self._new: dict[str, str] = {}
        for old, new in pairs.items():
            if len("".join(words(old))) < _LEAST or not words(old)[0].isascii():
                continue
            for joint in ("-", ""):
                self._new.setdefault(slug(old).replace("-", joint), slug(new).replace("-", joint))
        longest = sorted(self._new, key=lambda form: (-len(form), form))
        written = "|".join(re.escape(form).replace(r"\-", "[-_ .]") for form in longest)
        whole = rf"(?<![a-z])(?:{written})(?![a-z])"
        self._pattern = re.compile(whole, re.IGNORECASE) if written else None

    def replaced(self, text: str) -> str:
        """Return an id or a path with the names in it replaced."""
        if self._pattern is None:
            return text
        return self._pattern.sub(lambda m: self._new[re.sub("[_ .]", "-", m[0].lower())], text)
