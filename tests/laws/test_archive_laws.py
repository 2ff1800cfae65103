"""Laws of the archive: what is written can be read again, with the same words by the same people."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, assume, example, given, settings
from jsonschema import Draft202012Validator
from lxml import etree
from strategies import manuscripts
from tei_schema import tei_schema

from publisher.distribution.archive import model_json, plain, tei, webvtt
from publisher.model import walk
from publisher.model.block import Figure, ListBlock, Paragraph, Turn
from publisher.model.edition import Edition, Part
from publisher.model.inline import Aside, Inline, Note, Text
from publisher.model.manuscript import Manuscript
from publisher.model.person import Speaker
from publisher.model.transcript import EventKind, Transcript
from publisher.readers import tei as tei_reader
from publisher.readers import webvtt as vtt_reader

_CALL = re.compile(r"\[\^t[0-9]+\]")
"""How the reader of the TEI calls a note."""

JUDGE = Draft202012Validator(json.loads(model_json.schema()))


def edition(text: Manuscript) -> Edition:
    """Return an edition of texts, or of one."""
    return Edition(slug="book", title="Book", parts=(Part("", (text,)),))


def written(text: Manuscript) -> bytes:
    """Return a text as TEI."""
    book = edition(text)
    return tei.document(book, text, tei.places(book))


def words(text: str) -> list[str]:
    """Return the words of a text."""
    return re.findall(r"\w+", text)


def spoken(text: Manuscript) -> list[tuple[str, str]]:
    """Return who says which letters, turns by the same speaker joined."""
    said = [
        (text.speaker(turn.speaker).name, "".join(words(_words(turn))))
        for turn in text.body
        if isinstance(turn, Turn)
    ]
    return joined(said)


def _words(turn: Turn) -> str:
    whole = Manuscript("a", "a", body=(turn,))
    shown = (b for b in walk.blocks(whole) if not isinstance(b, Figure))
    return " ".join(walk.plain(run) for block in shown for run in walk.runs(block))


def talking(text: Manuscript) -> Manuscript:
    """Return a text in which somebody says something."""
    if spoken(text):
        return text
    turn = Turn("Q", (Paragraph((Text("Yes "), Aside("laughs"))),))
    return replace(text, speakers=(Speaker("Q", "Q"),), headnote=(), body=(turn,))


def timed(text: Manuscript) -> Manuscript:
    """Return a text of which the first turn has a time, and so half of them."""
    turns = [block for block in text.body if isinstance(block, Turn)]
    known = {id(turn): replace(turn, at=turn.at or "00:00:07") for turn in turns[::2]}
    return replace(text, body=tuple(known.get(id(block), block) for block in text.body))


def joined(said: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return sayings, those by the same person that follow each other as one."""
    found: list[tuple[str, str]] = []
    for name, letters in said:
        name = " ".join(name.split())
        if found and found[-1][0] == name:
            letters = found.pop()[1] + letters
        found.append((name, letters))
    return [one for one in found if one[1]]


def heard(transcript: Transcript) -> list[tuple[str, str]]:
    """Return who says which letters by what a reader found.

    The name of an item is its mark: whoever spoke last says it.
    """
    said: list[tuple[str, str]] = []
    for event in transcript.events:
        letters = "".join(words(_CALL.sub("", event.text)))
        if event.kind in (EventKind.PARAGRAPH, EventKind.CUE):
            said.append((event.name, letters))
        elif event.kind is EventKind.ITEM and said:
            said.append((said[-1][0], letters))
    return joined(said)


@settings(max_examples=40)
@given(manuscripts())
def test_json_loses_nothing(text: Manuscript) -> None:
    """What is read is what was written, but for queries; the schema agrees."""
    data = model_json.written(text)
    assert not list(JUDGE.iter_errors(json.loads(data)))
    again = model_json.read(data)
    assert model_json.written(again) == data
    if not any(type(block).__name__ == "Query" for block in walk.blocks(text)):
        assert again == text


@settings(max_examples=40)
@given(manuscripts())
def test_plain_text_has_every_word(text: Manuscript) -> None:
    """Every word of the text is in the plain text."""
    got = "".join(words(plain.text_of(edition(text), text).decode()))
    for block in walk.blocks(text):
        for run in walk.runs(block):
            for one in run:
                if isinstance(one, Text | Aside):
                    assert "".join(words(one.text)) in got


@pytest.mark.slow
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(manuscripts())
def test_tei_is_valid_whatever_is_said(text: Manuscript) -> None:
    """No text makes a document that the schema refuses."""
    tei_schema().assertValid(etree.fromstring(written(text)))


def a_list_in_a_turn() -> Manuscript:
    """Return a text of a turn that holds a list, which the strategy seldom makes."""
    items = ((Paragraph((Text("two letters"),)),), (Paragraph((Text("a coat"),)),))
    turn = Turn("Q", (Paragraph((Text("They left"),)), ListBlock(items)))
    return Manuscript("a", "A", speakers=(Speaker("Q", "Q"),), body=(turn,))


def begins_with_a_note(text: Manuscript) -> bool:
    """Tell whether a note hangs on nothing that stands before it: our reader has it as a remark."""
    runs = (run for block in walk.blocks(text) for run in walk.runs(block))
    return any(isinstance(opening(run), Note) for run in runs)


def opening(run: Iterable[Inline]) -> Inline | None:
    """Return the innermost part with which a paragraph begins, but for white space."""
    shown = (one for one in run if not (isinstance(one, Text) and not one.text.strip()))
    first = next(shown, None)
    inner = getattr(first, "inlines", ())
    return opening(inner) if inner else first


@settings(max_examples=40)
@example(a_list_in_a_turn())
@given(manuscripts().map(talking))
def test_our_reader_hears_the_same_in_tei(text: Manuscript) -> None:
    """Our own reader finds the same words by the same people."""
    assume(not begins_with_a_note(text))
    transcript = tei_reader.READER.read("a.tei", written(text))
    names = {name for name, _ in spoken(text)}
    found = [one for one in heard(transcript) if one[0] in names]
    assert found == spoken(text) or transcript.repairs  # of what looks like a wrong encoding


@settings(max_examples=40)
@given(manuscripts().map(talking).map(timed))
def test_our_reader_hears_the_same_in_captions(text: Manuscript) -> None:
    """So it does in captions."""
    transcript = vtt_reader.READER.read("a.vtt", webvtt.captions(text))
    assert heard(transcript) == spoken(text) or transcript.repairs
