"""Sheets of a style: in goes CSS, out comes where it would fetch something from elsewhere.

A sheet becomes a part of the EPUB and of the web edition, whose readers are to be asked of by
nobody.  tinycss2 reads the tokens (CSS Syntax Level 3), so escapes and comments hide nothing.
An address stands in ``url()`` or, as a string, in ``src()``, ``image()`` and ``image-set()`` (CSS
Values 4, 4.5; CSS Images 4, 2) or in ``@import`` (CSS Cascade 5, 2); a custom property may carry
such a string to where it is used.

Floor 1: imports floor 0 only.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from publisher.errors import Problem
from publisher.source import Location

__all__ = ["fetches"]

_MAY_FETCH = re.compile(r"url|src|image|import|\\", re.IGNORECASE)
"""What every address needs in a sheet: most have none, and need no parser."""
_ADDRESSED = frozenset({"url", "src", "image", "image-set", "-webkit-image-set"})
_ELSEWHERE = re.compile(r"(?:https?:|ftp:|file:|//)", re.IGNORECASE)
_PASSED_OVER = re.compile(r"\A[\x00- ]+|[\t\n\r]")
"""What browsers take out of an address (WHATWG URL, 4.4: basic URL parser)."""
_HINT = "a style uses nothing but what lies in the book"


def fetches(path: str, css: str) -> list[Problem]:
    """Return what a sheet would fetch from elsewhere, in the order in which it says so."""
    if not _MAY_FETCH.search(css):
        return []
    import tinycss2  # takes its time to load, and few sheets need it

    found = {
        (at.source_line, at.source_column): message
        for at, message in _faults(tinycss2.parse_component_value_list(css, skip_comments=True))
    }
    return [
        Problem(message, Location(path, *place), _HINT) for place, message in sorted(found.items())
    ]


def _faults(tokens: Iterable[Any]) -> Iterator[tuple[Any, str]]:
    """Yield tokens and what is wrong with them; blocks wait on a list, however deep they lie."""
    waiting = [(tokens, False)]
    while waiting:
        inner, taken = waiting.pop()
        yield from _statements(inner, taken, waiting)


def _statements(
    tokens: Iterable[Any], taken: bool, waiting: list[tuple[Iterable[Any], bool]]
) -> Iterator[tuple[Any, str]]:
    """Go through what one block holds; ``taken`` says that its strings are addresses."""
    first, is_name, strings = True, False, taken
    for token in tokens:
        kind = token.type
        if kind == "whitespace":
            continue
        if kind == "at-keyword":
            is_name, strings = token.lower_value == "namespace", token.lower_value == "import"
            if strings:
                yield token, "@import is not heeded"
        elif kind == "ident" and first:
            strings = taken or token.value.startswith("--")
        elif kind == "url" or (kind == "string" and strings):
            if not is_name and _is_elsewhere(token.value):
                yield token, f"would fetch {token.value}"
        elif kind == "function":
            addressed = strings or token.lower_name in _ADDRESSED
            waiting.append((token.arguments, addressed and not is_name))
        elif kind in ("() block", "[] block", "{} block"):
            waiting.append((token.content, strings and kind != "{} block"))
        first = kind == "{} block" or (kind == "literal" and token.value == ";")
        if first:
            is_name, strings = False, taken


def _is_elsewhere(address: str) -> bool:
    return _ELSEWHERE.match(_PASSED_OVER.sub("", address).replace("\\", "/")) is not None
