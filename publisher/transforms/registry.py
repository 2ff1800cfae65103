"""registry: who of a raw file is a person of ``people.toml``.

Source: an editor, who listed the names and labels that raw files have for a person.  A label
or a name counts only if it is listed, letter for letter but for case and blanks: nothing is
guessed.  What an editor said of this very file (``casting``) goes before it.  Labels that are
one person's become one speaker; no word of the text is changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from publisher.model.ledger import Recognised
from publisher.model.naming import folded
from publisher.model.person import Person
from publisher.transforms.draft import Draft, Labelled, Speaking

__all__ = ["RULE", "credit", "recognised"]

RULE = "registry"


def recognised(draft: Draft, speaking: Speaking, labelled: Labelled | None) -> Speaking:
    """Return a speaker under the name that the registry has for the label, or for the name."""
    if any(draft.decisions.speakers[one].name for one in speaking.cast):
        return speaking
    owners = _owners(draft.people)
    for said in filter(None, (labelled.written if labelled else "", speaking.name)):
        if person := owners.get(folded(said)):
            found = (Recognised(said, person.id, person.name, RULE),)
            return replace(speaking, name=person.name, nameless=False, recognised=found)
    return speaking


def credit(draft: Draft) -> Draft:
    """Return the draft with those who wrote, translated or transcribed it under their names."""
    owners = _owners(draft.people)
    if not owners:
        return draft
    metadata = draft.metadata
    found: dict[Recognised, None] = {}

    def called(names: Iterable[str]) -> Iterator[str]:
        for name in names:
            person = owners.get(folded(name))
            if person:
                found[Recognised(name, person.id, person.name, RULE)] = None
            yield person.name if person else name

    metadata = replace(
        metadata,
        authors=tuple(called(metadata.authors)),
        translators=tuple(called(metadata.translators)),
        transcribers=tuple(called(metadata.transcribers)),
    )
    told = (one for speaking in draft.speakers for one in speaking.recognised)
    return replace(draft, metadata=metadata, recognised=tuple(dict.fromkeys((*told, *found))))


def _owners(people: Iterable[Person]) -> dict[str, Person]:
    return {folded(form): one for one in people for form in (one.name, *one.aliases)}
