"""The galley of laid-out pages divides into the same pages again."""

from __future__ import annotations

from typing import Any

import weasyprint

from publisher.pdf.galley import Galley, Row, galley

SHEET = """
@page { size: 200px 100px; margin: 0; @footnote { margin-top: 5px } }
html, .note { font: 10px/10px serif }
body { margin: 0; orphans: 2; widows: 2 }
p { margin: 0 }
.note { float: footnote; display: block }
.gap { margin-top: 10px }
.keep { break-after: avoid }
"""


def pages_of(body: str) -> list[Any]:
    """Lay out a body on pages of ten lines."""
    sheet = weasyprint.CSS(string=SHEET)
    return list(weasyprint.HTML(string=f"<body>{body}</body>").render(stylesheets=[sheet]).pages)


def column(body: str) -> Galley:
    """Return the galley of a body."""
    found = galley(pages_of(body))
    assert found is not None
    return found


def lines(count: int, attributes: str = "") -> str:
    """Return a paragraph of so many lines."""
    return f"<p {attributes}>{'<br>'.join('x' * count)}</p>"


def test_space_stands_above_a_row_even_if_a_page_begins_there() -> None:
    """What a page swallows comes back when the row moves into a page."""
    found = column(lines(8) + f'<div class="gap">{lines(4)}</div>' + lines(2, 'class="gap"'))
    assert found.depth == 100
    assert [row.above for row in found.rows] == [*[0.0] * 8, 10.0, 0.0, 0.0, 0.0, 10.0, 0.0]
    swallowed = column(lines(10) + lines(4, 'class="gap"'))
    assert [row.above for row in swallowed.rows] == [*[0.0] * 10, 10.0, 0.0, 0.0, 0.0]


def test_rows_that_keep_together_are_joined() -> None:
    """First and last two lines of a paragraph, and what a style keeps with what follows."""
    found = column(lines(4) + lines(1, 'class="keep"') + lines(2))
    assert [row.joined for row in found.rows] == [False, True, False, True, False, True, True]
    held = column(f'<div style="break-inside: avoid">{lines(2)}{lines(2)}</div>')
    assert [row.joined for row in held.rows] == [False, True, True, True]


def test_paragraphs_are_known_by_number_also_across_pages() -> None:
    """A paragraph that a page divides is one."""
    found = column(lines(7) + lines(6, 'data-fitted="4"'))
    assert [row.paragraph for row in found.rows] == [*[None] * 7, *[4] * 6]


def test_a_picture_is_one_row_and_what_is_sunk_belongs_to_the_first() -> None:
    """Rows are as high as they are drawn."""
    block = '<div style="height: 30px"></div>'
    found = column(f'<div style="padding-top: 20px">{block}</div>{lines(2)}')
    assert found.rows == (Row(50), Row(10), Row(10, joined=True))


def test_notes_belong_to_the_line_that_calls_for_them() -> None:
    """A row knows the height of its notes, the galley what they take beside themselves."""
    found = column(f'<p>one<span class="note">a<br>b</span><br>two</p>{lines(2)}')
    assert [row.notes for row in found.rows] == [20, 0, 0, 0]
    assert found.over_notes == 5


def test_what_has_columns_or_pages_of_its_own_is_left_alone() -> None:
    """Such a text is no single column."""
    assert galley(pages_of(f'<div style="columns: 2">{lines(9)}</div>')) is None
    assert galley(pages_of(lines(2) + lines(2, 'style="break-before: page"'))) is None
