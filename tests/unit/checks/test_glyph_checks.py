"""Characters that no face has are told by name and turn, and only where they are printed."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from publisher import manuscript, typefaces
from publisher.checks.glyphs import of_glyphs
from publisher.model.edition import Edition, Part, Product
from publisher.model.finding import Severity
from publisher.resources import load_style
from publisher.source import Location

CASES = Path(__file__).parents[2] / "findings" / "glyph-missing" / "expected.toml"
TEXT = """\
---
id: one
title: The Wall
language: en
speakers:
  Ben: {role: interviewer}
  Ann: {role: interviewee}
---

**Ben:** What did he do?

**Ann:** WORDS
"""


def edition(words: str) -> Edition:
    """Return an edition of one interview, whose answer has the words."""
    text = manuscript.parse(TEXT.replace("WORDS", words), "interviews/one.md")
    return Edition("book", "Book", language="en", parts=(Part("", (text,)),))


@pytest.mark.parametrize("case", tomllib.loads(CASES.read_text("utf-8"))["letters"])
def test_missing_characters_are_told(case: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    """Once, with the remedy."""
    style = load_style("trade")
    absent = {f.faces[0].package for f in style.fallbacks if f.extra == case.get("without", "-")}
    monkeypatch.setattr(typefaces, "installed", lambda package: package not in absent)
    (found,) = of_glyphs(edition(case["text"]), style)
    assert (found.code, found.severity) == ("glyph-missing", Severity.ERROR)
    assert (str(found.where), found.message) == (case["where"], case["message"])
    assert found.hint == case["hint"]


def test_the_back_of_the_cover_is_read_too() -> None:
    """Its words are in the edition file."""
    where = Location("book/edition.toml", 1, 1)
    book = replace(edition("Nothing"), description="ᚠ & ᚢ", where=where)
    (found,) = of_glyphs(book, load_style("trade"))
    assert found.where == where
    assert "in cover, “ᚠ & ᚢ”" in found.message


def test_what_faces_have_is_no_finding() -> None:
    """Be they the style's own or fallbacks; and an EPUB has no faces of ours for them."""
    style = load_style("trade")
    assert of_glyphs(edition("He wrote Ж, ж, ☃ and अ."), style) == ()
    runes = replace(edition("ᚠ"), products=(Product("epub"),))
    assert of_glyphs(runes, style) == ()
