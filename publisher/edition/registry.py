"""The registry applied: who is in a text by any name is called there what the registry says.

In: texts, and the people of ``people.toml``; out: the same with one name, one sort name and
one face a person.  What the registry says of a name goes before what a header says, so that
nobody drifts from one interview to the next; no word of a text is changed.  A header may still
show a portrait of its own, for an interview may have been made thirty years before.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from publisher.cache import key
from publisher.model.edition import Name
from publisher.model.manuscript import Manuscript
from publisher.model.naming import folded
from publisher.model.person import Contributor, Person, Speaker

__all__ = ["Registry"]

_SHOWN = frozenset({"interviewee", "unknown"})
"""Roles of those whom a reader comes to see; who asks is shown only if the header says so."""


class Registry:
    """Knows people by all their names."""

    def __init__(self, people: Iterable[Person]) -> None:
        self._owners = {
            folded(form): person for person in people for form in (person.name, *person.aliases)
        }

    def person(self, name: str) -> Person | None:
        """Return whose name or alias it is; nobody, if it is nobody's."""
        return self._owners.get(folded(name)) if self._owners else None

    def called(self, names: Iterable[str]) -> tuple[str, ...]:
        """Return names as the registry has them."""
        return tuple(person.name if (person := self.person(n)) else n for n in names)

    def contributors(self, found: Iterable[Contributor]) -> tuple[Contributor, ...]:
        """Return contributors under their names; who was there twice is there once."""
        made: list[Contributor] = []
        places: dict[str, int] = {}
        for one in found:
            person = self.person(one.name)
            if person is None:
                made.append(one)
                continue
            before = places.setdefault(person.name, len(made))
            known = made[before] if before < len(made) else Contributor(person.name, ())
            roles = tuple(dict.fromkeys((*known.roles, *one.roles)))
            file_as = person.file_as or known.file_as or one.file_as
            made[before : before + 1] = [Contributor(person.name, roles, file_as)]
        return tuple(made)

    def names(self, found: Iterable[Name]) -> tuple[Name, ...]:
        """Return names for the index; what one looks for goes before what the registry says."""
        return tuple(self._name(one) for one in found)

    def _name(self, one: Name) -> Name:
        person = self.person(one.name)
        if person is None:
            return one
        return Name(
            person.name,
            one.file_as or person.file_as,
            one.find or person.find or tuple(dict.fromkeys((person.name, one.name))),
            one.see_from or person.see_from,
        )

    def texts(
        self, manuscripts: Mapping[str, Manuscript], interviews: Iterable[str]
    ) -> dict[str, Manuscript]:
        """Return manuscripts by their paths; ``interviews`` are paths in the order of the book.

        A portrait of the registry opens the first interview in which the person answers: a
        face shown twice is taken for a mistake.
        """
        if not self._owners:
            return dict(manuscripts)
        told = {path: self._text(text) for path, text in manuscripts.items()}
        shown = {one.name for text in told.values() for one in text.speakers if one.portrait}
        for path in interviews:
            told[path] = self._portrayed(told[path], shown)
        return {path: _known(text, manuscripts[path]) for path, text in told.items()}

    def _text(self, text: Manuscript) -> Manuscript:
        speakers = tuple(map(self._speaker, text.speakers))
        contributors = self.contributors(text.contributors)
        if (speakers, contributors) == (text.speakers, text.contributors):
            return text
        return replace(text, speakers=speakers, contributors=contributors)

    def _speaker(self, one: Speaker) -> Speaker:
        person = self.person(one.name)
        if person is None:
            return one
        return replace(one, name=person.name, file_as=person.file_as or one.file_as)

    def _portrayed(self, text: Manuscript, shown: set[str]) -> Manuscript:
        """Return an interview with the faces that were not shown before, which are shown now."""
        speakers = []
        for one in text.speakers:
            person = self.person(one.name) if one.role in _SHOWN else None
            if person and person.portrait and person.name not in shown:
                shown.add(person.name)
                one = replace(one, portrait=person.portrait)
            speakers.append(one)
        return text if tuple(speakers) == text.speakers else replace(text, speakers=tuple(speakers))


def _known(text: Manuscript, before: Manuscript) -> Manuscript:
    """Return a text with a digest that tells what the registry made of its people."""
    if text is before or not before.digest:
        return text
    return text.known_by(key("people", before.digest, repr((text.speakers, text.contributors))))
