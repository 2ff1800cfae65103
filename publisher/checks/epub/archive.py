"""The ZIP file of a book, opened as the work of a stranger.

In: the bytes of an EPUB; out: an ``Archive`` whose members are unpacked one at a
time, in memory, within limits; what is wrong goes to the report.  What a header
says of a size is not believed, and members may not lie over one another (D. Fifield,
*A better zip bomb*, 2019).

Floor 4: imports lower floors and its own modules only.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Sequence

from publisher.checks.report import Report
from publisher.source import Location

__all__ = ["MAX_MEMBERS", "MAX_TEXT", "MAX_UNPACKED", "Archive", "open_archive"]

MAX_MEMBERS = 20_000
"""Members that a book may have."""
MAX_UNPACKED = 512 << 20
"""Bytes that its members may come to."""
MAX_TEXT = 16 << 20
"""Bytes of a member that is read as a whole: XML or CSS."""
_BLOCK = 1 << 16
_HEAD = 2 << 20
"""Bytes in which a picture says its size, behind its profile, and a font its licence."""
_MAX_RATIO = 200
_RATIO_FROM = 5 << 20
"""Bytes from which the ratio counts; a short text of blanks is no bomb."""

_CENTRAL_SIGN = b"PK\x01\x02"
_LOCAL_HEADER = 30
_ENCRYPTED = 0x1 | 0x40 | 0x2000
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_BROKEN = (
    zipfile.BadZipFile,
    NotImplementedError,
    EOFError,
    OSError,
    OverflowError,
    RuntimeError,
    ValueError,
    struct.error,
    zlib.error,
)
"""What ``zipfile`` raises about archives that are broken."""


class Archive:
    """The members of a book; ``members`` are in the order of the table, folders left out."""

    def __init__(self, file: zipfile.ZipFile, report: Report) -> None:
        self._file = file
        self._report = report
        self._left = MAX_UNPACKED
        self.members = tuple(info for info in file.infolist() if not info.is_dir())
        self.names = frozenset(info.filename for info in self.members)

    def read(self, name: str) -> bytes | None:
        """Return the bytes of a member; None, and a finding, if that cannot be."""
        return self._unpacked(name, MAX_TEXT, MAX_TEXT)

    def head(self, name: str) -> bytes | None:
        """Return the first bytes of a member that unpacks as a whole; else None."""
        return self._unpacked(name, MAX_UNPACKED, _HEAD)

    def size(self, name: str) -> int:
        """Return the bytes that a member says it unpacks to."""
        return self._file.getinfo(name).file_size

    def _unpacked(self, name: str, limit: int, kept: int) -> bytes | None:
        info = self._file.getinfo(name)
        if info.flag_bits & _ENCRYPTED or info.compress_type not in _METHODS:
            return None  # told with the container
        blocks: list[bytes] = []
        size = 0
        try:
            with self._file.open(info) as member:
                while block := member.read(_BLOCK):
                    if size < kept:
                        blocks.append(block)
                    size += len(block)
                    self._left -= len(block)
                    bomb = size > _RATIO_FROM and size > _MAX_RATIO * info.compress_size
                    if bomb or size > limit or self._left < 0:
                        self._report.add("beyond-limits", "unpacks to too much", Location(name))
                        return None
        except _BROKEN:
            self._report.add("member-broken", "cannot be unpacked", Location(name))
            return None
        return b"".join(blocks)[:kept]


def open_archive(data: bytes, name: str, report: Report) -> Archive | None:
    """Return the archive in ``data``; None, and a finding, if it cannot be trusted.

    ``name`` is what the book is called in findings.
    """
    where = Location(name)
    if data.count(_CENTRAL_SIGN) > 2 * MAX_MEMBERS:
        report.add("beyond-limits", f"more than {MAX_MEMBERS} files", where)
        return None
    try:
        file = zipfile.ZipFile(io.BytesIO(data))
    except _BROKEN:
        report.add("not-an-epub", "the table of its files cannot be read", where)
        return None
    if len(file.infolist()) > MAX_MEMBERS:
        report.add("beyond-limits", f"more than {MAX_MEMBERS} files", where)
        return None
    if _overlap(file.infolist(), file.start_dir):
        report.add("beyond-limits", "files that lie over one another", where)
        return None
    return Archive(file, report)


def _overlap(members: Sequence[zipfile.ZipInfo], table: int) -> bool:
    """Tell whether members lie over one another, or over the table at the end."""
    place = 0
    for info in sorted(members, key=lambda info: info.header_offset):
        if info.header_offset < place:
            return True
        place = info.header_offset + _LOCAL_HEADER + info.compress_size
    return place > table
