"""Runs: words within marks as one text, so that a name is found however it is marked.

Floor 2: imports lower floors and its own modules only.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from publisher.edition.forms import Change
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

__all__ = ["Run"]

_Paragraphs = tuple[tuple[Inline, ...], ...]
_Holder = Emphasis | Strong | SmallCaps | Foreign | Pulled | Link | Insertion

_MARK = -1
"""The leaf of a character that is of none: a bracket, a line end."""


class Run:
    """A run of inlines as one text, of which each character knows the leaf that it is of."""

    def __init__(self, inlines: tuple[Inline, ...]) -> None:
        """Read the inlines; ``text`` is what they say, notes left out."""
        self._inlines = inlines
        self._characters: list[str] = []
        self._leaves: list[int] = []
        self._number = 0
        self._read(inlines)
        self.text = "".join(self._characters)

    def _read(self, inlines: tuple[Inline, ...]) -> None:
        for inline in inlines:
            match inline:
                case Text(text=text):
                    self._leaf(text)
                case Aside(text=text):
                    self._mark("[")
                    self._leaf(text)
                    self._mark("]")
                case Insertion(children=inner):
                    self._mark("[")
                    self._read(inner)
                    self._mark("]")
                case SoftBreak() | LineBreak():
                    self._mark("\n")
                case Note():
                    pass
                case _:
                    self._read(inline.children)

    def _leaf(self, text: str) -> None:
        self._characters += text
        self._leaves += [self._number] * len(text)
        self._number += 1

    def _mark(self, mark: str) -> None:
        self._characters.append(mark)
        self._leaves.append(_MARK)

    def changed(
        self,
        changes: Sequence[Change],
        paragraphs: Callable[[_Paragraphs], _Paragraphs],
        address: Callable[[str], str],
    ) -> tuple[Inline, ...]:
        """Return the inlines with the changes made; what is left without words is gone.

        ``paragraphs`` changes those of a note, ``address`` where a link leads.
        """
        texts = [""] * self._number
        new = {change.start: change.new for change in changes}
        gone = {i for change in changes for i in range(change.start, change.stop)}
        for place, leaf in enumerate(self._leaves):
            if leaf != _MARK:
                texts[leaf] += new.get(place, "" if place in gone else self._characters[place])
        return _Writing(iter(texts), paragraphs, address).all(self._inlines)


@dataclass(frozen=True, slots=True)
class _Writing:
    """What is put in place of the leaves, in order."""

    texts: Iterator[str]
    paragraphs: Callable[[_Paragraphs], _Paragraphs]
    address: Callable[[str], str]

    def all(self, inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
        """Return inlines with new leaves; the very same if all are."""
        told = [(inline, self.one(inline)) for inline in inlines]
        if all(new is old for old, new in told):
            return inlines
        return tuple(new for _, new in told if new is not None)

    def one(self, inline: Inline) -> Inline | None:
        """Return an inline with new leaves, None if no word of it is left."""
        match inline:
            case Text(text=text) | Aside(text=text):
                new = next(self.texts)
                if new == text:
                    return inline
                return replace(inline, text=new) if new else None
            case SoftBreak() | LineBreak():
                return inline
            case Note(paragraphs=paragraphs):
                told = self.paragraphs(paragraphs)
                return inline if told is paragraphs else replace(inline, paragraphs=told)
            case Link(children=children, href=href):
                inner, to = self.all(children), self.address(href)
                same = inner is children and to == href
                return inline if same else _kept(replace(inline, children=inner, href=to))
            case _:
                inner = self.all(inline.children)
                same = inner is inline.children
                return inline if same else _kept(replace(inline, children=inner))


def _kept(inline: _Holder) -> _Holder | None:
    return inline if inline.children else None
