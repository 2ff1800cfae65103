"""What an EPUB says: in go its bytes, out come the words of its documents, by its spine."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from posixpath import dirname, join, normpath
from urllib.parse import unquote

from lxml import etree

from publisher.checks.verify.documents import read
from publisher.checks.verify.stream import Place, Stream
from publisher.errors import InputError, Problem
from publisher.source import Location

__all__ = ["ebook_text"]

_CONTAINER = "META-INF/container.xml"
_ROOTFILE = "{urn:oasis:names:tc:opendocument:xmlns:container}rootfile"
_OPF = "{http://www.idpf.org/2007/opf}"
_XHTML = "{http://www.w3.org/1999/xhtml}"
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True)


def ebook_text(data: bytes, name: str) -> list[Stream]:
    """Return title and words of each document of the spine; raise InputError if it is no EPUB."""
    try:
        return list(_documents(data))
    except (zipfile.BadZipFile, KeyError, StopIteration, etree.XMLSyntaxError) as error:
        problem = Problem(f"not an EPUB that can be read: {error}", Location(name))
        raise InputError(problem) from error


def _documents(data: bytes) -> Iterator[Stream]:
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        place = next(_tree(book, _CONTAINER).iter(_ROOTFILE)).get("full-path", "")
        package = _tree(book, place)
        paths = {item.get("id"): item.get("href", "") for item in package.iter(f"{_OPF}item")}
        for reference in package.iter(f"{_OPF}itemref"):
            path = unquote(paths[reference.get("idref")])
            root = _tree(book, normpath(join(dirname(place), path)))
            said = Stream()
            said.add(root.findtext(f"{_XHTML}head/{_XHTML}title", ""), Place(path))
            said.extend(read(next(root.iter(f"{_XHTML}body")), path).text)
            yield said


def _tree(book: zipfile.ZipFile, name: str) -> etree._Element:
    return etree.fromstring(book.read(name), _PARSER)
