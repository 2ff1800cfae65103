"""Leads: what at the head of a line may say who speaks, and since when.

In: a strand and the letter at which a line begins; out: the leads it may be read
as, the most telling first.  Whether a lead counts is decided elsewhere, from the
whole file: here ``Note: no tea`` is as good as ``Mark: no tea``.

Every pattern is anchored, bounded in length and free of nested repetition, so a
line costs the same whatever it holds.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType

from publisher.model.transcript import Mark, MarkKind
from publisher.transforms.capitals import CAPITAL
from publisher.transforms.clocks import BRACKETED, CLOCK, clock
from publisher.transforms.letters import part
from publisher.transforms.lexicon import ANSWERS, ASKS, NOT_A_SPEAKER
from publisher.transforms.strand import Strand

__all__ = ["Lead", "Style", "key_of", "leads", "words_below"]


class Style(StrEnum):
    """How a label is set off from the words."""

    COLON = "colon"
    CLOCK = "clock"
    """A name with a time code, words on the next line or behind it."""
    LETTER = "letter"
    """``Q.`` or ``A1)``."""
    STRONG = "strong"
    """A name in bold without a colon."""
    DOT = "dot"
    """``MR. SMITH. Yes.``"""
    DASH = "dash"
    """``Smith -- Yes.``"""
    ANGLE = "angle"
    """``<smith> yes``"""
    BRACKET = "bracket"
    """``[Smith] Yes.``"""
    TAB = "tab"
    """Words in a column of their own, behind a tab or several blanks."""
    PIPE = "pipe"
    """``| Smith | Yes. |``: a row of a table."""
    ALONE = "alone"
    """A name alone on its line, the words below."""
    HEADING = "heading"
    """A heading that holds nothing but a name."""
    TIME = "time"
    """A time code and no name: the same speaker goes on."""


@dataclass(frozen=True, slots=True)
class Lead:
    """A lead: its label, where the label stands, where the words begin.

    ``at`` are seconds or None; ``alias`` stood in parentheses behind the label.
    ``strong`` says the label was set in bold.  ``alone``: the line ends here.
    ``amiss``: the label lacks the colon that the others have.
    """

    style: Style
    label: str
    start: int
    end: int
    words: int
    at: float | None = None
    alias: str = ""
    strong: bool = False
    alone: bool = False
    amiss: bool = False
    part: str = ""
    """``q`` or ``a`` if the label is a letter that asks or answers in this file."""

    @property
    def key(self) -> str:
        """What the label is compared by."""
        return self.part or key_of(self.label)

    def meaning(self, part: str) -> Lead:
        """Return the lead of a letter that asks or answers; a plain ``replace``, but quicker."""
        return Lead(
            self.style,
            self.label,
            self.start,
            self.end,
            self.words,
            self.at,
            self.alias,
            self.strong,
            self.alone,
            amiss=self.amiss,
            part=part,
        )


def key_of(label: str) -> str:
    """Return a label without case, blanks and full stops at its ends."""
    folded = label.casefold().replace("i\u0307", "i")  # İ, as Turkish has it
    return " ".join(folded.split()).strip(" .,-–—*_׳،")


_EOL = r"(?=[ \t]{0,24}(?:\n|$))"
_NAME = r"(?P<label>[^\W\d_][^\n:：\t\[\](){}<>|*?!;]{0,58}?)"
_PAREN = r"(?:[ \t]{0,24}[(\[（](?P<paren>[^\n\[\]()（）]{1,40})[)\]）])?"
_BLANK = r"[ \t\u00a0\u202f\u3000]{0,24}"

_STAMP = (
    r"\[?\d{1,4}[./-]\d{1,2}[./-]\d{2,4},?[ ]"
    rf"{CLOCK}(?:[ \u202f]?[AaPp]\.?[Mm]\.?)?(?![\d:])\]?"
)
"""``[12/05/2023, 10:01:33]``, as messengers export their talks."""
_BEFORE = re.compile(
    rf"{_BLANK}(?:{_STAMP}|{BRACKETED}|{CLOCK}(?![\d:]))[ \t]{{0,24}}(?:[:：|–—-][ \t]{{0,24}})?"
)
_BULLET = re.compile(r"[ \t]{0,24}(?:[-•*–—]|>{1,3})[ \t]+")
_NUMBER = re.compile(r"[ \t]{0,24}\d{1,3}(?:[.)][ \t]+|[、．）][ \t]*)")
_OFFICE = r"(?P<office>,[ ][^\n\t:：?!;]{1,90})?"
_COLON = re.compile(rf"{_NAME}{_PAREN}{_OFFICE}{_BLANK}(?::(?![\d/])|：)")
_CLOCKED = re.compile(
    rf"{_NAME}{_BLANK}[:：,|–—-]?{_BLANK}(?:{BRACKETED}|{CLOCK}){_BLANK}[:：]?{_EOL}"
)
_SQUARED = re.compile(
    rf"\[(?P<label>[^\W\d_][^\[\]\n:]{{0,40}})\]{_BLANK}(?:{BRACKETED}|{CLOCK})(?:[ ]?[AaPp]\.?[Mm]\.?)?{_EOL}"
)
"""``[Nora Verey] 14:03:22``, as a chat is saved."""
_CLOCK_BEHIND = re.compile(
    rf"{_NAME}(?:[ ]{{2,9}}|[ ]{{0,9}}\t[ ]{{0,9}}){CLOCK}(?:[ ]{{2,9}}|[ ]{{0,9}}\t)[ \t]{{0,9}}(?=\S)"
)
"""``Nora   0:03   Where were you?``: a table of three columns."""
_PAREN_CLOCK = re.compile(rf"{_NAME}{_BLANK}{BRACKETED}{_BLANK}[:：]?{_BLANK}")
_AFTER = re.compile(rf"{_BLANK}(?:{BRACKETED}[ \t]{{0,24}}[:：]?|{CLOCK}{_EOL})")
_COLUMN = re.compile(r"(?P<label>[^\W\d_]{1,12})(?:[ ]{2,24}|[ ]{0,24}\t)[ \t]{0,24}(?=\S)")
"""``Q    Where were you?``, as in the record of a court."""
_LETTER = re.compile(
    r"(?P<label>[^\W\d_]{1,12})[ ]?(?P<number>\d{1,3})?[ ]?(?:[.)）]?[ ]?[\-–—:：]|[.)）]|(?<=[\u0590-\u06ff\d])/)"
    r"[ \t\u3000]{0,24}(?=\S|$|\n)"
)
_CAPS = rf"[{CAPITAL}][{CAPITAL}'’-]{{0,24}}"
_DOT = re.compile(
    rf"(?P<label>{_CAPS}(?:\.?[ ]{_CAPS}){{0,4}}(?:[ ]\d{{1,2}})?)\."
    r"[ \t]{0,24}(?:[–—-]{1,3}[ \t]{0,24})?(?=\S)"
)
_DASH = re.compile(rf"{_NAME}[ \t]{{0,24}}(?:[–—]|--|[ \t]-(?=[ \t]))[ \t]{{0,24}}(?=\S)")
_ANGLE = re.compile(r"<(?P<label>[^<>\n]{1,40})>[ \t]{0,24}(?=\S)")
_BRACKET = re.compile(
    r"[\[【［〔〈《](?P<label>[^\W\d_][^\[\]【】［］〔〕〈〉《》\n:：]{0,40})[\]】］〕〉》][ \t\u3000]{0,24}"
    r"(?=[^\s.,;:!?)])"
)
_TAB = re.compile(
    r"(?P<label>[^\W\d_][^\n\t:：\u3000]{0,40}?)(?:[ ]{0,24}[\t\u3000]{1,24}[ \t\u3000]{0,24}|[ ]{3,24})(?=\S)"
)
_PIPE = re.compile(r"\|[ \t]{0,24}(?P<label>[^\W\d_][^\n|]{0,40}?)[ \t]{0,24}\|[ \t]{0,24}(?=\S)")
_ALONE = re.compile(rf"(?P<label>[^\W\d_][^\n:：\t\[\](){{}}<>|?!;,]{{0,40}}){_EOL}")
_NONE: Mapping[str, str] = MappingProxyType({})
_SUFFIXES = frozenset("jr sr ii iii iv md phd esq".split())
_LOWER_ASKS = (ASKS | ANSWERS) - {"i"}
"""Letters that may stand before a stop: ``I.`` is a numeral or a word."""


def words_below(text: str, end: int) -> bool:
    """Tell whether the next line has words, and no time code of its own."""
    start = text.find("\n", end) + 1
    line = text[start : start + 80].split("\n", 1)[0] if start else ""
    return bool(line.strip()) and _BEFORE.match(line) is None


def leads(strand: Strand, start: int, letters: Mapping[str, str] = _NONE) -> Iterator[Lead]:
    """Yield the leads that a line beginning at the letter ``start`` may have.

    ``letters`` are those that ask and answer in this file, see ``letters.parts``.
    """
    for lead in _leads(strand, start, letters):
        known = part(key_of(lead.label), letters) if letters and lead.label else ""
        yield lead.meaning(known) if known else lead


def _leads(strand: Strand, start: int, letters: Mapping[str, str]) -> Iterator[Lead]:
    text = strand.text
    at, place = None, start
    if before := _BEFORE.match(text, place):
        at, place = clock(before[0]), before.end()
    elif bullet := _BULLET.match(text, place) or _NUMBER.match(text, place):
        place = bullet.end()
    while text[place : place + 1] in (" ", "\t", "\u00a0", "\u3000"):
        place += 1
    if at is not None and (place >= len(text) or text[place] == "\n"):
        yield Lead(Style.TIME, "", place, place, place, at, alone=True)
        return
    yield from _named(strand, place, at, letters)
    if at is not None:
        yield Lead(Style.TIME, "", place, place, place, at)


def _named(
    strand: Strand, place: int, at: float | None, letters: Mapping[str, str]
) -> Iterator[Lead]:
    text = strand.text
    if match := _CLOCKED.match(text, place):
        yield _lead(Style.CLOCK, strand, match, at if at is not None else clock(match[0]))
    if match := _SQUARED.match(text, place):
        yield _lead(Style.CLOCK, strand, match, clock(text[match.end("label") : match.end()]))
    if match := _COLON.match(text, place):
        yield _colon(strand, match, at)
    if match := _CLOCK_BEHIND.match(text, place):
        yield _lead(Style.CLOCK, strand, match, clock(match[0]))
    if match := _PAREN_CLOCK.match(text, place):
        yield _lead(Style.CLOCK, strand, match, at if at is not None else clock(match[0]))
    for pattern in (_LETTER, _COLUMN):
        if (match := pattern.match(text, place)) and _asks_or_answers(match["label"], letters):
            yield _lead(Style.LETTER, strand, match, at)
    if at is not None and (match := _ALONE.match(text, place)):
        yield _lead(Style.CLOCK, strand, match, at)
    yield from _strong(strand, place, at)
    for style, pattern in _WEAK:
        if match := pattern.match(text, place):
            yield _lead(style, strand, match, at)


_WEAK = (
    (Style.ANGLE, _ANGLE),
    (Style.BRACKET, _BRACKET),
    (Style.TAB, _TAB),
    (Style.PIPE, _PIPE),
    (Style.DOT, _DOT),
    (Style.DASH, _DASH),
    (Style.ALONE, _ALONE),
)


def _asks_or_answers(label: str, letters: Mapping[str, str]) -> bool:
    key = key_of(label)
    return key in _LOWER_ASKS or key in letters


def _lead(style: Style, strand: Strand, match: re.Match[str], at: float | None) -> Lead:
    words = match.end()
    while strand.text[words : words + 1] in (" ", "\t", "\u00a0", "\u202f", "\u3000"):
        words += 1
    start, end = match.span("label")
    end -= len(match["label"]) - len(match["label"].rstrip())
    alone = words >= len(strand.text) or strand.text[words] == "\n"
    strong = _covered(strand, start, end)
    return Lead(style, strand.text[start:end], start, end, words, at, strong=strong, alone=alone)


def _colon(strand: Strand, match: re.Match[str], at: float | None) -> Lead:
    """Return the lead of ``Name (alias), office: [time] words``."""
    lead = _lead(Style.COLON, strand, match, at)
    if match["office"] and not _is_office(match):
        start, end = match.start("label"), match.end("office")
        lead = replace(lead, label=strand.text[start:end].rstrip(), end=end)
    alias = match["paren"] or ""
    if after := _AFTER.match(strand.text, match.end()):
        words = after.end()
        while strand.text[words : words + 1] in (" ", "\t", "\u00a0"):
            words += 1
        alone = words >= len(strand.text) or strand.text[words] == "\n"
        at = at if at is not None else clock(after[0])
        return Lead(
            lead.style, lead.label, lead.start, lead.end, words, at, alias, lead.strong, alone
        )
    if alias and clock(alias) is not None:
        at, alias = at if at is not None else clock(alias), ""
    return Lead(
        lead.style, lead.label, lead.start, lead.end, lead.words, at, alias, lead.strong, lead.alone
    )


def _is_office(match: re.Match[str]) -> bool:
    """Tell whether what follows the comma says what a person does: ``ANN LEE, HOST``.

    It does not in ``Lee, Ann``, in ``Ann Lee, Jr.``, in ``Ann Lee, Bo Ek``, or where
    somebody is told about or spoken to: ``Ann Lee, who is his sister, said``, ``Ann Lee,
    be honest``.
    """
    office = match["office"].strip(" ,")
    words = [word.strip(".,").casefold() for word in office.split()]
    if len(match["label"].split()) < 2 or not words or words[0] in _SUFFIXES:
        return False
    if NOT_A_SPEAKER.intersection(words):
        return False
    return match["label"].isupper() or not (office.islower() or office.istitle())


def _strong(strand: Strand, place: int, at: float | None) -> Iterator[Lead]:
    """Yield the lead of a name in bold (or italics) with words behind it."""
    index = bisect_left(strand.marks, place, key=_start)
    for mark in strand.marks[index : index + 2]:
        if mark.kind not in (MarkKind.STRONG, MarkKind.EMPHASIS) or mark.start != place:
            continue
        said = strand.text[mark.start : min(mark.end, mark.start + 80)]
        label = said.strip(" \t:：.-–—")
        if not label or len(label) > 60 or "\n" in label:
            continue
        words = mark.end
        while strand.text[words : words + 1] in (" ", "\t", "\u00a0", "\u3000", ":", "："):
            words += 1
        alone = words >= len(strand.text) or strand.text[words] == "\n"
        end = mark.start + said.find(label) + len(label)
        yield Lead(Style.STRONG, label, mark.start, end, words, at, strong=True, alone=alone)
        return


def _covered(strand: Strand, start: int, end: int) -> bool:
    index = bisect_left(strand.marks, start - 1, key=_start)
    return any(
        mark.kind is MarkKind.STRONG and mark.start <= start and mark.end >= end
        for mark in strand.marks[index : index + 4]
    )


def _start(mark: Mark) -> int:
    return mark.start
