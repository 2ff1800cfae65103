"""Transcripts in tiers: what each person says stands apart, and is told in order of time.

In: the bytes of an XML file, and what its vocabulary says of speech in it; out: a
transcript whose ``data`` are the bytes of the file with the passages of speech in
the order of time, as the members of a packed file are laid end to end.  So places
in the raw and places in the talk go the same way, and nothing but that order is new.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate

from publisher.errors import Problem, RawError
from publisher.model.transcript import (
    Action,
    Event,
    EventKind,
    Evidence,
    Omission,
    Part,
    Syntax,
    Transcript,
)
from publisher.readers.decoding import decode
from publisher.readers.elements import Element, Letters, grown, marks
from publisher.readers.flow import Flow
from publisher.readers.markup import tokens
from publisher.readers.xml import check
from publisher.source import Location

__all__ = ["Said", "Vocabulary", "transcript"]


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody says from one second to another: the element that holds it."""

    element: Element
    name: str
    start: float
    end: float | None


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """One kind of file: its name, where speech is, what it states, what is no speech.

    ``aside`` tells why the words of an element that holds no speech are dropped;
    all other words that are not speech belong to the header.
    """

    name: str
    speech: Callable[[Element], Iterable[Said]]
    stated: Callable[[Element], Iterable[Evidence]]
    aside: dict[str, str]


def transcript(path: str, data: bytes, kind: Vocabulary) -> Transcript:
    """Return the transcript in a file; raise RawError if nobody says anything in it."""
    first = decode(path, data)
    check(path, first.text)
    tree = grown(tokens(first.text, code=False), first.text, lenient=False)
    said = sorted(kind.speech(tree), key=lambda one: one.start)
    order = _Order.of([(one.element.start, one.element.end) for one in said], len(first.text))
    byte = first.offsets.byte
    laid = b"".join(data[byte(a) if a else 0 : byte(b)] for a, b in order.pieces)
    decoded = decode(path, laid)
    flow = Flow()
    events = tuple(_events(said, order, flow))
    if not events:
        raise RawError(Problem("a transcript in which nobody says anything", Location(path)))
    return Transcript(
        path,
        kind.name,
        laid,
        decoded.text,
        decoded.offsets,
        events,
        tuple(kind.stated(tree)),
        (
            *marks(tokens(decoded.text, code=False), frozenset()),
            *flow.omissions,
            *_beside(tree, {id(one.element) for one in said}, order, kind.aside),
        ),
        decoded.repairs,
        Syntax.TAGS,
        packed=data if laid != data else b"",
        parts=(Part("in the order of time", 0, len(laid)),) if laid != data else (),
    )


@dataclass(frozen=True, slots=True)
class _Order:
    """Stretches of the text in their new order; ``shifts`` by their old starts."""

    pieces: tuple[tuple[int, int], ...]
    starts: tuple[int, ...]
    shifts: tuple[int, ...]

    @classmethod
    def of(cls, said: list[tuple[int, int]], size: int) -> _Order:
        """Return the order in which passages follow one another where the first stands."""
        written = sorted(said)
        first = written[0][0] if written else size
        between, place = [], first
        for start, end in written:
            between.append((place, start))
            place = end
        pieces = [(0, first), *said, *between, (place, size)]
        pieces = [(start, end) for start, end in pieces if end > start]
        lengths = [end - start for start, end in pieces]
        places = accumulate(lengths, initial=0)
        moves = sorted((start, to - start) for (start, _), to in zip(pieces, places, strict=False))
        return cls(tuple(pieces), *zip(*moves, strict=True))

    def shift(self, character: int) -> int:
        """Return by how much a character has moved."""
        return self.shifts[bisect_right(self.starts, character) - 1]


def _events(said: Iterable[Said], order: _Order, flow: Flow) -> Iterator[Event]:
    for one in said:
        _read(one.element, order.shift(one.element.start), flow)
        if flow.empty:
            flow.event(EventKind.CUE)
        else:
            yield flow.event(EventKind.CUE, gap=0, name=one.name, start=one.start, end=one.end)


def _read(element: Element, shift: int, flow: Flow) -> None:
    for child in element.children:
        if isinstance(child, Letters):
            start, end = child.start + shift, child.end + shift
            flow.add(Letters(child.text, start, end, child.verbatim))
        else:
            flow.blank(child.start + shift)
            _read(child, shift, flow)
            flow.blank(child.end - 1 + shift)


def _beside(
    element: Element, said: set[int], order: _Order, aside: dict[str, str], why: str = ""
) -> Iterator[Omission]:
    """Yield the letters that nobody says: dropped for a reason, else header."""
    for child in element.children:
        if isinstance(child, Element):
            if id(child) not in said:
                yield from _beside(child, said, order, aside, why or aside.get(child.name, ""))
        elif child.text.strip():
            shift = order.shift(child.start)
            action = Action.DROPPED if why else Action.MOVED
            yield Omission(child.start + shift, child.end + shift, action, why or "header")
