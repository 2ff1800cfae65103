"""Reading strangers' files and publishing finished ones."""

import os
import shutil
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from publisher import files, limits
from publisher.errors import InputError, MachineError
from publisher.limits import Limits


@pytest.fixture(autouse=True)
def _no_handle_stays_open() -> Iterator[None]:
    """Whatever a test does, also if it is refused: a leak would end a long run."""
    before = len([*Path("/dev/fd").iterdir()])
    yield
    assert len([*Path("/dev/fd").iterdir()]) == before


def test_reads_a_regular_file(tmp_path: Path) -> None:
    """The bytes come back as they lie on disk."""
    (tmp_path / "a").write_bytes(b"x\r\n\x00")
    assert files.read_bytes(tmp_path / "a") == b"x\r\n\x00"


@pytest.mark.parametrize(
    ("kind", "message"),
    [
        ("link", "a symbolic link, which is not followed"),
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
    assert "--max-file" not in str(caught.value)


def test_a_file_of_just_the_limit_is_read(tmp_path: Path) -> None:
    """Whoever asks may have a limit of their own; else that of the user counts, and is told."""
    (tmp_path / "a").write_bytes(b"1234")
    assert files.read_bytes(tmp_path / "a", limit=4) == b"1234"
    assert files.read_head(tmp_path / "a", 3) == b"123"
    (tmp_path / "b").write_bytes(bytes(2 * 1024 * 1024))
    with limits.in_force(Limits(file=2)):
        assert len(files.read_bytes(tmp_path / "b")) == 2 * 1024 * 1024
    refused = "b: larger than 1 MB .*--max-file MB"
    with limits.in_force(Limits(file=1)), pytest.raises(InputError, match=refused):
        files.read_bytes(tmp_path / "b")


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("x" * 300, "cannot be read: File name too long"),
        ("plain/inner", "cannot be read: Not a directory"),
        ("a\0b", "this is not a file name"),
    ],
)
def test_what_cannot_be_opened_has_the_reason_of_the_system(
    tmp_path: Path, name: str, message: str
) -> None:
    """In its words, where we have none that are plainer."""
    (tmp_path / "plain").write_text("x")
    with pytest.raises(InputError, match=message):
        files.read_bytes(tmp_path / name)


@pytest.mark.parametrize("name", ["../secret", "/etc/passwd", "sub/../../secret", "link/secret"])
def test_nothing_outside_the_folder_is_read(tmp_path: Path, name: str) -> None:
    """A path may not lead out of its folder, by dots, as absolute, or through a link."""
    (tmp_path / "secret").write_text("secret")
    root = tmp_path / "root"
    (root / "sub").mkdir(parents=True)
    (root / "link").symlink_to(tmp_path)
    with pytest.raises(InputError, match="lies outside the folder"):
        files.read_inside(root, name)


def test_what_lies_inside_is_read_within_the_limit(tmp_path: Path) -> None:
    """By its relative path only, though the absolute one leads there, too."""
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "a").write_bytes(b"1234")
    assert files.read_inside(tmp_path, "sub/../sub/a", limit=4) == b"1234"
    with pytest.raises(InputError, match="larger than"):
        files.read_inside(tmp_path, "sub/a", limit=3)
    with pytest.raises(InputError, match="lies outside the folder"):
        files.read_inside(tmp_path, str(tmp_path / "sub" / "a"))


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
    told = r"No space left on device \(what was there before is untouched\)"
    with pytest.raises(MachineError, match=told):
        files.publish(tmp_path, {"book": b"new", "other": b"new"})
    assert (tmp_path / "book").read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["book"]


def test_a_batch_appears_at_once_and_only_when_published(tmp_path: Path) -> None:
    """Nothing has its final name before; afterwards all have, in folders made for them."""
    with files.Batch() as batch:
        for n in range(20):
            batch.add(tmp_path / f"f{n % 3}" / f"{n}.txt", b"%d" % n)
        assert list(files.folder_files(tmp_path)) == []
        assert (len(batch), batch.size) == (20, 30)
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
    os.mkfifo(inside / "pipe")
    with os.fdopen(files.open_inside(inside, "web/page"), "rb") as file:
        assert file.read() == b"page"
    with pytest.raises(InputError, match="not a regular file"):
        files.open_inside(inside, "pipe")
    with pytest.raises(InputError, match="no such file"):
        files.open_inside(tmp_path / "nowhere", "page")
    for odd in ("out/secret", "link", "../secret", "web/../web/page", "web", "", "/etc/passwd",
                "web//page", "web/page/", "web/page\x00", "nothing/page"):  # fmt: skip
        with pytest.raises(InputError):
            files.open_inside(inside, odd)


def test_a_file_has_the_rights_of_a_finished_one_only_at_its_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All may read what is published; nobody else reads it while it is being written."""
    rights: list[int] = []
    change = os.fchmod

    def changed(handle: int, mode: int) -> None:
        rights.append(stat.S_IMODE(os.fstat(handle).st_mode))
        change(handle, mode)

    monkeypatch.setattr(os, "fchmod", changed)
    files.write_atomically(tmp_path / "a", b"a")
    assert rights == [0o600]
    assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == 0o644


@pytest.mark.parametrize("count", [1, 2, 9])
def test_bytes_are_on_the_disk_before_names_and_names_before_it_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, count: int
) -> None:
    """Each staged file is synced once, then they are renamed, then each folder is synced once."""
    synced: list[str] = []
    sync = os.fsync

    def noted(handle: int) -> None:
        place = Path(os.readlink(f"/proc/self/fd/{handle}"))  # noqa: PTH115
        finished = sorted(p.name for p in tmp_path.rglob("*") if p.suffix == ".txt")
        synced.append("file" if place.is_file() else place.name)
        assert len(finished) == (count if place.is_dir() else 0)
        sync(handle)

    monkeypatch.setattr(os, "fsync", noted)
    with files.Batch() as batch:
        for n in range(count):
            batch.add(tmp_path / f"f{n % 2}" / f"{n}.txt", b"x")
        batch.publish()
    assert synced == ["file"] * count + ["f0", "f1"][:count]


def test_a_batch_may_be_used_again(tmp_path: Path) -> None:
    """After it is published it is as new, also if what it made is gone by then."""
    with files.Batch() as batch:
        for folder in ("one", "two"):
            batch.add(tmp_path / folder / "a", b"a")
            batch.publish()
            assert [p.name for p in (tmp_path / folder).iterdir()] == ["a"]
            shutil.rmtree(tmp_path / folder)


def test_a_folder_is_not_replaced_by_a_file(tmp_path: Path) -> None:
    """The file that came before it in the batch is as it was, too."""
    (tmp_path / "book").mkdir()
    (tmp_path / "book" / "page").write_text("mine")
    (tmp_path / "a").write_bytes(b"old")
    with pytest.raises(MachineError, match="book: cannot be written: Is a directory") as caught:
        files.publish(tmp_path, {"a": b"new", "b": b"new", "book": b"new"})
    assert "untouched" not in str(caught.value)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a", "book"]
    assert (tmp_path / "a").read_bytes() == b"old"
    assert (tmp_path / "book" / "page").read_text() == "mine"


@pytest.mark.parametrize("exchange", [True, False])
def test_a_link_to_a_folder_is_replaced_by_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, exchange: bool
) -> None:
    """It is a name like another, whether names can be exchanged here or not."""
    if not exchange:
        monkeypatch.setattr(files.renames, "exchanged", lambda one, other: False)
    (tmp_path / "folder").mkdir()
    (tmp_path / "book").symlink_to("folder")
    files.publish(tmp_path, {"book": b"new"})
    assert (tmp_path / "book").read_bytes() == b"new"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["book", "folder"]


def test_a_file_that_waits_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """``/proc/kmsg`` says that it is a regular file, and has nothing to read by now."""
    os.mkfifo(tmp_path / "kmsg")
    writer = os.open(tmp_path / "kmsg", os.O_RDWR)
    monkeypatch.setattr(files.stat, "S_ISREG", lambda _: True)
    try:
        with pytest.raises(InputError, match="waits for what is yet to come"):
            files.read_bytes(tmp_path / "kmsg")
    finally:
        os.close(writer)
