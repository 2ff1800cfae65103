"""Making: from raw interviews to the finished books."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from publisher.cli.console import progress
from publisher.cli.declared.arguments import (
    CORES,
    BuildJobs,
    Cached,
    Catalogue,
    Edition,
    Encoding,
    Executor,
    Jobs,
    Json,
    Limit,
    MaxFile,
    Only,
    Profile,
    Raws,
    Refused,
    StyleName,
    nothing_else,
)

__all__ = ["build", "ingest", "make"]


def make(
    raws: Raws,
    into: Annotated[
        Path, typer.Option("--into", metavar="DIR", help="The folder of the new edition.")
    ] = Path("book"),
    title: Annotated[
        str | None, typer.Option("--title", "-t", help="The title of the book.")
    ] = None,
    profile: Profile = "clean",
    encoding: Encoding = "",
    max_file: MaxFile = 25,
    limit: Limit = None,
    jobs: BuildJobs = None,
    executor: Executor = "",
    report: Refused = None,
    json: Json = False,
) -> int:
    """Make a book from raw interviews in one go.

    Reads every file, writes manuscripts that you can edit, and builds an EPUB
    and a PDF in DIR/dist. Run publisher build DIR after editing.

        publisher make talk.txt --title "A Conversation" --into book
        publisher make transcripts/ --into anthology
    """
    from publisher.cli import commands
    from publisher.cli.limiting import limits_of
    from publisher.cli.titles import title_of

    with progress() as step:
        return commands.make(
            raws,
            into,
            title and title_of(title),
            profile,
            jobs,
            executor=executor,
            encoding=encoding,
            limits=limits_of(max_file, limit or ()),
            report=report,
            as_json=json,
            step=step,
        )


def ingest(
    raws: Raws,
    into: Annotated[
        Path, typer.Option("--into", metavar="DIR", help="The edition's folder.")
    ] = Path(),
    profile: Profile = "clean",
    encoding: Encoding = "",
    force: Annotated[
        bool, typer.Option("--force", help="Overwrite manuscripts that differ.")
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Write nothing.")] = False,
    max_file: MaxFile = 25,
    limit: Limit = None,
    jobs: Jobs = CORES,
    cache: Cached = True,
    report: Refused = None,
    json: Json = False,
) -> int:
    """Turn raw interviews into manuscripts, and account for every word.

    Writes DIR/interviews/*.md, and DIR/ledger/*.json that tells what became
    of each word of the raw file. A manuscript that differs is never overwritten
    without --force.

        publisher ingest raw/*.txt --into manuscripts/my-book
        publisher ingest talk.vtt --dry-run --json
    """
    from publisher.cli import commands
    from publisher.cli.limiting import limits_of

    with progress() as step:
        return commands.ingest(
            raws,
            into,
            profile,
            jobs,
            encoding=encoding,
            force=force,
            dry_run=dry_run,
            limits=limits_of(max_file, limit or ()),
            cached=cache,
            report=report,
            as_json=json,
            step=step,
        )


def build(
    edition: Edition = None,
    only: Only = "",
    style: StyleName = "",
    out: Annotated[
        Path | None,
        typer.Option("--out", metavar="DIR", help="Where finished books go. Default: dist."),
    ] = None,
    jobs: BuildJobs = None,
    executor: Executor = "",
    catalogue: Catalogue = None,
    cache: Cached = True,
    debug_dir: Annotated[
        Path | None,
        typer.Option("--debug-dir", metavar="DIR", help="Write every stage of the work there."),
    ] = None,
    max_file: MaxFile = 25,
    limit: Limit = None,
    report: Refused = None,
    json: Json = False,
) -> int:
    """Build what an edition lists: EPUB, PDFs and covers.

    What has not changed since the last build is not made again.

        publisher build
        publisher build manuscripts/small-hours --only epub
        publisher build --catalogue catalogue.toml
    """
    from publisher.cli import commands
    from publisher.cli.limiting import limits_of
    from publisher.limits import in_force

    with progress() as step, in_force(limits_of(max_file, limit or ())):
        if catalogue is not None:
            from publisher.cli import catalogues

            nothing_else(edition, only, style, debug_dir)
            return catalogues.build(
                catalogue,
                out or Path("dist"),
                jobs,
                executor=executor,
                cached=cache,
                report=report,
                as_json=json,
                step=step,
            )
        return commands.build(
            edition,
            only,
            out,
            jobs,
            executor=executor,
            style=style,
            cached=cache,
            debug=debug_dir,
            report=report,
            as_json=json,
            step=step,
        )
