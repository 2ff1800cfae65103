"""What may be found in an edition file."""

from __future__ import annotations

from publisher.model.finding import Family
from publisher.vocabulary.findings.kinds import note, warning

__all__ = ["KINDS"]

KINDS = {
    "waiver-unused": note(
        Family.EDITION,
        what="A `[[waive]]` meets no finding.",
        demand="House rule: it may hide the next one that it meets, and its reason tells of a book that is no more",
        remedy="delete it, or mend its `where`",
    ),
    "name-drift": warning(
        Family.EDITION,
        what="The name of a speaker is nearly one of `people.toml`, and not the same.",
        demand="The Chicago Manual of Style, 18th ed., 15, “Indexes”: one entry a person. Under two names somebody has two, and no sort name or biography under one of them",
        remedy="list the name under `aliases` of the person, or mend it in the header; if it is somebody else, add that person",
    ),
    "biography-missing": note(
        Family.EDITION,
        what="Somebody speaks of whom the contributors’ page, made of `people.toml`, says nothing.",
        demand="House rule: a reader looks for everybody there",
        remedy="give the person a `biography` in `people.toml`",
    ),
}
