"""What ``publisher impose`` does: read a book, lay its pages on sheets, tell how to print them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from publisher import files
from publisher.cli.console import emit, show, tell
from publisher.errors import UsageError
from publisher.pdf.folding import SIGNATURE
from publisher.pdf.imposition import Imposed, Scheme
from publisher.pdf.imposition import impose as imposed

__all__ = ["Wanted", "impose"]

_LARGEST = 1 << 30
_LENGTH = re.compile(r"([0-9]{1,3}(?:\.[0-9]{1,4})?) ?(mm|in|pt)")
_POINTS = {"mm": 72 / 25.4, "in": 72.0, "pt": 1.0}
_AFTER = {
    "saddle": "fold the pile in the middle and staple it at the fold",
    "2up": "cut the pile in the middle and lay the left half on the right one",
    "spreads": "",
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was asked for, as it was typed."""

    fold: str
    sheet: str
    signature: int
    creep: str
    marks: bool
    shrink: bool
    leftward: bool

    def scheme(self) -> Scheme:
        """Return the scheme that is meant."""
        return Scheme(
            self.fold.casefold(),
            self.sheet.casefold(),
            self.signature,
            _points(self.creep),
            self.marks,
            self.shrink,
            self.leftward,
        )


def impose(book: Path, wanted: Wanted, out: Path | None, *, as_json: bool) -> int:
    """Impose a book and write its sheets."""
    scheme = wanted.scheme()
    result = imposed(files.read_bytes(book, limit=_LARGEST), scheme, str(book))
    target = out or book.with_name(f"{book.stem}-{scheme.fold}.pdf")
    if target.resolve() == book.resolve():
        raise UsageError("--out: the sheets would take the place of the book")
    files.write_atomically(target, result.pdf)
    if as_json:
        emit(
            {
                "schema": "publisher.impose/1",
                "path": str(target),
                "sheets": result.sheets,
                "pages": result.pages,
                "blanks": result.blanks,
                "scale": round(result.scale, 4),
            }
        )
        return 0
    _tell(target, scheme, result)
    return 0


def _tell(target: Path, scheme: Scheme, result: Imposed) -> None:
    sheets = f"{result.sheets} sheet{'' if result.sheets == 1 else 's'}"
    size = "" if result.scale == 1 else f", pages at {result.scale:.0%} of their size"
    tell(f"wrote: {show(str(target))} ({sheets} for {result.pages} pages{size})")
    tell("print on both sides, at 100 %, turned over on the short side")
    if scheme.fold == "saddle" and 0 < scheme.signature < result.pages:
        count = scheme.signature // SIGNATURE
        tell(f"fold each pile of {count} sheets in the middle, and sew the piles at their folds")
    elif after := _AFTER[scheme.fold]:
        tell(after)


def _points(length: str) -> float:
    match = _LENGTH.fullmatch(length)
    if match is None and length != "0":
        raise UsageError(f"--creep: “{length}” is not a length such as 0.1mm")
    return float(match[1]) * _POINTS[match[2]] if match else 0.0
