"""title: what the interview is called, and the lines that stand under its title.

Source: the form of articles: a title, perhaps a second line, a byline, a date and
a place, then the text.  They go to the metadata.  ``[Part 1]`` in a title is the
number of the part.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from publisher.model.transcript import Omission
from publisher.transforms.dates import dated, occasion
from publisher.transforms.draft import Draft, Metadata, Unit, UnitKind, dropped, moved
from publisher.transforms.header import names_of
from publisher.transforms.lines import is_bracketed
from publisher.transforms.names import fold, is_cased
from publisher.transforms.notes import CALL
from publisher.transforms.sections import is_section
from publisher.transforms.shape import DASH

__all__ = ["RULE", "SMALL", "find"]

RULE = "title"

_TOP = 8
"""Units at the beginning among which title, byline and date are looked for."""
_LONGEST = 300
"""Letters of a title; what a header says beyond them is cut off, and stays in the ledger."""
_NUMERALS = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "i": 1,
    "ii": 2,
    "iii": 3,
    "iv": 4,
}
_PART = re.compile(
    r"[ \t,:–—-]*[\[(]?[ \t]*\b(?:part|partie|teil|parte|pt\.?)[ \t]+"
    r"(?P<n>\d{1,2}|one|two|three|four|five|iv|iii|ii|i)(?:[ \t]*(?:of|/|de|von)[ \t]*\w{1,5})?[ \t]*"
    r"[\])]?[ \t]*$",
    re.IGNORECASE,
)
_GENRE = re.compile(
    r"(?:exclusive )?(?:interview|q&a|transcript)[ \t]*[:–—-][ \t]*(?=\S)", re.IGNORECASE
)
_INTERVIEW = re.compile(
    r"\b(?:interview|conversation|oral history|q ?& ?a|entretien|rencontre|gespräch|entrevista|"
    r"intervista|charla|talking to|in conversation)\b|(?:حوار|لقاء|مقابلة) مع|インタビュー|访谈|採訪",
    re.IGNORECASE,
)
_BYLINE = re.compile(
    r"(?:by|words by|written by|text by|story by|interview(?:ed)?(?: conducted)? by|par|von|por|di|"
    r"propos recueillis par|entretien réalisé par|entretien mené par|das gespräch führte|"
    r"entrevista de|a cura di)[ \u00a0]+(?P<name>[^\n]{2,80})",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(
    r"(?:posted|published|updated|publié|veröffentlicht|publicado|pubblicato)", re.I
)
SMALL = frozenset(
    "a an and as at but by for from in nor of on or the to with vs de la le du des et".split()
)
_SAME = ("interview", "transcript", "full transcript", "the interview", "the transcript", "transcription",
         "entretien", "das interview", "entrevista", "intervista")  # fmt: skip


def find(draft: Draft) -> Draft:
    """Return the draft with title, byline, date and place in its metadata."""
    units = list(draft.units)
    records: list[Omission] = []
    metadata = draft.metadata
    if metadata.title:
        units = _without_title(units, metadata.title, records)
    else:
        index = _title_index(units)
        if index is not None:
            records += [dropped(unit.strand, "section name") for unit in units[:index]]
            title = units[index]
            records.append(moved(title.strand, "title"))
            metadata = replace(metadata, title=title.text)
            del units[: index + 1]
            metadata = _subtitle(units, metadata, records)
    metadata = _top_lines(units, metadata, records)
    units = _plain_headings(units, records)
    return draft.having(units, records=records, metadata=_tidy(metadata))


def _without_title(units: list[Unit], title: str, records: list[Omission]) -> list[Unit]:
    """Leave out a heading or line near the top that only repeats the title."""
    for index, unit in enumerate(units[:_TOP]):
        if len(unit.text) < 300 and fold(" ".join(unit.text.split())) == fold(title):
            records.append(moved(unit.strand, "title"))
            return units[:index] + units[index + 1 :]
    return units


def _title_index(units: Sequence[Unit]) -> int | None:
    """Return which unit is the title: a heading of level 1, or the first short line."""
    for index, unit in enumerate(units[:_TOP]):
        if unit.kind is UnitKind.HEADING and unit.level == 1:
            return index if index <= 1 else None
    if not units or not _is_title(units[0]):
        return None
    second = units[1] if len(units) > 1 else None
    if (
        second is not None
        and not _INTERVIEW.search(units[0].text)
        and _INTERVIEW.search(second.text)
        and _is_title(second)
        and len(units[0].text) < len(second.text)
    ):
        return 1
    return 0


def _is_title(unit: Unit) -> bool:
    text = " ".join(CALL.sub("", unit.text).split())
    if unit.kind not in (UnitKind.PARAGRAPH, UnitKind.HEADING) or not 0 < len(text) <= 200:
        return False
    if text.endswith((".", ",", ";", ":")) and not text.endswith(("...", "Jr.", "Inc.")):
        return False
    if is_section(text) or is_bracketed(text) or DASH.match(text) or unit.lead is not None:
        return False
    if unit.kind is UnitKind.HEADING:
        return unit.level == 1
    return not (_BYLINE.fullmatch(text) or (dated(text)[0] and not dated(text)[1]))


def _subtitle(units: list[Unit], metadata: Metadata, records: list[Omission]) -> Metadata:
    """Take a short line right under the title, without a blank line, for its second line."""
    if not units or units[0].gap or not _is_title(units[0]) or _is_top_line(units[0]):
        return metadata
    if len(units) > 1 and not units[1].gap and not _is_top_line(units[1]):
        return metadata
    unit = units.pop(0)
    records.append(moved(unit.strand, "subtitle"))
    return replace(metadata, subtitle=" ".join(unit.text.split()))


# --- byline, date, place -----------------------------------------------------------------------


def _is_top_line(unit: Unit) -> bool:
    text = unit.text
    return len(text) <= 200 and bool(_BYLINE.fullmatch(text) or occasion(text)[0])


def _top_lines(units: list[Unit], metadata: Metadata, records: list[Omission]) -> Metadata:
    """Take bylines, dates and places from the lines before the text begins."""
    index = 0
    while index < min(_TOP, len(units)):
        unit = units[index]
        if unit.lead is not None or len(unit.text) > 300:
            break
        known = _top_line(unit.text, metadata)
        if known is None:
            index += 1
            continue
        records.append(moved(unit.strand, "occasion"))
        metadata = known
        del units[index]
    return metadata


def _top_line(text: str, metadata: Metadata) -> Metadata | None:
    text = " ".join(text.split())
    byline = _BYLINE.fullmatch(text)
    if byline and (names := names_of(byline["name"])):
        authors = tuple(n for n in names if n not in metadata.authors)
        return replace(metadata, authors=(*metadata.authors, *authors))
    date, place = occasion(text)
    if not date:
        return None
    if _PUBLISHED.match(text):
        return replace(metadata, posted=metadata.posted or date)
    return replace(metadata, date=metadata.date or date, place=metadata.place or place)


def _plain_headings(units: list[Unit], records: list[Omission]) -> list[Unit]:
    """Leave out headings that only say that the interview follows."""
    kept = []
    for unit in units:
        if unit.kind is UnitKind.HEADING and unit.text.strip().rstrip(":").casefold() in _SAME:
            records.append(dropped(unit.strand, "heading that says only what follows"))
        else:
            kept.append(unit)
    return kept


# --- the title itself --------------------------------------------------------------------------


def _tidy(metadata: Metadata) -> Metadata:
    title = " ".join(metadata.title.split())[:_LONGEST]
    part = _PART.search(title)
    if part and part.start() > 0:
        number = part["n"].casefold()
        metadata = replace(metadata, part=_NUMERALS.get(number) or int(number))
        title = title[: part.start()]
    genre = _GENRE.match(title)
    if genre and len(title) - genre.end() >= 8:
        title = title[genre.end() :]
    return replace(metadata, title=_lower(title), date=metadata.date or metadata.posted)


def _lower(title: str) -> str:
    """Return a title set in capitals as titles are commonly set."""
    if title != title.upper() or not is_cased(title) or len(title.split()) < 2:
        return title
    words = title.lower().split()
    last = len(words) - 1
    return " ".join(
        word if word in SMALL and 0 < i < last else _capital(word) for i, word in enumerate(words)
    )


def _capital(word: str) -> str:
    place = next((i for i, c in enumerate(word) if c.isalpha()), 0)
    return word[:place] + word[place : place + 1].upper() + word[place + 1 :]
