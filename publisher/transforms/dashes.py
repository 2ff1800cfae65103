"""dashes: hyphens that stand for dashes, and ranges of years, as the language sets them.

Source: Chicago Manual of Style, 17th ed., 6.85 and 6.78 (American: an em dash, closed;
an en dash for ranges); New Hart's Rules, 4.11 (British: an en dash between spaces);
Duden, *Gedankenstrich*, and DIN 5008, 4.2.6 (*bis*); Lexique des règles typographiques
en usage à l'Imprimerie nationale, *tiret* (between spaces; years keep the hyphen);
Ortografía de la lengua española (2010), II 3.4.7 (the raya of an aside is close to
its words); Ortografia catalana (2017), 7.10; Мильчин and Чельцова, *тире*; Український
правопис (2019), § 161; PWN, 92; Internetová jazyková příručka, *pomlčka*; A magyar
helyesírás szabályai, 263; Svenska skrivregler, *tankstreck*; Språkrådet, *tankestrek*;
Kotus, *ajatusviiva*; Taaladvies, *gedachtestreepje*; GB/T 15834-2011, 4.10.

Set are ``--``, ``---`` and a hyphen between blanks; a dash that the raw already has
stays.  Between other figures a hyphen may be a score, a sum or a number, and
stays; so do hyphens of words, minus signs and dates of ISO 8601.
"""

from __future__ import annotations

import re
from enum import StrEnum

from publisher.transforms.strand import Edit

__all__ = ["RULE", "Dash", "edits", "has_ranges", "manner"]

RULE = "dashes"


class Dash(StrEnum):
    """How a language sets the dash of an aside."""

    CLOSED = "closed em dash"
    EN = "en dash between spaces"
    EM = "em dash between spaces"
    RAYA = "em dashes close to the aside between them"
    DOUBLE = "two em dashes, closed"
    NONE = "left as they stand"


_EM_LANGUAGES = ("ru", "uk", "be", "bg", "sr", "lt", "lv", "kk")
_RAYA_LANGUAGES = ("es", "ca", "gl", "eu")
_RANGES = frozenset("en de nl sv da nb nn no fi pl cs sk hu ru uk be bg sl hr sr et lv lt".split())
"""Languages that set a dash, and no hyphen, between the years of a range."""
_SIGN = re.compile(
    r"(?P<left>(?:[ ]|(?<!«)\u00a0)?)(?<!-)(?P<sign>---?|(?<=[ \u00a0])-(?=[ \u00a0]))(?!-)(?P<right>(?:[ ]|\u00a0(?!»))?)"
)
_YEARS = re.compile(
    r"(?<![\w.,/:–])(?<!(?<!-)-)(?P<first>1\d{3}|20\d\d)[ \u00a0]?-[ \u00a0]?(?P<last>1\d{3}|20\d\d|\d\d)"
    r"(?![\w/:–]|-(?!-)|[.,]\d)"
)
_LONGEST_ASIDE = 400
"""Letters between the two dashes of an aside."""


def manner(text: str, language: str) -> Dash:
    """Return how dashes are set: by the text's own dashes, else by its language."""
    tight = len(re.findall(r"\w—\w", text))
    loose = [len(re.findall(rf"[ \u00a0]{sign}[ \u00a0]", text)) for sign in "–—"]
    tag = language.lower()
    primary = tag.partition("-")[0]
    if primary in _RAYA_LANGUAGES and not sum(loose):
        return Dash.RAYA
    if primary in ("zh", "ja"):
        return Dash.DOUBLE if primary == "zh" else Dash.NONE
    if tight or sum(loose):
        if tight > sum(loose):
            return Dash.CLOSED
        return Dash.EN if loose[0] >= loose[1] else Dash.EM
    if tag in ("en-us", "en-ca"):
        return Dash.CLOSED
    return Dash.EM if primary in _EM_LANGUAGES else Dash.EN


def edits(text: str, dash: Dash, *, ranges: bool = False) -> list[Edit]:
    """Return the edits that set the dashes of one paragraph.

    ``ranges``: a range of years has an en dash (see ``has_ranges``).
    """
    made = _ranges(text) if ranges else []
    if dash is Dash.NONE:
        return made
    taken = {edit.start for edit in made}
    found = [match for match in _SIGN.finditer(text) if _is_dash(text, match, taken)]
    pairs = _pairs(found) if dash is Dash.RAYA else {}
    for match in found:
        start, end = match.span()
        wanted = pairs.get(start) or _dash(text, match, dash)
        if text[start:end] != wanted:
            made.append(Edit(start, end, wanted))
    return sorted(made)


def has_ranges(language: str) -> bool:
    """Tell whether a language sets a dash between the years of a range."""
    return language.lower().partition("-")[0] in _RANGES


def _ranges(text: str) -> list[Edit]:
    """Return the edits for ranges of years, which go up."""
    made = []
    for match in _YEARS.finditer(text):
        first, last = int(match["first"]), int(match["last"])
        if len(match["last"]) == 2:
            last += first - first % 100
        if first < last <= first + 300:
            made.append(Edit(match.end("first"), match.start("last"), "–"))
    return made


def _is_dash(text: str, match: re.Match[str], taken: set[int]) -> bool:
    """Tell whether a sign is a dash: not at the head of a paragraph, nor between figures."""
    start, end = match.span()
    before, after = text[start - 1 : start], text[end : end + 1]
    if not before or any(start <= place < end for place in taken):
        return False
    return not (before.isdigit() and after.isdigit())


def _pairs(found: list[re.Match[str]]) -> dict[int, str]:
    """Return what opens and closes the asides between two dashes."""
    pairs: dict[int, str] = {}
    index = 0
    while index + 1 < len(found):
        one, other = found[index], found[index + 1]
        near = other.start() - one.end() <= _LONGEST_ASIDE
        inner = one.string[one.end() : other.start()]
        if near and not any(sign in inner for sign in ".?!…\n"):
            pairs[one.start()] = " —"
            after = other.string[other.end() : other.end() + 1]
            pairs[other.start()] = "—" if after in ".,;:?!)»”" else "— "
            index += 1
        index += 1
    return pairs


def _dash(text: str, match: re.Match[str], dash: Dash) -> str:
    """Return the dash for its neighbours; speech that breaks off keeps it close."""
    before, after = text[match.start() - 1], text[match.end() : match.end() + 1]
    if dash is Dash.CLOSED:
        return "—"
    if dash is Dash.DOUBLE:
        return "——" if before.isascii() is False or after.isascii() is False else " — "
    sign = "–" if dash is Dash.EN else "—"
    if not after or after.isspace() or after in "”’»\"'.,?!)]…":
        return f" {sign}" if match["left"] else sign
    opened = before.isspace() or (not match["left"] and before in "“‘«„(\"'¿¡")
    return f"{sign} " if opened else f" {sign} "
