"""Run the application and turn whatever happens into an exit code.

0 fine, 1 findings, 2 usage, 3 the author's input, 4 the environment, 5 words not
conserved, 70 our bug, 130 and 143 interrupted.
"""

from __future__ import annotations

import os
import signal
import sys
import traceback
from types import FrameType
from typing import NoReturn

import typer
from typer.exceptions import TyperException

from publisher.cli.app import app
from publisher.cli.console import prepare, show, tell
from publisher.errors import MachineError, Problem, PublisherError

__all__ = ["main", "run"]

_DEBUG = "PUBLISHER_DEBUG"


def main() -> NoReturn:
    """Run the ``publisher`` command."""
    signal.signal(signal.SIGTERM, _terminated)
    prepare(debug=_DEBUG in os.environ or "--debug" in sys.argv)
    sys.exit(run(sys.argv[1:]))


def _terminated(signum: int, frame: FrameType | None) -> NoReturn:
    sys.exit(128 + signum)


def run(arguments: list[str]) -> int:
    """Run one command line (without the program's name) and return its exit code."""
    try:
        result = app(arguments, prog_name="publisher", standalone_mode=False)
    except PublisherError as error:
        return _report(error)
    except TyperException as error:
        return _usage(error)
    except (typer.Abort, KeyboardInterrupt):
        tell("Interrupted.")
        return 130
    except OSError as error:
        return _report(MachineError(f"{error.strerror or error}: {error.filename or 'output'}"))
    except MemoryError:
        hint = "give it more, or take fewer --jobs or smaller files"
        return _report(MachineError(Problem("the memory ran out", None, hint)))
    except Exception as error:  # noqa: BLE001 — the last wall: nobody else sees a traceback
        return _bug(error)
    return result if isinstance(result, int) else 0


def _usage(error: TyperException) -> int:
    message = error.format_message()
    if not message:  # no arguments at all: the help has been shown
        return 2
    tell(f"error: {show(message)}")
    tell("  hint: `publisher --help` and `publisher COMMAND --help` teach by example")
    return 2


def _report(error: PublisherError) -> int:
    for problem in error.problems:
        place = f"{show(str(problem.where))}: " if problem.where else ""
        tell(f"{place}error: {show(problem.message)}")
        if problem.hint:
            tell(f"  hint: {show(problem.hint)}")
    if len(error.problems) > 1:
        tell(f"{len(error.problems)} problems; nothing was changed.")
    return error.exit_code


def _bug(error: Exception) -> int:
    if os.environ.get(_DEBUG):
        tell("".join(traceback.format_exception(error)))
    tell(f"error: this is a fault of publisher, not of your files: {show(repr(error))}")
    tell("  hint: run again with --debug for the details, and report them")
    return 70
