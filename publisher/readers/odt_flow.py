"""A walk through an OpenDocument text: paragraphs, lists, rows, notes.

In: the tree of ``content.xml``; out: events, and an account of what they leave out.
Source: OpenDocument 1.3, part 3: 5.1 (paragraphs), 5.3 (lists), 5.5 (changes), 6.1
(white space: ``text:s``, ``text:tab``), 6.3 (notes), 9.1 (tables), 14.1 (annotations),
16.2 (styles inherit by ``style:parent-style-name``).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from publisher.model.transcript import Event, EventKind, MarkKind, Omission
from publisher.readers.elements import Element, Letters
from publisher.readers.office import Setting, is_label

__all__ = ["INLINE", "Walk"]

INLINE = frozenset(
    "span a bookmark bookmark-start bookmark-end soft-page-break reference-mark "
    "reference-mark-start reference-mark-end note note-citation note-body alphabetical-index-mark "
    "change change-start change-end annotation annotation-end meta ruby ruby-base".split()
)
"""Elements that stand within a word as well as between words."""

_DROPPED = {
    "tracked-changes": "deleted text",
    "annotation": "comment",
    "forms": "form",
    "table-of-content": "contents",
    "alphabetical-index": "index",
    "sequence-decls": "field",
    "ruby-text": "reading of a character",
    "note-citation": "note",
}
_SETTINGS = frozenset(
    "font-face-decls automatic-styles styles master-styles meta settings scripts".split()
)
_BOLD = frozenset({"bold", "600", "700", "800", "900"})
_DEEPEST = 20
"""Styles that may be based on one another."""


@dataclass(frozen=True, slots=True)
class _Style:
    parent: str
    bold: bool | None
    italic: bool | None
    hidden: bool


@dataclass(slots=True)
class Walk:
    """Walks once; ``styles`` are those of the document and of its automatic ones."""

    styles: dict[str, _Style] = field(default_factory=dict)
    setting: Setting = field(default_factory=Setting)
    _paragraph_style: str = ""
    _spans: list[str] = field(default_factory=list)
    _item: bool = False
    _later: list[tuple[str, Element]] = field(default_factory=list)

    @classmethod
    def of(cls, *trees: Element) -> Walk:
        """Return a walk that knows the styles of some trees."""
        walk = cls()
        for tree in trees:
            for style in tree.find("style"):
                walk.styles[style.get("name")] = _style(style)
        return walk

    @property
    def omissions(self) -> list[Omission]:
        """What the events leave out, but for tags."""
        return self.setting.flow.omissions

    def events(self, root: Element) -> Iterator[Event]:
        """Yield the events of the document, then its notes."""
        self._block(root)
        for label, body in self._later:
            self.setting.note = label
            self._block(body)
            self.setting.end(EventKind.NOTE)
        yield from self.setting.ready

    # --- blocks --------------------------------------------------------------------------------

    def _block(self, element: Element) -> None:
        name = element.name
        if name in ("p", "h"):
            self._paragraph(element)
            self._end(element)
        elif name in _DROPPED:
            self.setting.drop(element, _DROPPED[name])
        elif name in _SETTINGS:
            for piece in element.letters():
                self.setting.aside(piece)
        elif name == "list-item":
            self._item = True
            self._children(element)
            self._item = False
        elif name == "table-row":
            self._row(element)
        else:
            self._children(element)

    def _children(self, element: Element) -> None:
        for child in element.children:
            if isinstance(child, Element):
                self._block(child)
            else:
                self.setting.aside(child)

    def _row(self, row: Element) -> None:
        """Read a row: a cell of a few words is the label of the cell behind it."""
        cells = [c for c in row.elements() if c.name == "table-cell"]
        if len(cells) not in (2, 3) or not is_label(cells[-2]):
            self._children(row)
            return
        for child in row.children:
            if not isinstance(child, Element):
                self.setting.aside(child)
                continue
            if child in cells and not self.setting.flow.empty:
                self.setting.flow.tab(child.start)
            if child in cells[:-1]:
                self._label(child)
            else:
                self._block(child)
        self.setting.end(EventKind.PARAGRAPH)

    def _label(self, cell: Element) -> None:
        """Read a cell without ending the paragraph: its label waits for the words."""
        for child in cell.children:
            if isinstance(child, Element):
                self._paragraph(child)
            else:
                self.setting.aside(child)

    def _paragraph(self, element: Element) -> None:
        self._paragraph_style = element.get("style-name")
        if not self.setting.flow.empty:
            self.setting.flow.blank(element.start)
        self._inside(element)

    def _end(self, element: Element) -> None:
        """End a paragraph and say what it is."""
        level = element.get("outline-level") if element.name == "h" else ""
        if self._is_a("Title"):
            self.setting.end(EventKind.HEADING, level=1)
        elif level.isdecimal():
            self.setting.end(EventKind.HEADING, level=min(int(level), 6))
        elif self._item:
            self.setting.end(EventKind.ITEM, level=1, name="-")
        else:
            self.setting.end(EventKind.PARAGRAPH)

    def _is_a(self, wanted: str) -> bool:
        return any(name == wanted for name, _ in self._chain(self._paragraph_style))

    # --- letters -------------------------------------------------------------------------------

    def _inside(self, element: Element) -> None:
        for child in element.children:
            if isinstance(child, Letters):
                self.setting.mark(tuple(self._kinds()))
                self.setting.flow.add(child)
            else:
                self._piece(child)

    def _piece(self, element: Element) -> None:
        flow = self.setting.flow
        match element.name:
            case "span":
                self._span(element)
            case "s":
                flow.blank(element.start)
            case "tab":
                if not flow.empty:
                    flow.tab(element.start)
            case "line-break":
                flow.line_break(element.start)
            case "a":
                flow.open(MarkKind.LINK, element.get("href"))
                self._inside(element)
                flow.close(MarkKind.LINK)
            case "note":
                self._note(element)
            case "frame" | "custom-shape" | "object":
                boxes = list(element.find("text-box"))
                self.setting.picture(element, boxes)
                for box in boxes:
                    self._boxed(box)
            case name if name in _DROPPED:
                self.setting.drop(element, _DROPPED[name])
            case _:
                self._inside(element)

    def _boxed(self, box: Element) -> None:
        """Read the words of a text box where it is anchored."""
        for child in box.elements():
            self.setting.flow.blank(child.start)
            self._inside(child)
            self.setting.flow.blank(child.end - 1)

    def _span(self, element: Element) -> None:
        name = element.get("style-name")
        if any(style.hidden for _, style in self._chain(name)):
            self.setting.drop(element, "hidden text")
            return
        self._spans.append(name)
        self._inside(element)
        self._spans.pop()

    def _note(self, element: Element) -> None:
        label = f"o{len(self._later) + 1}"
        self.setting.flow.call(label, element.start)
        for child in element.elements():
            if child.name == "note-body":
                self._later.append((label, child))
            else:
                self.setting.drop(child, "note")

    # --- styles --------------------------------------------------------------------------------

    def _chain(self, name: str) -> Iterator[tuple[str, _Style]]:
        for _ in range(_DEEPEST):
            style = self.styles.get(name)
            if style is None:
                return
            yield name, style
            name = style.parent

    def _kinds(self) -> Iterator[MarkKind]:
        names = [*reversed(self._spans), self._paragraph_style]
        styles = [style for name in names for _, style in self._chain(name)]
        if next((s.bold for s in styles if s.bold is not None), False):
            yield MarkKind.STRONG
        if next((s.italic for s in styles if s.italic is not None), False):
            yield MarkKind.EMPHASIS


def _style(element: Element) -> _Style:
    bold = italic = None
    hidden = False
    for properties in element.find("text-properties"):
        weight, slant = properties.get("font-weight"), properties.get("font-style")
        bold = weight in _BOLD if weight else None
        italic = slant in ("italic", "oblique") if slant else None
        hidden = properties.get("display") == "none"
    return _Style(
        element.get("parent-style-name"),
        bold,
        italic,
        hidden,
    )
