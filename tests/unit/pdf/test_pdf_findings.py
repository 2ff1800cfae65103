"""What a printer would object to."""

from __future__ import annotations

import io
import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from publisher.model.block import Figure
from publisher.model.edition import Edition, Part, PrintSpec, Product
from publisher.model.edition import Image as Picture
from publisher.model.finding import Finding, Severity
from publisher.model.manuscript import Manuscript
from publisher.model.publication import Document, Resource
from publisher.pdf.bind import Parts
from publisher.pdf.findings import print_findings
from publisher.pdf.plan import Plan, Side
from publisher.pdf.section import PageUse, Section, Shown
from publisher.source import Location
from publisher.vocabulary.findings.pages import KINDS

WHERE = Location("talk.md", 7, 1)
SHOWN = [
    (path.parent.name, case)
    for path in sorted((Path(__file__).parents[2] / "findings").glob("print-*/expected.toml"))
    for case in tomllib.loads(path.read_text("utf-8")).get("pages", ())
]


def png(mode: str, width: int, height: int) -> bytes:
    """Return a picture."""
    stream = io.BytesIO()
    Image.new(mode, (width, height)).save(stream, "PNG")
    return stream.getvalue()


def found(
    *,
    pages: int = 40,
    shown: tuple[Shown, ...] = (),
    picture: bytes = b"",
    inside: float = 60.0,
    outside: float = 40.0,
    blanks: int = 0,
    type_: float = 0.0,
    line: float = 0.0,
    coloured: bool = False,
    form: str = "paperback",
    **said: object,
) -> tuple[Finding, ...]:
    """Return the findings about a book of one section."""
    document = Document("one", "one.xhtml", "interview", "body", "One", "en", "")
    use = PageUse(0, 0, 0, 396, 612, inside=inside, outside=outside, type=type_, line=line)
    section = Section(
        (), (), (), (use,) * pages, (), (), (), (), (), (), shown=shown, coloured=coloured
    )
    sides = tuple(Side(str(n + 1), "running", document, n) for n in range(pages))
    empty = tuple(Side(str(pages + n + 1), "bare") for n in range(blanks))
    parts = Parts(Plan((*sides, *empty), 0), {"one": section}, (), ())
    text = Manuscript("m", "M", "en", body=(Figure("a.png", "A", where=WHERE),))
    edition = Edition(
        "s", "S", "en", parts=(Part("", (text,)),), images=(Picture("a.png", "image/png", picture),)
    )
    product = Product(form, print=replace(PrintSpec(), **said))  # type: ignore[arg-type]
    pictures = {"images/a.png": Resource("images/a.png", "image/png", picture)}
    return print_findings(edition, product, parts, pictures)


@pytest.mark.parametrize(
    ("mode", "pixels", "points", "coarse"),
    [
        ("L", 300, 72, False),
        ("L", 299, 72, False),
        ("L", 280, 72, True),
        ("RGB", 600, 288, True),
        ("1", 600, 72, False),
        ("1", 400, 72, True),
    ],
)
def test_coarse_pictures_are_told(mode: str, pixels: int, points: float, coarse: bool) -> None:
    """By name, density and page, at the figure, once for each picture."""
    shown = (Shown("images/a.png", 2, points, points), Shown("images/a.png", 3, points, points))
    findings = found(shown=shown, picture=png(mode, pixels, pixels))
    assert [f.code for f in findings] == ["print-picture-coarse"] * coarse
    for finding in findings:
        assert finding.message.startswith(f"a.png has {pixels * 72 / points:.0f} pixels an inch")
        assert "on page 3" in finding.message
        assert finding.where == WHERE


def test_a_picture_on_its_side_is_measured_as_it_stands() -> None:
    """Cameras lie their pictures down; the longer side is the longer side."""
    shown = (Shown("images/a.png", 0, 72, 144),)
    assert found(shown=shown, picture=png("L", 600, 300)) == ()


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"pages": 20, "printer": "kdp"}, "print-pages"),
        ({"pages": 830, "printer": "kdp", "inside": 80.0}, "print-pages"),
        ({"pages": 70, "printer": "kdp", "form": "hardcover"}, "print-pages"),
        ({"pages": 80, "printer": "kdp", "form": "hardcover", "width": 360.0}, "print-trim"),
        ({"printer": "ingram", "outside": 30.0}, "print-margin"),
        ({"printer": "kdp", "inside": 20.0}, "print-margin"),
        ({"printer": "kdp", "outside": 20.0, "bleed": 9.0}, "print-margin"),
    ],
)
def test_what_a_printer_does_not_take_is_an_error(said: dict[str, object], code: str) -> None:
    """And with another printer, or none, it is no matter."""
    findings = found(**said)  # type: ignore[arg-type]
    assert [(f.code, f.severity) for f in findings] == [(code, Severity.ERROR)]
    assert found(**said | {"printer": ""}) == ()  # type: ignore[arg-type]


def test_three_blank_pages_are_too_many() -> None:
    """Two are the end of a part."""
    assert found(blanks=2) == ()
    (finding,) = found(blanks=3)
    assert finding.code == "print-blanks"
    assert "from 41 on" in finding.message


@pytest.mark.parametrize(
    ("said", "codes"),
    [
        ({"type_": 6.5, "printer": "kdp"}, ["print-type"]),
        ({"type_": 7.0, "printer": "kdp"}, []),
        ({"line": 0.5, "printer": "kdp"}, ["print-line"]),
        ({"line": 0.5, "printer": "ingram"}, []),
        ({"line": 0.2, "printer": "ingram"}, ["print-line"]),
        ({"coloured": True}, ["print-colours"]),
        ({"coloured": True, "ink": "colour"}, []),
    ],
)
def test_what_prints_badly_is_a_warning(said: dict[str, object], codes: list[str]) -> None:
    """Small type, thin lines, and colours in a book of black."""
    assert [f.code for f in found(**said)] == codes  # type: ignore[arg-type]


@pytest.mark.parametrize(("code", "case"), SHOWN, ids=[f"{c}: {one['says']}" for c, one in SHOWN])
def test_each_folder_shows_a_book_with_the_fault_and_one_without(
    code: str, case: dict[str, Any]
) -> None:
    """The one has this finding and no other, the other none."""
    ((told, message),) = [(one.code, one.message) for one in _shown(**case["book"])]
    assert (told, message) == (code, case["message"])
    assert _shown(**case["sound"]) == ()


def _shown(
    picture: tuple[str, int] | None = None, points: float = 0.0, **said: Any
) -> tuple[Finding, ...]:
    """Return the findings about a book, on whose third page a picture stands."""
    if picture is None:
        return found(**said)
    mode, pixels = picture
    shown = (Shown("images/a.png", 2, points, points),)
    return found(shown=shown, picture=png(mode, pixels, pixels), **said)


def test_every_code_has_a_folder() -> None:
    """What a printer may object to is shown."""
    assert {code for code, _ in SHOWN} == KINDS.keys()
