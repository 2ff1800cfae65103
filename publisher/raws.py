"""Which raw files are meant: files and folders in, one entry a file out.

A file that somebody names is meant whatever it is.  Below a folder only what may
be an interview is meant: hidden files, links, pipes and devices are passed over, and
so are pictures, sound and whatever else no reader knows.  The folders that an
edition writes itself are never raw.

Floor 1: imports floor 0 only.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from publisher.errors import InputError, Problem
from publisher.limits import DEFAULT
from publisher.slug import slug, unique
from publisher.source import Location

__all__ = ["OWN_FOLDERS", "Raw", "gather"]

OWN_FOLDERS = frozenset(("interviews", "ledger", "matter", "images", "dist"))
"""The folders of an edition that hold what was made, not what it was made from."""

EDITION_FILE = "edition.toml"


@dataclass(frozen=True, slots=True)
class Raw:
    """One file, or what stands in the way of one.

    ``id`` is a slug, unique among the files gathered; it is empty for a file that is
    passed over and for a folder that cannot be read, which has an ``error``.  ``why``
    says what is passed over if it is no file: a link, which may lead anywhere, or a pipe.
    """

    path: str
    id: str = ""
    error: InputError | None = None
    why: str = ""


def gather(
    paths: Iterable[Path], into: Path, known: Callable[[Path], bool], most: int = DEFAULT.files
) -> list[Raw]:
    """Return the raw files that ``paths`` mean, in order, those of a folder sorted.

    ``known`` tells whether some reader takes a file; ``into`` is the edition's folder.
    A file that is meant twice is there once.  Ids depend on names and order only.
    Raises InputError if there are more than ``most`` files below what is named.
    """
    walk = _Walk(os.path.abspath(into), known, most)  # noqa: PTH100 — links are not to be followed
    found: dict[str, Raw] = {}
    for path in paths:
        for raw in walk.meant(path):
            found.setdefault(os.path.abspath(raw.path), raw)  # noqa: PTH100
    found = _without_copies(found, os.path.join(walk.own, "raw", ""))  # noqa: PTH118
    wanted = [raw for raw in found.values() if raw.id]
    ids = dict(zip((raw.path for raw in wanted), unique([r.id for r in wanted]), strict=True))
    return [replace(raw, id=ids.get(raw.path, "")) for raw in found.values()]


def _without_copies(found: dict[str, Raw], kept: str) -> dict[str, Raw]:
    """Leave out what an edition keeps of files that are there themselves.

    That is so if it is made anew within the folder of its raw files.
    """
    names = {os.path.basename(path) for path in found if not path.startswith(kept)}  # noqa: PTH119
    return {
        path: raw
        for path, raw in found.items()
        if not (path.startswith(kept) and path.removeprefix(kept) in names)
    }


def _id(path: Path) -> str:
    """Return the slug of a file, which is the same in every locale: names are UTF-8."""
    return slug(os.fsencode(path.stem).decode("utf-8", "surrogateescape"))


@dataclass(slots=True)
class _Walk:
    """A walk through what was named; ``own`` is the absolute path of the edition."""

    own: str
    known: Callable[[Path], bool]
    most: int
    count: int = 0
    """The files met, known ones and others."""

    def meant(self, path: Path) -> Iterator[Raw]:
        # not as methods of the path, which raise for a name that is too long
        if os.path.isdir(path) and not os.path.islink(path):  # noqa: PTH112, PTH114
            yield from self.folder(str(path))
        else:
            yield Raw(str(path), _id(path))

    def folder(self, folder: str) -> Iterator[Raw]:
        """Yield what lies below a folder, depth first, without calling itself."""
        pending: list[Iterator[os.DirEntry[str] | Raw]] = [iter(self.entries(folder))]
        while pending:
            entry = next(pending[-1], None)
            if entry is None:
                pending.pop()
                continue
            if isinstance(entry, Raw):
                yield entry
                continue
            if entry.is_dir(follow_symlinks=False):
                pending.append(iter(self.entries(entry.path)))
                continue
            path = Path(entry.path)  # without the dot of `./talk.txt`
            if entry.is_file(follow_symlinks=False):
                yield Raw(str(path), _id(path) if self.known(path) else "")
            else:
                why = "symbolic link" if entry.is_symlink() else "no file"
                yield Raw(str(path), why=why)

    def entries(self, folder: str) -> Sequence[os.DirEntry[str] | Raw]:
        """Return the entries of a folder by name, without hidden ones and the edition's own."""
        try:
            with os.scandir(folder) as found:
                entries = sorted(
                    self.counted(found, folder), key=lambda entry: os.fsencode(entry.name)
                )
        except OSError as error:
            said = f"the folder cannot be read: {error.strerror or error}"
            problem = Problem(said, Location(folder))
            return [Raw(folder, error=InputError(problem))]
        skipped = OWN_FOLDERS if self.is_edition(folder, entries) else frozenset()
        return [e for e in entries if not e.name.startswith(".") and e.name not in skipped]

    def counted(self, found: Iterable[os.DirEntry[str]], folder: str) -> Iterator[os.DirEntry[str]]:
        """Yield what was found, and raise InputError once there is too much of it."""
        for entry in found:
            self.count += not entry.is_dir(follow_symlinks=False)
            if self.count > self.most:
                hint = "name fewer folders at once, or raise the limit with --limit files=NUMBER"
                problem = Problem(f"more than {self.most:,} files", Location(folder), hint)
                raise InputError(problem)
            yield entry

    def is_edition(self, folder: str, entries: Iterable[os.DirEntry[str]]) -> bool:
        own = os.path.abspath(folder) == self.own  # noqa: PTH100
        return own or any(entry.name == EDITION_FILE for entry in entries)
