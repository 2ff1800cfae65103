"""Links: in goes what an editor wrote, out comes an address, or why there is none.

Floor 3: imports lower floors and its own modules only.
"""

from __future__ import annotations

import re
from collections.abc import Container
from functools import lru_cache
from urllib.parse import quote, urlsplit

from markupsafe import Markup

from publisher.xhtml.markup import element, text

__all__ = ["address", "address_fault", "linked", "target"]

_KEPT = "!#$%&'()*+,/:;=?@~"
"""What stays as it is behind the host: delimiters of RFC 3986, 2.2, and escapes."""

_START = re.compile(r"[a-z]+://[^/?#]*|mailto:", re.IGNORECASE)
_UNSEEN = re.compile(r"[\t\r\n]")
_HOST = re.compile(r"\[[0-9A-Fa-f:.]+\]|[^\s\x00-\x20\x7f#%/:<>?@\[\\\]^|`{}\"]+")
_STRAY_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_MORE_FRAGMENTS = re.compile(r"(?<=#)(.*)$", re.DOTALL)

_WRITTEN = re.compile(
    r"(?<![\w@./])(?:(?:https?://|www\.)[^\s<>\"“”„«»]+|[\w.+-]+@\w[\w-]*(?:\.\w[\w-]*)+)",
    re.IGNORECASE,
)
_CLOSING = ".,;:!?…*'’‘)]}|"
"""What ends a sentence or a parenthesis, and hardly ever an address."""

_REMEMBERED = 4096
"""How many addresses are remembered: many interviews of a book lead to the same places."""


@lru_cache(_REMEMBERED)
def address(href: str) -> str:
    """Return an address with everything percent-encoded that must be (RFC 3986, 2)."""
    found = _START.match(href)
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
        if not address_fault(href):
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
    if _START.match(shown):
        return ""
    return "mailto:" if "@" in shown else "http://"


@lru_cache(_REMEMBERED)
def address_fault(href: str) -> str:
    """Return what is wrong with an address outside the book, or an empty string.

    Only http, https and mailto may be linked: everything else means something to
    one machine, or something dangerous.
    """
    if _START.match(href) is None or _UNSEEN.search(href):  # urlsplit would pass over these
        return f"“{href}” is no http, https, mailto or #id address"
    try:
        parts = urlsplit(href)
        port = parts.port
    except ValueError:
        return f"“{href}” is not an address"
    if parts.scheme == "mailto":
        return "" if "@" in parts.path else f"“{href}” names no mailbox"
    if parts.scheme not in ("http", "https"):
        return f"“{href}” is no http, https, mailto or #id address"
    host = parts.netloc.rpartition("@")[2]
    host = host.removesuffix(f":{port}") if port is not None else host.removesuffix(":")
    return "" if _HOST.fullmatch(host) else f"“{href}” names no host"
