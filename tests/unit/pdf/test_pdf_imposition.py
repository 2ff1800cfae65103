"""Sheets: where pages stand on them, what is refused, and that bytes are the same."""

from __future__ import annotations

import io
from typing import Any

import pikepdf
import pypdfium2
import pytest

from publisher.errors import InputError, UsageError
from publisher.pdf.imposition import PAPERS, Scheme, impose

_MM = 72 / 25.4


def book(pages: int = 6, size: tuple[float, float] = (396, 612), **said: Any) -> bytes:
    """Return a book whose pages have a mark in their lower left corner, as wide as they count.

    With ``bleed`` a field of ink reaches beyond the trim.
    """
    bleed = said.get("bleed", 0)
    with pikepdf.new() as pdf:
        for number in range(pages):
            page = pdf.add_blank_page(page_size=size)
            ground = f"0 0 0 .5 k {-bleed} {-bleed} {size[0] + 2 * bleed} 20 re f " if bleed else ""
            page.obj.Contents = pdf.make_stream(
                f"{ground}0 0 0 1 k 20 30 {10 * (number + 1)} 10 re f".encode()
            )
            page.obj.TrimBox = pikepdf.Array([0, 0, *size])
            box = pikepdf.Array([-bleed, -bleed, size[0] + bleed, size[1] + bleed])
            page.obj.MediaBox = page.obj.BleedBox = box
            if "rotate" in said:
                page.obj.Rotate = said["rotate"]
        if said.get("odd"):
            pdf.add_blank_page(page_size=(300, 300))
        stream = io.BytesIO()
        lock = pikepdf.Encryption(owner="a", user="b") if said.get("locked") else False
        pdf.save(stream, encryption=lock)
    return stream.getvalue()


def black(pdf: bytes, side: int) -> list[tuple[int, int, int]]:
    """Return the marks of a side, from left to right: left, width, distance from the foot."""
    image = pypdfium2.PdfDocument(pdf)[side].render(scale=1).to_pil().convert("L")
    found: dict[tuple[int, int], list[int]] = {}
    for y in range(image.height):
        row = [image.getpixel((x, y)) < 60 for x in range(image.width)]
        starts = [x for x in range(1, len(row)) if row[x] and not row[x - 1]]
        for x in starts:
            end = next(e for e in range(x, len(row) + 1) if e == len(row) or not row[e])
            found.setdefault((x, end - x), []).append(y)
    return sorted(
        (x, wide, image.height - max(ys) - 1) for (x, wide), ys in found.items() if len(ys) > 5
    )


def test_pages_stand_at_the_fold() -> None:
    """In their size, in the middle of the sheet, front and back."""
    made = impose(book(), Scheme(paper="letter"), "book.pdf")
    assert (made.sheets, made.pages, made.blanks, made.scale) == (2, 6, 2, 1)
    sides = [black(made.pdf, side) for side in range(4)]
    assert sides == [
        [(396 + 20, 10, 30)],  # blank and page 1
        [(20, 20, 30)],  # page 2 and blank
        [(20, 60, 30), (396 + 20, 30, 30)],
        [(20, 40, 30), (396 + 20, 50, 30)],
    ]


def test_boxes_are_those_of_the_two_pages() -> None:
    """On a larger sheet, in its middle."""
    made = impose(book(), Scheme(paper="a3"), "book.pdf")
    with pikepdf.open(io.BytesIO(made.pdf)) as pdf:
        for page in pdf.pages:
            assert [float(n) for n in page.MediaBox] == pytest.approx(
                [0, 0, *PAPERS["a3"]], abs=1e-3
            )
            left, bottom, right, top = (float(n) for n in page.TrimBox)
            assert (right - left, top - bottom) == pytest.approx((792, 612))
            assert (left + right, bottom + top) == pytest.approx(PAPERS["a3"], abs=1e-3)


def test_inner_pages_come_nearer_to_the_fold() -> None:
    """By the thickness of the sheets around them, on both sides of it."""
    made = impose(book(8), Scheme(paper="a3", creep=4), "book.pdf")
    still = impose(book(8), Scheme(paper="a3"), "book.pdf")
    moves = [
        [a[0] - b[0] for a, b in zip(black(made.pdf, side), black(still.pdf, side), strict=True)]
        for side in range(4)
    ]
    assert moves == [[0, 0], [0, 0], [4, -4], [4, -4]]


def test_a_signature_is_folded_for_itself() -> None:
    """And creeps for itself."""
    made = impose(book(12), Scheme(paper="letter", signature=4, creep=9), "book.pdf")
    assert made.sheets == 3
    assert [x for x, *_ in black(made.pdf, 2)] == [20, 396 + 20]


def test_marks_stand_outside_of_the_pages() -> None:
    """At the corners and the fold, thin and black."""
    made = impose(book(), Scheme(paper="a3", marks=True), "book.pdf")
    plain = impose(book(), Scheme(paper="a3"), "book.pdf")
    difference = [
        (x, y)
        for one, two in [
            [
                pypdfium2.PdfDocument(p)[0].render(scale=1).to_pil().convert("L")
                for p in (made.pdf, plain.pdf)
            ]
        ]
        for x in range(one.width)
        for y in range(one.height)
        if one.getpixel((x, y)) != two.getpixel((x, y))
    ]
    left, bottom = ((a - b) / 2 for a, b in zip(PAPERS["a3"], (792, 612), strict=True))
    assert difference
    assert all(
        not (left + 1 < x < left + 791 and bottom + 1 < y < bottom + 611) for x, y in difference
    )


def test_bleed_is_shown_but_not_over_the_fold() -> None:
    """It belongs to the knife, and there is none in the fold."""
    made = impose(book(4, bleed=9), Scheme(paper="a3"), "book.pdf")
    image = pypdfium2.PdfDocument(made.pdf)[0].render(scale=1).to_pil().convert("L")
    left, bottom = ((a - b) / 2 for a, b in zip(PAPERS["a3"], (792, 612), strict=True))
    y = image.height - round(bottom) + 4
    row = [image.getpixel((x, y)) < 250 for x in range(image.width)]
    assert (row.index(True), len(row) - row[::-1].index(True)) == pytest.approx(
        (left - 9, left + 792 + 9), abs=1.5
    )


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_turned_pages_stand_as_they_are_seen(turn: int) -> None:
    """With width and height as a reader has them."""
    size = (612, 396) if turn % 180 else (396, 612)
    made = impose(book(1, size, rotate=turn), Scheme(paper="fit"), "book.pdf")
    with pikepdf.open(io.BytesIO(made.pdf)) as pdf:
        assert [float(n) for n in pdf.pages[0].MediaBox] == [0, 0, 792, 612]
    image = pypdfium2.PdfDocument(made.pdf)[0].render(scale=1).to_pil().convert("L")
    seen = (
        pypdfium2.PdfDocument(book(1, size, rotate=turn))[0].render(scale=1).to_pil().convert("L")
    )
    assert image.crop((396, 0, 792, 612)).tobytes() == seen.tobytes()


def test_pages_that_are_too_large() -> None:
    """Are refused with the sheet that has room, or made smaller on demand."""
    large = book(4, (432, 648))
    with pytest.raises(UsageError, match="take --sheet b4"):
        impose(large, Scheme(paper="a4"), "book.pdf")
    made = impose(large, Scheme(paper="a4", shrink=True), "book.pdf")
    assert made.scale == pytest.approx(PAPERS["a4"][1] / 648)
    assert impose(large, Scheme(paper="fit"), "book.pdf").scale == 1


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"no PDF at all", "this is no PDF"),
        (book()[:300], "this is no PDF, or it is broken"),
        (book(locked=True), "locked with a password"),
        (book(odd=True), "pages 1 and 7 have different sizes: 140 × 216 mm and 106 × 106 mm"),
    ],
)
def test_what_is_refused(data: bytes, message: str) -> None:
    """Each with its reason."""
    with pytest.raises(InputError, match=message):
        impose(data, Scheme(paper="a3"), "book.pdf")


@pytest.mark.parametrize(
    "scheme",
    [Scheme(fold="roll"), Scheme(paper="a9"), Scheme(signature=6), Scheme(creep=-1.0)],
)
def test_what_cannot_be_meant(scheme: Scheme) -> None:
    """Before the book is looked at."""
    with pytest.raises(UsageError):
        impose(b"", scheme, "book.pdf")


def test_same_book_same_bytes() -> None:
    """Whenever it is made, and shared things come along once."""
    data = book(40)
    scheme = Scheme(paper="letter", marks=True)
    assert impose(data, scheme, "a.pdf").pdf == impose(data, scheme, "b.pdf").pdf
