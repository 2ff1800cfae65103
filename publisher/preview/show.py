"""The preview: a watch whose books are shown to a browser and written nowhere."""

from __future__ import annotations

from collections.abc import Generator
from itertools import chain
from pathlib import Path

from publisher.errors import Problem, UsageError
from publisher.pipeline import BuildOptions
from publisher.preview.stage import Stage
from publisher.preview.watch import INSTALL, Outcome, changes, rebuild

__all__ = ["preview"]


def preview(
    path: Path, out: Path, options: BuildOptions, port: int | None
) -> Generator[str | Outcome, None, None]:
    """Serve the edition file ``path``: yield the address, then each outcome, without end.

    Finished books in ``out`` are no change.  Closing the iterator ends the server.
    Raises UsageError if an extra is missing, MachineError if the port is taken.
    """
    try:
        from publisher.preview import server  # imported late: only who previews needs a server
    except ImportError as error:
        problem = Problem(f"{error.name} is not installed", None, f"`{INSTALL}` installs it")
        raise UsageError(problem) from error
    saves = changes(path.parent, out, options.style)
    stage = Stage()
    with server.serving(stage, server.listening(port)) as address:
        yield address
        for changed in chain([()], saves):
            stage.begin(changed)
            outcome = rebuild(path, None, options, changed, stage.progress)
            stage.end(outcome)
            yield outcome
