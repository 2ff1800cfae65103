"""What a copy-editor marks: each is found at its word and in its turn, and nothing else is."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from editions import sample

from publisher.checks.house import of_manuscripts, of_proposals, of_texts
from publisher.intake import ingest
from publisher.manuscript import parse
from publisher.model.edition import Edition, Matter, Part
from publisher.model.finding import Finding
from publisher.model.manuscript import Manuscript
from publisher.vocabulary.findings.house import KINDS

FINDINGS = Path(__file__).parents[2] / "findings"
APART = {"text-proposal-open"}
"""What is found in ledgers, and tested with them."""


def _cases(*, marked: bool) -> Iterator[Any]:
    for path in sorted(FINDINGS.glob("text-*/expected.toml")):
        for case in tomllib.loads(path.read_text("utf-8")).get("copy", ()):
            if ("where" in case) == marked:
                yield pytest.param(path.parent.name, case, id=f"{path.parent.name}: {case['says']}")


def _written(name: str, body: str, language: str = "en", speakers: str = "") -> tuple[str, int]:
    """Return the text of a manuscript, and how many lines of header stand before its body.

    A body that begins with ``[fr]`` is in that language; Q and A are speakers if they speak.
    """
    if body.startswith("["):
        language, _, body = body[1:].partition("]")
    roles = {"Q": "interviewer", "A": "interviewee"}
    told = [f"  {label}: {{role: {roles[label]}}}" for label in roles if f"**{label}" in body]
    told += [f"  {speakers}"] if speakers else []
    header = ["---", f"id: {name}", f"title: {name}", f"language: {language}"]
    header += ["speakers:", *told] if told else []
    header += ["---", ""]
    return "\n".join(header) + "\n" + body, len(header)


def _looked_at(case: dict[str, Any]) -> tuple[tuple[Finding, ...], str, int]:
    """Return what is found, the text of the case, and how many lines of header it has."""
    extra = {key: case[key] for key in ("language", "speakers") if key in case}
    text, shift = _written("a", case["text"], **extra)
    sources = {"a.md": text}
    for number, body in enumerate(case.get("others", ())):
        sources[f"b{number}.md"] = _written(f"b{number}", body)[0]
    manuscripts = tuple(parse(source, path) for path, source in sources.items())
    book = Edition("b", "B", parts=(Part("", manuscripts),))
    return of_texts(book, sources), text, shift


@pytest.mark.parametrize(("code", "case"), list(_cases(marked=True)))
def test_a_mark_is_made(code: str, case: dict[str, Any]) -> None:
    """Once, with its severity, its line and column, its turn and a remedy."""
    (finding,), text, shift = _looked_at(case)
    kind = KINDS[code]
    assert (finding.code, finding.severity, finding.hint) == (code, kind.severity, kind.remedy)
    assert case["message"] in finding.message
    if case["where"] == "header":
        line = next(n for n, told in enumerate(text.splitlines(), 1) if told.startswith("  Z:"))
        where = f"a.md:{line}:3"
    else:
        line, column = map(int, case["where"].split(":"))
        where = f"a.md:{line + shift}:{column}"
        assert finding.turn.startswith("a.t") or code == "text-query-open"
    assert str(finding.where) == where


@pytest.mark.parametrize(("code", "case"), list(_cases(marked=False)))
def test_what_is_well_is_left_in_peace(code: str, case: dict[str, Any]) -> None:
    """What looks like a fault and is none."""
    found, _, _ = _looked_at(case)
    assert code not in {finding.code for finding in found}, found


def test_every_code_is_shown_both_ways() -> None:
    """Each has a text that is marked, and one that is not."""
    for marked in (True, False):
        assert {case.values[0] for case in _cases(marked=marked)} == KINDS.keys() - APART


def test_without_the_file_the_line_is_told() -> None:
    """The column is that of the paragraph, for the words of a line cannot be counted."""
    text, _ = _written("a", "**A:** One.\n\n**Q:** It was the\nthe first.")
    book = Edition("b", "B", parts=(Part("", (parse(text, "a.md"),)),))
    (finding,) = of_texts(book, {})
    assert str(finding.where) == f"a.md:{text.splitlines().index('the first.') + 1}:1"


def test_front_and_back_are_read_too() -> None:
    """A preface is a text like any other; notes are, too."""
    text, shift = _written("a", "A word.[^1]\n\n[^1]: It was the the note.\n")
    one: Manuscript = parse(text, "a.md")
    for edition in (
        Edition("b", "B", front=(Matter("preface", one), Matter("contents"))),
        Edition("b", "B", back=(Matter("afterword", one),)),
    ):
        (finding,) = of_texts(edition, {"a.md": text})
        assert str(finding.where) == f"a.md:{shift + 3}:18"


def test_a_foreign_word_is_not_ours_to_correct() -> None:
    """Words in another language keep their marks and their spelling."""
    text, _ = _written("a", "**A:** He said [il a dit « et et »]{lang=fr} and left.")
    book = Edition("b", "B", parts=(Part("", (parse(text, "a.md"),)),))
    assert of_texts(book, {"a.md": text}) == ()


@pytest.mark.parametrize(
    "case", tomllib.loads((FINDINGS / "text-proposal-open/expected.toml").read_text("utf-8"))["raw"]
)
def test_open_proposals_are_told_once_a_text(case: dict[str, Any], tmp_path: Path) -> None:
    """With their kinds; a text that nobody ingested has none, and is no fault."""
    raw = tmp_path / "raw" / "talk.txt"
    raw.parent.mkdir()
    raw.write_text(case["text"], "utf-8")
    (one,) = ingest([raw], tmp_path)
    assert one.manuscript
    found = of_proposals([one.manuscript, tmp_path / "by-hand.md"])
    assert [f.message for f in found] == case.get("messages", [])
    assert {str(f.where) for f in found} <= {f"{one.manuscript}:1:1"}
    text = parse(one.manuscript.read_text("utf-8"), str(one.manuscript))
    book = Edition("b", "B", parts=(Part("", (text,)),))
    assert set(found) <= set(of_manuscripts(book))


def test_a_book_of_everything_is_well_kept() -> None:
    """The sample has nothing that a copy-editor must mend."""
    assert [f for f in of_texts(sample(), {}) if f.severity == "error"] == []
