"""Transcriber: topics are told where their sections begin, and dates are dates."""

from __future__ import annotations

from pathlib import Path

import pytest
from claims import unclaimed

from publisher.model.transcript import EventKind, Transcript
from publisher.readers import read
from publisher.transforms import normalize

TOPICS = (
    '<Topics>\n<Topic id="t1" desc="Bread &amp; wine"/><Topic id="t2" desc=\'The "war"\'/>'
    '<Topic id="t3" desc="Never told"/><Topic id="t4" desc=" "/>\n</Topics>'
)


def turn(said: str, speaker: str = "a") -> str:
    """Return a turn."""
    return (
        f'<Turn speaker="{speaker}" startTime="1" endTime="nan"><Sync time="1.5"/>\n{said}\n</Turn>'
    )


def trs(sections: str, *, date: str = "", encoding: str = "UTF-8") -> Transcript:
    """Read sections as ``talk.trs``."""
    text = (
        f'<?xml version="1.0" encoding="{encoding}"?>\n<!DOCTYPE Trans SYSTEM "trans-14.dtd">\n'
        f'<Trans>\n{TOPICS}\n<Speakers><Speaker id="a" name="Ana Ruíz"/><Speaker id="b" '
        f'name="Bo Ek"/></Speakers><Episode air_date="{date}">\n{sections}\n</Episode></Trans>\n'
    )
    found = read(Path("talk.trs"), text.encode(encoding))
    assert sorted(found.data) == sorted(found.raw) == sorted(text.encode(encoding))
    assert unclaimed(found) == ""
    normalize(found, id="talk")
    return found


@pytest.mark.parametrize("encoding", ["UTF-8", "ISO-8859-1", "UTF-16"])
def test_a_topic_is_told_before_its_section(encoding: str) -> None:
    """The order is that of the sections, references are read, and a topic is told once."""
    found = trs(
        f'<Section topic="t2">{turn("One.")}</Section><Section>{turn("Two.", "b")}</Section>'
        f'<Section topic="t1">{turn("Three.")}</Section>'
        f'<Section topic="t2">{turn("Four.")}</Section>'
        f'<Section topic="t4">{turn("Five.")}</Section>'
        f'<Section topic="t9">{turn("Six.")}</Section>',
        encoding=encoding,
    )
    assert [(event.kind, event.name, event.text) for event in found.events] == [
        (EventKind.HEADING, "", 'The "war"'),
        (EventKind.CUE, "Ana Ruíz", "One."),
        (EventKind.CUE, "Bo Ek", "Two."),
        (EventKind.HEADING, "", "Bread & wine"),
        (EventKind.CUE, "Ana Ruíz", "Three."),
        (EventKind.CUE, "Ana Ruíz", "Four."),
        (EventKind.CUE, "Ana Ruíz", "Five."),
        (EventKind.CUE, "Ana Ruíz", "Six."),
    ]
    assert (found.events[1].start, found.events[1].end) == (1.5, None)


def test_without_topics_the_bytes_stay_where_they_are() -> None:
    """Nothing is laid out anew for nothing."""
    found = trs(f"<Section>{turn('One.')}</Section>")
    assert (found.packed, found.parts) == (b"", ())


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("030612", "2003-06-12"),
        ("990612", "1999-06-12"),
        ("20030612", "2003-06-12"),
        ("12 June 2003", "12 June 2003"),
    ],
)
def test_dates_are_written_short_or_long(written: str, said: str) -> None:
    """Transcriber writes two figures for the year, people write what they like."""
    found = trs(f"<Section>{turn('One.')}</Section>", date=written)
    assert [(fact.key, fact.value) for fact in found.evidence] == [("date", said)]
