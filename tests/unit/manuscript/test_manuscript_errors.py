"""What a manuscript may not say: each fault with its line, column and remedy."""

from __future__ import annotations

import pytest

from publisher.errors import ManuscriptError
from publisher.manuscript import parse

_HEADER = """\
---
id: x
title: X
speakers: {Q: {}, AB: {}, Dr Smith: {}}
---
"""


def _problems(body: str) -> list[str]:
    """Return the problems of a body, without path, lines counted in the body."""
    with pytest.raises(ManuscriptError) as caught:
        parse(_HEADER + body, "x.md")
    found = []
    for problem in caught.value.problems:
        assert problem.where is not None
        line = problem.where.line - _HEADER.count("\n")
        found.append(f"{line}:{problem.where.column}: {problem.message}")
    return found


@pytest.mark.parametrize(
    ("body", "problems"),
    [
        ("**QQ:** a", ["1:3: no speaker “QQ” is declared"]),
        ("a\n\n**dr smith:** a", ["3:3: no speaker “dr smith” is declared"]),
        ("**Q:**\n\n**AB:** a", ["1:1: Q says nothing"]),
        ("**Q:** a\n**AB:** b", ["2:1: **AB:** stands within a paragraph"]),
        ("> **Q:** a", ["1:3: **Q:** stands within a quotation or list"]),
        ("- a\n\n  **Q:** b", ["3:3: **Q:** stands within a quotation or list"]),
        ("- a\n**Q:** b", ["2:1: **Q:** stands within a quotation or list"]),
        ("**Q**: a", ["1:1: **Q**: does not begin a turn"]),
        ("**Q :** a", ["1:1: **Q :** does not begin a turn"]),
        ("**Q：** a", ["1:1: **Q：** does not begin a turn"]),
        ("**Q:** {#T1} a", ["1:8: “T1” cannot be the id of a turn"]),
        ("**Q:** {#a} b\n\n**Q:** {#a} c", ["3:8: {#a} is given twice, first on line 6"]),
        ("**Q:** {lang=x} a", ["1:8: “x” is not a language tag"]),
        ("**Q:** {#a #b} c", ["1:8: “#b” says nothing about a turn"]),
        ("**Q:** {lang=fr lang=de} c", ["1:8: “lang=de” says nothing about a turn"]),
        ("**Q:** {#a at=noon} c", ["1:8: “at=noon” says nothing about a turn"]),
        ("**Q:** [12:03] a", ["1:8: “12:03” is not a time code"]),
        ("**Q:** [00:60:00] a", ["1:8: “00:60:00” is not a time code"]),
        ("**Q:** [0:00:00,5] a", ["1:8: “0:00:00,5” is not a time code"]),
        (
            "**Q:** [00:12:03] {#a} b",
            ["1:19: the id or language of a turn stands before its time code"],
        ),
        ("**Q:**\n  *a", ["2:3: * is never closed"]),
    ],
)
def test_turns(body: str, problems: list[str]) -> None:
    """Nobody's words go to anybody else because of a slip."""
    assert _problems(body) == problems


@pytest.mark.parametrize(
    ("body", "problems"),
    [
        ("a *b", ["1:3: * is never closed"]),
        ("a\n  b **c", ["2:5: ** is never closed"]),
        ("a* b", ["1:2: * closes nothing"]),
        ("*a [b* c]", ["1:1: * is never closed", "1:6: * closes nothing"]),
        ("*a _b_ c*", ["1:4: _ stands within emphasis already", "1:6: _ closes nothing"]),
        ("*a **b* c**", ["1:1: * is never closed", "1:7: * does not close what was opened last"]),
        ("***a*", ["1:1: ** is never closed"]),
        ("****a****", ["1:1: **** closes nothing", "1:6: **** closes nothing"]),
        ("a]", ["1:2: ] closes nothing"]),
        ("a [b", ["1:3: [ is never closed"]),
        ("a []", ["1:3: there is nothing between these brackets"]),
        ("[a]{lang=x}", ["1:4: “x” is not a language tag"]),
        ("[a]{lang=}", ["1:4: “” is not a language tag"]),
        ("[a]{.big}", ["1:4: { } after brackets says what publisher does not know"]),
        ("[*a*]{.aside}", ["1:1: an aside holds plain words only"]),
        ("a ` b", ["1:3: code (`…`) has no place in a book"]),
        ("a <b>c", ["1:3: HTML is not read in a manuscript"]),
        ("a <!-- b --> c", ["1:3: a comment stands amid words"]),
        ("<a@b.cd>", ["1:1: a bare link"]),
        ("a &nbsp; b", ["1:3: &nbsp; is HTML"]),
        ("a ~~b", ["1:3: words cannot be struck out (~~)"]),
        ("a ![b](c.png) d", ["1:3: a picture stands amid words"]),
        ("[a](javascript:b)", ["1:4: “javascript:b” cannot be linked to"]),
        ("[a](file:///b)", ["1:4: “file:///b” cannot be linked to"]),
        ("[a](b.md)", ["1:4: “b.md” cannot be linked to"]),
        ("[a](mailto:b)", ["1:4: “mailto:b” cannot be linked to"]),
        ("[a](#)", ["1:4: “#” cannot be linked to"]),
        ('[a](http://b "c")', ["1:4: the target of this link does not end with )"]),
        ("[a [b](#c)](#d)", ["1:1: a link holds another link, or a note"]),
        ("[a[^1]](#d)\n\n[^1]: b", ["1:1: a link holds another link, or a note"]),
        ("[a]: http://b", ["1:1: link definitions are not read"]),
        ("[" * 30, ["1:16: marks nest more than 16 deep here"]),
    ],
)  # fmt: skip
def test_marks(body: str, problems: list[str]) -> None:
    """What is opened is closed, in order; what is no mark of the format is refused."""
    assert _problems(body) == problems


@pytest.mark.parametrize(
    ("body", "problems"),
    [
        ("a[^1]", ["1:2: note 1 has no text"]),
        ("[^1]: a", ["1:1: note 1 is never called"]),
        ("a[^1] b[^1]\n\n[^1]: c", ["1:8: note 1 is called twice, first on line 6"]),
        ("a[^1]\n\n[^1]: b\n[^1]: c", ["4:1: note 1 is defined twice, first on line 8"]),
        ("a[^1]\n\n[^1]:", ["3:1: note 1 is empty"]),
        ("a[^1]\n\n[^1]: b[^1]", ["3:8: note 1 is called within a note"]),
        ("a[^1]\n\n[^1]: b\n\n    - c", ["5:5: a note holds paragraphs only"]),
        ("a[^1]\n\n[^1]: b\nc", ["4:1: this line follows the text of a note"]),
        ("a[^1]\n\n[^1]: b\n    *c", ["4:5: * is never closed"]),
        ("a[^1]\n\n[^1]: b\n\n    **Q:** c", ["5:5: **Q:** stands within a quotation or list"]),
        ("a[^b c]", ["1:2: this is not the call of a note", "1:7: ] closes nothing"]),
        ("a\n\n[^b c]: d", ["3:1: this is not the label of a note"]),
        ("> a[^1]\n>\n> [^1]: b", ["3:3: the text of a note stands in a quotation"]),
    ],
)  # fmt: skip
def test_notes(body: str, problems: list[str]) -> None:
    """Every note has one call and one text, and holds no other."""
    assert _problems(body) == problems


@pytest.mark.parametrize(
    ("body", "problems"),
    [
        ("# a", ["1:1: a heading with one #"]),
        ("##### a", ["1:1: a heading with 5 #"]),
        ("##", ["1:1: this heading is empty"]),
        ("## a *b", ["1:6: * is never closed"]),
        ("a\n===", ["1:1: a heading underlined with = or -"]),
        ("a\n---", ["1:1: a heading underlined with = or -"]),
        ("> ## a", ["1:3: a heading stands in a quotation"]),
        ("- ***", ["1:3: a section break stands in a list"]),
        ("> a\nb", ["2:1: this line follows a quotation"]),
        ("> > a\n> b", ["2:3: this line follows a quotation"]),
        (">", ["1:1: this quotation is empty"]),
        ("- a\n-\n- b", ["2:1: this item of a list is empty"]),
        ("1. a\n3. b", ["2:1: this item is numbered 3; it would be printed as 2"]),
        ("| a\nb", ["2:1: this line follows verse"]),
        ("|", ["1:1: this verse is empty"]),
        ("|   a *b", ["1:7: * is never closed"]),
        ("    a", ["1:5: indented by four blanks or more, which means code"]),
        ("```\na\n```", ["1:1: code (``` or ~~~) has no place in a book"]),
        ("| a | b |\n|---|---|\n| c | d |", ["1:1: tables are not read"]),
        ("<div>\n\na", ["1:1: HTML is not read in a manuscript"]),
        ("<!-- a -->", ["1:1: this comment is not a query"]),
        ("<!-- query: -->", ["1:1: this comment is not a query"]),
        ("<!-- query: a", ["1:1: this comment is never closed"]),
        ("<!-- query: a --> b", ["1:1: words stand behind this query"]),
        ("> " * 17 + "a", ["1:33: quotations and lists nest more than 16 deep here"]),
        ("- " * 60 + "a", ["1:33: quotations and lists nest more than 16 deep here"]),
        ("![a](b.png", ["1:1: this is not a whole picture"]),
        ("![a](b.png) c", ["1:12: words stand behind this picture"]),
        ('![a](b.png "c")', ["1:6: a picture has no title in quotes"]),
        ("![a](b c.png)", ["1:6: “b c.png” has a blank in it"]),
        ("![a](/b.png)", ["1:6: “/b.png”: a path begins in the edition's folder"]),
        ("![a](../b.png)", ["1:6: “../b.png”: this path leads out of the edition's folder (..)"]),
        ("![a](http://b/c.png)", ["1:6: “http://b/c.png”: this is an address, not a file"]),
        ("![*a*](b.png)", ["1:1: what a picture shows is told in plain words"]),
        ("![a](b.png)\nc *d", ["2:3: * is never closed"]),
        ("a\n\tb", ["2:1: a tab has no place in a book"]),
    ],
)  # fmt: skip
def test_blocks(body: str, problems: list[str]) -> None:
    """Blocks that the format does not have are refused by name, not read as something else."""
    assert _problems(body) == problems


def test_all_problems_come_in_the_order_of_the_file() -> None:
    """One run tells everything, header and body, from top to bottom."""
    text = "---\nid: x\ntitel: X\n---\n\n*a\n\n# b\n\n[^1]: c\n"
    with pytest.raises(ManuscriptError) as caught:
        parse(text, "x.md")
    assert [str(p).split(" (")[0] for p in caught.value.problems] == [
        "x.md:3:1: unknown key “titel”",
        "x.md:6:1: * is never closed",
        "x.md:8:1: a heading with one #",
        "x.md:10:1: note 1 is never called",
    ]


def test_labels_are_not_doubted_when_the_header_cannot_be_read() -> None:
    """A broken header does not make every turn an error."""
    with pytest.raises(ManuscriptError) as caught:
        parse("---\nid: x\ntitle: [\n---\n\n**ZZ:** a\n", "x.md")
    assert len(caught.value.problems) == 1


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "x.md:1:1: a manuscript begins with a header"),
        ("# A\n", "x.md:1:1: a manuscript begins with a header"),
        ("---\nid: x\n", "x.md:1:1: the header is never closed"),
    ],
)
def test_a_file_without_a_header(text: str, message: str) -> None:
    """The first thing to say about such a file is how it should begin."""
    with pytest.raises(ManuscriptError, match=message):
        parse(text, "x.md")
