"""The package document and the NCX: in go files and statements, out come named bytes.

EbookLib writes both, and what it leaves out or in disorder is mended where the
tree passes by.  Its other ways with a book (re-parsing XHTML, random identifiers,
the time of day, guessed media types) are all left aside: files go in as they are,
and nothing is written to a disk.

Floor 4: the only importer of EbookLib.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from ebooklib import epub
from lxml import etree

from publisher.epub import ncx
from publisher.epub.metadata import Refinement, Statement, identifier_type
from publisher.epub.places import Places
from publisher.errors import MachineError, Problem
from publisher.model.publication import ContentsEntry, PageEntry
from publisher.xhtml.languages import text_direction

__all__ = ["File", "Package", "members"]

_IDENTIFIER = "identifier"
"""The id of the element that identifies the package."""

_CODES = frozenset({"identifier", "language", "date", "type", "format"})
"""Dublin Core elements that take neither language nor direction."""

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

    ``spine`` holds ids of files in the order of reading, ``aside`` those that may be
    gone to but are not read on the way; ``properties`` holds pairs of a property and
    its value, ``legacy`` names and contents that only old shelves read; ``modified``
    is in UTC; ``direction`` is ``ltr`` or ``rtl``.  ``pages`` are those of the printed
    book, in order, if the files mark them.
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
    pages: tuple[PageEntry, ...] = ()
    legacy: tuple[tuple[str, str], ...] = ()
    aside: tuple[str, ...] = ()


class _Shelf:
    """Takes what EbookLib writes, as a ZIP file would."""

    def __init__(self) -> None:
        self.members: dict[str, bytes] = {}

    def writestr(self, name: str, data: str | bytes) -> None:
        if name in self.members:
            raise ValueError(f"two files are called {name}")
        self.members[name] = data.encode() if isinstance(data, str) else data


class _Writer(epub.EpubWriter):  # type: ignore[misc]
    """Writes to a shelf instead of a disk, and mends package document and NCX on their way."""

    def __init__(self, package: Package, book: epub.EpubBook, options: dict[str, object]) -> None:
        super().__init__("", book, options)
        self.package = package

    def write(self) -> None:
        self.out = _Shelf()
        self._write_container()
        self._write_opf()
        self._write_items()

    def _write_opf_file(self, root: etree._Element) -> None:
        root.set(_XML_LANG, self.package.language)  # every text of it is in a language
        _declare(root, self.book.prefixes)
        (metadata,) = root.iterchildren("metadata")
        _arrange(metadata, self.package.modified)
        etree.cleanup_namespaces(root)
        super()._write_opf_file(root)

    def _get_ncx(self) -> bytes:
        package = self.package
        spine = {file.id: file for file in package.files}
        places = Places((spine[id_].path, spine[id_].data) for id_ in package.spine)
        return ncx.completed(
            super()._get_ncx(),
            language=package.language,
            direction=package.direction,
            authors=[said.value for said in package.statements if said.name == "creator"],
            pages=package.pages,
            place=places.of,
        )


def _declare(root: etree._Element, prefixes: Sequence[str]) -> None:
    """Declare the prefixes that are not reserved (EPUB 3.3, D.1.5); EbookLib adds one that is."""
    if prefixes:
        root.set("prefix", " ".join(prefixes))
    else:
        root.attrib.pop("prefix")


def _arrange(metadata: etree._Element, modified: datetime) -> None:
    """Put each refinement below what it refines, and the date below the identifier.

    Identifier and date of modification together name the release of the book, and
    a package document is also read by people.  The date is written anew, since
    ``strftime`` need not give a year four digits.
    """
    refining: dict[str, list[etree._Element]] = {}
    said = []
    for element in metadata:
        refines = element.get("refines")
        if refines is None:
            said.append(element)
        else:
            refining.setdefault(refines, []).append(element)
        if not element.text:
            element.text = None
    changed, identified, *others = said
    changed.text = modified.isoformat(timespec="seconds").replace("+00:00", "Z")
    for element in (identified, changed, *others):
        metadata.append(element)
        metadata.extend(refining.get(f"#{element.get('id')}", ()))


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
        "package_direction": True,
        "raise_exceptions": True,
    }
    writer = _Writer(package, book, options)
    try:
        writer.process()
        writer.write()
    except (epub.EpubException, etree.LxmlError, TypeError, AttributeError) as error:
        raise MachineError(Problem(f"EbookLib cannot write the package: {error}")) from error
    written: dict[str, bytes] = writer.out.members
    return written


def _book(package: Package) -> epub.EpubBook:
    book = epub.EpubBook()
    book.IDENTIFIER_ID = _IDENTIFIER
    book.set_identifier(package.identifier)  # in place of a random one
    book.metadata[epub.NAMESPACES["OPF"]].pop("generator")
    book.title, book.language = package.title, package.language  # name the NCX, and nothing else
    if package.direction == "rtl":
        book.set_direction("rtl")
    _refine(book, _IDENTIFIER, identifier_type(package.identifier))
    for statement in package.statements:
        _say(book, statement, package.direction)
    for name, value in package.properties:
        book.add_metadata(None, "meta", value, {"property": name})
    if any(file.media_type == "font/ttf" for file in package.files):
        book.prefixes.append(_IBOOKS)  # without it Apple Books passes over embedded fonts
        book.add_metadata(None, "meta", "true", {"property": "ibooks:specified-fonts"})
    for name, content in package.legacy:
        book.add_metadata(None, "meta", "", {"name": name, "content": content})
    _fill(book, package)
    return book


def _say(book: epub.EpubBook, statement: Statement, direction: str) -> None:
    attributes = {"property": statement.name} if statement.is_property else {}
    if statement.id:
        attributes["id"] = statement.id
    if statement.language:
        attributes[_XML_LANG] = statement.language
    if _is_spoken(statement) and text_direction(statement.value) not in (direction, ""):
        attributes["dir"] = text_direction(statement.value)
    vocabulary, name = (None, "meta") if statement.is_property else ("DC", statement.name)
    book.add_metadata(vocabulary, name, statement.value, attributes)
    _refine(book, statement.id, statement.refinements)


def _is_spoken(statement: Statement) -> bool:
    """Tell whether a value is words: codes and URNs are in no language (EPUB 3.3, 5.5.3)."""
    return statement.name not in _CODES and not statement.value.startswith("urn:")


def _refine(book: epub.EpubBook, id_: str, refinements: Sequence[Refinement]) -> None:
    for refinement in refinements:
        attributes = {"refines": f"#{id_}", "property": refinement.property}
        if refinement.scheme:
            attributes["scheme"] = refinement.scheme
        book.add_metadata(None, "meta", refinement.value, attributes)


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
    book.spine = [
        *(items[name] for name in package.spine),
        *((items[name].id, "no") for name in package.aside),
    ]
    book.toc = _toc(package.contents, "n")


def _toc(entries: Sequence[ContentsEntry], prefix: str) -> list[object]:
    """Return the tree as EbookLib takes it; every link has an id of its own."""
    result: list[object] = []
    for number, entry in enumerate(entries, 1):
        name = f"{prefix}{number}"
        link = epub.Link(entry.href, entry.label, name)
        result.append((link, _toc(entry.children, f"{name}-")) if entry.children else link)
    return result
