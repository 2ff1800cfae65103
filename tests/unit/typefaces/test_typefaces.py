"""Faces become static fonts, the same on every machine."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from publisher.cache import Cache
from publisher.errors import MachineError, StyleError
from publisher.model.style import Face
from publisher.typefaces import cut, license_text

STATIC = Face("Alegreya Sans", "fontpkg_alegreya_sans", "files/AlegreyaSans-Regular.ttf")
VARIABLE = Face(
    "EB Garamond",
    "fontpkg_eb_garamond",
    "files/EBGaramond-Italic[wght].ttf",
    600,
    "italic",
    (("wght", 600.0),),
)


def test_a_static_font_is_taken_as_it_is() -> None:
    """A face without axes is the file of the package, byte for byte."""
    assert TTFont(io.BytesIO(cut(STATIC)))["name"].getBestFamilyName() == "Alegreya Sans"


@pytest.mark.slow
def test_a_variable_font_is_cut(tmp_path: Path) -> None:
    """A cut has no axes, the weight asked for, the times of the foundry, and small capitals."""
    cache = Cache(tmp_path)
    font = TTFont(io.BytesIO(cut(VARIABLE, cache)))
    assert "fvar" not in font
    assert font["OS/2"].usWeightClass == 600
    features = {record.FeatureTag for record in font["GSUB"].table.FeatureList.FeatureRecord}
    assert {"smcp", "c2sc", "sups", "lnum"} <= features


@pytest.mark.slow
def test_a_glyph_takes_the_shape_of_its_alternate(tmp_path: Path) -> None:
    """The old-style 1 is drawn as its alternate; other glyphs stay as they are."""
    cache = Cache(tmp_path)
    face = replace(VARIABLE, alternates=(("one.osf", "one.01"),))
    changed, plain = (TTFont(io.BytesIO(cut(f, cache))) for f in (face, VARIABLE))
    assert changed["glyf"]["one.osf"] == plain["glyf"]["one.01"] != plain["glyf"]["one.osf"]
    assert changed["hmtx"]["one.osf"] == plain["hmtx"]["one.01"]
    assert changed["glyf"]["two.osf"] == plain["glyf"]["two.osf"]


def test_an_alternate_that_the_font_lacks_is_a_style_error() -> None:
    """The glyph that is missing is named."""
    with pytest.raises(StyleError, match="no glyph nothing"):
        cut(replace(STATIC, alternates=(("one", "nothing"),)))


@pytest.mark.slow
def test_cutting_is_deterministic(tmp_path: Path) -> None:
    """Two cuts of a face are equal, and the second comes from the cache."""
    first, second = Cache(tmp_path / "a"), Cache(tmp_path / "b")
    assert cut(VARIABLE, first) == cut(VARIABLE, second)
    (entry,) = (tmp_path / "a").glob("??/*")
    assert entry.stat().st_size > len(cut(VARIABLE, first))


def test_a_missing_package_is_a_machine_error() -> None:
    """A font package that is not installed is named, with the command that installs it."""
    with pytest.raises(MachineError, match="pip install fontpkg-nothing"):
        cut(replace(STATIC, package="fontpkg_nothing"))


@pytest.mark.parametrize(
    "face",
    [
        replace(STATIC, file="files/Nothing.ttf"),
        replace(STATIC, axes=(("wght", 400.0),)),
        replace(VARIABLE, axes=(("wdth", 100.0),)),
    ],
)
def test_a_face_that_cannot_be_cut_is_a_style_error(face: Face) -> None:
    """A wrong file or axis is the fault of the style."""
    with pytest.raises(StyleError):
        cut(face)


def test_the_licence_is_at_hand() -> None:
    """Both shipped families are under the SIL Open Font License 1.1."""
    for face in (STATIC, VARIABLE):
        assert "SIL Open Font License" in license_text(face)
