"""Laws of the border: what was cleaned once is clean, and no word goes by it."""

from __future__ import annotations

import json
import re
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from publisher import characters, readers
from publisher.errors import RawError
from publisher.model.transcript import Event, EventKind, Offsets, Transcript
from publisher.readers.clean import clean

SIGNS = (
    *("a", "é", "ש", "क", "\u094d", "❤", "\U0001f3f4", "\U0001f468", " ", "\n", "&", "#"),
    *("\u0301", "\u20e3", "\u0301" * 31, "\u05b0" * 16, "\u200c", "\u200d", "\u200e", "\u200f"),
    *("\ufe0f", "\U000e0101", "\U000e0061", "\u202a", "\u202e", "\u2066", "\u2069", "\u00ad"),
    *("\u200b", "\ufeff", "\x00", "\x07", "\x1b", "\x85", "\x9b", "\u2028", "\ufffe", "\ufdd0"),
)
SAID = st.lists(st.sampled_from(SIGNS), max_size=60).map("".join)


def transcript(said: str) -> Transcript:
    """Return what a reader gives that lets every letter through."""
    offsets = Offsets(said, "utf-8", (0,), (0,))
    event = Event(EventKind.PARAGRAPH, said, ((0, 0),) if said else ())
    return Transcript("a.txt", "text", said.encode("utf-8", "replace"), said, offsets, (event,))


@given(SAID)
def test_clean_is_idempotent_and_leaves_what_a_manuscript_can_hold(said: str) -> None:
    """Nothing is left to do, no letter is lost, and each stands where it stood."""
    once = clean(transcript(said))
    assert clean(once) is once
    (event,) = once.events
    assert not characters.forbidden(event.text)
    assert re.findall(r"\w", event.text) == re.findall(r"\w", said)
    places = [*(letter for letter, _ in event.anchors[1:]), len(event.text)][: len(event.anchors)]
    for (letter, place), end in zip(event.anchors, places, strict=True):
        for number, sign in enumerate(event.text[letter:end]):
            assert sign in (said[place + number], " ", "\n", "\ufffd")


@given(SAID)
def test_what_is_read_is_clean(said: str) -> None:
    """Characters and escapes alike, of every kind of file."""
    escaped = "".join(f"&#{ord(c)};" for c in said)
    files = {
        "a.txt": f"A: one {said} two\n",
        "a.html": f"<p>A: one {said} {escaped} two</p>",
        "a.json": json.dumps([{"speaker": "A", "text": f"one {said} two"}]),
    }
    for name, text in files.items():
        try:
            found = readers.read(Path(name), text.encode())
        except RawError:
            continue
        assert clean(found) is found
        for event in found.events:
            assert not characters.forbidden(event.text.replace("\t", " ")), (name, event.text)
