"""Who may ask a server of ours, and where it listens: for whatever is shown to a browser.

A name that leads here but is not ours is a page of somebody else's (DNS rebinding); so is a
request that a browser tells to come from another site and that is not somebody's following
a link (Fetch Metadata).
"""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterable
from ipaddress import ip_address
from typing import Any

from publisher.errors import MachineError, Problem

__all__ = ["HEADERS", "LOOPBACK", "guarded", "hosts_of", "listening"]

LOOPBACK = "127.0.0.1"

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
"""What every answer says to browsers."""

_REFUSED = {
    403: b"Not by this name, nor from another site: ask by an address that the program told.\n",
    405: b"Nothing can be changed here.\n",
}

_HEADS = [(name.lower().encode(), value.encode()) for name, value in HEADERS.items()]


def listening(ports: Iterable[int], host: str = LOOPBACK) -> socket.socket:
    """Return a socket at the first of the ports that is free.

    Raises MachineError if none is, or if there is no such host.
    """
    told = ""
    for port in ports:
        try:
            family, *_, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        except (OSError, UnicodeError) as error:
            raise MachineError(Problem(f"{host} is no address of this machine")) from error
        listener = socket.socket(family)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind(address)
            listener.listen(512)  # who asks before the server is there waits for it
        except OSError as error:
            listener.close()
            told = told or f"port {port} is taken or not ours to use: {error.strerror}"
            continue
        return listener
    hint = "without --port a free one is found"
    raise MachineError(Problem(told or "no port to listen at", None, hint))


def hosts_of(names: Iterable[str], port: int) -> frozenset[str]:
    """Return how requests may name a server, in lower case (RFC 9110, 7.2)."""
    plain = {f"[{name}]" if ":" in name else name.lower() for name in names}
    return frozenset({f"{name}:{port}" for name in plain} | (plain if port == 80 else set()))


def guarded(
    app: Any, hosts: frozenset[str], methods: tuple[str, ...] = ("GET",)
) -> Callable[..., Any]:
    """Wrap an ASGI application: it is asked by these names, in these ways, by our own pages.

    Beside ``hosts``, the very address at which a request came in is one of ours.
    """
    allowed = ", ".join(methods).encode()

    async def guard(scope: Any, receive: Any, send: Any) -> None:
        headers = dict(scope.get("headers", ()))
        host = headers.get(b"host", b"").decode("latin-1").lower()
        site = headers.get(b"sec-fetch-site", b"none")
        foreign = site not in (b"none", b"same-origin")
        following = headers.get(b"sec-fetch-dest") == b"document"
        status = 0
        if not (host in hosts or host in _reached(scope)) or (foreign and not following):
            status = 403
        elif scope["method"] not in methods:
            status = 405
        if status:
            words = b"" if scope["method"] == "HEAD" else _REFUSED[status]
            heads = [(b"allow", allowed), (b"content-type", b"text/plain"), *_HEADS]
            heads.append((b"content-length", b"%d" % len(_REFUSED[status])))
            await send({"type": "http.response.start", "status": status, "headers": heads})
            await send({"type": "http.response.body", "body": words})
        else:
            await app(scope, receive, send)

    return guard


def _reached(scope: Any) -> frozenset[str]:
    """Return the address at which a request came in: a number, which no page can be given."""
    name, port = scope.get("server") or ("", 0)
    try:
        ip_address(name)
    except ValueError:
        return frozenset()
    return hosts_of((name.removeprefix("::ffff:"),), port)
