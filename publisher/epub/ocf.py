"""The container of an EPUB: in go named bytes, out comes a ZIP file.

Floor 4: imports ``zips`` only.
"""

from __future__ import annotations

from collections.abc import Mapping

from publisher.zips import zipped

__all__ = ["MIMETYPE", "archive"]

_TYPE = "mimetype"
MIMETYPE = b"application/epub+zip"
"""What the first member says (EPUB 3.3, “OCF ZIP container media type identification”)."""

_STORED = (_TYPE, ".jpg", ".png")
"""Endings of files that would not get any smaller, and of the one that may not."""


def archive(members: Mapping[str, bytes]) -> bytes:
    """Return the container; members follow ``mimetype`` in the order given.

    ``mimetype`` comes first and is stored, as EPUB 3.3 asks; pictures are stored too.
    """
    return zipped([(_TYPE, MIMETYPE), *members.items()], _STORED)
