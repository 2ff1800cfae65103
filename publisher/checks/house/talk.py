"""Turns and speakers: who speaks, when, and whether anything is said.

Floor 4: imports lower floors and its own modules only.
"""

from __future__ import annotations

import re

from publisher.checks.house.copy import Copy
from publisher.checks.report import Report
from publisher.model import walk
from publisher.model.block import Figure, Query, Turn

__all__ = ["LONGEST", "check_talk"]

LONGEST = 350
"""Words of a paragraph that fill a page of a printed book."""
_FRESH = "00:01:00"
"""Before this time a clock has been started anew: another tape, another day."""
_SAYS = re.compile(r"\w")


def check_talk(text: Copy, report: Report) -> None:
    """Check queries, turns, paragraphs, times and speakers of a text."""
    turns = [block for block in text.manuscript.body if isinstance(block, Turn)]
    ids = dict(zip(map(id, turns), walk.turn_ids(text.manuscript), strict=True))
    for block in (*text.manuscript.headnote, *text.manuscript.body):
        _check_queries(block, ids.get(id(block), ""), report)
    _check_turns(text, turns, report)
    for passage in text.passages:
        words = len(passage.text.split())
        if words > LONGEST:
            message = f"a paragraph of {words} words fills more than a page"
            report.add("text-paragraph-long", message, passage.where, passage.turn)
    _check_speakers(text, {turn.speaker for turn in turns}, report)


def _check_queries(block: object, turn: str, report: Report) -> None:
    inner = block.blocks if isinstance(block, Turn) else (block,)
    for one in inner:
        if isinstance(one, Query):
            short = one.text if len(one.text) <= 80 else f"{one.text[:80]}…"
            report.add("text-query-open", f"an open query: {short}", one.where, turn)


def _check_turns(text: Copy, turns: list[Turn], report: Report) -> None:
    said = {passage.turn for passage in text.passages if _SAYS.search(passage.text)}
    latest = ""
    for name, turn in zip(walk.turn_ids(text.manuscript), turns, strict=True):
        figures = any(isinstance(block, Figure) for block in turn.blocks)
        if name not in said and not figures:
            message = f"{turn.speaker} says nothing here"
            report.add("text-turn-empty", message, turn.where, name)
        if turn.at and _FRESH <= turn.at < latest:
            message = f"this turn begins at {turn.at}, and one before it at {latest}"
            report.add("text-time-backwards", message, turn.where, name)
        latest = turn.at or latest


def _check_speakers(text: Copy, speaking: set[str], report: Report) -> None:
    for speaker in text.manuscript.speakers:
        where = text.header(speaker.label)
        if speaker.label not in speaking:
            message = f"{speaker.label} ({speaker.name}) says nothing in this text"
            report.add("text-speaker-unused", message, where)
        elif speaker.role == "unknown":
            message = f"nobody says what {speaker.label} ({speaker.name}) is in this talk"
            report.add("text-speaker-role", message, where)
