"""Laws of encodings: what was misread comes back, what was right stays, and bytes are found."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from sentences import SENTENCES, misread

from publisher import readers, transforms
from publisher.errors import ConservationError, RawError
from publisher.readers.decoding import decode

TEXTS = st.lists(st.sampled_from(sorted(SENTENCES.values())), min_size=1, max_size=6).map("\n".join)
LETTERS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=60)


@given(TEXTS)
def test_right_text_is_left_alone(text: str) -> None:
    """No sentence of any language is taken for misread, nor any mixture of them."""
    assert decode("raw.txt", text.encode()).text == text


@given(TEXTS, st.sampled_from(["cp1252", "latin-1", "mac_roman"]), st.integers(1, 2))
def test_misread_text_comes_back(text: str, codec: str, times: int) -> None:
    """UTF-8 taken for another encoding, once or twice, reads as it was meant."""
    spoiled = text
    for _ in range(times):
        spoiled = misread(spoiled, codec)
    assert decode("raw.txt", spoiled.encode()).text == text


@given(TEXTS, TEXTS)
def test_a_misread_part_does_not_spoil_the_rest(right: str, wrong: str) -> None:
    """Where only a part was misread, that part comes back and the other stays."""
    both = f"{right}\n\n{misread(wrong)}\n\n{right}"
    assert decode("raw.txt", both.encode()).text == f"{right}\n\n{wrong}\n\n{right}"


@given(LETTERS, st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-32"]))
def test_a_marked_file_reads_like_utf_8(text: str, codec: str) -> None:
    """With a byte order mark, the form of Unicode makes no difference."""
    said = f"begin {text} end"
    assert decode("raw.txt", said.encode(codec)).text == decode("raw.txt", said.encode()).text


@given(st.lists(st.tuples(LETTERS, st.booleans()), min_size=1, max_size=8))
def test_every_character_leads_back_to_its_bytes(parts: list[tuple[str, bool]]) -> None:
    """Stations rise, and what was not repaired stands in the file as it stands in the text."""
    raw = b"\n".join(
        text.encode("cp1252", "ignore") if old else text.encode() for text, old in parts
    )
    try:
        decoded = decode("raw.txt", raw)
    except RawError:
        assume(False)
    places = [decoded.offsets.byte(n) for n in range(len(decoded.text) + 1)]
    assert places == sorted(places)
    assert places[-1] == len(raw)
    for n, character in enumerate(decoded.text):
        if character.isascii() and character.isalnum() and places[n + 1] == places[n] + 1:
            assert raw[places[n] : places[n] + 1] == character.encode()


@given(
    st.lists(
        st.one_of(
            st.sampled_from(sorted(SENTENCES.values())).map(str.encode),
            st.sampled_from(sorted(SENTENCES.values())).map(lambda s: misread(s).encode()),
            st.sampled_from([SENTENCES["fr"], SENTENCES["de"]]).map(lambda s: s.encode("cp1252")),
            st.sampled_from(
                [
                    b"wo\x00rd",
                    b"a\x07b",
                    b"\xe2\x80\xaeabc\xe2\x80\xac",
                    b"\xe2\x80",
                    b"x\xef\xb8\x8fy",
                    b"voil\xc3\x83 que",
                    b"\xc3\xa2\xe2\x82\xac.",
                    b"\xed\xa0\xbd\xed\xb8\x80",
                    b"caf\x81",
                ]
            ),
        ),
        min_size=1,
        max_size=8,
    ),
    st.sampled_from(["raw.txt", "raw.md", "raw.vtt"]),
    st.sampled_from(list(transforms.Profile)),
)
def test_the_gate_agrees_with_every_repair(parts: list[bytes], name: str, profile: str) -> None:
    """Whatever is spoiled in whichever way, the gate finds the same words by its own path."""
    data = b"\n\nQ: ".join([b"", *parts])
    try:
        transcript = readers.read(Path(name), data)
    except RawError:
        assume(False)
    transforms.normalize(transcript, id="raw", profile=profile)


@given(st.sampled_from(sorted(SENTENCES)))
def test_a_wrong_repair_is_found_out(language: str) -> None:
    """The gate refuses a repair that says another word than the bytes do."""
    data = f"Q: When was that?\n\nA: {misread(SENTENCES[language])}\n".encode()
    made = transforms.normalize(readers.read(Path("raw.txt"), data), id="raw", profile="verbatim")
    entries = list(made.ledger.entries)
    places = [n for n, entry in enumerate(entries) if entry.after.isalpha()]
    assert places
    entries[places[0]] = dataclasses.replace(entries[places[0]], after="forged")
    ledger = dataclasses.replace(made.ledger, entries=tuple(entries))
    with pytest.raises(ConservationError):
        transforms.check(data, ledger, made.manuscript)
