"""Which reader reads which file: by its ending, else by how it begins, else as a text if it is one.

``BUILT_IN`` are the readers of this package, most telling first.  Other packages
add theirs as entry points of the group ``publisher.readers``, each naming a
``Reader``; they are asked when no built-in reader knows the ending.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from importlib.metadata import entry_points
from pathlib import Path

from publisher.errors import InputError, Problem, RawError
from publisher.files import read_head
from publisher.limits import current
from publisher.model.transcript import Transcript
from publisher.readers import (
    docx,
    elan,
    eml,
    encodings,
    epub,
    exmaralda,
    html,
    kinds,
    markdown,
    odt,
    ohms,
    other_xml,
    pdf,
    plain,
    rtf,
    subrip,
    tei,
    transcriber,
    transcript_json,
    transcript_table,
    ttml,
    webvtt,
    wikitext,
)
from publisher.readers.clean import clean
from publisher.readers.reader import Reader
from publisher.source import Location

__all__ = ["BUILT_IN", "GROUP", "check_number", "installed", "knows", "may_be_foreign", "read"]

GROUP = "publisher.readers"
"""The entry-point group for readers of other packages."""

_HEAD = 4096
"""How many bytes of a file without a known ending are looked at."""
_LABEL = re.compile(r"^[ \t*_>]{0,6}([^\s:：*_>][^:：\n]{0,40})[:：]", re.MULTILINE)
"""A line that begins like ``Ann:`` or ``**Q:**``."""

BUILT_IN: tuple[Reader, ...] = (
    pdf.READER,
    epub.READER,
    docx.READER,
    odt.READER,
    odt.FLAT,
    ohms.READER,
    tei.READER,
    transcriber.READER,
    elan.READER,
    exmaralda.READER,
    exmaralda.FOLKER,
    ttml.READER,
    other_xml.READER,
    html.READER,
    webvtt.READER,
    subrip.READER,
    wikitext.READER,
    eml.READER,
    rtf.READER,
    transcript_json.READER,
    transcript_table.READER,
    transcript_table.SPREADSHEET,
    markdown.READER,
    plain.READER,
)


@cache
def installed() -> tuple[Reader, ...]:
    """Return the readers of other packages, in the order of their names."""
    points = sorted(entry_points(group=GROUP), key=lambda point: point.name)
    return tuple(reader for point in points if isinstance(reader := point.load(), Reader))


def read(path: Path, data: bytes, *, encoding: str = "") -> Transcript:
    """Read the bytes of a raw file; raise RawError if no reader knows it or can.

    A text file that begins like captions, or is full of Markdown, is read as that;
    and so is a file whose name says another format than its bytes.  What is clearly text
    is read as a text file, whatever its ending.  ``encoding``
    is what the user says that a text is in.  Its letters are such as a manuscript can hold.
    """
    reader = _reader(path, data)
    if encoding and reader.read_as:
        found = reader.read_as(str(path), data, encoding)
    else:
        found = reader.read(str(path), data)
    if not found.events:
        raise RawError(Problem("nothing is said in it", Location(str(path))))
    check_number(len(found.events), str(path))
    return clean(found)


def check_number(paragraphs: int, path: str) -> None:
    """Raise RawError for a text of more paragraphs than the limits allow."""
    most = current().turns
    if paragraphs > most:
        message = f"more than {most:,} paragraphs"
        hint = "split it into several files, or raise the limit with --limit turns=NUMBER"
        raise RawError(Problem(message, Location(path), hint))


def knows(path: Path) -> bool:
    """Tell by its ending, else by its first bytes, whether some reader takes a file of a folder.

    So a folder can be gone through without reading the pictures that lie in it.  A text
    without an ending may be a licence or a list, unless two people talk by turns in it.
    """
    ending = path.suffix.lower()
    if any(ending in reader.extensions for reader in (*BUILT_IN, *installed())):
        return True
    try:
        head = read_head(path, _HEAD)
    except InputError:
        return False
    return _found(ending, head) is not None or (not ending and _is_talk(head))


def _is_talk(head: bytes) -> bool:
    """Tell whether lines of the beginning of a text have labels, two of them more than once."""
    whole = head[: head.rfind(b"\n") + 1] if len(head) == _HEAD else head
    labels = Counter(match[1] for match in _LABEL.finditer(encodings.plain_text(whole)))
    return sum(times > 1 for times in labels.values()) > 1


def may_be_foreign(path: Path) -> bool:
    """Tell whether a reader of another package might read the file."""
    return path.suffix.lower() not in _ENDINGS and bool(installed())


def _reader(path: Path, data: bytes) -> Reader:
    """Return the reader of a file; raise RawError if there is none."""
    ending, kind = path.suffix.lower(), kinds.kind_of(data)
    found = _found(ending, data)
    if found is None and not kind and encodings.plain_text(data).strip():
        found = _found(plain.READER.extensions[0], data)
    if found is not None:
        return found
    known = ", ".join(e for reader in (*BUILT_IN, *installed()) for e in reader.extensions)
    named = f"a “{ending}” file" if ending else "a file without an ending"
    named = kinds.described(kind) if kind else named
    raise RawError(Problem(f"{named} cannot be read", Location(str(path)), f"known are {known}"))


def _found(ending: str, data: bytes) -> Reader | None:
    """Return the reader that knows an ending and the sight of a file, else either, if any.

    The ending of a text file says little, so what a file looks like goes before it;
    Markdown is told by sight in text files only, because it looks like much else.
    """
    kind = kinds.kind_of(data)
    readers = (*BUILT_IN, *(installed() if ending not in _ENDINGS else ()))
    endings = [known for known in (kind, ending) if known]
    claiming = [reader for one in endings for reader in readers if one in reader.extensions]
    look = encodings.look(data)
    sure = [reader for reader in readers if reader.sniff(look)]
    for reader in claiming:
        if reader in sure:
            return reader
    if plain.READER not in claiming:
        sure = [reader for reader in sure if reader is not markdown.READER]
    return next(iter(sure or claiming), None)


_ENDINGS = frozenset(ending for reader in BUILT_IN for ending in reader.extensions)
