"""Make the profile of offset on uncoated paper: ``publisher/pdf/uncoated.icc``.

No profile of a press is free to be handed on with a program, but what standards say of
one is no secret: the colours of paper, solids and overprints, and how tones spread.
From these, published as the control wedge of FOGRA47 (Ugra/Fogra Media Wedge CMYK V3.0;
solids of ISO 12647-2:2004/Amd 1:2007, paper type 4, on white backing), a model of the
press is made: Neugebauer's, as Yule and Nielsen corrected it, with one curve of tone
an ink.  It becomes an ICC profile, version 2 (ICC.1:2001-04): lut16 both ways.

What it is worth: the wedge has 72 patches; the model meets them within a mean ΔE*ab of
some 2.6 (``--check`` tells).  Good enough to divide pictures into inks for a book; not a
proof.  A printer's own profile is better: ``icc = "file.icc"`` in the edition file.

    python scripts/press_profile.py            make the file
    python scripts/press_profile.py --check    compare the model with the wedge
"""

from __future__ import annotations

import struct
import sys
from collections.abc import Sequence
from itertools import pairwise, product
from pathlib import Path

Triple = tuple[float, float, float]

TARGET = Path(__file__).parents[1] / "publisher" / "pdf" / "uncoated.icc"

WHITE: Triple = (0.9642, 1.0, 0.8249)  # D50, the white of profiles (ICC.1:2001-04, 6.3.2)
SPREAD = 2.0  # Yule and Nielsen's n: how far light wanders in the paper
MOST_INK = 2.36  # of four, at a node of the grid: 240 % with room for rounding

PAPER: Triple = (95, 0, -2)
SOLIDS: dict[str, Triple] = {
    "": PAPER,
    "c": (60, -26, -44),
    "m": (56, 61, -1),
    "y": (89, -4, 78),
    "k": (31, 1, 1),
    "cm": (38, 8, -31),
    "cy": (54, -44, 14),
    "my": (54, 55, 26),
    "cmy": (33, 0, 0),
    "ck": (28.22, 0.13, -4.89),
    "mk": (29.63, 6.92, 5.51),
    "yk": (29.59, -4.40, 2.21),
}
"""CIELAB of the paper and of full inks over one another."""

TONES: dict[str, tuple[tuple[int, Triple], ...]] = {
    "c": (
        (10, (91.17, -3.58, -7.1)),
        (20, (87.36, -6.83, -11.84)),
        (40, (79.63, -12.87, -21.15)),
        (70, (68.75, -20.59, -33.8)),
    ),
    "m": (
        (10, (90.22, 6.68, -3.32)),
        (20, (85.48, 13.24, -4.49)),
        (40, (76.49, 25.87, -5.92)),
        (70, (64.35, 44.43, -5.63)),
    ),
    "y": (
        (10, (94.57, -1.32, 7.21)),
        (20, (93.98, -2.37, 16.16)),
        (40, (92.43, -3.82, 33.47)),
        (70, (90.35, -4.25, 58.62)),
    ),
    "k": (
        (10, (88.07, 0.11, -1.68)),
        (20, (81.18, 0.22, -1.35)),
        (40, (67.62, 0.43, -0.72)),
        (60, (54.17, 0.64, -0.09)),
        (80, (41.67, 0.83, 0.5)),
    ),
}
"""CIELAB of one ink at some tones, in percent."""

CHECKS: tuple[tuple[tuple[int, int, int, int], Triple], ...] = (
    ((70, 70, 0, 0), (49.03, 10.41, -28.61)),
    ((40, 40, 0, 0), (65.06, 8.61, -21.1)),
    ((0, 70, 70, 0), (61.44, 41.14, 27.78)),
    ((0, 40, 40, 0), (74.03, 23.48, 19.96)),
    ((70, 0, 70, 0), (63.46, -32.94, 15.96)),
    ((40, 0, 40, 0), (76.45, -19.4, 11.3)),
    ((20, 12, 12, 0), (81.07, -1.08, -3.12)),
    ((40, 27, 27, 0), (67.58, -2.02, -3.11)),
    ((60, 45, 45, 0), (55.27, -3.2, -2.86)),
    ((80, 65, 65, 0), (45.03, -4.49, -3.02)),
    ((70, 70, 70, 0), (45.49, 1.85, 1.22)),
    ((40, 40, 40, 0), (62.37, 3.8, 2.9)),
    ((20, 70, 70, 0), (56.33, 28.95, 19.47)),
    ((40, 100, 40, 20), (42.21, 26.63, -0.69)),
    ((40, 40, 100, 20), (52.36, -0.8, 24.35)),
    ((100, 40, 40, 20), (43.99, -14.86, -14.43)),
    ((0, 70, 70, 60), (39.84, 13.29, 10.18)),
    ((70, 0, 70, 80), (34.89, -7.74, 1.78)),
    ((10, 40, 40, 0), (71.01, 18.12, 15.59)),
    ((0, 40, 100, 0), (71.11, 22.82, 52.31)),
    ((40, 0, 100, 0), (72.65, -22.6, 48.35)),
    ((100, 40, 0, 0), (50.64, -10.8, -39.74)),
)
"""Patches from which nothing is made, to compare with."""


# --- colour ------------------------------------------------------------------------------------


def xyz(lab: Triple) -> Triple:
    """Return CIE XYZ of CIELAB (CIE 15:2018, 8.2.1)."""
    y = (lab[0] + 16) / 116
    x, z = y + lab[1] / 500, y - lab[2] / 200
    cubed = (t**3 if t > 6 / 29 else 3 * (6 / 29) ** 2 * (t - 4 / 29) for t in (x, y, z))
    return _triple(t * w for t, w in zip(cubed, WHITE, strict=True))


def lab(colour: Triple) -> Triple:
    """Return CIELAB of CIE XYZ."""
    x, y, z = (
        t ** (1 / 3) if t > (6 / 29) ** 3 else t / (3 * (6 / 29) ** 2) + 4 / 29
        for t in (c / w for c, w in zip(colour, WHITE, strict=True))
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _triple(values: object) -> Triple:
    a, b, c = values  # type: ignore[misc]
    return a, b, c


def distance(one: Triple, other: Triple) -> float:
    """Return ΔE*ab."""
    return float(sum((a - b) ** 2 for a, b in zip(one, other, strict=True)) ** 0.5)


# --- the press ---------------------------------------------------------------------------------


class Curve:
    """A smooth curve through points that never turns back (Fritsch and Carlson, 1980)."""

    def __init__(self, points: Sequence[tuple[float, float]]) -> None:
        self.points = points
        rises = [(b[1] - a[1]) / (b[0] - a[0]) for a, b in pairwise(points)]
        inner = [2 * a * b / (a + b) if a * b > 0 else 0.0 for a, b in pairwise(rises)]
        self.slopes = [rises[0], *inner, rises[-1]]

    def __call__(self, at: float) -> float:
        """Return the height of the curve."""
        index = next((i for i, p in enumerate(self.points[1:]) if at <= p[0]), -2)
        index = len(self.points) - 2 if index < 0 else index
        (x0, y0), (x1, y1) = self.points[index : index + 2]
        width = x1 - x0
        t = (at - x0) / width
        return float(
            y0 * (1 + 2 * t) * (1 - t) ** 2
            + self.slopes[index] * width * t * (1 - t) ** 2
            + y1 * t * t * (3 - 2 * t)
            + self.slopes[index + 1] * width * t * t * (t - 1)
        )


_SEEN_BY = {"c": 0, "m": 1, "y": 2, "k": 1}
"""Which of X, Y, Z an ink darkens most."""


def _wide(colour: Triple) -> Triple:
    return _triple(c ** (1 / SPREAD) for c in colour)


def _overprints() -> list[Triple]:
    """Return XYZ to the power of 1/n of all sixteen, in the order of bits c, m, y, k."""
    known = {name: xyz(value) for name, value in SOLIDS.items()}
    black = known["k"]
    found = []
    for bits in range(16):
        name = "".join(ink for place, ink in enumerate("cmyk") if bits >> place & 1)
        if name in known:
            found.append(_wide(known[name]))
            continue
        colour = black  # each ink takes its part of what black leaves
        for ink in name[:-1]:
            colour = _triple(
                c * v / b for c, v, b in zip(colour, known[f"{ink}k"], black, strict=True)
            )
        found.append(_wide(colour))
    return found


OVERPRINTS = _overprints()


def _curve(ink: str) -> Curve:
    """Return the part of the paper that an ink covers, by its tone."""
    seen = _SEEN_BY[ink]
    paper, solid = (_wide(xyz(SOLIDS[name]))[seen] for name in ("", ink))
    points = [(0.0, 0.0)]
    for tone, value in TONES[ink]:
        points.append((tone / 100, (_wide(xyz(value))[seen] - paper) / (solid - paper)))
    return Curve([*points, (1.0, 1.0)])


CURVES = {ink: _curve(ink) for ink in "cmyk"}


def printed(inks: Sequence[float]) -> Triple:
    """Return XYZ of four inks from 0 to 1 on this paper."""
    colours = OVERPRINTS
    for ink, tone in zip("cmyk", inks, strict=True):
        part = CURVES[ink](tone)
        rest = 1 - part
        colours = [
            (rest * a[0] + part * b[0], rest * a[1] + part * b[1], rest * a[2] + part * b[2])
            for a, b in zip(colours[::2], colours[1::2], strict=True)
        ]
    return _triple(c**SPREAD for c in colours[0])


_PAPER_XYZ = xyz(PAPER)


def seen(inks: Sequence[float]) -> Triple:
    """Return CIELAB as if the paper were white (ICC.1:2001-04, media-relative)."""
    return lab(_triple(c * w / p for c, w, p in zip(printed(inks), WHITE, _PAPER_XYZ, strict=True)))


# --- from colours to inks ----------------------------------------------------------------------


def _black_for(target: Triple) -> float:
    """Return how much black helps: the darker and the greyer, the more."""
    dark = min(max((78 - target[0]) / 46, 0.0), 1.0)
    grey = 1 / (1 + ((target[1] ** 2 + target[2] ** 2) / 900))
    return float(dark**1.6 * (0.15 + 0.85 * grey))


def inks_for(target: Triple) -> tuple[float, ...]:
    """Return the inks that come nearest to a colour, never more than ``MOST_INK``.

    A colour that the press cannot print is met by lightness and hue before it is met by
    strength; how much black there is may give way to that, but not freely, so that
    neighbours get neighbouring inks (Levenberg and Marquardt's way downhill).
    """
    black = _black_for(target)
    at = [0.3, 0.3, 0.3, black]
    faults = _faults(at, target, black)
    damping = 1.0
    for _ in range(60):
        columns = []
        for ink in range(4):
            step = 1e-3 if at[ink] < 0.5 else -1e-3
            moved = [*at]
            moved[ink] += step
            there = _faults(moved, target, black)
            columns.append([(b - a) / step for a, b in zip(faults, there, strict=True)])
        move = _downhill(columns, faults, damping)
        tried = [min(max(a + d, 0.0), 1.0) for a, d in zip(at, move, strict=True)]
        there = _faults(tried, target, black)
        gain = _sum_of_squares(faults) - _sum_of_squares(there)
        if gain > 0:
            at, faults, damping = tried, there, max(damping / 4, 1e-3)
            if gain < 1e-4:
                break
        else:
            damping *= 6
            if damping > 1e9:
                break
    return _within(at)


_STRENGTH, _HUE = 0.6, 1.2  # what errors of either weigh, beside those of lightness
_BLACK, _EXCESS = 20.0, 300.0  # what other black weighs, and ink that there must not be


def _faults(inks: Sequence[float], target: Triple, black: float) -> list[float]:
    light, a, b = seen(inks)
    off_a, off_b = a - target[1], b - target[2]
    strength = (target[1] ** 2 + target[2] ** 2) ** 0.5
    if strength > 1:
        along = (off_a * target[1] + off_b * target[2]) / strength
        across = (off_b * target[1] - off_a * target[2]) / strength
    else:
        along, across = off_a, off_b
    grey = 1 / (1 + (strength / 12) ** 2)  # where all directions weigh the same
    return [
        light - target[0],
        along * (_STRENGTH + (1 - _STRENGTH) * grey),
        across * (_HUE + (1 - _HUE) * grey),
        _BLACK * (inks[3] - black),
        _EXCESS * max(sum(inks) - MOST_INK, 0.0),
    ]


def _sum_of_squares(values: Sequence[float]) -> float:
    return sum(value * value for value in values)


def _within(inks: list[float]) -> tuple[float, ...]:
    """Return the inks with less of the three colours, if there are too many."""
    *colours, black = inks
    room, total = MOST_INK - black, sum(colours)
    less = room / total if total > room else 1.0
    return (*(colour * less for colour in colours), black)


def _downhill(columns: list[list[float]], faults: list[float], damping: float) -> list[float]:
    """Solve the damped normal equations by Gauss's elimination."""
    rows = [
        [
            *(sum(p * q for p, q in zip(u, v, strict=True)) + damping * (u is v) for v in columns),
            -sum(p * q for p, q in zip(u, faults, strict=True)),
        ]
        for u in columns
    ]
    size = len(rows)
    for i in range(size):
        for j in range(i + 1, size):
            ratio = rows[j][i] / rows[i][i]
            rows[j] = [x - ratio * y for x, y in zip(rows[j], rows[i], strict=True)]
    found = [0.0] * size
    for i in reversed(range(size)):
        known = sum(rows[i][j] * found[j] for j in range(i + 1, size))
        found[i] = (rows[i][size] - known) / rows[i][i]
    return found


# --- the file ----------------------------------------------------------------------------------

_TO_LAB, _TO_INKS = 9, 17  # nodes of the grids


def _lab16(value: Triple) -> bytes:
    """Return CIELAB as version 2 codes it (ICC.1:2001-04, lut16Type)."""
    coded = (value[0] * 652.8, (value[1] + 128) * 256, (value[2] + 128) * 256)
    return struct.pack(">3H", *(min(max(round(c), 0), 65535) for c in coded))


def _lut(inputs: int, outputs: int, nodes: int, table: bytes) -> bytes:
    """Return a lut16 whose curves are straight (ICC.1:2001-04, lut16Type)."""
    unit = (65536, 0, 0, 0, 65536, 0, 0, 0, 65536)
    head = struct.pack(">4s4xBBBx9iHH", b"mft2", inputs, outputs, nodes, *unit, 2, 2)
    straight = struct.pack(">HH", 0, 65535)
    return head + straight * inputs + table + straight * outputs


def _text(text: str) -> bytes:
    return b"text\0\0\0\0" + text.encode("ascii") + b"\0"


def _description(text: str) -> bytes:
    data = text.encode("ascii") + b"\0"
    return struct.pack(">4s4xI", b"desc", len(data)) + data + bytes(8 + 3 + 67)


def _point(colour: Triple) -> bytes:
    return struct.pack(">4s4x3i", b"XYZ ", *(round(c * 65536) for c in colour))


def profile() -> bytes:
    """Return the profile."""
    steps = [n / (_TO_LAB - 1) for n in range(_TO_LAB)]
    to_lab = b"".join(_lab16(seen(inks)) for inks in product(steps, repeat=4))
    scale = 65535 / (_TO_INKS - 1)
    nodes = [n * scale for n in range(_TO_INKS)]
    to_inks = b"".join(
        struct.pack(">4H", *(round(ink * 65535) for ink in inks_for(target)))
        for x, y, z in product(nodes, repeat=3)
        for target in ((x / 652.8, y / 256 - 128, z / 256 - 128),)
    )
    there, back = _lut(4, 3, _TO_LAB, to_lab), _lut(3, 4, _TO_INKS, to_inks)
    gamut = _lut(3, 1, 2, struct.pack(">8H", *[0] * 8))
    words = "Offset on uncoated paper, after ISO 12647-2 paper type 4"
    return _file(
        (
            (b"desc", _description(words)),
            (b"cprt", _text("CC0 1.0 Universal: no rights reserved")),
            (b"wtpt", _point(_PAPER_XYZ)),
            (b"A2B0", there),
            (b"A2B1", there),
            (b"A2B2", there),
            (b"B2A0", back),
            (b"B2A1", back),
            (b"B2A2", back),
            (b"gamt", gamut),
        )
    )


def _file(tags: Sequence[tuple[bytes, bytes]]) -> bytes:
    """Return a profile of a press; equal tags share their bytes (ICC.1:2001-04, 6.1 and 6.2)."""
    start = 128 + 4 + 12 * len(tags)
    places: dict[bytes, int] = {}
    body = b""
    for _, data in tags:
        if data not in places:
            places[data] = start + len(body)
            body += data + bytes(-len(data) % 4)
    entries = b"".join(struct.pack(">4sII", n, places[d], len(d)) for n, d in tags)
    head = struct.pack(
        ">I4sI4s4s4s6H4s4sII4s3I3i",
        start + len(body),
        bytes(4),
        0x02400000,
        b"prtr",
        b"CMYK",
        b"Lab ",
        *(2026, 1, 1, 0, 0, 0),
        b"acsp",
        bytes(4),
        0,
        0,
        bytes(4),
        *(0, 0, 1),  # reflective; relative colorimetric
        *(round(c * 65536) for c in WHITE),
    )
    return head.ljust(128, b"\0") + struct.pack(">I", len(tags)) + entries + body


def check() -> None:
    """Tell how far the model is from the wedge."""
    errors = [
        distance(lab(printed([tone / 100 for tone in inks])), value) for inks, value in CHECKS
    ]
    for ink, tones in TONES.items():
        for tone, value in tones:
            inks = [tone / 100 if name == ink else 0.0 for name in "cmyk"]
            errors.append(distance(lab(printed(inks)), value))
    mean = sum(errors) / len(errors)
    sys.stdout.write(f"{len(errors)} patches: mean {mean:.2f}, most {max(errors):.2f} ΔE*ab\n")


def main() -> None:
    """Make the profile, or check the model."""
    if "--check" in sys.argv[1:]:
        check()
    else:
        TARGET.write_bytes(profile())


if __name__ == "__main__":
    main()
