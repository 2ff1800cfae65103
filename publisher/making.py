"""Making: raw files go in, the folder of an edition comes out, ready to be built.

The quick way to a book: no edition file need be written by hand.  What is made is a
beginning; its editor may change every file of it, and what was edited is kept.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from publisher import edition as editions
from publisher import files
from publisher.cache import NO_CACHE, Cache
from publisher.errors import EditionError, InputError, Problem
from publisher.intake import Ingested, ingest
from publisher.limits import DEFAULT, Limits
from publisher.source import Location
from publisher.work import HERE, Progress, Workers, silent

__all__ = ["make", "write_edition_file"]


def make(
    raws: Sequence[Path],
    into: Path,
    *,
    title: str | None,
    profile: str = "clean",
    encoding: str = "",
    limits: Limits = DEFAULT,
    workers: Workers = HERE,
    cache: Cache = NO_CACHE,
    progress: Progress = silent,
    watch: Callable[[Iterator[Ingested]], Iterator[Ingested]] = iter,
) -> list[Ingested]:
    """Ingest raw files into the folder of an edition, and write its edition file.

    ``watch`` sees what became of each file as it comes.
    What is there already stays: edited manuscripts are kept, and so is an
    edition file, which must then list every manuscript.  Raises InputError when
    no file at all could be read, or what is graver among the errors of the files.
    """
    found = ingest(
        raws,
        into,
        profile=profile,
        encoding=encoding,
        limits=limits,
        workers=workers,
        store=cache,
        progress=progress,
    )
    done = list(watch(found))
    made = [one for one in done if one.manuscript is not None]
    if not made:
        errors = [one.error for one in done if one.error is not None]
        if not errors:
            none = "there is no interview here"
            raise InputError(*(Problem(none, Location(str(raw))) for raw in raws))
        gravest = max(errors, key=lambda error: error.exit_code)
        kind = InputError if isinstance(gravest, InputError) else type(gravest)
        raise kind.joined(errors)
    path = into / "edition.toml"
    if path.exists():
        _list(path, made)
    else:
        write_edition_file(path, title or _title(made), _names(made, into))
    return done


def _names(made: Sequence[Ingested], into: Path) -> list[str]:
    return [one.manuscript.relative_to(into).as_posix() for one in made if one.manuscript]


def _title(made: Sequence[Ingested]) -> str:
    return made[0].title if len(made) == 1 else "Conversations"


def _list(path: Path, made: Sequence[Ingested]) -> None:
    """Add what was made to an edition file that is still as we wrote it.

    Raises EditionError if it lacks something and its author has edited it: what a book
    holds, and in which order, is then theirs to say.
    """
    edition = editions.load(path)
    listed = [name for name, _ in edition.manuscript_paths()]
    missing = [name for name in _names(made, path.parent) if name not in listed]
    if missing and files.read_bytes(path) == _minimal(edition.title, listed):
        files.write_atomically(path, _minimal(edition.title, [*listed, *missing]))
    elif missing:
        hint = "add it to `interviews`, or make the book in another folder with --into"
        where = Location(str(path))
        raise EditionError(*(Problem(f"does not list {name}", where, hint) for name in missing))


def write_edition_file(path: Path, title: str, interviews: Sequence[str]) -> None:
    """Write a minimal edition file."""
    files.write_atomically(path, _minimal(title, interviews))


def _minimal(title: str, interviews: Sequence[str]) -> bytes:
    lines = [f"title = {_toml(title)}", "interviews = ["]
    lines += [f"  {_toml(name)}," for name in interviews]
    return "\n".join([*lines, "]", ""]).encode()


def _toml(text: str) -> str:
    """Return a TOML basic string: JSON's escapes are TOML's, but for DEL."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
