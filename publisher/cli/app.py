"""The commands: each declares its arguments here and does its work in one call.

The pipeline is imported inside each command, so that ``publisher --help`` loads
no engine.  Nor does help load Rich, which takes longer to import than all else that
help needs: so it is plain text.
"""

from __future__ import annotations

import inspect
import os
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, TypeVar

import typer

from publisher.cli.console import emit, print_out, progress, show, tell
from publisher.errors import Problem, UsageError

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
app.add_typer(style_app)

cache_app = typer.Typer(
    name="cache",
    no_args_is_help=True,
    help="Tell what is kept so that the next build is quick, or remove it.",
)
app.add_typer(cache_app)

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
_CORES = os.cpu_count() or 1
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
        help=f"How many processes may work at once. Default: {_CORES}.",
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


Function = TypeVar("Function", bound=Callable[..., int])


def _command(group: typer.Typer, name: str | None = None) -> Callable[[Function], Function]:
    """Add a command whose docstring is its help; the examples in it keep their lines."""

    def added(function: Function) -> Function:
        told = inspect.getdoc(function) or ""
        return group.command(name, help=told.replace(_EXAMPLES, f"\n\n\b{_EXAMPLES[1:]}"))(function)

    return added


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


@_command(app)
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


@_command(app)
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
    jobs: Jobs = _CORES,
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


def _nothing_else(*given: object) -> None:
    """Refuse what means one edition beside a catalogue of many."""
    if any(given):
        told = "--catalogue makes whole editions as they say themselves"
        raise UsageError(Problem(told, hint="leave EDITION and the other options out"))


@_command(app)
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

            _nothing_else(edition, only, style, debug_dir)
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


@_command(app)
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
        wanted, forms = _split(interview), _split(form)
        return exporting.export(edition, wanted, forms, into, jobs or _CORES, step, as_json=json)


@_command(app)
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

            _nothing_else(edition, verify, after)
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


@_command(app)
def watch(
    edition: Edition = None,
    out: Annotated[
        Path | None,
        typer.Option("--out", metavar="DIR", help="Where finished books go. Default: dist."),
    ] = None,
    only: Only = "",
    style: StyleName = "",
    jobs: Jobs = _CORES,
) -> int:
    """Build an edition at every save, until Ctrl-C.

    Needs publisher[preview]. An error leaves the last good book in place.

        publisher watch manuscripts/small-hours
    """
    from publisher.cli import watching

    return watching.watch(edition, out or Path("dist"), jobs, only=only, style=style)


@app.command()
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
    jobs: Jobs = _CORES,
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


@app.command()
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


@_command(style_app, "list")
def list_styles(edition: Edition = None, json: Json = False) -> int:
    """Show every style: its page, typefaces, picture, and what may be chosen.

    Styles of its own stand beside an edition, in its folder styles.

        publisher style list
    """
    from publisher.cli import styles

    return styles.list_styles(edition, as_json=json)


@_command(style_app, "new")
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


@_command(cache_app, "info")
def cache_info(json: Json = False) -> int:
    """Tell where the cache is, how much it holds, and how much it may hold.

    Once it is full, what was used longest ago is removed. PUBLISHER_CACHE_SIZE sets the
    limit, such as 500M or 4G; 0 keeps nothing. The folder is publisher in
    XDG_CACHE_HOME, else in ~/.cache.

        publisher cache info
    """
    from publisher.cli import caching

    return caching.info(as_json=json)


@_command(cache_app, "clear")
def clear_cache(json: Json = False) -> int:
    """Remove all that is in the cache, and nothing else; it is only made again.

    publisher cache clear
    """
    from publisher.cli import caching

    return caching.clear(as_json=json)


@_command(app)
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


@_command(app)
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
    jobs: Jobs = _CORES,
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


@_command(app)
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


@_command(app)
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

    return approve(person, _split(interview), edition, as_json=json)


@_command(app)
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


@_command(app)
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


@_command(app)
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


@_command(app)
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

    wanted = desk.Wanted(_split(accept), _split(reject), _split(reopen), tuple(speaker or ()), role)
    return desk.review(paths or [], wanted, decided=every, check=check, as_json=json)


@_command(app)
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
    from publisher.errors import UsageError

    if bool(person) == (read is not None):
        raise UsageError("say either --for PERSON or --read DOCX")
    if read is not None:
        return proving.read_back(edition, read, as_json=json)
    return proving.proof(edition, person, into, as_json=json)


@_command(app)
def names(edition: Edition = None, json: Json = False) -> int:
    """List what may be names in the texts of an edition, for its index.

    Capitalised words that come more than once and that the index has not yet, as
    tables for edition.toml. Delete what is no name: no build reads this list.

        publisher names manuscripts/small-hours
    """
    from publisher.cli import desk

    return desk.names(edition, as_json=json)


@_command(app)
def people(edition: Edition = None, json: Json = False) -> int:
    """List who is in people.toml, and who speaks in the book and is not.

    The latter as tables for people.toml; a name that is nearly a listed one is
    told. See docs/people.md.

        publisher people manuscripts/small-hours
    """
    from publisher.cli.people import people as listed

    return listed(edition, as_json=json)


def _split(names: list[str] | None) -> tuple[str, ...]:
    return tuple(name.strip() for text in names or () for name in text.split(",") if name.strip())


@_command(app)
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


@_command(app)
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
