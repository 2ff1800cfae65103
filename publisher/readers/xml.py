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
from xml.parsers import expat

from lxml import etree

from publisher.errors import Problem, RawError
from publisher.source import Location

__all__ = ["check", "checked", "parsed", "root"]

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_BEFORE = (("<?", "?>"), ("<!--", "-->"), ("<!DOCTYPE", ">"))
_ROOT = re.compile(r"<(?:[\w.-]{1,80}:)?(?P<name>[A-Za-z_][\w.-]{0,80})(?P<rest>[^<>]{0,5000})>")
_HINT = "open it in the program that made it and export it anew"


def check(path: str, text: str) -> None:
    """Raise RawError unless a document is well-formed and declares nothing of its own."""
    parser = expat.ParserCreate("utf-8")
    parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)

    def refuse(what: str) -> None:
        where = Location(path, parser.CurrentLineNumber, parser.CurrentColumnNumber + 1)
        hint = "no transcript needs it; take its document type declaration out"
        raise RawError(Problem(f"XML that declares {what}, which is not read", where, hint))

    def doctype(name: str, system: str | None, public: str | None, internal: int) -> None:
        if internal:
            refuse("a document type of its own")

    parser.StartDoctypeDeclHandler = doctype
    parser.EntityDeclHandler = lambda *_: refuse("an entity")
    parser.SkippedEntityHandler = lambda name, _: refuse(f"no entity &{name}; but uses it")
    try:
        parser.Parse(text.removeprefix("\ufeff").encode("utf-8", "replace"), True)
    except expat.ExpatError as error:
        where = Location(path, error.lineno, error.offset + 1)
        said = expat.ErrorString(error.code)
        raise RawError(Problem(f"XML that is not well-formed: {said}", where, _HINT)) from error


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
