"""header: what the container and the lines before the talk state about it.

Source: the front matter of blogs and transcript archives, and the header lines
of oral histories (Oral History Association, *Principles and Best Practices*:
who, by whom, when, where).  A line counts as one if what stands before its colon
is a known key and what stands behind it can be a value: ``Interviewer: Tomas
Verey`` is a header line, ``Interviewer: How are you?`` is speech.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice

from publisher.model.transcript import Evidence, Omission
from publisher.transforms.dates import dated, iso, occasion
from publisher.transforms.draft import Draft, Metadata, Named, Unit, UnitKind, moved
from publisher.transforms.lexicon import GENRES, header_key
from publisher.transforms.names import bare, cased, may_be_name
from publisher.transforms.strand import Strand

__all__ = ["RECORDING", "RULE", "announced", "container", "names_of", "read"]

RULE = "header"

_FRONT_KEYS = {
    "title": "title",
    "subtitle": "subtitle",
    "date": "date",
    "created_on": "posted",
    "published": "posted",
    "updated": "posted",
    "recorded": "date",
    "interview_date": "date",
    "place": "place",
    "location": "place",
    "language": "language",
    "lang": "language",
    "guest": "interviewee",
    "guests": "interviewee",
    "guest.name": "interviewee",
    "guests.name": "interviewee",
    "interviewee": "interviewee",
    "interviewees": "interviewee",
    "interviewee.name": "interviewee",
    "interviewees.name": "interviewee",
    "narrator": "interviewee",
    "interviewer": "interviewer",
    "interviewers": "interviewer",
    "interviewer.name": "interviewer",
    "host": "interviewer",
    "hosts": "interviewer",
    "hosts.name": "host",
    "host.name": "host",
    "speakers": "speaker",
    "speaker": "speaker",
    "speakers.name": "speaker",
    "participants": "speaker",
    "author": "author",
    "authors": "author",
    "by": "author",
    "byline": "author",
    "transcript_by": "transcriber",
    "transcriber": "transcriber",
    "transcribed_by": "transcriber",
    "translation_by": "translator",
    "translator": "translator",
}
_PEOPLE = ("interviewee", "interviewer", "moderator", "host", "speaker", "participants")
_SPLIT = re.compile(
    r"(?<![ \t])[ \t]*(?:[,;&\n、，；،؛]|\b(?:and|und|et|y|e|ed|en|och|og|ja|i|a|és|și|și|i|и|и|та|και|ve|dan|và|και)\b"
    r"|(?<=\s)و(?=\s))[ \t]*"
)
_LINE = re.compile(
    r"[ \t]*(?P<key>[^\n:：]{1,40}?)[ \t\u00a0\u202f]*(?:\n[ \t]*)?[:：][ \t]*(?P<value>[^\n]*)"
)
_SPEAKING = ("interviewee", "interviewer", "moderator", "host")
"""Keys that may as well be labels with their words below."""
RECORDING = re.compile(r"[^\n/\\]{1,120}\.(?:mp3|m4a|wav|mp4|mov|aac|ogg|flac|wma|webm|avi)", re.I)
"""The name of a file of sound or pictures."""
_PARENTHESES = re.compile(r"(?<![ \t])[ \t]*+\([^()\n]{1,80}\)")
"""What is said about a person behind the name: ``Nora Verey (hydrologist)``."""
_SCAN = 80
"""Units at the beginning among which header lines are looked for."""


def container(draft: Draft) -> Draft:
    """Return the draft with what the container states (front matter, caption header)."""
    metadata = draft.metadata
    for evidence in draft.transcript.evidence:
        if evidence.key == "remark":
            metadata = _remarked(metadata, evidence.value)
        else:
            metadata = _stated(metadata, evidence)
    return draft.having(metadata=metadata)


def _stated(metadata: Metadata, evidence: Evidence) -> Metadata:
    meaning = _FRONT_KEYS.get(evidence.key, "")
    return _known(metadata, meaning, evidence.value, "header") if meaning else metadata


def _remarked(metadata: Metadata, said: str) -> Metadata:
    """Return the metadata with what a remark at the head of a caption file says.

    Lines of ``key: value`` are header lines; else the first sentence, if short, is
    the title, and one that tells of the recording gives date and place.
    """
    lines = [_LINE.fullmatch(line) for line in said.split("\n")]
    keyed = [(header_key(m["key"], metadata.language), m["value"]) for m in lines if m]
    if keyed and all(key for key, _ in keyed):
        for key, value in keyed:
            metadata = _known(metadata, key, value.strip(), "header")
        return metadata
    sentences = [s.strip() for s in re.split(r"(?<=[.!?])\s+|\n{2,}", " ".join(said.split()))]
    if sentences and len(sentences[0].split()) <= 8 and not dated(sentences[0])[0]:
        metadata = _known(metadata, "title", sentences[0].rstrip("."), "header")
    for sentence in sentences:
        date, place = occasion(sentence.rstrip("."))
        if date:
            metadata = _known(metadata, "date", date, "header")
            metadata = _known(metadata, "place", place, "header") if place else metadata
    return metadata


def _known(metadata: Metadata, meaning: str, value: str, source: str) -> Metadata:
    """Return the metadata with one more fact; what was known first stays."""
    match meaning:
        case "title":
            return replace(metadata, title=metadata.title or " ".join(value.split()))
        case "subtitle":
            return replace(metadata, subtitle=metadata.subtitle or " ".join(value.split()))
        case "place":
            return replace(metadata, place=metadata.place or " ".join(value.split()))
        case "language":
            return replace(metadata, language=metadata.language or value.strip())
        case "date":
            return replace(metadata, date=metadata.date or iso(value))
        case "posted":
            return replace(metadata, posted=metadata.posted or iso(value))
        case "author":
            names = tuple(n for n in names_of(value) if n not in metadata.authors)
            return replace(metadata, authors=(*metadata.authors, *names))
        case "transcriber":
            return replace(metadata, transcribers=(*metadata.transcribers, *names_of(value)))
        case "translator":
            return replace(metadata, translators=(*metadata.translators, *names_of(value)))
        case _ if meaning in _PEOPLE:
            role = "" if meaning in ("speaker", "participants", "host") else meaning
            people = tuple(Named(n, role, f"{source} {meaning}") for n in names_of(value))
            return replace(metadata, people=(*metadata.people, *people))
        case _:
            return metadata


def names_of(value: str) -> list[str]:
    """Return the names in a value such as ``Ann Lee and Bo Ek``; none if it says more."""
    value = _PARENTHESES.sub("", value)
    parts = [part for text in _SPLIT.split(value) if (part := bare(text))]
    return [cased(part) for part in parts] if all(map(may_be_name, parts)) else []


# --- header lines ------------------------------------------------------------------------------


def read(draft: Draft) -> Draft:
    """Return the draft without its header lines, which go to the metadata."""
    metadata = draft.metadata
    records: list[Omission] = []
    kept: list[Unit] = []
    open_key = ""
    talking = False
    below: list[tuple[str, str, Strand]] = []
    for index, unit in enumerate(draft.units):
        if below:
            found, below = below, []
        elif heading := _heading(draft.units, index, metadata.language, talking=talking):
            records.append(moved(unit.strand, heading[0]))
            below = [heading]
            continue
        elif talking or unit.voiced or index >= _SCAN:
            found = []
        else:
            found = list(_lines(unit, open_key, metadata.language))
        if (
            index == 0
            and len(found) == 1
            and re.split("[:：]", unit.text, maxsplit=1)[0].strip().casefold() in GENRES
        ):
            found = []  # “Interview: Somebody” on the first line is a title
        if not found:
            talking = talking or _is_talk(unit)
            open_key = "" if unit.gap or talking else open_key
            kept.append(unit)
            continue
        for key, value, line in found:
            metadata = _known(metadata, key, value, "line")
            records.append(moved(line, key))
            open_key = key
    return draft.having(kept, records=records, metadata=metadata)


def _heading(
    units: Sequence[Unit], index: int, tag: str, *, talking: bool
) -> tuple[str, str, Strand] | None:
    """Return what the line below a key states, as services head their exports.

    The key stands alone in capitals (``SPEAKERS``), or the line below names a file.
    """
    unit, after = units[index], units[index + 1 : index + 2]
    if talking or index >= _SCAN or not after or after[0].gap > 1 or len(unit.text) > 40:
        return None
    value = after[0].text.strip()
    key = header_key(unit.text, tag) if unit.lead is None and not unit.voiced else ""
    told = unit.text.isupper() and not after[0].gap and key not in _SPEAKING
    if not key or after[0].lead is not None or after[0].voiced or "\n" in value:
        return None
    if (told and _fits(key, value)) or (key == "source" and RECORDING.fullmatch(value)):
        return key, value, after[0].strand
    return None


def announced(strands: Iterable[Strand]) -> Iterator[str]:
    """Yield the names in what look like header lines, before any label is known."""
    for strand in islice(strands, _SCAN):
        for line in strand.text[:1000].split("\n"):
            match = _LINE.fullmatch(line.rstrip())
            if match and header_key(match["key"], "") in _PEOPLE:
                yield from names_of(match["value"])


def _is_talk(unit: Unit) -> bool:
    """Tell whether somebody speaks here, so that no header line can follow."""
    if unit.kind is UnitKind.CUE or unit.voiced:
        return True
    lead = unit.lead
    return lead is not None and bool(lead.label) and len(unit.text) - lead.words > 0


def _lines(unit: Unit, open_key: str, tag: str) -> Iterator[tuple[str, str, Strand]]:
    """Yield key, value and strand of the header lines that a unit consists of."""
    if unit.kind not in (UnitKind.PARAGRAPH, UnitKind.ITEM) or len(unit.text) > 1000:
        return
    if unit.voiced:
        return
    found: list[tuple[str, str, Strand]] = []
    for piece in _entries(unit.strand):
        match = _LINE.fullmatch(piece.text.rstrip())
        key = header_key(match["key"], tag) if match else ""
        if match and key and _fits(key, match["value"]):
            found.append((key, match["value"].strip(), piece))
            open_key = key
        elif not match and open_key in _PEOPLE and not (unit.gap and not found):
            if not may_be_name(piece.text.strip()):
                return
            found.append((open_key, piece.text.strip(), piece))
        else:
            return
    yield from found


def _entries(strand: Strand) -> Iterable[Strand]:
    """Yield the lines of a unit; a line that begins with a colon goes with the one before."""
    lines = [line for line in strand.lines() if line.text.strip()]
    entries: list[Strand] = []
    for line in lines:
        if line.text.lstrip().startswith((":", "：")) and entries:
            entries[-1] = Strand.joined([entries[-1], line], "\n")
        else:
            entries.append(line)
    return entries


def _fits(key: str, value: str) -> bool:
    """Tell whether a value can be one of this key, and not the words of a turn."""
    value = value.strip()
    if not value:
        return key not in _PEOPLE
    if key in _PEOPLE or key in ("author", "transcriber", "translator", "editor"):
        return bool(names_of(value)) and len(value) <= 160 and not value.endswith((".", "?", "!"))
    if key in ("date", "posted"):
        return bool(dated(value)[0])
    return len(value) <= 200 and not value.endswith(("?", "!"))
