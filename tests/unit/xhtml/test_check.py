"""Refusals: everything that cannot be rendered, all at once, each with its place."""

from dataclasses import replace

import pytest
from editions import light_style, paragraph, said, sample

from publisher import xhtml
from publisher.errors import EditionError
from publisher.model.block import Block, Figure, Quotation, Turn
from publisher.model.edition import Edition, Matter, Part
from publisher.model.inline import Link, Note, Text
from publisher.model.manuscript import Manuscript
from publisher.model.person import Speaker
from publisher.model.publication import Medium
from publisher.source import Location

PLACE = Location("m.md", 7)
TOML = Location("e.toml")


def _book(*body: Block, **changes: object) -> Edition:
    talk = Manuscript("m", "M", speakers=(Speaker("A", "Ann"),), body=body, where=Location("m.md"))
    edition = Edition("s", "S", parts=(Part("", (talk,)),), where=TOML)
    return replace(edition, **changes)  # type: ignore[arg-type]


def _refused(edition: Edition) -> list[str]:
    with pytest.raises(EditionError) as caught:
        xhtml.render(edition, light_style(), Medium.PRINT)
    return [str(problem) for problem in caught.value.problems]


def _at(block: Block) -> Block:
    return replace(block, where=PLACE)


def _linked(href: str) -> Block:
    return _at(paragraph(Link((Text("x"),), href)))


NESTED = Note("1", ((Note("2", ((Text("x"),),)),),))


@pytest.mark.parametrize(
    ("block", "message"),
    [
        (_at(paragraph("a\x08b")), "m.md:7: U+0008 cannot stand in a book"),
        (_linked("#nowhere"), "m.md:7: the book has no place #nowhere"),
        (
            _linked("javascript:x"),
            "m.md:7: “javascript:x” is no http, https, mailto or #id address",
        ),
        (_at(Figure("a.png", "")), "m.md:7: there is no picture a.png"),
        (_at(paragraph(NESTED)), "m.md:7: a note hangs on another note"),
        (_at(said("B", "x")), "m.md:7: nobody is called “B” here"),
        (_at(Turn("A", (paragraph("x"),), id="a b")), "m.md:7: “a b” cannot be the id of a turn"),
        (
            Quotation((said("A", "x"),)),
            "m.md: a turn stands inside something else, or in the headnote",
        ),
    ],
)
def test_what_is_refused_in_a_manuscript(block: Block, message: str) -> None:
    """The problem names the file and line where the block stands, and only that problem is told."""
    assert _refused(_book(block)) == [message]


def test_all_problems_are_told_at_once() -> None:
    """An editor sees everything in one go."""
    edition = _book(_linked("#a"), _linked("#b"), title="\0", front=(Matter("preface"),))
    assert len(_refused(edition)) == 4


def test_turns_with_one_id_are_refused() -> None:
    """Pinned ids must differ."""
    twice = Turn("A", (paragraph("x"),), id="t")
    assert _refused(_book(twice, twice)) == ["m.md: two turns have the id “t”"]


def test_manuscripts_with_one_id_are_refused() -> None:
    """Every id is the name of a file in the book."""
    edition = _book(said("A", "x"))
    edition = replace(edition, parts=edition.parts * 2)
    assert "e.toml: two manuscripts have the id “m”" in _refused(edition)


def test_sections_without_a_text_are_refused() -> None:
    """A preface needs a manuscript, and a role must be known."""
    found = _refused(_book(said("A", "x"), back=(Matter("preface"), Matter("blurb"))))
    assert found == [
        "e.toml: the preface needs a manuscript",
        "e.toml: there is no kind of section “blurb”",
    ]


def test_a_book_without_text_is_refused() -> None:
    """There is nothing to make a book of."""
    assert _refused(Edition("s", "S", where=TOML)) == ["e.toml: there is no text in this book"]


def test_headers_are_checked() -> None:
    """Ids, titles and languages must fit files, contents and readers."""
    bad = Manuscript("A B", " ", "en_GB", body=(paragraph("x"),), where=PLACE)
    found = _refused(Edition("s", "S", parts=(Part("", (bad,)),)))
    assert [message.split(": ")[1] for message in found] == ["id", "title", "language"]


def test_nothing_is_wrong_with_the_sample() -> None:
    """A sound book has no problems."""
    assert xhtml.render(sample(), light_style(), Medium.PRINT).documents
