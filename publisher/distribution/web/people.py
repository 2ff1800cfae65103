"""Who speaks in a book: in goes an edition, out come people with what they have part in.

Floor 4: imports lower floors and its own modules only.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from publisher.collation import filing_key
from publisher.model import walk
from publisher.model.block import Figure
from publisher.model.edition import Edition
from publisher.model.manuscript import Manuscript
from publisher.model.naming import speaker_of
from publisher.model.person import Identifier, Speaker
from publisher.slug import slug, unique
from publisher.vocabulary.identifiers import SCHEMES
from publisher.xhtml.names import headings
from publisher.xhtml.people import is_named

__all__ = ["Known", "addresses", "speakers"]

_NAMELESS = frozenset({"audience", "narrator"})


@dataclass(slots=True)
class Known:
    """Somebody who speaks: ``anchor`` is the id on the page of the people.

    ``talks`` are the interviews with the person's role in each; ``biography`` is plain text, a
    paragraph each, as the registry has it.
    """

    name: str
    heading: str
    anchor: str = ""
    portrait: Figure | None = None
    biography: tuple[str, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    talks: list[tuple[Manuscript, str]] = field(default_factory=list)


def speakers(edition: Edition) -> tuple[Known, ...]:
    """Return everybody who speaks under a name, in the order of their sort names."""
    filed = headings(edition)
    found: dict[str, Known] = {}
    for interview in edition.interviews:
        for speaker in _named(interview):
            name = " ".join(speaker.name.split())
            known = found.setdefault(name, Known(name, filed.get(name, name)))
            known.talks.append((interview, speaker.role))
            known.portrait = known.portrait or speaker.portrait
            if person := speaker_of(speaker, edition.people):
                known.biography = tuple(walk.plain(p.inlines) for p in person.biography)
                known.identifiers = person.identifiers
    ordered = sorted(found.values(), key=lambda known: filing_key(known.heading))
    for known, anchor in zip(ordered, unique([slug(k.name) for k in ordered]), strict=True):
        known.anchor = f"person_{anchor}"
    return tuple(ordered)


def addresses(identifiers: tuple[Identifier, ...]) -> list[str]:
    """Return the addresses at which the world's registries know somebody."""
    return [SCHEMES[i.scheme].address.format(i.value.replace(" ", "")) for i in identifiers]


def _named(interview: Manuscript) -> Iterator[Speaker]:
    for speaker in interview.speakers:
        if speaker.role not in _NAMELESS and is_named(speaker):
            yield speaker
