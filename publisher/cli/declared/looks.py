"""Looks: styles, the cache of what was made in them, and sheets for a printer at home."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from publisher.cli.declared.arguments import Edition, Json

__all__ = ["cache_info", "clear_cache", "impose", "list_styles", "new_style"]


def list_styles(edition: Edition = None, json: Json = False) -> int:
    """Show every style: its page, typefaces, picture, and what may be chosen.

    Styles of its own stand beside an edition, in its folder styles.

        publisher style list
    """
    from publisher.cli import styles

    return styles.list_styles(edition, as_json=json)


def new_style(
    name: Annotated[str, typer.Argument(metavar="NAME", help="What the style is called.")],
    edition: Edition = None,
    model: Annotated[
        str, typer.Option("--from", metavar="STYLE", help="The style to begin from.")
    ] = "trade",
) -> int:
    """Copy a style into the folder of an edition, for you to change.

    Name it as the style in edition.toml to have the book in it.

        publisher style new quarterly --from magazine
    """
    from publisher.cli import styles

    return styles.copy_style(name, model, edition)


def cache_info(json: Json = False) -> int:
    """Tell where the cache is, how much it holds, and how much it may hold.

    Once it is full, what was used longest ago is removed. PUBLISHER_CACHE_SIZE sets the
    limit, such as 500M or 4G; 0 keeps nothing. The folder is publisher in
    XDG_CACHE_HOME, else in ~/.cache.

        publisher cache info
    """
    from publisher.cli import caching

    return caching.info(as_json=json)


def clear_cache(json: Json = False) -> int:
    """Remove all that is in the cache, and nothing else.

    What was in it is only made again.

        publisher cache clear
    """
    from publisher.cli import caching

    return caching.clear(as_json=json)


def impose(
    book: Annotated[Path, typer.Argument(metavar="BOOK.pdf", help="The pages of a book.")],
    fold: Annotated[
        str,
        typer.Option(
            "--fold",
            metavar="WAY",
            help="saddle: sheets folded one within the other, and stapled. "
            "2up: sheets cut in the middle, the left pile laid on the right one. "
            "spreads: pages as in the open book, to be looked at.",
        ),
    ] = "saddle",
    sheet: Annotated[
        str,
        typer.Option(
            "--sheet",
            metavar="PAPER",
            help="a3, a4, a5, b4, letter, legal, tabloid or sra3; fit for one of two pages.",
        ),
    ] = "a4",
    signature: Annotated[
        int,
        typer.Option(
            "--signature",
            metavar="PAGES",
            min=0,
            help="How many pages are folded together, such as 16. Default: all.",
            show_default=False,
        ),
    ] = 0,
    creep: Annotated[
        str,
        typer.Option(
            "--creep",
            metavar="LENGTH",
            help="How thick a sheet is, such as 0.1mm: inner pages come nearer to the fold.",
            show_default=False,
        ),
    ] = "0",
    marks: Annotated[bool, typer.Option("--marks", help="Mark where to cut and fold.")] = False,
    shrink: Annotated[
        bool, typer.Option("--shrink", help="Make pages smaller that are too large.")
    ] = False,
    right_to_left: Annotated[
        bool, typer.Option("--right-to-left", help="The book is bound at its right.")
    ] = False,
    out: Annotated[
        Path | None,
        typer.Option(
            "--out",
            "-o",
            metavar="FILE",
            help="Where the sheets go. Default: beside the book, named after the fold.",
            show_default=False,
        ),
    ] = None,
    json: Json = False,
) -> int:
    """Lay the pages of a book on sheets for your own printer.

    Print them on both sides and let the printer turn the paper over on its short side.

        publisher impose dist/my-book/my-book-print.pdf
        publisher impose my-book-print.pdf --signature 16 --creep 0.1mm --marks --sheet a3
    """
    from publisher.cli import printing

    wanted = printing.Wanted(
        fold, sheet, signature, creep, marks=marks, shrink=shrink, leftward=right_to_left
    )
    return printing.impose(book, wanted, out, as_json=json)
