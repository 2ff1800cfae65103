"""Shipping: what leaves the house, and who may look at it before."""

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
    Executor,
    Jobs,
    Json,
    Limit,
    MaxFile,
    Only,
    StyleName,
    nothing_else,
    split,
)
from publisher.errors import UsageError

__all__ = ["export", "preview", "release", "serve", "watch"]


def export(
    edition: Edition = None,
    interview: Annotated[
        list[str] | None,
        typer.Option("--interview", "-i", metavar="ID", help="Default: all.", show_default=False),
    ] = None,
    form: Annotated[
        list[str] | None,
        typer.Option(
            "--as",
            metavar="FORM",
            help="Some of tei, vtt, text, json and offprint. Default: all.",
            show_default=False,
        ),
    ] = None,
    into: Annotated[Path, typer.Option("--into", metavar="DIR", help="Where the files go.")] = Path(
        "export"
    ),
    jobs: BuildJobs = None,
    json: Json = False,
) -> int:
    """Write interviews as archives keep them, and each as an offprint of its own.

    Captions are made where the times are known. All files are put into place, or none.

        publisher export
        publisher export --interview the-tuner --as tei,offprint --into archive
    """
    from publisher.cli import exporting

    with progress() as step:
        wanted, forms = split(interview), split(form)
        return exporting.export(edition, wanted, forms, into, jobs or CORES, step, as_json=json)


def release(
    edition: Edition = None,
    out: Annotated[
        Path | None,
        typer.Option("--out", metavar="DIR", help="Where releases go. Default: dist."),
    ] = None,
    verify: Annotated[
        Path | None,
        typer.Option(
            "--verify",
            metavar="DIR",
            help="Look at the release in a folder; with EDITION, make it anew and compare.",
            show_default=False,
        ),
    ] = None,
    sign: Annotated[
        Path | None,
        typer.Option(
            "--sign",
            metavar="KEY",
            help="Sign the sums with an SSH key; of a public one, an agent has the other half.",
            show_default=False,
        ),
    ] = None,
    signers: Annotated[
        Path | None,
        typer.Option(
            "--signers",
            metavar="FILE",
            help="With --verify: one of these must have signed; a list as ssh-keygen reads it.",
            show_default=False,
        ),
    ] = None,
    after: Annotated[
        Path | None,
        typer.Option(
            "--after",
            metavar="DIR",
            help="The release before this one: its serial is counted on, its sums are named.",
            show_default=False,
        ),
    ] = None,
    jobs: BuildJobs = None,
    executor: Executor = "",
    catalogue: Catalogue = None,
    cache: Cached = True,
    max_file: MaxFile = 25,
    limit: Limit = None,
    json: Json = False,
) -> int:
    """Make all that ships of an edition: books, metadata, sums, and one bundle.

    The release that is there stays until the new one is whole.

        publisher release
        publisher release --sign ~/.ssh/id_ed25519
        publisher release --verify dist/small-hours manuscripts/small-hours
        publisher release --catalogue catalogue.toml
    """
    from publisher.cli import releasing
    from publisher.cli.limiting import limits_of
    from publisher.limits import in_force

    with progress() as step, in_force(limits_of(max_file, limit or ())):
        if catalogue is not None:
            from publisher.cli import catalogues

            nothing_else(edition, verify, after)
            return catalogues.release(
                catalogue,
                out or Path("dist"),
                jobs,
                executor=executor,
                cached=cache,
                as_json=json,
                step=step,
                key=sign,
            )
        if verify is not None:
            if sign:
                raise UsageError("--sign and --verify exclude each other")
            return releasing.verify(
                verify, edition, signers=signers, after=after, as_json=json, step=step
            )
        if signers:
            raise UsageError("--signers is for --verify")
        return releasing.release(
            edition,
            out or Path("dist"),
            jobs,
            executor=executor,
            cached=cache,
            as_json=json,
            step=step,
            key=sign,
            after=after,
        )


def watch(
    edition: Edition = None,
    out: Annotated[
        Path | None,
        typer.Option("--out", metavar="DIR", help="Where finished books go. Default: dist."),
    ] = None,
    only: Only = "",
    style: StyleName = "",
    jobs: Jobs = CORES,
) -> int:
    """Build an edition at every save, until Ctrl-C.

    Needs publisher[preview]. An error leaves the last good book in place.

        publisher watch manuscripts/small-hours
    """
    from publisher.cli import watching

    return watching.watch(edition, out or Path("dist"), jobs, only=only, style=style)


def preview(
    edition: Edition = None,
    port: Annotated[
        int | None,
        typer.Option(
            "--port",
            metavar="N",
            min=1,
            max=65535,
            help="Where the browser finds it. Default: 4700, or the next that is free.",
            show_default=False,
        ),
    ] = None,
    open_browser: Annotated[
        bool, typer.Option("--open/--no-open", help="Open it in your browser.")
    ] = True,
    only: Annotated[
        str,
        typer.Option(
            "--only",
            metavar="PRODUCTS",
            help="Build some of epub, screen, print and cover. Default: epub,screen.",
            show_default=False,
        ),
    ] = "",
    style: StyleName = "",
    jobs: Jobs = CORES,
) -> int:
    """Show pages, e-book and findings in your browser, anew at every save; until Ctrl-C.

    Nothing is written, and nobody but this machine can look. Needs publisher[preview].

        publisher preview
        publisher preview manuscripts/small-hours --style magazine
    """
    from publisher.cli import watching

    return watching.show_preview(
        edition, jobs, only=only, style=style, port=port, opens=open_browser
    )


def serve(
    folder: Annotated[
        Path | None,
        typer.Argument(
            metavar="[DIR]",
            help="A folder of releases, or one release. Default: dist.",
            show_default=False,
        ),
    ] = None,
    host: Annotated[
        str,
        typer.Option(
            "--host",
            metavar="H",
            help="The address to listen at; 0.0.0.0 lets the local network in.",
        ),
    ] = "127.0.0.1",
    port: Annotated[
        int | None,
        typer.Option(
            "--port",
            metavar="N",
            min=1,
            max=65535,
            help="Where it is found. Default: 4720, or the next that is free.",
            show_default=False,
        ),
    ] = None,
    json: Annotated[
        bool, typer.Option("--json", help="Tell the addresses as JSON on standard output.")
    ] = False,
) -> int:
    """Offer releases to reading apps (OPDS) and browsers, until Ctrl-C.

    Nobody but this machine can ask, unless --host says so. Needs publisher[serve].

        publisher serve
        publisher serve dist --host 0.0.0.0
    """
    from publisher.cli import serving

    return serving.serve(folder or Path("dist"), host, port, as_json=json)
