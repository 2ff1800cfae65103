"""Bytes to text: encodings, repairs on record, and refusals that name the line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.errors import RawError
from publisher.readers.decoding import decode

SENTENCE = "The ferry to Ærø left at six, and the café on the quay “opened” at five."


def repairs(data: bytes, *, entities: bool = False) -> list[tuple[str, str, str]]:
    """Return rule, before and after of every repair."""
    made = decode("raw.txt", data, entities=entities).repairs
    return [(repair.rule, repair.before, repair.after) for repair in made]


def refusal(data: bytes) -> str:
    """Return the message with which the bytes are refused."""
    with pytest.raises(RawError) as caught:
        decode("raw.txt", data)
    return str(caught.value)


@pytest.mark.parametrize(
    ("codec", "mark", "name"),
    [
        ("utf-8", b"", "utf-8"),
        ("utf-8", b"\xef\xbb\xbf", "utf-8"),
        ("utf-16-le", b"\xff\xfe", "utf-16-le"),
        ("utf-16-be", b"\xfe\xff", "utf-16-be"),
        ("cp1252", b"", "cp1252"),
    ],
)
def test_every_known_encoding_gives_the_same_text(codec: str, mark: bytes, name: str) -> None:
    """A sentence reads the same in each encoding, without its mark, and the codec is named."""
    decoded = decode("raw.txt", mark + SENTENCE.encode(codec))
    assert decoded.text == SENTENCE
    assert decoded.offsets.encoding == name
    assert decoded.repairs == ()
    assert decoded.offsets.byte(0) == len(mark)


def test_line_ends_of_every_system_become_one() -> None:
    """CR LF, CR, and the separators of Unicode all read as a line end, without a repair."""
    decoded = decode("raw.txt", "a\r\nb\rc\nd\u2028e\u2029f\u0085g".encode())
    assert decoded.text == "a\nb\nc\nd\ne\nf\ng"
    assert decoded.repairs == ()


def test_invisible_characters_are_taken_out_on_record() -> None:
    """Zero-width spaces, soft hyphens and inner byte order marks go, each with its place."""
    data = "won\u200bder\u00adful \ufeffday".encode()
    decoded = decode("raw.txt", data)
    assert decoded.text == "wonderful day"
    assert [data[r.start : r.end].decode() for r in decoded.repairs] == [
        "\u200b",
        "\u00ad",
        "\ufeff",
    ]
    assert {r.rule for r in decoded.repairs} == {"encoding.invisible"}


@pytest.mark.parametrize("control", ["\x07", "\x1b", "\x7f", "\u202e", "\u2066", "\ufffe"])
def test_a_control_character_becomes_a_space_on_record(control: str) -> None:
    """A character that no manuscript can hold parts words instead of joining them."""
    data = f"left{control}right".encode()
    assert decode("raw.txt", data).text == "left right"
    assert repairs(data) == [("encoding.control", control, " ")]


def test_joiners_that_scripts_need_stay() -> None:
    """The joiner of emoji and the non-joiner of Persian are letters of their words."""
    said = "می\u200cخواهم 👩\u200d🌾"
    assert decode("raw.txt", said.encode()).text == said


def test_text_once_taken_for_windows_1252_is_read_again() -> None:
    """Doubly encoded letters come back, each on record with the bytes it came from."""
    said = "The café, the naïve déjeuner, a “word” – and Zoë."
    data = said.encode().decode("cp1252", "surrogateescape").replace("\udc9d", "\x9d").encode()
    decoded = decode("raw.txt", data)
    assert decoded.text == said
    assert {r.rule for r in decoded.repairs} == {"encoding.misread"}
    for repair in decoded.repairs:
        assert data[repair.start : repair.end].decode() == repair.before


def test_a_single_odd_pair_is_not_taken_for_misreading() -> None:
    """One pair that looks doubly encoded is not enough to change a file."""
    said = "The sign said Ã© and nothing else."
    assert decode("raw.txt", said.encode()).text == said
    assert repairs(said.encode()) == []


def test_a_pile_of_combining_marks_is_cut_to_thirty() -> None:
    """Marks beyond the thirtieth on one letter are dropped on record."""
    said = "e" + "\u0301" * 45 + "n"
    assert decode("raw.txt", said.encode()).text == "e" + "\u0301" * 30 + "n"
    assert repairs(said.encode()) == [("encoding.marks", "\u0301" * 15, "")]


def test_character_references_are_read_only_where_asked() -> None:
    """References are letters for formats without marks, and untouched for the others."""
    data = b"Caf&eacute; &amp; Brot &#8211; &#x41;"
    assert decode("raw.txt", data).text == data.decode()
    assert decode("raw.txt", data, entities=True).text == "Café & Brot – A"
    assert ("encoding.entity", "&eacute;", "é") in repairs(data, entities=True)


@pytest.mark.parametrize("said", ["AT&T; really", "&nosuchname;", "&#13;", "&#8238;", "a & b;"])
def test_what_is_no_sound_reference_stays(said: str) -> None:
    """Unknown names stay, and so do references to characters that no manuscript can hold."""
    assert decode("raw.txt", said.encode(), entities=True).text == said


@pytest.mark.parametrize(
    "data", [b"", b" \r\n\t\n", b"\xef\xbb\xbf", b"\xff\xfe", b"\xef\xbb\xbf\n"]
)
def test_an_empty_file_is_refused(data: bytes) -> None:
    """Nothing, white space, or a lone byte order mark is called empty."""
    assert refusal(data) == "raw.txt: an empty file"


def test_nul_is_refused_with_its_line() -> None:
    """A file with NUL is no text; the message tells the line that holds it."""
    assert refusal(b"one\ntwo\nthr\x00ee\n").startswith("raw.txt:3: holds the character NUL")


def test_utf_16_without_its_mark_is_refused_with_a_remedy() -> None:
    """UTF-16 that lacks its mark is full of NUL, and the hint says what it may be."""
    assert "UTF-16 without its mark" in refusal("Good morning".encode("utf-16-le"))


def test_control_characters_in_bulk_are_refused_with_their_line() -> None:
    """More than a few control characters make a binary file."""
    message = refusal(b"a title\nmore\n" + b"\x01\x02word" * 15)
    assert message.startswith("raw.txt:3: holds 30 control characters")


def test_a_few_control_characters_in_a_long_text_are_no_reason_to_refuse() -> None:
    """Twenty stray controls are repaired, however short the text."""
    assert decode("raw.txt", b"word\x0c\x01" * 20).text.count("word") == 20


def test_an_encoding_that_cannot_be_told_is_refused_with_its_line() -> None:
    """Bytes that are neither UTF-8 nor Western text are named by value and line."""
    message = refusal(b"first\nsecond\n" + "Привет, как дела".encode("koi8-r"))
    assert message.startswith("raw.txt:3: byte 0xF0 is not UTF-8")
    assert "save it as UTF-8" in message


def test_mostly_utf_8_with_a_broken_byte_is_not_taken_for_western_text() -> None:
    """One broken byte among letters of UTF-8 must not turn the others into pairs of signs."""
    data = "Zoë, Chloë, Anaïs, Noël and Loïc all came that day.\n".encode() * 3 + b"caf\xe9 \xc3"
    assert refusal(data).startswith("raw.txt:4: ")


@pytest.mark.parametrize(("mark", "rest"), [(b"\xff\xfe", b"a\x00b"), (b"\xfe\xff", b"\xd8\x00")])
def test_broken_utf_16_is_refused(mark: bytes, rest: bytes) -> None:
    """Half a character at the end of UTF-16 is an error, not a guess."""
    assert "broken utf-16" in refusal(mark + rest)


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    """Whatever the bytes, the result is a clean text or a RawError."""
    try:
        decoded = decode("raw.txt", data, entities=True)
    except RawError:
        return
    assert not set(decoded.text) & set("\x00\r\u2028\u2029\ufeff\u202e\x1b")
    assert decoded.offsets.byte(len(decoded.text)) == len(data)
