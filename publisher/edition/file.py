"""What an edition file says, decoded, with the place of every path."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import chain

from publisher.decode import Placed
from publisher.model.edition import (
    Accessibility,
    BackCover,
    Copyright,
    Name,
    Product,
    Series,
    Subject,
    Waiver,
    Web,
)
from publisher.model.person import Contributor
from publisher.model.style import Choice
from publisher.model.supply import Supply
from publisher.source import Location

__all__ = ["EditionFile", "MatterFile", "PartFile"]


@dataclass(frozen=True, slots=True)
class MatterFile:
    """A section before or after the interviews; a generated one has no file."""

    role: str
    file: Placed[str] | None = None


@dataclass(frozen=True, slots=True)
class PartFile:
    """A run of interviews; the only part of a plain book has an empty title."""

    title: str
    interviews: tuple[Placed[str], ...]


@dataclass(frozen=True, slots=True)
class EditionFile:
    """An edition before its texts are read; ``language`` is empty if not given.

    Paths are relative to the folder of the edition file and lead, as words,
    nowhere else; ``where`` is the edition file itself.
    """

    where: Location
    slug: str
    title: str
    parts: tuple[PartFile, ...]
    products: tuple[Product, ...]
    front: tuple[MatterFile, ...]
    back: tuple[MatterFile, ...]
    language: str = ""
    subtitle: str = ""
    statement: str = ""
    published: str = ""
    modified: str = ""
    publisher: str = ""
    place: str = ""
    address: str = ""
    copyright: tuple[Copyright, ...] = ()
    impression: int | None = None
    cataloguing: bool = True
    offprints: bool = False
    rights: str = ""
    description: str = ""
    subjects: tuple[Subject, ...] = ()
    series: Series | None = None
    source: str = ""
    doi: str = ""
    various: bool | None = None
    contents_headings: bool = True
    style: str = "trade"
    style_options: tuple[Choice, ...] = ()
    notes: str = "foot"
    cover: Placed[str] | None = None
    contributors: tuple[Contributor, ...] = ()
    names: tuple[Name, ...] = ()
    accessibility: Accessibility = field(default_factory=Accessibility)
    profiles: tuple[Placed[str], ...] = ()
    back_cover: BackCover = field(default_factory=BackCover)
    web: Web = field(default_factory=Web)
    supply: Supply = field(default_factory=Supply)
    waivers: tuple[Waiver, ...] = ()

    def manuscript_paths(self) -> tuple[tuple[str, Location], ...]:
        """Return all manuscripts in the order of the book, with the places that name them."""
        interviews = (path for part in self.parts for path in part.interviews)
        front, back = ([m.file for m in matter if m.file] for matter in (self.front, self.back))
        return tuple((path.value, path.where) for path in chain(front, interviews, back))

    def image_paths(self) -> tuple[tuple[str, Location], ...]:
        """Return the pictures that the edition file itself names: the cover, if any."""
        return ((self.cover.value, self.cover.where),) if self.cover else ()

    def profile_paths(self) -> tuple[tuple[str, Location], ...]:
        """Return the profiles of presses that products name."""
        return tuple((profile.value, profile.where) for profile in self.profiles)
