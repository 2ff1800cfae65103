"""Words become glyphs, and the operand of TJ that shows them puts each where it should be."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher import typefaces
from publisher.model.style import Face
from publisher.pdf.measure import width_of
from publisher.pdf.shaping import Word, shown, word

FONT = typefaces.cut(
    Face("Alegreya Sans", "fontpkg_alegreya_sans", "files/AlegreyaSans-Regular.ttf")
)
SIZE = 12.0
words = st.lists(
    st.tuples(
        st.text("AVTWfilyo.", min_size=1, max_size=8), st.sampled_from((0.0, -0.1, 0.23)),
        st.floats(2, 9),
    ),
    min_size=1,
    max_size=6,
)  # fmt: skip


def of(text: str) -> Word:
    """Return the glyphs of an English word."""
    return word(FONT, text, (), "en")


@given(st.text("AVTWfilyo.-’éß", min_size=1))
def test_the_glyphs_of_a_word_say_the_word_and_are_as_wide(text: str) -> None:
    """What glyphs stand for is the word, letter by letter; kerning is in their advances."""
    found = of(text)
    assert found.plain
    assert "".join(glyph.text for glyph in found.glyphs) == text
    assert found.advance == pytest.approx(1000 * width_of(FONT, text))


def test_letters_that_join_are_one_glyph() -> None:
    """A ligature stands for both letters, unless ligatures are turned off."""
    assert [glyph.text for glyph in of("fi").glyphs] == ["fi"]
    assert [glyph.text for glyph in word(FONT, "fi", (("liga", 0),), "en").glyphs] == ["f", "i"]


@pytest.mark.parametrize("text", ["\u4e00", "q\u0330\u0323", "שלום"])
def test_what_is_not_set_letter_by_letter_is_not_plain(text: str) -> None:
    """Missing glyphs, marks moved to their letters, and leftward text are others' to set."""
    assert not of(text).plain


def test_a_space_is_told_from_words() -> None:
    """Spaces share what words leave of a line."""
    assert of(" ").is_space
    assert of("\N{NO-BREAK SPACE}").is_space
    assert not of("a").is_space


def places(operand: str, widths: dict[int, int]) -> Iterator[float]:
    """Yield where each glyph begins for a viewer, and the end, in thousandths of an em."""
    at = 0.0
    for codes, number in re.findall("<([0-9a-f]+)>|(-?[0-9]+)", operand):
        for code in re.findall("....", codes):
            yield at
            at += widths[int(code, 16)]
        at -= float(number or 0)
    yield at


@given(words)
def test_every_glyph_is_shown_where_it_should_be(found: list[tuple[str, float, float]]) -> None:
    """No glyph is further off than a viewer's whole numbers make it, however long the line."""
    parts, wanted, widths, at = [], [], {}, 0.0
    for text, tracking, space in found:
        one, blank = of(text), of(" ")
        width = one.advance * SIZE / 1000 + len(one.glyphs) * tracking
        parts += [(one, tracking, width), (blank, 0.0, space)]
        begun = at
        for glyph in one.glyphs:
            wanted.append(begun)
            begun += glyph.advance + tracking * 1000 / SIZE
        at += width * 1000 / SIZE
        wanted.append(at)
        at += space * 1000 / SIZE
        widths |= {glyph.number: glyph.width for glyph in (*one.glyphs, *blank.glyphs)}
    *begins, _ = places(shown(parts, SIZE), widths)
    assert begins == pytest.approx(wanted, abs=1)


def test_glyphs_without_moves_between_them_are_one_string() -> None:
    """Numbers are written only where a glyph is to be moved."""
    one = of("ooo")
    assert re.fullmatch("<[0-9a-f]{12}>", shown([(one, 0.0, one.advance * SIZE / 1000)], SIZE))
