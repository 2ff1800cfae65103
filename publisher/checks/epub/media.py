"""Media types by what a file holds: in go its first bytes, out comes whether the type is true.

Floor 4: imports the standard library only.
"""

from __future__ import annotations

__all__ = ["CSS", "DOCUMENTS", "FONTS", "NCX", "SVG", "XHTML", "begins_as"]

XHTML = "application/xhtml+xml"
SVG = "image/svg+xml"
NCX = "application/x-dtbncx+xml"
CSS = "text/css"
DOCUMENTS = frozenset({XHTML, SVG})
"""Types that may stand in the spine without a fallback."""

_TRUETYPE = (b"\x00\x01\x00\x00", b"true", b"ttcf")
_OPENTYPE = (b"OTTO", *_TRUETYPE)
FONTS = {
    "font/ttf": _TRUETYPE,
    "font/otf": _OPENTYPE,
    "application/font-sfnt": _OPENTYPE,
    "application/vnd.ms-opentype": _OPENTYPE,
    "font/woff": (b"wOFF",),
    "application/font-woff": (b"wOFF",),
    "font/woff2": (b"wOF2",),
}
_SIGNS = FONTS | {
    "image/jpeg": (b"\xff\xd8\xff",),
    "image/png": (b"\x89PNG\r\n\x1a\n",),
    "image/gif": (b"GIF87a", b"GIF89a"),
    "image/webp": (b"RIFF",),
    "audio/mpeg": (b"ID3", b"\xff\xfb", b"\xff\xf3", b"\xff\xf2", b"\xff\xfa"),
    "audio/ogg": (b"OggS",),
}
"""The first bytes of files (WHATWG MIME Sniffing, 6; OpenType 1.9, WOFF 2.0)."""


def begins_as(media_type: str, head: bytes) -> bool:
    """Tell whether a file that begins so may be of that type; of unknown types, always."""
    signs = _SIGNS.get(media_type)
    return signs is None or head.startswith(signs)
