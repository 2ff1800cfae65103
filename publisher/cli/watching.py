"""What `publisher watch` and `preview` say: what changed, how long it took, what is wrong."""

from __future__ import annotations

import os
import sys
import webbrowser
from contextlib import closing
from pathlib import Path

from publisher import opening, pipeline, preview, work
from publisher.cli import caching
from publisher.cli.commands import products
from publisher.cli.console import show, tell
from publisher.interrupts import until_interrupted

__all__ = ["show_preview", "watch"]

_SHOWN = frozenset(("epub", "screen"))
"""What a preview builds: what can be looked at."""


def watch(given: Path | None, out: Path, jobs: int, *, only: str, style: str) -> int:
    """Build at every save until interrupted, and tell each outcome on standard error."""
    work.settle()
    path = opening.find_edition(given, Path())
    with work.Pool(jobs) as workers, until_interrupted():
        options = pipeline.BuildOptions(
            only=products(only), workers=workers, cache=caching.store(), style=style
        )
        for outcome in preview.watch(path, out, options):
            tell(_said(outcome))
    return 0


def show_preview(
    given: Path | None, jobs: int, *, only: str, style: str, port: int | None, opens: bool
) -> int:
    """Serve the book until interrupted, and tell each outcome on standard error."""
    work.settle()
    path = opening.find_edition(given, Path())
    with work.Pool(jobs) as workers, until_interrupted():
        options = pipeline.BuildOptions(
            only=products(only) or _SHOWN,
            workers=workers,
            cache=caching.store(),
            style=style,
            look=True,
        )
        with closing(preview.preview(path, Path("dist"), options, port)) as told:
            for news in told:
                if isinstance(news, preview.Outcome):
                    tell(_said(news))
                    continue
                tell(f"Preview at {news} (Ctrl-C ends it)")
                if opens and _has_windows():
                    webbrowser.open(news)
    return 0


def _has_windows() -> bool:
    """Tell whether a browser has a window to open: one within the terminal would take it over."""
    shown = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    return bool(shown) or sys.platform in ("darwin", "win32")


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
    return "\n".join(map(show, lines))
