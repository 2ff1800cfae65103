"""The command line: arguments in, exit code out.  The only importer of Typer and Rich."""

import sys
from typing import NoReturn

__all__ = ["main"]


def main() -> NoReturn:
    """Run the ``publisher`` command; who interrupts it while it loads sees no traceback."""
    try:
        from publisher.cli.run import main as begun
    except KeyboardInterrupt:
        sys.exit(130)
    begun()
