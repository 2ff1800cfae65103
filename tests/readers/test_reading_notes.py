"""Notes are reached from their references, and left again."""

from __future__ import annotations

import pytest
from shelf import Book
from windows import Opening
from written import NotePlace, Written, tidy

pytestmark = [pytest.mark.readers, pytest.mark.slow]


def chosen(written: Written, system: str) -> list[NotePlace]:
    """Return a few notes: the first, one in the midst, the last.

    Readium's navigator 2.4 turns no pages in a document that runs from the right.
    """
    notes = written.notes()
    if system == "readium":
        notes = [note for note in notes if not written.from_the_right(note.document)]
    return [notes[i] for i in sorted({0, len(notes) // 2, len(notes) - 1}) if notes]


def test_a_reference_leads_to_its_note_and_back(
    opening: Opening, system: str, book: Book, written: Written
) -> None:
    """A click on the number shows the note; a click on its arrow shows the number again."""
    assert written.notes()
    with opening(system, book.name) as opened:
        for place in chosen(written, system):
            opened.click(opened.run("turnTo", place.reference))
            assert opened.run("where", place.note_id), place
            opened.click(opened.run("wayBack", place.note_id))
            assert opened.run("where", place.reference_id), place
        assert opened.faults == []


def test_foliate_pops_notes_up(opening: Opening, book: Book, written: Written) -> None:
    """Where the reading system does that, a click on the number pops up the note, whole."""
    with opening("foliate", book.name, popups=1) as opened:
        for place in chosen(written, "foliate"):
            opened.page.evaluate("window.note = undefined")
            opened.click(opened.run("turnTo", place.reference))
            opened.page.wait_for_function("window.note", timeout=60_000)
            assert tidy(opened.page.evaluate("window.note")) == place.text
            assert opened.run("where", place.reference_id), "the page has turned"
        assert opened.faults == []
