"""Laws of reading: however a talk was written down, the same talk is read."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from dialects import (
    json_dialects,
    mail_dialects,
    rtf_dialects,
    table_dialects,
    text_dialects,
    xml_dialects,
)
from dialects.talk import ASKER, TELLER, Talk, talks
from hypothesis import given
from hypothesis import strategies as st

from publisher import readers, transforms
from publisher.transforms.gate import words


def told(name: str, data: bytes) -> list[tuple[str | None, str | None, list[str]]]:
    """Return speaker, role and words of every block with words, neighbours as one."""
    made = transforms.normalize(readers.read(Path(name), data), id="raw")
    found: list[tuple[str | None, str | None, list[str]]] = []
    for block in transforms.report(made, file=name, manuscript="")["blocks"]:  # type: ignore[attr-defined]
        said = words(re.sub(r"\W", " ", str(block["text"]).replace("’", "'")))
        if block["type"] == "heading":
            continue
        if found and found[-1][0] == block["speaker"]:
            found[-1][2].extend(said)
        else:
            found.append((block["speaker"], block["role"], said))
    return found


def wanted(talk: Talk) -> list[tuple[str, list[str]]]:
    """Return speaker and words of every turn."""
    return [(t.speaker, words(re.sub(r"\W", " ", t.flat.replace("’", "'")))) for t in talk.turns]


def same_talk(found: list[tuple[str | None, str | None, list[str]]], talk: Talk) -> None:
    """Check the words of every turn, and that each speaker has one name all through."""
    assert [said for _, _, said in found] == [said for _, said in wanted(talk)]
    names = {(mine, theirs) for (mine, _, _), (theirs, _) in zip(found, wanted(talk), strict=True)}
    assert len(names) == 2


def same_names(found: list[tuple[str | None, str | None, list[str]]], talk: Talk) -> None:
    """Check speakers and words of every turn."""
    assert [(name, said) for name, _, said in found] == wanted(talk)


def as_json(value: Any, *, ascii_only: bool) -> bytes:
    """Return a value as JSON."""
    return json.dumps(value, indent=1 if ascii_only else None, ensure_ascii=ascii_only).encode()


JSON_NAMED = st.sampled_from(json_dialects.NAMES)
JSON_NUMBERED = st.sampled_from(json_dialects.NUMBERED)


@given(talks(), JSON_NAMED, st.booleans())
def test_json_with_names(talk: Talk, dialect: Callable[[Talk], Any], ascii_only: bool) -> None:
    """Whatever the fields are called, turns and speakers are found."""
    same_names(told("raw.json", as_json(dialect(talk), ascii_only=ascii_only)), talk)


@given(talks(), JSON_NUMBERED, st.booleans())
def test_json_with_numbers(talk: Talk, dialect: Callable[[Talk], Any], ascii_only: bool) -> None:
    """Speakers whom a service only numbers are told apart, and the talk is told once."""
    same_talk(told("raw.json", as_json(dialect(talk), ascii_only=ascii_only)), talk)


@given(talks(), st.sampled_from(json_dialects.NAMELESS))
def test_json_without_speakers(talk: Talk, dialect: Callable[[Talk], Any]) -> None:
    """Where nobody is told apart nobody is invented, and the words stand once, in order."""
    found = told("raw.json", as_json(dialect(talk), ascii_only=True))
    assert {name for name, _, _ in found} == {None}
    assert [w for _, _, said in found for w in said] == [
        w for _, said in wanted(talk) for w in said
    ]


@given(talks())
def test_json_lines(talk: Talk) -> None:
    """A line an object reads like a list of them."""
    same_names(told("raw.jsonl", json_dialects.as_lines(talk).encode()), talk)


@given(talks(), st.sampled_from(table_dialects.NAMED))
def test_tables_with_names(talk: Talk, dialect: Callable[[Talk], str]) -> None:
    """Columns are found by their names or by what they hold."""
    same_names(told("raw.csv", dialect(talk).encode()), talk)


@given(talks(), st.sampled_from(table_dialects.NUMBERED))
def test_tables_with_numbers(talk: Talk, dialect: Callable[[Talk], str]) -> None:
    """Speakers by number, questions and answers."""
    same_talk(told("raw.csv", dialect(talk).encode()), talk)


@given(talks(), st.sampled_from(table_dialects.TABS))
def test_tables_by_tabs(talk: Talk, dialect: Callable[[Talk], str]) -> None:
    """Tabs part cells, and quotes are letters."""
    same_names(told("raw.tsv", dialect(talk).encode()), talk)


@given(talks(), st.sampled_from(rtf_dialects.ALL))
def test_rich_text(talk: Talk, dialect: Callable[[Talk], str]) -> None:
    """Whichever program wrote it, rich text says the same."""
    same_names(told("raw.rtf", dialect(talk).encode("latin-1")), talk)


@given(talks(), st.sampled_from(mail_dialects.ALL))
def test_mail(talk: Talk, dialect: Callable[[Talk], bytes]) -> None:
    """However a mail is packed, the quoted questions and the answers are read."""
    found = told("raw.eml", dialect(talk))
    same_names(found, talk)
    assert {name: role for name, role, _ in found} == {ASKER: "interviewer", TELLER: "interviewee"}


@pytest.mark.parametrize("dialect", [json_dialects.turns, json_dialects.questions])
def test_parts_in_the_talk_are_read(dialect: Callable[[Talk], Any]) -> None:
    """Who interviews whom is taken from where the file states it."""
    talk = Talk("So", (*_two(),))
    found = told("raw.json", as_json(dialect(talk), ascii_only=True))
    assert {name: role for name, role, _ in found} == {ASKER: "interviewer", TELLER: "interviewee"}


def _two() -> list[Any]:
    from dialects.talk import Said

    return [Said(ASKER, ("So it was cold.",)), Said(TELLER, ("Was it?",))] * 2


@given(talks(), st.sampled_from(text_dialects.NAMED))
def test_text_with_names(talk: Talk, dialect: Callable[[Talk], str]) -> None:
    """However a typed text shows who speaks, turns and speakers are found."""
    same_names(told("raw.txt", dialect(talk).encode()), talk)


@given(talks(), st.sampled_from(text_dialects.TOLD_APART + text_dialects.NUMBERED))
def test_text_with_letters_and_numbers(talk: Talk, dialect: Callable[[Talk], str]) -> None:
    """Speakers without a name are told apart."""
    same_talk(told("raw.txt", dialect(talk).encode()), talk)


@given(talks(), st.sampled_from(text_dialects.MARKDOWN))
def test_markdown_that_marks_questions(talk: Talk, dialect: Callable[[Talk], str]) -> None:
    """Questions in bold, in italics, as headings or quotations are questions."""
    same_talk(told("raw.md", dialect(talk).encode()), talk)


@given(talks(), st.sampled_from(text_dialects.WIKI))
def test_wiki(talk: Talk, dialect: Callable[[Talk], str]) -> None:
    """Names in bold on a wiki page are names."""
    same_names(told("raw.wiki", dialect(talk).encode()), talk)


@given(talks())
def test_captions(talk: Talk) -> None:
    """Cues are put together again, by voices and by labels."""
    for ending, dialects in ((".vtt", text_dialects.WEBVTT), (".srt", text_dialects.SUBRIP)):
        for dialect in dialects:
            same_names(told("raw" + ending, dialect(talk).encode()), talk)


@given(talks(), st.sampled_from(xml_dialects.DIALECTS))
def test_archives_and_word_processors(
    talk: Talk, dialect: Callable[[Talk], tuple[str, bytes]]
) -> None:
    """XML of archives and documents of word processors keep who says what."""
    name, data = dialect(talk)
    same_names(told(name, data), talk)
