"""The line to one client: whoever is too slow to ask, or takes nothing, is let go.

uvicorn waits for a whole request, and for a client to take what is sent, as long as either
takes; a few hundred such clients would keep all others out.

Floor 1: the only importer of uvicorn but for the servers themselves.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

__all__ = ["Line", "configured"]

ASKING = 10.0
"""Seconds within which a request must have come."""

TAKING = 60.0
"""Seconds within which a client must take some of what is sent: 64 KB of it at most."""

_MOST = 400
"""How many may ask at once: two open files each, of 1,024 that a process has by default."""

_LONGEST = 16 * 1024
"""Bytes of a request: its line and its headers; bodies there are none."""


def configured(app: Callable[..., Any], grace: int) -> uvicorn.Config:
    """Return how an ASGI application is served, within ``grace`` seconds of being told to stop."""
    return uvicorn.Config(
        app,
        http=Line,
        ws="none",
        lifespan="off",
        log_config=None,
        log_level="error",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        limit_concurrency=_MOST,
        backlog=512,
        h11_max_incomplete_event_size=_LONGEST,
        timeout_keep_alive=15,
        timeout_graceful_shutdown=grace,
    )


class Line(H11Protocol):
    """HTTP/1.1, with bounds on how long a client may take."""

    _asking: asyncio.TimerHandle | None = None
    _taking: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to wait for a request."""
        super().connection_made(transport)
        self._asking = self.loop.call_later(ASKING, transport.abort)

    def data_received(self, data: bytes) -> None:
        """Take what came; the wait begins with the first byte of a request, ends with its last."""
        if self._asking is None and self._idle():
            self._asking = self.loop.call_later(ASKING, self.transport.abort)
        super().data_received(data)
        if not self._idle():
            self._stop_asking()

    def on_response_complete(self) -> None:
        """Go on to the next request, if part of one is here already."""
        super().on_response_complete()
        if self._asking is None and self.conn.trailing_data[0] and self._idle():
            self._asking = self.loop.call_later(ASKING, self.transport.abort)

    def pause_writing(self) -> None:
        """Begin to wait for a client that does not keep up."""
        super().pause_writing()
        self._taking = self.loop.call_later(TAKING, self.transport.abort)

    def resume_writing(self) -> None:
        """Go on sending."""
        super().resume_writing()
        self._stop_taking()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait for nothing more."""
        self._stop_asking()
        self._stop_taking()
        super().connection_lost(exc)

    def _idle(self) -> bool:
        """Tell whether no request is being answered."""
        return self.cycle is None or self.cycle.response_complete

    def _stop_asking(self) -> None:
        if self._asking is not None:
            self._asking.cancel()
            self._asking = None

    def _stop_taking(self) -> None:
        if self._taking is not None:
            self._taking.cancel()
            self._taking = None
