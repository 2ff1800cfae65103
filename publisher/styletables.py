"""The tables of ``style.toml`` that say what a page is and what an edition may decide.

In goes the reader of a declaration, out come a ``Page`` and ``Option``s; what is wrong is
told to the reader, with its line.

Floor 1: imports floor 0 only.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any, Protocol

from publisher.model.style import FLAG, Option, Page
from publisher.vocabulary.trims import TRIMS

__all__ = ["OPTION_KEYS", "PAGE_KEYS", "Reader", "options", "page"]

_LENGTHS = ("inside", "outside", "top", "bottom", "size", "leading")
PAGE_KEYS = ("trim", *_LENGTHS, "columns", "gap", "characters")
OPTION_KEYS = ("name", "description", "choices", "default")
_NAME = re.compile(r"[a-z]++(-[a-z]++)*+")
_MEANT = {"labels": ("short", "full", "initials"), "pull-quotes": FLAG}
"""Options that the program itself heeds, and what they may be: the others are for sheets alone."""


class Reader(Protocol):
    """Reads one declaration: ``lines`` and ``table`` are the same text."""

    lines: list[str]
    table: dict[str, Any]

    def problem(self, message: str, line: int = 0, hint: str = "") -> None:
        """Note what is wrong, and in which line."""

    def line_of(self, key: str, after: int = 0) -> int:
        """Return the line where a key is set at or after a line."""

    def known(self, table: Mapping[str, Any], keys: tuple[str, ...], after: int) -> None:
        """Note keys that are not known."""

    def text(self, table: Mapping[str, Any], key: str, after: int, default: str = "") -> str:
        """Return a text, and note if it is none."""


def page(reader: Reader) -> tuple[str, Page]:
    """Return the name of the trim and the page that is drawn for it."""
    table, line = reader.table.get("page"), reader.line_of("page")
    if not isinstance(table, dict):
        reader.problem("a style needs a [page]", line, "with trim, inside, outside, top, …")
        return "", Page()
    reader.known(table, PAGE_KEYS, line)
    trim = reader.text(table, "trim", line)
    if trim and trim not in TRIMS:
        where = reader.line_of("trim", line)
        reader.problem(f"unknown trim “{trim}”", where, f"known: {', '.join(TRIMS)}")
    lengths = {key: _length(reader, table, key, line) for key in _LENGTHS}
    columns = table.get("columns", 1)
    if type(columns) is not int or not 1 <= columns <= 4:
        reader.problem("“columns” must be 1 to 4", reader.line_of("columns", line))
        columns = 1
    gap = _length(reader, table, "gap", line) if "gap" in table or columns > 1 else 0.0
    drawn = Page(**lengths, columns=columns, gap=gap, characters=_characters(reader, table, line))
    if trim in TRIMS and all(lengths.values()):
        _check_grid(reader, drawn, TRIMS[trim][1], line)
    return trim, drawn


def _length(reader: Reader, table: Mapping[str, Any], key: str, line: int) -> float:
    value = table.get(key)
    if type(value) in (int, float) and 0 < float(value) < 400:  # type: ignore[arg-type]
        return float(value)  # type: ignore[arg-type]
    fault = "must be a number of points" if key in table else "is missing"
    reader.problem(f"“{key}” {fault}", reader.line_of(key, line))
    return 0.0


def _characters(reader: Reader, table: Mapping[str, Any], line: int) -> tuple[int, int]:
    value = table.get("characters", [55, 75])
    if isinstance(value, list) and [type(n) for n in value] == [int, int]:
        least, most = value
        if 0 < least <= most:
            return least, most
    fault = "“characters” must be the least and the most of a line, such as [55, 75]"
    reader.problem(fault, reader.line_of("characters", line))
    return 55, 75


def _check_grid(reader: Reader, drawn: Page, height: float, line: int) -> None:
    """Note a depth of text that is no whole number of lines."""
    depth = height - drawn.top - drawn.bottom
    lines = depth / drawn.leading
    if not math.isclose(lines, round(lines), abs_tol=0.001) or lines < 1:
        message = f"the text is {depth:g} points deep, which is no whole number of lines"
        wanted = height - drawn.top - max(1, math.floor(lines)) * drawn.leading
        reader.problem(message, reader.line_of("bottom", line), f"say bottom = {wanted:g}")


def options(reader: Reader) -> tuple[Option, ...]:
    """Return the options in their order."""
    tables = reader.table.get("option", [])
    if not isinstance(tables, list) or not all(isinstance(t, dict) for t in tables):
        reader.problem("options are written as [[option]]", reader.line_of("option"))
        return ()
    starts = [n for n, line in enumerate(reader.lines, 1) if line.strip() == "[[option]]"]
    made: list[Option] = []
    for table, line in zip(tables, starts, strict=False):
        one = _option(reader, table, line)
        if one.name in {other.name for other in made}:
            reader.problem(f"the option “{one.name}” is given twice", line)
        made.append(one)
    return tuple(made)


def _option(reader: Reader, table: Mapping[str, Any], line: int) -> Option:
    reader.known(table, OPTION_KEYS, line)
    name = reader.text(table, "name", line)
    if name and not _NAME.fullmatch(name):
        fault = "an option's name is of small letters and hyphens"
        reader.problem(fault, reader.line_of("name", line))
    choices = table.get("choices", list(FLAG))
    if not isinstance(choices, list) or not all(_is_choice(c) for c in choices):
        fault = "“choices” must list words of small letters and hyphens"
        reader.problem(fault, reader.line_of("choices", line))
        choices = []
    default = table.get("default")
    if isinstance(default, bool) and choices == list(FLAG):
        default = FLAG[default]
    if default not in choices:
        wanted = f"one of: {', '.join(choices)}" if "choices" in table else "true or false"
        reader.problem(f"“default” must be {wanted}", reader.line_of("default", line))
    for unheeded in sorted(set(choices) - set(_MEANT.get(name, choices))):
        near = get_close_matches(unheeded, _MEANT[name], 1) or _MEANT[name]
        message = f"“{name}” cannot be “{unheeded}”"
        reader.problem(message, reader.line_of("choices", line), f"known: {', '.join(near)}")
    description = reader.text(table, "description", line)
    return Option(name, description, tuple(choices), str(default))


def _is_choice(value: object) -> bool:
    return isinstance(value, str) and _NAME.fullmatch(value) is not None
