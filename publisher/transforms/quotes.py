"""quotes: quotation marks and apostrophes as the language sets them.

Source: for the marks see ``quotation_marks``; Chicago Manual of Style, 17th ed., 6.9, 6.115 to
6.117 (apostrophes, smart quotation marks) and 13.32 (a quotation over several
paragraphs opens in each and closes in the last).  Only marks that say no direction
are set, but for the guillemets of French; one that is turned the wrong way, or has
no partner, stays as it is and is proposed, because it may be a slip worth keeping.
Feet, inches, minutes and seconds (``6'2"``) stay straight.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from publisher.transforms.quotation_marks import Marks, marks
from publisher.transforms.strand import Edit

__all__ = ["RULE", "edits", "unbalanced"]

RULE = "quotes"


_SIGN = re.compile(r"[\"']")
_OPENS_AFTER = frozenset(" \t\n\u00a0\u202f([{—–-/“‘„‚«¿¡")
_ELIDED = re.compile(
    r"'(?:em|cause|cos|coz|til|tis|twas|twere|ere|round|bout|n|neath|nother|kay|ello|alf|ow|ave|"
    r"\d0s|\d\ds?)(?![^\W_])|'(?:s|t|k|m|r|d)(?=[\s-])",
    re.IGNORECASE,
)
_CLOSER = re.compile(r"(?<=[^\s'])'(?![^\W_])")
_LONGEST = 600
"""Letters within which a single quotation is closed, or the mark is an apostrophe."""
_MEASURE = re.compile(r"\d[\"'](?=[\s.,;:?!)x×/–—…-]|$)|\d'(?=\d{1,2}[\"′″]|\d{1,2}(?!\d))")
_OUTER = re.compile(r"[«»“”]")
_FRENCH = re.compile(
    r"(?P<open>«)[ \u00a0\u202f]*|(?<![ \u00a0\u202f«])[ \u00a0\u202f]*(?P<close>»)"
)


def edits(text: str, language: str, chosen: Marks | None = None) -> list[Edit]:
    """Return the edits that set the marks of one paragraph.

    ``chosen`` are the marks of the whole file, by default those of the language.
    """
    found = chosen or marks("", language)
    if found is None:
        return []
    if found.unspaced:
        return _by_turns(text, found)
    made = _straight(text, found)
    return _spaced(text, made, found) if found.inner else made


def _by_turns(text: str, marks: Marks) -> list[Edit]:
    """Return the edits where no blank tells what opens: the first does, the second closes."""
    places = [match.start() for match in re.finditer('"', text)]
    if len(places) % 2:
        return []
    return [Edit(at, at + 1, marks.double[n % 2]) for n, at in enumerate(places)]


def _straight(text: str, marks: Marks) -> list[Edit]:
    """Return the edits for marks that are straight in the raw."""
    measures = {match.end() - 1 for match in _MEASURE.finditer(text)}
    closers = _closers(text)
    found: list[Edit] = []
    open_double = open_single = False
    inner = marks.single
    for match in _SIGN.finditer(text):
        place = match.start()
        before = text[place - 1] if place else " "
        after = text[place + 1] if place + 1 < len(text) else " "
        if match[0] == '"':
            if place in measures and not open_double:
                continue
            open_double = _opens(before, after, is_open=open_double)
            found.append(Edit(place, place + 1, marks.double[0 if open_double else 1]))
        elif place in measures and after.isdigit():
            continue
        elif (before.isalnum() and after.isalnum()) or _ELIDED.match(text, place):
            found.append(Edit(place, place + 1, marks.apostrophe))
        elif _opens(before, after, is_open=False) and _closed(place, closers):
            open_single = True
            inner = marks.nested if open_double else marks.single
            found.append(Edit(place, place + 1, inner[0]))
        elif open_single and not before.isspace():
            open_single = False
            found.append(Edit(place, place + 1, inner[1]))
        elif place not in measures:
            found.append(Edit(place, place + 1, marks.apostrophe))
    return found


def _opens(before: str, after: str, *, is_open: bool) -> bool:
    """Tell by its neighbours whether a mark opens; between two letters it is the other one."""
    if before in _OPENS_AFTER or before in "\"'":
        return not after.isspace() and not (after in ".,;:!?)" and is_open)
    if after.isspace() or after in ".,;:!?)]}”’»…":
        return False
    return not is_open and not before.isalnum() and before not in ".,!?…"


def _closers(text: str) -> list[int]:
    """Return the straight single marks that may close: behind a letter, before none."""
    return [m.start() for m in _CLOSER.finditer(text)]


def _closed(place: int, closers: list[int]) -> bool:
    """Tell whether a single quotation that opens here is closed soon enough."""
    index = bisect_right(closers, place)
    return index < len(closers) and closers[index] - place <= _LONGEST


def _spaced(text: str, made: list[Edit], marks: Marks) -> list[Edit]:
    """French: guillemets for outer double marks, with a space inside them."""
    result = {edit.start: edit for edit in made if edit.after not in marks.double}
    doubles = {edit.start: edit.after for edit in made if edit.after in marks.double}
    signs = _outer("".join(doubles.get(i, c) for i, c in enumerate(text)))
    for match in _FRENCH.finditer(signs):
        after = f"«{marks.inner}" if match["open"] else f"{marks.inner}»"
        if text[match.start() : match.end()] != after:
            result[match.start()] = Edit(match.start(), match.end(), after)
    return [result[place] for place in sorted(result)]


def _outer(signs: str) -> str:
    """Return a text with guillemets for the curly marks that stand within no others."""
    if "“" not in signs:
        return signs
    letters = list(signs)
    depth, opened = 0, -1
    for match in _OUTER.finditer(signs):
        place = match.start()
        match signs[place]:
            case "«":
                depth += 1
            case "»":
                depth = max(0, depth - 1)
            case "“" if not depth and opened < 0:
                opened = place
            case "”" if not depth and opened >= 0:
                letters[opened], letters[place] = "«", "»"
                opened = -1
            case _:
                pass
    return "".join(letters)


def unbalanced(text: str, language: str, chosen: Marks | None = None) -> bool:
    """Tell whether double quotation marks, once set, do not come in pairs."""
    parts, place = [], 0
    for edit in edits(text, language, chosen):
        parts += [text[place : edit.start], edit.after]
        place = edit.end
    made = "".join([*parts, text[place:]])
    known = chosen or marks(text, language)
    opens, closes = known.double if known else ("“", "”")
    if opens == closes:
        return made.count(opens) % 2 == 1
    if "„" in made:
        return made.count("„") != made.count(closes)
    return made.count("“") != made.count("”") or made.count("«") != made.count("»")
