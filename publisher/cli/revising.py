"""What ``publisher diff`` does with two states of a book."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from publisher import files, opening, pipeline, revisions
from publisher.cli import caching
from publisher.cli.commands import counted
from publisher.cli.console import emit, print_out, show, tell
from publisher.errors import Problem, PublisherError, UsageError
from publisher.model.built import Built
from publisher.revisions import Change, Copy, Revision
from publisher.revisions.copy import paged_by
from publisher.source import Location

__all__ = ["diff"]

_LARGEST = 1 << 30


def diff(one: str, other: str, out: Path, errata: str, *, as_json: bool) -> int:
    """Tell what differs between two states of a book, and write an errata slip if asked."""
    if errata == "-" and as_json:
        raise UsageError("--json and --errata - cannot both have standard output")
    place = _edition(one) or _edition(other)
    old, new = _copy(one, place, out), _copy(other, place, out)
    revision = revisions.compare(old, new)
    slip = revisions.errata(revision, old)
    if errata and errata != "-":
        files.write_atomically(Path(errata), slip.encode())
        tell(f"written: {show(errata)}")
    if as_json:
        emit(revision.to_json())
    elif errata == "-":
        print_out("\n".join(show(line) for line in slip.splitlines()))
    else:
        print_out("\n".join(_lines(revision, new)))
    return 0


# --- the two sides -----------------------------------------------------------------------------


def _edition(side: str) -> Path | None:
    """Return the edition file that a side is, if it is one."""
    path = Path(side)
    path = path / "edition.toml" if path.is_dir() else path
    return path if path.suffix == ".toml" and path.is_file() else None


def _copy(side: str, edition: Path | None, out: Path) -> Copy:
    path = Path(side)
    if own := _edition(side):
        return _built(own, out)
    if path.is_dir():
        books = sorted(path.glob("*.epub"))
        if len(books) != 1:
            hint = "name one of them" if books else "build the edition first"
            message = "several EPUBs here" if books else "neither an edition nor an EPUB here"
            raise UsageError(Problem(message, Location(side), hint))
        path = books[0]
    if path.is_file():
        return revisions.copy_of(files.read_bytes(path, limit=_LARGEST), str(path))
    return _revision(side, edition, out)


def _built(path: Path, out: Path) -> Copy:
    """Return an edition as it stands.

    It is only looked at, so nobody is asked for consent; no page is laid out.
    """
    options = pipeline.BuildOptions(only=frozenset(("epub",)), cache=caching.store(), look=True)
    built = pipeline.build(path, options)
    return _paged(built, str(path), out)


def _paged(built: Built, name: str, out: Path) -> Copy:
    """Return what was built, with the pages of the finished EPUB where that says the same."""
    copy = revisions.copy_of(built.artifacts[0].data, name)
    finished = out / built.slug / f"{built.slug}.epub"
    if not finished.is_file():
        return copy
    data = files.read_bytes(finished, limit=_LARGEST)
    return paged_by(copy, revisions.copy_of(data, str(finished)))


def _revision(side: str, edition: Path | None, out: Path) -> Copy:
    """Return the edition as it was at ``REVISION`` or ``REVISION:FOLDER``."""
    name, colon, folder = side.partition(":")
    edition = Path(folder) / "edition.toml" if colon else edition
    home = (edition or opening.find_edition(None, Path())).parent
    with tempfile.TemporaryDirectory(prefix="publisher-") as kept, _told_as(side, kept):
        found = 0
        for file, data in revisions.files_at(name, home):
            files.write_atomically(Path(kept) / file, data)
            found += 1
        if not found:
            raise UsageError(Problem(f"there was no such folder at “{name}”", Location(str(home))))
        options = pipeline.BuildOptions(only=frozenset(("epub",)), look=True)
        built = pipeline.build(Path(kept) / "edition.toml", options)
        return _paged(built, side, out)


@contextmanager
def _told_as(side: str, folder: str) -> Iterator[None]:
    """Let errors name the revision, and not the folder in which its files lie meanwhile."""
    try:
        yield
    except PublisherError as error:
        problems = [
            replace(p, where=replace(p.where, path=p.where.path.replace(folder, side, 1)))
            if p.where
            else p
            for p in error.problems
        ]
        raise type(error)(*problems) from error


# --- telling -----------------------------------------------------------------------------------


def _lines(revision: Revision, new: Copy) -> Iterator[str]:
    if not revision:
        yield "No word differs."
        return
    for fact in revision.facts:
        yield f"{show(fact.what)}: [-{show(fact.before)}-] {{+{show(fact.after)}+}}"
    yield from (f"gone: {show(title)}" for title in revision.gone)
    yield from (f"new: {show(title)}" for title in revision.came)
    if revision.reordered:
        yield "The texts stand in another order."
    titles = {text.id: text.title for text in new.texts}
    last = ""
    for one in revision.changes:
        if one.text != last:
            yield f"\n{show(titles[one.text])}"
        last = one.text
        yield f"  {show(_place(one))}: {show(_said(one))}"
    yield f"\n{counted(len(revision.changes), 'change')} in {_texts(revision)}"


def _texts(revision: Revision) -> str:
    return counted(len({one.text for one in revision.changes}), "text")


def _place(one: Change) -> str:
    turn = one.turn or one.new_turn or one.text
    if one.kind in ("came", "gone"):
        turn = f"{turn} ({'new' if one.kind == 'came' else 'gone'})"
    elif one.turn and one.new_turn and one.turn != one.new_turn:
        turn = f"{one.turn} (now {one.new_turn})"
    if not one.page and not one.new_page:
        return turn
    if not one.page:
        return f"{turn}, now p. {one.new_page}"
    now = f" (now {one.new_page})" if one.new_page and one.new_page != one.page else ""
    return f"{turn}, p. {one.page}{now}"


def _said(one: Change) -> str:
    if one.kind == "speaker":
        return f"said by [-{one.before}-] {{+{one.after}+}}: {one.right}"
    if one.kind == "moved":
        return f"moved: {one.before}"
    gone = f"[-{one.before}-]" if one.before else ""
    came = f"{{+{one.after}+}}" if one.after else ""
    words = " ".join(filter(None, (gone, came)))
    if one.kind != "words":
        return words
    left = f"… {one.left}" if one.left else ""
    right = f"{one.right} …" if one.right else ""
    return f"{left}{words}{right}"
