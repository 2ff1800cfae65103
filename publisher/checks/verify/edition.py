"""Finished files against their edition: in go both, out comes what each file says otherwise.

The texts are rendered once more, with the folios that the finished pages have, and must be
what the files say, word for word.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from publisher.checks.verify.compare import Difference, Kind, differences, strayed
from publisher.checks.verify.documents import Text, text_of
from publisher.checks.verify.ebook import ebook_of
from publisher.checks.verify.folios import pagination_of
from publisher.checks.verify.pages import outline_of, pages_of
from publisher.checks.verify.printed import Pressed, Printed, printed
from publisher.checks.verify.stream import Place, Stream, joined
from publisher.checks.verify.texts import lost, words_of
from publisher.model.edition import Edition
from publisher.model.publication import ContentsEntry, Medium, Pagination, Publication
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

    A PDF with destinations tells all of them where things are, and the printed book (the
    first PDF, if it has another name than ours) tells an EPUB on which page a word stands;
    covers are none of them.
    Raises ``InputError`` for a file that cannot be read, ``EditionError`` for an edition
    that cannot be rendered.
    """
    publication = render(edition, style, Medium.PRINT)
    books = {name: data for name, data in files.items() if name.endswith(".pdf")}
    known = (pagination_of(data, publication, name) for name, data in books.items())
    pagination = next((one for one in known if one), None)
    pressed = _pressed(edition, style, publication, pagination)
    read = {name: printed(pages_of(data, name), pressed) for name, data in books.items()}
    counted = read.get(f"{edition.slug}-print.pdf") or next(iter(read.values()), None)
    contents = _listed(publication.contents)
    found = [_rendered(edition, publication)]
    for name, data in files.items():
        if name in read:
            outline = outline_of(data, name)
            told = differences(contents, _stream(outline, "outline")) if outline else []
            found.append(_pages(name, pressed, read[name], told))
        else:
            found.append(_ebook(edition, style, pagination, counted, name, data))
    return found


def _pressed(
    edition: Edition, style: Style, publication: Publication, pagination: Pagination | None
) -> Pressed:
    """Return what the pages must say."""
    documents = {document.id: document for document in publication.documents}
    if pagination:
        documents |= {d.id: d for d in with_folios(edition, style, publication, pagination)}
    texts: list[Text] = [text_of(d.body, d.id) for d in documents.values()]
    return Pressed(
        text=joined(one.text for one in texts),
        notes=tuple(note for one in texts for note in one.notes),
        heads=(edition.title, *(d.running_head for d in documents.values())),
    )


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


def _pages(name: str, pressed: Pressed, read: Printed, outline: Sequence[Difference]) -> Verified:
    told = read.told + differences(pressed.text, read.text)
    told += differences(joined(pressed.notes), read.notes)
    told += outline
    return Verified(name, _count(pressed.text) + sum(map(_count, pressed.notes)), tuple(told))


def _ebook(
    edition: Edition,
    style: Style,
    pagination: Pagination | None,
    counted: Printed | None,
    name: str,
    data: bytes,
) -> Verified:
    """Verify an EPUB: its texts, its contents, and on which page it says that a word is printed."""
    publication = render(edition, style, Medium.EPUB, pagination=pagination)
    wanted, pictures = Stream(), Stream()
    for document in publication.documents:
        said = text_of(document.body, document.id)
        wanted.add(document.title, Place(document.id))
        wanted.extend(said.text)
        pictures.extend(said.pictures)
    book = ebook_of(data, name)
    told = differences(wanted, book.text)
    told += differences(pictures, book.pictures)
    contents = _listed(publication.contents)
    told += differences(contents, book.contents)
    told += differences(contents, book.older) if book.older else []
    told += _misled(publication.contents, book.links)
    told += differences(_stream(book.begun, "page-list"), _stream(book.pages, "page-list"))
    if counted and book.begun:
        told += strayed(book.text, counted.text)
    return Verified(name, _count(wanted), tuple(told))


def _listed(entries: Iterable[ContentsEntry]) -> Stream:
    """Return the labels of contents in their order."""
    return _stream((entry.label for entry in _flat(entries)), "contents")


def _flat(entries: Iterable[ContentsEntry]) -> Iterator[ContentsEntry]:
    for entry in entries:
        yield entry
        yield from _flat(entry.children)


def _misled(
    entries: Iterable[ContentsEntry], links: Iterable[tuple[str, str]]
) -> Iterator[Difference]:
    """Yield the lines of the contents that lead elsewhere, if they are all there."""
    for entry, (label, place) in zip(_flat(entries), links, strict=False):
        if entry.label == label and entry.href != place:
            yield Difference(Kind.MISLED, (label,), (place,), Place("contents"), "")


def _stream(texts: Iterable[str], name: str) -> Stream:
    """Return short texts as a stream."""
    stream = Stream()
    for text in texts:
        stream.add(text, Place(name))
    return stream


def _count(stream: Stream) -> int:
    """Return how many words must be there; marks of punctuation are not counted as words."""
    return sum(
        word[0].isalnum() for index, word in enumerate(stream.words) if index not in stream.loose
    )
