"""Watching an edition: what is built, what is told, and what stays."""

import sys
from pathlib import Path

import pytest

from publisher import pipeline
from publisher.errors import UsageError
from publisher.pipeline import BuildOptions
from publisher.preview import changes, rebuild, watch
from publisher.preview.watch import _told

EPUB = BuildOptions(only=frozenset(("epub",)))
TALK = "---\nid: talk\ntitle: A Talk\nlanguage: en\n---\n\nGood morning.\n"


@pytest.fixture
def edition(tmp_path: Path) -> Path:
    """Return an edition of one talk."""
    (tmp_path / "talk.md").write_text(TALK)
    path = tmp_path / "edition.toml"
    path.write_text('title = "Talks"\ninterviews = ["talk.md"]\n')
    return path


def test_an_error_leaves_the_last_good_book(edition: Path) -> None:
    """A failed build saves nothing, and the next good one is saved again."""
    out = edition.parent / "dist"
    first = rebuild(edition, out, EPUB)
    assert first.error is None, first.error
    [book] = out.glob("*/*.epub")
    good = book.read_bytes()
    (edition.parent / "talk.md").unlink()
    second = rebuild(edition, out, EPUB, ("talk.md",))
    assert second.built is None
    assert second.error is not None
    assert "talk.md" in str(second.error.problems[0])
    assert book.read_bytes() == good
    (edition.parent / "talk.md").write_text(TALK.replace("morning", "evening"))
    third = rebuild(edition, out, EPUB, ("talk.md",))
    assert third.error is None
    assert book.read_bytes() != good


def test_finished_and_hidden_files_start_no_build(tmp_path: Path) -> None:
    """What a build or an editor's swap file writes is no change."""
    batches = [
        [tmp_path / "dist" / "talks" / "talks.epub", tmp_path / ".talk.md.swp"],
        [tmp_path / "b.md", tmp_path / "a.md", tmp_path / "dist" / "x"],
    ]
    assert list(_told(batches, [tmp_path], tmp_path / "dist")) == [("a.md", "b.md")]


def test_an_edition_within_its_own_out_folder_is_still_watched(tmp_path: Path) -> None:
    """Books put into the edition's very folder hide none of its manuscripts."""
    assert list(_told([[tmp_path / "a.md"]], [tmp_path], tmp_path)) == [("a.md",)]


def test_a_missing_extra_is_one_error_with_its_remedy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The error names the command that installs it, before anything is built."""
    monkeypatch.setitem(sys.modules, "watchfiles", None)
    with pytest.raises(UsageError, match="watchfiles") as caught:
        changes(tmp_path, tmp_path / "dist")
    assert "publisher[preview]" in caught.value.problems[0].hint


def test_a_save_is_built_even_if_it_falls_into_the_first_build(edition: Path) -> None:
    """The folder is watched before the first build begins."""
    pytest.importorskip("watchfiles")
    out = edition.parent / "dist"
    outcomes = watch(edition, out, EPUB)
    assert next(outcomes).changed == ()
    [book] = out.glob("*/*.epub")
    before = book.read_bytes()
    (edition.parent / "talk.md").write_text(TALK.replace("morning", "evening"))
    second = next(outcomes)
    assert second.changed == ("talk.md",)
    assert second.error is None
    assert book.read_bytes() != before


@pytest.mark.parametrize(
    "name",
    [
        "4913",
        "5036",
        "talk.md~",
        "talk.md.swp",
        ".talk.md.swx",
        "#talk.md#",
        "talk.md.tmp",
        ".talk.md.0a.part",
        "talk.md.part",
        ".#talk.md",
        "talk.md___jb_tmp___",
        "~$talk.docx",
    ],
)
def test_what_editors_leave_beside_a_file_is_no_change(tmp_path: Path, name: str) -> None:
    """Only the file itself counts, however an editor puts it there."""
    batches = [[tmp_path / "interviews" / name], [tmp_path / "interviews" / "talk.md"]]
    assert list(_told(batches, [tmp_path], tmp_path / "dist")) == [("interviews/talk.md",)]


@pytest.mark.parametrize("error", [ValueError("a bug"), OSError(28, "No space left", "talk.md")])
def test_no_error_ends_the_watch(
    edition: Path, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    """What nobody expected is told like any other error."""

    def fails(*_: object) -> None:
        raise error

    monkeypatch.setattr("publisher.pipeline.build", fails)
    outcome = rebuild(edition, None, EPUB)
    assert outcome.built is None
    assert outcome.error is not None
    assert str(error.args[-1 if isinstance(error, ValueError) else 1]) in str(outcome.error)


def test_saves_during_a_build_make_one_more(edition: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two saves while a build runs are told together once it is done."""
    outcomes = watch(edition, edition.parent / "dist", EPUB)
    next(outcomes)
    real = pipeline.build

    def saving(*given: object) -> pipeline.Built:
        monkeypatch.setattr("publisher.pipeline.build", real)
        (edition.parent / "talk.md").write_text(TALK.replace("morning", "night"))
        (edition.parent / "new.md").write_text(TALK)
        return real(edition, EPUB)

    monkeypatch.setattr("publisher.pipeline.build", saving)
    (edition.parent / "talk.md").write_text(TALK.replace("morning", "evening"))
    assert next(outcomes).changed == ("talk.md",)
    assert next(outcomes).changed == ("new.md", "talk.md")
