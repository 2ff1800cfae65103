"""Printed pages to passages: which lines are one paragraph, and what is page furniture.

In: the lines of pages with their places; out: their text, and the events in it.
Source: the typography of books.  A paragraph begins at an indent, at a line that
hangs out, below extra space, in another size, or after a line that had room left
for the next word.  A line that comes again at the top or foot of page after page
is a running head, a number there a folio; both go, on record, and the paragraph
that the page cut in two is one again.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from publisher.model.transcript import Action, Event, EventKind, MarkKind, Omission
from publisher.readers.building import Builder

__all__ = ["Line", "Page", "Run", "flowing"]

_DIGITS = re.compile(r"\d+")
_ROMAN = re.compile(r"^[ivxlc]{1,8}(?=\s|$)|(?<=\s)[ivxlc]{1,8}$")
_FOLIO = re.compile(
    r"(?:[^\W\d_]{1,8}\.?[ ])?[-–—\[(]?[ ]?(?:\d{1,4}|[ivxlc]{1,7})[ ]?[-–—\])]?"
    r"(?:[ ]?(?:[^\W\d_]{1,4}|/)[ ]?\d{1,4})?",
    re.IGNORECASE,
)
_FINISHED = (".", "?", "!", "…", ":", "。", "？", "！", "؟", "»", "”")
_CLOSERS = "\"'’)]"
_EDGE = 2
"""Lines at the top and foot of a page among which furniture is looked for."""


@dataclass(frozen=True, slots=True)
class Run:
    """The letters ``start`` to ``end`` of a line, in bold or italics."""

    start: int
    end: int
    bold: bool
    italic: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page; places and size are in points, ``base`` from the foot."""

    text: str
    left: float
    right: float
    base: float
    size: float
    runs: tuple[Run, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """The lines of a page in the order of reading, and its height in points."""

    lines: tuple[Line, ...]
    height: float


@dataclass(slots=True)
class _Placed:
    """A line, the character it begins at, and what is known of it."""

    line: Line
    start: int
    furniture: str = ""
    opens: bool = True


def flowing(
    pages: Sequence[Page],
) -> tuple[str, list[tuple[int, int]], tuple[Event, ...], tuple[Omission, ...]]:
    """Return text, the characters of each page, the events and what they leave out."""
    placed, text, spans = _laid(pages)
    _furnish(pages, placed)
    omissions = tuple(
        Omission(p.start, p.start + len(p.line.text), Action.DROPPED, p.furniture)
        for page in placed
        for p in page
        if p.furniture
    )
    bodies = [[p for p in page if not p.furniture] for page in placed]
    form = _Form.of([p.line for body in bodies for p in body])
    flow = list(_opened(bodies, form))
    return text, spans, tuple(_events(flow, form)), omissions


def _laid(pages: Sequence[Page]) -> tuple[list[list[_Placed]], str, list[tuple[int, int]]]:
    parts: list[str] = []
    placed: list[list[_Placed]] = []
    spans: list[tuple[int, int]] = []
    place = 0
    for page in pages:
        first = place
        placed.append([])
        for line in page.lines:
            placed[-1].append(_Placed(line, place))
            parts.append(line.text + "\n")
            place += len(line.text) + 1
        parts.append("\f")
        place += 1
        spans.append((first, place))
    return placed, "".join(parts), spans


# --- furniture ---------------------------------------------------------------------------------


def _furnish(pages: Sequence[Page], placed: Sequence[Sequence[_Placed]]) -> None:
    """Mark running heads and folios: the outermost lines that come at one height again."""
    seen: Counter[tuple[str, int]] = Counter()
    outer: list[list[_Placed]] = []
    for page in placed:
        ranked = sorted(page, key=lambda p: -p.line.base)
        edges = ranked[:_EDGE] + [p for p in ranked[-_EDGE:] if p not in ranked[:_EDGE]]
        outer.append(edges)
        seen.update({_seat(p.line) for p in edges})
    wanted = max(2, min(3, len(pages) // 2 + 1))
    for edges in outer:
        for p in edges:
            again = max(seen[(_pattern(p.line.text), seat)] for seat in _near(p.line))
            if again >= wanted:
                folio = _FOLIO.fullmatch(p.line.text)
                p.furniture = "page number" if folio else "page heading"


def _pattern(text: str) -> str:
    """Return what a running head says on every page: without its folio, arabic or roman."""
    return " ".join(_ROMAN.sub("#", _DIGITS.sub("#", text).casefold()).split())


def _seat(line: Line) -> tuple[str, int]:
    """Return what a line says, figures apart, and where it sits, in steps of 4 points."""
    return _pattern(line.text), round(line.base / 4)


def _near(line: Line) -> tuple[int, int, int]:
    seat = round(line.base / 4)
    return seat - 1, seat, seat + 1


# --- paragraphs --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Form:
    """How a document is set: its usual size, leading, and share of bold and italics."""

    size: float
    leading: float
    bold: bool
    italic: bool

    @classmethod
    def of(cls, lines: Sequence[Line]) -> _Form:
        letters = sum(len(line.text) for line in lines) or 1
        sizes: Counter[float] = Counter()
        for line in lines:
            sizes[round(line.size * 2) / 2] += len(line.text)
        steps = [a.base - b.base for a, b in pairwise(lines) if 0 < a.base - b.base < 40]
        bold = sum(r.end - r.start for line in lines for r in line.runs if r.bold)
        italic = sum(r.end - r.start for line in lines for r in line.runs if r.italic)
        size = max(sizes, key=lambda one: (sizes[one], -one), default=10.0)
        leading = median(steps) if steps else 1.2 * size
        return cls(size, leading, bold > 0.6 * letters, italic > 0.6 * letters)


def _opened(bodies: Iterable[Sequence[_Placed]], form: _Form) -> Iterator[_Placed]:
    """Yield the lines in order; ``opens`` tells where a paragraph begins."""
    last: _Placed | None = None
    for body in bodies:
        right, indented = _measure([p.line for p in body], form)
        for index, p in enumerate(body):
            following = body[index + 1].line if index + 1 < len(body) else None
            if last is not None:
                new_page = index == 0
                p.opens = _begins(last, p.line, following, form, right, new_page, indented)
            yield p
            last = p


def _measure(lines: Sequence[Line], form: _Form) -> tuple[float, bool]:
    """Return the right edge, and whether paragraphs are indented."""
    lefts = Counter(round(line.left) for line in lines)
    left = float(max(lefts, key=lambda x: (lefts[x], -x), default=0))
    rights = sorted(line.right for line in lines)
    right = rights[int(0.9 * (len(rights) - 1))] if rights else 0.0
    indented = sum(0.5 < (line.left - left) / form.size < 4 for line in lines)
    return right, indented >= 2


def _begins(
    before: _Placed,
    line: Line,
    following: Line | None,
    form: _Form,
    right: float,
    new_page: bool,
    indented: bool,
) -> bool:
    """Tell whether a line begins a paragraph."""
    last, em = before.line, form.size
    step = last.base - line.base
    if abs(step) < 0.3 * form.leading and not new_page:
        return False  # another piece of the same row
    if abs(line.size - last.size) > 0.12 * em:
        return True
    moved = new_page or step <= 0  # another page or another column
    if not moved and step > 1.25 * form.leading:
        return True
    if following is not None and 0.5 * em < line.left - following.left < 4 * em:
        return True
    if not moved and not before.opens and last.left - line.left > 0.5 * em:
        return True  # it hangs out, or comes back from what stood in
    finished = last.text.rstrip(_CLOSERS).endswith(_FINISHED)
    if not finished or line.text[:1].islower():
        return False
    word = len(line.text.split(maxsplit=1)[0]) * 0.5 * em
    return not indented if moved else right - last.right > word + 0.4 * em


# --- events ------------------------------------------------------------------------------------


def _events(flow: Sequence[_Placed], form: _Form) -> Iterator[Event]:
    levels = _levels(flow, form)
    group: list[_Placed] = []
    for p in flow:
        if p.opens and group:
            yield _event(group, levels, form)
            group = []
        group.append(p)
    if group:
        yield _event(group, levels, form)


def _levels(flow: Sequence[_Placed], form: _Form) -> dict[float, int]:
    """Return the level of heading for every size well above the usual one, largest first."""
    sizes = {round(p.line.size * 2) / 2 for p in flow}
    large = sorted((size for size in sizes if size >= 1.18 * form.size), reverse=True)
    return {size: min(level, 4) for level, size in enumerate(large, 1)}


def _event(group: Sequence[_Placed], levels: dict[float, int], form: _Form) -> Event:
    builder = Builder()
    marked: tuple[MarkKind, ...] = ()
    for number, p in enumerate(group):
        if number:
            builder.add("\n", p.start - 1)
        for start, end, kinds in _stretches(p.line, form):
            for kind in marked:
                if kind not in kinds:
                    builder.close(kind)
            for kind in kinds:
                if kind not in marked:
                    builder.open(kind)
            marked = kinds
            builder.add(p.line.text[start:end], p.start + start)
    level = levels.get(round(group[0].line.size * 2) / 2, 0)
    short = sum(len(p.line.text) for p in group) <= 200
    if level and short:
        return builder.event(EventKind.HEADING, level=level, gap=1)
    return builder.event(EventKind.PARAGRAPH, gap=1)


def _stretches(line: Line, form: _Form) -> Iterator[tuple[int, int, tuple[MarkKind, ...]]]:
    """Yield the stretches of a line with their marks; what is usual is no mark."""
    place = 0
    for run in line.runs:
        strong = (MarkKind.STRONG,) if run.bold and not form.bold else ()
        emphasis = (MarkKind.EMPHASIS,) if run.italic and not form.italic else ()
        if run.start > place:
            yield place, run.start, ()
        yield run.start, run.end, strong + emphasis
        place = run.end
    if place < len(line.text):
        yield place, len(line.text), ()
