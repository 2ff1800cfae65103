"""Which encoding a file is in: marks, patterns, halves, older encodings, the user's word."""

from __future__ import annotations

import pytest
from sentences import SENTENCES

from publisher.errors import RawError, UsageError
from publisher.readers.decoding import Decoded, decode
from publisher.readers.encodings import declared_in, look, named

TALK = "\n\n".join(f"Q: {SENTENCES['fr']}\n\nA: {SENTENCES['es']}" for _ in range(2)) + "\n"


def said(data: bytes, **options: str) -> Decoded:
    """Decode bytes as a text file."""
    return decode("raw.txt", data, **options)  # type: ignore[arg-type]


def refusal(data: bytes, **options: str) -> str:
    """Return the message with which the bytes are refused."""
    with pytest.raises(RawError) as caught:
        said(data, **options)
    return str(caught.value)


@pytest.mark.parametrize("language", ["fr", "ru", "ja"])
@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_wide_encodings_are_told_without_their_mark(codec: str, language: str) -> None:
    """The pattern of NUL tells UTF-16 and UTF-32 and the order of their bytes."""
    text = f"Q: When?\n\nA: {SENTENCES[language]}\n"
    decoded = said(text.encode(codec))
    assert (decoded.text, decoded.offsets.encoding) == (text, codec)


@pytest.mark.parametrize(("tail", "text"), [(b"\n", ""), (b"a", "\ufffd")])
def test_half_a_character_at_the_end_is_on_record(tail: bytes, text: str) -> None:
    """A line end that a tool put behind UTF-16 is nothing; half a letter is a letter lost."""
    data = TALK.encode("utf-16") + tail
    decoded = said(data)
    assert decoded.text == TALK + text
    repair = decoded.repairs[-1]
    assert (repair.rule, repair.start, repair.end) == ("encoding.broken", len(data) - 1, len(data))


def test_half_a_surrogate_pair_is_a_letter_lost() -> None:
    """An unpaired surrogate cannot be written; its place is kept."""
    decoded = said("ab".encode("utf-16") + b"\x3d\xd8" + "cd".encode("utf-16-le"))
    assert decoded.text == "ab\ufffdcd"
    assert [(r.start, r.end, r.rule) for r in decoded.repairs] == [(6, 8, "encoding.broken")]


def test_broken_utf_32_is_refused_with_its_byte() -> None:
    """A number beyond Unicode is an error that tells where."""
    assert "broken utf-32 at byte 8" in refusal(b"\xff\xfe\0\0" + b"a\0\0\0" + b"\xff" * 4)


def test_surrogates_in_utf_8_are_the_character_they_stand_for() -> None:
    """Some databases write an emoji as two surrogates of three bytes each (CESU-8)."""
    decoded = said(b"caf\xc3\xa9 \xed\xa0\xbd\xed\xb8\x80 ok")
    assert decoded.text == "café \U0001f600 ok"
    assert [r.rule for r in decoded.repairs] == ["encoding.cesu-8"]


def test_a_paste_in_windows_1252_is_read_within_utf_8() -> None:
    """Every stray byte is a letter of Windows-1252, on record with its place."""
    data = TALK.encode() + "A: “Déjà vu” – œuvre\n".encode("cp1252")
    decoded = said(data)
    assert decoded.text == TALK + "A: “Déjà vu” – œuvre\n"
    assert {r.rule for r in decoded.repairs} == {"encoding.cp1252"}
    for repair in decoded.repairs:
        assert data[repair.start : repair.end].decode("cp1252") == repair.after


def test_lines_in_either_encoding_are_both_read() -> None:
    """A file whose lines take turns between UTF-8 and Windows-1252 reads as one text."""
    lines = TALK.split("\n")
    data = b"\n".join(line.encode("cp1252" if n % 4 else "utf-8") for n, line in enumerate(lines))
    assert said(data).text == TALK


def test_a_paste_of_utf_8_is_read_within_windows_1252() -> None:
    """Where most of a file is Windows-1252, its UTF-8 is found as misread."""
    decoded = said(TALK.encode("cp1252") + "A: “Déjà vu”\n".encode())
    assert decoded.text == TALK + "A: “Déjà vu”\n"
    assert decoded.offsets.encoding == "cp1252"
    assert {r.rule for r in decoded.repairs} == {"encoding.misread"}


@pytest.mark.parametrize(("language", "codec"), [("pl", "cp1250"), ("ru", "cp1251")])
def test_a_paste_in_another_older_encoding_is_read_in_that(language: str, codec: str) -> None:
    """The stray bytes of a Polish or Russian file are not those of Windows-1252."""
    text = SENTENCES[language]
    decoded = said(f"{text}\n".encode() * 4 + text.encode(codec))
    assert decoded.text == f"{text}\n" * 4 + text
    assert {r.rule for r in decoded.repairs} == {f"encoding.{codec}"}


@pytest.mark.parametrize("broken", [b"\x81", b"\xe2\x80", b"\xf0\x9f\x98"])
def test_a_stray_byte_that_says_nothing_is_a_letter_lost(broken: bytes) -> None:
    """Damage in one place does not refuse a file: the place is kept and told."""
    decoded = said(TALK.encode() + b"one " + broken + b" two\n")
    assert decoded.text == f"{TALK}one \ufffd two\n"
    assert [r.rule for r in decoded.repairs] == ["encoding.broken"]


def test_a_letter_cut_off_at_the_end_is_a_letter_lost() -> None:
    """A file that was cut by its bytes may end within a letter."""
    assert said(TALK.encode() + b"caf\xc3").text == f"{TALK}caf\ufffd"


OLD = [
    ("cp1250", "pl cs hu ro"),
    ("cp1251", "ru uk"),
    ("cp1252", "en fr de es pt it sv da is fi"),
    ("cp1253", "el"),
    ("cp1254", "tr"),
    ("cp1255", "he"),
    ("cp1256", "ar"),
    ("cp1257", "lt"),
    ("iso8859_2", "pl cs"),
    ("iso8859_5", "ru"),
    ("koi8_r", "ru"),
    ("koi8_u", "uk"),
    ("mac_roman", "en fr de es pt it sv da"),
    ("cp874", "th"),
    ("cp932", "ja"),
    ("euc_jp", "ja"),
    ("gb18030", "zh"),
    ("big5", "zh-TW"),
    ("cp949", "ko"),
]


@pytest.mark.parametrize(
    ("codec", "language"), [(codec, one) for codec, many in OLD for one in many.split()]
)
def test_older_encodings_are_told_by_their_letters(codec: str, language: str) -> None:
    """One sentence is enough to tell in which encoding a language was written."""
    raw = SENTENCES[language].encode(codec, "ignore")
    decoded = said(b"Q: " + raw + b"\r\n")
    assert decoded.text == f"Q: {raw.decode(codec)}\n"
    assert decoded.offsets.guessed == (codec != "cp1252")


@pytest.mark.parametrize("text", ["Yes – no — so.", "near Münster, where", "“Don’t.”"])
def test_one_sign_of_a_macintosh_is_told(text: str) -> None:
    """A letter that stands alone, or large amid small ones, is none of Windows-1252."""
    assert said(text.encode("mac_roman")).text == text


def test_bytes_that_are_no_letters_are_refused_with_their_line() -> None:
    """The message names byte and line, and how to say the encoding."""
    noise = bytes(128 + (n * 37 + n * n) % 128 for n in range(400))
    message = refusal(b"first\nsecond\n" + noise)
    assert message.startswith("raw.txt:3: byte 0x80 is not UTF-8")
    assert "--encoding" in message


def test_mail_of_japan_is_refused_by_name() -> None:
    """ISO-2022-JP is ASCII with escapes; it is told apart and not read as noise."""
    assert "ISO-2022-JP" in refusal("Q: それで?".encode("iso2022_jp"))


def test_the_user_is_obeyed() -> None:
    """What the user says is in no doubt, however the letters look."""
    decoded = said(b"na\xefve", encoding="windows-1251")
    assert decoded.text == "naпve"
    assert not decoded.offsets.guessed


def test_the_user_is_told_where_he_is_wrong() -> None:
    """Bytes that are not of the encoding named are an error with their line."""
    message = refusal(b"one\ncaf\xe9\n", encoding="utf-8")
    assert message.startswith("raw.txt:2: byte 0xE9 is not utf-8, as --encoding says")


def test_an_unknown_encoding_lists_the_known() -> None:
    """A name that means nothing is a fault of the command line."""
    with pytest.raises(
        UsageError, match=r"no encoding “klingon” \(known are utf-8, .*windows-1251"
    ):
        said(b"text", encoding="klingon")


@pytest.mark.parametrize(
    ("name", "codec"),
    [("Latin-1", "cp1252"), ("ISO_8859-1", "cp1252"), ("GB2312", "gb18030"), ("SJIS", "cp932")],
)
def test_names_mean_what_browsers_take_them_for(name: str, codec: str) -> None:
    """The WHATWG's labels: what is called Latin-1 on the web is Windows-1252."""
    assert named(name) == codec


def test_a_declared_encoding_is_believed_where_it_makes_letters() -> None:
    """Two letters are too few to guess by, but a declaration and two letters are enough."""
    raw = "Był żart".encode("iso8859_2")
    decoded = said(raw, declared="ISO-8859-2")
    assert (decoded.text, decoded.offsets.guessed) == ("Był żart", False)
    assert said(TALK.encode(), declared="iso-8859-1").text == TALK
    assert said(SENTENCES["ru"].encode("cp1251"), declared="shift_jis").text == SENTENCES["ru"]


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b'<?xml version="1.0" encoding="windows-1251"?><a/>', "windows-1251"),
        (b"<html><head><meta charset=koi8-r>", "koi8-r"),
        (b'<META content="text/html; charset=iso-8859-2" http-equiv=Content-Type>', "iso-8859-2"),
        (b"<html><body>charset=utf-8", ""),
    ],
)
def test_the_declaration_of_tagged_text_is_found(data: bytes, name: str) -> None:
    """HTML and XML say their encoding near their beginning."""
    assert declared_in(data) == name


def test_a_look_at_wide_text_shows_its_letters() -> None:
    """Readers that go by how a file begins see UTF-16 as UTF-8."""
    assert look("WEBVTT\n".encode("utf-16")) == b"WEBVTT\n"
    assert look(b"\xef\xbb\xbfplain") == b"\xef\xbb\xbfplain"
