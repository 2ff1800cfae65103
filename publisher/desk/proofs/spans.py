"""Inlines by characters: the words of a run as they are read, and other words put among them.

In: inlines, places in their text; out: inlines.  Notes take no room in the text; they
stay when the words around them go.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import assert_never

from publisher.model.inline import (
    Aside,
    Emphasis,
    Foreign,
    Inline,
    Insertion,
    LineBreak,
    Link,
    Note,
    Pulled,
    SmallCaps,
    SoftBreak,
    Strong,
    Text,
)

__all__ = ["Unfit", "called", "cut", "read", "spliced"]

_Nest = Emphasis | Strong | SmallCaps | Foreign | Pulled | Link | Insertion
_NEST = (Emphasis, Strong, SmallCaps, Foreign, Pulled, Link, Insertion)


class Unfit(Exception):  # noqa: N818 - it is an answer, not an error: a person must do it
    """A change that cannot be made by replacing words."""


def read(inlines: Sequence[Inline]) -> str:
    """Return the words as a reader sees them; a break that is seen is a line end."""
    return "".join(map(_read, inlines))


def _read(inline: Inline) -> str:
    match inline:
        case Text(text=text):
            return text
        case Aside(text=text):
            return f"[{text}]"
        case Insertion(children=inner):
            return f"[{read(inner)}]"
        case Note():
            return ""
        case SoftBreak():
            return " "
        case LineBreak():
            return "\n"
        case _ if isinstance(inline, _NEST):
            return read(inline.children)
        case _:
            assert_never(inline)


def called(inlines: Sequence[Inline]) -> Iterator[Note]:
    """Yield the notes that are called in a run."""
    for one in inlines:
        if isinstance(one, Note):
            yield one
        elif isinstance(one, _NEST):
            yield from called(one.children)


def spliced(inlines: Sequence[Inline], start: int, end: int, new: str) -> tuple[Inline, ...]:
    """Return a run with ``new`` in place of the characters from ``start`` to ``end``.

    What is put within marked words has their mark.  Raises Unfit if a bracket would be
    taken without its fellow.
    """
    place = 0
    for index, one in enumerate(inlines):
        size = len(_read(one))
        inside = place < start < place + size if start == end else place <= start
        if (
            inside
            and end <= place + size
            and (changed := _within(one, start - place, end - place, new))
        ):
            return (*inlines[:index], *changed, *inlines[index + 1 :])
        place += size
    gone = tuple(called(cut(inlines, start, end)))
    return (*cut(inlines, 0, start), *_words(new), *gone, *cut(inlines, end, place))


def _within(one: Inline, start: int, end: int, new: str) -> tuple[Inline, ...] | None:
    """Return an inline with other words in it; None if they are not within it."""
    whole = (start, end) == (0, len(_read(one)))
    match one:
        case Aside(text=text):
            if whole:
                return None
            if start < 1 or end > len(text) + 1:
                raise Unfit
            return (Aside(text[: start - 1] + new + text[end - 1 :]),)
        case Insertion(children=inner):
            if whole:
                return None
            if start < 1 or end > len(_read(one)) - 1:
                raise Unfit
            return (replace(one, children=spliced(inner, start - 1, end - 1, new)),)
        case _ if isinstance(one, _NEST):
            left = spliced(one.children, start, end, new)
            return (replace(one, children=left),) if left else ()
        case _:
            return None


def cut(inlines: Sequence[Inline], start: int, end: int) -> tuple[Inline, ...]:
    """Return the part of a run between two places; a note at its end is part of it."""
    return tuple(_parts(inlines, start, end))


def _parts(inlines: Sequence[Inline], start: int, end: int) -> Iterator[Inline]:
    place = 0
    for one in inlines:
        size = len(_read(one))
        first, last = max(start - place, 0), min(end - place, size)
        place += size
        if isinstance(one, Note):
            if start < place <= end or place == end == 0 or (start == 0 == place):
                yield one
        elif first >= last:
            continue
        elif (first, last) == (0, size):
            yield one
        elif isinstance(one, Text):
            yield Text(one.text[first:last])
        elif isinstance(one, _NEST) and not isinstance(one, Insertion):
            yield replace(one, children=cut(one.children, first, last))
        else:
            raise Unfit


def _words(text: str) -> Iterator[Inline]:
    for index, line in enumerate(text.split("\n")):
        if index:
            yield LineBreak()
        if line:
            yield Text(line)
