"""HTML: saved pages and fragments of them, to passages.

In: the bytes of a page; out: a transcript.  ``html_page`` says what is none of the
text, ``html_head`` what the page states about itself, ``html_voices`` who speaks where
structure says so, ``html_flow`` walks through the rest, ``html_trim`` looks at both
ends of what it finds.  Every tag is accounted for as markup, with its place; a script
or style sheet is code, and nobody's words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from publisher.errors import Problem, RawError
from publisher.model.transcript import Action, Event, Evidence, Omission, Syntax, Transcript
from publisher.readers import front_matter
from publisher.readers.decoding import decode
from publisher.readers.elements import Element, grown, marks
from publisher.readers.encodings import declared_in
from publisher.readers.html_flow import Plan, Walk
from publisher.readers.html_head import Facts, facts
from publisher.readers.html_layout import inline
from publisher.readers.html_names import BYLINE
from publisher.readers.html_notes import noted
from publisher.readers.html_outline import outlined
from publisher.readers.html_page import Verdict, verdicts
from publisher.readers.html_passage import Passage
from publisher.readers.html_styles import Sheet
from publisher.readers.html_trim import titled, trimmed
from publisher.readers.html_voices import voices
from publisher.readers.markup import Token, TokenKind, tokens
from publisher.readers.reader import Reader
from publisher.readers.xml import refuse_subset
from publisher.source import Location

__all__ = ["READER", "Document", "Text", "book", "page"]

_PROLOG = (
    rb"(?:\xef\xbb\xbf)?\s{0,200}+(?:<\?xml[^>]{0,200}+>\s{0,200}+)?"
    rb"(?:<!--(?:(?!-->).){0,2000}+-->\s{0,200}+){0,3}+"
)
_SIGN = re.compile(_PROLOG + rb"<(?:!doctype\s{1,20}+html|html[\s>])", re.IGNORECASE | re.DOTALL)
_FRAGMENT = re.compile(
    _PROLOG + rb"<(?:div|p|section|article|main|body|table|dl|h[1-6]|center|blockquote)(?=[\s>])",
    re.IGNORECASE | re.DOTALL,
)
_CLOSED = re.compile(rb"</(?:p|div|h[1-6]|dd|td|li|section|blockquote)\s{0,9}>|<br\s{0,9}/?>", re.I)
_TEMPLATE = re.compile(r"(?m)^[ \t]*(?:\{%[^\n]{0,500}%\}|\{\{[^\n{}]{0,500}\}\})[ \t]*$")
_MAINLY = 0.5


@dataclass(frozen=True, slots=True)
class Document:
    """The characters ``start`` to ``end``; ``left`` says why all of it is left out.

    ``name`` is what other documents link to it by.
    """

    start: int
    end: int
    name: str = ""
    left: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """What documents hold: events, what they leave out, what they state, whether typed."""

    events: tuple[Event, ...]
    omissions: tuple[Omission, ...]
    facts: Facts
    typed: bool = False


def page(text: str, document: Document) -> Text:
    """Return what stands on a page of a site, which has other things around its text."""
    return _text(text, [document], (), site=True)


def book(text: str, documents: Sequence[Document], css: Sequence[str], title: str) -> Text:
    """Return what stands in the documents of a book; ``css`` are its style sheets."""
    return _text(text, documents, css, site=False, title=title)


def _text(
    text: str, documents: Sequence[Document], css: Sequence[str], *, site: bool, title: str = ""
) -> Text:
    found = [list(_tokens(text, one.start, one.end)) for one in documents]
    odd: dict[int, bool] = {}
    root = _tree(text, documents, found, odd)
    outline = outlined(root)
    sheet = Sheet()
    sheet.read((*css, *_sheets(root, text)))
    out = verdicts(outline, sheet, site=site)
    for number, one in zip(outline.documents, documents, strict=True):
        if one.left:
            out[id(outline.boxes[number].element)] = (Action.DROPPED, one.left)
    stated = facts(outline, text, out)
    out |= stated.out
    notes = noted(outline, out, [one.name for one in documents])
    out |= notes.out
    walk = Walk(Plan(outline, sheet, out, voices(outline, out), notes))
    passages = walk.walk(root)
    gone = trimmed(passages, stated.title) if site else titled(passages, title)
    if len(gone) >= sum(bool(passage.event.text) for passage in passages):
        gone = {}  # a page of nothing but links is what somebody wanted to read
    stated.evidence += _dated(passages, gone, stated.evidence)
    events = tuple(p.event for n, p in enumerate(passages) if n not in gone)
    letters = sum(len(event.text) for event in events)
    omissions = (
        *marks(chain.from_iterable(found), inline(chain.from_iterable(found)), odd),
        *walk.omissions,
        *_left_out(passages, gone),
    )
    in_order = tuple(sorted(omissions, key=lambda one: (one.start, one.end)))
    return Text(events, in_order, stated, walk.typed > _MAINLY * max(letters, 1))


def _tree(
    text: str,
    documents: Sequence[Document],
    found: Sequence[Sequence[Token]],
    odd: dict[int, bool],
) -> Element:
    """Return a tree whose children are the documents; ``odd`` is as in ``grown``."""
    root = Element("", "", documents[0].start, documents[-1].end)
    for one, its in zip(documents, found, strict=True):
        tree = grown(its, text, lenient=True, start=one.start, end=one.end, odd=odd)
        root.children.append(tree)
    return root


def _tokens(text: str, start: int, end: int) -> Iterator[Token]:
    """Yield the tokens of a page; the tags of a template on lines of their own are marks."""
    for token in tokens(text, start, end, code=True):
        if token.kind is not TokenKind.LETTERS or "{" not in token.said:
            yield token
            continue
        place = token.start
        for match in _TEMPLATE.finditer(text, token.start, token.end):
            if match.start() > place:
                yield Token(
                    TokenKind.LETTERS, place, match.start(), said=text[place : match.start()]
                )
            yield Token(TokenKind.COMMENT, match.start(), match.end())
            place = match.end()
        if place < token.end:
            yield Token(TokenKind.LETTERS, place, token.end, said=text[place : token.end])


def _sheets(root: Element, text: str) -> Iterator[str]:
    for element in root.find("style"):
        yield text[element.start + len(element.tag) : element.end]


def _dated(
    passages: Sequence[Passage], gone: Mapping[int, Verdict], stated: Sequence[Evidence]
) -> list[Evidence]:
    """Return what a line of author and date says, if nothing else said when."""
    if any(evidence.key == "published" for evidence in stated):
        return []
    return [
        Evidence("published", passages[n].event.text, passages[n].start, passages[n].end)
        for n, (_, why) in gone.items()
        if why == BYLINE
    ]


def _left_out(passages: Sequence[Passage], gone: dict[int, Verdict]) -> Iterator[Omission]:
    for number, (action, why) in gone.items():
        passage = passages[number]
        yield Omission(passage.start, passage.end, action, why)


def _read(path: str, data: bytes, encoding: str = "") -> Transcript:
    decoded = decode(path, data, encoding=encoding, declared=declared_in(data))
    refuse_subset(path, decoded.text)
    header = front_matter.read(decoded.text)
    found = page(decoded.text, Document(header.end, len(decoded.text)))
    if not any(event.text for event in found.events):
        hint = "perhaps its text is fetched by a script: save the page as the browser shows it"
        raise RawError(Problem("a page without text", Location(path), hint))
    evidence = [*header.evidence, *_beside(header.evidence, found.facts.evidence)]
    return Transcript(
        path,
        "html",
        data,
        decoded.text,
        decoded.offsets,
        found.events,
        tuple(evidence),
        (*header.omissions, *found.omissions),
        decoded.repairs,
        Syntax.TAGS,
        typed=found.typed,
    )


def _beside(header: Sequence[Evidence], stated: Sequence[Evidence]) -> Iterator[Evidence]:
    """Yield what a page states that its front matter does not."""
    keys = {evidence.key for evidence in header}
    dated = keys & {"date", "published"}
    for evidence in stated:
        if evidence.key not in keys and not (dated and evidence.key == "published"):
            yield evidence


def _sniff(data: bytes) -> bool:
    """Tell whether the file begins as a page does (WHATWG HTML, 13.1), or is a piece of one."""
    head = data[:5000]
    if _SIGN.match(head):
        return True
    return bool(_FRAGMENT.match(head)) and len(_CLOSED.findall(data[:50_000])) >= 4


READER = Reader("html", (".html", ".htm", ".xhtml", ".xht"), _sniff, _read, _read)
