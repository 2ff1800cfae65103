"""The catalogue of findings, and what is written of it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from publisher.vocabulary.findings import _TABLES, KINDS

HERE = Path(__file__).parent
DOCS = HERE.parents[1] / "docs" / "findings.md"
SOURCE = re.compile(
    r"House rule: |schema\.org|\d|“|Matterhorn|EPUB|WCAG|ONIX|Thema|BISAC|MARC"
    r"|Kindle|KDP|IngramSpark|Kobo|Apple|Google"
)
"""What a demand names: a clause, a page of a shop, or ourselves."""
ROW = re.compile(r"^\| `([a-z0-9-]+)` \| ([a-z, ]+) \| (.+) \| (.+) \| (.+) \|$", re.MULTILINE)


def test_no_code_means_two_things() -> None:
    """No two tables of the catalogue have the same code."""
    assert len(KINDS) == sum(map(len, _TABLES))


def test_the_document_has_a_row_for_every_code_and_no_other() -> None:
    """`docs/findings.md` says what the catalogue says; `scripts/findings_table.py` writes it."""
    rows = {code: rest for code, *rest in ROW.findall(DOCS.read_text("utf-8"))}
    assert rows == {
        code: [
            ", ".join(filter(None, (kind.severity, kind.graver))),
            kind.what,
            kind.demand,
            kind.remedy,
        ]
        for code, kind in KINDS.items()
    }


@pytest.mark.parametrize("code", KINDS)
def test_every_code_says_what_it_is_and_what_it_rests_on(code: str) -> None:
    """A code has a sentence, a demand and a remedy, which stands without the others' help."""
    kind = KINDS[code]
    assert kind.what.endswith(".")
    assert SOURCE.search(kind.demand), "whose demand is it?"
    assert kind.remedy.strip()
    assert not kind.demand.startswith("The same")


def test_every_code_has_a_folder_that_shows_it_and_no_folder_shows_another() -> None:
    """Each holds cases, which the tests of its family carry out."""
    folders = {path.parent.name for path in HERE.glob("*/expected.toml")}
    assert folders == KINDS.keys()
