"""Faults of setting are found where they are, and become findings with folios."""

from __future__ import annotations

import re
import tomllib
from itertools import accumulate
from pathlib import Path
from typing import Any

import pytest

from publisher.model.publication import Document
from publisher.pdf.faults import faults
from publisher.pdf.fit import Piece, Room
from publisher.pdf.fitted import Fitted
from publisher.pdf.laid import LaidPage, Portion
from publisher.pdf.plan import make_plan
from publisher.pdf.section import Fault, PageUse, Section, decode, encode
from publisher.pdf.typography import typographic_findings
from publisher.source import Location
from publisher.vocabulary.findings.setting import KINDS

ROOT = Path(__file__).parents[3]
FOLDERS = {
    path.parent.name: case
    for path in sorted((ROOT / "tests" / "findings").glob("print-*/expected.toml"))
    for case in tomllib.loads(path.read_text("utf-8")).get("setting", ())
}
ROOM = Room(width=30, indent=0, natural=1.2, least=0.8, plain=1, em=4, hyphen=1, ending=5)


def fitted(lines: list[str]) -> Fitted:
    """Return a paragraph of these lines; every letter is as wide as a space."""
    words = [[Piece(len(w), True, "divide" if "-" in w else "space", letters=len(w))
              for w in line.split()] for line in lines]  # fmt: skip
    ends = accumulate(map(len, words))
    return Fitted(tuple(piece for line in words for piece in line), ROOM, tuple(ends), 10.0)


def found(case: dict[str, Any]) -> tuple[Fault, ...]:
    """Return the faults of a case."""
    count = len(case["lines"])
    pages = [
        LaidPage(tuple(Portion(*p, turn="t1") for p in portions), lines, short, off, tuple(wide))
        for portions, lines, short, off, wide in zip(
            case["portions"],
            case["lines"],
            case["short"],
            case.get("off", [0] * count),
            case.get("overfull", [()] * count),
            strict=True,
        )
    ]
    return faults(pages, {n: fitted(lines) for n, lines in enumerate(case["paragraphs"])})


@pytest.mark.parametrize("code", FOLDERS)
def test_what_is_wrong_is_found_and_nothing_else(code: str) -> None:
    """Each folder shows one fault, on its page."""
    case = FOLDERS[code]
    ((fault),) = found(case)
    assert (fault.code, fault.page) == (code, case["page"])
    assert case["message"] in fault.words


def test_every_code_is_shown_and_documented() -> None:
    """No code is without a folder, nor without a row that tells what it is."""
    assert FOLDERS.keys() == KINDS.keys()
    text = (ROOT / "docs" / "findings.md").read_text("utf-8")
    rows = dict(re.findall(r"^\| `(print-[a-z-]+)` \| (\w+) \|", text, re.MULTILINE))
    assert {code: kind.severity.value for code, kind in KINDS.items()}.items() <= rows.items()


def test_findings_name_folio_and_turn_the_gravest_first() -> None:
    """A page of a section becomes a folio of the book, and the cache keeps what was found."""
    document = Document("one", "text/one.xhtml", "interview", "body", "One", "en", "")
    told = (Fault("print-loose-line", 0, "t1", "loose"), Fault("print-widow", 1, "", "alone"))
    pages = (PageUse(0, 0, 0, 300, 400), PageUse(0, 1, 0, 300, 400))
    section = Section((), (), (), pages, (), (), (), (), (), (), faults=told)
    section = decode(encode(section))
    plan, where = make_plan([document], {"one": 2}), Location("interviews/one.md", 1, 1)
    findings = typographic_findings(plan, {"one": section}, {"one": where})
    assert {f.where for f in findings} == {where}
    assert [(f.code, f.message) for f in findings] == [
        ("print-widow", "page 2: alone"),
        ("print-loose-line", "page 1, t1: loose"),
    ]
