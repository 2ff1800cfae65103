"""The passages of a proof: in goes a manuscript, out come its paragraphs as they are read.

A passage is what a word processor has as a paragraph.  Its ``text`` is what a reader
sees of it, with spaces for soft breaks; marks of emphasis, notes and links count for
nothing.  The passages of a text, each closed by ``END``, make its *stream*, in which
all places of proofs are counted.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from publisher.desk import approval
from publisher.desk.proofs.spans import called, read
from publisher.model.block import (
    Block,
    Figure,
    Heading,
    ListBlock,
    Paragraph,
    Quotation,
    Turn,
    Verse,
)
from publisher.model.inline import Inline, Text
from publisher.model.manuscript import Manuscript
from publisher.model.walk import notes, turn_ids

__all__ = ["END", "Item", "Passage", "digest", "passages", "stream"]

END = "\u2029"
"""What closes a passage in a stream: the paragraph separator of Unicode."""


@dataclass(frozen=True, slots=True)
class Item:
    """Where a paragraph stands in a list.

    ``level`` is 0 in a list that is in no other one; ``number`` is that of its item, None
    in a list without numbers; ``first`` tells that the mark of the item stands before it.
    """

    level: int
    number: int | None
    first: bool


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph of a proof.

    ``owner`` is the id of the turn it is of, empty outside turns; ``kind`` is ``title``,
    ``subtitle``, ``heading``, ``speaker``, ``body``, ``quotation``, ``item``, ``verse``,
    ``caption``, ``note``, or ``letter`` for what is not of the text; ``key`` is the same
    whenever the same text is sent.
    """

    key: str
    owner: str
    kind: str
    text: str
    inlines: tuple[Inline, ...] = field(default=(), compare=False, repr=False)
    item: Item | None = field(default=None, compare=False, repr=False)


def passages(manuscript: Manuscript) -> tuple[Passage, ...]:
    """Return the passages of a text, in the order of reading, the notes last."""
    found = [_plain("title", "title", manuscript.title)]
    if manuscript.subtitle:
        found.append(_plain("subtitle", "subtitle", manuscript.subtitle))
    ids = iter(turn_ids(manuscript))
    names = {speaker.label: speaker.name for speaker in manuscript.speakers}
    owners: dict[str, str] = {}
    outside = 0
    for block in manuscript.headnote + manuscript.body:
        if isinstance(block, Turn):
            owner = next(ids)
            short = owner.rpartition(".")[2]
            found.append(Passage(f"{short}_p0", owner, "speaker", names[block.speaker]))
            inner = [one for part in block.blocks for one in _runs(part, "")]
            key = f"{short}_p"
            first = 1
        else:
            owner, key, first = "", "o", outside + 1
            inner = list(_runs(block, ""))
            outside += len(inner)
        for number, (kind, inlines, item) in enumerate(inner, first):
            found.append(Passage(f"{key}{number}", owner, kind, read(inlines), inlines, item))
            owners |= {note.label: owner for note in called(inlines)}
    for note in notes(manuscript):
        for number, inlines in enumerate(note.paragraphs, 1):
            owner = owners.get(note.label, "")
            key = f"note_{note.label}_{number}"
            found.append(Passage(key, owner, "note", read(inlines), inlines))
    return tuple(found)


def _plain(key: str, kind: str, text: str) -> Passage:
    return Passage(key, "", kind, text, (Text(text),))


_Run = tuple[str, tuple[Inline, ...], Item | None]


def _runs(block: Block, within: str, level: int = 0) -> Iterator[_Run]:
    """Yield the kind and the words of each paragraph of a block, and its place in a list."""
    match block:
        case Paragraph(inlines=inlines):
            yield within or "body", inlines, None
        case Heading(inlines=inlines):
            yield "heading", inlines, None
        case Verse(stanzas=stanzas):
            yield from (("verse", line, None) for stanza in stanzas for line in stanza)
        case Figure(caption=caption):
            if caption:
                yield "caption", caption, None
        case Quotation(blocks=blocks):
            yield from (one for inner in blocks for one in _runs(inner, "quotation", level))
        case ListBlock(items=items, start=start):
            for place, blocks in enumerate(items):
                number = None if start is None else start + place
                yield from _item(blocks, level, number)
        case _:
            return


def _item(blocks: Sequence[Block], level: int, number: int | None) -> Iterator[_Run]:
    """Yield the runs of an item; one that begins with a list of its own has that one's mark."""
    first = True
    for block in blocks:
        for kind, inlines, inner in _runs(block, "item", level + 1):
            yield kind, inlines, inner or Item(level, number, first)
            first = False


def stream(found: Sequence[Passage]) -> str:
    """Return the texts of passages, each with ``END``."""
    return "".join(f"{one.text}{END}" for one in found)


def digest(manuscript: Manuscript) -> str:
    """Return the digest by which a text is known that its narrator approved."""
    return approval.digest(approval.approved_text(manuscript))
