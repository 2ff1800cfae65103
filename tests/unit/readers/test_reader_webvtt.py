"""WebVTT: cues, voices and remarks; words outlive malformed captions."""

from __future__ import annotations

from pathlib import Path

import pytest

from publisher.errors import RawError
from publisher.model.transcript import Action, MarkKind, Transcript
from publisher.readers import read

TIMING = "00:01.000 --> 00:02.500"


def webvtt(body: str) -> Transcript:
    """Read captions behind a plain header."""
    return read(Path("talk.vtt"), f"WEBVTT\n\n{body}\n".encode())


def said(body: str) -> list[tuple[str, str]]:
    """Return voice and words of every event."""
    return [(event.name, event.text.strip()) for event in webvtt(body).events]


def omitted(body: str) -> list[tuple[str, Action, str]]:
    """Return the words, action and reason of every omission."""
    transcript = webvtt(body)
    return [(transcript.text[o.start : o.end], o.action, o.why) for o in transcript.omissions]


@pytest.mark.parametrize(
    ("line", "times"),
    [
        ("00:01.000 --> 00:02.500", (1.0, 2.5)),
        ("01:00:01.000 --> 01:00:02.500 align:start line:0", (3601.0, 3602.5)),
        ("00:01,000-->00:02,500", (1.0, 2.5)),
    ],
)
def test_a_cue_has_its_times(line: str, times: tuple[float, float]) -> None:
    """Times with and without hours, settings or blanks are read as seconds."""
    (event,) = webvtt(f"{line}\nGood morning.").events
    assert (event.start, event.end, event.text) == (*times, "Good morning.")


def test_identifiers_and_timings_are_on_record_and_not_said() -> None:
    """What stands above the words of a cue is moved, not spoken."""
    body = f"intro-1\n{TIMING}\nGood morning."
    assert said(body) == [("", "Good morning.")]
    assert omitted(body)[1:] == [
        ("intro-1", Action.MOVED, "cue"),
        (TIMING, Action.MOVED, "time"),
    ]


@pytest.mark.parametrize("tag", ["<v Anna Lee>", "<v.loud Anna Lee>", "<v.first.loud Anna Lee>"])
def test_a_voice_names_the_speaker(tag: str) -> None:
    """The name in a voice tag, with or without classes, is the speaker of the words."""
    body = f"{TIMING}\n{tag}Good morning.</v>"
    assert said(body) == [("Anna Lee", "Good morning.")]
    assert (tag, Action.MOVED, "speaker") in omitted(body)


def test_two_voices_in_one_cue_are_two_events() -> None:
    """Each voice of a cue gives an event with the times of the cue."""
    found = webvtt(f"{TIMING}\n<v Anna>Bread?</v>\n<v Bo>At three.</v>").events
    assert [(e.name, e.text.strip()) for e in found] == [("Anna", "Bread?"), ("Bo", "At three.")]
    assert {(e.start, e.end) for e in found} == {(1.0, 2.5)}


def test_words_before_the_first_voice_are_nobodys() -> None:
    """Words ahead of a voice tag are not given to the voice behind them."""
    assert said(f"{TIMING}\nOff: <v Bo>At three.") == [("", "Off:"), ("Bo", "At three.")]


def test_a_voice_ends_with_its_cue() -> None:
    """A cue without a voice tag does not inherit the voice before."""
    body = f"{TIMING}\n<v Bo>At three.\n\n00:03.000 --> 00:04.000\nBread?"
    assert said(body) == [("Bo", "At three."), ("", "Bread?")]


def test_lines_of_a_cue_are_kept_apart() -> None:
    """A line end within a cue stays a letter."""
    assert said(f"{TIMING}\nBread\nat three.") == [("", "Bread\nat three.")]


def test_tags_become_marks_or_go_on_record() -> None:
    """Italics and bold are marks; classes and time stamps leave no letter behind."""
    body = f"{TIMING}\n<i>So</i> <b>much</b> <c.yellow>bread</c> <00:01.500>now"
    (event,) = webvtt(body).events
    assert event.text == "So much bread now"
    assert [(m.kind, event.text[m.start : m.end]) for m in event.marks] == [
        (MarkKind.EMPHASIS, "So"),
        (MarkKind.STRONG, "much"),
    ]
    dropped = [word for word, action, _ in omitted(body) if action is Action.DROPPED]
    assert dropped == ["<i>", "</i>", "<b>", "</b>", "<c.yellow>", "</c>", "<00:01.500>"]


def test_a_tag_never_closed_ends_with_its_cue() -> None:
    """An italic that nobody closes does not reach the next cue."""
    found = webvtt(f"{TIMING}\n<i>So\n\n00:03.000 --> 00:04.000\nmuch").events
    assert [len(e.marks) for e in found] == [1, 0]


def test_references_are_read_once() -> None:
    """A reference gives its letter on record, and what it gives is not read again."""
    body = f"{TIMING}\nBread &amp;lt; wine"
    assert said(body) == [("", "Bread &lt; wine")]
    assert ("&amp;", Action.CHANGED, "encoding.entity") in omitted(body)


def test_remarks_before_the_first_cue_are_evidence() -> None:
    """A NOTE at the top states something about the file; a later one is on record only."""
    transcript = webvtt(f"NOTE\nTyped by Bo\n\n{TIMING}\nBread.\n\nNOTE check this")
    assert [(f.key, f.value) for f in transcript.evidence] == [("remark", "Typed by Bo")]
    assert [e.text for e in transcript.events] == ["Bread."]
    remarks = [transcript.text[o.start : o.end] for o in transcript.omissions if o.why == "remark"]
    assert remarks == ["NOTE\nTyped by Bo", "NOTE check this"]


def test_styles_and_regions_are_dropped_on_record() -> None:
    """What tells how captions look is no speech."""
    body = f"STYLE\n::cue {{color: red}}\n\nREGION\nid:left\n\n{TIMING}\nBread."
    assert said(body) == [("", "Bread.")]
    reasons = [why for _, action, why in omitted(body) if action is Action.DROPPED]
    assert reasons == ["caption style", "caption region"]


def test_the_header_states_facts() -> None:
    """Lines of key and value below WEBVTT are evidence."""
    data = f"WEBVTT - Night\nLanguage: en\n\n{TIMING}\nBread.".encode()
    evidence = read(Path("talk.vtt"), data).evidence
    assert [(f.key, f.value) for f in evidence] == [("language", "en")]


@pytest.mark.parametrize(
    "timing", ["00:01.000 -> 00:02.000", "0:1 --> 0:2", "00:01.000 -->", "soon --> later"]
)
def test_malformed_cues_keep_their_words(timing: str) -> None:
    """Words under a timing that cannot be read are kept, and so are the words around."""
    words = " ".join(text for _, text in said(f"{timing}\nBread\n\n{TIMING}\nWine"))
    assert "Bread" in words
    assert words.endswith("Wine")


@pytest.mark.parametrize("words", ["NOTEBOOK in hand", "STYLED by hand", "I NOTE it"])
def test_words_that_only_begin_like_a_keyword_are_speech(words: str) -> None:
    """A block is a remark or a style by its whole first word."""
    assert ("", words) in said(f"{TIMING}\nBread.\n\n{words}")


def test_a_file_without_its_sign_is_refused() -> None:
    """A file called ``.vtt`` must begin with WEBVTT."""
    with pytest.raises(RawError, match=r"^talk\.vtt:1: not a WebVTT file"):
        read(Path("talk.vtt"), f"{TIMING}\nBread.".encode())


@pytest.mark.parametrize("data", [b"WEBVTT\n", b"WEBVTT\n\nNOTE nothing here\n"])
def test_captions_without_a_cue_are_refused(data: bytes) -> None:
    """A file that nobody speaks in is an error."""
    with pytest.raises(RawError, match="captions without a cue"):
        read(Path("talk.vtt"), data)


def test_a_cue_right_below_the_header_is_read() -> None:
    """A timing in the header begins a cue, and its words are speech."""
    data = f"WEBVTT\n{TIMING}\nBread.\n\n00:03.000 --> 00:04.000\nWine.".encode()
    assert [e.text for e in read(Path("talk.vtt"), data).events] == ["Bread.", "Wine."]


def test_words_in_angles_that_are_no_tag_of_captions_are_kept() -> None:
    """Angle brackets around words that WebVTT does not know are what somebody typed."""
    assert "laughs softly" in said(f"{TIMING}\nBread <Anna laughs softly> at three.")[0][1]
