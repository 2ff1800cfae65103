"""Style sheets of EPUBs: the reader decides about size, colour and measure."""

import re

import pytest

from publisher.model.style import Style
from publisher.resources import load_style, style_names
from publisher.xhtml.fonts import used_faces


@pytest.mark.parametrize("name", style_names())
def test_sheets_leave_the_reader_in_charge(name: str) -> None:
    """No colour that a dark page would swallow, no length that large letters would break."""
    style = load_style(name)
    sheet = re.sub(r"/\*.*?\*/", "", style.common + style.epub, flags=re.DOTALL)
    assert not re.findall(r"(?:^|[{;\s])(?:background|color)\s*:(?!\s*inherit)", sheet)
    assert not re.findall(r"[0-9](?:pt|cm|mm|in|pc)\b", sheet)
    assert set(re.findall(r"[0-9.]+px", sheet)) <= {"1px"}
    assert not re.search(r"\bbody\s*{[^}]*font-size", sheet)
    assert "!important" not in sheet


@pytest.mark.parametrize("name", style_names())
def test_sheets_leave_paragraphs_to_the_reader(name: str) -> None:
    """Bare paragraphs and the body say nothing about line height, alignment or hyphens."""
    said = _declared(load_style(name), "p") | _declared(load_style(name), "body")
    assert said & {"text-indent", "margin"}
    assert not said & {"font-size", "line-height", "text-align", "hyphens", "-epub-hyphens"}


@pytest.mark.parametrize("name", style_names())
def test_no_rule_hangs_on_a_neighbour_that_a_page_break_may_part(name: str) -> None:
    """What a marker may stand before is never asked for as a neighbour or a first child."""
    style = load_style(name)
    for selector in _selectors(style.common + style.epub):
        assert not re.search(r":(?:first|last|only|nth)-(?:last-)?child", selector), selector
        after = re.findall(r"\+\s*([\w.-]+)", selector)
        assert set(after) <= {"p", "br"}, selector


def _selectors(sheet: str) -> list[str]:
    bare = re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL)
    lists = re.findall(r"([^{}]+)\{", bare)
    return [selector.strip() for listed in lists for selector in listed.split(",")]


def _declared(style: Style, element: str) -> set[str]:
    """Return the properties that rules for the bare element set."""
    bare = re.sub(r"/\*.*?\*/", "", style.common + style.epub, flags=re.DOTALL)
    found = set()
    for listed, block in re.findall(r"([^{}]+)\{([^{}]*)\}", bare):
        if element in (selector.strip() for selector in listed.split(",")):
            found |= {rule.partition(":")[0].strip() for rule in block.split(";")} - {""}
    return found


@pytest.mark.parametrize("name", style_names())
def test_sheets_use_the_style_s_own_typefaces(name: str) -> None:
    """An EPUB carries the faces of its style: the sheets name them."""
    assert used_faces(load_style(name), [])
