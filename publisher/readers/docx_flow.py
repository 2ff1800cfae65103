"""A walk through the text of a Word document: paragraphs, rows, notes.

In: the tree of its parts; out: events, and an account of what they leave out.  Source:
ECMA-376-1, 17.3 (paragraphs and runs), 17.4 (tables), 17.11 (notes), 17.13.5
(revisions: what was inserted stays, what was deleted goes, on record), 17.16 (fields).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from publisher.model.transcript import Action, Event, EventKind, MarkKind, Omission
from publisher.readers.docx_look import Look
from publisher.readers.elements import Element, Letters
from publisher.readers.flow import Flow

__all__ = ["INLINE", "Walk"]

INLINE = frozenset(
    "r t rpr b bcs i ics u sz szcs color rfonts lang rstyle prooferr bookmarkstart bookmarkend "
    "softhyphen lastrenderedpagebreak ins moveto smarttag hyperlink highlight shd kern spacing "
    "nopprof noproof vertalign strike caps smallcaps commentrangestart commentrangeend w rtl cs "
    "iscs position em effect fittext webhidden footnotereference endnotereference "
    "commentreference fldchar fldsimple instrtext sdt sdtpr sdtcontent id tag".split()
)
"""Elements that stand within a word: what Word cuts a word into is no business of the word."""

_DROPPED = {
    "del": "deleted text",
    "movefrom": "deleted text",
    "fallback": "the same text again",
    "comments": "comment",
    "hdr": "page heading",
    "ftr": "page heading",
    "instrtext": "field",
    "deltext": "deleted text",
    "delinstrtext": "field",
}
_PICTURES = frozenset("drawing pict object".split())
_OFF = ("0", "false", "off", "none")
_SENTENCE = (".", "?", "!", "…")


@dataclass(slots=True)
class Walk:
    """Walks once; ``targets`` gives the address of a link by its relationship."""

    look: Look
    targets: dict[str, str]
    flow: Flow = field(default_factory=Flow)
    _ready: list[Event] = field(default_factory=list)
    _on: tuple[MarkKind, ...] = ()
    _style: str = ""
    _later: list[Element] = field(default_factory=list)
    _held: bool = False
    _note: str = ""
    _titled: bool = False
    _numbers: Counter[tuple[str, str]] = field(default_factory=Counter)

    @property
    def omissions(self) -> list[Omission]:
        """What the events leave out, but for tags."""
        return self.flow.omissions

    def events(self, root: Element) -> Iterator[Event]:
        """Yield the events of the document, then its notes."""
        self._titled = any(self.look.level(style.get("val")) == 0 for style in root.find("pstyle"))
        for part in root.elements():
            self._block(part)
        self._flush(None)
        yield from self._ready

    # --- blocks --------------------------------------------------------------------------------

    def _block(self, element: Element) -> None:
        name = element.name
        if name == "p":
            self._paragraph(element)
        elif name == "tbl":
            for row in element.children:
                if isinstance(row, Element):
                    self._row(row)
        elif name in ("footnote", "endnote"):
            self._footnote(element)
        elif name in _DROPPED:
            self._drop(element, _DROPPED[name])
        elif name == "sdt" and any(
            "toc" in e.get("val").lower() or "contents" in e.get("val").lower()
            for e in element.find("docpartgallery")
        ):
            self._drop(element, "contents")
        else:
            for child in element.children:
                if isinstance(child, Element):
                    self._block(child)
                else:
                    self._aside(child)

    def _drop(self, element: Element, why: str) -> None:
        if element.said:
            self.omissions.append(
                Omission(element.start, element.end, Action.DROPPED, why, joined=True)
            )

    def _aside(self, piece: Letters) -> None:
        """Account for letters that are a setting, such as the place of a picture."""
        if piece.text.strip():
            self.omissions.append(
                Omission(piece.start, piece.end, Action.MOVED, "layout", joined=True)
            )

    def _footnote(self, element: Element) -> None:
        if element.get("type") in ("separator", "continuationSeparator", "continuationNotice"):
            return
        self._note = f"{element.name[0]}{element.get('id')}"
        for child in element.elements():
            self._block(child)
        self._note = ""

    def _row(self, row: Element) -> None:
        """Read a row: a cell of a few words is the label of the cell behind it."""
        cells = [c for c in _unwrapped(row) if c.name == "tc"]
        if row.name != "tr":
            self._block(row)
            return
        labelled = len(cells) in (2, 3) and _is_label(cells[-2])
        for cell in cells:
            if labelled and not self.flow.empty:
                self._held = False
                self.flow.tab(cell.start)
            for child in cell.elements():
                self._held = labelled and cell is not cells[-1]
                self._block(child)
            self._held = False
        self._flush(None)

    def _paragraph(self, element: Element) -> None:
        properties = next((e for e in element.elements() if e.name == "ppr"), None)
        self._style = _setting(properties, "pstyle")
        held = self._held
        for child in element.children:
            if child is properties:
                continue
            if isinstance(child, Letters):
                self._aside(child)
            else:
                self._run(child)
        if not held:
            self._flush(properties)
        later, self._later = self._later, []
        for box in later:
            self._block(box)

    def _flush(self, properties: Element | None) -> None:
        """End a paragraph and say what it is."""
        self._mark(())
        if self.flow.empty:
            self.flow.event(EventKind.PARAGRAPH)
            return
        if self._note:
            self._ready.append(self.flow.event(EventKind.NOTE, name=self._note))
            return
        level = self._level(properties)
        if level is not None:
            self._ready.append(self.flow.event(EventKind.HEADING, level=level))
            return
        name = self._number(properties)
        kind = EventKind.ITEM if name else EventKind.PARAGRAPH
        self._ready.append(self.flow.event(kind, name=name, level=1 if name else 0))

    def _level(self, properties: Element | None) -> int | None:
        if properties is None:
            return None
        level = self.look.level(self._style)
        outline = _setting(properties, "outlinelvl")
        if level is None and outline.isdecimal() and int(outline) < 9:
            level = int(outline) + 1
        if level is None:
            return None
        return min(level + (1 if self._titled else 0), 6) or 1

    def _number(self, properties: Element | None) -> str:
        """Return the number that Word gives an item, ``-`` for a bullet, nothing for no item."""
        if properties is None:
            return ""
        number = next(properties.find("numpr"), None)
        if number is None:
            return "-" if self.look.listed(self._style) else ""
        key = _setting(number, "numid"), _setting(number, "ilvl") or "0"
        if key[0] in ("", "0"):
            return ""
        if self.look.formats.get(key) != "decimal":
            return "-"
        self._numbers[key] += 1
        return str(self._numbers[key])

    # --- runs ----------------------------------------------------------------------------------

    def _run(self, element: Element) -> None:
        """Read what stands in a paragraph."""
        name = element.name
        if name in _DROPPED:
            self._drop(element, _DROPPED[name])
        elif name == "r":
            self._letters(element)
        elif name == "hyperlink":
            target = self.targets.get(element.get("id"), "")
            self.flow.open(MarkKind.LINK, target)
            self._inside(element)
            self.flow.close(MarkKind.LINK)
        elif name in _PICTURES:
            self._picture(element)
        elif name == "txbxcontent":
            self._later.append(element)
        elif name == "omath":
            self._formula(element)
        else:
            self._inside(element)

    def _inside(self, element: Element) -> None:
        for child in element.children:
            if isinstance(child, Element):
                self._run(child)
            else:
                self._aside(child)

    def _letters(self, run: Element) -> None:
        properties = next((e for e in run.elements() if e.name == "rpr"), None)
        if properties is not None and _is_set(properties, "vanish"):
            self._drop(run, "hidden text")
            return
        self._mark(tuple(self._kinds(properties)))
        for child in run.children:
            if isinstance(child, Letters):
                self._aside(child)
            elif child is not properties:
                self._piece(child)

    def _piece(self, element: Element) -> None:
        match element.name:
            case "t":
                for piece in element.letters():
                    self.flow.add(piece)
            case "tab" | "ptab":
                if not self.flow.empty:
                    self.flow.tab(element.start)
            case "br" | "cr":
                if element.get("type") not in ("page", "column"):
                    self.flow.line_break(element.start)
            case "nobreakhyphen":
                self.flow.add(Letters("-", element.start, element.start + 1))
            case "footnotereference" | "endnotereference":
                self.flow.call(f"{element.name[0]}{element.get('id')}", element.start)
            case _:
                self._run(element)

    def _kinds(self, properties: Element | None) -> Iterator[MarkKind]:
        style = _setting(properties, "rstyle")
        for kind, tag, look in (
            (MarkKind.STRONG, "b", self.look.bold),
            (MarkKind.EMPHASIS, "i", self.look.italic),
        ):
            own = _toggle(properties, tag)
            said = own if own is not None else look(style)
            if said if said is not None else look(self._style):
                yield kind

    def _mark(self, kinds: tuple[MarkKind, ...]) -> None:
        """Let the marks of a run go on from the run before, or begin and end."""
        for kind in self._on:
            if kind not in kinds:
                self.flow.close(kind)
        for kind in kinds:
            if kind not in self._on:
                self.flow.open(kind)
        self._on = kinds

    def _picture(self, element: Element) -> None:
        """Pass over a picture; the words of a text box are read behind the paragraph."""
        boxes = list(element.find("txbxcontent"))
        self._later += boxes
        if not boxes:
            self._drop(element, "picture")
            return
        inside = [(box.start, box.end) for box in boxes]
        for piece in element.letters():
            if not any(start <= piece.start < end for start, end in inside):
                self._aside(piece)

    def _formula(self, element: Element) -> None:
        for piece in element.letters():
            self.flow.add(piece)


def _unwrapped(row: Element) -> Iterator[Element]:
    """Yield the cells of a row, also those in content controls."""
    for child in row.elements():
        if child.name in ("sdt", "sdtcontent", "ins", "customxml"):
            yield from _unwrapped(child)
        else:
            yield child


def _setting(properties: Element | None, name: str) -> str:
    if properties is None:
        return ""
    return next((e.get("val") for e in properties.elements() if e.name == name), "")


def _toggle(properties: Element | None, name: str) -> bool | None:
    found = next((e for e in properties.elements() if e.name == name), None) if properties else None
    return None if found is None else found.get("val") not in _OFF


def _is_set(properties: Element, name: str) -> bool:
    return bool(_toggle(properties, name))


def _is_label(cell: Element) -> bool:
    """Tell whether a cell may name who speaks: a few words that are no sentence."""
    said = cell.said
    return len(said) <= 40 and len(said.split()) <= 5 and not said.endswith(_SENTENCE)
