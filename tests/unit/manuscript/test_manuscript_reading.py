"""What a manuscript says: text in, nodes out."""

from __future__ import annotations

import pytest

from publisher.manuscript import parse
from publisher.model.block import (
    Block,
    Figure,
    Heading,
    ListBlock,
    Paragraph,
    Query,
    Quotation,
    SectionBreak,
    Turn,
    Verse,
)
from publisher.model.inline import (
    Aside,
    Emphasis,
    Foreign,
    Inline,
    Insertion,
    LineBreak,
    Link,
    Note,
    Pulled,
    SmallCaps,
    SoftBreak,
    Strong,
    Text,
)
from publisher.model.manuscript import Manuscript
from publisher.model.walk import blocks

_HEADER = "---\nid: x\ntitle: X\nspeakers: {Q: {}, AB: {}}\n---\n"


def _parse(body: str) -> Manuscript:
    return parse(_HEADER + body, "x.md")


def _run(text: str) -> tuple[Inline, ...]:
    (paragraph,) = _parse(text).body
    assert isinstance(paragraph, Paragraph)
    return paragraph.inlines


def _p(text: str) -> Paragraph:
    return Paragraph((Text(text),))


A, B, C = Text("a"), Text("b"), Text("c")


@pytest.mark.parametrize(
    ("text", "inlines"),
    [
        ("*a*", (Emphasis((A,)),)),
        ("_a_", (Emphasis((A,)),)),
        ("**a**", (Strong((A,)),)),
        ("__a__", (Strong((A,)),)),
        ("***a***", (Emphasis((Strong((A,)),)),)),
        ("**_a_**", (Strong((Emphasis((A,)),)),)),
        ("***a* b**", (Strong((Emphasis((A,)), Text(" b"))),)),
        ("***a** b*", (Emphasis((Strong((A,)), Text(" b"))),)),
        ("**a *b***", (Strong((Text("a "), Emphasis((B,)))),)),
        ("*a***b**", (Emphasis((A,)), Strong((B,)))),
        ("**a***b*", (Strong((A,)), Emphasis((B,)))),
        ("*a **b***c", (Emphasis((Text("a "), Strong((B,)))), C)),
        ("a*b*c", (A, Emphasis((B,)), C)),
        ("a*(b)*c", (A, Emphasis((Text("(b)"),)), C)),
        ("*「a」*b", (Emphasis((Text("「a」"),)), B)),
        ("a * b", (Text("a * b"),)),
        ("a_b_c", (Text("a_b_c"),)),
        ("*a\nb*", (Emphasis((A, SoftBreak(), B)),)),
        ("*[a]*", (Aside("a"),)),
        ("*[a\nb]*", (Aside("a b"),)),
        ("[a]{.aside}", (Aside("a"),)),
        ("*b [a]{.aside}*", (Emphasis((Text("b "), Aside("a"))),)),
        ("[a]", (Insertion((A,)),)),
        ("[*a*]", (Insertion((Emphasis((A,)),)),)),
        ("*b [*a*] c*", (Emphasis((Text("b "), Insertion((Emphasis((A,)),)), Text(" c"))),)),
        ("[a]{.smallcaps}", (SmallCaps((A,)),)),
        ("[a]{lang=zh-Hant}", (Foreign((A,), "zh-Hant"),)),
        ("[a]{pull}", (Pulled((A,)),)),
        ("[a]{pull lang=fr}", (Pulled((Foreign((A,), "fr"),)),)),
        ("[[a]{lang=fr}]{pull}", (Pulled((Foreign((A,), "fr"),)),)),
        ("*a [b]{pull}*", (Emphasis((Text("a "), Pulled((B,)))),)),
        ("[a](http://x.yz/(b))", (Link((A,), "http://x.yz/(b)"),)),
        ("[a](http://x.yz/\\(b)", (Link((A,), "http://x.yz/(b"),)),
        ("[[a]](#b)", (Link((Insertion((A,)),), "#b"),)),
        ("[a](mailto:b@c.de)", (Link((A,), "mailto:b@c.de"),)),
        ("a\\\nb", (A, LineBreak(), B)),
        ("a  \nb", (A, SoftBreak(), B)),
        ("a\\", (Text("a\\"),)),
        ("\\*a\\* \\q \\\\", (Text("*a* \\q \\"),)),
        ("a! [b]", (Text("a! "), Insertion((B,)))),
        ("I <3 you & me &c 5 < 6", (Text("I <3 you & me &c 5 < 6"),)),
        ("~a~", (Text("~a~"),)),
        ("a {b} c", (Text("a {b} c"),)),
    ],
)  # fmt: skip
def test_inlines(text: str, inlines: tuple[Inline, ...]) -> None:
    """Marks become nodes, whatever stands around them; the rest is text."""
    assert _run(text) == inlines


def test_notes() -> None:
    """A note is a node where it is called, with all its paragraphs."""
    body = "Really![^1] a[^b-2]\n\n[^b-2]: c\n[^1]: b\n    *c*\n\n    c\n\n"
    assert _run(body) == (
        Text("Really!"),
        Note("1", ((B, SoftBreak(), Emphasis((C,))), (C,))),
        Text(" a"),
        Note("b-2", ((C,),)),
    )


def test_a_turn_with_all_it_can_have() -> None:
    """Id, time, and every block up to the next heading."""
    body = "**AB:** {#t07} [00:12:03]\na\n\n> b\n\n<!-- query:  b\nc -->\n## c\n\nb\n"
    turn = Turn(
        "AB",
        (_p("a"), Quotation((_p("b"),)), Query("b c")),
        at="00:12:03",
        id="t07",
    )
    assert _parse(body).body == (turn, Heading(2, (C,)), _p("b"))


def test_words_in_brackets_that_are_no_time() -> None:
    """A turn may begin with an insertion, even with a number."""
    assert _parse("**Q:** [1962] a\n").body == (
        Turn("Q", (Paragraph((Insertion((Text("1962"),)), Text(" a"))),)),
    )
    assert _parse("**Q:** [12\\:03] a\n").body == (
        Turn("Q", (Paragraph((Insertion((Text("12:03"),)), Text(" a"))),)),
    )


def test_bold_words_that_are_no_label() -> None:
    """A backslash before the colon, or no colon at all, makes them plain bold words."""
    assert _run("**Note\\:** a") == (Strong((Text("Note:"),)), Text(" a"))
    assert _run("**Q** a") == (Strong((Text("Q"),)), Text(" a"))
    assert _run("**Q**\\: a") == (Strong((Text("Q"),)), Text(": a"))


@pytest.mark.parametrize(
    ("body", "headnote", "rest"),
    [
        ("a\n\n**Q:** b", (_p("a"),), (Turn("Q", (_p("b"),)),)),
        ("a\n\n## b\n\n**Q:** c", (_p("a"),), (Heading(2, (B,)), Turn("Q", (_p("c"),)))),
        ("## a\n\nb\n\n**Q:** c", (), (Heading(2, (A,)), _p("b"), Turn("Q", (_p("c"),)))),
        ("a\n\n***\n\nb\n\n**Q:** c", (_p("a"), SectionBreak(), _p("b")), (Turn("Q", (_p("c"),)),)),
        ("a\n\n## b", (), (_p("a"), Heading(2, (B,)))),
    ],
)  # fmt: skip
def test_headnote(body: str, headnote: tuple[Block, ...], rest: tuple[Block, ...]) -> None:
    """The headnote ends at the first turn or heading; a text without turns has none."""
    manuscript = _parse(body)
    assert (manuscript.headnote, manuscript.body) == (headnote, rest)


@pytest.mark.parametrize(
    ("body", "block"),
    [
        ("## a ##", Heading(2, (A,))),
        ("#### a #b", Heading(4, (Text("a #b"),))),
        ("***", SectionBreak()),
        ("* * *", SectionBreak()),
        ("- a\n- b", ListBlock(((_p("a"),), (_p("b"),)))),
        ("* a\n\n  b\n* c", ListBlock(((_p("a"), _p("b")), (_p("c"),)))),
        ("7. a\n8. b", ListBlock(((_p("a"),), (_p("b"),)), 7)),
        ("1) a\n1) b", ListBlock(((_p("a"),), (_p("b"),)), 1)),
        ("- - a", ListBlock(((ListBlock(((_p("a"),),)),),))),
        ("> > a\n> >\n> > b", Quotation((Quotation((_p("a"), _p("b"))),))),
        ("> - a\n>\n>   b", Quotation((ListBlock(((_p("a"), _p("b")),)),))),
        ("| a\n|   b\n|\n|\n| c", Verse((((A,), (Text("\u00a0\u00a0b"),)), ((C,),)))),
        ("> | a\n> | b", Quotation((Verse((((A,), (B,)),)),))),
        ("![a](b.png)", Figure("b.png", "a")),
        ('![a](b.png){credit="c: \\"d\\" \\\\"}', Figure("b.png", "a", credit='c: "d" \\')),
        ('![a](b.png){credit="c"}\nb', Figure("b.png", "a", (B,), "c")),
        ("![](b.png)\na\n*b*", Figure("b.png", "", (A, SoftBreak(), Emphasis((B,))))),
        ("![a \\] \\*](d/é.png)", Figure("d/é.png", "a ] *")),
        ("<!-- query: a\n\n  b -- c\n-->", Query("a b -- c")),
        ("> <!-- query: a\n>\n> b -->", Quotation((Query("a b"),))),
    ],
)  # fmt: skip
def test_blocks(body: str, block: Block) -> None:
    """Every block of the format, in the ways it may be written."""
    assert _parse(body).body == (block,)


def test_blocks_know_their_places() -> None:
    """Line and column of each block, those within others too."""
    body = "a\n\n> b\n>\n> - c\n\n## d\n\n**Q:** e\n\n![f](g.png)\n\n| h\n"
    places = [(type(b).__name__, b.where.line - 5, b.where.column) for b in blocks(_parse(body))]
    assert places == [
        ("Paragraph", 1, 1),
        ("Quotation", 3, 1),
        ("Paragraph", 3, 3),
        ("ListBlock", 5, 3),
        ("Paragraph", 5, 5),
        ("Heading", 7, 1),
        ("Turn", 9, 1),
        ("Paragraph", 9, 8),
        ("Figure", 11, 1),
        ("Verse", 13, 1),
    ]


def test_windows_files_are_files() -> None:
    """A byte order mark and Windows line ends change nothing."""
    text = _HEADER + "a\nb\n\n**Q:** c\n"
    assert parse("\ufeff" + text.replace("\n", "\r\n"), "x.md") == parse(text, "x.md")


def test_words_at_sixteen_deep_are_kept() -> None:
    """The deepest nesting that is allowed still holds its words."""
    (block,) = _parse("> " * 16 + "a").body
    for _ in range(16):
        assert isinstance(block, Quotation)
        (block,) = block.blocks
    assert block == _p("a")
