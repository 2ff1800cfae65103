"""Addresses outside a book: in goes what somebody wrote, out comes what is wrong with it.

Whoever writes a link and whoever takes one over from a raw file judge by this, so
that a book is never refused for a link that a web page had wrong.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from ipaddress import AddressValueError, IPv6Address
from urllib.parse import urlsplit

__all__ = ["START", "fault"]

START = re.compile(r"[a-z]+://[^/?#]*|mailto:", re.IGNORECASE)
"""What an address begins with: scheme and host, or the scheme of mail."""

_UNSEEN = re.compile(r"[\t\r\n]")
_NAME = re.compile(r"[^\s\x00-\x20\x7f#%/:<>?@\[\\\]^|`{}\"]+")
_PLAIN = re.compile(r"[\x21-\x7e]+")
_LONGEST_LABEL = 63
"""Letters of a label as it is asked for (RFC 1035, 2.3.4)."""

_REMEMBERED = 4096
"""How many addresses are remembered: many interviews of a book lead to the same places."""


@lru_cache(_REMEMBERED)
def fault(href: str) -> str:
    """Return what is wrong with an address outside the book, or an empty string.

    Only http, https and mailto may be linked: everything else means something to
    one machine, or something dangerous.
    """
    if START.match(href) is None or _UNSEEN.search(href):  # urlsplit would pass over these
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
    return "" if _is_host(host) else f"“{href}” names no host"


def _is_host(host: str) -> bool:
    """Tell whether a host can be looked up (URL Standard, 3.5; UTS 46, 4)."""
    if host.startswith("[") and host.endswith("]"):
        return _is_ipv6(host[1:-1])
    if not _NAME.fullmatch(host):
        return False
    folded = _folded(host)
    return bool(folded) and all(_is_label(label) for label in folded.removesuffix(".").split("."))


def _is_ipv6(written: str) -> bool:
    try:
        IPv6Address(written)
    except AddressValueError:
        return False
    return "%" not in written  # a zone means something to one machine


def _folded(host: str) -> str:
    """Return a host in the letters in which it is looked up; empty if one cannot be."""
    if _PLAIN.fullmatch(host):
        return host.lower()
    import idna

    try:
        return idna.uts46_remap(host, std3_rules=False)
    except idna.IDNAError:
        return ""


def _is_label(label: str) -> bool:
    """Tell whether a part of a host, between dots, is one (UTS 46, 4.1)."""
    asked = label
    try:
        if label.startswith("xn--"):
            label = label[4:].encode("ascii").decode("punycode")
        elif not label.isascii():
            asked = f"xn--{label.encode('punycode').decode('ascii')}"
    except UnicodeError:
        return False
    if not label or unicodedata.category(label[0]).startswith("M"):
        return False
    return len(asked) <= _LONGEST_LABEL and (label == asked or label == _folded(label))
