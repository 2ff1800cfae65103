"""How this machine is reached: by loopback, or by its addresses in the local network."""

from __future__ import annotations

import socket
from contextlib import closing, suppress
from ipaddress import ip_address

__all__ = ["address", "names_of", "reached_at"]

_ELSEWHERE = {
    socket.AF_INET: ("0.0.0.0", "192.0.2.1"),  # noqa: S104 — compared, not listened at
    socket.AF_INET6: ("::", "2001:db8::1"),
}
"""By family: all addresses of this machine, and one for documents (RFC 5737, RFC 3849).

Nothing is sent there: to choose a way to it tells which address of ours would be used.
"""


def reached_at(listener: socket.socket) -> tuple[str, ...]:
    """Return the addresses at which a listening socket is reached, the best for others first."""
    host = str(listener.getsockname()[0])
    everywhere, elsewhere = _ELSEWHERE[listener.family]
    if host != everywhere:
        return (host,)
    loopback = "127.0.0.1" if listener.family == socket.AF_INET else "::1"
    found = []
    with suppress(OSError), closing(socket.socket(listener.family, socket.SOCK_DGRAM)) as probe:
        probe.connect((elsewhere, 9))
        found.append(str(probe.getsockname()[0]))
    return tuple(dict.fromkeys((*found, loopback)))


def names_of(host: str, addresses: tuple[str, ...]) -> tuple[str, ...]:
    """Return what a server may be called by: ``host`` is what it was told to listen at."""
    if all(ip_address(one.partition("%")[0]).is_loopback for one in addresses):
        return (*addresses, "localhost", host)
    own = socket.gethostname().partition(".")[0]
    return (*addresses, "localhost", host, own, f"{own}.local")


def address(host: str, port: int) -> str:
    """Return where a browser finds a server."""
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"
