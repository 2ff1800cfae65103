"""A manuscript: one interview, essay or preface as editors see it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from publisher.model.block import Block
from publisher.model.person import Contributor, Speaker
from publisher.source import Location

__all__ = ["UNDETERMINED", "Manuscript", "Provenance", "Published", "Recorded"]

UNDETERMINED = "und"
"""The tag of a language that nobody has told (ISO 639-2; BCP 47, RFC 5646, 4.1)."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """When (ISO 8601 date, possibly only year or month) and where."""

    date: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Published:
    """Where and when a text came out before: a periodical, a book, a broadcast.

    ``licence`` says under which it may be used, ``rights`` whose it is.
    """

    title: str = ""
    place: str = ""
    date: str = ""
    licence: str = ""
    rights: str = ""


@dataclass(frozen=True, slots=True)
class Provenance:
    """The raw file a manuscript was made from, and the SHA-256 of its bytes."""

    file: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Manuscript:
    """One text of a book.

    ``headnote`` holds the blocks before the first turn or heading of an
    interview; a text without turns has no headnote, all of it is ``body``.
    ``id`` is a slug, ``language`` a BCP 47 tag (``UNDETERMINED`` if the header says
    none), ``part`` the number of a part of an interview that came in several, ``doi`` a
    DOI (``10.1234/night-shift``) or empty.
    ``digest`` tells texts apart that were read from a file, and is empty for all others:
    a manuscript that is made of another one has none.
    """

    id: str
    title: str
    language: str = UNDETERMINED
    subtitle: str = ""
    part: int | None = None
    recorded: Recorded = Recorded()
    published: Published = Published()
    contributors: tuple[Contributor, ...] = ()
    speakers: tuple[Speaker, ...] = ()
    source: Provenance | None = None
    doi: str = ""
    headnote: tuple[Block, ...] = ()
    body: tuple[Block, ...] = ()
    where: Location = field(default=Location(""), compare=False, repr=False)
    digest: str = field(default="", init=False, compare=False, repr=False)

    def known_by(self, digest: str) -> Manuscript:
        """Return the same manuscript with the digest of all that it was made from."""
        known = replace(self)
        object.__setattr__(known, "digest", digest)
        return known

    def speaker(self, label: str) -> Speaker:
        """Return the speaker of that label; raise KeyError if there is none."""
        for speaker in self.speakers:
            if speaker.label == label:
                return speaker
        raise KeyError(label)
