"""TTML: captions in XML, with agents, times in every unit, and marks."""

from __future__ import annotations

from pathlib import Path

import pytest
from claims import unclaimed

from publisher.errors import RawError
from publisher.model.transcript import MarkKind, Transcript
from publisher.readers import read
from publisher.transforms import normalize

HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<tt xmlns="http://www.w3.org/ns/ttml" '
    'xmlns:ttm="http://www.w3.org/ns/ttml#metadata" xmlns:tts="http://www.w3.org/ns/ttml#styling" '
    'xmlns:ttp="http://www.w3.org/ns/ttml#parameter" ttp:frameRate="25" ttp:tickRate="10" '
    'xml:lang="en"><head><metadata><ttm:title>Bread</ttm:title><ttm:agent xml:id="i">'
    '<ttm:name type="alias">I</ttm:name><ttm:name type="full">Ida Holm</ttm:name></ttm:agent>'
    "</metadata></head><body><div>"
)


def ttml(cues: str) -> Transcript:
    """Read cues as ``talk.ttml``."""
    found = read(Path("talk.ttml"), f"{HEAD}{cues}</div></body></tt>".encode())
    assert found.format == "ttml"
    assert unclaimed(found) == ""
    return found


def test_cues_have_words_voices_and_times() -> None:
    """A break is a blank, an agent goes by the full name, an unknown one by the id."""
    found = ttml(
        '<p begin="00:00:01.500" end="2s" ttm:agent="i">Bread<br/>at <span tts:fontStyle="italic">'
        'three</span>?</p>\n<p begin="2s" dur="500ms" ttm:agent="o">Tom &amp; I.</p><p>So.</p>'
    )
    assert [(e.name, e.text, e.start, e.end) for e in found.events] == [
        ("Ida Holm", "Bread at three?", 1.5, 2.0),
        ("o", "Tom & I.", 2.0, 2.5),
        ("", "So.", None, None),
    ]
    assert [mark.kind for mark in found.events[0].marks] == [MarkKind.EMPHASIS]
    assert [(e.key, e.value) for e in found.evidence] == [("language", "en"), ("title", "Bread")]
    normalize(found, id="talk")


@pytest.mark.parametrize(
    ("said", "seconds"),
    [
        ("01:00:02", 3602.0),
        ("00:00:02:05", 2.2),
        ("50f", 2.0),
        ("15t", 1.5),
        ("1.5h", 5400.0),
        ("2m", 120.0),
        ("soon", None),
        ("nan", None),
    ],
)
def test_times_of_every_unit(said: str, seconds: float | None) -> None:
    """Clock times, frames, ticks and offsets are seconds (TTML 2, 12.3)."""
    assert ttml(f'<p begin="{said}">x</p>').events[0].start == seconds


def test_words_about_a_cue_are_not_its_words() -> None:
    """Metadata within a paragraph goes to the header, on record."""
    found = ttml("<p><metadata><ttm:desc>off screen</ttm:desc></metadata>Bread.</p>")
    assert [event.text for event in found.events] == ["Bread."]


def test_captions_without_a_cue_are_refused() -> None:
    """A file with a header only has nothing to read."""
    with pytest.raises(RawError, match="without a cue"):
        ttml("")
