"""Two builds of the sample edition side by side: each change is on the pages that are told."""

from __future__ import annotations

import shutil
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from publisher import pipeline
from publisher.cli.run import run
from publisher.revisions import Change, Copy, compare, copy_of, errata
from publisher.signs import signs
from publisher.work import Pool

pytestmark = pytest.mark.slow

EDITS = (
    ("paid to hear folk", "paid to bear folk"),
    ("He’d have said anything.\n", ""),
    ("come in on your hands.\n", "come in on your hands and knees.\n" + "So it went on. " * 120),
    ("wait at a level crossing", "wait at a level-crossing"),
)
"""What an editor does to the interview ``exchange``: one edit makes all behind it stand later."""
LATER = ("eleven trains", "twelve trains")
"""In the last note, so behind all pages that turned."""


@pytest.fixture(scope="module")
def revised(edition_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the finished files of a sample edition that an editor went over."""
    folder = tmp_path_factory.mktemp("revised")
    edition = shutil.copytree(edition_folder, folder / "edition")
    talk = edition / "interviews" / "exchange.md"
    text = talk.read_text(encoding="utf-8")
    for old, new in (*EDITS, LATER):
        assert text.count(old) == 1
        text = text.replace(old, new)
    talk.write_text(text, encoding="utf-8")
    with Pool(2) as workers:
        options = pipeline.BuildOptions(workers=workers)
        pipeline.save(pipeline.build(edition / "edition.toml", options), folder / "dist")
    return folder / "dist" / "small-hours"


@pytest.fixture(scope="module")
def copies(files_of: dict[str, Path], revised: Path) -> tuple[Copy, Copy]:
    """Return both books as copies."""
    ours, theirs = files_of["epub"], revised / "small-hours.epub"
    return copy_of(ours.read_bytes(), "old"), copy_of(theirs.read_bytes(), "new")


@pytest.fixture(scope="module")
def changes(copies: tuple[Copy, Copy]) -> tuple[Change, ...]:
    """Return what differs between them."""
    return compare(*copies).changes


def pages(path: Path) -> dict[str, str]:
    """Return the signs on each page of a PDF, by its folio."""
    with pikepdf.open(path) as pdf:
        labels = [page.label for page in pdf.pages]
    texts = (page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(path))
    said = (signs(text.replace("\ufffe", "").replace("-\r\n", "")) for text in texts)
    return dict(zip(labels, said, strict=True))


def test_a_book_is_like_itself(copies: tuple[Copy, Copy]) -> None:
    """Not one word differs."""
    assert not compare(copies[0], copies[0])


def test_all_edits_are_told(changes: tuple[Change, ...]) -> None:
    """And nothing else."""
    told = [(c.turn, c.before, c.after.split(". So")[0]) for c in changes]
    assert told == [
        ("exchange.t002", "hear", "bear"),
        ("exchange.t006", "He’d have said anything.", ""),
        ("exchange.t010", "", "and knees"),
        ("exchange_n2", "", "-"),
        ("exchange_n4", "eleven", "twelve"),
    ]


def test_each_change_is_on_its_pages(
    changes: tuple[Change, ...], files_of: dict[str, Path], revised: Path
) -> None:
    """In both books, as PDFium reads them: the words, or those around them."""
    ours, theirs = pages(files_of["print"]), pages(revised / "small-hours-print.pdf")
    for one in changes:
        assert signs(one.left + one.before + one.right) in ours[one.page]
        assert signs(one.left.split()[-1] + one.after[:9]) in theirs[one.new_page]
    assert changes[0].page == changes[0].new_page
    assert changes[-1].page != changes[-1].new_page


def test_the_slip_and_the_command(
    copies: tuple[Copy, Copy],
    files_of: dict[str, Path],
    revised: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Folders of finished files will do; the slip has the pages of the first."""
    assert run(["diff", str(files_of["epub"]), str(revised), "--errata", "-"]) == 0
    slip = capsys.readouterr().out
    assert slip.strip() == errata(compare(*copies), copies[0]).strip()
    note = next(one for one in compare(*copies).changes if one.note == "4")
    assert f"- **p. {note.page}, note 4**: for “eleven” read “twelve”" in slip
