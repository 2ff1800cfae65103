"""Many editions made together: in goes a catalogue, out comes what became of each edition.

One worker makes a whole edition, and several editions are made side by side: that keeps all of
them busy, for much of a book can only be done in order.  What befalls one edition stops no other.
Workers that do not see our files (a Dask cluster) get editions as they were read here.

Same input, same bytes, whoever makes it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Generic, TypeVar

from publisher import files, opening, pipeline, releasing, work
from publisher.cache import NO_CACHE, Cache
from publisher.edition.catalogue import CATALOGUE_FILE, read_catalogue
from publisher.errors import FaultError, InputError, Problem, PublisherError, UsageError
from publisher.limits import current, under
from publisher.model.built import Built
from publisher.model.edition import Edition
from publisher.pipeline import BuildOptions
from publisher.releasing import Prepared, Released
from publisher.source import Location
from publisher.work import Workers

__all__ = ["Outcome", "build", "editions_of", "release"]

Read = TypeVar("Read")
Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Outcome(Generic[Made]):
    """What became of an edition: it was made, or there is an error."""

    place: Path
    made: Made | None = None
    error: PublisherError | None = None


@dataclass(frozen=True, slots=True)
class _Job(Generic[Read]):
    """An edition to make: where it lies, and what it is, if who makes it cannot look."""

    place: Path
    cache: Cache
    read: Read | PublisherError | None = None


def editions_of(path: Path) -> tuple[Path, ...]:
    """Return the edition files of a catalogue, given as its file or its folder.

    Raises UsageError if there is none, InputError with all that is wrong with it.
    """
    file = path / CATALOGUE_FILE if path.is_dir() else path
    if not file.is_file():
        hint = 'write one: editions = ["night-shift", "weather-upstairs"]'
        raise UsageError(Problem(f"no {CATALOGUE_FILE} here", Location(str(path)), hint))
    listed = read_catalogue(files.read_bytes(file), str(file)).editions
    found, problems = [], []
    for one in listed:
        try:
            found.append(opening.find_edition(file.parent / one.value, Path()))
        except UsageError:
            problems.append(Problem(f"there is no edition in {one.value}", one.where))
    if problems:
        raise InputError(*problems)
    return tuple(found)


def build(places: Sequence[Path], workers: Workers, cache: Cache) -> Iterator[Outcome[Built]]:
    """Build editions as ``pipeline.build`` does, and yield each with what became of it."""
    return _each(_built, _read_for_build, places, workers, cache)


def release(places: Sequence[Path], workers: Workers, cache: Cache) -> Iterator[Outcome[Released]]:
    """Make the releases of editions, and yield each with what became of it."""
    return _each(_released, releasing.prepare, places, workers, cache)


def _each(
    make: Callable[[_Job[Read]], Outcome[Made]],
    read: Callable[[Path], Read],
    places: Sequence[Path],
    workers: Workers,
    cache: Cache,
) -> Iterator[Outcome[Made]]:
    jobs = (_job(place, read, workers, cache) for place in places)
    made = work.stream(partial(under, current(), make), jobs, workers=workers)
    for job, outcome in made:
        if isinstance(outcome, PublisherError):  # it ended its worker, and did so again
            yield Outcome(job.place, error=outcome)
        else:
            yield outcome


def _job(place: Path, read: Callable[[Path], Read], workers: Workers, cache: Cache) -> _Job[Read]:
    if workers.near:
        return _Job(place, cache)
    try:
        return _Job(place, NO_CACHE, read(place))
    except PublisherError as error:
        return _Job(place, NO_CACHE, error)


def _read_for_build(place: Path) -> Edition:
    edition = opening.read_edition(place)
    pipeline.must_be_agreed(edition, pipeline.forms(edition, frozenset()))
    return edition


def _built(job: _Job[Edition]) -> Outcome[Built]:
    return _outcome(job, _build_read, _build_here)


def _build_here(place: Path, cache: Cache) -> Built:
    return pipeline.build(place, BuildOptions(cache=cache))


def _build_read(edition: Edition) -> Built:
    built = pipeline.make_artifacts(edition, BuildOptions())
    pipeline.must_not_tell(edition, built.artifacts)
    return built


def _released(job: _Job[Prepared]) -> Outcome[Released]:
    return _outcome(job, releasing.make, _release_here)


def _release_here(place: Path, cache: Cache) -> Released:
    return releasing.make(releasing.prepare(place, cache=cache), cache=cache)


def _outcome(
    job: _Job[Read],
    make: Callable[[Read], Made],
    make_here: Callable[[Path, Cache], Made],
) -> Outcome[Made]:
    """Make an edition; whatever befalls it is its own error."""
    try:
        if isinstance(job.read, PublisherError):
            raise job.read
        made = make_here(job.place, job.cache) if job.read is None else make(job.read)
    except PublisherError as error:
        return Outcome(job.place, error=error)
    except Exception as error:  # noqa: BLE001 — a bug that one edition brings to light
        told = f"this is a fault of publisher: {error!r:.200}"
        return Outcome(job.place, error=FaultError(Problem(told, Location(str(job.place)))))
    return Outcome(job.place, made)
