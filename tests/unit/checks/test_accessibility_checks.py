"""Barriers in manuscripts: each is found where it can be mended, and nothing else is."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from editions import sample

from publisher.checks.accessibility import of_accessibility
from publisher.manuscript import parse
from publisher.model.edition import Edition, Matter, Part
from publisher.model.manuscript import Manuscript

FINDINGS = Path(__file__).parents[2] / "findings"
DOCS = FINDINGS.parents[1] / "docs" / "findings.md"
CODES = ("alt-", "heading-leap", "language-unknown", "link-address", "link-vague")


def _cases() -> Iterator[Any]:
    for path in sorted(FINDINGS.glob("*/expected.toml")):
        for case in tomllib.loads(path.read_text("utf-8")).get("manuscript", ()):
            yield pytest.param(path.parent.name, case, id=f"{path.parent.name}: {case['says']}")


def _written(text: str, language: str = "en") -> tuple[Manuscript, int]:
    """Return the manuscript of a body, and how many lines of header stand before it."""
    told = [f"language: {language}"] if language else []
    header = ["---", "id: a", "title: A", *told, "speakers: {Q: {role: interviewer}}", "---", ""]
    text = "\n".join(header) + "\n" + text.lstrip("\n")
    return parse(text, "a.md"), len(header)


def _below(where: str, shift: int) -> tuple[int, int]:
    """Return line and column of a place in a body that stands below a header."""
    line, column = map(int, where.split(":"))
    return line + shift, column


@pytest.mark.parametrize(("code", "case"), list(_cases()))
def test_a_barrier_is_found(code: str, case: dict[str, Any]) -> None:
    """With its severity, its line and column, and a remedy; in front and back matter too."""
    text, shift = _written(case["text"], case.get("language", "en"))
    line, column = (1, 1) if case["where"] == "header" else _below(case["where"], shift)
    for edition in (
        Edition("b", "B", parts=(Part("", (text,)),)),
        Edition("b", "B", front=(Matter("preface", text), Matter("contents"))),
        Edition("b", "B", back=(Matter("afterword", text),)),
    ):
        (finding,) = of_accessibility(edition)
        assert (finding.code, str(finding.severity)) == (code, case["severity"])
        assert case["message"] in finding.message
        assert str(finding.where) == f"a.md:{line}:{column}"
        assert finding.hint


def test_every_code_has_a_row_in_the_manual() -> None:
    """With the severity that it has."""
    rows = DOCS.read_text("utf-8")
    for folder in sorted(FINDINGS.iterdir()):
        if folder.name.startswith(CODES):
            (case, *_) = tomllib.loads((folder / "expected.toml").read_text("utf-8"))["manuscript"]
            assert f"| `{folder.name}` | {case['severity']} |" in rows


@pytest.mark.parametrize(
    "text",
    [
        "![A tin box with the lid off](images/tin-box.jpg)\nThe box, 1993.",
        "![Photo of a tin box](images/box.jpg)",
        "![Karin Ek in 1962](images/karin.jpg)",
        "## One\n\n### Two\n\n#### Three\n\n## Four",
        "See [the list here](https://example.org) or [example.org](https://example.org).",
    ],
)
def test_what_is_no_barrier(text: str) -> None:
    """Words that say something are left in peace."""
    assert of_accessibility(Edition("b", "B", parts=(Part("", (_written(text)[0],)),))) == ()


def test_a_book_of_everything() -> None:
    """The sample has its languages and descriptions, and one heading that leaps."""
    assert [finding.code for finding in of_accessibility(sample())] == ["heading-leap"]
