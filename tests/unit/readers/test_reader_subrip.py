"""SubRip: numbered captions, read without trust in blank lines."""

from __future__ import annotations

from pathlib import Path

import pytest

from publisher.errors import RawError
from publisher.model.transcript import Action, MarkKind, Transcript
from publisher.readers import read

FIRST = "00:00:01,000 --> 00:00:02,500"
SECOND = "00:00:03,000 --> 00:00:04,000"


def subrip(text: str) -> Transcript:
    """Read a text as ``talk.srt``."""
    transcript = read(Path("talk.srt"), text.encode())
    assert transcript.format == "subrip"
    return transcript


def said(text: str) -> list[str]:
    """Return the words of every event."""
    return [event.text for event in subrip(text).events]


def test_cues_have_words_and_times() -> None:
    """Number and timing are on record, words and seconds make the event."""
    transcript = subrip(f"1\n{FIRST}\nBread?\n\n2\n{SECOND}\nAt three,\nalways.\n")
    assert [(e.text, e.start, e.end) for e in transcript.events] == [
        ("Bread?", 1.0, 2.5),
        ("At three,\nalways.", 3.0, 4.0),
    ]
    found = [(transcript.text[o.start : o.end], o.action, o.why) for o in transcript.omissions]
    assert found == [
        ("1", Action.MOVED, "cue"),
        (FIRST, Action.MOVED, "time"),
        ("2", Action.MOVED, "cue"),
        (SECOND, Action.MOVED, "time"),
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_of_every_system(end: str) -> None:
    """Captions read the same with the line ends of every system."""
    text = f"1\n{FIRST}\nBread?\n\n2\n{SECOND}\nWine.\n".replace("\n", end)
    assert said(text) == ["Bread?", "Wine."]


def test_blank_lines_are_not_needed_nor_trusted() -> None:
    """A cue runs to the next timing, over blank lines and without them."""
    assert said(f"{FIRST}\nBread\n\n\nand wine\n{SECOND}\nThen.") == ["Bread\nand wine", "Then."]


def test_a_number_that_is_said_stays() -> None:
    """A line of digits within a cue is speech, and only the one above a timing is a number."""
    assert said(f"1\n{FIRST}\nWhen?\n1962\n\n2\n{SECOND}\nSo.") == ["When?\n1962", "So."]


def test_an_empty_cue_is_passed_over() -> None:
    """A cue without words gives no event, and takes none from the next."""
    assert said(f"1\n{FIRST}\n\n2\n{SECOND}\nSo.") == ["So."]


def test_words_before_the_first_cue_are_kept() -> None:
    """What stands above the captions is no part of them, and is not lost."""
    assert said(f"Typed by Bo\n\n1\n{FIRST}\nBread?") == ["Typed by Bo", "Bread?"]


def test_tags_and_braces_leave_the_words() -> None:
    """Italics become marks; fonts and positions are dropped on record."""
    transcript = subrip(f'1\n{FIRST}\n{{\\an8}}<i>Bread</i> <font color="red">now</font>')
    (event,) = transcript.events
    assert event.text == "Bread now"
    assert [(m.kind, event.text[m.start : m.end]) for m in event.marks] == [
        (MarkKind.EMPHASIS, "Bread")
    ]
    dropped = [transcript.text[o.start : o.end] for o in transcript.omissions if o.why != "time"]
    assert dropped == ["1", "{\\an8}", "<i>", "</i>", '<font color="red">', "</font>"]


@pytest.mark.parametrize("timing", ["00:00:01,000 -> 00:00:02,000", "1 --> 2", "00:00:01,000"])
def test_malformed_cues_keep_their_words(timing: str) -> None:
    """Words under a timing that cannot be read are kept."""
    words = " ".join(said(f"1\n{FIRST}\nBread\n\n2\n{timing}\nWine\n\n3\n{SECOND}\nWater"))
    assert [w for w in words.split() if w.isalpha()] == ["Bread", "Wine", "Water"]


def test_western_bytes_are_read() -> None:
    """Captions in Windows-1252, as old programs write them, are read with their codec named."""
    data = f"1\n{FIRST}\nThe café opened on the quay at five in the morning\n".encode("cp1252")
    transcript = read(Path("talk.srt"), data)
    assert transcript.encoding == "cp1252"
    assert "café" in transcript.events[0].text


def test_captions_without_a_cue_are_refused() -> None:
    """A file without any timing is refused, with an example of one."""
    with pytest.raises(RawError, match="captions without a cue"):
        read(Path("talk.srt"), b"Just some words.\n")


def test_references_are_read_once() -> None:
    """What a reference gives is a letter, not a tag or another reference."""
    assert said(f"1\n{FIRST}\nBread &amp;lt; &lt;laughs&gt; wine") == ["Bread &lt; <laughs> wine"]


def test_the_number_of_a_cue_that_lacks_its_blank_line_is_not_said() -> None:
    """Numbers that count on are numbers of cues, with or without a blank line before them."""
    assert said(f"1\n{FIRST}\nBread?\n2\n{SECOND}\nWine.") == ["Bread?", "Wine."]
