"""What JSON states about an interview as a whole: title, date, place, people.

In: the trees, and who was found; out: evidence.  Facts stand outside lists, in the
object around the talk or in one beside it; what a series or a service is called is
not the interview's.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from publisher.model.transcript import Evidence
from publisher.readers.fields import evidence_key, folded
from publisher.readers.json_people import People, evidence_of
from publisher.readers.json_text import said
from publisher.readers.json_tree import Array, Atom, Object, String, Value

__all__ = ["facts", "language_tag"]

_OTHERS = frozenset(
    "podcast series show publisher collection project request config model license site blog "
    "channel job organization series_info rights download links link".split()
)
_PEOPLE = ("interviewer", "interviewee", "host", "author", "transcriber", "translator")
_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z]{2,4})?")
_LANGUAGES = {
    "english": "en", "french": "fr", "german": "de", "spanish": "es", "italian": "it",
    "portuguese": "pt", "dutch": "nl", "japanese": "ja", "arabic": "ar", "russian": "ru",
    "chinese": "zh", "polish": "pl", "swedish": "sv", "korean": "ko", "turkish": "tr",
    "danish": "da", "norwegian": "no", "finnish": "fi", "greek": "el", "hebrew": "he",
    "français": "fr", "deutsch": "de", "español": "es", "italiano": "it",
}  # fmt: skip
_LONGEST = 300


def facts(text: str, values: list[Value], people: People, kept: set[int]) -> Iterator[Evidence]:
    """Yield what the objects outside lists state, the outermost first, then the people.

    ``kept`` are the characters at which strings begin that are told as words.
    """
    places = sorted(kept)
    level = [v for v in values if len(values) == 1 or not _holds(v, places)]
    while level:
        inner: list[Value] = []
        for value in level:
            if not isinstance(value, Object):
                continue
            for member in value.members:
                if member.value.start in kept:
                    continue
                key = evidence_key(member.name)
                if key:
                    yield from _stated(text, key, member.value)
                if isinstance(member.value, Object) and folded(member.name) not in _OTHERS:
                    inner.append(member.value)
        level = inner
    for person in people.persons:
        yield Evidence(person.key, person.name, person.string.start + 1, person.string.end - 1)


def _holds(value: Value, places: list[int]) -> bool:
    index = bisect_left(places, value.start)
    return index < len(places) and places[index] < value.end


def _stated(text: str, key: str, value: Value) -> Iterator[Evidence]:
    """Yield what one field states."""
    if isinstance(value, Atom):
        if key in ("date", "published") and value.text.isdecimal() and len(value.text) == 4:
            yield Evidence(key, value.text, value.start, value.end)
        return
    people = key in _PEOPLE
    if isinstance(value, Array | Object) and not people and key != "place":
        return
    for string in evidence_of(text, value) if people or key == "place" else [value]:
        if not isinstance(string, String):
            continue
        stated = said(text, string).strip()
        if key == "language":
            stated = language_tag(stated)
        if 0 < len(stated) <= _LONGEST:
            yield Evidence(key, stated, string.start + 1, string.end - 1)


def language_tag(stated: str) -> str:
    """Return the tag of a language that is given by tag or by name; empty if unknown."""
    if stated.casefold() in _LANGUAGES:
        return _LANGUAGES[stated.casefold()]
    return stated.replace("_", "-") if _TAG.fullmatch(stated) else ""
