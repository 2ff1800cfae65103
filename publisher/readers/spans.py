"""Where the inlines of a Markdown paragraph stand: markdown-it-py does not say.

Its tokens come in the order of the source and each tells how it was written, so
one walk along the source, token by token, finds every letter.  Should source and
tokens ever disagree, the paragraph is read as plain letters, without its marks:
nothing is lost.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import dropwhile

from markdown_it.helpers import parseLinkDestination, parseLinkTitle
from markdown_it.token import Token

from publisher.model.transcript import Action, MarkKind, Omission
from publisher.readers.building import Builder
from publisher.readers.plain import Line

__all__ = ["Spans"]

_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*)")
_TAG_MARKS = {
    "em": MarkKind.EMPHASIS,
    "i": MarkKind.EMPHASIS,
    "b": MarkKind.STRONG,
    "strong": MarkKind.STRONG,
}


class _AstrayError(Exception):
    """Source and tokens disagree."""


class Spans:
    """One inline token with the lines that it stands on."""

    def __init__(self, token: Token, lines: Sequence[Line], text: str) -> None:
        self.source = token.content
        self.children = token.children or []
        self.lines = lines
        self.text = text
        self.omissions: list[Omission] = []
        self.places = self._places()
        self.at = 0
        self.links: list[bool] = []
        self.builder = Builder()

    def _places(self) -> list[int]:
        """Return the character of the transcript for each character of the source."""
        places: list[int] = []
        lines = dropwhile(lambda line: line.blank, self.lines)  # markdown-it-py strips them
        for said, line in zip(self.source.split("\n"), lines, strict=False):
            found = line.text.rfind(said.strip())
            first = line.start + found - (len(said) - len(said.lstrip()))
            places += range(first, first + len(said))
            places.append(line.start + len(line.text))
        return places

    def build(self) -> Builder:
        """Return a builder that holds the letters and marks; fills ``omissions``."""
        try:
            for child in self.children:
                self.child(child)
            if any(c.isalnum() for c in self.source[self.at :]):
                raise _AstrayError
        except (_AstrayError, IndexError):
            self.omissions.clear()
            self.builder = Builder()
            for number, line in enumerate(self.lines):
                if number:
                    self.builder.add("\n", line.start - 1)
                end = line.start + len(line.text.rstrip())
                self.builder.add(self.text[line.start : end], line.start)
        return self.builder

    # --- one child at a time -------------------------------------------------------------------

    def child(self, token: Token) -> None:
        """Read one token at the place reached; raise _AstrayError if it is not there."""
        match token.type:
            case "text":
                self.letters(token.content)
            case "text_special":
                self.special(token)
            case "softbreak" | "hardbreak":
                self.newline(hard=token.type == "hardbreak")
            case "em_open" | "strong_open" | "em_close" | "strong_close":
                self.emphasis(token)
            case "code_inline":
                self.code(token)
            case "html_inline":
                self.html(token)
            case "link_open":
                self.open_link(token)
            case "link_close":
                self.close_link()
            case "image":
                self.image(token)
            case _:
                raise _AstrayError

    def expect(self, said: str) -> int:
        """Go past ``said``, which stands here or after blanks; return where it begins."""
        here = self.at
        if not self.source.startswith(said, here):
            while self.source[here : here + 1].isspace():
                here += 1
            if not self.source.startswith(said, here):
                raise _AstrayError
        self.at = here + len(said)
        return here

    def put(self, text: str, here: int) -> None:
        """Add letters that stand at ``here`` of the source, as the raw has them."""
        for piece in re.split("(?<=\n)", self.source[here : here + len(text)]):
            if piece:
                place = self.places[here]
                self.builder.add(self.text[place : place + len(piece)], place)
                here += len(piece)

    def omit(self, start: int, end: int, action: Action, why: str, after: str = "") -> None:
        """Put on record what became of characters that no letter stands for."""
        first, last = self.places[start], self.places[end - 1] + 1
        joined = why != "line end"
        self.omissions.append(Omission(first, last, action, why, after, joined=joined))

    def letters(self, text: str) -> None:
        """Read plain letters."""
        if text:
            self.put(text, self.expect(text))

    def special(self, token: Token) -> None:
        """Read an escaped character or an entity."""
        start = self.expect(token.markup)
        if token.info == "escape":
            self.put(token.content, self.at - len(token.content))
            return
        self.builder.add(token.content, self.places[start])
        self.omit(start, self.at, Action.CHANGED, "encoding.entity", token.content)

    def newline(self, *, hard: bool) -> None:
        """Read a line end; a hard one is marked as meant."""
        end = self.source.find("\n", self.at)
        if end < 0 or self.source[self.at : end].strip(" \t\\"):
            raise _AstrayError
        self.at = end + 1
        if hard:
            self.builder.line_break(self.places[end])
        else:
            self.builder.add("\n", self.places[end])

    def emphasis(self, token: Token) -> None:
        """Open or close emphasis."""
        self.expect(token.markup)
        kind = MarkKind.STRONG if token.type.startswith("strong") else MarkKind.EMPHASIS
        if token.type.endswith("open"):
            self.builder.open(kind)
        else:
            self.builder.close(kind)

    def code(self, token: Token) -> None:
        """Read the letters of a code span; its marks go, and a blank that parts nothing."""
        opening = self.expect(token.markup)
        start = opening + len(token.markup)
        stop = self.source.find(token.markup, start)
        while self.source.startswith("`", stop + len(token.markup)):
            run = stop + len(token.markup)
            while self.source.startswith("`", run):
                run += 1
            stop = self.source.find(token.markup, run)
        inner = self.source[start:stop].replace("\n", " ")
        skip = 0 if inner == token.content else 1
        if stop < 0 or inner[skip : len(inner) - skip] != token.content:
            raise _AstrayError
        self.at = stop + len(token.markup)
        left = skip if self._is_edge(opening - 1) else 0
        right = skip if self._is_edge(self.at) else 0
        self.put(inner[left : len(inner) - right], start + left)

    def _is_edge(self, place: int) -> bool:
        """Tell whether a blank, or nothing, stands at a place of the source."""
        return not 0 <= place < len(self.source) or self.source[place].isspace()

    def html(self, token: Token) -> None:
        """Read a tag: it goes, on record, and the known ones leave a mark."""
        start = self.expect(token.content)
        tag = _TAG.match(token.content)
        name = tag[2].lower() if tag else ""
        self.omit(start, self.at, Action.DROPPED, "line end" if name == "br" else "html tag")
        if name == "br":
            self.builder.line_break(self.places[start])
        elif tag and name in _TAG_MARKS and tag[1]:
            self.builder.close(_TAG_MARKS[name])
        elif name in _TAG_MARKS:
            self.builder.open(_TAG_MARKS[name])

    # --- links ---------------------------------------------------------------------------------

    def open_link(self, token: Token) -> None:
        """Open a link."""
        auto = token.markup == "autolink"
        start = self.expect("<" if auto else "[")
        self.links.append(auto)
        self.builder.open(MarkKind.LINK, str(token.attrGet("href") or ""))
        if not auto:
            self.omit(start, self.at, Action.MOVED, "link")

    def close_link(self) -> None:
        """Close a link; its address goes to the metadata."""
        if self.links.pop():
            self.expect(">")
        else:
            start = self.expect("]")
            self.at = self.tail(self.at)
            self.omit(start, self.at, Action.MOVED, "link")
        self.builder.close(MarkKind.LINK)

    def image(self, token: Token) -> None:
        """Pass over a picture, on record."""
        start = self.expect(f"![{token.content}]")
        self.at = self.tail(self.at)
        self.omit(start, self.at, Action.DROPPED, "picture")

    def tail(self, start: int) -> int:
        """Return the end of ``(target "title")``, ``[label]`` or nothing, at ``start``."""
        source, size = self.source, len(self.source)
        if source.startswith("(", start):
            place = _blanks(source, start + 1)
            target = parseLinkDestination(source, place, size)
            if target.ok:
                place = _blanks(source, target.pos)
                title = parseLinkTitle(source, place, size)
                if title.ok and place > target.pos:
                    place = _blanks(source, title.pos)
                if source.startswith(")", place):
                    return place + 1
        if source.startswith("[", start):
            return source.find("]", start) + 1
        return start


def _blanks(text: str, place: int) -> int:
    while text[place : place + 1].isspace():
        place += 1
    return place
