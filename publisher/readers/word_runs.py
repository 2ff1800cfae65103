"""Words that come one by one, run together: the output of recognisers.

In: words and signs with their places, who says each and when; out: passages, one a
sentence or speaker.  A sign that closes stands at the word before it; words that
bring their blanks along need none; scripts without blanks have none.  Where no
blank stands, what lies between in the raw is recorded as joining.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from publisher.model.transcript import Action, Omission
from publisher.readers.clocks import TIME
from publisher.readers.columns import is_sentence
from publisher.readers.passage import Passage

__all__ = ["Word", "runs"]

_CLOSING = frozenset(".,;:!?…)]}%»”’。，、？！；：」』）")
_OPENING = frozenset("([{«“‘¿¡「『（")


@dataclass(frozen=True, slots=True)
class Word:
    """One word or sign, who says it, and the seconds at which it begins and ends."""

    passage: Passage
    speaker: str
    start: float | None
    end: float | None


def runs(words: Sequence[Word], omissions: list[Omission]) -> Iterator[Word]:
    """Yield the words of each speaker in turn, a sentence as one.

    A word at which something is joined has a record of it in ``omissions``.
    """
    spaced = sum(word.passage.text != word.passage.text.strip() for word in words)
    bring = spaced >= 0.3 * len(words)
    run: list[Word] = []
    for word in words:
        if run and (_ends(run, word) or word.speaker != run[-1].speaker):
            yield _run(run, omissions, bring=bring)
            run = []
        run.append(word)
    if run:
        yield _run(run, omissions, bring=bring)


def _ends(run: list[Word], word: Word) -> bool:
    """Tell whether a sentence has ended before this word."""
    said = next((one.passage.text for one in reversed(run) if one.passage.text.strip()), "")
    text = word.passage.text.strip()
    sound = text[:1] in "[(" and text[-1:] in "])"
    return is_sentence(said) and text[:1] not in _CLOSING and not sound


def _run(run: list[Word], omissions: list[Omission], *, bring: bool) -> Word:
    parts: list[Passage] = []
    for word in run:
        if parts:
            before = parts[-1]
            if not bring and _needs_blank(before.text, word.passage.text):
                parts.append(Passage(" ", ((0, before.end),), before.end + 1))
            elif before.text.strip() and word.passage.text.strip():
                first = word.passage.where(0)
                if not before.text[-1].isspace() and not word.passage.text[0].isspace():
                    omissions.append(Omission(before.end, first, Action.MOVED, TIME, joined=True))
        parts.append(word.passage)
    whole = Passage.joined(parts)
    timed = [word for word in run if word.start is not None]
    start = timed[0].start if timed else None
    end = timed[-1].end if timed else None
    return Word(whole, run[0].speaker, start, end)


def _needs_blank(before: str, after: str) -> bool:
    if not before or not after or before[-1].isspace() or after[0].isspace():
        return False
    if after[0] in _CLOSING or before[-1] in _OPENING:
        return False
    return not (_is_unspaced(before[-1]) and _is_unspaced(after[0]))


def _is_unspaced(letter: str) -> bool:
    """Tell whether a letter is of a script that parts no words: Japanese, Chinese, Thai."""
    return "\u3040" <= letter <= "\u9fff" or "\u0e00" <= letter <= "\u0e7f"
