"""What attacks are made of: packed files, bombs made when they are needed, and a watch over calls.

``watched`` notes every address that the program would connect to and every file that it opens,
by audit events of the interpreter (PEP 578), so that no listener has to wait for a request.
"""

from __future__ import annotations

import io
import struct
import sys
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

__all__ = ["CANARY", "TALK", "docx", "epub", "odt", "overlapping", "packed", "png", "watched"]

CANARY = "canaryfromoutside"
"""What stands in files that nothing may read."""
TALK = "Q: How was the bread?\n\nA: It was warm.\n"

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_ODF = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "text", "table", "style")
)


class _Watch:
    """What was opened and asked for while it is on."""

    def __init__(self) -> None:
        self.on = False
        self.opened: list[str] = []
        self.asked: list[str] = []

    def __call__(self, event: str, arguments: tuple[Any, ...]) -> None:
        if not self.on:
            return
        if event == "open" and isinstance(arguments[0], (str, bytes)):
            self.opened.append(str(arguments[0]))
        elif event in ("socket.connect", "socket.getaddrinfo", "urllib.Request"):
            self.asked.append(f"{event} {arguments[1:]}")


_WATCH = _Watch()
sys.addaudithook(_WATCH)  # hooks cannot be taken away again, so there is one for all tests


@contextmanager
def watched() -> Iterator[_Watch]:
    """Note what is opened and asked for within the block."""
    _WATCH.opened, _WATCH.asked, _WATCH.on = [], [], True
    try:
        yield _WATCH
    finally:
        _WATCH.on = False


def packed(**members: str | bytes) -> bytes:
    """Return an archive; a name may hold ``/`` if it is given by ``**{…}``."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, said in members.items():
            archive.writestr(name, said)
    return out.getvalue()


def docx(body: str = "", *, before: str = "", **more: str | bytes) -> bytes:
    """Return a Word file of a body, or of one paragraph."""
    body = body or "<w:p><w:r><w:t>Bread at three.</w:t></w:r></w:p>"
    document = f"{before}<w:document {_W} {_R}><w:body>{body}</w:body></w:document>"
    return packed(**({"word/document.xml": document} | more))


def odt(body: str = "", *, before: str = "") -> bytes:
    """Return an OpenDocument text of a body, or of one paragraph."""
    body = body or "<text:p>Bread at three.</text:p>"
    content = (
        f"{before}<office:document-content {_ODF}><office:body><office:text>{body}</office:text>"
        "</office:body></office:document-content>"
    )
    mime = "application/vnd.oasis.opendocument.text"
    return packed(**{"mimetype": mime, "content.xml": content})


def epub(body: str, **more: str | bytes) -> bytes:
    """Return an EPUB of one document."""
    return packed(
        **{
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:'
            'container"><rootfiles><rootfile full-path="a.opf"/></rootfiles></container>',
            "a.opf": '<package xmlns="http://www.idpf.org/2007/opf"><manifest><item id="a" '
            'href="a.xhtml" media-type="application/xhtml+xml"/></manifest><spine>'
            '<itemref idref="a"/></spine></package>',
            "a.xhtml": f'<html xmlns="http://www.w3.org/1999/xhtml"><body>{body}</body></html>',
        }
        | more
    )


def overlapping(copies: int, size: int) -> bytes:
    """Return an archive whose members all lie in the same place (Fifield 2019)."""
    squeezed = zlib.compressobj(9, zlib.DEFLATED, -15)
    raw = bytes(size)
    data = squeezed.compress(raw) + squeezed.flush()
    crc = zlib.crc32(raw)
    local = struct.pack("<4s5H3L2H", b"PK\3\4", 20, 0, 8, 0, 33, crc, len(data), size, 1, 0) + b"a"
    table = b""
    for number in range(copies):
        name = b"%05d" % number
        table += (
            struct.pack(
                "<4s6H3L5H2L", b"PK\1\2", 20, 20, 0, 8, 0, 33, crc, len(data), size, len(name), 0, 0, 0, 0, 0, 0,
            )
            + name
        )  # fmt: skip
    start = len(local) + len(data)
    end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, copies, copies, len(table), start, 0)
    return local + data + table + end


def png(width: int, height: int) -> bytes:
    """Return a picture of one colour: few bytes, many points."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">L", len(data)) + kind + data + struct.pack(">L", zlib.crc32(kind + data))
        )

    packer = zlib.compressobj(9)
    row = bytes(1 + (width + 7) // 8)
    body = b"".join(packer.compress(row) for _ in range(height)) + packer.flush()
    head = struct.pack(">2L5B", width, height, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


def canary(folder: Path) -> Path:
    """Write a file that nothing may read."""
    path = folder / "outside.txt"
    path.write_text(CANARY)
    return path
