"""Lines on pages: what is a paragraph, and what is page furniture."""

from __future__ import annotations

from publisher.model.transcript import EventKind, MarkKind
from publisher.readers.pages import Line, Page, Run, flowing

WIDE = "and the keeper of the light walked down to the water again that"


def line(text: str, base: float, left: float = 50, right: float = 300, size: float = 10) -> Line:
    """Return a line of usual size."""
    return Line(text, left, right, base, size)


def page(*lines: Line) -> Page:
    """Return a page."""
    return Page(tuple(lines), 600)


def texts(*pages: Page) -> list[str]:
    """Return the text of each event."""
    return [event.text for event in flowing(pages)[2]]


def column(*said: tuple[str, float, float]) -> list[Line]:
    """Return lines 12 points apart; each with its left and right edge."""
    return [line(text, 500 - 12 * n, left, right) for n, (text, left, right) in enumerate(said)]


def test_an_indent_begins_a_paragraph() -> None:
    """A line that stands in, with the next one back at the edge, opens."""
    lines = column(
        ("One fine day", 50, 300),
        (WIDE, 50, 300),
        ("Another began", 62, 300),
        (WIDE, 50, 300),
        ("and a third", 62, 300),
        (WIDE, 50, 300),
    )
    assert [t.split("\n")[0] for t in texts(page(*lines))] == [
        "One fine day",
        "Another began",
        "and a third",
    ]


def test_a_hanging_label_begins_a_paragraph() -> None:
    """A line that hangs out to the left of the body opens."""
    lines = column(
        ("TARN: We rowed", 50, 300),
        (WIDE, 100, 300),
        ("that we did.", 100, 180),
        ("LEE: And then?", 50, 120),
        ("TARN: We rowed", 50, 300),
        (WIDE, 100, 300),
    )
    assert [t.split(":")[0] for t in texts(page(*lines))] == ["TARN", "LEE", "TARN"]


def test_extra_space_and_room_left_begin_a_paragraph() -> None:
    """So does a line under a gap, and one after a finished line with room for its first word."""
    lines = [
        line(WIDE, 500),
        line("it was lit.", 488, right=110),
        line("Nobody saw", 476),
        line(WIDE, 464),
        line("The last one", 430),
    ]
    assert [t.split("\n")[0] for t in texts(page(*lines))] == [WIDE, "Nobody saw", "The last one"]


def test_heads_and_folios_go_and_the_paragraph_goes_on() -> None:
    """What comes again at one height at the edge of pages is dropped, with its reason."""
    pages = [
        page(
            line(f"{n} THE QUAY", 570, right=120),
            line(f"and {word} so " + WIDE, 500),
            line(WIDE, 488),
            line(f"{word} and so " + WIDE, 476),
            line(str(n), 20, 170, 180),
        )
        for n, word in enumerate(("once", "twice", "thrice"), 12)
    ]
    text, spans, events, omissions = flowing(pages)
    assert len(events) == 1
    assert [(text[o.start : o.end], o.why) for o in omissions][:2] == [
        ("12 THE QUAY", "page heading"),
        ("12", "page number"),
    ]
    assert [text[a:b].count("\f") for a, b in spans] == [1, 1, 1]


def test_a_large_line_is_a_heading() -> None:
    """Larger than the text by a fifth, and short: a heading, the largest of level 1."""
    lines = [
        Line("On the Water", 50, 150, 540, 18),
        Line("The first night", 50, 130, 510, 13),
        line(WIDE, 480),
        line(WIDE, 468),
    ]
    found = [(e.kind, e.level) for e in flowing([page(*lines)])[2]]
    assert found == [(EventKind.HEADING, 1), (EventKind.HEADING, 2), (EventKind.PARAGRAPH, 0)]


def test_bold_goes_on_over_a_line_end() -> None:
    """A question in bold over two lines bears one mark, that covers the line end."""
    bold = [
        Line("Who lit the lamp that", 50, 300, 500, 10, (Run(0, 21, bold=True, italic=False),)),
        Line("night?", 50, 80, 488, 10, (Run(0, 6, bold=True, italic=False),)),
    ]
    plain = [line(WIDE, 460), line(WIDE, 448), line(WIDE, 436)]
    event = flowing([page(*bold, *plain)])[2][0]
    assert [(m.start, m.end, m.kind) for m in event.marks] == [(0, 28, MarkKind.STRONG)]


def test_all_bold_is_no_mark() -> None:
    """Where nearly everything is bold, bold says nothing."""
    lines = [Line(WIDE, 50, 300, 500, 10, (Run(0, len(WIDE), bold=True, italic=False),))]
    assert flowing([page(*lines)])[2][0].marks == ()


def test_letters_lead_back_to_the_text() -> None:
    """Every letter of an event stands in the text where its anchor says."""
    text, _, events, _ = flowing([page(line(WIDE, 500), line("it was lit.", 488))])
    for event in events:
        for letter, character in event.anchors:
            assert text[character] == event.text[letter]


def test_roman_folios_are_folios() -> None:
    """The head of a preface comes again too, though its folio is no figure."""
    pages = [
        page(line(f"{n} the quay", 570), line(f"and {w} so " + WIDE, 500), line(w + WIDE, 488))
        for n, w in zip(("viii", "x", "xii"), ("once", "twice", "thrice"), strict=True)
    ]
    assert [omission.why for omission in flowing(pages)[3]] == ["page heading"] * 3
