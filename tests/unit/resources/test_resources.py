"""Styles are read from their folder, and every fault in one is told with its place."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from publisher.errors import EditionError, StyleError
from publisher.model.edition import Edition
from publisher.model.style import Choice, Page
from publisher.resources import (
    load_style,
    own_style_files,
    style_names,
    style_of,
    styles_root,
)
from publisher.source import Location

GOOD = """\
title = "Plain"
description = "Nothing much."

[page]
trim = "5x8in"
inside = 50
outside = 40
top = 48
bottom = 48
size = 10
leading = 12
characters = [50, 70]

[[option]]
name = "questions"
description = "How questions look."
choices = ["plain", "bold"]
default = "plain"

[[option]]
name = "pull-quotes"
description = "Whether words are shown twice."
default = false

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
    assert (plain.title, plain.trim, plain.measures) == ("Plain", "5x8in", (("h1", 12.0),))
    assert (plain.common, plain.furniture) == ("/* common */", "/* furniture */")
    assert plain.page == Page(50, 40, 48, 48, 10, 12, 1, 0.0, (50, 70))
    upright, slanted = plain.faces
    assert (upright.weight, upright.style, upright.axes) == (400, "normal", ())
    assert (slanted.weight, slanted.style, slanted.axes) == (600, "italic", (("wght", 600.0),))
    assert (upright.elements, slanted.elements) == ((), ("strong",))
    assert (upright.alternates, slanted.alternates) == ((), (("one.osf", "one.01"),))


def test_options_have_defaults(tmp_path: Path) -> None:
    """What nobody chose is as the style says, and no class tells of it."""
    style(tmp_path, GOOD)
    plain = load_style("plain", tmp_path)
    words, flag = plain.options
    assert (words.choices, words.default, words.is_flag) == (("plain", "bold"), "plain", False)
    assert (flag.choices, flag.default, flag.is_flag) == (("no", "yes"), "no", True)
    assert (plain.classes, plain.pull_quotes, plain.labels) == ((), False, "short")
    chosen = replace(plain, chosen=(("pull-quotes", "yes"), ("questions", "bold")))
    assert (chosen.classes, chosen.pull_quotes) == (("questions-bold", "pull-quotes"), True)
    assert flag.css_class("yes") == "pull-quotes"
    assert replace(flag, default="yes").css_class("no") == "no-pull-quotes"


def chose(folder: Path, style: str, **options: str) -> Edition:
    """Return an edition in that folder, in a style, with options chosen in line 9."""
    where = Location(str(folder / "edition.toml"), 9)
    choices = (Choice(name.replace("_", "-"), value, where) for name, value in options.items())
    place = Location(str(folder / "edition.toml"))
    return Edition("x", "X", style=style, style_options=tuple(choices), where=place)


def test_an_edition_chooses(tmp_path: Path) -> None:
    """Words and truths of the edition file become the choices of its style."""
    trade = style_of(chose(tmp_path, "trade", questions="bold", lead="false"))
    assert trade.classes == ("questions-bold", "no-lead")


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"question": "bold"}, "has no option “question” (did you mean “questions”?)"),
        ({"questions": "bolt"}, "“questions” cannot be “bolt” (did you mean “bold”?)"),
        ({"lead": "bold"}, "“lead” cannot be “bold” (write true or false)"),
        ({"questions": "true"}, "“questions” cannot be “true”"),
    ],
)
def test_a_choice_that_there_is_not_is_located(
    tmp_path: Path, options: dict[str, str], message: str
) -> None:
    """It is told with its line and with what may be meant."""
    with pytest.raises(EditionError) as caught:
        style_of(chose(tmp_path, "trade", **options))
    (problem,) = map(str, caught.value.problems)
    assert "edition.toml:9: " in problem
    assert message in problem


def test_an_edition_has_styles_of_its_own(tmp_path: Path) -> None:
    """They lie beside it, in ``styles``; their files are known for the record of a build."""
    (tmp_path / "styles").mkdir()
    style(tmp_path / "styles", GOOD)
    edition = chose(tmp_path, "plain", questions="bold")
    assert style_of(edition).classes == ("questions-bold",)
    sheets = ("common.css", "epub.css", "furniture.css", "print.css", "style.toml")
    assert own_style_files(edition) == tuple(f"styles/plain/{name}" for name in sheets)
    assert own_style_files(chose(tmp_path, "trade")) == ()
    with pytest.raises(StyleError, match="did you mean “plain”"):
        style_of(chose(tmp_path, "plian"))


def test_a_style_lies_wherever_its_folder_is_named(tmp_path: Path) -> None:
    """There it may have any name, one of ours too; it is no file of the edition."""
    (tmp_path / "mine").mkdir()
    style(tmp_path / "mine", GOOD).rename(tmp_path / "mine" / "trade")
    edition = replace(chose(tmp_path / "book", "trade"), styles=str(tmp_path / "mine"))
    assert style_of(edition).title == "Plain"


def test_a_style_of_our_name_is_refused(tmp_path: Path) -> None:
    """Nobody shall change a copy that keeps our name, and wonder that nothing happens."""
    (tmp_path / "styles").mkdir()
    style(tmp_path / "styles", GOOD).rename(tmp_path / "styles" / "trade")
    with pytest.raises(StyleError, match="give the folder another name"):
        style_of(chose(tmp_path, "trade"))


def test_a_style_lies_in_its_folder(tmp_path: Path) -> None:
    """A sheet that leads out of the styles is not read."""
    (tmp_path / "styles").mkdir()
    folder = style(tmp_path / "styles", GOOD)
    (tmp_path / "secret").write_text("p { color: red }")
    (folder / "epub.css").unlink()
    (folder / "epub.css").symlink_to(tmp_path / "secret")
    with pytest.raises(StyleError, match="outside"):
        load_style("plain", tmp_path / "styles")


@pytest.mark.parametrize("sheet", ["common.css", "print.css", "web.css"])
def test_a_style_asks_nobody_else(tmp_path: Path, sheet: str) -> None:
    """What a sheet would fetch is told with its place, and there is no such style."""
    style(tmp_path, GOOD)
    path = tmp_path / "plain" / sheet
    path.write_text("p {\n  background: url(https://example.org/a.png);\n}\n")
    with pytest.raises(StyleError, match="would fetch https://") as caught:
        load_style("plain", tmp_path)
    assert caught.value.problems[0].where == Location(str(path), 2, 15)


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
    assert found.startswith("/plain/style.toml:5:")


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        ('title = "Plain"', 'titel = "Plain"', 1, "did you mean “title”"),
        ('trim = "5x8in"', 'trim = "5x9in"', 5, "unknown trim"),
        ("inside = 50", "insides = 50", 6, "did you mean “inside”"),
        ("inside = 50", "inside = -1", 6, "number of points"),
        ("bottom = 48", "bottom = 50", 9, "say bottom = 60"),
        ("characters = [50, 70]", "characters = [70, 50]", 12, "characters"),
        ("characters = [50, 70]", "columns = 5", 12, "columns"),
        ("characters = [50, 70]", "columns = 2", 4, "“gap” is missing"),
        ('name = "questions"', 'name = "Questions"', 15, "small letters"),
        ('name = "pull-quotes"', 'name = "questions"', 20, "twice"),
        ('choices = ["plain", "bold"]', 'choices = "plain"', 17, "choices"),
        ('name = "questions"', 'name = "labels"', 17, "“labels” cannot be “bold”"),
        ('default = "plain"', 'default = "slanted"', 18, "one of: plain, bold"),
        ("default = false", 'default = "off"', 23, "true or false"),
        ("h1 = 12", "h1 = 0", 25, "measures"),
        ("weight = 600", "weight = 6000", 37, "weight"),
        ("weight = 600", "wieght = 600", 37, "did you mean “weight”"),
        ('style = "italic"', 'style = "slanted"', 38, "italic"),
        ("{wght = 600}", '{wght = "bold"}', 39, "axes"),
        ('["strong"]', '"strong"', 40, "elements"),
        ('["strong"]', '["<strong>"]', 40, "elements"),
        ('"one.01"', "1", 41, "alternates"),
        ('description = "Nothing much."', "description = 7", 2, "must be a text"),
    ],
)
def test_a_fault_is_located(tmp_path: Path, old: str, new: str, line: int, message: str) -> None:
    """Every fault names its file, its line and what to do."""
    assert old in GOOD
    found = problems(tmp_path, GOOD.replace(old, new, 1))
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
