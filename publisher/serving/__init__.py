"""Releases offered on the local network: catalogues, the web edition, and the files themselves.

``shelf`` knows the releases of a folder and opens their files, ``download`` sends one,
``application`` says what is answered to each address, ``front`` is the page for browsers,
``network`` says how this machine is reached.

Floor 8: imports the distribution and what is below it.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from publisher.errors import InputError, Problem, UsageError
from publisher.serving.shelf import Shelf
from publisher.source import Location

if TYPE_CHECKING:
    from publisher.serving.server import Server

__all__ = ["INSTALL", "Shelf", "opened"]

INSTALL = "python -m pip install 'publisher[serve]'"


def opened(folder: Path, host: str, port: int | None, told: Callable[[Problem], None]) -> Server:
    """Return a server of the releases in a folder, which listens already.

    ``told`` hears of releases that are passed over.  Raises InputError if there is no such
    folder, UsageError if an extra is missing, MachineError if the port is taken.
    """
    if not folder.is_dir():
        hint = "`publisher release` makes releases"
        raise InputError(Problem("no such folder", Location(str(folder)), hint))
    try:
        from publisher.serving.server import Server  # imported late: only who serves needs one
    except ImportError as error:
        problem = Problem(f"{error.name} is not installed", None, f"`{INSTALL}` installs it")
        raise UsageError(problem) from error
    server = Server(shelf := Shelf(folder, told), host, port)
    shelf.editions()  # so that what is wrong is told at once
    return server
