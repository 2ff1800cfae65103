"""Addresses within a book: in go a file and what it links, out comes the file that is meant.

Floor 4: imports the standard library only.
"""

from __future__ import annotations

import posixpath
import re
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

__all__ = ["Address", "address"]

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")


class Address(NamedTuple):
    """Where a link leads: a file of the book and an id in it, or an outer scheme and host."""

    path: str
    fragment: str = ""
    scheme: str = ""
    host: str = ""

    def __str__(self) -> str:
        """Return ``path#id``."""
        return f"{self.path}#{self.fragment}" if self.fragment else self.path


def address(base: str, href: str) -> Address:
    """Return where ``href`` leads from the file ``base`` (URL Standard, 4.4).

    A path that climbs out of the container ends at its root, as in a browser.
    """
    href = href.strip(" \t\r\n\f")
    found = _SCHEME.match(href)
    if found:
        return Address("", "", found[1].lower(), _host(href))
    if href.startswith("//"):
        return Address("", "", "http", _host(href))
    rest, _, fragment = href.partition("#")
    path = unquote(rest.partition("?")[0])
    if path:
        joined = posixpath.join("/", posixpath.dirname(base), path)
        path = posixpath.normpath(joined).lstrip("/")
    return Address(path or base, unquote(fragment))


def _host(href: str) -> str:
    try:
        return (urlsplit(href).hostname or "").lower()
    except ValueError:  # a broken address of IPv6
        return ""
