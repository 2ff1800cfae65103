"""Faults of typography that remain: in go laid-out pages, out come their faults.

A ``Fault`` knows its page in the section; when the book is planned it becomes a
finding with the folio (``pdf.typography``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, pairwise

from publisher.pdf.copyfit import STUB, looks_astray
from publisher.pdf.fitted import Fitted
from publisher.pdf.laid import LaidPage
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
        for turn in page.overfull:
            yield Fault("print-overfull", number, turn, "a line is wider than its measure")
        if page.off:
            lines = "a line stands" if page.off == 1 else f"{page.off} lines stand"
            yield Fault("print-register", number, page.turn, f"{lines} off the grid")
    for number, page in enumerate(pages[:-1]):
        if page.short > 0:
            lines = "a line" if page.short == 1 else f"{page.short} lines"
            yield Fault("print-short-page", number, page.turn, f"the page is {lines} short")
    if len(pages) > 1 and 0 < pages[-1].lines < STUB:
        lines = "a line" if pages[-1].lines == 1 else f"{pages[-1].lines} lines"
        yield Fault("print-stub", len(pages) - 1, pages[-1].turn, f"the last page has {lines}")


def _of_breaks(pages: Sequence[LaidPage], fitted: Mapping[int, Fitted]) -> Iterator[Fault]:
    for number, (page, following) in enumerate(pairwise(pages)):
        if not page.portions or not following.portions:
            continue
        last, first = page.portions[-1], following.portions[0]
        if last.paragraph != first.paragraph:
            if looks_astray(last.paragraph, first.paragraph, fitted):
                words = "a line that begins the page looks like the last of a paragraph"
                yield Fault("print-widow", number + 1, first.turn, words)
            continue
        count = len(fitted[first.paragraph].ends)
        if last.lines == 1 and not _goes_on(pages[number - 1 : number], last.paragraph):
            words = "the first line of a paragraph ends the page"
            yield Fault("print-orphan", number, last.turn, words)
        if first.lines == 1 and count > 1 and not _goes_on(pages[number + 2 :], first.paragraph):
            words = "the last line of a paragraph begins the page"
            yield Fault("print-widow", number + 1, first.turn, words)


def _goes_on(pages: Sequence[LaidPage], paragraph: int) -> bool:
    return any(p.paragraph == paragraph for page in pages[:1] for p in page.portions)


def _of_lines(pages: Sequence[LaidPage], fitted: Mapping[int, Fitted]) -> Iterator[Fault]:
    begun: dict[int, int] = {}
    for number, page in enumerate(pages):
        for portion in page.portions:
            one, start = fitted[portion.paragraph], begun.get(portion.paragraph, 0)
            begun[portion.paragraph] = start + portion.lines
            spaces = one.spaces()[start : start + portion.lines]
            for space in (s for s in spaces if s > _LOOSE):
                words = f"a line has spaces of {space:.2f} em"
                yield Fault("print-loose-line", number, portion.turn, words)
            if start:
                continue
            runs = (sum(1 for _ in run) for divided, run in groupby(one.divided()) if divided)
            if max(runs, default=0) > _IN_A_ROW:
                words = "more than two lines in a row end within a word"
                yield Fault("print-ladder", number, portion.turn, words)
            if len(one.ends) > 1 and one.ending() < one.room.ending:
                words = f"the last line of a paragraph has {one.ending()} letters"
                yield Fault("print-runt", number, portion.turn, words)
