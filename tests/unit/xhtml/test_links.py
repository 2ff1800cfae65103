"""Links: addresses are made fit, dangerous ones refused, places in the book found."""

import re
from html import unescape
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.xhtml.links import address, linked, target

CHARACTERS = st.text(st.sampled_from('ab/?#[]%&=: é\\"<>日()'), max_size=15)


@pytest.mark.parametrize(
    ("written", "fit"),
    [
        ("https://a.b/c d", "https://a.b/c%20d"),
        ("https://a.b/é?x=[1]#y#z", "https://a.b/%C3%A9?x=%5B1%5D#y%23z"),
        ("https://a.b/100%", "https://a.b/100%25"),
        ("https://a.b/%C3%A9&x=1", "https://a.b/%C3%A9&x=1"),
        ("http://[::1]:80/x", "http://[::1]:80/x"),
        ("mailto:a@b.c", "mailto:a@b.c"),
    ],
)
def test_addresses_are_percent_encoded(written: str, fit: str) -> None:
    """What may not stand in an address is encoded, what may stays."""
    assert address(written) == fit


@given(CHARACTERS)
def test_encoding_is_idempotent_and_loses_nothing(tail: str) -> None:
    """An address encoded twice is the same, and decodes to what was written."""
    once = address(f"https://a.b/{tail}")
    assert address(once) == once
    assert unquote(once) == unquote(f"https://a.b/{tail}")


def test_places_in_the_book_are_found() -> None:
    """``#id`` names a place of the book, ``#t07`` first a turn of the same manuscript."""
    anchors = {"one", "one.t01", "two.t01"}
    assert target("#two.t01", "one", anchors) == "two.t01"
    assert target("#t01", "one", anchors) == "one.t01"
    assert target("#one", "two", anchors) == "one"
    assert target("#t02", "one", anchors) is None


@pytest.mark.parametrize(
    ("words", "shown", "href"),
    [
        ("at https://a.b/c-d.", "https://a.b/c-d", "https://a.b/c-d"),
        ("(see https://a.b/c)", "https://a.b/c", "https://a.b/c"),
        ("see https://a.b/c_(d).", "https://a.b/c_(d)", "https://a.b/c_(d)"),
        ("“www.a.b/é”, he said", "www.a.b/é", "http://www.a.b/%C3%A9"),
        ("write to a.b@c-d.org, please", "a.b@c-d.org", "mailto:a.b@c-d.org"),
        ("HTTP://A.B?c=1&d=2!", "HTTP://A.B?c=1&amp;d=2", "HTTP://A.B?c=1&amp;d=2"),
    ],
)
def test_addresses_in_a_text_are_linked(words: str, shown: str, href: str) -> None:
    """Without the marks of the sentence, and no character is lost."""
    written = linked(words)
    assert f'<a class="address" href="{href}">{shown}</a>' in written
    assert unescape(re.sub("<[^>]*>", "", written)) == words


@pytest.mark.parametrize(
    "words", ["dashes.com", "@afk_show", "http://", "https://…", "and/or", "5@6", "x.https://", ""]
)
def test_what_is_no_address_is_not(words: str) -> None:
    """Names of places where nobody says how to get there stay words."""
    assert linked(words) == words


@given(st.text(st.sampled_from('https://w.@-a<&"() ’'), max_size=30))
def test_linking_changes_no_character(words: str) -> None:
    """Whatever stands around and in them."""
    assert unescape(re.sub("<[^>]*>", "", linked(words))) == words
