"""The plan of a book: in goes an edition, out come its sections in spine order.

A section knows its id, its file and what it is made of; nothing is rendered yet,
so that links and contents may point forward.

Floor 3: imports lower floors and its own modules only.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from publisher.model.edition import Edition, Matter
from publisher.model.manuscript import Manuscript
from publisher.model.publication import Medium
from publisher.vocabulary.sections import GENERATED
from publisher.xhtml.phrases import Phrases

__all__ = ["Section", "part_name", "plan"]

_RESERVED = frozenset({"nav"})
"""Files that the EPUB's makers write beside the documents."""


@dataclass(frozen=True, slots=True)
class Section:
    """One document to come.

    ``role`` is a key of ``vocabulary.SECTION_ROLES``; ``number`` counts the parts,
    and the interviews through the whole book, from 1; ``part`` is the id of the
    part's opener an interview stands in, if there is one.
    """

    id: str
    role: str
    matter: str
    title: str
    language: str
    manuscript: Manuscript | None = None
    number: int = 0
    part: str = ""

    @property
    def path(self) -> str:
        """The file, relative to the package's root, where all documents lie."""
        return f"{self.id}.xhtml"

    @property
    def href(self) -> str:
        """The address from anywhere in the publication."""
        return f"{self.path}#{self.id}"


def plan(edition: Edition, medium: Medium, phrases: Phrases) -> tuple[Section, ...]:
    """Return the sections in spine order.

    An EPUB starts with the cover; the inside of a printed book has none.  Ids of
    manuscripts are kept, those of generated pages give way to them.
    """
    planner = _Planner(edition, phrases)
    sections: list[Section] = []
    if medium is Medium.EPUB:
        sections.append(planner.generated("cover", "cover"))
    sections += planner.matter(edition.front, "front")
    sections += planner.parts()
    sections += planner.matter(edition.back, "back")
    return tuple(sections)


class _Planner:
    """Makes sections and keeps their ids apart."""

    def __init__(self, edition: Edition, phrases: Phrases) -> None:
        self.edition = edition
        self.phrases = phrases
        matter = (m.manuscript for m in edition.front + edition.back if m.manuscript)
        self.taken = _RESERVED | {m.id for m in (*edition.interviews, *matter)}

    def free(self, name: str) -> str:
        """Return an id for a generated page that no other section has."""
        number, candidate = 1, name
        while candidate in self.taken:
            number += 1
            candidate = f"{name}-{number}"
        self.taken |= {candidate}
        return candidate

    def generated(self, role: str, matter: str) -> Section:
        title = self.phrases.titles[role]
        return Section(self.free(role), role, matter, title, self.edition.language)

    def matter(self, entries: tuple[Matter, ...], place: str) -> Iterator[Section]:
        for entry in entries:
            if entry.manuscript is not None:
                yield self.written(entry.manuscript, entry.role, place)
            elif entry.role in GENERATED and entry.role not in ("cover", "part"):
                yield self.generated(entry.role, place)

    def parts(self) -> Iterator[Section]:
        """Yield the interviews, and openers of parts unless the book is one nameless part."""
        parts = self.edition.parts
        with_openers = len(parts) > 1 or any(part.title for part in parts)
        host = self.edition.host
        number = host.number - 1 if host else 0  # an offprint keeps the number of the book
        for position, part in enumerate(parts, 1):
            opener = ""
            if with_openers:
                opener = self.free(f"part-{position}")
                title = part.title or part_name(position, self.phrases)
                language = self.edition.language
                yield Section(opener, "part", "body", title, language, number=position)
            for interview in part.interviews:
                number += 1
                yield self.written(interview, "interview", "body", number, opener)

    def written(
        self, text: Manuscript, role: str, matter: str, number: int = 0, part: str = ""
    ) -> Section:
        title = text.title
        if text.part is not None:
            instalment = part_name(text.part, self.phrases)
            title = self.phrases.instalment.format(title=title, part=instalment)
        return Section(text.id, role, matter, title, text.language, text, number, part)


def part_name(number: int, phrases: Phrases) -> str:
    """Return the name of a part by its number, from 1: ``Part One``."""
    if 1 <= number <= len(phrases.parts):
        return phrases.parts[number - 1]
    return phrases.part.format(number=number)
