"""``publisher verify``: a sound book has every word, and no planted fault is passed over."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from planted import EBOOK_FAULTS, PAGE_FAULTS, UNPAGED, UNSAID, texts

from publisher import pipeline, resources
from publisher.checks.verify import TEXTS, Verified, of_raw, verify
from publisher.cli.run import run
from publisher.desk import find, sheet
from publisher.model.edition import Edition

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def verified(edition: Edition) -> Callable[[dict[str, bytes]], list[Verified]]:
    """Return what verifies files of the sample edition."""
    style = resources.style_of(edition)
    sized = pipeline.sized(edition, style)
    return lambda files: verify(sized, style, files)


@pytest.fixture(scope="module")
def finished(files_of: dict[str, Path]) -> dict[str, bytes]:
    """Return the books of the sample edition by their kinds."""
    return {kind: files_of[kind].read_bytes() for kind in ("epub", "screen", "print")}


def test_a_sound_book_has_every_word(
    verified: Callable[[dict[str, bytes]], list[Verified]], finished: dict[str, bytes]
) -> None:
    """In the texts as they are rendered, and in each file."""
    names = {"a.epub": "epub", "a.pdf": "screen", "b.pdf": "print"}
    found = verified({name: finished[kind] for name, kind in names.items()})
    assert [one.name for one in found] == [TEXTS, *names]
    for one in found:
        assert one.differences == ()
        assert one.words > 20_000


@pytest.mark.parametrize("fault", EBOOK_FAULTS)
def test_a_fault_of_an_ebook_is_found(
    verified: Callable[[dict[str, bytes]], list[Verified]], finished: dict[str, bytes], fault: str
) -> None:
    """Whatever is lost, added, changed or moved, and with the turn in which it is."""
    faulty = EBOOK_FAULTS[fault](finished["epub"])
    assert texts(faulty) != texts(finished["epub"])
    _, screen, ebook = verified({"a.pdf": finished["screen"], "a.epub": faulty})
    assert screen.differences == ()
    assert 1 <= len(ebook.differences) <= 6
    assert all(one.place.document for one in ebook.differences)


@pytest.mark.parametrize("fault", PAGE_FAULTS)
def test_a_fault_of_pages_is_found(
    verified: Callable[[dict[str, bytes]], list[Verified]], finished: dict[str, bytes], fault: str
) -> None:
    """With the page on which it is."""
    faulty = PAGE_FAULTS[fault](finished["screen"])
    assert faulty != finished["screen"]
    if fault not in UNSAID:
        assert said(faulty) != said(finished["screen"])
    _, screen = verified({"a.pdf": faulty})
    assert screen.differences
    assert fault in UNPAGED or any(one.page for one in screen.differences)


def said(book: bytes) -> list[tuple[str, str]]:
    """Return the label and the text of every page, as PDFium reads them."""
    document = pypdfium2.PdfDocument(book)
    return [
        (document.get_page_label(i), document[i].get_textpage().get_text_range())
        for i in range(len(document))
    ]


# --- raw files ---------------------------------------------------------------------------------


@pytest.fixture
def desk(edition_folder: Path, tmp_path: Path) -> Path:
    """Return a copy of the sample edition, whose text ``the-tuner`` nobody has edited."""
    return Path(shutil.copytree(edition_folder, tmp_path / "edition"))


def of(desk: Path, name: str) -> tuple[list[str], int]:
    """Return what is wrong with a manuscript, and how many edits it has."""
    one = sheet(desk / "interviews" / f"{name}.md")
    found = of_raw(one, one.raw)
    return [problem.message for problem in found.problems], found.edits


def test_sound_raws_are_all_there(desk: Path) -> None:
    """Word for word, but for what an editor changed, which is counted."""
    for path in find.manuscripts(desk):
        assert of(desk, path.stem)[0] == []
    assert of(desk, "the-tuner")[1] == 0
    assert of(desk, "exchange")[1] > 0


def test_another_raw_file_is_found(desk: Path) -> None:
    """By its digest."""
    raw = sheet(desk / "interviews" / "the-tuner.md").raw
    raw.write_bytes(raw.read_bytes().replace(b"the", b"teh", 1))
    assert "another raw file" in of(desk, "the-tuner")[0][0]


def test_a_raw_file_that_is_gone_is_found(desk: Path) -> None:
    """By its name."""
    sheet(desk / "interviews" / "the-tuner.md").raw.unlink()
    assert of(desk, "the-tuner")[0]


def test_a_machine_that_lost_a_word_is_found(desk: Path) -> None:
    """Though its ledger says that this is what it wrote."""
    path, ledger = desk / "interviews" / "the-tuner.md", desk / "ledger" / "the-tuner.json"
    text = path.read_text("utf-8")
    cut = text.replace(" quite", "", 1)
    assert cut != text
    path.write_text(cut, "utf-8")
    said = json.loads(ledger.read_text("utf-8"))
    said["manuscript"] = hashlib.sha256(cut.encode()).hexdigest()
    ledger.write_text(json.dumps(said), "utf-8")
    assert of(desk, "the-tuner")[0] == ["the word “quite” would be lost"]


# --- the command -------------------------------------------------------------------------------


def test_the_command_tells_and_certifies(
    files_of: dict[str, Path], edition_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A sound book has a certificate."""
    out = files_of["epub"].parents[1]
    assert run(["verify", str(edition_folder), "--out", str(out)]) == 0
    told = capsys.readouterr()
    assert told.err == ""
    assert told.out.splitlines()[-1].startswith("Verified word for word: The Small Hours, ")
    assert run(["verify", str(edition_folder), "--out", str(out), "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert said["holds"]
    assert said["certificate"] == told.out.splitlines()[-1]


def test_the_command_names_turn_and_words(
    files_of: dict[str, Path],
    edition_folder: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """And ends with 5, without a certificate."""
    folder = tmp_path / "small-hours"
    folder.mkdir()
    faulty = EBOOK_FAULTS["a letter is another"](files_of["epub"].read_bytes())
    (folder / "small-hours.epub").write_bytes(faulty)
    assert run(["verify", str(edition_folder), "--out", str(tmp_path)]) == 5
    told = capsys.readouterr()
    assert "exchange.t002: error: “bear” stands for “hear”" in told.err
    assert "Verified" not in told.out


def test_the_command_needs_a_book(
    edition_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without one it says so."""
    assert run(["verify", str(edition_folder), "--out", str(tmp_path)]) == 2
    assert "no finished book here" in capsys.readouterr().err
