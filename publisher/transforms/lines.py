"""lines: passages to paragraphs; which line ends are wraps and which are meant.

Source: the form of the file itself.  A line is wrapped when the first word of
the next would not have fitted on it (RFC 3676, 4.2 describes how mail programs
fill lines); whether a file is wrapped at all is decided from all of its lines.
Cues of captions are not paragraphs either: they run on until the voice changes.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from publisher.model.transcript import Event, EventKind, Mark, MarkKind, Omission
from publisher.transforms.draft import Draft, Unit, UnitKind, dropped
from publisher.transforms.leads import Lead, Style, key_of
from publisher.transforms.parts import numberless
from publisher.transforms.runons import cuts
from publisher.transforms.strand import Strand
from publisher.transforms.table import Table, best

__all__ = ["RULE", "hard_breaks", "is_bracketed", "paragraphs"]

RULE = "lines"

_WIDEST = 132
"""No wrapped text is wider; lines of a manuscript paper are at most 80."""
_PAUSE = 2.0
"""Seconds of silence after a finished sentence that begin a new paragraph of captions."""
_FLASH = 0.05
"""Seconds of a cue that nobody can read."""
_REPEATED = "line repeated from the caption before"
_ENDS = ".?!…。？！؟।։"
_CLOSERS = "\"'”’»)]」』）】“"


def paragraphs(draft: Draft) -> Draft:
    """Return the draft with its units: one a paragraph, each label at its beginning."""
    table = draft.table
    events = draft.transcript.events
    typed = draft.transcript.typed
    width = _width(events) if typed else 0
    meant = not width and not any(
        "\n" in event.text for event in events if event.kind is EventKind.PARAGRAPH
    )
    units: list[Unit] = []
    records: list[Omission] = []
    cues: list[Event] = []
    for event in events:
        if event.kind is EventKind.CUE:
            cues.append(event)
            continue
        units += _cues(cues, table, records, apart=draft.rules.every_time)
        cues = []
        whole = _split(event, table, width, typed=typed)
        for unit in whole:
            apart = _apart(unit, table) if table.blanks else (unit,)
            units += map(_with_breaks, apart) if meant else apart
    units += _cues(cues, table, records, apart=draft.rules.every_time)
    return draft.having(units, records=records)


# --- wrapped text ------------------------------------------------------------------------------


def _width(events: Iterable[Event]) -> int:
    """Return the width at which the file is wrapped, 0 if it is not."""
    pairs: list[tuple[int, int]] = []
    every: list[int] = []
    for event in events:
        lines = event.text.split("\n")
        every += map(len, lines)
        for line, following in itertools.pairwise(lines):
            word = following.split(maxsplit=1)
            pairs.append((len(line), len(word[0]) if word else 0))
    if not pairs:
        return 0
    lengths = sorted(length for length, _ in pairs)
    width = lengths[int(0.98 * (len(lengths) - 1))]
    beyond = sum(length > width + 2 for length in every)
    if not 36 <= width <= _WIDEST or beyond > 0.05 * len(every):
        return 0
    filled = sum(length + 1 + word > width - 2 for length, word in pairs)
    return width if filled >= 0.45 * len(pairs) else 0


def _split(event: Event, table: Table, width: int, *, typed: bool) -> Iterator[Unit]:
    """Yield the units of one event, in the order of its lines."""
    strand = _unpiped(Strand.of(event))
    kind = UnitKind(event.kind.value)
    unit = Unit(kind, strand, event.level, event.gap, event.name, event.start, event.end)
    if kind is UnitKind.BREAK:
        yield unit
        return
    if kind is UnitKind.HEADING or "\n" not in strand.text:
        if strand.text.strip():
            yield _led(unit.reading(strand.strip()), table)
        return
    whole = kind in (UnitKind.QUOTATION, UnitKind.NOTE)
    start, gap = 0, event.gap
    lines = strand.text.split("\n")
    place = 0
    for line, following in zip(lines, [*lines[1:], None], strict=True):
        place += len(line) + 1
        if following is not None and (
            whole or _runs_on(strand, place, line, following, table, width, typed=typed)
        ):
            continue
        piece = strand.cut(start, place - 1).strip()
        if piece.text:
            yield _led(replace(unit, strand=piece, gap=gap), table)
        start, gap = place, 0


def _with_breaks(unit: Unit) -> Unit:
    """Return a quotation whose line ends are meant: the file wraps no paragraph."""
    if unit.kind is not UnitKind.QUOTATION or "\n" not in unit.text:
        return unit
    ends = (Mark(m.start(), m.end(), MarkKind.BREAK) for m in re.finditer("\n", unit.text))
    marks = tuple(sorted({*unit.strand.marks, *ends}))
    return replace(unit, strand=replace(unit.strand, marks=marks))


def _led(unit: Unit, table: Table) -> Unit:
    """Return a unit with the lead at its head, if it has one that counts."""
    if unit.kind is UnitKind.HEADING and Style.HEADING in table.styles:
        lead = _headed(unit.strand, table)
    else:
        lead = best(unit.strand, 0, table)
    return replace(unit, lead=lead) if lead is not None else unit


def _headed(strand: Strand, table: Table) -> Lead | None:
    """Return the lead of a heading that holds nothing but a name of the table."""
    length = len(strand.text)
    if numberless(key_of(strand.text)) not in table.keys:
        return None
    return Lead(Style.HEADING, strand.text, 0, length, length, alone=True)


def _apart(unit: Unit, table: Table) -> Iterator[Unit]:
    """Yield the turns of a unit whose line ends became blanks."""
    found = cuts(unit.strand, table.joint, 1, blanks=True)
    starts = [match.start("head") for match in found]
    for start, end in itertools.pairwise([0, *starts, len(unit.text)]):
        if (strand := unit.strand.cut(start, end).strip()).text:
            yield _led(
                replace(unit, strand=strand, lead=None, gap=unit.gap if not start else 0), table
            )


def _unpiped(strand: Strand) -> Strand:
    """Return a strand without a stray sign of a table at its beginning."""
    return strand.cut(2) if strand.text.startswith("| ") and strand.text.count("|") == 1 else strand


def _runs_on(
    strand: Strand,
    place: int,
    line: str,
    following: str,
    table: Table,
    width: int,
    *,
    typed: bool,
) -> bool:
    """Tell whether ``following``, which begins at ``place``, goes on with ``line``."""
    lead = best(strand, place, table)
    if lead is not None and (lead.style is not Style.TIME or lead.alone):
        return False
    first = place - len(line) - 1
    before = best(strand, first, table)
    if before is not None and before.alone:
        return False
    if not typed:
        return True
    if not width:
        return False
    word = following.split(maxsplit=1)[0] if following.strip() else ""
    return len(line) + 1 + len(word) > 0.86 * width or following.lstrip()[:1].islower()


# --- captions ----------------------------------------------------------------------------------


def _cues(
    events: list[Event], table: Table, records: list[Omission], *, apart: bool
) -> Iterator[Unit]:
    """Yield cues run together: a unit ends with the voice, or with a long pause.

    ``apart``: each cue stays a unit, so that none of their times is lost.
    """
    run: list[Unit] = []
    shown = ""
    rolling = any(map(_flashes, events))
    for event in events:
        strand = Strand.of(event)
        if rolling and strand.text.strip() and shown == strand.text.strip() and _flashes(event):
            records.append(dropped(strand, _REPEATED))
            continue
        strand, shown = _fresh(strand, shown, records, shortest=1 if rolling else 9)
        strand = strand.strip()
        if not strand.text:
            continue
        cue = Unit(UnitKind.CUE, strand, name=event.name, at=event.start, until=event.end)
        if run and (apart or not _goes_on(run[-1], cue, table)):
            yield _led(_run_together(run), table)
            run = []
        run.append(cue)
    if run:
        yield _led(_run_together(run), table)


def _flashes(event: Event) -> bool:
    """Tell whether a cue is seen for no time: so machines let a line roll up."""
    return event.start is not None and event.end is not None and event.end - event.start <= _FLASH


def _fresh(
    strand: Strand, shown: str, records: list[Omission], *, shortest: int
) -> tuple[Strand, str]:
    """Return what a cue shows anew, without the line that rolled up from the cue before."""
    lines = list(strand.lines())
    last = lines[-1].text.strip()
    if len(lines) > 1 and shown and lines[0].text.strip() == shown and len(shown) >= shortest:
        records.append(dropped(lines[0], _REPEATED))
        return strand.cut(len(lines[0].text) + 1), last
    return strand, last


def _goes_on(before: Unit, cue: Unit, table: Table) -> bool:
    if cue.name != before.name:
        return False
    if not cue.name and (is_bracketed(cue.text) or is_bracketed(before.text)):
        return False
    if best(cue.strand, 0, table) is not None or cue.text.startswith((">>", "- ")):
        return False
    finished = before.text.rstrip(_CLOSERS)[-1:] in _ENDS
    timed = cue.at is not None and before.until is not None
    pause = (cue.at or 0.0) - (before.until or 0.0) if timed else 0.0
    return not (finished and pause >= _PAUSE)


def _run_together(run: list[Unit]) -> Unit:
    strand = Strand.joined([unit.strand for unit in run], "\n")
    return replace(run[0], strand=strand, until=run[-1].until)


def is_bracketed(text: str) -> bool:
    """Tell whether a text is one remark in brackets, such as ``[laughs]`` or ``(music)``."""
    text = text.strip().rstrip(".。")
    pairs = {"[": "]", "(": ")", "（": "）", "【": "】", "［": "］", "〔": "〕"}
    closing = pairs.get(text[:1])
    return (
        closing is not None
        and text[-1:] == closing
        and not any(c in text[1:-1] for c in (text[0], closing))
    )


def hard_breaks(strand: Strand) -> int:
    """Return how many line ends of a strand the author meant."""
    return sum(mark.kind is MarkKind.BREAK for mark in strand.marks)
