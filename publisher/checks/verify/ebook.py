"""What an EPUB says: in go its bytes, out come the words of its documents in the order of the spine."""

from __future__ import annotations

import io
import zipfile
from posixpath import dirname, join, normpath
from urllib.parse import unquote

from lxml import etree

from publisher.checks.verify.documents import read
from publisher.checks.verify.stream import Stream

__all__ = ["ebook_text"]

_CONTAINER = "META-INF/container.xml"
_ROOTFILE = "{urn:oasis:names:tc:opendocument:xmlns:container}rootfile"
_OPF = "{http://www.idpf.org/2007/opf}"
_XHTML = "{http://www.w3.org/1999/xhtml}"
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True)


def ebook_text(data: bytes) -> list[tuple[str, Stream]]:
    """Return each document of the spine by its path in the package, and its words."""
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        container = etree.fromstring(book.read(_CONTAINER), _PARSER)
        place = next(container.iter(_ROOTFILE)).get("full-path", "")
        package = etree.fromstring(book.read(place), _PARSER)
        paths = {item.get("id"): item.get("href", "") for item in package.iter(f"{_OPF}item")}
        found = []
        for reference in package.iter(f"{_OPF}itemref"):
            path = unquote(paths[reference.get("idref")])
            root = etree.fromstring(book.read(normpath(join(dirname(place), path))), _PARSER)
            body = next(root.iter(f"{_XHTML}body"))
            found.append((path, read(body, path).text))
    return found
