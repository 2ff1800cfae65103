"""Emphasis that CommonMark does not see: beside Chinese and Japanese, behind a colon.

In: an inline state of markdown-it-py at ``*`` or ``_``; out: its delimiters.

By CommonMark 6.2 the second ``**`` of ``**問：**答`` closes nothing, because it stands
between a mark of punctuation and a letter; where words are not parted by blanks
that is where emphasis ends.  So full-width and ideographic marks are taken for
letters, as the CJK-friendly amendment to CommonMark proposes, and so is a colon,
because ``**Anna:**Yes`` is how web pages leave their labels.
"""

from __future__ import annotations

import re

from markdown_it.common.utils import isMdAsciiPunct, isPunctChar, isWhiteSpace
from markdown_it.rules_inline.state_inline import Delimiter, StateInline

__all__ = ["tokenize"]

_LIKE_LETTERS = re.compile("[:\u3000-\u303f\uff00-\uffef\u2018-\u201d\u2026\u2014]")
_CJK = re.compile(
    "[\u1100-\u11ff\u2e80-\u303f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\uffef]"
)


def tokenize(state: StateInline, silent: bool) -> bool:
    """Push a run of ``*`` or ``_`` as delimiters; an inline rule of markdown-it-py."""
    marker = state.src[state.pos]
    if silent or marker not in "*_":
        return False
    end = state.pos
    while end < state.posMax and state.src[end] == marker:
        end += 1
    opens, closes = _flanks(state, end)
    for _ in range(end - state.pos):
        token = state.push("text", "", 0)
        token.content = marker
        last = len(state.tokens) - 1
        size = end - state.pos
        state.delimiters.append(Delimiter(ord(marker), size, last, -1, opens, closes))
    state.pos = end
    return True


def _flanks(state: StateInline, end: int) -> tuple[bool, bool]:
    """Tell whether the run that ends at ``end`` may open and close emphasis."""
    start = state.pos
    before = state.src[start - 1] if start else " "
    after = state.src[end] if end < state.posMax else " "
    cjk = bool(_CJK.match(before) or _CJK.match(after))
    blank_before, blank_after = isWhiteSpace(ord(before)), isWhiteSpace(ord(after))
    mark_before, mark_after = _is_mark(before, cjk=cjk), _is_mark(after, cjk=cjk)
    left = not blank_after and (not mark_after or blank_before or mark_before or cjk)
    right = not blank_before and (not mark_before or blank_after or mark_after or cjk)
    if state.src[start] == "*":
        return left, right
    return left and (not right or mark_before), right and (not left or mark_after)


def _is_mark(sign: str, *, cjk: bool) -> bool:
    """Tell whether a sign is punctuation that no emphasis goes close to."""
    if sign == ":" or (cjk and _LIKE_LETTERS.match(sign)):
        return False
    return isMdAsciiPunct(ord(sign)) or isPunctChar(sign)
