"""The server of the preview: pages, e-book and findings of one book, for this machine alone.

It listens on 127.0.0.1, answers GET, and serves what it has in memory: the files of its own
page, and the last good book.  No path of the disk can be asked for, since names are only
looked up.  Text of a book may come from anybody, so that no script of it may run
(Content Security Policy Level 3), and no other site may ask or frame us (Fetch Metadata).
"""

from __future__ import annotations

import asyncio
import json
import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from importlib.resources import files
from threading import Thread
from typing import TypeVar

import uvicorn
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from publisher import guard, line
from publisher.preview.stage import Book, Stage

__all__ = ["application", "listening", "serving"]

Value = TypeVar("Value")

HOST = guard.LOOPBACK
_PORTS = range(4700, 4720)
"""Where one looks for a free port; the first is where bookmarks lead."""

_PAGE = {
    "": ("index.html", "text/html; charset=utf-8"),
    "page.css": ("page.css", "text/css; charset=utf-8"),
    "icon.svg": ("icon.svg", "image/svg+xml"),
    "page.js": ("page.js", "text/javascript; charset=utf-8"),
}

_OURS = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
    "require-trusted-types-for 'script'"
)
_THEIRS = (
    "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'self'; sandbox allow-same-origin"
)
"""For documents of the book: its own styles, pictures and fonts, and nothing that runs."""

_PDF = "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'"
"""Browsers put their own viewer, with a style of its own, round a PDF."""

_HEADERS = {**guard.HEADERS, "Cache-Control": "no-store"}
_HEARTBEAT = 15.0
"""Seconds after which a browser that has gone away is noticed."""

_PAUSE = 0.05
"""Seconds between two states that a browser is told."""


def listening(port: int | None) -> socket.socket:
    """Return a socket of this machine alone, at ``port`` or, without it, at a free one.

    Raises MachineError if the port is taken.
    """
    return guard.listening((port,) if port is not None else (*_PORTS, 0))


@contextmanager
def serving(stage: Stage, listener: socket.socket) -> Iterator[str]:
    """Serve in a thread of its own, and give the address."""
    port = listener.getsockname()[1]
    hosts = guard.hosts_of((HOST, "localhost"), port)
    config = line.configured(guard.guarded(application(stage), hosts), grace=1)
    server = uvicorn.Server(config)
    thread = Thread(target=server.run, args=([listener],), name="preview", daemon=True)
    thread.start()
    try:
        yield f"http://{HOST}:{port}/"
    finally:
        stage.close()
        server.should_exit = True
        thread.join(5)
        listener.close()


# --- what is answered --------------------------------------------------------------------------


def application(stage: Stage) -> Starlette:
    """Return the ASGI application that shows a stage."""
    answers = _Answers(stage)
    return Starlette(
        routes=[
            *(Route(f"/{name}", answers.page) for name in _PAGE),
            Route("/events", answers.events),
            Route("/book.pdf", answers.pdf),
            Route("/book.epub", answers.epub),
            Route("/book/{serial:int}/book.json", answers.book),
            Route("/book/{serial:int}/pages/{index:int}/{width:int}.png", answers.picture),
            Route("/book/{serial:int}/epub/{name:path}", answers.member),
        ],
        exception_handlers={404: _missing},
    )


class _Answers:
    """What is answered to each address; of a book that is no longer the last good one, nothing."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage

    def page(self, request: Request) -> Response:
        name, kind = _PAGE[request.url.path.removeprefix("/")]
        return _answer(files("publisher.preview").joinpath("page", name).read_bytes(), kind)

    async def events(self, request: Request) -> Response:
        headers = _headers("text/event-stream", _OURS)
        return StreamingResponse(_states(self._stage), headers=headers)

    def book(self, request: Request) -> Response:
        told = json.dumps(self._asked(request).as_json(), ensure_ascii=False)
        return _answer(told.encode(), "application/json")

    def picture(self, request: Request) -> Response:
        pages = _there(self._asked(request).pages)
        index, width = (request.path_params[key] for key in ("index", "width"))
        try:
            return _answer(pages.picture(index, width), "image/png")
        except IndexError as error:
            raise HTTPException(404) from error

    def member(self, request: Request) -> Response:
        ebook = _there(self._asked(request).ebook)
        member = _there(ebook.members.get(request.path_params["name"]))
        return _answer(member.data, member.media_type, _THEIRS)

    def pdf(self, request: Request) -> Response:
        book = self._asked(request)
        response = _answer(_there(book.pdf), "application/pdf", _PDF)
        response.headers["Content-Disposition"] = f'inline; filename="{book.slug}.pdf"'
        return response

    def epub(self, request: Request) -> Response:
        book = self._asked(request)
        response = _answer(_there(book.epub), "application/epub+zip")
        response.headers["Content-Disposition"] = f'attachment; filename="{book.slug}.epub"'
        return response

    def _asked(self, request: Request) -> Book:
        book = _there(self._stage.book)
        if request.path_params.get("serial", book.serial) != book.serial:
            raise HTTPException(404)
        return book


def _there(value: Value | None) -> Value:
    if value is None:
        raise HTTPException(404)
    return value


def _missing(request: Request, error: Exception) -> Response:
    return Response(status_code=404, headers=_headers("text/plain", _OURS))


def _answer(data: bytes, kind: str, policy: str = _OURS) -> Response:
    return Response(data, headers=_headers(kind, policy))


def _headers(kind: str, policy: str) -> dict[str, str]:
    return {**_HEADERS, "Content-Type": kind, "Content-Security-Policy": policy}


async def _states(stage: Stage) -> AsyncIterator[str]:
    """Yield the state at once and after each change, as server-sent events (HTML, 9.2)."""
    loop, changed = asyncio.get_running_loop(), asyncio.Event()

    def wake() -> None:
        loop.call_soon_threadsafe(changed.set)

    with stage.heard(wake):
        while not stage.closed:
            changed.clear()
            yield f"data: {json.dumps(stage.state())}\n\n"
            await asyncio.sleep(_PAUSE)
            try:
                await asyncio.wait_for(changed.wait(), _HEARTBEAT)
            except TimeoutError:
                yield ": still here\n\n"
