"""The program: its commands in the order in which help lists them."""

from __future__ import annotations

import inspect
import os
from collections.abc import Callable
from typing import Annotated

import typer

from publisher.cli.console import print_out
from publisher.cli.declared import begin, desk, looks, making, proofs, shipping

__all__ = ["app"]

app = typer.Typer(
    name="publisher",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Start with: publisher make interview.txt --title 'A Conversation'",
)

style_app = typer.Typer(
    name="style",
    no_args_is_help=True,
    help="Show the styles that there are, or begin one of your own.",
)

cache_app = typer.Typer(
    name="cache",
    no_args_is_help=True,
    help="Tell what is kept so that the next build is quick, or remove it.",
)

_EXAMPLES = "\n\n    "
"""How examples begin; a line of a backspace lets them be (Click, "Preventing Rewrapping")."""


def _version(value: bool) -> None:
    if value:
        from publisher import __version__

        print_out(f"publisher {__version__}")
        raise typer.Exit


@app.callback()
def publisher(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help="Say which version."),
    ] = False,
    debug: Annotated[
        bool, typer.Option("--debug", help="Show the traceback of a fault of publisher.")
    ] = False,
) -> None:
    """Turn raw, messy interviews into beautiful books: EPUB and print PDF."""
    if debug:
        os.environ["PUBLISHER_DEBUG"] = "1"


def _add(group: typer.Typer, function: Callable[..., int], name: str | None = None) -> None:
    """Add a command whose docstring is its help; the examples in it keep their lines."""
    told = inspect.getdoc(function) or ""
    group.command(name, help=told.replace(_EXAMPLES, f"\n\n\b{_EXAMPLES[1:]}"))(function)


for function in (
    making.make,
    making.ingest,
    making.build,
    shipping.export,
    shipping.release,
    shipping.watch,
    shipping.preview,
    shipping.serve,
    looks.impose,
    proofs.check,
    proofs.verify,
    proofs.approve,
    desk.fmt,
    desk.explain,
    proofs.diff,
    desk.review,
    proofs.proof,
    desk.names,
    desk.people,
    begin.init,
    begin.doctor,
):
    _add(app, function)

_add(style_app, looks.list_styles, "list")
_add(style_app, looks.new_style, "new")
_add(cache_app, looks.cache_info, "info")
_add(cache_app, looks.clear_cache, "clear")
app.add_typer(style_app)
app.add_typer(cache_app)
