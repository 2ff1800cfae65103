"""The releases of a folder, and their files: what is not told of in a manifest is not there.

Names are looked up and never lead to the disk.  A file is sent only if it has the very bytes
of which the manifest tells; its sum is taken once, and again if the file changes.
"""

from __future__ import annotations

import hashlib
import os
import re
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock

from publisher import files
from publisher.distribution.bill import bill_file
from publisher.distribution.bundle import bundle_files
from publisher.distribution.manifest import MANIFEST, read
from publisher.distribution.signature import SIGNATURE
from publisher.distribution.sums import SUMS
from publisher.errors import InputError, Problem
from publisher.limits import DEFAULT
from publisher.model.release import Release, ReleasedFile
from publisher.source import Location

__all__ = ["Edition", "Held", "Shelf"]

_PATIENCE = 1.0
"""Seconds after which the folder is looked at again, if somebody asks."""

_SLUG = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,120}")
_PART = re.compile(r"[^./\\\x00-\x1f\x7f][^/\\\x00-\x1f\x7f]*")
_TYPE = re.compile(r"[\w.+-]+/[\w.+-]+(; ?[\w.+-]+=[\w.+-]+)*", re.ASCII)
_UNKNOWN = "application/octet-stream"
_BLOCK = 1 << 20

Stamp = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Edition:
    """A release and its place: a folder's name in that of the shelf, empty if it is the same.

    ``members`` are its files by their paths; those that no manifest can tell of have no sum.
    """

    release: Release
    folder: str
    members: Mapping[str, ReleasedFile] = field(repr=False)


@dataclass(slots=True)
class Held:
    """A file that is open: whoever has it closes it."""

    handle: int
    size: int
    sha256: str
    file: ReleasedFile

    def read(self, begin: int, size: int) -> bytes:
        """Return at most ``size`` bytes from a place on."""
        return os.pread(self.handle, size, begin)

    def close(self) -> None:
        """Close it."""
        os.close(self.handle)


class Shelf:
    """Looks at a folder of releases, or at one release, and notices new ones."""

    def __init__(self, folder: Path, told: Callable[[Problem], None]) -> None:
        """Look at a folder; ``told`` hears, once, of each release that is passed over."""
        self._root = folder.resolve()
        self._told = told
        self._lock = Lock()
        self._seen: dict[str, tuple[Stamp, Edition | None]] = {}
        self._editions: dict[str, Edition] = {}
        self._sums: dict[tuple[str, str], tuple[Stamp, str]] = {}
        self._summing = [Lock() for _ in range(8)]  # so that no sum is taken twice at once
        self._mentioned: set[str] = set()
        self._looked = -_PATIENCE

    def editions(self, *, now: bool = False) -> Mapping[str, Edition]:
        """Return the releases by their slugs; the folder is looked at if that is a while ago."""
        with self._lock:
            if now or time.monotonic() - self._looked >= _PATIENCE:
                self._look()
                self._looked = time.monotonic()
            return self._editions

    def open(self, slug: str, path: str) -> Held | None:
        """Open a file of a release; None if there is none, or if it is not what was released."""
        for now in (False, True):  # a release that was just replaced is looked at once more
            edition = self.editions(now=now).get(slug)
            file = edition.members.get(path) if edition else None
            if edition and file and (held := self._opened(edition, file)):
                return held
        return None

    # --- the folder -----------------------------------------------------------------------------

    def _look(self) -> None:
        seen: dict[str, tuple[Stamp, Edition | None]] = {}
        found: dict[str, Edition] = {}
        for folder in self._folders():
            try:
                handle = files.open_inside(self._root, _joined(folder, MANIFEST))
            except InputError:
                continue  # no release
            try:
                stamp = _stamp(handle)
                known = self._seen.get(folder)
                edition = known[1] if known and known[0] == stamp else self._edition(folder, handle)
            finally:
                os.close(handle)
            seen[folder] = (stamp, edition)
            if edition and edition.release.slug in found:
                other = found[edition.release.slug].folder
                self._mention(folder, f"has the slug of {other}, and is passed over")
            elif edition:
                found[edition.release.slug] = edition
        self._seen, self._editions = seen, found
        for key in [key for key in list(self._sums) if key[0] not in seen]:
            self._sums.pop(key, None)

    def _folders(self) -> Iterator[str]:
        """Yield the folder itself, then those in it, in order; none that is hidden or a link."""
        yield ""
        try:
            with os.scandir(self._root) as entries:
                names = [e.name for e in entries if e.is_dir(follow_symlinks=False)]
        except OSError:
            return  # it is gone; perhaps it comes back
        yield from sorted(name for name in names if not name.startswith("."))

    def _edition(self, folder: str, handle: int) -> Edition | None:
        """Return the release of which a manifest tells; say what is wrong with one, once."""
        path = str(self._root / folder / MANIFEST)
        try:
            release = read(_bounded(handle, path), path)
        except InputError as error:
            for problem in error.problems[:3]:
                self._mention(folder, problem.message)
            return None
        odd = [f.path for f in release.files if not all(map(_PART.fullmatch, f.path.split("/")))]
        if odd or not _SLUG.fullmatch(release.slug):
            self._mention(folder, "names files that no release has, and is passed over")
            return None
        return Edition(release, folder, _members(release))

    def _mention(self, folder: str, message: str) -> None:
        problem = Problem(message, Location(str(self._root / folder / MANIFEST)))
        if str(problem) not in self._mentioned:
            self._mentioned.add(str(problem))
            self._told(problem)

    # --- its files ------------------------------------------------------------------------------

    def _opened(self, edition: Edition, file: ReleasedFile) -> Held | None:
        try:
            handle = files.open_inside(self._root, _joined(edition.folder, file.path))
        except InputError:
            return None
        try:
            size = os.fstat(handle).st_size
            if not file.sha256 or size == file.size:
                found = self._sum((edition.folder, file.path), handle)
                if found == (file.sha256 or found):
                    held, handle = Held(handle, size, found, file), -1
                    return held
        finally:
            if handle >= 0:
                os.close(handle)
        self._mention(edition.folder, f"{file.path} is not what was released, and is not served")
        return None

    def _sum(self, key: tuple[str, str], handle: int) -> str:
        """Return the sum of an open file, taken anew only if the file has changed."""
        with self._summing[hash(key) % len(self._summing)]:
            stamp = _stamp(handle)
            known = self._sums.get(key)
            if known is None or known[0] != stamp:
                known = self._sums[key] = (stamp, _sum_of(handle))
            return known[1]


def _members(release: Release) -> Mapping[str, ReleasedFile]:
    """Return the files of a release, with those that its manifest cannot list."""
    whole, digest = bundle_files(release.slug)
    beside = {
        MANIFEST: "application/json",
        bill_file(release.slug): "application/vnd.cyclonedx+json",
        SUMS: "text/plain",
        SIGNATURE: "text/plain",
        whole: "application/zip",
        digest: "text/plain",
    }
    members = {path: ReleasedFile(path, "record", kind, 0, "") for path, kind in beside.items()}
    for file in release.files:
        kind = file.media_type if _TYPE.fullmatch(file.media_type) else _UNKNOWN
        members[file.path] = ReleasedFile(file.path, file.kind, kind, file.size, file.sha256)
    return members


def _joined(folder: str, path: str) -> str:
    return f"{folder}/{path}" if folder else path


def _stamp(handle: int) -> Stamp:
    """Return what changes whenever a file does."""
    told = os.fstat(handle)
    return told.st_dev, told.st_ino, told.st_size, told.st_mtime_ns, told.st_ctime_ns


def _bounded(handle: int, path: str) -> bytes:
    if os.fstat(handle).st_size > DEFAULT.file_bytes:
        raise InputError(Problem("too large for a manifest", Location(path)))
    return b"".join(_blocks(handle))


def _sum_of(handle: int) -> str:
    digest = hashlib.sha256()
    for block in _blocks(handle):
        digest.update(block)
    return digest.hexdigest()


def _blocks(handle: int) -> Iterator[bytes]:
    begin = 0
    while block := os.pread(handle, _BLOCK, begin):
        begin += len(block)
        yield block
