"""Setting: in go laid-out pages with room for lines, out they come with the lines in it.

Where a line ends is known before WeasyPrint lays out the pages (``pdf.lines``), and so is how
wide its words are; all that is left to find out is on which page it stands, and how high.
So WeasyPrint is given an empty block in the place of a line, as high as that, and here the
block gets the boxes that WeasyPrint would have made of the text.  That spares shaping
the text four or five times.

Glyphs are those that HarfBuzz gives for each word, the spaces share what the words leave of
the measure.  ``own_text`` lets such boxes be painted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from xml.etree.ElementTree import Element, SubElement

import weasyprint.draw
from weasyprint.document import Page
from weasyprint.formatting_structure.boxes import InlineBox, LineBox, TextBox
from weasyprint.html import handle_a
from weasyprint.text.line_break import create_layout, split_first_line, strut

from publisher.pdf.fitted import Fitted
from publisher.pdf.lines import Lines, room_of
from publisher.pdf.paragraph import Line, Stretch, seen
from publisher.pdf.runs import append_text
from publisher.pdf.shaping import Word, shown
from publisher.pdf.voices import Voice

__all__ = ["Faces", "own_text", "set_lines"]

_SPACES = re.compile("([ \N{NO-BREAK SPACE}])")


# --- faces -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Face:
    """A font as Pango knows it; ``height`` and ``baseline`` are those of its text, in pixels.

    ``layout`` keeps the font from being freed.
    """

    font: Any
    height: float
    baseline: float
    layout: Any = field(repr=False)


class Faces:
    """The faces of a press, by the voices that are set in them."""

    def __init__(self) -> None:
        self._known: dict[Voice, _Face] = {}

    def face(self, voice: Voice, style: Any, text: str) -> _Face:
        """Return the face of a voice, by the example of a text in its style."""
        if voice not in self._known:
            layout = create_layout(text, style, None, None, 0)
            line, _ = layout.get_first_line()
            *_, height, baseline = split_first_line(text, style, None, None, 0)
            self._known[voice] = _Face(
                line.runs[0].data.item.analysis.font, height, baseline, layout
            )
        return self._known[voice]


# --- text that is set --------------------------------------------------------------------------


class _Placed:
    """A box that has neither background nor edges."""

    background = None
    margin_top = margin_right = margin_bottom = margin_left = 0.0
    padding_top = padding_right = padding_bottom = padding_left = 0.0
    border_top_width = border_right_width = border_bottom_width = border_left_width = 0.0

    def place(self, left: float, top: float, width: float, height: float) -> None:
        """Say where it is, in CSS pixels."""
        self.position_x, self.position_y, self.width, self.height = left, top, width, height


class _Line(_Placed, LineBox):  # type: ignore[misc]
    """A line that is set."""


class _Inline(_Placed, InlineBox):  # type: ignore[misc]
    """What a line has of an inline element; ``original`` is that before it was broken."""

    original: Element


class SetText(_Placed, TextBox):  # type: ignore[misc]
    """A text whose glyphs are known; ``string`` is the operand of ``TJ`` that shows them."""

    face: _Face
    words: tuple[Word, ...]
    string: str

    def draw(self, stream: Any, told: dict[Any, set[Word]]) -> None:
        """Paint the text, as WeasyPrint paints its own.

        ``told`` are the words whose glyphs each font knows already.
        """
        if not self.text.strip():
            return
        stream.set_color(self.style["color"])
        stream.begin_text()
        stream.set_text_matrix(1, 0, 0, -1, self.position_x, self.position_y + self.baseline)
        font, size = stream.add_font(self.face.font)
        known = told.setdefault(font, set())
        for glyph in (glyph for one in self.words if one not in known for glyph in one.glyphs):
            font.to_unicode.setdefault(glyph.number, glyph.text)
            font.widths.setdefault(glyph.number, glyph.width)
        known.update(self.words)
        stream.set_font_size(font.hash, size)
        stream.show_text(self.string)
        stream.end_text()


@contextmanager
def own_text() -> Iterator[None]:
    """Let WeasyPrint paint texts that are set."""
    theirs = weasyprint.draw.draw_text
    told: dict[Any, set[Word]] = {}

    def draw_text(stream: Any, box: Any, *rest: Any) -> None:
        if isinstance(box, SetText):
            box.draw(stream, told)
        else:
            theirs(stream, box, *rest)

    weasyprint.draw.draw_text = draw_text
    try:
        yield
    finally:
        weasyprint.draw.draw_text = theirs


# --- lines -------------------------------------------------------------------------------------


def set_lines(document: Any, lines: Lines, fitted: Mapping[int, Fitted], faces: Faces) -> None:
    """Set the lines of a document in the rooms that its pages have for them.

    ``fitted`` says how its paragraphs were broken when it was laid out.
    """
    setter = _Setter(lines, fitted, faces, document._html.base_url)
    for page in document.pages:
        for room in _rooms(page._page_box):
            setter.set(room)
    setter.check()
    document.pages[:] = [Page(page._page_box) for page in document.pages]  # with their links


def _rooms(box: Any) -> Iterator[Any]:
    """Yield the blocks of a page that are the rooms of lines."""
    if room_of(box.element)[2]:
        yield box
    elif not isinstance(box, LineBox | TextBox):
        for child in getattr(box, "children", ()):
            yield from _rooms(child)


class _Setter:
    """Sets the lines of a document one after the other."""

    def __init__(
        self, lines: Lines, fitted: Mapping[int, Fitted], faces: Faces, base_url: str | None
    ) -> None:
        self.lines, self.fitted, self.faces, self.base_url = lines, fitted, faces, base_url
        self.used: set[Element] = set()
        self.said: dict[int, list[str]] = {}

    def set(self, room: Any) -> None:
        """Set the lines that a block is the room of."""
        number, first, count = room_of(room.element)
        height, baseline = strut(room.style)
        room.children = []
        for place in range(count):
            line = self.lines.line(number, first + place, self.fitted[number])
            box = _Line(room.element_tag, room.style, room.element, [])
            box.children, box.baseline = [], baseline
            top = room.content_box_y() + place * height
            box.place(room.content_box_x(), top, room.width, height)
            self.fill(box, line)
            room.children.append(box)
            if line.spaced and place < count - 1:
                append_text(room.element, " ")  # nobody sees it, but it is read
        room.element.tail = " " if line.spaced else ""
        said = self.said.setdefault(number, [])
        said.extend(room.element.itertext())

    def fill(self, box: Any, line: Line) -> None:
        """Put the text of a line into its box."""
        left, holders = float(box.position_x) + line.left, [box]
        for stretch, parts in zip(line.stretches, _measured(line), strict=True):
            left += stretch.before
            self.open(holders, stretch, left)
            left = self.write(holders, stretch, parts, left) + stretch.after

    def check(self) -> None:
        """Raise ValueError if words of a paragraph are not in its lines."""
        for number, said in self.said.items():
            if seen("".join(said)) != self.lines.said(number):
                raise ValueError(f"words lost between lines: {said[0][:60]}")

    def open(self, holders: list[Any], stretch: Stretch, left: float) -> None:
        """Close the boxes of elements that a stretch does not stand in, and open those it does.

        An element that goes on from the line before has a copy here, without its id.
        """
        depth = 0
        while depth < min(len(stretch.path), len(holders) - 1):
            if holders[depth + 1].original is not stretch.path[depth]:
                break
            depth += 1
        del holders[depth + 1 :]
        for element in stretch.path[depth:]:
            kept = {k: v for k, v in element.items() if k != "id" or element not in self.used}
            self.used.add(element)
            copy = SubElement(holders[-1].element, element.tag, kept)
            holders[-1].children.append(self.inline(element, copy, holders[0], left))
            holders.append(holders[-1].children[-1])

    def inline(self, original: Element, element: Element, line: Any, left: float) -> Any:
        """Return the box of an inline element, as ``split_inline_box`` makes it."""
        style = self.lines.style(original)
        box = _Inline(element.tag, style, element, [])
        box.children, box.original = [], original
        if element.tag == "a":
            handle_a(element, box, None, self.base_url)
        height, box.baseline = strut(style)
        box.place(left, line.position_y + line.baseline - box.baseline, 0.0, style["font_size"])
        box.margin_top = box.margin_bottom = (height - box.height) / 2
        return box

    def write(self, holders: list[Any], stretch: Stretch, parts: _Parts, left: float) -> float:
        """Write the text of a stretch into the innermost box; return where it ends."""
        line, holder = holders[0], holders[-1]
        style = self.lines.style(stretch.path[-1]) if stretch.path else line.style
        text = SetText(holder.element_tag, style, holder.element, stretch.text)
        text.face = self.faces.face(stretch.voice, style, stretch.text.strip() or "x")
        text.words = tuple(one for one, _, _ in parts)
        text.string = shown(parts, stretch.voice.size)
        width = sum(width for _, _, width in parts)
        height, _ = strut(style)
        half = (height - text.face.height) / 2
        text.baseline = text.face.baseline + half
        top = line.position_y + line.baseline - text.baseline
        text.place(left, top, width, text.face.height)
        text.margin_top = text.margin_bottom = half
        holder.children.append(text)
        append_text(holder.element, stretch.text)
        for opened in holders[1:]:
            opened.width = left + width - opened.position_x
        return left + width


_Parts = list[tuple[Word, float, float]]
"""Words and spaces, with what is between their letters, and their widths, in pixels."""


def _measured(line: Line) -> list[_Parts]:
    """Return the parts of each stretch of a line; its spaces share what the words leave."""
    found = [_parts(stretch) for stretch in line.stretches]
    spaces = [one for parts in found for one in parts if one[0].is_space]
    used = sum(width for parts in found for _, _, width in parts)
    used += sum(stretch.before + stretch.after for stretch in line.stretches)
    more = (line.width - used) / len(spaces) if spaces and not line.last else 0.0
    return [
        [(one, spacing, width + (more if one.is_space else 0.0)) for one, spacing, width in parts]
        for parts in found
    ]


def _parts(stretch: Stretch) -> _Parts:
    """Return the words and spaces of a stretch, as wide as they are by themselves."""
    voice, size = stretch.voice, stretch.voice.size / 1000
    found = []
    for part in filter(None, _SPACES.split(stretch.text)):
        one = voice.word(part, stretch.language, spaced=stretch.spacing != 0)
        spacing = voice.spacing if one.is_space else stretch.spacing
        found.append((one, spacing, one.advance * size + len(one.glyphs) * spacing))
    return found
