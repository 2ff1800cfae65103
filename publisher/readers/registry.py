"""Which reader reads which file: by its ending, else by how it begins.

``BUILT_IN`` are the readers of this package, most telling first.  Other packages
add theirs as entry points of the group ``publisher.readers``, each naming a
``Reader``; they are asked when no built-in reader knows the ending.
"""

from __future__ import annotations

from importlib.metadata import entry_points
from pathlib import Path

from publisher.errors import Problem, RawError
from publisher.model.transcript import Transcript
from publisher.readers import epub, html, markdown, pdf, plain, subrip, webvtt, wikitext
from publisher.readers.reader import Reader
from publisher.source import Location

__all__ = ["BUILT_IN", "GROUP", "installed", "read"]

GROUP = "publisher.readers"
"""The entry-point group for readers of other packages."""

BUILT_IN: tuple[Reader, ...] = (
    pdf.READER,
    epub.READER,
    html.READER,
    webvtt.READER,
    subrip.READER,
    wikitext.READER,
    markdown.READER,
    plain.READER,
)


def installed() -> tuple[Reader, ...]:
    """Return the readers of other packages, in the order of their names."""
    points = sorted(entry_points(group=GROUP), key=lambda point: point.name)
    return tuple(reader for point in points if isinstance(reader := point.load(), Reader))


def read(path: Path, data: bytes) -> Transcript:
    """Read the bytes of a raw file; raise RawError if no reader knows it or can.

    A text file that begins like captions, or is full of Markdown, is read as that.
    """
    return _reader(path, data).read(str(path), data)


def _reader(path: Path, data: bytes) -> Reader:
    """Return the reader of a file: one that knows its ending and its sight, else either.

    The ending of a text file says little, so what a file looks like goes before it;
    Markdown is told by sight in text files only, because it looks like much else.
    """
    ending = path.suffix.lower()
    readers = (*BUILT_IN, *(installed() if ending not in _ENDINGS else ()))
    claiming = [reader for reader in readers if ending in reader.extensions]
    sure = [reader for reader in readers if reader.sniff(data)]
    for reader in claiming:
        if reader in sure:
            return reader
    if plain.READER not in claiming:
        sure = [reader for reader in sure if reader is not markdown.READER]
    if sure or claiming:
        return (sure or claiming)[0]
    known = ", ".join(e for reader in readers for e in reader.extensions)
    named = f"a “{ending}” file" if ending else "a file without an ending"
    raise RawError(Problem(f"{named} cannot be read", Location(str(path)), f"known are {known}"))


_ENDINGS = frozenset(ending for reader in BUILT_IN for ending in reader.extensions)
