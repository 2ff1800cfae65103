"""The header of a text file: lines of ``key: value`` between two lines of ``---``.

In: the text of a file; out: what the header states, and where the body begins.

This is a small, safe part of YAML (1.2.2, 8.2), as blogs and transcript archives
write it: scalars, quoted or folded over several lines, lists, and mappings within
lists.  Every value is a string.  Whatever a line means, it is accounted for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from publisher.model.transcript import Action, Evidence, Omission

__all__ = ["Header", "read"]

_KEY = re.compile(r"([A-Za-z_][A-Za-z0-9_ .-]{0,60}?)[ \t]*:(?:[ \t]+|$)")
_ITEM = re.compile(r"[ \t]*-[ \t]+")
_SENTENCE = re.compile(r"[.?!…]$")
_LONGEST = 400
"""Lines that a header may have."""


@dataclass(frozen=True, slots=True)
class Header:
    """What a header states, and the character after it (0: there is none)."""

    end: int = 0
    evidence: tuple[Evidence, ...] = ()
    omissions: tuple[Omission, ...] = ()


@dataclass(slots=True)
class _Entry:
    """A top-level key with the lines that belong to it, and where they stand."""

    key: str
    start: int
    end: int
    first: str
    more: list[str]


def read(text: str) -> Header:
    """Return the header that a text begins with, or an empty one."""
    opening = re.match(r"\s*---[ \t]*\n", text)
    if opening is None:
        return Header()
    entries: list[_Entry] = []
    place = opening.end()
    for _ in range(_LONGEST):
        stop = text.find("\n", place)
        line = text[place : stop if stop >= 0 else len(text)]
        following = stop + 1 if stop >= 0 else len(text)
        if line.rstrip() in ("---", "..."):
            return Header() if _is_talk(entries) else _header(entries, following)
        if not _take(line, place, entries) or stop < 0:
            break
        place = following
    return Header()


def _is_talk(entries: list[_Entry]) -> bool:
    """Tell whether these are turns between two rules: a blank line and then another key.

    A header of YAML may hold blank lines too, but no key in one begins with a
    capital and states a sentence.
    """
    said = [entry for entry in entries if entry.key[0].isupper() and _SENTENCE.search(entry.first)]
    apart = any(not line.strip() for entry in entries[:-1] for line in entry.more)
    return apart and len(said) * 2 > len(entries)


def _take(line: str, place: int, entries: list[_Entry]) -> bool:
    """Give a line to the entry it belongs to; return False if this is no header."""
    key = _KEY.match(line)
    end = place + len(line)
    if key:
        entries.append(_Entry(key[1], place, end, line[key.end() :].strip(), []))
    elif entries and (not line.strip() or line[0] in " \t" or _ITEM.match(line)):
        entries[-1].more.append(line)
        entries[-1].end = end
    elif line.startswith("#"):
        entries.append(_Entry("comment", place, end, "", []))
    else:
        return not line.strip()
    return True


def _header(entries: list[_Entry], end: int) -> Header:
    if not entries:
        return Header()
    evidence = tuple(e for entry in entries for e in _evidence(entry))
    omissions = tuple(Omission(e.start, e.end, Action.MOVED, e.key.lower()) for e in entries)
    return Header(end, evidence, omissions)


def _evidence(entry: _Entry) -> Iterator[Evidence]:
    key = entry.key.lower()
    items = [line for line in entry.more if line.strip()]
    if not items or not (
        _ITEM.match(items[0]) or (not entry.first and _KEY.match(items[0].strip()))
    ):
        value = _scalar(" ".join([entry.first, *(line.strip() for line in items)]).strip())
        yield from _values(key, value, entry)
        return
    for line in items:
        item = _ITEM.match(line)
        said = line[item.end() :] if item else line.strip()
        inner = _KEY.match(said)
        name = f"{key}.{inner[1].lower()}" if inner else key
        value = _scalar(said[inner.end() :] if inner else said)
        if value:
            yield Evidence(name, value, entry.start, entry.end)


def _values(key: str, value: str, entry: _Entry) -> Iterator[Evidence]:
    if value.startswith("[") and value.endswith("]"):
        for part in value[1:-1].split(","):
            if said := _scalar(part.strip()):
                yield Evidence(key, said, entry.start, entry.end)
    elif value:
        yield Evidence(key, value, entry.start, entry.end)


def _scalar(text: str) -> str:
    """Return a scalar without its quotes, folding sign or comment."""
    text = text.strip()
    if text[:1] in (">", "|") and len(text.split()[0]) <= 2:
        text = text[2:].strip()
    if len(text) >= 2 and text[0] == text[-1] == "'":
        return text[1:-1].replace("''", "'").strip()
    if len(text) >= 2 and text[0] == text[-1] == '"':
        return text[1:-1].replace('\\"', '"').strip()
    if text.startswith("#"):
        return ""
    return text.split(" #")[0].strip() if " #" in text else text
