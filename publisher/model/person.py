"""People: who speaks, and who made the book."""

from __future__ import annotations

from dataclasses import dataclass, field

from publisher.model.block import Figure, Paragraph
from publisher.source import Location

__all__ = [
    "Approval",
    "Consent",
    "Contributor",
    "Identifier",
    "Person",
    "Pseudonym",
    "Speaker",
]


@dataclass(frozen=True, slots=True)
class Speaker:
    """One voice of an interview.

    ``label`` is what opens a turn in the manuscript (``AB``); ``role`` is one of
    ``vocabulary.SPEAKER_ROLES``; ``file_as`` is the sort name, or empty.
    ``portrait`` shows the speaker; it has no caption of its own.
    """

    label: str
    name: str
    role: str = "unknown"
    file_as: str = ""
    portrait: Figure | None = None


@dataclass(frozen=True, slots=True)
class Contributor:
    """Someone with a part in the edition; ``roles`` are MARC relator codes."""

    name: str
    roles: tuple[str, ...] = ("edt",)
    file_as: str = ""


@dataclass(frozen=True, slots=True)
class Identifier:
    """A number that names somebody; ``scheme`` is a key of ``vocabulary.identifiers``."""

    scheme: str
    value: str


@dataclass(frozen=True, slots=True)
class Pseudonym:
    """Another name that a person goes by in the book.

    ``replace`` holds what stands for other forms of the name (``Miss Berg``, ``Miss Holm``);
    the whole name and its aliases are replaced by ``name`` without being listed.
    ``allow`` holds words of the name that stand in the book for something else (``Rose``);
    ``portrait`` tells that the face may be shown all the same.
    """

    name: str
    file_as: str = ""
    replace: tuple[tuple[str, str], ...] = ()
    allow: tuple[str, ...] = ()
    portrait: bool = False


@dataclass(frozen=True, slots=True)
class Approval:
    """A text that a person agreed to: the manuscript's id, and the digest of what it said.

    ``text`` is what is kept of it beside the edition, empty if nothing is; it is the text that
    was agreed to if it has the digest.
    """

    interview: str
    digest: str
    text: str = field(default="", compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Consent:
    """What a person agreed to.

    ``holder`` has the rights in what the person says; ``scope`` holds what is allowed
    (``print``, ``e-book``, ``web``, ``translation``), all of it if it is None;
    before the day ``embargo`` (ISO 8601, possibly only a year or a month) nothing may appear.
    ``approved`` holds the texts that the person agreed to.
    """

    holder: str = ""
    scope: tuple[str, ...] | None = None
    embargo: str = ""
    approved: tuple[Approval, ...] = ()
    where: Location = field(default=Location(""), compare=False, repr=False)

    def approval(self, interview: str) -> Approval | None:
        """Return what was approved of an interview, by its id, if anything was."""
        return next((one for one in self.approved if one.interview == interview), None)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody of the registry ``people.toml``.

    ``aliases`` are other names and labels that raw files and headers have for the person;
    ``find`` and ``see_from`` are for the index, as those of an ``edition.Name``;
    ``biography`` is empty if there is none; it may begin with the name, or go on from it.
    """

    id: str
    name: str
    file_as: str = ""
    aliases: tuple[str, ...] = ()
    find: tuple[str, ...] = ()
    see_from: tuple[str, ...] = ()
    biography: tuple[Paragraph, ...] = ()
    portrait: Figure | None = None
    identifiers: tuple[Identifier, ...] = ()
    pseudonym: Pseudonym | None = None
    consent: Consent | None = None
    where: Location = field(default=Location(""), compare=False, repr=False)
