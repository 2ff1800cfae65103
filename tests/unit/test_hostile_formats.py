"""Hostile files of every format: work in step with their size, whatever is done over and over."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from test_hostile import calls, outcome

Shape = Callable[[int], str]


def repeated(head: str, unit: str, tail: str = "") -> Shape:
    """Return a file of some size that says one thing over and over."""
    return lambda size: head + unit * (size // len(unit)) + tail


def nested(opened: str, closed: str, head: str = "", tail: str = "") -> Shape:
    """Return a file of some size that nests as deep as it can."""

    def made(size: int) -> str:
        depth = size // (len(opened) + len(closed))
        return head + opened * depth + "word" + closed * depth + tail

    return made


CUE = "00:01.000 --> 00:02.000\n"
TIMES = "00:00:01,000 --> 00:00:02,000\n"
TEI, TEI_END = '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>', "</body></text></TEI>"
TTML, TTML_END = '<tt xmlns="http://www.w3.org/ns/ttml"><body><div>', "</div></body></tt>"
PAGE = "<p>A: one</p>"
MAIL = "From: a@b.org\nSubject: a"
CODED = (
    f"{MAIL}\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n"
    "Content-Transfer-Encoding: quoted-printable\n\nA: one"
)

FORMATS: dict[str, dict[str, Shape]] = {
    ".vtt": {
        "cues": repeated("WEBVTT\n\n", f"{CUE}<v Ann>one\n\n"),
        "arrows": repeated("WEBVTT\n\n", "-->"),
        "bad times": repeated("WEBVTT\n\n", "00:09,000 --> 00:01:000\none\n\n"),
        "one cue": repeated(f"WEBVTT\n\n{CUE}", "<c.a.b><00:01.5>one</c>\n"),
        "open tags": repeated(f"WEBVTT\n\n{CUE}", "<b"),
        "notes": repeated("WEBVTT\n\n", "NOTE one\n\n", f"{CUE}one\n"),
    },
    ".srt": {
        "cues": repeated("", f"1\n{TIMES}one two\n\n"),
        "digits": repeated("", "1", f"\n{TIMES}one\n"),
        "digits in times": repeated("1\n", "1", f"{TIMES}one\n"),
        "text between": repeated("", f"1\n{TIMES}a\n\nb\nc\n\n"),
    },
    ".html": {
        "paragraphs": repeated("", "<p>Q: a?</p><p>A: b.</p>"),
        "open tags": repeated(PAGE, "<"),
        "open comments": repeated(PAGE, "<!-- "),
        "divisions": nested("<div>", "</div>", PAGE),
        "lists": nested("<ul><li>", "</li></ul>", PAGE),
        "tables": nested("<table><tr><td>", "", PAGE),
        "inline": repeated("<p>A: one", "<b><i>", "</p>"),
        "attributes": repeated("<p ", "a=b ", ">A: one</p>"),
        "quotes": repeated("<p a=", "\"'", ">A: one</p>"),
        "references": repeated("<p>A: one ", "&#x301;", "</p>"),
        "scripts": repeated(PAGE, "<script>"),
        "end tags": repeated("<p>A: one", "</p></b>", "</p>"),
    },
    ".json": {
        "turns": lambda size: "[" + ",".join(['{"speaker":"A","text":"one"}'] * (size // 29)) + "]",
        "deep": nested("[", "]"),
        "escapes": repeated('[{"speaker":"A","text":"', "\\u0301", '"}]'),
        "backslashes": repeated('[{"speaker":"A","text":"', "\\\\", '"}]'),
        "equal keys": repeated('[{"speaker":"A"', ',"text":"one"', "}]"),
        "digits": repeated('[{"speaker":"A","text":"one","start":', "1", "}]"),
        "lines": repeated("", '{"speaker":"A","text":"one"}\n'),
        "open strings": repeated("[", '"'),
    },
    ".rtf": {
        "paragraphs": repeated(r"{\rtf1 ", r"A: one\par ", "}"),
        "groups": nested("{", "}", r"{\rtf1 A: one ", r"\par}"),
        "open groups": repeated(r"{\rtf1 A: one ", "{"),
        "fields": repeated(r"{\rtf1 A: one ", r'{\field{\*\fldinst HYPERLINK "a', "}"),
        "unicode": repeated(r"{\rtf1 A: one ", r"\u769?", r"\par}"),
        "fallbacks": repeated(r"{\rtf1 A: one ", r"\uc9\u233 ", r"\par}"),
        "bytes": repeated(r"{\rtf1 A: one ", r"\'e9", r"\par}"),
        "cells": repeated(r"{\rtf1 ", r"\trowd\intbl A\cell one\cell\row ", "}"),
    },
    ".tei": {
        "turns": repeated(TEI, '<u who="A">one</u>', TEI_END),
        "inline": repeated(f'{TEI}<u who="A">one ', "<pause/>", f"</u>{TEI_END}"),
        "references": repeated(f'{TEI}<u who="A">one ', "&amp;", f"</u>{TEI_END}"),
    },
    ".ttml": {
        "cues": repeated(TTML, '<p begin="1s" end="2s">one</p>', TTML_END),
        "breaks": repeated(f'{TTML}<p begin="1s" end="2s">a', "<br/>b", f"</p>{TTML_END}"),
    },
    ".csv": {
        "rows": repeated("speaker,text\n", "A,one two\n"),
        "quotes": repeated("speaker,text\nA,", '"', "\n"),
        "columns": repeated("speaker,text\n", "A,", "\n"),
        "one cell": repeated('speaker,text\nA,"', "one\n", '"\nB,two\n'),
    },
    ".eml": {
        "lines": repeated(f"{MAIL}\n\n", "A: one\n\n"),
        "quoted": repeated(f"{MAIL}\n\n", "> > > one\n"),
        "folded": repeated(MAIL, "\n b", "\n\nA: one\n"),
        "words": repeated(MAIL, " =?utf-8?q?a?=", "\n\nA: one\n"),
        "quoted-printable": repeated(CODED, "=C3=A9=\n", "\n"),
    },
    ".wiki": {
        "turns": repeated("", "'''Q:''' a?\n\n'''A:''' b.\n\n"),
        "templates": repeated("'''A:''' one ", "{{a|"),
        "links": repeated("'''A:''' one ", "[[a|"),
        "apostrophes": repeated("'''A:''' one ", "'"),
        "tables": repeated("'''A:''' one\n", "{|\n|-\n|a\n"),
        "notes": repeated("'''A:''' one", "<ref>a</ref>", " two."),
        "open notes": repeated("'''A:''' one ", "<ref>"),
    },
}
"""What each format can be made to do over and over."""


ALL = pytest.mark.parametrize(
    ("ending", "shape"),
    [
        pytest.param(ending, shape, id=f"{ending} {name}")
        for ending, shapes in FORMATS.items()
        for name, shape in shapes.items()
    ],
)


@ALL
def test_work_grows_no_faster_than_the_file(
    ending: str, shape: Shape, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Twice the file is at most three times the work, or a refusal after less."""
    monkeypatch.chdir(tmp_path)
    path = Path(f"talk{ending}")
    path.write_text(shape(1000))
    calls(path)  # what is done once for all is done now
    path.write_text(shape(3000))
    once = calls(path)
    path.write_text(shape(6000))
    assert calls(path) < 3 * once


@pytest.mark.slow
@ALL
def test_patterns_take_time_in_step_with_the_file(
    ending: str, shape: Shape, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What runs in C makes no calls: four times the file is no ten times the work."""
    monkeypatch.chdir(tmp_path)
    path = Path(f"talk{ending}")
    spent = []
    for size in (40_000, 160_000):
        path.write_text(shape(size))
        before = time.process_time()
        outcome(path)
        spent.append(time.process_time() - before)
    assert spent[1] < max(10 * spent[0], 2)
