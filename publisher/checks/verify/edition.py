"""Finished files against their edition: in go both, out comes what each file says otherwise.

The texts are rendered once more, with the folios that the finished pages have, and must be
what the files say, word for word.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from publisher.checks.verify.compare import Difference, differences
from publisher.checks.verify.documents import Text, text_of
from publisher.checks.verify.ebook import ebook_text
from publisher.checks.verify.folios import pagination_of
from publisher.checks.verify.pages import pages_of
from publisher.checks.verify.printed import printed
from publisher.checks.verify.stream import Place, Stream, joined
from publisher.checks.verify.texts import lost, words_of
from publisher.model.edition import Edition
from publisher.model.publication import Medium, Pagination, Publication
from publisher.model.style import Style
from publisher.xhtml import render, with_folios

__all__ = ["TEXTS", "Verified", "verify"]

TEXTS = "manuscripts"
"""The name under which the rendered texts are verified, before any file."""


@dataclass(frozen=True, slots=True)
class Verified:
    """What was verified: how many words it must say, and what it says otherwise."""

    name: str
    words: int
    differences: tuple[Difference, ...]


def verify(edition: Edition, style: Style, files: Mapping[str, bytes]) -> list[Verified]:
    """Verify the texts of an edition as they are rendered, then finished files by their names.

    A PDF with destinations tells all of them where things are; covers are none of them.
    Raises ``InputError`` for a file that cannot be read, ``EditionError`` for an edition
    that cannot be rendered.
    """
    publication = render(edition, style, Medium.PRINT)
    books = {name: data for name, data in files.items() if name.endswith(".pdf")}
    known = (pagination_of(data, publication, name) for name, data in books.items())
    pagination = next((one for one in known if one), None)
    found = [_rendered(edition, publication)]
    for name, data in files.items():
        if name in books:
            found.append(_pages(edition, style, publication, pagination, name, data))
        else:
            found.append(_ebook(edition, style, pagination, name, data))
    return found


def _rendered(edition: Edition, publication: Publication) -> Verified:
    """Verify that documents have lost no word of their manuscripts."""
    documents = {document.id: document for document in publication.documents}
    matter = (one.manuscript for one in (*edition.front, *edition.back))
    told: list[Difference] = []
    count = 0
    for text in (*edition.interviews, *filter(None, matter)):
        if text.id in documents:
            said = text_of(documents[text.id].body, text.id)
            count += words_of(text)
            told += lost(text, said)
    return Verified(TEXTS, count, tuple(told))


def _pages(
    edition: Edition,
    style: Style,
    publication: Publication,
    pagination: Pagination | None,
    name: str,
    data: bytes,
) -> Verified:
    documents = {document.id: document for document in publication.documents}
    if pagination:
        documents |= {d.id: d for d in with_folios(edition, style, publication, pagination)}
    texts: list[Text] = [text_of(d.body, d.id) for d in documents.values()]
    wanted = joined(one.text for one in texts)
    notes = [note for one in texts for note in one.notes]
    heads = [edition.title, *(d.running_head for d in documents.values())]
    read = printed(pages_of(data, name), heads, notes)
    told = differences(wanted, read.text) + differences(joined(notes), read.notes)
    return Verified(name, _count(wanted) + sum(map(_count, notes)), tuple(told))


def _ebook(
    edition: Edition, style: Style, pagination: Pagination | None, name: str, data: bytes
) -> Verified:
    publication = render(edition, style, Medium.EPUB, pagination=pagination)
    wanted = Stream()
    for document in publication.documents:
        wanted.add(document.title, Place(document.id))
        wanted.extend(text_of(document.body, document.id).text)
    read = joined(ebook_text(data, name))
    return Verified(name, _count(wanted), tuple(differences(wanted, read)))


def _count(stream: Stream) -> int:
    """Return how many words must be there; marks of punctuation are not counted as words."""
    return sum(
        word[0].isalnum() for index, word in enumerate(stream.words) if index not in stream.loose
    )
