"""The package document and the NCX: in go files and statements, out come named bytes.

EbookLib writes both.  Its other ways with a book (re-parsing XHTML, random
identifiers, the time of day, guessed media types) are all left aside: files go in
as they are, and nothing is written to a disk.

Floor 4: the only importer of EbookLib.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from ebooklib import epub
from lxml import etree

from publisher.epub.claim import Claim
from publisher.epub.metadata import Statement
from publisher.errors import MachineError, Problem
from publisher.model.publication import ContentsEntry

__all__ = ["File", "Package", "members"]

_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_IBOOKS = "ibooks: http://vocabulary.itunes.apple.com/rdf/ibooks/vocabulary-extensions-1.0/"


@dataclass(frozen=True, slots=True)
class File:
    """A file of the package; ``properties`` are those of the manifest (EPUB 3.3, D.6.2)."""

    id: str
    path: str
    media_type: str
    data: bytes
    properties: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Package:
    """All that a package document says.

    ``spine`` holds ids of files, ``properties`` pairs of a property and its value,
    ``claim`` the conformance that somebody vouches for; ``modified`` is in UTC;
    ``direction`` is ``ltr`` or ``rtl``.
    """

    identifier: str
    language: str
    direction: str
    title: str
    modified: datetime
    statements: tuple[Statement, ...]
    properties: tuple[tuple[str, str], ...]
    files: tuple[File, ...]
    spine: tuple[str, ...]
    contents: tuple[ContentsEntry, ...]
    claim: Claim | None = None


class _Shelf:
    """Takes what EbookLib writes, as a ZIP file would."""

    def __init__(self) -> None:
        self.members: dict[str, bytes] = {}

    def writestr(self, name: str, data: str | bytes) -> None:
        if name in self.members:
            raise ValueError(f"two files are called {name}")
        self.members[name] = data.encode() if isinstance(data, str) else data


class _Writer(epub.EpubWriter):  # type: ignore[misc]
    """Writes to a shelf instead of a disk, and mends the package document on its way."""

    def write(self) -> None:
        self.out = _Shelf()
        self._write_container()
        self._write_opf()
        self._write_items()

    def _write_opf_file(self, root: etree._Element) -> None:
        root.set(_XML_LANG, self.book.language)  # every text of it is in a language
        super()._write_opf_file(root)


def members(package: Package) -> dict[str, bytes]:
    """Return the members of the container by name, in the order in which they go in.

    Raises ``MachineError`` for whatever goes wrong within EbookLib, and
    ``ValueError`` for two files of one name.
    """
    book = _book(package)
    options = {
        "mtime": package.modified,
        "epub2_guide": False,
        "epub3_landmark": False,
        "epub3_pages": False,
        "raise_exceptions": True,
    }
    writer = _Writer("", book, options)
    try:
        writer.process()
        writer.write()
    except (epub.EpubException, etree.LxmlError, TypeError, AttributeError) as error:
        raise MachineError(Problem(f"EbookLib cannot write the package: {error}")) from error
    written: dict[str, bytes] = writer.out.members
    return written


def _book(package: Package) -> epub.EpubBook:
    book = epub.EpubBook()
    book.set_identifier(package.identifier)  # in place of a random one
    book.metadata[epub.NAMESPACES["OPF"]].pop("generator")
    book.set_language(package.language)
    book.title = package.title  # names the NCX; set_title would say dc:title again
    if package.direction == "rtl":
        book.set_direction("rtl")
    for statement in package.statements:
        _say(book, statement)
    for name, value in package.properties:
        book.add_metadata(None, "meta", value, {"property": name})
    if package.claim:
        _claim(book, package.claim)
    _fill(book, package)
    return book


def _say(book: epub.EpubBook, statement: Statement) -> None:
    attributes = {"id": statement.id} if statement.id else {}
    book.add_metadata("DC", statement.name, statement.value, attributes)
    for refinement in statement.refinements:
        attributes = {"refines": f"#{statement.id}", "property": refinement.property}
        if refinement.scheme:
            attributes["scheme"] = refinement.scheme
        book.add_metadata(None, "meta", refinement.value, attributes)


def _claim(book: epub.EpubBook, claim: Claim) -> None:
    """Say what the book conforms to, who says so, and by what right (EPUB Accessibility 1.1, D)."""
    vouched = {"id": "certifier", "property": "a11y:certifiedBy", "refines": "#conformance"}
    stated = {"id": "conformance", "property": "dcterms:conformsTo"}
    book.add_metadata(None, "meta", claim.conforms_to, stated)
    book.add_metadata(None, "meta", claim.certified_by, vouched)
    by = {"refines": "#certifier"}
    if claim.credential:
        entitled = {"property": "a11y:certifierCredential", **by}
        book.add_metadata(None, "meta", claim.credential, entitled)
    if claim.report:
        report = {"rel": "a11y:certifierReport", "href": claim.report, **by}
        book.add_metadata(None, "link", None, report)


def _fill(book: epub.EpubBook, package: Package) -> None:
    """Put files, spine and contents into the book; files as they are, never re-parsed."""
    book.add_item(epub.EpubNcx())
    items = {}
    for file in package.files:
        cover = "cover-image" in file.properties
        if cover:
            item = epub.EpubCover(uid=file.id, file_name=file.path)
            item.media_type, item.content = file.media_type, file.data
            book.add_metadata(None, "meta", "", {"name": "cover", "content": file.id})
        else:
            item = epub.EpubItem(file.id, file.path, file.media_type, file.data)
            item.properties = list(file.properties)
        book.add_item(item)
        items[file.id] = item
    if any(file.media_type == "font/ttf" for file in package.files):
        book.prefixes.append(_IBOOKS)  # without it Apple Books passes over embedded fonts
        book.add_metadata(None, "meta", "true", {"property": "ibooks:specified-fonts"})
    book.spine = [items[name] for name in package.spine]
    book.toc = _toc(package.contents, "n")


def _toc(entries: Sequence[ContentsEntry], prefix: str) -> list[object]:
    """Return the tree as EbookLib takes it; every link has an id of its own."""
    result: list[object] = []
    for number, entry in enumerate(entries, 1):
        name = f"{prefix}{number}"
        link = epub.Link(entry.href, entry.label, name)
        result.append((link, _toc(entry.children, f"{name}-")) if entry.children else link)
    return result
