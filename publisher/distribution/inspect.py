"""A release that somebody else made: in goes its folder, out comes what is not as it says.

The manifest and the sums must be of one mind, every file must be there and have its digest, and
nothing else may lie in the folder.  The bundle must hold the very same files.  Of no file more is
read than the manifest says it holds.
"""

from __future__ import annotations

import hashlib
import io
import lzma
import os
import zipfile
import zlib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from publisher import files, parts
from publisher.distribution import bill, bundle, manifest, signature, sums
from publisher.errors import InputError, Problem
from publisher.model.release import Release
from publisher.source import Location

__all__ = ["Inspected", "inspect", "strangers"]

_LARGEST = 1 << 31
"""The largest file of a release that is read, in bytes."""

_BLOCK = 1 << 20

_UNPACKABLE = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, RuntimeError, OSError)
"""What ``zipfile`` raises over an archive that is damaged, encrypted or of another kind."""


@dataclass(frozen=True, slots=True)
class Inspected:
    """A release as it lies in a folder, and what is wrong with it; ``files`` counts files.

    ``sums`` are the bytes of the list, which a ``signature`` may be of; without one it is None.
    """

    release: Release
    files: int
    problems: tuple[Problem, ...]
    sums: bytes = field(repr=False)
    signature: bytes | None = field(repr=False)


def inspect(folder: Path) -> Inspected:
    """Inspect a release.  Raises InputError if there is none, or its manifest cannot be read."""
    path = folder / manifest.MANIFEST
    release = manifest.read(files.read_bytes(path, limit=_LARGEST), str(path))
    lines = files.read_bytes(folder / sums.SUMS)
    listed = sums.read(lines, str(folder / sums.SUMS))
    signed = folder / signature.SIGNATURE
    by = files.read_bytes(signed) if os.path.lexists(signed) else None
    sizes = {file.path: file.size for file in release.files}
    problems = [*_disagreements(release, listed, folder), *_differing(folder, listed, sizes)]
    beside = {sums.SUMS: lines, **({signature.SIGNATURE: by} if by is not None else {})}
    known = {*listed, *beside, *bundle.bundle_files(release.slug)}
    problems += (
        Problem("is not part of the release", Location(str(stranger)))
        for stranger in strangers(folder, known)
    )
    held = listed | {name: sums.sha256(data) for name, data in beside.items()}
    problems += _bundled(folder, release.slug, held, sizes)
    return Inspected(release, len(listed), tuple(problems), lines, by)


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


def _differing(
    folder: Path, listed: Mapping[str, str], sizes: Mapping[str, int]
) -> Iterator[Problem]:
    """Yield the files that are gone, cannot be read, or are not what was released."""
    for name, digest in listed.items():
        try:
            handle = files.open_inside(folder, name)
        except InputError as error:
            yield from error.problems
            continue
        with os.fdopen(handle, "rb") as opened:
            if _digest(opened, sizes.get(name, _LARGEST)) != digest:
                yield Problem("is not the file that was released", Location(str(folder / name)))


def strangers(folder: Path, known: Collection[str]) -> Iterator[Path]:
    """Yield what lies below a folder and has a path from there that is not among those known.

    Hidden files, links and devices, too; of folders those that are empty.  What is being written,
    or was when its writer was killed, is passed over: ``publisher.parts`` clears it away.
    """
    for path in _within(folder):
        if path.relative_to(folder).as_posix() not in known and not parts.is_part(path.name):
            yield path


def _within(folder: Path) -> Iterator[Path]:
    """Yield what is below a folder in the order of names; folders only if there is nothing in."""
    with os.scandir(folder) as entries:
        found = sorted(entries, key=lambda entry: entry.name)
    for entry in found:
        path = Path(entry.path)
        inner = list(_within(path)) if entry.is_dir(follow_symlinks=False) else []
        yield from inner or [path]


def _bundled(
    folder: Path, slug: str, held: Mapping[str, str], sizes: Mapping[str, int]
) -> Iterator[Problem]:
    """Yield what the bundle holds otherwise, and whether its own digest is right."""
    name, digest = bundle.bundle_files(slug)
    path = folder / name
    try:
        data = files.read_inside(folder, name, limit=_LARGEST)
        said = sums.read(files.read_inside(folder, digest), str(folder / digest))
    except InputError as error:
        yield from error.problems
        return
    if said != {name: sums.sha256(data)}:
        yield Problem("is not the bundle that was released", Location(str(path)))
        return
    expected = {f"{slug}/{one}": told for one, told in held.items()}
    most = {f"{slug}/{one}": size for one, size in sizes.items()}
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as opened:
            members = opened.infolist()
            same = sorted(info.filename for info in members) == sorted(expected) and all(
                _member(opened, info, most) == expected[info.filename] for info in members
            )
    except _UNPACKABLE as error:
        yield Problem(f"cannot be unpacked: {error}", Location(str(path)))
        return
    if not same:
        yield Problem("holds other files than the folder", Location(str(path)))


def _member(opened: zipfile.ZipFile, info: zipfile.ZipInfo, most: Mapping[str, int]) -> str:
    with opened.open(info) as member:
        return _digest(member, most.get(info.filename, _LARGEST))


def _digest(stream: IO[bytes], most: int) -> str:
    """Return the digest of at most ``most`` bytes and one, so that what is longer has another."""
    digest = hashlib.sha256()
    left = most + 1
    while left and (block := stream.read(min(_BLOCK, left))):
        digest.update(block)
        left -= len(block)
    return digest.hexdigest()
