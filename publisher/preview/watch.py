"""Watch the folder of an edition, and build and save the edition after each change.

The process stays, so the engine is imported once.  A build that fails leaves the files
of the last good one where they are: nothing is saved but a whole book.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from publisher import pipeline
from publisher.errors import Problem, PublisherError, UsageError
from publisher.model.built import Built
from publisher.pipeline import BuildOptions

__all__ = ["Outcome", "changes", "rebuild", "watch"]

_PATIENCE = 200
"""Milliseconds to wait for a change before asking again."""

INSTALL = "python -m pip install 'publisher[preview]'"


@dataclass(frozen=True, slots=True)
class Outcome:
    """One build: what had changed, the book or why there is none, and wall time in seconds.

    ``changed`` holds paths relative to the edition's folder, sorted; the first build has none.
    """

    changed: tuple[str, ...]
    built: Built | None
    error: PublisherError | None
    seconds: float


def watch(path: Path, out: Path, options: BuildOptions) -> Iterator[Outcome]:
    """Build the edition file ``path`` into ``out`` at once and after each change, without end.

    Raises UsageError if watchfiles is not installed.
    """
    saves = changes(path.parent, out)
    yield rebuild(path, out, options)
    for changed in saves:
        yield rebuild(path, out, options, changed)


def rebuild(path: Path, out: Path, options: BuildOptions, changed: tuple[str, ...] = ()) -> Outcome:
    """Build and save the edition once; an error that is ours to tell is part of the outcome."""
    begun = time.monotonic()
    built: Built | None = None
    failure: PublisherError | None = None
    try:
        built = pipeline.build(path, options)
        pipeline.save(built, out)
    except PublisherError as error:
        built, failure = None, error
    return Outcome(changed, built, failure, time.monotonic() - begun)


def changes(folder: Path, out: Path) -> Iterator[tuple[str, ...]]:
    """Yield the files of a folder that changed together, but for finished books in ``out``.

    Hidden files and editors' backups are passed over, as watchfiles' default filter has it.
    Raises UsageError at once if watchfiles is not installed.
    """
    try:
        import watchfiles  # imported late: only who watches needs it
    except ImportError as error:
        problem = Problem("watchfiles is not installed", None, f"`{INSTALL}` installs it")
        raise UsageError(problem) from error
    root = folder.resolve()
    batches = watchfiles.watch(
        root, raise_interrupt=True, rust_timeout=_PATIENCE, yield_on_timeout=True
    )
    next(batches)  # from here on no save is missed, not even during the first build
    return _told(((Path(name) for _, name in batch) for batch in batches), root, out.resolve())


def _told(
    batches: Iterable[Iterable[Path]], root: Path, finished: Path
) -> Iterator[tuple[str, ...]]:
    """Yield the names of each batch that are not those of finished books, if any."""
    for batch in batches:
        names = {p.relative_to(root).as_posix() for p in batch if not _ours(p, root, finished)}
        if names:
            yield tuple(sorted(names))


def _ours(path: Path, root: Path, finished: Path) -> bool:
    """Tell whether a build itself may have written the file."""
    inside = finished != root and path.is_relative_to(finished)
    hidden = any(part.startswith(".") for part in path.relative_to(root).parts)
    return inside or hidden
