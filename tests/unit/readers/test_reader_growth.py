"""Linear time, told by counting the lines of Python that run and not by a clock."""

from __future__ import annotations

import sys
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from publisher.readers import read

CUE = "00:01.000 --> 00:02.000\n"
CAPTION = "00:00:01,000 --> 00:00:02,000\n"

GROWING = {
    "many paragraphs": ("t.txt", "", "Anna: Bread?\n\n", ""),
    "one long paragraph": ("t.txt", "", "at three\n", ""),
    "blank lines": ("t.txt", "a\n", "\n", "b\n"),
    "deep quotations": ("t.txt", "", "> ", "end\n"),
    "plain notes": ("t.txt", "", "[^a]: So.\n", ""),
    "repairs": ("t.txt", "x", " wo\u00adrd", "\n"),
    "misread letters": ("t.txt", "", "cafÃ© ", "\n"),
    "combining marks": ("t.txt", "e", "\u0301", " x\n"),
    "a header never closed": ("t.txt", "---\n", "key: value\n", ""),
    "marked paragraphs": ("t.md", "", "**Anna:** *Bread?* [a](http://e.org)\n\n", ""),
    "stars": ("t.md", "", "*a **b ", "\n"),
    "brackets": ("t.md", "", "[", "\n"),
    "pictures": ("t.md", "", "![", "\n"),
    "closed brackets": ("t.md", "", "[a] ", "\n"),
    "ticks": ("t.md", "", "`a ``b ", "\n"),
    "angles": ("t.md", "", "<a ", "\n"),
    "comments opened": ("t.md", "", "<!-- ", "\n"),
    "comments": ("t.md", "", "<!-- x -->\n", "end\n"),
    "definitions": ("t.md", "", "[a]: http://e.org\n", "\nend\n"),
    "markdown notes": ("t.md", "", "[^a]: So.\n", ""),
    "items": ("t.md", "", "1. one\n", ""),
    "empty items": ("t.md", "", "1.\n", ""),
    "cues": ("t.vtt", "WEBVTT\n\n", CUE + "<v Bo>Bread</v>\n\n", ""),
    "voices": ("t.vtt", "WEBVTT\n\n" + CUE, "<v Bo>so ", "\n"),
    "tags never closed": ("t.vtt", "WEBVTT\n\n" + CUE, "<i>so ", "\n"),
    "turns of JSON": ("t.json", "[", '{"speaker":"Bo","start":1,"text":"So it was."},', "]"),
    "words of JSON": ("t.json", '{"words":[', '{"word":"So.","start":1.5,"speaker":2},', "]}"),
    "escapes of JSON": ("t.json", '{"text":"', "\\u00e9 so ", '"}'),
    "tags in JSON": ("t.json", '{"text":"', "<p>So it was</p> <i>&amp; ", '"}'),
    "open angles in JSON": ("t.json", '{"text":"', "<p so ", '"}'),
    "values of JSON": ("t.json", "", '{"speaker":"Bo","text":"So it was."}\n', ""),
    "the talk again": (
        "t.json",
        '{"text":"So","a":[',
        '{"text":"So it was","words":["So","it"]},',
        "]}",
    ),
    "people of JSON": ("t.json", '{"text":"So it was","speakers":[', '{"id":1,"name":"Bo"},', "]}"),
    "rows": ("t.csv", "speaker,text\n", 'Bo,"So ""it"" was, then."\n', ""),
    "one long cell": ("t.csv", 'speaker,text\nBo,"', 'so ""it"" was\n', '"\n'),
    "one long row": ("t.csv", "speaker,text\nBo,so", ",so", "\n"),
    "quotes never closed": ("t.tsv", "speaker\ttext\n", 'Bo\t"So it was\n', ""),
    "groups": ("t.rtf", "{\\rtf1 so ", "{", "x"),
    "runs": ("t.rtf", "{\\rtf1 ", "{\\b Bo:} so\\'e9 \\u233?\n", "}"),
    "pairs": ("t.rtf", "{\\rtf1 ", "\\u-10179?\\u-8704?", "}"),
    "halves": ("t.rtf", "{\\rtf1 so ", "\\u-10179?", "}"),
    "fields": ("t.rtf", "{\\rtf1 so ", '{\\field{\\*\\fldinst HYPERLINK "a', "}"),
    "notes of rich text": ("t.rtf", "{\\rtf1 so", "{\\footnote it}", "}"),
    "quoted mail": ("t.eml", "From: a\nTo: b\n\n", "> So it was,\n> then.\n\nYes.\n\n", ""),
    "fields of mail": ("t.eml", "From: a\n", "X-A: b\n c\n", "\nSo.\n"),
    "captions": ("t.srt", "", "1\n" + CAPTION + "Bread\n\n", ""),
}


def lines_run(name: str, text: str) -> int:
    """Return how many lines of Python run while a text is read."""
    data, count = text.encode(), 0

    def trace(frame: FrameType, event: str, _: Any) -> Any:
        nonlocal count
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        read(Path(name), data)
    finally:
        sys.settrace(before)
    return count


def growth(name: str, head: str, unit: str, tail: str) -> float:
    """Return by how much the work grows when the text grows fourfold.

    Both sizes lie beyond the depth at which nesting is cut off.
    """
    small, large = (lines_run(name, head + unit * n + tail) for n in (200, 800))
    return large / small


@pytest.mark.parametrize("case", GROWING)
def test_four_times_the_text_is_four_times_the_work(case: str) -> None:
    """Reading takes steps in proportion to the length of the text, for ill-meant texts too."""
    assert growth(*GROWING[case]) < 5


def test_the_count_tells_a_square_from_a_line() -> None:
    """The measure itself is sound: work within work would be found out."""
    head, unit, tail = "WEBVTT\n\n" + CUE + "x\n", "so\n", ""
    once = lines_run("t.vtt", head + unit * 60 + tail)
    assert lines_run("t.vtt", head + unit * 60 + tail) == once
    assert lines_run("t.vtt", head + unit * 960 + tail) > 5 * once


def test_marks_opened_and_never_closed_are_linear() -> None:
    """Tags that open one mark and close another take no more than their share."""
    small, large = (
        lines_run("t.vtt", f"WEBVTT\n\n{CUE}{'<i>' * n}so{'</b>' * n}\n") for n in (60, 240)
    )
    assert large / small < 5
