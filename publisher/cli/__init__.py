"""The command line: arguments in, exit code out.  The only importer of Typer and Rich.

``main`` is ready for signals before anything is loaded that takes long.
"""

from __future__ import annotations

import os
import sys
from typing import NoReturn

from publisher import interrupts, scratch

__all__ = ["main"]


def main() -> NoReturn:
    """Run the ``publisher`` command."""
    interrupts.heed()
    _open_standard_streams()
    scratch.begin()
    from publisher.cli.console import prepare  # imported late, as what takes long
    from publisher.cli.run import run

    prepare(debug="--debug" in sys.argv or "PUBLISHER_DEBUG" in os.environ)
    sys.exit(run(sys.argv[1:]))


def _open_standard_streams() -> None:
    """Let the numbers 0, 1 and 2 be nobody else's.

    If one is closed, the next file that is opened has its number, and what an engine says on
    standard error would be written into it.  Python knows such a stream as None.
    """
    while (handle := os.open(os.devnull, os.O_RDWR)) <= 2:
        os.set_inheritable(handle, True)
    os.close(handle)
