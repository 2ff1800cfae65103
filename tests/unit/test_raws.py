"""Which raw files are meant by what somebody names."""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest

from publisher.errors import InputError
from publisher.raws import gather
from publisher.readers import knows


def ids(paths: list[Path], into: Path) -> dict[str, str]:
    """Return the ids of what is gathered, by the file's name and folder."""
    return {os.path.relpath(raw.path): raw.id for raw in gather(paths, into, knows)}


def fill(folder: Path, *names: str) -> None:
    """Make files, in no special order."""
    for name in random.Random(1).sample(names, len(names)):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("Q: Where?\n\nA: There.\n")


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_a_folder_means_its_interviews_sorted(tmp_path: Path) -> None:
    """Depth first and sorted; a file that no reader knows is there without an id."""
    fill(tmp_path, "in/b.txt", "in/a/z.vtt", "in/a/y.txt", "in/c.JPG", "in/.hidden.txt")
    assert list(ids([Path("in")], Path("book")).items()) == [
        ("in/a/y.txt", "y"),
        ("in/a/z.vtt", "z"),
        ("in/b.txt", "b"),
        ("in/c.JPG", ""),
    ]


def test_a_file_that_is_named_is_meant_whatever_it_is(tmp_path: Path) -> None:
    """Only a walk passes over; somebody who names a picture is told that it is none."""
    fill(tmp_path, "photo.jpg")
    assert ids([Path("photo.jpg"), Path("missing.txt")], Path("book")) == {
        "photo.jpg": "photo",
        "missing.txt": "missing",
    }


def test_what_lies_beside_an_interview_does_not_change_its_id(tmp_path: Path) -> None:
    """A picture of the same name takes no id away."""
    fill(tmp_path, "in/talk.jpg", "in/talk.txt", "in/sub/talk.md")
    assert ids([Path("in")], Path("book")) == {
        "in/sub/talk.md": "talk",
        "in/talk.jpg": "",
        "in/talk.txt": "talk-2",
    }


def test_a_text_without_ending_is_known_by_its_beginning(tmp_path: Path) -> None:
    """Captions are captions whatever they are called."""
    fill(tmp_path, "in/LICENSE")
    (tmp_path / "in/captions").write_text("WEBVTT\n\n00:01.000 --> 00:02.000\nHello.\n")
    assert ids([Path("in")], Path("book")) == {"in/LICENSE": "", "in/captions": "captions"}


@pytest.mark.parametrize("named", [".", "book", "book/../book"])
def test_an_edition_is_not_fed_with_what_it_made(tmp_path: Path, named: str) -> None:
    """Manuscripts, ledgers and finished books are not raw; `raw/` is."""
    fill(tmp_path, *(f"book/{f}/a.md" for f in ("interviews", "ledger", "dist", "matter")))
    fill(tmp_path, "book/raw/a.txt")
    assert ids([Path(named)], Path("book")) == {"book/raw/a.txt": "a"}


def test_no_edition_is_fed_with_what_another_made(tmp_path: Path) -> None:
    """A folder with an edition file is an edition, wherever it lies."""
    fill(tmp_path, "all/other/interviews/a.md", "all/other/raw/a.txt", "all/loose/interviews/b.md")
    (tmp_path / "all/other/edition.toml").write_text("")
    assert ids([Path("all")], Path("book")) == {
        "all/loose/interviews/b.md": "b",
        "all/other/edition.toml": "",
        "all/other/raw/a.txt": "a",
    }


def test_a_file_meant_twice_is_there_once(tmp_path: Path) -> None:
    """A folder and a file in it do not make two interviews of one."""
    fill(tmp_path, "in/a.txt", "in/b.txt")
    found = ids([Path("in/b.txt"), Path("in"), Path("./in/a.txt")], Path("book"))
    assert found == {"in/b.txt": "b", "in/a.txt": "a"}


def test_links_and_pipes_in_a_folder_are_passed_over(tmp_path: Path) -> None:
    """Nothing is followed out of the folder, and nothing blocks."""
    fill(tmp_path, "in/a.txt")
    (tmp_path / "in/loop").symlink_to(tmp_path / "in")
    (tmp_path / "in/gone.txt").symlink_to("nowhere")
    (tmp_path / "in/link.txt").symlink_to("a.txt")
    os.mkfifo(tmp_path / "in/pipe.txt")
    found = gather([Path("in")], Path("book"), knows)
    assert [(raw.path, raw.id, raw.why) for raw in found] == [
        ("in/a.txt", "a", ""),
        ("in/gone.txt", "", "symbolic link"),
        ("in/link.txt", "", "symbolic link"),
        ("in/loop", "", "symbolic link"),
        ("in/pipe.txt", "", "no file"),
    ]


def test_a_folder_that_cannot_be_read_is_one_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The rest of the walk goes on."""
    fill(tmp_path, "in/a.txt", "in/shut/b.txt", "in/z.txt")
    scan = os.scandir

    def shut(path: str) -> object:
        if path.endswith("shut"):
            raise PermissionError(13, "Permission denied", path)
        return scan(path)

    monkeypatch.setattr(os, "scandir", shut)
    found = gather([Path("in")], Path("book"), knows)
    assert [raw.path for raw in found] == ["in/a.txt", "in/shut", "in/z.txt"]
    assert found[1].id == ""
    assert "in/shut: the folder cannot be read: Permission denied" in str(found[1].error)


def test_very_deep_folders_are_walked(tmp_path: Path) -> None:
    """The walk does not call itself."""
    deep = tmp_path / "in"
    for _ in range(400):
        deep = deep / "d"
    deep.mkdir(parents=True)
    (deep / "a.txt").write_text("x")
    assert list(ids([Path("in")], Path("book")).values()) == ["a"]


def test_more_files_than_the_limit_are_refused_with_the_flag_that_raises_it(tmp_path: Path) -> None:
    """Files of all kinds count, also links to folders; folders do not, for they hold nothing."""
    fill(tmp_path, "in/a.txt", "in/sub/b.txt", "in/sub/c.jpg", "in/sub/deep/.d")
    (tmp_path / "in/sub/loop").symlink_to(tmp_path / "in")
    assert len(gather([Path("in")], Path("book"), knows, most=5)) == 4
    with pytest.raises(InputError) as caught:
        gather([Path("in")], Path("book"), knows, most=4)
    assert str(caught.value).startswith("in/sub/deep: more than 4 files")
    assert "--limit files=NUMBER" in str(caught.value)


def test_the_limit_of_files_holds_over_all_folders_that_are_named(tmp_path: Path) -> None:
    """To name two folders is no way around it."""
    fill(tmp_path, "one/a.txt", "two/b.txt")
    with pytest.raises(InputError, match="more than 1 files"):
        gather([Path("one"), Path("two")], Path("book"), knows, most=1)


def test_a_name_is_the_same_in_every_locale(tmp_path: Path) -> None:
    """Where names are not taken for UTF-8, Python has their bytes as halves of pairs."""
    names = ["\udcc3\udca9 b.txt", "é b.txt"]
    assert [gather([Path(name)], tmp_path, bool)[0].id for name in names] == ["e-b", "e-b"]
