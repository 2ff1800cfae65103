"""Reading strangers' files and publishing finished ones."""

import os
from pathlib import Path

import pytest

from publisher import files
from publisher.errors import InputError, MachineError


def test_reads_a_regular_file(tmp_path: Path) -> None:
    """The bytes come back as they lie on disk."""
    (tmp_path / "a").write_bytes(b"x\r\n\x00")
    assert files.read_bytes(tmp_path / "a") == b"x\r\n\x00"


@pytest.mark.parametrize(
    ("kind", "message"),
    [
        ("link", "symbolic link"),
        ("fifo", "not a regular file"),
        ("folder", "not a regular file"),
        ("missing", "no such file"),
        ("large", "larger than"),
    ],
)
def test_refuses_what_is_not_a_plain_file(tmp_path: Path, kind: str, message: str) -> None:
    """Links, pipes, folders, missing and oversized files are refused by name, without blocking."""
    path = tmp_path / "victim"
    (tmp_path / "target").write_bytes(b"secret")
    match kind:
        case "link":
            path.symlink_to(tmp_path / "target")
        case "fifo":
            os.mkfifo(path)
        case "folder":
            path.mkdir()
        case "large":
            path.write_bytes(b"12345")
    with pytest.raises(InputError, match=message) as caught:
        files.read_bytes(path, limit=4)
    assert str(path) in str(caught.value)


@pytest.mark.parametrize("name", ["../secret", "/etc/passwd", "sub/../../secret", "link/secret"])
def test_nothing_outside_the_folder_is_read(tmp_path: Path, name: str) -> None:
    """A path may not lead out of its folder, by dots, as absolute, or through a link."""
    (tmp_path / "secret").write_text("secret")
    root = tmp_path / "root"
    (root / "sub").mkdir(parents=True)
    (root / "link").symlink_to(tmp_path)
    with pytest.raises(InputError, match="lies outside the folder"):
        files.read_inside(root, name)


def test_folder_files_come_in_order_without_links_and_hidden_ones(tmp_path: Path) -> None:
    """A walk is sorted, and passes over links and hidden files."""
    for name in ("b.txt", "a.txt", ".hidden", "c/d.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    (tmp_path / "link.txt").symlink_to("/etc/passwd")
    found = [p.relative_to(tmp_path).as_posix() for p in files.folder_files(tmp_path)]
    assert found == ["a.txt", "b.txt", "c/d.txt"]


def test_publish_replaces_a_link_and_spares_its_target(tmp_path: Path) -> None:
    """A link at the final name is replaced; what it pointed to is not written."""
    victim = tmp_path / "victim"
    victim.write_text("before")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "book").symlink_to(victim)
    files.publish(tmp_path / "out", {"book": b"new"})
    assert victim.read_text() == "before"
    assert (tmp_path / "out" / "book").read_bytes() == b"new"


@pytest.mark.parametrize("call", ["fsync", "replace"])
def test_a_failure_leaves_the_old_file_and_no_litter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    """If syncing or renaming fails, the earlier file stays and nothing is left behind."""
    (tmp_path / "book").write_bytes(b"old")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(*((os, "fsync") if call == "fsync" else (Path, "replace")), fail)
    with pytest.raises(MachineError, match="No space left"):
        files.publish(tmp_path, {"book": b"new", "other": b"new"})
    assert (tmp_path / "book").read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["book"]


def test_a_batch_appears_at_once_and_only_when_published(tmp_path: Path) -> None:
    """Nothing has its final name before; afterwards all have, in folders made for them."""
    with files.Batch() as batch:
        for n in range(20):
            batch.add(tmp_path / f"f{n % 3}" / f"{n}.txt", b"%d" % n)
        assert list(files.folder_files(tmp_path)) == []
        batch.publish()
        assert len(batch) == batch.size == 0
    made = sorted(tmp_path.rglob("*"), key=str)
    assert {p.name: p.read_bytes() for p in made if p.is_file()} == {
        f"{n}.txt": b"%d" % n for n in range(20)
    }


def test_a_batch_that_is_given_up_leaves_nothing(tmp_path: Path) -> None:
    """What was not published when the block is left is taken away."""
    with files.Batch() as batch:
        batch.add(tmp_path / "a", b"a")
        assert len(list(tmp_path.iterdir())) == 1
    assert list(tmp_path.iterdir()) == []


def test_every_step_to_a_file_stays_inside(tmp_path: Path) -> None:
    """A regular file is opened; links on the way, odd names and folders are refused."""
    inside = tmp_path / "inside"
    (inside / "web").mkdir(parents=True)
    (inside / "web" / "page").write_bytes(b"page")
    (tmp_path / "secret").write_bytes(b"secret")
    (inside / "out").symlink_to(tmp_path)
    (inside / "link").symlink_to(tmp_path / "secret")
    with os.fdopen(files.open_inside(inside, "web/page"), "rb") as file:
        assert file.read() == b"page"
    for odd in ("out/secret", "link", "../secret", "web/../web/page", "web", "", "/etc/passwd",
                "web//page", "web/page/", "web/page\x00", "nothing/page"):  # fmt: skip
        with pytest.raises(InputError):
            files.open_inside(inside, odd)
