"""Tags: a document's pages are painted, in goes what was painted, structure is added.

WeasyPrint 70 gives each box a tag by the name of its element alone: a paragraph that a
page divides is two, notes, contents and quotations are nothing, a passage in another
language is not said to be in one.  So it is not asked: ``own_tags`` puts
``add_tags`` in the place of its function of that name, which takes the same arguments
and leaves objects of the same kind (ISO 32000-1, 14.7).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import groupby
from typing import Any

import pydyf
import weasyprint.pdf

from publisher.pdf.content import Content
from publisher.pdf.reading import add_readings
from publisher.pdf.tree import Mark, Tag, Tree, read_tree

__all__ = ["own_tags"]

_POINTS = 0.75  # a CSS pixel is 1/96 inch, a point 1/72
_SPACES = (" ", "\N{NO-BREAK SPACE}")


@contextmanager
def own_tags() -> Iterator[None]:
    """Let WeasyPrint write tags of ours."""
    theirs, weasyprint.pdf.add_tags = weasyprint.pdf.add_tags, add_tags
    try:
        yield
    finally:
        weasyprint.pdf.add_tags = theirs


def add_tags(pdf: Any, document: Any, version: Any, streams: list[Any]) -> None:
    """Add the structure of the pages that were painted on the streams."""
    html = document.pages[0]._page_box.children[0].element
    tree = read_tree(document.pages, html.get("lang", ""))
    add_readings(tree.root, tree.parents)
    _tidy(tree.root)
    spaces = {font.hash: space for font in document.fonts.values() if (space := _space(font))}
    contents = [Content(stream.stream, stream._tags, spaces) for stream in streams]
    if all(content.is_whole for content in contents):  # ``capture`` refuses groups
        _Writer(pdf, document, contents).write(tree)


def _space(font: Any) -> int | None:
    """Return the glyph of a font that is a space, if it has set one."""
    return next((glyph for glyph, text in font.to_unicode.items() if text in _SPACES), None)


def _tidy(tag: Tag) -> None:
    """Take out tags that hold nothing; put content beside tags into a tag of its own.

    There are readers that take what a tag holds itself before the tags that it holds.
    """
    for kid in tag.kids:
        if isinstance(kid, Tag):
            _tidy(kid)
    tag.kids = [k for k in tag.kids if isinstance(k, Mark) or k.kids or k.links]
    if len({isinstance(kid, Tag) for kid in tag.kids}) == 2:
        tag.kids = list(_parted(tag))


def _parted(tag: Tag) -> Iterator[Tag | Mark]:
    for is_mark, kids in groupby(tag.kids, lambda kid: isinstance(kid, Mark)):
        if is_mark:
            yield Tag("Span", tag, None, tag.language, list(kids))
        else:
            yield from kids


class _Writer:
    def __init__(self, pdf: Any, document: Any, contents: list[Content]) -> None:
        self.pdf = pdf
        self.heights = [page.height for page in document.pages]
        self.contents = contents
        self.pages = [o for o in pdf.objects if _is_page(o)]
        self.owners: list[list[bytes]] = [[] for _ in contents]
        self.annotations: list[tuple[Any, bytes]] = []

    def write(self, tree: Tree) -> None:
        """Add the elements and the parent tree; settle what is content and what is not."""
        for page, annotation in tree.spare:
            self.pages[page]["Annots"].remove(annotation.reference)
        for mark, keyword in tree.artifacts:
            self.contents[mark.page].leave_out(mark.box, keyword)
        for mark in tree.blanks:
            self.contents[mark.page].unmark(mark.box)
        root = pydyf.Dictionary({"Type": "/StructTreeRoot"})
        top = pydyf.Dictionary({"Type": "/StructElem", "S": "/Document"})
        numbers = pydyf.Dictionary({"Nums": pydyf.Array()})
        for thing in (root, top, numbers):
            self.pdf.add_object(thing)
        root.update({"K": pydyf.Array([top.reference]), "ParentTree": numbers.reference})
        kids = [k for k in tree.root.kids if isinstance(k, Tag)]
        top["K"] = pydyf.Array(self.element(kid, top.reference, tree.root) for kid in kids)
        top["P"] = root.reference
        for page, content in enumerate(self.contents):
            content.close()
            numbers["Nums"].extend((page, pydyf.Array(self.owners[page])))
        for key, (annotation, owner) in enumerate(self.annotations, len(self.contents)):
            annotation["StructParent"] = key
            annotation["F"] = 4  # Print, ISO 32000-1, table 165
            numbers["Nums"].extend((key, owner))
        self.pdf.catalog["StructTreeRoot"] = root.reference
        self.pdf.catalog["MarkInfo"] = pydyf.Dictionary({"Marked": "true"})

    def element(self, tag: Tag, parent: bytes, around: Tag) -> bytes:
        """Add the element of a tag and all that it holds; return its reference."""
        element = pydyf.Dictionary({"Type": "/StructElem", "S": f"/{tag.role}", "P": parent})
        self.pdf.add_object(element)
        reference: bytes = element.reference
        if tag.language != around.language:
            element["Lang"] = pydyf.String(tag.language)
        if tag.reads:
            element["ActualText"] = pydyf.String(tag.reads)
        if tag.numbering:
            kind = {"O": "/List", "ListNumbering": f"/{tag.numbering}"}
            element["A"] = pydyf.Dictionary(kind)
        if tag.picture is not None:
            self.describe(element, tag.picture)
        if tag.role == "Note" and tag.element is not None:
            element["ID"] = pydyf.String(tag.element.get("id", ""))
        marks = [kid for kid in tag.kids if isinstance(kid, Mark)]
        tags = [kid for kid in tag.kids if isinstance(kid, Tag)]
        kids = [self.element(kid, reference, tag) for kid in tags]
        links = [self.link(page, annotation, reference) for page, annotation in tag.links]
        if marks:
            element["Pg"] = self.pages[marks[0].page].reference
        element["K"] = pydyf.Array([*kids, *self.marked(marks, reference), *links])
        return reference

    def marked(self, marks: list[Mark], owner: bytes) -> Iterator[Any]:
        """Yield the kids that marked content makes; what is painted in one go is one piece.

        Content is numbered anew, in the order of reading.
        """
        for before, mark in zip([None, *marks], marks, strict=False):
            content, owners = self.contents[mark.page], self.owners[mark.page]
            if mark.spaced:
                content.add_space(mark.box)
            same = before is not None and before.page == mark.page
            if same and before is not None and content.join(before.box, mark.box):
                continue
            number = content.number(mark.box, len(owners))
            owners.append(owner)
            if mark.page == marks[0].page:
                yield number
            else:
                page = self.pages[mark.page].reference
                yield pydyf.Dictionary({"Type": "/MCR", "Pg": page, "MCID": number})

    def link(self, page: int, annotation: Any, owner: bytes) -> Any:
        self.annotations.append((annotation, owner))
        where = self.pages[page].reference
        return pydyf.Dictionary({"Type": "/OBJR", "Pg": where, "Obj": annotation.reference})

    def describe(self, element: Any, picture: Mark) -> None:
        """Say what a picture shows and where it stands (14.8.5.4.3)."""
        box = picture.box
        left, top = box.content_box_x(), self.heights[picture.page] - box.content_box_y()
        sides = (left, top - box.height, left + box.width, top)
        corners = pydyf.Array(round(side * _POINTS, 3) for side in sides)
        element["A"] = pydyf.Dictionary({"O": "/Layout", "BBox": corners})
        if alternative := box.element.get("alt"):
            element["Alt"] = pydyf.String(alternative)


def _is_page(thing: Any) -> bool:
    return isinstance(thing, pydyf.Dictionary) and thing.get("Type") == "/Page"
