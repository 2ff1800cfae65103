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

from publisher.transforms.leads import Lead, Style, key_of, leads, words_below
from publisher.transforms.names import (
    full_names,
    is_cased,
    may_be_label,
    may_be_name,
    same_person,
    tokens,
)
from publisher.transforms.parts import is_answer, is_question, is_role, numberless
from publisher.transforms.runons import glued, run_on, spaced
from publisher.transforms.slips import looks_scanned, meant, slip_pattern
from publisher.transforms.sparse import MOST, Entry, sparse
from publisher.transforms.strand import Strand
from publisher.transforms.table import Table

__all__ = ["survey"]

_FIRM = (Style.COLON, Style.CLOCK, Style.LETTER)
_LOOSE = (
    Style.STRONG,
    Style.ANGLE,
    Style.BRACKET,
    Style.TAB,
    Style.PIPE,
    Style.DOT,
    Style.DASH,
    Style.ALONE,
)


_FORMAL = re.compile(
    r"THE (?:WITNESS|COURT|CLERK|REPORTER|COURT REPORTER|INTERPRETER|VIDEOGRAPHER|DEFENDANT|CHAIRMAN|"
    r"INTERVIEWER)|(?:MR|MS|MRS|DR|JUDGE|JUSTICE|SENATOR|REP|SEN|HON)\.? [A-Z][A-Z'’-]{1,24}"
)
_NEARLY = 0.7
"""Share of the lines that bear a label, where it is in small letters."""
_MOST = 300
"""Labels and names beyond this many are not compared with one another."""


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


def survey(
    strands: Sequence[Strand],
    known: Iterable[str],
    headings: Sequence[tuple[int, Strand]] = (),
    letters: Mapping[str, str] = MappingProxyType({}),
) -> Table:
    """Return the label table; ``known`` are names that the raw gives elsewhere.

    ``headings`` are the levels and words of the headings, which may be labels too;
    ``letters`` are those that ask and answer in this file, see ``letters.parts``.
    """
    names = list(known)[:_MOST]
    tallies: dict[Style, _Tally] = defaultdict(_Tally)
    entries: list[Entry] = []
    for number, strand in enumerate(strands):
        entries += _tallied(strand, number, tallies, letters)
    joined = spaced(strands)
    for lead in joined:
        tallies[Style.COLON].add(lead, headline=False)
    firm = _firm(tallies, names)
    if not joined and (few := sparse(entries, len(strands), [*names, *_named(headings)])):
        firm = max(firm, _sparse(few, tallies), key=lambda table: table.openings)
    if firm.openings >= 2:
        told = replace(firm, blanks=bool(joined), letters=letters)
        return _ready(told, tallies, len(strands))
    names += _named(headings)
    loose = [_loose(style, tallies[style], names, strands) for style in _LOOSE if style in tallies]
    loose += [_handles(style, tallies[style], strands) for style in (Style.COLON, Style.ANGLE)]
    best = max([firm, *loose, _headed(headings)], key=lambda table: table.openings)
    return replace(best, letters=letters)


def _tallied(
    strand: Strand, number: int, tallies: dict[Style, _Tally], letters: Mapping[str, str]
) -> list[Entry]:
    """Tally the leads of a strand, and return the labels at the heads of its lines."""
    found: list[tuple[Lead, int]] = []
    start = 0
    while start >= 0:
        for lead in leads(strand, start, letters):
            if lead.style is Style.TIME or _is_caption_line(lead, strand.text, start):
                continue
            headline = not number and not start and _is_headline(strand.text)
            tallies[lead.style].add(lead, headline=headline)
            if lead.style in _FIRM and not headline and (not found or found[-1][1] != start):
                found.append((lead, start))
        start = strand.text.find("\n", start) + 1 or -1
    for lead in glued(strand):
        tallies[Style.COLON].add(lead, headline=False)
    ends = [*(place for _, place in found[1:]), len(strand.text)][: len(found)]
    return [
        Entry(number, _key(lead), lead.label, strand.text[lead.words : end].strip())
        for (lead, _), end in zip(found, ends, strict=True)
    ]


def _is_caption_line(lead: Lead, text: str, start: int) -> bool:
    """Tell whether a time code and a word are all of a line and of what is said."""
    timed = any(map(str.isdigit, text[start : lead.start]))
    return lead.style is Style.CLOCK and lead.alone and timed and not words_below(text, lead.end)


def _named(headings: Sequence[tuple[int, Strand]]) -> Iterator[str]:
    """Yield the names in the first heading."""
    for _, strand in headings[:1]:
        yield from (match[0] for match in full_names(strand.text[:200]))


def _is_headline(text: str) -> bool:
    """Tell whether the first line looks like a title: short, and not a sentence."""
    line = text.split("\n", 1)[0].strip()
    return 0 < len(line) <= 120 and line[-1] not in ".?!…,;:"


def _sparse(keys: frozenset[str], tallies: dict[Style, _Tally]) -> Table:
    """Return the table of a short talk."""
    count = {key: max(tallies[style].count[key] for style in _FIRM) for key in keys}
    forms = {form for style in _FIRM for key in keys for form in tallies[style].forms.get(key, ())}
    styles = {style for style in _FIRM if any(tallies[style].count[key] for key in keys)}
    openings = sum(count.values())
    return Table(keys, frozenset(forms), frozenset(styles), openings, sparse=True)


def _ready(table: Table, tallies: dict[Style, _Tally], passages: int) -> Table:
    """Return a table of firm labels with its slips, and the patterns to find labels with."""
    count: Counter[str] = Counter()
    for style in _FIRM:
        count.update(tallies[style].count)
    slips = _slips(table.keys, count)
    keys = table.keys - slips.keys()
    colon = Style.COLON in table.styles
    forms = sorted(table.written)
    stops = table.styles == {Style.LETTER}
    joint = run_on(forms, blanks=table.blanks, stops=stops) if colon or stops else None
    thorough = colon and table.openings >= max(6, 0.5 * passages)
    amiss = slip_pattern(forms) if thorough else None
    return replace(table, keys=keys, slips=slips, joint=joint, amiss=amiss)


def _slips(keys: frozenset[str], count: Counter[str]) -> dict[str, str]:
    """Return which keys are meant by those that are written amiss."""
    if len(count) > _MOST * 10:
        return {}
    often = [key for key in keys if count[key] >= 3][:_MOST]
    slips: dict[str, str] = {}
    for key in sorted(count):
        other = meant(key, (one for one in often if count[one] > count[key]))
        rare = count[key] == 1 or count[key] <= 0.2 * count[other]
        if other and (rare or looks_scanned(key, other)):
            slips[key] = other
    return slips


def _headed(headings: Sequence[tuple[int, Strand]]) -> Table:
    """Return the table of headings that hold nothing but names, if most do."""
    count: Counter[str] = Counter()
    forms: dict[str, str] = {}
    below = [strand.text for level, strand in headings if level > 1 or len(headings) > 2]
    for text in below:
        if is_role(key_of(text)) or (may_be_label(text) and may_be_name(text, longest=4)):
            key = numberless(key_of(text))
            count[key] += 1
            forms.setdefault(key, text)
    keys = frozenset(key for key, number in count.items() if number >= 2 or is_role(key))
    openings = sum(count[key] for key in keys)
    enough = len(keys) >= 2 and openings >= 4 and openings >= 0.6 * len(below)
    written = frozenset(forms[key] for key in keys)
    return Table(keys, written, frozenset({Style.HEADING}), openings) if enough else Table()


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
    if number == 1 and settled and not _is_formal(label):
        return False
    if is_role(key) or _is_formal(label):
        return True
    if not may_be_label(label):
        return False
    if any(same_person(label, name) for name in names):
        return True
    return number >= 2 and (number >= 4 or may_be_name(_plain(label)))


def _is_formal(label: str) -> bool:
    """Tell whether a label is one by its form: ``MR. BRODY``, as in the record of a court."""
    return bool(_FORMAL.fullmatch(label))


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


def _loose(style: Style, tally: _Tally, names: Sequence[str], strands: Sequence[Strand]) -> Table:
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
    enough = len(keys) >= 2 and openings >= max(4, 0.12 * len(strands))
    if style is Style.ALONE:
        often = sum(tally.count[key] >= 3 for key in keys)
        enough = enough and openings >= 6 and often >= 2
    if not enough and (few := _few(style, tally, names, strands)):
        keys, enough = set(few), True
        openings = sum(tally.count[key] for key in keys)
    return Table(frozenset(keys), frozenset(), frozenset({style}), openings) if enough else Table()


def _handles(style: Style, tally: _Tally, strands: Sequence[Strand]) -> Table:
    """Return the table of labels in small letters, as in a chat, if nearly every line has one."""
    keys = {
        key
        for key, number in tally.count.items()
        if number >= 2 and " " not in key and key == tally.written[key] and is_cased(key)
        if may_be_label(key.capitalize())
    }
    openings = sum(tally.count[key] for key in keys)
    lines = sum(strand.text.count("\n") + 1 for strand in strands)
    enough = len(keys) >= 2 and openings >= 4 and openings >= _NEARLY * min(lines, 2 * len(strands))
    return Table(frozenset(keys), frozenset(), frozenset({style}), openings) if enough else Table()


def _few(
    style: Style, tally: _Tally, names: Sequence[str], strands: Sequence[Strand]
) -> frozenset[str]:
    """Return the labels of one loose style in a short talk."""
    if sum(tally.count.values()) > 4 * MOST or len(strands) > 12 * MOST:
        return frozenset()
    entries: list[Entry] = []
    passages = 0
    for number, strand in enumerate(strands):
        start = _behind_time(strand)
        lead = next((lead for lead in leads(strand, start) if lead.style is style), None)
        words = strand.text[lead.words :].strip() if lead else ""
        passages += bool(words) or lead is None
        if lead is not None:
            below = strands[number + 1].text if not words and number + 1 < len(strands) else ""
            entries.append(Entry(passages - bool(words), _key(lead), lead.label, words or below))
    return sparse(entries, passages, names, strict=style in (Style.ALONE, Style.DASH, Style.DOT))


def _behind_time(strand: Strand) -> int:
    """Return where the words of a passage begin: on the next line if the first is a time."""
    first = next(leads(strand, 0), None)
    return first.words + 1 if first and first.style is Style.TIME and first.alone else 0
