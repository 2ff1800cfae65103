"""XML of a kind that no reader knows: refused by the name of its root.

Which of many vocabularies an ``.xml`` file uses is told by its root element; this
reader has the ending, so that a file of none of them gets an error that says so.
"""

from __future__ import annotations

from publisher.errors import Problem, RawError
from publisher.model.transcript import Transcript
from publisher.readers.decoding import decode
from publisher.readers.reader import Reader
from publisher.readers.xml import check, root
from publisher.source import Location

__all__ = ["READER"]


def _read(path: str, data: bytes) -> Transcript:
    check(path, decode(path, data).text)
    name = root(data)[0]
    message = f"XML of a kind that is not known: its root is <{name}>"
    known = "TEI, OHMS, Transcriber, ELAN, EXMARaLDA, FOLKER and TTML"
    hint = f"known are {known}; or export it as text, HTML or .docx"
    raise RawError(Problem(message, Location(path, 1), hint))


def _sniff(data: bytes) -> bool:
    """Leave to the readers of a vocabulary what they know by sight."""
    del data
    return False


READER = Reader("other xml", (".xml",), _sniff, _read)
