"""What ``publisher release`` does: make everything that ships, or look at what was made."""

from __future__ import annotations

from pathlib import Path

from publisher import pipeline, releasing, work
from publisher.cache import NO_CACHE
from publisher.cli import caching
from publisher.cli.commands import Step, counted, finding_as_json, pool, workers_of
from publisher.cli.console import emit, print_out, show, tell, tell_waiting
from publisher.distribution.inspect import Inspected, inspect
from publisher.errors import Problem
from publisher.releasing import Released
from publisher.source import Location

__all__ = ["release", "verify"]

_BROKEN = 5


def release(
    given: Path | None,
    out: Path,
    jobs: int | None,
    *,
    executor: str,
    cached: bool,
    as_json: bool,
    step: Step,
) -> int:
    """Release an edition."""
    work.settle()
    path = pipeline.find_edition(given, Path())
    pipeline.must_take(out, path)
    store = caching.store() if cached else NO_CACHE
    with workers_of(pool(jobs, executor), executor) as workers:
        step("Reading the edition", 0, 0)
        prepared = releasing.prepare(path, workers, store)
        made = releasing.make(prepared, workers=workers, cache=store, progress=step)
    folder = releasing.save(made, out, tell_waiting)
    if as_json:
        emit(_as_json(made, folder))
    else:
        _tell(made, folder)
    return 0


def _tell(made: Released, folder: Path) -> None:
    size = sum(map(len, made.files.values()))
    tell(f"released: {show(str(folder))} ({counted(len(made.files), 'file')}, {_megabytes(size)})")
    for absence in made.absent:
        tell(f"not asked: {show(str(absence))}")
    print_out(show(made.release.certificate))


def _megabytes(size: int) -> str:
    return f"{size / 1024 / 1024:.1f} MB"


def _as_json(made: Released, folder: Path) -> dict[str, object]:
    release = made.release
    return {
        "schema": "publisher.released/1",
        "edition": release.slug,
        "folder": str(folder),
        "certificate": release.certificate,
        "files": [
            {"kind": one.kind, "path": one.path, "bytes": one.size, "sha256": one.sha256}
            for one in release.files
        ],
        "findings": [finding_as_json(finding) for finding in made.findings],
        "absent": [str(absence) for absence in made.absent],
    }


# --- what somebody else made -------------------------------------------------------------------


def verify(folder: Path, given: Path | None, *, as_json: bool, step: Step) -> int:
    """Verify a release, and make it anew if its sources are there; return 5 if it differs."""
    step("Looking at the release", 0, 0)
    seen = inspect(folder)
    problems, anew = list(seen.problems), ""
    if given is not None:
        anew, more = _made_anew(seen, folder, given, step)
        problems += more
    if as_json:
        emit(_verified_as_json(seen, problems, anew))
    else:
        for problem in problems:
            place = f"{show(str(problem.where))}: " if problem.where else ""
            tell(f"{place}error: {show(problem.message)}")
            if problem.hint:
                tell(f"  hint: {show(problem.hint)}")
        state = counted(len(problems), "problem") if problems else "all as released"
        print_out(f"{show(str(folder))}: {counted(seen.files, 'file')}, {state}")
        if anew:
            print_out(show(anew))
    return _BROKEN if problems else 0


def _made_anew(seen: Inspected, folder: Path, given: Path, step: Step) -> tuple[str, list[Problem]]:
    """Make a release anew of an edition; return what is to be said, and which files differ."""
    path = pipeline.find_edition(given, Path())
    prepared = releasing.prepare(path)
    before = {one.path: one.sha256 for one in seen.release.sources}
    now = {one.path: one.sha256 for one in prepared.sources}
    if changed := sorted(name for name in before | now if before.get(name) != now.get(name)):
        told = "is not what the release was made of"
        return "", [Problem(told, Location(str(path.parent / name))) for name in changed]
    with pool(None, "") as workers:
        made = releasing.make(prepared, workers=workers, progress=step)
    listed = {one.path: one.sha256 for one in seen.release.files}
    again = {one.path: one.sha256 for one in made.release.files}
    others = sorted({one.name for one in {*seen.release.made_with} ^ {*made.release.made_with}})
    hint = f"made with another version of {', '.join(others)}" if others else ""
    differ = sorted(name for name in listed | again if listed.get(name) != again.get(name))
    problems = [
        Problem("is made otherwise of the same sources", Location(str(folder / name)), hint)
        for name in differ
    ]
    return "" if problems else "made anew from the sources: the same bytes", problems


def _verified_as_json(seen: Inspected, problems: list[Problem], anew: str) -> dict[str, object]:
    return {
        "schema": "publisher.release-verified/1",
        "edition": seen.release.slug,
        "holds": not problems,
        "files": seen.files,
        "made-anew": bool(anew),
        "certificate": seen.release.certificate,
        "problems": [
            {"message": one.message, "path": one.where.path if one.where else None}
            for one in problems
        ],
    }
