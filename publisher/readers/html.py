"""HTML: saved pages and fragments of them, to passages.

In: the bytes of a page; out: a transcript.  ``html_page`` says what is none of the
text, ``html_head`` what the page states about itself, ``html_flow`` walks through the
rest.  Every tag is accounted for as markup, with its place; a script or style sheet
is code, and nobody's words.
"""

from __future__ import annotations

import re

from publisher.errors import Problem, RawError
from publisher.model.transcript import Syntax, Transcript
from publisher.readers import front_matter
from publisher.readers.decoding import decode
from publisher.readers.elements import grown, marks
from publisher.readers.html_flow import INLINE, Walk
from publisher.readers.html_head import stated
from publisher.readers.html_page import chaff
from publisher.readers.markup import tokens
from publisher.readers.reader import Reader
from publisher.source import Location

__all__ = ["READER"]

_SIGN = re.compile(
    rb"(?:\xef\xbb\xbf)?\s{0,200}(?:<\?xml[^>]{0,200}\?>\s{0,200})?"
    rb"(?:<!--.{0,2000}?-->\s{0,200}){0,3}<(?:!doctype\s{1,20}html|html[\s>])",
    re.IGNORECASE | re.DOTALL,
)


def _read(path: str, data: bytes) -> Transcript:
    decoded = decode(path, data)
    text = decoded.text
    header = front_matter.read(text)
    found = list(tokens(text, header.end, code=True))
    root = grown(found, text, lenient=True)
    out = chaff(root)
    walk = Walk(out)
    evidence = tuple(stated(root, walk))
    events = tuple(walk.events(root))
    if not events:
        raise RawError(Problem("a page without text", Location(path)))
    omissions = (*header.omissions, *marks(found, INLINE), *walk.omissions)
    return Transcript(
        path,
        "html",
        data,
        text,
        decoded.offsets,
        events,
        (*header.evidence, *evidence),
        omissions,
        decoded.repairs,
        Syntax.TAGS,
    )


def _sniff(data: bytes) -> bool:
    """Tell whether the file begins as a page of HTML does (WHATWG HTML, 13.1)."""
    return _SIGN.match(data[:5000]) is not None


READER = Reader("html", (".html", ".htm", ".xhtml"), _sniff, _read)
