"""The NCX: what old readers go by, complete and in the order of the text."""

from collections.abc import Sequence

import pytest
from lxml import etree

from publisher.epub.ncx import completed
from publisher.model.publication import PageEntry

_NS = "http://www.daisy.org/z3986/2005/ncx/"
_N = {"n": _NS}
_HALF = f"""<ncx xmlns="{_NS}" version="2005-1"><head>
<meta name="dtb:uid" content="urn:x"/><meta name="dtb:depth" content="0"/>
<meta name="dtb:totalPageCount" content="0"/><meta name="dtb:maxPageNumber" content="0"/>
</head><docTitle><text>T</text></docTitle><navMap>
<navPoint id="a"><navLabel><text>One</text></navLabel><content src="a.xhtml#a"/>
<navPoint id="b"><navLabel><text>Two</text></navLabel><content src="a.xhtml#b"/></navPoint>
</navPoint>
<navPoint id="c"><navLabel><text>Three</text></navLabel><content src="c.xhtml#c"/></navPoint>
</navMap></ncx>""".encode()

_PLACES = {
    "a.xhtml#a": (0, 0),
    "a.xhtml#p2": (0, 40),
    "a.xhtml#b": (0, 90),
    "c.xhtml#c": (1, 0),
    "c.xhtml#p3": (1, 10),
}
_PAGES = (
    PageEntry("iv", "a.xhtml#a"),
    PageEntry("2", "a.xhtml#p2"),
    PageEntry("17", "c.xhtml#p3"),
    PageEntry("A-1", "c.xhtml#c"),
)


def _ncx(
    pages: Sequence[PageEntry] = (), authors: Sequence[str] = (), direction: str = "ltr"
) -> etree._Element:
    return etree.fromstring(
        completed(
            _HALF,
            language="en-GB",
            direction=direction,
            authors=authors,
            pages=pages,
            place=_PLACES.__getitem__,
        )
    )


def _all(root: etree._Element, path: str) -> list[str]:
    return [str(found) for found in root.xpath(path, namespaces=_N)]  # type: ignore[union-attr]


def test_the_head_counts() -> None:
    """Depth of the contents, number of pages, and the greatest page number."""
    root = _ncx(_PAGES)
    counts = dict(zip(_all(root, "//n:meta/@name"), _all(root, "//n:meta/@content"), strict=True))
    assert counts == {
        "dtb:uid": "urn:x",
        "dtb:depth": "2",
        "dtb:totalPageCount": "4",
        "dtb:maxPageNumber": "17",
    }
    assert _all(_ncx(), "//n:meta/@content") == ["urn:x", "2", "0", "0"]


def test_authors_follow_the_title() -> None:
    """Each in an element, in order, where the schema wants them."""
    root = _ncx(authors=["Ann", "Bo"])
    assert [etree.QName(child).localname for child in root] == [
        *("head", "docTitle", "docAuthor", "docAuthor", "navMap")
    ]
    assert _all(root, "//n:docAuthor/n:text/text()") == ["Ann", "Bo"]


def test_pages_have_their_kinds() -> None:
    """Roman folios are of the front, arabic ones are numbers, others are special."""
    root = _ncx(_PAGES)
    assert _all(root, "//n:pageTarget/@type") == ["front", "normal", "normal", "special"]
    assert _all(root, "//n:pageTarget/@value") == ["2", "17"]
    assert _all(root, "//n:pageTarget/n:navLabel/n:text/text()") == ["iv", "2", "17", "A-1"]
    assert _all(root, "//n:pageTarget/n:content/@src") == [page.href for page in _PAGES]
    assert etree.QName(root[-1]).localname == "pageList"


def test_a_book_without_pages_has_no_list_of_them() -> None:
    """An empty list would be a false claim, and against the schema."""
    assert _all(_ncx(), "//n:pageList") == []


def test_all_targets_come_in_the_order_of_the_text() -> None:
    """Contents and pages are counted together; the same target has the same number."""
    root = _ncx(_PAGES)
    assert _all(root, "//n:navPoint/@playOrder") == ["1", "3", "4"]
    assert _all(root, "//n:pageTarget/@playOrder") == ["1", "2", "5", "4"]


def test_ids_are_even_and_unique() -> None:
    """Every point and page has an id of one make."""
    ids = _all(_ncx(_PAGES), "//@id")
    assert ids == ["point-1", "point-2", "point-3", "pages", *(f"page-{n}" for n in range(1, 5))]


@pytest.mark.parametrize(("direction", "said"), [("ltr", []), ("rtl", ["rtl"])])
def test_language_and_direction(direction: str, said: list[str]) -> None:
    """The labels are in a language, and read from right to left if they are."""
    root = _ncx(direction=direction)
    assert _all(root, "@xml:lang") == ["en-GB"]
    assert _all(root, "@dir") == said
