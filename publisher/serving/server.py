"""The server: it listens from the beginning, and answers until it is told to stop."""

from __future__ import annotations

import uvicorn

from publisher import guard, line
from publisher.serving.application import application
from publisher.serving.network import address, names_of, reached_at
from publisher.serving.shelf import Shelf

__all__ = ["Server"]

_PORTS = range(4720, 4740)
"""Where one looks for a free port; the first is what apps have noted."""


class Server:
    """Serves a shelf; ``addresses`` are where, the best for other machines first."""

    def __init__(self, shelf: Shelf, host: str, port: int | None) -> None:
        """Listen at ``host``, at ``port`` or a free one.  Raises MachineError."""
        self._listener = guard.listening((port,) if port else (*_PORTS, 0), host)
        number = self._listener.getsockname()[1]
        hosts = reached_at(self._listener)
        self.addresses = tuple(address(one, number) for one in hosts)
        app = application(shelf)
        names = guard.hosts_of(names_of(host, hosts), number)
        guarded = guard.guarded(app, names, ("GET", "HEAD"))
        self._server = uvicorn.Server(line.configured(guarded, grace=2))

    def run(self) -> None:
        """Answer until ``stop``, Ctrl-C or SIGTERM; the latter are then as they were before."""
        try:
            self._server.run([self._listener])
        finally:
            self._listener.close()

    def stop(self) -> None:
        """End ``run``, from another thread."""
        self._server.should_exit = True
