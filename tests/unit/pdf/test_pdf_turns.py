"""Where printed pages turn: the signs of each page's own text."""

import weasyprint

from publisher.pdf.turns import page_text
from publisher.signs import PICTURE, signs

SHEET = """
@page { size: 260px 200px; margin: 20px; @top-left { content: 'head' } }
hr::before { content: '#' } .note { float: footnote } img { width: 10px; height: 10px }
p { hyphens: manual }
"""
DOT = (
    "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgAB"
    "SK+kcQAAAABJRU5ErkJggg=="
)


def _pages(body: str) -> list[str]:
    made = weasyprint.HTML(string=f"<body>{body}</body>").render(
        stylesheets=[weasyprint.CSS(string=SHEET)]
    )
    return [signs(page_text(page)) for page in made.pages]


def test_only_the_text_counts() -> None:
    """Heads, notes, their calls, markers and ornaments of the style are no signs of the text."""
    body = (
        '<p>One<span class="note">not this</span> two<a class="call">7</a>.</p><hr>'
        '<ol><li>three <span class="folio">9</span></li></ol>'
    )
    assert _pages(body) == ["onetwo.three"]


def test_a_picture_is_a_sign() -> None:
    """A page that begins with a picture begins at it, not at the words below."""
    picture = f'<p style="break-before: page"><img src="{DOT}" alt="x">'
    assert _pages(f"<p>One</p>{picture} two</p>") == ["one", f"{PICTURE}two"]


def test_a_word_may_be_parted() -> None:
    """Of a word that the page cuts in two each page has its letters; the hyphen is no sign."""
    words = "Lorem " * 40 + "disestablish\u00adment" * 30
    pages = _pages(f"<p>{words}</p>")
    assert len(pages) > 1
    assert "".join(pages) == signs(words)


def test_capitals_made_by_the_style_are_the_same_signs() -> None:
    """Signs are blind to small and capital letters, even where one becomes two."""
    assert _pages('<p style="text-transform: uppercase">Straße</p>') == [signs("Straße")]
