"""The text of printed pages: in go pages as PDFium reads them, out come text and notes apart.

What stands last on a page is its furniture: the folio, the title of the book, the running
head, in any order.  Notes stand wherever their place is in the order of reading.  Both are
known, and are taken out only where they are found.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from publisher.checks.verify.compare import Difference, Kind
from publisher.checks.verify.pages import Page
from publisher.checks.verify.stream import Place, Stream, words

__all__ = ["Pressed", "Printed", "printed"]

_SHORTENED = "…"
_ENDS = 4
"""Words by which the beginning and the end of a note are known."""
_MORE = 30
"""Words that a note may have more than it should, and still be known."""


@dataclass(frozen=True, slots=True)
class Pressed:
    """What pages must say: their text, the notes at their feet, and all that a head may say."""

    text: Stream
    notes: tuple[Stream, ...] = ()
    heads: tuple[str, ...] = ()


@dataclass(slots=True)
class Printed:
    """The words of the pages, and of the notes at their feet.

    ``told`` is what pages have that no reader sees, or that was pinned on them.
    """

    text: Stream = field(default_factory=lambda: Stream(blind=True))
    notes: Stream = field(default_factory=lambda: Stream(blind=True))
    told: list[Difference] = field(default_factory=list)


def printed(pages: Iterable[Page], pressed: Pressed) -> Printed:
    """Part the text of pages from their notes, by what they must say."""
    known = sorted({tuple(words(head)) for head in pressed.heads} - {()}, key=len, reverse=True)
    whole = Stream()
    goes_on = False
    told = []
    for page in pages:
        told += _beside_the_text(page)
        goes_on = _append(whole, page, _without_furniture(page, known), goes_on=goes_on)
    found = _parted(whole, pressed.notes)
    found.told = told
    return found


def _beside_the_text(page: Page) -> list[Difference]:
    """Return what is on a page and is no text of it."""
    place = Place("", "", page.folio)
    kinds = ((Kind.UNSEEN, page.unseen), (Kind.ADDED, page.pinned))
    return [Difference(kind, (), said, place, page.folio) for kind, said in kinds if said]


# --- pages to one text -------------------------------------------------------------------------


def _append(text: Stream, page: Page, end: int, *, goes_on: bool) -> bool:
    """Append the words of a page; tell if its last word goes on on the next."""
    place = Place("", "", page.folio)
    for index, word in enumerate(page.words[:end]):
        if text.words and (index in page.marks or (goes_on and index == 0)):
            text.words[-1] += word
            text.divided.add(len(text.words) - 1)
        else:
            text.words.append(word)
            text.places.append(place)
            text.written.append("")
    return end in page.marks if end else goes_on


def _without_furniture(page: Page, heads: Sequence[tuple[str, ...]]) -> int:
    """Return how many words a page has before its furniture, to which its folio belongs.

    A head may end with the number that the folio is: all ways to read the end are tried.
    """
    folio = tuple(words(page.folio))
    ends = [len(page.words)]
    for end, left in _readings(page.words, len(page.words), (folio, *heads)):
        cut = end - _shortened(page.words[:end], heads)
        if cut < end and folio in left and page.words[:cut][-len(folio) :] == folio:
            cut -= len(folio)
        if cut < end or folio not in left:
            ends.append(cut)
    return min(ends)


def _readings(
    text: tuple[str, ...], end: int, left: tuple[tuple[str, ...], ...]
) -> Iterator[tuple[int, tuple[tuple[str, ...], ...]]]:
    """Yield where furniture may begin before ``end``, and what of it does not stand there."""
    yield end, left
    for one in left:
        if one and text[max(0, end - len(one)) : end] == one:
            rest = tuple(other for other in left if other is not one)
            yield from _readings(text, end - len(one), rest)


def _shortened(text: tuple[str, ...], heads: Sequence[tuple[str, ...]]) -> int:
    """Return how many words a head has that is shortened, at the end of a text."""
    if text[-1:] == (_SHORTENED,):
        for head in heads:
            for count in range(len(head) - 1, 0, -1):
                if text[-count - 1 : -1] == head[:count]:
                    return count + 1
    return 0


# --- notes out of the text ---------------------------------------------------------------------


def _parted(whole: Stream, notes: Sequence[Stream]) -> Printed:
    """Take the notes out of a text, in their order."""
    found = Printed()
    at = 0
    for note in notes:
        for start, end in _stretches(whole, note, at):
            found.text.extend(whole.part(at, start))
            found.notes.extend(whole.part(start, end))
            at = end
    found.text.extend(whole.part(at, len(whole.words)))
    return found


def _stretches(whole: Stream, note: Stream, at: int) -> list[tuple[int, int]]:
    """Return where a note stands behind ``at``: in one place, or in one on each of two pages."""
    wanted = [w for i, w in enumerate(note.words) if i not in note.loose]
    ends = min(_ENDS, len(wanted))
    for start in range(at, len(whole.words)):
        begun = _begun(whole.words, start, wanted[:ends])
        if not begun:
            continue
        most = start + len(note.words) + _MORE
        if end := _ended(whole.words, begun, min(most, len(whole.words)), wanted[-ends:]):
            opened = start > at and whole.words[start - 1] == note.words[0] != wanted[0]
            return [(start - opened, end)]
        return _on_two_pages(whole, start, wanted, most)
    return []


def _on_two_pages(
    whole: Stream, start: int, wanted: Sequence[str], most: int
) -> list[tuple[int, int]]:
    page = whole.places[start].page
    turn = next((i for i in range(start, len(whole.words)) if whole.places[i].page != page), 0)
    rest = wanted[turn - start :]
    if not turn or not rest:
        return []
    ends = min(_ENDS, len(rest))
    for again in range(turn, len(whole.words)):
        begun = _begun(whole.words, again, rest[:ends])
        if begun and (end := _ended(whole.words, begun, again + len(rest) + _MORE, rest[-ends:])):
            return [(start, turn), (again, end)]
    return []


def _begun(text: Sequence[str], start: int, wanted: Sequence[str]) -> int:
    """Return where one is after the first words of a note; 0 if they are not at ``start``.

    Between its number and its words stands what a style puts there.
    """
    at = start
    for word in wanted:
        while start < at < len(text) and text[at] != word and text[at] in "[]().":
            at += 1
        if at >= len(text) or text[at] != word:
            return 0
        at += 1
    return at


def _ended(text: Sequence[str], start: int, most: int, wanted: Sequence[str]) -> int:
    """Return the end of the last words of a note, of which some may be its first."""
    for end in range(start, min(most, len(text)) + 1):
        if list(text[end - len(wanted) : end]) == list(wanted):
            return end
    return 0
