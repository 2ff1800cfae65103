"""Fallback faces: in goes a text, out comes what the faces of the style cannot show of it.

Which face sets a letter is decided here, before anything is laid out, from what the
faces hold, and written into the document as a span with a font of its own; so no
font of the machine ever comes in.  A span is as high as nothing, for its face has other
measures than that of the text, and would push the line off the grid.

Text that is read leftward stays in one span with the signs and figures in it, for
WeasyPrint orders the letters within an element only (UAX #9); there the font of the text
comes first, and serves the figures.

Lines of East Asian text are ranged, for WeasyPrint stretches nothing but blanks, and so are
those with leftward words, whose blanks it puts elsewhere when it stretches them.  It also
indents leftward paragraphs at the wrong side: there a blank box stands for the indent.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import groupby, pairwise
from typing import Any
from xml.etree.ElementTree import Element

from publisher import typefaces
from publisher.model.style import Face, Fallback
from publisher.pdf.runs import paragraphs, runs
from publisher.pdf.voices import length
from publisher.scripts import COMMON, clusters, direction, is_neutral, is_silent, scripts_of

__all__ = ["Stretch", "dress", "known", "lacks", "stretches"]

_EAST_ASIAN = frozenset(("Bopo", "Hang", "Hani", "Hira", "Kana"))
_LEFTWARD = frozenset(("Adlm", "Arab", "Hebr", "Mand", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa"))
_ENDING = 5  # characters of a last line, marks included
_JOINER = "\N{WORD JOINER}"
_UNSET = frozenset(("head", "style", "script", "title"))

Shows = Callable[[str], bool]
"""Tells whether a face has the glyphs of a text."""


Styles = Callable[[Element], Mapping[str, Any]]
"""Gives the computed style of an element."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Text in one face: of a fallback, or, if that is None, of the style."""

    text: str
    fallback: Fallback | None = None


def known(faces: Iterable[Face]) -> frozenset[int]:
    """Return the characters that every family among the faces has in one of them."""
    families: dict[str, frozenset[int]] = {}
    for face in faces:
        letters = families.get(face.family, frozenset())
        families[face.family] = letters | typefaces.letters(face)
    return reduce(frozenset.intersection, families.values())


def lacks(known: frozenset[int], text: str) -> bool:
    """Tell whether a text shows a character that is not known."""
    return any(ord(c) not in known and not is_silent(c) for c in set(text))


def stretches(
    text: str,
    language: str,
    shows: Shows,
    fallbacks: Sequence[Fallback],
    *,
    leftward: bool = False,
) -> list[Stretch]:
    """Divide a text among the face that it asks for and fallbacks.

    What no fallback has stays with the face asked for.  ``leftward`` tells that the text
    stands in a paragraph that is read from right to left.
    """
    if shows(text):
        return [Stretch(text)]
    parts = list(clusters(text))
    chooser = _Chooser(text, language, tuple(fallbacks))
    chosen = [None if shows(part) else chooser.choose(part) for part in parts]
    _join(parts, chosen, leftward=leftward)
    if language.partition("-")[0].lower() in ("ja", "ko", "zh"):
        _claim_marks(parts, chosen)
    _claim_blanks(parts, chosen)
    runs = groupby(zip(parts, chosen, strict=True), key=lambda pair: pair[1])
    return [Stretch("".join(part for part, _ in run), fallback) for fallback, run in runs]


@dataclass(slots=True)
class _Chooser:
    """Chooses a fallback for each part of a text; ``last`` is the one before."""

    text: str
    language: str
    fallbacks: tuple[Fallback, ...]
    last: Fallback | None = None

    def choose(self, part: str) -> Fallback | None:
        able = [f for f in self.fallbacks if typefaces.has(f.faces[0], part)]
        if self.last in able and scripts_of(part[0]) <= COMMON:
            return self.last
        ranked = sorted(able, key=lambda fallback: self.rank(fallback, part))
        self.last = ranked[0] if ranked else None
        return self.last

    def rank(self, fallback: Fallback, part: str) -> tuple[int, ...]:
        """Return less for a better choice; of equals, the first in the style's order wins."""
        wanted = scripts_of(part[0])
        alike = [c for c in self.text if scripts_of(c) & wanted]
        return (
            not wanted & set(fallback.scripts),
            -_closeness(self.language, fallback.languages),
            -len(_own(self.text, fallback) & (_EAST_ASIAN - {"Hani"})),
            sum(not typefaces.has(fallback.faces[0], c) for c in set(alike)),
        )


def _closeness(language: str, ranges: Iterable[str]) -> int:
    """Return how many letters of a tag the closest range matches (RFC 4647, 3.3.1)."""
    tag = f"{language.lower()}-"
    return max((len(r) for r in ranges if tag.startswith(f"{r.lower()}-")), default=0)


def _own(text: str, fallback: Fallback) -> set[str]:
    """Return the scripts of a text that the fallback is meant for."""
    return {s for c in text for s in scripts_of(c)} & set(fallback.scripts)


def _join(parts: list[str], chosen: list[Fallback | None], *, leftward: bool) -> None:
    """Give the signs between two parts of one fallback to it, and leftward text its figures."""
    places = [place for place, fallback in enumerate(chosen) if fallback]
    for one, two in pairwise(places):
        fallback = chosen[one]
        between = range(one + 1, two)
        if fallback == chosen[two] and all(_goes(parts[n], fallback, leftward) for n in between):
            chosen[one:two] = [fallback] * (two - one)
    for place in places if not leftward else ():
        fallback = chosen[place]
        if fallback and _is_leftward(fallback):
            stop = _figures(parts, place + 1)
            chosen[place:stop] = [fallback] * (stop - place)
    if leftward and any(fallback and _is_leftward(fallback) for fallback in chosen):
        first = next(fallback for fallback in chosen if fallback and _is_leftward(fallback))
        chosen[:] = [fallback or first for fallback in chosen]


def _goes(part: str, fallback: Fallback | None, leftward: bool) -> bool:
    """Tell whether a part may go with what stands on both sides of it."""
    if fallback is None:
        return False
    if _is_leftward(fallback):
        return leftward or direction(part[0]) != "ltr"
    signs = set(fallback.scripts) <= COMMON
    return not signs and is_neutral(part[0]) and typefaces.has(fallback.faces[0], part)


def _is_leftward(fallback: Fallback) -> bool:
    return bool(_LEFTWARD & set(fallback.scripts))


def _figures(parts: Sequence[str], start: int) -> int:
    """Return the end of the figures that follow leftward text and are read with it."""
    stop = start
    for place in range(start, len(parts)):
        if direction(parts[place][0]):
            break
        if parts[place][0].isdigit():
            stop = place + 1
    return stop


def _claim_marks(parts: list[str], chosen: list[Fallback | None]) -> None:
    """Let quotation marks, dashes and dots of an East Asian text be those of its face."""
    order = [*range(1, len(parts)), *range(len(parts) - 2, -1, -1)]
    before = [*range(len(parts) - 1), *range(len(parts) - 1, 0, -1)]
    for place, neighbour in zip(order, before, strict=True):
        fallback, part = chosen[neighbour], parts[place]
        if chosen[place] or not fallback or part.isascii() or not is_neutral(part[0]):
            continue
        if _EAST_ASIAN & set(fallback.scripts) and typefaces.has(fallback.faces[0], part):
            chosen[place] = fallback


def _claim_blanks(parts: list[str], chosen: list[Fallback | None]) -> None:
    """Let a blank before a fallback stand within it (see ``breaks.spaces``).

    Blanks of fonts of signs are wide.
    """
    for place in range(len(parts) - 1, 0, -1):
        fallback = chosen[place]
        if fallback and parts[place - 1] == " " and not set(fallback.scripts) <= COMMON:
            chosen[place - 1] = fallback


def dress(
    root: Element,
    styles: Styles,
    faces: Sequence[Face],
    fallbacks: Sequence[Fallback],
) -> bool:
    """Put what no face of the style has into spans with fonts; tell whether there was any."""
    dresser = _Dresser(styles, faces, fallbacks)
    dressed = any(dresser.dress(body) for body in list(root.iter("body")))
    if dressed:
        for paragraph in paragraphs(root):
            style = styles(paragraph)
            if style["text_align_all"] == "justify" and _is_ranged(paragraph):
                _declare(paragraph, "text-align: start")
                _tie_ending(paragraph)
            indent = length(style, "text_indent") or 0
            if style["direction"] == "rtl" and indent > 0:
                _declare(paragraph, f"text-indent: 0; --indent: {indent:g}px")
                paragraph.set("class", f"{paragraph.get('class', '')} leftward".strip())
    return dressed


def _is_ranged(paragraph: Element) -> bool:
    """Tell whether a paragraph has leftward words, or a quarter of it is East Asian."""
    text = "".join(paragraph.itertext())
    east = sum(bool(_EAST_ASIAN & scripts_of(c)) for c in text if not c.isascii())
    return 4 * east >= len(text) or _has_leftward_words(text)


def _tie_ending(paragraph: Element) -> None:
    """Keep the last characters of East Asian text together, as ``breaks`` does with words."""
    found = [run for run in runs(paragraph) if run is not None and run.text]
    ending = found[-1].text[-_ENDING:] if found else ""
    if len(ending) == _ENDING and all(scripts_of(c) & _EAST_ASIAN for c in ending):
        found[-1].text = found[-1].text[:-_ENDING] + _JOINER.join(ending)


def _declare(element: Element, declarations: str) -> None:
    given = element.get("style", "")
    element.set("style", f"{given}; {declarations}".removeprefix("; "))


@dataclass(slots=True)
class _Dresser:
    styles: Styles
    faces: Sequence[Face]
    fallbacks: Sequence[Fallback]

    def dress(self, element: Element) -> int:
        """Dress the text of an element and of those within it; return how many spans it took."""
        count = 0
        for child in list(element):
            if child.tag not in _UNSET:
                count += self.dress(child)
            count += self.replace(element, child, child.tail or "")
        return count + self.replace(element, None, element.text or "")

    def replace(self, element: Element, after: Element | None, text: str) -> int:
        """Replace a text of the element, at its start or after a child, by text and spans."""
        if text.isascii():
            return 0
        style = self.styles(element)
        asked = self.asked(style)
        divided = stretches(
            text,
            style["lang"] or "",
            lambda part: any(typefaces.has(face, part) for face in asked),
            self.fallbacks,
            leftward=style["direction"] == "rtl",
        )
        if not any(stretch.fallback for stretch in divided):
            return 0
        place = 0 if after is None else list(element).index(after) + 1
        last = after
        _set_text(element, last, "")
        for stretch in divided:
            if stretch.fallback is None:
                _set_text(element, last, stretch.text)
                continue
            attributes = {"class": "face", "style": _font(style, stretch.fallback, asked)}
            last = Element("span", attributes)
            last.text = stretch.text
            element.insert(place, last)
            place += 1
        return place

    def asked(self, style: Mapping[str, Any]) -> list[Face]:
        """Return the faces that a style asks for: an upright one serves for an italic."""
        family = style["font_family"][0]
        return [face for face in self.faces if face.family == family]


def _has_leftward_words(text: str) -> bool:
    leftward = [direction(c) == "rtl" for c in text]
    return any(
        c == " " and leftward[place - 1] and leftward[place + 1]
        for place, c in enumerate(text[:-1])
        if place
    )


def _set_text(element: Element, after: Element | None, text: str) -> None:
    if after is None:
        element.text = text
    else:
        after.tail = text


def _font(style: Mapping[str, Any], fallback: Fallback, asked: Sequence[Face]) -> str:
    """Return the declarations for a face that is as near as the family has one."""
    weight, slope = style["font_weight"], style["font_style"]
    face = min(
        fallback.faces,
        key=lambda face: (face.style != slope, abs(face.weight - weight), face.weight),
    )
    families = [fallback.family]
    alike = [own for own in asked if (own.weight, own.style) == (face.weight, face.style)]
    if alike and _is_leftward(fallback):
        families.insert(0, alike[0].family)
    names = ", ".join(f"'{name}'" for name in families)
    size = f"; font-size: {fallback.size:g}em" if fallback.size != 1 else ""
    return f"font-family: {names}; font-weight: {face.weight}; font-style: {face.style}{size}"
