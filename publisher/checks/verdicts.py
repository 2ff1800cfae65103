"""Verdicts: in go findings and whom the book is for, out come what matters and how much.

Floor 4: imports lower floors only.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from publisher.model.finding import Finding, Severity
from publisher.vocabulary.printers import PRINTERS
from publisher.vocabulary.profiles import PROFILES, weighed

__all__ = ["Found", "Verdict", "judged", "things"]

_RANKS = list(Severity)
_WORDS = "no one two three four five six seven eight nine ten eleven twelve".split()


@dataclass(frozen=True, slots=True)
class Found:
    """A finding, and the kind of the finished file it is of (see ``Artifact.kind``).

    Empty, the finding is of the edition, or of a file that somebody named, and is
    anybody's business.
    """

    finding: Finding
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """How a book stands with somebody; ``profile`` is a key of ``PROFILES``, empty for all.

    ``counts`` are of findings that are not waived, by severity; ``waived`` counts the errors
    that are.  ``absent`` tells that nothing was there to be looked at, ``unasked``
    that no product names the printer, whose measures were therefore not applied.
    """

    profile: str
    counts: tuple[int, int, int]
    waived: int = 0
    absent: bool = False
    unasked: bool = False

    @property
    def ready(self) -> bool:
        """Whether nothing keeps the book from them."""
        return not self.counts[0] and not self.absent

    def __str__(self) -> str:
        """Return the verdict in a sentence or two."""
        return " ".join((self._sentence(), *self._clauses()))

    def _sentence(self) -> str:
        errors, warnings, _ = self.counts
        name = PROFILES[self.profile].name if self.profile else ""
        if self.absent:
            return f"Nothing that was looked at is for {name}."
        if errors:
            keep = "keeps" if errors == 1 else "keep"
            return f"{things(errors).capitalize()} {keep} it from {name or 'its readers'}."
        ready = f"Ready for {name}" if name else "Nothing keeps it from its readers"
        return f"{ready}; {things(warnings)} could be better." if warnings else f"{ready}."

    def _clauses(self) -> Iterable[str]:
        if self.waived:
            what = "An error is" if self.waived == 1 else f"{_number(self.waived)} errors are"
            yield f"{what.capitalize()} waived: others may refuse it all the same."
        if self.unasked:
            name = PROFILES[self.profile].name
            key = f'printer = "{self.profile}"'
            yield f"No product says {key}, so nothing was measured by what {name} prints."


def things(count: int) -> str:
    """Return a number of things in words."""
    return f"{_number(count)} thing{'' if count == 1 else 's'}"


def _number(count: int) -> str:
    return _WORDS[count] if count < len(_WORDS) else f"{count:,}"


def judged(
    found: Sequence[Found],
    profiles: Sequence[str],
    kinds: frozenset[str] | None,
    printers: frozenset[str],
) -> tuple[tuple[Finding, ...], tuple[Verdict, ...]]:
    """Return what matters to any of the profiles, as grave as to the strictest, and the verdicts.

    ``kinds`` are those of the finished files that were looked at, None if files were named;
    ``printers`` are those that products name.  Without profiles all findings matter.
    """
    if not profiles:
        everything = tuple(one.finding for one in found)
        return everything, (_verdict("", everything),)
    verdicts = []
    gravest: dict[int, Finding] = {}
    for profile in profiles:
        files = PROFILES[profile].files
        own: list[Finding] = []
        for number, one in enumerate(found):
            if one.kind and one.kind not in files:
                continue
            if (mattering := weighed(profile, one.finding)) is None:
                continue
            own.append(mattering)
            before = gravest.setdefault(number, mattering)
            if _rank(mattering) < _rank(before):
                gravest[number] = mattering
        absent = kinds is not None and not files & kinds
        prints = kinds is not None and "print" in kinds and profile in PRINTERS
        unasked = prints and profile not in printers
        verdicts.append(replace(_verdict(profile, own), absent=absent, unasked=unasked))
    return tuple(gravest[number] for number in sorted(gravest)), tuple(verdicts)


def _rank(one: Finding) -> int:
    return _RANKS.index(one.severity)


def _verdict(profile: str, found: Iterable[Finding]) -> Verdict:
    counts: Counter[Severity] = Counter()
    waived = 0
    for one in found:
        if not one.waived:
            counts[one.severity] += 1
        elif one.severity is Severity.ERROR:
            waived += 1
    error, warning, note = (counts[severity] for severity in _RANKS)
    return Verdict(profile, (error, warning, note), waived)
