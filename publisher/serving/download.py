"""One file, sent: whole or a part of it, in blocks, so that memory does not follow its size.

Conditions and ranges are those of RFC 9110, 13 and 14.  Of several ranges none is given, and
the whole file is, as a server may; a HEAD tells of the whole file, too (14.2).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, MutableMapping
from typing import Any

from anyio.to_thread import run_sync
from starlette.requests import Request

from publisher.serving.shelf import Held

__all__ = ["Download", "unchanged"]

_BLOCK = 64 * 1024
"""Bytes that are read and sent at once."""

_RANGE = re.compile(r"bytes=[ \t]*([0-9]{0,18})-([0-9]{0,18})[ \t]*", re.ASCII | re.IGNORECASE)


class Download:
    """An ASGI application that answers one request with a file, and closes it."""

    def __init__(self, held: Held, headers: Mapping[str, str]) -> None:
        """Take over an open file; ``headers`` are told with it."""
        self._held = held
        self._headers = dict(headers)

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Send it."""
        try:
            status, headers, part = self._answer(Request(scope))
            told = [(k.lower().encode(), v.encode("latin-1")) for k, v in headers.items()]
            await send({"type": "http.response.start", "status": status, "headers": told})
            if scope["method"] != "HEAD":
                for begin in range(part.start, part.stop, _BLOCK):
                    size = min(_BLOCK, part.stop - begin)
                    block = await run_sync(self._held.read, begin, size)
                    if len(block) < size:
                        raise EOFError("a file became shorter while it was sent")
                    body = {"type": "http.response.body", "body": block, "more_body": True}
                    await send(body)
            await send({"type": "http.response.body", "body": b""})
        except OSError:
            pass  # whoever asked has gone away
        finally:
            self._held.close()

    def _answer(self, request: Request) -> tuple[int, Mapping[str, str], range]:
        """Return the status, the headers, and which bytes are sent."""
        size, etag = self._held.size, f'"{self._held.sha256}"'
        headers: MutableMapping[str, str] = {**self._headers, "ETag": etag}
        headers["Accept-Ranges"] = "bytes"
        if not _meant(request, etag):
            return 412, {**headers, "Content-Length": "0"}, range(0)
        if unchanged(request, etag):
            return 304, headers, range(0)
        status, part = 200, range(size)
        asked = _RANGE.fullmatch(request.headers.get("range", ""))
        if request.method == "GET" and asked and request.headers.get("if-range", etag) == etag:
            wanted = _part(asked[1], asked[2], size)
            if wanted is None:
                pass
            elif not wanted:
                status, part = 416, wanted
                headers["Content-Range"] = f"bytes */{size}"
            else:
                status, part = 206, wanted
                headers["Content-Range"] = f"bytes {part.start}-{part.stop - 1}/{size}"
        headers["Content-Length"] = str(len(part))
        return status, headers, part


def _meant(request: Request, etag: str) -> bool:
    """Tell whether these bytes are those that whoever asks wants a part of (RFC 9110, 13.1.1)."""
    wanted = request.headers.get("if-match", "*").strip()
    return wanted == "*" or etag in {tag.strip() for tag in wanted.split(",")}


def unchanged(request: Request, etag: str) -> bool:
    """Tell whether whoever asks has these very bytes already (RFC 9110, 13.1.2)."""
    known = request.headers.get("if-none-match", "")
    tags = {tag.strip().removeprefix("W/") for tag in known.split(",")}
    return known.strip() == "*" or etag in tags


def _part(first: str, last: str, size: int) -> range | None:
    """Return which bytes a range means; None if it means nothing, empty if there are none."""
    if not first:
        return range(max(0, size - int(last)), size) if last else None
    begin, end = int(first), int(last) + 1 if last else size
    return None if end <= begin and last else range(begin, max(begin, min(end, size)))
