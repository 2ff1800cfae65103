"""The print copy: in goes a document of the publication, out comes HTML fit to typeset.

The words stay as they are.  What changes is where lines may break, where links
and pictures point, and classes that only print needs:

``lead``
    the first words of a section, for a style that sets them apart;
``standfirst``
    the first paragraph of a headnote, unless it is too long to be set large;
``short``
    a question that ends in up to three lines, which must not be parted from its answer;
``brief``
    the opening line of a longer turn, which must not stand alone at the foot of a page;
``long``
    a heading of more than three lines, if the style has a measure for it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from html import escape
from itertools import pairwise, zip_longest
from posixpath import dirname, join, normpath
from urllib.parse import quote, unquote, urlsplit
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from publisher.errors import InputError, Problem
from publisher.model.publication import Document
from publisher.pdf import breaks
from publisher.pdf.notes import place_notes
from publisher.pdf.plan import opens_on_verso
from publisher.pdf.runs import paragraphs, runs, split_off
from publisher.pdf.scheme import SCHEME
from publisher.source import Location

__all__ = ["prepare"]

_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_EPUB = 'xmlns:epub="http://www.idpf.org/2007/ops"'
_LEAD = re.compile(r"\w[\w’'-]*(?: [\w’'-]+){0,4}")
_LEAD_LENGTH = 24
_QUESTIONS = frozenset(("interviewer", "moderator", "audience"))
_SHORT_QUESTION = 2.9  # lines, for characters of which one tells only roughly
_BRIEF = 1.1  # lines, the label included
_STANDFIRST = 600  # characters that still open a section, and do not fill its page
_MANY_LINES = 3


def prepare(
    document: Document,
    measures: Mapping[str, float],
    width: Callable[[str], float],
    paths: Mapping[str, str],
    shapes: Mapping[str, tuple[int, int]],
    *,
    line: float = 65,
    progression: str = "ltr",
    notes_at_end: bool = False,
) -> str:
    """Return the print copy of a document.

    ``width`` gives the width of a text in ems; ``paths`` maps the path of every
    document to its id, ``shapes`` that of every picture to its width and height in
    pixels; ``line`` is how many characters a full line has, ``progression`` the
    direction in which the book is read.  Raises ``InputError`` for a link to nowhere.
    """
    root = ElementTree.fromstring(f"<body {_EPUB}>{document.body}</body>")  # noqa: S314
    body = _Body(document, root, line)
    body.clean_attributes()
    body.open_links(paths)
    body.open_images(shapes)
    place_notes(root, document.id, at_end=notes_at_end)
    for paragraph in paragraphs(root):
        _guard(paragraph)
    body.number_lists()
    body.mark_turns()
    body.mark_lead()
    body.mark_standfirst()
    body.even_headings(measures, width)
    markup = ElementTree.tostring(root, encoding="unicode", method="html")
    language, title = escape(document.language), escape(document.title)
    head = f"<head><title>{title}</title></head>"
    side = "verso" if opens_on_verso(document) else "recto"
    attributes = f'lang="{language}" dir="{progression}" class="{side}"'
    return f"<!DOCTYPE html><html {attributes}>{head}{markup}</html>"


def _guard(paragraph: Element) -> None:
    found = runs(paragraph)
    breaks.spaces(found)
    breaks.dashes(found)
    breaks.ties(found)
    breaks.addresses(found)
    breaks.long_words(runs(paragraph))


def _length(paragraph: Element) -> int:
    """Return how many characters a paragraph has, its notes left out."""
    return sum(len(run.text) for run in runs(paragraph) if run)


def _names(element: Element) -> list[str]:
    """Return the classes of an element."""
    return element.get("class", "").split()


def _measured(element: Element, measures: Mapping[str, float], role: str) -> str:
    """Return the name under which an element has a measure, or nothing.

    The half title repeats the title in smaller type, and so may have a measure of its own.
    """
    names = (*_names(element), element.tag)
    name = next((name for name in names if name in measures), "")
    return role if name and role == "half-title" and role in measures else name


class _Body:
    def __init__(self, document: Document, root: Element, line: float) -> None:
        self.document = document
        self.root = root
        self.line = line

    def problem(self, message: str) -> InputError:
        return InputError(Problem(message, Location(self.document.path)))

    def clean_attributes(self) -> None:
        """Drop what is meant for reading systems; keep the language."""
        for element in self.root.iter():
            language = element.attrib.pop(_XML_LANG, "")
            for name in [n for n in element.attrib if n.startswith("{")]:
                del element.attrib[name]
            if language:
                element.attrib.setdefault("lang", language)

    def number_lists(self) -> None:
        """Let lists count from their first number, which no style sheet reads (HTML, 4.4.5)."""
        for item in self.root.iter("ol"):
            if start := item.attrib.pop("start", ""):
                item.set("style", f"counter-reset: list-item {int(start) - 1}")

    def open_links(self, paths: Mapping[str, str]) -> None:
        """Let links within the book name an id, unique in the book, and their words."""
        for link in self.root.iter("a"):
            href = link.get("href", "")
            parts = urlsplit(href)
            if not href or parts.scheme in ("http", "https", "mailto"):
                continue
            target = unquote(parts.fragment) or paths.get(self.path(parts.path), "")
            if parts.scheme or not target:
                raise self.problem(f"a link leads nowhere: {href}")
            words = " ".join("".join(link.itertext()).split())
            link.set("href", f"{SCHEME}{quote(target)}?{quote(words)}")

    def open_images(self, shapes: Mapping[str, tuple[int, int]]) -> None:
        """Let pictures name a resource of the publication and tell the style their shape.

        ``--ratio`` is the height by the width, ``--pixels`` the width: a picture of few
        pixels is not to be blown up.
        """
        for image in self.root.iter("img"):
            path = self.path(unquote(image.get("src", "")))
            image.set("src", SCHEME + quote(path))
            if path in shapes:
                width, height = shapes[path]
                image.set("style", f"--ratio: {height / width:.4f}; --pixels: {width}")

    def path(self, reference: str) -> str:
        return normpath(join(dirname(self.document.path), reference))

    def mark_turns(self) -> None:
        """Mark short questions before an answer, and opening lines; neither ends a page.

        Of questions in a row only the last is kept with what follows: hosts who talk to
        one another would be kept together for pages.
        """
        turns = [turn for turn in self.root.iter("div") if len(turn) and "turn" in _names(turn)]
        for turn, following in zip_longest(turns, turns[1:]):
            names = _names(turn)
            first, last = turn[0], turn[-1]
            short = last.tag == "p" and _length(last) < _SHORT_QUESTION * self.line
            answered = following is None or not _QUESTIONS & set(_names(following))
            if short and answered and _QUESTIONS & set(names):
                turn.set("class", " ".join((*names, "short")))
            if first is not last and _length(first) < _BRIEF * self.line:
                first.set("class", f"{first.get('class', '')} brief".strip())

    def mark_lead(self) -> None:
        """Mark the first words of a text that opens with a plain paragraph."""
        section = self.root[0] if len(self.root) else self.root
        blocks = [b for b in section if b.tag != "header" and b.tag not in ("h1", "h2")]
        if blocks and {"headnote", "prose"} & set(blocks[0].get("class", "").split()):
            blocks = list(blocks[0])
        first = blocks[0] if blocks and blocks[0].tag == "p" else None
        if first is None or section.find("header") is None or first.get("class"):
            return
        if not first.text and len(first) and first[0].tag != "span":  # it stands out already
            return
        texts = [run.text if run else "\n" for run in runs(first)]
        found = _LEAD.match("".join(texts))
        if found and len("".join(texts)) > 2 * _LEAD_LENGTH:
            stop = len(found[0])
            while stop > _LEAD_LENGTH and " " in found[0][:stop]:
                stop = found[0].rfind(" ", 0, stop)
            _lead(first, stop)

    def mark_standfirst(self) -> None:
        for block in self.root.iter("div"):
            if block.get("class") == "headnote" and len(block):
                first = block[0]
                if first.tag == "p" and not first.get("class") and _length(first) <= _STANDFIRST:
                    first.set("class", "standfirst")

    def even_headings(self, measures: Mapping[str, float], width: Callable[[str], float]) -> None:
        if self.document.role == "copyright":  # it repeats titles in small type
            return
        for element in self.root.iter():
            name = _measured(element, measures, self.document.role)
            if name and not len(element) and element.text:
                _break_evenly(element, measures, name, width)


def _lead(paragraph: Element, stop: int) -> None:
    """Mark the words of a paragraph before ``stop``, whatever elements they stand in."""
    for run in runs(paragraph):
        if run is None or stop <= 0:
            return
        length = len(run.text)
        if run.text.strip():
            split_off(run, 0, min(stop, length), "lead")
        stop -= length


def _break_evenly(
    heading: Element, measures: Mapping[str, float], name: str, width: Callable[[str], float]
) -> None:
    words = (heading.text or "").split(" ")
    cuts = breaks.even_lines(words, measures[name], width)
    if len(cuts) >= _MANY_LINES and f"{name}.long" in measures:
        cuts = breaks.even_lines(words, measures[f"{name}.long"], width)
        heading.set("class", f"{heading.get('class', '')} long".strip())
    edges = [0, *cuts, len(words)]
    first, *others = (" ".join(words[a:b]) for a, b in pairwise(edges))
    heading.text = first
    for line in others:
        ElementTree.SubElement(heading, "br").tail = line
