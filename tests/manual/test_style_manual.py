"""The manual of styles leaves nothing out, and the whole style in it makes a book."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from publisher import opening, pipeline, resources, styletables, xhtml
from publisher.cache import NO_CACHE
from publisher.model.publication import Medium
from publisher.pdf.setups import style_spec, text_setup
from publisher.vocabulary.sections import SECTION_ROLES
from publisher.vocabulary.speakers import SPEAKER_ROLES
from publisher.vocabulary.trims import TRIMS

_ROOT = Path(__file__).parents[2]
_PAGE = (_ROOT / "docs" / "styles.md").read_text("utf-8")
_SAMPLE = _ROOT / "manuscripts" / "small-hours" / "edition.toml"
_CODE = set(re.findall(r"`([^`\n]+)`", _PAGE))

_TALK = """\
---
id: talk
title: The Night Shift
language: en
speakers:
  Q: {name: Karin Ek, role: interviewer}
  AB: {name: Asta Berg, role: interviewee}
---

**Q:** When did you start?

**AB:** In the *winter*.[^1] Nobody came, and we talked until the kettle was dry.

[^1]: Of 1962.
"""


@pytest.mark.parametrize(
    "keys",
    [
        resources.KEYS,
        resources.FACE_KEYS,
        resources.FALLBACK_KEYS,
        styletables.PAGE_KEYS,
        styletables.OPTION_KEYS,
        tuple(TRIMS),
    ],
)
def test_every_key_is_explained(keys: tuple[str, ...]) -> None:
    """Each key of ``style.toml`` and each value of a fixed list stands in the page."""
    headings = set(re.findall(r"^### `\[+([\w-]+)\]+`$", _PAGE, re.MULTILINE))
    assert set(keys) <= _CODE | headings


def test_every_length_is_listed() -> None:
    """So is each custom property that print gives to sheets."""
    style = resources.load_style("trade")
    sheets = text_setup(style, style_spec(style), NO_CACHE).sheets
    given = {name for sheet in sheets for name in re.findall(r"(--[\w-]+):", sheet.text)}
    assert given - {"--indent"} <= _CODE  # the indent is the mechanics' own


def test_every_class_is_listed() -> None:
    """Each class in the sample edition, and each role, is one that the page names."""
    edition = opening.read_edition(_SAMPLE)
    style = replace(resources.load_style("magazine"), chosen=())
    documents = [
        document
        for medium in (Medium.PRINT, Medium.EPUB)
        for document in xhtml.render(edition, style, medium).documents
    ]
    bodies = "".join(document.body for document in documents)
    classes = {name for one in re.findall(r' class="([^"]*)"', bodies) for name in one.split()}
    assert classes | set(SECTION_ROLES) | set(SPEAKER_ROLES) <= _CODE


def _whole_style() -> dict[str, str]:
    """Return the files of the style that the page shows whole."""
    found, name = {}, ""
    for token in MarkdownIt().parse(_PAGE):
        if token.type == "inline" and (said := re.search(r"[Ii]ts `([\w.]+)`", token.content)):
            name = said[1]
        elif token.type == "fence" and name and token.info in ("style", "css"):
            found[name], name = token.content, ""
    return found


def test_the_whole_style_is_whole() -> None:
    """The page shows each file that a style must have."""
    assert set(_whole_style()) == {
        "style.toml",
        *(f"{kind}.css" for kind in ("common", "print", "furniture", "epub")),
    }


@pytest.mark.slow
def test_the_whole_style_makes_a_book(tmp_path: Path) -> None:
    """An edition with the style beside it is built, with nothing to be told."""
    folder = tmp_path / "styles" / "quarterly"
    folder.mkdir(parents=True)
    for name, text in _whole_style().items():
        (folder / name).write_text(text, "utf-8")
    (tmp_path / "talk.md").write_text(_TALK, "utf-8")
    (tmp_path / "edition.toml").write_text(
        'title = "Night"\nstyle = "quarterly"\ninterviews = ["talk.md"]\n', "utf-8"
    )
    options = pipeline.BuildOptions(only=frozenset({"screen", "epub"}))
    built = pipeline.build(tmp_path / "edition.toml", options)
    assert [artifact.kind for artifact in built.artifacts] == ["screen", "epub"]
    assert [f.message for f in built.findings if f.code.startswith("print-")] == []
