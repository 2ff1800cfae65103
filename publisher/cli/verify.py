"""What ``publisher verify`` does: follow every word from the raw files into the finished ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from publisher import files, opening, pipeline, resources
from publisher.checks.verify import TEXTS, Difference, Raw, Verified, certificate, holds, of_raw
from publisher.checks.verify import verify as verified
from publisher.cli.commands import counted
from publisher.cli.console import emit, print_out, show, tell
from publisher.desk import find, sheet
from publisher.errors import Problem, UsageError
from publisher.model.edition import Edition
from publisher.source import Location

__all__ = ["verify"]

_LARGEST = 1 << 30
_BOOKS = (".epub", ".pdf")
_COVER = "-cover.pdf"
_BROKEN = 5


def verify(given: Path | None, out: Path, style: str, *, as_json: bool) -> int:
    """Verify an edition and its finished files; return 5 if a word differs."""
    place = opening.find_edition(given, Path())
    edition = pipeline.styled(opening.read_edition(place), style)
    chosen = resources.style_of(edition)
    edition = pipeline.sized(edition, chosen)
    finished = _finished(out / edition.slug)
    raws = [of_raw(one, one.raw) for one in map(sheet, find.manuscripts(place.parent))]
    found = verified(edition, chosen, finished)
    if as_json:
        emit(_as_json(edition, raws, found))
    else:
        _tell(raws, found, out / edition.slug, edition.replaced)
        if said := certificate(edition, raws, found):
            print_out(show(said))
    return 0 if holds(raws, found) else _BROKEN


def _finished(folder: Path) -> dict[str, bytes]:
    """Return the finished books of a folder by their names; raise UsageError if there are none."""
    names = sorted(folder.iterdir()) if folder.is_dir() else []
    books = [p for p in names if p.suffix in _BOOKS and not p.name.endswith(_COVER)]
    if not books:
        hint = "build the edition first, or say with --out where its books are"
        raise UsageError(Problem("no finished book here", Location(str(folder)), hint))
    return {path.name: files.read_bytes(path, limit=_LARGEST) for path in books}


# --- telling -----------------------------------------------------------------------------------


def _tell(raws: Sequence[Raw], found: Sequence[Verified], folder: Path, replaced: int) -> None:
    for raw in raws:
        for problem in raw.problems:
            where = f"{show(str(problem.where))}: " if problem.where else ""
            tell(f"{where}error: {show(problem.message)}")
    if raws:
        edits = sum(raw.edits for raw in raws)
        words = counted(sum(raw.words for raw in raws), "word")
        files_ = counted(len(raws), "raw file")
        print_out(f"{files_}: {words} by their ledgers, {counted(edits, 'edit')} by hand")
    if replaced:
        print_out(f"pseudonyms: {counted(replaced, 'word')} replaced")
    for one in found:
        for difference in one.differences:
            tell(f"{_place(one, difference, folder)}: error: {show(str(difference))}")
        name = one.name if one.name == TEXTS else str(folder / one.name)
        differ = counted(len(one.differences), "difference") if one.differences else "all there"
        print_out(f"{show(name)}: {counted(one.words, 'word')}, {differ}")


def _place(one: Verified, difference: Difference, folder: Path) -> str:
    where = [TEXTS if one.name == TEXTS else str(folder / one.name)]
    if difference.page:
        where.append(f"page {difference.page}")
    where.append(difference.place.id or difference.place.document)
    return ": ".join(show(part) for part in where if part)


def _as_json(edition: Edition, raws: Sequence[Raw], found: Sequence[Verified]) -> dict[str, object]:
    return {
        "schema": "publisher.verify/1",
        "edition": edition.slug,
        "holds": holds(raws, found),
        "replaced": edition.replaced,
        "certificate": certificate(edition, raws, found) or None,
        "raws": [
            {
                "raw": raw.file,
                "manuscript": raw.manuscript,
                "words": raw.words,
                "edits": raw.edits,
                "problems": [problem.message for problem in raw.problems],
            }
            for raw in raws
        ],
        "files": [
            {
                "name": one.name,
                "words": one.words,
                "differences": [
                    {
                        "kind": difference.kind.value,
                        "expected": list(difference.expected),
                        "found": list(difference.found),
                        **asdict(difference.place),
                        "page": difference.page,
                    }
                    for difference in one.differences
                ],
            }
            for one in found
        ],
    }
