"""To begin with: a first edition, and a look at the machine."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from publisher.cli.console import emit, print_out, show, tell
from publisher.cli.declared.arguments import Json

__all__ = ["doctor", "init"]


def init(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder of the new edition.")],
    title: Annotated[
        str, typer.Option("--title", "-t", help="The title of the book.")
    ] = "Conversations",
) -> int:
    """Start an edition: a folder with an edition.toml.

    The file is commented, and builds at once.

        publisher init manuscripts/my-book --title "My Book"
    """
    from publisher.cli import starter
    from publisher.cli.titles import title_of

    for path in starter.write(folder, title_of(title)):
        tell(f"wrote {show(str(path))}")
    tell(f"Now: publisher build {show(str(folder))}")
    return 0


def doctor(json: Json = False) -> int:
    """Look whether this machine has all it should, and what to install."""
    from publisher.cli import health

    checks = health.examine()
    if json:
        emit({"schema": "publisher.doctor/1", "checks": [check.to_json() for check in checks]})
    else:
        for check in checks:
            print_out(show(str(check)))
    return 4 if any(check.needed and not check.found for check in checks) else 0
