"""Markdown: blocks, marks, links and notes, and everything accounted for."""

from __future__ import annotations

from pathlib import Path

import pytest

from publisher.model.transcript import Action, Event, EventKind, MarkKind, Transcript
from publisher.readers import read


def markdown(text: str) -> Transcript:
    """Read a text as ``talk.md``."""
    transcript = read(Path("talk.md"), text.encode())
    assert transcript.format == "markdown"
    return transcript


def only(text: str) -> Event:
    """Return the one event of a text."""
    (event,) = markdown(text).events
    return event


def marks(text: str) -> list[tuple[MarkKind, str, str]]:
    """Return kind, words and target of the marks of the one event."""
    event = only(text)
    return [(m.kind, event.text[m.start : m.end], m.target) for m in event.marks]


def omitted(text: str) -> list[tuple[str, Action, str]]:
    """Return the words, action and reason of every omission."""
    transcript = markdown(text)
    return [(transcript.text[o.start : o.end], o.action, o.why) for o in transcript.omissions]


@pytest.mark.parametrize(
    ("text", "level"),
    [("# Bread", 1), ("### Bread ###", 3), ("Bread\n=====", 1), ("Bread\n-----", 2)],
)
def test_headings_of_both_styles(text: str, level: int) -> None:
    """A heading is its words and its level, without signs or underlines."""
    found = only(text)
    assert (found.kind, found.text, found.level) == (EventKind.HEADING, "Bread", level)


def test_a_long_paragraph_over_a_rule_is_no_heading() -> None:
    """Speech that happens to stand on a line of dashes stays speech."""
    found = only("She went on about the bread and the oven. " * 4 + "\n---")
    assert found.kind is EventKind.PARAGRAPH


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("she *did* say", (MarkKind.EMPHASIS, "did", "")),
        ("she _did_ say", (MarkKind.EMPHASIS, "did", "")),
        ("she **did** say", (MarkKind.STRONG, "did", "")),
        ("she <em>did</em> say", (MarkKind.EMPHASIS, "did", "")),
        ("she <b>did</b> say", (MarkKind.STRONG, "did", "")),
        ("she [did](http://e.org/x) say", (MarkKind.LINK, "did", "http://e.org/x")),
        ('she [did](http://e.org "So") say', (MarkKind.LINK, "did", "http://e.org")),
        ("she [did][x] say\n\n[x]: http://e.org", (MarkKind.LINK, "did", "http://e.org")),
        ("she [did] say\n\n[did]: <http://e.org> 'So'", (MarkKind.LINK, "did", "http://e.org")),
    ],
)
def test_marks_cover_their_words(text: str, mark: tuple[MarkKind, str, str]) -> None:
    """Emphasis, strength and links become marks on plain words."""
    assert only(text).text == "she did say"
    assert marks(text) == [mark]


def test_an_address_in_angles_is_a_link_to_itself() -> None:
    """An autolink keeps its address as words."""
    assert marks("see <http://e.org/a>") == [(MarkKind.LINK, "http://e.org/a", "http://e.org/a")]


def test_nested_marks() -> None:
    """Marks within marks each cover their own words."""
    assert marks("**so *very* strong**") == [
        (MarkKind.STRONG, "so very strong", ""),
        (MarkKind.EMPHASIS, "very", ""),
    ]


@pytest.mark.parametrize("text", ["one  \ntwo", "one\\\ntwo", "one<br>two", "one<br/>two"])
def test_line_ends_that_are_meant_are_breaks(text: str) -> None:
    """Two blanks, a backslash or a tag at the end of a line make a break."""
    assert only(text).text == "one\ntwo"
    assert marks(text) == [(MarkKind.BREAK, "\n", "")]


def test_a_mere_line_end_is_no_break() -> None:
    """A line end of no meaning stays a letter without a mark."""
    assert only("one\ntwo").text == "one\ntwo"
    assert marks("one\ntwo") == []


@pytest.mark.parametrize(
    "text", ["2 * 3 * 4", "snake_case_name", "a ** b", "a [b] (c)", "5 < 6 > 4"]
)
def test_signs_without_meaning_are_letters(text: str) -> None:
    """What CommonMark does not take for markup is kept as said."""
    found = only(text)
    assert (found.text, found.marks) == (text, ())


def test_escapes_references_and_code_give_their_letters() -> None:
    """Backslashes and ticks go, references are read on record."""
    assert only(r"\*so\* `a * b` &amp; &eacute;").text == "*so* a * b & é"
    assert omitted("a &amp; b") == [("&amp;", Action.CHANGED, "encoding.entity")]


def test_code_and_web_blocks_are_speech() -> None:
    """Indented, fenced and HTML blocks are read as paragraphs, because people said them."""
    said = [
        e.text for e in markdown("    far in\n\n```\nfenced\n```\n\n<div>\n\nin a page\n").events
    ]
    assert [words for words in said if words.strip()] == ["far in", "fenced", "in a page"]


def test_list_items_tell_their_depth_and_number() -> None:
    """Items of lists are events with bullet or number, which is on record."""
    found = markdown("- one\n  - two\n\n3. three\n4. four").events
    assert [(e.text, e.level, e.name) for e in found] == [
        ("one", 1, "-"),
        ("two", 2, "-"),
        ("three", 1, "3"),
        ("four", 1, "4"),
    ]
    assert ("3", Action.MOVED, "list number") in omitted("3. three")


def test_a_year_with_a_stop_is_not_lost() -> None:
    """An answer that is nothing but a number and a stop is said, not a mark of a list."""
    assert "1962" in "".join(e.text for e in markdown("1962.\n").events)


def test_quotations_tell_their_depth() -> None:
    """A quotation within a quotation is one level deeper."""
    found = markdown("> she wrote\n>\n> > he *wrote*").events
    assert [(e.kind, e.text, e.level) for e in found] == [
        (EventKind.QUOTATION, "she wrote", 1),
        (EventKind.QUOTATION, "he wrote", 2),
    ]


def test_rules_are_breaks() -> None:
    """A thematic break is an event without text."""
    assert [e.kind for e in markdown("a\n\n* * *\n\nb").events] == [
        EventKind.PARAGRAPH,
        EventKind.BREAK,
        EventKind.PARAGRAPH,
    ]


def test_notes_are_events_with_their_marks() -> None:
    """Each definition is an event with its label, its marks, and the lines that follow it."""
    found = markdown("Bread.[^1]\n\n[^1]: Of *rye*,\n    mostly.\n[^b]: Ask Bo.").events
    assert [(e.kind, e.name, e.text) for e in found[1:]] == [
        (EventKind.NOTE, "1", "Of rye,\nmostly."),
        (EventKind.NOTE, "b", "Ask Bo."),
    ]
    assert found[0].text == "Bread.[^1]"
    assert [found[1].text[m.start : m.end] for m in found[1].marks] == ["rye"]


def test_a_note_without_words_is_read() -> None:
    """A label without a note behind it is no reason to fail."""
    assert markdown("Bread.[^1]\n\n[^1]:\n").events[0].text == "Bread.[^1]"


@pytest.mark.parametrize(
    ("hidden", "action", "why"),
    [
        ("<!-- cut this -->", Action.DROPPED, "comment"),
        ("{% include player %}", Action.DROPPED, "template tag"),
        ("[x]: http://e.org", Action.DROPPED, "link definition"),
        ('[x]: http://e.org/a<b> "A page."', Action.DROPPED, "link definition"),
        ("[x]: <http://e.org/a b>", Action.DROPPED, "link definition"),
        ("![Bo](bo.png)", Action.DROPPED, "picture"),
    ],
)
def test_what_is_no_speech_is_on_record(hidden: str, action: Action, why: str) -> None:
    """Comments, tags, definitions and pictures leave the events, each with its reason."""
    text = f"before\n\n{hidden}\n\nafter"
    assert [e.text for e in markdown(text).events] == ["before", "after"]
    assert omitted(text) == [(hidden, action, why)]


def test_a_comment_without_an_end_hides_nothing() -> None:
    """Words behind an opened comment are kept when nothing closes it."""
    said = "\n".join(e.text for e in markdown("before <!-- never\n\nclosed").events)
    assert "never" in said
    assert "closed" in said


def test_a_header_becomes_evidence() -> None:
    """What the header states is evidence, and no event holds it."""
    transcript = markdown("---\ntitle: Night\n---\n\n**Q:** When?")
    assert [(f.key, f.value) for f in transcript.evidence] == [("title", "Night")]
    assert [e.text for e in transcript.events] == ["Q: When?"]


def test_omissions_come_in_order() -> None:
    """Omissions of the header, the blocks and the words are sorted by place."""
    transcript = markdown("---\ntitle: T\n---\n[a](http://e.org) <!-- x --> &amp;\n\n1. one")
    places = [o.start for o in transcript.omissions]
    assert places == sorted(places)
    assert len(places) >= 5


def test_numbers_of_lists_that_begin_on_one_line_are_each_on_record() -> None:
    """A list that begins in an item of another has a number of its own place."""
    transcript = markdown("1. 1. bread")
    assert [o.start for o in transcript.omissions if o.why == "list number"] == [0, 3]
