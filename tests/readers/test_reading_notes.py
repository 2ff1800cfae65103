"""Notes are reached from their references, and left again."""

from __future__ import annotations

import pytest
from windows import Opening
from shelf import Book
from written import NotePlace, Written, tidy

pytestmark = [pytest.mark.readers, pytest.mark.slow]

BACK = " ↑"


def chosen(written: Written) -> list[NotePlace]:
    """Return a few notes: the first, one in the midst, the last."""
    notes = written.notes()
    assert notes
    return [notes[i] for i in sorted({0, len(notes) // 2, len(notes) - 1})]


def test_a_reference_leads_to_its_note_and_back(
    opening: Opening, system: str, book: Book, written: Written
) -> None:
    """A click on the number shows the note; a click on its arrow shows the number again."""
    with opening(system, book.name) as opened:
        for place in chosen(written):
            opened.click(place.reference)
            assert opened.run("where", place.note.partition("#")[2]), place
            opened.click(f"{place.note} .backlink")
            assert opened.run("where", place.reference.partition("#")[2]), place
        assert opened.faults == []


def test_foliate_pops_notes_up(opening: Opening, book: Book, written: Written) -> None:
    """Where the reading system does that, a click on the number pops up the note, whole."""
    with opening("foliate", book.name, popups=1) as opened:
        for place in chosen(written):
            opened.page.evaluate("window.note = undefined")
            opened.click(place.reference)
            opened.page.wait_for_function("window.note", timeout=5000)
            assert tidy(opened.page.evaluate("window.note")) == place.text
            assert opened.run("where", place.reference.partition("#")[2]), "the page has turned"
        assert opened.faults == []
