"""A text as HTML: in goes a document of the EPUB, out comes what the page of it shows.

Not a word is added or taken away: links to turns are empty, and what one sees of them comes
from the style sheet, as do the numbers of printed pages.

Floor 4: imports lower floors and its own modules only.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from lxml import etree
from markupsafe import Markup

from publisher.distribution.web.places import ASSETS, Places
from publisher.model.publication import Document, PrintedPage
from publisher.xhtml.pagebreaks import with_page_breaks

__all__ = ["Passage", "Text", "text"]

_OPS = "http://www.idpf.org/2007/ops"
_PASSAGES = frozenset({"p", "li", "h1", "h2", "h3", "h4", "figcaption"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4"})


@dataclass(frozen=True, slots=True)
class Passage:
    """Words that are found together, and the id at which one comes to them."""

    anchor: str
    words: str


@dataclass(frozen=True, slots=True)
class Text:
    """A document as HTML; ``headed`` tells whether it shows a heading of the first level."""

    body: Markup
    headed: bool
    passages: tuple[Passage, ...]


def text(
    document: Document,
    pages: Sequence[PrintedPage],
    places: Places,
    sizes: Mapping[str, tuple[int, int]],
    phrases: Mapping[str, str],
) -> Text:
    """Return the text of a document.

    ``pages`` are the printed pages that begin in it, ``sizes`` the width and height in pixels
    of pictures, by their paths in the publication.  Raises ``FaultError`` if the printed
    text is another.
    """
    marked = with_page_breaks(document, pages)
    root = etree.fromstring(f'<body xmlns:epub="{_OPS}">{marked.body}</body>', _parser())
    (section,) = root
    passages = tuple(_passages(section))
    for element in section.iter():
        _as_html(element, places, sizes, phrases)
    _permalinks(section, phrases)
    etree.cleanup_namespaces(root)
    section.tail = None
    body = etree.tostring(section, method="html", encoding="unicode")
    headed = section.find(".//h1") is not None
    return Text(Markup(body), headed, passages)  # noqa: S704 - a serialiser wrote it


def _parser() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)


def _as_html(
    element: etree._Element,
    places: Places,
    sizes: Mapping[str, tuple[int, int]],
    phrases: Mapping[str, str],
) -> None:
    """Write the attributes of an element as HTML has them (HTML Living Standard, 3.2.3)."""
    for name in [name for name in map(str, element.attrib) if name.startswith("{")]:
        del element.attrib[name]
    if href := element.get("href"):
        element.set("href", places.address(href))
    if element.get("role") == "doc-pagebreak":
        folio = element.get("aria-label", "")
        element.set("role", "separator")  # as doc-pagebreak is one; some tools know no doc- roles
        element.set("data-folio", folio)
        element.set("aria-label", phrases["page"].format(folio=folio))
    if element.tag == "img":
        source = element.get("src", "")
        element.set("src", f"{ASSETS}{source}")
        if source in sizes:
            width, height = sizes[source]
            element.set("width", str(width))
            element.set("height", str(height))
        element.set("loading", "lazy")


def _permalinks(section: etree._Element, phrases: Mapping[str, str]) -> None:
    """Give each turn a link to itself, which the keyboard reaches and a screen reader names."""
    turns = [e for e in section.iter("div") if "turn" in e.get("class", "").split()]
    for number, turn in enumerate(turns, 1):
        label = turn.find(".//b[@class='speaker']")
        name = _words(label).rstrip(": \N{NO-BREAK SPACE}") if label is not None else ""
        link = etree.Element("a")
        link.set("class", "permalink")
        link.set("href", f"#{turn.get('id')}")
        link.set("aria-label", phrases["to_turn"].format(number=number, name=name))
        link.tail = turn.text
        turn.text = None
        turn.insert(0, link)


def _passages(section: etree._Element) -> Iterator[Passage]:
    """Yield turns, notes, and paragraphs and their like outside of both, in order.

    One comes to a paragraph by the heading before it, for it has no id of its own.
    """
    anchor = section.get("id", "")
    walk = etree.iterwalk(section, events=("start",))
    for _, element in walk:
        own = element.get("id", "")
        whole = "turn" in element.get("class", "").split() or element.tag in _PASSAGES
        if element.tag in _HEADINGS and own:
            anchor = own
        if whole:
            if words := _words(element):
                yield Passage(own or anchor, words)
            walk.skip_subtree()


def _words(element: etree._Element) -> str:
    """Return the words of an element; those of its blocks are apart, links of notes left out."""
    parts: list[str] = []
    for event, one in etree.iterwalk(element, events=("start", "end")):
        link = one.get("role") in ("doc-noteref", "doc-backlink")
        if event == "start":
            parts.append("" if link else one.text or "")
        elif one is not element:
            parts.append(one.tail or "")
            if one.tag in _PASSAGES:
                parts.append(" ")
    return " ".join("".join(parts).split())
