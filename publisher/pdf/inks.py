"""Pictures in inks: in goes a picture file, out come the pixels that a press prints.

By the profile of the press, with Little CMS.  In black alone a tone is as light on
paper as it was on the screen, so that the spread of ink on paper (tone value
increase) makes no picture too dark.  In colour there is never more ink at one place
than the paper takes up.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from functools import lru_cache

from PIL import Image, ImageCms, ImageMath

from publisher.pdf.images import Coded, coded, upright

__all__ = ["MOST_INK", "inked", "inks_of"]

MOST_INK = 2.4
"""The most ink at one place, of four: 240 % (IngramSpark, File Creation Guide)."""

_LOSS = 0.06  # what the packing of a JPEG may add to it
_WHITE = {"1": 1, "L": 255, "LA": (255, 255), "RGB": (255,) * 3, "RGBA": (255,) * 4}
_ROWS = 256  # rows of a picture that are limited at a time
_STEPS = 256
_LIGHTEST = 255


def inked(data: bytes, ink: str, profile: bytes) -> Coded:
    """Return a picture in ``black`` or in ``colour``, with as many pixels as it has."""
    with Image.open(io.BytesIO(data), formats=("JPEG", "PNG")) as opened:
        lossy = opened.format == "JPEG"
    image = _on_white(upright(data))
    if image.mode == "1":
        return coded(image, lossy=False)
    if ink == "black":
        return coded(_in_black(image, profile), lossy=lossy)
    separated = image if image.mode == "CMYK" else _separated(image, profile)
    return coded(_limited(separated, MOST_INK - _LOSS * lossy), lossy=lossy)


def inks_of(
    colours: Sequence[tuple[int, int, int]], profile: bytes
) -> list[tuple[float, float, float, float]]:
    """Return the inks of colours of screens, each from 0 to 1."""
    row = Image.new("RGB", (len(colours), 1))
    row.putdata(colours)
    values = [v / _LIGHTEST for v in _limited(_separated(row, profile), MOST_INK).tobytes()]
    return list(zip(values[::4], values[1::4], values[2::4], values[3::4], strict=True))


def _on_white(image: Image.Image) -> Image.Image:
    """Return a picture without holes, in a mode that profiles know, or of one bit."""
    if "A" in image.getbands() or "transparency" in image.info:
        seen = image.convert("RGBA")
        ground = Image.new("RGBA", seen.size, "white")
        flat = Image.alpha_composite(ground, seen).convert("RGB")
        flat.info = image.info
        return flat
    if image.mode in ("1", "L", "RGB", "CMYK"):
        return image
    if image.mode.startswith("I"):  # 16 bits of grey
        return image.point(lambda value: value / 256).convert("L")
    return image.convert("RGB")


def _source(image: Image.Image) -> ImageCms.ImageCmsProfile:
    """Return the profile that a picture came with, else that of screens."""
    wanted = {"L": "GRAY", "RGB": "RGB", "CMYK": "CMYK"}[image.mode]
    try:
        own = ImageCms.ImageCmsProfile(io.BytesIO(image.info.get("icc_profile", b"")))
        if own.profile.xcolor_space.strip() == wanted:
            return own
    except (ImageCms.PyCMSError, OSError):
        pass
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))


def _in_black(image: Image.Image, profile: bytes) -> Image.Image:
    """Return the greys that print as light as the picture is."""
    source = _source(image)
    if image.mode == "L" and source.profile.xcolor_space.strip() == "RGB":
        ramp = Image.merge("RGB", [Image.frombytes("L", (_STEPS, 1), bytes(range(_STEPS)))] * 3)
        tones = _lightness(ramp, source).tobytes()
        greys = _greys(profile)
        return image.point([greys[tone] for tone in tones])
    if image.mode == "CMYK" and source.profile.xcolor_space.strip() == "RGB":
        image = image.convert("RGB")
    return _lightness(image, source).point(list(_greys(profile)))


def _lightness(image: Image.Image, source: ImageCms.ImageCmsProfile) -> Image.Image:
    turn = ImageCms.buildTransform(
        source,
        ImageCms.createProfile("LAB"),
        image.mode,
        "LAB",
        ImageCms.Intent.RELATIVE_COLORIMETRIC,
    )
    turned = ImageCms.applyTransform(image, turn)
    assert turned is not None  # only in place is nothing returned
    return turned.getchannel("L")


@lru_cache(maxsize=4)
def _greys(profile: bytes) -> bytes:
    """Return the grey to print for every lightness, black ink being the darkest."""
    black = Image.frombytes("L", (_STEPS, 1), bytes(range(_STEPS)))
    none = Image.new("L", (_STEPS, 1))
    ramp = Image.merge("CMYK", (none, none, none, black))
    printed = _lightness(ramp, ImageCms.ImageCmsProfile(io.BytesIO(profile))).tobytes()
    darkest, lightest = printed[-1], printed[0]
    greys = []
    for tone in range(_STEPS):
        wanted = darkest + (lightest - darkest) * tone / _LIGHTEST
        ink = min(range(_STEPS), key=lambda n: (abs(printed[n] - wanted), n))
        greys.append(_LIGHTEST - ink)
    return bytes(greys)


def _separated(image: Image.Image, profile: bytes) -> Image.Image:
    source = _source(image)
    if image.mode == "L" and source.profile.xcolor_space.strip() == "RGB":
        image = image.convert("RGB")
    turned = ImageCms.profileToProfile(
        image,
        source,
        ImageCms.ImageCmsProfile(io.BytesIO(profile)),
        renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
        outputMode="CMYK",
        flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )
    assert turned is not None
    return turned


def _limited(image: Image.Image, most: float) -> Image.Image:
    """Return the picture with less cyan, magenta and yellow where there is too much ink."""
    limited = Image.new("CMYK", image.size)
    for top in range(0, image.height, _ROWS):
        box = (0, top, image.width, min(top + _ROWS, image.height))
        limited.paste(_limited_strip(image.crop(box), int(most * _LIGHTEST)), box)
    return limited


def _limited_strip(strip: Image.Image, most: int) -> Image.Image:
    *colours, black = (band.convert("I") for band in strip.split())
    cyan, magenta, yellow = colours
    all_three = ImageMath.lambda_eval(
        lambda args: args["c"] + args["m"] + args["y"], c=cyan, m=magenta, y=yellow
    )
    less = [
        ImageMath.lambda_eval(
            lambda args: args["convert"](
                args["one"]
                * args["min"](args["all"], most - args["k"])
                / args["max"](args["all"], 1),
                "L",
            ),
            one=one,
            all=all_three,
            k=black,
        )
        for one in colours
    ]
    return Image.merge("CMYK", (*less, strip.getchannel("K")))
