"""The profile of uncoated paper: what the standard says, and made by the script beside it."""

from __future__ import annotations

import io
import runpy
import struct
from importlib.resources import files
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageCms

from publisher.model.edition import Edition, PrintSpec, Product, Profile
from publisher.pdf.condition import condition

DATA = files("publisher.pdf").joinpath("uncoated.icc").read_bytes()
SCRIPT = Path(__file__).parents[3] / "scripts" / "press_profile.py"
PRESS = ImageCms.ImageCmsProfile(io.BytesIO(DATA))
LAB = ImageCms.createProfile("LAB")
GREYS = 255


@pytest.fixture(scope="module")
def script() -> dict[str, Any]:
    """Return what the script defines."""
    return runpy.run_path(str(SCRIPT))


def seen(inks: tuple[int, ...]) -> tuple[float, float, float]:
    """Return CIELAB of inks in percent, on the paper, as Little CMS reads the profile."""
    patch = Image.new("CMYK", (1, 1), tuple(round(ink * 2.55) for ink in inks))
    lab = ImageCms.profileToProfile(
        patch,
        PRESS,
        LAB,
        renderingIntent=ImageCms.Intent.ABSOLUTE_COLORIMETRIC,
        outputMode="LAB",
    )
    assert lab is not None
    light, a, b = lab.getpixel((0, 0))  # type: ignore[misc]
    return light / 2.55, a - 128, b - 128


def test_solids_are_those_of_the_standard(script: dict[str, Any]) -> None:
    """Paper, inks and overprints, as near as eight bits tell."""
    for name, wanted in script["SOLIDS"].items():
        inks = tuple(100 * (ink in name) for ink in "cmyk")
        assert script["distance"](seen(inks), wanted) < 1.5, name


def test_tones_are_near_those_that_are_published(script: dict[str, Any]) -> None:
    """Of patches that the model was not made from, too."""
    errors = [script["distance"](seen(inks), wanted) for inks, wanted in script["CHECKS"]]
    assert sum(errors) / len(errors) < 4
    assert max(errors) < 7


def test_no_colour_takes_too_much_ink() -> None:
    """Whatever colour of the screen it is."""
    levels = range(0, 256, 51)
    colours = Image.new("RGB", (len(levels) ** 3, 1))
    colours.putdata(list(product(levels, repeat=3)))
    inks = ImageCms.profileToProfile(
        colours, ImageCms.createProfile("sRGB"), PRESS, outputMode="CMYK"
    )
    assert inks is not None
    most = max(sum(inks.getpixel((x, 0))) for x in range(inks.width))  # type: ignore[arg-type]
    assert 2 * GREYS < most <= 2.4 * GREYS


def test_the_file_is_what_the_script_makes(script: dict[str, Any]) -> None:
    """Some nodes of either table, made again."""
    tags = {
        DATA[at : at + 4]: struct.unpack(">II", DATA[at + 4 : at + 12])
        for at in range(132, 132 + 12 * 10, 12)
    }
    there, _ = tags[b"A2B1"]
    back, _ = tags[b"B2A1"]
    head = 52
    for number, inks in ((0, (0, 0, 0, 0)), (9**4 - 1, (1, 1, 1, 1)), (4, (0, 0, 0, 0.5))):
        start = there + head + 4 * 4 + 6 * number
        assert DATA[start : start + 6] == script["_lab16"](script["seen"](inks))
    scale = 65535 / 16
    for x, y, z in ((16, 8, 8), (8, 8, 8), (10, 11, 9)):
        start = back + head + 4 * 3 + 8 * ((x * 17 + y) * 17 + z)
        target = (x * scale / 652.8, y * scale / 256 - 128, z * scale / 256 - 128)
        wanted = [round(ink * 65535) for ink in script["inks_for"](target)]
        stored = struct.unpack(">4H", DATA[start : start + 8])
        assert all(abs(a - b) <= 1 for a, b in zip(stored, wanted, strict=True))


def test_the_profile_of_a_printer_goes_before_ours() -> None:
    """By the name that it gives itself; no registry vouches for it."""
    product = Product("paperback", print=PrintSpec(icc="press.icc"))
    edition = Edition("s", "S", profiles=(Profile("press.icc", DATA),))
    found = condition(edition, product)
    assert found.profile == DATA
    assert found.identifier == "Offset on uncoated paper, after ISO 12647-2 paper type 4"
    assert found.registry == ""
    assert condition(edition, Product("paperback")).identifier == "FOGRA47"
