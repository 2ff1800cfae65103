"""Arguments that several commands take, each with its help."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from publisher.errors import Problem, UsageError

__all__ = [
    "CORES",
    "BuildJobs",
    "Cached",
    "Catalogue",
    "Edition",
    "Encoding",
    "Executor",
    "Jobs",
    "Json",
    "Limit",
    "MaxFile",
    "Only",
    "Profile",
    "Raws",
    "Refused",
    "StyleName",
    "nothing_else",
    "split",
]

Raws = Annotated[
    list[Path],
    typer.Argument(
        metavar="RAW…",
        help="Raw interviews: files, or folders of them.",
        readable=False,  # one that cannot be read is refused like any other, and the others made
    ),
]
Edition = Annotated[
    Path | None,
    typer.Argument(
        metavar="[EDITION]",
        help="An edition.toml or its folder. Default: the one of this folder, "
        "else the only one under manuscripts/.",
        show_default=False,
    ),
]
CORES = os.cpu_count() or 1
Jobs = Annotated[
    int,
    typer.Option("--jobs", "-j", min=1, help="How many processes may work at once."),
]
BuildJobs = Annotated[
    int | None,
    typer.Option(
        "--jobs",
        "-j",
        min=1,
        help=f"How many processes may work at once. Default: {CORES}.",
        show_default=False,
    ),
]
Executor = Annotated[
    str,
    typer.Option(
        "--executor",
        metavar="ADDRESS",
        help="A Dask cluster that sets the pages, in place of processes of this machine: "
        "tcp://host:8786. Needs publisher[dask].",
        show_default=False,
    ),
]
Only = Annotated[
    str,
    typer.Option(
        "--only",
        metavar="PRODUCTS",
        help="Build some of epub, screen, print and cover, not all that the edition lists. "
        "Without pages the EPUB has no page-list.",
        show_default=False,
    ),
]
StyleName = Annotated[
    str,
    typer.Option(
        "--style",
        metavar="NAME|FOLDER",
        help="A style in place of the edition's own; see publisher style list.",
        show_default=False,
    ),
]
Catalogue = Annotated[
    Path | None,
    typer.Option(
        "--catalogue",
        metavar="FILE",
        help="Make every edition of a catalogue.toml, several side by side.",
        show_default=False,
    ),
]
Json = Annotated[bool, typer.Option("--json", help="Report as JSON on standard output.")]
Cached = Annotated[
    bool,
    typer.Option(
        "--cache/--no-cache", help="Use what is kept of earlier runs, and keep what is made."
    ),
]
Profile = Annotated[
    str,
    typer.Option(
        "--profile",
        help="How much to normalise: verbatim, clean, literary or archive.",
    ),
]
MaxFile = Annotated[
    int,
    typer.Option("--max-file", metavar="MB", min=1, max=100_000, help="Refuse larger files."),
]
Limit = Annotated[
    list[str] | None,
    typer.Option(
        "--limit",
        metavar="NAME=NUMBER",
        help="Raise another limit: unpacked=MB, ratio, members, files, turns or pages; of setting"
        " the pages of a text cpu=SECONDS, wall=SECONDS or memory=MB. Repeatable.",
        show_default=False,
    ),
]
Refused = Annotated[
    Path | None,
    typer.Option(
        "--report",
        metavar="FILE",
        help="Write what was refused, with its places, to FILE as JSON.",
        show_default=False,
    ),
]
Encoding = Annotated[
    str,
    typer.Option(
        "--encoding",
        metavar="NAME",
        help="The encoding of the texts, such as windows-1251. Default: as each shows it.",
        show_default=False,
    ),
]


def split(names: list[str] | None) -> tuple[str, ...]:
    """Return names that were given one by one or with commas between."""
    return tuple(name.strip() for text in names or () for name in text.split(",") if name.strip())


def nothing_else(*given: object) -> None:
    """Refuse what means one edition beside a catalogue of many."""
    if any(given):
        told = "--catalogue makes whole editions as they say themselves"
        raise UsageError(Problem(told, hint="leave EDITION and the other options out"))
