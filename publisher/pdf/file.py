"""The file: in go the objects of a PDF, out come its bytes.

As pydyf would write them, but for three things: every stream is packed once; objects are
packed a few hundred together, so that a reader need not unpack a whole book to show a
page (ISO 32000-1, 7.5); and an object that no longer changes is written at once, so that
a long book takes little more memory than a short one.
"""

from __future__ import annotations

import hashlib
import sys
import zlib
from array import array
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor

import pydyf

__all__ = ["File"]

_TOGETHER = 200  # objects in one stream
_LEVEL = 6

_FREE = 65535
"""The entry of the cross-reference for the object 0, which there is never (7.5.4)."""


class File(pydyf.PDF):  # type: ignore[misc]
    """A PDF in the making; only if ``packed`` has it streams of objects, which need PDF 1.5.

    Objects are settled, which writes them, or added as ``pydyf`` has it, and written at the
    end.  In ``objects`` None stands for those that are settled or will be.
    """

    def __init__(self, version: bytes, *, packed: bool) -> None:
        super().__init__()
        self._packed = packed
        self._file = bytearray(b"%%PDF-%b\n%%\xe2\xe3\xcf\xd3\n" % version)
        self._numbers, self._places = array("Q"), array("Q")  # of what is written by itself
        self._small: list[tuple[int, bytes]] = []
        self._groups: list[tuple[array[int], Future[bytes]]] = []
        self._threads = ThreadPoolExecutor()  # packing takes most of the time, and no lock

    def reserve(self, count: int) -> int:
        """Return the first number of so many objects that ``settle`` will be given."""
        first = len(self.objects)
        self.objects.extend([None] * count)
        return first

    def settle(self, data: bytes, number: int | None = None, *, stream: bool = False) -> bytes:
        """Write an object, under a number that was reserved or a new one; return a reference."""
        number = self.reserve(1) if number is None else number
        if stream:
            self._write(number, data)
        else:
            self.settle_all([data], number)
        return b"%d 0 R" % number

    def settle_all(self, objects: Sequence[bytes], first: int | None = None) -> None:
        """Write objects that are no streams, under numbers that follow one another."""
        first = self.reserve(len(objects)) if first is None else first
        if not self._packed:
            for number, data in enumerate(objects, first):
                self._write(number, data)
            return
        self._small += enumerate(objects, first)
        while len(self._small) >= _TOGETHER:
            self._pack()

    def closed(self) -> bytes:
        """Write what is left, and return the whole file; it takes nothing more."""
        self.add_object(self.info)
        for number, thing in enumerate(self.objects):
            if thing is not None and thing.free != "f":
                self.settle(thing.data, number, stream=not thing.compressible)
                self.objects[number] = None
        self._pack()
        with self._threads:
            for number, (_, stream) in enumerate(self._groups, len(self.objects)):
                self._write(number, stream.result())
        trailer = b"/Root %b/Info %b/ID [<%b> <%b>]" % (
            self.catalog.reference,
            self.info.reference,
            *[hashlib.md5(self._file, usedforsecurity=False).hexdigest().encode()] * 2,
        )
        if self._packed:
            self._close_packed(trailer)
        else:
            self._close(trailer)
        return bytes(self._file)

    def _write(self, number: int, data: bytes) -> None:
        """Write an object by itself (7.3.10)."""
        self._numbers.append(number)
        self._places.append(len(self._file))
        self._file += b"%d 0 obj\n%b\nendobj\n" % (number, data)

    def _pack(self) -> None:
        """Let the objects that are waiting become a stream."""
        together, self._small = self._small[:_TOGETHER], self._small[_TOGETHER:]
        if together:
            stream = self._threads.submit(_together, together)
            self._groups.append((array("Q", [number for number, _ in together]), stream))

    def _close(self, trailer: bytes) -> None:
        """Write a table of the objects (7.5.4)."""
        start, size = len(self._file), len(self.objects)
        places = dict(zip(self._numbers, self._places, strict=True))
        self._file += b"xref\n0 %d\n0000000000 65535 f \n" % size
        for number in range(1, size):
            self._file += b"%010d 00000 n \n" % places[number]
        self._file += b"trailer\n<</Size %d%b>>\n" % (size, trailer)
        self._file += b"startxref\n%d\n%%%%EOF\n" % start

    def _close_packed(self, trailer: bytes) -> None:
        """Write a stream for that table (7.5.8, table 18)."""
        start, number = len(self._file), len(self.objects) + len(self._groups)
        entries = array("Q", [_FREE]) * number
        entries.append(1 << 56 | start << 16)
        for one, place in zip(self._numbers, self._places, strict=True):
            entries[one] = 1 << 56 | place << 16
        for group, (inner, _) in enumerate(self._groups, len(self.objects)):
            for index, one in enumerate(inner):
                entries[one] = 2 << 56 | group << 16 | index
        kind = b"/Type /XRef/Size %d/W [1 5 2]%b" % (number + 1, trailer)
        self._write(number, _packed(kind, _rows(entries)))
        self._file += b"startxref\n%d\n%%%%EOF\n" % start


def _rows(entries: array[int]) -> bytes:
    """Return entries as they are written: a byte for the kind, five for the place, two for more."""
    if sys.byteorder == "little":
        entries.byteswap()
    return entries.tobytes()


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
