"""What the pages of a PDF draw, and where: texts and pictures by their operators."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf
from tagged import unicode_map

__all__ = ["Drawn", "read_drawn"]

_SETTINGS = ("Tc", "Tw", "Tz", "TL", "Ts", "Tr")
_NAME = re.compile("/(?:[A-Z]{6}[+])?(.*)")
_OTHERS = frozenset(("T*", "TD", "'", '"'))  # which WeasyPrint never writes

_Maps = dict[tuple[int, int], dict[int, str]]


@dataclass(frozen=True)
class Drawn:
    """A text that one operator shows, or a picture.

    ``face`` is the name of its font without the tag of a subset, empty for a picture;
    ``codes`` are its glyphs, ``text`` what they stand for.  ``matrix`` ends with the place
    where it begins, in points from the left and from below; ``numbers`` are all others that
    say how it is drawn: the size and the settings of text.  ``moved`` says how far each glyph
    is moved back from where its forerunners' own widths would have it, in points, and the end.
    """

    face: str
    codes: bytes
    text: str
    matrix: tuple[float, ...]
    numbers: tuple[float, ...] = field(default=(), repr=False)
    moved: tuple[float, ...] = field(default=(), repr=False)


def read_drawn(pdf: pikepdf.Pdf) -> list[list[Drawn]]:
    """Return what each page draws but its heads and folios (ISO 32000-1, 14.8.2.2.2)."""
    maps: _Maps = {}
    return [list(_Reader(page, maps).read()) for page in pdf.pages]


class _Reader:
    """A page that is being read, with the graphics state (ISO 32000-1, 8.4) of the moment."""

    def __init__(self, page: pikepdf.Page, maps: _Maps) -> None:
        self.page, self.maps = page, maps
        self.at = self.line = pikepdf.Matrix()
        self.kept: list[Any] = []
        self.marks: list[bool] = []
        self.font: Any = None
        self.size = 0.0
        self.settings = dict.fromkeys(_SETTINGS, 0.0)

    def read(self) -> Iterator[Drawn]:
        for instruction in pikepdf.parse_content_stream(self.page):
            operands, operator = list(instruction.operands), str(instruction.operator)
            assert operator not in _OTHERS
            if operator in ("Tj", "TJ"):
                if not any(self.marks):
                    yield self.shown(operands[0])
            elif operator == "Do":
                assert self.page.Resources.XObject[str(operands[0])].Subtype == "/Image"
                yield Drawn("", b"", "", self.at.shorthand)
            else:
                self.heed(operands, operator)

    def heed(self, operands: list[Any], operator: str) -> None:
        """Let an operator change the state."""
        match operator:
            case "BDC" | "BMC":
                kind = operands[1].get("/Type") if len(operands) > 1 else None
                self.marks.append(kind == "/Pagination")
            case "EMC":
                self.marks.pop()
            case "q":
                self.kept.append((self.at, self.font, self.size, dict(self.settings)))
            case "Q":
                self.at, self.font, self.size, self.settings = self.kept.pop()
            case "cm":
                self.at = pikepdf.Matrix(*map(float, operands)) @ self.at
            case "BT":
                self.line = pikepdf.Matrix()
            case "Tm":
                self.line = pikepdf.Matrix(*map(float, operands))
            case "Td":
                self.line = pikepdf.Matrix(1, 0, 0, 1, *map(float, operands)) @ self.line
            case "Tf":
                self.font = self.page.Resources.Font[str(operands[0])]
                self.size = float(operands[1])
            case _ if operator in _SETTINGS:
                self.settings[operator] = float(operands[0])

    def shown(self, shown: Any) -> Drawn:
        parts = list(shown) if isinstance(shown, pikepdf.Array) else [shown]
        strings = [bytes(part) for part in parts if isinstance(part, pikepdf.String)]
        name = _NAME.fullmatch(str(self.font.BaseFont))
        assert name is not None
        codes = b"".join(strings)
        matrix = (self.line @ self.at).shorthand
        numbers = (self.size, *self.settings.values())
        moved = tuple(self.moved(parts))
        return Drawn(name[1], codes, self.text(codes), matrix, numbers, moved)

    def moved(self, parts: list[Any]) -> Iterator[float]:
        back = 0.0
        for part in parts:
            if isinstance(part, pikepdf.String):
                yield from [back] * (len(bytes(part)) // 2)
            else:
                back += float(part) * self.size / 1000
        yield back

    def text(self, codes: bytes) -> str:
        key = self.font.objgen
        if key not in self.maps:
            self.maps[key] = unicode_map(self.font)
        pairs = zip(codes[::2], codes[1::2], strict=True)
        return "".join(self.maps[key][high * 256 + low] for high, low in pairs)
