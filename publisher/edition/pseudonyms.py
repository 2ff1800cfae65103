"""Pseudonyms: in goes an edition, out comes the same with other names for some people.

They are put in once, right after assembly, into everything that an edition holds: texts,
notes, captions, descriptions, titles, speakers and their labels, contributors, index entries,
holders of rights, biographies, ids and the paths of pictures.  So no later step knows the
name, and none can print it.  What is not text is made to tell nothing: pictures lose what
cameras and editors wrote into them, a person loses identifiers and portrait, a text the name
of its raw file.

Every field of every value is gone through, so that a field added to the model is replaced
in without being listed here.

Floor 2: imports lower floors and its own modules only.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, is_dataclass, replace
from pathlib import PurePosixPath
from typing import Any, TypeVar

from publisher.cache import key
from publisher.edition.bare import bare
from publisher.edition.forms import Forms, SlugForms
from publisher.edition.labels import initials, label_of
from publisher.edition.runs import Run
from publisher.model.edition import Edition, Image, Name
from publisher.model.manuscript import Manuscript
from publisher.model.naming import person_of, speaker_of, words
from publisher.model.person import Contributor, Person, Pseudonym, Speaker
from publisher.slug import unique
from publisher.source import Location

__all__ = ["pseudonymous"]

T = TypeVar("T")

_INLINES = "publisher.model.inline"
_KEPT = frozenset({"where", "digest", "sha256", "data", "original"})
"""Fields that hold nothing to be read."""

_LEAST = 3
"""Letters of a form below which it is a label."""


def pseudonymous(edition: Edition) -> Edition:
    """Return the edition with pseudonyms in place; the very same if nobody has one.

    ``original`` of the result is the edition that was given.
    """
    hidden = [person for person in edition.people if person.pseudonym]
    if not hidden:
        return edition
    substitution = _Substitution(edition, hidden)
    told = substitution.of(edition)
    return replace(told, original=edition, replaced=substitution.forms.count)


def _pairs(person: Person, pseudonym: Pseudonym) -> dict[str, str]:
    """Return the forms of a person's name, and what stands for each."""
    pairs = dict.fromkeys((person.name, *person.aliases), pseudonym.name)
    for sorted_name in filter(None, (person.file_as, _inverted(person.name))):
        pairs[sorted_name] = _filed(pseudonym)
    return pairs | dict(pseudonym.replace)


def _inverted(name: str) -> str:
    """Return a name of two words as it is filed; nothing for others."""
    parts = name.split()
    return f"{parts[1]}, {parts[0]}" if len(parts) == 2 else ""


def _filed(pseudonym: Pseudonym) -> str:
    return pseudonym.file_as or _inverted(pseudonym.name) or pseudonym.name


class _Substitution:
    """What stands for what in one edition."""

    def __init__(self, edition: Edition, hidden: list[Person]) -> None:
        self.people = edition.people
        pairs: dict[str, str] = {}
        for person in hidden:
            if person.pseudonym:
                pairs |= _pairs(person, person.pseudonym)
        self.forms = Forms(pairs)
        self._slugs = SlugForms(pairs)
        texts = [*edition.interviews, *(m.manuscript for m in edition.front + edition.back)]
        ids = [text.id for text in texts if text]
        self._ids = dict(zip(ids, unique([self._slugs.replaced(one) for one in ids]), strict=True))
        images = [*edition.images, *filter(None, (edition.cover,))]
        self._paths = self._apart(image.path for image in images)
        self._labels: dict[str, str] = {}
        self.forms.count = 0
        self._rules = repr((sorted(pairs.items()), self._ids, self._paths))

    # --- any value -----------------------------------------------------------------------------

    def of(self, value: T) -> T:
        """Return a value with the names replaced; the very same if it holds none."""
        told: Any = value
        match value:
            case str():
                told = self.forms.replaced(value)
            case tuple():
                told = self._tuple(value)
            case Location():
                pass
            case Person():
                told = self._person(value)
            case Manuscript():
                told = self._manuscript(value)
            case Image():
                told = replace(bare(value), path=self._path(value.path))
            case Speaker() | Contributor() | Name():
                told = self._named(value)
            case _ if is_dataclass(value):
                told = self._fields(value)
        return told  # type: ignore[no-any-return]

    def _tuple(self, value: tuple[Any, ...]) -> tuple[Any, ...]:
        if value and all(type(one).__module__ == _INLINES for one in value):
            return self._run(value)
        told = tuple(map(self.of, value))
        return value if all(a is b for a, b in zip(told, value, strict=True)) else told

    def _fields(self, value: Any) -> Any:
        changed = {}
        for one in fields(value):
            before = getattr(value, one.name)
            if one.init and one.name not in _KEPT:
                after = self._field(one.name, before)
                if after is not before:  # equality does not see every field
                    changed[one.name] = after
        return replace(value, **changed) if changed else value

    def _field(self, name: str, value: Any) -> Any:
        if not isinstance(value, str):
            return self.of(value)
        told = self._string(name, value)
        return value if told == value else told

    def _string(self, name: str, value: str) -> str:
        if name in ("id", "slug"):
            return self._ids.get(value, self._slugs.replaced(value))
        if name in ("src", "path"):
            return self._path(value)
        if name in ("label", "speaker"):
            return self._labels.get(value, value)
        if name == "href":
            return self.address(value)
        return self.forms.replaced(value)

    def address(self, href: str) -> str:
        """Return an address; one within the book leads to where its place is now."""
        if not href.startswith("#"):
            return href
        text, point, turn = href[1:].partition(".")
        return f"#{self._ids.get(text, text)}{point}{self._slugs.replaced(turn)}"

    # --- values of their own kind --------------------------------------------------------------

    def _manuscript(self, text: Manuscript) -> Manuscript:
        self._labels = self._labels_of(text)
        bared = replace(text, source=None) if text.source else text
        told = self._fields(bared)
        self._labels = {}
        if told is bared:
            return text
        digest = text.digest and key("pseudonyms", text.digest, self._rules)
        known: Manuscript = told.known_by(digest) if digest else told
        return known

    def _named(self, value: Speaker | Contributor | Name) -> Any:
        person = speaker_of(value, self.people) if isinstance(value, Speaker) else None
        person = person or person_of(value.name, self.people)
        told = self._fields(value)
        if person is None or person.pseudonym is None:
            return told
        filed = value.file_as and _filed(person.pseudonym)
        told = replace(told, name=self._name(value.name, person.pseudonym), file_as=filed)
        if isinstance(told, Speaker) and not person.pseudonym.portrait:
            told = replace(told, portrait=None)
        return told

    def _name(self, name: str, pseudonym: Pseudonym) -> str:
        """Return what a name is; a letter that stands for one stays a letter."""
        if sum(map(len, words(name))) >= _LEAST:
            return self.forms.replaced(name)
        return initials(pseudonym.name)

    def _person(self, person: Person) -> Person:
        if person.pseudonym is None:
            return self._fields(person)  # type: ignore[no-any-return]
        pseudonym = person.pseudonym
        hidden = replace(
            person,
            name=pseudonym.name,
            file_as=pseudonym.file_as,
            aliases=(),
            identifiers=(),
            pseudonym=None,
            portrait=person.portrait if pseudonym.portrait else None,
            consent=person.consent and replace(person.consent, approved=()),
        )
        told: Person = self._fields(hidden)
        return replace(
            told,
            find=tuple(dict.fromkeys(told.find)),
            see_from=tuple(dict.fromkeys(told.see_from)),
        )

    # --- labels, ids, paths --------------------------------------------------------------------

    def _labels_of(self, text: Manuscript) -> dict[str, str]:
        """Return the labels of a text, each one of its own, and what stands for each."""
        new: dict[str, str] = {}
        for speaker in text.speakers:
            person = speaker_of(speaker, self.people)
            pseudonym = person.pseudonym if person else None
            label = self.forms.replaced(speaker.label)
            if person and pseudonym and label == speaker.label:
                label = label_of(label, person, pseudonym)
            number = 2
            wanted = label
            while label in new.values():
                label, number = f"{wanted} {number}", number + 1
            new[speaker.label] = label
        return new

    def _apart(self, paths: Iterable[str]) -> dict[str, str]:
        """Return what stands for each path, no two the same."""
        new: dict[str, str] = {}
        for path in paths:
            place = PurePosixPath(self._slugs.replaced(self.forms.replaced(path)))
            name, number = place, 2
            while str(name) in new.values() and path not in new:
                name, number = place.with_stem(f"{place.stem}-{number}"), number + 1
            new.setdefault(path, str(name))
        return new

    def _path(self, path: str) -> str:
        return self._paths.get(path, path)

    # --- words within marks --------------------------------------------------------------------

    def _run(self, inlines: tuple[Any, ...]) -> tuple[Any, ...]:
        run = Run(inlines)
        return run.changed(list(self.forms.changes(run.text)), self.of, self.address)
