"""Word's own numbers: those of the turns, and those of the lists of a text.

In: a document of python-docx; each paragraph is given its number in the order of reading.
No number is in the text.  Source: ECMA-376-1, 17.9 (numbering).
"""

from __future__ import annotations

from typing import Any

from publisher.desk.proofs.passages import Item

__all__ = ["Numbering"]

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TURNS, _LISTS = 90, 91
"""The ids of the two kinds of numbers, above those of the template; lists follow theirs."""
_DEPTH = 9
"""Levels that a numbering may have (17.9.6)."""
_STEP = 360
"""How much further right each level of a list stands, in twentieths of a point."""


class Numbering:
    """Numbers the turns and the lists of a document."""

    def __init__(self, document: Any) -> None:
        """Add both kinds of numbers to the document; those of turns hang in the margin."""
        self._part = document.part.numbering_part.element
        self._last = _LISTS
        self._open: dict[int, tuple[int, int]] = {}
        self._define(
            _TURNS,
            "singleLevel",
            '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
            '<w:lvlText w:val="%1"/><w:lvlJc w:val="left"/>'
            '<w:pPr><w:ind w:left="0" w:hanging="680"/></w:pPr>'
            '<w:rPr><w:b w:val="0"/></w:rPr></w:lvl>',
        )
        self._define(
            _LISTS,
            "multilevel",
            "".join(
                f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
                f'<w:lvlText w:val="%{level + 1}."/><w:lvlJc w:val="left"/>'
                f'<w:pPr><w:ind w:left="{_STEP * (level + 1)}" w:hanging="{_STEP}"/></w:pPr>'
                "</w:lvl>"
                for level in range(_DEPTH)
            ),
        )
        self._add(_TURNS, _TURNS)

    def turn(self, paragraph: Any) -> None:
        """Give the paragraph that names who speaks its number."""
        _number(paragraph, _TURNS, 0)

    def item(self, paragraph: Any, item: Item | None) -> None:
        """Give a paragraph of a list the number that it has in the text; None ends all lists."""
        if item is None:
            self._open = {}
            return
        level = min(item.level, _DEPTH - 1)
        self._open = {deep: one for deep, one in self._open.items() if deep <= level}
        if item.number is not None and item.first:
            _number(paragraph, self._list(level, item.number), level)
        elif item.level or not item.first:
            _indent(paragraph, level, hanging=item.first)

    def _list(self, level: int, number: int) -> int:
        """Return the list in which a number is the next one; a new one if there is none."""
        known, before = self._open.get(level, (0, 0))
        if not known or number != before + 1:
            self._last += 1
            known = self._last
            self._add(known, _LISTS, (level, number))
        self._open[level] = known, number
        return known

    def _define(self, number: int, kind: str, levels: str) -> None:
        """Add a kind of numbers, before all that are of one (17.9.16)."""
        made = _parsed(
            f'<w:abstractNum xmlns:w="{_W}" w:abstractNumId="{number}">'
            f'<w:multiLevelType w:val="{kind}"/>{levels}</w:abstractNum>'
        )
        first = next((one for one in self._part if one.tag == f"{{{_W}}}num"), None)
        first.addprevious(made) if first is not None else self._part.append(made)

    def _add(self, number: int, kind: int, begins: tuple[int, int] | None = None) -> None:
        """Add numbers of a kind that begin anew, at a level with a number (17.9.26)."""
        start = begins and (
            f'<w:lvlOverride w:ilvl="{begins[0]}"><w:startOverride w:val="{begins[1]}"/>'
            "</w:lvlOverride>"
        )
        self._part.append(
            _parsed(
                f'<w:num xmlns:w="{_W}" w:numId="{number}"><w:abstractNumId w:val="{kind}"/>'
                f"{start or ''}</w:num>"
            )
        )


def _parsed(text: str) -> Any:
    from docx.oxml import parse_xml

    return parse_xml(text)


def _number(paragraph: Any, number: int, level: int) -> None:
    given = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    given.get_or_add_ilvl().val = level
    given.get_or_add_numId().val = number


def _indent(paragraph: Any, level: int, *, hanging: bool) -> None:
    from docx.shared import Twips

    shape = paragraph.paragraph_format
    shape.left_indent = Twips(_STEP * (level + 1))
    shape.first_line_indent = Twips(-_STEP if hanging else 0)
