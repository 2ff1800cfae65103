"""The sample's raw files give its manuscripts, but for recorded changes of the editor."""

from __future__ import annotations

import difflib
from pathlib import Path

import pytest

from publisher import intake, opening
from publisher.model.block import Turn
from publisher.model.walk import blocks, notes, plain


@pytest.fixture(scope="module")
def ingested(edition_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Ingest the raw files into a folder of their own."""
    into = tmp_path_factory.mktemp("ingested")
    done = list(intake.ingest([edition_folder / "raw"], into))
    assert [one.status for one in done] == ["written"] * len(done)
    return into


def test_raw_files_give_the_manuscripts_but_for_recorded_changes(
    edition_folder: Path, ingested: Path, accept: bool
) -> None:
    """What ingest makes and what the editor keeps differ by `editor.diff`, nothing else."""
    lines: list[str] = []
    for path in sorted((edition_folder / "interviews").glob("*.md")):
        machine = (ingested / "interviews" / path.name).read_text()
        lines += difflib.unified_diff(
            machine.splitlines(keepends=True),
            path.read_text().splitlines(keepends=True),
            f"ingested/{path.name}",
            f"interviews/{path.name}",
            n=1,
        )
    record = edition_folder / "editor.diff"
    if accept:
        record.write_text("".join(lines))
    assert "".join(lines) == record.read_text()


def test_every_raw_file_is_in_the_book_and_has_its_ledger(
    edition_folder: Path, ingested: Path, accept: bool
) -> None:
    """Each raw file has a manuscript and the ledger that ingest writes for it."""
    raws = {path.stem for path in (edition_folder / "raw").iterdir()}
    assert {path.stem for path in (edition_folder / "interviews").iterdir()} == raws
    for name in raws:
        kept = edition_folder / "ledger" / f"{name}.json"
        made = (ingested / "ledger" / f"{name}.json").read_text()
        if accept:
            kept.write_text(made)
        assert kept.read_text() == made


def test_the_sample_is_as_long_and_as_varied_as_promised(edition_folder: Path) -> None:
    """Seven interviews or more, 15,000 words, a panel, another language, times, asides, notes."""
    edition = opening.read_edition(edition_folder / "edition.toml")
    turns = [b for m in edition.interviews for b in m.body if isinstance(b, Turn)]
    words = 0
    for manuscript in edition.interviews:
        for block in blocks(manuscript):
            words += len(plain(getattr(block, "inlines", ())).split())
    assert len(edition.interviews) >= 7
    assert words >= 15_000
    assert any(len(m.speakers) >= 5 for m in edition.interviews)
    assert {m.language for m in edition.interviews} > {"en-GB"} or len(
        {m.language.partition("-")[0] for m in edition.interviews}
    ) > 1
    assert any(turn.at for turn in turns)
    assert any(list(notes(m)) for m in edition.interviews)
    assert any(m.part == 2 for m in edition.interviews)
    assert any(not any(isinstance(b, Turn) for b in m.body) for m in edition.interviews)
