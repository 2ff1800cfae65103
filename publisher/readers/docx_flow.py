"""A walk through the text of a Word document: paragraphs, rows, notes.

In: the tree of its parts; out: events, and an account of what they leave out.  Source:
ECMA-376-1, 17.3 (paragraphs and runs), 17.4 (tables), 17.11 (notes), 17.13.5
(revisions: what was inserted stays, what was deleted goes, on record), 17.16 (fields).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from publisher.model.transcript import Event, EventKind, MarkKind, Omission
from publisher.readers.docx_look import Look
from publisher.readers.elements import Element, Letters
from publisher.readers.office import Setting, is_label

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


@dataclass(slots=True)
class Walk:
    """Walks once; ``targets`` gives the address of a link by its relationship."""

    look: Look
    targets: dict[str, str]
    setting: Setting = field(default_factory=Setting)
    _style: str = ""
    _held: bool = False
    _titled: bool = False
    _numbers: Counter[tuple[str, str]] = field(default_factory=Counter)

    @property
    def omissions(self) -> list[Omission]:
        """What the events leave out, but for tags."""
        return self.setting.flow.omissions

    def events(self, root: Element) -> Iterator[Event]:
        """Yield the events of the document, then its notes."""
        self._titled = any(self.look.level(style.get("val")) == 0 for style in root.find("pstyle"))
        for part in root.elements():
            self._block(part)
        self._flush(None)
        yield from self.setting.ready

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
            self.setting.drop(element, _DROPPED[name])
        elif name == "sdt" and _is_contents(element):
            self.setting.drop(element, "contents")
        else:
            self._children(element)

    def _footnote(self, element: Element) -> None:
        if element.get("type") in ("separator", "continuationSeparator", "continuationNotice"):
            return
        self.setting.note = f"{element.name[0]}{element.get('id')}"
        self._children(element)
        self._flush(None)
        self.setting.note = ""

    def _row(self, row: Element) -> None:
        """Read a row: a cell of a few words is the label of the cell behind it."""
        cells = [c for c in _unwrapped(row) if c.name == "tc"]
        labelled = len(cells) in (2, 3) and is_label(cells[-2])
        if row.name != "tr" or not labelled:
            self._children(row)
            return
        labels = cells[:-1]
        for child in _unwrapped(row):
            if child.name == "tc" and not self.setting.flow.empty:
                self.setting.flow.tab(child.start)
            self._held = child in labels
            self._block(child)
            self._held = False
        self._flush(None)

    def _children(self, element: Element) -> None:
        for child in element.children:
            if isinstance(child, Element):
                self._block(child)
            else:
                self.setting.aside(child)

    def _paragraph(self, element: Element) -> None:
        properties = next((e for e in element.elements() if e.name == "ppr"), None)
        self._style = _setting(properties, "pstyle")
        held = self._held
        if not self.setting.flow.empty:
            self.setting.flow.blank(element.start)
        for child in element.children:
            if child is properties:
                continue
            if isinstance(child, Letters):
                self.setting.aside(child)
            else:
                self._run(child)
        if not held:
            self._flush(properties)

    def _flush(self, properties: Element | None) -> None:
        """End a paragraph and say what it is."""
        level = None if self.setting.flow.empty else self._level(properties)
        if level is not None:
            self.setting.end(EventKind.HEADING, level=level)
            return
        name = "" if self.setting.flow.empty else self._number(properties)
        kind = EventKind.ITEM if name else EventKind.PARAGRAPH
        self.setting.end(kind, name=name, level=1 if name else 0)

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
            self.setting.drop(element, _DROPPED[name])
        elif name == "r":
            self._letters(element)
        elif name == "hyperlink":
            target = self.targets.get(element.get("id"), "")
            self.setting.flow.open(MarkKind.LINK, target)
            self._inside(element)
            self.setting.flow.close(MarkKind.LINK)
        elif name in _PICTURES:
            self._picture(element)
        else:
            self._piece(element)

    def _inside(self, element: Element) -> None:
        for child in element.children:
            if isinstance(child, Element):
                self._run(child)
            else:
                self.setting.aside(child)

    def _letters(self, run: Element) -> None:
        properties = next((e for e in run.elements() if e.name == "rpr"), None)
        if properties is not None and _is_set(properties, "vanish"):
            self.setting.drop(run, "hidden text")
            return
        self.setting.mark(tuple(self._kinds(properties)))
        for child in run.children:
            if isinstance(child, Letters):
                self.setting.aside(child)
            elif child is not properties:
                self._run(child)

    def _piece(self, element: Element) -> None:
        match element.name:
            case "t" | "omath":
                for piece in element.letters():
                    self.setting.flow.add(piece)
            case "tab" | "ptab":
                if not self.setting.flow.empty:
                    self.setting.flow.tab(element.start)
            case "br" | "cr":
                if element.get("type") not in ("page", "column"):
                    self.setting.flow.line_break(element.start)
            case "nobreakhyphen":
                self.setting.flow.add(Letters("-", element.start, element.start + 1))
            case "footnotereference" | "endnotereference":
                self.setting.flow.call(f"{element.name[0]}{element.get('id')}", element.start)
            case "txbxcontent" | "p" | "tbl":
                self._flush(None)
                self._block(element)
            case _:
                self._inside(element)

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

    def _picture(self, element: Element) -> None:
        """Pass over a picture, but for the text boxes in it, read where they stand."""
        boxes = list(element.find("txbxcontent"))
        self.setting.picture(element, boxes)
        for box in boxes:
            self._run(box)


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


def _is_contents(element: Element) -> bool:
    """Tell whether a content control is a table of contents that Word made (17.5.2.13)."""
    return any("contents" in one.get("val").lower() for one in element.find("docpartgallery"))
