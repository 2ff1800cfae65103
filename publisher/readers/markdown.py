"""Markdown: CommonMark 0.31 blocks and inlines, as markdown-it-py reads them.

markdown-it-py gives lines for blocks but no places for inlines; ``spans`` finds
those.  Hidden from it beforehand, and accounted for, are the header, definitions
of links, comments and template tags.  Indented and fenced code and HTML blocks
are read as paragraphs, because in an interview they are speech that slipped to
the right or came out of a web page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from markdown_it import MarkdownIt
from markdown_it.common.utils import normalizeReference
from markdown_it.token import Token

from publisher.model.transcript import Action, Event, EventKind, Omission, Transcript
from publisher.readers import flanking, front_matter
from publisher.readers.building import Builder
from publisher.readers.decoding import decode
from publisher.readers.plain import Line, lines_of
from publisher.readers.reader import Reader
from publisher.readers.spans import Spans

__all__ = ["READER", "told"]

_NESTING = 20
_DEFINITION = re.compile(
    r"[ ]{0,3}\[(?!\^)((?:[^\[\]\\\n]|\\.){1,300})\]:[ \t]*(?:<([^<>\n]+)>|([^\s<]\S*))"
    r"(?:[ \t]+(?:\"[^\"\n]*\"|'[^'\n]*'|\([^()\n]*\)))?[ \t]*(?=\n|$)"
)
_NOTE = re.compile(r"[ ]{0,3}\[\^([A-Za-z0-9_-]{1,40})\]:[ \t]*")
_TEMPLATE = re.compile(r"[ \t]*\{%[^\n]{0,500}%\}[ \t]*(?=\n|$)")
_WORDED = re.compile(r"[^\W_]")
_ANY = re.compile(".")
_STRANGE = re.compile(r"[^\S \t\n]")
"""Blanks that Python strips and CommonMark (2.1) does not; they are put back by ``Spans``."""
_SIGNS = re.compile(rb"(?m)^(?:#{1,6} \S|\*\*[^*\n]{1,60}\*\*|__[^_\n]{1,60}__)")


@dataclass(slots=True)
class _Source:
    """The text with everything masked that is not to be read as Markdown."""

    text: str
    masked: str = ""
    links: dict[str, dict[str, str]] = field(default_factory=dict)
    omissions: list[Omission] = field(default_factory=list)

    def hide(self, start: int, end: int, action: Action, why: str) -> None:
        self.omissions.append(Omission(start, end, action, why))


def _read(path: str, data: bytes, encoding: str = "") -> Transcript:
    decoded = decode(path, data, encoding=encoding)
    header = front_matter.read(decoded.text)
    events, hidden = told(decoded.text, header.end)
    omissions = sorted((*header.omissions, *hidden), key=lambda o: (o.start, o.end))
    return Transcript(
        path,
        "markdown",
        data,
        decoded.text,
        decoded.offsets,
        events,
        header.evidence,
        tuple(omissions),
        decoded.repairs,
    )


def told(text: str, start: int = 0) -> tuple[tuple[Event, ...], list[Omission]]:
    """Return the events of Markdown from a character on, and what they leave out."""
    source = _masked(text, start)
    return tuple(_Walk(source).events()), source.omissions


# --- what is not Markdown ----------------------------------------------------------------------


def _masked(text: str, start: int) -> _Source:
    source = _Source(text)
    place = start
    while (opening := text.find("<!--", place)) >= 0:
        closing = text.find("-->", opening)
        if closing < 0:
            break
        place = closing + 3
        source.hide(opening, place, Action.DROPPED, "comment")
    comments = [(o.start, o.end) for o in source.omissions]
    source.masked = _blank(text, [(0, start), *comments])
    _hide_lines(source, start)
    hidden = [(o.start, o.end) for o in source.omissions]
    source.masked = _blank(source.masked, sorted(hidden))
    return source


def _hide_lines(source: _Source, start: int) -> None:
    """Hide definitions of links, which begin after a blank line or one another, and tags."""
    free = True
    for line in lines_of(source.masked, start):
        if definition := free and _DEFINITION.match(line.text):
            label = normalizeReference(definition[1])
            source.links.setdefault(label, {"href": definition[2] or definition[3], "title": ""})
            source.hide(line.start, line.start + len(line.text), Action.DROPPED, "link definition")
        elif _TEMPLATE.match(line.text):
            source.hide(line.start, line.start + len(line.text), Action.DROPPED, "template tag")
            free = True
        else:
            free = line.blank


def _blank(text: str, spans: list[tuple[int, int]]) -> str:
    parts, place = [], 0
    for start, end in spans:
        parts.append(text[place:start])
        parts.append(_ANY.sub(" ", text[start:end]))
        place = end
    return "".join([*parts, text[place:]])


# --- blocks ------------------------------------------------------------------------------------


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"maxNesting": _NESTING, "html": True})
    parser.disable(["html_block", "reference", "code", "fence", "text_join"])
    parser.inline.ruler.at("emphasis", flanking.tokenize)
    return parser


_PARSER = _parser()


def _wordless(tokens: Sequence[Token]) -> frozenset[int]:
    """Return the places of items that hold no words: their numbers are what is said."""
    open_items: list[int] = []
    wordless: set[int] = set()
    for index, token in enumerate(tokens):
        match token.type:
            case "list_item_open":
                open_items.append(index)
                wordless.add(index)
            case "list_item_close":
                open_items.pop()
            case "inline" | "hr":
                wordless.difference_update(open_items)
    return frozenset(wordless)


class _Walk:
    """From block tokens to events; lines that no token claims become paragraphs."""

    def __init__(self, source: _Source) -> None:
        self.source = source
        self.safe = _STRANGE.sub(" ", re.sub("[\f\v]", "\n", source.masked))
        self.lines = lines_of(self.safe)
        self.quotes = 0
        self.lists: list[tuple[bool, int]] = []
        self.number = ""
        self.numbered = (-1, 0)  # the line of the last number, and where it ends there
        self.claimed = 0

    def events(self) -> Iterator[Event]:
        tokens = _PARSER.parse(self.safe, {"references": self.source.links})
        wordless = _wordless(tokens)
        for index, token in enumerate(tokens):
            match token.type:
                case "blockquote_open":
                    self.quotes += 1
                case "blockquote_close":
                    self.quotes -= 1
                case "bullet_list_open" | "ordered_list_open":
                    ordered = token.type.startswith("o")
                    self.lists.append((ordered, int(token.attrGet("start") or 1)))
                case "bullet_list_close" | "ordered_list_close":
                    self.lists.pop()
                case "list_item_open" if index not in wordless:
                    yield from self.item(token)
                case "hr":
                    yield from self.unclaimed(token.map)
                    yield Event(EventKind.BREAK, "", (), gap=1)
                case "inline":
                    yield from self.unclaimed(token.map)
                    yield from self.inline(token, tokens[index - 1])
        yield from self.unclaimed([len(self.lines), len(self.lines)])

    def item(self, token: Token) -> Iterator[Event]:
        """Account for the number of an item, which may stand on a line by itself."""
        ordered, _ = self.lists[-1]
        self.number = token.info if ordered else "-"
        if ordered and token.map:
            number = token.map[0]
            line = self.lines[number]
            first = self.numbered[1] if self.numbered[0] == number else 0
            place = line.text.find(token.info, first)
            self.numbered = (number, place + len(token.info))
            start = line.start + place
            self.source.hide(start, start + len(token.info), Action.MOVED, "list number")
            if not _WORDED.search(line.text, place + len(token.info)):
                yield from self.unclaimed([number, number + 1])

    def unclaimed(self, span: list[int] | None) -> Iterator[Event]:
        """Yield as paragraphs the lines before ``span`` that hold words all the same."""
        first, last = span or (self.claimed, self.claimed)
        for number in range(self.claimed, first):
            line = self.lines[number]
            if _WORDED.search(line.text):
                yield _literal(self.source.masked, line)
        self.claimed = max(self.claimed, last)

    def inline(self, token: Token, opening: Token) -> Iterator[Event]:
        first, last = token.map or (0, 0)
        gap = 0
        while gap < first and self.lines[first - gap - 1].blank:
            gap += 1
        note = _NOTE.match(self.lines[first].text) if not self.quotes else None
        if note:
            yield from self.notes(first, last, gap)
            return
        spans = Spans(token, self.lines[first:last], self.source.masked)
        builder = spans.build()
        self.source.omissions += spans.omissions
        if not builder.length:
            return
        if opening.type == "heading_open" and not self.lists and not self.quotes:
            level = int(opening.tag[1])
            if opening.markup[0] in "=-" and (builder.length > 120 or last - first > 2):
                yield builder.event(EventKind.PARAGRAPH, gap=gap)
            else:
                yield builder.event(EventKind.HEADING, level=level, gap=gap)
        elif self.quotes:
            yield builder.event(EventKind.QUOTATION, level=self.quotes, gap=gap)
        elif self.lists and self.number:
            yield builder.event(EventKind.ITEM, level=len(self.lists), gap=gap, name=self.number)
            self.number = ""
        else:
            yield builder.event(EventKind.PARAGRAPH, gap=gap)

    def notes(self, first: int, last: int, gap: int) -> Iterator[Event]:
        """Yield the notes defined in a paragraph, one or more a paragraph."""
        starts = [n for n in range(first, last) if _NOTE.match(self.lines[n].text)]
        for start, end in zip(starts, [*starts[1:], last], strict=True):
            head = _NOTE.match(self.lines[start].text)
            assert head is not None
            lines = self.lines[start:end]
            self.source.hide(lines[0].start, lines[0].start + head.end(), Action.MOVED, "note")
            lines[0] = Line(lines[0].text[head.end() :], lines[0].start + head.end())
            content = "\n".join(line.text.strip() for line in lines).strip()
            token = _PARSER.parseInline(content, {"references": self.source.links})[0]
            spans = Spans(token, lines, self.source.masked)
            builder = spans.build()
            self.source.omissions += spans.omissions
            yield builder.event(EventKind.NOTE, gap=gap, name=head[1])


def _literal(text: str, line: Line) -> Event:
    start = line.start + len(line.text) - len(line.text.lstrip())
    builder = Builder()
    builder.add(text[start : line.start + len(line.text.rstrip())], start)
    return builder.event(EventKind.PARAGRAPH, gap=1)


def _sniff(data: bytes) -> bool:
    """Tell whether a text is full of headings and strong labels."""
    return len(_SIGNS.findall(data[:200_000])) >= 3


READER = Reader("markdown", (".md", ".markdown"), _sniff, _read, _read)
