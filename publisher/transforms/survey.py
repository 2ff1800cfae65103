"""The label table of the whole file: which labels stand for speakers.

In: the strands of all passages; out: the keys of the labels that count, and the
styles they come in.  A label counts when it comes again, when the raw names it
outside the talk, or when it is a word for a question or an answer in some
language; a colon in prose (``Note:``, ``Star Wars: A New Hope``, a web address,
``10:30``) never makes a speaker by itself.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from publisher.transforms.asking import BEHIND_SENTENCE
from publisher.transforms.capitals import CAPITAL
from publisher.transforms.leads import Lead, Style, key_of, leads
from publisher.transforms.lexicon import ANSWERS, ASKS, AUDIENCE, MODERATORS, NARRATORS
from publisher.transforms.names import is_cased, may_be_label, may_be_name, same_person, tokens
from publisher.transforms.strand import Strand

__all__ = [
    "Table",
    "best",
    "is_answer",
    "is_question",
    "is_role",
    "numberless",
    "run_on",
    "survey",
]

_ROLES = ASKS | ANSWERS | MODERATORS | AUDIENCE | NARRATORS
_FIRM = (Style.COLON, Style.CLOCK, Style.LETTER)
_LOOSE = (
    Style.STRONG,
    Style.ANGLE,
    Style.BRACKET,
    Style.TAB,
    Style.DOT,
    Style.DASH,
    Style.ALONE,
)


_MOST = 300
"""Labels and names beyond this many are not compared with one another."""


@dataclass(frozen=True, slots=True)
class Table:
    """The labels that count, by key and as written; their styles; how often they come.

    ``letters`` are those that ask and answer in this file.
    """

    keys: frozenset[str] = frozenset()
    written: frozenset[str] = frozenset()
    styles: frozenset[Style] = frozenset()
    openings: int = 0
    letters: Mapping[str, str] = field(default_factory=dict)

    def accepts(self, lead: Lead) -> bool:
        """Tell whether a lead begins a turn (or, without a name, goes on with one)."""
        if lead.style is Style.TIME:
            return True
        return lead.style in self.styles and _key(lead) in self.keys


@dataclass(slots=True)
class _Tally:
    """Leads of one style: how often each label came, and how it was written."""

    count: Counter[str] = field(default_factory=Counter)
    written: dict[str, str] = field(default_factory=dict)
    forms: dict[str, set[str]] = field(default_factory=dict)
    strong: Counter[str] = field(default_factory=Counter)
    alone: Counter[str] = field(default_factory=Counter)
    timed: Counter[str] = field(default_factory=Counter)
    headlines: Counter[str] = field(default_factory=Counter)
    aliases: dict[str, str] = field(default_factory=dict)

    def add(self, lead: Lead, *, headline: bool) -> None:
        key = _key(lead)
        self.count[key] += 1
        self.timed[key] += lead.at is not None
        self.headlines[key] += headline
        self.strong[key] += lead.strong
        self.alone[key] += lead.alone
        self.written.setdefault(key, lead.label)
        self.forms.setdefault(key, set()).add(lead.label)
        if lead.alias:
            self.aliases[key] = key_of(lead.alias)

    def take(self, key: str, number: int, other: _Tally) -> None:
        """Add what another tally has of a label."""
        self.count[key] += number
        self.strong[key] += other.strong[key]
        self.alone[key] += other.alone[key]
        self.timed[key] += other.timed[key]
        self.headlines[key] += other.headlines[key]
        self.written.setdefault(key, other.written[key])
        self.forms.setdefault(key, set()).update(other.forms[key])
        self.aliases |= other.aliases


def _key(lead: Lead) -> str:
    return numberless(lead.key)


def numberless(key: str) -> str:
    """Return ``q`` for ``q12``: questions and answers may be numbered."""
    end = len(key)
    while end and (key[end - 1].isdecimal() or key[end - 1] in " .#"):
        end -= 1
    bare = key[:end]
    return bare if bare in ASKS or bare in ANSWERS else key


def is_question(key: str) -> bool:
    """Tell whether a label is a word for a question or for who asks."""
    return numberless(key) in ASKS


def is_answer(key: str) -> bool:
    """Tell whether a label is a word for an answer or for who gives it."""
    return numberless(key) in ANSWERS


def is_role(key: str) -> bool:
    """Tell whether a label is a word for a part in the talk, not a name."""
    plain = numberless(key).rstrip("0123456789 ")
    return plain in _ROLES


def survey(
    strands: Sequence[Strand],
    known: Iterable[str],
    letters: Mapping[str, str] = MappingProxyType({}),
) -> Table:
    """Return the label table; ``known`` are names that the raw gives elsewhere.

    ``letters`` are those that ask and answer in this file, see ``letters.parts``.
    """
    tallies: dict[Style, _Tally] = defaultdict(_Tally)
    for number, strand in enumerate(strands):
        start = 0
        while start >= 0:
            for lead in leads(strand, start, letters):
                if lead.style is not Style.TIME:
                    headline = not number and not start and _is_headline(strand.text)
                    tallies[lead.style].add(lead, headline=headline)
            start = strand.text.find("\n", start) + 1 or -1
        for lead in _glued(strand):
            tallies[Style.COLON].add(lead, headline=False)
    names = list(known)[:_MOST]
    firm = _firm(tallies, names)
    if firm.openings >= 2:
        return replace(firm, letters=letters)
    loose = [
        _loose(style, tallies[style], names, len(strands)) for style in _LOOSE if style in tallies
    ]
    return replace(max([firm, *loose], key=lambda table: table.openings), letters=letters)


_GLUED = re.compile(
    rf"{BEHIND_SENTENCE}"
    rf"(?P<label>(?:[{CAPITAL}]\.[ ]|[^\W\d_])"
    rf"(?:[{CAPITAL}]\.[ ]|[^\n:：\t\[\](){{}}<>|*.?!,;\"“”，。？！、؟،；「」]){{0,40}}?)"
    r"[ \u00a0]?(?::(?=[ \u00a0])|：)"
)


def _glued(strand: Strand) -> Iterator[Lead]:
    """Yield labels that stand right behind the end of a sentence, without a blank."""
    for match in _GLUED.finditer(strand.text):
        if match["label"][0].isupper() or not is_cased(match["label"]):
            start, end = match.span("label")
            yield Lead(Style.COLON, match["label"], start, end, match.end())


def _is_headline(text: str) -> bool:
    """Tell whether the first line looks like a title: short, and not a sentence."""
    line = text.split("\n", 1)[0].strip()
    return 0 < len(line) <= 120 and line[-1] not in ".?!…,;:"


def _firm(tallies: dict[Style, _Tally], names: Sequence[str]) -> Table:
    """Return the table of labels with a colon, a time code, or known letters."""
    whole = _Tally()
    for style in _FIRM:
        for key, number in tallies[style].count.items():
            if style is not Style.LETTER or key not in tallies[Style.COLON].count:
                whole.take(key, number, tallies[style])
    count = whole.count
    keys = {key for key in count if _counts(key, whole, names, settled=False)}
    if sum(count[key] for key in keys if count[key] > 1) >= 4:
        keys = {key for key in keys if _counts(key, whole, names, settled=True)}
    keys = _together(keys, count)
    keys |= _variants(keys, whole, names)
    styles = {style for style in _FIRM if any(key in keys for key in tallies[style].count)}
    forms = {form for key in keys for form in whole.forms[key]}
    openings = sum(count[key] for key in keys)
    return Table(frozenset(keys), frozenset(forms), frozenset(styles), openings)


def _counts(key: str, tally: _Tally, names: Sequence[str], *, settled: bool) -> bool:
    """Tell whether a label counts by itself; ``settled``: others surely do."""
    label, number = tally.written[key], tally.count[key]
    if number == tally.headlines[key]:
        return False
    if number == 1 and settled:
        return False
    if is_role(key):
        return True
    if not may_be_label(label):
        return False
    if any(same_person(label, name) for name in names):
        return True
    return number >= 2 and (number >= 4 or may_be_name(_plain(label)))


def _plain(label: str) -> str:
    """Return ``Speaker`` for ``Speaker 1``, so that a number is no objection."""
    return label.rstrip("0123456789 #") or label


def _together(keys: set[str], count: Counter[str]) -> set[str]:
    """Leave out what does not count by itself: a lone letter, one label said twice."""
    short = {key for key in keys if len(key) == 1 and is_cased(key)}
    asked, answered = any(map(is_question, short)), any(map(is_answer, short))
    if not (asked and answered):
        wanted = 2 if asked else 3
        keys = {key for key in keys if key not in short or count[key] >= wanted}
    named = [key for key in keys if not is_role(key)]
    if len(keys) == len(named) == 1 and count[named[0]] < 3:
        return set()
    return keys


def _variants(keys: set[str], tally: _Tally, names: Sequence[str]) -> set[str]:
    """Return labels that came once but go with the others.

    They look like most labels of a thoroughly labelled file (in capitals, in bold,
    alone on their line), and share a name with one that counts (``Odile Ferrand``
    with ``Ferrand``), or are written in a way that only labels are.
    """
    opened = sum(tally.count[key] for key in keys)
    if not keys or opened < 4 or len(keys) > _MOST:
        return set()
    looks = {key: _look(key, tally) for key in tally.count}
    common = tuple(sum(tally.count[key] * looks[key][n] for key in keys) / opened for n in range(4))
    found = set()
    for key in tally.count.keys() - keys:
        label = tally.written[key]
        fits = may_be_label(label) and may_be_name(_plain(label), longest=4)
        if not (fits or is_role(key)):
            continue
        telling = is_role(key) or any(
            look and share > 0.7 for look, share in zip(looks[key], common, strict=True)
        )
        shared = tally.aliases.get(key) in keys or any(
            same_person(label, other) or same_person(other, label)
            for other in (*names, *(tally.written[k] for k in keys))
        )
        unlike = [abs(look - share) > 0.7 for look, share in zip(looks[key], common, strict=True)]
        if any(unlike[1:] if shared else unlike):
            continue
        if tally.count[key] == tally.headlines[key] and not shared:
            continue
        if shared or (telling and opened >= 8 and len(tokens(label)) <= 3 and len(label) > 1):
            found.add(key)
    return found


def _look(key: str, tally: _Tally) -> tuple[bool, bool, bool, bool]:
    """Return whether a label is in capitals, in bold, alone on its line, timed."""
    written, count = tally.written[key], tally.count[key]
    return (
        written.isupper() and len(written) > 1,
        tally.strong[key] > count / 2,
        tally.alone[key] > count / 2,
        tally.timed[key] > count / 2,
    )


def _loose(style: Style, tally: _Tally, names: Sequence[str], passages: int) -> Table:
    """Return the table of one loose style, if it is the way of the whole file."""
    keys = {
        key
        for key, number in tally.count.items()
        if (number >= 2 or is_role(key) or any(same_person(tally.written[key], n) for n in names))
        and may_be_label(tally.written[key])
        and (is_role(key) or may_be_name(_plain(tally.written[key]), longest=4))
    }
    if style is Style.STRONG:
        keys |= _variants(keys, tally, names)
    openings = sum(tally.count[key] for key in keys)
    enough = len(keys) >= 2 and openings >= max(4, 0.12 * passages)
    if style is Style.ALONE:
        often = sum(tally.count[key] >= 3 for key in keys)
        enough = enough and openings >= 6 and often >= 2
    return Table(frozenset(keys), frozenset(), frozenset({style}), openings) if enough else Table()


def best(strand: Strand, start: int, table: Table) -> Lead | None:
    """Return the lead that counts at a line's beginning, or None."""
    for lead in leads(strand, start, table.letters):
        if lead.style is not Style.TIME and table.accepts(lead):
            return lead
    for lead in leads(strand, start, table.letters):
        if lead.style is Style.TIME:
            return lead
    return None


def run_on(table: Table) -> re.Pattern[str] | None:
    """Return a pattern for known labels right behind the end of a sentence, without a blank."""
    forms = sorted((form for form in table.written if len(form) > 1), key=lambda f: (-len(f), f))
    if not forms or Style.COLON not in table.styles:
        return None
    names = "|".join(map(re.escape, forms[:_MOST]))
    return re.compile(rf"{BEHIND_SENTENCE}(?P<label>{names})[ \u00a0\u202f]?[:：]")
