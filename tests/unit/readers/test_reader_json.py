"""JSON: what is read, how escapes fare, and what is refused."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from publisher import transforms
from publisher.errors import RawError
from publisher.limits import JSON_DEPTH
from publisher.model.transcript import Action, Event, EventKind, Transcript
from publisher.readers import read
from publisher.source import Location


def made(value: Any, name: str = "a.json") -> Transcript:
    """Read a value written as JSON, or a text that is to be JSON."""
    text = value if isinstance(value, str) else json.dumps(value)
    return read(Path(name), text.encode())


def told(found: Transcript) -> list[tuple[str, str]]:
    """Return name and text of every event."""
    return [(event.name, event.text) for event in found.events]


def gone(found: Transcript, action: Action) -> list[tuple[str, str]]:
    """Return reason and text of what was left out."""
    return [(o.why, found.text[o.start : o.end]) for o in found.omissions if o.action is action]


TURNS = [{"speaker": "Bo", "text": "When did it freeze?"}, {"speaker": "An", "text": "In March."}]


# --- places ------------------------------------------------------------------------------------


def test_letters_stand_where_they_are_written() -> None:
    """Each letter leads to its place; one of an escape to where the escape begins."""
    found = made('{"text": "\\u00e9t\\u00e9 \\"so\\" \\ud83d\\ude00!"}')
    (event,) = found.events
    assert event.text == 'été "so" 😀!'
    places = {}
    for letter, place in event.anchors:
        places[event.text[letter]] = found.text[place : place + 2]
    assert places["😀"] == "\\u"
    assert found.text[event.anchors[1][1]] == "t"


def test_half_a_pair_is_replaced_on_record() -> None:
    """Half of a surrogate pair is no character, so it is U+FFFD, and the ledger says so."""
    found = made('{"text": "So \\ud800 it was."}')
    assert found.events[0].text == "So \ufffd it was."
    changed = [o for o in found.omissions if o.action is Action.CHANGED]
    assert [(o.why, o.after) for o in changed] == [("encoding.escape", "\ufffd")]
    transforms.normalize(found, id="a")


def test_a_backslash_that_escapes_nothing_is_a_letter() -> None:
    """Files by hand hold paths and the like; their words stay."""
    assert (
        made('{"text": "It lay in C:\\quay and stayed."}')
        .events[0]
        .text.startswith("It lay in C:\\quay")
    )


def test_bytes_taken_for_letters_are_read() -> None:
    """Some exports escape each byte of UTF-8; all their letters are mended, on record."""
    text = '[{"from":"Bo \\u00c3\\u0096k","text":"Caf\\u00c3\\u00a9 \\u00e2\\u0080\\u0093 so."}]'
    found = made(text)
    assert told(found) == [("Bo Ök", "Café – so.")]
    assert {o.why for o in found.omissions if o.action is Action.CHANGED} == {
        "encoding.escape, encoding.misread"
    }
    transforms.normalize(found, id="a")
    assert made('[{"text":"\\u00c3\\u00a9 and \\u201cso\\u201d"}]').events[0].text.startswith("Ã©")


@pytest.mark.parametrize("name", ["text", "te\\u0078t"])
def test_equal_names_in_one_object_are_refused(name: str) -> None:
    """Which of two speakers or texts is meant nobody knows; other objects may have the name."""
    text = '{"turns":[{"text":"One."},\n {"text":"Two.", "a": {"text": ""},\n  "%s":"Three."}]}'
    with pytest.raises(RawError) as caught:
        made(text % name)
    (problem,) = caught.value.problems
    assert problem.where == Location("a.json", 3, 3)
    assert "the name “text” comes twice in one object, first in line 2" in problem.message
    assert "list" in problem.hint


# --- what is read ------------------------------------------------------------------------------


def test_the_talk_is_told_once() -> None:
    """Of a text that repeats its segments one telling is kept, the other dropped on record."""
    whole = "When did it freeze? In March, I think, and it was late that year."
    parts = ["When did it freeze?", "In March, I think,", "and it was late that year."]
    segments = [
        {"text": f" {p}", "start": n * 2.0, "end": n * 2.0 + 2} for n, p in enumerate(parts)
    ]
    found = made({"text": whole, "segments": segments})
    assert [text for _, text in told(found)] == parts
    assert [why for why, _ in gone(found, Action.DROPPED)] == ["the talk again"]


def test_what_differs_is_kept_beside_the_talk() -> None:
    """A text that is not the segments again is words of its own."""
    segments = [{"text": "When did it freeze that year, do you know?"}, {"text": "In March."}]
    found = made(
        {"text": "Nobody remembers the ferry now, but for these two.", "segments": segments}
    )
    assert len(told(found)) == 3


def test_a_summary_is_prose_about_the_talk() -> None:
    """Long words outside the turns are told, short ones and addresses are facts."""
    about = "Two people who kept the ferry talk about the winter of the ice."
    found = made({"title": "Ice", "description": about, "url": "http://e.org/a", "turns": TURNS})
    assert told(found)[0] == ("", about)
    assert ("url", '"url": "http://e.org/a"') in gone(found, Action.MOVED)


def test_remarks_on_a_turn_are_no_speech() -> None:
    """Fields beside the words of a turn go to the metadata under their names."""
    turns = [{**turn, "notes": "a long remark on this turn by somebody else"} for turn in TURNS]
    found = made({"turns": turns})
    assert len(found.events) == 2
    assert [why for why, _ in gone(found, Action.MOVED) if "notes" in why]


def test_paragraphs_of_a_string_are_paragraphs() -> None:
    """A blank line parts paragraphs; so do tags; references are read."""
    text = "One &amp; two.\n\nThree."
    found = made(
        [{"speaker": "Bo", "text": text}, {"speaker": "An", "text": "<p>A</p><p><i>B</i></p>"}]
    )
    assert told(found) == [("Bo", "One & two."), ("Bo", "Three."), ("An", "A"), ("An", "B")]
    assert found.events[-1].marks
    transforms.normalize(found, id="a")


def test_what_looks_like_a_tag_but_is_none_is_letters() -> None:
    """Only tags of HTML are tags; a sound in angles stays."""
    found = made([{"speaker": "Bo", "text": "So <laughs> it was <b>cold</b>."}])
    assert found.events[0].text == "So <laughs> it was cold."
    transforms.normalize(found, id="a")


def test_a_nameless_turn_among_others_is_told_for_a_guess() -> None:
    """A turn whose speaker is null is nobody's by name."""
    found = made([*TURNS, {"speaker": None, "text": "And then it rained."}])
    assert found.events[-1].name == ""
    assert found.events[-1].kind is EventKind.CUE


def test_a_field_of_a_letter_may_name_the_speaker() -> None:
    """Values that come again and again, in a field named by a letter, are speakers."""
    turns = [
        {"s": "AL", "t": "Where was the mill?"},
        {"s": "BE", "t": "By the water, I think."},
    ] * 2
    found = made({"speakers": {"AL": "Ann Lee (interviewer)", "BE": "Bo Ek"}, "turns": turns})
    assert [name for name, _ in told(found)] == ["Ann Lee", "Bo Ek"] * 2


def test_what_is_felt_is_no_speaker() -> None:
    """Short values that recur in any other field are no names."""
    turns = [{"mood": "glad", "text": "Where was it?"}, {"mood": "sad", "text": "By the mill."}] * 2
    assert {name for name, _ in told(made(turns))} == {""}


def test_headings_of_sections_are_told() -> None:
    """A section's heading stands before its turns; the title of all is a fact."""
    found = made({"title": "Ice", "sections": [{"heading": "The bell", "turns": TURNS}]})
    assert found.events[0].kind is EventKind.HEADING
    assert [(e.key, e.value) for e in found.evidence] == [("title", "Ice")]


TIMES: list[tuple[dict[str, Any], float]] = [
    ({"start": 62.5}, 62.5),
    ({"start_ms": 62500}, 62.5),
    ({"startTime": "62.5s"}, 62.5),
    ({"timestamp": "00:01:02.5"}, 62.5),
    ({"offset": "PT1M2.5S"}, 62.5),
    ({"offsetInTicks": 625000000.0}, 62.5),
    ({"timestamps": {"from": "00:01:02,500", "to": "00:01:04,000"}}, 62.5),
    ({"start": 62500, "end": 64100}, 62.5),
]


@pytest.mark.parametrize(("times", "seconds"), TIMES)
def test_times(times: dict[str, Any], seconds: float) -> None:
    """Seconds, thousandths, clocks and durations are told by their form and their unit."""
    found = made(
        [{"speaker": "Bo", "text": "So.", **times}, {"speaker": "An", "text": "No.", **times}]
    )
    assert found.events[0].start == seconds


def test_dates_are_no_times() -> None:
    """A date of sending is not a time within a recording."""
    found = made([{"from": "Bo", "text": "So.", "date": "2024-05-03T10:00:00"}] * 2)
    assert found.events[0].start is None


def only(found: Transcript) -> Event:
    """Return the one event."""
    (event,) = found.events
    return event


# --- what is lenient, what is refused ----------------------------------------------------------


def test_what_can_only_mean_one_thing_is_read() -> None:
    """A mark at the beginning, a comma too many, several values."""
    text = '\ufeff{"turns": [{"speaker": "Bo", "text": "So.", "p": 1,},],}'
    assert told(made(text)) == [("Bo", "So.")]
    lines = '{"speaker": "Bo", "text": "So."}\n{"speaker": "An", "text": "No."}\n'
    assert (
        told(made(lines)) == told(made(lines.replace("\n", ""))) == [("Bo", "So."), ("An", "No.")]
    )
    assert made(lines, "a.jsonl").format == "json"


REFUSED = {
    '{"text": "So.", "a": "cut o': (1, "never closed", "cut off"),
    '{"text": "So."': (1, "ends before", "cut off"),
    "{\n'text': 'So.'}": (2, "no value", "double quotes"),
    '{"text": “So.”}': (1, "no value", "straight"),
    '{"text": "So." // hm\n}': (1, "no value", "comments"),
    '{"text": True}': (1, "no value", "Python"),
    '{"a": "b" "c": "d"}': (1, "comma", ""),
    '{"text" "So."}': (1, "colon", ""),
    '{"text": "So."]': (1, "closes", ""),
    "talk": (1, "no value", ""),
    "[" * 100_000: (1, "deeper", ""),
    '{"a":' * 100_000: (1, "deeper", ""),
    '{"a": 1.2.3}': (1, "number", "quotes"),
    '{"a": 1,\n"b": NaN}': (2, "no value", "null"),
    '{"a": [Infinity]}': (1, "no value", "null"),
    '{"a": -Infinity}': (1, "no value", "null"),
    '{"a": 1, "b": [true]}': (0, "without the words", "field"),
    "[]": (0, "without the words", "field"),
}


@pytest.mark.parametrize("text", REFUSED, ids=lambda text: text[:20])
def test_what_is_refused(text: str) -> None:
    """A fault has one message, its line, and a remedy if one can be guessed."""
    line, message, hint = REFUSED[text]
    with pytest.raises(RawError) as caught:
        made(text)
    (problem,) = caught.value.problems
    assert message in problem.message
    assert hint in (problem.hint or "")
    assert problem.where is not None
    assert problem.where.line == line


def test_as_deep_as_may_be() -> None:
    """Nesting right below the limit is read."""
    depth = JSON_DEPTH - 2
    found = made('{"text": "So it was, you see.", "x": ' + "[" * depth + "]" * depth + "}")
    assert len(found.events) == 1


def test_numbers_of_any_length_are_passed_over() -> None:
    """A number of 5,000 digits is a value like any other."""
    assert told(made('{"n": ' + "9" * 5000 + ', "text": "So it was."}')) == [("", "So it was.")]
