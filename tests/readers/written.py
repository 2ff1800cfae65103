"""What stands in an EPUB, read by an XML parser, and in a manuscript, read from the model.

Nothing of publisher's own rendering is used but the labels of the speakers and the word
that heads the notes, which manuscripts do not hold.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote
from xml.etree import ElementTree

from publisher.model import walk
from publisher.model.block import Figure, Heading, Paragraph, Turn, Verse
from publisher.model.manuscript import Manuscript
from publisher.xhtml.labels import labels
from publisher.xhtml.phrases import phrases_of

__all__ = ["Entry", "NotePlace", "Written", "solid", "tidy", "told"]

XHTML = "{http://www.w3.org/1999/xhtml}"
OPF = "{http://www.idpf.org/2007/opf}"
EPUB_TYPE = "{http://www.idpf.org/2007/ops}type"
FOLDER = "EPUB"


def tidy(text: str) -> str:
    """Return a text with single spaces."""
    return " ".join(text.split())


def solid(text: str) -> str:
    """Return a text without its spaces, which depend on markup."""
    return "".join(text.split())


@dataclass(frozen=True)
class Entry:
    """An entry of the navigation document."""

    label: str
    href: str


@dataclass(frozen=True)
class NotePlace:
    """A note: its document, the ids of its reference and of itself, and what it says."""

    document: str
    reference_id: str
    note_id: str
    text: str

    @property
    def reference(self) -> str:
        """The address of the reference."""
        return f"{self.document}#{self.reference_id}"


class Written:
    """An EPUB as an XML parser reads it."""

    def __init__(self, path: Path) -> None:
        with zipfile.ZipFile(path) as book:
            self.files = {name: book.read(name) for name in book.namelist()}
        self.package = ElementTree.fromstring(self.files[f"{FOLDER}/content.opf"])

    def spine(self) -> list[str]:
        """Return the paths of the documents, in the order of reading."""
        items = {i.get("id"): i.get("href", "") for i in self.package.iter(f"{OPF}item")}
        return [unquote(items[ref.get("idref")]) for ref in self.package.iter(f"{OPF}itemref")]

    def document(self, path: str) -> ElementTree.Element:
        """Return the body of a document."""
        body = self._root(path).find(f"{XHTML}body")
        assert body is not None
        return body

    def _root(self, path: str) -> ElementTree.Element:
        return ElementTree.fromstring(self.files[f"{FOLDER}/{path}"])

    def from_the_right(self, path: str) -> bool:
        """Say whether a document runs from the right to the left."""
        return self._root(path).get("dir") == "rtl"

    def text(self, path: str) -> str:
        """Return all that a document shows."""
        return tidy("".join(self.document(path).itertext()))

    def entries(self, kind: str) -> list[Entry]:
        """Return the entries of a list of the navigation document: its ``epub:type``."""
        for nav in self.document("nav.xhtml").iter(f"{XHTML}nav"):
            if nav.get(EPUB_TYPE) == kind:
                links = nav.iter(f"{XHTML}a")
                return [Entry(tidy("".join(a.itertext())), a.get("href", "")) for a in links]
        return []

    def notes(self) -> list[NotePlace]:
        """Return every note that is referred to, in order."""
        return [note for path in self.spine() for note in self._notes(path)]

    def _notes(self, path: str) -> Iterator[NotePlace]:
        body = self.document(path)
        by_id = {element.get("id"): element for element in body.iter()}
        for link in body.iter(f"{XHTML}a"):
            if link.get("role") == "doc-noteref":
                target = link.get("href", "").removeprefix("#")
                said = tidy("".join(by_id[target].itertext()))
                yield NotePlace(path, link.get("id", ""), target, said)


def told(text: Manuscript, language: str) -> str:
    """Return all that a manuscript tells in a book of that language, solid, notes last."""
    return solid("".join(_blocks(text)) + "".join(_notes(text, language)))


def _blocks(text: Manuscript) -> Iterator[str]:
    phrases = phrases_of(text.language)
    names = iter(labels(text, phrases))
    for block in walk.blocks(text):
        match block:
            case Turn():
                yield phrases.label.format(name=next(names))
            case Paragraph(inlines=run) | Heading(inlines=run):
                yield walk.plain(run)
            case Figure(caption=run, credit=credit):
                yield walk.plain(run) + credit
            case Verse(stanzas=stanzas):
                yield from (walk.plain(line) for stanza in stanzas for line in stanza)


def _notes(text: Manuscript, language: str) -> Iterator[str]:
    notes = list(walk.notes(text))
    if notes:
        yield phrases_of(language).notes
    for note in notes:
        yield from map(walk.plain, note.paragraphs)
