"""What ``--catalogue`` does: make many editions, go on after a failure, tell it in the end."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from publisher import catalogues, pipeline, releasing, work
from publisher.cache import NO_CACHE, Cache
from publisher.catalogues import Outcome
from publisher.cli import caching
from publisher.cli.commands import Step, counted, pool, workers_of
from publisher.cli.console import emit, show, tell
from publisher.cli.refusals import Refusals
from publisher.distribution import signature
from publisher.errors import Problem, PublisherError, UsageError
from publisher.model.built import Built
from publisher.releasing import Released
from publisher.source import Location
from publisher.work import Workers

__all__ = ["build", "release"]

Made = TypeVar("Made", Built, Released)
_Make = Callable[[tuple[Path, ...], Workers, Cache], Iterator[Outcome[Made]]]


def build(
    catalogue: Path,
    out: Path,
    jobs: int | None,
    *,
    executor: str,
    cached: bool,
    report: Path | None,
    as_json: bool,
    step: Step,
) -> int:
    """Build every edition of a catalogue; return the gravest exit code."""
    told = _Told(out, "built", as_json=as_json)
    with Refusals(report, "build", told.errors):
        for outcome in _outcomes(catalogues.build, catalogue, jobs, executor, step, cached=cached):
            with told.about(outcome):
                if built := outcome.made:
                    told.place(built.slug, outcome.place)
                    pipeline.save(built, out)
                    told.made(built.slug, {one.name: one.sha256 for one in built.artifacts})
        return told.close()


def release(
    catalogue: Path,
    out: Path,
    jobs: int | None,
    *,
    executor: str,
    cached: bool,
    as_json: bool,
    step: Step,
    key: Path | None,
) -> int:
    """Release every edition of a catalogue; return the gravest exit code."""
    if key:
        signature.sign(b"", key)  # so that a key that cannot sign is told at once
    told = _Told(out, "released", as_json=as_json)
    for outcome in _outcomes(catalogues.release, catalogue, jobs, executor, step, cached=cached):
        with told.about(outcome):
            if made := outcome.made:
                told.place(made.release.slug, outcome.place)
                releasing.save(releasing.signed(made, key) if key else made, out)
                digests = {one.path: one.sha256 for one in made.release.files}
                told.made(made.release.slug, digests)
    return told.close()


def _outcomes(
    make: _Make[Made],
    catalogue: Path,
    jobs: int | None,
    executor: str,
    step: Step,
    *,
    cached: bool,
) -> Iterator[Outcome[Made]]:
    work.settle()
    places = catalogues.editions_of(catalogue)
    store = caching.store() if cached else NO_CACHE
    with workers_of(pool(jobs, executor), executor) as workers:
        for number, outcome in enumerate(make(places, workers, store), 1):
            yield outcome
            step("Making editions", number, len(places))


@dataclass(slots=True)
class _Told:
    """What is told of each edition, and of all in the end.

    Used as ``with told.about(outcome)``: an error of the edition, or of saving it, is told
    and stops no other.
    """

    out: Path
    verb: str
    as_json: bool
    slugs: dict[str, Path] = field(default_factory=dict)
    errors: list[PublisherError] = field(default_factory=list)
    count: int = 0
    outcome: Outcome[Built] | Outcome[Released] | None = None

    def about(self, outcome: Outcome[Built] | Outcome[Released]) -> _Told:
        """Begin to tell of an edition."""
        self.outcome = outcome
        self.count += 1
        return self

    def __enter__(self) -> _Told:
        """Tell what went wrong, if the edition was not made."""
        if self.outcome and self.outcome.error:
            self.failed(self.outcome.error)
        return self

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> bool:
        """Tell what went wrong with saving it."""
        if isinstance(error, PublisherError):
            self.failed(error)
            return True
        return False

    def place(self, slug: str, edition: Path) -> None:
        """Note where an edition goes.  Raises UsageError if another went there."""
        if slug in self.slugs:
            hint = f"give one of them another slug; the other is {self.slugs[slug]}"
            raise UsageError(
                Problem(f"two editions are called {slug}", Location(str(edition)), hint)
            )
        self.slugs[slug] = edition

    def made(self, slug: str, digests: dict[str, str]) -> None:
        """Tell that an edition was made."""
        if self.as_json and self.outcome:
            emit({"edition": slug, "from": str(self.outcome.place), "files": digests})
        else:
            tell(f"{self.verb}: {show(str(self.out / slug))}")

    def failed(self, error: PublisherError) -> None:
        """Tell that an edition could not be made."""
        assert self.outcome is not None
        place = str(self.outcome.place)
        self.errors.append(error)
        if self.as_json:
            emit({"from": place, "errors": [str(problem) for problem in error.problems]})
        tell(f"refused: {show(place)}")
        for problem in error.problems:
            tell(f"  {show(str(problem))}")

    def close(self) -> int:
        """Tell how many there were; return the gravest exit code."""
        failed = len(self.errors)
        rest = f", {failed} refused" if failed else ""
        tell(f"{counted(self.count - failed, 'edition')} {self.verb}{rest}")
        return max((error.exit_code for error in self.errors), default=0)
