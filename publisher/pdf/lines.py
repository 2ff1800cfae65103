"""Lines: in goes a parsed document, its justified paragraphs come out broken into lines.

Each line becomes a block, ``<span class="line">``, which WeasyPrint stretches.  It
may part them over pages, but for the first two and the last two; since no block
holds two lines, it never drives the notes of a page to the next one to make room
for the second line of a paragraph, as WeasyPrint 70 otherwise does.  A paragraph
that is not plain text in known faces, or that no way of breaking fits, is left to
WeasyPrint, its last words tied together.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from publisher.pdf.breaks import tie_ending
from publisher.pdf.fit import spacing
from publisher.pdf.fitted import Fitted, Wish
from publisher.pdf.paragraph import BORDERS, SIDES, Line, Paragraph, of_line, seen
from publisher.pdf.runs import append_text, paragraphs, runs
from publisher.pdf.setup import Cut
from publisher.pdf.voices import Styles, length
from publisher.pdf.words import Fragment, is_plain

__all__ = ["NUMBER", "ROOM", "Lines", "room_of"]

NUMBER = "data-fitted"
"""The attribute that gives a paragraph set in lines its number, the key of its ``Fitted``."""

ROOM = "data-room"
"""The attribute of an empty block that is the room of lines which no page parts.

Its value has the number of the paragraph, that of the first line, and how many there are.
"""

_RUNNING = frozenset(("p", "li", "figcaption", "dd", "span"))


class Lines:
    """The justified paragraphs of a document, broken into lines in place, by number.

    ``measure`` is the width of its body in CSS pixels.
    """

    def __init__(self, root: Element, styles: Styles, cuts: tuple[Cut, ...], measure: float):
        self._styles = styles
        self._parents = parents = {child: parent for parent in root.iter() for child in parent}
        self._setters: dict[int, Paragraph] = {}
        self.fitted: dict[int, Fitted] = {}
        for number, paragraph in enumerate(list(paragraphs(root))):
            width = _width(paragraph, parents, styles, measure) if is_plain(paragraph) else 0.0
            setter = Paragraph(paragraph, styles, cuts) if width > 0 else None
            fitted = setter.set(width) if setter else None
            if setter and fitted:
                self._setters[number] = setter
                self.fitted[number] = fitted
                _rebuild(setter, number)
                paragraph.set(NUMBER, str(number))
            elif paragraph.tag in _RUNNING and paragraph.find("br") is None:
                tie_ending(runs(paragraph))

    def line(self, number: int, index: int, fitted: Fitted) -> Line:
        """Return a line of a paragraph that was broken so."""
        return self._setters[number].line(index, fitted)

    def said(self, number: int) -> str:
        """Return all that a paragraph says."""
        return self._setters[number].said

    def style(self, element: Element) -> Mapping[str, Any]:
        """Return the computed style of an element of the document before it was broken."""
        return self._styles(element)

    def grant(self, wishes: Mapping[int, Wish]) -> None:
        """Set these paragraphs as wished, as far as they can be."""
        for number, wish in wishes.items():
            setter = self._setters[number]
            if (fitted := setter.set_anew(wish)) is not self.fitted[number]:
                self.fitted[number] = fitted
                _rebuild(setter, number)
            if wish.apart is not None:
                self._begin_page(setter.paragraph, wish.apart)

    def _begin_page(self, paragraph: Element, line: int) -> None:
        """Let a line begin a page, without the space above what begins with it."""
        begun = _line_in(paragraph, line) if line else paragraph
        if begun is not None:
            _declare(begun, "break-before: page")
        element: Element | None = paragraph if not line else None
        while element is not None and element.tag != "html":
            _declare(element, "margin-break: discard")
            element = self._parents.get(element)


def _width(
    paragraph: Element, parents: dict[Element, Element], styles: Styles, measure: float
) -> float:
    """Return the width of the lines; 0 if it cannot be told or they are not justified."""
    style = styles(paragraph)
    if style["text_align_all"] != "justify" or style["direction"] != "ltr":
        return 0.0
    element, width = paragraph, measure
    while element.tag != "body":
        box = styles(element)
        taken = length(box, *SIDES, *BORDERS)
        plain = box["width"] == "auto" and box["float"] == "none" and box["position"] == "static"
        if taken is None or not plain or box["display"][0] != "block":
            return 0.0
        width -= taken
        element = parents[element]
    return width


def _rebuild(setter: Paragraph, number: int) -> None:
    """Write the lines into the paragraph, each in a span.

    A line that ``pdf.setting`` can set is an empty block.
    """
    pieces, room, ends = setter.fitted.pieces, setter.fitted.room, setter.fitted.ends
    if setter.settable:
        _make_rooms(setter.paragraph, number, len(ends))
        return
    setter.paragraph.text = ""
    for child in list(setter.paragraph):
        setter.paragraph.remove(child)
    used: set[Element] = set()
    for start, end in pairwise([0, *ends]):
        last = end == len(pieces)
        divided = pieces[end - 1].after == "divide" and not last
        hangs = (pieces[start].hang_left, 0.0)
        fragments, tracked = of_line(setter.cut[start:end], divided), 0.0
        if not last:
            hangs = (hangs[0], room.hyphen_hang if divided else pieces[end - 1].hang_right)
            tracked = spacing(pieces, room, start, end)[1]
        body = SubElement(setter.paragraph, "span", {"class": "line"})
        if style := _style(hangs, tracked / room.em):
            body.set("style", style)
        _write(body, [_joined(setter, f) for f in fragments] if tracked else fragments, used)
        if not last and setter.cut[end][0].space:
            body.tail = " "  # nobody sees it, but it is read
    if seen("".join(setter.paragraph.itertext())) != setter.said:
        raise ValueError(f"words lost between lines: {setter.said[:60]}")


def _make_rooms(paragraph: Element, number: int, lines: int) -> None:
    """Put empty blocks in the place of the text, each as high as the lines it is for."""
    paragraph.text = ""
    for child in list(paragraph):
        paragraph.remove(child)
    first = 0
    for count in _together(lines):
        attributes = {"class": f"room room-{count}", ROOM: f"{number}.{first}.{count}"}
        SubElement(paragraph, "span", attributes)
        first += count


def _joined(setter: Paragraph, fragment: Fragment) -> Fragment:
    """Return a fragment of a line with spaced letters, kept from it if letters join."""
    voice = setter.voice(fragment.path)
    if voice.spacing or not fragment.text or not voice.ligates(fragment.text):
        return fragment
    return Fragment(fragment.text, (*fragment.path, Element("span", {"class": "joined"})))


def _together(lines: int) -> list[int]:
    """Return how many lines stand together: the first two, the last two, all others alone."""
    return [lines] if lines < 4 else [2, *[1] * (lines - 4), 2]


def room_of(element: Element | None) -> tuple[int, int, int]:
    """Return the paragraph, the first line and the lines that an element is the room of.

    No lines if it is none.
    """
    room = element.get(ROOM) if element is not None else None
    number, first, count = map(int, room.split(".")) if room else (0, 0, 0)
    return number, first, count


def _line_in(paragraph: Element, line: int) -> Element | None:
    """Return the child of a paragraph that begins with a line; None if it stands within one."""
    firsts = {room_of(child)[1]: child for child in paragraph if child.get(ROOM)}
    return firsts.get(line) if firsts else paragraph[line]


def _declare(element: Element, declaration: str) -> None:
    given = element.get("style", "")
    if declaration not in given:
        element.set("style", f"{given}; {declaration}".removeprefix("; "))


def _style(hangs: tuple[float, float], tracking: float) -> str:
    """Return the style of a line that hangs outside or has its letters spaced."""
    left, right = hangs
    rules = [
        f"margin-left:{-left:.3f}px" if left else "",
        f"margin-right:{-right:.3f}px" if right else "",
        f"letter-spacing:{tracking:.4f}em" if tracking else "",
    ]
    return ";".join(filter(None, rules))


def _write(body: Element, fragments: list[Fragment], used: set[Element]) -> None:
    """Append fragments in copies of their elements; only the first copy keeps the id."""
    stack: list[tuple[Any, Element]] = [(None, body)]
    for fragment in fragments:
        depth = 0
        while depth < min(len(fragment.path), len(stack) - 1):
            if stack[depth + 1][0] is not fragment.path[depth]:
                break
            depth += 1
        del stack[depth + 1 :]
        for element in fragment.path[depth:]:
            attributes = {k: v for k, v in element.items() if k != "id" or element not in used}
            used.add(element)
            stack.append((element, SubElement(stack[-1][1], element.tag, attributes)))
        if fragment.note is None:
            append_text(stack[-1][1], fragment.text)
        else:
            fragment.note.tail = None
            stack[-1][1].append(fragment.note)
