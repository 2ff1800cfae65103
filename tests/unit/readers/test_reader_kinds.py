"""What a file is by its first bytes."""

from __future__ import annotations

from pathlib import Path

import pytest

from publisher import readers
from publisher.errors import RawError
from publisher.readers.kinds import described, kind_of

ZIP = b"PK\x03\x04" + bytes(26)


@pytest.mark.parametrize(
    ("data", "ending"),
    [
        (b"%PDF-1.7\n", ".pdf"),
        (b"\x89PNG\r\n\x1a\n", ".png"),
        (b"\xff\xd8\xff\xe0", ".jpg"),
        (b"RIFF\x00\x00\x00\x00WAVEfmt ", ".wav"),
        (b"ID3\x04\x00\x00", ".mp3"),
        (b"\xff\xfb\x90", ".mp3"),
        (b"\x00\x00\x00\x20ftypM4A ", ".mp4"),
        (b"\x1f\x8b\x08", ".gz"),
        (b"\x7fELF\x02", ".elf"),
        (b"MZ\x90\x00", ".exe"),
        (ZIP + b"mimetypeapplication/epub+zip", ".epub"),
        (ZIP + b"mimetypeapplication/vnd.oasis.opendocument.text", ".odt"),
        (ZIP + b"word/document.xml", ".docx"),
        (ZIP + b"holiday.txt", ".zip"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), ".doc"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", ".ole"),
    ],
)
def test_a_file_is_known_by_its_signature(data: bytes, ending: str) -> None:
    """The first bytes tell the format, and for packed files what lies in them."""
    assert kind_of(data) == ending
    assert described(ending).endswith(f"({ending})")


@pytest.mark.parametrize(
    "data",
    [b"", b"MZ: When did you start?", b"ID3 was my first tag", b"BZh!", b"{\\rtf1", b"<html>"],
)
def test_text_is_of_no_kind(data: bytes) -> None:
    """Letters that begin like a signature are a text all the same."""
    assert kind_of(data) == ""


def test_a_file_that_no_reader_knows_is_called_by_its_kind() -> None:
    """A sound recording is refused as one, whatever its name."""
    with pytest.raises(RawError, match=r"a sound recording \(\.mp3\)"):
        readers.read(Path("talk.mp3"), b"ID3\x04\x00" + bytes(80))
    with pytest.raises(RawError, match=r"this is a sound recording \(\.mp3\), not a text"):
        readers.read(Path("talk.txt"), b"ID3\x04\x00" + bytes(80))


def test_a_wide_text_is_sniffed_by_its_letters() -> None:
    """Captions in UTF-16 with the name of a text are read as captions."""
    data = "WEBVTT\n\n00:01.000 --> 00:02.000\nHello there\n".encode("utf-16")
    assert readers.read(Path("talk.txt"), data).format == "webvtt"


def test_the_encoding_reaches_the_reader() -> None:
    """What the user says is used by every reader of texts."""
    for name in ("a.txt", "a.md"):
        transcript = readers.read(Path(name), b"na\xefve", encoding="cp1251")
        assert transcript.text == "naпve"
