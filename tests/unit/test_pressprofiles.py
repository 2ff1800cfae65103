"""Profiles of presses are looked at before they are believed."""

from __future__ import annotations

from importlib.resources import files

import pytest
from PIL import ImageCms

from publisher.errors import InputError
from publisher.pressprofiles import examine
from publisher.source import Location

WHERE = Location("edition.toml", 9, 7)
DATA = files("publisher.pdf").joinpath("uncoated.icc").read_bytes()


def test_a_profile_of_a_press_is_taken() -> None:
    """As it is."""
    assert examine("a.icc", DATA, WHERE).data == DATA


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"no profile",
        DATA[:100],
        ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes(),
        DATA.replace(b"prtrCMYK", b"scnrCMYK"),
    ],
)
def test_anything_else_is_refused_in_its_place(data: bytes) -> None:
    """With a word about what is wanted."""
    with pytest.raises(InputError, match=r"edition.toml:9:7: a.icc is no profile of a press"):
        examine("a.icc", data, WHERE)
