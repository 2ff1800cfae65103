"""Styles are read from their folder, and every fault in one is told with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from publisher.errors import StyleError
from publisher.resources import load_style, style_names, styles_root

GOOD = """\
title = "Plain"
description = "Nothing much."
trim = "5x8in"

[measures]
h1 = 12

[[face]]
family = "Alegreya Sans"
package = "fontpkg_alegreya_sans"
file = "files/AlegreyaSans-Regular.ttf"

[[face]]
family = "EB Garamond"
package = "fontpkg_eb_garamond"
file = "files/EBGaramond[wght].ttf"
weight = 600
style = "italic"
axes = {wght = 600}
elements = ["strong"]
alternates = {"one.osf" = "one.01"}
"""


def style(root: Path, text: str) -> Path:
    """Write a style with that declaration."""
    folder = root / "plain"
    folder.mkdir()
    (folder / "style.toml").write_text(text, encoding="utf-8")
    for name in ("common", "epub", "print", "furniture"):
        (folder / f"{name}.css").write_text(f"/* {name} */", encoding="utf-8")
    return folder


def problems(root: Path, text: str) -> list[str]:
    """Return what is said of that declaration."""
    style(root, text)
    with pytest.raises(StyleError) as caught:
        load_style("plain", root)
    return [str(p).replace(str(root), "") for p in caught.value.problems]


def test_every_shipped_style_loads() -> None:
    """Each folder under the styles' root is a style, and loads."""
    assert "trade" in style_names()
    for name in style_names():
        assert load_style(name).name == name
    assert (styles_root() / "trade" / "print.css").is_file()


def test_a_style_is_read_whole(tmp_path: Path) -> None:
    """Sheets, faces and measures arrive as they stand, with their defaults."""
    style(tmp_path, GOOD)
    plain = load_style("plain", tmp_path)
    assert not plain.pull_quotes
    assert (plain.title, plain.trim, plain.measures) == ("Plain", "5x8in", (("h1", 12.0),))
    assert (plain.common, plain.furniture) == ("/* common */", "/* furniture */")
    upright, slanted = plain.faces
    assert (upright.weight, upright.style, upright.axes) == (400, "normal", ())
    assert (slanted.weight, slanted.style, slanted.axes) == (600, "italic", (("wght", 600.0),))
    assert (upright.elements, slanted.elements) == ((), ("strong",))
    assert (upright.alternates, slanted.alternates) == ((), (("one.osf", "one.01"),))


def test_an_unknown_style_names_the_nearest() -> None:
    """A misspelt name is answered with the name that was meant."""
    with pytest.raises(StyleError, match="did you mean “trade”"):
        load_style("trad")


@pytest.mark.parametrize("name", ["../trade", "", ".", "Trade/.."])
def test_a_name_is_no_path(name: str) -> None:
    """A style's name never leaves the styles' folder."""
    with pytest.raises(StyleError):
        load_style(name)


def test_broken_toml_is_located(tmp_path: Path) -> None:
    """A syntax error says line and column."""
    (found,) = problems(tmp_path, GOOD.replace('"5x8in"', '"5x8in'))
    assert found.startswith("/plain/style.toml:3:")


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        ('title = "Plain"', 'titel = "Plain"', 1, "did you mean “title”"),
        ('trim = "5x8in"', 'trim = "5x9in"', 3, "unknown trim"),
        ("h1 = 12", "h1 = 0", 5, "measures"),
        ('trim = "5x8in"', 'trim = "5x8in"\npull-quotes = "yes"', 4, "true or false"),
        ("weight = 600", "weight = 6000", 17, "weight"),
        ("weight = 600", "wieght = 600", 17, "did you mean “weight”"),
        ('style = "italic"', 'style = "slanted"', 18, "italic"),
        ("{wght = 600}", '{wght = "bold"}', 19, "axes"),
        ('["strong"]', '"strong"', 20, "elements"),
        ('["strong"]', '["<strong>"]', 20, "elements"),
        ('"one.01"', "1", 21, "alternates"),
        ('description = "Nothing much."', "description = 7", 2, "must be a text"),
    ],
)
def test_a_fault_is_located(tmp_path: Path, old: str, new: str, line: int, message: str) -> None:
    """Every fault names its file, its line and what to do."""
    found = problems(tmp_path, GOOD.replace(old, new))
    assert any(f"style.toml:{line}: " in p and message in p for p in found), found


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    """Faults do not hide each other, nor a missing sheet."""
    folder = style(tmp_path, GOOD.replace("600}", "true}").replace("5x8in", "huge"))
    (folder / "epub.css").unlink()
    with pytest.raises(StyleError) as caught:
        load_style("plain", tmp_path)
    assert len(caught.value.problems) == 3


def test_a_style_needs_a_face(tmp_path: Path) -> None:
    """Without faces the machine would choose the fonts."""
    (found,) = problems(tmp_path, GOOD.partition("[[face]]")[0])
    assert "at least one [[face]]" in found


FALLBACK = """
[[fallback]]
family = "Far"
scripts = ["Deva"]
languages = ["hi"]
package = "far_away"
file = "Far.ttf"
italic = "Far-Italic.ttf"
weights = [300, 500]
axes = {wdth = 100}
size = 0.9
extra = "far"
"""


def test_fallbacks_are_cut_at_the_weights_of_the_style(tmp_path: Path) -> None:
    """Those of the style come before those of all styles; a weight it lacks is the nearest."""
    style(tmp_path, GOOD + FALLBACK)
    far, *shared = load_style("plain", tmp_path).fallbacks
    assert (far.family, far.scripts, far.languages) == ("Far", ("Deva",), ("hi",))
    assert (far.size, far.extra) == (0.9, "far")
    assert [(f.weight, f.style) for f in far.faces] == [
        (400, "normal"),
        (500, "normal"),
        (400, "italic"),
        (500, "italic"),
    ]
    assert far.faces[1].axes == (("wdth", 100.0), ("wght", 500.0))
    assert {"Noto Serif JP", "Amiri", "emoji"} <= {fallback.family for fallback in shared}


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('scripts = ["Deva"]', "", "“scripts” is missing"),
        ('["hi"]', '"hi"', "“languages” must list texts"),
        ("[300, 500]", "[300]", "“weights” must give"),
        ("size = 0.9", "size = 9", "“size” must be"),
        ("{wdth = 100}", "7", "“axes” must give"),
        ("italic =", "italics =", "did you mean “italic”"),
    ],
)
def test_a_fault_of_a_fallback_is_told(tmp_path: Path, old: str, new: str, message: str) -> None:
    """Fallbacks are read as strictly as faces."""
    found = problems(tmp_path, GOOD + FALLBACK.replace(old, new))
    assert any(message in problem for problem in found), found


def test_fallbacks_are_written_as_tables(tmp_path: Path) -> None:
    """A single table is not an array of them."""
    (found,) = problems(tmp_path, GOOD + FALLBACK.replace("[[fallback]]", "[fallback]"))
    assert "must be written as [[fallback]]" in found
