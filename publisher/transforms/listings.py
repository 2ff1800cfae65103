"""listings: a list of contents before the text, an index after it.

Source: transcripts of archives, which carry both.  They point at pages that the
book does not have, and every word of them stands in the text anyway.
"""

from __future__ import annotations

import re

from publisher.model.transcript import Omission
from publisher.transforms.draft import Draft, Unit, UnitKind, dropped

__all__ = ["RULE", "clear"]

RULE = "listings"

_NUMBER = re.compile(r"(?<![\w.])\d{1,2}(?:\.\d{1,2}){0,3}(?![\w.])")
_PAGES = re.compile(r"(?:\d{1,4}(?:[-–]\d{1,4})?)(?:, ?\d{1,4}(?:[-–]\d{1,4})?)*+")
_INDEX = frozenset(
    "index|register|índice|indice|índex|general index|name index|indeks|rejstřík|mutató|hakemisto|"
    "указатель|покажчик|ευρετήριο|dizin|索引|색인|מפתח|فهرس".split("|")
)


def clear(draft: Draft) -> Draft:
    """Return the draft without its list of contents and its index."""
    records: list[Omission] = []
    headings = [
        u.text.casefold() for u in draft.units if u.kind is UnitKind.HEADING and len(u.text) > 3
    ]
    units = [u for u in draft.units if not _contents(u, headings, records)]
    start = _index_start(units)
    end = start
    while end < len(units) and (end == start or _is_entry(units[end])):
        end += 1
    if start < len(units) and end - start >= 4:
        records += [dropped(unit.strand, "index") for unit in units[start:end]]
        units[start:end] = []
    return draft.having(units, records=records)


def _contents(unit: Unit, headings: list[str], records: list[Omission]) -> bool:
    """Tell whether a paragraph lists the headings of the text; record it if so."""
    if unit.kind is not UnitKind.PARAGRAPH or len(headings) < 3 or len(unit.text) > 20_000:
        return False
    text = unit.text.casefold()
    if len(_NUMBER.findall(text)) < 3:
        return False
    named = sum(heading in text for heading in set(headings[:200]))
    if named >= 3 and len(_NUMBER.findall(text)) >= named:
        records.append(dropped(unit.strand, "list of contents"))
        return True
    return False


def _index_start(units: list[Unit]) -> int:
    """Return where an index begins: a line that says so, in the last two thirds."""
    for number, unit in enumerate(units):
        if number > len(units) / 3 and unit.text.strip().casefold() in _INDEX:
            return number
    return len(units)


def _is_entry(unit: Unit) -> bool:
    """Tell whether a line is an entry of an index: ``term, 1, 2`` or a letter."""
    text = unit.text.strip()
    if unit.kind not in (UnitKind.PARAGRAPH, UnitKind.ITEM, UnitKind.HEADING) or len(text) > 300:
        return False
    if len(text) <= 2 or ". See " in text or "see also" in text.casefold():
        return True
    return all(_is_term(line) for line in text.split("\n"))


def _is_term(line: str) -> bool:
    """Tell whether a line ends with a comma and page numbers."""
    place = len(line.rstrip("0123456789,-– "))
    pages = line[place:].lstrip(", ")
    return bool(pages) and bool(_PAGES.fullmatch(pages.strip()))
