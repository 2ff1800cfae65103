"""quotes: quotation marks and apostrophes as the language sets them.

Source: English, Chicago Manual of Style, 17th ed., 6.9 and 6.115; French, Lexique
des règles typographiques en usage à l'Imprimerie nationale, *guillemets*; German,
Duden, *Anführungszeichen*; other languages: Unicode CLDR, delimiters.  Only marks
that say no direction are set; one that is turned the wrong way, or has no
partner, stays as it is and is proposed, because it may be a slip worth keeping.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from publisher.transforms.strand import Edit

__all__ = ["RULE", "Marks", "edits", "unbalanced"]

RULE = "quotes"


@dataclass(frozen=True, slots=True)
class Marks:
    """The marks of a language: double and single, opening and closing."""

    double: tuple[str, str]
    single: tuple[str, str]
    apostrophe: str = "’"
    inner: str = ""
    """A space that stands inside the double marks."""


_ENGLISH = Marks(("“", "”"), ("‘", "’"))
_BY_LANGUAGE = {
    "en": _ENGLISH,
    "es": _ENGLISH,
    "it": _ENGLISH,
    "pt": _ENGLISH,
    "nl": _ENGLISH,
    "fr": Marks(("«", "»"), ("“", "”"), inner="\u00a0"),
    "de": Marks(("„", "“"), ("‚", "‘")),
    "sv": Marks(("”", "”"), ("’", "’")),
}
_SIGN = re.compile(r"[\"']")
_OPENS_AFTER = frozenset(" \t\n\u00a0\u202f([{—–-/“‘„‚«¿¡")
_ELIDED = re.compile(
    r"'(?:em|cause|cos|coz|til|tis|twas|twere|ere|round|bout|n|neath|nother|kay|ello|alf|ow|ave|"
    r"\d0s|\d\ds?)(?![^\W_])",
    re.IGNORECASE,
)
_CLOSER = re.compile(r"(?<=[^\s'])'(?![^\W_])")
_LONGEST = 600
"""Letters within which a single quotation is closed, or the mark is an apostrophe."""
_MEASURE = re.compile(r"\d[\"'](?=[\s.,;:)x×/-]|$)")
_FRENCH = re.compile(
    r"(?P<open>[“«])[ \u00a0\u202f]*|(?<![ \u00a0\u202f])[ \u00a0\u202f]*(?P<close>[”»])"
)


def edits(text: str, language: str) -> list[Edit]:
    """Return the edits that set the marks of one paragraph."""
    marks = _BY_LANGUAGE.get(language.partition("-")[0])
    if marks is None:
        return []
    made = _straight(text, marks)
    if marks.inner:
        made = _spaced(text, made, marks)
    return made


def _straight(text: str, marks: Marks) -> list[Edit]:
    """Return the edits for marks that are straight in the raw."""
    measures = {match.end() - 1 for match in _MEASURE.finditer(text)}
    closers = _closers(text)
    found: list[Edit] = []
    open_double = open_single = False
    for match in _SIGN.finditer(text):
        place = match.start()
        before = text[place - 1] if place else " "
        after = text[place + 1] if place + 1 < len(text) else " "
        if match[0] == '"':
            if place in measures and not open_double:
                continue
            open_double = _opens(before, after, is_open=open_double)
            found.append(Edit(place, place + 1, marks.double[0 if open_double else 1]))
        elif (before.isalnum() and after.isalnum()) or _ELIDED.match(text, place):
            found.append(Edit(place, place + 1, marks.apostrophe))
        elif _opens(before, after, is_open=False) and _closed(place, closers):
            open_single = True
            found.append(Edit(place, place + 1, marks.single[0]))
        elif open_single and not before.isspace():
            open_single = False
            found.append(Edit(place, place + 1, marks.single[1]))
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
    """French: guillemets for all double marks, with a no-break space inside them."""
    straight = {edit.start: edit for edit in made if edit.after not in marks.double}
    doubles = {edit.start: edit.after for edit in made if edit.after in marks.double}
    signs = "".join({"«": "«", "»": "»"}.get(doubles.get(i, c), c) for i, c in enumerate(text))
    result = dict(straight)
    for match in _FRENCH.finditer(signs):
        after = f"«{marks.inner}" if match["open"] else f"{marks.inner}»"
        if text[match.start() : match.end()] != after:
            result[match.start()] = Edit(match.start(), match.end(), after)
    return [result[place] for place in sorted(result)]


def unbalanced(text: str, language: str) -> bool:
    """Tell whether double quotation marks, once set, do not come in pairs."""
    parts, place = [], 0
    for edit in edits(text, language):
        parts += [text[place : edit.start], edit.after]
        place = edit.end
    made = "".join([*parts, text[place:]])
    if "„" in made:
        return made.count("„") != made.count("“")
    return made.count("“") != made.count("”") or made.count("«") != made.count("»")
