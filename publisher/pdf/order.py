"""The order of content: in goes what a page paints, out comes the same in the order of reading.

WeasyPrint paints notes and pictures after all other text, wherever they are read.  What
is read later is put off until it is its turn; nothing is painted before what it was
painted over, so the page looks as it did.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

__all__ = ["in_order"]

_OPENING = (b"BDC", b"BMC", b"BT", b"q")
_CLOSING = (b"EMC", b"ET", b"Q")
_SPACES = {b"cs": b"fill", b"CS": b"stroke"}
_COLOURS = {b"scn": b"fill", b"SCN": b"stroke"}

_State = dict[bytes, tuple[bytes, ...]]
"""The operators that set what colours and graphics states are in force."""


@dataclass(slots=True)
class _Unit:
    """Items that stay together: what a mark, a ``BT`` or a ``q`` encloses, or an operator.

    ``number`` is the least of the content that it marks; ``free`` tells whether it may
    be painted at another time; ``before`` is the state in which it is painted.
    """

    items: list[Any]
    number: float
    free: bool
    before: _State = field(default_factory=dict)


def in_order(items: list[Any]) -> list[Any]:
    """Return operators and operands of a page with its marked content in order of number."""
    numbers = _numbers(items)
    return items if numbers == sorted(numbers) else _ordered(items, {})


def _ordered(items: list[Any], state: _State) -> list[Any]:
    """Return items in order; ``state`` is that before them, and becomes that after them."""
    result: list[Any] = []
    painted = dict(state)
    for free, run in groupby(_flat(items, state), lambda unit: unit.free):
        units = list(run)
        for unit in _sequence(units) if free else units:
            result += _changes(painted, unit.before)
            result += _inner(unit)
            painted = dict(unit.before)
            _follow(unit.items, painted)
    return [*result, *_changes(painted, state)]


def _flat(items: list[Any], state: _State) -> Iterator[_Unit]:
    """Yield units with the state before each, those in a ``q`` by themselves if all are free."""
    for unit in _units(items):
        inner = list(_units(unit.items[1:-1])) if unit.items[0] == b"q" else []
        if inner and all(one.free for one in inner):
            yield from _flat(unit.items[1:-1], dict(state))
        else:
            unit.before = dict(state)
            _follow(unit.items, state)
            yield unit


def _units(items: list[Any]) -> Iterator[_Unit]:
    depth = 0
    held: list[Any] = []
    for item in items:
        held.append(item)
        depth += (item in _OPENING) - (item in _CLOSING)
        if depth == 0 and isinstance(item, bytes):  # else it names the mark that follows
            free = item in _CLOSING or bool(_state(item))
            yield _Unit(held, min(_numbers(held), default=math.inf), free)
            held = []


def _numbers(items: list[Any]) -> list[int]:
    return [item["MCID"] for item in items if isinstance(item, dict) and "MCID" in item]


def _sequence(units: list[_Unit]) -> Iterator[_Unit]:
    """Yield free units: those with numbers in order, others before what they lie under."""
    places = {id(unit): place for place, unit in enumerate(units)}
    others = [unit for unit in units if unit.number == math.inf and not _state(unit.items[-1])]
    for unit in sorted((u for u in units if u.number < math.inf), key=lambda u: u.number):
        while others and places[id(others[0])] < places[id(unit)]:
            yield others.pop(0)
        yield unit
    yield from others


def _inner(unit: _Unit) -> list[Any]:
    if unit.items[0] == b"q":
        return [b"q", *_ordered(unit.items[1:-1], dict(unit.before)), b"Q"]
    return unit.items


def _state(item: Any) -> tuple[bytes, ...]:
    """Return what an operator sets, and the operator; nothing if it sets no state."""
    if not isinstance(item, bytes):
        return ()
    operand, _, operator = item.rpartition(b" ")
    if operator == b"gs":
        return operand[:2], operator
    known = _SPACES.get(operator) or _COLOURS.get(operator)
    return (known, operator) if known else ()


def _follow(items: list[Any], state: _State) -> None:
    """Let the state become that after the items."""
    kept: list[_State] = []
    for item in items:
        if item == b"q":
            kept.append(dict(state))
        elif item == b"Q":
            state.clear()
            state.update(kept.pop())
        elif set_by := _state(item):
            name, operator = set_by
            space = state.get(name, ())[:1] if operator in _COLOURS else ()
            state[name] = (*space, item)


def _changes(painted: _State, wanted: _State) -> list[bytes]:
    """Return the operators that lead from one state to another."""
    changed = (wanted[name] for name in wanted if painted.get(name) != wanted[name])
    return [operator for operators in changed for operator in operators]
