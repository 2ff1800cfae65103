"""The cover: what shops and readers would not like about it is found, and nothing else."""

import io
import random
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PIL import Image as Pillow
from PIL import ImageCms, ImageFile

from publisher import checks, pictures
from publisher.checks.cover import of_cover
from publisher.errors import InputError
from publisher.model.edition import Edition, Product
from publisher.source import Location

FINDINGS = Path(__file__).parents[2] / "findings"
PLACE = Location("book/edition.toml", 1, 1)
EDITION = Edition("book", "Book", where=PLACE)


def _cases(kind: str) -> Iterator[Any]:
    for path in sorted(FINDINGS.glob("cover-*/expected.toml")):
        for case in tomllib.loads(path.read_text("utf-8")).get(kind, ()):
            yield pytest.param(path.parent.name, case, id=f"{path.parent.name}: {case['says']}")


def _picture(
    format: str,
    mode: str,
    width: int,
    height: int,
    profile: str = "",
    *,
    noise: bool = False,
    progressive: bool = False,
) -> bytes:
    """Return a picture drawn by such a recipe."""
    drawn = Pillow.new(mode, (width, height))
    if noise:
        drawn = Pillow.frombytes(mode, drawn.size, random.Random(1).randbytes(3 * width * height))
    icc = profile.encode()
    if profile == "XYZ":
        icc = ImageCms.ImageCmsProfile(ImageCms.createProfile("XYZ")).tobytes()
    stream = io.BytesIO()
    drawn.save(stream, format, icc_profile=icc, progressive=progressive)
    return stream.getvalue()


def _with(data: bytes) -> Edition:
    return replace(EDITION, cover=pictures.examine("images/cover.png", data, PLACE))


@pytest.mark.parametrize(("code", "case"), list(_cases("cover")))
def test_a_given_cover_is_looked_at(code: str, case: dict[str, Any]) -> None:
    """Each picture has the fault that its folder is named by, and those it says."""
    finding, *others = sorted(
        of_cover(_with(_picture(**case["picture"]))), key=lambda f: f.code != code
    )
    assert [other.code for other in others] == case.get("also", [])
    assert (finding.code, str(finding.severity)) == (code, case["severity"])
    assert case["message"] in finding.message
    assert finding.where == Location("book/images/cover.png")
    assert finding.hint


@pytest.mark.parametrize(("code", "case"), list(_cases("edition")))
def test_a_drawn_cover_is_looked_at(code: str, case: dict[str, Any]) -> None:
    """What cannot be lettered is told; what can is not."""
    words = {key: case[key] for key in ("title", "subtitle", "publisher")}
    (finding,) = of_cover(replace(EDITION, **words))
    assert (finding.code, str(finding.severity)) == (code, case["severity"])
    assert case["message"] in finding.message
    assert case["subtitle"] not in finding.message
    assert finding.where == Location("book/edition.toml")


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
@pytest.mark.parametrize("mode", ["L", "RGB"])
def test_a_good_cover_is_left_in_peace(kind: str, mode: str) -> None:
    """Grey or coloured, with the profile of the screen or none: nothing is found."""
    assert of_cover(_with(_picture(kind, mode, 1600, 2560))) == ()
    icc = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    stream = io.BytesIO()
    Pillow.new("RGB", (1600, 2560)).save(stream, kind, icc_profile=icc)
    assert of_cover(_with(stream.getvalue())) == ()


def test_an_opaque_alpha_channel_harms_nobody() -> None:
    """Only what is seen through is found."""
    stream = io.BytesIO()
    Pillow.new("RGBA", (1600, 2560), (9, 9, 9, 255)).save(stream, "PNG")
    assert of_cover(_with(stream.getvalue())) == ()


def test_without_an_epub_the_cover_is_nobodys_concern() -> None:
    """A printed book alone has no such cover."""
    edition = replace(EDITION, title="𓅓𓂋", products=(Product("paperback"),))
    assert of_cover(edition) == ()
    assert of_cover(replace(edition, products=(Product("epub"),)))
    assert checks.of_edition(replace(edition, products=())) == of_cover(
        replace(edition, products=())
    )


@pytest.mark.parametrize("lenient", [False, True])
@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_a_picture_that_is_broken_within_is_refused(
    kind: str, lenient: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The header may be sound: what follows is read to its end, whatever WeasyPrint has set."""
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", lenient)
    data = _picture(kind, "RGB", 200, 320)
    whole = pictures.examine("c", data, PLACE)
    pictures.prove(whole, PLACE)
    with pytest.raises(InputError, match="c is broken"):
        pictures.prove(replace(whole, data=data[: len(data) // 2]), PLACE)
    assert lenient == ImageFile.LOAD_TRUNCATED_IMAGES


def test_a_wrong_checksum_is_noticed() -> None:
    """A PNG of which one byte was changed is refused."""
    data = bytearray(_picture("PNG", "L", 200, 320))
    whole = pictures.examine("c", bytes(data), PLACE)
    data[60] ^= 1
    with pytest.raises(InputError, match="c is broken"):
        pictures.prove(replace(whole, data=bytes(data)), PLACE)
