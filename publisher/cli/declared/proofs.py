"""Proofs: what is checked, verified, approved and agreed before a book appears."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from publisher.cli.declared.arguments import CORES, Edition, Jobs, Json, StyleName, split
from publisher.errors import UsageError

__all__ = ["approve", "check", "diff", "proof", "verify"]


def check(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[EDITION|FILE]…",
            help="Editions, whose pages are set to look at them and whose finished files are "
            "checked too; or files, .epub or .pdf.",
            show_default=False,
        ),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option("--out", metavar="DIR", help="Where finished books are. Default: dist."),
    ] = None,
    profile: Annotated[
        list[str] | None,
        typer.Option(
            "--profile",
            metavar="NAME",
            help="Ask what these ask: kdp, ingram, apple, kobo, google, archive, a11y.",
            show_default=False,
        ),
    ] = None,
    html: Annotated[
        Path | None,
        typer.Option("--html", metavar="FILE", help="Write a report with pictures of the places."),
    ] = None,
    explain: Annotated[
        str,
        typer.Option(
            "--explain", metavar="CODE", help="Tell of a code what it rests on; list: of all."
        ),
    ] = "",
    jobs: Jobs = CORES,
    json: Json = False,
) -> int:
    """Say what is not as it should be, as a proof-reader would.

    Ends with 1 if something keeps the book from its readers.

        publisher check
        publisher check --profile kdp,apple --html report.html
        publisher check dist/small-hours/small-hours.pdf
        publisher check --explain print-widow
    """
    from publisher.cli import check

    if explain:
        return check.explain(explain, as_json=json)
    where = out or Path("dist")
    return check.check(paths or (), where, jobs, profile or (), as_json=json, html=html)


def verify(
    edition: Edition = None,
    out: Annotated[
        Path | None,
        typer.Option("--out", metavar="DIR", help="Where finished books are. Default: dist."),
    ] = None,
    style: StyleName = "",
    json: Json = False,
) -> int:
    """Follow every word from the raw files into the finished books.

    Ends with 5 if one is lost, added, changed or moved.

        publisher verify
        publisher verify my-book --out dist --json
    """
    from publisher.cli.verify import verify

    return verify(edition, out or Path("dist"), style, as_json=json)


def approve(
    person: Annotated[
        str, typer.Argument(metavar="PERSON", help="Who approves: an id or a name of people.toml.")
    ],
    interview: Annotated[
        list[str] | None,
        typer.Option(
            "--interview",
            "-i",
            metavar="ID",
            help="What is approved. Default: all in which the person speaks.",
            show_default=False,
        ),
    ] = None,
    edition: Annotated[
        Path | None,
        typer.Option(
            "--edition",
            metavar="EDITION",
            help="Where it is. Default: the edition of this folder, "
            "else the only one under manuscripts/.",
            show_default=False,
        ),
    ] = None,
    json: Json = False,
) -> int:
    """Record that a person has read an interview and agreed to its text.

    Writes the text into the folder approved and its digest into people.toml. If the
    text changes later, nothing is built of it until it is approved again.

        publisher approve anna-berg
        publisher approve "Anna Berg" --interview night-shift
    """
    from publisher.cli.approving import approve

    return approve(person, split(interview), edition, as_json=json)


def proof(
    edition: Edition = None,
    person: Annotated[
        str, typer.Option("--for", metavar="PERSON", help="Who is to read it, or an interview.")
    ] = "",
    read: Annotated[
        Path | None,
        typer.Option("--read", metavar="DOCX", help="A Word document that came back."),
    ] = None,
    into: Annotated[
        Path, typer.Option("--into", metavar="DIR", help="Where the proofs go.")
    ] = Path("proofs"),
    json: Json = False,
) -> int:
    """Send somebody an interview to approve, or read what came back.

    Makes a PDF and a Word document of each interview in which the person speaks. What
    comes back is laid beside the manuscript in ID.proof.toml; nothing is changed.

        publisher proof --for "Ines Okafor-Lind"
        publisher proof --read bread-at-three-proof.docx
    """
    from publisher.cli import proving

    if bool(person) == (read is not None):
        raise UsageError("say either --for PERSON or --read DOCX")
    if read is not None:
        return proving.read_back(edition, read, as_json=json)
    return proving.proof(edition, person, into, as_json=json)


def diff(
    before: Annotated[
        str,
        typer.Argument(
            metavar="A",
            help="A raw interview; or an edition, an EPUB, a folder with one, "
            "a git revision or REVISION:FOLDER.",
        ),
    ],
    after: Annotated[
        str, typer.Argument(metavar="B", help="The manuscript made of it; or the later book.")
    ],
    out: Annotated[
        Path | None,
        typer.Option("--out", metavar="DIR", help="Where finished books are. Default: dist."),
    ] = None,
    errata: Annotated[
        str,
        typer.Option(
            "--errata",
            metavar="FILE",
            help="Write an errata slip for the book A, in Markdown; - shows it.",
            show_default=False,
        ),
    ] = "",
    every: Annotated[bool, typer.Option("--all", help="Of a raw file: list every change.")] = False,
    json: Json = False,
) -> int:
    """Tell what changed: from a raw file to its manuscript, or from one book to the next.

    Of a manuscript, the machine's changes are told apart from an editor's. Of books, every
    change of words by turn and by page. No change is an error: the exit code is 0.

        publisher diff raw/night-shift.vtt interviews/night-shift.md
        publisher diff v1.0 manuscripts/small-hours
        publisher diff old.epub dist/small-hours --errata errata.md
    """
    if after.endswith(".md") and not before.endswith((".epub", ".toml")):
        from publisher.cli import desk

        return desk.diff(Path(before), Path(after), every=every, as_json=json)
    from publisher.cli import revising

    return revising.diff(before, after, out or Path("dist"), errata, as_json=json)
