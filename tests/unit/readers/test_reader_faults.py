"""Characters that cannot stay, one by one: where they are, and what comes in their place."""

from __future__ import annotations

import pytest

from publisher.limits import MARKS
from publisher.readers.encodings import Reading
from publisher.readers.faults import PLACEHOLDER, Edit, edits, of_letters, runs_to_the_left
from publisher.readers.mojibake import Reread

MARK = "\u0301"
MISREAD = "encoding.misread"


def found(
    said: str, *misread: Reread, stray: str = "", encoding: str = "utf-8", entities: bool = False
) -> list[tuple[int, int, str, str]]:
    """Return what is to be replaced, without the part of the rules that is the same in all."""
    reading = Reading(said, encoding, stray=stray)
    made = edits(reading, misread, entities=entities)
    return [(e.start, e.end, e.rule.removeprefix("encoding."), e.after) for e in made]


def misread(start: int, end: int, after: str) -> Reread:
    """Return a stretch that was read wrongly before."""
    return Reread(start, end, MISREAD, after)


def test_what_was_misread_and_what_cannot_stay_come_in_order() -> None:
    """Before, between, right beside and behind one another."""
    said = "\x07Ã©\x07Ã©Ã© a\u202eb Ã©"
    pieces = [misread(n, n + 2, "é") for n in (1, 4, 6, 13)]
    assert found(said, *pieces) == [
        (0, 1, "control", " "),
        (1, 3, "misread", "é"),
        (3, 4, "control", " "),
        (4, 6, "misread", "é"),
        (6, 8, "misread", "é"),
        (10, 11, "bidi", ""),
        (13, 15, "misread", "é"),
    ]


def test_what_is_part_of_a_misread_letter_is_no_fault_of_its_own() -> None:
    """And a run of faults ends where such a letter begins."""
    assert found("a\x07\x07\x80\x81\x07b", misread(3, 5, "é")) == [
        (1, 3, "control", " "),
        (3, 5, "misread", "é"),
        (5, 6, "control", " "),
    ]


@pytest.mark.parametrize("after", ["\x80", "\x9f", "\x85\x90"])
def test_what_was_misread_as_controls_is_no_letter(after: str) -> None:
    """Then what stands there is looked at as it is."""
    assert found("a\x81\x82b", misread(1, 3, after)) == [(1, 3, "control", " ")]


@pytest.mark.parametrize(
    ("after", "wanted"),
    [("\u00a0", "\u00a0"), ("é\x85è", "é\nè"), ("é\u202e\x07", "é"), ("é\r", "é\n"), ("~", "~")],
)
def test_what_is_read_again_is_made_fit_itself(after: str, wanted: str) -> None:
    """Line ends become one, and what cannot stay does not come in by this door."""
    assert found("aÃ©b", misread(1, 3, after)) == [(1, 3, "misread", wanted)]


@pytest.mark.parametrize("plane", [1, 2, 15, 16])
def test_the_last_two_of_each_plane_are_no_characters(plane: int) -> None:
    """And the first of the next one is (Unicode 16, 23.7)."""
    last = plane * 0x10000 + 0xFFFF
    assert found(f"a{chr(last - 1)}{chr(last)}b") == [(1, 3, "bidi", "")]
    assert found(f"a{chr(last - 2)}{chr(plane * 0x10000)}b") == []


def test_the_thirty_first_mark_in_a_row_goes() -> None:
    """And all behind it, wherever the pile is."""
    assert found(f"a{MARK * MARKS}b") == []
    assert found(f"ab{MARK * (MARKS + 2)}c") == [(2 + MARKS, 4 + MARKS, "marks", "")]
    assert [*of_letters(f"a{MARK * MARKS}b", rtl=False)] == []
    assert len([*of_letters(f"a{MARK * (MARKS + 1)}b", rtl=False)]) == 1


def test_marks_of_direction_go_where_nothing_turns() -> None:
    """What a text has elsewhere decides, not what stands beside it."""
    assert found("a\u200eb") == [(1, 2, "bidi", "")]
    assert found("a\u200eb ש") == []
    assert [*of_letters("a\u200eb", rtl=False)] == [Edit(1, 2, "encoding.bidi", "")]
    assert [*of_letters("a\u200eb", rtl=True)] == []


@pytest.mark.parametrize(
    ("said", "rtl"),
    [("", False), ("abc", False), ("é漢я", False), ("aש", True), ("س", True), ("𞤀", True)],
)
def test_scripts_that_run_to_the_left_are_known(said: str, rtl: bool) -> None:
    """One letter is enough."""
    assert runs_to_the_left(said) is rtl


def test_letters_that_a_reader_gives_have_every_fault_told() -> None:
    """Halves of pairs among them; what is clean has none, with accents or without."""
    assert [*of_letters("a\x07b\ud800\r\nc", rtl=False)] == [
        Edit(1, 2, "encoding.control", " "),
        Edit(3, 4, "encoding.broken", PLACEHOLDER),
        Edit(4, 6, "encoding.line-end", "\n"),
    ]
    assert [*of_letters("plain\x07words\r\n", rtl=False)] == [
        Edit(5, 6, "encoding.control", " "),
        Edit(11, 13, "encoding.line-end", "\n"),
    ]
    for clean in ("plain words\n", "des mots à accents", "&eacute; &#8211;", "é &eacute;"):
        assert [*of_letters(clean, rtl=False)] == []


def strays(raw: bytes) -> str:
    """Return bytes as they are read that are no UTF-8."""
    return raw.decode("ascii", "surrogateescape")


@pytest.mark.parametrize(
    ("raw", "stray", "wanted"),
    [
        (b"\x93\xe9\xe8\x94", "cp1252", [(1, 2, "“"), (2, 4, "éè"), (4, 5, "”")]),
        (b"\xe9\x81\xe8", "cp1252", [(1, 2, "é"), (2, 3, PLACEHOLDER), (3, 4, "è")]),
        (b"\xe9\x81\x8d\xe8", "cp1252", [(1, 2, "é"), (2, 4, PLACEHOLDER), (4, 5, "è")]),
        (b"\x85\xe1", "iso8859_2", [(1, 2, "\n"), (2, 3, "á")]),
        (b"\xe9\xe8", "broken", [(1, 3, PLACEHOLDER)]),
        (b"\xe2\x80", "cp1252", [(1, 3, PLACEHOLDER)]),
        (b"\xed\xa0\xbd\xed\xb8\x80", "cp1252", [(1, 7, "\U0001f600")]),
    ],
)
def test_bytes_of_another_encoding_are_read_piece_by_piece(
    raw: bytes, stray: str, wanted: list[tuple[int, int, str]]
) -> None:
    """Words together, signs alone; halves of letters and what has no meaning are lost."""
    made = found(f"a{strays(raw)}b", stray=stray)
    assert [(start, end, after) for start, end, _, after in made] == wanted
    for _, _, rule, after in made:
        lost = "cesu-8" if after == "\U0001f600" else stray
        assert rule == ("broken" if after == PLACEHOLDER else lost)


@pytest.mark.parametrize(
    ("said", "after"),
    [
        ("caf" + strays(b"\xc3"), PLACEHOLDER),
        ("caf" + strays(b"\xc3") + "e", "Ã"),
        ("caf" + strays(b"\xe9"), "é"),
    ],
)
def test_only_the_first_half_of_a_letter_at_the_very_end_was_cut_off(said: str, after: str) -> None:
    """Elsewhere, and of other bytes, each is a letter of its own."""
    assert [one[-1] for one in found(said, stray="cp1252")] == [after]


def test_bytes_without_a_meaning_in_an_older_encoding_are_lost_letters() -> None:
    """One for a run of them."""
    said = f"a{strays(bytes([0x81, 0x8D]))}b"
    assert found(said, encoding="cp1252") == [(1, 3, "broken", PLACEHOLDER)]


def test_references_are_faults_only_where_they_are_to_be_read() -> None:
    """And only those that say something else than they are, and something fit."""
    said = "&eacute; &amp; &nosuch; &#8238; &#x41;"
    assert found(said) == []
    assert found(said, entities=True) == [
        (0, 8, "entity", "é"),
        (9, 14, "entity", "&"),
        (32, 38, "entity", "A"),
    ]
