"""An EPUB as a copy: in go its bytes, out come its texts, with turns, speakers and pages.

What the program writes itself (title page, contents, index, colophon) is left out: it changes
because the texts do.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass, field, replace
from itertools import accumulate
from posixpath import dirname, join, normpath
from urllib.parse import unquote

from lxml import etree

from publisher.errors import InputError, Problem
from publisher.readers.package import Package, open_package
from publisher.revisions.copy import Copy, Passage, Text, Word
from publisher.source import Location

__all__ = ["copy_of"]

_CONTAINER = "META-INF/container.xml"
_ROOTFILE = "{urn:oasis:names:tc:opendocument:xmlns:container}rootfile"
_OPF = "{http://www.idpf.org/2007/opf}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_XHTML = "{http://www.w3.org/1999/xhtml}"
_TYPE = "{http://www.idpf.org/2007/ops}type"
_MOST = 1 << 31
"""Bytes that a book may unpack to: no shop takes a larger one; only its texts are unpacked."""
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)

_GENERATED = frozenset(
    "colophon copyright-page cover halftitlepage index loi seriespage titlepage toc".split()
)
_NOTES = frozenset(("endnote", "footnote", "rearnote"))
_UNSHOWN = frozenset(("script", "style", "template"))
_HEADINGS = frozenset(("h2", "h3", "h4", "h5", "h6"))
_BLOCKS = frozenset(
    "address article aside blockquote body br caption dd div dl dt figcaption figure footer h1 h2"
    " h3 h4 h5 h6 header hr li nav ol p section table td th tr ul".split()
)
_UNPARTED = r"\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Letters of Chinese and Japanese, which have no blanks: each is a word."""
_WORD = re.compile(rf"[{_UNPARTED}]|[^\W_{_UNPARTED}]+(?:[’'][^\W_{_UNPARTED}]+)*|\S")
_ATTACHED = frozenset(("Mn", "Mc", "Me", "Cf"))
"""Categories of what is written on, or between, the letters of one word."""
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))
"""Where a line may be broken, or not: no reader sees a difference."""


def copy_of(data: bytes, name: str) -> Copy:
    """Return an EPUB as a copy; raise InputError if it is none, or one made to do harm."""
    package = open_package(name, data, _MOST)
    try:
        return _read(package)
    except (etree.XMLSyntaxError, KeyError, StopIteration) as error:
        hint = "an EPUB is expected, or the folder that holds it"
        problem = Problem(f"this is no EPUB that can be read: {error}", Location(name), hint)
        raise InputError(problem) from error


def _read(package: Package) -> Copy:
    place = next(_tree(package, _CONTAINER).iter(_ROOTFILE)).get("full-path", "")
    opf = _tree(package, place)
    items = {item.get("id"): item.get("href", "") for item in opf.iter(f"{_OPF}item")}
    texts: dict[str, Text] = {}
    page = ""
    for reference in opf.iter(f"{_OPF}itemref"):
        path = normpath(join(dirname(place), unquote(items[reference.get("idref")])))
        root = _tree(package, path)
        body = next(root.iter(f"{_XHTML}body"))
        parts = [one for one in body if isinstance(one.tag, str)]
        section = parts[0] if len(parts) == 1 else body
        title = " ".join(root.findtext(f"{_XHTML}head/{_XHTML}title", "").split())
        reading = _Reading(page, title)
        reading.element(body)
        page = reading.page
        if _GENERATED.isdisjoint(section.get(_TYPE, "").split()):
            name = _collapsed(section.get("id", ""))
            if not name or name in texts:  # a stranger may call all his texts alike
                name = _collapsed(path)
            texts[name] = reading.text(name)
    return Copy(*_facts(opf), texts=tuple(texts.values()))


def _tree(package: Package, name: str) -> etree._Element:
    return etree.fromstring(package.read(name), _PARSER)


def _facts(opf: etree._Element) -> tuple[str, str, str, tuple[str, ...], tuple[str, ...]]:
    """Return title, subtitle, date, creators and contributors."""
    kinds = {
        one.get("refines", "").removeprefix("#"): (one.text or "").strip()
        for one in opf.iter(f"{_OPF}meta")
        if one.get("property") == "title-type"
    }
    titles = [(kinds.get(t.get("id", ""), "main"), _said(t)) for t in opf.iter(f"{_DC}title")]
    main = next((title for kind, title in titles if kind == "main"), "")
    subtitle = next((title for kind, title in titles if kind == "subtitle"), "")
    date = next((_said(one) for one in opf.iter(f"{_DC}date")), "")
    creators, contributors = (
        tuple(_said(one) for one in opf.iter(f"{_DC}{kind}")) for kind in ("creator", "contributor")
    )
    return main, subtitle, date, creators, contributors


def _said(element: etree._Element) -> str:
    return _collapsed("".join(map(str, element.itertext())))


def _collapsed(text: str) -> str:
    """Return a text of one line, whatever a stranger wrote."""
    return " ".join(text.split())


def _is(element: etree._Element, kind: str) -> bool:
    """Tell whether an element is of a kind, by its role or by its type."""
    return element.get("role") == f"doc-{kind}" or kind in element.get(_TYPE, "").split()


@dataclass
class _Reading:
    """A document on the way to its words.

    ``calls`` holds page and number of each note by the id of the note, ``note_page`` the page
    of the note that is being read: it may be printed at the foot of the page.
    """

    page: str
    title: str
    words: list[Word] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=lambda: [Passage()])
    names: dict[str, str] = field(default_factory=dict)
    calls: dict[str, tuple[str, str]] = field(default_factory=dict)
    note_page: str = ""
    current: int = 0
    pieces: list[tuple[str, str]] = field(default_factory=list)

    def text(self, id: str) -> Text:
        """Return what was read; a speaker is called as at the first turn."""
        named = tuple(
            replace(p, speaker=self.names.get(p.speaker, p.speaker)) for p in self.passages
        )
        return Text(id, self.title, tuple(self.words), named)

    def element(self, element: etree._Element) -> None:
        """Read an element and what is in it."""
        if not isinstance(element.tag, str) or _is(element, "backlink"):
            return
        classes, name = element.get("class", "").split(), element.tag.removeprefix(_XHTML)
        if name in _UNSHOWN:
            return
        if _is(element, "pagebreak"):
            self._turn(element)
        elif _is(element, "noteref"):
            target = element.get("href", "").removeprefix("#")
            self.calls.setdefault(target, (self.page, _said(element)))
        elif name == "h1" and _said(element) in self.title:  # a title is told as a fact
            for marker in element.iter():
                if isinstance(marker.tag, str) and _is(marker, "pagebreak"):
                    self._turn(marker)
        elif name in _HEADINGS and _of_notes(element):
            return
        elif name == "b" and "speaker" in classes:
            code = self.passages[self.current].speaker
            self.names.setdefault(code, _said(element).rstrip(":："))
        else:
            self._within(element, name, classes)

    def _turn(self, marker: etree._Element) -> None:
        self.page = _collapsed(marker.get("aria-label", "") or marker.get("title", ""))

    def _within(self, element: etree._Element, name: str, classes: list[str]) -> None:
        block = name in _BLOCKS
        if block:
            self._flush()
        before = self.current, self.note_page
        own = _collapsed(element.get("id", ""))
        if "turn" in classes:
            self._open(Passage(own, _collapsed(element.get("data-speaker", ""))))
        elif _NOTES & set(element.get(_TYPE, "").split()):
            self.note_page, number = self.calls.get(own, ("", ""))
            self._open(Passage(own, note=number))
        self._add(element.text)
        for child in element:
            self.element(child)
            self._add(child.tail)
        if block:
            self._flush()
        self.current, self.note_page = before

    def _add(self, text: str | None) -> None:
        if text:
            self.pieces.append((text.translate(_UNSEEN), self.note_page or self.page))

    def _open(self, passage: Passage) -> None:
        self.passages.append(passage)
        self.current = len(self.passages) - 1

    def _flush(self) -> None:
        texts = [text for text, _ in self.pieces]
        starts = [0, *accumulate(map(len, texts))]
        text = "".join(texts)
        found = _spans(text)
        for index, (begin, end) in enumerate(found):
            follows = found[index + 1][0] if index + 1 < len(found) else -1
            gap = "" if follows == end else " "
            page = self.pieces[bisect_right(starts, begin) - 1][1]
            self.words.append(Word(text[begin:end], gap, self.current, page))
        self.pieces = []


def _of_notes(heading: etree._Element) -> bool:
    """Tell whether a heading is that of the notes, which only an EPUB has."""
    parent = heading.getparent()
    return parent is not None and _is(parent, "endnotes")


def _spans(text: str) -> list[tuple[int, int]]:
    """Return where each word or mark begins and ends; vowel signs and joiners part no word."""
    found: list[tuple[int, int]] = []
    open_ = False
    for match in _WORD.finditer(text):
        attached = unicodedata.category(match[0][0]) in _ATTACHED
        goes_on = open_ and match[0][0].isalnum() and not re.match(f"[{_UNPARTED}]", match[0])
        if found and found[-1][1] == match.start() and (attached or goes_on):
            found[-1] = found[-1][0], match.end()
        else:
            found.append(match.span())
        open_ = attached
    return found
