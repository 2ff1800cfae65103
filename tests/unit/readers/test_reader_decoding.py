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


@pytest.mark.parametrize("control", ["\x07", "\x1b", "\x9b", "\ufffc"])
def test_a_control_character_becomes_a_space_on_record(control: str) -> None:
    """A character that no manuscript can hold parts words instead of joining them."""
    data = f"left{control}right".encode()
    assert decode("raw.txt", data).text == "left right"
    assert repairs(data) == [("encoding.control", control, " ")]


def test_joiners_that_scripts_need_stay() -> None:
    """The joiner of emoji and the non-joiner of Persian are letters of their words."""
    said = "می\u200cخواهم 👩\u200d🌾"
    assert decode("raw.txt", said.encode()).text == said


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


def test_nul_and_delete_say_nothing() -> None:
    """They may be put in anywhere without a meaning, so a word that holds one is a word."""
    assert decode("raw.txt", b"one\nthr\x00ee d\x7fays\n").text == "one\nthree days\n"
    assert repairs(b"thr\x00ee") == [("encoding.null", "\x00", "")]


def test_a_few_controls_beside_nul_make_no_utf_16() -> None:
    """A short text of NUL, ESC and others was read two bytes a letter, as Chinese."""
    data = b"Q: four\x00\x01\x08\x0c\x1b[2J two\n\nA\x07: three\n"
    decoded = decode("raw.txt", data)
    assert decoded.offsets.encoding == "utf-8"
    assert all(word in decoded.text for word in ("four", "two", "three"))


@pytest.mark.parametrize("mark", ["\u202e", "\u2066", "\ufffe", "\U0001fffe", "\U000e0041"])
def test_what_turns_the_text_around_is_taken_out(mark: str) -> None:
    """Marks of direction, noncharacters and hidden tags go without parting the word."""
    data = f"left{mark}right".encode()
    assert decode("raw.txt", data).text == "leftright"
    assert repairs(data) == [("encoding.bidi", mark, "")]


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("a\u200eb", "ab"),
        ("שלום\u200e a", "שלום\u200e a"),
        ("wo\u200drd", "word"),
        ("क्\u200dष", "क्\u200dष"),
        ("a\ufe0fb", "ab"),
        ("❤\ufe0f 1\ufe0f\u20e3", "❤\ufe0f 1\ufe0f\u20e3"),
        ("葛\U000e0100城", "葛\U000e0100城"),
        ("\U0001f3f4\U000e0067\U000e0062\U000e007f", "\U0001f3f4\U000e0067\U000e0062\U000e007f"),
    ],
)
def test_joiners_marks_and_selectors_stay_where_a_script_needs_them(said: str, kept: str) -> None:
    """They are part of the spelling of some scripts and of emoji, and noise elsewhere."""
    assert decode("raw.txt", said.encode()).text == kept


def test_letters_of_nobody_and_accents_of_either_form_stay() -> None:
    """Private characters, composed and decomposed letters are left as they came."""
    said = "\ue000 é e\u0301"
    assert decode("raw.txt", said.encode()).text == said
    assert repairs(said.encode()) == []


def test_control_characters_in_bulk_are_refused_with_their_line() -> None:
    """More than a few control characters make a binary file."""
    message = refusal(b"a title\nmore\n" + b"\x01\x02word" * 15)
    assert message.startswith("raw.txt:3: holds 30 control characters")


def test_a_few_control_characters_in_a_long_text_are_no_reason_to_refuse() -> None:
    """Twenty stray controls are repaired, however short the text."""
    assert decode("raw.txt", b"word\x0c\x01" * 20).text.count("word") == 20


@pytest.mark.parametrize(("letters", "refused"), [(0, True), (2078, True), (2079, False)])
def test_twenty_one_controls_are_too_many_if_they_are_over_one_in_a_hundred(
    letters: int, refused: bool
) -> None:
    """Of all characters; the first of them is on the line that is told."""
    data = b"\x01" * 21 + b"w" * letters
    if refused:
        assert refusal(data).startswith("raw.txt:1: holds 21 control characters")
    else:
        assert decode("raw.txt", data).text == " " + "w" * letters


def test_every_character_knows_its_byte() -> None:
    """Far into a file, behind letters of several bytes, repairs and line ends."""
    said = ("é" * 1500 + "\x07" + "ü" * 1100 + "\r\n" + "\u200b" + "漢" * 2300 + "\u202e") * 2
    data = said.encode()
    decoded = decode("raw.txt", data)
    kept = [(n, sign) for n, sign in enumerate(said) if sign not in "\r\u200b\u202e"]
    starts = [len(said[:n].encode()) for n, _ in kept]
    assert decoded.text == "".join(sign for _, sign in kept).replace("\x07", " ")
    wrong = [
        (number, sign)
        for number, ((_, sign), start) in enumerate(zip(kept, starts, strict=True))
        if sign not in "\x07\n" and decoded.offsets.byte(number) != start
    ]
    assert wrong == []
    assert decoded.offsets.byte(len(decoded.text)) == len(data)
    assert len(decoded.offsets.characters) == len(set(decoded.offsets.characters))
    assert [data[r.start : r.end].decode() for r in decoded.repairs] == [
        *("\x07", "\u200b", "\u202e") * 2
    ]


@pytest.mark.parametrize(
    ("data", "before"),
    [("a\u00a0\u202eb".encode(), "\u202e"), (SENTENCE.encode() + b" a\x81b", "\\x81")],
)
def test_the_record_shows_what_was_there(data: bytes, before: str) -> None:
    """A byte that says nothing in its encoding is shown by its number."""
    assert repairs(data)[0][1] == before


def test_half_a_line_end_at_the_end_is_nothing_and_half_a_letter_is_lost() -> None:
    """Both are on record, with the bytes that they were."""
    data = "Where? There.".encode("utf-16")
    for tail, after in ((b"\n", ""), (b"\r", ""), (b"a", "\ufffd")):
        decoded = decode("raw.txt", data + tail)
        assert decoded.text == f"Where? There.{after}"
        (one,) = decoded.repairs
        assert (one.start, one.end, one.after) == (len(data), len(data) + 1, after)
        assert one.before == tail.decode()
        assert decoded.offsets.byte(len(decoded.text)) == len(data) + 1


def test_a_file_of_another_kind_is_named() -> None:
    """A picture or a document with the name of a text is called what it is."""
    assert "a picture (.png), not a text" in refusal(b"\x89PNG\r\n\x1a\n" + bytes(40))
    packed = b"PK\x03\x04" + bytes(20) + b"word/document.xml" + bytes(40)
    assert "a Word document (.docx), not a text" in refusal(packed)


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    """Whatever the bytes, the result is a clean text or a RawError."""
    try:
        decoded = decode("raw.txt", data, entities=True)
    except RawError:
        return
    assert not set(decoded.text) & set("\x00\r\u2028\u2029\ufeff\u202e\x1b")
    assert decoded.offsets.byte(len(decoded.text)) == len(data)
