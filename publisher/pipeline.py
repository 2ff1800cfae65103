"""The whole story in one file: raw interviews in, books out.

``ingest`` goes once from a raw file to a manuscript and may guess, on record.
``build`` goes any number of times from manuscripts to finished files and never
changes a character.  ``make`` is both, for the quick way.  All three take paths
and give values; only ``cli`` talks to people.

Print is made before the EPUB, because the folios of the printed book become the
EPUB's page-list.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from publisher import edition as editions
from publisher import files, manuscript, pictures, readers, resources, transforms, work, xhtml
from publisher.cache import Cache
from publisher.errors import EditionError, InputError, Problem, PublisherError, UsageError
from publisher.model.edition import Edition, Image
from publisher.model.manuscript import Manuscript
from publisher.model.publication import Artifact, Medium, Pagination, Publication
from publisher.model.style import Style
from publisher.model.walk import figures
from publisher.slug import slug, unique
from publisher.source import Location

__all__ = [
    "BuildOptions",
    "Built",
    "Ingested",
    "Progress",
    "build",
    "find_edition",
    "ingest",
    "make",
    "make_artifacts",
    "read_edition",
    "save",
    "write_edition_file",
]

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how many are done, and how many there are."""

PRODUCTS = ("print", "epub")


def _silent(doing: str, done: int, total: int) -> None:
    """Report progress to nobody."""


# --- ingest: raw files to manuscripts ----------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Ingested:
    """What became of one raw file.

    ``status`` is ``written``, ``unchanged``, ``kept`` (an edited manuscript that
    was not overwritten), ``read`` (a dry run) or ``refused``, with ``error``.
    ``report`` is the object of ``ingest --json``.
    """

    file: str
    status: str
    report: Mapping[str, object]
    manuscript: Path | None = None
    title: str = ""
    part: int | None = None
    proposals: int = 0
    error: PublisherError | None = None


@dataclass(frozen=True, slots=True)
class _Job:
    path: str
    id: str
    profile: str
    encoding: str = ""


@dataclass(frozen=True, slots=True)
class _Read:
    data: bytes = b""
    normalized: transforms.Normalized | None = None
    error: PublisherError | None = None


def ingest(
    raws: Sequence[Path],
    into: Path,
    *,
    profile: str = "clean",
    encoding: str = "",
    force: bool = False,
    dry_run: bool = False,
    jobs: int = 1,
    progress: Progress = _silent,
) -> list[Ingested]:
    """Turn raw files, or folders of them, into manuscripts below ``into``.

    Each gives ``interviews/<id>.md``, ``ledger/<id>.json`` and, unless it lies
    there already, a copy in ``raw/``.  A file that cannot be read, or whose words
    would not be conserved, is refused; the others go on.  ``encoding`` is what all
    texts among them are in, if they do not show it themselves.
    """
    transforms.rules(profile)  # an unknown one is told before anything is read
    if encoding:
        readers.encoding_named(encoding)
    paths = list(_expanded(raws))
    ids = unique([slug(path.stem) for path in paths])
    tasks = [
        _Job(str(path), name, profile, encoding) for path, name in zip(paths, ids, strict=True)
    ]
    done: list[Ingested] = []
    results = work.each(_read, tasks, jobs=jobs)
    for task, read in zip(tasks, results, strict=True):
        done.append(_settle(task, read, into, force=force, dry_run=dry_run))
        progress("Reading interviews", len(done), len(tasks))
    return done


def _expanded(raws: Iterable[Path]) -> Iterable[Path]:
    for raw in raws:
        if raw.is_dir() and not raw.is_symlink():
            yield from files.folder_files(raw)
        else:
            yield raw


def _read(task: _Job) -> _Read:
    """Read and normalise one file; an error is a value, so that others go on."""
    path = Path(task.path)
    try:
        data = files.read_bytes(path)
        transcript = readers.read(path, data, encoding=task.encoding)
        return _Read(data, transforms.normalize(transcript, id=task.id, profile=task.profile))
    except PublisherError as error:
        return _Read(error=error)


def _settle(task: _Job, read: _Read, into: Path, *, force: bool, dry_run: bool) -> Ingested:
    if read.normalized is None:
        return _refused(task.path, read.error or InputError("nothing was read"))
    target = into / "interviews" / f"{task.id}.md"
    raw_name = _raw_name(task, into)
    normalized = read.normalized.with_source(raw_name)
    try:
        text = manuscript.write(normalized.manuscript)
    except PublisherError as error:  # what the format cannot say is refused, not lost
        return _refused(task.path, error)
    status = "read" if dry_run else _state(target, text, force=force)
    if status == "written":
        _keep_raw(raw_name, read.data, into)
        ledger = normalized.ledger.to_text()
        files.write_atomically(into / "ledger" / f"{task.id}.json", ledger.encode())
        files.write_atomically(target, text.encode())
    report = transforms.report(normalized, file=task.path, manuscript=str(target))
    made = normalized.manuscript
    return Ingested(
        task.path,
        status,
        report,
        manuscript=target,
        title=made.title,
        part=made.part,
        proposals=len(normalized.ledger.proposals),
    )


def _refused(path: str, error: PublisherError) -> Ingested:
    return Ingested(path, "refused", {"file": path, "error": str(error)}, error=error)


def _state(target: Path, text: str, *, force: bool) -> str:
    if not target.exists():
        return "written"
    if files.read_bytes(target) == text.encode():
        return "unchanged"
    return "written" if force else "kept"


def _raw_name(task: _Job, into: Path) -> str:
    """Return the raw file's path as its manuscript names it, below the edition."""
    home, real = into.resolve(), Path(task.path).resolve()
    if real.is_relative_to(home):
        return real.relative_to(home).as_posix()
    return f"raw/{task.id}{real.suffix.lower()}"


def _keep_raw(name: str, data: bytes, into: Path) -> None:
    if not (into / name).exists():
        files.write_atomically(into / name, data)


# --- build: manuscripts to finished files ------------------------------------------------------


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """How to build; ``only`` names the products, ``cache`` the folder of the cache."""

    only: frozenset[str] = frozenset(PRODUCTS)
    jobs: int = 1
    cache: Path | None = None
    debug: Path | None = None


@dataclass(frozen=True, slots=True)
class Built:
    """A built edition, still in memory."""

    edition: Edition
    artifacts: tuple[Artifact, ...] = field(repr=False)
    pages: int | None = None


def build(path: Path, options: BuildOptions, progress: Progress = _silent) -> Built:
    """Build the edition at ``path`` (an edition file); write nothing but the cache.

    Raises the PublisherError that holds every problem of every manuscript.
    """
    progress("Reading the edition", 0, 0)
    return make_artifacts(read_edition(path), options, progress)


def find_edition(given: Path | None, here: Path) -> Path:
    """Return the edition file that is meant.

    ``given`` is an edition file or its folder; without it, the one of the folder
    ``here``, else the only one under ``here/manuscripts``.  Raises UsageError.
    """
    if given is not None:
        path = given / "edition.toml" if given.is_dir() else given
        if path.is_file():
            return path
        raise UsageError(Problem("no edition.toml here", Location(str(given)), _MAKE_ONE))
    if (here / "edition.toml").is_file():
        return here / "edition.toml"
    found = sorted(here.glob("manuscripts/*/edition.toml"))
    if len(found) == 1:
        return found[0]
    if found:
        names = ", ".join(str(path.parent.relative_to(here)) for path in found)
        raise UsageError(Problem("which edition?", None, f"say one of: {names}"))
    raise UsageError(Problem("no edition.toml here or under manuscripts/", None, _MAKE_ONE))


_MAKE_ONE = "`publisher init` or `publisher make` makes one"


def read_edition(path: Path) -> Edition:
    """Read an edition with all its manuscripts and pictures; tell all errors at once."""
    file = editions.load(path)
    root = path.parent
    problems: list[Problem] = []
    manuscripts: dict[str, Manuscript] = {}
    for name, where in file.manuscript_paths():
        try:
            text = _text(root, name, where)
            manuscripts[name] = manuscript.parse(text, str(root / name))
        except InputError as error:
            problems.extend(error.problems)
    wanted = dict(file.image_paths())
    for text_ in manuscripts.values():
        for figure in figures(text_):
            wanted.setdefault(figure.src, figure.where)
    images: dict[str, Image] = {}
    for name, where in wanted.items():
        try:
            images[name] = _image(root, name, where)
        except InputError as error:
            problems.extend(error.problems)
    if problems:
        raise InputError(*problems)
    return editions.assemble(file, manuscripts, images)


def _text(root: Path, name: str, where: Location) -> str:
    data = _inside(root, name, where)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        place = Location(str(root / name), line)
        raise InputError(Problem("not UTF-8 text", place, "save the file as UTF-8")) from error


def _image(root: Path, name: str, where: Location) -> Image:
    data = _inside(root, name, where, limit=pictures.MAX_PICTURE_BYTES)
    return pictures.examine(name, data, where)


def _inside(root: Path, name: str, where: Location, *, limit: int = files.MAX_BYTES) -> bytes:
    """Read a file that the edition names; say where it was named if it cannot be."""
    try:
        return files.read_inside(root, name, limit=limit)
    except InputError as error:
        reason = "; ".join(problem.message for problem in error.problems)
        raise EditionError(Problem(f"{name}: {reason}", where)) from error


def make_artifacts(edition: Edition, options: BuildOptions, progress: Progress = _silent) -> Built:
    """Render, typeset and package an edition."""
    style = resources.load_style(edition.style)
    artifacts: list[Artifact] = []
    pagination: Pagination | None = None
    if "print" in options.only:
        artifact, pagination = _print(edition, style, options, progress)
        artifacts.append(artifact)
    if "epub" in options.only:
        artifacts.append(_epub(edition, style, pagination, options, progress))
    return Built(edition, tuple(artifacts), pagination.pages if pagination else None)


def _print(
    edition: Edition, style: Style, options: BuildOptions, progress: Progress
) -> tuple[Artifact, Pagination]:
    from publisher import pdf  # imported late: an EPUB-only build loads no WeasyPrint

    progress("Setting pages", 0, 0)
    publication = xhtml.render(edition, style, Medium.PRINT)
    _dump(publication, options.debug)
    book = pdf.typeset(
        publication,
        edition,
        style,
        partial(xhtml.printed_contents, edition, publication),
        jobs=options.jobs,
        cache=Cache(options.cache),
        progress=partial(progress, "Setting pages"),
    )
    return Artifact("print", f"{edition.slug}.pdf", book.pdf), book.pagination


def _epub(
    edition: Edition,
    style: Style,
    pagination: Pagination | None,
    options: BuildOptions,
    progress: Progress,
) -> Artifact:
    from publisher import epub

    progress("Packing the EPUB", 0, 0)
    publication = xhtml.render(edition, style, Medium.EPUB, cache=Cache(options.cache))
    _dump(publication, options.debug)
    return Artifact("epub", f"{edition.slug}.epub", epub.package(edition, publication, pagination))


def _dump(publication: Publication, folder: Path | None) -> None:
    """Write every document as it goes into the engine, for people who look for a fault."""
    if folder is None:
        return
    for document in publication.documents:
        target = folder / publication.medium.value / document.path
        files.write_atomically(target, document.body.encode())


def save(built: Built, out: Path) -> list[Path]:
    """Put the finished files into ``out/<slug>/``, all or none; return their paths."""
    folder = out / built.edition.slug
    files.publish(folder, {artifact.name: artifact.data for artifact in built.artifacts})
    return [folder / artifact.name for artifact in built.artifacts]


# --- make: the quick way -----------------------------------------------------------------------


def make(
    raws: Sequence[Path],
    into: Path,
    *,
    title: str | None,
    profile: str = "clean",
    encoding: str = "",
    jobs: int = 1,
    progress: Progress = _silent,
) -> list[Ingested]:
    """Ingest raw files into the folder of an edition, and write its edition file.

    What is there already stays: edited manuscripts are kept, and so is an
    edition file, which must then list every manuscript.  Raises InputError when
    no file at all could be read.
    """
    done = ingest(raws, into, profile=profile, encoding=encoding, jobs=jobs, progress=progress)
    made = [one for one in done if one.manuscript is not None]
    if not made:
        problems = [p for one in done if one.error for p in one.error.problems]
        raise InputError(*(problems or [Problem("there is no interview here")]))
    path = into / "edition.toml"
    if path.exists():
        _must_list(path, made)
    else:
        write_edition_file(path, title or _title(made), _names(made, into))
    return done


def _names(made: Sequence[Ingested], into: Path) -> list[str]:
    return [one.manuscript.relative_to(into).as_posix() for one in made if one.manuscript]


def _title(made: Sequence[Ingested]) -> str:
    return made[0].title if len(made) == 1 else "Conversations"


def _must_list(path: Path, made: Sequence[Ingested]) -> None:
    listed = {name for name, _ in editions.load(path).manuscript_paths()}
    missing = [name for name in _names(made, path.parent) if name not in listed]
    if missing:
        hint = "add it to `interviews`, or make the book in another folder with --into"
        where = Location(str(path))
        raise EditionError(*(Problem(f"does not list {name}", where, hint) for name in missing))


def write_edition_file(path: Path, title: str, interviews: Sequence[str]) -> None:
    """Write a minimal edition file."""
    lines = [f"title = {_toml(title)}", "interviews = ["]
    lines += [f"  {_toml(name)}," for name in interviews]
    files.write_atomically(path, "\n".join([*lines, "]", ""]).encode())


def _toml(text: str) -> str:
    """Return a TOML basic string: JSON's escapes are TOML's, but for DEL."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
