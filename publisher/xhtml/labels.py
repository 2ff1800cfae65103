"""Speakers' labels: in goes a manuscript, out comes what each turn is headed with.

A label is a name at a speaker's first turn and a short form afterwards; the one
interviewer of a talk is called by the role.  A style may have an edition choose the
name every time, or initials.  Labels end with a colon, so that
with styles off, read aloud or copied as plain text, a name never runs into the
words; a program finds them by their element, ``b.speaker``.

Floor 3: imports lower floors and its own modules only.
"""

from __future__ import annotations

from collections import Counter

from publisher.model.block import Turn
from publisher.model.manuscript import Manuscript
from publisher.model.person import Speaker
from publisher.xhtml.people import initials, is_named, short_name
from publisher.xhtml.phrases import Phrases

__all__ = ["labels"]

_CALLED_BY_ROLE = ("interviewer", "moderator")


def labels(manuscript: Manuscript, phrases: Phrases, later: str = "short") -> tuple[str, ...]:
    """Return the label of each turn, in order, without its colon.

    ``later`` is the form after the first: ``short``, ``full`` or ``initials``.
    Different people never share a label; two labels of the manuscript with the
    same name are one person.  Raises ``KeyError`` for a turn of somebody who is
    not among the speakers.
    """
    turns = [block for block in manuscript.body if isinstance(block, Turn)]
    speakers = [manuscript.speaker(turn.speaker) for turn in turns]
    people = {_person(s): s for s in reversed(speakers)}
    full = _distinct({key: _full(s, phrases) for key, s in people.items()}, people)
    short = _kept_apart(
        {key: _later(s, manuscript, phrases, later) for key, s in people.items()}, full
    )
    met: set[str] = set()
    result = []
    for speaker in speakers:
        key = _person(speaker)
        result.append((short if key in met else full)[key])
        met.add(key)
    return tuple(result)


def _person(speaker: Speaker) -> str:
    """Return a key of the person: the name, or for the unnamed the manuscript's label."""
    return f"name {speaker.name}" if is_named(speaker) else f"label {speaker.label}"


def _full(speaker: Speaker, phrases: Phrases) -> str:
    if is_named(speaker):
        return speaker.name
    return phrases.voices.get(speaker.role, speaker.name or speaker.label)


def _short(speaker: Speaker, manuscript: Manuscript, phrases: Phrases) -> str:
    alike = {_person(s) for s in manuscript.speakers if s.role == speaker.role}
    if not is_named(speaker) or (speaker.role in _CALLED_BY_ROLE and len(alike) == 1):
        return phrases.voices.get(speaker.role, _full(speaker, phrases))
    return short_name(speaker, manuscript.language)


def _later(speaker: Speaker, manuscript: Manuscript, phrases: Phrases, form: str) -> str:
    if form == "full" or (form == "initials" and not is_named(speaker)):
        return _full(speaker, phrases)
    return initials(speaker.name) if form == "initials" else _short(speaker, manuscript, phrases)


def _distinct(labels: dict[str, str], people: dict[str, Speaker]) -> dict[str, str]:
    """Return the labels; to each of those that several share, the manuscript's own is added."""
    counts = Counter(labels.values())
    while max(counts.values(), default=0) > 1:
        labels = {
            key: f"{label} ({people[key].label})" if counts[label] > 1 else label
            for key, label in labels.items()
        }
        counts = Counter(labels.values())
    return labels


def _kept_apart(short: dict[str, str], full: dict[str, str]) -> dict[str, str]:
    """Return the short labels; one that could also be somebody else gives way to the full one."""
    counts = Counter(short.values())
    result = {}
    for key, label in short.items():
        anothers = any(label == other for k, other in full.items() if k != key)
        result[key] = full[key] if anothers or counts[label] > 1 else label
    return result
