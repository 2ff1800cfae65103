"""People and their registry: in goes an edition, out come findings.

The registry names whom it lists; here is whom it nearly names, and of whom it says too little.

Floor 4: imports lower floors only.
"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher

from publisher.checks.report import Report
from publisher.model.edition import Edition
from publisher.model.finding import Finding
from publisher.model.naming import folded
from publisher.model.person import Person
from publisher.source import Location
from publisher.vocabulary.sections import REGISTERED
from publisher.xhtml.people import is_named

__all__ = ["nearest", "of_people", "spoken"]

_NEAR = 0.85
"""How alike two names are, of 1, that are taken for slips of one another."""


def of_people(edition: Edition) -> tuple[Finding, ...]:
    """Return what is found about those who speak, each name once; nothing without a registry."""
    report = Report()
    if not edition.people:
        return ()
    known = {person.name: person for person in edition.people}
    page = _is_made(edition)
    for name, where in dict(spoken(edition)).items():
        if name not in known and (near := nearest(name, edition.people)):
            message = f"“{name}” is nearly “{near.name}” of people.toml"
            report.add("name-drift", message, where)
        elif page and not (name in known and known[name].biography):
            message = f"the contributors’ page does not tell of {name}"
            report.add("biography-missing", message, where)
    return report.findings()


def _is_made(edition: Edition) -> bool:
    """Tell whether the contributors' page is made of the registry."""
    registry = {person.where.path for person in edition.people}
    return any(
        matter.role in REGISTERED and matter.manuscript and matter.manuscript.where.path in registry
        for matter in edition.front + edition.back
    )


def spoken(edition: Edition) -> Iterator[tuple[str, Location]]:
    """Yield who speaks by name, the last interview first, so that the first one counts."""
    for interview in reversed(edition.interviews):
        for speaker in interview.speakers:
            if is_named(speaker) and speaker.role not in ("audience", "narrator"):
                yield " ".join(speaker.name.split()), interview.where


def nearest(name: str, people: tuple[Person, ...]) -> Person | None:
    """Return the person whose name or alias is most like a name, if any is like it."""
    best: tuple[float, Person | None] = (_NEAR, None)
    for person in people:
        for form in (person.name, *person.aliases):
            likeness = SequenceMatcher(None, folded(name), folded(form)).ratio()
            if likeness > best[0]:
                best = (likeness, person)
    return best[1]
