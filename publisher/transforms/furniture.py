"""furniture: running heads, page numbers and captions, which come again and again.

Source: the forms of printed pages and of web pages saved as text.  A short line
that stands by itself and comes at least twice (digits apart) is none of the
talk: nobody says the same line without a full stop twice, between blank lines,
outside any turn.  A paragraph that a page break cut in two is put together again.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise, zip_longest

from publisher.model.transcript import Omission
from publisher.transforms.draft import Draft, Unit, UnitKind, dropped
from publisher.transforms.lexicon import CAPTIONS
from publisher.transforms.lines import is_bracketed
from publisher.transforms.sections import is_section
from publisher.transforms.shape import DASH
from publisher.transforms.strand import Strand

__all__ = ["RULE", "clear"]

RULE = "furniture"

_DIGITS = re.compile(r"\d+")
_LINE = 40
"""Letters of the last line of a page: a shorter one ended by itself."""
_PAGE_NUMBER = re.compile(
    r"(?:page|p\.|seite|página|pagina|s\.|sida|side|sivu|strona|str\.|strana|oldal|стр\.?|с\.|"
    r"σελ\.?|sayfa|עמוד|صفحة|صفحه|第)?[ \t]*[-–—\[(]?[ \t]*(?:\d{1,4}|[ivxlc]{1,7})[ \t]*"
    r"(?:(?:of|/|von|de|sur|di|van|av|z|из|od|din)[ \t]*\d{1,4})?[ \t]*(?:[-–—\])]|页|頁|ページ|쪽)?",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"(?:photo(?:graph)?(?:s|y)?|image|illustration|picture|portrait|drawing|still)s?[ ]"
    r"(?:by|courtesy|credit|from the collection)\b|(?:courtesy of|credit:|©[ ]?(?!\d))|"
    r"(?:getty images|ap photo|reuters|alamy|shutterstock|wireimage|afp)(?: ?/ ?\w{2,20}){0,2}$",
    re.IGNORECASE,
)
"""How a line tells whose picture stands above it."""
_TERMINAL = (".", "?", "!", "…", "。", "？", "！", "؟", "।", "։", ":", "：", ";", ",", "،", "，")
_CLOSERS = "\"'”’»)]」』）】“"


def clear(draft: Draft) -> Draft:
    """Return the draft without page furniture and captions."""
    units = list(draft.units)
    heads = _running(units)
    pages = _page_numbers(units)
    kept: list[Unit] = []
    records: list[Omission] = []
    broken = False
    for index, unit in enumerate(units):
        reason = _reason(unit, index, heads, pages)
        if reason:
            records.append(dropped(unit.strand, reason))
            broken = broken or reason in ("page heading", "page number")
            continue
        if broken and kept and _goes_on(kept[-1], unit):
            strand = Strand.joined([kept[-1].strand, unit.strand], "\n")
            kept[-1] = replace(kept[-1], strand=strand)
        else:
            kept.append(unit)
        broken = False
    return draft.having(kept, records=records)


def _reason(unit: Unit, index: int, heads: dict[str, int], pages: frozenset[int]) -> str:
    if index in pages:
        return "page number"
    if not _is_short_line(unit):
        return ""
    times = heads.get(_pattern(unit.text), 0)
    if times and not (index == 0 and not _DIGITS.search(unit.text)):
        return "page heading" if times < 0 or unit.text.isupper() else "caption"
    if _is_caption(unit) or _CREDIT.match(unit.text):
        return "caption"
    return ""


def _pattern(text: str) -> str:
    return " ".join(_DIGITS.sub("#", text).casefold().split())


def _is_short_line(unit: Unit) -> bool:
    """Tell whether a unit is one short line that is no sentence."""
    text = unit.text
    return (
        unit.kind in (UnitKind.PARAGRAPH, UnitKind.HEADING, UnitKind.QUOTATION)
        and not unit.voiced
        and 0 < len(text) <= 90
        and "\n" not in text
        and not text.rstrip(_CLOSERS).endswith(_TERMINAL)
        and not is_bracketed(text)
        and not is_section(text)
        and not DASH.match(text)
    )


def _running(units: Sequence[Unit]) -> dict[str, int]:
    """Return the short lines that stand by themselves more than once, and how often.

    The number is negative if their figures change, as those of pages do.
    """
    count: Counter[str] = Counter()
    forms: dict[str, set[str]] = {}
    worded: dict[str, int] = {}
    for index, (unit, after) in enumerate(zip_longest(units, units[1:])):
        alone = (unit.gap or index == 0) and (after is None or after.gap)
        if alone and _is_short_line(unit) and not _is_labelled(unit):
            key = _pattern(unit.text)
            count[key] += 1
            forms.setdefault(key, set()).add(unit.text)
            worded[key] = sum(c.isalpha() for c in unit.text)
    again = {key: n for key, n in count.items() if n >= 2 and worded[key] >= 3}
    return {key: -n if len(forms[key]) > 1 else n for key, n in again.items()}


def _is_labelled(unit: Unit) -> bool:
    return unit.lead is not None or unit.voiced


def _page_numbers(units: Sequence[Unit]) -> frozenset[int]:
    """Return the units that are page numbers: they rise with the text."""
    found: list[tuple[int, int]] = []
    for index, unit in enumerate(units):
        if (
            unit.kind is UnitKind.PARAGRAPH
            and not unit.voiced
            and len(unit.text) <= 40
            and _PAGE_NUMBER.fullmatch(unit.text)
        ):
            digits = _DIGITS.search(unit.text)
            found.append((index, int(digits[0]) if digits else -1))
    rising = sum(b[1] > a[1] for a, b in pairwise(found))
    if len(found) >= 2 and rising >= 0.6 * (len(found) - 1):
        return frozenset(index for index, _ in found)
    last = len(units) - 1
    return frozenset(index for index, number in found if index == last and number >= 0)


def _is_caption(unit: Unit) -> bool:
    """Tell whether a line says of itself that it is a caption: ``Photo: the quay``."""
    head, colon, _ = unit.text.replace("：", ":", 1).partition(":")
    word = head.strip().casefold().split(" ")[0].strip(".")
    return bool(colon) and word in CAPTIONS and len(head) <= 24 and not _is_labelled(unit)


def _goes_on(before: Unit, unit: Unit) -> bool:
    """Tell whether a paragraph goes on with the one that a page break cut off."""
    same = before.kind is unit.kind is UnitKind.PARAGRAPH and before.name == unit.name
    if not same or _is_labelled(unit):
        return False
    if before.text.endswith(("-", "‐")) and unit.text[:1].islower():
        return True  # the page cut a word
    if "\n" not in before.text and len(before.text) < _LINE:
        return False
    finished = before.text.rstrip(_CLOSERS).endswith((*_TERMINAL[:11], "：", "--", "—"))
    return not finished or unit.text[:1].islower()
