"""What shops ask of an EPUB beyond the specification: sizes, pictures, covers, links, fonts.

Kindle Publishing Guidelines (2026), Apple Books Asset Guide 5.3, Kobo EPUB Guidelines.

Floor 4: imports lower floors and its own modules only.
"""

from __future__ import annotations

import io
import re
import struct
import warnings

from PIL import Image as Pillow
from PIL import UnidentifiedImageError

from publisher.checks.epub.book import Book
from publisher.checks.epub.media import FONTS
from publisher.checks.epub.package import Item
from publisher.checks.report import Report
from publisher.source import Location

__all__ = ["check_resource", "check_shops", "check_size"]

_MB = 1 << 20
_HEAVIEST = 500 * _MB
"""Apple Books recommends no more, and takes 2 GB; Kindle Direct Publishing takes 650 MB."""
_HEAVIEST_PICTURE = 5 * _MB
_MOST_PIXELS = 1600 * 2560
"""Apple Books: 4 million; the size that Kindle asks for in a cover is a little more."""
_SMALLEST_COVER = 1400
_FORMATS = ("JPEG", "PNG", "GIF", "WEBP")
_DAMAGE = (UnidentifiedImageError, OSError, ValueError, SyntaxError, struct.error)
_INKS = frozenset({"CMYK", "LAB", "YCCK"})

_SHOPS = re.compile(
    r"""(?:^|\.)(?:amazon\.[a-z.]{2,6}|amzn\.(?:to|com|eu)|a\.co|audible\.[a-z.]{2,6}
    |kobo\.com|barnesandnoble\.com|bn\.com|smashwords\.com|scribd\.com|everand\.com
    |waterstones\.com|thalia\.(?:de|at|ch)|fnac\.com|tolino\.de|hugendubel\.de
    |books\.apple\.com|itunes\.apple\.com|play\.google\.com)$""",
    re.VERBOSE,
)
"""Hosts that sell e-books."""

_DIRECTORY = struct.Struct(">4sHHHH")
_RECORD = struct.Struct(">4sIII")
_RESTRICTED, _LICENCE = 0x2, 0xF
_FS_TYPE = 8
"""Where ``OS/2`` says what may be done with a font (OpenType 1.9, fsType)."""


def check_size(size: int, report: Report, where: Location) -> None:
    """Check the size of the whole file, in bytes."""
    if size > _HEAVIEST:
        report.add("shop-file-heavy", f"the file has {size // _MB} MB", where)


def check_resource(item: Item, head: bytes, size: int, report: Report, *, cover: bool) -> None:
    """Check a picture or a font by its first bytes (two megabytes) and its size."""
    where = Location(item.path)
    if item.media_type in FONTS:
        if _restricted(head):
            report.add("shop-font-restricted", "the font may not be embedded", where)
    elif item.media_type.startswith("image/"):
        if size > _HEAVIEST_PICTURE:
            report.add("shop-picture-heavy", f"the picture has {size / _MB:.1f} MB", where)
        _check_picture(head, where, report, cover=cover)


def _check_picture(head: bytes, where: Location, report: Report, *, cover: bool) -> None:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Pillow.DecompressionBombWarning)
            with Pillow.open(io.BytesIO(head), formats=_FORMATS) as opened:
                (width, height), mode = opened.size, opened.mode
    except (*_DAMAGE, Pillow.DecompressionBombError):
        return  # what it is not, is told elsewhere; what it is, nobody knows
    size = f"{width} × {height} pixels"
    if width * height > _MOST_PIXELS:
        report.add("shop-picture-large", f"the picture has {size}", where)
    if mode in _INKS:
        report.add("shop-picture-inks", f"the picture is in {mode}", where)
    if cover and min(width, height) < _SMALLEST_COVER:
        report.add("shop-cover-small", f"the cover has {size}", where)


def _restricted(head: bytes) -> bool:
    """Tell whether an OpenType font says that it may not be embedded."""
    if len(head) < _DIRECTORY.size:
        return False
    _, count, *_ = _DIRECTORY.unpack_from(head)
    for number in range(count):
        place = _DIRECTORY.size + number * _RECORD.size
        if place + _RECORD.size > len(head):
            return False
        tag, _, offset, _ = _RECORD.unpack_from(head, place)
        if tag == b"OS/2" and offset + _FS_TYPE + 2 <= len(head):
            told: int = struct.unpack_from(">H", head, offset + _FS_TYPE)[0]
            return told & _LICENCE == _RESTRICTED
    return False


def check_shops(book: Book, report: Report) -> None:
    """Check creators, the cover and the links of a book."""
    package = book.package
    if not package.said("dc:creator"):
        report.add("shop-creator-missing", "there is no dc:creator", package.where)
    path = book.cover.path if book.cover else ""
    shown = [
        use.where
        for document in book.read()
        for use in document.uses
        if path and use.target.path == path
    ]
    for where in shown[1:]:
        report.add("shop-cover-twice", "the cover is shown a second time", where)
    for document in book.read():
        for link in document.links:
            if _SHOPS.search(link.target.host):
                message = f"leads to a shop, {link.target.host}"
                report.add("shop-link", message, link.where)
