"""Places in the text, for sorting hrefs as they are read."""

from publisher.epub.places import Places

_ONE = b'<h1 id="a">A</h1><p id="a.b">x</p><span id="p2"></span><p id="c">x</p>'
_PLACES = [("one.xhtml", _ONE), ("two.xhtml", b'<h1 id="a">B</h1>')]


def test_hrefs_sort_as_the_text_is_read() -> None:
    """By document first, then by where the id stands, in whatever order they are asked."""
    order = [
        *("one.xhtml", "one.xhtml#a", "one.xhtml#a.b", "one.xhtml#p2", "one.xhtml#c"),
        *("two.xhtml#a", "none.xhtml#a"),
    ]
    places = Places(_PLACES)
    assert sorted(order, key=places.of) == order
    backwards = order[::-1]
    assert sorted(backwards, key=places.of) == order


def test_an_unknown_id_comes_last_in_its_document() -> None:
    """It is told by other checks; here it only has a place."""
    places = Places(_PLACES)
    assert places.of("one.xhtml#c") < places.of("one.xhtml#zzz") < places.of("two.xhtml#a")
