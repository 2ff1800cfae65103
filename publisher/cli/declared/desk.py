"""The desk: manuscripts in the hands of their editor."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from publisher.cli.declared.arguments import Edition, Json, split

__all__ = ["explain", "fmt", "names", "people", "review"]


def fmt(
    paths: Annotated[
        list[Path], typer.Argument(metavar="PATH…", help="Manuscripts, or folders of them.")
    ],
    check: Annotated[
        bool, typer.Option("--check", help="Change nothing; exit 1 if a file would change.")
    ] = False,
    pin: Annotated[
        bool, typer.Option("--pin", help="Write the id of every turn into the file.")
    ] = False,
) -> int:
    """Set manuscripts in their canonical form; no word changes.

    Says which files it changed.

        publisher fmt manuscripts/small-hours/interviews
        publisher fmt interviews/talk.md --check
    """
    from publisher.cli import formatting

    return formatting.fmt(paths, check=check, pin=pin)


def explain(
    target: Annotated[
        str,
        typer.Argument(
            metavar="TURN", help="The id of a turn, or a line of a manuscript as PATH:LINE."
        ),
    ],
    edition: Annotated[
        Path | None,
        typer.Option(
            "--edition",
            metavar="EDITION",
            help="Where the turn is. Default: the edition of this folder, "
            "else the only one under manuscripts/.",
            show_default=False,
        ),
    ] = None,
    json: Json = False,
) -> int:
    """Show where a turn came from, and what was done to it since.

    The raw bytes and their place, each rule that touched them, what was dropped,
    what an editor changed, and what is proposed.

        publisher explain night-shift.t07
        publisher explain interviews/night-shift.md:52
    """
    from publisher.cli import desk

    return desk.explain(target, edition, as_json=json)


def review(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[EDITION or MANUSCRIPT…]",
            help="Editions or manuscripts. Default: the edition of this folder, "
            "else the only one under manuscripts/.",
            show_default=False,
        ),
    ] = None,
    accept: Annotated[
        list[str] | None,
        typer.Option("--accept", "-a", metavar="ID", help="Do what is proposed."),
    ] = None,
    reject: Annotated[
        list[str] | None,
        typer.Option("--reject", "-r", metavar="ID", help="Leave or undo it, and ask no more."),
    ] = None,
    reopen: Annotated[
        list[str] | None,
        typer.Option("--reopen", metavar="ID", help="Take a decision back."),
    ] = None,
    speaker: Annotated[
        list[str] | None,
        typer.Option("--speaker", metavar="NAME=NAME", help="Say who a speaker is."),
    ] = None,
    role: Annotated[
        str, typer.Option("--role", metavar="ROLE", help="And what that speaker does.")
    ] = "",
    every: Annotated[bool, typer.Option("--all", help="List what is decided, too.")] = False,
    check: Annotated[bool, typer.Option("--check", help="Exit 1 if a proposal is open.")] = False,
    json: Json = False,
) -> int:
    """List what the machine only guessed, and decide on it.

    Decisions lie beside the manuscript in ID.review.toml, and ingesting again
    heeds them. What you edited in a manuscript is never written over.

        publisher review
        publisher review --accept p-3f2a9c --reject p-81d0e4,p-c07b12
        publisher review interviews/talk.md --speaker "Speaker 1=Ann Lee" --role interviewer
    """
    from publisher.cli import desk

    wanted = desk.Wanted(split(accept), split(reject), split(reopen), tuple(speaker or ()), role)
    return desk.review(paths or [], wanted, decided=every, check=check, as_json=json)


def names(edition: Edition = None, json: Json = False) -> int:
    """List what may be names in the texts of an edition, for its index.

    Capitalised words that come more than once and that the index has not yet, as
    tables for edition.toml. Delete what is no name: no build reads this list.

        publisher names manuscripts/small-hours
    """
    from publisher.cli import desk

    return desk.names(edition, as_json=json)


def people(edition: Edition = None, json: Json = False) -> int:
    """List who is in people.toml, and who speaks in the book and is not.

    The latter as tables for people.toml; a name that is nearly a listed one is
    told. See docs/people.md.

        publisher people manuscripts/small-hours
    """
    from publisher.cli.people import people as listed

    return listed(edition, as_json=json)
