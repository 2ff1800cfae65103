"""Laws of ingesting: for any raw text at all, no word is lost and the result can be written."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from publisher import manuscript, readers, transforms
from publisher.errors import ConservationError, RawError
from publisher.model import walk
from publisher.model.block import Heading, Paragraph, Verse
from publisher.model.ledger import Ledger
from publisher.model.manuscript import Manuscript
from publisher.model.transcript import Action
from publisher.transforms.witness import words

WORDS = st.sampled_from(
    "bread at three the night shift she said no yes when did you start I was seventeen it's "
    "don't \"Mind the treacle,\" 'em 1962 10:30 [laughs] (laughter) [David] [^1] *so* **bold** "
    "_odd __mark__ ` <b> </i> &amp; &#39; http://example.org [a](http://example.org/x) -- - … ... "
    "» « „ “ ” é ß ñ 東京 شعر \u00a0 \u200b £ % & ! ? . : ; , # > | ~ \\ \\* ~~ ![x](y.png) <br>".split(
        " "
    )
)
SPEECH = st.lists(WORDS, min_size=1, max_size=12).map(" ".join)
LABELS = st.sampled_from(
    ["Q", "A", "Mark", "ANNA LEE", "Anna", "**Mark**", "Question", "Note", "[00:01:02] Mark", "R"]
)
LINES = st.one_of(
    SPEECH,
    st.builds("{}: {}".format, LABELS, SPEECH),
    st.builds("{}: {}?".format, LABELS, SPEECH),
    st.builds("**{}:** {}".format, LABELS, SPEECH),
    st.builds(
        "{} {}".format, st.sampled_from(["#", "##", "> ", "- ", "1. ", "— ", "    "]), SPEECH
    ),
    st.sampled_from(
        [
            "",
            "",
            "***",
            "---",
            "[pause]",
            "(music)",
            "Photo: the quay",
            "Share this:",
            "Page 3",
            "7",
            "Interviewee: Anna Lee",
            "Date: 3 May 2020",
            "By Bo Ek",
            "[^1]: A note.",
            "Tape 1, side B",
            "[ref]: http://example.org",
            "<!-- hidden words -->",
            "WEBVTT",
            "00:01 --> 00:02",
        ]
    ),
    st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=40),
)
TEXTS = st.lists(LINES, min_size=1, max_size=24).map("\n".join)
NAMES = st.sampled_from(["raw.txt", "raw.md"])
PROFILES = st.sampled_from(list(transforms.Profile))


def ingest(name: str, data: bytes, profile: str = "clean") -> transforms.Normalized:
    """Read and normalise; a text that is refused is no example."""
    try:
        transcript = readers.read(Path(name), data)
    except RawError:
        assume(False)
    return transforms.normalize(transcript, id="raw", profile=profile)


def spoken(made: Manuscript) -> Iterator[str]:
    """Yield the text of every paragraph, heading and line of verse."""
    for block in walk.blocks(made):
        match block:
            case Paragraph(inlines=inlines) | Heading(inlines=inlines):
                yield walk.plain(inlines)
            case Verse(stanzas=stanzas):
                yield from (walk.plain(line) for stanza in stanzas for line in stanza)


@given(NAMES, TEXTS, PROFILES)
def test_any_text_passes_the_gate_and_reads_back(name: str, text: str, profile: str) -> None:
    """Every text is conserved, and its manuscript is the same when written and read."""
    made = ingest(name, text.encode(), profile).with_source("raw/" + name)
    written = manuscript.write(made.manuscript)
    assert manuscript.parse(written, "raw.md") == made.manuscript


@given(NAMES, TEXTS)
def test_the_manuscript_is_canonical(name: str, text: str) -> None:
    """Normalising gives the canonical form itself, so writing changes nothing."""
    made = ingest(name, text.encode()).manuscript
    assert manuscript.canonical(made) == made


@given(NAMES, TEXTS)
def test_the_ledger_accounts_for_every_byte(name: str, text: str) -> None:
    """Entries follow one another from the first byte to the last, and survive JSON."""
    data = text.encode()
    ledger = ingest(name, data).ledger
    places = [(entry.start, entry.end) for entry in ledger.entries]
    assert [start for start, _ in places] == [0, *(end for _, end in places[:-1])]
    assert places[-1][1] == len(data)
    again = Ledger.from_json(json.loads(json.dumps(ledger.to_json())))
    assert again.entries == ledger.entries


@given(NAMES, TEXTS)
def test_the_same_bytes_give_the_same_result(name: str, text: str) -> None:
    """Nothing in a step depends on anything but the raw."""
    assert ingest(name, text.encode()) == ingest(name, text.encode())


@example("bread\n\nÊ\x80\x800Ä\x80")  # of two codecs, each says what the other left
@given(TEXTS)
def test_verbatim_changes_no_character(text: str) -> None:
    """In the verbatim profile a ledger holds no change but repairs of the encoding."""
    ledger = ingest("raw.txt", text.encode(), "verbatim").ledger
    rules = {entry.why for entry in ledger.entries if entry.action is Action.CHANGED}
    assert all(rule.startswith(("encoding.", "layout.")) for rule in rules)


@given(TEXTS)
def test_a_lost_word_is_found_out(text: str) -> None:
    """The gate refuses a manuscript that lacks one of its blocks with words."""
    made = ingest("raw.txt", text.encode())
    body = made.manuscript.body
    gone = dataclasses.replace(made.manuscript, headnote=(), body=body[-1:])
    assume(any(words(said) for said in spoken(gone)))
    shorter = dataclasses.replace(made.manuscript, body=body[:-1])
    with pytest.raises(ConservationError):
        transforms.check(text.encode(), made.ledger, shorter)


@given(NAMES, TEXTS)
def test_turns_have_ids(name: str, text: str) -> None:
    """Every turn of a normalised text can be numbered, each id once."""
    ids = walk.turn_ids(ingest(name, text.encode()).manuscript)
    assert len(ids) == len(set(ids))
