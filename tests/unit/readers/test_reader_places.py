"""Laws of places: letters lead back to the same words in the bytes, and none is left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from publisher.errors import RawError
from publisher.model.transcript import Event, Transcript
from publisher.readers import read

WORDS = st.sampled_from(
    "bread Ærø größe 東京 𝄞 👩‍🌾 naïve “so” x … — é é شعر ñandú 1962 I it’s".split(" ")
)
SIGNS = st.sampled_from(
    "*so* **so** _so_ ` [so] [so](x) ~ # > - 1. \\* ** __ <i> </i> | :".split(" ")
)
LINE = st.lists(WORDS, max_size=8).map(" ".join)
MARKED = st.lists(st.one_of(WORDS, SIGNS), max_size=10).map(" ".join)
ENDS = st.sampled_from(["\n", "\r\n", "\n\n", "\r\n\r\n", "  \n", "\r"])


NUMBERED_TWICE = re.compile(r"1\.[^\r\n]*1\.")
"""Lists that begin on one line: their second number is a fault known to another test."""


def pages(lines: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Return texts of these lines with every kind of line end, some longer than a station."""
    page = st.lists(st.tuples(lines, ENDS).map("".join), min_size=1, max_size=12).map("".join)
    return st.builds(str.__mul__, page, st.sampled_from([1, 1, 1, 40])).filter(str.strip)


def stretches(event: Event) -> Iterator[tuple[str, int]]:
    """Yield the letters that run alike with characters, and the character they begin at."""
    if not event.text:
        return
    ends = [letter for letter, _ in event.anchors[1:]] + [len(event.text)]
    for (letter, character), end in zip(event.anchors, ends, strict=True):
        yield event.text[letter:end], character


def raw(transcript: Transcript, start: int, end: int) -> str:
    """Return what the bytes of these characters say, with one kind of line end."""
    byte = transcript.offsets.byte
    said = transcript.data[byte(start) : byte(end)].decode(transcript.encoding)
    return re.sub("\r\n?", "\n", said)


def check(transcript: Transcript) -> None:
    """Assert that every letter of every event stands in the raw where its anchor says."""
    for event in transcript.events:
        for letters, character in stretches(event):
            assert raw(transcript, character, character + len(letters)) == letters


def test_the_span_of_an_event_is_its_bytes() -> None:
    """Behind multibyte letters and two-byte line ends the span still meets the words."""
    data = "\ufeffÆrø 𝄞:\r\n\r\n“東京” at three,\r\nalways…\r\n".encode()
    transcript = read(Path("talk.txt"), data)
    spans = [data[slice(*transcript.span(event))].decode() for event in transcript.events]
    assert spans == ["Ærø 𝄞:", "“東京” at three,\r\nalways…"]


@given(pages(LINE), st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
def test_letters_of_plain_text_lead_back_to_their_bytes(text: str, codec: str) -> None:
    """In every Unicode encoding the bytes of an event's letters say those letters."""
    check(read(Path("talk.txt"), text.encode(codec)))


@given(pages(MARKED))
@example("> *größe*\r\n> 東京 [𝄞][a] `x`\r\n\r\n[a]: http://e.org\r\n")
def test_letters_of_markdown_lead_back_to_their_bytes(text: str) -> None:
    """Marks are left out of events, and the letters between them keep their places."""
    transcript = read(Path("talk.md"), text.encode())
    check(transcript)


@given(st.lists(st.tuples(MARKED, MARKED), min_size=1, max_size=6), ENDS)
def test_letters_of_captions_lead_back_to_their_bytes(
    cues: list[tuple[str, str]], end: str
) -> None:
    """Tags are left out of cues, and the letters between them keep their places."""
    timing = "00:01.000 --> 00:02.000\n"
    body = "\n\n".join(f"{timing}<v Bø>x {a}\n{b or 'y'}" for a, b in cues)
    text = f"WEBVTT\n\n{body}\n".replace("\n", end.strip(" ")[:2])
    check(read(Path("talk.vtt"), text.encode()))


@given(st.text(st.sampled_from("aé東𝄞 \n\r\u200b\u00ad\u0301\x07&amp;#8211\ufeff"), min_size=1))
def test_bytes_never_run_backwards(text: str) -> None:
    """Later characters stand at later bytes, up to the size of the file, whatever is repaired."""
    assume(text.strip("\ufeff \n\r"))
    data = (text * 3).encode()
    try:
        transcript = read(Path("talk.txt"), data)
    except RawError:
        assume(False)
    places = [transcript.offsets.byte(n) for n in range(len(transcript.text) + 1)]
    assert places == sorted(places)
    assert places[-1] == len(data)


@given(st.text(st.sampled_from("aé東𝄞 \n\u200b\u00ad\x07"), min_size=1))
def test_repairs_tell_their_bytes(text: str) -> None:
    """The bytes of a repair are exactly those that it read otherwise."""
    assume(text.strip())
    data = ("word " * 300 + text).encode()
    for repair in read(Path("talk.txt"), data).repairs:
        assert data[repair.start : repair.end].decode() == repair.before


@pytest.mark.parametrize("name", ["talk.txt", "talk.md", "talk.vtt", "talk.srt"])
@given(pages(MARKED))
def test_no_word_is_left_out(name: str, text: str) -> None:
    """Every letter and digit of the raw is in an event, an omission or an evidence."""
    assume(not NUMBERED_TWICE.search(text))
    head = {
        "talk.vtt": "WEBVTT\n\n00:01.000 --> 00:02.000\nhere\n",
        "talk.srt": "1\n00:00:01,000 --> 00:00:02,000\nhere\n",
    }.get(name, "")
    transcript = read(Path(name), (head + text).encode())
    covered: set[int] = set()
    for event in transcript.events:
        for letters, character in stretches(event):
            covered.update(range(character, character + len(letters)))
    for passage in (*transcript.omissions, *transcript.evidence):
        covered.update(range(passage.start, passage.end))
    left = [c for n, c in enumerate(transcript.text) if c.isalnum() and n not in covered]
    assert left == []
