"""Recording an approval: in goes the text of a registry, out comes the text with one more digest.

The file is edited, not written anew: comments, order and spelling stay.  What was edited is
read again, and must say the same as before but for the digest; if it does not, nothing is
edited, and the author is told what to write.

Floor 2: imports lower floors and its own modules only.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import tomlkit
from tomlkit.exceptions import TOMLKitError

from publisher.edition.people import read_people
from publisher.errors import EditionError
from publisher.model.person import Approval, Consent, Person

__all__ = ["lines_to_add", "with_approvals"]


def with_approvals(text: str, path: str, person: Person, approvals: Sequence[Approval]) -> str:
    """Return the registry with what a person approved; empty if it cannot be edited safely."""
    before = read_people(text, path)
    place = next(n for n, one in enumerate(before) if one.id == person.id)
    try:
        document = tomlkit.parse(text)
        _add(document["person"][place], approvals)
        edited = tomlkit.dumps(document)
        after = read_people(edited, path)
    except (TOMLKitError, EditionError, KeyError, TypeError, AttributeError, ValueError):
        return ""
    wanted = list(before)
    wanted[place] = _approving(before[place], approvals)
    return edited if list(after) == wanted else ""


def lines_to_add(person: Person, approvals: Sequence[Approval]) -> str:
    """Return what a person's table must hold in the registry."""
    digests = [f'{one.interview} = "{one.digest}"' for one in approvals]
    return "\n".join([f"# below [[person]] {person.id}", "[person.consent.approved]", *digests])


def _add(person: tomlkit.items.Table, approvals: Sequence[Approval]) -> None:
    inline = isinstance(person.get("consent", person), tomlkit.items.InlineTable)
    new = tomlkit.inline_table if inline else tomlkit.table
    if "consent" not in person:
        person["consent"] = new()
    consent = person["consent"]
    if "approved" not in consent:
        consent["approved"] = new()
    fresh = not consent["approved"]
    for one in approvals:
        consent["approved"][one.interview] = one.digest
    if fresh and not inline:
        consent["approved"].add(tomlkit.nl())


def _approving(person: Person, approvals: Sequence[Approval]) -> Person:
    """Return the person as the edited file must tell of it."""
    consent = person.consent or Consent()
    digests = {one.interview: one.digest for one in (*consent.approved, *approvals)}
    approved = tuple(Approval(*pair) for pair in digests.items())
    return replace(person, consent=replace(consent, approved=approved))
