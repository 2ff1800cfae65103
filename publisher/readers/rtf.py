r"""Rich Text Format, as Word, LibreOffice, WordPad, TextEdit and Google Docs write it.

In: the bytes of a ``.rtf`` file; out: its transcript.  Control words, escapes and
groups are read by the RTF Specification 1.9.1.  Fonts, styles and the like go to the
metadata; pictures, page heads, comments, hidden and deleted text are dropped, on
record.  A group that is never closed, or closed too often, loses nothing.
"""

from __future__ import annotations

import re

from publisher.errors import Problem, RawError
from publisher.model.transcript import Offsets, Syntax, Transcript
from publisher.readers import rtf_lines
from publisher.readers.decoding import Decoded, decode
from publisher.readers.reader import Reader
from publisher.readers.rtf_walk import Walk
from publisher.source import Location

__all__ = ["READER"]

_UNFIT = dict.fromkeys((*range(1, 9), 11, 12, *range(13, 32), *range(127, 160)), " ")


def _read(path: str, data: bytes) -> Transcript:
    if not _sniff(data):
        hint = r"a file of rich text begins with {\rtf1"
        raise RawError(Problem("not a file of rich text", Location(path, 1), hint))
    decoded = _decoded(path, data)
    walk = Walk(decoded.text)
    walk.read()
    named = tuple(rtf_lines.speakers(walk.lines))
    events = tuple(rtf_lines.events(walk.lines))
    if not events:
        raise RawError(Problem("rich text without words", Location(path)))
    return Transcript(
        path,
        "rtf",
        data,
        decoded.text,
        decoded.offsets,
        events,
        tuple(walk.evidence),
        (*walk.omissions, *named),
        decoded.repairs,
        syntax=Syntax.RTF,
        typed=rtf_lines.is_spaced(walk.lines),
    )


def _decoded(path: str, data: bytes) -> Decoded:
    r"""Return the text of a file; one that holds binary data is read byte by byte."""
    binary = b"\x00" in data or re.search(rb"\\bin[1-9]", data) is not None
    if not binary:
        return decode(path, data)
    text = data.decode("latin-1").translate(_UNFIT)
    return Decoded(text, Offsets(text, "latin-1", (0,), (0,)), ())


def _sniff(data: bytes) -> bool:
    r"""Tell whether the file begins as RTF must."""
    return data.removeprefix(b"\xef\xbb\xbf").lstrip()[:5] == rb"{\rtf"


READER = Reader("rtf", (".rtf",), _sniff, _read)
