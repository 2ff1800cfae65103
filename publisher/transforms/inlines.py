"""Letters and marks to inline nodes, in the canonical form of a manuscript.

In: a strand, the notes it may call; out: a tuple of inlines: texts that touch are
one, no node is empty, emphasis begins and ends with a letter, no blank stands at
either end or beside a line end.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise

from publisher import addresses
from publisher.model.inline import (
    Aside,
    Emphasis,
    Inline,
    Insertion,
    LineBreak,
    Link,
    Note,
    SoftBreak,
    Strong,
    Text,
)
from publisher.model.transcript import MarkKind
from publisher.transforms import sentences
from publisher.transforms.brackets import brackets
from publisher.transforms.notes import CALL
from publisher.transforms.strand import Strand

__all__ = ["Context", "inlines"]

_TARGET = re.compile(r"https?://[^\s<>\"]+|mailto:[^\s<>\"@]+@[^\s<>\"@]+", re.IGNORECASE)
_BLANKS = re.compile(r"[ \t\n\f\v]+")


@dataclass(frozen=True, slots=True)
class Context:
    """What inlines depend on besides their letters.

    ``notes`` are the paragraphs of the notes that may still be called, by label.
    """

    language: str
    notes: dict[str, tuple[tuple[Inline, ...], ...]] = field(default_factory=dict)

    def without_notes(self) -> Context:
        """Return the context of a passage that can call no note."""
        return Context(self.language)


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of letters, or a node in its place, and the marks on it."""

    text: str = ""
    node: Inline | None = None
    link: str = ""
    emphasis: bool = False
    strong: bool = False


def inlines(strand: Strand, context: Context, *, breaks: bool) -> tuple[Inline, ...]:
    """Return the inlines of a strand; notes that are called leave the context.

    ``breaks``: line ends may stand between sentences, and where the author meant
    them (not in headings, verse and the like).
    """
    pieces = _pieces(strand.strip(), context, breaks=breaks)
    nodes = _hugged(_joined(_linked(pieces)))[1]
    return tuple(_by_sentence(nodes)) if breaks else tuple(nodes)


# --- pieces ------------------------------------------------------------------------------------


def _pieces(strand: Strand, context: Context, *, breaks: bool) -> list[_Piece]:
    """Return the strand cut at every mark, bracket, note and meant line end."""
    special = {place: (end, node) for place, end, node in _nodes(strand, context, breaks=breaks)}
    edges = {0, len(strand.text)}
    edges.update(edge for mark in strand.marks for edge in (mark.start, mark.end))
    edges.update(edge for start, (end, _) in special.items() for edge in (start, end))
    ordered = sorted(edges)
    active = _Active(strand)
    pieces: list[_Piece] = []
    done = 0
    for start, end in pairwise(ordered):
        piece = active.piece(start, strand.text[start:end])
        if start < done:
            continue
        if start in special:
            done, node = special[start]
            piece = _with_node(piece, node)
        pieces.append(piece)
    return pieces


def _with_node(piece: _Piece, node: Inline) -> _Piece:
    """Return a piece that is a node; sounds, notes and line ends bear no marks."""
    match node:
        case Insertion(children=children):
            # An insertion within the words of a link needs no link of its own.
            inner = Insertion(_unlinked(children)) if piece.link else node
            return _Piece("", inner, piece.link, piece.emphasis, piece.strong)
        case _:
            return _Piece("", node)


def _unlinked(nodes: Sequence[Inline]) -> tuple[Inline, ...]:
    """Return the nodes with the words of links in place of the links."""
    found: list[Inline] = []
    for node in nodes:
        match node:
            case Link(children=inner):
                found += _unlinked(inner)
            case Emphasis(children=inner):
                found.append(Emphasis(_unlinked(inner)))
            case Strong(children=inner):
                found.append(Strong(_unlinked(inner)))
            case Insertion(children=inner):
                found.append(Insertion(_unlinked(inner)))
            case _:
                found.append(node)
    return tuple(_joined(found))


class _Active:
    """The marks that are on a letter, asked for letter by letter in order."""

    def __init__(self, strand: Strand) -> None:
        self.marks = sorted(strand.marks, key=lambda mark: mark.start)
        self.next = 0
        self.open: list[tuple[int, MarkKind, str]] = []

    def piece(self, letter: int, text: str) -> _Piece:
        while self.next < len(self.marks) and self.marks[self.next].start <= letter:
            mark = self.marks[self.next]
            self.open.append((mark.end, mark.kind, mark.target))
            self.next += 1
        self.open = [one for one in self.open if one[0] > letter]
        links = (to for _, kind, to in self.open if kind is MarkKind.LINK)
        kinds = {kind for _, kind, _ in self.open}
        return _Piece(
            text,
            None,
            next((to for to in links if _TARGET.fullmatch(to) and not addresses.fault(to)), ""),
            MarkKind.EMPHASIS in kinds,
            MarkKind.STRONG in kinds,
        )


def _nodes(strand: Strand, context: Context, *, breaks: bool) -> Iterator[tuple[int, int, Inline]]:
    """Yield what stands as a node in the text: start, end, node."""
    emphasised = {(m.start, m.end) for m in strand.marks if m.kind is MarkKind.EMPHASIS}
    for bracket in brackets(strand.text, context.language):
        inner = strand.cut(bracket.start + 1, bracket.end - 1)
        linked = any(mark.kind is MarkKind.LINK for mark in inner.marks)
        aside = bracket.sound or (bracket.start, bracket.end) in emphasised
        if aside and not linked and not CALL.search(inner.text):
            yield bracket.start, bracket.end, Aside(" ".join(bracket.said.split()))
        elif children := inlines(inner, context, breaks=False):
            yield bracket.start, bracket.end, Insertion(children)
    for match in CALL.finditer(strand.text):
        if match[1] in context.notes:
            yield match.start(), match.end(), Note(match[1], context.notes.pop(match[1]))
    for mark in strand.marks if breaks else ():
        if mark.kind is MarkKind.BREAK:
            yield mark.start, mark.end, LineBreak()


# --- nesting -----------------------------------------------------------------------------------


def _linked(pieces: Sequence[_Piece]) -> Iterator[Inline]:
    for target, run in groupby(pieces, key=lambda piece: piece.link):
        children = list(_emphasised(list(run)))
        if not target:
            yield from children
            continue
        before, core, after = _hugged(_joined(children))
        yield from before
        if core:
            yield Link(tuple(core), target)
        yield from after


def _emphasised(pieces: Sequence[_Piece]) -> Iterator[Inline]:
    for emphasis, run in groupby(pieces, key=lambda piece: piece.emphasis):
        children = list(_strengthened(list(run)))
        yield from _marked(Emphasis, children) if emphasis else children


def _strengthened(pieces: Sequence[_Piece]) -> Iterator[Inline]:
    for strong, run in groupby(pieces, key=lambda piece: piece.strong):
        nodes = [piece.node or Text(_BLANKS.sub(" ", piece.text)) for piece in run]
        yield from _marked(Strong, nodes) if strong else nodes


def _marked(kind: type[Emphasis] | type[Strong], children: Sequence[Inline]) -> Iterator[Inline]:
    """Yield one emphasis with blanks before and after it, not within its ends."""
    before, core, after = _hugged(_joined(children))
    yield from before
    if any(not isinstance(node, SoftBreak | LineBreak) for node in core):
        yield kind(tuple(core))
    yield from after


def _joined(parts: Iterable[Inline]) -> list[Inline]:
    """Return inlines with texts that touch made one, none empty, and line ends bare."""
    joined: list[Inline] = []
    for part in parts:
        last = joined[-1] if joined else None
        match last, part:
            case Text(text=before), Text(text=after):
                joined[-1] = Text(before + after)
            case LineBreak(), Text(text=after):
                joined += [Text(after.lstrip())] if after.strip() else []
            case Text(text=before), LineBreak():
                joined[-1:] = [Text(before.rstrip()), part] if before.strip() else [part]
            case LineBreak(), LineBreak():
                pass
            case _, Text(text=""):
                pass
            case _:
                joined.append(part)
    return joined


def _hugged(nodes: list[Inline]) -> tuple[list[Inline], list[Inline], list[Inline]]:
    """Return the blanks before, the nodes without blanks at their ends, the blanks after."""
    before: list[Inline] = []
    after: list[Inline] = []
    core = list(nodes)
    while core and (blank := _edge(core, left=True)):
        before.append(blank)
    while core and (blank := _edge(core, left=False)):
        after.insert(0, blank)
    return before, core, after


def _edge(core: list[Inline], *, left: bool) -> Inline | None:
    """Take the blank off one end of ``core`` and return it; None if there is none."""
    place = 0 if left else -1
    node = core[place]
    if isinstance(node, SoftBreak | LineBreak):
        return core.pop(place)
    if not isinstance(node, Text):
        return None
    bare = node.text.lstrip() if left else node.text.rstrip()
    if bare == node.text:
        return None
    if not bare:
        return core.pop(place)
    core[place] = Text(bare)
    cut = len(node.text) - len(bare)
    return Text(node.text[:cut] if left else node.text[-cut:])


# --- lines -------------------------------------------------------------------------------------


def _by_sentence(nodes: Sequence[Inline]) -> Iterator[Inline]:
    """Yield the nodes with a line end for the blank between two sentences."""
    for node in nodes:
        if not isinstance(node, Text):
            yield node
            continue
        start = 0
        for blank in sentences.ends(node.text):
            yield Text(node.text[start:blank])
            yield SoftBreak()
            start = blank + 1
        yield Text(node.text[start:])
