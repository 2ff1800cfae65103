"""The plan of a book: in go the lengths of its sections, out comes every side in order.

House rules (The Chicago Manual of Style, 18th ed., 1.4 and 1.6): a section opens
on a recto; the copyright page is the verso of the title page, the series page that of
the half title; front matter is
numbered in roman, the text in arabic from 1; nothing is printed on blank pages;
title pages carry neither folio nor head, openers a folio at the foot only.  The
book has an even number of sides, because a leaf has two.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from publisher.model.publication import Document, Folio, Pagination, PrintedPage
from publisher.pdf.section import Section

__all__ = ["Plan", "Side", "make_plan", "opens_on_verso", "paginate", "roman"]

_BARE = frozenset(
    ("half-title", "series-page", "title-page", "copyright", "dedication", "epigraph", "part")
)
_VERSO = frozenset(("copyright", "series-page"))


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a leaf.

    ``document`` and ``page`` (from 0) say what is printed there, or are None and
    0 on a blank; ``master`` is the page master of the furniture: ``opener``,
    ``running``, ``front`` or ``bare``.
    """

    label: str
    master: str
    document: Document | None = None
    page: int = 0


@dataclass(frozen=True, slots=True)
class Plan:
    """All sides of the book; ``body`` counts those before the arabic ones.

    ``first`` is the number of the first of these: 1, unless they are part of another book.
    """

    sides: tuple[Side, ...]
    body: int
    first: int = 1

    def start(self, document: str) -> int:
        """Return the index of the first side of a document; KeyError if it has none."""
        for index, side in enumerate(self.sides):
            if side.document and side.document.id == document:
                return index
        raise KeyError(document)

    def shortened(self, document: str, length: int) -> Plan:
        """Return the plan with blanks for the pages that a document does not fill."""
        sides = tuple(
            Side(side.label, "bare")
            if side.document and side.document.id == document and side.page >= length
            else side
            for side in self.sides
        )
        return replace(self, sides=sides)


def opens_on_verso(document: Document) -> bool:
    """Tell whether a document opens on a left-hand page; all others open on a right one."""
    return document.role in _VERSO


def make_plan(documents: Sequence[Document], lengths: Mapping[str, int], number: int = 1) -> Plan:
    """Lay the documents out in order; ``lengths`` counts the pages of each by id.

    ``number`` is the first arabic folio.
    """
    placed: list[tuple[Document | None, int]] = []
    body: int | None = None
    for document in documents:
        if len(placed) % 2 != opens_on_verso(document):  # index 0 is the first recto
            placed.append((None, 0))
        if body is None and document.matter != "front":
            body = len(placed)
        placed.extend((document, page) for page in range(lengths[document.id]))
    if len(placed) % 2:
        placed.append((None, 0))
    first = len(placed) if body is None else body
    sides = (
        Side(_label(index, first, number), _master(document, page), document, page)
        for index, (document, page) in enumerate(placed)
    )
    return Plan(tuple(sides), first, number)


def _label(index: int, body: int, number: int) -> str:
    return roman(index + 1) if index < body else str(index - body + number)


def _master(document: Document | None, page: int) -> str:
    if document is None or document.role in _BARE:
        return "bare"
    if page == 0:
        return "opener"
    return "front" if document.matter == "front" else "running"


def roman(number: int) -> str:
    """Return a positive number in lower-case roman numerals."""
    values = (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1)
    letters = ("m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i")
    text = ""
    for value, letter in zip(values, letters, strict=True):
        count, number = divmod(number, value)
        text += letter * count
    return text


def paginate(plan: Plan, sections: Mapping[str, Section]) -> Pagination:
    """Return where every anchor is printed, in the order of the book.

    Of a document that is not laid out yet, only where it begins is known.
    """
    folios: list[Folio] = []
    for index, side in enumerate(plan.sides):
        document = side.document
        if document is None or side.page:
            continue
        if document.id in sections:
            folios.extend(_anchors(plan, index, document, sections[document.id]))
        else:
            folios.append(Folio(document.id, document.id, side.label, index + 1))
    return Pagination(tuple(folios), len(plan.sides), tuple(_printed(plan, sections)))


def _printed(plan: Plan, sections: Mapping[str, Section]) -> Iterator[PrintedPage]:
    for side in plan.sides:
        if side.document and side.document.id in sections:
            use = sections[side.document.id].pages[side.page]
            yield PrintedPage(side.document.id, side.label, use.before, use.opening, use.divided)


def _anchors(plan: Plan, start: int, document: Document, section: Section) -> list[Folio]:
    places = sorted(section.anchors, key=lambda anchor: anchor.page)
    return [
        Folio(a.name, document.id, plan.sides[start + a.page].label, start + a.page + 1)
        for a in places
    ]
