"""A reply brought into a manuscript: what it changes, and no other character.

In: the text of a manuscript and a reply; out: the text with what the reply wants in it,
or Unfit with the reason why a person must look.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from publisher import manuscript
from publisher.desk.proofs.carry import Carrier, starts_of
from publisher.desk.proofs.passages import END, Passage, passages, stream
from publisher.desk.proofs.replies import Edit, Reply
from publisher.desk.proofs.spans import Unfit, cut, read, spliced
from publisher.errors import ManuscriptError
from publisher.model.block import (
    Block,
    Figure,
    Heading,
    ListBlock,
    Paragraph,
    Query,
    Quotation,
    Turn,
    Verse,
)
from publisher.model.inline import Inline, Note
from publisher.model.manuscript import Manuscript
from publisher.model.walk import turn_ids

__all__ = ["Unfit", "accepted", "carried", "fits", "query_text", "stands"]

_Runs = Iterator[list[tuple[Inline, ...]]]
"""For each passage the runs that stand in its place: none, one or more."""

_NO_QUERY = re.compile(r"[<>]+|--+")
"""What would end the comment in which a query stands."""
_MERGED = frozenset(("body", "quotation", "item"))


def accepted(text: str, path: str, reply: Reply) -> str:
    """Return the text of a manuscript with what a reply wants.

    Raises Unfit if its words do not stand there any more, or if the text is not as
    ``publisher fmt`` writes it: then other characters would change.
    """
    parsed = manuscript.parse(text, path)
    if manuscript.write(parsed) != text:
        raise Unfit("the manuscript is not as publisher fmt writes it; run that first")
    if not reply.edits:
        return manuscript.write(_queried(parsed, reply))
    places = stands(passages(parsed), reply)
    if places is None:
        raise Unfit("the words it would change do not stand there any more")
    for start, edit in sorted(zip(places, reply.edits, strict=True), reverse=True, key=_at):
        parsed = _edited(parsed, start, start + len(edit.old), edit.new)
    return manuscript.write(parsed)


def _at(pair: tuple[int, Edit]) -> tuple[int, int]:
    return pair[0], len(pair[1].old)


def carried(before: str, after: str, path: str, replies: Sequence[Reply]) -> tuple[Reply, ...]:
    """Return replies about the text of a manuscript as it was, as they are about it as it is."""
    old, new = (passages(manuscript.parse(text, path)) for text in (before, after))
    carrier = Carrier(old, new)
    return tuple(carrier.carried(one, stands(old, one)) for one in replies)


def stands(found: Sequence[Passage], reply: Reply) -> list[int] | None:
    """Return where in the stream of passages the edits of a reply are; None if one is nowhere."""
    text = stream(found)
    places = []
    for edit in reply.edits:
        place = _place(found, text, edit)
        if place is None:
            return None
        places.append(place)
    return places


def _place(found: Sequence[Passage], text: str, edit: Edit) -> int | None:
    """Return where an edit stands: by its words and those around them, on one side at least.

    Turns may have other ids by now, so the words count, and the turn only tells which of
    several places is meant; a word that may be any is none.
    """
    starts = starts_of(found)
    own = next((starts[n] for n, one in enumerate(found) if one.owner == edit.turn), None)
    for before, after in ((edit.before, edit.after), (edit.before, ""), ("", edit.after)):
        wanted = before + edit.old + after
        if wanted == edit.old and text != wanted:
            continue
        places = [m.start() + len(before) for m in re.finditer(f"(?={re.escape(wanted)})", text)]
        if len(places) == 1:
            return places[0]
        if own is not None and own + edit.at in places:
            return own + edit.at
    return None


def fits(parsed: Manuscript, edit: tuple[int, int, str]) -> bool:
    """Tell whether a text can be edited so, and be written."""
    try:
        manuscript.write(_edited(parsed, *edit))
    except (Unfit, ManuscriptError):
        return False
    return True


# --- words -------------------------------------------------------------------------------------


def _edited(parsed: Manuscript, start: int, end: int, new: str) -> Manuscript:
    """Return a text with ``new`` in place of a stretch of its stream."""
    found = passages(parsed)
    starts = starts_of(found)
    runs = [[one.inlines] for one in found]
    if not new and start < end and {start, end} <= {*starts}:
        for index in range(starts.index(start), starts.index(end)):
            runs[index] = []
        return _rebuilt(parsed, found, runs)
    first, last = (min(bisect_right(starts, n), len(found)) - 1 for n in (start, end))
    if found[first].kind == "speaker":
        raise Unfit("it changes who speaks")
    parts = new.split(END)
    touched = found[first : last + 1]
    if len(touched) > 1 or len(parts) > 1:
        alike = {(one.owner, one.kind) for one in touched}
        if len(alike) > 1 or touched[0].kind not in _MERGED:
            raise Unfit("it joins what is of different kinds")
    a, b = start - starts[first], end - starts[last]
    if first == last and len(parts) == 1:
        if not new:
            a, b = _with_its_blank(found[first].text, a, b)
        runs[first] = [spliced(found[first].inlines, a, b, new)]
    else:
        runs[first] = _joined(touched, a, b, parts)
        for index in range(first + 1, last + 1):
            runs[index] = []
    return _rebuilt(parsed, found, runs)


def _with_its_blank(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a deleted stretch with one blank more, where it would leave two, or one at an end."""
    before, after = text[:start], text[end:]
    if after.startswith(" ") and (not before or before.endswith((" ", "\n"))):
        return start, end + 1
    if not after and before.endswith(" "):
        return start - 1, end
    return start, end


def _joined(
    touched: Sequence[Passage], start: int, end: int, parts: Sequence[str]
) -> list[tuple[Inline, ...]]:
    """Return the runs of paragraphs whose middle is other words, in other paragraphs."""
    head, tail = touched[0], touched[-1]
    left = cut(head.inlines, 0, start)
    right = cut(tail.inlines, end, len(tail.text))
    if sum(isinstance(i, Note) for one in touched for i in one.inlines) != sum(
        isinstance(i, Note) for i in (*left, *right)
    ):
        raise Unfit("a note hangs on these words")
    middle = [spliced((), 0, 0, part) for part in parts]
    made = [*middle]
    made[0] = (*left, *made[0])
    made[-1] = (*made[-1], *right)
    return [run for run in made if run]


def _rebuilt(
    parsed: Manuscript, found: Sequence[Passage], runs: list[list[tuple[Inline, ...]]]
) -> Manuscript:
    """Return a text with other runs in place of its own, in the order of ``passages``."""
    at = {one.key: run for one, run in zip(found, runs, strict=True)}
    title = _line(at["title"])
    subtitle = _line(at["subtitle"]) if "subtitle" in at else ""
    if not title:
        raise Unfit("a text needs a title")
    if any(at[one.key] != [one.inlines] for one in found if one.kind == "note"):
        raise Unfit("it changes a note")
    rest = iter(run for one, run in zip(found, runs, strict=True) if one.kind not in _HEADER)
    return replace(
        parsed,
        title=title,
        subtitle=subtitle,
        headnote=tuple(_blocks(parsed.headnote, rest)),
        body=tuple(_blocks(parsed.body, rest)),
    )


_HEADER = ("title", "subtitle", "note")


def _line(runs: Sequence[tuple[Inline, ...]]) -> str:
    return " ".join(read(run) for run in runs)


def _blocks(given: Sequence[Block], runs: _Runs) -> Iterator[Block]:  # noqa: C901 - one case a block
    """Yield blocks with other runs in them; what is left without words is left out."""
    for block in given:
        match block:
            case Paragraph():
                yield from (replace(block, inlines=run) for run in next(runs) if run)
            case Heading():
                yield from (replace(block, inlines=run) for run in next(runs) if run)
            case Verse(stanzas=stanzas):
                kept = tuple(tuple(run for _ in one for run in next(runs)) for one in stanzas)
                if any(kept):
                    yield replace(block, stanzas=tuple(one for one in kept if one))
            case Figure(caption=caption):
                yield replace(block, caption=_line_of(next(runs))) if caption else block
            case Quotation(blocks=inner):
                if left := tuple(_blocks(inner, runs)):
                    yield replace(block, blocks=left)
            case ListBlock(items=items):
                found = tuple(tuple(_blocks(item, runs)) for item in items)
                if any(found):
                    yield replace(block, items=tuple(item for item in found if item))
            case Turn(blocks=inner):
                named = next(runs)
                left = tuple(_blocks(inner, runs))
                if named and not any(not isinstance(one, Query) for one in left):
                    raise Unfit("somebody would say nothing")
                if left and not named:
                    raise Unfit("it takes words from who says them")
                if left:
                    yield replace(block, blocks=left)
            case _:
                yield block


def _line_of(runs: Sequence[tuple[Inline, ...]]) -> tuple[Inline, ...]:
    return runs[0] if runs else ()


# --- questions ---------------------------------------------------------------------------------


def query_text(reply: Reply) -> str:
    """Return what a query says of a reply, on one line that ends no comment."""
    said = f"{reply.author}: {reply.comment}" if reply.author else reply.comment
    about = f"“{_short(reply.about)}” – " if reply.about else ""
    text = _NO_QUERY.sub(" ", f"{about}{said}")
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def _short(text: str) -> str:
    words = text.split()
    return " ".join(words) if len(words) <= 12 else " ".join([*words[:6], "…", *words[-5:]])


def _queried(parsed: Manuscript, reply: Reply) -> Manuscript:
    """Return a text with a query after the turn of a reply, or before all it says."""
    query = Query(query_text(reply))
    turn = _asked(parsed, reply)
    if not turn:
        if parsed.headnote:
            return replace(parsed, headnote=(query, *parsed.headnote))
        return replace(parsed, body=(query, *parsed.body))
    ids = iter(turn_ids(parsed))
    found = False
    body: list[Block] = []
    for block in parsed.body:
        if isinstance(block, Turn) and next(ids) == turn:
            block, found = replace(block, blocks=(*block.blocks, query)), True
        body.append(block)
    if not found:
        raise Unfit("the turn is not there any more")
    return replace(parsed, body=tuple(body))


def _asked(parsed: Manuscript, reply: Reply) -> str:
    """Return the turn of a query: that which it names, or where the words are that it is about.

    Raises Unfit if they are in several other turns, or in none.
    """
    if not reply.about:
        return reply.turn
    found = passages(parsed)
    text, starts = stream(found).replace(END, " "), starts_of(found)
    places = [m.start() for m in re.finditer(re.escape(reply.about), text)]
    turns = {found[bisect_right(starts, n) - 1].owner for n in places}
    if reply.turn in turns:
        return reply.turn
    if len(turns) == 1:
        return turns.pop()
    raise Unfit("the words it is about do not stand there any more")
