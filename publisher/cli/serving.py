"""What `publisher serve` says: where the releases are to be had, and what is wrong with any."""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path

from publisher import serving
from publisher.cli.console import emit, is_terminal, show, tell
from publisher.errors import Problem
from publisher.interrupts import until_interrupted

__all__ = ["serve"]


def serve(folder: Path, host: str, port: int | None, *, as_json: bool) -> int:
    """Offer the releases of a folder until interrupted."""
    server = serving.opened(folder, host, port, _passed_over)
    catalogues = {"opds": "opds", "opds2": "opds2"}
    best = server.addresses[0]
    if as_json:
        told = {name: best + path for name, path in catalogues.items()}
        emit({"addresses": list(server.addresses), **told})
    _draw(best)
    for address in server.addresses:
        tell(f"Releases of {show(str(folder))} at {address} (Ctrl-C ends it)")
    tell(f"Catalogue for reading apps: {best}opds, or {best}opds2 for those that read OPDS 2")
    with until_interrupted():
        server.run()
    return 0


def _passed_over(problem: Problem) -> None:
    tell(f"Passed over: {show(str(problem))}")


def _draw(address: str) -> None:
    """Show an address as a code for a phone's camera, if there is a terminal to show it on."""
    if not is_terminal(sys.stderr):
        return
    with suppress(ImportError):
        import segno  # imported late: only who serves may have it

        segno.make(address, error="l", micro=False).terminal(sys.stderr, compact=True, border=2)
