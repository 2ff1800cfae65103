"""The container: names of files, mimetype, and the way to the package document (OCF; EPUB 3.3, 4).

Floor 4: imports lower floors and its own modules only.
"""

from __future__ import annotations

import re
import struct
import unicodedata
import zipfile

from publisher.checks.epub.archive import Archive
from publisher.checks.epub.xml import Tree, read_xml
from publisher.checks.report import Report
from publisher.source import Location

__all__ = ["CONTAINER", "check_container", "encrypted", "is_safe"]

CONTAINER = "META-INF/container.xml"
_MIMETYPE = b"application/epub+zip"
_LOCAL = struct.Struct("<4s2xHH4x4xIIHH")  # sign, flags, method, sizes, lengths of name and extra
_PACKAGE_TYPE = "application/oebps-package+xml"
_ENCRYPTION = "META-INF/encryption.xml"
_ENCRYPTED = 0x1 | 0x40 | 0x2000
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_UNSAFE = re.compile(r'[\x00-\x1f\x7f-\x9f"*:<>?\\|\ue000-\uf8ff\ufff0-\uffff]|^/|\.$|//')
"""What no name may hold (EPUB 3.3, “File paths and file names”), nor begin or end with."""
_PLAIN = re.compile(r"[A-Za-z0-9._/-]+")
_LONGEST = 255
_OBFUSCATIONS = frozenset({"http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"})


def check_container(data: bytes, archive: Archive, report: Report) -> str | None:
    """Check the container; return the name of the package document, if it has one."""
    _check_mimetype(data, report)
    _check_names(archive, report)
    for info in archive.members:
        where = Location(info.filename)
        if info.flag_bits & _ENCRYPTED:
            report.add("member-packing", "encrypted", where)
        elif info.compress_type not in _METHODS:
            report.add("member-packing", "neither stored nor deflated", where)
    return _package(archive, report)


def _check_mimetype(data: bytes, report: Report) -> None:
    """Check that the first bytes of the file tell what it is."""
    where = Location("mimetype")
    if not data.startswith(b"PK\3\4") or data[30:38] != b"mimetype":
        report.add("mimetype-wrong", "mimetype is not the first file", where)
        return
    _, flags, method, packed, size, name, extra = _LOCAL.unpack_from(data)
    content = data[30 + name + extra :][: max(packed, len(_MIMETYPE))]
    if name != len(b"mimetype") or extra:
        report.add("mimetype-wrong", "mimetype does not stand at the usual place", where)
    elif method != zipfile.ZIP_STORED or flags & _ENCRYPTED:
        report.add("mimetype-wrong", "mimetype is not simply stored", where)
    elif content != _MIMETYPE or (size and size != len(_MIMETYPE)):
        report.add("mimetype-wrong", "mimetype says something else than it should", where)


def _check_names(archive: Archive, report: Report) -> None:
    seen: dict[str, str] = {}
    for info in archive.members:
        name, where = info.filename, Location(info.filename)
        raw = info.orig_filename
        if not (is_safe(name) and is_safe(raw)):
            report.add("name-unsafe", f"“{raw}” cannot be the name of a file in a book", where)
        elif not _PLAIN.fullmatch(name):
            report.add("name-not-plain", f"some systems cannot hold the name “{name}”", where)
        key = unicodedata.normalize("NFC", unicodedata.normalize("NFD", name).casefold())
        if key not in seen:
            seen[key] = name
        elif seen[key] == name:
            report.add("name-twice", "two files have this name", where)
        else:
            message = f"only the case of letters tells it from “{seen[key]}”"
            report.add("name-case", message, where)


def is_safe(name: str) -> bool:
    """Tell whether a file may have this name, and stays where a book is unpacked."""
    steps = name.split("/")
    long = any(len(step.encode("utf-8", "replace")) > _LONGEST for step in steps)
    return not (_UNSAFE.search(name) or ".." in steps or "." in steps or long)


def _package(archive: Archive, report: Report) -> str | None:
    """Return the first package document that the container names."""
    where = Location(CONTAINER)
    if CONTAINER not in archive.names:
        report.add("container-wrong", "the file is missing", where)
        return None
    tree = _read(CONTAINER, archive, report)
    if tree is None:
        return None
    for node in tree.each("ocf:rootfile"):
        if node.get("media-type") != _PACKAGE_TYPE:
            continue
        path = node.get("full-path")
        if path in archive.names:
            return path
        message = f"there is no package document “{path}”"
        report.add("container-wrong", message, tree.at(node))
        return None
    report.add("container-wrong", "names no package document", where)
    return None


def encrypted(archive: Archive, report: Report) -> frozenset[str]:
    """Return the files that are encrypted or obfuscated within the container."""
    if _ENCRYPTION not in archive.names:
        return frozenset()
    tree = _read(_ENCRYPTION, archive, report)
    if tree is None:
        return frozenset()
    for node in tree.each("enc:EncryptionMethod"):
        if node.get("Algorithm") in _OBFUSCATIONS:
            report.add("shop-font-obfuscated", "a font is obfuscated", tree.at(node))
    return frozenset(node.get("URI") for node in tree.each("enc:CipherReference"))


def _read(name: str, archive: Archive, report: Report) -> Tree | None:
    data = archive.read(name)
    return None if data is None else read_xml(name, data, report)
