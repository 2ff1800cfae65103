"""What an editor changed since the machine wrote: a collation in, edits out.

Edits are told word by word: what stood, what stands, in which turn, on which line of
the manuscript; words given to another speaker; turns split and joined; the header;
queries.  They are never errors.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from publisher.desk.collate import Collation, reading
from publisher.model.block import Query
from publisher.model.decision import Verdict
from publisher.model.manuscript import Manuscript
from publisher.model.walk import blocks, facts
from publisher.transforms.alignment import Change, changes

__all__ = ["Edit", "edits"]

_APART = 2
"""Words that stand between two changes which are still told as one."""
_CHANCE = 3
"""Words that are alike by chance if they are fewer."""
_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Edit:
    """One edit: ``kind`` is words, moved, speaker, split, joined, header or query.

    ``before`` stood and ``after`` stands; ``what`` is a key of the header, or words of
    the passage.  ``turn`` is the id of the turn, empty outside turns; ``line`` counts
    in the manuscript, 0 if the place is unknown.
    """

    kind: str
    before: str = ""
    after: str = ""
    what: str = ""
    turn: str = ""
    line: int = 0

    def to_json(self) -> dict[str, object]:
        """Return the edit as a JSON object."""
        return {
            "kind": self.kind,
            "turn": self.turn or None,
            "line": self.line or None,
            "what": self.what or None,
            "before": self.before,
            "after": self.after,
        }


def edits(collation: Collation, manuscript: Manuscript) -> list[Edit]:
    """Return the editor's edits: header first, then in the order of the manuscript."""
    body = [
        *_words(collation),
        *_moved(collation),
        *_turns(collation, manuscript),
        *_queries(collation, manuscript),
    ]
    body.sort(key=lambda edit: edit.line)
    return [*_header(collation, manuscript), *body]


def _header(collation: Collation, manuscript: Manuscript) -> Iterator[Edit]:
    before, after = dict(collation.ledger.made.header), facts(manuscript)
    for key in dict.fromkeys([*before, *after]):
        if before.get(key, "") != after.get(key, ""):
            yield Edit("header", before.get(key, ""), after.get(key, ""), key, "", 1)


def _queries(collation: Collation, manuscript: Manuscript) -> Iterator[Edit]:
    asked = Counter(
        p.query for p in collation.ledger.proposals if p.query and p.verdict is Verdict.ACCEPTED
    )
    for block in blocks(manuscript):
        if isinstance(block, Query):
            if asked[block.text]:
                asked[block.text] -= 1
            else:
                yield Edit("query", "", block.text, line=block.where.line)
    for text in asked.elements():
        yield Edit("query", text, "")


# --- words -------------------------------------------------------------------------------------


def _words(collation: Collation) -> Iterator[Edit]:
    """Yield what was added and taken out; changes with a word or two between are one."""
    main = sum(not token.noted for token in collation.tokens)
    found = [
        change
        for change in changes(collation.backbone, len(collation.machine), main)
        if _is_edit(collation, change)
    ]
    current: Change | None = None
    for change in found:
        if current and _belong(collation, current, change):
            current = Change(current.a0, change.a1, current.b0, change.b1)
            continue
        if current:
            yield _told(collation, current)
        current = change
    if current:
        yield _told(collation, current)
    for token in range(main, len(collation.tokens)):
        if collation.came[token] < 0:
            yield _told(collation, Change(0, 0, token, token + 1))


def _is_edit(collation: Collation, change: Change) -> bool:
    """Tell whether a word was added or is gone, and not merely stands elsewhere."""
    return any(t < 0 for t in collation.stands[change.a0 : change.a1]) or any(
        w < 0 for w in collation.came[change.b0 : change.b1]
    )


def _belong(collation: Collation, before: Change, after: Change) -> bool:
    between = collation.tokens[max(before.b1 - 1, 0) : after.b0 + 1]
    near = after.b0 - before.b1 <= _APART and after.a0 - before.a1 <= _APART
    return near and len({token.owner for token in between}) == 1


def _told(collation: Collation, change: Change) -> Edit:
    stands, came = collation.stands, collation.came
    gone = [
        word
        for word in range(change.a0, change.a1)
        if stands[word] < 0 or change.b0 <= stands[word] < change.b1
    ]
    new = [
        token
        for token in range(change.b0, change.b1)
        if came[token] < 0 or change.a0 <= came[token] < change.a1
    ]
    before, after = reading(collation.machine, gone), reading(collation.tokens, new)
    return _placed(collation, "words", change.b0, before=before, after=after)


def _placed(
    collation: Collation,
    kind: str,
    token: int,
    *,
    before: str = "",
    after: str = "",
    what: str = "",
) -> Edit:
    """Return an edit at a token, or at the last one before the end."""
    if not collation.tokens:
        return Edit(kind, before, after, what)
    here = collation.tokens[min(token, len(collation.tokens) - 1)]
    return Edit(kind, before, after, what, collation.owners[here.owner].id, here.line)


def _moved(collation: Collation) -> Iterator[Edit]:
    """Yield runs of words that stand in another order than they did."""
    backbone = _backbone(collation)
    run: list[int] = []
    for token, word in enumerate([*collation.came, -1]):
        noted = token < len(collation.tokens) and collation.tokens[token].noted
        if word >= 0 and token not in backbone and not noted:
            run.append(token)
        elif run:
            yield _placed(collation, "moved", run[0], what=_excerpt(collation, run))
            run = []


def _backbone(collation: Collation) -> set[int]:
    """Return the tokens that stand in the order in which the machine wrote them."""
    return {stretch.b + n for stretch in collation.backbone for n in range(stretch.size)}


def _excerpt(collation: Collation, run: Sequence[int]) -> str:
    more = " …" if len(run) > _SHOWN else ""
    return reading(collation.tokens, run[:_SHOWN]) + more


# --- turns -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Segment:
    """Tokens in a row that were one turn of the machine's and are one owner's now."""

    turn: int
    owner: int
    tokens: tuple[int, ...]


def _turns(collation: Collation, manuscript: Manuscript) -> Iterator[Edit]:
    """Yield what was given to another speaker, and turns that were split or joined."""
    segments = list(_segments(collation))
    sizes: Counter[tuple[int, int]] = Counter()
    for one in segments:
        sizes[one.turn, one.owner] += len(one.tokens)
    whole = Counter(collation.turn_of(n) for n, t in enumerate(collation.stands) if t >= 0)
    to, of = _chief(sizes, 0), _chief(sizes, 1)
    names = _renamed(collation, manuscript, segments)
    backbone = _backbone(collation)
    for segment in segments:
        if len(segment.tokens) < min(_CHANCE, whole[segment.turn]):
            continue
        said = collation.label_of(segment.turn)
        was, now = names.get(said, said), collation.owners[segment.owner].speaker
        first, what = segment.tokens[0], _excerpt(collation, segment.tokens)
        if was != now:
            yield _placed(collation, "speaker", first, before=was, after=now, what=what)
        elif first not in backbone:
            continue  # it is told as moved
        elif of[segment.owner] != segment.turn:
            yield _placed(collation, "joined", first, what=what)
        elif to[segment.turn] != segment.owner:
            yield _placed(collation, "split", first, what=what)


def _segments(collation: Collation) -> Iterator[_Segment]:
    pairs = [
        (collation.turn_of(word), collation.tokens[token].owner, token)
        for token, word in enumerate(collation.came)
        if word >= 0 and not collation.tokens[token].noted
    ]
    run: list[int] = []
    for pair, after in pairwise([*pairs, (-2, -2, -1)]):
        run.append(pair[2])
        if pair[:2] != after[:2]:
            yield _Segment(pair[0], pair[1], tuple(run))
            run = []


def _chief(sizes: Counter[tuple[int, int]], side: int) -> dict[int, int]:
    """Return for each turn (0) or owner (1) the other one with which it shares most words."""
    chief: dict[int, tuple[int, int]] = {}
    for pair, size in sorted(sizes.items()):
        if size > chief.get(pair[side], (0, 0))[0]:
            chief[pair[side]] = (size, pair[1 - side])
    return {one: other for one, (_, other) in chief.items()}


def _renamed(
    collation: Collation, manuscript: Manuscript, segments: Sequence[_Segment]
) -> dict[str, str]:
    """Return the labels that are not in the header any more, with what they became."""
    known = {speaker.label for speaker in manuscript.speakers}
    became: dict[str, Counter[str]] = {}
    for segment in segments:
        label, now = collation.label_of(segment.turn), collation.owners[segment.owner].speaker
        if label and label not in known and now:
            became.setdefault(label, Counter())[now] += len(segment.tokens)
    return {label: counts.most_common(1)[0][0] for label, counts in became.items()}
