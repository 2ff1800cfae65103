"""Notes stand at the foot, unless one is too long to be printed there."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any
from xml.etree import ElementTree

import pypdfium2
import pytest

from publisher.model.publication import Document
from publisher.pdf.notes import place_notes

NOTE = '<p>Words<span class="footnote">{}</span>, more</p>'


def placed(*notes: str) -> str:
    """Return the markup of a section with these notes, after they were placed."""
    paragraphs = "".join(map(NOTE.format, notes))
    root = ElementTree.fromstring(f"<body><section>{paragraphs}</section></body>")
    place_notes(root, "d")
    return ElementTree.tostring(root, encoding="unicode")


def test_short_notes_stay() -> None:
    """Notes of some lines are left where they are."""
    assert placed("One.", "x" * 640).count('class="footnote"') == 2


def test_one_long_note_moves_all() -> None:
    """With one long note the section has endnotes only, numbered, with their markup and calls."""
    made = placed("One <em>two</em>.", "x" * 641)
    assert "footnote" not in made
    assert '<li id="d_endnote-1">One <em>two</em>.</li>' in made
    assert '<p>Words<a class="call" href="publisher:d_endnote-2?2">2</a>, more</p>' in made


def test_short_notes_move_if_the_edition_says_so() -> None:
    """Endnotes are a choice, too."""
    root = ElementTree.fromstring(f"<body><section>{NOTE.format('One.')}</section></body>")
    place_notes(root, "d", at_end=True)
    assert root.find("section/ol/li") is not None


@pytest.mark.parametrize("length", [630, 3000, 20_000])
def test_no_word_of_a_note_is_lost(
    sample: Any, make_interview: Callable[..., Document], length: int
) -> None:
    """However long a note is, all of it is on some page."""
    words = " ".join(f"w{n}" for n in range(length // 6))
    book = sample.having(make_interview("one", 1, NOTE.format(words))).book()
    document = pypdfium2.PdfDocument(book.pdf)
    text = "\n".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    printed = set(re.findall(r"w\d+", text))
    assert [w for w in words.split() if w not in printed] == []


@pytest.mark.slow
def test_a_note_stands_under_its_call(sample: Any, make_interview: Callable[..., Document]) -> None:
    """However the page breaks fall, a note is on the page of its call."""
    css = ".talk p { text-align: justify; margin: 0 } b { font-weight: 700 }"
    names = [f"X{letter}x" for letter in "abcdefghijkl"]
    for length in range(1, 9):
        words = "Nobody had said anything of the kind before that night. " * 3
        paragraphs = "".join(
            f"<p>{words[: 40 * length + 23 * n]} {name}"
            f'<span class="footnote">Note{name} in some words.</span> {words}</p>'
            for n, name in enumerate(names)
        )
        book = sample.having(make_interview("one", 1, paragraphs)).styled(css).book()
        document = pypdfium2.PdfDocument(book.pdf)
        pages = [page.get_textpage().get_text_range() for page in document]
        document.close()
        for name in names:
            (call,) = [n for n, text in enumerate(pages) if re.search(rf"\s{name}", text)]
            (note,) = [n for n, text in enumerate(pages) if f"Note{name}" in text]
            assert call == note, (length, name)
