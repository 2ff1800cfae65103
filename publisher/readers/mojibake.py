"""UTF-8 that was once read in another encoding (``Ã©`` for ``é``): found and read again.

In: a text; out: what to put in the place of which characters.

A *sequence* is a run of characters whose bytes, in the wrong encoding, are whole
letters of UTF-8 (Unicode 16, table 3-7).  Some sequences tell by themselves that
the text is misread: ftfy's badness knows what hardly any text ever holds.  Others
may be right (``é »``, ``PÅ”``): these go with the nearest sign of either kind, a
telling sequence or a letter that is no part of any.  A text in which no sequence
tells is left alone.  Text misread twice is read again as often as it takes.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate, islice
from typing import NamedTuple

from ftfy.badness import badness

__all__ = ["RULE", "Reread", "reread"]

RULE = "encoding.misread"

_DEEPEST = 3
"""How often a text may have been misread."""
_ENOUGH = 400
"""Telling sequences after which an encoding needs no more."""
_LONGEST = 200
"""Characters of a sequence that are looked at to judge it."""
_NEAR = 3000
"""Characters within which a sign counts for a doubtful sequence."""
_UNLIKELY = re.compile("[\u0250-\u02af\u07c0-\u085f]")
"""Letters that hardly any interview holds: of phonetics, of N'Ko and Samaritan."""
_LINE = 500
"""Characters that a line end counts for."""
_LETTER = re.compile(r"[^\W\d_]")
_RUN = re.compile("(.?[^\x00-\x7f]+)(?=(.?))")
_WORDS = re.compile(r"[^\W_]+|[\W_]", re.DOTALL)
_LOST = {"Ã": "à", "Â": "\u00a0", "Å": "Š"}
"""Windows-1252 only: first halves of letters whose second half was a no-break space."""


class Reread(NamedTuple):
    """The characters ``start`` to ``end`` are to read ``after``; rules stand with commas."""

    start: int
    end: int
    rule: str
    after: str

    def cut(self, start: int, end: int) -> tuple[list[Reread], list[Reread], list[Reread]]:
        """Return the parts before, within and behind a stretch; each may be missing."""
        parts: tuple[list[Reread], list[Reread], list[Reread]] = ([], [], [])
        bounds = (self.start, *(min(max(place, self.start), self.end) for place in (start, end)))
        place = 0
        for part, first, last in zip(parts, bounds, (*bounds[1:], self.end), strict=True):
            if last > first:
                count = sum(1 for n in self._sizes(place) if n <= last - first)
                part.append(Reread(first, last, self.rule, self.after[place : place + count]))
                place += count
        return parts

    def _sizes(self, place: int) -> Iterator[int]:
        """Yield how far each letter from one on reaches."""
        return accumulate(len(letter.encode()) for letter in self.after[place:])


@dataclass(frozen=True, slots=True)
class _Fault:
    """A way of misreading: codec, rule, a table to bytes, and what its sequences look like."""

    codec: str
    rule: str
    bytes: dict[int, int]
    sequence: re.Pattern[str]
    signs: re.Pattern[str]

    def read(self, run: str) -> str:
        """Return what a run of sequences says as UTF-8."""
        return run.translate(self.bytes).encode("latin-1").decode("utf-8")


_CODECS = ("cp1252", "mac_roman", "cp1251", "cp1250", "cp437")
"""Encodings that UTF-8 is taken for; Windows-1252 includes ISO 8859-1 here."""


@cache
def _fault(codec: str) -> _Fault:
    letter = {n: bytes([n]).decode(codec, "ignore") or chr(n) for n in range(0x80, 0x100)}
    bytes_ = {n: n for n in range(0x80, 0xA0)} | {ord(c): n for n, c in letter.items()}

    def some(numbers: Sequence[int]) -> str:
        found = {c for c, n in bytes_.items() if n in numbers}
        return "[" + "".join(re.escape(chr(c)) for c in sorted(found)) + "]"

    more = some(range(0x80, 0xC0))
    kinds = [
        (range(0xC2, 0xE0), more),
        ((0xE0,), some(range(0xA0, 0xC0)) + more),
        ((*range(0xE1, 0xED), 0xEE, 0xEF), more + more),
        ((0xED,), some(range(0x80, 0xA0)) + more),
        ((0xF0,), some(range(0x90, 0xC0)) + more * 2),
        ((0xF1, 0xF2, 0xF3), more * 3),
        ((0xF4,), some(range(0x80, 0x90)) + more * 2),
    ]
    sequence = "(?:" + "|".join(some(first) + rest for first, rest in kinds) + ")+"
    parts = [f"(?P<sequence>{sequence})"]
    if codec == "cp1252":
        parts.append("(?P<lost>[ÃÂÅ](?![^ \n]))")
        parts.append("(?P<quote>â€(?![^\\s,.;:!?)»\ufffd]))")
    leads = some(range(0xC2, 0xF5))
    parts.append(f"(?P<other>[^\x00-\x7f{leads[1:-1]}]+|{leads})")
    rule = RULE if codec == "cp1252" else f"{RULE}.{codec.replace('_', '-')}"
    return _Fault(codec, rule, bytes_, re.compile(sequence), re.compile("|".join(parts)))


def reread(text: str) -> list[Reread]:
    """Return what is to be read again, in order; neighbouring letters are one piece."""
    found = _misread(text)
    for _ in range(_DEEPEST - 1):
        if not found:
            break
        once = _Applied(text, found)
        again = _misread(once.text)
        if not again:
            break
        found = once.with_more(again)
    return found


def _misread(text: str) -> list[Reread]:
    """Return what one misreading made, by the encoding that most signs tell of."""
    if text.isascii():
        return []
    high = "\n".join(sorted({"".join(run.groups()) for run in _RUN.finditer(text)}))
    best, fault = 0, None
    for codec in _CODECS:
        candidate = _fault(codec)
        matches = candidate.sequence.finditer(high)
        telling = islice((m for m in matches if _tells(high, m, candidate)), _ENOUGH)
        count = sum(len(match[0]) for match in telling)
        if count > best:
            best, fault = count, candidate
    return list(_pieces(text, fault)) if fault else []


def _tells(text: str, match: re.Match[str], fault: _Fault) -> bool:
    """Tell whether a sequence cannot stand in a text that was read rightly."""
    start, end = match.span()
    stop = min(end, start + _LONGEST)
    return _is_misread(
        text[start - 1 : start] if start else "",
        text[start:stop],
        text[stop : stop + 1],
        fault.codec,
    )


@lru_cache(maxsize=4096)
def _is_misread(before: str, run: str, after: str, codec: str) -> bool:
    if len(run) < _LONGEST and _UNLIKELY.search(_fault(codec).read(run)):
        return False
    if re.search("[\x80-\x84\x86-\x9f]", run):
        return True
    if run == "Ã\u00a0" and after == " ":
        return True  # no text has two blanks there, and à is the commonest word of its kind
    if len(run) < 3 and not before.isalpha() and not after.isalpha():
        return False  # a letter by itself may be meant: « Ã », the sign ©
    if before.islower() and run[0].isupper() and not run[1].isalpha() and not run[1].isspace():
        return True
    if 6 <= len(run) < _LONGEST and _is_word(_fault(codec).read(run)):
        return True
    return badness(before + run + after) > badness(before + after)


def _is_word(text: str) -> bool:
    """Tell whether two letters or more are of one script."""
    scripts = {unicodedata.name(c, "").partition(" ")[0] for c in text[:20] if c.isalpha()}
    return len(scripts) == 1 and len(text) >= 2


def _pieces(text: str, fault: _Fault) -> Iterator[Reread]:
    """Yield what to read again, doubtful sequences by the nearest sign."""
    wide = "Ã  " in text
    doubtful: list[re.Match[str]] = []
    last, last_bad = -_NEAR, False
    for match in fault.signs.finditer(text):
        bad = match.lastgroup == "sequence" and _tells(text, match, fault)
        if not bad and match.lastgroup != "other":
            doubtful.append(match)
            continue
        if not bad and (
            not _LETTER.search(match[0]) or text[match.end() : match.end() + 1] == "\ufffd"
        ):
            continue  # a sign, or half a letter of which the rest was lost
        for one in doubtful:
            before, after = _way(text, last, one.start()), _way(text, one.end(), match.start())
            if (last_bad if before < after else bad) and min(before, after) < _NEAR:
                yield from _letters(text, one, fault, wide=wide)
        doubtful.clear()
        if bad:
            yield from _letters(text, match, fault, wide=wide)
        last, last_bad = match.end(), bad
    for one in doubtful if last_bad else ():
        if one.start() - last < _NEAR:
            yield from _letters(text, one, fault, wide=wide)


def _way(text: str, start: int, end: int) -> int:
    """Return how far apart two places are; what stands on another line is farther."""
    near = start >= 0 and end - start < _NEAR
    return end - start + (_LINE if near and text.find("\n", start, end) >= 0 else 0)


def _letters(text: str, match: re.Match[str], fault: _Fault, *, wide: bool) -> Iterator[Reread]:
    """Yield the words and signs of one find.

    ``wide`` says that blanks were not collapsed, so that a blank after a half
    letter is its other half.
    """
    start, end = match.span()
    if match.lastgroup == "quote":
        yield Reread(start, end + (text[end : end + 1] == "\ufffd"), f"{RULE}.lost", "”")
        return
    if match.lastgroup == "lost":
        blank = text[end : end + 1] == " "
        joined = match[0] == "Å" or wide or not text[end + 1 : end + 2].isalnum()
        rest = int(blank and joined)
        yield Reread(start, end + rest, f"{RULE}.lost", _LOST[match[0]])
        return
    for word in _WORDS.findall(fault.read(match[0])):
        size = len(word.encode())
        yield Reread(start, start + size, fault.rule, word)
        start += size


class _Applied:
    """A text after a first reading again, with the way back from its characters."""

    def __init__(self, text: str, found: Sequence[Reread]) -> None:
        self.found = found
        parts: list[str] = []
        self.starts: list[int] = []
        place = length = 0
        for one in found:
            length += one.start - place
            parts += text[place : one.start], one.after
            self.starts.append(length)
            length += len(one.after)
            place = one.end
        parts.append(text[place:])
        self.text = "".join(parts)

    def _back(self, place: int) -> int:
        """Return the character of the first text at which one of the second begins."""
        index = bisect_right(self.starts, place) - 1
        if index < 0:
            return place
        one, inner = self.found[index], place - self.starts[index]
        if inner >= len(one.after):
            return one.end + inner - len(one.after)
        return one.start + len(one.after[:inner].encode())

    def with_more(self, again: Sequence[Reread]) -> list[Reread]:
        """Return both readings as one."""
        merged: list[Reread] = []
        waiting = list(reversed(self.found))
        for one in again:
            start, end = self._back(one.start), self._back(one.end)
            rules = []
            while waiting and waiting[-1].start < end:
                piece = waiting.pop()
                left, inner, right = piece.cut(start, end)
                merged += left
                rules += [part.rule for part in inner]
                waiting += right
            rule = ", ".join(dict.fromkeys([*rules, one.rule]))
            merged.append(Reread(start, end, rule, one.after))
        return merged + waiting[::-1]
