"""Draw the pictures of this edition, in a few flat tones, the same every time.

Run it in its folder; it needs Pillow.  A picture is as wide as the trade page at 360 pixels
an inch; it is drawn three times as large and made smaller, so that its edges are smooth.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import cos, pi, sin
from pathlib import Path

from PIL import Image, ImageDraw

WIDTH, HEIGHT, FINE = 1464, 940, 3
NIGHT, DUSK, HILL, LAND, PALE, LIGHT, PAPER = 34, 74, 112, 18, 178, 250, 255

Point = tuple[float, float]


class Scene:
    """A picture being drawn, in its own pixels."""

    def __init__(self, sky: int, wide: int = WIDTH, high: int = HEIGHT) -> None:
        self.size = (wide, high)
        self.image = Image.new("L", (wide * FINE, high * FINE), sky)
        self.pen = ImageDraw.Draw(self.image)

    def shape(self, points: Iterable[Point], tone: int) -> None:
        """Fill a shape."""
        self.pen.polygon([(x * FINE, y * FINE) for x, y in points], fill=tone)

    def box(self, left: float, top: float, right: float, bottom: float, tone: int) -> None:
        """Fill a rectangle."""
        self.shape([(left, top), (right, top), (right, bottom), (left, bottom)], tone)

    def disc(self, x: float, y: float, radius: float, tone: int) -> None:
        """Fill a circle."""
        self.shape(arc(x, y, radius, radius, 0, 2 * pi), tone)

    def line(self, start: Point, end: Point, width: float, tone: int) -> None:
        """Draw a straight line."""
        ends = [(x * FINE, y * FINE) for x, y in (start, end)]
        self.pen.line(ends, fill=tone, width=round(width * FINE))

    def stars(self, count: int, floor: float) -> None:
        """Scatter stars above ``floor``, in an order that chance has no part in."""
        for n in range(1, count + 1):
            x, y = (n * 0.754877666 % 1) * WIDTH, (n * 0.569840296 % 1) * floor
            self.disc(x, y, (1.3, 1.9, 2.8)[n % 3], PALE if n % 4 else LIGHT)

    def moon(self, x: float, y: float, radius: float, sky: int) -> None:
        """Draw a crescent."""
        self.disc(x, y, radius, LIGHT)
        self.disc(x + radius * 0.42, y - radius * 0.12, radius * 0.9, sky)

    def save(self, name: str) -> None:
        """Write the picture in sixteen tones."""
        small = self.image.resize(self.size, Image.Resampling.BOX)
        tones = small.quantize(16, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
        tones.save(Path(__file__).parent / name, optimize=True, dpi=(360, 360))


def arc(x: float, y: float, wide: float, high: float, start: float, end: float) -> list[Point]:
    """Return points on a part of an ellipse."""
    steps = [start + (end - start) * n / 160 for n in range(161)]
    return [(x + wide * cos(angle), y + high * sin(angle)) for angle in steps]


def hills(level: float, height: float, waves: float, shift: float) -> list[Point]:
    """Return the outline of hills, down to the lower edge."""
    tops: list[Point] = []
    for x in range(0, WIDTH + 8, 8):
        wave = sin(x / WIDTH * waves * pi + shift) + 0.4 * sin(x / WIDTH * waves * 2.7 * pi + shift)
        tops.append((float(x), level - height * wave))
    return [(0, HEIGHT), *tops, (WIDTH, HEIGHT)]


def dome() -> None:
    """Draw a telescope's dome on a summit, open to the sky."""
    scene = Scene(NIGHT)
    scene.stars(190, 760)
    scene.moon(230, 190, 62, NIGHT)
    scene.shape(hills(800, 46, 3.1, 0.6), DUSK)
    summit = [(0, 940), (0, 880), (330, 800), (620, 706), (980, 700), (1190, 790), (1464, 860)]
    scene.shape([*summit, (1464, 940)], LAND)
    scene.box(690, 560, 950, 720, PALE)
    scene.box(690, 560, 735, 720, LIGHT)
    scene.shape(arc(820, 560, 150, 158, pi, 2 * pi), PALE)
    scene.shape([*arc(820, 560, 150, 158, pi, 1.28 * pi), (735, 560)], LIGHT)
    scene.shape([*arc(820, 560, 152, 160, 1.52 * pi, 1.68 * pi), (868, 560), (826, 560)], LAND)
    scene.box(660, 552, 980, 566, HILL)
    scene.box(1010, 640, 1120, 726, HILL)
    scene.box(1032, 664, 1056, 690, LIGHT)
    scene.line((980, 726), (1190, 786), 5, HILL)
    scene.save("dome.png")


def quay() -> None:
    """Draw a ferry at a quay, seen over the water, with its lamps reflected."""
    scene = Scene(DUSK)
    scene.stars(70, 360)
    scene.disc(1180, 210, 74, LIGHT)
    scene.shape(hills(500, 34, 2.3, 2.0), HILL)
    scene.box(0, 545, WIDTH, HEIGHT, NIGHT)
    hull = [(330, 500), (1090, 500), (1030, 590), (392, 590)]
    scene.shape(hull, LAND)
    scene.box(430, 412, 985, 500, PALE)
    scene.box(505, 340, 850, 412, LIGHT)
    scene.shape([(640, 340), (655, 236), (735, 236), (750, 340)], LAND)
    scene.box(652, 256, 738, 276, PALE)
    for x in range(462, 970, 44):
        scene.box(x, 440, x + 22, 468, LAND)
    for x in range(535, 840, 50):
        scene.box(x, 362, x + 28, 388, DUSK)
    scene.line((930, 412), (930, 230), 5, LAND)
    scene.line((930, 240), (1074, 500), 2.5, LAND)
    for n, x in enumerate((470, 560, 700, 820, 930, 1180)):
        for step in range(7):
            wide, y = 34 - 3 * step + 6 * (n % 2), 616 + 40 * step
            scene.box(x - wide + 5 * (step % 2), y, x + wide, y + 5, PALE if step > 1 else LIGHT)
    scene.shape([(0, 790), (520, 790), (560, 940), (0, 940)], LAND)
    for x in (120, 330):
        scene.box(x, 738, x + 34, 790, LAND)
        scene.box(x - 8, 730, x + 42, 744, LAND)
    scene.line((225, 790), (225, 520), 9, LAND)
    scene.disc(225, 506, 21, LIGHT)
    scene.save("quay.png")


def bakery() -> None:
    """Draw a house in a sleeping village; one window and one door are lit."""
    scene = Scene(NIGHT)
    scene.stars(110, 520)
    scene.moon(1210, 170, 56, NIGHT)
    scene.shape(hills(640, 40, 2.0, 4.2), DUSK)
    houses = ((40, 520, 250, LAND), (1130, 500, 290, LAND), (960, 560, 190, HILL))
    for left, top, wide, tone in houses:
        scene.box(left, top, left + wide, 800, tone)
        scene.shape([(left - 22, top), (left + wide / 2, top - 108), (left + wide + 22, top)], tone)
    scene.box(400, 450, 880, 800, PALE)
    scene.shape([(360, 456), (470, 300), (810, 300), (920, 456)], HILL)
    scene.box(726, 210, 786, 330, PALE)
    for n in range(5):
        scene.disc(766 + 30 * n + 6 * n * n, 182 - 33 * n, 15 + 7 * n, DUSK)
    scene.box(450, 540, 640, 690, LAND)
    scene.box(460, 550, 630, 680, LIGHT)
    scene.box(541, 550, 549, 680, LAND)
    scene.box(460, 611, 630, 619, LAND)
    scene.box(716, 560, 816, 800, LAND)
    scene.box(716, 560, 748, 800, LIGHT)
    scene.box(0, 800, WIDTH, HEIGHT, LAND)
    scene.shape([(716, 800), (748, 800), (660, 940), (520, 940)], PALE)
    scene.shape([(452, 800), (640, 800), (600, 852), (360, 852)], DUSK)
    scene.save("bakery.png")


def smooth(points: list[Point]) -> list[Point]:
    """Return a closed curve through the points (Catmull and Rom)."""
    curve: list[Point] = []
    for n in range(len(points)):
        a, b, c, d = (points[(n + k - 1) % len(points)] for k in range(4))
        for t in (step / 24 for step in range(24)):
            x, y = (_between(*pair, t) for pair in zip(a, b, c, d, strict=True))
            curve.append((x, y))
    return curve


def _between(a: float, b: float, c: float, d: float, t: float) -> float:
    return 0.5 * (
        2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3
    )


FACE = [
    *((246, 330), (232, 372), (226, 398), (206, 436), (196, 456), (214, 466), (222, 472)),
    *((212, 490), (222, 502), (214, 518), (226, 534), (224, 556), (244, 574), (286, 570)),
    *((322, 560), (330, 610), (290, 660), (170, 716), (110, 800), (90, 900), (640, 900)),
    *((620, 790), (560, 716), (470, 668), (452, 600), (476, 520), (500, 420), (470, 300)),
    *((380, 246), (290, 270)),
]
"""A head in profile and its shoulders."""


def silhouette(name: str, nose: float, *hair: tuple[int, list[Point]]) -> None:
    """Draw a head cut out of black paper, on an oval; ``hair`` adds shapes in a tone."""
    scene = Scene(PAPER, 720, 860)
    scene.shape(arc(360, 430, 330, 410, 0, 2 * pi), PALE)
    face = [(x - nose if 430 < y < 470 and x < 215 else x, y) for x, y in FACE]
    scene.shape(smooth(face), LAND)
    for tone, points in hair:
        scene.shape(smooth(points), tone)
    frame = [*arc(360, 430, 330, 410, 0, 2 * pi), *arc(360, 430, 600, 700, 2 * pi, 0)]
    scene.shape(frame, PAPER)
    scene.save(name)


def panel() -> None:
    """Draw the four guests of the panel."""
    cap = [(214, 322), (250, 300), (300, 222), (420, 206), (508, 262), (500, 330), (330, 318)]
    curls = [
        *((240, 320), (230, 250), (300, 190), (380, 170), (470, 190), (540, 260), (560, 350)),
        *((550, 450), (520, 540), (450, 560), (440, 440), (330, 330)),
    ]
    crop = [(250, 318), (270, 250), (360, 222), (450, 250), (500, 330), (498, 420), (420, 330)]
    beard = [(226, 520), (250, 500), (330, 540), (350, 610), (270, 640), (214, 590)]
    peak = [(206, 326), (340, 300), (500, 320), (350, 326)]
    silhouette("ferrand.png", 4, (LAND, cap), (HILL, peak))
    silhouette("quill.png", 0, (LAND, curls))
    silhouette("marrable.png", 12, (LAND, crop), (LAND, beard))
    silhouette("nair.png", 8, (LAND, crop))


if __name__ == "__main__":
    panel()
    dome()
    quay()
    bakery()
