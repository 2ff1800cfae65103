"""A picture keeps what is seen of it and nothing else."""

from __future__ import annotations

import io
import zlib

import pytest
from PIL import Image, PngImagePlugin

from publisher.errors import InputError
from publisher.picturedata import bare
from publisher.pictures import bared, examine
from publisher.source import Location

SECRET = b"taken by Ada at 52.5N"
HERE = Location("edition.toml", 3)


def drawn() -> Image.Image:
    """Return a picture in which no two corners are alike."""
    picture = Image.new("RGB", (32, 16), "white")
    picture.paste("red", (0, 0, 16, 8))
    picture.paste("blue", (16, 8, 32, 16))
    return picture


def jpeg(**options: object) -> bytes:
    """Return it as JPEG."""
    stream = io.BytesIO()
    drawn().save(stream, "JPEG", **options)
    return stream.getvalue()


def exif(orientation: int = 1) -> Image.Exif:
    """Return notes on how, by whom and where it was taken."""
    notes = Image.Exif()
    notes[0x0112] = orientation
    notes[0x013B] = SECRET.decode()
    notes.get_ifd(0x8825)[1] = "N"
    return notes


def pixels(data: bytes) -> bytes:
    """Return what is seen, coarsely enough to survive a second coding."""
    with Image.open(io.BytesIO(data)) as opened:
        return opened.convert("RGB").quantize(8).convert("RGB").resize((4, 4)).tobytes()


def test_a_jpeg_loses_its_notes() -> None:
    """Notes, comments, a preview and what hangs behind are gone; no pixel changes."""
    profile = b"x" * 200
    plain = jpeg(icc_profile=profile)
    data = jpeg(exif=exif(), comment=SECRET, icc_profile=profile) + SECRET
    assert data.count(SECRET) == 3
    assert bare(data) == plain == bare(plain)
    thumbnail = data[:18] + b"\x01\x01" + SECRET[:3]
    assert bare(data.replace(data[:20], thumbnail.replace(b"\0\x10", b"\0\x13", 1), 1)) == plain


@pytest.mark.parametrize("options", [{"progressive": True}, {"restart_marker_blocks": 1}, {}])
def test_every_kind_of_jpeg_is_kept(options: dict[str, object]) -> None:
    """Of scans and restarts nothing is lost."""
    data = jpeg(**options)
    assert bare(data) == data


@pytest.mark.parametrize("orientation", range(2, 9))
def test_a_turned_jpeg_is_turned(orientation: int) -> None:
    """What a note turns looks the same without the note, which is gone with all others."""
    data = jpeg(exif=exif(orientation), quality=95)
    image = bared(examine("a.jpg", data, HERE), HERE)
    assert SECRET not in image.data
    with Image.open(io.BytesIO(image.data)) as opened:
        assert opened.getexif().get(0x0112, 1) == 1
        size = opened.size
        corner = opened.convert("RGB").getpixel((3, 3))
    assert (image.width, image.height) == size == ((16, 32) if orientation > 4 else (32, 16))
    red = orientation in (5,)
    blue = orientation in (3, 7)
    assert isinstance(corner, tuple)
    assert (corner[0] > 200 > corner[2]) == red
    assert (corner[2] > 200 > corner[0]) == blue


def test_a_png_loses_its_notes() -> None:
    """Texts, notes, the time and what hangs behind are gone; what says how it looks stays."""
    stream, noted = io.BytesIO(), io.BytesIO()
    said = PngImagePlugin.PngInfo()
    said.add_text("Author", SECRET.decode())
    said.add_itxt("Place", SECRET.decode())
    said.add(b"tIME", b"\x07\xea\x01\x01\0\0\0")
    drawn().save(stream, "PNG", dpi=(300, 300))
    drawn().save(noted, "PNG", dpi=(300, 300), pnginfo=said, exif=exif())
    assert b"tIME" in noted.getvalue()
    assert bare(noted.getvalue() + SECRET) == stream.getvalue()


def test_an_animation_stands_still() -> None:
    """Of moving pictures the first is kept."""
    stream = io.BytesIO()
    drawn().save(stream, "PNG", save_all=True, append_images=[Image.new("RGB", (32, 16))])
    made = bare(stream.getvalue())
    assert b"acTL" in stream.getvalue()
    assert b"acTL" not in made
    assert b"fdAT" not in made
    assert pixels(made) == pixels(stream.getvalue())


def test_a_png_that_ends_early_is_refused() -> None:
    """A chunk that says it is longer than the file is an error of its place."""
    stream = io.BytesIO()
    drawn().save(stream, "PNG")
    head = stream.getvalue()[:33]
    long = b"\xff\xff\xff\xffIDAT" + zlib.compress(b"")
    image = examine("a.png", stream.getvalue(), HERE)
    with pytest.raises(InputError, match=r"edition\.toml:3: a\.png is broken: it ends too early"):
        bared(type(image)(image.path, image.media_type, head + long, 32, 16), HERE)
