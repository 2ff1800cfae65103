"""What a file is by its first bytes, whatever it is called.

In: bytes; out: the ending that such a file should have, or nothing for text.  The
signatures are those of the formats' specifications; a container of the ZIP kind is
told by what lies in it.
"""

from __future__ import annotations

__all__ = ["described", "kind_of"]

_SIGNATURES: tuple[tuple[bytes, int, str], ...] = (
    (b"%PDF-", 0, ".pdf"),
    (b"\x89PNG\r\n\x1a\n", 0, ".png"),
    (b"\xff\xd8\xff", 0, ".jpg"),
    (b"GIF87a", 0, ".gif"),
    (b"GIF89a", 0, ".gif"),
    (b"WEBP", 8, ".webp"),
    (b"II*\x00", 0, ".tif"),
    (b"MM\x00*", 0, ".tif"),
    (b"WAVE", 8, ".wav"),
    (b"ftyp", 4, ".mp4"),
    (b"ID3", 0, ".mp3"),
    (b"\xff\xfb", 0, ".mp3"),
    (b"\xff\xf3", 0, ".mp3"),
    (b"OggS", 0, ".ogg"),
    (b"fLaC", 0, ".flac"),
    (b"\x1aE\xdf\xa3", 0, ".mkv"),
    (b"\x1f\x8b", 0, ".gz"),
    (b"BZh", 0, ".bz2"),
    (b"\xfd7zXZ\x00", 0, ".xz"),
    (b"7z\xbc\xaf\x27\x1c", 0, ".7z"),
    (b"Rar!\x1a\x07", 0, ".rar"),
    (b"\x7fELF", 0, ".elf"),
    (b"SQLite format 3\x00", 0, ".sqlite"),
    (b"wOFF", 0, ".woff"),
    (b"wOF2", 0, ".woff2"),
)
_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MEMBERS = (
    (b"word/document.xml", ".docx"),
    (b"application/vnd.oasis.opendocument.text", ".odt"),
    (b"application/epub+zip", ".epub"),
    (b"xl/workbook.xml", ".xlsx"),
    (b"ppt/presentation.xml", ".pptx"),
)
_WORD = "WordDocument".encode("utf-16-le")
_NAMES = {
    ".pdf": "a PDF",
    ".docx": "a Word document",
    ".doc": "a Word document of the old kind",
    ".odt": "an OpenDocument text",
    ".epub": "an EPUB",
    ".xlsx": "an Excel workbook",
    ".pptx": "a PowerPoint presentation",
    ".zip": "a ZIP archive",
    ".elf": "a program",
    ".exe": "a program",
    ".sqlite": "a database",
    ".ole": "a document of an old Microsoft program",
} | dict.fromkeys((".gz", ".bz2", ".xz", ".7z", ".rar"), "a compressed archive")
_NAMES |= dict.fromkeys((".png", ".jpg", ".gif", ".webp", ".tif"), "a picture")
_NAMES |= dict.fromkeys((".wav", ".mp3", ".ogg", ".flac"), "a sound recording")
_NAMES |= dict.fromkeys((".mp4", ".mkv"), "a film or a sound recording")
_NAMES |= dict.fromkeys((".woff", ".woff2"), "a typeface")


def kind_of(data: bytes) -> str:
    """Return the ending that fits the bytes (``.docx``, ``.png``), or nothing for a text."""
    if data.startswith(_ZIP):
        return next((ending for member, ending in _MEMBERS if member in data), ".zip")
    if data.startswith(_OLE):
        return ".doc" if _WORD in data else ".ole"
    if data.startswith(b"MZ") and b"\x00" in data[:64]:
        return ".exe"
    for signature, place, ending in _SIGNATURES:
        # Letters alone (ID3, BZh) may begin a text, unless bytes follow that are none.
        sure = not signature.isalnum() or b"\x00" in data[:512]
        if sure and data.startswith(signature, place):
            return ending
    return ""


def described(ending: str) -> str:
    """Return what a file of this ending is, for an error."""
    return f"{_NAMES.get(ending, 'a file')} ({ending})"
