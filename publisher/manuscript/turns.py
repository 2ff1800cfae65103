"""Turns: who speaks, from when to when.

``opening`` reads the head of a turn (``**AB:** {#t07 lang=fr} [00:12:03] words``),
``gather`` gives each turn the blocks that follow it, ``check_lines`` catches
what only looks like a head.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from difflib import get_close_matches

from publisher.manuscript.inlines import scan
from publisher.manuscript.reading import Reading, Run
from publisher.manuscript.syntax import (
    ALMOST_LABEL,
    LABEL,
    LANGUAGE,
    PIN_NAME,
    TIME,
    TIME_CODE,
    TURN_HEAD,
)
from publisher.model.block import Block, Heading, Paragraph, SectionBreak, Turn
from publisher.source import Location
from publisher.values import language_fault

__all__ = ["check_lines", "gather", "opening"]


def opening(run: Run, reading: Reading) -> Turn | None:
    """Return the turn that a paragraph opens, with that paragraph alone, or None."""
    head = LABEL.match(run.text)
    if head is None:
        return None
    label, where = head[1], run.at(0)
    if reading.labels is not None and label not in reading.labels:
        _undeclared(label, run, reading)
    rest = run.part(head.end())
    said = TURN_HEAD.match(rest.text)
    pin, language = "", ""
    if said is not None:
        pin, language = _said(said[1], rest.at(0), reading)
        rest = rest.part(said.end())
    time = TIME.match(rest.text)
    if time is not None:
        if not TIME_CODE.fullmatch(time[1]):
            hint = "write hours, minutes and seconds, as in [00:12:03]; or [12\\:03] if it is said"
            reading.problem(f"“{time[1]}” is not a time code", rest.at(0), hint)
        rest = rest.part(time.end())
        if said is None and TURN_HEAD.match(rest.text):
            hint = "write {…} before the time code"
            message = "the id or language of a turn stands before its time code"
            reading.problem(message, rest.at(0), hint)
    if not rest.text:
        hint = "words follow the label on the same line or the next"
        reading.problem(f"{label} says nothing", where, hint)
    words = Paragraph(scan(rest, reading, pulls=True), rest.at(0))
    return Turn(label, (words,), time[1] if time else "", pin, language, where)


def _said(words: str, where: Location, reading: Reading) -> tuple[str, str]:
    """Return id and language of a turn, each empty if it is not said."""
    pin, language = "", ""
    for word in words.split():
        if word.startswith("#") and not pin:
            pin = word.removeprefix("#")
            _pin(pin, where, reading)
        elif word.startswith(LANGUAGE) and not language:
            language = word.removeprefix(LANGUAGE)
            reading.marks.append(word)
            if fault := language_fault(language):
                reading.problem(fault.message, where, fault.hint)
        else:
            hint = "write an id, a language or both, as in {#t07 lang=fr}"
            reading.problem(f"“{word}” says nothing about a turn", where, hint)
    return pin, language


def _pin(name: str, where: Location, reading: Reading) -> None:
    if not PIN_NAME.fullmatch(name):
        hint = "write small letters, digits and hyphens, as in {#t07}"
        reading.problem(f"“{name}” cannot be the id of a turn", where, hint)
    elif name in reading.pins:
        message = f"{{#{name}}} is given twice, first on line {reading.pins[name].line}"
        reading.problem(message, where, "give this turn another id, or none")
    reading.pins.setdefault(name, where)


def _undeclared(label: str, run: Run, reading: Reading) -> None:
    plain = f"write **{label}\\:** if it is not a speaker"
    declared = {known.casefold(): known for known in sorted(reading.labels or ())}
    near = get_close_matches(label.casefold(), list(declared), 1, 0.5)
    hint = f"add it under speakers in the header, or {plain}"
    if near:
        hint = f"did you mean **{declared[near[0]]}:**? else {hint}"
    reading.problem(f"no speaker “{label}” is declared", run.at(2), hint)


def check_lines(run: Run, reading: Reading, *, nested: bool) -> None:
    """Note every line that begins like a turn where no turn can begin, or almost so."""
    for number, (offset, _, _) in enumerate(run.starts):
        if not run.text.startswith("**", offset):
            continue
        head = LABEL.match(run.text, offset)
        if head is not None:
            where = run.at(offset)
            fine = not reading.declares(head[1]) or (not number and not nested)
            if fine or where in reading.told:
                continue
            container = "within a quotation or list" if nested else "within a paragraph"
            hint = f"leave an empty line before it, or write **{head[1]}\\:** if it is not a turn"
            reading.problem(f"**{head[1]}:** stands {container}", where, hint)
            continue
        almost = ALMOST_LABEL.match(run.text, offset)
        if almost and (almost[2] or almost[3]) and reading.declares(almost[1]):
            hint = f"write **{almost[1]}:**, or \\: if it is not a turn"
            reading.problem(f"{almost[0].strip()} does not begin a turn", run.at(offset), hint)


def gather(blocks: Iterable[Block]) -> Iterator[Block]:
    """Give each turn the blocks up to the next turn, heading or section break."""
    turn: Turn | None = None
    more: list[Block] = []
    for block in blocks:
        if turn is not None and not isinstance(block, Turn | Heading | SectionBreak):
            more.append(block)
            continue
        if turn is not None:
            yield _whole(turn, more)
        turn, more = (block, []) if isinstance(block, Turn) else (None, [])
        if turn is None:
            yield block
    if turn is not None:
        yield _whole(turn, more)


def _whole(turn: Turn, more: list[Block]) -> Turn:
    return replace(turn, blocks=(*turn.blocks, *more)) if more else turn
