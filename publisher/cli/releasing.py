"""What ``publisher release`` does: make everything that ships, or look at what was made."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from publisher import locks, opening, releasing, work
from publisher.cache import NO_CACHE
from publisher.cli import caching
from publisher.cli.commands import Step, counted, finding_as_json, pool, workers_of
from publisher.cli.console import emit, print_out, show, tell, tell_waiting
from publisher.distribution import manifest, signature, sums
from publisher.distribution.inspect import Inspected, inspect
from publisher.distribution.signature import SIGNATURE, Verdict
from publisher.errors import Problem
from publisher.releasing import Released
from publisher.source import Location

__all__ = ["release", "verify"]

_BROKEN = 5
_FORGED = 1
"""A finding: the sums may be right, but are not by whom they should be."""


def release(
    given: Path | None,
    out: Path,
    jobs: int | None,
    *,
    executor: str,
    cached: bool,
    as_json: bool,
    step: Step,
    key: Path | None = None,
    after: Path | None = None,
) -> int:
    """Release an edition, signed with a ``key``, as the one ``after`` an earlier release."""
    work.settle()
    if key:
        signature.sign(b"", key)  # so that a key that cannot sign is told at once
    path = opening.find_edition(given, Path())
    locks.must_be_writable(out)
    store = caching.store() if cached else NO_CACHE
    with workers_of(pool(jobs, executor), executor) as workers:
        step("Reading the edition", 0, 0)
        prepared = releasing.prepare(path, workers, store)
        locks.must_be_writable(out / prepared.edition.slug)
        if after:
            prepared = releasing.following(prepared, after)
        made = releasing.make(prepared, workers=workers, cache=store, progress=step)
    if key:
        made = releasing.signed(made, key)
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
        "serial": release.serial,
        "signed": signature.SIGNATURE in made.files,
        "certificate": release.certificate,
        "files": [
            {"kind": one.kind, "path": one.path, "bytes": one.size, "sha256": one.sha256}
            for one in release.files
        ],
        "findings": [finding_as_json(finding) for finding in made.findings],
        "absent": [str(absence) for absence in made.absent],
    }


# --- what somebody else made -------------------------------------------------------------------


def verify(
    folder: Path,
    given: Path | None,
    *,
    signers: Path | None,
    after: Path | None,
    as_json: bool,
    step: Step,
) -> int:
    """Verify a release, and make it anew if its sources are there.

    Returns 1 if the signature is none, or by nobody of ``signers``; else 5 if anything differs.
    """
    step("Looking at the release", 0, 0)
    seen = inspect(folder)
    verdict = _signed_by(seen, signers)
    problems, anew = list(seen.problems), ""
    if after:
        problems += _succeeds(seen, folder, after)
    if given is not None:
        anew, more = _made_anew(seen, folder, given, step)
        problems += more
    forged = [Problem(verdict.fault, Location(str(folder / SIGNATURE)))] if verdict.fault else []
    if as_json:
        emit(_verified_as_json(seen, verdict, forged + problems, anew))
    else:
        _tell_verified(seen, folder, verdict, forged + problems, anew)
    return _FORGED if forged else _BROKEN if problems else 0


def _signed_by(seen: Inspected, signers: Path | None) -> Verdict:
    """Return what the signature of a release proves; none is a fault if ``signers`` are named."""
    if seen.signature is not None:
        return signature.verified(seen.sums, seen.signature, signers)
    return Verdict(fault="is not there, so that none of the signers has signed" if signers else "")


def _succeeds(seen: Inspected, folder: Path, after: Path) -> list[Problem]:
    """Return why a release is not the next one after another that is known."""
    before = inspect(after)
    told = []
    if seen.release.serial != before.release.serial + 1:
        told.append(f"has the serial {seen.release.serial}, and not {before.release.serial + 1}")
    if seen.release.previous != sums.sha256(before.sums):
        told.append(f"does not name the sums of {after} as those before its own")
    return [Problem(one, Location(str(folder / manifest.MANIFEST))) for one in told]


def _tell_verified(
    seen: Inspected, folder: Path, verdict: Verdict, problems: list[Problem], anew: str
) -> None:
    for problem in problems:
        place = f"{show(str(problem.where))}: " if problem.where else ""
        tell(f"{place}error: {show(problem.message)}")
        if problem.hint:
            tell(f"  hint: {show(problem.hint)}")
    state = counted(len(problems), "problem") if problems else "all as released"
    print_out(f"{show(str(folder))}: {counted(seen.files, 'file')}, {state}")
    if not verdict.fault:
        print_out(show(_proved(verdict)))
    if anew:
        print_out(show(anew))


def _proved(verdict: Verdict) -> str:
    """Return what a sound signature, or none, says of who made a release."""
    if verdict.signer:
        return f"signed by {verdict.signer}, with the key {verdict.key}"
    if verdict.key:
        return (
            f"signed with the key {verdict.key}: by whoever has it; who that is "
            "must be known from elsewhere, or be in a list (--signers FILE)"
        )
    return "not signed: damage would show, but nothing tells who made it"


def _made_anew(seen: Inspected, folder: Path, given: Path, step: Step) -> tuple[str, list[Problem]]:
    """Make a release anew of an edition; return what is to be said, and which files differ."""
    path = opening.find_edition(given, Path())
    prepared = releasing.prepare(path)
    prepared = replace(prepared, serial=seen.release.serial, previous=seen.release.previous)
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


def _verified_as_json(
    seen: Inspected, verdict: Verdict, problems: list[Problem], anew: str
) -> dict[str, object]:
    return {
        "schema": "publisher.release-verified/1",
        "edition": seen.release.slug,
        "holds": not problems,
        "files": seen.files,
        "serial": seen.release.serial,
        "signature": {
            "there": seen.signature is not None,
            "holds": bool(verdict.key and not verdict.fault),
            "key": verdict.key,
            "signer": verdict.signer,
        },
        "made-anew": bool(anew),
        "certificate": seen.release.certificate,
        "problems": [
            {"message": one.message, "path": one.where.path if one.where else None}
            for one in problems
        ],
    }
