"""stand-in"""

from __future__ import annotations

from xml.parsers import expat

from lxml import etree

from publisher.errors import Problem, RawError
from publisher.source import Location

__all__ = ["checked", "parsed"]


def checked(path: str, data: bytes) -> bytes:
    """Return well-formed XML as UTF-8."""
    parser = expat.ParserCreate()

    def refuse(*_: object) -> None:
        raise RawError(Problem("XML that declares entities", Location(path)))

    parser.EntityDeclHandler = refuse
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise RawError(Problem(f"broken XML: {error}", Location(path, error.lineno))) from error
    return data


def parsed(data: bytes) -> etree._Element | None:
    """Return the root of settings."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        return None
