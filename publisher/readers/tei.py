"""TEI: transcriptions of speech and of drama in XML.

In: the bytes of a file; out: a transcript.  Source: the TEI Guidelines P5: 2 (the
header), 8 (transcriptions of speech: ``u``, ``who``, ``pause``, ``vocal`` …), 7.2
(``sp`` and ``speaker``), 3.5 (``choice``: what stood there is kept, what an editor
makes of it goes, on record).
"""

from __future__ import annotations

from collections.abc import Iterator

from publisher.errors import Problem, RawError
from publisher.model.transcript import Evidence, Syntax, Transcript
from publisher.readers.decoding import decode
from publisher.readers.elements import Element, grown, marks
from publisher.readers.encodings import declared_in
from publisher.readers.inverted import direct
from publisher.readers.markup import tokens
from publisher.readers.reader import Reader
from publisher.readers.tei_flow import INLINE, Walk
from publisher.readers.xml import check, root
from publisher.source import Location

__all__ = ["READER"]

_ASKS = ("interviewer", "host", "moderator", "asker", "fieldworker", "researcher")
_TELLS = ("interviewee", "narrator", "respondent", "informant", "guest", "consultant")


def _read(path: str, data: bytes, encoding: str = "") -> Transcript:
    decoded = decode(path, data, encoding=encoding, declared=declared_in(data))
    check(path, decoded.text)
    found = list(tokens(decoded.text, code=False))
    tree = grown(found, decoded.text, lenient=False)
    header = next(tree.find("teiheader"), None)
    walk = Walk(_names(header))
    events = tuple(walk.events(tree))
    if not events:
        raise RawError(Problem("a TEI file without text", Location(path)))
    return Transcript(
        path,
        "tei",
        data,
        decoded.text,
        decoded.offsets,
        events,
        tuple(_stated(tree, header)),
        (*marks(found, INLINE), *walk.omissions),
        decoded.repairs,
        Syntax.TAGS,
    )


def _names(header: Element | None) -> dict[str, str]:
    """Return the names of the persons by the id that ``who`` refers to."""
    persons = header.find("person", "personGrp".lower()) if header is not None else ()
    return {one.get("id"): _name(one) for one in persons if one.get("id") and _name(one)}


def _name(person: Element) -> str:
    found = next(person.find("persname", "name"), None)
    return found.said if found is not None else " ".join(person.get("n").split())


def _stated(tree: Element, header: Element | None) -> Iterator[Evidence]:
    for document in tree.find("tei"):
        if language := document.get("lang"):
            yield Evidence("language", language, document.start, document.start)
    if header is None:
        return
    for key, paths in (
        ("title", (("titlestmt", "title"),)),
        ("place", (("recordingstmt", "placename"), ("settingdesc", "placename"))),
        ("language", (("langusage", "language"),)),
    ):
        for path in paths:
            if (element := _first(header, path)) is not None:
                said = element.get("ident") if key == "language" else element.said
                if said:
                    yield Evidence(key, said, element.start, element.end)
                    break
    yield from _dated(header)
    yield from _people(header)


def _first(header: Element, path: tuple[str, ...]) -> Element | None:
    found: Element | None = header
    for name in path:
        found = next(found.find(name), None) if found is not None else None
    return found


def _dated(header: Element) -> Iterator[Evidence]:
    """Yield the date: of the recording, the creation, the setting, or the publication."""
    for part in ("recordingstmt", "creation", "settingdesc", "sourcedesc", "publicationstmt"):
        for box in header.find(part):
            for date in box.find("date"):
                if said := date.get("when") or date.said:
                    yield Evidence("date", said, date.start, date.end)
                    return


def _people(header: Element) -> Iterator[Evidence]:
    for person in header.find("person"):
        role = person.get("role").casefold()
        key = "speaker"
        if any(word in role for word in _ASKS):
            key = "interviewer"
        elif any(word in role for word in _TELLS):
            key = "interviewee"
        if name := _name(person):
            yield Evidence(key, direct(name), person.start, person.end)
    for statement in header.find("respstmt"):
        duty = next(statement.find("resp"), None)
        name_ = next(statement.find("name", "persname"), None)
        if duty is None or name_ is None:
            continue
        for word, key in (("interview", "interviewer"), ("transcri", "transcriber")):
            if word in duty.said.casefold():
                yield Evidence(key, direct(name_.said), statement.start, statement.end)


def _sniff(data: bytes) -> bool:
    """Tell whether the root of an XML file is TEI's."""
    return root(data)[0] in ("TEI", "TEI.2", "teiCorpus")


READER = Reader("tei", (".tei",), _sniff, _read, _read)
