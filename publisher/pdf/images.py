"""Pictures as PDF has them: in goes a picture file, out comes an image XObject.

ISO 32000-1, 8.9.5.  A JPEG stays the JPEG that it is wherever its pixels stay; all
else is packed without loss.
"""

from __future__ import annotations

import io
import zlib
from dataclasses import dataclass
from typing import Any

import pydyf
from PIL import Image, ImageCms, ImageOps

__all__ = ["Coded", "add_image", "coded", "on_screen", "upright"]

_SPACES = {"1": "/DeviceGray", "L": "/DeviceGray", "RGB": "/DeviceRGB", "CMYK": "/DeviceCMYK"}
_PROFILED = {"GRAY": "L", "RGB": "RGB"}
_ORIENTATION = 0x0112  # Exif 2.32, table 4
_JPEG_QUALITY = 95


@dataclass(frozen=True, slots=True)
class Coded:
    """An image without its length: the entries of its dictionary as PDF, and its bytes."""

    dictionary: bytes
    data: bytes


def upright(data: bytes) -> Image.Image:
    """Return a picture as it is to be seen, which cameras tell beside the pixels."""
    opened = Image.open(io.BytesIO(data), formats=("JPEG", "PNG"))
    opened.load()
    turned = ImageOps.exif_transpose(opened)
    assert turned is not None  # only in place is nothing returned
    return turned


def on_screen(pdf: Any, data: bytes) -> bytes:
    """Add a picture in its own colours; return a reference to it."""
    with Image.open(io.BytesIO(data), formats=("JPEG", "PNG")) as opened:
        is_jpeg, mode = opened.format == "JPEG", opened.mode
        turned = opened.getexif().get(_ORIENTATION, 1) != 1
        profile = opened.info.get("icc_profile", b"")
        size = opened.size
    if is_jpeg and mode in ("L", "RGB") and not turned:
        entries = _entries(size, _space(pdf, mode, profile), b"/DCTDecode")
        return add_image(pdf, Coded(entries, data))
    image = upright(data)
    if image.mode == "CMYK":
        image = image.convert("RGB")
    mask = b""
    if "A" in image.getbands() or "transparency" in image.info:
        image = image.convert("RGBA")
        mask = add_image(pdf, coded(image.getchannel("A"), lossy=False))
    if image.mode not in _SPACES:
        image = image.convert("L" if image.mode.startswith(("I", "LA")) else "RGB")
    shown = coded(image, lossy=is_jpeg, space=_space(pdf, image.mode, profile))
    if mask:
        shown = Coded(b"%b/SMask %b" % (shown.dictionary, mask), shown.data)
    return add_image(pdf, shown)


def coded(image: Image.Image, *, lossy: bool, space: bytes = b"") -> Coded:
    """Return a picture of mode 1, L, RGB or CMYK, as JPEG or packed without loss."""
    bits = 1 if image.mode == "1" else 8
    space = space or _SPACES[image.mode].encode()
    if lossy:
        stream = io.BytesIO()
        image.save(stream, "JPEG", quality=_JPEG_QUALITY, subsampling=0)
        entries = _entries(image.size, space, b"/DCTDecode")
        if image.mode == "CMYK":  # Adobe's marker says that 255 is no ink
            entries += b"/Decode [1 0 1 0 1 0 1 0]"
        return Coded(entries, stream.getvalue())
    if image.mode == "CMYK":  # of which PNG knows nothing
        entries = _entries(image.size, space, b"/FlateDecode")
        return Coded(entries, zlib.compress(image.tobytes(), 9))
    stream = io.BytesIO()
    plain = Image.frombytes(image.mode, image.size, image.tobytes())
    plain.save(stream, "PNG", optimize=False, compress_level=9)
    colours = len(image.getbands())
    predicted = b"/DecodeParms <</Predictor 15/Colors %d/BitsPerComponent %d/Columns %d>>"
    entries = _entries(image.size, space, b"/FlateDecode", bits)
    return Coded(entries + predicted % (colours, bits, image.width), _image_data(stream.getvalue()))


def add_image(pdf: Any, image: Coded) -> bytes:
    """Add an image to the PDF; return a reference to it."""
    stream = _Image(image)
    pdf.add_object(stream)
    reference: bytes = stream.reference
    return reference


class _Image(pydyf.Stream):  # type: ignore[misc]
    """An image that is packed already."""

    data = b""

    def __init__(self, image: Coded) -> None:
        super().__init__()
        head = b"<</Type /XObject/Subtype /Image%b/Length %d>>" % (
            image.dictionary,
            len(image.data),
        )
        self.data = b"\n".join((head, b"stream", image.data, b"endstream"))


def _entries(size: tuple[int, int], space: bytes, packing: bytes, bits: int = 8) -> bytes:
    return b"/Width %d/Height %d/ColorSpace %b/BitsPerComponent %d/Filter %b" % (
        *size,
        space,
        bits,
        packing,
    )


def _space(pdf: Any, mode: str, profile: bytes) -> bytes:
    """Return the colour space of a picture: that of its profile, if it is one for it."""
    if not profile or mode not in ("L", "RGB"):
        return _SPACES[mode].encode()
    try:
        space = ImageCms.ImageCmsProfile(io.BytesIO(profile)).profile.xcolor_space.strip()
    except (ImageCms.PyCMSError, OSError):
        space = ""
    if _PROFILED.get(space) != mode:
        return _SPACES[mode].encode()
    stream = pydyf.Stream([profile], {"N": len(mode) if mode == "RGB" else 1}, compress=True)
    pdf.add_object(stream)
    return b"[/ICCBased %b]" % stream.reference


def _image_data(png: bytes) -> bytes:
    """Return the packed pixels of a PNG, which PDF takes as they are (PNG, 11.2.3)."""
    parts, start = [], 8
    while start < len(png):
        length = int.from_bytes(png[start : start + 4], "big")
        if png[start + 4 : start + 8] == b"IDAT":
            parts.append(png[start + 8 : start + 8 + length])
        start += 12 + length
    return b"".join(parts)
