"""How a Word document looks: bold, italics, headings and lists, as its styles say.

In: the parts ``styles.xml``, ``numbering.xml`` and relationships; out: look-ups.
Source: ECMA-376-1, 17.7 (styles inherit by ``basedOn``), 17.9 (numbering), and
ECMA-376-2, 9.3 (relationships).  Headings are known by the built-in names of their
styles, which stay English whatever the language of Word (17.7.4.9).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from publisher.readers.xml import parsed

__all__ = ["Look", "Style", "links", "local", "value"]

_HEADING = re.compile(r"heading (\d)")
_OFF = ("0", "false", "off", "none")
_DEEPEST = 20
"""Styles that may be based on one another."""


def local(element: etree._Element) -> str:
    """Return the local name of an element; empty for comments and the like."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def value(element: etree._Element, name: str = "val") -> str:
    """Return an attribute by its local name, whatever its namespace."""
    for key, said in element.attrib.items():
        if etree.QName(str(key)).localname == name:
            return str(said)
    return ""


def links(data: bytes) -> dict[str, tuple[str, str]]:
    """Return the relationships of a part by id: the last word of the type, and the target."""
    tree = parsed(data) if data else None
    found: dict[str, tuple[str, str]] = {}
    for one in tree if tree is not None else ():
        kind = value(one, "Type").rpartition("/")[2]
        found[value(one, "Id")] = (kind, value(one, "Target"))
    return found


@dataclass(frozen=True, slots=True)
class Style:
    """What a style says: None where it leaves it to the style it is based on."""

    name: str = ""
    based: str = ""
    bold: bool | None = None
    italic: bool | None = None
    level: int | None = None
    listed: bool = False


@dataclass(slots=True)
class Look:
    """Styles by id; ``formats`` gives the number format of a list by (list, level)."""

    styles: dict[str, Style] = field(default_factory=dict)
    formats: dict[tuple[str, str], str] = field(default_factory=dict)

    @classmethod
    def of(cls, styles: bytes, numbering: bytes) -> Look:
        """Return the look that two parts describe; both may be missing."""
        look = cls()
        tree = parsed(styles) if styles else None
        for one in tree if tree is not None else ():
            if local(one) == "style":
                look.styles[value(one, "styleId")] = _style(one)
        tree = parsed(numbering) if numbering else None
        if tree is not None:
            look.formats = _formats(tree)
        return look

    def bold(self, style: str) -> bool | None:
        """Tell whether a style is bold, by itself or by what it is based on."""
        return next((s.bold for s in self._chain(style) if s.bold is not None), None)

    def italic(self, style: str) -> bool | None:
        """Tell whether a style is in italics."""
        return next((s.italic for s in self._chain(style) if s.italic is not None), None)

    def level(self, style: str) -> int | None:
        """Return the level of heading of a style: 0 for a title, 1 and on; else None."""
        for one in self._chain(style):
            name = one.name.casefold()
            if name == "title":
                return 0
            if match := _HEADING.fullmatch(name):
                return int(match[1])
            if one.level is not None:
                return one.level + 1 if one.level < 9 else None
        return None

    def listed(self, style: str) -> bool:
        """Tell whether a style makes items of a list."""
        return any(one.listed for one in self._chain(style))

    def _chain(self, style: str) -> list[Style]:
        found: list[Style] = []
        while style in self.styles and len(found) < _DEEPEST:
            found.append(self.styles[style])
            style = found[-1].based
        return found


def _style(element: etree._Element) -> Style:
    said = {"name": "", "based": ""}
    bold = italic = None
    level = None
    listed = False
    for one in element.iter():
        match local(one):
            case "name":
                said["name"] = said["name"] or value(one)
            case "basedOn":
                said["based"] = value(one)
            case "b":
                bold = value(one) not in _OFF
            case "i":
                italic = value(one) not in _OFF
            case "outlineLvl":
                level = int(value(one)) if value(one).isdecimal() else None
            case "numPr":
                listed = True
    return Style(said["name"], said["based"], bold, italic, level, listed)


def _formats(tree: etree._Element) -> dict[tuple[str, str], str]:
    abstract: dict[str, dict[str, str]] = {}
    found: dict[tuple[str, str], str] = {}
    for one in tree:
        if local(one) == "abstractNum":
            levels = {
                value(level, "ilvl"): value(form)
                for level in one
                if local(level) == "lvl"
                for form in level
                if local(form) == "numFmt"
            }
            abstract[value(one, "abstractNumId")] = levels
        elif local(one) == "num":
            inner = next((value(o) for o in one if local(o) == "abstractNumId"), "")
            for level, form in abstract.get(inner, {}).items():
                found[value(one, "numId"), level] = form
    return found
