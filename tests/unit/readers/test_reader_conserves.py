"""No letter of a container is unclaimed: it is in an event, an omission, or a fact."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from dialects import json_dialects, mail_dialects, rtf_dialects, table_dialects
from dialects.talk import Talk, talks
from hypothesis import given
from hypothesis import strategies as st
from striprtf.striprtf import rtf_to_text

from publisher import transforms
from publisher.model.transcript import Action, Transcript
from publisher.readers import read
from publisher.transforms.witness import words


def unclaimed(found: Transcript) -> str:
    """Return the letters and figures that nothing accounts for."""
    claimed = bytearray(len(found.text) + 1)
    for omission in found.omissions:
        claimed[omission.start : omission.end] = b"\x01" * (omission.end - omission.start)
    for event in found.events:
        ends = [*(letter for letter, _ in event.anchors[1:]), len(event.text)]
        for (letter, place), end in zip(event.anchors, ends, strict=True):
            claimed[place : place + end - letter] = b"\x01" * (end - letter)
    return "".join(
        c
        for c, is_claimed in zip(found.text, claimed, strict=False)
        if c.isalnum() and not is_claimed
    )


def said(found: Transcript) -> str:
    """Return the letters of all events."""
    return "\n".join(event.text for event in found.events)


JSON: tuple[Callable[[Talk], Any], ...] = (
    *json_dialects.NAMES, *json_dialects.NUMBERED, *json_dialects.NAMELESS,
)  # fmt: skip
TABLES = (*table_dialects.NAMED, *table_dialects.NUMBERED)


@given(talks(), st.sampled_from(JSON), st.booleans())
def test_json(talk: Talk, dialect: Callable[[Talk], Any], ascii_only: bool) -> None:
    """Every letter of JSON is claimed."""
    data = json.dumps(dialect(talk), ensure_ascii=ascii_only).encode()
    assert unclaimed(read(Path("a.json"), data)) == ""


@given(talks(), st.sampled_from(TABLES))
def test_tables(talk: Talk, dialect: Callable[[Talk], str]) -> None:
    """Every letter of a table is claimed."""
    assert unclaimed(read(Path("a.csv"), dialect(talk).encode())) == ""


@given(talks(), st.sampled_from(mail_dialects.ALL))
def test_mail(talk: Talk, dialect: Callable[[Talk], bytes]) -> None:
    """Every letter of a mail is claimed."""
    assert unclaimed(read(Path("a.eml"), dialect(talk))) == ""


@given(talks(), st.sampled_from(rtf_dialects.ALL))
def test_rich_text(talk: Talk, dialect: Callable[[Talk], str]) -> None:
    """Every letter of rich text is claimed, and the words are those of another program."""
    text = dialect(talk)
    found = read(Path("a.rtf"), text.encode("latin-1"))
    assert unclaimed(found) == ""
    theirs = rtf_to_text(text.rstrip("\0"), errors="replace").replace("|", " ")
    assert words(said(found)) == words(theirs)


SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**9), 10**9),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Zl", "Zp"]), max_size=30),
    st.sampled_from(
        ["Who? Me.", "<b>so</b>", "a &amp; b", "tab\there", "line\nend", "\U0001f600", '"']
    ),
)
NAMES = st.sampled_from(
    "text speaker words start end title notes alternatives name id q a x speakers message".split()
)
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(NAMES, inner, max_size=4),
    max_leaves=20,
)  # fmt: skip


def strings(value: Any) -> Iterator[str]:
    """Yield the strings of a value of JSON, not the names of its fields."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from strings(item)
    elif isinstance(value, dict):
        for item in value.values():
            yield from strings(item)


@given(VALUES, st.booleans())
def test_any_value_of_json_is_conserved(value: Any, ascii_only: bool) -> None:
    """The words of all strings are in events or omissions, whatever lies around them."""
    whole = {"turns": [{"speaker": "Bo", "text": "So it was cold there."}], "more": value}
    data = json.dumps(whole, ensure_ascii=ascii_only).encode()
    found = read(Path("a.json"), data)
    assert unclaimed(found) == ""
    gone = [
        found.text[o.start : o.end] for o in found.omissions
        if o.action in (Action.MOVED, Action.DROPPED)
    ]  # fmt: skip
    have = Counter(words(said(found)))
    for piece in gone:
        have.update(words(json.loads(_as_string(piece))))
    wanted = Counter(word for text in strings(json.loads(data)) for word in words(text))
    tags = Counter({"b": 99, "amp": 99})  # told as marks and references, if they are read
    assert not wanted - have - tags
    transforms.normalize(found, id="a")


def _as_string(piece: str) -> str:
    """Return a stretch of JSON as one string of it, so that its escapes are read."""
    return '"' + piece.replace('\\"', "\\u0022").replace('"', " ").replace("\n", " ") + '"'


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.json", '[{"who":"Bo","text":"So."},{"who":"Bo","by":"An","text":"x","words":"y"}]'),
        ("a.csv", 'speaker,text,,\nBo,"So ""it"" was",x,y,z\n,"",,\nAn,"<i>No</i> &amp; yes"\n'),
        ("a.rtf", r"{\rtf1 {\v hid}Q: a{\footnote one}?\par {\*\zz q}A: b.{\upr{c}{\*\ud{d}}}"),
        ("a.rtf", r"{\rtf1 {\pict 00ff {\sp{\sn a}{\sv b}}"),
    ],
)  # fmt: skip
def test_odd_files_are_claimed_too(name: str, text: str) -> None:
    """Equal names, ragged rows, open groups: every letter is claimed."""
    if "pict" in text:
        text = text.replace("{\\pict", "Q: a? {\\pict")
    found = read(Path(name), text.encode())
    assert unclaimed(found) == ""
    transforms.normalize(found, id="a")
