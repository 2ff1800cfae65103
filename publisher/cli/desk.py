"""The commands of the editor's desk, once their arguments are read."""

from __future__ import annotations

from pathlib import Path

from publisher import desk, pipeline
from publisher.cli import wording
from publisher.cli.console import emit, print_out
from publisher.errors import UsageError

__all__ = ["diff", "explain"]


def home(given: Path | None) -> Path:
    """Return the folder of the edition that is meant; one without an edition file will do."""
    if given is not None and given.is_dir():
        return given
    try:
        return pipeline.find_edition(given, Path()).parent
    except UsageError:
        if given is None and Path("interviews").is_dir():
            return Path()
        raise


def explain(target: str, edition: Path | None, *, as_json: bool) -> int:
    """Tell where a turn came from and what was done to it."""
    by_line = target.rpartition(":")[0].endswith(".md")
    found, turn = desk.find.turn(target, Path() if by_line else home(edition))
    told = desk.explain(found, turn)
    if as_json:
        emit(told.to_json())
    else:
        print_out("\n".join(wording.explanation(told)))
    return 0


def diff(raw: Path, manuscript: Path, *, every: bool, as_json: bool) -> int:
    """Tell the machine's changes apart from the editor's, which are never an error."""
    told = desk.compare(raw, desk.sheet(manuscript))
    if as_json:
        emit(told.to_json())
    else:
        print_out("\n".join(wording.difference(told, every=every)))
    return 0
