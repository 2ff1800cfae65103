"""What ``publisher check`` does: look at editions and finished files, tell what it found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from publisher import checks, files, pipeline, resources
from publisher.checks.epub import check_epub
from publisher.checks.glyphs import of_glyphs
from publisher.checks.pdf import check_pdf
from publisher.cli import caching
from publisher.cli.commands import Step, counted, finding_as_json
from publisher.cli.console import emit, show, tell
from publisher.model.edition import Edition
from publisher.model.finding import Finding, Severity
from publisher.source import Location
from publisher.work import Pool, Workers

__all__ = ["check"]

_FINISHED = {".epub": check_epub, ".pdf": check_pdf}
_LARGEST = 1 << 30
_RANKS = list(Severity)
"""Severities, the gravest first."""


def check(given: Sequence[Path], out: Path, jobs: int, *, as_json: bool, step: Step) -> int:
    """Check editions, their finished files, and files by name; return 1 if there are errors."""
    with Pool(jobs) as workers:
        ranked, looked = _looked_at(given, out, workers, step)
    _tell(ranked, looked, as_json=as_json)
    return int(any(finding.severity is Severity.ERROR for finding in ranked))


def _looked_at(
    given: Sequence[Path], out: Path, workers: Workers, step: Step
) -> tuple[list[Finding], list[Path]]:
    """Return what was found, the gravest first, and where it was looked for."""
    found: list[Finding] = []
    looked: list[Path] = []
    for path in given or (None,):
        if path is not None and path.suffix.lower() in _FINISHED:
            finished = [path]
        else:
            place = pipeline.find_edition(path, Path())
            edition = pipeline.read_edition(place)
            looked.append(place)
            found += _of_edition(edition, place, workers, step)
            finished = list(_finished(out / edition.slug))
        for file in finished:
            looked.append(file)
            found += _of_file(file)
    return sorted(found, key=lambda finding: _RANKS.index(finding.severity)), looked


def _of_edition(edition: Edition, place: Path, workers: Workers, step: Step) -> tuple[Finding, ...]:
    """Return what is wrong with an edition and its pages, which are laid out for it.

    Where glyphs are missing no pages can be made.
    """
    missing = of_glyphs(edition, resources.style_of(edition))
    if missing:
        return (*checks.of_edition(edition), *missing)
    options = pipeline.BuildOptions(workers=workers, cache=caching.store())
    return pipeline.build(place, options, step).findings


def _finished(folder: Path) -> Iterator[Path]:
    """Yield the finished files of an edition by name."""
    if folder.is_dir():
        yield from (path for path in sorted(folder.iterdir()) if path.suffix in _FINISHED)


def _of_file(path: Path) -> Iterator[Finding]:
    """Yield what is wrong with a finished file; places say in which file they are."""
    data = files.read_bytes(path, limit=_LARGEST)
    for finding in _FINISHED[path.suffix.lower()](data, path.name):
        where = finding.where or Location(path.name)
        inner = "" if where.path == path.name else f"#{where.path}"
        yield replace(finding, where=replace(where, path=f"{path}{inner}"))


def _tell(findings: Sequence[Finding], looked: Sequence[Path], *, as_json: bool) -> None:
    if as_json:
        emit(
            {
                "schema": "publisher.check/1",
                "files": [str(path) for path in looked],
                "findings": [finding_as_json(finding) for finding in findings],
            }
        )
        return
    for finding in findings:
        place = f"{show(str(finding.where))}: " if finding.where else ""
        tell(f"{place}{finding.severity.value}: {show(finding.message)} [{finding.code}]")
        if finding.hint:
            tell(f"  hint: {show(finding.hint)}")
    counts = Counter(finding.severity for finding in findings)
    told = ", ".join(counted(counts[s], s.value) for s in Severity if counts[s]) or "nothing found"
    tell(f"checked: {', '.join(show(str(path)) for path in looked)}; {told}")
