"""``publisher style``: what there is to choose from, and how a designer begins."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from publisher.cli.run import run
from publisher.resources import PICTURE, load_style, style_names, styles_root

Capture = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in the folder of an edition."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    Path("edition.toml").write_text('title = "Night"\ninterviews = ["talk.md"]\n')


def test_list_shows_every_style(capsys: Capture) -> None:
    """Each has its page, its typefaces, its options, and a picture that is there."""
    assert run(["style", "list"]) == 0
    told = capsys.readouterr().out
    for name in style_names():
        assert f"{name}: {load_style(name).description}" in told
        assert f"  picture: {styles_root() / name / PICTURE}" in told
        assert (styles_root() / name / PICTURE).is_file()
    assert "  page: 7x10in, 9.25 on 12.5 points, 2 columns" in told
    assert '  option: questions = "italic" or "roman" or "bold"' in told
    assert "  option: lead = true or false" in told


def test_list_needs_no_edition(capsys: Capture) -> None:
    """Without one our own are shown; one that is named must be there."""
    Path("edition.toml").unlink()
    assert run(["style", "list", "--json"]) == 0
    shown = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [style["name"] for style in shown] == list(style_names())
    assert shown[0]["options"][0]["choices"] == ["bar", "bold", "plain"]
    assert run(["style", "list", "nowhere"]) == 2


def test_a_new_style_is_a_copy_beside_the_edition(capsys: Capture) -> None:
    """It has a title of its own and no picture, is listed, and can be built with."""
    assert run(["style", "new", "quarterly", "--from", "magazine"]) == 0
    assert 'written: styles/quarterly; say style = "quarterly"' in capsys.readouterr().err
    copy, model = load_style("quarterly", Path("styles")), load_style("magazine")
    assert (copy.title, copy.print) == ("Quarterly", model.print)
    assert not Path("styles/quarterly", PICTURE).exists()
    assert run(["style", "list"]) == 0
    assert f"quarterly: {model.description}" in capsys.readouterr().out


def test_a_book_is_built_in_a_style_by_its_folder(capsys: Capture) -> None:
    """It may lie anywhere; after a change of it the book is made anew, cache or not."""
    Path("talk.md").write_text(
        "---\nid: talk\ntitle: Talk\nlanguage: en\n---\n\nIt was late.\n", "utf-8"
    )
    assert run(["style", "new", "quarterly"]) == 0
    Path("styles", "quarterly").rename("elsewhere")
    build = ["build", "--only", "epub", "--style", "./elsewhere"]
    assert run(build) == 0
    before = Path("dist/night/night.epub").read_bytes()
    with Path("elsewhere/epub.css").open("a") as sheet:
        sheet.write("p { margin: 1em 0; }\n")
    assert run(build) == 0
    assert Path("dist/night/night.epub").read_bytes() != before
    assert run(["build", "--only", "epub", "--style", "./nowhere"]) == 3
    assert "there is no style “nowhere”" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["trade"], "publisher has a style “trade”"),
        (["Mine"], "small letters"),
        (["../mine"], "small letters"),
        (["there"], "styles/there is there already"),
        (["mine", "--from", "trad"], "did you mean “trade”"),
    ],
)
def test_what_cannot_be_a_new_style(arguments: list[str], message: str, capsys: Capture) -> None:
    """It is refused with the reason, and nothing is written."""
    Path("styles/there").mkdir(parents=True)
    assert run(["style", "new", *arguments]) in (2, 3)
    assert message in capsys.readouterr().err
    assert sorted(p.name for p in Path("styles").iterdir()) == ["there"]
