"""What `publisher watch` says: what changed, how long the build took, what is wrong."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from publisher import pipeline, preview, work
from publisher.cli import caching
from publisher.cli.console import tell

__all__ = ["watch"]


def watch(given: Path | None, out: Path, jobs: int) -> int:
    """Build at every save until interrupted, and tell each outcome on standard error."""
    work.settle()
    path = pipeline.find_edition(given, Path())
    with work.Pool(jobs) as workers, suppress(KeyboardInterrupt):
        options = pipeline.BuildOptions(workers=workers, cache=caching.store())
        for outcome in preview.watch(path, out, options):
            tell(_said(outcome))
    return 0


def _said(outcome: preview.Outcome) -> str:
    """Return the lines that tell an outcome."""
    changed = ", ".join(outcome.changed)
    lines = [f"Changed: {changed}"] if changed else []
    took = f"{outcome.seconds:.1f} s"
    if outcome.error:
        lines += [str(problem) for problem in outcome.error.problems]
        lines.append(f"Not built ({took}); the last good book stays.")
    elif outcome.built:
        names = ", ".join(artifact.name for artifact in outcome.built.artifacts)
        lines.append(f"Built {names} in {took}.")
    return "\n".join(lines)
