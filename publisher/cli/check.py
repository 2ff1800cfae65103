"""What ``publisher check`` does: look at editions and finished files, tell what it found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from publisher import checks, files, opening, pipeline, resources
from publisher.checks import Found, Verdict, leaks
from publisher.checks.epub import check_epub, check_identity
from publisher.checks.glyphs import of_glyphs
from publisher.checks.house import of_manuscripts
from publisher.checks.metadata import of_edition_file
from publisher.checks.pdf import check_pdf
from publisher.checks.tools import Absence, ask
from publisher.cli import caching, letter
from publisher.cli.commands import Step, finding_as_json
from publisher.cli.console import emit, print_out, progress, show, tell
from publisher.decode import nearest
from publisher.errors import Problem, UsageError
from publisher.model.edition import Edition
from publisher.model.finding import Finding, Severity
from publisher.source import Location
from publisher.vocabulary.findings import KINDS
from publisher.vocabulary.profiles import PROFILES
from publisher.work import Pool, Workers

__all__ = ["check", "explain", "profiles"]

_FINISHED = {".epub": check_epub, ".pdf": check_pdf}
_LARGEST = 1 << 30
_RANKS = list(Severity)
_ENDS = {"-print.pdf": "print", "-cover.pdf": "cover", ".pdf": "screen", ".epub": "epub"}
"""Kinds of finished file by how their names end, the longest first."""


@dataclass(slots=True)
class _Looked:
    """What was looked at, and what was found there.

    ``unsaved`` are finished files that are not on the disk.  ``named`` tells that a file
    was named by itself; ``pages`` are PDFs by the names that findings have for them.
    ``absent`` are checkers of others that did not look, with the reason.
    """

    paths: list[Path] = field(default_factory=list)
    unsaved: list[Path] = field(default_factory=list)
    found: list[Found] = field(default_factory=list)
    editions: list[Edition] = field(default_factory=list)
    kinds: set[str] = field(default_factory=set)
    printers: set[str] = field(default_factory=set)
    named: bool = False
    pages: dict[str, bytes] = field(default_factory=dict)
    absent: dict[Absence, None] = field(default_factory=dict)


def check(
    given: Sequence[Path],
    out: Path,
    jobs: int,
    chosen: Sequence[str],
    *,
    as_json: bool,
    html: Path | None,
) -> int:
    """Check editions, their finished files, and files by name; return 1 if there are errors."""
    asked = profiles(chosen)
    with progress() as step, Pool(jobs) as workers:
        looked = _looked_at(given, out, workers, step)
    kinds = None if looked.named else frozenset(looked.kinds)
    found, verdicts = checks.judged(looked.found, asked, kinds, frozenset(looked.printers))
    found = tuple(sorted(found, key=lambda one: _RANKS.index(one.severity)))
    if html:
        from publisher.checks.webpage import webpage

        title = _title(looked)
        report = webpage(title, looked.editions, found, verdicts, looked.pages)
        files.write_atomically(html, report.encode())
        tell(f"written: {show(str(html))}")
    if as_json:
        emit(_as_json(looked, found, verdicts))
    else:
        for line in letter.written(_title(looked), looked.editions, found, verdicts):
            print_out(line)
        tell(f"checked: {', '.join(show(str(path)) for path in looked.paths)}")
        for absence in looked.absent:
            tell(f"not asked: {show(str(absence))}")
        if looked.unsaved:
            names = ", ".join(show(path.name) for path in looked.unsaved)
            tell(f"not built yet, so looked at as a build makes them: {names}")
    return int(any(one.severity is Severity.ERROR and not one.waived for one in found))


def profiles(chosen: Iterable[str]) -> tuple[str, ...]:
    """Return the profiles of lists with commas, each once; raise UsageError if one is unknown."""
    names = [name.strip() for one in chosen for name in one.split(",") if name.strip()]
    unknown = [name for name in dict.fromkeys(names) if name not in PROFILES]
    if unknown:
        problems = (
            Problem(f"--profile: there is no “{name}”", hint=nearest(name, PROFILES))
            for name in unknown
        )
        raise UsageError(*problems)
    return tuple(dict.fromkeys(names))


def explain(code: str, *, as_json: bool) -> int:
    """Tell all that is known of a code, or list the codes if it is ``list``."""
    if code == "list":
        for line in letter.listed():
            print_out(line)
        return 0
    if code not in KINDS:
        raise UsageError(Problem(f"no finding is called “{code}”", hint=letter.near(code)))
    kind = KINDS[code]
    if as_json:
        emit(
            {
                "schema": "publisher.finding/1",
                "code": code,
                "severity": kind.severity.value,
                "family": kind.family.value,
                "what": kind.what,
                "demand": kind.demand,
                "remedy": kind.remedy,
                "profiles": letter.weights(code),
            }
        )
        return 0
    for line in letter.explained(code):
        print_out(line)
    return 0


# --- looking -----------------------------------------------------------------------------------


def _looked_at(given: Sequence[Path], out: Path, workers: Workers, step: Step) -> _Looked:
    looked = _Looked()
    for path in given or (None,):
        if path is not None and path.suffix.lower() in _FINISHED:
            data = files.read_bytes(path, limit=_LARGEST)
            looked.named = True
            looked.paths.append(path)
            looked.found += [Found(one) for one in _of_file(path, data, looked)]
        else:
            _look_at_edition(opening.find_edition(path, Path()), out, workers, step, looked)
    return looked


def _look_at_edition(place: Path, out: Path, workers: Workers, step: Step, looked: _Looked) -> None:
    """Look at an edition and its pages, which are laid out for it, and at its finished files.

    Those are looked at as they lie in ``out``, and as a build makes them if they do not.
    Where glyphs are missing no pages can be made.
    """
    edition = opening.read_edition(place)
    looked.paths.append(place)
    looked.editions.append(edition)
    looked.printers |= {product.print.printer for product in edition.printed if product.print}
    marked = checks.waived(edition, (*of_edition_file(edition), *of_manuscripts(edition)))
    looked.found += map(Found, marked)
    missing = of_glyphs(edition, resources.style_of(edition))
    if missing:
        without = checks.waived(edition, (*checks.of_edition(edition), *missing))
        looked.found += map(Found, without)
        return
    options = pipeline.BuildOptions(workers=workers, cache=caching.store(), look=True)
    built = pipeline.build(place, options, step)
    found = [*map(Found, built.findings)]
    looked.pages |= {artifact.name: artifact.data for artifact in built.artifacts}
    step("Looking at the finished files", 0, 0)
    saved = _saved(out / edition.slug)
    made = {out / edition.slug / one.name: one.data for one in built.artifacts}
    for path, data in sorted((made | saved).items()):
        kind = next(kind for end, kind in _ENDS.items() if path.name.endswith(end))
        (looked.paths if path in saved else looked.unsaved).append(path)
        looked.kinds.add(kind)
        told = (*_of_leaks(edition, path, data), *_of_file(path, data, looked, edition))
        met = checks.waived(edition, told)
        found += [Found(one, kind) for one in met]
    unused = checks.unused(edition, [*marked, *(one.finding for one in found)])
    looked.found += [*found, *map(Found, unused)]


def _saved(folder: Path) -> dict[Path, bytes]:
    """Return the finished files of a folder."""
    there = folder.iterdir() if folder.is_dir() else ()
    paths = [path for path in there if path.suffix in _FINISHED]
    return {path: files.read_bytes(path, limit=_LARGEST) for path in paths}


def _of_file(
    path: Path, data: bytes, looked: _Looked, edition: Edition | None = None
) -> Iterator[Finding]:
    """Yield what is wrong with a finished file, of an edition if it is known.

    Places say in which file they are.
    """
    found = _FINISHED[path.suffix.lower()](data, path.name)
    if path.suffix.lower() == ".epub":
        found += check_identity(edition, data, path.name) if edition else ()
        asked = ask(data, path.name, found, caching.store())
        looked.absent |= dict.fromkeys(asked.absent)
        found += asked.findings
    for finding in found:
        where = finding.where or Location(path.name)
        inner = "" if where.path == path.name else f"#{where.path}"
        yield replace(finding, where=replace(where, path=f"{path}{inner}"))


def _of_leaks(edition: Edition, path: Path, data: bytes) -> Iterator[Finding]:
    """Yield the names that a finished file tells though pseudonyms are to hide them."""
    for finding in leaks.of_file(edition, path.name, data):
        if where := finding.where:
            inner = where.path.removeprefix(path.name)
            yield replace(finding, where=replace(where, path=f"{path}{inner}"))


# --- telling -----------------------------------------------------------------------------------


def _title(looked: _Looked) -> str:
    titles = [edition.title for edition in looked.editions]
    return ", ".join(titles or [str(path) for path in looked.paths])


def _as_json(
    looked: _Looked, found: Sequence[Finding], verdicts: Sequence[Verdict]
) -> dict[str, object]:
    return {
        "schema": "publisher.check/2",
        "files": [str(path) for path in looked.paths],
        "unsaved": [str(path) for path in looked.unsaved],
        "absent": [str(absence) for absence in looked.absent],
        "verdicts": [
            {
                "profile": verdict.profile or None,
                "ready": verdict.ready,
                **dict(zip(("errors", "warnings", "notes"), verdict.counts, strict=True)),
                "says": str(verdict),
            }
            for verdict in verdicts
        ],
        "findings": [finding_as_json(finding) for finding in found],
    }
