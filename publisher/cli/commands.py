"""What the commands do once their arguments are read: call the pipeline, report."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from dataclasses import asdict
from pathlib import Path

from publisher import locks, opening, pipeline, work
from publisher.cache import NO_CACHE
from publisher.cli import caching
from publisher.cli.console import emit, show, tell, tell_waiting
from publisher.cli.refusals import Refusals
from publisher.cli.tally import Tally
from publisher.errors import Problem, UsageError
from publisher.limits import Limits, in_force
from publisher.model.finding import Finding, Severity
from publisher.vocabulary.findings import KINDS
from publisher.work import Cluster, Pool, Workers

__all__ = [
    "build",
    "counted",
    "finding_as_json",
    "ingest",
    "make",
    "pool",
    "products",
    "workers_of",
]

Step = Callable[[str, int, int], None]


def pool(jobs: int | None, executor: str) -> Pool:
    """Return the processes of this machine.  Raises UsageError if others are asked for too."""
    if executor and jobs is not None:
        hint = "a cluster has its own number of workers"
        raise UsageError(Problem("--jobs and --executor exclude each other", hint=hint))
    return Pool(jobs or os.cpu_count() or 1)


def workers_of(pool: Pool, executor: str) -> Workers:
    """Return who sets pages: a cluster, if its address is given, else the pool."""
    return Cluster(executor) if executor else pool


def make(
    raws: Sequence[Path],
    into: Path,
    title: str | None,
    profile: str,
    jobs: int | None,
    *,
    executor: str = "",
    encoding: str = "",
    limits: Limits,
    report: Path | None,
    as_json: bool,
    step: Step,
) -> int:
    """Ingest, build and save; a refused file does not stop the others."""
    from publisher import making  # imported late: only it needs the readers

    tally, store = Tally(), caching.store()
    with (
        Refusals(report, "make", tally.errors),
        in_force(limits),
        locks.held(into, tell_waiting),
        pool(jobs, executor) as processes,
        workers_of(processes, executor) as workers,
    ):
        making.make(
            raws,
            into,
            title=title,
            profile=profile,
            encoding=encoding,
            limits=limits,
            workers=processes,  # raw files are read where they lie
            cache=store,
            progress=step,
            watch=tally.watched,
        )
        code = tally.close()
        work.settle()
        path, out = into / "edition.toml", into / "dist"
        options = pipeline.BuildOptions(workers=workers, cache=store, out=out)
        built = pipeline.build(path, options, step)
        _tell_saved(built, pipeline.save(built, out, tell_waiting), as_json=as_json)
    return code


def ingest(
    raws: Sequence[Path],
    into: Path,
    profile: str,
    jobs: int,
    *,
    encoding: str = "",
    force: bool,
    dry_run: bool,
    limits: Limits,
    cached: bool,
    report: Path | None,
    as_json: bool,
    step: Step,
) -> int:
    """Turn raw files into manuscripts and say what became of each."""
    from publisher import intake  # imported late: to build needs no reader

    work.settle()
    tally = Tally()
    held = nullcontext() if dry_run else locks.held(into, tell_waiting)
    with Refusals(report, "ingest", tally.errors), held, Pool(jobs) as workers:
        done = intake.ingest(
            raws,
            into,
            profile=profile,
            encoding=encoding,
            force=force,
            dry_run=dry_run,
            reports=as_json,
            limits=limits,
            workers=workers,
            store=caching.store() if cached else NO_CACHE,
            progress=step,
        )
        for one in tally.watched(done):
            if one.report is not None:
                emit(one.report)
        return tally.close()


def build(
    given: Path | None,
    only: str,
    out: Path | None,
    jobs: int | None,
    *,
    executor: str = "",
    style: str,
    cached: bool,
    debug: Path | None,
    report: Path | None,
    as_json: bool,
    step: Step,
) -> int:
    """Build an edition and put its files into place."""
    work.settle()
    with (
        Refusals(report, "build"),
        workers_of(pool(jobs, executor), executor) as workers,
    ):
        path = opening.find_edition(given, Path())
        out = out or Path("dist")
        options = pipeline.BuildOptions(
            only=products(only),
            workers=workers,
            cache=caching.store() if cached else NO_CACHE,
            debug=debug,
            style=style,
            out=out,
        )
        built = pipeline.build(path, options, step)
        _tell_saved(built, pipeline.save(built, out, tell_waiting), as_json=as_json)
    return 0


def products(only: str) -> frozenset[str]:
    """Return the products of a list with commas; raise UsageError if one is unknown."""
    known = pipeline.PRODUCTS
    wanted = frozenset(name.strip() for name in only.split(",") if name.strip())
    unknown = sorted(wanted - set(known))
    if unknown or (only and not wanted):
        named = ", ".join(unknown) or "nothing"
        raise UsageError(f"--only: cannot build {named}; there are {', '.join(known)}")
    return wanted


def _tell_saved(built: pipeline.Built, paths: Sequence[Path], *, as_json: bool) -> None:
    if as_json:
        rows = [
            {"kind": a.kind, "path": str(p), "bytes": len(a.data), "sha256": a.sha256}
            for a, p in zip(built.artifacts, paths, strict=True)
        ]
        emit(
            {
                "schema": "publisher.build/1",
                "edition": built.slug,
                "pages": built.pages,
                "files": rows,
                "findings": [finding_as_json(finding) for finding in built.findings],
            }
        )
        return
    for artifact, path in zip(built.artifacts, paths, strict=True):
        pages = f", {artifact.pages} pages" if artifact.pages else ""
        tell(f"built: {show(str(path))} ({len(artifact.data) / 1024:.0f} KB{pages})")
    _tell_findings(built.findings)


_FEW = 20
"""How many findings a build tells; of more, only their number."""


def _tell_findings(findings: Sequence[Finding]) -> None:
    """Tell what matters, and how much more there is: the files are made all the same."""
    standing = [finding for finding in findings if not finding.waived]
    grave = [finding for finding in standing if finding.severity is not Severity.NOTE]
    for finding in grave[:_FEW]:
        place = f"{show(str(finding.where))}: " if finding.where else ""
        tell(f"{place}warning: {show(finding.message)} [{finding.code}]")
        if finding.hint:
            tell(f"  hint: {show(finding.hint)}")
    more, notes = len(grave[_FEW:]), len(standing) - len(grave)
    let = len(findings) - len(standing)
    told = [counted(more, "more warning")] if more else []
    told += [counted(notes, "note")] if notes else []
    told += [f"{let} waived"] if let else []
    if told:
        tell(f"{' and '.join(told)}: `publisher check` lists all")


def counted(number: int, name: str) -> str:
    """Return a number of things in words."""
    return f"{number} {name}{'' if number == 1 else 's'}"


def finding_as_json(finding: Finding) -> dict[str, object]:
    """Return a finding as data; what is not known of it is null."""
    where, kind = finding.where, KINDS[finding.code]
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "family": kind.family.value,
        "message": finding.message,
        "path": where.path if where else None,
        "line": (where.line or None) if where else None,
        "column": (where.column or None) if where else None,
        "hint": finding.hint or None,
        "folio": finding.folio or None,
        "turn": finding.turn or None,
        "spot": asdict(finding.spot) if finding.spot else None,
        "waived": finding.waived or None,
        "demand": kind.demand,
    }
