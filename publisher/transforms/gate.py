"""The hard gate: no word is lost, none is invented, and their order stands.

In: the bytes of the raw, its ledger, the manuscript; out: nothing, or a
ConservationError that names words and lines.

The gate does not ask how the manuscript was made.  It takes what the ``witness``
reads from the raw bytes and the ledger alone; these words must be the words of
the manuscript, one for one.  A change must have the same words
before and after, but for repairs of the encoding, which are made again here.
What is called markup must look like it, by a grammar that no reader uses.
Queries of the machine must stand in the ledger, letter for letter.  So
a step that loses a word and does not say so is found out, and so is a ledger
that says more than is true.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import zip_longest

from publisher.errors import ConservationError, Problem
from publisher.model.block import (
    Block,
    Figure,
    Heading,
    ListBlock,
    Paragraph,
    Query,
    Quotation,
    SectionBreak,
    Turn,
    Verse,
)
from publisher.model.decision import Verdict
from publisher.model.ledger import Ledger, Proposal
from publisher.model.manuscript import Manuscript
from publisher.model.walk import blocks, notes, plain
from publisher.source import Location
from publisher.transforms.witness import Said, said, words

__all__ = ["check"]

_SHOWN = 12
"""How many words an error names at most."""


def check(data: bytes, ledger: Ledger, manuscript: Manuscript) -> None:
    """Raise ConservationError unless the manuscript has the words of the raw.

    ``data`` are the bytes of the raw file that the ledger is about.
    """
    if _asked(manuscript) != Counter(p.query for p in ledger.proposals if _asks(p)):
        message = "the manuscript holds other queries than the ledger says"
        raise ConservationError(Problem(message, Location(ledger.file)))
    left = said(data, ledger)
    ours = Said(words("\n".join(_runs(manuscript))))
    noted = [
        word for note in notes(manuscript) for p in note.paragraphs for word in words(plain(p))
    ]
    lost = Counter(left.words) - Counter(ours.words) - Counter(noted)
    invented = Counter(ours.words) + Counter(noted) - Counter(left.words)
    if lost or invented:
        raise ConservationError(*_problems(ledger.file, left, lost, invented))
    if not noted and left.words != ours.words:
        raise ConservationError(_disorder(ledger.file, left, ours))


def _asked(manuscript: Manuscript) -> Counter[str]:
    return Counter(block.text for block in blocks(manuscript) if isinstance(block, Query))


def _asks(proposal: Proposal) -> bool:
    """Tell whether a proposal put a query into the manuscript, which is no word of the raw."""
    return bool(proposal.query) and proposal.verdict is Verdict.ACCEPTED


# --- the manuscript ----------------------------------------------------------------------------


def _runs(manuscript: Manuscript) -> Iterator[str]:
    """Yield the text of every run of inlines, in the order of reading."""
    for block in manuscript.headnote + manuscript.body:
        yield from _block_runs(block)


def _block_runs(block: Block) -> Iterator[str]:
    match block:
        case Paragraph(inlines=inlines) | Heading(inlines=inlines):
            yield plain(inlines)
        case Turn(blocks=inner) | Quotation(blocks=inner):
            for child in inner:
                yield from _block_runs(child)
        case ListBlock(items=items):
            for item in items:
                for child in item:
                    yield from _block_runs(child)
        case Verse(stanzas=stanzas):
            yield from (plain(line) for stanza in stanzas for line in stanza)
        case Figure(caption=caption):
            yield plain(caption)
        case SectionBreak() | Query():  # queries are nobody's words; see _asked
            return


# --- what is wrong -----------------------------------------------------------------------------


def _problems(
    file: str, left: Said, lost: Counter[str], invented: Counter[str]
) -> Iterator[Problem]:
    wanted = Counter(lost)
    shown = 0
    for word, line in zip(left.words, left.lines(), strict=True):
        if wanted[word] and shown < _SHOWN:
            wanted[word] -= 1
            shown += 1
            yield Problem(f"the word “{word}” would be lost", Location(file, line))
    for word in sorted(invented)[:_SHOWN]:
        yield Problem(f"the word “{word}” is not in the raw", Location(file))


def _disorder(file: str, left: Said, ours: Said) -> Problem:
    pairs = zip_longest(left.words, ours.words)
    place = next(n for n, (raw, made) in enumerate(pairs) if raw != made)
    words_ = " ".join(left.words[place : place + 6])
    return Problem(f"“{words_}” would stand elsewhere", Location(file, left.lines()[place]))
