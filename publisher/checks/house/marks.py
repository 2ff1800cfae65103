"""Marks: quotation marks, dashes, brackets and the spaces beside marks.

What a language does is from *The Chicago Manual of Style* (18th ed.), *New Hart's Rules*
(2nd ed.) and the delimiters of the Unicode CLDR.

Floor 4: imports lower floors and its own modules only.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from publisher.checks.house.copy import ADDRESS, Copy, Passage
from publisher.checks.report import Report

__all__ = ["check_marks", "quoting"]

_INWARD = frozenset({"cs", "da", "de", "hr", "hu", "sk", "sl", "sr"})
"""Languages that quote »so«."""
_ALIKE = frozenset({"fi", "nb", "nn", "no", "se", "sv"})
"""Languages that quote ”so”."""

_CLOSERS = {"“": "”", "„": "“”", "«": "»", "‹": "›", "「": "」", "『": "』"}
_QUOTES = frozenset("“”„«»「」『』")
_SINGLE = re.compile(r"(?<![\w’‘])‘(?=\S)(?!\d0s\b)")
_SINGLE_END = re.compile(r"(?<=[^\s])’(?![^\W_])")
_TURNED = re.compile(
    r"(?<!\w)‘(?:(?:em|til|cause|cos|cuz|bout|tis|twas|round|neath|n|nuff|kay)\b(?!’)|\d0s\b)",
    re.IGNORECASE,
)
_STRAIGHT = re.compile(r"""(?<![\d\s])["'](?!\d)|(?<!\d)["'](?=[^\W\d])""")
_TYPED_DASH = re.compile(r"(?<=[^\s\d-])\s-\s(?=[^\s\d])|(?<=\w)\s?--\s?(?=\w)")
_DASHES = {
    "word—word": re.compile(r"(?<=[\w,.!?’”)])—(?=[\w“‘(])"),
    "word — word": re.compile(r"(?<=\S)\s—\s(?=\S)"),
    "word – word": re.compile(r"(?<=\S)\s–\s(?=\S)"),
}
_PAIRS = {")": "(", "]": "[", "}": "{"}
_BRACKET = re.compile(r"[()\[\]{}]")
_ITEM = re.compile(r"(?:^|[\s(])(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})$")
_SMILE = re.compile(r"[:;=]['’]?[-^o]?[()\[\]]")
_BEFORE = re.compile(r"(?<=\w)[^\S\n]+[,.;:!?](?![.\w…)(/>|-]| [pPD]\b)")
_BEHIND = re.compile(
    r"(?<=[a-zß-ÿ]{2})[,;!?](?=[^\W\d_]{2})|(?<=[a-zß-ÿ]{3})\.(?=[A-Z][a-zß-ÿ]{2})"
)
_APART = frozenset({"fr"})
"""Languages that set a space before ; : ! and ?."""


def check_marks(text: Copy, report: Report) -> None:
    """Check the marks of a text."""
    for run in text.runs():
        _check_brackets(run, report)
        _check_quotes(run, report)
    _check_straight(text, report)
    _check_kinds(text, report)
    _check_dashes(text, report)
    for passage in text.passages:
        _check_apostrophes(passage, report)
        _check_spaces(passage, report)


def _primary(passage: Passage) -> str:
    return passage.language.partition("-")[0].lower()


# --- brackets and quotation marks, pair by pair ------------------------------------------------


def _check_brackets(run: Sequence[Passage], report: Report) -> None:
    """Check that brackets pair within what a speaker says at a time."""
    opened: list[tuple[str, Passage, int]] = []
    for passage in run:
        smiles = {m.end() - 1 for m in _SMILE.finditer(passage.text)}
        for match in _BRACKET.finditer(passage.text):
            mark, place = match[0], match.start()
            if place in smiles:
                continue
            if mark not in _PAIRS:
                opened.append((mark, passage, place))
            elif opened and opened[-1][0] == _PAIRS[mark]:
                opened.pop()
            elif not (mark == ")" and _ITEM.search(passage.text[:place])):
                _tell_bracket(mark, "opened", passage, place, report)
    for mark, passage, place in opened:
        _tell_bracket(mark, "closed", passage, place, report)


def _tell_bracket(mark: str, never: str, passage: Passage, place: int, report: Report) -> None:
    message = f"a bracket {mark} that is never {never}: {_around(passage.text, place)}"
    report.add("text-brackets-unbalanced", message, passage.at(place), passage.turn)


def _check_quotes(run: Sequence[Passage], report: Report) -> None:
    """Check that quotation marks pair.

    A quotation of several paragraphs opens each of them and is closed by the last
    (Chicago, 18th ed., “Quotations and Dialogue”).  Single marks are left alone:
    they are apostrophes too.
    """
    opened: list[tuple[str, Passage, int]] = []
    for passage in run:
        continued = len(opened)
        opening = passage.text.lstrip()[:1]
        if opened and opening != opened[0][0]:
            _tell_unclosed(opened, report)
            continued = 0
        for place, mark in enumerate(passage.text):
            if mark not in _QUOTES:
                continue
            if continued and place < len(passage.text) - len(passage.text.lstrip()) + 1:
                continued = 0
            elif opened and mark in _closers(opened[-1][0]):
                opened.pop()
            elif _opens(mark, _primary(passage)):
                opened.append((mark, passage, place))
            elif not (mark == "”" and passage.text[:place][-1:].isdigit()):  # no inch
                message = f"{mark} closes nothing: {_around(passage.text, place)}"
                report.add("text-quotes-unbalanced", message, passage.at(place), passage.turn)
    _tell_unclosed(opened, report)


def _tell_unclosed(opened: list[tuple[str, Passage, int]], report: Report) -> None:
    for mark, passage, place in opened:
        message = f"{mark} is never closed: {_around(passage.text, place)}"
        report.add("text-quotes-unbalanced", message, passage.at(place), passage.turn)
    opened.clear()


def _opens(mark: str, language: str) -> bool:
    if mark in _CLOSERS:
        return True
    return (mark == "»" and language in _INWARD | _ALIKE) or (mark == "”" and language in _ALIKE)


def _closers(mark: str) -> str:
    return {"»": "«»", "”": "”"}.get(mark) or _CLOSERS[mark]


def _around(text: str, place: int) -> str:
    """Return some words about a place."""
    start = text.rfind(" ", 0, max(place - 12, 0)) + 1
    end = text.find(" ", place + 14)
    return " ".join(text[start : end if end > 0 else None].split())[:60]


# --- the kinds of quotation marks ---------------------------------------------------------------


def quoting(text: Copy) -> dict[str, list[tuple[Passage, int]]]:
    """Return the places of quotations that are in no other, by their marks (``“ ”``)."""
    found: dict[str, list[tuple[Passage, int]]] = {}
    for passage in text.passages:
        if _primary(passage) == text.language:
            for place, marks in _outer(passage):
                found.setdefault(marks, []).append((passage, place))
    return found


def _outer(passage: Passage) -> Iterator[tuple[int, str]]:
    text, place = passage.text, 0
    while place < len(text):
        mark, end = text[place], -1
        if mark == "‘" and _SINGLE.match(text, place) and not _TURNED.match(text, place):
            closed = _SINGLE_END.search(text, place + 1)
            end = closed.start() if closed else -1
        elif mark in _QUOTES and _opens(mark, _primary(passage)):
            ends = [text.find(closer, place + 1) for closer in _closers(mark)]
            end = min((e for e in ends if e > 0), default=-1)
        if end > 0:
            yield place, f"{mark} {text[end]}"
            place = end
        place += 1


def _check_kinds(text: Copy, report: Report) -> None:
    found = quoting(text)
    usual = max(found, key=lambda marks: len(found[marks]), default="")
    for marks, places in found.items():
        if marks != usual:
            passage, place = places[0]
            message = f"{_times(places)} in {marks}, {_times(found[usual])} in {usual}"
            report.add("text-quotes-mixed", message, passage.at(place), passage.turn)


def _times(places: Sequence[object]) -> str:
    return f"{len(places)} quotation{'s' if len(places) > 1 else ''}"


def _check_straight(text: Copy, report: Report) -> None:
    places = [(p, m.start()) for p in text.passages for m in _STRAIGHT.finditer(p.text)]
    if places:
        passage, place = places[0]
        more = f", and {len(places) - 1} more in this text" if len(places) > 1 else ""
        message = f"a straight quotation mark: {_around(passage.text, place)}{more}"
        report.add("text-quotes-straight", message, passage.at(place), passage.turn)


def _check_apostrophes(passage: Passage, report: Report) -> None:
    if _primary(passage) != "en":
        return
    for match in _TURNED.finditer(passage.text):
        message = f"{match[0]} has an opening mark for an apostrophe"
        where = passage.at(match.start(), len(match[0]))
        report.add("text-apostrophe-turned", message, where, passage.turn)


# --- dashes and spaces --------------------------------------------------------------------------


def _check_dashes(text: Copy, report: Report) -> None:
    typed = [(p, m.start()) for p in text.passages for m in _TYPED_DASH.finditer(p.text)]
    if typed:
        passage, place = typed[0]
        more = f", and {len(typed) - 1} more in this text" if len(typed) > 1 else ""
        message = f"a hyphen stands for a dash: {_around(passage.text, place)}{more}"
        report.add("text-dash-typed", message, passage.at(place + 1), passage.turn)
    found = {
        kind: [(p, m) for p in text.passages for m in pattern.finditer(p.text)]
        for kind, pattern in _DASHES.items()
    }
    counts = Counter({kind: len(places) for kind, places in found.items() if places})
    if len(counts) < 2:
        return
    (usual, often), *others = counts.most_common()
    for kind, count in others:
        passage, match = found[kind][0]
        dash = match.start() + match[0].index(match[0].strip())
        message = f"dashes as in “{kind}”: {count}; as in “{usual}”: {often}"
        report.add("text-dashes-mixed", message, passage.at(dash), passage.turn)


def _check_spaces(passage: Passage, report: Report) -> None:
    addresses = [m.span() for m in ADDRESS.finditer(passage.text)]
    apart = _primary(passage) in _APART
    for match in _BEFORE.finditer(passage.text):
        if not apart or match[0][-1] in ",.":
            _tell_space("before", passage, match, report)
    for match in _BEHIND.finditer(passage.text):
        if not any(start <= match.start() < end for start, end in addresses):
            _tell_space("behind", passage, match, report)


def _tell_space(side: str, passage: Passage, match: re.Match[str], report: Report) -> None:
    place = match.end() - 1
    said = "a space before" if side == "before" else "no space behind"
    message = f"{said} “{match[0][-1]}”: {_around(passage.text, place)}"
    report.add("text-space-wrong", message, passage.at(place), passage.turn)
