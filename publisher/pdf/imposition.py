"""Imposition: in go the pages of a PDF, out comes a PDF of sheets to be folded or cut.

For one's own printer: two pages on each side, printed on both sides of the paper and
turned over on the short side.  Pages are taken as they are, at their size, up to what is
trimmed; with bleed where the sheet has room for it.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import Any

import pikepdf

from publisher.errors import InputError, Problem, UsageError
from publisher.pdf.folding import FOLDS, SIGNATURE, Sheet, sheets
from publisher.source import Location

__all__ = ["FIT", "PAPERS", "Imposed", "Scheme", "impose"]

_MM = 72 / 25.4

PAPERS = {
    "a3": (420 * _MM, 297 * _MM),
    "a4": (297 * _MM, 210 * _MM),
    "a5": (210 * _MM, 148 * _MM),
    "b4": (353 * _MM, 250 * _MM),
    "legal": (1008.0, 612.0),
    "letter": (792.0, 612.0),
    "sra3": (450 * _MM, 320 * _MM),
    "tabloid": (1224.0, 792.0),
}
"""Sheets by name (ISO 216, ISO 217, ANSI/ASME Y14.1), lying on their long side."""

FIT = "fit"
"""A sheet as large as two pages."""

_ALIKE = 0.5  # points by which sizes of pages may differ
_DISTANCE, _LENGTH, _THICKNESS = 3.0, 14.0, 0.25


@dataclass(frozen=True, slots=True)
class Scheme:
    """How pages are laid on sheets; lengths in points.

    ``fold`` is a key of ``FOLDS``, ``paper`` one of ``PAPERS``, or ``fit`` for a sheet of
    two pages.  ``signature`` is the number of pages folded together, 0 for all.
    ``creep`` is the thickness of a sheet, by which inner pages come nearer to the fold.
    With ``shrink``, pages that are too large are made smaller.  ``leftward`` books are
    bound at their right.
    """

    fold: str = "saddle"
    paper: str = "a4"
    signature: int = 0
    creep: float = 0.0
    marks: bool = False
    shrink: bool = False
    leftward: bool = False


@dataclass(frozen=True, slots=True)
class Imposed:
    """Sheets as a PDF of two sides each; ``scale`` is 1 where pages have their size."""

    pdf: bytes
    sheets: int
    pages: int
    blanks: int
    scale: float


def impose(data: bytes, scheme: Scheme, name: str) -> Imposed:
    """Return the sheets of a book; ``name`` is that of its file in messages.

    The same arguments give the same bytes.  Raises ``UsageError`` for a scheme that
    cannot be, ``InputError`` for a file that is no PDF, is locked, or has pages of
    several sizes.
    """
    _check(scheme)
    where = Location(name)
    try:
        with pikepdf.open(io.BytesIO(data)) as book:
            return _Imposition(book, scheme, where).made()
    except pikepdf.PasswordError as error:
        hint = "take the password off first"
        raise InputError(Problem("this PDF is locked with a password", where, hint)) from error
    except pikepdf.PdfError as error:
        raise InputError(Problem("this is no PDF, or it is broken", where)) from error


def _check(scheme: Scheme) -> None:
    if scheme.fold not in FOLDS:
        raise UsageError(f"--fold: there is no “{scheme.fold}”; there are {', '.join(FOLDS)}")
    if scheme.paper not in (*PAPERS, FIT):
        known = ", ".join((*PAPERS, FIT))
        raise UsageError(f"--sheet: there is no “{scheme.paper}”; there are {known}")
    if scheme.signature % SIGNATURE or scheme.signature < 0:
        raise UsageError("--signature: the pages of a signature are a multiple of 4")
    if scheme.creep < 0:
        raise UsageError("--creep: paper is thicker than that")


class _Imposition:
    def __init__(self, book: pikepdf.Pdf, scheme: Scheme, where: Location) -> None:
        self.book, self.scheme, self.where = book, scheme, where
        self.width, self.height = self._size()
        self.paper = PAPERS.get(scheme.paper, (2 * self.width, self.height))
        self.scale = self._scale()

    def made(self) -> Imposed:
        pages, scheme = len(self.book.pages), self.scheme
        laid = sheets(pages, scheme.fold, scheme.signature, leftward=scheme.leftward)
        sides = [(side, sheet) for sheet in laid for side in (sheet.front, sheet.back)]
        with pikepdf.new() as out:
            forms = [out.copy_foreign(self._form(page)) for page in self.book.pages]
            for side, sheet in sides:
                self._add(out, side, sheet, forms)
            if "/OutputIntents" in self.book.Root:
                intents = self.book.make_indirect(self.book.Root.OutputIntents)
                out.Root.OutputIntents = out.copy_foreign(intents)
            stream = io.BytesIO()
            modes = pikepdf.ObjectStreamMode
            out.save(
                stream,
                deterministic_id=True,
                object_stream_mode=modes.generate,
                min_version="1.6",
            )
        blanks = sum(page is None for side, _ in sides for page in side)
        return Imposed(stream.getvalue(), len(laid), pages, blanks, self.scale)

    def _size(self) -> tuple[float, float]:
        """Return the size to which all pages are trimmed."""
        sizes = [_trimmed(page) for page in self.book.pages]
        if not sizes:
            raise InputError(Problem("this PDF has no pages", self.where))
        first = sizes[0]
        for number, size in enumerate(sizes, 1):
            if any(abs(a - b) > _ALIKE for a, b in zip(size, first, strict=True)):
                told = " and ".join(f"{w / _MM:.0f} × {h / _MM:.0f} mm" for w, h in (first, size))
                message = f"pages 1 and {number} have different sizes: {told}"
                hint = "impose the pages of a book, without its cover"
                raise InputError(Problem(message, self.where, hint))
        return first

    def _scale(self) -> float:
        """Return how large pages are beside their size, so that two have room."""
        wide, high = self.paper
        room = min(wide / (2 * self.width), high / self.height)
        if room * (1 + 1e-3) >= 1:
            return 1.0
        if self.scheme.shrink:
            return room
        two = f"{2 * self.width / _MM:.0f} × {self.height / _MM:.0f} mm"
        larger = [n for n, (w, h) in PAPERS.items() if w >= 2 * self.width and h >= self.height]
        hint = "make them smaller with --shrink"
        if larger:
            hint = f"take --sheet {min(larger, key=lambda n: PAPERS[n])}, or {hint}"
        message = f"two pages are {two}, more than a sheet of {self.scheme.paper}"
        raise UsageError(Problem(message, None, hint))

    def _form(self, page: pikepdf.Page) -> pikepdf.Object:
        """Return a page as a form, which shows its bleed too."""
        form = page.as_form_xobject()
        trim, media = ([float(n) for n in box] for box in (page.trimbox, page.mediabox))
        bleed = [float(n) for n in page.obj.get("/BleedBox", page.trimbox)]
        lower = [max(one, other) for one, other in zip(bleed[:2], media[:2], strict=True)]
        upper = [min(one, other) for one, other in zip(bleed[2:], media[2:], strict=True)]
        form.BBox = pikepdf.Array([*lower, *upper])
        form.TrimBox = pikepdf.Array(trim)
        return form

    def _add(
        self, out: pikepdf.Pdf, side: tuple[int | None, int | None], sheet: Sheet, forms: list[Any]
    ) -> None:
        """Add one side of a sheet."""
        wide, high = self.paper
        page = out.add_blank_page(page_size=(wide, high))
        width, height = self.width * self.scale, self.height * self.scale
        middle, bottom = wide / 2, (high - height) / 2
        nearer = self.scheme.creep * sheet.depth
        drawn, shown = [], pikepdf.Dictionary()
        for index, number in enumerate(side):
            if number is None:
                continue
            form = forms[number]
            fold = middle - nearer * (1 if index else -1)
            left = fold if index else fold - width
            edges = (0.0, middle) if index == 0 else (middle, wide)
            name = f"/P{number + 1}"
            shown[name] = form
            matrix = self._matrix(form, left, bottom)
            window = f"{_n(edges[0])} 0 {_n(edges[1] - edges[0])} {_n(high)} re W n"
            drawn.append(f"q {window} {' '.join(map(_n, matrix))} cm {name} Do Q")
        if self.scheme.marks:
            drawn.append(self._marks(width, height))
        page.obj.Resources = pikepdf.Dictionary(XObject=shown)
        page.obj.Contents = out.make_stream("\n".join(drawn).encode("ascii"))
        trim = (middle - width, bottom, middle + width, bottom + height)
        page.obj.TrimBox = pikepdf.Array([round(edge, 4) for edge in trim])

    def _matrix(self, form: Any, left: float, bottom: float) -> tuple[float, ...]:
        """Return what brings the trimmed page to its place, as it is turned already."""
        a, b, c, d, e, f = (float(n) for n in form.get("/Matrix", (1, 0, 0, 1, 0, 0)))
        x0, y0, x1, y1 = (float(n) for n in form.TrimBox)
        corners = [(a * x + c * y + e, b * x + d * y + f) for x in (x0, x1) for y in (y0, y1)]
        low = min(x for x, _ in corners), min(y for _, y in corners)
        scale = self.scale
        return scale, 0, 0, scale, left - low[0] * scale, bottom - low[1] * scale

    def _marks(self, width: float, height: float) -> str:
        """Return marks at the corners of the trim and at the fold, outside of it."""
        wide, high = self.paper
        middle, bottom = wide / 2, (high - height) / 2
        lines = []
        for x in (middle - width, middle, middle + width):
            for edge, way in ((bottom, -1), (bottom + height, 1)):
                lines.append((x, edge + way * _DISTANCE, x, edge + way * (_DISTANCE + _LENGTH)))
        for y in (bottom, bottom + height):
            for edge, way in ((middle - width, -1), (middle + width, 1)):
                lines.append((edge + way * _DISTANCE, y, edge + way * (_DISTANCE + _LENGTH), y))
        drawn = " ".join("{} {} m {} {} l S".format(*map(_n, line)) for line in lines)
        return f"q 0 0 0 1 K {_n(_THICKNESS)} w {drawn} Q"


def _trimmed(page: pikepdf.Page) -> tuple[float, float]:
    """Return width and height of a page as it is seen."""
    left, bottom, right, top = (float(n) for n in page.trimbox)
    unit = float(page.obj.get("/UserUnit", 1))
    width, height = (right - left) * unit, (top - bottom) * unit
    return (height, width) if int(page.obj.get("/Rotate", 0)) % 180 else (width, height)


def _n(number: float) -> str:
    text = f"{number:.4f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text
