"""Folios from a finished PDF: in go its destinations and labels, out comes the pagination.

So contents and index are verified by where things are, not by where they were meant to be.
"""

from __future__ import annotations

import io

import pikepdf

from publisher.errors import InputError, Problem
from publisher.model.publication import Folio, Pagination, PrintedPage, Publication
from publisher.source import Location

__all__ = ["pagination_of"]


def pagination_of(data: bytes, publication: Publication, name: str) -> Pagination | None:
    """Return where the anchors of a PDF are; None if it has no destinations.

    Raises InputError if it is no PDF.
    """
    try:
        opened = pikepdf.open(io.BytesIO(data))
    except pikepdf.PdfError as error:
        raise InputError(Problem(f"not a PDF that can be read: {error}", Location(name))) from error
    with opened as pdf:
        if "/Names" not in pdf.Root or "/Dests" not in pdf.Root.Names:
            return None
        labels = [page.label for page in pdf.pages]
        index = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
        shown = ["/StructParents" in page.obj for page in pdf.pages]
        pages = {
            str(name): index.get(_page(destination).objgen)
            for name, destination in pikepdf.NameTree(pdf.Root.Names.Dests).items()
        }
    places = {name: page for name, page in pages.items() if page is not None}
    if len(places) < len(pages):  # a page is gone
        return None
    folios = tuple(
        Folio(name, name, labels[page], page + 1)
        for name, page in sorted(places.items(), key=lambda item: item[1])
    )
    starts = {places[d.id]: d.id for d in publication.documents if d.id in places}
    printed, document = [], ""
    for page, label in enumerate(labels):
        document = starts.get(page, document)
        if shown[page] and document:
            printed.append(PrintedPage(document, label, 0, ""))
    return Pagination(folios, len(labels), tuple(printed))


def _page(destination: pikepdf.Object) -> pikepdf.Object:
    return (destination if isinstance(destination, pikepdf.Array) else destination.D)[0]
