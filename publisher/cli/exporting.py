"""What ``publisher export`` does: put interviews into files for archives, and make offprints."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path

from publisher import files, opening, pipeline
from publisher.cli import caching
from publisher.cli.console import emit, show, tell
from publisher.decode import nearest
from publisher.distribution import archive
from publisher.errors import Problem, UsageError
from publisher.model.edition import Edition
from publisher.model.publication import Artifact
from publisher.work import Pool, Progress

__all__ = ["FORMS", "export"]

OFFPRINT = "offprint"
FORMS = (*archive.FORMS, OFFPRINT)
"""What an interview can be exported as."""


def export(
    given: Path | None,
    interviews: Collection[str],
    forms: Sequence[str],
    into: Path,
    jobs: int,
    step: Progress,
    *,
    as_json: bool,
) -> int:
    """Write the files that are wanted into a folder, all or none."""
    forms = forms or FORMS
    _must_be_known(forms, FORMS, "form")
    edition = opening.read_edition(opening.find_edition(given, Path()))
    _must_be_known(interviews, [one.id for one in edition.interviews], "interview")
    pipeline.must_be_agreed(edition, frozenset(product.form for product in edition.products))
    made = list(archive.files(edition, interviews, forms))
    if OFFPRINT in forms:
        made += _offprints(edition, interviews, jobs, step)
    pipeline.must_not_tell(edition, made)
    files.publish(into, {one.name: one.data for one in made})
    if as_json:
        emit({"schema": "publisher.export/1", "files": [_row(one, into) for one in made]})
        return 0
    for one in made:
        tell(f"exported: {show(str(into / one.name))}")
    return 0


def _offprints(
    edition: Edition, interviews: Collection[str], jobs: int, step: Progress
) -> tuple[Artifact, ...]:
    from publisher.offprints import offprints  # imported late: it loads the typesetter

    with Pool(jobs) as workers:
        options = pipeline.BuildOptions(workers=workers, cache=caching.store())
        return offprints(edition, interviews, options, step)


def _must_be_known(said: Collection[str], known: Sequence[str], kind: str) -> None:
    """Raise UsageError for all that is not known."""
    strange = [one for one in said if one not in known]
    if strange:
        raise UsageError(
            *(Problem(f"there is no {kind} “{s}”", None, nearest(s, known)) for s in strange)
        )


def _row(one: Artifact, into: Path) -> dict[str, object]:
    return {
        "kind": one.kind,
        "interview": one.interview or None,
        "path": str(into / one.name),
        "bytes": len(one.data),
        "sha256": one.sha256,
    }
