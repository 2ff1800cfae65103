"""The file: in go the objects of a PDF, out come its bytes.

As pydyf would write them, but for two things: every stream is packed once, and
objects are packed a few hundred together, so that a reader need not unpack a whole
book to show a page (ISO 32000-1, 7.5).
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

__all__ = ["written"]

_TOGETHER = 200  # objects in one stream
_LEVEL = 6


def written(pdf: Any, version: bytes, *, packed: bool) -> bytes:
    """Return the PDF; only if ``packed`` has it streams of objects, which need PDF 1.5."""
    pdf.add_object(pdf.info)
    objects = {o.number: (o.data, o.compressible) for o in pdf.objects if o.free != "f"}
    digest = hashlib.md5(usedforsecurity=False)
    for data, _ in objects.values():
        digest.update(data)
    file = _File(version)
    trailer = b"/Root %b/Info %b/ID [<%b> <%b>]" % (
        pdf.catalog.reference,
        pdf.info.reference,
        *[digest.hexdigest().encode()] * 2,
    )
    if not packed:
        for number, (data, _) in objects.items():
            file.add(number, data)
        return file.closed(trailer)
    for number, (data, compressible) in objects.items():
        if not compressible:
            file.add(number, data)
    small = [(number, data) for number, (data, fits) in objects.items() if fits]
    groups = [small[start : start + _TOGETHER] for start in range(0, len(small), _TOGETHER)]
    with ThreadPoolExecutor() as threads:  # packing takes most of the time, and no lock
        streams = threads.map(_together, groups)
        for number, (group, stream) in enumerate(
            zip(groups, streams, strict=True), len(objects) + 1
        ):
            file.add_together(number, [inner for inner, _ in group], stream)
    return file.closed_packed(trailer)


class _File:
    """Bytes in the making; ``places`` are the entries of the cross-reference by number."""

    def __init__(self, version: bytes) -> None:
        self.parts = [b"%%PDF-%b\n%%\xe2\xe3\xcf\xd3\n" % version]
        self.position = len(self.parts[0])
        self.places: dict[int, tuple[int, int, int]] = {0: (0, 0, 65535)}

    def add(self, number: int, data: bytes) -> None:
        """Add an object (7.3.10)."""
        self.places[number] = (1, self.position, 0)
        self._append(b"%d 0 obj\n%b\nendobj\n" % (number, data))

    def add_together(self, number: int, inner: Sequence[int], stream: bytes) -> None:
        """Add a stream of objects with these numbers."""
        self.places.update((one, (2, number, index)) for index, one in enumerate(inner))
        self.add(number, stream)

    def closed(self, trailer: bytes) -> bytes:
        """Return the file with a table of its objects (7.5.4)."""
        start, size = self.position, len(self.places)
        self._append(b"xref\n0 %d\n" % size)
        for number in range(size):
            kind, offset, generation = self.places[number]
            self._append(b"%010d %05d %b \n" % (offset, generation, b"n" if kind else b"f"))
        self._append(b"trailer\n<</Size %d%b>>\nstartxref\n%d\n%%%%EOF\n" % (size, trailer, start))
        return b"".join(self.parts)

    def closed_packed(self, trailer: bytes) -> bytes:
        """Return the file with a stream for that table (7.5.8)."""
        start, number = self.position, len(self.places)
        self.places[number] = (1, start, 0)
        rows = b"".join(
            kind.to_bytes(1, "big") + place.to_bytes(5, "big") + index.to_bytes(2, "big")
            for kind, place, index in (self.places[n] for n in range(number + 1))
        )
        kind = b"/Type /XRef/Size %d/W [1 5 2]%b" % (number + 1, trailer)
        self.add(number, _packed(kind, rows))
        self._append(b"startxref\n%d\n%%%%EOF\n" % start)
        return b"".join(self.parts)

    def _append(self, data: bytes) -> None:
        self.parts.append(data)
        self.position += len(data)


def _together(objects: Sequence[tuple[int, bytes]]) -> bytes:
    """Return a stream of objects (7.5.7)."""
    heads, at = [], 0
    for number, data in objects:
        heads.append(b"%d %d" % (number, at))
        at += len(data) + 1
    head = b" ".join(heads) + b"\n"
    kind = b"/Type /ObjStm/N %d/First %d" % (len(objects), len(head))
    return _packed(kind, head + b"\n".join(data for _, data in objects))


def _packed(entries: bytes, data: bytes) -> bytes:
    packed = zlib.compress(data, _LEVEL)
    head = b"<<%b/Filter /FlateDecode/Length %d>>" % (entries, len(packed))
    return b"\n".join((head, b"stream", packed, b"endstream"))
