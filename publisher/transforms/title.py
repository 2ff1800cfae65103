"""title: what the interview is called, and the lines that stand under its title.

Source: the form of articles: a title, perhaps a second line, a byline, a date and
a place, then the text.  They go to the metadata.  ``[Part 1]`` in a title is the
number of the part.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from publisher.model.transcript import MarkKind, Omission
from publisher.transforms.asking import CLOSERS, asks
from publisher.transforms.dates import dated, occasion
from publisher.transforms.draft import Draft, Hint, Metadata, Named, Unit, UnitKind, dropped, moved
from publisher.transforms.header import names_of
from publisher.transforms.lexicon import BYLINES, GENRES, POSTED, TITLES
from publisher.transforms.lines import is_bracketed
from publisher.transforms.names import fold, is_cased, is_full_name, is_unspaced
from publisher.transforms.notes import CALL
from publisher.transforms.parts import is_role
from publisher.transforms.promotion import is_promotion
from publisher.transforms.sections import is_section
from publisher.transforms.shape import DASH, led_question

__all__ = ["RULE", "SMALL", "find"]

RULE = "title"

_TOP = 8
"""Units at the beginning among which title, byline and date are looked for."""
_COVER = 4
"""Lines of a cover, such as an archive's and a project's name, that may stand above a title."""
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
    r"[ \t,:–—-]*[\[(]?[ \t]*\b(?:part|partie|teil|parte|deel|del|osa|część|část|rész|partea|часть|"
    r"частина|μέρος|bölüm|חלק|الجزء|bagian|phần|pt\.?)[ \t]+"
    r"(?P<n>\d{1,2}|one|two|three|four|five|iv|iii|ii|i)(?:[ \t]*(?:of|/|de|von)[ \t]*\w{1,5})?[ \t]*"
    r"[\])]?[ \t]*$",
    re.IGNORECASE,
)
_GENRE = re.compile(
    r"(?:exclusive )?(?:interview|q&a|transcript)[ \t]*[:–—-][ \t]*(?=\S)", re.IGNORECASE
)
_WORDS = sorted(map(re.escape, GENRES | TITLES), key=lambda one: (-len(one), one))
_SPACED = "|".join(word for word in _WORDS if not is_unspaced(word))
_UNSPACED = "|".join(word for word in _WORDS if is_unspaced(word) and len(word) > 1)
_INTERVIEW = re.compile(
    r"\b(?:interview|conversation|oral history|q ?& ?a|entretien|rencontre|gespräch|entrevista|"
    rf"intervista|charla|talking to|in conversation|{_SPACED})\b|{_UNSPACED}",
    re.IGNORECASE,
)
_BYLINE = re.compile(
    rf"(?:{'|'.join(sorted(map(re.escape, BYLINES), key=lambda one: (-len(one), one)))})"
    r"[ \u00a0]+(?P<name>[^\n]{2,80})",
    re.IGNORECASE,
)
_ASKED_BY = re.compile(
    r"[^\n]{0,12}?(?:interview|gespräch|fragen|mit ih[mr]|propos|entretien|entrevista|intervista|intervju|"
    r"vraaggesprek|haastatt|rozmaw|rozhovor|ptal|бесед|интервью|розмовля|спілкува|συνέντευξη|söyleşi|röportaj)",
    re.IGNORECASE,
)
"""Bylines that name who asked, not only who wrote."""
_OCCASION = re.compile(
    r"[ ,]+(?:on|am|le|el|il|em|den|op|in|im|at|à|en|a)\b(?=[^\n]{0,60}\d)|,(?=[^\n]{0,60}\d)",
    re.IGNORECASE,
)
"""Where in a byline the time and place begin."""
_PUBLISHED = re.compile(
    "|".join(sorted(map(re.escape, POSTED), key=lambda one: (-len(one), one))), re.IGNORECASE
)
_NUMBERED = re.compile(r"\d{1,3}(?:[.)][ \t]+|[、．）][ \t]*)(?=\S)")
SMALL = frozenset(
    "a an and as at but by for from in nor of on or the to with vs de la le du des et".split()
)
_JOBS = ("Staff Writer", "Contributing Writer", "Editor", "Managing Editor", "Reporter",
         "Correspondent", "Contributor", "Senior Editor", "Features Editor")  # fmt: skip
"""What stands behind a name in a byline and is no name."""
_TIME_OF_DAY = re.compile(
    r",?[ ]+(?:at )?\d{1,2}:\d{2}(?::\d{2})?(?:[ ]?[AaPp]\.?[Mm]\.?)?(?:[ ]?[A-Z]{2,4})?"
    r"(?:[ ]?[•·|][ ]?\d{1,2}(?::\d{2}){1,2})?$"
)
"""The hour behind a date, and how long the recording is: ``2:15PM • 18:22``."""
_SAME = ("interview", "transcript", "full transcript", "the interview", "the transcript", "transcription",
         "entretien", "das interview", "entrevista", "intervista")  # fmt: skip


def find(draft: Draft) -> Draft:
    """Return the draft with title, byline, date and place in its metadata."""
    units = list(draft.units)
    records: list[Omission] = []
    hints: list[Hint] = []
    metadata = draft.metadata
    if metadata.title:
        units = _without_title(units, metadata.title, records)
    else:
        index = _title_index(units)
        if index is not None and _holds_note(units[index], units):
            index = None
        if index is not None:
            hints += _guessed(units[index])
        if index is not None and not any(map(draft.rejected, hints)):
            records += [dropped(unit.strand, _above(unit)) for unit in units[:index]]
            title = units[index]
            records.append(moved(title.strand, "title"))
            metadata = replace(metadata, title=title.text)
            del units[: index + 1]
            metadata = _rest_of_title(units, metadata, records)
            metadata = _subtitle(units, metadata, records)
    metadata = _top_lines(units, metadata, records)
    metadata = _closing(units, metadata, records)
    units = _plain_headings(units, records)
    return draft.having(units, records=records, hints=hints, metadata=_tidy(metadata))


def _holds_note(title: Unit, units: Sequence[Unit]) -> bool:
    """Tell whether a note lies within a line, as in OpenDocument: it would go with it."""
    strand = title.strand
    notes = (unit.strand for unit in units if unit.kind is UnitKind.NOTE and unit.text)
    return any(strand.where(0) < note.where(0) < strand.end for note in notes)


def _guessed(title: Unit) -> list[Hint]:
    """Return the proposal for a title that only its place tells: a first short line."""
    marked = led_question(title.strand, MarkKind.STRONG) or title.text.isupper()
    if title.kind is UnitKind.HEADING or marked or _INTERVIEW.search(title.text):
        return []
    message = f"the first line is taken for the title: “{title.text[:80]}”"
    return [Hint("title", 0.7, message, title.strand.where(0))]


def _above(unit: Unit) -> str:
    """Return what a line above the title is."""
    return "promotion" if is_promotion(unit.text) else "section name"


def _without_title(units: list[Unit], title: str, records: list[Omission]) -> list[Unit]:
    """Leave out a heading or line near the top that only repeats the title."""
    for index, unit in enumerate(units[:_TOP]):
        if (
            len(unit.text) < 300
            and not unit.voiced
            and fold(" ".join(unit.text.split())) == fold(title)
        ):
            records.append(moved(unit.strand, "title"))
            return units[:index] + units[index + 1 :]
    return units


def _title_index(units: Sequence[Unit]) -> int | None:
    """Return which unit is the title: a heading of level 1, or the first short line.

    Links that stand above it are the page's.
    """
    if units and units[0].kind is UnitKind.PARAGRAPH and is_promotion(units[0].text):
        found = _title_index(units[1:])
        return None if found is None else found + 1
    if len(units) > 1 and _says_only_what_follows(units[0]):
        found = _title_index(units[1:])
        return None if found is None else found + 1
    for index, unit in enumerate(units[:_TOP]):
        if unit.kind is UnitKind.HEADING and unit.level == 1 and unit.lead is None:
            near = index <= 1 or (index <= _COVER and _INTERVIEW.search(unit.text))
            plain = all(_is_title(one) for one in units[:index])
            return index if near and plain and not _asks_like_others(unit, units) else None
    if not units or not _is_title(units[0]) or _asks_like_others(units[0], units):
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


def _says_only_what_follows(unit: Unit) -> bool:
    return unit.text.strip().rstrip(":").casefold() in _SAME


def _is_title(unit: Unit) -> bool:
    text = " ".join(CALL.sub("", unit.text).split())
    if unit.kind not in (UnitKind.PARAGRAPH, UnitKind.HEADING) or not 0 < len(text) <= 200:
        return False
    if text.endswith((".", ",", ";", ":")) and not text.endswith(("...", "Jr.", "Inc.")):
        return False
    if (
        is_section(text)
        or is_bracketed(text)
        or text.startswith(("[[", "{{"))
        or DASH.match(text)
        or unit.lead is not None
        or unit.voiced
        or _is_said(text)
    ):
        return False
    if unit.kind is UnitKind.HEADING:
        return unit.level == 1
    return not (_BYLINE.fullmatch(text) or (dated(text)[0] and not dated(text)[1]))


def _is_said(text: str) -> bool:
    """Tell whether a line is what somebody says: ``Q: …``, or ``: …`` whose label was markup."""
    label, colon, _ = text.partition(":")
    return bool(colon) and (not label or (len(label) < 3 and is_role(label.casefold())))


def _asks_like_others(unit: Unit, units: Sequence[Unit]) -> bool:
    """Tell whether what stands first is the first of several questions that look alike."""
    if not asks(unit.text):
        return False
    look = _look(unit)
    others = (other for other in units[1:] if other.lead is None)
    alike = sum(asks(other.text) and _look(other) == look for other in others)
    return alike >= (1 if any(look[1:]) else 2)


def _look(unit: Unit) -> tuple[UnitKind | int | bool, ...]:
    """Return what sets a passage apart: kind, level, bold, italics, capitals, a number."""
    strong, emphasis = (
        0 < len(unit.text.rstrip(CLOSERS)) <= led_question(unit.strand, kind)
        for kind in (MarkKind.STRONG, MarkKind.EMPHASIS)
    )
    numbered = bool(_NUMBERED.match(unit.text))
    return unit.kind, unit.level, strong, emphasis, unit.text.isupper(), numbered


def _rest_of_title(units: list[Unit], metadata: Metadata, records: list[Omission]) -> Metadata:
    """Add the next line to a title that ends with a small word: ``Interview with``."""
    last = metadata.title.split()[-1].casefold()
    if last not in SMALL or not units or not _is_title(units[0]):
        return metadata
    unit = units.pop(0)
    records.append(moved(unit.strand, "title"))
    return replace(metadata, title=f"{metadata.title} {unit.text}")


def _subtitle(units: list[Unit], metadata: Metadata, records: list[Omission]) -> Metadata:
    """Take a short line right under the title, without a blank line, for its second line."""
    if not units or units[0].gap or not _is_title(units[0]) or _is_top_line(units[0]):
        return metadata
    if CALL.search(units[0].text):
        return metadata  # metadata hold no notes
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
        if unit.lead is not None or unit.voiced or len(unit.text) > 300:
            break
        if CALL.search(unit.text):
            break  # metadata hold no notes
        if unit.text.casefold() in ("by", "with") and _is_name(units[index + 1 : index + 2]):
            metadata = replace(
                metadata, authors=(*metadata.authors, *names_of(units[index + 1].text))
            )
            records += [moved(one.strand, "author") for one in units[index : index + 2]]
            del units[index : index + 2]
            continue
        known = _top_line(_numbered(unit), metadata)
        if known is None:
            index += 1
            continue
        records.append(moved(unit.strand, "occasion"))
        metadata = known
        del units[index]
    return metadata


def _closing(units: list[Unit], metadata: Metadata, records: list[Omission]) -> Metadata:
    """Take a last line that says who asked, as newspapers have it: ``Interview by Ann Lee``."""
    unit = units[-1] if len(units) > 1 else None
    if unit is None or unit.kind is not UnitKind.PARAGRAPH or unit.voiced or unit.lead is not None:
        return metadata
    byline = _BYLINE.fullmatch(unit.text.strip("[]()*_. \n"))
    if byline and _ASKED_BY.match(byline[0]) and (known := _bylined(byline, metadata)):
        records.append(moved(units.pop().strand, "byline"))
        return known
    return metadata


def _is_name(units: Sequence[Unit]) -> bool:
    return any(unit.lead is None and is_full_name(unit.text) for unit in units)


def _numbered(unit: Unit) -> str:
    """Return the text of a unit; ``14. März 2021`` is no item of a list, whatever Markdown says."""
    item = unit.kind is UnitKind.ITEM and unit.name.isdecimal()
    return f"{unit.name}. {unit.text}" if item else unit.text


def _top_line(text: str, metadata: Metadata) -> Metadata | None:
    text = " ".join(text.split())
    if (byline := _BYLINE.fullmatch(text)) and (known := _bylined(byline, metadata)):
        return known
    date, place = occasion(_TIME_OF_DAY.sub("", text))
    if not date or is_section(text):
        return None
    if _PUBLISHED.match(text):
        return replace(metadata, posted=metadata.posted or date)
    return replace(metadata, date=metadata.date or date, place=metadata.place or place)


def _bylined(byline: re.Match[str], metadata: Metadata) -> Metadata | None:
    """Return the metadata with what a byline says: by whom, and perhaps when and where."""
    name, behind = byline["name"], ""
    if not names_of(name) and (cut := _OCCASION.search(name)):
        name, behind = name[: cut.start()], name[cut.start() :]
    names = names_of(name)
    date, place = occasion(behind.strip(" ,.")) if behind else ("", "")
    if not names or bool(behind) != bool(date):
        return None
    known = (*metadata.authors, *_JOBS)
    people = metadata.people
    if _ASKED_BY.match(byline[0]):
        people = (*people, *(Named(one, "interviewer", "byline") for one in names))
    return replace(
        metadata,
        authors=(*metadata.authors, *(one for one in names if one not in known)),
        people=people,
        date=metadata.date or date,
        place=metadata.place or place,
    )


def _plain_headings(units: list[Unit], records: list[Omission]) -> list[Unit]:
    """Leave out headings that only say that the interview follows."""
    kept = []
    top = next((n for n, unit in enumerate(units) if unit.lead is not None or unit.voiced), 0)
    for index, unit in enumerate(units):
        above = unit.kind is UnitKind.PARAGRAPH and index < min(top, _TOP)
        if (above or unit.kind is UnitKind.HEADING) and _says_only_what_follows(unit):
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
