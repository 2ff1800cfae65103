"""Run-ons: turns that stand one behind another because line ends got lost.

In: a strand and the label table; out: where in it a turn begins.  A web page that
loses its line breaks glues a label to the sentence before (``…did that?Mark:
Well…``); an export that puts blanks for line ends leaves one (``…? Mark: Well…``).
The first is cut wherever a known label stands right behind the end of a sentence;
the second only if the label is in bold, or if the whole file came like that, since
in running text a blank before ``Mark:`` is nothing strange.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from publisher.model.transcript import Mark, MarkKind
from publisher.transforms.asking import BEHIND_SENTENCE
from publisher.transforms.capitals import CAPITAL
from publisher.transforms.clocks import BRACKETED, CLOCK
from publisher.transforms.leads import Lead, Style, key_of
from publisher.transforms.names import is_cased, may_be_label, may_be_name, same_person
from publisher.transforms.parts import is_answer, is_question, is_role, numberless
from publisher.transforms.strand import Strand

__all__ = ["cuts", "glued", "run_on", "spaced"]

_BEHIND = rf"{BEHIND_SENTENCE}(?<!\b[^\W\d_]\.)"
"""Right behind the end of a sentence: not behind an apostrophe (``O’Hara``) or an initial."""
_WORDS = (
    rf"(?:[{CAPITAL}]\.[ ]|[^\W\d_])"
    rf"(?:[{CAPITAL}]\.[ ]|[^\n:：\t\[\](){{}}<>|*.?!,;\"“”，。？！、؟،；「」]){{0,40}}?"
)
_TIMED = rf"(?:(?:{BRACKETED}|{CLOCK}(?![\d:]))[ \u00a0]{{0,3}})?"
_BEHIND_TIME = rf"(?:[ \u00a0]?{BRACKETED})?"
_GLUED = re.compile(
    rf"{_BEHIND}{_TIMED}(?P<label>{_WORDS}){_BEHIND_TIME}[ \u00a0]?(?::(?=[ \u00a0])|：)"
)
_SPACED = re.compile(
    rf"(?:^|{_BEHIND}[ \u00a0]{{1,3}}|(?<=\n)){_TIMED}"
    rf"(?P<label>{_WORDS}){_BEHIND_TIME}[ \u00a0]?[:：](?=[ \u00a0])"
)
_MOST = 300


def glued(strand: Strand) -> Iterator[Lead]:
    """Yield labels right behind the end of a sentence, without a blank unless in bold."""
    for match in _GLUED.finditer(strand.text):
        if match["label"][0].isupper() or not is_cased(match["label"]):
            yield _lead(match)
    if strand.marks and "\n" not in strand.text:
        for match in _SPACED.finditer(strand.text, 1):
            if _is_strong(strand.marks, *match.span("label")):
                yield _lead(match)


def _lead(match: re.Match[str]) -> Lead:
    start, end = match.span("label")
    return Lead(Style.COLON, match["label"], start, end, match.end())


def spaced(strands: Sequence[Strand]) -> list[Lead]:
    """Return the labels of a file whose line ends became blanks; none if it did not.

    Such a file has few line ends to begin with, and labels that come again within
    its passages more often than at their heads, taking turns.
    """
    found: list[Lead] = []
    lines = heads = 0
    for strand in strands:
        number = len(found)
        for match in _SPACED.finditer(strand.text):
            label = match["label"]
            if is_role(key_of(label)) or (may_be_label(label) and may_be_name(label, longest=4)):
                found.append(_lead(match))
                heads += match.start() == 0 or strand.text[match.start() - 1] == "\n"
        lines += strand.text.count("\n") + 1 if len(found) > number else 0
    count = Counter(numberless(lead.key) for lead in found)
    keys = _recurring(count, {numberless(lead.key): lead.label for lead in found})
    kept = [lead for lead in found if numberless(lead.key) in keys]
    turns = sum(a.key != b.key for a, b in pairwise(kept))
    enough = len(keys) >= 2 and len(kept) >= 4 and turns >= 0.6 * (len(kept) - 1)
    return kept if enough and lines <= 0.5 * len(kept) and heads <= 0.3 * len(kept) else []


def _recurring(count: Counter[str], labels: dict[str, str]) -> set[str]:
    """Return the keys that come again, also in a shorter form, and words for both parts."""
    both = any(map(is_question, count)) and any(map(is_answer, count))
    keys = {key for key, number in count.items() if number >= 2 or (both and is_role(key))}
    often = sorted(keys)[:_MOST]
    for key in sorted(count.keys() - keys)[:_MOST]:
        if any(same_person(labels[other], labels[key]) for other in often):
            keys.add(key)
    return keys


def run_on(forms: Sequence[str], *, blanks: bool, stops: bool = False) -> re.Pattern[str] | None:
    """Return a pattern for known labels behind the end of a sentence.

    Single letters count if they are words for a part (``Q``, ``A``), or with ``blanks``.
    ``stops``: a full stop stands behind such letters, and no colon.
    """
    wanted = [form for form in forms if len(form) > 1 or blanks or is_role(key_of(form))]
    if not wanted:
        return None
    sign = r"\.(?=[ \u00a0])" if stops else "[:：]"
    longest_first = sorted(wanted, key=lambda form: (-len(form), form))[:_MOST]
    names = "|".join(map(re.escape, longest_first))
    return re.compile(
        rf"{_BEHIND}(?P<blank>[ \u00a0]{{0,3}})(?P<head>{_TIMED}(?P<label>{names}){_BEHIND_TIME}"
        rf"[ \u00a0\u202f]?{sign})"
    )


def cuts(
    strand: Strand, pattern: re.Pattern[str] | None, head: int, *, blanks: bool
) -> Iterator[re.Match[str]]:
    """Yield where turns begin within a strand, behind the label at its head."""
    if pattern is None:
        return
    for match in pattern.finditer(strand.text, head):
        if blanks or not match["blank"] or _is_strong(strand.marks, *match.span("label")):
            yield match


def _is_strong(marks: Sequence[Mark], start: int, end: int) -> bool:
    index = bisect_left(marks, start - 1, key=_start)
    return any(
        mark.kind in (MarkKind.STRONG, MarkKind.EMPHASIS)
        and mark.start <= start
        and mark.end >= end
        for mark in marks[index : index + 4]
    )


def _start(mark: Mark) -> int:
    return mark.start
