"""An edition file and what it names, joined to a book."""

from __future__ import annotations

import pytest

from publisher.edition import EditionFile, assemble, read
from publisher.errors import EditionError
from publisher.model.block import Figure, Quotation
from publisher.model.edition import Image, Matter, Part
from publisher.model.manuscript import Manuscript
from publisher.source import Location

_TEXT = """\
title = "T"
cover = "images/cover.png"
front = ["title-page", "matter/preface.md"]
back = []
[[part]]
title = "One"
interviews = ["a.md"]
[[part]]
title = "Two"
interviews = ["b.md"]
"""


def _file() -> EditionFile:
    return read(_TEXT, "e")


def _manuscript(id: str, *pictures: str, language: str = "en") -> Manuscript:
    figures = tuple(Figure(src, "", where=Location(f"{id}.md", 7, 1)) for src in pictures)
    body = (Quotation(figures),) if figures else ()
    return Manuscript(id, id.title(), language=language, body=body)


def _images(*paths: str) -> dict[str, Image]:
    return {path: Image(path, "image/png", b"") for path in paths}


def _problems(
    manuscripts: dict[str, Manuscript], images: dict[str, Image], text: str = _TEXT
) -> list[str]:
    with pytest.raises(EditionError) as caught:
        assemble(read(text, "e"), manuscripts, images)
    return [str(problem) for problem in caught.value.problems]


def test_everything_in_its_place() -> None:
    """Front, parts and back in order; pictures once, in the order of the book."""
    a = _manuscript("a", "images/2.png", "images/1.png", language="fr")
    b, preface = _manuscript("b", "images/1.png"), _manuscript("preface")
    manuscripts = {"a.md": a, "b.md": b, "matter/preface.md": preface}
    images = _images("images/1.png", "images/2.png", "images/cover.png", "images/unused.png")
    edition = assemble(_file(), manuscripts, images)
    assert edition.parts == (Part("One", (a,)), Part("Two", (b,)))
    assert edition.front == (Matter("title-page"), Matter("preface", preface))
    assert edition.back == ()
    assert edition.cover == images["images/cover.png"]
    assert [image.path for image in edition.images] == ["images/2.png", "images/1.png"]
    assert (edition.slug, edition.title, edition.language) == ("t", "T", "fr")
    assert edition.interviews == (a, b)


def test_all_that_is_missing_is_told_at_once() -> None:
    """Manuscripts and cover at their places in the edition file, pictures at theirs."""
    a = _manuscript("a", "images/one.png")
    problems = _problems({"a.md": a, "matter/prefaces.md": a}, _images("images/ones.png"))
    assert problems == [
        "e:3:24: there is no manuscript “matter/preface.md” (did you mean “matter/prefaces.md”?)",
        "e:10:15: there is no manuscript “b.md”",
        "e:2:9: there is no picture “images/cover.png”",
        "a.md:7:1: there is no picture “images/one.png” (did you mean “images/ones.png”?)",
    ]


def test_two_manuscripts_may_not_share_an_id() -> None:
    """Links and notes would not know which one is meant."""
    same = _manuscript("a")
    manuscripts = {"a.md": same, "b.md": same, "matter/preface.md": _manuscript("p")}
    (problem,) = _problems(manuscripts, _images("images/cover.png"))
    assert problem.startswith("e:10:15: “b.md” has the id “a”, and so has “a.md”")


@pytest.mark.parametrize(
    ("said", "first", "second", "found"),
    [
        ("fr", "", "de", ("fr", "fr", "de")),
        ("", "", "de", ("de", "und", "de")),
        ("", "fr", "", ("fr", "fr", "und")),
        ("", "", "", ("und", "und", "und")),
    ],
)
def test_a_language_is_that_which_somebody_tells(
    said: str, first: str, second: str, found: tuple[str, ...]
) -> None:
    """A silent manuscript is in the edition's language if that is told; nothing is assumed."""
    text = f'language = "{said}"\n{_TEXT}' if said else _TEXT
    texts = [
        _manuscript(name, language=language) if language else Manuscript(name, name)
        for name, language in (("a", first), ("b", second), ("p", "en"))
    ]
    manuscripts = dict(zip(("a.md", "b.md", "matter/preface.md"), texts, strict=True))
    edition = assemble(read(text, "e"), manuscripts, _images("images/cover.png"))
    assert (edition.language, *(m.language for m in edition.interviews)) == found
