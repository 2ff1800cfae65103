"""Wikitext, as MediaWiki writes it: headings, lists, links, notes, tables, templates.

In: the source of a wiki page; out: a transcript.  Source of the rules: the MediaWiki
manual (*Help:Formatting*, *Help:Links*, *Help:Tables*, *Help:Templates*, *Extension:Cite*).
Comments, templates, pictures, notes and categories are found first, because they may
span lines and nest, and are masked; what is left is read line by line.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from publisher.errors import Problem, RawError
from publisher.model.transcript import Action, Event, EventKind, MarkKind, Omission, Transcript
from publisher.readers.building import Builder
from publisher.readers.decoding import decode
from publisher.readers.plain import Line, lines_of
from publisher.readers.reader import Reader
from publisher.readers.wikimask import HIDDEN, Masked, mask
from publisher.source import Location

__all__ = ["READER"]

_HEADING = re.compile(r"(={1,6})[ \t]*(?=[^\s=])([^\n]{1,400}?)[ \t]*(={1,6})[ \t\0]*")
_LIST = re.compile(r"[*#:;]{1,20}[ \t]*")
_CELL = re.compile(r"(?:\|\||!!|^[|!]+)(?:[^\n|\[\]{}]{0,200}\|(?!\|))?[ \t]*")
_TABLE = re.compile(r"[ \t]*(?:\{\||\|\}|\|-|\|\+)[^\n]*")
_MAGIC = re.compile(r"__[A-Z]{3,20}__")
_INLINE = re.compile(
    r"(?P<hidden>\0+)|(?P<quotes>'{2,5})"
    r"|\[\[(?P<target>[^\[\]|\n]{1,300})(?:\|(?P<label>[^\[\]\n]{0,400}))?\]\]"
    r"|\[(?P<url>(?:https?:|mailto:)[^\s\[\]]{1,500})(?:[ \t](?P<words>[^\[\]\n]{0,400}))?\]"
    r"|(?P<tag></?[A-Za-z][A-Za-z0-9]{0,20}(?:[ /][^<>\n]{0,300})?>)"
    r"|(?P<entity>&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)"
)
_TAG_NAME = re.compile(r"</?([A-Za-z0-9]+)")
_TAG_MARKS = {
    "i": MarkKind.EMPHASIS,
    "em": MarkKind.EMPHASIS,
    "b": MarkKind.STRONG,
    "strong": MarkKind.STRONG,
}
_SIGN = re.compile(rb"(?m)^==[^=\n]{1,200}==[ \t]*\r?$")
_OTHER_SIGN = re.compile(rb"\[\[[^\[\]\n]{1,200}\]\]|\{\{[^{}\n]{1,200}[|}]|'''[^'\n]{1,200}'''")


def _read(path: str, data: bytes, encoding: str = "") -> Transcript:
    decoded = decode(path, data, encoding=encoding)
    masked = mask(decoded.text)
    page = _Page(masked)
    events = tuple(page.events())
    if not events:
        raise RawError(Problem("a wiki page without text", Location(path)))
    return Transcript(
        path,
        "wikitext",
        data,
        decoded.text,
        decoded.offsets,
        events,
        masked.evidence,
        (*masked.omissions, *page.omissions),
        decoded.repairs,
    )


@dataclass(slots=True)
class _Page:
    """A page read line by line; ``omissions`` grow by what the letters leave out."""

    masked: Masked
    omissions: list[Omission] = field(default_factory=list)
    _builder: Builder = field(default_factory=Builder)
    _quotes: list[MarkKind] = field(default_factory=list)
    _gap: int = 0

    def events(self) -> Iterator[Event]:
        """Yield the events of the page, then its notes."""
        for line in lines_of(self.masked.text):
            yield from self._line(line)
        yield from self._flush()
        for label, start, end in self.masked.notes:
            self._letters(start, end, self.masked.noted)
            self._close()
            if self._builder.length:
                yield self._builder.event(EventKind.NOTE, name=label)
            self._builder = Builder()

    def _line(self, line: Line) -> Iterator[Event]:
        text = line.text.rstrip(" \t")
        if not text.strip(" \t" + HIDDEN):
            if not text.strip():
                yield from self._flush()
                self._gap += 1
            elif text.strip(" \t"):
                self._letters(line.start, line.start + len(text))  # calls of notes
            return
        end = line.start + len(text)
        if heading := _HEADING.fullmatch(text):
            yield from self._heading(heading, line.start)
        elif re.fullmatch(r"-{4,}", text):
            yield from self._flush()
            yield Event(EventKind.BREAK, "", (), gap=1)
        elif _TABLE.match(text) and text.lstrip()[:2] in ("{|", "|}", "|-", "|+"):
            yield from self._flush()
            self._drop(line.start, end, "table")
        elif text[0] in "|!":
            yield from self._row(line.start, text)
        elif sign := _LIST.match(text):
            yield from self._item(line.start + sign.end(), end, sign[0].strip())
        else:
            if self._builder.length:
                self._builder.add("\n", line.start - 1)
            self._letters(line.start, end)

    def _flush(self) -> Iterator[Event]:
        self._close()
        if self._builder.length:
            yield self._builder.event(EventKind.PARAGRAPH, gap=self._gap)
            self._gap = 0
        self._builder = Builder()

    def _close(self) -> None:
        """End the marks that are open: quotes reach to the end of their line only."""
        while self._quotes:
            self._builder.close(self._quotes.pop())

    def _heading(self, match: re.Match[str], start: int) -> Iterator[Event]:
        yield from self._flush()
        self._letters(start + match.start(2), start + match.end(2))
        self._close()
        level = min(len(match[1]), len(match[3]))
        if self._builder.length:
            yield self._builder.event(EventKind.HEADING, level=level, gap=1)
        self._builder = Builder()

    def _row(self, start: int, text: str) -> Iterator[Event]:
        """Read one line of a table: cells side by side are parted by a tab."""
        if text[0] == "!" or "||" in text or not self._builder.length:
            yield from self._flush()
        place = 0
        for cell in _CELL.finditer(text):
            if cell.start() > place:
                self._letters(start + place, start + cell.start())
            if any(c.isalnum() for c in cell[0]):
                self._drop(start + cell.start(), start + cell.end(), "table")
            if self._builder.length:
                self._builder.add("\t", start + cell.start())
            place = cell.end()
        self._letters(start + place, start + len(text))

    def _item(self, first: int, end: int, signs: str) -> Iterator[Event]:
        """Read an item of a list, a line that stands in, or a term that is defined."""
        yield from self._flush()
        if signs[-1] == ";":
            self._builder.open(MarkKind.STRONG)
        self._letters(first, end)
        self._close()
        if not self._builder.length:
            return
        if signs[-1] in "*#":
            yield self._builder.event(EventKind.ITEM, level=len(signs), gap=self._gap, name="-")
        else:
            yield self._builder.event(EventKind.PARAGRAPH, gap=max(1, self._gap))
        self._gap = 0
        self._builder = Builder()

    # --- letters -------------------------------------------------------------------------------

    def _letters(self, start: int, end: int, text: str = "") -> None:
        """Add the letters from ``start`` to ``end``, without the marks in them."""
        source = text or self.masked.text
        place = start
        for match in _INLINE.finditer(source, start, end):
            self._add(source, place, match.start())
            place = match.end()
            self._mark(match)
        self._add(source, place, end)

    def _add(self, text: str, start: int, end: int) -> None:
        place = start
        for magic in _MAGIC.finditer(text, start, end):
            self._builder.add(text[place : magic.start()], place)
            self._drop(magic.start(), magic.end(), "template", joined=True)
            place = magic.end()
        self._builder.add(text[place:end], place)

    def _mark(self, match: re.Match[str]) -> None:
        start, end = match.span()
        match match.lastgroup:
            case "hidden":
                for place in range(start, end):  # notes side by side are one stretch
                    if label := self.masked.calls.get(place):
                        self._call(label, place)
            case "quotes":
                self._quote(match)
            case "entity":
                said = html.unescape(match[0])
                self._builder.add(said, start)
                self.omissions.append(
                    Omission(start, end, Action.CHANGED, "encoding.entity", said, joined=True)
                )
            case "tag":
                self._tag(match)
            case _:
                self._link(match)

    def _call(self, label: str, place: int) -> None:
        """Add the call of a note; all of it stands on ``<ref>``, however long it is."""
        for number, sign in enumerate(f"[^{label}]"):
            self._builder.add(sign, place + min(number, len("<ref")))

    def _quote(self, match: re.Match[str]) -> None:
        """Open or close italics and bold, which two, three and five apostrophes set."""
        size = len(match[0])
        if size == 4:  # one apostrophe and bold
            self._builder.add("'", match.start())
        kinds = {2: (MarkKind.EMPHASIS,), 5: (MarkKind.STRONG, MarkKind.EMPHASIS)}
        for kind in kinds.get(size, (MarkKind.STRONG,)):
            if kind in self._quotes:
                self._quotes.remove(kind)
                self._builder.close(kind)
            else:
                self._quotes.append(kind)
                self._builder.open(kind)

    def _tag(self, match: re.Match[str]) -> None:
        name = _TAG_NAME.match(match[0])
        kind = _TAG_MARKS.get(name[1].lower()) if name else None
        if name and name[1].lower() == "br":
            self._builder.line_break(match.start())
        elif kind is not None and match[0].startswith("</"):
            self._builder.close(kind)
        elif kind is not None:
            self._builder.open(kind)
        self._drop(match.start(), match.end(), "tag", joined=True)

    def _link(self, match: re.Match[str]) -> None:
        """Add the words of a link; where it leads goes to the metadata."""
        inside = "url" if match["url"] else "target"
        shown = "words" if match["url"] else "label"
        target = match["url"] or ""
        if match[shown]:
            first = match.start(shown)
            self.omissions.append(Omission(match.start(), first, Action.MOVED, "link", joined=True))
            self._builder.open(MarkKind.LINK, target)
            self._letters(first, match.end(shown), match.string)
            self._builder.close(MarkKind.LINK)
        elif inside == "target":
            self._add(match.string, *match.span(inside))
        else:
            self.omissions.append(Omission(*match.span(), Action.MOVED, "link", joined=True))

    def _drop(self, start: int, end: int, why: str, *, joined: bool = False) -> None:
        self.omissions.append(Omission(start, end, Action.DROPPED, why, joined=joined))


def _sniff(data: bytes) -> bool:
    """Tell whether a page has headings between signs of equality, and other marks of a wiki."""
    head = data[:200_000]
    return _SIGN.search(head) is not None and _OTHER_SIGN.search(head) is not None


READER = Reader("wikitext", (".wiki", ".wikitext", ".mediawiki"), _sniff, _read, _read)
