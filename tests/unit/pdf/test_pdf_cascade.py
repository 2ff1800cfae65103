"""What the cascade makes of styles, beside what WeasyPrint computes itself."""

from __future__ import annotations

import pytest
import weasyprint
from weasyprint.css import INITIAL_VALUES
from weasyprint.css.targets import TargetCollector
from weasyprint.layout.page import PageType, set_page_type_computed_styles
from weasyprint.text.fonts import FontConfiguration

from publisher.pdf.cascade import known_styles

SHEET = """
@page { margin: 10pt; @bottom-center { content: "a"; color: red } }
@page :left { margin-left: 20pt }
:root { --gap: 3pt; font-size: 11pt }
div { font-size: 1.2em; padding-left: var(--gap) }
div + div { color: blue; margin-inline-start: 2em }
.says::before { content: "x"; font-weight: bold }
p:last-child { text-indent: calc(1em + 2pt); text-decoration: underline }
"""
BODIES = (
    '<div id="a"><p class="says">a</p><p>b</p></div><div id="b"><p lang="de">c</p></div>',
    '<div id="c"><p class="says" style="color: green">a</p></div><table id="t"><td>d</table>',
)
PSEUDO = (None, "before", "after", "first-line")


def _styles(body, sheet, fonts):
    html = weasyprint.HTML(string=f'<html lang="en"><body>{body}')
    styles = weasyprint.css.get_all_computed_styles(
        html, [sheet], font_config=fonts, target_collector=TargetCollector()
    )
    pages = [PageType(side, False, "", 0, ()) for side in ("left", "right")]
    for page in pages:
        set_page_type_computed_styles(page, html, styles)
    found = [(e, pseudo) for e in html.etree_element.iter() for pseudo in PSEUDO]
    found += [(page, pseudo) for page in pages for pseudo in (None, "@bottom-center")]
    return [styles(*one) for one in found]


def _values(styles):
    return [{n: style[n] for n in INITIAL_VALUES} if style else None for style in styles]


def test_styles_are_those_that_the_engine_computes():
    """Every property of every element and page, in the second document too."""
    fonts = FontConfiguration()
    sheet = weasyprint.CSS(string=SHEET, font_config=fonts)
    wanted = [_values(_styles(body, sheet, fonts)) for body in BODIES]
    known = {}
    with known_styles(known):
        found = [_values(_styles(body, sheet, fonts)) for body in BODIES * 2]
    assert found == wanted * 2


def test_what_a_layout_writes_into_a_style_is_in_no_other():
    """WeasyPrint changes styles while it builds boxes."""
    fonts = FontConfiguration()
    sheet = weasyprint.CSS(string=SHEET, font_config=fonts)
    with known_styles({}):
        first = _styles(BODIES[0], sheet, fonts)
        before = _values(first)
        for style in filter(None, first):
            style["overflow"] = "hidden"
        assert _values(_styles(BODIES[0], sheet, fonts)) == before


@pytest.mark.parametrize("body", BODIES)
def test_nothing_is_computed_twice(body):
    """Names of elements make no style of their own."""
    fonts = FontConfiguration()
    sheet = weasyprint.CSS(string=SHEET.replace("p:last-child", "p"), font_config=fonts)
    known = {}
    plain = body.replace(' style="color: green"', "")
    with known_styles(known):
        _styles(plain, sheet, fonts)
        count = len(known)
        _styles(plain.replace('id="', 'id="n'), sheet, fonts)
    assert len(known) == count
