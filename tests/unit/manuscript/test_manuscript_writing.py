"""Writing a manuscript: nodes in, canonical text out."""

from __future__ import annotations

import pytest

from publisher.errors import ManuscriptError
from publisher.manuscript import canonical, fmt, parse, write
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
from publisher.model.manuscript import Manuscript, Provenance, Recorded
from publisher.model.person import Contributor, Speaker
from publisher.source import Location

_SPEAKERS = (Speaker("Q", "Q"),)


def _body(*blocks: Block) -> str:
    """Return the text of blocks without the header."""
    text = write(Manuscript("x", "X", speakers=_SPEAKERS, body=blocks))
    return text.split("---\n\n", 1)[1].removesuffix("\n")


def _line(*inlines: Inline) -> str:
    return _body(Paragraph(inlines))


def _p(text: str) -> Paragraph:
    return Paragraph((Text(text),))


A, B, C = Text("a"), Text("b"), Text("c")


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("plain words, (with) “marks” — and: colons; 50% & more!", None),
        ("snake_case", None),
        ("_a", "\\_a"),
        ("____", "\\_\\_\\_\\_"),
        ("2 * 3", "2 \\* 3"),
        ("[a] {b} `c` \\d", "\\[a\\] \\{b} \\`c\\` \\\\d"),
        ("I <3 you", None),
        ("<b>", "\\<b>"),
        ("AT&T & co", None),
        ("&amp;", "\\&amp;"),
        ("a ~ b", None),
        ("~~a", "\\~\\~a"),
        ("# a", "\\# a"),
        ("#a", None),
        ("- a", "\\- a"),
        ("-a", None),
        ("--", "\\--"),
        ("+ a", "\\+ a"),
        ("1962. a", "1962\\. a"),
        ("1962) a", "1962\\) a"),
        ("1962.5", None),
        ("> a", "\\> a"),
        ("| a", "\\| a"),
        ("a | b", None),
        ("===", "\\==="),
        ("=> a", None),
        ("!", None),
        ("a:", None),
    ],
)
def test_backslashes_only_where_needed(text: str, written: str | None) -> None:
    """What looks like a mark is escaped, and nothing else."""
    assert _line(Text(text)) == (text if written is None else written)


@pytest.mark.parametrize(
    ("inlines", "written"),
    [
        ((Strong((Emphasis((A,)),)),), "**_a_**"),
        ((Emphasis((Strong((A,)),)),), "***a***"),
        ((Emphasis((A,)), Strong((B,))), "*a***b**"),
        ((A, Emphasis((Text("(b)"),)), C), "a*(b)*c"),
        ((Aside("a"),), "*[a]*"),
        ((Aside("a"), Aside("b")), "[a]{.aside}[b]{.aside}"),
        ((Emphasis((A, Text(" "), Aside("b"))),), "*a [b]{.aside}*"),
        ((Insertion((A,)), Text("(b)")), "[a]\\(b)"),
        ((Insertion((A,)), Text(": b")), "[a]\\: b"),
        ((Insertion((A,)), Text("{b}")), "[a]\\{b}"),
        ((Insertion((Text("^a"),)),), "[\\^a]"),
        ((Text("a!"), Insertion((B,))), "a\\![b]"),
        ((Strong((Text("Note:"),)), Text(" a")), "**Note\\:** a"),
        ((Strong((Text("Q"),)), Text(": a")), "**Q**\\: a"),
        ((A, SoftBreak(), Strong((Text("Q:"),)), Text(" b")), "a\n**Q\\:** b"),
        ((A, SoftBreak(), Text("1. b")), "a\n1\\. b"),
        ((A, LineBreak(), Text("---")), "a\\\n\\---"),
        ((Link((A,), "http://x.yz/(b)"),), "[a](http://x.yz/(b))"),
        ((Link((A,), "http://x.yz/)b("),), "[a](http://x.yz/\\)b\\()"),
        ((Link((A,), "http://x.yz/?a&amp;b\\c"),), "[a](http://x.yz/?a\\&amp;b\\\\c)"),
        ((SmallCaps((A,)),), "[a]{.smallcaps}"),
        ((Foreign((A,), "ar"),), "[a]{lang=ar}"),
        ((Pulled((A,)),), "[a]{pull}"),
        ((Pulled((Foreign((A,), "ar"),)),), "[a]{pull lang=ar}"),
        ((SmallCaps((Text("]:"),)),), "[\\]:]{.smallcaps}"),
    ],
)
def test_marks_that_touch(inlines: tuple[Inline, ...], written: str) -> None:
    """Neighbours do not change each other's meaning."""
    assert _line(*inlines) == written


def test_notes_stand_at_the_end_in_the_order_of_their_calls() -> None:
    """Further lines and paragraphs are indented by four blanks."""
    second = Note("b", ((B, SoftBreak(), Text("- c")), (C,)))
    body = _body(Paragraph((Text("Really!"), Note("1", ((A,),)))), Paragraph((A, second)))
    assert body == "Really![^1]\n\na[^b]\n\n[^1]: a\n\n[^b]: b\n    \\- c\n\n    c"


@pytest.mark.parametrize(
    ("block", "written"),
    [
        (Heading(3, (Text("a #"),)), "### a \\#"),
        (Heading(2, (A, SoftBreak(), B)), "## a b"),
        (SectionBreak(), "***"),
        (Query("a\n b"), "<!-- query: a b -->"),
        (Quotation((_p("a"), Quotation((_p("b"),)))), "> a\n>\n> > b"),
        (Verse((((A,), (Text("\u00a0\u00a0b"),)), ((Text("| c"),),))), "| a\n|   b\n|\n| | c"),
        (Verse((((Text("a | b"),), (Text("-|-"),)),)), "| a | b\n| \\-|-"),
        (ListBlock(((_p("a"),), (_p("b"),))), "- a\n- b"),
        (ListBlock(((_p("a"), _p("b")), (_p("c"),)), 9), "9. a\n\n   b\n\n10. c"),
        (ListBlock(((_p("a"), ListBlock(((_p("b"),),))),)), "- a\n\n  - b"),
        (Figure("a.png", "b", (C,), '"d" \\'), '![b](a.png){credit="\\"d\\" \\\\"}\nc'),
        (Figure("d/a.png", "[b]", (C, SoftBreak(), Text("# d"))), "![\\[b\\]](d/a.png)\nc\n\\# d"),
        (Turn("Q", (_p("1. a"),)), "**Q:** 1. a"),
        (Turn("Q", (_p("{#a}"),)), "**Q:** \\{#a}"),
        (Turn("Q", (_p("a"),), language="fr"), "**Q:** {lang=fr} a"),
        (Turn("Q", (_p("a"),), "00:12:03", "t7", "fr"), "**Q:** {#t7 lang=fr} [00:12:03] a"),
        (Turn("Q", (_p("a"), _p("b")), "00:12:03", "t7"), "**Q:** {#t7} [00:12:03] a\n\nb"),
        (
            Turn("Q", (Paragraph((Insertion((Text("12:03"),)),)),)),
            "**Q:** [12\\:03]",
        ),
    ],
)
def test_blocks(block: Block, written: str) -> None:
    """Each block in its one canonical form."""
    assert _body(block) == written


def test_lists_that_follow_each_other_stay_apart() -> None:
    """The second list of a kind gets the other mark."""
    dots, ones = ListBlock(((_p("a"),),)), ListBlock(((_p("b"),),), 1)
    text = _body(dots, dots, dots, ones, ones)
    assert text == "- a\n\n+ a\n\n- a\n\n1. b\n\n1) b"


def test_header() -> None:
    """The header says what it must, in a fixed order, quoted where needed."""
    manuscript = Manuscript(
        "x",
        "The: Shift",
        language="no",
        subtitle='"Quoted" \\ words',
        part=2,
        recorded=Recorded("2021-03", "Hallsberg"),
        contributors=(Contributor("Eva Holm", ("trl", "edt"), "Holm, Eva"),),
        speakers=(Speaker("Q", "Karin", "interviewer"), Speaker("12", "12"), Speaker("no", "x y")),
        source=Provenance("raw/a b.txt", "0" * 64),
        body=(_p("a"),),
    )
    assert write(manuscript) == (
        "---\n"
        "id: x\n"
        'title: "The: Shift"\n'
        'subtitle: "\\"Quoted\\" \\\\ words"\n'
        'language: "no"\n'
        "part: 2\n"
        "recorded: {date: 2021-03, place: Hallsberg}\n"
        "contributors:\n"
        '  - {name: Eva Holm, roles: [trl, edt], file-as: "Holm, Eva"}\n'
        "speakers:\n"
        "  Q: {name: Karin, role: interviewer}\n"
        "  12: {}\n"
        '  "no": {name: x y}\n'
        f"source: {{file: raw/a b.txt, sha256: {'0' * 64}}}\n"
        "---\n"
        "\n"
        "a\n"
    )
    assert parse(write(manuscript), "x.md") == manuscript


def test_a_manuscript_without_text_is_a_header() -> None:
    """Nothing to say is nothing to write."""
    assert write(Manuscript("x", "X")) == "---\nid: x\ntitle: X\n---\n"


def test_a_language_that_nobody_told_is_not_written() -> None:
    """Tidying makes no language up; one that is told stays."""
    silent, told = "---\nid: x\ntitle: X\n---\n", "---\nid: x\ntitle: X\nlanguage: fr\n---\n"
    assert parse(silent, "x.md").language == "und"
    assert fmt(silent, "x.md") == silent
    assert fmt(told, "x.md") == told


def test_fmt_keeps_words_and_line_ends() -> None:
    """One form for each thing; sentences stay on their lines."""
    text = "---\ntitle: X\nid: x\n---\n__a__\n_b_ c\\.\n* d\n"
    tidy = "---\nid: x\ntitle: X\n---\n\n**a**\n*b* c.\n\n- d\n"
    assert fmt(text, "x.md") == tidy


@pytest.mark.parametrize(
    ("blocks", "message"),
    [
        ((Turn("Q", (_p("a"),)), _p("b")), "words after this turn belong to no speaker"),
        ((Turn("Z", (_p("a"),)),), "no speaker “Z” is declared"),
        ((Turn("Q", ()),), "Q does not begin with a paragraph"),
        ((Turn("Q", (SectionBreak(),)),), "Q does not begin with a paragraph"),
        ((Quotation((Heading(2, (A,)),)),), "a heading stands in a quotation"),
        ((_p("a\nb"),), "the format cannot say this"),
        ((_p("a\x00b"),), "U\\+0000"),
        ((Query("a --> b"),), "words stand behind this query"),
        ((Figure("http://x/y.png", "a"),), "an address, not a file"),
        ((Paragraph((Link((A,), "javascript:b"),)),), "cannot be linked to"),
        ((Paragraph((A, Note("1", ((A,),)), Note("1", ((B,),)))),), "called twice"),
        ((Heading(1, (A,)),), "a heading with one #"),
    ],
)
def test_what_the_format_cannot_say_is_not_written(blocks: tuple[Block, ...], message: str) -> None:
    """Nothing is written that would not read back as what it is."""
    where = Location("y.md", 1, 1)
    with pytest.raises(ManuscriptError, match=message):
        write(Manuscript("x", "X", speakers=_SPEAKERS, body=blocks, where=where))


@pytest.mark.parametrize(
    ("inlines", "tidy"),
    [
        ((A, Text("b")), (Text("ab"),)),
        ((Text(" a "),), (A,)),
        ((Text(""), A), (A,)),
        ((SoftBreak(), A, LineBreak()), (A,)),
        ((Text("a "), SoftBreak(), Text(" b")), (A, SoftBreak(), B)),
        ((A, SoftBreak(), LineBreak(), SoftBreak(), B), (A, LineBreak(), B)),
        ((Emphasis((Text(" a "),)), B), (Emphasis((A,)), Text(" b"))),
        ((B, Emphasis((SoftBreak(), A))), (B, SoftBreak(), Emphasis((A,)))),
        ((A, Emphasis((Text(" "),)), B), (Text("a b"),)),
        ((Emphasis((A,)), Emphasis((B,))), (Emphasis((Text("ab"),)),)),
        ((Emphasis((A, Emphasis((B,)))),), (Emphasis((Text("ab"),)),)),
        (
            (Strong((Emphasis((Strong((A,)),)), B)),),
            (Strong((Emphasis((A,)), B)),),
        ),
        ((Emphasis((Insertion((A,)),)),), (Aside("a"),)),
        ((Emphasis((Insertion((Emphasis((A,)),)),)),), None),
        ((Emphasis(()), Insertion(()), A), (A,)),
        ((Insertion((Text(" a "),)),), None),
    ],
)
def test_canonical_inlines(inlines: tuple[Inline, ...], tidy: tuple[Inline, ...] | None) -> None:
    """What looks alike to a reader has one form."""
    (paragraph,) = canonical(Manuscript("x", "X", body=(Paragraph(inlines),))).body
    assert paragraph == Paragraph(tidy or inlines)


def test_canonical_blocks() -> None:
    """What is empty is not there; a text without turns has no headnote."""
    empty = (Paragraph(()), Quotation((Paragraph((Text(" "),)),)), ListBlock(((),)), Query(" "))
    verse = Verse((((Text("  a "),), ()), ()))
    manuscript = Manuscript("x", "X", headnote=(_p("a"),), body=(*empty, verse))
    assert canonical(manuscript).body == (_p("a"), Verse((((Text("\u00a0\u00a0a"),),),)))
    assert canonical(manuscript).headnote == ()
