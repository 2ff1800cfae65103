"""What ``publisher approve`` does: record the text to which a person agreed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from publisher import edition as editions
from publisher import files, opening
from publisher.cli.console import emit, print_out, show, tell
from publisher.desk import approval
from publisher.edition import approving
from publisher.errors import Problem, UsageError
from publisher.model.edition import Edition
from publisher.model.manuscript import Manuscript
from publisher.model.naming import person_of, speaker_of
from publisher.model.person import Approval, Person
from publisher.source import Location

__all__ = ["approve"]


def approve(name: str, interviews: Sequence[str], given: Path | None, *, as_json: bool) -> int:
    """Keep the texts that a person approved, and their digests in the registry."""
    place = opening.find_edition(given, Path())
    edition = opening.read_edition(place)
    edition = edition.original or edition
    registry = place.parent / editions.PEOPLE_FILE
    person = _person(name, edition, registry)
    texts = {one.id: approval.approved_text(one) for one in _texts(person, interviews, edition)}
    approved = [Approval(known, approval.digest(text)) for known, text in texts.items()]
    before = files.read_bytes(registry).decode()
    after = approving.with_approvals(before, str(registry), person, approved)
    with files.Batch() as batch:
        for known, text in texts.items():
            path = place.parent / editions.approved_file(person.id, known)
            path.parent.mkdir(parents=True, exist_ok=True)
            batch.add(path, text.encode())
        if after and after != before:
            batch.add(registry, after.encode())
        batch.publish()
    _tell(person, approved, registry, edited=bool(after), as_json=as_json)
    return 0


def _person(name: str, edition: Edition, registry: Path) -> Person:
    """Return who is meant, by id, name or alias; raise UsageError if nobody is."""
    by_id = {person.id: person for person in edition.people}
    person = by_id.get(name) or person_of(name, edition.people)
    if person is None:
        known = ", ".join(by_id)
        hint = f"there are {known}" if known else "write a [[person]] with a name into that file"
        raise UsageError(Problem(f"nobody is called “{name}”", Location(str(registry)), hint))
    return person


def _texts(person: Person, interviews: Sequence[str], edition: Edition) -> list[Manuscript]:
    """Return the interviews that are meant; without any, all in which the person speaks."""
    spoken = {
        text.id: text
        for text in edition.interviews
        if any(speaker_of(speaker, edition.people) is person for speaker in text.speakers)
    }
    problems = [
        Problem(f"{person.name} does not speak in “{one}”", None, f"only in {', '.join(spoken)}")
        for one in interviews
        if one not in spoken
    ]
    if not spoken:
        raise UsageError(f"{person.name} speaks in no interview of the edition")
    if problems:
        raise UsageError(*problems)
    return [spoken[one] for one in dict.fromkeys(interviews or spoken)]


def _tell(
    person: Person, approved: Sequence[Approval], registry: Path, *, edited: bool, as_json: bool
) -> None:
    if as_json:
        rows = [{"interview": one.interview, "sha256": one.digest} for one in approved]
        told = {"person": person.id, "recorded": edited, "approved": rows}
        emit({"schema": "publisher.approve/1", **told})
        return
    for one in approved:
        tell(f"approved by {show(person.name)}: {show(one.interview)}")
    if not edited:
        tell(f"{show(str(registry))} cannot be edited without changing more; write into it:")
        print_out(approving.lines_to_add(person, approved))
