"""What machines read of a page: schema.org as JSON-LD, Dublin Core, Open Graph.

schema.org has no type for interviews, so an interview is a ``Chapter`` and a
``Conversation``, which are types of it, with the genre ``Interview``; who speaks has a part in it
by ``Role``, schema.org's own way to qualify a property.  Dublin Core stands in ``meta`` as DCMI's
"Expressing Dublin Core metadata using HTML/XHTML meta and link elements" has it; Open Graph is
that of ogp.me, with its vertical for books.

Addresses are whole if the edition says where its web edition will lie, else relative to the page.

Floor 4: imports lower floors and its own modules only.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from publisher.distribution.web.people import Known, addresses
from publisher.distribution.web.places import LANDING, PEOPLE, page_name
from publisher.edition.identity import identifier, isbn13
from publisher.model.edition import Edition
from publisher.model.manuscript import Manuscript
from publisher.model.publication import Artifact
from publisher.vocabulary.relators import CREATOR_RELATORS

__all__ = ["Linked", "Meta"]

_FORMATS = {
    "epub": "https://schema.org/EBook",
    "web": "https://schema.org/EBook",
    "pdf": "https://schema.org/EBook",
    "paperback": "https://schema.org/Paperback",
    "hardcover": "https://schema.org/Hardcover",
}
"""``bookFormat`` by the form of a product (schema.org, BookFormatType)."""

_PROPERTIES = {
    "aut": "author",
    "edt": "editor",
    "com": "editor",
    "trl": "translator",
    "ill": "illustrator",
    "pbl": "publisher",
}
"""Properties of a book by MARC relator; everybody else is a ``contributor``."""

_TYPES = {"epub": "application/epub+zip", "screen": "application/pdf"}
_INTERVIEW = "http://www.wikidata.org/entity/Q178651"

Node = dict[str, object]


@dataclass(frozen=True, slots=True)
class Meta:
    """A ``meta`` element: ``property`` is for Open Graph, ``name`` for everybody else."""

    content: str
    name: str = ""
    property: str = ""


class Linked:
    """Writes what machines read of the pages of one edition."""

    def __init__(self, edition: Edition, people: Sequence[Known], picture: str) -> None:
        self.edition = edition
        self.people = people
        self.picture = picture

    def address(self, page: str) -> str:
        """Return the address of a page or file of the web edition."""
        return f"{self.edition.web.address}{'' if page == LANDING else page}" or LANDING

    def canonical(self, page: str) -> str:
        """Return the one address of a page, nothing if nobody knows where it will lie."""
        return self.address(page) if self.edition.web.address else ""

    # --- JSON-LD ---------------------------------------------------------------------------------

    def book(self, downloads: Sequence[tuple[str, Artifact]]) -> Markup:
        """Return the book, with its interviews and people; ``downloads`` are files and paths."""
        edition = self.edition
        node: Node = {
            "@context": "https://schema.org",
            **self._book(),
            "alternativeHeadline": edition.subtitle,
            "description": edition.description,
            "inLanguage": edition.language,
            "bookEdition": edition.statement,
            "datePublished": edition.published,
            "dateModified": edition.modified,
            "isAccessibleForFree": True,
            "image": self.address(self.picture),
            "publisher": {"@type": "Organization", "name": edition.publisher}
            if edition.publisher
            else None,
            "copyrightHolder": [{"@type": "Person", "name": c.holder} for c in edition.copyright],
            "copyrightNotice": edition.rights,
            "about": [subject.term for subject in edition.subjects],
            "isPartOf": {"@type": "BookSeries", "name": edition.series.name}
            if edition.series
            else None,
            **self._makers(),
            "hasPart": [self._interview(one) for one in edition.interviews],
            "workExample": list(self._examples()),
            "encoding": [
                {
                    "@type": "MediaObject",
                    "encodingFormat": _TYPES[artifact.kind],
                    "contentUrl": self.address(path),
                    "contentSize": str(len(artifact.data)),
                    "sha256": artifact.sha256,
                }
                for path, artifact in downloads
            ],
        }
        return _script(node)

    def interview(self, text: Manuscript) -> Markup:
        """Return an interview, with the book that it is part of."""
        node = {"@context": "https://schema.org", **self._interview(text), "isPartOf": self._book()}
        return _script(node)

    def persons(self) -> Markup:
        """Return the people who speak."""
        nodes: list[object] = [self._person(one, whole=True) for one in self.people]
        return _script({"@context": "https://schema.org", "@graph": nodes})

    def _book(self) -> Node:
        return {
            "@type": "Book",
            "@id": self.address(LANDING),
            "url": self.address(LANDING),
            "identifier": identifier(self.edition, "web"),
            "name": self.edition.title,
        }

    def _makers(self) -> Node:
        found: dict[str, list[Node]] = {}
        for one in self.edition.contributors:
            for role in one.roles:
                name = _PROPERTIES.get(role, "contributor")
                node: Node = {"@type": "Person", "name": one.name}
                if node not in found.setdefault(name, []):
                    found[name].append(node)
        return dict(found)

    def _examples(self) -> Iterator[Node]:
        for product in self.edition.products:
            if product.isbn:
                yield {
                    "@type": "Book",
                    "name": self.edition.title,
                    "isbn": isbn13(product.isbn),
                    "bookFormat": _FORMATS[product.form],
                }

    def _interview(self, text: Manuscript) -> Node:
        page = page_name(text.id)
        return {
            "@type": ["Chapter", "Conversation"],
            "additionalType": _INTERVIEW,
            "genre": "Interview",
            "@id": f"{self.address(page)}#{text.id}",
            "url": self.address(page),
            "name": text.title,
            "alternativeHeadline": text.subtitle,
            "inLanguage": text.language,
            "dateCreated": text.recorded.date,
            "locationCreated": {"@type": "Place", "name": text.recorded.place}
            if text.recorded.place
            else None,
            "contributor": [
                {"@type": "Role", "roleName": role, "contributor": self._person(one)}
                for one in self.people
                for talk, role in one.talks
                if talk is text
            ],
        }

    def _person(self, one: Known, *, whole: bool = False) -> Node:
        node: Node = {
            "@type": "Person",
            "@id": f"{self.address(PEOPLE)}#{one.anchor}",
            "name": one.name,
        }
        if whole:
            node["description"] = " ".join(one.biography)
            node["sameAs"] = addresses(one.identifiers)
        return node

    # --- meta ------------------------------------------------------------------------------------

    def metas(self, page: str, title: str, language: str, text: Manuscript | None) -> list[Meta]:
        """Return what ``meta`` says of a page; ``text`` is the interview on it, if one is."""
        edition = self.edition
        book = page == LANDING
        return [
            *self._dublin_core(title, language, text),
            Meta("book" if book else "article", property="og:type"),
            Meta(title, property="og:title"),
            Meta(edition.title, property="og:site_name"),
            *_said(Meta(edition.description if book else "", property="og:description")),
            Meta(language.replace("-", "_"), property="og:locale"),
            *self._whole(page),
            *(self._of_books() if book else ()),
        ]

    def _dublin_core(self, title: str, language: str, text: Manuscript | None) -> Iterator[Meta]:
        edition = self.edition
        yield Meta(title, "DC.title")
        yield Meta(language, "DC.language")
        yield Meta("Text", "DC.type")
        yield Meta("text/html", "DC.format")
        if text is not None:
            yield Meta(edition.title, "DCTERMS.isPartOf")
            yield from _said(Meta(text.recorded.date, "DCTERMS.created"))
            for one in self.people:
                if any(talk is text for talk, _ in one.talks):
                    yield Meta(one.name, "DC.contributor")
            return
        yield Meta(identifier(edition, "web"), "DC.identifier")
        for maker in edition.contributors:
            makes = any(role in CREATOR_RELATORS for role in maker.roles)
            yield Meta(maker.name, "DC.creator" if makes else "DC.contributor")
        for content, name in (
            (edition.publisher, "DC.publisher"),
            (edition.published, "DCTERMS.issued"),
            (edition.description, "DC.description"),
            (edition.rights, "DC.rights"),
        ):
            yield from _said(Meta(content, name))
        for subject in edition.subjects:
            yield Meta(subject.term, "DC.subject")

    def _whole(self, page: str) -> Iterator[Meta]:
        if self.edition.web.address:
            yield Meta(self.address(page), property="og:url")
            yield Meta(self.address(self.picture), property="og:image")

    def _of_books(self) -> Iterator[Meta]:
        yield from _said(Meta(self.edition.published, property="book:release_date"))
        for product in self.edition.products:
            yield from _said(Meta(isbn13(product.isbn), property="book:isbn"))
        for subject in self.edition.subjects:
            yield Meta(subject.term, property="book:tag")


def _said(meta: Meta) -> tuple[Meta, ...]:
    return (meta,) if meta.content else ()


def _script(node: Node) -> Markup:
    """Return JSON-LD as it may stand in a ``script`` element: nothing in it ends the element."""
    written = json.dumps(_told(node), ensure_ascii=False, separators=(",", ":"))
    safe = written.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return Markup(safe)  # noqa: S704 - JSON, and no character in it opens a tag


def _told(value: object) -> object:
    """Return a node without what is not told."""
    if isinstance(value, dict):
        kept = {name: _told(one) for name, one in value.items()}
        return {name: one for name, one in kept.items() if one not in ("", None, [], {})}
    if isinstance(value, list):
        return [_told(one) for one in value]
    return value
