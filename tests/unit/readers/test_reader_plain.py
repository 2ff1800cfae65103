"""Plain text: blocks between blank lines, and the few marks known by sight."""

from __future__ import annotations

from pathlib import Path

import pytest

from publisher.model.transcript import Action, Event, EventKind, Transcript
from publisher.readers import read
from publisher.readers.plain import is_rule


def plain(text: str) -> Transcript:
    """Read a text as ``talk.txt``."""
    transcript = read(Path("talk.txt"), text.encode())
    assert transcript.format == "text"
    return transcript


def events(text: str) -> list[tuple[EventKind, str]]:
    """Return kind and text of every event."""
    return [(event.kind, event.text) for event in plain(text).events]


def only(text: str) -> Event:
    """Return the one event of a text."""
    (event,) = plain(text).events
    return event


def test_blank_lines_part_paragraphs_and_are_counted() -> None:
    """A paragraph ends at a blank line, and the next one tells how many there were."""
    found = plain("Q: When?\n\nA: Then.\n \n\t\nQ: Why?").events
    assert [(e.text, e.gap) for e in found] == [("Q: When?", 0), ("A: Then.", 1), ("Q: Why?", 2)]


def test_line_ends_within_a_paragraph_are_kept() -> None:
    """Whether a line end is a wrap cannot be told here, so it stays; blanks before it go."""
    assert only("She baked bread   \nat three.\n").text == "She baked bread\nat three."


def test_the_indent_of_a_line_is_kept() -> None:
    """Blanks at the beginning of a line may mean something to a later step."""
    assert only("  Mark\n     went on").text == "  Mark\n     went on"


def test_a_form_feed_ends_a_line() -> None:
    """A new page in a paragraph is a line end, and no letter of the text."""
    assert only("one\ftwo").text == "one\ntwo"


@pytest.mark.parametrize(
    ("line", "level"), [("# Bread", 1), ("### Bread", 3), ("   ###### Bread", 6)]
)
def test_headings_stand_alone(line: str, level: int) -> None:
    """A heading is an event of its own even without blank lines around it."""
    found = plain(f"before\n{line}\nafter").events
    assert [e.kind for e in found] == [
        EventKind.PARAGRAPH,
        EventKind.HEADING,
        EventKind.PARAGRAPH,
    ]
    assert (found[1].text, found[1].level) == ("Bread", level)


@pytest.mark.parametrize("line", ["#1 in the charts", "####### Seven", "    # far in", "#"])
def test_what_only_begins_like_a_heading_is_a_paragraph(line: str) -> None:
    """A number sign without a blank, too many of them, or too far in, make no heading."""
    assert only(line).kind is EventKind.PARAGRAPH


def test_quotations_tell_their_depth() -> None:
    """The signs of a quotation go, and each depth is an event of its own."""
    found = plain("> she wrote\n> > he wrote\n>> and so on\n>at last").events
    assert {event.kind for event in found} == {EventKind.QUOTATION}
    assert [(event.level, event.text) for event in found] == [
        (1, "she wrote"),
        (2, "he wrote\nand so on"),
        (1, "at last"),
    ]


def test_a_quotation_ends_where_its_signs_end() -> None:
    """Lines with and without the sign are two events."""
    assert events("> quoted\nspoken") == [
        (EventKind.QUOTATION, "quoted"),
        (EventKind.PARAGRAPH, "spoken"),
    ]


@pytest.mark.parametrize("line", ["***", "* * *", "-----", "_ _ _", "⁂", "❦", "· · ·", "———"])
def test_rules_are_breaks(line: str) -> None:
    """A line of three or more equal signs, or an ornament, is a break without text."""
    assert is_rule(line)
    assert events(f"before\n{line}\nafter")[1] == (EventKind.BREAK, "")


@pytest.mark.parametrize("line", ["**", "*-*", "...", "aaa", "???", "*** end", ""])
def test_other_lines_are_no_rules(line: str) -> None:
    """Two signs, mixed signs, letters and stops make no rule."""
    assert not is_rule(line)


def test_notes_are_events_with_their_label() -> None:
    """Each definition of a note is an event; its label is its name and on record."""
    transcript = plain("Bread.[^1]\n\n[^1]: Of rye.\nMostly.\n[^b-2]: Ask Bo.")
    notes = [e for e in transcript.events if e.kind is EventKind.NOTE]
    assert [(e.name, e.text) for e in notes] == [("1", "Of rye.\nMostly."), ("b-2", "Ask Bo.")]
    found = [(transcript.text[o.start : o.end], o.action, o.why) for o in transcript.omissions]
    assert found == [("[^1]: ", Action.MOVED, "note"), ("[^b-2]: ", Action.MOVED, "note")]


def test_a_header_becomes_evidence_and_not_speech() -> None:
    """What a header states is evidence, and the events begin behind it."""
    transcript = plain("---\ntitle: Night shift\n---\nQ: When?")
    assert [(f.key, f.value) for f in transcript.evidence] == [("title", "Night shift")]
    assert [e.text for e in transcript.events] == ["Q: When?"]


def test_character_references_are_read() -> None:
    """A text that came out of a web page says its letters."""
    assert only("Bread &amp; caf&eacute;").text == "Bread & café"


def test_words_of_markup_in_plain_text_stay_letters() -> None:
    """Stars, tags and brackets have no meaning in plain text."""
    said = "*so* <b>bold</b> [a](b) ~x~"
    found = only(said)
    assert (found.text, found.marks) == (said, ())


def test_a_note_without_words_is_read() -> None:
    """A label without a note behind it is no reason to fail."""
    assert events("Bread.[^1]\n\n[^1]:\n")[0] == (EventKind.PARAGRAPH, "Bread.[^1]")
