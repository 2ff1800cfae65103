"""Fonts of the book: what glyphs mean, and what metrics are written."""

from __future__ import annotations

import pydyf
import pytest

from publisher import typefaces
from publisher.model.style import Face
from publisher.pdf.fonts import add_fonts, meaning
from publisher.pdf.measure import width_of
from publisher.pdf.section import FontUse

DATA = typefaces.cut(
    Face("Alegreya Sans", "fontpkg_alegreya_sans", "files/AlegreyaSans-Regular.ttf")
)


def use(glyphs: dict[int, str], resource: str = "ABCDEF") -> FontUse:
    """Return a use of the test font."""
    return FontUse(resource, f"{resource}+Alegreya-Sans", "Alegreya Sans", "face/x", 4, glyphs)


@pytest.mark.parametrize(
    ("texts", "small", "wanted"),
    [
        ({"a"}, False, "a"),
        ({"A", "a"}, True, "a"),
        ({"A"}, True, "a"),
        ({"A"}, False, "A"),
        ({"\u00a0", " "}, False, " "),
        ({"\u00a0"}, False, " "),
        ({"\u2010"}, False, "\u00ad"),
        ({"fi"}, False, "fi"),
    ],
)
def test_meaning_of_a_glyph(texts: set[str], small: bool, wanted: str) -> None:
    """The choice depends on no order; spaces are plain, divisions soft hyphens."""
    assert meaning(texts, small) == wanted


def objects(*uses: FontUse) -> list[bytes]:
    """Return the PDF objects that the uses make."""
    pdf = pydyf.PDF()
    add_fonts(pdf, uses, {"face/x": DATA})
    return [o.data for o in pdf.objects[3:]]


def test_the_order_of_sections_does_not_matter() -> None:
    """Uses are joined the same way round, whichever section came first."""
    one, two = use({40: "B", 41: "C"}), use({41: "c", 60: "z"})
    assert objects(one, two) == objects(two, one)


def test_one_font_file_for_all_uses() -> None:
    """The same font of two sections is one object; another is one more."""
    files = lambda *uses: sum(b"/Length1" in data for data in objects(*uses))  # noqa: E731
    assert files(use({40: "B"}), use({41: "C"})) == 1
    assert files(use({40: "B"}), use({41: "C"}, "GHIJKL")) == 2


def test_widths_of_text() -> None:
    """Width is in ems, additive but for kerning, and nothing for nothing."""
    assert width_of(DATA, "") == 0
    assert 0.2 < width_of(DATA, "n") < 0.8
    assert width_of(DATA, "nn") == pytest.approx(2 * width_of(DATA, "n"), abs=0.02)
