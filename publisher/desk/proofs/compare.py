"""What is proposed in a proof that came back: its letters beside those that were sent.

In: a text and a document; out: replies, each with its turn.  The document without its
tracked changes is aligned with what was sent, by words and by bookmarks; so what
somebody changed without tracking is found as well, and paragraphs whose bookmark is gone.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from publisher.desk.proofs.accept import fits, stands
from publisher.desk.proofs.carry import Carrier, edit_at, starts_of
from publisher.desk.proofs.passages import END, Passage, digest, passages, stream
from publisher.desk.proofs.replies import Reply, identity
from publisher.desk.proofs.returned import Comment, Returned, Revision
from publisher.desk.proofs.word import bookmark
from publisher.model.decision import Verdict
from publisher.model.manuscript import Manuscript
from publisher.transforms.alignment import align

__all__ = ["proposed"]

_TOKEN = re.compile(f"{END}|[^\\S{END}]+|[^\\W_]+|.", re.DOTALL)
_DIGEST = re.compile(r"\b[0-9a-f]{64}\b")
_MOVED = 3
"""Words that must go in one place and come in another to have been moved."""


def proposed(text: Manuscript, came: Returned) -> tuple[Reply, ...]:
    """Return what somebody wants of a text, in the order of reading.

    A document that has lost what was sent is compared with the text; if that is another
    one by now, only what was tracked is told.
    """
    sent = came.sent or passages(text)
    said = "".join(one.sign for one in came.letters)
    known = _DIGEST.findall(said)
    untracked = bool(came.sent) or not known or digest(text) in known
    sheet = _Sheet(sent, stream(sent), starts_of(sent))
    cells, places = _cells(came, sheet, untracked=untracked)
    changes = [sheet.settled(one) for one in _changes(cells)]
    changes = [one for one in changes if one.old != one.new]
    now = _Now(text, sheet.told, Carrier(sheet.told, passages(text)))
    found = {}
    for one in _replies(now, sheet, changes, _remarks(came, places)):
        name = identity(text.id, one)
        while name in found:
            name += "x"
        found[name] = replace(now.carried(one), id=name)
    return tuple(found.values())


@dataclass(frozen=True, slots=True)
class _Now:
    """The text as it is, which may be another one than was sent."""

    text: Manuscript
    sent: Sequence[Passage]
    carrier: Carrier

    def carried(self, one: Reply) -> Reply:
        """Return a reply about what was sent as one about the text as it is."""
        return self.carrier.carried(one, stands(self.sent, one))

    def fits(self, one: Reply) -> bool:
        """Tell whether the text could have what a reply wants, as far as its words stand there."""
        reply = self.carried(one)
        places = stands(passages(self.text), reply) or ()
        return all(
            fits(self.text, (place, place + len(edit.old), edit.new))
            for place, edit in zip(places, reply.edits, strict=False)
        )


# --- letters -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Cell:
    """A letter that is kept (``=``), gone (``-``), new (``+``), or of a word that changes (``~``).

    ``at`` is its place in what was sent.
    """

    what: str
    sign: str
    at: int
    by: Revision | None = None


def _cells(came: Returned, sheet: _Sheet, *, untracked: bool) -> tuple[list[_Cell], list[int]]:
    """Return all letters, sent and come; and for each that came its place in what was sent."""
    spans = _matched(came, sheet)
    cells: list[_Cell] = []
    places: list[int] = []
    here = base = 0
    lost = not came.sent
    for letter in came.letters:
        places.append(here)
        if letter.put:
            if letter.taken is None:
                cells.append(_Cell("+", letter.sign, here, letter.put))
            continue
        span, base = spans[base], base + 1
        if span is None:
            if letter.taken is None and untracked and not (lost and here == 0):
                cells.append(_Cell("+", letter.sign, here))
            continue
        what = "-" if untracked else "="
        cells += [_Cell(what, sheet.text[n], n) for n in range(here, span[0])]
        kept = "-" if letter.taken else "="
        cells += [_Cell(kept, sheet.text[n], n, letter.taken) for n in range(*span)]
        here = max(here, span[1])
    what = "-" if untracked else "="
    cells += [_Cell(what, sheet.text[n], n) for n in range(here, len(sheet.text))]
    return cells, [*places, here]


def _matched(came: Returned, sheet: _Sheet) -> list[tuple[int, int] | None]:
    """Return for each letter that was not put in the stretch of what was sent that it is."""
    letters = [n for n, one in enumerate(came.letters) if one.put is None]
    text = "".join(came.letters[n].sign for n in letters)
    marks = {bookmark(one.key): n for n, one in zip(sheet.starts, sheet.sent, strict=False)}
    shared = {name: place for name, place in came.bookmarks.items() if name in marks}
    ours = _tokens(sheet.text, {marks[name]: name for name in shared})
    rank = {n: base for base, n in enumerate(letters)}
    there = {}
    for name, place in shared.items():
        following = next((n for n in range(place, len(came.letters)) if n in rank), None)
        if following is not None:
            there[rank[following]] = name
    theirs = _tokens(text, there)
    spans: list[tuple[int, int] | None] = [None] * len(letters)
    for stretch in align([one[0] for one in ours], [one[0] for one in theirs]):
        for step in range(stretch.size):
            _, a0, a1 = ours[stretch.a + step]
            _, b0, b1 = theirs[stretch.b + step]
            for n in range(b0, b1):  # blanks may be more or fewer
                spans[n] = (min(a0 + n - b0, a1), a1 if n == b1 - 1 else min(a0 + n - b0 + 1, a1))
    return spans


def _tokens(text: str, marks: dict[int, str]) -> list[tuple[str, int, int]]:
    """Return the words of a text as they are compared, with their places; bookmarks are words."""
    found: list[tuple[str, int, int]] = []
    for match in _TOKEN.finditer(text):
        if match.start() in marks:
            found.append((f"bookmark {marks[match.start()]}", match.start(), match.start()))
        found.append((_folded(match[0]), match.start(), match.end()))
    return found


def _folded(token: str) -> str:
    if token != END and token.isspace():
        return " "
    return unicodedata.normalize("NFC", token.replace("\u2011", "-"))


# --- changes -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Change:
    """``new`` in place of ``old``, which stands from ``start`` on in what was sent."""

    start: int
    old: str
    new: str
    by: Revision | None = None

    @property
    def end(self) -> int:
        return self.start + len(self.old)


def _changes(cells: Sequence[_Cell]) -> Iterator[_Change]:
    """Yield letters in a row that somebody changed, whole words of them."""
    run: list[_Cell] = []
    for cell in _bridged(_worded(cells)):
        if run and (cell.what == "=" or _author(cell) != _author(run[0])):
            yield _change(run)
            run = []
        if cell.what != "=":
            run.append(cell)
    if run:
        yield _change(run)


def _author(cell: _Cell) -> str:
    return cell.by.author if cell.by else "\n"


def _change(run: Sequence[_Cell]) -> _Change:
    old = "".join(one.sign for one in run if one.what in "-~")
    new = "".join(one.sign for one in run if one.what in "+~")
    return _Change(run[0].at, old, new, run[0].by)


def _worded(cells: Sequence[_Cell]) -> Iterator[_Cell]:
    """Yield the cells; what stays of a word that changes is part of the change."""
    for is_word, group in groupby(cells, lambda cell: cell.sign.isalnum()):
        run = list(group)
        changed = next((one for one in run if one.what != "="), None)
        if is_word and changed and any(one.what == "=" for one in run):
            yield from (
                _Cell("~", one.sign, one.at, changed.by) if one.what == "=" else one for one in run
            )
        else:
            yield from run


def _bridged(cells: Iterator[_Cell]) -> Iterator[_Cell]:
    """Yield the cells; a blank between words that both changed untracked is changed, too."""
    found = list(cells)
    for n, cell in enumerate(found):
        beside = (found[n - 1 : n] + found[n + 1 : n + 2]) if n else []
        between = len(beside) == 2 and all(one.what != "=" and one.by is None for one in beside)
        blank = cell.what == "=" and cell.sign.isspace() and cell.sign != END
        yield replace(cell, what="~") if between and blank else cell


@dataclass(frozen=True, slots=True)
class _Sheet:
    """What was sent: its passages, its stream, and where in it each passage begins."""

    sent: Sequence[Passage]
    text: str
    starts: Sequence[int]

    @property
    def told(self) -> Sequence[Passage]:
        """Return the passages of the text: all but those of the cover, which is before them."""
        return [one for one in self.sent if one.kind != "letter"]

    @property
    def cover(self) -> int:
        """Return how many characters the cover has."""
        return self.starts[len(self.sent) - len(self.told)]

    def passage(self, place: int) -> Passage:
        """Return the passage in which a place is."""
        return self.sent[min(bisect_right(self.starts, place), len(self.sent)) - 1]

    def settled(self, one: _Change) -> _Change:
        """Return a change in the one form that it has among all that come to the same."""
        if one.new == "" and one.old:
            return self._gone(one)
        if one.old == "" and one.new:
            return self._come(one)
        return one

    def _gone(self, one: _Change) -> _Change:
        text = self.text
        start, end = self._slid(one.start, one.end)
        if start in self.starts and END in text[start:end] and text[end : end + 1] == END:
            end += 1
        own = self.passage(start)
        if own.owner and own.kind != "speaker":
            said = [n for n, p in enumerate(self.sent) if p.owner == own.owner and p.kind != "note"]
            last = self.starts[said[-1] + 1]
            if start == self.starts[said[1]] and end >= last - 1:
                start, end = self.starts[said[0]], max(end, last)
        return replace(one, start=start, old=text[start:end])

    def _slid(self, start: int, end: int) -> tuple[int, int]:
        """Return where the same loss begins with a passage or a word, if it may be told so.

        “.¶Then we left” gone from “So it was.¶Then we left.¶” is “Then we left.¶”, and
        “’m sorry. I” gone from “I’m sorry. I can” is “I’m sorry. ”.
        """
        passages = END in self.text[start:end]
        for step in (1, -1):
            a, b = start, end
            while not self._is_edge(a, passages=passages) and self._slides(a, b, step):
                a, b = a + step, b + step
            if self._is_edge(a, passages=passages):
                return a, b
        return start, end

    def _is_edge(self, place: int, *, passages: bool) -> bool:
        """Tell whether a passage begins at a place, or else at least a word."""
        text = self.text[place - 1 : place + 1] if place else ""
        return place in self.starts or (
            not passages and text[:1].isspace() and not text[1:].isspace()
        )

    def _turned(self, start: int, new: str) -> tuple[int, str]:
        """Return where the same words are put in as a passage or before a word, if possible.

        “.¶We left” put in before the stop of “So it was.¶” is “¶We left.” behind it.
        """
        for step in (-1, 1):
            a, words = start, new
            while not self._is_whole(a, words):
                if step < 0 and a and self.text[a - 1] == words[-1] != END:
                    a, words = a - 1, words[-1] + words[:-1]
                elif step > 0 and self.text[a : a + 1] == words[0] != END:
                    a, words = a + 1, words[1:] + words[0]
                else:
                    break
                if words == new:
                    break
            if self._is_whole(a, words):
                return a, words
        return start, new

    def _is_whole(self, place: int, words: str) -> bool:
        """Tell whether words put in at a place are whole passages, or begin with a word."""
        if END in words:
            return END in (words[0], words[-1])
        return self._is_edge(place, passages=False) and not words[0].isspace()

    def _slides(self, start: int, end: int, step: int) -> bool:
        """Tell whether the same text is left if what is gone stands one sign further."""
        if step > 0:
            return self.text[start] == self.text[end : end + 1]
        return start > 0 and self.text[start - 1] == self.text[end - 1]

    def _come(self, one: _Change) -> _Change:
        start, new = self._turned(one.start, one.new)
        before = self.passage(start - 1) if start else None
        if (
            before
            and before.kind != "speaker"
            and new.endswith(END)
            and self.text[start - 1] == END
        ):
            start, new = start - 1, END + new[:-1]
        edge = start == 0 or END in (self.text[start - 1], self.text[start : start + 1])
        if edge:  # an empty paragraph says nothing
            lead = END if new.startswith(END) else ""
            tail = END if new.endswith(END) else ""
            kept = [part for part in new.split(END) if part.strip()]
            new = f"{lead}{END.join(kept)}{tail}" if kept else ""
        return replace(one, start=start, new=new)


# --- replies -----------------------------------------------------------------------------------


@dataclass(slots=True)
class _Remark:
    """Comments on one stretch of what was sent, all settled or none."""

    start: int
    end: int
    said: list[Comment]
    told: bool = False

    @property
    def text(self) -> str:
        first = self.said[0].author
        return " / ".join(
            one.text if one.author == first else f"{one.author}: {one.text}" for one in self.said
        )


def _remarks(came: Returned, places: Sequence[int]) -> list[_Remark]:
    found: dict[tuple[int, int, bool], _Remark] = {}
    for one in came.comments:
        if one.text:
            end = max(one.end, one.start)
            span = places[min(one.start, len(places) - 1)], places[min(end, len(places) - 1)]
            found.setdefault((*span, one.settled), _Remark(*span, [])).said.append(one)
    return sorted(found.values(), key=lambda one: (one.start, one.end))


def _replies(
    now: _Now, sheet: _Sheet, changes: Sequence[_Change], remarks: Sequence[_Remark]
) -> Iterator[Reply]:
    """Yield what is proposed, in the order of what was sent."""
    found: list[tuple[int, Reply]] = []
    cover = [one for one in changes if _on_cover(sheet, one)]
    if cover:
        words = [_shown(_line(sheet, one)) for one in cover]
        by = next((one.by for one in cover if one.by), None)
        found.append((0, _query("", "", f"on the cover: {'; '.join(words)}", by)))
    rest = [one for one in changes if not _on_cover(sheet, one)]
    for group in _moves(rest):
        remark = next((one for one in remarks if not one.told and _touches(one, group)), None)
        if remark:
            remark.told = True
        found.append((group[0].start, _reply(now, sheet, group, remark)))
    for remark in remarks:
        if not remark.told:
            about = sheet.text[remark.start : remark.end].replace(END, " ").strip()
            owner, first = _owner(sheet, remark), remark.said[0]
            query = _query(owner, about, remark.text, first)
            if first.settled:
                query = replace(query, verdict=Verdict.SETTLED)
            found.append((remark.start, query))
    yield from (one for _, one in sorted(found, key=lambda pair: pair[0]))


def _owner(sheet: _Sheet, remark: _Remark) -> str:
    """Return the turn of a remark: the first that it is about."""
    last = max(remark.start, remark.end - 1)
    owners = [sheet.passage(n).owner for n in (remark.start, last)]
    return next(filter(None, owners), "")


def _on_cover(sheet: _Sheet, one: _Change) -> bool:
    return sheet.passage(one.start).kind == "letter"


def _line(sheet: _Sheet, one: _Change) -> str:
    """Return the paragraph of a change, as it came."""
    passage = sheet.passage(one.start)
    start = sheet.starts[list(sheet.sent).index(passage)]
    before = sheet.text[start : one.start]
    return before + one.new + sheet.text[one.end : start + len(passage.text)]


def _touches(remark: _Remark, group: Sequence[_Change]) -> bool:
    """Tell whether a remark is about changes; what is settled asks for nothing of them."""
    return not remark.said[0].settled and any(
        remark.start <= one.end and one.start <= remark.end for one in group
    )


def _moves(changes: Sequence[_Change]) -> Iterator[tuple[_Change, ...]]:
    """Yield each change by itself, but words that went from one place to another as one."""
    left = list(changes)
    while left:
        one = left.pop(0)
        words = (one.old or one.new).strip(f" {END}")
        twin = None
        if (not one.old or not one.new) and len(words.split()) >= _MOVED:
            twin = next(
                (
                    other
                    for other in left
                    if bool(other.new) != bool(one.new)
                    and bool(other.old) != bool(one.old)
                    and (other.old or other.new).strip(f" {END}") == words
                ),
                None,
            )
        if twin:
            left.remove(twin)
            yield (one, twin)
        else:
            yield (one,)


def _reply(now: _Now, sheet: _Sheet, group: Sequence[_Change], remark: _Remark | None) -> Reply:
    edits = tuple(edit_at(sheet.told, one.start - sheet.cover, one.old, one.new) for one in group)
    by = next((one.by for one in group if one.by), None)
    if by is None and remark:
        by = Revision(remark.said[0].author, remark.said[0].date)
    first = next((one for one in group if one.old), group[0])
    owner = sheet.passage(first.start).owner
    kind = "move" if len(group) > 1 else _kind(group[0])
    told = Reply(
        "",
        kind,
        owner,
        edits,
        comment=remark.text if remark else "",
        author=by.author if by else "",
        date=by.date if by else "",
    )
    if now.fits(told):
        return told
    wish = "; ".join(_wish(one) for one in group)
    return _query(owner, "", f"{wish}{f' – {remark.text}' if remark else ''}", by)


def _kind(one: _Change) -> str:
    if not one.old:
        return "insert"
    return "replace" if one.new else "delete"


def _wish(one: _Change) -> str:
    old, new = _shown(one.old), _shown(one.new)
    if not one.old:
        return f"add “{new}”"
    return f"write “{new}” for “{old}”" if one.new else f"strike “{old}”"


def _shown(text: str) -> str:
    return " ".join(text.replace(END, " ¶ ").split())


def _query(owner: str, about: str, comment: str, by: Revision | Comment | None) -> Reply:
    said = (by.author, by.date) if by else ("", "")
    return Reply("", "query", owner, (), about, comment, *said)
