"""Pictures for the press: in black as light as they were, in colour with little ink."""

from __future__ import annotations

import io
import zlib
from importlib.resources import files
from typing import Any

import pydyf
import pytest
from PIL import Image, ImageCms, ImageDraw

from publisher.pdf.images import Coded, on_screen
from publisher.pdf.inks import MOST_INK, inked

PRESS = files("publisher.pdf").joinpath("uncoated.icc").read_bytes()
HUES = ((255, 0, 0), (0, 255, 0), (0, 0, 255), (0, 0, 0), (90, 0, 60), (255, 255, 255))


def data(image: Image.Image, kind: str = "PNG", **said: Any) -> bytes:
    """Return a picture as a file."""
    stream = io.BytesIO()
    image.save(stream, kind, **said)
    return stream.getvalue()


def hues(mode: str = "RGB") -> Image.Image:
    """Return a picture of strong colours, sixteen pixels each."""
    image = Image.new("RGB", (16 * len(HUES), 16))
    for n, colour in enumerate(HUES):
        image.paste(colour, (16 * n, 0, 16 * n + 16, 16))
    return image.convert(mode)


def pixels(coded: Coded, mode: str, size: tuple[int, int]) -> Image.Image:
    """Return the picture that a reader of the PDF sees."""
    if b"/DCTDecode" in coded.dictionary:
        shown = Image.open(io.BytesIO(coded.data))
        assert (shown.mode, shown.size) == (mode, size)
        return shown
    assert mode == "CMYK"
    return Image.frombytes(mode, size, zlib.decompress(coded.data))


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_colour_never_takes_more_ink_than_paper_takes_up(kind: str) -> None:
    """Not even in the darkest places, and not after a JPEG is packed again."""
    image = hues()
    coded = inked(data(image, kind), "colour", PRESS)
    assert b"/ColorSpace /DeviceCMYK" in coded.dictionary
    shown = pixels(coded, "CMYK", image.size)
    most = max(sum(shown.getpixel((x, y))) for x in range(image.width) for y in range(16))
    assert 1.5 * 255 < most <= MOST_INK * 255
    assert shown.getpixel((88, 8)) == (0, 0, 0, 0)


def test_inks_that_came_with_a_picture_are_limited_too() -> None:
    """Four full inks become 240 %; black stays whole."""
    image = Image.new("CMYK", (300, 300), (255, 255, 255, 255))
    shown = pixels(inked(data(image, "JPEG"), "colour", PRESS), "CMYK", image.size)
    pixel = shown.getpixel((150, 150))
    assert isinstance(pixel, tuple)
    assert sum(pixel) <= MOST_INK * 255
    assert pixel[3] >= 253


def test_black_alone_is_grey_and_lighter_than_on_the_screen() -> None:
    """Ink spreads: the grey of the file is lighter, so that the print is not darker."""
    middle = Image.new("RGB", (32, 32), (119, 119, 119))
    coded = inked(data(middle, "JPEG"), "black", PRESS)
    assert b"/ColorSpace /DeviceGray" in coded.dictionary
    grey = pixels(coded, "L", (32, 32)).getpixel((16, 16))
    assert isinstance(grey, int)
    ink = Image.new("CMYK", (1, 1), (0, 0, 0, 255 - grey))
    press = ImageCms.ImageCmsProfile(io.BytesIO(PRESS))
    lab = ImageCms.profileToProfile(ink, press, ImageCms.createProfile("LAB"), outputMode="LAB")
    assert lab is not None
    printed = lab.getpixel((0, 0))
    assert isinstance(printed, tuple)
    assert grey > 119 + 15
    assert 50 < printed[0] / 2.55 < 75


@pytest.mark.parametrize("mode", ["L", "LA", "RGBA", "P", "I;16", "1"])
@pytest.mark.parametrize("ink", ["black", "colour"])
def test_every_kind_of_png_is_printed_whole(mode: str, ink: str) -> None:
    """As many pixels as it has, without transparency."""
    image = Image.new("I;16", (40, 30), 9000) if mode == "I;16" else hues("RGBA").convert(mode)
    coded = inked(data(image), ink, PRESS)
    assert b"/Width %d/Height %d" % image.size in coded.dictionary
    assert b"SMask" not in coded.dictionary
    grey = ink == "black" or mode == "1"
    assert (b"/DeviceGray" in coded.dictionary) is grey


def test_holes_become_white() -> None:
    """What shows through is paper."""
    image = Image.new("RGBA", (20, 20), (0, 0, 0, 0))
    ImageDraw.Draw(image).rectangle((0, 0, 9, 19), fill=(0, 0, 0, 255))
    shown = pixels(inked(data(image), "colour", PRESS), "CMYK", (20, 20))
    assert shown.getpixel((15, 10)) == (0, 0, 0, 0)
    assert shown.getpixel((3, 10)) != (0, 0, 0, 0)


def test_a_photograph_stands_as_the_camera_was_held() -> None:
    """The pixels are turned, on the screen and in print."""
    exif = Image.Exif()
    exif[0x0112] = 6
    turned = data(Image.new("RGB", (40, 20), "red"), "JPEG", exif=exif)
    assert b"/Width 20/Height 40" in inked(turned, "black", PRESS).dictionary
    pdf = pydyf.PDF()
    on_screen(pdf, turned)
    assert b"/Width 20/Height 40" in pdf.objects[-1].data


def test_the_screen_has_a_picture_as_it_came() -> None:
    """A JPEG to the byte, a profile with it, holes as a mask, inks as light."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    plain, profiled = data(hues(), "JPEG"), data(hues(), "JPEG", icc_profile=profile)
    pdf = pydyf.PDF()
    on_screen(pdf, plain)
    assert plain in pdf.objects[-1].data
    on_screen(pdf, profiled)
    assert b"/ColorSpace [/ICCBased" in pdf.objects[-1].data
    on_screen(pdf, data(hues("RGBA")))
    assert b"/SMask" in pdf.objects[-1].data
    on_screen(pdf, data(hues("CMYK"), "JPEG"))
    assert b"/ColorSpace /DeviceRGB" in pdf.objects[-1].data
