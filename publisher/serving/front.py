"""The page for people with a browser: every book with its ways in, and how to add the catalogue.

It needs no script, and is written as a tree.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from lxml import html
from lxml.builder import ElementMaker

from publisher.distribution.opds import Book, Feed, Query
from publisher.distribution.opds.catalogue import ALL
from publisher.model.release import ReleasedFile

__all__ = ["front"]

_E = ElementMaker()
_NAMES = {"application/epub+zip": "EPUB", "application/pdf": "PDF"}


def front(feed: Feed, query: Query, root: str, shelf: str, one: str, two: str) -> bytes:
    """Return the page in UTF-8, with the books of one page of a feed.

    ``root`` is the address of the server, ``shelf`` that of the releases on it, ``one`` and
    ``two`` those of the catalogues in OPDS 1.2 and 2.0.
    """
    head = _E.head(
        _E.meta(charset="utf-8"),
        _E.meta(name="viewport", content="width=device-width, initial-scale=1"),
        _E.meta(name="color-scheme", content="light dark"),
        _E.title("Editions to read"),
        _E.link(rel="stylesheet", href="/front.css"),
        _E.link(rel="alternate", href=one, type="application/atom+xml;profile=opds-catalog"),
        _E.link(rel="alternate", href=two, type="application/opds+json"),
    )
    main = _E.main(
        _E.h1("Editions to read"),
        _search(query),
        *_shelf(feed.books, query, shelf),
        *_turned(feed),
        _apps(root + one, root + two),
    )
    body = _E.body(main)
    page = _E.html(head, body, lang="en")
    return bytes(html.tostring(page, encoding="utf-8", doctype="<!DOCTYPE html>")) + b"\n"


def _search(query: Query) -> Any:
    field = _E.input(type="search", name="q", id="q", value=_clean(query.q))
    label = _E.label("Search titles, people and subjects", **{"for": "q"})
    return _E.form(label, field, _E.button("Search"), role="search", action="/", method="get")


def _shelf(books: Sequence[Book], query: Query, shelf: str) -> list[Any]:
    if books:
        return [_E.ul(*(_E.li(_book(book, shelf)) for book in books), **{"class": "books"})]
    if str(query):
        return [_E.p("Nothing has all of these. ", _E.a("Show all editions", href="/"))]
    return [_E.p("There is nothing here yet: a release appears as soon as it is made.")]


def _turned(feed: Feed) -> list[Any]:
    """Return the ways to other pages, if there are any."""
    names = {"previous": "Previous page", "next": "Next page"}
    ways = [
        _E.a(names[link.rel], href="/" + link.name.removeprefix(ALL))
        for link in feed.links
        if link.rel in names
    ]
    return [_E.nav(*ways, **{"class": "ways", "aria-label": "Pages"})] if ways else []


def _book(book: Book, shelf: str) -> Any:
    release = book.release
    article = _E.article(lang=release.languages[0] if release.languages else "")
    picture = next((f for rel, f in reversed(book.pictures)), None)
    if picture:
        article.append(_E.img(src=book.address(picture.path), alt="", loading="lazy"))
    words = _E.div(_E.h2(_clean(release.title), dir="auto"))
    for text, kind in ((release.subtitle, "subtitle"), (release.statement, "by")):
        if text:
            words.append(_E.p(_clean(text), **{"class": kind, "dir": "auto"}))
    if release.description:
        words.append(_E.p(_clean(release.description), dir="auto"))
    ways = _E.p(lang="en", **{"class": "ways"})
    for page in book.pages:
        ways.append(_way(book.address(page.path), "Read in the browser", release.title))
    for file in book.acquired:
        if file not in book.pages:
            name = _NAMES.get(file.media_type, file.path)
            ways.append(_way(book.address(file.path), f"{name}, {_size(file)}", release.title))
    everything = f"{shelf}{quote(release.slug)}/{quote(release.slug)}.zip"
    ways.append(_way(everything, "All files (zip)", release.title))
    words.append(ways)
    article.append(words)
    return article


def _way(href: str, label: str, title: str) -> Any:
    """Return a link that is told from those of other books when read out alone."""
    of = _E.span(f" of {_clean(title)}", **{"class": "unseen"})
    return _E.a(label, of, href=href)


def _size(file: ReleasedFile) -> str:
    mega = file.size / 1_000_000
    return f"{mega:.1f} MB" if mega >= 1 else f"{max(1, file.size // 1000)} KB"


def _apps(one: str, two: str) -> Any:
    return _E.section(
        _E.h2("In a reading app"),
        _E.p("Add a catalogue (OPDS) in your app, with this address:"),
        _E.dl(
            _E.dt("KOReader, Foliate, Moon+ Reader, Librera, Aldiko and most others"),
            _E.dd(_E.a(one, href=one)),
            _E.dt("Thorium Reader, Cantook and others that read OPDS 2"),
            _E.dd(_E.a(two, href=two)),
        ),
    )


def _clean(text: str) -> str:
    """Return text without what no document may hold."""
    return "".join(c for c in text if c.isprintable() or c in "\n\t")
