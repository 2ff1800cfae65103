"""Intake: raw files in, manuscripts with their ledgers out, any number of them.

``ingest`` is a stream.  Files are read and normalised by workers, a few ahead of
the one whose turn it is; each result is staged, published with others in one
batch, told, and let go.  So memory depends on the largest files, not on how many
there are.  What goes wrong with a file is that file's refusal; the others go on.

What a raw file became is kept in the cache, and a file that was read before by the same
program, under the same name and with the same decisions, is not read again.  The cache is
asked before a worker is, so that no process is started for nothing.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import traceback
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from publisher import cache, desk, edition, files, manuscript, parts, readers, transforms, work
from publisher.cache import NO_CACHE, Cache
from publisher.errors import (
    ConservationError,
    FaultError,
    InputError,
    LossError,
    MachineError,
    Problem,
    PublisherError,
)
from publisher.limits import DEFAULT, Limits, in_force
from publisher.machinery import machinery
from publisher.model.block import ListBlock, Quotation, Turn
from publisher.model.decision import Decisions
from publisher.model.manuscript import Manuscript
from publisher.model.person import Person
from publisher.model.walk import blocks
from publisher.raws import Raw, gather
from publisher.source import Location
from publisher.work import HERE, Progress, Workers, silent

__all__ = ["Ingested", "ingest"]

_BATCH = 64
"""How many interviews are published at once."""
_BATCH_BYTES = 32 * 1024 * 1024
_SUFFIX = re.compile(r"\.[a-z0-9]{1,10}")


@dataclass(frozen=True, slots=True)
class Ingested:
    """What became of one raw file.

    ``status`` is ``written``, ``unchanged``, ``kept`` (an edited manuscript that
    was not overwritten), ``read`` (a dry run), ``passed over`` (a file in a folder
    that no reader knows, or what ``why`` says: a link, a pipe) or ``refused``, with
    ``error``.  ``report`` is the object of ``ingest --json``, if it was asked for.
    ``same_as`` is an earlier file with the same bytes.
    """

    file: str
    status: str
    report: Mapping[str, object] | None = None
    manuscript: Path | None = None
    title: str = ""
    proposals: int = 0
    error: PublisherError | None = None
    same_as: str = ""
    why: str = ""


def ingest(
    raws: Sequence[Path],
    into: Path,
    *,
    profile: str = "clean",
    encoding: str = "",
    force: bool = False,
    dry_run: bool = False,
    reports: bool = False,
    limits: Limits = DEFAULT,
    workers: Workers = HERE,
    store: Cache = NO_CACHE,
    progress: Progress = silent,
) -> Iterator[Ingested]:
    """Turn raw files, or folders of them, into manuscripts below ``into``.

    Each gives ``interviews/<id>.md``, ``ledger/<id>.json`` and, unless it lies
    there already, a copy in ``raw/``.  What an editor decided about a file's guesses
    is heeded; a manuscript that an editor changed is kept unless ``force``.  A file that
    cannot be read, is beyond ``limits``, or whose words would not be
    conserved, is refused; the others go on.  They come in the order of their names,
    each once it lies on disk.
    ``encoding`` is what all texts among them are in, if they do not show it themselves.

    ``workers`` must see the files, and what lies below ``into``, by their paths.
    Nothing is known by ``store`` of a file that was refused: it is read again.

    Who is in the registry of people of the edition has the name there.

    Raises UsageError for an unknown profile, InputError for a faulty registry and for a
    folder of ``into`` that is a link out of it, and MachineError if nothing can be written;
    what was told before that is written all the same.
    """
    transforms.rules(profile)  # an unknown one is told before anything is read
    if encoding:
        readers.encoding_named(encoding)
    if not dry_run:
        _must_lie_within(into)
    people = _people(into)
    found = gather(raws, into, readers.knows, limits.files)
    total = sum(1 for raw in found if raw.id)
    program = machinery() if store.root else ""
    wanted = (
        _Job(raw, str(into), profile, encoding, dry_run, reports, limits, store, program, people)
        for raw in found
    )
    workers = workers if total > 1 else HERE
    results = work.stream(_make, wanted, workers=workers, known=_known)
    return _shelved(results, _Shelf(into, force=force), total, progress)


def _must_lie_within(into: Path) -> None:
    """Raise InputError if what is written below ``into`` would come to lie elsewhere.

    An edition of somebody else may hold such a link; nothing is read through it, either.
    """
    home, hint = Path(os.path.realpath(into)), "put a folder in the place of the link"
    paths = [into / name for name in ("interviews", "ledger", "raw")]
    out = [path for path in paths if not Path(os.path.realpath(path)).is_relative_to(home)]
    if out:
        said = "a link that leads out of the folder of the edition"
        raise InputError(*(Problem(said, Location(str(path)), hint) for path in out))


def _people(into: Path) -> tuple[Person, ...]:
    """Return who is in the registry of an edition, as far as names go; nobody without one."""
    path = into / edition.PEOPLE_FILE
    if not path.exists():
        return ()
    try:
        text = files.read_bytes(path).decode("utf-8")
    except UnicodeDecodeError as error:
        raise InputError(Problem("not UTF-8 text", Location(str(path)))) from error
    found = edition.read_people(text, str(path))
    return tuple(Person(one.id, one.name, one.file_as, one.aliases) for one in found)


def _shelved(
    results: Iterator[tuple[_Job, _Made | _PassedOver | PublisherError]],
    shelf: _Shelf,
    total: int,
    progress: Progress,
) -> Iterator[Ingested]:
    done = 0
    with shelf:
        for job, made in results:
            yield from shelf.take(job, made)
            done += bool(job.raw.id)
            progress("Reading interviews", done, total)
        yield from shelf.publish()


# --- one file, in a worker ---------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Job:
    raw: Raw
    into: str
    profile: str
    encoding: str
    dry_run: bool
    reports: bool
    limits: Limits
    store: Cache
    program: str
    """The digest of the program that reads; of no use without a store."""
    people: tuple[Person, ...]
    """Names, sort names and aliases of the registry; no step here needs more of it."""

    @property
    def manuscript(self) -> Path:
        return Path(self.into, "interviews", f"{self.raw.id}.md")

    @property
    def ledger(self) -> Path:
        return Path(self.into, "ledger", f"{self.raw.id}.json")


@dataclass(frozen=True, slots=True)
class _Made:
    """All that is to be written of one interview, and what is told of it."""

    text: bytes
    ledger: bytes
    sha256: str
    title: str
    proposals: int
    raw_name: str
    raw: bytes | None = None
    """The bytes to be kept in the edition; None if they lie there already."""
    report: Mapping[str, object] | None = None


@dataclass(frozen=True, slots=True)
class _PassedOver:
    """A file that is not meant."""


def _known(job: _Job) -> _Made | _PassedOver | PublisherError | None:
    """Return what is to be told of a file without reading it as an interview; None: read it."""
    if not job.raw.id:
        return job.raw.error or _PassedOver()
    if job.store.root is None:
        return None
    try:
        with in_force(job.limits):
            return _kept(_opened(job))
    except Exception:  # noqa: BLE001 — whatever it is, `_make` meets it again and tells it
        return None


def _make(job: _Job) -> _Made | PublisherError:
    """Read, normalise and write out one file; whatever goes wrong is its error."""
    where = Location(job.raw.path)
    try:
        with in_force(job.limits):
            return _made(_opened(job))
    except ConservationError as error:
        return LossError(*_placed(error, where).problems)
    except PublisherError as error:
        return _placed(error, where)
    except MemoryError:
        return MachineError(Problem("memory ran out", where, "try fewer jobs, or split the file"))
    except Exception as error:  # noqa: BLE001 — a bug that one file shows stops no other
        if os.environ.get("PUBLISHER_DEBUG"):
            traceback.print_exception(error)
        hint = "run again with --debug for the details, and report them"
        return FaultError(Problem(f"this is a fault of publisher: {error!r:.200}", where, hint))


def _placed(error: PublisherError, where: Location) -> PublisherError:
    """Return an error of which every problem names a file."""
    placed = (p if p.where and p.where.path else replace(p, where=where) for p in error.problems)
    return type(error)(*placed)


@dataclass(frozen=True, slots=True)
class _Opened:
    """A raw file, with all that its manuscript depends on."""

    job: _Job
    data: bytes
    raw_name: str
    decided: Decisions

    def key(self) -> str:
        """Return the key of what becomes of it; empty, if that cannot be told.

        The path is no part of it, but for the name: readers take it for messages only,
        and choose by its ending.  A reader of another package may be in the making.
        """
        job, path = self.job, Path(self.job.raw.path)
        if job.store.root is None or readers.may_be_foreign(path):
            return ""
        names = map(os.fsencode, (path.name, self.raw_name))
        asked = [job.raw.id, job.profile, job.encoding, "report" if job.reports else ""]
        asked += [repr(job.limits)] if job.limits != DEFAULT else []
        known = (repr(job.people),) if job.people else ()
        decided = desk.decisions.text_of(self.decided)
        return cache.key("ingest", job.program, *names, *asked, *known, decided, self.data)


def _opened(job: _Job) -> _Opened:
    data = files.read_bytes(Path(job.raw.path))
    decided = desk.decisions.for_raw(job.manuscript, hashlib.sha256(data).hexdigest())
    return _Opened(job, data, _raw_name(job), decided)


def _made(opened: _Opened) -> _Made:
    job, data = opened.job, opened.data
    normalized = transforms.normalize(
        readers.read(Path(job.raw.path), data, encoding=job.encoding),
        id=job.raw.id,
        profile=job.profile,
        decisions=opened.decided,
        people=job.people,
    ).with_source(opened.raw_name)
    _check_length(normalized.manuscript, job.raw.path)
    # Writing refuses what the format cannot say.
    text = manuscript.write(normalized.manuscript).encode()
    ledger = normalized.ledger.written(hashlib.sha256(text).hexdigest())
    report = None
    if job.reports:
        report = transforms.report(normalized, file=job.raw.path, manuscript=str(job.manuscript))
    made = _Made(
        text,
        ledger.to_text().encode(),
        ledger.sha256,
        normalized.manuscript.title,
        len(ledger.open),
        opened.raw_name,
        _to_keep(opened),
        report,
    )
    _keep(opened, made)
    return made


def _check_length(made: Manuscript, path: str) -> None:
    """Raise RawError for a text of more paragraphs than the limits allow.

    Readers bound what they read; lines become paragraphs only later.
    """
    outer = (Turn, Quotation, ListBlock)
    number = sum(not isinstance(block, outer) for block in blocks(made))
    readers.check_number(number, path)


def _to_keep(opened: _Opened) -> bytes | None:
    """Return the bytes that are to be copied into the edition, if any."""
    job, data = opened.job, opened.data
    is_kept = job.dry_run or _lies_there(Path(job.into, opened.raw_name), data)
    return None if is_kept else data


def _raw_name(job: _Job) -> str:
    """Return the raw file's path as its manuscript names it, below the edition."""
    home, real = Path(job.into).resolve(), Path(job.raw.path).resolve()
    if real.is_relative_to(home):
        name = real.relative_to(home).as_posix()
        if not name.isprintable():
            raise InputError(Problem("a manuscript cannot name this file", hint="rename it"))
        return name
    suffix = real.suffix.lower()
    return f"raw/{job.raw.id}{suffix if _SUFFIX.fullmatch(suffix) else ''}"


def _lies_there(path: Path, data: bytes) -> bool:
    """Tell whether a file holds just these bytes."""
    try:
        return path.stat().st_size == len(data) and files.read_bytes(path, limit=len(data)) == data
    except (OSError, PublisherError):
        return False


# --- what was made before ----------------------------------------------------------------------


def _keep(opened: _Opened, made: _Made) -> None:
    """Put into the cache what became of a raw file."""
    if not (key := opened.key()):
        return
    told = {
        "sha256": made.sha256,
        "title": made.title,
        "proposals": made.proposals,
        "report": made.report,
        "text": len(made.text),
    }
    head = json.dumps(told).encode() + b"\n"
    opened.job.store.put(key, b"".join([head, made.text, made.ledger]))


def _kept(opened: _Opened) -> _Made | None:
    """Return what became of a raw file, if the cache knows it."""
    job, key = opened.job, opened.key()
    entry = job.store.get(key) if key else None
    if entry is None:
        return None
    head, _, data = entry.partition(b"\n")
    told = json.loads(head)
    report, size = told["report"], told["text"]
    if report is not None:  # two paths in it are as the user sees them now
        report |= {"file": job.raw.path, "manuscript": str(job.manuscript)}
    return _Made(
        data[:size],
        data[size:],
        told["sha256"],
        told["title"],
        told["proposals"],
        opened.raw_name,
        _to_keep(opened),
        report,
    )


# --- what was made, on its way to the disk -----------------------------------------------------


class _Shelf:
    """Where results wait until a batch of them is published."""

    def __init__(self, into: Path, *, force: bool) -> None:
        self.into = into
        self.force = force
        self.batch = files.Batch()
        self.waiting: list[Ingested] = []
        self.seen: dict[bytes, str] = {}
        """The first file with a digest: 200 bytes a file, the only thing that grows."""

    def __enter__(self) -> _Shelf:
        """Take away what a process left that was killed."""
        for name in ("", "raw", "interviews", "ledger"):
            parts.sweep(self.into / name)
        return self

    def __exit__(self, *_: object) -> None:
        self.batch.__exit__()

    def take(self, job: _Job, made: _Made | _PassedOver | PublisherError) -> Iterator[Ingested]:
        """Stage one result; yield those that are settled."""
        self.waiting.append(self._settled(job, made))
        full = len(self.waiting) >= _BATCH or self.batch.size >= _BATCH_BYTES
        if full or not len(self.batch):
            yield from self.publish()

    def publish(self) -> Iterator[Ingested]:
        """Publish what is staged, then yield what became of each file."""
        self.batch.publish()
        yield from self.waiting
        self.waiting.clear()

    def _settled(self, job: _Job, made: _Made | _PassedOver | PublisherError) -> Ingested:
        file = job.raw.path
        if isinstance(made, _PassedOver):
            return Ingested(file, "passed over", why=job.raw.why)
        if isinstance(made, PublisherError):
            report = {"file": file, "error": str(made)} if job.reports else None
            return Ingested(file, "refused", report, error=made)
        status = "read" if job.dry_run else self._state(job, made.text)
        if status == "written":
            self._stage(job, made)
        elif status == "unchanged" and not _lies_there(job.ledger, made.ledger):
            self.batch.add(job.ledger, made.ledger)  # a decision, or a newer account
        first = self.seen.setdefault(bytes.fromhex(made.sha256), file)
        return Ingested(
            file,
            status,
            made.report,
            manuscript=job.manuscript,
            title=made.title,
            proposals=made.proposals,
            same_as="" if first == file else first,
        )

    def _state(self, job: _Job, text: bytes) -> str:
        if not os.path.lexists(job.manuscript):
            return "written"
        if _lies_there(job.manuscript, text):
            return "unchanged"
        untouched = self.force or desk.is_untouched(job.manuscript, job.ledger)
        return "written" if untouched else "kept"

    def _stage(self, job: _Job, made: _Made) -> None:
        """Stage the raw, the manuscript and, last, the ledger.

        Of one who is killed between the two renames, the manuscript is the newer: the next
        reading makes the same one, and puts its ledger beside it.  The other way about, the
        manuscript would look like an edited one.
        """
        if made.raw is not None:
            self.batch.add(self.into / made.raw_name, made.raw)
        self.batch.add(job.manuscript, made.text)
        self.batch.add(job.ledger, made.ledger)
