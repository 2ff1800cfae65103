"""The account of a raw file, and its ledger."""

from __future__ import annotations

import json
import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from publisher.errors import ConservationError, InputError
from publisher.model.ledger import Ledger
from publisher.model.transcript import Action
from publisher.model.walk import notes, plain
from publisher.readers import read
from publisher.transforms import PROFILES, normalize
from publisher.transforms.gate import check
from publisher.transforms.witness import written

_RAWS = {
    "raw.txt": 'Émile & Co\r\n\r\nNora: "Où ?" -- là...\r\n\r\n'
    "Émile: Um, [rires] à l'été.\r\n\r\n"
    "Nora: Et ?\r\n\r\nÉmile: Rien.\r\n",
    "raw.md": "# Talk\n\n**Nora:** When[^1] was *it*?\n\n**Emil:** In &amp; out\\.\n\n"
    "**Nora:** So?\n\n**Emil:** So.\n\n[^1]: Then.\n",
    "raw.vtt": "WEBVTT\n\n00:00:01.000 --> 00:00:03.000\n<v Nora>When?\n\n"
    '00:00:04.000 --> 00:00:06.000\n<v Emil>"Now..."\n',
}


def _ledger(name: str, data: bytes, profile: str = "clean") -> Ledger:
    return normalize(read(Path(name), data), id="talk", profile=profile).ledger


def _covers(ledger: Ledger, size: int) -> None:
    assert ledger.entries[0].start == 0
    assert ledger.entries[-1].end == size == ledger.size
    assert all(a.end == b.start for a, b in pairwise(ledger.entries))
    assert all(entry.start < entry.end for entry in ledger.entries)


@pytest.mark.parametrize("profile", sorted(PROFILES))
@pytest.mark.parametrize("name", sorted(_RAWS))
def test_the_entries_cover_the_raw_from_end_to_end(name: str, profile: str) -> None:
    """Each byte is in one entry, whatever the format and the profile."""
    data = _RAWS[name].encode()
    _covers(_ledger(name, data, profile), len(data))


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.text(st.sampled_from("abÉ é\"'-.?!,[]():&*\n"), max_size=40), min_size=4, max_size=8
    )
)
def test_any_talk_is_accounted_for(said: list[str]) -> None:
    """Whatever two people say, no byte is left out and no word lost."""
    names = ("Nora", "Emil")
    raw = "\n\n".join(f"{names[n % 2]}: x {words}" for n, words in enumerate(said))
    data = raw.encode()
    _covers(_ledger("raw.txt", data), len(data))


def test_entries_say_what_stood_there() -> None:
    """The text of an entry is that of its bytes."""
    data = _RAWS["raw.txt"].encode()
    for entry in _ledger("raw.txt", data).entries:
        if entry.action is not Action.KEPT:
            said = data[entry.start : entry.end].decode().replace("\r\n", "\n")
            assert entry.before == said


@pytest.mark.parametrize("name", sorted(_RAWS))
def test_a_ledger_survives_json(name: str) -> None:
    """What was written reads back the same, places included."""
    out = _ledger(name, _RAWS[name].encode()).to_json()
    again = Ledger.from_json(json.loads(json.dumps(out)))
    assert again.to_json() == out


def test_another_form_of_ledger_is_refused() -> None:
    """An unknown schema or a missing field is the user's to mend."""
    out = _ledger("raw.txt", _RAWS["raw.txt"].encode()).to_json()
    with pytest.raises(InputError, match="schema 99"):
        Ledger.from_json({**out, "schema": 99})
    with pytest.raises(InputError, match="not a ledger"):
        Ledger.from_json({"schema": out["schema"]})


def test_the_same_file_gives_the_same_result() -> None:
    """Nothing but the bytes decides."""
    data = _RAWS["raw.md"].encode()
    first = normalize(read(Path("raw.md"), data), id="talk")
    assert first == normalize(read(Path("raw.md"), data), id="talk")


def test_a_title_of_one_reference_is_accounted_for() -> None:
    """A letter that stands for several bytes of the raw is moved whole."""
    ledger = _ledger("raw.md", b"&amp;")
    assert [(e.start, e.end) for e in ledger.entries] == [(0, 5)]


def test_proposals_stand_in_the_order_of_the_raw() -> None:
    """Lines rise, and no id comes twice."""
    raw = 'Nora: A?\n\nEmil: One.\n\nEmil: "Two.\n\nNora: B?\n\nEmil: Three.\n\nEmil: Four.\n'
    found = _ledger("raw.txt", raw.encode()).proposals
    assert len({p.id for p in found}) == len(found)
    assert len(found) >= 3
    assert [p.where.line for p in found] == sorted(p.where.line for p in found)


def test_a_label_before_a_mark_ends_where_the_mark_begins() -> None:
    """A tab that is a tag goes with the marks, not half with the label before it."""
    said = [("Nora", "When?"), ("Emil", "Then."), ("Nora", "So?"), ("Emil", "So.")]
    body = "".join(f"<text:p>{name}:<text:tab/>{words}</text:p>" for name, words in said)
    urn = "urn:oasis:names:tc:opendocument:xmlns"
    data = (
        f'<office:document xmlns:office="{urn}:office:1.0" xmlns:text="{urn}:text:1.0" '
        'office:mimetype="application/vnd.oasis.opendocument.text">'
        f"<office:body><office:text>{body}</office:text></office:body></office:document>"
    )
    ledger = _ledger("raw.fodt", data.encode())
    labels = [entry.before for entry in ledger.entries if entry.action is Action.MOVED]
    assert labels == ["Nora:", "Emil:", "Nora:", "Emil:"]


_NOTED = {
    "raw.wiki": "== Talk ==\n\n'''Ann:''' We had in win<ref>Or\nso.</ref><ref name=b>No ''it'' "
    "was.</ref>ter bread.\n\n'''Bo:''' Yes, in win<ref name=b />ter.\n",
    "raw.tei": "<TEI><text><body><u who='#a'>We had in win<hi><note>Or\n<p>so</p></note><note>\n "
    "no it was </note></hi>ter bread<note></note>.</u><u who='#b'>Yes, in win<note/>ter.</u></body>"
    "</text></TEI>",
    "raw.html": "<p><b>Ann:</b> We had in win<sup><a href='#n1' id=r1>1</a></sup>ter "
    "bread.</p><p><b>Bo:</b> Yes, in winter.</p><p id=n1><a href='#r1'>1</a> Or so no it was.</p>",
}  # fmt: skip


@pytest.mark.parametrize("name", _NOTED)
def test_a_note_within_a_word_parts_it_no_more(name: str) -> None:
    """The word is one on both sides of the gate, and to those who explain it; the note is kept."""
    data = _NOTED[name].encode()
    made = normalize(read(Path(name), data), id="talk")
    noted = " ".join(plain(p) for note in notes(made.manuscript) for p in note.paragraphs)
    assert re.findall(r"\w+", noted.lower()) == "or so no it was".split()
    found = written(data, made.ledger)
    assert [word.text for word in found].count("winter") == 2
    assert not {"win", "ter"} & {word.text for word in found}
    assert {"or", "so", "no", "it", "was"} <= {word.text for word in found}
    one = next(word for word in found if word.text == "winter")
    assert data[one.start : one.end].startswith(b"win")
    assert data[one.start : one.end].endswith(b"ter")
    assert (
        Ledger.from_json(json.loads(json.dumps(made.ledger.to_json()))).to_json()
        == made.ledger.to_json()
    )


def test_a_lost_word_about_a_note_is_found_out_with_its_line() -> None:
    """Words of a note, and of the word that it stands in, are counted still."""
    data = _NOTED["raw.wiki"].encode()
    made = normalize(read(Path("raw.wiki"), data), id="talk")
    for old, new, line in (
        (b"win<", b"wim<", 3),
        (b"Or\nso", b"Or\nno", 4),
        (b"Yes, in", b"Yes, on", 6),
    ):
        with pytest.raises(ConservationError, match=f"raw.wiki:{line}: the word"):
            check(data.replace(old, new, 1), made.ledger, made.manuscript)


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("the bread <note>a</note>then", "the bread[^t1] then"),
        ("the bread <note>a</note>, then", "the bread[^t1], then"),
        ("the bread <note>a</note><note>b</note> then", "the bread[^t1][^t2] then"),
        ("冬の朝<note>寒い</note>が来た。", "冬の朝[^t1]が来た。"),
    ],
)
def test_a_blank_before_a_call_goes_behind_it(said: str, shown: str) -> None:
    """A call is close to the word that it is about, and joins it to no other."""
    data = f"<TEI><text><body><u who='#a'>{said}</u><u who='#b'>Yes.</u></body></text></TEI>"
    transcript = read(Path("raw.tei"), data.encode())
    normalize(transcript, id="talk")
    assert transcript.events[0].text == shown
