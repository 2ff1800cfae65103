"""The container of an EPUB: in go named bytes, out comes a ZIP file.

The same members give the same bytes on any machine with the same zlib: no date,
no owner and no order of the file system goes in.

Floor 4: imports the standard library only.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

__all__ = ["MIMETYPE", "archive"]

MIMETYPE = b"application/epub+zip"
"""What the first member says (EPUB 3.3, “OCF ZIP container media type identification”)."""

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest date that a ZIP file can say."""

_UNIX = 3
_REGULAR_FILE = 0o100644 << 16
_LEVEL = 9
_COMPRESSED = (".jpg", ".png")
"""Endings of files that would not get any smaller."""


def archive(members: Mapping[str, bytes]) -> bytes:
    """Return the container; members follow ``mimetype`` in the order given.

    ``mimetype`` comes first and is stored, as EPUB 3.3 asks; pictures are stored too.
    """
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as file:
        _add(file, "mimetype", MIMETYPE, zipfile.ZIP_STORED)
        for name, data in members.items():
            stored = name.endswith(_COMPRESSED)
            _add(file, name, data, zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def _add(file: zipfile.ZipFile, name: str, data: bytes, compression: int) -> None:
    entry = zipfile.ZipInfo(name, _EPOCH)
    entry.create_system = _UNIX
    entry.external_attr = _REGULAR_FILE
    file.writestr(entry, data, compression, _LEVEL)
