"""The files of an edition as they were at a revision of its git repository.

Nothing is checked out, and no hook, filter or pager of the repository is run: trees and blobs
are read as they are stored (``git ls-tree``, ``git cat-file``).
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path

from publisher.errors import Problem, UsageError
from publisher.source import Location

__all__ = ["files_at"]

_REGULAR = ("100644", "100755")
"""Modes of files; links and submodules are none."""
_LARGEST = 200 << 20
"""Bytes that the files of an edition may come to."""
_SECONDS = 60
_ALONE = {"GIT_NO_LAZY_FETCH": "1", "GIT_NO_REPLACE_OBJECTS": "1", "LC_ALL": "C"}
"""What git is told, so that it fetches nothing and tells the same everywhere."""


def files_at(revision: str, folder: Path) -> Iterator[tuple[str, bytes]]:
    """Yield path, relative to ``folder``, and bytes of each file below it at a revision.

    Raises UsageError if there is no such revision, no repository or no git.
    """
    home = next((one for one in (folder, *folder.parents) if one.is_dir()), Path())
    root = Path(os.fsdecode(_git(home, "rev-parse", "--show-toplevel")).rstrip("\n"))
    commit = _commit(revision, root)
    try:
        inside = folder.resolve().relative_to(root.resolve()).as_posix()
    except ValueError as error:
        raise UsageError(
            Problem("lies outside of the repository", Location(str(folder)))
        ) from error
    below = [] if inside == "." else [f"{inside}/"]
    prefix = len(inside) + 1 if below else 0
    listed = _git(root, "ls-tree", "-r", "-z", "-l", "--full-tree", commit, "--", *below)
    total = 0
    for entry in filter(None, listed.split(b"\0")):
        head, _, name = entry.partition(b"\t")
        mode, _, blob, size = head.decode("ascii").split()
        if mode not in _REGULAR:
            continue
        total += int(size)
        if total > _LARGEST:
            message = f"more than {_LARGEST >> 20} MB at {revision}"
            raise UsageError(Problem(message, Location(str(folder))))
        path = os.fsdecode(name)[prefix:]
        if not _stays_inside(path):
            raise UsageError(
                Problem(f"an unsafe name at {revision}: {path}", Location(str(folder)))
            )
        yield path, _git(root, "cat-file", "blob", blob)


def _stays_inside(path: str) -> bool:
    """Tell whether a path names a file below a folder; a tree made to do harm may hold others."""
    parts = path.split("/")
    return not {"", ".", ".."} & set(parts) and "\\" not in path


def _commit(revision: str, root: Path) -> str:
    try:
        wanted = f"{revision}^{{commit}}"
        found = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", wanted)
    except UsageError as error:
        hint = "`git log --oneline` lists some; or name an edition, an EPUB or its folder"
        raise UsageError(Problem(f"there is no “{revision}”", None, hint)) from error
    return found.decode("ascii", "replace").strip()


def _git(folder: Path, *arguments: str) -> bytes:
    command: Sequence[str] = ("git", "--no-optional-locks", "-C", str(folder), *arguments)
    try:
        done = subprocess.run(  # noqa: S603 - no shell, and no argument can be an option
            command,
            capture_output=True,
            check=False,
            env={**os.environ, **_ALONE},
            stdin=subprocess.DEVNULL,
            timeout=_SECONDS,
        )
    except FileNotFoundError as error:
        raise UsageError(Problem("git is not installed", None, "it knows the revisions")) from error
    except subprocess.TimeoutExpired as error:
        raise UsageError(Problem("git gave no answer", Location(str(folder)))) from error
    if done.returncode:
        told = done.stderr.decode("utf-8", "replace").strip().splitlines()
        message = told[0] if told else "git found nothing"
        raise UsageError(Problem(message, Location(str(folder))))
    return done.stdout
