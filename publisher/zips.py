"""ZIP files: in go named bytes, out comes a container.

The same members give the same bytes on any machine with the same zlib: no date,
no owner and no order of the file system goes in.

Floor 1: imports the standard library only.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable

__all__ = ["zipped"]

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest date that a ZIP file can say."""

_UNIX = 3
_REGULAR_FILE = 0o100644 << 16
_LEVEL = 9


def zipped(members: Iterable[tuple[str, bytes]], stored: tuple[str, ...] = ()) -> bytes:
    """Return the container of the members in the order given.

    Those whose names end with one of ``stored`` are not compressed.
    """
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as file:
        for name, data in members:
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.create_system = _UNIX
            entry.external_attr = _REGULAR_FILE
            plain = name.endswith(stored) if stored else False
            kind = zipfile.ZIP_STORED if plain else zipfile.ZIP_DEFLATED
            file.writestr(entry, data, kind, _LEVEL)
    return stream.getvalue()
