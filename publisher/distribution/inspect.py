"""A release that somebody else made: in goes its folder, out comes what is not as it says.

The manifest and the sums must be of one mind, every file must be there and have its digest, and
nothing else may lie in the folder.  The bundle must hold the very same files.
"""

from __future__ import annotations

import hashlib
import io
import zipfile
import zlib
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from publisher import files
from publisher.distribution import bill, bundle, manifest, sums
from publisher.errors import InputError, Problem
from publisher.model.release import Release
from publisher.source import Location

__all__ = ["Inspected", "inspect", "strangers"]

_LARGEST = 1 << 31
"""The largest file of a release that is read, in bytes."""

_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class Inspected:
    """A release as it lies in a folder, and what is wrong with it; ``files`` counts files."""

    release: Release
    files: int
    problems: tuple[Problem, ...]


def inspect(folder: Path) -> Inspected:
    """Inspect a release.  Raises InputError if there is none, or its manifest cannot be read."""
    path = folder / manifest.MANIFEST
    release = manifest.read(files.read_bytes(path, limit=_LARGEST), str(path))
    listed = sums.read(files.read_bytes(folder / sums.SUMS), str(folder / sums.SUMS))
    problems = [*_disagreements(release, listed, folder), *_differing(folder, listed)]
    known = {*listed, sums.SUMS, *bundle.bundle_files(release.slug)}
    problems += (
        Problem("is not part of the release", Location(str(path)))
        for path in strangers(folder, known)
    )
    problems += _bundled(folder, release.slug, listed)
    return Inspected(release, len(listed), tuple(problems))


def _disagreements(release: Release, listed: dict[str, str], folder: Path) -> Iterator[Problem]:
    """Yield where the manifest and the sums are not of one mind."""
    where = Location(str(folder / sums.SUMS))
    told = {file.path: file.sha256 for file in release.files}
    records = {manifest.MANIFEST, bill.bill_file(release.slug)}
    for path in sorted(told.keys() | (listed.keys() - records)):
        if path not in listed:
            yield Problem(f"{path} is in the manifest and has no sum", where)
        elif path not in told:
            yield Problem(f"{path} has a sum and is not in the manifest", where)
        elif told[path] != listed[path]:
            yield Problem(f"{path} has another sum than in the manifest", where)


def _differing(folder: Path, listed: dict[str, str]) -> Iterator[Problem]:
    """Yield the files that are gone, cannot be read, or are not what was released."""
    for name, digest in listed.items():
        try:
            data = files.read_inside(folder, name, limit=_LARGEST)
        except InputError as error:
            yield from error.problems
            continue
        if sums.sha256(data) != digest:
            yield Problem("is not the file that was released", Location(str(folder / name)))


def strangers(folder: Path, known: Collection[str]) -> Iterator[Path]:
    """Yield the files below a folder whose paths from there are not among those known."""
    for path in files.folder_files(folder):
        if path.relative_to(folder).as_posix() not in known:
            yield path


def _bundled(folder: Path, slug: str, listed: dict[str, str]) -> Iterator[Problem]:
    """Yield what the bundle holds otherwise, and whether its own digest is right."""
    name, digest = bundle.bundle_files(slug)
    path = folder / name
    try:
        data = files.read_bytes(path, limit=_LARGEST)
        said = sums.read(files.read_bytes(folder / digest), str(folder / digest))
    except InputError as error:
        yield from error.problems
        return
    if said != {name: sums.sha256(data)}:
        yield Problem("is not the bundle that was released", Location(str(path)))
        return
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as opened:
            found = {info.filename: _digest(opened, info) for info in opened.infolist()}
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
        yield Problem(f"cannot be unpacked: {error}", Location(str(path)))
        return
    found.pop(f"{slug}/{sums.SUMS}", None)
    if found != {f"{slug}/{one}": digest for one, digest in listed.items()}:
        yield Problem("holds other files than the folder", Location(str(path)))


def _digest(opened: zipfile.ZipFile, info: zipfile.ZipInfo) -> str:
    """Return the digest of a member, read in blocks: what it says of its size is not believed."""
    digest = hashlib.sha256()
    with opened.open(info) as member:
        while block := member.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()
