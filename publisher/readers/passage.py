"""A passage: letters that a container wraps, each with the character it stands on.

In: stretches of the raw and what their escapes say; out: passages that can be cut
and joined, and the events made of them.  A string of JSON, a cell of a table, a run
of RTF all say letters that are not there as such; a passage keeps the way back.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from publisher.model.transcript import Action, Event, EventKind, Mark, Omission
from publisher.readers import markdown
from publisher.readers.elements import Letters
from publisher.readers.flow import Flow
from publisher.readers.markup import TokenKind, tokens
from publisher.readers.tagged import BLOCKS, INLINE, KNOWN

__all__ = ["Passage", "events"]

_TAG = re.compile(rf"</?(?:{'|'.join(sorted(KNOWN))})(?:[\s/][^<>]*+)?>", re.IGNORECASE)
_REFERENCE = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_MARKDOWN = re.compile(
    r"\*\*[^*\s][^*\n]{0,300}\*\*|__[^_\s][^_\n]{0,300}__|(?m:^#{1,6} \S)|\]\(https?://[^\s()]{1,500}\)"
    r"|(?<![\w*])\*[^*\s](?:[^*\n]{0,300}[^*\s])?\*(?![\w*])|(?<!\w)_[^_\s](?:[^_\n]{0,300}[^_\s])?_(?!\w)"
)
_PARAGRAPHS = re.compile(r"\n[ \t\u00a0]*\n\s*")
_WIDEST = 100
"""Lines of text that was filled to a width are no longer."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Letters, and anchors as in ``Event``; ``end`` is the character behind the last."""

    text: str
    anchors: tuple[tuple[int, int], ...]
    end: int

    @classmethod
    def verbatim(cls, text: str, start: int) -> Passage:
        """Return letters that stand in the raw as they are, from a character on."""
        return cls(text, ((0, start),) if text else (), start + len(text))

    @classmethod
    def joined(cls, passages: Sequence[Passage]) -> Passage:
        """Return one passage of several, without anything between them."""
        texts, anchors, length = [], [], 0
        for passage in passages:
            texts.append(passage.text)
            anchors += [(letter + length, place) for letter, place in passage.anchors]
            length += len(passage.text)
        return cls("".join(texts), tuple(anchors), passages[-1].end if passages else 0)

    def where(self, letter: int) -> int:
        """Return the character of a letter; behind the last, the one that follows."""
        if letter >= len(self.text) or not self.anchors:
            return self.end
        index = bisect_right(self.anchors, letter, key=lambda anchor: anchor[0]) - 1
        first, place = self.anchors[index]
        return place + letter - first

    def cut(self, start: int, end: int) -> Passage:
        """Return the letters ``start`` to ``end``."""
        if start == 0 and end >= len(self.text):
            return self
        if start >= end:
            return Passage("", (), self.where(start))
        index = bisect_right(self.anchors, start, key=lambda anchor: anchor[0])
        last = bisect_right(self.anchors, end - 1, key=lambda anchor: anchor[0])
        anchors = [(0, self.where(start))]
        anchors += [(letter - start, place) for letter, place in self.anchors[index:last]]
        return Passage(self.text[start:end], tuple(anchors), self.where(end))

    def strip(self) -> Passage:
        """Return the passage without white space at its ends."""
        left = len(self.text) - len(self.text.lstrip())
        return self.cut(left, max(left, len(self.text.rstrip())))

    def runs(self, start: int, end: int) -> Iterator[Letters]:
        """Yield the letters ``start`` to ``end`` in runs that stand together in the raw."""
        piece = self.cut(start, end)
        if not piece.text:
            return
        stops = [*(letter for letter, _ in piece.anchors[1:]), len(piece.text)]
        for (letter, place), stop in zip(piece.anchors, stops, strict=True):
            yield Letters(piece.text[letter:stop], place, place + stop - letter)

    def event(
        self,
        kind: EventKind,
        *,
        level: int = 0,
        name: str = "",
        start: float | None = None,
        end: float | None = None,
        marks: Iterable[Mark] = (),
    ) -> Event:
        """Return the passage as an event."""
        return Event(kind, self.text, self.anchors, tuple(marks), level, 1, name, start, end)


# --- passages to events ------------------------------------------------------------------------


def events(
    passage: Passage,
    omissions: list[Omission],
    *,
    kind: EventKind = EventKind.PARAGRAPH,
    name: str = "",
    start: float | None = None,
    end: float | None = None,
) -> Iterator[Event]:
    """Yield the paragraphs of a passage; tags and references in it are read, on record.

    Lines of a passage that no width has filled are paragraphs too.
    """
    if _TAG.search(passage.text):
        yield from _Tagged(passage, omissions, kind, name, start, end).events()
        return
    if _MARKDOWN.search(passage.text) and (found := _marked(passage, omissions)):
        for event in found:
            plain = event.kind is EventKind.PARAGRAPH
            yield replace(event, kind=kind, name=name, start=start, end=end) if plain else event
        return
    if "&" in passage.text:
        passage = _referred(passage, omissions)
    for part in _parted(passage, kind):
        yield part.event(kind, name=name, start=start, end=end)


def _marked(passage: Passage, omissions: list[Omission]) -> list[Event]:
    """Return the events of a passage that is Markdown; none if it does not begin with words."""
    found, hidden = markdown.told(passage.text)
    if not found or found[0].kind not in (EventKind.PARAGRAPH, EventKind.HEADING):
        return []
    omissions += (
        replace(o, start=passage.where(o.start), end=passage.where(o.end - 1) + 1) for o in hidden
    )
    return [replace(event, anchors=tuple(_through(event, passage)), gap=1) for event in found]


def _through(event: Event, passage: Passage) -> Iterator[tuple[int, int]]:
    """Yield the anchors of an event whose characters are letters of a passage."""
    ends = [*(letter for letter, _ in event.anchors[1:]), len(event.text)]
    for (letter, first), end in zip(event.anchors, ends, strict=True):
        for place, character in passage.cut(first, first + end - letter).anchors:
            yield letter + place, character


def _parted(passage: Passage, kind: EventKind) -> Iterator[Passage]:
    """Yield the paragraphs of plain text."""
    place = 0
    pattern = _PARAGRAPHS
    if kind is not EventKind.CUE and "\n" in passage.text and not _is_filled(passage.text):
        pattern = re.compile("\n")
    for match in pattern.finditer(passage.text):
        part = passage.cut(place, match.start()).strip()
        if part.text:
            yield part
        place = match.end()
    part = passage.cut(place, len(passage.text)).strip()
    if part.text:
        yield part


def _is_filled(text: str) -> bool:
    """Tell whether lines end where a width was full, and not where a thought was."""
    lines = [line for line in text.split("\n") if line.strip()]
    if len(lines) < 2 or max(map(len, lines)) > _WIDEST:
        return False
    width = max(map(len, lines))
    filled = sum(
        len(line) + 1 + len(after.split(maxsplit=1)[0]) > width for line, after in pairwise(lines)
    )
    return width >= 36 and filled >= 0.6 * (len(lines) - 1)


def _referred(passage: Passage, omissions: list[Omission]) -> Passage:
    """Return a passage with its character references read."""
    parts: list[Passage] = []
    place = 0
    for token in tokens(passage.text, code=False):
        if token.kind is not TokenKind.REFERENCE:
            continue
        parts.append(passage.cut(place, token.start))
        first, after = passage.where(token.start), passage.where(token.end - 1) + 1
        omissions.append(
            Omission(first, after, Action.CHANGED, "encoding.entity", token.said, joined=True)
        )
        parts.append(Passage(token.said, ((0, first),) if token.said else (), after))
        place = token.end
    parts.append(passage.cut(place, len(passage.text)))
    return Passage.joined(parts)


@dataclass(slots=True)
class _Tagged:
    """The letters of a passage that holds tags, read into events."""

    passage: Passage
    omissions: list[Omission]
    kind: EventKind
    name: str
    start: float | None
    end: float | None
    flow: Flow = field(init=False)
    depth: int = 0
    """Quotations around the letters at work."""

    def events(self) -> Iterator[Event]:
        """Yield the paragraphs between the tags of blocks."""
        self.flow = Flow(self.omissions)
        for token in tokens(self.passage.text, code=True):
            tag = token.name.lower()
            if token.kind is TokenKind.LETTERS:
                yield from self._letters(token.start, token.end)
            elif token.kind is TokenKind.REFERENCE:
                first = self.passage.where(token.start)
                after = self.passage.where(token.end - 1) + 1
                self.flow.reference(Letters(token.said, first, after, verbatim=False))
            elif tag and tag not in KNOWN:
                yield from self._letters(token.start, token.end)
            else:
                yield from self._tag(token.kind, tag, token.start, token.end)
        yield from self._close()

    def _letters(self, start: int, end: int) -> Iterator[Event]:
        place = start
        for match in _PARAGRAPHS.finditer(self.passage.text, start, end):
            self._add(place, match.start())
            yield from self._close()
            place = match.end()
        self._add(place, end)

    def _add(self, start: int, end: int) -> None:
        for run in self.passage.runs(start, end):
            self.flow.add(run)

    def _tag(self, kind: TokenKind, tag: str, start: int, end: int) -> Iterator[Event]:
        first, after = self.passage.where(start), self.passage.where(end - 1) + 1
        if kind in (TokenKind.COMMENT, TokenKind.CODE):
            self.omissions.append(Omission(first, after, Action.DROPPED, "comment", joined=True))
            return
        within = not tag or tag in INLINE or tag in ("script", "style")
        self.omissions.append(Omission(first, after, Action.MARKUP, "", joined=within))
        if tag == "br":
            self.flow.line_break(first)
        elif tag in BLOCKS:
            yield from self._close()
            if tag == "blockquote":
                self.depth = max(0, self.depth + (-1 if kind is TokenKind.END else 1))
        elif not within:
            self.flow.blank(first)
        elif (mark := INLINE.get(tag)) is not None:
            if kind is TokenKind.END:
                self.flow.close(mark)
            elif kind is TokenKind.START:
                self.flow.open(mark)

    def _close(self) -> Iterator[Event]:
        if not self.flow.empty:
            kind = EventKind.QUOTATION if self.depth and not self.name else self.kind
            yield self.flow.event(
                kind, level=self.depth, name=self.name, start=self.start, end=self.end
            )
