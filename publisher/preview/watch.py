"""Watch the folder of an edition, and build the edition after each change.

The process stays, so the engine is imported once.  A build that fails leaves the files
of the last good one where they are: nothing is saved but a whole book.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from publisher import pipeline
from publisher.errors import FaultError, MachineError, Problem, PublisherError, UsageError
from publisher.model.built import Built
from publisher.pipeline import BuildOptions
from publisher.source import Location
from publisher.work import Progress, silent

__all__ = ["INSTALL", "Outcome", "changes", "rebuild", "watch"]

_PATIENCE = 200
"""Milliseconds to wait for a change before asking again."""

INSTALL = "python -m pip install 'publisher[preview]'"

_REPORT = "run `publisher build --debug` for the details, and report them; the watch goes on"


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
    saves = changes(path.parent, out, options.style)
    yield rebuild(path, out, options)
    for changed in saves:
        yield rebuild(path, out, options, changed)


def rebuild(
    path: Path,
    out: Path | None,
    options: BuildOptions,
    changed: tuple[str, ...] = (),
    progress: Progress = silent,
) -> Outcome:
    """Build the edition once and save it into ``out``, if given; any error is part of the outcome.

    An error that is not ours to tell is a fault of the program: it must not end the watch.
    """
    begun = time.monotonic()
    built: Built | None = None
    failure: PublisherError | None = None
    try:
        built = pipeline.build(path, options, progress)
        if out is not None:
            pipeline.save(built, out)
    except PublisherError as error:
        failure = error
    except OSError as error:
        place = Location(str(error.filename)) if error.filename else None
        failure = MachineError(Problem(error.strerror or str(error), place))
    except Exception as error:  # noqa: BLE001 — who watches sees it told, and saves again
        told = f"this is a fault of publisher, not of your files: {error!r}"
        failure = FaultError(Problem(told, None, _REPORT))
    return Outcome(changed, None if failure else built, failure, time.monotonic() - begun)


def changes(folder: Path, out: Path, style: str = "") -> Iterator[tuple[str, ...]]:
    """Yield the files of an edition's folder that changed together, without end.

    Finished books in ``out`` count for nothing, nor do hidden files and what editors leave
    beside a file.  ``style`` may be the path of a folder, which is then watched too.  What
    changes while nobody asks is told with the next batch.
    Raises UsageError at once if watchfiles is not installed, MachineError if no folder can
    be watched.
    """
    try:
        import watchfiles  # imported late: only who watches needs it
    except ImportError as error:
        problem = Problem("watchfiles is not installed", None, f"`{INSTALL}` installs it")
        raise UsageError(problem) from error
    roots = [folder.resolve()]
    if style and style != Path(style).name and Path(style).is_dir():
        roots.append(Path(style).resolve())
    batches = watchfiles.watch(
        *roots, raise_interrupt=True, rust_timeout=_PATIENCE, yield_on_timeout=True
    )
    try:
        next(batches)  # from here on no save is missed, not even during the first build
    except OSError as error:
        raise MachineError(Problem(f"cannot be watched: {error}", Location(str(folder)))) from error
    return _told(((Path(name) for _, name in batch) for batch in batches), roots, out.resolve())


def _told(
    batches: Iterable[Iterable[Path]], roots: Sequence[Path], finished: Path
) -> Iterator[tuple[str, ...]]:
    """Yield the names of each batch that may change a book, if any."""
    for batch in batches:
        named = ((path, _name(path, roots)) for path in batch)
        ours = finished not in roots
        names = {n for p, n in named if not (ours and p.is_relative_to(finished)) and _counts(n)}
        if names:
            yield tuple(sorted(names))


def _name(path: Path, roots: Sequence[Path]) -> str:
    """Return a path as seen from the first of the folders that holds it."""
    root = next(root for root in roots if path.is_relative_to(root))
    return path.relative_to(root).as_posix()


_LEFT_BY_EDITORS = re.compile(
    r"""  .*~                         # backups: Emacs, Vim, gedit
        | \#.*\#                      # Emacs' unsaved text
        | .*\.(sw[a-z]|un~|crswap)    # Vim's swap files, Chromium's
        | .*\.(tmp|temp|part|bak)     # written, then renamed
        | .*___jb_(tmp|old)___        # JetBrains' way to save
        | 4913 | 50\d\d               # Vim tries whether it may write: 4913, and 123 more
        | ~\$.*                       # Word's mark of an open file
    """,
    re.VERBOSE | re.IGNORECASE,
)


def _counts(name: str) -> bool:
    """Tell whether a file may be part of an edition, by its name."""
    parts = name.split("/")
    return not any(part.startswith(".") for part in parts) and not _LEFT_BY_EDITORS.fullmatch(
        parts[-1]
    )
