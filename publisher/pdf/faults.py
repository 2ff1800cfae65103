"""Faults of typography that remain: in go laid-out pages, out come faults and then findings.

A ``Fault`` knows its page in the section; when the book is planned it becomes a
finding with the folio.  The gravest come first.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, pairwise

from publisher.model.finding import Finding, Severity
from publisher.pdf.copyfit import STUB, looks_astray
from publisher.pdf.laid import LaidPage
from publisher.pdf.lines import Fitted
from publisher.pdf.plan import Plan
from publisher.pdf.section import Fault, Section
from publisher.source import Location

__all__ = ["KINDS", "faults", "typographic_findings"]

KINDS = {
    "print-overfull": (Severity.WARNING, "edit the line, or divide its longest word"),
    "print-widow": (Severity.WARNING, "edit the paragraph by a word or two"),
    "print-orphan": (Severity.WARNING, "edit the paragraph by a word or two"),
    "print-stub": (Severity.WARNING, "edit the section by a line or two"),
    "print-ladder": (Severity.WARNING, "edit the paragraph by a word or two"),
    "print-runt": (Severity.NOTE, "edit the paragraph by a word or two"),
    "print-loose-line": (Severity.NOTE, "edit the paragraph by a word or two"),
    "print-register": (Severity.NOTE, "give all heights of the style the leading, or a multiple"),
    "print-short-page": (Severity.NOTE, "edit the page by a line or two"),
}
"""Every code, from the gravest on: how much it matters, and the remedy."""

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


def typographic_findings(
    plan: Plan, sections: Mapping[str, Section], places: Mapping[str, Location]
) -> tuple[Finding, ...]:
    """Return the faults of all sections as findings, the gravest first.

    ``places`` says by the ids of documents where their text was written; of those that
    nobody wrote the document itself is named.
    """
    ranks = {code: rank for rank, code in enumerate(KINDS)}
    found = []
    for side in plan.sides:
        if side.document is None or side.document.id not in sections:
            continue
        for fault in sections[side.document.id].faults:
            if fault.page != side.page:
                continue
            severity, remedy = KINDS[fault.code]
            turn = f", {fault.turn}" if fault.turn else ""
            message = f"page {side.label}{turn}: {fault.words}"
            where = places.get(side.document.id) or Location(side.document.path)
            found.append(Finding(fault.code, severity, message, where, remedy))
    return tuple(sorted(found, key=lambda finding: ranks[finding.code]))
