"""ZIP files, EPUBs among them: in go bytes, out come all their strings, member by member.

XML is read as XML: the text of its elements with and without blanks between them, each
attribute, comments and instructions.  All else is read as it is.

Floor 4: imports lower floors and its own modules only.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator

from lxml import etree

from publisher.checks.leaks.needles import Text
from publisher.checks.leaks.raw import strings

__all__ = ["of_archive", "of_xml"]

_READ_ALOUD = frozenset(("alt", "aria-label", "aria-description", "content", "label", "title"))
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
_MOST_BYTES = 1 << 30
_MOST_MEMBERS = 65_535


def of_archive(
    data: bytes, where: str, inner: Callable[[bytes, str], Iterator[Text]]
) -> Iterator[Text]:
    """Yield the strings of a ZIP file; ``inner`` reads each member under its name.

    Raises ``ValueError`` for one that unpacks to more than any book, ``zipfile.BadZipFile`` for
    one that is broken.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = archive.infolist()
        if len(members) > _MOST_MEMBERS or sum(m.file_size for m in members) > _MOST_BYTES:
            raise ValueError("it unpacks to more than any book holds")
        yield from strings(archive.comment, where)
        for member in members:
            place = f"{where}#{member.filename}"
            yield Text(f"{where} (file name)", member.filename, running=False)
            yield from strings(member.comment + member.extra, place)
            yield from inner(archive.read(member), place)


def of_xml(data: bytes, where: str) -> Iterator[Text]:
    """Yield the strings of XML; nothing more than its bytes if it is none."""
    yield from strings(data, where)
    try:
        root = etree.fromstring(data, _PARSER)
    except etree.XMLSyntaxError:
        return
    texts = [str(text) for text in root.itertext()]
    yield Text(where, "".join(texts))
    yield Text(where, " ".join(texts))
    for element in root.iter():
        for name, value in element.attrib.items():
            bare = etree.QName(name).localname
            place = f"{where}:{element.sourceline or 0} ({bare}=)"
            yield Text(place, str(value), running=bare in _READ_ALOUD)
