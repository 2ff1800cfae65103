"""Write XHTML: in go names, attributes and text, out comes markup that any parser reads.

All markup of a book passes through here, so nothing foreign reaches an engine.
The result is well-formed XML and, since only void elements are self-closed,
reads the same as HTML.

Floor 3: imports the standard library, MarkupSafe and lower floors only.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

from markupsafe import Markup

from publisher.errors import InputError, Problem

__all__ = ["VOID", "attributes", "checked", "element", "forbidden", "lines", "text"]

VOID = frozenset({"br", "hr", "img", "link", "meta"})
"""The void elements that a book uses (HTML Living Standard, 13.1.2)."""

_NAME = re.compile(r"[A-Za-z][A-Za-z0-9:-]*")

_FORBIDDEN = re.compile(
    "[^\t\n\r\x20-\x7e\xa0-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd"
    + "".join(f"{chr(plane)}-{chr(plane + 0xFFFD)}" for plane in range(0x10000, 0x110000, 0x10000))
    + "]"
)
"""What XML 1.0 (production 2) or HTML (13.2.3.5, noncharacters and controls) refuses."""

_TEXT = (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("\r", "&#13;"))
_VALUE = (*_TEXT, ('"', "&quot;"), ("\t", "&#9;"), ("\n", "&#10;"))
"""What is written for a character; the ampersand comes first."""


def forbidden(value: str) -> str:
    """Return the first character that cannot stand in XHTML, or an empty string."""
    found = _FORBIDDEN.search(value)
    return found[0] if found else ""


def checked(value: str) -> str:
    """Return the value as it is.

    Raises ``InputError`` if it holds a character that cannot stand in XHTML: such
    characters are refused and never replaced, since no step changes a character.
    """
    character = forbidden(value)
    if character:
        raise InputError(Problem(f"U+{ord(character):04X} cannot stand in a book"))
    return value


def text(value: str) -> Markup:
    """Return a text as markup; markup stays as it is.

    Raises ``InputError`` as ``checked`` does.
    """
    if isinstance(value, Markup):
        return value
    return Markup(_escaped(checked(value), _TEXT))  # noqa: S704 - this is the escaping


def _escaped(value: str, table: Iterable[tuple[str, str]]) -> str:
    for character, written in table:
        value = value.replace(character, written)
    return value


def attributes(values: Mapping[str, str | None]) -> Markup:
    """Return attributes as they follow an element's name, in the order given.

    Those of None are left out.  Raises ``ValueError`` for a name that is none,
    ``InputError`` as ``checked`` does.
    """
    written = [
        f' {_name(name)}="{_escaped(checked(value), _VALUE)}"'
        for name, value in values.items()
        if value is not None
    ]
    return Markup("".join(written))  # noqa: S704 - every part is escaped


def element(name: str, values: Mapping[str, str | None] | None = None, *children: str) -> Markup:
    """Return an element with its attributes; see ``attributes``.

    Children are markup (taken as it is) or text (escaped).  Raises ``ValueError``
    for a name that is none, or for children of a void element.
    """
    start = f"<{_name(name)}{attributes(values) if values else ''}"
    if name not in VOID:
        content = "".join(map(text, children))
        return Markup(f"{start}>{content}</{name}>")  # noqa: S704 - every part is escaped
    if children:
        raise ValueError(f"<{name}> holds nothing")
    return Markup(f"{start}/>")  # noqa: S704 - every part is escaped


@cache
def _name(name: str) -> str:
    if _NAME.fullmatch(name):
        return name
    raise ValueError(f"not a name of an element or attribute: {name!r}")


def lines(children: Iterable[str]) -> Markup:
    """Return block elements one a line, with a line end before and after."""
    written = [text(child) for child in children if child]
    return Markup("\n" + "".join(f"{child}\n" for child in written))  # noqa: S704 - escaped
