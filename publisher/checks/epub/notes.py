"""Notes: each reference leads to one, each leads back (DPUB-ARIA 1.1).

Floor 4: imports lower floors and its own modules only.
"""

from __future__ import annotations

from publisher.checks.epub.addresses import Address
from publisher.checks.epub.book import Book
from publisher.checks.report import Report

__all__ = ["check_notes"]


def check_notes(book: Book, report: Report) -> None:
    """Check references and notes of the whole book, where notes may be in another document."""
    documents = list(book.read())
    known = {Address(d.path, note.id) for d in documents for note in d.notes if note.id}
    called: dict[Address, set[Address]] = {}
    for document in documents:
        for link in document.references:
            if link.target in known:
                homes = {Address(document.path, anchor) for anchor in link.ids}
                called.setdefault(link.target, set()).update(homes)
            elif link.target.path not in book.unread:
                message = f"{link.target} is no note" if book.has(link.target) else "leads nowhere"
                report.add("note-reference-dead", message, link.where)
    for document in documents:
        for note in document.notes:
            back = called.get(Address(document.path, note.id))
            if back is None:
                report.add("note-unreferenced", "nothing refers to this note", note.where)
            elif back.isdisjoint(note.links):
                report.add("note-without-backlink", "no link leads back from this note", note.where)
