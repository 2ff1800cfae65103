"""What the pages of a PDF paint: marked content, colours, fonts, transparency.

ISO 32000-1, 8.6, 9.4 and 14.6.

Floor 4: imports lower floors and its own modules only.
"""

from __future__ import annotations

import math
import struct
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pikepdf

from publisher.checks.pdf.objects import (
    TooMuchError,
    array,
    children,
    dictionary,
    integer,
    key_of,
    name,
    unpacked,
)

__all__ = ["Painted", "family", "paint"]

_SHOW = frozenset(("Tj", "TJ", "'", '"'))
_PAINT = frozenset(("f", "F", "f*", "S", "s", "B", "B*", "b", "b*", "sh", "INLINE IMAGE"))
_DEVICES = {"g": "gray", "G": "gray", "rg": "rgb", "RG": "rgb", "k": "cmyk", "K": "cmyk"}
_SPACES = frozenset(("cs", "CS"))
_COLOURS = _SPACES | {"sc", "SC", "scn", "SCN"}
_INCH = 72.0
_FAMILIES = {
    "DeviceGray": "gray",
    "CalGray": "gray",
    "G": "gray",
    "DeviceRGB": "rgb",
    "CalRGB": "rgb",
    "Lab": "rgb",
    "RGB": "rgb",
    "DeviceCMYK": "cmyk",
    "CMYK": "cmyk",
    "Separation": "spot",
    "DeviceN": "spot",
    "Pattern": "pattern",
}
_TWO_BYTES = ("Identity-H", "Identity-V")
_DEEPEST = 8
_MOST = 2_000_000


@dataclass(slots=True)
class Painted:
    """What a page shows.

    ``codes`` are the numbers of glyphs shown in each composite font that takes two bytes
    for one; ``mixed`` counts artifacts in tagged content, and the other way round.
    ``density`` is the fewest pixels an inch that a picture is placed with, ``ink`` the most
    ink of a colour in CMYK (4.0 is all of all four); 0 if there is none.
    """

    marks: set[int] = field(default_factory=set)
    twice: set[int] = field(default_factory=set)
    loose: int = 0
    mixed: int = 0
    shown: int = 0
    colours: set[str] = field(default_factory=set)
    transparent: bool = False
    fonts: dict[tuple[int, int], Any] = field(default_factory=dict)
    codes: dict[tuple[int, int], set[int]] = field(default_factory=dict)
    density: float = 0.0
    ink: float = 0.0


def family(space: Any, depth: int = 0) -> str:
    """Return the family of a colour space: gray, rgb, cmyk, spot, pattern, or nothing."""
    if isinstance(space, pikepdf.Name):
        return _FAMILIES.get(name(space), "")
    parts = array(space)
    if not parts or depth > _DEEPEST:
        return ""
    kind = name(parts[0])
    if kind == "ICCBased" and len(parts) > 1:
        count = integer(dictionary(parts[1]).get("/N"))
        return {1: "gray", 3: "rgb", 4: "cmyk"}.get(count or 0, "")
    if kind in ("Indexed", "I") and len(parts) > 1:
        return family(parts[1], depth + 1)
    return _FAMILIES.get(kind, "")


def paint(pdf: pikepdf.Pdf, page: Any, resources: Any) -> Painted:
    """Return what a page paints; raise ``TooMuchError`` if it is too much to be a book's."""
    painter = _Painter(pdf)
    data = b"\n".join(unpacked(part) for part in children(page.get("/Contents")))
    painter.run(data, resources, 0)
    if "Transparency" in name(dictionary(page.get("/Group")).get("/S")):
        painter.painted.transparent = True
    return painter.painted


class _Painter:
    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self.pdf = pdf
        self.painted = Painted()
        self.marks: list[str] = []
        self.font: set[int] | None = None
        self.matrix = pikepdf.Matrix()
        self.kept: list[tuple[set[int] | None, pikepdf.Matrix]] = []
        self.count = 0

    def run(self, data: bytes, resources: Any, depth: int) -> None:
        begun = len(self.marks)
        for instruction in pikepdf.parse_content_stream(self.pdf.make_stream(data)):
            self.count += 1
            if self.count > _MOST:
                raise TooMuchError("a page has too many operators")
            operands, operator = list(instruction.operands), str(instruction.operator)
            self.step(operator, operands, resources, depth)
        del self.marks[begun:]

    def step(self, operator: str, operands: list[Any], resources: Any, depth: int) -> None:
        if operator in ("BDC", "BMC"):
            self.open_mark(operands, resources)
        elif operator == "EMC":
            if self.marks:
                self.marks.pop()
        elif operator in _SHOW or operator in _PAINT:
            self.painted.shown += 1
            self.painted.loose += not any(self.marks)
            if operator in _SHOW and self.font is not None:
                self.show(operands[-1:], self.font)
        elif operator in ("q", "Q"):
            self.keep(operator)
        elif operator == "cm" and len(operands) == 6:
            self.matrix = pikepdf.Matrix(*map(float, operands)) @ self.matrix
        elif operator in _DEVICES or operator in _COLOURS:
            self.colour(operator, operands, resources)
        elif operator == "Tf" and operands:
            font = dictionary(_resource(resources, "/Font", operands[0]))
            self.painted.fonts[key_of(font)] = font
            coded = name(font.get("/Encoding")) in _TWO_BYTES
            self.font = self.painted.codes.setdefault(key_of(font), set()) if coded else None
        elif operator == "gs" and operands:
            self.state(dictionary(_resource(resources, "/ExtGState", operands[0])))
        elif operator == "Do" and operands:
            self.draw(dictionary(_resource(resources, "/XObject", operands[0])), resources, depth)

    def open_mark(self, operands: list[Any], resources: Any) -> None:
        """Note whether content is in a tag or an artifact."""
        tag = name(operands[0]) if operands else ""
        properties = operands[1] if len(operands) > 1 else None
        if isinstance(properties, pikepdf.Name):
            properties = _resource(resources, "/Properties", properties)
        number = integer(dictionary(properties).get("/MCID"))
        if number is not None:
            (self.painted.twice if number in self.painted.marks else self.painted.marks).add(number)
        kind = "artifact" if tag == "Artifact" else "" if number is None else "content"
        self.painted.mixed += bool(kind) and any(m and m != kind for m in self.marks)
        self.marks.append(kind)

    def keep(self, operator: str) -> None:
        """Keep the font and the matrix that are in force, or return to them (8.4.2)."""
        if operator == "q":
            self.kept.append((self.font, self.matrix))
        else:
            self.font, self.matrix = self.kept.pop() if self.kept else (None, self.matrix)

    def colour(self, operator: str, operands: list[Any], resources: Any) -> None:
        """Note the colour space, and how much ink there is of four (8.6.8)."""
        if operator in _DEVICES:
            self.painted.colours.add(_DEVICES[operator])
        if operator in _SPACES and operands:
            self.painted.colours.add(self.space(operands[0], resources))
        if len(operands) == 4 and not any(isinstance(o, pikepdf.Object) for o in operands):
            self.painted.ink = max(self.painted.ink, sum(map(float, operands)))

    def show(self, shown: list[Any], codes: set[int]) -> None:
        """Note the glyphs of a string, or of the strings of an array."""
        for part in (part for one in shown for part in children(one)):
            if isinstance(part, pikepdf.String):
                data = bytes(part)
                codes.update(struct.unpack(f">{len(data) // 2}H", data[: len(data) & ~1]))

    def space(self, named: Any, resources: Any) -> str:
        own = _resource(resources, "/ColorSpace", named)
        return family(named if own is None else own)

    def state(self, state: Any) -> None:
        """Note what makes things transparent (ISO 32000-1, 11.6)."""
        alphas = [state.get(key, 1) for key in ("/ca", "/CA")]
        blends = {name(mode) for mode in children(state.get("/BM"))} - {"Normal", "Compatible"}
        mask = isinstance(state.get("/SMask"), pikepdf.Dictionary)
        if mask or blends or any(alpha != 1 for alpha in alphas):
            self.painted.transparent = True

    def draw(self, thing: Any, resources: Any, depth: int) -> None:
        kind = name(thing.get("/Subtype"))
        if kind == "Image":
            self.place(thing)
            self.painted.shown += 1
            self.painted.loose += not any(self.marks)
            if thing.get("/ImageMask") is not True:
                self.painted.colours.add(family(thing.get("/ColorSpace")))
            self.painted.transparent |= "/SMask" in thing
        elif kind == "Form":
            if depth >= _DEEPEST:
                raise TooMuchError("forms lie too deep in one another")
            group = name(dictionary(thing.get("/Group")).get("/S"))
            self.painted.transparent |= group == "Transparency"
            own = thing.get("/Resources")
            inner = own if isinstance(own, pikepdf.Dictionary) else resources
            kept = self.matrix
            own_matrix = array(thing.get("/Matrix"))
            if len(own_matrix) == 6:
                self.matrix = pikepdf.Matrix(*map(float, own_matrix)) @ self.matrix
            self.run(unpacked(thing), inner, depth + 1)
            self.matrix = kept

    def place(self, picture: Any) -> None:
        """Note with how many pixels an inch a picture fills its place (8.9.5)."""
        across, down = integer(picture.get("/Width")), integer(picture.get("/Height"))
        m = self.matrix
        wide, high = math.hypot(m.a, m.b) / _INCH, math.hypot(m.c, m.d) / _INCH
        if across and down and wide and high:
            density = min(across / wide, down / high)
            self.painted.density = min(self.painted.density or density, density)


def _resource(resources: Any, kind: str, named: Any) -> Any:
    lookup: Callable[[str], Any] = dictionary(resources.get(kind)).get
    return lookup(str(named)) if isinstance(named, pikepdf.Name) else None
