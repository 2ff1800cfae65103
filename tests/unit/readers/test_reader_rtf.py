r"""Rich text: control words, code pages, destinations, and broken files."""

from __future__ import annotations

from pathlib import Path

import pytest
from dialects.rtf_dialects import coded

from publisher import transforms
from publisher.errors import RawError
from publisher.model.transcript import Action, EventKind, MarkKind, Transcript
from publisher.readers import read


def rtf(body: str, head: str = r"\ansi\ansicpg1252") -> Transcript:
    """Read rich text with a body, and see that it passes the gate."""
    found = read(Path("a.rtf"), f"{{\\rtf1{head} {body}}}".encode("latin-1"))
    transforms.normalize(found, id="a")
    return found


def said(body: str, head: str = r"\ansi\ansicpg1252") -> list[str]:
    """Return the text of every event."""
    return [event.text for event in rtf(body, head).events]


def dropped(found: Transcript) -> dict[str, str]:
    """Return what was dropped, by the reason."""
    gone = [o for o in found.omissions if o.action is Action.DROPPED]
    return {o.why: found.text[o.start : o.end] for o in gone}


LETTERS = {
    r"caf\'e9 \'93so\'94": "café “so”",
    r"\u233?t\u233e and": "été and",
    r"{\uc0 \u233 t\u233 }\u233?": "étéé",
    r"{\uc2 \u233\'c3\'a9t}": "ét",
    r"\u-10179?\u-8704? yes": "😀 yes",
    r"So\u-10179? alone": "So alone",
    r"a\emdash b \lquote c\rquote  \ldblquote d\rdblquote \bullet": "a—b ‘c’ “d”•",
    r"a\~b a\_b inter\-view": "a\u00a0b a\u2011b interview",
    r"\{a\} \\ b": r"{a} \ b",
    "inter\nview w\\b or\\b0 d": "interview word",
    r"a\tab b": "a\tb",
    r"one\line two": "one\ntwo",
    r"so\u8232?it": "so\nit",
    r"\u173?soft": "soft",
}


@pytest.mark.parametrize("body", LETTERS)
def test_letters(body: str) -> None:
    """What stands for a letter is that letter."""
    assert said(body) == [LETTERS[body]]


FONTS = (
    r"{\fonttbl{\f0\fcharset204 A;}{\f1\fcharset0 B;}{\f2\fcharset128 C;}{\f3\fcharset238 D;}"
    r"{\f4\fcharset178 E;}{\f5\fnil F;}}"
)
PAGES = [
    ("f0", "Когда", "cp1251"),
    ("f1", "café", "cp1252"),
    ("f2", "東京の表示", "cp932"),
    ("f3", "Łódź", "cp1250"),
    ("f4", "متى", "cp1256"),
    ("f5", "καλά", "cp1253"),
]


@pytest.mark.parametrize(("font", "text", "page"), PAGES)
def test_code_pages(font: str, text: str, page: str) -> None:
    """Bytes are read by the character set of their font, else by the file's code page."""
    assert said(rf"{FONTS}\{font} {coded(text, page)}", r"\ansi\ansicpg1253") == [text]


def test_marks() -> None:
    """Bold and italics begin and end with their words and their groups."""
    found = rtf(r"{\b Bo:} so \i it \b was\plain  cold").events[0]
    assert found.text == "Bo: so it was cold"
    assert [(found.text[m.start : m.end], m.kind) for m in found.marks] == [
        ("Bo:", MarkKind.STRONG),
        ("it was", MarkKind.EMPHASIS),
        ("was", MarkKind.STRONG),
    ]


def test_links() -> None:
    """A field's instruction goes to the metadata, its result stays, with its target."""
    body = r'See {\field{\*\fldinst{HYPERLINK "http://e.org/a"}}{\fldrslt{\ul the list}}}, please.'
    found = rtf(body).events[0]
    assert found.text == "See the list, please."
    assert [(found.text[m.start : m.end], m.target) for m in found.marks] == [
        ("the list", "http://e.org/a")
    ]


def test_what_is_dropped_says_why() -> None:
    """Page heads, comments, pictures, hidden and deleted words are dropped, each for a reason."""
    found = rtf(
        r"{\header head\par}So{\*\annotation a}{\pict 00ff} it{\v  hid} was{\deleted  gone}.\par"
    )
    assert [event.text for event in found.events] == ["So it was."]
    gone = dropped(found)
    assert set(gone) == {"page head", "comment", "picture", "hidden text", "deleted text"}
    assert "gone" in gone["deleted text"]


def test_notes_are_called_where_they_stood() -> None:
    """A footnote is told behind the paragraph that calls it."""
    found = rtf(r"So it was{\super\chftn}{\footnote\pard{\super\chftn} In 1962.} then.\par Next.")
    assert [(e.kind, e.name, e.text.strip()) for e in found.events] == [
        (EventKind.PARAGRAPH, "", "So it was[^1] then."),
        (EventKind.NOTE, "1", "In 1962."),
        (EventKind.PARAGRAPH, "", "Next."),
    ]


def test_headings_by_their_style() -> None:
    """A style called heading makes headings until the paragraph's looks are reset."""
    found = rtf(r"{\stylesheet{\s3\b heading 2;}}\pard\s3 The bell\par \pard So it rang.\par")
    assert [(e.kind, e.level) for e in found.events] == [
        (EventKind.HEADING, 2),
        (EventKind.PARAGRAPH, 0),
    ]


def test_numbers_of_lists() -> None:
    """The number of an item goes on record and names the item."""
    found = rtf(r"{\listtext 1.\tab}Who rang it?\par {\listtext\'95\tab}My aunt.\par")
    assert [(e.kind, e.name, e.text) for e in found.events] == [
        (EventKind.ITEM, "1", "Who rang it?"),
        (EventKind.ITEM, "", "My aunt."),
    ]


def test_rows_of_tables() -> None:
    """Cells of a row are parted by tabs; paragraphs in the last cell follow."""
    row = r"\trowd\cellx1\cellx2\pard\intbl Bo\cell \pard\intbl One.\par Two.\cell\row "
    assert said(row + r"\pard After.\par") == ["Bo\tOne.", "Two.", "After."]


def test_a_table_may_name_the_speakers() -> None:
    """Where few names come again and again in the first cell, they are who speaks."""
    rows = [("Bo", "When?"), ("An", "Then.\\par So."), ("Bo", "Why?"), ("An", "No.")]
    found = rtf("".join(rf"\trowd\pard\intbl {a}\cell {b}\cell\row " for a, b in rows))
    assert [(e.name, e.text) for e in found.events] == [
        ("Bo", "When?"),
        ("An", "Then."),
        ("An", "So."),
        ("Bo", "Why?"),
        ("An", "No."),
    ]


def test_properties_of_the_document() -> None:
    """The title is a fact; who made the file is one of another kind; file names are none."""
    found = rtf(r"{\info{\title Ice \'96 a talk}{\author office}}So.")
    assert [(e.key, e.value) for e in found.evidence] == [
        ("title", "Ice – a talk"),
        ("file author", "office"),
    ]
    assert not rtf(r"{\info{\title Microsoft Word - ice.doc}}So.").evidence


def test_paragraphs_set_apart_by_empty_ones_keep_their_lines() -> None:
    """Typed lines belong to one paragraph, as in plain text."""
    found = rtf(r"One\par two\par\par Three\par four\par\par Five\par")
    assert [event.text for event in found.events] == ["One\ntwo", "Three\nfour", "Five"]
    assert found.typed


BROKEN = {
    "never closed": r"{\rtf1 {\b Bo: {\i When did it freeze?\par An: Then.",
    "closed too often": r"{\rtf1 Bo: When did it freeze?}}}\par An: Then.}",
    "cut off in a table of fonts": r"{\rtf1 Bo: When did it freeze?\par An: Then.{\fonttbl{\f0 Ti",
    "a lie about a fallback": r"{\rtf1\uc99999 \u66?Bo: When did it freeze?\par An: Then.}",
    "a lie about bytes": r"{\rtf1 Bo: When did it freeze?\par {\bin99999 An: Then.}}",
    "deep": r"{\rtf1 "
    + "{" * 50_000
    + r"Bo: When did it freeze?\par An: Then."
    + "}" * 50_000
    + "}",
    "a lone backslash": "{\\rtf1 Bo: When did it freeze?\\par An: Then.\\",
    "many fields": r"{\rtf1 " + r'{\field{\*\fldinst HYPERLINK "a' * 5_000 + r"}}Bo: x",
}


@pytest.mark.parametrize("case", BROKEN)
def test_broken_files_lose_no_word(case: str) -> None:
    """Whatever is wrong with groups and counts, words stay or are on record."""
    found = read(Path("a.rtf"), BROKEN[case].encode()) if case != "many fields" else None
    if found is None:
        with pytest.raises(RawError, match="without words"):
            read(Path("a.rtf"), BROKEN[case].encode())
        return
    transforms.normalize(found, id="a")
    words = " ".join(event.text for event in found.events).replace("\n", " ").split()
    assert "".join(words).strip("B\\") == "o:Whendiditfreeze?An:Then."


def test_binary_data_is_passed_over() -> None:
    r"""``\bin`` may hold braces and NUL; as many bytes as it says are none of the text."""
    data = b"{\\rtf1 Bo: When?{\\pict\\bin5 }\x00{\xff\\}\\par An: Caf\\'e9.}"
    found = read(Path("a.rtf"), data)
    assert [event.text for event in found.events] == ["Bo: When?", "An: Café."]
    transforms.normalize(found, id="a")


@pytest.mark.parametrize("text", [r"{\rtf1 {\fonttbl x}}", "Bo: When?", r"{\rtf1 \par\par}"])
def test_what_is_refused(text: str) -> None:
    """A file without words, or that is no rich text, is refused."""
    with pytest.raises(RawError, match="rich text"):
        read(Path("a.rtf"), text.encode())
