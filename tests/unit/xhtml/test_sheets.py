"""Style sheets of EPUBs: the reader decides about size, colour and measure."""

import re

import pytest

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
def test_sheets_use_the_style_s_own_typefaces(name: str) -> None:
    """An EPUB carries the faces of its style: the sheets name them."""
    assert used_faces(load_style(name))
