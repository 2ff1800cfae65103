"""Collation: the words that the machine wrote, and the words that stand now.

In: the bytes of a raw file, its ledger, the manuscript as it is; out: which word is
which, what was added and taken out, and whose words were given to somebody else.
Nothing is normalised again: what the machine wrote follows from bytes and ledger,
whatever version of the program it was.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

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
from publisher.model.inline import Inline
from publisher.model.ledger import Ledger
from publisher.model.manuscript import Manuscript
from publisher.model.walk import notes, plain, turn_ids
from publisher.source import Location
from publisher.transforms.alignment import Stretch, align
from publisher.transforms.witness import Word, words_with_places, written

__all__ = ["Collation", "Owner", "Token", "collate", "owners", "reading", "tokens"]


@dataclass(frozen=True, slots=True)
class Owner:
    """A turn of the manuscript as it stands, or (without ``id``) a passage outside turns.

    ``blocks`` are those of the turn or of the passage.
    """

    id: str
    speaker: str
    at: str
    where: Location
    blocks: tuple[Block, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Token:
    """A word of the manuscript as it stands: folded, as shown, its line, whose it is.

    ``gap`` is what stands between it and the next word of its line.
    """

    text: str
    shown: str
    gap: str
    line: int
    owner: int
    noted: bool = False


def owners(manuscript: Manuscript) -> list[Owner]:
    """Return the turns of a manuscript and the passages between them, in order."""
    ids = iter(turn_ids(manuscript))
    found: list[Owner] = []
    loose: list[Block] = []
    for block in (*manuscript.headnote, *manuscript.body, None):
        if block is not None and not isinstance(block, Turn):
            loose.append(block)
            continue
        if loose:
            found.append(Owner("", "", "", loose[0].where, tuple(loose)))
            loose = []
        if block is not None:
            found.append(Owner(next(ids), block.speaker, block.at, block.where, block.blocks))
    return found


# --- the words that stand now ------------------------------------------------------------------


def tokens(found: list[Owner]) -> list[Token]:
    """Return the words of a manuscript, those of its notes last."""
    main: list[Token] = []
    noted: list[Token] = []
    for number, owner in enumerate(found):
        for block in owner.blocks:
            for text, line in _lines(block):
                main += _tokens(text, line, number)
        for note in notes(Manuscript("", "", body=owner.blocks)):
            for paragraph in note.paragraphs:
                noted += _tokens(plain(paragraph), owner.where.line, number, noted=True)
    return main + noted


def _tokens(text: str, line: int, owner: int, *, noted: bool = False) -> Iterator[Token]:
    places = [*words_with_places(text), ("", len(text), len(text))]
    for (word, first, last), (_, following, _) in pairwise(places):
        gap = text[last:following] + (" " if following == len(text) else "")
        yield Token(word, text[first:last], gap, line, owner, noted)


def _lines(block: Block) -> Iterator[tuple[str, int]]:
    """Yield the lines of a block as they stand in its file, with their numbers."""
    match block:
        case Paragraph(inlines=inlines, where=where) | Heading(inlines=inlines, where=where):
            yield from _broken(inlines, where.line)
        case Figure(caption=inlines, where=where):
            yield from _broken(inlines, where.line + 1)
        case Turn(blocks=inner) | Quotation(blocks=inner):
            for child in inner:
                yield from _lines(child)
        case ListBlock(items=items):
            for item in items:
                for child in item:
                    yield from _lines(child)
        case Verse(stanzas=stanzas, where=where):
            line = where.line
            for stanza in stanzas:
                for inlines in stanza:
                    yield plain(inlines), line
                    line += 1
                line += 1
        case Query() | SectionBreak():
            return


def _broken(inlines: tuple[Inline, ...], first: int) -> Iterator[tuple[str, int]]:
    for line, text in enumerate(plain(inlines, "\n").split("\n"), first):
        yield text, line


_STOPS = frozenset(".,;:?!…")


def reading(items: Sequence[Word] | Sequence[Token], places: Sequence[int]) -> str:
    """Return the words at some places as one text, with what stands between them."""
    parts = []
    for place, following in pairwise([*places, -1]):
        parts += [items[place].shown, items[place].gap if following == place + 1 else " "]
    if places and (close := items[places[-1]].gap.rstrip()) and close in _STOPS:
        parts[-1] = close
    return "".join(parts).strip()


# --- which is which ----------------------------------------------------------------------------


@dataclass
class Collation:
    """The machine's words and those that stand, and which of them are the same.

    ``stands`` gives for each word of the machine the token it is now, ``came`` for
    each token the word it was; -1 is none.  ``backbone`` are the stretches of words
    and tokens that follow one another in both.
    """

    ledger: Ledger
    machine: list[Word]
    owners: list[Owner]
    tokens: list[Token]
    stands: list[int]
    came: list[int]
    backbone: list[Stretch]

    @cached_property
    def _starts(self) -> list[int]:
        return [place for place, _ in self._turns]

    @cached_property
    def _turns(self) -> list[tuple[int, str]]:
        return sorted(self.ledger.made.turns)

    def turn_of(self, word: int) -> int:
        """Return the number of the machine's turn or passage that a word stood in."""
        return bisect_right(self._starts, self.machine[word].start) - 1

    def label_of(self, turn: int) -> str:
        """Return the label that the machine gave a turn; empty outside turns."""
        return self._turns[turn][1] if turn >= 0 else ""

    def spans(self, owner: int) -> list[tuple[int, int]]:
        """Return the runs of machine words, first and last, that an owner's words were.

        Words between that are gone now belong to a run; words that are somebody
        else's now end it.
        """
        was = sorted(
            self.came[n]
            for n, t in enumerate(self.tokens)
            if t.owner == owner and self.came[n] >= 0
        )
        runs: list[tuple[int, int]] = []
        for word in was:
            last = runs[-1][1] if runs else -1
            if runs and all(self.stands[between] < 0 for between in range(last + 1, word)):
                runs[-1] = (runs[-1][0], word)
            else:
                runs.append((word, word))
        return runs


def collate(data: bytes, ledger: Ledger, manuscript: Manuscript) -> Collation:
    """Return the collation of a raw file's bytes and ledger with a manuscript.

    ``data`` are the bytes that the ledger counts in.  Raises ConservationError for
    a ledger that does not account for them.
    """
    machine = written(data, ledger)
    found = owners(manuscript)
    ours = tokens(found)
    stands, came = [-1] * len(machine), [-1] * len(ours)
    main = sum(not token.noted for token in ours)
    backbone = _match(machine, ours, stands, came, range(main))
    _match(machine, ours, stands, came, range(main, len(ours)))
    _moved(machine, ours, stands, came)
    return Collation(ledger, machine, found, ours, stands, came, backbone)


def _match(
    machine: list[Word], ours: list[Token], stands: list[int], came: list[int], among: range
) -> list[Stretch]:
    """Match words in their order that have no partner yet, with the tokens ``among``."""
    left = [n for n, token in enumerate(stands) if token < 0]
    found = align([machine[n].text for n in left], [ours[n].text for n in among])
    for stretch in found:
        for step in range(stretch.size):
            word, token = left[stretch.a + step], among[stretch.b + step]
            stands[word], came[token] = token, word
    return found


_MOVED = 4
"""Words in a row that are the same elsewhere, and not by chance."""


def _moved(machine: list[Word], ours: list[Token], stands: list[int], came: list[int]) -> None:
    """Match runs of words without a partner that stand in another place now."""
    places: dict[tuple[str, ...], int] = {}
    for run in _alone(stands):
        for start in range(run.start, run.stop - _MOVED + 1):
            key = tuple(word.text for word in machine[start : start + _MOVED])
            places[key] = -1 if key in places else start
    for run in _alone(came):
        token = run.start
        while token <= run.stop - _MOVED:
            word = places.get(tuple(t.text for t in ours[token : token + _MOVED]), -1)
            size = _alike(machine, ours, stands, came, Stretch(word, token, 0)) if word >= 0 else 0
            for step in range(size):
                stands[word + step], came[token + step] = token + step, word + step
            token += size or 1


def _alone(partners: list[int]) -> list[range]:
    """Return the runs of places that have no partner."""
    runs: list[range] = []
    start = -1
    for place, partner in enumerate([*partners, 0]):
        if partner < 0 and start < 0:
            start = place
        elif partner >= 0 and start >= 0:
            runs.append(range(start, place))
            start = -1
    return runs


def _alike(
    machine: list[Word], ours: list[Token], stands: list[int], came: list[int], here: Stretch
) -> int:
    """Return how many words without a partner are alike from two places on."""
    size = 0
    while (
        here.a + size < len(machine)
        and here.b + size < len(ours)
        and stands[here.a + size] < 0 > came[here.b + size]
        and machine[here.a + size].text == ours[here.b + size].text
    ):
        size += 1
    return size
