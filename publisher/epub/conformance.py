"""What a book may claim: in go a survey and an edition, out comes a claim or none.

A claim takes two (EPUB Accessibility 1.1, 3.5): files in which nothing is found that
breaks a success criterion, and somebody who looked at the book and gives a name for
it, since most criteria need judgement.  A program alone claims nothing.

``CRITERIA`` holds the criteria that a survey can find broken.  Which others there are
and how a book meets them by the way it is made is in ``docs/accessibility.md``.

Floor 4: imports lower floors and its own modules only.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from publisher.epub.claim import Claim
from publisher.epub.survey import Survey
from publisher.model.edition import Edition

__all__ = ["CRITERIA", "Criterion", "claim", "level"]


@dataclass(frozen=True, slots=True)
class Criterion:
    """A success criterion of WCAG 2.2, or a requirement of EPUB Accessibility 1.1.

    ``level`` is that of the criterion; ``is_met`` tells what the files can show.
    """

    number: str
    level: str
    is_met: Callable[[Survey], bool]


CRITERIA = (
    Criterion("1.1.1", "A", lambda s: s.described == s.pictures and s.covers_described == s.covers),
    Criterion("1.2.1", "A", lambda s: not s.media),
    Criterion("1.3.1", "A", lambda s: not s.skips and not s.tables),
    Criterion("1.3.2", "A", lambda s: not s.displaced),
    Criterion("2.1.1", "A", lambda s: not s.interactive),
    Criterion("2.2.2", "A", lambda s: not s.moving),
    Criterion("2.4.2", "A", lambda s: not s.untitled),
    Criterion("2.4.4", "A", lambda s: not s.nameless and not s.broken),
    Criterion("3.1.1", "A", lambda s: not s.unlanguaged),
    Criterion("page navigation", "A", lambda s: not s.pages_astray),
    Criterion("1.4.3", "AA", lambda s: not s.coloured),
    Criterion("1.4.4", "AA", lambda s: not s.fixed),
    Criterion("2.4.5", "AA", lambda s: bool(s.contents) and not s.contents_broken),
    Criterion("2.4.7", "AA", lambda s: not s.unfocused),
    Criterion("3.1.2", "AA", lambda s: not s.undetermined),
)


def level(survey: Survey) -> str:
    """Return ``AA``, ``A`` or nothing: the highest level of which no criterion is broken.

    A level takes in the lower ones (WCAG 2.2, 5.2.1).
    """
    broken = {criterion.level for criterion in CRITERIA if not criterion.is_met(survey)}
    if "A" in broken:
        return ""
    return "A" if "AA" in broken else "AA"


def claim(survey: Survey, edition: Edition) -> Claim | None:
    """Return what may be claimed, in the very words that the specification asks for."""
    vouched = edition.accessibility
    reached = level(survey)
    if not reached or not vouched.certified_by:
        return None
    words = f"EPUB Accessibility 1.1 - WCAG 2.2 Level {reached}"
    return Claim(words, vouched.certified_by, vouched.credential, vouched.report)
