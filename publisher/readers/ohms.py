"""OHMS files: an oral history's record with its transcript, as archives keep it.

In: the bytes of an XML file; out: a transcript.  Source: the schema of the Oral
History Metadata Synchronizer (Louie B. Nunn Center, versions 5 and 6): the record
holds the catalogue's fields, the index, and either typed lines in ``transcript`` or
WebVTT in ``vtt_transcript``.  All but the transcript is metadata.
"""

from __future__ import annotations

from collections.abc import Iterator

from publisher.errors import Problem, RawError
from publisher.model.transcript import Action, Event, Evidence, Omission, Syntax, Transcript
from publisher.readers.decoding import decode
from publisher.readers.elements import Element, grown, marks
from publisher.readers.encodings import declared_in
from publisher.readers.inverted import direct
from publisher.readers.markup import tokens
from publisher.readers.plain import lines_of
from publisher.readers.reader import Reader
from publisher.readers.typed import paragraphs
from publisher.readers.webvtt import captions
from publisher.readers.xml import check, root
from publisher.source import Location

__all__ = ["READER"]

_KEYS = {
    "title": "title",
    "interviewee": "interviewee",
    "interviewer": "interviewer",
    "language": "language",
}


def _read(path: str, data: bytes, encoding: str = "") -> Transcript:
    decoded = decode(path, data, encoding=encoding, declared=declared_in(data))
    text = decoded.text
    check(path, text)
    found = list(tokens(text, code=False))
    tree = grown(found, text, lenient=False)
    omissions = list(marks(found, frozenset()))
    evidence: list[Evidence] = []
    events: list[Event] = []
    fields = list(_fields(tree))
    evidence += (fact for element in fields for fact in _stated(element))
    for element in fields:
        if element.name == "vtt_transcript" and element.said and not events:
            events += _captions(path, text, element, evidence, omissions)
        elif element.name == "transcript" and element.said and not events:
            events += paragraphs(element.letters(), omissions)
        else:
            omissions += _moved(element)
    if not events:
        hint = "it may be an index only; export it with its transcript"
        raise RawError(Problem("an OHMS file without a transcript", Location(path), hint))
    return Transcript(
        path,
        "ohms",
        data,
        text,
        decoded.offsets,
        tuple(events),
        tuple(evidence),
        tuple(omissions),
        decoded.repairs,
        Syntax.TAGS,
        typed=not any(event.end for event in events),
    )


def _fields(tree: Element) -> Iterator[Element]:
    """Yield the fields of the record, the transcript in WebVTT before the typed one."""
    fields = [field for record in tree.find("record") for field in record.elements()]
    yield from sorted(fields, key=lambda field: field.name != "vtt_transcript")


def _captions(
    path: str, text: str, element: Element, evidence: list[Evidence], omissions: list[Omission]
) -> tuple[Event, ...]:
    pieces = list(element.letters())
    if len(pieces) != 1 or not pieces[0].verbatim:
        return tuple(paragraphs(pieces, omissions))
    events, stated, left = captions(path, lines_of(text, pieces[0].start, pieces[0].end))
    evidence += stated
    omissions += left
    return events


def _stated(element: Element) -> Iterator[Evidence]:
    """Yield what a field states that the interview's header says too."""
    value = element.get("value") if element.name == "date" else ""
    key = "date" if element.name == "date" else _KEYS.get(element.name, "")
    said = value or element.said
    people = key in ("interviewee", "interviewer")
    for one in said.split(";") if people else [said]:
        if key and one.strip():
            told = direct(one.strip()) if people else one
            yield Evidence(key, told, element.start, element.end)


def _moved(element: Element) -> Iterator[Omission]:
    if element.said:
        yield Omission(element.start, element.end, Action.MOVED, element.name)


def _sniff(data: bytes) -> bool:
    """Tell whether the file is XML of the OHMS schema."""
    name, rest = root(data)
    return name == "ROOT" and ("nunncenter" in rest or b"<record" in data[:5000])


READER = Reader("ohms", (".ohms",), _sniff, _read, _read)
