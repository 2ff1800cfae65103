"""After any change, a build with the cache of the one before makes the files of one without."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import Image

from publisher import pipeline, resources
from publisher.cache import Cache

pytestmark = pytest.mark.slow

EDITION = """\
[edition]
title = "By Night"
language = "en"
style = "mine"
front = ["title-page", "copyright", "contents"]
back = ["index", "colophon"]
interviews = ["interviews/wren.md", "interviews/tuner.md", "interviews/ferry.md"]
"""

TALK = """\
---
id: {name}
title: {title}
language: en
speakers:
  Q: {{name: Ann Lee, role: interviewer}}
  A: {{name: {person}, role: interviewee}}
---

**Q:** When did you begin?

**A:** It was the third winter, and {person} had the lamps lit by four.[^1] Ask [the tuner](#tuner).
{words}

[^1]: By the old clock.

![A lamp on a quay](images/lamp.png)

**Q:** And then?

**A:** Then nobody came, and we talked until the kettle was dry.
"""

WORDS = "We waited for the first tram, which was late, as it was on most nights of that year. " * 30


def _edition(folder: Path) -> Path:
    """Write an edition with a picture and a style of its own; return its file."""
    for part in ("interviews", "images"):
        (folder / part).mkdir(parents=True)
    people = {"wren": "Jenny Wren", "tuner": "Emrys Pugh", "ferry": "Odile Ferrand"}
    for name, person in people.items():
        text = TALK.format(name=name, title=name.title(), person=person, words=WORDS)
        (folder / "interviews" / f"{name}.md").write_text(text)
    Image.new("L", (300, 200), 120).save(folder / "images" / "lamp.png")
    shutil.copytree(resources.styles_root() / "trade", folder / "styles" / "mine")
    path = folder / "edition.toml"
    path.write_text(EDITION)
    return path


def _files(path: Path, cache: Path | None) -> dict[str, bytes]:
    options = pipeline.BuildOptions(only=frozenset(("screen", "epub")), cache=Cache(cache))
    return {made.name: made.data for made in pipeline.build(path, options).artifacts}


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the file of an edition that was built once."""
    path = _edition(tmp_path_factory.mktemp("edition"))
    _files(path, path.parent / "cache")
    return path


@pytest.fixture
def before(edition: Path) -> Iterator[dict[str, bytes]]:
    """Give the files of the edition as it was built; undo what the test changes about it."""
    yield _files(edition, edition.parent / "cache")
    shutil.rmtree(edition.parent / "interviews")
    shutil.rmtree(edition.parent / "styles")
    shutil.rmtree(edition.parent / "images")
    _edition(edition.parent)


def _replaced(name: str, old: str, new: str) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        path = folder / name
        text = path.read_text()
        assert old in text
        path.write_text(text.replace(old, new, 1))

    return change


def _redrawn(folder: Path) -> None:
    Image.new("L", (300, 240), 60).save(folder / "images" / "lamp.png")


CHANGES = {
    "a word": _replaced("interviews/tuner.md", "kettle", "teapot"),
    "a page more": _replaced("interviews/wren.md", WORDS, WORDS * 2),
    "a name": _replaced("interviews/ferry.md", "{name: Odile Ferrand", "{name: Odile Ferrant"),
    "the title of an interview": _replaced("interviews/wren.md", "title: Wren", "title: A Wren"),
    "the title of the book": _replaced("edition.toml", "By Night", "By Day"),
    "a field": _replaced("edition.toml", "[edition]\n", '[edition]\npublisher = "Lamplight"\n'),
    "notes at the end": _replaced("edition.toml", "[edition]\n", '[edition]\nnotes = "end"\n'),
    "the order": _replaced(
        "edition.toml",
        '"interviews/wren.md", "interviews/tuner.md"',
        '"interviews/tuner.md", "interviews/wren.md"',
    ),
    "a picture": _redrawn,
    "a colour": _replaced(
        "styles/mine/print.css",
        "0.75pt solid device-cmyk(0 0 0 1)",
        "0.75pt solid device-cmyk(0 0.8 0.9 0.2)",
    ),
    "a rule for screens": _replaced("styles/mine/epub.css", "{", "{ hyphens: none; "),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_changed_book_is_that_of_a_build_from_nothing(
    change: Callable[[Path], object], edition: Path, before: dict[str, bytes]
) -> None:
    """Nothing that is kept is taken for what it is not."""
    change(edition.parent)
    after = _files(edition, edition.parent / "cache")
    assert after != before
    assert after == _files(edition, None)
