"""Releasing: an edition in, everything that ships out.

``prepare`` reads all that a release is made of, so that ``make`` needs no disk: it builds the
books, proves them word for word, looks at them as ``publisher check`` does, and makes what goes
with them.  ``signed`` adds a signature, by whoever has the key and in no worker.
``save`` puts the whole folder into place at once, or leaves the one that is there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from publisher import checks, files, folders, locks, opening, pipeline, resources, xhtml
from publisher.cache import NO_CACHE, Cache
from publisher.checks.epub import check_epub, check_identity
from publisher.checks.house import of_manuscripts
from publisher.checks.metadata import of_edition_file
from publisher.checks.pdf import check_pdf
from publisher.checks.tools import Absence, ask
from publisher.checks.verify import Raw, certificate, of_raw, verify
from publisher.desk import find, sheet
from publisher.distribution import (
    archive,
    bill,
    bundle,
    describe,
    makers,
    manifest,
    onix,
    opds,
    pictures,
    signature,
    sums,
    web,
)
from publisher.distribution.inspect import strangers
from publisher.errors import ConservationError, FindingsError, InputError, Problem, UsageError
from publisher.locks import Waiting
from publisher.model.edition import Edition
from publisher.model.finding import Finding, Severity
from publisher.model.publication import Artifact
from publisher.model.release import Release, ReleasedSource
from publisher.model.style import Style
from publisher.offprints import offprints
from publisher.pipeline import BuildOptions
from publisher.record import Inputs
from publisher.source import Location
from publisher.work import HERE, Progress, Workers, silent

__all__ = ["Prepared", "Released", "following", "make", "prepare", "save", "signed"]

_LEFT_BEHIND = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})

_TOLD = 20
"""Differences of a file that are told."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """All that a release is made of, read; it may travel to another process.

    ``raws`` are the raw files beside their manuscripts, ``findings`` what was found of the texts
    and the edition file; ``serial`` and ``previous`` are those of ``Release``.
    """

    edition: Edition
    sources: tuple[ReleasedSource, ...]
    raws: tuple[Raw, ...]
    findings: tuple[Finding, ...]
    serial: int = 1
    previous: str = ""


@dataclass(frozen=True, slots=True)
class Released:
    """A release in memory: what it says of itself, and its files by their paths.

    ``findings`` are those that did not keep it back; ``absent`` are checkers of others that did
    not look, with the reason.
    """

    release: Release
    files: dict[str, bytes] = field(repr=False)
    findings: tuple[Finding, ...] = ()
    absent: tuple[Absence, ...] = ()


def prepare(path: Path, workers: Workers = HERE, cache: Cache = NO_CACHE) -> Prepared:
    """Read an edition for release.

    Raises the PublisherError that holds every problem of every manuscript, and
    ConsentError for what people have not agreed to.
    """
    inputs = Inputs(path.parent)
    edition = opening.read_edition(path, inputs, workers, cache)
    pipeline.must_be_agreed(edition, frozenset(product.form for product in edition.products))
    for name in resources.own_style_files(edition):
        inputs.read(name)
    raws = tuple(_raws(inputs))
    digests = sorted(inputs.digests.items())
    sources = tuple(ReleasedSource(name, digest) for name, digest in digests if digest)
    found = checks.waived(edition, (*of_edition_file(edition), *of_manuscripts(edition)))
    return Prepared(edition, sources, raws, found)


def following(prepared: Prepared, earlier: Path) -> Prepared:
    """Return an edition prepared as the release after the one in a folder.

    Raises InputError if there is none, UsageError if it is of another book.
    """
    path, listed = earlier / manifest.MANIFEST, earlier / sums.SUMS
    before = manifest.read(files.read_bytes(path), str(path))
    if before.slug != prepared.edition.slug:
        raise UsageError(Problem(f"is a release of {before.slug}", Location(str(earlier))))
    digest = sums.sha256(files.read_bytes(listed))
    return replace(prepared, serial=before.serial + 1, previous=digest)


def _raws(inputs: Inputs) -> Iterator[Raw]:
    """Yield the raw files of an edition, verified, and note them among what was read."""
    for text in find.manuscripts(inputs.root):
        one = sheet(text)
        for path in (one.ledger_path, one.raw):
            if path.is_relative_to(inputs.root) and path.is_file():
                inputs.read(path.relative_to(inputs.root).as_posix())
        yield of_raw(one, one.raw)


def make(
    prepared: Prepared,
    *,
    workers: Workers = HERE,
    cache: Cache = NO_CACHE,
    progress: Progress = silent,
) -> Released:
    """Make everything of an edition that ships; write nothing but the cache.

    Raises ConservationError if a word differs, FindingsError if anything was found that is an
    error, ConsentError if a file tells a name that a pseudonym is to hide.
    """
    if cache.root is None:  # pages that are wanted twice are not set twice
        with TemporaryDirectory(prefix="publisher-") as scratch:
            kept = Cache(Path(scratch))
            return make(prepared, workers=workers, cache=kept, progress=progress)
    edition = prepared.edition
    style = resources.style_of(edition)
    options = BuildOptions(workers=workers, cache=cache)
    built = pipeline.make_artifacts(edition, options, progress)
    edition = pipeline.sized(edition, style)
    progress("Verifying every word", 0, 0)
    proven = _proven(edition, style, prepared.raws, built.artifacts)
    progress("Looking at the finished files", 0, 0)
    found, absent = _looked_at(edition, built.artifacts, cache)
    findings = (*prepared.findings, *built.findings, *checks.waived(edition, found))
    _must_be_sound(findings)
    progress("Making what goes with the books", 0, 0)
    made = [*built.artifacts, *pictures.pictures(xhtml.front_cover(edition, style, cache))]
    if edition.product("web"):
        made += web.edition(edition, style, built.artifacts, built.pagination, cache)
    made += archive.files(edition)
    if edition.offprints:
        made += offprints(edition, (), options, progress)
    made.append(onix.message(edition, made, built.pages, built.pagination))
    pipeline.must_not_tell(edition, made)
    origin = describe.Origin(
        makers.makers(), prepared.sources, proven, prepared.serial, prepared.previous
    )
    offered = describe.described(edition, made, built.pages, origin)
    made += opds.of_release(offered)
    release = describe.described(edition, made, built.pages, origin)
    return Released(release, _with_records(release, style, made), findings, tuple(absent))


def _proven(
    edition: Edition, style: Style, raws: Sequence[Raw], artifacts: Iterable[Artifact]
) -> str:
    """Return the certificate; raise ConservationError if a word differs."""
    books = {one.name: one.data for one in artifacts if one.kind != "cover"}
    found = verify(edition, style, books)
    if said := certificate(edition, raws, found):
        return said
    problems = [problem for raw in raws for problem in raw.problems]
    problems += (
        Problem(str(one), Location(file.name), "publisher verify tells more")
        for file in found
        for one in file.differences[:_TOLD]
    )
    raise ConservationError(*problems)


def _looked_at(
    edition: Edition, artifacts: Iterable[Artifact], cache: Cache
) -> tuple[list[Finding], dict[Absence, None]]:
    """Return what is found of the finished files, and whom nobody could ask."""
    found: list[Finding] = []
    absent: dict[Absence, None] = {}
    for one in artifacts:
        if one.kind != "epub":
            found += check_pdf(one.data, one.name)
            continue
        ours = (*check_epub(one.data, one.name), *check_identity(edition, one.data, one.name))
        theirs = ask(one.data, one.name, ours, cache)
        absent |= dict.fromkeys(theirs.absent)
        found += (*ours, *theirs.findings)
    return found, absent


def _must_be_sound(findings: Iterable[Finding]) -> None:
    grave = [one for one in findings if one.severity is Severity.ERROR and not one.waived]
    if grave:
        raise FindingsError(*(Problem(f"{f.message} [{f.code}]", f.where, f.hint) for f in grave))


def _with_records(release: Release, style: Style, made: Iterable[Artifact]) -> dict[str, bytes]:
    """Return all files: those that were made, the manifest, the bill, the sums and the bundle."""
    contents = {one.name: one.data for one in made}
    contents[manifest.MANIFEST] = manifest.written(release)
    contents[bill.bill_file(release.slug)] = bill.bill(
        release, makers.distributions(), makers.engines(), makers.typefaces(style)
    )
    digests = {name: sums.sha256(data) for name, data in contents.items()}
    contents[sums.SUMS] = sums.written(digests)
    return contents | bundle.bundle(release.slug, contents)


def signed(released: Released, key: Path) -> Released:
    """Return a release with the signature of its sums, in the bundle too.

    Raises UsageError and MachineError as ``signature.sign`` does.
    """
    slug, beside = released.release.slug, bundle.bundle_files(released.release.slug)
    contents = {name: data for name, data in released.files.items() if name not in beside}
    contents[signature.SIGNATURE] = signature.sign(contents[sums.SUMS], key)
    return replace(released, files=contents | bundle.bundle(slug, contents))


def save(released: Released, out: Path, waiting: Waiting = locks.silent) -> Path:
    """Put a release into ``out/<slug>/`` in place of what is there; return the folder.

    Whoever writes to ``out`` is waited for.
    Raises UsageError if the folder holds files that are neither of a build nor of a release.
    """
    folder = out / released.release.slug
    lost = _lost(folder, released)
    if lost:
        hint = "move them elsewhere: a release consists of nothing but its files"
        problems = (Problem("is not of the book", Location(str(path)), hint) for path in lost)
        raise UsageError(*problems)
    folders.publish(folder, released.files, waiting)
    return folder


def _lost(folder: Path, released: Released) -> list[Path]:
    """Return the files of a folder that would be lost; what a build made is made again."""
    if not folder.is_dir() or folder.is_symlink():
        return []
    known = set(released.files) | _listed(folder)
    return [
        path
        for path in strangers(folder, known)
        if not _is_nobodys(path)
        and (
            path.is_symlink()
            or not path.is_file()
            or path.parent != folder
            or not path.stem.startswith(released.release.slug)
            or path.suffix not in (".epub", ".pdf")
        )
    ]


def _is_nobodys(path: Path) -> bool:
    """Tell whether it would be missed by nobody: an empty folder, or what file managers leave."""
    return path.name in _LEFT_BEHIND or (path.is_dir() and not path.is_symlink())


def _listed(folder: Path) -> set[str]:
    """Return the files that the release in a folder consists of, if there is one."""
    try:
        listed = sums.read(files.read_bytes(folder / sums.SUMS), str(folder / sums.SUMS))
    except InputError:
        return set()
    return {*listed, sums.SUMS, signature.SIGNATURE, *bundle.bundle_files(folder.name)}
