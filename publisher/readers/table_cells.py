r"""The cells of a table in text, each with its place.

In: the text of a file and the sign between cells; out: rows of cells, or a RawError
with the line.  The grammar is that of RFC 4180: a cell in quotes may hold the sign,
line ends and doubled quotes.  What programs do differently is read too: ``\"`` for
a quote, blanks before a quote.  Where letters follow a closing quote, the quotes are
of the words, as in ``"So" it was``.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from publisher.errors import Problem, RawError
from publisher.readers.passage import Passage
from publisher.source import Location

__all__ = ["Cell", "delimiter", "rows"]

SIGNS = ("\t", ";", "|", ",")
_QUOTED = re.compile(r"[^\"]*+(?:\"\"[^\"]*+)*+\"")
_ESCAPED = re.compile(r"(?:[^\"\\]|\\.)*+\"", re.DOTALL)
_SAMPLE = 400_000
"""Letters of a file by which the sign between cells is told, at least to the end of a row."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: the letters it says, and the characters of the raw with its quotes."""

    passage: Passage
    start: int
    end: int

    @property
    def text(self) -> str:
        """The letters without white space at the ends."""
        return self.passage.text.strip()


@dataclass(slots=True)
class _Scanner:
    path: str
    text: str
    sign: str
    place: int = 0
    plain: re.Pattern[str] = field(init=False)
    escaped: bool = field(init=False)

    def __post_init__(self) -> None:
        self.plain = re.compile(f"[^{re.escape(self.sign)}\\n]*+")
        escapes = self.text.count('\\"')
        self.escaped = escapes > 0 and escapes > len(re.findall(r'[^,;\t|\n"]""', self.text))

    def rows(self) -> Iterator[list[Cell]]:
        """Yield the rows; a blank line is a row of one empty cell."""
        end = len(self.text)
        while self.place < end:
            row = [self._cell()]
            while self.place < end and self.text[self.place] == self.sign:
                self.place += 1
                row.append(self._cell())
            self.place += 1  # the line end
            yield row

    def _cell(self) -> Cell:
        start = self.place
        quote = start
        while self.text[quote : quote + 1] == " ":
            quote += 1
        if self.text[quote : quote + 1] == '"' and (found := self._quoted(start, quote)):
            return found
        return self._plain(start, start)

    def _plain(self, start: int, first: int) -> Cell:
        match = self.plain.match(self.text, first)
        assert match is not None
        self.place = match.end()
        return Cell(Passage.verbatim(match[0], first), start, self.place)

    def _quoted(self, start: int, quote: int) -> Cell | None:
        pattern = _ESCAPED if self.escaped else _QUOTED
        match = pattern.match(self.text, quote + 1)
        if match is None:
            if self.sign == "\t":
                return None
            line = self.text.count("\n", 0, quote) + 1
            column = quote - self.text.rfind("\n", 0, quote)
            message = "a cell in quotes that is never closed"
            hint = "close the quotes, or double those that belong to the words"
            raise RawError(Problem(message, Location(self.path, line, column), hint))
        after = self.text[match.end() : match.end() + 1]
        if self.sign == "\t" and after not in ("", "\t", "\n"):
            return None  # quotes of the words: tables by tabs often have no others
        rest = self._plain(start, match.end())
        if rest.text:  # the quotes are of the words
            whole = Passage.verbatim(self.text[quote : self.place], quote)
            return Cell(whole, start, self.place)
        return Cell(self._unquoted(quote + 1, match.end() - 1), start, self.place)

    def _unquoted(self, start: int, end: int) -> Passage:
        """Return the letters between quotes, doubled ones read as one."""
        parts: list[Passage] = []
        place = start
        pattern = r'\\"' if self.escaped else '""'
        for match in re.finditer(pattern, self.text[start:end]):
            first = start + match.start() + (1 if self.escaped else 0)
            stop = start + match.start() + (0 if self.escaped else 1)
            parts.append(Passage.verbatim(self.text[place:stop], place))
            if self.escaped:
                parts.append(Passage.verbatim('"', first))
            place = start + match.end()
        parts.append(Passage.verbatim(self.text[place:end], place))
        joined = Passage.joined([part for part in parts if part.text])
        return joined if joined.text else Passage("", (), end)


def rows(path: str, text: str, start: int, sign: str) -> list[list[Cell]]:
    """Return the rows of a table that begins at a character; raise RawError."""
    scanner = _Scanner(path, text, sign, start)
    return list(scanner.rows())


def delimiter(path: str, text: str, start: int, *, tabs: bool) -> str:
    """Return the sign between cells: the one that parts most rows into equally many.

    ``tabs``: the file's ending says that it is a tab.
    """
    stop = text.find("\n", start + _SAMPLE)
    sample = text[: stop + 1] if stop >= 0 else text
    best, most = ",", 0.0
    for sign in SIGNS:
        try:
            found = [row for row in rows(path, sample, start, sign) if any(c.text for c in row)]
        except RawError:
            continue
        widths = Counter(map(len, found))
        width, number = max(widths.items(), key=lambda one: (one[1], one[0]), default=(1, 0))
        share = number / max(1, len(found)) if width > 1 else 0.0
        if tabs and sign == "\t" and width > 1:
            return sign
        if share > most + 1e-9:
            best, most = sign, share
    return best
