"""The package document, read as readers read it: with an XML parser."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from lxml import etree

from publisher.epub.metadata import Refinement, Statement
from publisher.epub.opf import File, Package, members
from publisher.model.publication import ContentsEntry, PageEntry

_N = {
    "o": "http://www.idpf.org/2007/opf",
    "dc": "http://purl.org/dc/elements/1.1/",
    "n": "http://www.daisy.org/z3986/2005/ncx/",
}
_BODY = b'<html><body id="a"><span id="p2"></span></body></html>'
_FONT = File("font", "a.ttf", "font/ttf", b"x")
_PACKAGE = Package(
    identifier="urn:isbn:9781234567897",
    language="en",
    direction="ltr",
    title="T",
    modified=datetime(2024, 3, 18, 9, 30, tzinfo=UTC),
    statements=(
        Statement("title", "T", "title-1", (Refinement("title-type", "main"),)),
        Statement("language", "en"),
        Statement(
            "creator", "Ann & Bo", "creator-1", (Refinement("role", "edt", "marc:relators"),)
        ),
        Statement("creator", "ليلى", "creator-2"),
        Statement("creator", "Divers", "creator-3", language="fr"),
        Statement(
            "belongs-to-collection",
            "Night",
            "series",
            (Refinement("collection-type", "series"),),
            is_property=True,
        ),
    ),
    properties=(("schema:accessMode", "textual"),),
    files=(
        File("nav", "nav.xhtml", "application/xhtml+xml", b"<html/>", ("nav",)),
        File("a", "a.xhtml", "application/xhtml+xml", _BODY),
    ),
    spine=("a",),
    contents=(ContentsEntry("A", "a.xhtml#a"),),
    legacy=(("calibre:series", "Night"),),
)


def _opf(package: Package = _PACKAGE) -> etree._Element:
    return etree.fromstring(members(package)["EPUB/content.opf"])


def _all(root: etree._Element, path: str) -> list[str]:
    return [str(found) for found in root.xpath(path, namespaces=_N)]  # type: ignore[union-attr]


def test_metadata_is_in_order() -> None:
    """Each statement is followed by what refines it, what old shelves read comes last."""
    metadata = _opf().find("o:metadata", _N)
    assert metadata is not None
    order = [node.get("property") or node.get("name") or etree.QName(node).localname
             for node in metadata]  # fmt: skip
    assert order == [
        *("identifier", "identifier-type", "dcterms:modified"),
        *("title", "title-type", "language", "creator", "role", "creator", "creator"),
        *("belongs-to-collection", "collection-type", "schema:accessMode", "calibre:series"),
    ]


def test_identifier_and_date() -> None:
    """The package names its identifier; an ISBN is said to be one, a UUID is not."""
    root = _opf()
    assert _all(root, "@unique-identifier") == _all(root, "//dc:identifier/@id")
    assert _all(root, "//dc:identifier/text()") == ["urn:isbn:9781234567897"]
    assert _all(root, "//o:meta[@property='identifier-type']/text()") == ["15"]
    assert _all(root, "//o:meta[@property='dcterms:modified']/text()") == ["2024-03-18T09:30:00Z"]
    early = _opf(replace(_PACKAGE, modified=datetime(999, 1, 2, tzinfo=UTC)))
    assert _all(early, "//o:meta[@property='dcterms:modified']/text()") == ["0999-01-02T00:00:00Z"]
    other = _opf(replace(_PACKAGE, identifier="urn:uuid:1b4e28ba-2fa1-51d2-883f-0016d3cca427"))
    assert _all(other, "//o:meta[@property='identifier-type']") == []


def test_only_prefixes_that_need_it_are_declared() -> None:
    """Reserved prefixes are known to every reader; Apple's is not."""
    assert _all(_opf(), "@prefix") == []
    (declared,) = _all(_opf(replace(_PACKAGE, files=(*_PACKAGE.files, _FONT))), "@prefix")
    assert declared.split()[::2] == ["ibooks:"]


def test_no_namespace_is_declared_in_vain() -> None:
    """A package document that people read says what it uses."""
    data = members(_PACKAGE)["EPUB/content.opf"]
    assert data.count(b"xmlns") == 2
    assert b"></meta>" not in data


def test_names_in_another_script_turn() -> None:
    """A name that reads the other way than the package says so, others say nothing."""
    root = _opf()
    assert _all(root, "@dir") == []
    assert _all(root, "//dc:creator/@dir") == ["rtl"]
    turned = _opf(replace(_PACKAGE, language="ar", direction="rtl"))
    assert _all(turned, "@dir | //o:spine/@page-progression-direction") == ["rtl", "rtl"]
    assert _all(turned, "//dc:creator[@dir='ltr']/text()") == ["Ann & Bo", "Divers"]
    assert _all(turned, "//dc:title/@dir") == ["ltr"]
    assert _all(turned, "//dc:language/@dir | //dc:identifier/@dir") == []


def test_words_in_another_language_say_so() -> None:
    """The package says its language, an element only another one."""
    root = _opf()
    assert _all(root, "@xml:lang") == ["en"]
    assert _all(root, "//dc:creator[@xml:lang='fr']/text()") == ["Divers"]
    assert len(_all(root, "//o:metadata/*/@xml:lang")) == 1


def test_pages_reach_the_ncx() -> None:
    """Old readers find the pages of the printed book."""
    pages = (PageEntry("i", "a.xhtml#a"), PageEntry("2", "a.xhtml#p2"))
    root = etree.fromstring(members(replace(_PACKAGE, pages=pages))["EPUB/toc.ncx"])
    assert _all(root, "//n:pageTarget/n:content/@src") == ["a.xhtml#a", "a.xhtml#p2"]
    assert _all(root, "//@playOrder") == ["1", "1", "2"]
    assert _all(root, "//n:docAuthor/n:text/text()") == ["Ann & Bo", "ليلى", "Divers"]
    assert _all(root, "//n:meta[@name='dtb:uid']/@content") == ["urn:isbn:9781234567897"]


@pytest.mark.parametrize("media_type", ["font/ttf", "image/webp"])
def test_media_types_are_those_given(media_type: str) -> None:
    """No machine's table of types is asked."""
    file = replace(_FONT, path="file.odd", media_type=media_type)
    root = _opf(replace(_PACKAGE, files=(*_PACKAGE.files, file)))
    assert _all(root, "//o:item[@id='font']/@media-type") == [media_type]
