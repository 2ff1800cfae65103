"""Fallback faces: in goes a document, out comes what its faces lack in spans with faces.

A span is as high as nothing, for its face has other measures than that of the text,
and would push the line off the grid.

Text that is read leftward stays in one span with the signs and figures in it, for
WeasyPrint orders the letters within an element only (UAX #9); there the font of the text
comes first, and serves the figures.

Lines of East Asian text are ranged, for WeasyPrint stretches nothing but blanks, and so are
those with leftward words, whose blanks it puts elsewhere when it stretches them.  It also
indents leftward paragraphs at the wrong side: there a blank box stands for the indent.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from xml.etree.ElementTree import Element

from publisher import typefaces
from publisher.fallbacks import is_leftward, stretches
from publisher.model.style import Face, Fallback
from publisher.pdf.runs import paragraphs, runs
from publisher.pdf.voices import length
from publisher.scripts import EAST_ASIAN, direction, scripts_of

__all__ = ["dress"]

_ENDING = 5  # characters of a last line, marks included
_JOINER = "\N{WORD JOINER}"
_UNSET = frozenset(("head", "style", "script", "title"))

Styles = Callable[[Element], Mapping[str, Any]]
"""Gives the computed style of an element."""


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
    east = sum(bool(EAST_ASIAN & scripts_of(c)) for c in text if not c.isascii())
    return 4 * east >= len(text) or _has_leftward_words(text)


def _tie_ending(paragraph: Element) -> None:
    """Keep the last characters of East Asian text together, as ``breaks`` does with words."""
    found = [run for run in runs(paragraph) if run is not None and run.text]
    ending = found[-1].text[-_ENDING:] if found else ""
    if len(ending) == _ENDING and all(scripts_of(c) & EAST_ASIAN for c in ending):
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
    if alike and is_leftward(fallback):
        families.insert(0, alike[0].family)
    names = ", ".join(f"'{name}'" for name in families)
    size = f"; font-size: {fallback.size:g}em" if fallback.size != 1 else ""
    return f"font-family: {names}; font-weight: {face.weight}; font-style: {face.style}{size}"
