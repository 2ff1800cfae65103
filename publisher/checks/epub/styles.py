"""Style sheets: in goes CSS, out come the files it uses and what it imposes on the reader.

This reads tokens (CSS Syntax Level 3, 4) as far as addresses and declarations need
it, in one pass over the text whatever it holds.

Floor 4: imports lower floors and its own modules only.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from publisher.checks.epub.addresses import Address, address
from publisher.source import Location, Source

__all__ = ["LEAST_HEIGHT", "Sheet", "read_sheet"]

_END = r"""(?:\\?\Z|(?=\n))"""
"""Where a string ends that nobody closed."""
_TOKEN = re.compile(
    r"""url\(\s*+(?:"([^"\\\n]*+)"|'([^'\\\n]*+)'|([^"'()\s]*+))\s*+\)"""
    rf"""|"((?:[^"\\\n]|\\.)*+)(?:"|{_END})|'((?:[^'\\\n]|\\.)*+)(?:'|{_END})"""
    r"""|([{};])|[^{};"'uU]++|.""",
    re.DOTALL | re.IGNORECASE,
)
_COMMENT = re.compile(
    r"""/\*(?:[^*]|\*(?!/))*+(?:\*/|\Z)|url\([^()"']*+\)"""
    rf"""|"(?:[^"\\\n]|\\.)*+(?:"|{_END})|'(?:[^'\\\n]|\\.)*+(?:'|{_END})""",
    re.DOTALL | re.IGNORECASE,
)
_BLANK = re.compile(r"\s*+")
_UNSEEN = re.compile(r"[^\n]")
_PAGE = re.compile(r"(?:html|body|:root)(?:\s*+(?:>\s*+)?body)?", re.IGNORECASE)
"""Selectors of the whole page."""
_FIXED_SIZE = re.compile(r"(?<![\w.-])[0-9.]+(?:px|pt|pc|cm|mm|in|q)(?![\w-])", re.IGNORECASE)
_COLOURS = frozenset({"color", "background", "background-color"})
LEAST_HEIGHT = 1.2
"""Sizes of the type that a line is high at least (Kindle Publishing Guidelines)."""
_HEIGHT = re.compile(r"([0-9]+(?:\.[0-9]*)?|\.[0-9]+)(em|rem|%|)(?![\w.%])", re.IGNORECASE)
_SHARES = {"": 1.0, "em": 1.0, "rem": 1.0, "%": 0.01}
_NO_COLOUR = re.compile(
    r"(?:inherit|initial|unset|revert|transparent|none|currentcolor|canvas|canvastext)"
    r"(?:\s*!important)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a style sheet does; ``sizes``, ``colours`` and ``heights`` are set for whole pages.

    ``heights`` are line heights that are less than ``LEAST_HEIGHT``.
    """

    urls: tuple[tuple[Address, Location], ...]
    sizes: tuple[tuple[str, Location], ...]
    colours: tuple[tuple[str, Location], ...]
    heights: tuple[tuple[str, Location], ...] = ()


def read_sheet(path: str, css: str, inside: Location | None = None) -> Sheet:
    """Return what a style sheet does; ``inside`` is the element that holds it, if one does."""
    reader = _Reader(path, css, inside)
    reader.read()
    return Sheet(
        tuple(reader.urls), tuple(reader.sizes), tuple(reader.colours), tuple(reader.heights)
    )


class _Reader:
    """Goes through the tokens of a sheet once."""

    def __init__(self, path: str, css: str, inside: Location | None) -> None:
        self.path = path
        self.css = _without_comments(css)
        self.inside = inside
        self.source = Source(path, self.css)
        self.urls: list[tuple[Address, Location]] = []
        self.sizes: list[tuple[str, Location]] = []
        self.colours: list[tuple[str, Location]] = []
        self.heights: list[tuple[str, Location]] = []
        self.rules: list[bool] = []  # of each open rule, whether it is about whole pages
        self.start = 0

    def read(self) -> None:
        found: list[tuple[str, int, bool]] = []
        for match in _TOKEN.finditer(self.css):
            mark = match[6]
            if mark is None:
                url = match[1] or match[2] or match[3]
                if url is not None:
                    found.append((url, match.start(), True))
                elif match[4] or match[5]:
                    found.append((match[4] or match[5], match.start(), False))
                continue
            said = self.css[self.start : match.start()].strip()
            self._addresses(said, found)
            if mark == "{":
                self.rules.append(_of_the_page(said))
            else:
                self._declaration(said)
                if mark == "}" and self.rules:
                    self.rules.pop()
            self.start = match.end()
            found = []
        self._addresses(self.css[self.start :].strip(), found)
        self._declaration(self.css[self.start :].strip())

    def _addresses(self, said: str, found: list[tuple[str, int, bool]]) -> None:
        """Note the addresses of a statement; a bare string is one in ``@import`` only."""
        words = said[:12].lower()
        if words.startswith("@namespace"):
            return
        for url, offset, sure in found:
            if sure or words.startswith("@import"):
                self.urls.append((address(self.path, url), self._at(offset)))

    def _declaration(self, said: str) -> None:
        name, colon, value = said.partition(":")
        if not colon or not self.rules or not self.rules[-1]:
            return
        name, value = name.strip().lower(), value.strip()
        where = self._at(self.start)
        if name in ("font-size", "font") and _FIXED_SIZE.search(value):
            self.sizes.append((f"{name}: {value}", where))
        elif name in _COLOURS and not _NO_COLOUR.fullmatch(value):
            self.colours.append((f"{name}: {value}", where))
        elif name == "line-height" and _is_low(value):
            self.heights.append((f"{name}: {value}", where))

    def _at(self, offset: int) -> Location:
        if self.inside is not None:
            return self.inside
        blank = _BLANK.match(self.css, offset)
        return self.source.at(blank.end() if blank else offset)


def _is_low(value: str) -> bool:
    told = _HEIGHT.match(value)
    return told is not None and float(told[1]) * _SHARES[told[2].lower()] < LEAST_HEIGHT


def _of_the_page(rule: str) -> bool:
    return any(_PAGE.fullmatch(selector.strip()) for selector in rule.split(","))


def _without_comments(css: str) -> str:
    """Return the sheet with blanks in place of comments, so that places stay."""
    return _COMMENT.sub(_blanked, css) if "/*" in css else css


def _blanked(match: re.Match[str]) -> str:
    found = match[0]
    return _UNSEEN.sub(" ", found) if found.startswith("/*") else found
