"""The file: in go the objects of a PDF, out come its bytes.

As pydyf would write them, but for three things: every stream is packed once; objects are
packed a few hundred together, so that a reader need not unpack a whole book to show a
page (ISO 32000-1, 7.5); and an object that no longer changes is written at once, so that
a long book takes little more memory than a short one.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor

import pydyf

__all__ = ["File"]

_TOGETHER = 200  # objects in one stream
_LEVEL = 6

_FREE = b"\x00\x00\x00\x00\x00\x00\xff\xff"
"""The row of the cross-reference for the object 0, which there is never (7.5.4)."""


class File(pydyf.PDF):  # type: ignore[misc]
    """A PDF in the making; only if ``packed`` has it streams of objects, which need PDF 1.5.

    Objects are settled, which writes them, or added as ``pydyf`` has it, and written at the
    end.  In ``objects`` None stands for those that are settled or will be.
    """

    def __init__(self, version: bytes, *, packed: bool) -> None:
        super().__init__()
        self._packed = packed
        self._file = bytearray(b"%%PDF-%b\n%%\xe2\xe3\xcf\xd3\n" % version)
        self._rows = bytearray(_FREE)  # of the cross-reference: a kind, a place, an index
        self._digest = hashlib.md5(usedforsecurity=False)
        self._small: list[tuple[int, bytes]] = []
        self._groups: list[tuple[list[int], Future[bytes]]] = []
        self._threads = ThreadPoolExecutor()  # packing takes most of the time, and no lock

    def reserve(self, count: int) -> int:
        """Return the first number of so many objects that ``settle`` will be given."""
        first = len(self.objects)
        self.objects.extend([None] * count)
        return first

    def settle(self, data: bytes, number: int | None = None, *, stream: bool = False) -> bytes:
        """Write an object, under a number that was reserved or a new one; return a reference."""
        number = self.reserve(1) if number is None else number
        self._digest.update(data)
        if stream or not self._packed:
            self._write(number, data)
        else:
            self._small.append((number, data))
            if len(self._small) == _TOGETHER:
                self._pack()
        return b"%d 0 R" % number

    def closed(self) -> bytes:
        """Write what is left, and return the whole file; it takes nothing more."""
        self.add_object(self.info)
        for number, thing in enumerate(self.objects):
            if thing is not None and thing.free != "f":
                self.settle(thing.data, number, stream=not thing.compressible)
                self.objects[number] = None
        trailer = b"/Root %b/Info %b/ID [<%b> <%b>]" % (
            self.catalog.reference,
            self.info.reference,
            *[self._digest.hexdigest().encode()] * 2,
        )
        self._pack()
        with self._threads:
            for group, (inner, stream) in enumerate(self._groups, len(self.objects)):
                self._write(group, stream.result())
                for index, one in enumerate(inner):
                    self._enter(one, 2, group, index)
        if self._packed:
            self._close_packed(trailer)
        else:
            self._close(trailer)
        return bytes(self._file)

    def _write(self, number: int, data: bytes) -> None:
        """Write an object by itself (7.3.10)."""
        self._enter(number, 1, len(self._file), 0)
        self._file += b"%d 0 obj\n%b\nendobj\n" % (number, data)

    def _pack(self) -> None:
        """Let the objects that are waiting become a stream."""
        if self._small:
            stream = self._threads.submit(_together, self._small)
            self._groups.append(([number for number, _ in self._small], stream))
            self._small = []

    def _enter(self, number: int, kind: int, place: int, index: int) -> None:
        """Enter an object in the cross-reference (table 18)."""
        start = number * len(_FREE)
        self._rows.extend(bytes(max(0, start + len(_FREE) - len(self._rows))))
        row = kind.to_bytes(1, "big") + place.to_bytes(5, "big") + index.to_bytes(2, "big")
        self._rows[start : start + len(_FREE)] = row

    def _close(self, trailer: bytes) -> None:
        """Write a table of the objects (7.5.4)."""
        start, size = len(self._file), len(self.objects)
        self._file += b"xref\n0 %d\n0000000000 65535 f \n" % size
        for at in range(len(_FREE), len(self._rows), len(_FREE)):
            place = int.from_bytes(self._rows[at + 1 : at + 6], "big")
            self._file += b"%010d 00000 n \n" % place
        self._file += b"trailer\n<</Size %d%b>>\n" % (size, trailer)
        self._file += b"startxref\n%d\n%%%%EOF\n" % start

    def _close_packed(self, trailer: bytes) -> None:
        """Write a stream for that table (7.5.8)."""
        start, number = len(self._file), len(self._rows) // len(_FREE)
        self._enter(number, 1, start, 0)
        kind = b"/Type /XRef/Size %d/W [1 5 2]%b" % (number + 1, trailer)
        self._write(number, _packed(kind, bytes(self._rows)))
        self._file += b"startxref\n%d\n%%%%EOF\n" % start


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
