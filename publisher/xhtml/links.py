"""Links: in goes what an editor wrote, out comes an address, or why there is none.

Floor 3: imports lower floors and its own modules only.
"""

from __future__ import annotations

import re
from collections.abc import Container
from functools import lru_cache
from urllib.parse import quote

from markupsafe import Markup

from publisher import addresses
from publisher.xhtml.markup import element, text

__all__ = ["address", "linked", "target"]

_KEPT = "!#$%&'()*+,/:;=?@~"
"""What stays as it is behind the host: delimiters of RFC 3986, 2.2, and escapes."""

_STRAY_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_MORE_FRAGMENTS = re.compile(r"(?<=#)(.*)$", re.DOTALL)

_WRITTEN = re.compile(
    r"(?<![\w@./])(?:(?:https?://|www\.)[^\s<>\"“”„«»]+|(?<![+-])[\w.+-]+@\w[\w-]*(?:\.\w[\w-]*)+)",
    re.IGNORECASE,
)
_CLOSING = ".,;:!?…*'’‘)]}|"
"""What ends a sentence or a parenthesis, and hardly ever an address."""

_REMEMBERED = 4096
"""How many addresses are remembered: many interviews of a book lead to the same places."""


@lru_cache(_REMEMBERED)
def address(href: str) -> str:
    """Return an address with everything percent-encoded that must be (RFC 3986, 2)."""
    found = addresses.START.match(href)
    start = found[0] if found else ""
    rest = quote(_STRAY_PERCENT.sub("%25", href[len(start) :]), safe=_KEPT)
    return start + _MORE_FRAGMENTS.sub(lambda fragment: fragment[0].replace("#", "%23"), rest)


def target(href: str, manuscript: str, anchors: Container[str]) -> str | None:
    """Return the id that ``#id`` or ``#t07`` (a turn of the same manuscript) names.

    None if the book has no such id.
    """
    name = href.removeprefix("#")
    candidates = (f"{manuscript}.{name}", name)
    return next((c for c in candidates if c in anchors), None)


def linked(words: str) -> Markup:
    """Return a text, in which the addresses that are written out lead where they say.

    Their class, ``address``, says that they are divided otherwise than words.
    """
    written, done = Markup(), 0
    for match in _WRITTEN.finditer(words):
        shown = _without_end(match[0])
        href = _scheme(shown) + shown
        if not addresses.fault(href):
            link = element("a", {"class": "address", "href": address(href)}, shown)
            written += text(words[done : match.start()]) + link
            done = match.start() + len(shown)
    return written + text(words[done:])


def _without_end(shown: str) -> str:
    """Return an address without the marks of the sentence in which it stands."""
    while shown and shown[-1] in _CLOSING:
        if shown[-1] == ")" and shown.count("(") >= shown.count(")"):
            break
        shown = shown[:-1]
    return shown


def _scheme(shown: str) -> str:
    """Return what an address lacks of one that a program understands."""
    if addresses.START.match(shown):
        return ""
    return "mailto:" if "@" in shown else "http://"
