r"""What no manuscript can hold goes, however it was written, and each change is on record."""

from __future__ import annotations

import json
import re
import unicodedata
from pathlib import Path

import pytest

from publisher import limits, manuscript, readers, transforms
from publisher.errors import RawError
from publisher.limits import MARKS, Limits
from publisher.model.transcript import MarkKind, Transcript
from publisher.readers.clean import clean

OVERRIDE = "\u202e"
PILE = "a" + "\u0301" * 99
FILES = {
    "talk.txt": "Q: One {} two?\n\nA: Three.\n",
    "talk.md": "Q: One {} two?\n\nA: Three.\n",
    "talk.html": "<p>Q: One {} two?</p><p>A: Three.</p>",
    "talk.vtt": "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ann>One {} two?\n",
    "talk.wiki": "'''Q:''' One {} two?\n\n'''A:''' Three.\n",
    "talk.tei": (
        '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>'
        '<u who="A">One {} two?</u></body></text></TEI>'
    ),
}


def read(name: str, said: str) -> Transcript:
    """Read a file that says something amid words."""
    return readers.read(Path(name), FILES[name].format(said).encode())


def told(transcript: Transcript) -> str:
    """Return all letters, and prove that the account of them holds."""
    normalized = transforms.normalize(transcript, id="talk")
    manuscript.write(normalized.manuscript)  # refuses what the format cannot say
    return transcript.said


def references(said: str) -> str:
    """Return characters as references."""
    return "".join(f"&#x{ord(c):x};" for c in said)


@pytest.mark.parametrize("name", [*FILES, "references"])
def test_marks_in_a_row_stop_at_thirty(name: str) -> None:
    """Whatever the format, and as references."""
    transcript = read("talk.html", references(PILE)) if name == "references" else read(name, PILE)
    assert re.findall("\u0301+", told(transcript)) == ["\u0301" * MARKS]


@pytest.mark.parametrize(
    "mark",
    ["\u05b0", "\u064b", "\u094d", "\u0e38", "\u20dd", "\ua8e0", "\U0001d165", "\u3099"],
    ids=lambda mark: f"U+{ord(mark):04X}",
)
def test_marks_of_any_script_are_counted(mark: str) -> None:
    """Hebrew, Arabic, Devanagari, Thai, signs, music, kana: all that Unicode calls a mark."""
    assert told(read("talk.txt", "a" + mark * 99)).count(mark) == MARKS


def test_marks_cannot_hide_behind_what_goes_itself() -> None:
    """A soft hyphen, a joiner, a tag between marks is no new beginning."""
    for between in ("\u00ad", "\u200b", "\u202e"):
        said = told(read("talk.txt", "a" + f"\u0301{between}" * 99))
        assert said.count("\u0301") == MARKS, between
    said = told(readers.read(Path("a.html"), f"<p>A: {PILE[:30]}<b>{PILE[1:30]}</b></p>".encode()))
    assert said.count("\u0301") == MARKS


def test_every_mark_of_unicode_is_in_the_class() -> None:
    """The ranges that are looked through hold all that it calls so, and two joiners only."""
    from publisher.readers.faults import _marks

    known = re.compile(f"[{_marks()}]")
    wrong = [
        f"{n:04X}"
        for n in range(0x110000)
        if (unicodedata.category(chr(n))[0] == "M") != bool(known.match(chr(n)))
    ]
    assert wrong == ["200C", "200D"]


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("sign", ["\u202e", "\u2066", "\ufffe", "\U000e0041"])
def test_what_turns_or_hides_letters_goes(name: str, sign: str) -> None:
    """As a character; words keep their letters."""
    if name == "talk.tei" and sign == "\ufffe":
        return  # is not well-formed (XML 1.0, 2.2)
    assert "xy" in told(read(name, f"x{sign}y"))


@pytest.mark.parametrize("sign", ["\u202e", "\u2066", "\u200e", "\ufeff", "\u2028"])
def test_an_escape_says_no_more_than_a_character(sign: str) -> None:
    """References of HTML and escapes of JSON are cleaned like what they stand for."""
    page = told(read("talk.html", f"x{references(sign)}y"))
    turns = json.dumps([{"speaker": "A", "text": f"One x{sign}y two"}])
    other = told(readers.read(Path("talk.json"), turns.encode()))
    assert sign not in page + other
    assert re.search(r"x\s?y", page)
    assert re.search(r"x\s?y", other)


@pytest.mark.parametrize("word", ["שלום", "سلام", "ܫܠܡܐ", "ދިވެހި", "ߒߞߏ", "𞤀𞤣𞤤𞤢𞤥"])
def test_marks_of_direction_stay_where_a_script_runs_to_the_left(word: str) -> None:
    """Hebrew, Arabic, Syriac, Thaana, N'Ko and Adlam have use of U+200F; English has none."""
    assert "\u200f" in told(read("talk.txt", f"{word} \u200f!"))
    assert "\u200f" in told(read("talk.html", references(f"{word} \u200f!")))
    assert "\u200f" not in told(read("talk.txt", "word \u200f!"))


def test_halves_of_letters_become_a_sign_that_keeps_their_place() -> None:
    """JSON, HTML and RTF can say half a surrogate pair; no text can hold it."""
    turns = rb'[{"speaker":"A","text":"One \ud800 two \ud83d\ude00"}]'
    assert told(readers.read(Path("a.json"), turns)) == "One \ufffd two \U0001f600"
    assert "One \ufffd two" in told(read("talk.html", "&#xD800;"))
    rtf = rb"{\rtf1\ansi A: One \u-10240? two.\par}"
    assert "\ud800" not in told(readers.read(Path("a.rtf"), rtf))


def test_names_and_facts_are_cleaned_too() -> None:
    """Who speaks, and what a page says of itself."""
    turns = json.dumps([{"speaker": "An\u202ena", "text": "One two"}])
    (event,) = readers.read(Path("a.json"), turns.encode()).events
    assert event.name == "Anna"
    page = f"<title>A{references(OVERRIDE)}B</title><p>A: One</p>"
    values = [one.value for one in readers.read(Path("a.html"), page.encode()).evidence]
    assert not any("\u202e" in value for value in values)


def test_marks_on_letters_move_with_them() -> None:
    """Emphasis behind what was taken out is on the same letters."""
    page = f"<p>A: One {references(OVERRIDE * 5)}two <b>three</b> four</p>"
    (event,) = readers.read(Path("a.html"), page.encode()).events
    (strong,) = (mark for mark in event.marks if mark.kind is MarkKind.STRONG)
    assert event.text[strong.start : strong.end] == "three"


def test_what_is_clean_stays_as_it_is() -> None:
    """The very object, so that it costs nothing."""
    transcript = read("talk.html", "&amp; caf&eacute; 👩\u200d👧 क्\u200dष")
    assert clean(transcript) is transcript


def test_an_override_and_a_pile_of_marks_are_told() -> None:
    """An editor looks at them, once for a kind; a stray mark of direction is not worth it."""
    pages = [("\u202e" * 3, 1), (references("\u202e"), 1), (PILE, 1), ("\u200e", 0)]
    for said, count in pages:
        found = transforms.normalize(read("talk.html", f"x{said}y"), id="talk").ledger.proposals
        assert [one.kind for one in found].count("signs") == count, said


def test_a_file_of_too_many_turns_is_refused_and_the_limit_can_be_raised() -> None:
    """The message names the limit."""
    data = b"Q: a?\n\nA: b.\n\n" * 5
    with limits.in_force(Limits(turns=9)), pytest.raises(RawError, match="--limit turns=NUMBER"):
        readers.read(Path("talk.txt"), data)
    with limits.in_force(Limits(turns=10)):
        assert len(readers.read(Path("talk.txt"), data).events) == 10


@pytest.mark.parametrize("name", ["a.html", "a.xhtml"])
def test_a_page_that_declares_entities_is_refused(name: str) -> None:
    """A reference to one would stand in the text as a word that nobody said."""
    page = '<!-- a -->\n<!DOCTYPE html PUBLIC "[" [<!ENTITY a "w">]><p>A: One &a; two</p>'
    with pytest.raises(RawError, match=rf"{name}:2:27: .*document type of its own"):
        readers.read(Path(name), page.encode())
    plain = '<!DOCTYPE html PUBLIC "[a]" "b"><p>A: One [two]</p>'
    assert readers.read(Path(name), plain.encode()).said == "A: One [two]"
