"""XML read without trust: well-formed, and without an entity of its own making.

In: bytes or text of a document; out: the same, checked; or a RawError with line and
column.  Source: XML 1.0 (5th ed.), 2.8 and 4: a document type declaration may name
an external subset, which is never fetched; one that declares entities or anything
else is refused, because entities are how XML reads other people's files and fills
memories (CWE-611, CWE-776).  expat judges; ``markup`` reads, because it knows places.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from typing import NoReturn
from xml.parsers import expat

from lxml import etree

from publisher.errors import Problem, RawError
from publisher.limits import MARKUP_DEPTH
from publisher.source import Location, Source

__all__ = ["check", "checked", "parsed", "refuse_subset", "refuse_subset_of", "root"]

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_BEFORE = (("<?", "?>"), ("<!--", "-->"), ("<!DOCTYPE", ">"))
_ROOT = re.compile(r"<(?:[\w.-]{1,80}:)?(?P<name>[A-Za-z_][\w.-]{0,80})(?P<rest>[^<>]{0,5000})>")
_SUBSET = re.compile(
    r"\s*+(?:(?:<\?[^>]*+>|<!--(?:[^-]|-(?!->))*+-->)\s*+)*+"
    r"<!DOCTYPE(?:[^\[<>\"']|\"[^\"]*+\"|'[^']*+')*+\[",
    re.IGNORECASE,
)
"""The beginning of a document, up to declarations of its own."""
_TAGGED = re.compile(rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?+\s*+<")
_OWN_TYPE = (
    "XML that declares a document type of its own, which is not read",
    "no transcript needs it; take its document type declaration out",
)
_HINT = "open it in the program that made it and export it anew"


def check(path: str, text: str) -> None:
    """Raise RawError unless a document is well-formed and declares nothing of its own.

    One nested deeper than the trees of ``elements`` is refused as well: what they lay
    flat would be taken for settings, where only some elements hold words.
    """
    parser = expat.ParserCreate("utf-8")
    parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
    guard = _Guard(path, parser)
    parser.StartElementHandler, parser.EndElementHandler = guard.opened, guard.closed
    parser.StartDoctypeDeclHandler = guard.doctype
    parser.EntityDeclHandler = guard.entity
    parser.SkippedEntityHandler = guard.skipped
    try:
        parser.Parse(text.removeprefix("\ufeff").encode("utf-8", "replace"), True)
    except expat.ExpatError as error:
        where = Location(path, error.lineno, error.offset + 1)
        said = expat.ErrorString(error.code)
        raise RawError(Problem(f"XML that is not well-formed: {said}", where, _HINT)) from error


@dataclass(slots=True)
class _Guard:
    """Refuses, while expat reads, what is well-formed and yet not wanted."""

    path: str
    parser: expat.XMLParserType
    depth: int = 0

    def _refuse(self, what: str, hint: str) -> NoReturn:
        line, column = self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1
        raise RawError(Problem(what, Location(self.path, line, column), hint))

    def opened(self, name: str, given: dict[str, str]) -> None:
        """Count an element that begins."""
        self.depth += 1
        if self.depth > MARKUP_DEPTH:
            self._refuse(f"XML nested more than {MARKUP_DEPTH} deep", _HINT)

    def closed(self, name: str) -> None:
        """Count an element that ends."""
        self.depth -= 1

    def doctype(self, name: str, system: str | None, public: str | None, internal: int) -> None:
        """Refuse declarations in the file; those of another file are never fetched."""
        if internal:
            self._refuse(*_OWN_TYPE)

    def entity(self, *declared: object) -> None:
        """Refuse the declaration of an entity, wherever expat should find one."""
        self._refuse("XML that declares an entity, which is not read", "write out what it says")

    def skipped(self, name: str, is_parameter: bool) -> None:
        """Refuse an entity that only another file could declare."""
        hint = "write the character itself; no file beside this one is read"
        self._refuse(f"the entity &{name}; is not declared here", hint)


def refuse_subset(path: str, text: str) -> None:
    """Raise RawError for a page that declares entities, or anything else, of its own.

    Pages are read as HTML, which knows no declarations: a reference to one would stand
    in the text as a word that nobody said.
    """
    if match := _SUBSET.match(text.removeprefix("\ufeff")):
        what, hint = _OWN_TYPE
        raise RawError(Problem(what, Source(path, match[0]).at(match.end() - 1), hint))


def refuse_subset_of(path: str, data: bytes) -> None:
    """Raise RawError for a part of a packed file that does so, if it is tagged text at all.

    A document type stands in ASCII, one byte a letter or two, in every encoding that is read.
    """
    letters = data.replace(b"\0", b"") if b"\0" in data[:4] else data
    if _TAGGED.match(letters):
        refuse_subset(path, letters.decode("utf-8", "replace").lstrip("\ufeff\ufffd"))


def checked(path: str, data: bytes) -> bytes:
    """Return a part of a packed file as UTF-8 without a mark, checked."""
    found = [(mark, name) for mark, name in _MARKS if data.startswith(mark)]
    mark, encoding = found[0] if found else (b"", "utf-8")
    try:
        text = data[len(mark) :].decode(encoding)
    except UnicodeDecodeError as error:
        raise RawError(Problem(f"not {encoding}", Location(path), _HINT)) from error
    check(path, text)
    return data if not mark else text.encode()


def parsed(data: bytes) -> etree._Element | None:
    """Return the root of a part that holds settings only; None if it cannot be read."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        return None


def root(data: bytes) -> tuple[str, str]:
    """Return local name and tag of the first element of what may be XML; empty if it is none."""
    text = data[:20_000].replace(b"\0", b"").decode("utf-8", "replace").lstrip("\ufffd\ufeff")
    while opened := next((pair for pair in _BEFORE if text.lstrip().startswith(pair[0])), None):
        _, found, text = text.partition(opened[1])
        if not found:
            return "", ""
    match = _ROOT.match(text.lstrip())
    return (match["name"], match["rest"]) if match else ("", "")
