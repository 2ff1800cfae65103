"""What a document says: in goes its XHTML, out come its text and its notes as streams.

Where the printed book has notes at the foot, its pages show a number in the text and
the note elsewhere; so notes are a stream of their own.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import count

from lxml import etree

from publisher.checks.verify.stream import Place, Stream

__all__ = ["Text", "text_of"]

_BLOCKS = frozenset(
    "address article aside blockquote br caption dd div dl dt figcaption figure footer h1 h2 h3"
    " h4 h5 h6 header hr li nav ol p section table td th tr ul".split()
)
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
_FLOATS = "pull-quote"
_PAGE = "doc-pagebreak"
"""The role of the place where a page of the printed book begins (DPUB-ARIA 1.1)."""
_XHTML = "{http://www.w3.org/1999/xhtml}"


@dataclass(slots=True)
class Text:
    """A document as words: what stands in its text, and what in notes at the foot.

    ``pictures`` are the words that stand for pictures, ``pages`` the labels of the printed
    pages that begin in it.
    """

    text: Stream = field(default_factory=Stream)
    notes: list[Stream] = field(default_factory=list)
    pictures: Stream = field(default_factory=Stream)
    pages: list[str] = field(default_factory=list)


def text_of(body: str, document: str) -> Text:
    """Return the words of a body, which is a well-formed fragment without namespaces."""
    root = etree.fromstring(
        f'<body xmlns:epub="http://www.idpf.org/2007/ops">{body}</body>'.encode(), _PARSER
    )
    return read(root, document)


def read(root: etree._Element, document: str, page: str = "") -> Text:
    """Return the words below an element; ``page`` is that on which it begins, if it says none."""
    reading = _Reading(document, page)
    reading.element(root)
    reading.flush()
    return reading.found


class _Reading:
    """The text so far, and what was read since a word could last end."""

    def __init__(self, document: str, page: str = "") -> None:
        self.found = Text()
        self._document = document
        self._place = Place(document)
        self._pieces: list[str] = []
        self._pages: list[tuple[int, str]] = []
        self._page = page
        self._numbers = count(1)
        self._floating = False

    def flush(self) -> None:
        """Note what was read, up to each page that begins in it; a word stays on its first."""
        text, start = "".join(self._pieces), 0
        for place, page in self._pages:
            end = place
            while 0 < end < len(text) and _within_word(text, end):
                end += 1
            self._note_down(text[start:end])
            start, self._page = end, page
        self._note_down(text[start:])
        self._pieces, self._pages = [], []

    def _note_down(self, text: str) -> None:
        place = replace(self._place, page=self._page)
        self.found.text.add(text, place, floating=self._floating)

    def element(self, element: etree._Element) -> None:
        if isinstance(element, etree._Comment | etree._ProcessingInstruction):
            return
        name = element.tag.removeprefix(_XHTML)
        if "footnote" in element.get("class", "").split():
            self._note(element)
            return
        if element.get("role") == _PAGE:
            label = element.get("aria-label", "")
            self._pages.append((sum(map(len, self._pieces)), label))
            self.found.pages.append(label)
            return
        if name == "img":
            place = replace(self._place, page=self._page)
            self.found.pictures.add(element.get("alt", ""), place)
        block = name in _BLOCKS
        if block:
            self._edge()
        before = self._place, self._floating
        self._floating = self._floating or _FLOATS in element.get("class", "").split()
        if block and element.get("id"):
            self._place = Place(self._document, element.get("id", ""))
        if name == "li":
            self._number(element)
        self._pieces.append(element.text or "")
        for child in element:
            self.element(child)
            self._pieces.append(child.tail or "")
        if block:
            self._edge()
        self._place, self._floating = before

    def _edge(self) -> None:
        """End a block, or begin one."""
        self.flush()
        self.found.text.edges.add(len(self.found.text.words))

    def _number(self, item: etree._Element) -> None:
        """Read the number of an item of a list, which its style may show."""
        parent = item.getparent()
        if parent is not None and parent.tag.removeprefix(_XHTML) == "ol":
            before = sum(1 for _ in item.itersiblings(item.tag, preceding=True))
            number = int(parent.get("start", "1")) + before
            self.found.text.add(f"{number}.", self._place, loose=True)

    def _note(self, element: etree._Element) -> None:
        """Read a note at the foot, and the number that calls it, in brackets or not."""
        number = str(next(self._numbers))
        self.flush()
        note = Stream(edges={0})
        for stream in (self.found.text, note):
            stream.add("[", self._place, loose=True)
            stream.add(number, self._place)
            stream.add("]", self._place, loose=True)
        note.add(".", self._place, loose=True)
        inner = _Reading(self._document, self._page)
        inner._place = self._place
        inner._pieces.append(element.text or "")
        for child in element:
            inner.element(child)
            inner._pieces.append(child.tail or "")
        inner.flush()
        note.extend(inner.found.text)
        self.found.notes.append(note)


def _within_word(text: str, place: int) -> bool:
    return text[place - 1].isalnum() and text[place].isalnum()
