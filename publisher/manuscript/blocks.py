"""Block tokens to blocks: in lines with places, out blocks, problems noted.

``read`` gives the blocks of a body, a turn holding only its first paragraph;
``turns.gather`` gives it the rest.  ``definitions`` must have been called
before, because a note is a node where it is called.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markdown_it.token import Token

from publisher.manuscript import turns
from publisher.manuscript.figures import figure
from publisher.manuscript.inlines import scan
from publisher.manuscript.reading import Line, Reading, Run
from publisher.manuscript.syntax import DEPTH, NOTE_LABEL, QUERY
from publisher.manuscript.tokens import NOTE_HEAD, tokenize, too_deep
from publisher.model.block import (
    Block,
    Heading,
    ListBlock,
    Paragraph,
    Query,
    Quotation,
    SectionBreak,
    Verse,
)
from publisher.model.inline import Inline
from publisher.source import Location

__all__ = ["BlockReader"]

_HEADING = re.compile(r"\s*(#+)\s*")
_REFERENCE = re.compile(r"\[(?:[^\[\]\\\n]|\\[^\n])+\]:")
_COMMENT = re.compile(r"<!--(.*?)(-->|$)(.*)", re.DOTALL)

_FOREIGN = {
    "code_block": ("indented by four blanks or more, which means code", "begin it further left"),
    "fence": ("code (``` or ~~~) has no place in a book", "write \\` or \\~ for the mark itself"),
    "table_open": ("tables are not read", "write a list, or make it a picture"),
}
"""Blocks of CommonMark, and of its dialects, that a manuscript cannot hold."""


@dataclass(slots=True)
class _Inside:
    """How many quotations and lists a token stands in."""

    quotations: int = 0
    lists: int = 0

    def __bool__(self) -> bool:
        return bool(self.quotations or self.lists)


class BlockReader:
    """Reads the blocks of some lines of one file."""

    def __init__(self, lines: Sequence[Line], reading: Reading) -> None:
        self.lines = lines
        self.reading = reading
        self.tokens = tokenize(lines)
        self.offsets = [0]
        for line in lines:
            self.offsets.append(self.offsets[-1] + len(line.text) + 1)

    def _place(self, token: Token) -> Location:
        """Return where a block, or an item of a list, begins."""
        index = token.map[0] if token.map else 0
        line = self.lines[index]
        column = len(line.text) - len(line.text.lstrip(" >"))
        if "offset" in token.meta:
            column = token.meta["offset"] - self.offsets[index]
        return Location(self.reading.path, line.number, line.column + column)

    # --- notes -----------------------------------------------------------------------------

    def definitions(self) -> dict[str, Location]:
        """Read the texts of all notes into ``reading.notes``; return where they stand."""
        places: dict[str, Location] = {}
        for token in self.tokens:
            if token.type == "note":
                self._definition(token, places)
        return places

    def _definition(self, token: Token, places: dict[str, Location]) -> None:
        start, end = token.map or (0, 0)
        where = self._place(token)
        head = NOTE_HEAD.search(self.lines[start].text)
        label = head[1] if head else ""
        self.reading.marks.append(label)
        if not NOTE_LABEL.fullmatch(label):
            hint = "use letters, digits or hyphens, as in [^1]:"
            self.reading.problem("this is not the label of a note", where, hint)
            return
        if label in places:
            message = f"note {label} is defined twice, first on line {places[label].line}"
            self.reading.problem(message, where, "give one of them another label")
            return
        places[label] = where
        before = len(self.reading.problems)
        paragraphs = tuple(self._note_paragraphs(start, end, head.end() if head else 0))
        if not paragraphs and len(self.reading.problems) == before:
            self.reading.problem(f"note {label} is empty", where)
        self.reading.notes[label] = paragraphs

    def _note_paragraphs(self, start: int, end: int, column: int) -> Iterator[tuple[Inline, ...]]:
        lines = [_shifted(self.lines[start], column)]
        lines += [_shifted(line, min(4, _indent(line))) for line in self.lines[start + 1 : end]]
        lines[0] = _shifted(lines[0], _indent(lines[0]))
        inner = BlockReader(lines, self.reading)
        for token in inner.tokens:
            if token.type == "inline" and token.map:
                run = inner._run(token, _Inside())
                turns.check_lines(run, self.reading, nested=True)
                yield scan(run, self.reading, in_note=True)
            elif token.type not in ("paragraph_open", "paragraph_close"):
                where = inner._place(token)
                self.reading.problem("a note holds paragraphs only", where, "simplify it")
                return

    # --- blocks ----------------------------------------------------------------------------

    def read(self) -> list[Block]:
        """Return the blocks of the lines."""
        for token in too_deep(self.tokens, DEPTH):
            message = f"quotations and lists nest more than {DEPTH} deep here"
            self.reading.problem(message, self._place(token))
            return []
        return list(self._blocks(iter(self.tokens), "", _Inside()))

    def _blocks(self, tokens: Iterator[Token], end: str, inside: _Inside) -> Iterator[Block]:
        """Yield the blocks up to the token ``end``."""
        before, before_end = "", -1
        for token in tokens:
            if token.type == end:
                return
            span = token.map or [0, 0]
            if token.type == "paragraph_open" and span[0] == before_end:
                self._lazy(before, self._place(token))
            before, before_end = token.type, span[1]
            yield from self._block(token, span, tokens, inside)

    def _lazy(self, before: str, where: Location) -> None:
        """Refuse a line whose author may have meant it to go on with verse or a note."""
        if before == "verse":
            hint = "begin it with |, or leave an empty line before it"
            self.reading.problem("this line follows verse", where, hint)
        elif before == "note":
            hint = "indent it by four blanks, or leave an empty line before it"
            self.reading.problem("this line follows the text of a note", where, hint)

    def _block(
        self, token: Token, span: list[int], tokens: Iterator[Token], inside: _Inside
    ) -> Iterator[Block]:
        where = self._place(token)
        match token.type:
            case "paragraph_open":
                yield from self._paragraph(next(tokens), inside)
                next(tokens)
            case "heading_open":
                yield from self._heading(token, next(tokens), where, inside)
                next(tokens)
            case "hr":
                if inside:
                    self._misplaced("a section break", where, inside)
                yield SectionBreak(where)
            case "blockquote_open":
                deeper = _Inside(inside.quotations + 1, inside.lists)
                yield Quotation(self._inner(tokens, "blockquote_close", deeper, where), where)
            case "bullet_list_open" | "ordered_list_open":
                yield self._list(token, tokens, where, inside)
            case "html_block":
                yield from self._query(token, where)
            case "verse":
                yield self._verse(token, span, where)
            case "note":
                if inside:
                    self._misplaced("the text of a note", where, inside)
            case _:
                self._foreign(token, tokens, where)

    def _inner(
        self, tokens: Iterator[Token], end: str, inside: _Inside, where: Location
    ) -> tuple[Block, ...]:
        """Return the blocks of a quotation or of an item, which may not be empty."""
        before = len(self.reading.problems)
        blocks = tuple(self._blocks(tokens, end, inside))
        if not blocks and len(self.reading.problems) == before:
            container = "quotation" if end == "blockquote_close" else "item of a list"
            self.reading.problem(f"this {container} is empty", where)
        return blocks

    def _misplaced(self, what: str, where: Location, inside: _Inside) -> None:
        container = "quotation" if inside.quotations else "list"
        hint = "end that with an empty line first"
        self.reading.problem(f"{what} stands in a {container}", where, hint)

    def _foreign(self, token: Token, tokens: Iterator[Token], where: Location) -> None:
        """Refuse a block that the format does not have."""
        if token.type == "table_open":
            for inner in tokens:
                if inner.type == "table_close":
                    break
        message, hint = _FOREIGN[token.type]
        self.reading.problem(message, where, hint)

    def _run(self, token: Token, inside: _Inside) -> Run:
        """Return the text of an inline token, each line with its place."""
        first = token.map[0] if token.map else 0
        lines: list[Line] = []
        for index, content in enumerate(token.content.split("\n"), first):
            text, source = content.strip(), self.lines[index]
            column = len(source.text.rstrip()) - len(text)
            lines.append(Line(text, source.number, source.column + column))
            if source.text[:column].count(">") < inside.quotations:
                hint = "begin it with >, or leave an empty line before it"
                where = Location(self.reading.path, source.number, source.column + column)
                self.reading.problem("this line follows a quotation", where, hint)
        return Run.of(lines, self.reading.path)

    def _paragraph(self, token: Token, inside: _Inside) -> Iterator[Block]:
        run = self._run(token, inside)
        if not run.text:
            return
        where = run.at(0)
        turns.check_lines(run, self.reading, nested=bool(inside))
        if _REFERENCE.match(run.text) and not run.text.startswith("[^"):
            hint = "write links in place: [words](https://…); or \\: for a plain colon"
            self.reading.problem("link definitions are not read", where, hint)
        elif run.text.startswith("!["):
            yield from figure(run, self.reading)
        elif not inside and (turn := turns.opening(run, self.reading)):
            yield turn
        else:
            yield Paragraph(scan(run, self.reading, pulls=not inside), where)

    def _heading(
        self, token: Token, inline: Token, where: Location, inside: _Inside
    ) -> Iterator[Block]:
        level = len(token.markup)
        if token.markup[0] in "=-":
            hint = "write ## before a heading, *** for a break, or an empty line before ---"
            self.reading.problem("a heading underlined with = or -", where, hint)
        elif inside:
            self._misplaced("a heading", where, inside)
        elif level == 1:
            hint = "the title stands in the header; headings within begin with ##"
            self.reading.problem("a heading with one #", where, hint)
        elif level > 4:
            self.reading.problem(f"a heading with {level} #", where, "## to #### are read")
        elif not inline.content.strip():
            self.reading.problem("this heading is empty", where)
        else:
            index = token.map[0] if token.map else 0
            source = self.lines[index]
            marks = _HEADING.match(source.text)
            line = _shifted(source, marks.end() if marks else 0)
            text = inline.content.strip()
            run = Run.of([Line(text, line.number, line.column)], self.reading.path)
            yield Heading(level, scan(run, self.reading), where)

    def _list(
        self, token: Token, tokens: Iterator[Token], where: Location, inside: _Inside
    ) -> ListBlock:
        ordered = token.type == "ordered_list_open"
        deeper = _Inside(inside.quotations, inside.lists + 1)
        items: list[tuple[Block, ...]] = []
        numbers: list[int] = []
        for item in tokens:
            if item.type != "list_item_open":
                break
            place = self._place(item) if items else where
            if ordered:
                self.reading.marks.append(item.info)
                numbers.append(int(item.info))
                self._check_number(numbers, place)
            items.append(self._inner(tokens, "list_item_close", deeper, place))
        return ListBlock(tuple(items), numbers[0] if ordered else None, where)

    def _check_number(self, numbers: list[int], where: Location) -> None:
        """Refuse a number that would not be printed: items count up, or all have the first's."""
        expected = numbers[0] + len(numbers) - 1
        if numbers[-1] == expected or numbers[-1] == numbers[0] == numbers[1]:
            return
        message = f"this item is numbered {numbers[-1]}; it would be printed as {expected}"
        self.reading.problem(message, where, f"number it {expected}, or begin a new list")

    def _query(self, token: Token, where: Location) -> Iterator[Block]:
        match = _COMMENT.match(token.content.strip())
        if match is None:
            hint = "use the manuscript's own marks, or write \\< for a plain <"
            self.reading.problem("HTML is not read in a manuscript", where, hint)
            return
        said = match[1].strip()
        self.reading.marks.append(QUERY)
        if not match[2]:
            self.reading.problem("this comment is never closed", where, "end it with -->")
        elif not said.startswith(QUERY) or not said.removeprefix(QUERY).strip():
            hint = "a query is written <!-- query: what you want to ask -->"
            self.reading.problem("this comment is not a query", where, hint)
        elif match[3].strip():
            hint = "begin them on a new line"
            self.reading.problem("words stand behind this query", where, hint)
        else:
            yield Query(" ".join(said.removeprefix(QUERY).split()), where)

    def _verse(self, token: Token, span: list[int], where: Location) -> Verse:
        stanzas: list[list[tuple[Inline, ...]]] = [[]]
        for index, offset in enumerate(token.meta["offsets"], span[0]):
            line = _shifted(self.lines[index], offset - self.offsets[index] + 1)
            line = _shifted(line, int(line.text.startswith(" ")))
            text = line.text.rstrip()
            if not text:
                stanzas.append([])
                continue
            indent = len(text) - len(text.lstrip())
            shown = "\u00a0" * indent + text[indent:]
            run = Run.of([Line(shown, line.number, line.column)], self.reading.path)
            stanzas[-1].append(scan(run, self.reading))
        full = tuple(tuple(stanza) for stanza in stanzas if stanza)
        if not full:
            self.reading.problem("this verse is empty", where)
        return Verse(full, where)


def _shifted(line: Line, columns: int) -> Line:
    """Return the rest of a line."""
    return Line(line.text[columns:], line.number, line.column + columns)


def _indent(line: Line) -> int:
    return len(line.text) - len(line.text.lstrip(" "))
