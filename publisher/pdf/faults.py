"""Faults of typography that remain: in go laid-out pages, out come their faults.

A ``Fault`` knows its page in the section; when the book is planned it becomes a
finding with the folio (``pdf.typography``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, pairwise, zip_longest

from publisher.pdf.copyfit import STUB, looks_astray
from publisher.pdf.fitted import Fitted
from publisher.pdf.laid import Box, LaidPage, Portion
from publisher.pdf.section import Fault

__all__ = ["faults"]

_LOOSE = 0.40  # ems of a space
_IN_A_ROW = 2  # lines that may end within a word


def faults(pages: Sequence[LaidPage], fitted: Mapping[int, Fitted]) -> tuple[Fault, ...]:
    """Return what is wrong with the pages of a section, in their order."""
    found = [*_of_pages(pages), *_of_breaks(pages, fitted), *_of_lines(pages, fitted)]
    return tuple(sorted(found, key=lambda fault: fault.page))


def _of_pages(pages: Sequence[LaidPage]) -> Iterator[Fault]:
    for number, page in enumerate(pages):
        for turn, at in zip_longest(page.overfull, page.wide):
            yield Fault("print-overfull", number, turn, "a line is wider than its measure", at)
        if page.off:
            lines = "a line stands" if page.off == 1 else f"{page.off} lines stand"
            yield Fault("print-register", number, page.turn, f"{lines} off the grid")
    for number, page in enumerate(pages[:-1]):
        if page.short > 0:
            lines = "a line" if page.short == 1 else f"{page.short} lines"
            words = f"the page is {lines} short"
            yield Fault("print-short-page", number, page.turn, words, page.foot)
    if len(pages) > 1 and 0 < pages[-1].lines < STUB:
        lines = "a line" if pages[-1].lines == 1 else f"{pages[-1].lines} lines"
        words = f"the last page has {lines}"
        at = _around(pages[-1].portions)
        yield Fault("print-stub", len(pages) - 1, pages[-1].turn, words, at)


def _of_breaks(pages: Sequence[LaidPage], fitted: Mapping[int, Fitted]) -> Iterator[Fault]:
    for number, (page, following) in enumerate(pairwise(pages)):
        if not page.portions or not following.portions:
            continue
        last, first = page.portions[-1], following.portions[0]
        if last.paragraph != first.paragraph:
            if looks_astray(last.paragraph, first.paragraph, fitted):
                words = "a line that begins the page looks like the last of a paragraph"
                yield Fault("print-widow", number + 1, first.turn, words, _line(first, 0))
            continue
        count = len(fitted[first.paragraph].ends)
        if last.lines == 1 and not _goes_on(pages[number - 1 : number], last.paragraph):
            words = "the first line of a paragraph ends the page"
            yield Fault("print-orphan", number, last.turn, words, _line(last, -1))
        if first.lines == 1 and count > 1 and not _goes_on(pages[number + 2 :], first.paragraph):
            words = "the last line of a paragraph begins the page"
            yield Fault("print-widow", number + 1, first.turn, words, _line(first, 0))


def _goes_on(pages: Sequence[LaidPage], paragraph: int) -> bool:
    return any(p.paragraph == paragraph for page in pages[:1] for p in page.portions)


def _of_lines(pages: Sequence[LaidPage], fitted: Mapping[int, Fitted]) -> Iterator[Fault]:
    begun: dict[int, int] = {}
    measured: dict[int, list[float]] = {}  # once a paragraph, not once a page of it
    for number, page in enumerate(pages):
        for portion in page.portions:
            one, start = fitted[portion.paragraph], begun.get(portion.paragraph, 0)
            begun[portion.paragraph] = start + portion.lines
            if portion.paragraph not in measured:
                measured[portion.paragraph] = one.spaces()
            spaces = measured[portion.paragraph][start : start + portion.lines]
            for line, space in ((n, s) for n, s in enumerate(spaces) if s > _LOOSE):
                words = f"a line has spaces of {space:.2f} em"
                at = _line(portion, line)
                yield Fault("print-loose-line", number, portion.turn, words, at)
            if start:
                continue
            runs = (sum(1 for _ in run) for divided, run in groupby(one.divided()) if divided)
            if max(runs, default=0) > _IN_A_ROW:
                words = "more than two lines in a row end within a word"
                yield Fault("print-ladder", number, portion.turn, words, _around([portion]))
            if len(one.ends) > 1 and one.ending() < one.room.ending:
                words = f"the last line of a paragraph has {one.ending()} letters"
                at = _line(portion, -1) if portion.lines == len(one.ends) else None
                yield Fault("print-runt", number, portion.turn, words, at)


def _line(portion: Portion, number: int) -> Box | None:
    """Return where a line of a paragraph stands, if that is known."""
    return portion.at[number] if portion.at else None


def _around(portions: Sequence[Portion]) -> Box | None:
    """Return what is around all lines of a page, if there are any."""
    lines = [at for portion in portions for at in portion.at]
    if not lines:
        return None
    left, top, right, bottom = zip(*lines, strict=True)
    return min(left), min(top), max(right), max(bottom)
