"""A talk on its pages: no label alone at the foot, no short question parted from its answer."""

from __future__ import annotations

import io
import re
from itertools import pairwise
from typing import Any

import pypdfium2

SHEET = """
.turn p { margin: 0; text-align: left; hyphens: manual }
.short, .brief { break-after: avoid }
"""
_WORD = re.compile(r"(?:ask|tell)\d+")


def _words(name: str, count: int) -> str:
    return " ".join([name] * count) + "."


def _turn(kind: str, label: str, number: int, *paragraphs: str) -> str:
    first, *others = paragraphs
    more = "".join(f"<p>{words}</p>" for words in others)
    says = f'<p class="says"><b class="speaker">{label}:</b> {first}</p>'
    return f'<div class="turn {kind}" id="one.{label}{number}">{says}{more}</div>'


def _talk(pairs: int) -> str:
    """Return questions of one to three lines, and answers of many forms."""
    turns = []
    for n in range(10, 10 + pairs):
        turns.append(_turn("interviewer", "Q", n, _words(f"ask{n}", 2 + 5 * (n % 3))))
        answer, after = _words(f"tell{n}", 3 + 7 * (n % 4)), _words(f"tell{n}", 40 - n % 9)
        turns.append(_turn("interviewee", "A", n, answer, *([] if n % 2 else [after])))
    return "".join(turns)


def _pages(sample: Any, make_interview: Any) -> list[list[list[str]]]:
    """Return the marked words of each line of each page that has some."""
    talk = make_interview("one", 0, _talk(60))
    book = sample.styled(SHEET).having(talk).book()
    pages = []
    for page in pypdfium2.PdfDocument(io.BytesIO(book.pdf)):
        lines = page.get_textpage().get_text_range().splitlines()
        found = [words for words in map(_WORD.findall, lines) if words]
        pages += [found] if found else []
    return pages


def test_turns_on_their_pages(sample: Any, make_interview: Any) -> None:
    """What a page ends with is no question, and two lines of an answer that goes on."""
    pages = _pages(sample, make_interview)
    assert len(pages) > 5
    for page, following in pairwise(pages):
        last, first = page[-1][-1], following[0][0]
        assert not last.startswith("ask")
        if last == first:
            assert sum(last in line for line in page) >= 2
