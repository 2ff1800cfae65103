"""The structure of a section: in go the boxes of its pages, out comes a tree of tags.

A tag stands for an element of the print copy, however many pages and lines its boxes
lie on.  Where the order of the page is not that of reading, the latter counts: a note
at the foot follows the paragraph that calls it.  What a style adds is text only if it
numbers or marks an item or a note; other signs of its own are ornaments.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from xml.etree.ElementTree import Element

from weasyprint.formatting_structure.boxes import FootnoteAreaBox, MarginBox, ReplacedBox, TextBox

from publisher.pdf.roles import ARTIFACT, BLOCKS, INLINES, is_internal, role_of

__all__ = ["Mark", "Tag", "Tree", "read_tree"]

_NUMBERINGS = {
    "circle": "Circle",
    "decimal": "Decimal",
    "disc": "Disc",
    "lower-alpha": "LowerAlpha",
    "lower-roman": "LowerRoman",
    "square": "Square",
    "upper-alpha": "UpperAlpha",
    "upper-roman": "UpperRoman",
}
"""Counter styles of CSS and values of ListNumbering (ISO 32000-1, table 347)."""

_HOLDERS = {"LI": ("LBody", ("Lbl", "LBody")), "TOCI": ("Reference", ("Reference", "TOC"))}
"""Types that hold only certain others, and which of these holds all else."""


@dataclass(eq=False, slots=True)
class Mark:
    """A piece of content: the page from 0, and the box that is painted.

    ``added`` tells that it is none of the document but of the style, ``spaced`` that a
    space is read after it; ``reads`` is what is read, if the glyphs do not tell it.
    """

    page: int
    box: Any = field(repr=False)
    added: bool = False
    spaced: bool = False
    reads: str = ""

    @property
    def text(self) -> str:
        """What is set; nothing if it is a picture."""
        return str(getattr(self.box, "text", ""))

    @property
    def place(self) -> tuple[int, float]:
        """Return the page and how far to the right the piece begins."""
        return self.page, float(self.box.position_x)


@dataclass(eq=False, slots=True)
class Tag:
    """A structure element in the making.

    ``links`` are annotations with the page that each is on, ``box`` is that of a picture.
    """

    role: str
    parent: Tag | None = field(repr=False)
    element: Element | None = field(default=None, repr=False)
    language: str = ""
    kids: list[Tag | Mark] = field(default_factory=list, repr=False)
    links: list[tuple[int, Any]] = field(default_factory=list, repr=False)
    picture: Mark | None = None
    numbering: str = ""
    reads: str = ""

    def within(self) -> Iterator[Tag]:
        """Yield the tags that it holds, each before its own, and itself before all."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Tag):
                yield from kid.within()

    def marks(self) -> Iterator[Mark]:
        """Yield all content that is in it, in the order of reading."""
        for kid in self.kids:
            if isinstance(kid, Tag):
                yield from kid.marks()
            else:
                yield kid


@dataclass(slots=True)
class Tree:
    """The tags of a section under ``root``, which is none itself, and all that is no text.

    ``parents`` gives the element around each element.  ``artifacts`` come with the keyword
    of the margin box that they stand in, if they do; ``blanks`` are mere spaces, which are
    not painted; ``spare`` are links that lie over another one to the same place.
    """

    root: Tag
    parents: dict[Element, Element] = field(default_factory=dict)
    artifacts: list[tuple[Mark, str]] = field(default_factory=list)
    blanks: list[Mark] = field(default_factory=list)
    spare: list[tuple[int, Any]] = field(default_factory=list)


def read_tree(pages: list[Any], language: str) -> Tree:
    """Return the structure of laid-out pages in the language of their document."""
    reader = _Reader(Tag("", None, language=language))
    for number, page in enumerate(pages):
        reader.read(number, page._page_box)
    return reader.tree


class _Reader:
    def __init__(self, root: Tag) -> None:
        self.tree = Tree(root)
        self.ornament = Tag(ARTIFACT, None)
        self.tags: dict[tuple[Element, str], Tag] = {}
        self.parents = self.tree.parents
        self.page = 0

    def read(self, number: int, page: Any) -> None:
        """Read a page, its notes last."""
        self.page = number
        for box in page.children:
            if isinstance(box, MarginBox):
                self.furniture(box, box.at_keyword)
            else:
                if not self.parents and not isinstance(box, FootnoteAreaBox):
                    self.parents.update((c, e) for e in box.element.iter() for c in e)
                self.walk(box, self.tree.root, linked=False)

    def furniture(self, box: Any, where: str) -> None:
        if isinstance(box, TextBox | ReplacedBox):
            self.tree.artifacts.append((Mark(self.page, box), where))
        for child in getattr(box, "children", ()):
            self.furniture(child, where)

    def walk(self, box: Any, around: Tag, *, linked: bool) -> None:
        box = getattr(box, "_box", box)  # what is placed absolutely stands behind another
        tag = around
        if isinstance(box, TextBox):
            self.add(Mark(self.page, box, added=_is_added(box)), around)
        elif box.element is not None:
            tag = self.tag(box, around)
        if isinstance(box, ReplacedBox):
            mark = Mark(self.page, box)
            self.add(mark, tag)
            tag.picture = mark
        if box.link_annotation:
            self.link(box.link_annotation, tag, linked=linked)
            linked = True
        for child in getattr(box, "children", ()):
            self.walk(child, tag, linked=linked)

    def add(self, mark: Mark, tag: Tag) -> None:
        if isinstance(mark.box, TextBox) and not mark.text.strip():
            self.tree.blanks.append(mark)
        elif tag.role == ARTIFACT or (mark.added and not _says(mark, tag)):
            self.tree.artifacts.append((mark, ""))
        else:
            self.inside(tag, "").kids.append(mark)

    def link(self, annotation: Any, tag: Tag, *, linked: bool) -> None:
        """Give an annotation to its tag; one inside another of the same link is spare."""
        owner: Tag | None = tag
        while owner is not None and owner.role != "Link":
            owner = owner.parent
        if linked or owner is None:
            self.tree.spare.append((self.page, annotation))
        else:
            owner.links.append((self.page, annotation))

    def tag(self, box: Any, around: Tag) -> Tag:
        """Return the tag of a box: what its element has already, else a new one."""
        element, pseudo = box.element, box.element_tag.partition("::")[2]
        key = (element, pseudo)
        if key not in self.tags:
            self.tags[key] = self.made(box, element, pseudo, around)
        return self.tags[key]

    def made(self, box: Any, element: Element, pseudo: str, around: Tag) -> Tag:
        if around.role == ARTIFACT:
            return around
        if pseudo == "footnote-call":
            holder = self.new("Reference", around, self.parents.get(element))
            return self.new("Lbl", holder, self.parents.get(element))
        if pseudo == "marker" and around.parent is not None:
            numbering = _NUMBERINGS.get(str(box.style["list_style_type"]), "None")
            around.parent.numbering = around.parent.numbering or numbering
        if pseudo in ("marker", "footnote-marker"):
            return self.new("Lbl", around, element)
        return around if pseudo else self.of_element(element, around)

    def of_element(self, element: Element, around: Tag) -> Tag:
        role = role_of(element, self.parents.get(element))
        if role == ARTIFACT:
            return self.ornament
        if role == "L" and around.role in ("TOC", "TOCI"):
            role = "TOC"
        if role == "LI" and around.role in ("TOC", "L"):
            role = "TOCI" if around.role == "TOC" else "LI"
        if role == "Note":
            return self.note(element, around)
        if role == "Link" and is_internal(element):
            return self.reference(element, around)
        language = self.language(element)
        if not role and language != self.inside(around, "").language:
            role = "Span"
        return self.new(role, around, element) if role else around

    def reference(self, element: Element, around: Tag) -> Tag:
        """Return the tag of a link within the book, in a reference; that to a note is its label."""
        holder = self.inside(around, "")
        if holder.role != "Reference":
            holder = self.new("Reference", around, element)
        link = self.new("Link", holder, element)
        is_call = "call" in element.get("class", "").split()
        return self.new("Lbl", link, element) if is_call else link

    def note(self, element: Element, around: Tag) -> Tag:
        """Return the tag of a note, behind the paragraph that calls it."""
        if element.tag == "li":
            return self.new("Note", around, element)
        outer = self.parents[element]
        while (outer, "") not in self.tags:
            outer = self.parents[outer]
        block = self.tags[outer, ""]
        while block.parent is not None and block.role in INLINES:
            block = block.parent
        if block.role not in BLOCKS or block.parent is None:
            return self.new("Note", block, element)
        note = Tag("Note", block.parent, element, self.language(element))
        place = block.parent.kids.index(block) + 1
        while place < len(block.parent.kids) and _is_note(block.parent.kids[place]):
            place += 1
        block.parent.kids.insert(place, note)
        return note

    def new(self, role: str, around: Tag, element: Element | None) -> Tag:
        parent = self.inside(around, role)
        language = self.language(element) if element is not None else parent.language
        tag = Tag(role, parent, element, language)
        parent.kids.append(tag)
        return tag

    def inside(self, tag: Tag, role: str) -> Tag:
        """Return the tag that holds what is put into another: an item holds all in its body."""
        if tag.role not in _HOLDERS:
            return tag
        holder, others = _HOLDERS[tag.role]
        if role in others:
            return tag
        last = next((k for k in reversed(tag.kids) if isinstance(k, Tag)), None)
        if last is None or last.role != holder:
            last = Tag(holder, tag, tag.element, tag.language)
            tag.kids.append(last)
        return last

    def language(self, element: Element) -> str:
        holder: Element | None = element
        while holder is not None:
            if language := holder.get("lang"):
                return language
            holder = self.parents.get(holder)
        return self.tree.root.language


def _is_added(box: Any) -> bool:
    return "::" in (box.element_tag or "")


def _is_note(kid: Tag | Mark) -> bool:
    return isinstance(kid, Tag) and kid.role == "Note"


def _says(mark: Mark, tag: Tag) -> bool:
    """Tell whether what a style adds says something, be it only that an item begins."""
    return tag.role == "Lbl" or any(map(str.isalnum, mark.text))
