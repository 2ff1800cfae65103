"""A walk through the text of a page: elements to passages.

In: the tree of a page and what to leave out of it; out: events, and an account of what
they leave out.  Source: the content model of HTML (4.3 to 4.9) and how pages show an
interview in it: questions in bold, italics, headings, terms of a list or quotations,
turns parted by line breaks, speakers in a column of their own or in a box named so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from publisher.model.transcript import Action, Event, EventKind, MarkKind, Omission
from publisher.readers.elements import Element, Letters, Node
from publisher.readers.flow import Flow

__all__ = ["INLINE", "Walk"]

INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr o:p q "
    "ruby rb rt rp s samp small span st1:place strike strong sub sup time tt u var wbr".split()
)
"""Elements that stand within a word as well as between words."""

_MARKS = {
    "b": MarkKind.STRONG,
    "strong": MarkKind.STRONG,
    "i": MarkKind.EMPHASIS,
    "em": MarkKind.EMPHASIS,
    "cite": MarkKind.EMPHASIS,
    "dfn": MarkKind.EMPHASIS,
}
_BOLD = re.compile(r"font-weight\s?:\s?(?:bold|[6-9]00)", re.IGNORECASE)
_ITALIC = re.compile(r"font-style\s?:\s?(?:italic|oblique)", re.IGNORECASE)
_ASKS = frozenset("question questions interviewer ask".split())
_SPEAKER = frozenset("speaker speaker-name speakername who talker person".split())
_NOTED = re.compile(r"[\[(]?(?:\d{1,3}|[*†‡§]{1,3}|[a-z]|[ivx]{1,5})[\])]?")
_BACK = frozenset("↩ ↩︎ ^ ↑ back".split())
_SENTENCE = (".", "?", "!", "…")


@dataclass(slots=True)
class Walk:
    """Walks once; ``out`` is what to leave out, ``moved`` which of it is metadata."""

    out: dict[int, str]
    moved: set[int] = field(default_factory=set)
    flow: Flow = field(default_factory=Flow)
    notes: dict[str, str] = field(default_factory=dict)
    _breaks: int = 0
    _break_at: int = 0
    _quoted: int = 0
    _strong: bool = False
    _held: bool = False
    _kind: EventKind = EventKind.PARAGRAPH
    _level: int = 0
    _name: str = ""
    _ready: list[Event] = field(default_factory=list)

    @property
    def omissions(self) -> list[Omission]:
        """What the events leave out, but for tags."""
        return self.flow.omissions

    def events(self, root: Element) -> Iterator[Event]:
        """Yield the events of a page."""
        self.notes = dict(_definitions(root, self.out))
        self._nodes(root.children)
        self._flush()
        yield from self._ready

    # --- blocks --------------------------------------------------------------------------------

    def _nodes(self, nodes: Sequence[Node]) -> None:
        for node in nodes:
            if isinstance(node, Letters):
                self._letters(node)
            elif id(node) in self.out:
                self._leave(node)
            else:
                self._element(node)

    def _leave(self, element: Element) -> None:
        """Account for an element that is none of the text."""
        if element.name not in INLINE:
            self._flush()
        action = Action.MOVED if id(element) in self.moved else Action.DROPPED
        self._gone(element, action, self.out[id(element)])

    def _gone(self, element: Element, action: Action, why: str) -> None:
        joined = element.name in INLINE
        self.omissions.append(Omission(element.start, element.end, action, why, joined=joined))

    def _element(self, element: Element) -> None:
        name = element.name
        if name in ("script", "style", "link", "meta", "base", "col", "source", "param", "track"):
            return
        if name in ("img", "picture", "embed", "map", "area"):
            self._gone(element, Action.DROPPED, "picture")
        elif name == "br":
            self._breaks += 1
            self._break_at = element.start
        elif name == "hr":
            self._flush()
            self._ready.append(Event(EventKind.BREAK, "", (), gap=1))
        elif self._is_call(element) or name in INLINE:
            self._inline(element)
        elif name == "table":
            self._table(element)
        elif name == "pre":
            self._pre(element)
        else:
            self._block(element)

    def _block(self, element: Element) -> None:
        label = self.notes.get(element.get("id")) if "id" in element.tag else None
        if label:
            self._note(element, label)
            return
        self._flush()
        saved = (self._kind, self._level, self._name, self._quoted, self._strong)
        name = element.name
        if len(name) == 2 and name[0] == "h" and name[1] in "123456":
            self._kind, self._level = EventKind.HEADING, int(name[1])
        elif name == "li":
            self._kind, self._name = EventKind.ITEM, self._name or "-"
        elif name == "blockquote":
            self._quoted += 1
        elif name == "dt" or (" " in element.tag and _named(element) & _ASKS):
            self._strong = True
        if name in ("ul", "ol", "menu", "dl"):
            self._list(element, ordered=name == "ol")
        else:
            self._nodes(element.children)
        self._flush()
        self._kind, self._level, self._name, self._quoted, self._strong = saved

    def _list(self, element: Element, *, ordered: bool) -> None:
        number = int(start) if (start := element.get("start")).isdecimal() else 1
        self._level += 1
        for child in element.children:
            if isinstance(child, Element) and child.name == "li":
                self._name = str(number) if ordered else "-"
                number += 1
            self._nodes((child,))
        self._level -= 1

    def _note(self, element: Element, label: str) -> None:
        self._flush()
        saved = (self._kind, self._name)
        self._kind, self._name = EventKind.NOTE, label
        self._nodes(element.children)
        self._flush()
        self._kind, self._name = saved

    def _flush(self) -> None:
        """End a passage, unless it is a label that waits for its words."""
        if self._held:
            self._breaks = 0
            return
        self._breaks = 0
        if self.flow.empty:
            self.flow.event(EventKind.PARAGRAPH)
            return
        kind, level = self._kind, self._level
        if kind is EventKind.PARAGRAPH and self._quoted:
            kind, level = EventKind.QUOTATION, self._quoted
        self._ready.append(self.flow.event(kind, level=level, name=self._name))
        if self._kind is EventKind.ITEM:
            self._kind, self._name = EventKind.PARAGRAPH, ""  # more of the same item

    # --- tables and typed text -----------------------------------------------------------------

    def _table(self, element: Element) -> None:
        """Read rows; a cell of a layout is a block, a cell before words is their label."""
        self._flush()
        rows = list(element.find("tr"))
        cells = [[c for c in row.elements() if c.name in ("td", "th")] for row in rows]
        labelled = [row for row in cells if len(row) in (2, 3) and _is_label(row[-2])]
        tabled = len(labelled) >= 0.5 * sum(len(row) > 1 for row in cells) and labelled
        for child in element.children:
            self._rows(child, tabled=bool(tabled))
        self._flush()

    def _rows(self, node: Node, *, tabled: bool) -> None:
        if isinstance(node, Letters):
            self._letters(node)
        elif id(node) in self.out:
            self._leave(node)
        elif node.name in ("tbody", "thead", "tfoot"):
            for child in node.children:
                self._rows(child, tabled=tabled)
        elif node.name == "tr":
            self._flush()
            cells = [c for c in node.elements() if c.name in ("td", "th")]
            row = tabled and len(cells) in (2, 3) and _is_label(cells[-2])
            for cell in cells:
                self._held = False
                if row and not self.flow.empty:
                    self.flow.tab(cell.start)
                    self._held = True
                if row:
                    self._nodes(cell.children)
                else:
                    self._block(cell)
            self._held = False
            self._flush()
        else:
            self._block(node)

    def _pre(self, element: Element) -> None:
        """Read typed lines: one blank line ends a paragraph, other line ends are meant."""
        self._flush()
        for piece in element.letters():
            if not piece.verbatim:
                self._letters(piece)
                continue
            for match in re.finditer(r"\n|[^\n]+", piece.text):
                place = piece.start + match.start()
                if match[0] == "\n":
                    self._breaks += 1
                    self._break_at = place
                else:
                    self._letters(Letters(match[0], place, place + len(match[0])))
        self._flush()

    # --- letters and inline elements -----------------------------------------------------------

    def _letters(self, piece: Letters) -> None:
        if not piece.text.strip():
            self.flow.add(piece)
            return
        self._held = False
        if self._breaks > 1:
            self._flush()
        elif self._breaks:
            self.flow.line_break(self._break_at)
        self._breaks = 0
        if self._strong and self.flow.empty:
            self.flow.open(MarkKind.STRONG)
        self.flow.add(piece)

    def _inline(self, element: Element) -> None:
        if self._is_call(element):
            target = next(a for a in (element, *element.find("a")) if a.name == "a")
            self.flow.call(self.notes[target.get("href")[1:]], element.start)
            self._gone(element, Action.MOVED, "note")
            return
        if element.name == "a" and self._kind is EventKind.NOTE and element.said in _BACK:
            self._gone(element, Action.DROPPED, "link back")
            return
        kinds = list(_kinds(element))
        if kinds and self._breaks:
            self._breaks_before(element)
        for kind in kinds:
            self.flow.open(kind, element.get("href") if kind is MarkKind.LINK else "")
        self._nodes(element.children)
        for kind in reversed(kinds):
            self.flow.close(kind)

    def _breaks_before(self, element: Element) -> None:
        """Set line ends that stand before a mark, so that they lie outside it."""
        if any(piece.text.strip() for piece in element.letters()):
            if self._breaks > 1:
                self._flush()
            elif not self.flow.empty:
                self.flow.line_break(self._break_at)
            self._breaks = 0

    def _is_call(self, element: Element) -> bool:
        if element.name not in ("a", "sup") or not self.notes:
            return False
        links = [element] if element.name == "a" else list(element.find("a"))
        return (
            len(links) == 1
            and links[0].get("href")[:1] == "#"
            and links[0].get("href")[1:] in self.notes
            and _NOTED.fullmatch(element.said) is not None
        )


def _kinds(element: Element) -> Iterator[MarkKind]:
    """Yield the marks that an inline element sets."""
    if element.name in _MARKS:
        yield _MARKS[element.name]
    elif element.name == "a" and element.get("href"):
        yield MarkKind.LINK
    if " " not in element.tag:
        return
    style = element.get("style")
    if _BOLD.search(style) or (_named(element) & _SPEAKER and element.name == "span"):
        yield MarkKind.STRONG
    if _ITALIC.search(style):
        yield MarkKind.EMPHASIS


def _named(element: Element) -> set[str]:
    return set(element.get("class").lower().replace("_", "-").split())


def _is_label(cell: Element) -> bool:
    """Tell whether a cell may name who speaks: a few words that are no sentence."""
    said = cell.said
    return len(said) <= 40 and len(said.split()) <= 5 and not said.endswith(_SENTENCE)


def _definitions(root: Element, out: dict[int, str]) -> Iterator[tuple[str, str]]:
    """Yield id and label of the notes: blocks to which a small mark in the text leads."""
    targets: dict[str, int] = {}
    for link in root.find("a"):
        href = link.get("href") if "href" in link.tag else ""
        if href[:1] == "#" and _NOTED.fullmatch(link.said):
            targets.setdefault(href[1:], link.start)
    number = 0
    for element in root.find(*_NOTE_BLOCKS) if targets else ():
        for block in (element, *element.find(*_NOTE_BLOCKS)):
            name = block.get("id") if "id" in block.tag else ""
            if name in targets and block.start > targets[name] and id(block) not in out:
                number += 1
                yield name, f"n{number}"


_NOTE_BLOCKS = ("li", "p", "div", "dd", "aside")
