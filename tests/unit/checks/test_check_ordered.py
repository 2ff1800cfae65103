"""Findings in the order of the book."""

from __future__ import annotations

from publisher.checks import in_order, wording
from publisher.model.edition import Edition, Matter, Part
from publisher.model.finding import Finding
from publisher.model.manuscript import Manuscript
from publisher.source import Location
from publisher.vocabulary.findings import finding


def text(name: str, title: str) -> Manuscript:
    """Return a text of that title."""
    return Manuscript(name, title, "en", where=Location(f"b/{name}.md", 1, 1))


EDITION = Edition(
    "b",
    "The Book",
    front=(Matter("preface", text("before", "Before")),),
    parts=(Part("", (text("two", "Two"), text("one", "One"))),),
    where=Location("b/edition.toml"),
)


def at(path: str, line: int = 0) -> Finding:
    """Return a finding in a file."""
    return finding("link-vague", "here", Location(path, line, 1 if line else 0))


def test_texts_come_in_the_order_of_reading_and_other_files_last() -> None:
    """The edition file is first; within a text the first line is."""
    found = [at("out/b.epub#EPUB/z.xhtml", 9), at("out/b.epub#EPUB/a.xhtml", 2), at("b/one.md", 9)]
    found += [at("b/one.md", 3), at("b/two.md", 5), at("b/before.md", 1), at("b/edition.toml")]
    groups = in_order([EDITION], found)
    assert [(group.title, [one.where.line for one in group.findings if one.where])
            for group in groups] == [
        ("The Book", [0]),
        ("Before", [1]),
        ("Two", [5]),
        ("One", [3, 9]),
        ("", [9, 2]),
    ]  # fmt: skip
    assert groups[-1].path == "out/b.epub"


def test_a_finding_of_nothing_in_particular_has_a_group_too() -> None:
    """Nothing is lost."""
    (group,) = in_order([], [finding("link-vague", "here")])
    assert (group.title, group.path, len(group.findings)) == ("", "", 1)


def test_places_are_told_in_words() -> None:
    """By page, line and turn; within a finished book, by the file in it."""
    where = Location("b/one.md", 12, 1)
    one = finding("print-runt", "page 3, one.t02: short", where, folio="3", turn="one.t02")
    assert (wording.place(one), wording.said(one)) == ("page 3, line 12, one.t02", "short")
    assert wording.place(at("out/b.epub#EPUB/a.xhtml", 2)) == "EPUB/a.xhtml, line 2, column 1"
    assert wording.place(at("b/edition.toml")) == ""


def test_a_remedy_is_said_once_if_it_is_the_same_everywhere() -> None:
    """Remedies that differ are left to their places."""
    same = [
        finding("link-vague", "here", hint="say it"),
        finding("link-vague", "more", hint="say it"),
    ]
    other = [finding("cover-small", "600", hint="a"), finding("cover-small", "700", hint="b")]
    assert wording.alike([*same, *other]) == {"link-vague": "say it"}
