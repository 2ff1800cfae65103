"""The texts of an edition, checked one by one and then against one another.

Floor 4: imports lower floors and its own modules only.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from publisher.checks.house.copy import Copy, copy
from publisher.checks.house.marks import check_marks, quoting
from publisher.checks.house.spellings import check_spellings, known_names
from publisher.checks.house.talk import check_talk
from publisher.checks.house.words import check_words
from publisher.checks.report import Report
from publisher.model.edition import Edition
from publisher.model.finding import Finding
from publisher.model.manuscript import Manuscript

__all__ = ["of_texts", "texts_of"]


def texts_of(edition: Edition) -> tuple[Manuscript, ...]:
    """Return the manuscripts of an edition in the order of the book."""
    before, after = (
        [matter.manuscript for matter in matters if matter.manuscript]
        for matters in (edition.front, edition.back)
    )
    return (*before, *edition.interviews, *after)


def of_texts(edition: Edition, sources: Mapping[str, str]) -> tuple[Finding, ...]:
    """Return what a copy-editor would mark in the texts of an edition, in the order of the book.

    ``sources`` are the texts of the files by their paths, for columns; of a file that is not
    among them the line is told.
    """
    report = Report()
    texts = [copy(text, sources.get(text.where.path, "")) for text in texts_of(edition)]
    for text in texts:
        check_marks(text, report)
        check_words(text, report)
        check_talk(text, report)
    _check_quoting(texts, report)
    check_spellings(texts, known_names(edition), report)
    return report.findings()


def _check_quoting(texts: Sequence[Copy], report: Report) -> None:
    """Tell texts that quote otherwise than most texts of their language."""
    usual: dict[str, Counter[str]] = {}
    first = {}
    for text in texts:
        found = quoting(text)
        if found:
            marks = max(found, key=lambda one: len(found[one]))
            usual.setdefault(text.language, Counter())[marks] += 1
            first[id(text)] = marks, found[marks][0]
    for text in texts:
        if id(text) not in first:
            continue
        marks, (passage, place) = first[id(text)]
        ((most, count), *_) = usual[text.language].most_common(1)
        if marks != most and usual[text.language][marks] < count:
            message = f"this text quotes in {marks}, most texts of its language in {most}"
            report.add("text-quotes-differ", message, passage.at(place), passage.turn)
