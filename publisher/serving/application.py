"""What is answered to each address.

============================  =================================================================
``/``                         a page for people with a browser
``/opds/…``                   the catalogue in OPDS 1.2
``/opds2/…``                  the catalogue in OPDS 2.0
``/books/<slug>/<path>``      a file of a release, by the very path that its manifest gives
============================  =================================================================

Everything else is not there.  Text of a book may come from anybody: a web edition runs its own
scripts and nobody else's, and no other file runs any (Content Security Policy Level 3).
"""

from __future__ import annotations

import hashlib
from importlib.resources import files
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from publisher import guard
from publisher.distribution.opds import Catalogue, Feed, Place, Query, atom, webpub
from publisher.model.release import ReleasedFile
from publisher.serving.download import Download, unchanged
from publisher.serving.front import front
from publisher.serving.shelf import Shelf

__all__ = ["application"]

BOOKS = "/books/"
ONE, TWO = "/opds", "/opds2"
_LONGEST = 200
"""Letters of a question; more are cut off."""

_OURS = (
    "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'"
)
_WEB = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline' blob:; "
    "img-src 'self' data: blob:; font-src 'self' data: blob:; media-src 'self' blob:; "
    "connect-src 'self' blob: data:; frame-src 'self' blob:; worker-src 'self' blob:; "
    "manifest-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'self'"
)
"""For the web edition: all of it is its own.  Its reader opens an EPUB as blobs."""

_PDF = "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'"
"""Browsers put their own viewer, with a style of its own, round a PDF."""

_FILE = "default-src 'none'; sandbox; frame-ancestors 'none'"


def application(shelf: Shelf) -> Starlette:
    """Return the ASGI application that offers a shelf."""
    answers = _Answers(shelf)
    app = Starlette(
        routes=[
            Route("/", answers.front),
            Route("/front.css", answers.style),
            Route(ONE, answers.atom),
            Route(ONE + "/", answers.atom),
            Route(ONE + "/search.xml", answers.description),
            Route(ONE + "/{name}", answers.atom),
            Route(TWO, answers.webpub),
            Route(TWO + "/", answers.webpub),
            Route(TWO + "/{name}", answers.webpub),
            Route(BOOKS + "{slug}/{path:path}", answers.file),
        ],
        exception_handlers={404: _missing},
    )
    app.router.redirect_slashes = False
    return app


class _Answers:
    """What is answered; each runs in a thread of its own, since all of it asks the disk."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._style = files("publisher.serving").joinpath("front.css").read_bytes()

    def front(self, request: Request) -> Any:
        query = _query(request)
        feed = self._catalogue().page(query)
        page = front(feed, query, _root(request), BOOKS, ONE, TWO)
        return _answer(request, page, "text/html; charset=utf-8")

    def style(self, request: Request) -> Any:
        return _answer(request, self._style, "text/css; charset=utf-8")

    def atom(self, request: Request) -> Any:
        feed = self._feed(request)
        if feed is None:
            return _missing(request)
        kind = atom.ENTRIES if feed.acquisition else atom.WAYS
        return _answer(request, atom.written(feed, _place(request, ONE)), kind)

    def webpub(self, request: Request) -> Any:
        feed = self._feed(request)
        if feed is None:
            return _missing(request)
        return _answer(request, webpub.written(feed, _place(request, TWO)), webpub.FEED)

    def description(self, request: Request) -> Any:
        told = atom.description(self._catalogue().title, _place(request, ONE))
        return _answer(request, told, atom.SEARCH)

    def file(self, request: Request) -> Any:
        slug, path = request.path_params["slug"], request.path_params["path"]
        held = self._shelf.open(slug, f"{path}index.html" if path.endswith("/") else path)
        return Download(held, _headers_of(held.file)) if held else _missing(request)

    def _catalogue(self, root: str = "") -> Catalogue:
        releases = (edition.release for edition in self._shelf.editions().values())
        return Catalogue(tuple(releases), root + BOOKS)

    def _feed(self, request: Request) -> Feed | None:
        name = request.path_params.get("name", "")
        return self._catalogue(_root(request)).feed(name, _query(request))


def _query(request: Request) -> Query:
    asked = request.query_params
    page = asked.get("page", "")
    return Query(
        q=asked.get("q", "")[:_LONGEST],
        person=asked.get("person", "")[:_LONGEST],
        subject=asked.get("subject", "")[:_LONGEST],
        language=asked.get("language", "")[:_LONGEST],
        order="new" if asked.get("order") == "new" else "",
        page=max(1, int(page)) if page.isascii() and page.isdigit() and len(page) < 7 else 1,
    )


def _root(request: Request) -> str:
    """Return the address by which the server was asked; the guard knows it to be ours."""
    return f"http://{request.headers.get('host', '')}"


def _place(request: Request, start: str) -> Place:
    """Return where a catalogue stands; some apps, such as calibre, need whole addresses."""
    return Place(_root(request) + start, "", searchable=True)


def _headers_of(file: ReleasedFile) -> dict[str, str]:
    """Return what is told with a file of a release."""
    kind, name = file.media_type, file.path.rpartition("/")[2]
    policy = _WEB if file.kind == "web" else _PDF if kind == "application/pdf" else _FILE
    if kind.startswith("text/") and "charset" not in kind:
        kind += "; charset=utf-8"
    headers = _headers(kind, policy)
    if file.kind not in ("web", "picture") and name.isascii():
        way = "inline" if kind == "application/pdf" else "attachment"
        headers["Content-Disposition"] = f'{way}; filename="{name.replace(chr(34), "")}"'
    return headers


def _answer(request: Request, data: bytes, kind: str) -> Response:
    etag = f'"{hashlib.sha256(data).hexdigest()}"'
    headers = {**_headers(kind, _OURS), "ETag": etag}
    if unchanged(request, etag):
        return Response(status_code=304, headers=headers)
    return Response(data, headers=headers)


def _missing(request: Request, error: Exception | None = None) -> Response:
    return Response(b"There is nothing here.\n", 404, _headers("text/plain", _OURS))


def _headers(kind: str, policy: str) -> dict[str, str]:
    """Return the headers of every answer: kept, but asked about each time."""
    return {
        **guard.HEADERS,
        "Cache-Control": "no-cache",
        "Content-Type": kind,
        "Content-Security-Policy": policy,
    }
