r"""The tokens of RTF, walked through: what each group is for, and what its letters say.

In: the text of a file; out: lines, evidence and omissions.  The looks and the
destination of letters belong to their group and end with it (RTF Specification
1.9.1, *Groups*).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from publisher.model.transcript import Action, EventKind, Evidence, Omission
from publisher.readers import rtf_codes, rtf_tables
from publisher.readers.rtf_lines import Line, Run
from publisher.readers.rtf_state import Group, State
from publisher.readers.rtf_tokens import Kind, Token, tokens

__all__ = ["Walk"]

_LINK = re.compile(r"HYPERLINK\s+(?:\\[a-z]\s+)?\"?([^\"\s]{1,2000})")
_MOST_FALLBACK = 8
r"""A longer fallback of ``\ucN`` is a lie: no code page has so many bytes a letter."""


@dataclass(slots=True)
class Walk:
    """One walk through a file; ``lines``, ``evidence`` and ``omissions`` grow."""

    text: str
    lines: list[Line] = field(default_factory=list)
    evidence: list[Evidence] = field(default_factory=list)
    omissions: list[Omission] = field(default_factory=list)
    state: State = field(default_factory=State)
    groups: list[Group] = field(default_factory=list)
    line: Line = field(default_factory=Line)
    fonts: dict[int, str] = field(default_factory=dict)
    styles: dict[int, int] = field(default_factory=dict)
    page: str = "cp1252"
    skip: int = 0
    """How many characters of a fallback are still to be passed over."""
    notes: int = 0
    pending: list[Line] = field(default_factory=list)
    """Notes called in the line at work."""
    codes: list[Token] = field(default_factory=list)
    r"""Bytes ``\'hh`` that are not yet letters."""
    half: Token | None = None
    """The first half of a surrogate pair, until something stands behind it."""

    def read(self) -> None:
        """Walk through the file."""
        for token in tokens(self.text):
            if self.codes and token.kind not in (Kind.HEX, Kind.LINE_END):
                self._bytes()
            match token.kind:
                case Kind.OPEN:
                    self._open(token)
                case Kind.CLOSE:
                    self._close(token)
                case Kind.WORD:
                    self._word(token)
                case Kind.SYMBOL:
                    self._symbol(token)
                case Kind.HEX:
                    self._hex(token)
                case Kind.LETTERS:
                    self._letters(token)
                case Kind.LINE_END:
                    self._mark(token.start, token.end, joined=True)
                case Kind.BINARY:
                    self._omit(token.start, token.end, Action.DROPPED, "picture")
        self._bytes()
        while self.groups:
            self._close(Token(Kind.CLOSE, len(self.text), len(self.text)))
        self._end_line(len(self.text))

    # --- groups --------------------------------------------------------------------------------

    def _open(self, token: Token) -> None:
        self.skip = 0
        self.groups.append(Group(self.state, token.start))
        self._mark(token.start, token.end, joined=True)

    def _close(self, token: Token) -> None:
        self.skip = 0
        noted = bool(self.groups) and self.groups[-1].note is not None
        self._mark(token.start, token.end, joined=not noted)
        if not self.groups:
            return
        group = self.groups.pop()
        inner, self.state = self.state, group.outer
        if inner.gone and not group.outer.gone:
            joined = inner.action is not Action.DROPPED or inner.gone != "page head"
            self.omissions.append(
                Omission(group.start, token.end, inner.action, inner.gone, joined=joined)
            )
            self._finish(inner.kind, group.start, token.end)
        if group.note is not None:
            self._end_line(token.start)
            self.line = group.note

    def _finish(self, kind: str, start: int, end: int) -> None:
        """Take what a destination states."""
        said = self.text[start:end]
        match kind:
            case "fonttbl":
                self.fonts = rtf_tables.fonts(said, self.page)
            case "stylesheet":
                self.styles = rtf_tables.headings(said)
            case "info":
                self.evidence += rtf_tables.properties(said, start, self.page)
            case "listtext" | "pntext" if not self.line.runs:
                number = re.search(r"(?:^|[^\\\w'])(\d{1,4})[.)]", said)
                self.line.kind = EventKind.ITEM
                self.line.name = number[1] if number else ""
            case "fldinst":
                link = _LINK.search(said.replace("{", "").replace("}", ""))
                if link and self.groups:
                    self.state = replace(self.state, link=link[1])
            case _:
                pass

    def _destination(self, token: Token, group: Group) -> bool:
        """Take a control word that says what its group is for; return False for others."""
        name = token.name
        if name in rtf_codes.DROPPED:
            gone, action = rtf_codes.DROPPED[name], Action.DROPPED
        elif name in rtf_codes.DESTINATIONS:
            gone, action = rtf_codes.DESTINATIONS[name], Action.MOVED
        elif name == "footnote":
            self._note(group)
            return True
        elif group.star and name not in _READ:
            gone, action = "rtf", Action.MOVED
        else:
            if name == "ud" and self.state.kind == "upr" and len(self.groups) > 1:
                self._unicode_copy(group)
            return False
        if not self.state.gone or self.state.gone == "rtf":
            self.state = replace(self.state, gone=gone, action=action, kind=name)
        return True

    def _unicode_copy(self, group: Group) -> None:
        """Read the second of two copies of the same, the one in Unicode."""
        first = self.groups[-2].start
        self.state = group.outer = replace(self.state, gone="", kind="")
        self._omit(first, group.start, Action.MOVED, rtf_codes.DESTINATIONS["upr"])

    def _note(self, group: Group) -> None:
        """Begin a note: its lines are told behind the line that calls it."""
        if self.state.gone:
            return
        self.notes += 1
        label = str(self.notes)
        if self.line.kind is not EventKind.HEADING:
            self._put(f"[^{label}]", group.start)
        group.note = self.line
        self.line = Line(EventKind.NOTE, name=label)
        self.state = State(encoding=self.state.encoding)

    # --- control words -------------------------------------------------------------------------

    def _word(self, token: Token) -> None:
        name, number = token.name, token.number
        group = self.groups[-1] if self.groups else None
        if self.skip and name != "u":
            self.skip -= 1
            if name in rtf_codes.CHARACTERS:
                self._mark(token.start, token.end, joined=True)
                return
        if group is not None and (group.fresh or group.star) and self._destination(token, group):
            group.fresh = group.star = False
            self._mark(token.start, token.end, joined=name != "footnote")
            return
        if group is not None:
            group.fresh = group.star = False
        if name == "u" and number is not None:
            self._unicode(token, number)
            return
        self._mark(token.start, token.end, joined=name not in _PARTS)
        if self.state.gone:
            return
        if name in rtf_codes.CHARACTERS:
            self._put(rtf_codes.CHARACTERS[name], token.end - 1)
        elif act := _ACTS.get(name):
            act(self, token)

    def _look(self, token: Token) -> None:
        on = token.number != 0
        match token.name:
            case "b":
                self.state = replace(self.state, strong=on)
            case "i":
                self.state = replace(self.state, emphasis=on)
            case "v":
                self.state = replace(self.state, hidden=on)
            case "deleted":
                self.state = replace(self.state, deleted=on)
            case _:
                self.state = replace(
                    self.state, strong=False, emphasis=False, hidden=False, deleted=False
                )

    def _paragraph_start(self, token: Token) -> None:
        del token
        self.state = replace(self.state, table=False)
        if not self.line.runs and self.line.kind is EventKind.HEADING:
            self.line.kind, self.line.level = EventKind.PARAGRAPH, 0

    def _style(self, token: Token) -> None:
        level = self.styles.get(token.number or 0, 0)
        if token.name == "outlinelevel":
            level = (token.number or 0) + 1 if (token.number or 0) < 6 else 0
        if level and self.line.kind is EventKind.PARAGRAPH:
            self.line.kind, self.line.level = EventKind.HEADING, level

    def _set(self, token: Token) -> None:
        number = token.number or 0
        match token.name:
            case "uc":
                number = number if 0 <= number <= _MOST_FALLBACK else 1
                self.state = replace(self.state, fallback=number)
            case "f":
                self.state = replace(self.state, encoding=self.fonts.get(number, ""))
            case "ansicpg":
                self.page = rtf_codes.codec(page=number) or self.page
            case "mac":
                self.page = "mac_roman"
            case "pc":
                self.page = "cp437"
            case "pca":
                self.page = "cp850"
            case _:
                self.state = replace(self.state, table=True)

    def _break(self, token: Token) -> None:
        """End a line, a paragraph, or a cell."""
        if token.name in ("line", "lbr"):
            if self.line.runs:
                self._put("\n", token.end - 1, broken=True)
        elif token.name in ("cell", "nestcell"):
            self._put("\t", token.end - 1)
        elif self.state.table and token.name == "par" and not self._in_second_cell():
            self._put(" ", token.end - 1)
        else:
            self._end_line(token.end - 1)

    def _in_second_cell(self) -> bool:
        return not self.line.runs or any(run.text == "\t" for run in self.line.runs)

    def _end_line(self, place: int) -> None:
        """End the line at work; in a note, another paragraph of it may follow."""
        line, self.line = self.line, Line()
        while line.runs and line.runs[-1].text == "\t":
            line.runs.pop()
        line.end, line.row = place, self.state.table
        if line.kind is EventKind.NOTE:
            self.line = Line(EventKind.NOTE, name=line.name)
            if not line.empty:
                self.pending.append(line)
            return
        if line.kind is EventKind.HEADING:  # until ``\\pard`` says otherwise
            self.line.kind, self.line.level = line.kind, line.level
        self.lines.append(line)
        self.lines += self.pending
        self.pending = []

    # --- letters -------------------------------------------------------------------------------

    def _letters(self, token: Token) -> None:
        if self.groups:
            self.groups[-1].fresh = False
        start = token.start
        if self.skip:
            start = min(token.end, start + self.skip)
            self.skip -= start - token.start
            self._omit(token.start, start, Action.MOVED, "fallback", joined=True)
        if start < token.end and not self.state.gone:
            self._put(self.text[start : token.end], start)

    def _symbol(self, token: Token) -> None:
        if token.name == "*" and self.groups:
            self.groups[-1].star = True
            self._mark(token.start, token.end, joined=True)
            return
        if self.skip:
            self.skip -= 1
            self._omit(token.start, token.end, Action.MARKUP, "", joined=True)
            return
        if token.name in "\n\r":
            self._mark(token.start, token.end, joined=False)
            if not self.state.gone:
                self._end_line(token.end - 1)
            return
        said = rtf_codes.SYMBOLS.get(token.name)
        if said is None or said not in ("{", "}", "\\"):
            self._mark(token.start, token.end, joined=not said or said == "\u2011")
        if said and not self.state.gone:
            self._put(said, token.end - 1)

    def _hex(self, token: Token) -> None:
        if self.groups:
            self.groups[-1].fresh = False
        if self.skip:
            self.skip -= 1
            self._omit(token.start, token.end, Action.MARKUP, "", joined=True)
        elif not self.state.gone:
            self.codes.append(token)

    def _bytes(self) -> None:
        """Read the bytes gathered, by the code page of their font."""
        codes, self.codes = self.codes, []
        data = bytes(int(token.name, 16) for token in codes)
        place = 0
        for letter, size in rtf_codes.decoded(data, self.state.encoding or self.page):
            first, last = codes[place], codes[place + size - 1]
            place += size
            self._escaped(letter, first.start, last.end)

    def _unicode(self, token: Token, number: int) -> None:
        """Read a character given by its number; halves of a pair wait for each other."""
        self.skip = self.state.fallback
        value = number % 0x10000
        if self.state.gone:
            return
        if self.half is not None and 0xDC00 <= value <= 0xDFFF:
            high = (self.half.number or 0) % 0x10000
            letter = chr(0x10000 + ((high - 0xD800) << 10) + value - 0xDC00)
            self._forget(self.half.start)
            self._escaped(letter, self.half.start, token.end)
            self.half = None
        elif 0xD800 <= value <= 0xDBFF:
            self.half = token
            self._mark(token.start, token.end, joined=True)
        else:
            self._escaped(rtf_codes.letter(value), token.start, token.end)

    def _forget(self, place: int) -> None:
        """Take back what was recorded from a character on."""
        while self.omissions and self.omissions[-1].start >= place:
            self.omissions.pop()
        if self.omissions and self.omissions[-1].end > place:
            self.omissions[-1] = replace(self.omissions[-1], end=place)

    def _escaped(self, letter: str, start: int, end: int) -> None:
        if letter == "\n":
            self._mark(start, end, joined=False)
            self._put(letter, end - 1, broken=True)
            return
        self.omissions.append(
            Omission(start, end, Action.CHANGED, "encoding.escape", letter, joined=True)
        )
        self._put(letter, start)

    def _put(self, text: str, character: int, *, broken: bool = False) -> None:
        """Add letters to the line at work, unless they are hidden or deleted."""
        state = self.state
        if state.gone or not text:
            return
        self.half = None
        if state.hidden or state.deleted:
            why = "deleted text" if state.deleted else "hidden text"
            self._omit(character, character + len(text), Action.DROPPED, why, joined=True)
            return
        run = Run(text, character, state.strong, state.emphasis, state.link, broken)
        self.line.runs.append(run)

    # --- records -------------------------------------------------------------------------------

    def _mark(self, start: int, end: int, *, joined: bool) -> None:
        if not self.state.gone:
            self._omit(start, end, Action.MARKUP, "", joined=joined)

    def _omit(
        self, start: int, end: int, action: Action, why: str, *, joined: bool = False
    ) -> None:
        """Add an omission; one that follows right upon one of its kind is one with it."""
        if end <= start or self.state.gone:
            return
        last = self.omissions[-1] if self.omissions else None
        if last is not None and (last.end, last.action, last.why) == (start, action, why):
            joined = joined and last.joined
            self.omissions[-1] = Omission(last.start, end, action, why, joined=joined)
        else:
            self.omissions.append(Omission(start, end, action, why, joined=joined))


_READ = frozenset("shppict shpinst shptxt ud result aftn".split())
r"""Destinations behind ``\*`` that are read."""
_PARTS = frozenset("par sect page column line lbr cell nestcell row nestrow tab softline".split())
"""Control words that part what stands before and after."""
_ACTS: dict[str, Callable[[Walk, Token], None]] = {
    **dict.fromkeys(("b", "i", "v", "deleted", "plain"), Walk._look),
    **dict.fromkeys(("uc", "f", "ansicpg", "mac", "pc", "pca", "intbl"), Walk._set),
    **dict.fromkeys(
        ("line", "lbr", "cell", "nestcell", "par", "sect", "row", "nestrow"), Walk._break
    ),
    **dict.fromkeys(("s", "outlinelevel"), Walk._style),
    "pard": Walk._paragraph_start,
}
