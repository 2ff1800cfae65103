"""What a reading system shows is what was written, from the first word to the last."""

from __future__ import annotations

import pytest
from shelf import Book
from windows import Look
from written import Written, solid, tidy, told

UNHEADED = ("Dedication", "Epigraph")
"""Titles of what stands on its page without one."""

pytestmark = [pytest.mark.readers, pytest.mark.slow]


def test_the_whole_spine_is_shown_as_it_stands_in_the_file(look: Look, written: Written) -> None:
    """Every document is shown, in order, with the text that an XML parser finds in it."""
    for shown in (look.pages, look.scrolls):
        assert [section["href"] for section in shown] == written.spine()
        for section in shown:
            assert tidy(section["text"]) == written.text(section["href"])


def test_what_is_told_is_what_the_manuscript_tells(look: Look, book: Book) -> None:
    """After its opener a section shows the words of its manuscript and labels, and nothing else.

    Only the sources of the interviews follow what an editor says of permissions.
    """
    shown = {section["section"]: section for section in look.pages}
    assert book.texts
    matter = (*book.edition.front, *book.edition.back)
    listing = {m.manuscript.id for m in matter if m.role == "permissions" and m.manuscript}
    for text in book.texts:
        section, model = solid(shown[text.id]["told"]), told(text, book.edition.language)
        opener, found, more = section.rpartition(model)
        assert found, f"{text.id} tells something else"
        assert not more or text.id in listing
        assert solid(text.title) in opener or text.title in UNHEADED
        assert len(opener) < 300


def test_the_documents_are_those_that_were_asked_for(look: Look, written: Written) -> None:
    """The document that is shown for a path is the one at that path."""
    for section in look.pages:
        first = written.document(section["href"])[0]
        assert section["section"] == first.get("id")
