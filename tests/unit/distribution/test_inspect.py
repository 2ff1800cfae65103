"""What lies in the folder of a release and is not of it: told by ``inspect``, kept by ``save``."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from releases import released

from publisher import files
from publisher.distribution import bundle, manifest, sums
from publisher.distribution.inspect import inspect
from publisher.errors import UsageError
from publisher.releasing import Released, save

Put = Callable[[Path], object]


def whole(slug: str = "small-hours") -> Released:
    """Return a release with all its records."""
    release, contents = released(slug)
    contents[manifest.MANIFEST] = manifest.written(release)
    digests = {name: sums.sha256(data) for name, data in contents.items()}
    contents[sums.SUMS] = sums.written(digests)
    return Released(release, contents | bundle.bundle(slug, contents))


def told(folder: Path) -> list[str]:
    """Return where something is wrong with a release."""
    found = inspect(folder).problems
    return [Path(p.where.path).relative_to(folder).as_posix() for p in found if p.where]


STRANGERS: list[tuple[str, Put]] = [
    (".hidden", lambda path: path.write_bytes(b"x")),
    (".git/HEAD", lambda path: path.write_bytes(b"x")),
    ("web/more.html", lambda path: path.write_bytes(b"x")),
    ("link", lambda path: path.symlink_to("/etc/hosts")),
    ("folder", lambda path: path.symlink_to("/etc")),
    ("pipe", os.mkfifo),
]


@pytest.mark.parametrize(("name", "put"), STRANGERS)
def test_what_is_not_of_a_release_is_told_and_kept(tmp_path: Path, name: str, put: Put) -> None:
    """Hidden files, links and devices, too; and the next release does not take them away."""
    made = whole()
    folder = save(made, tmp_path)
    assert told(folder) == []
    (folder / name).parent.mkdir(exist_ok=True)
    put(folder / name)
    assert told(folder) == [name]
    with pytest.raises(UsageError, match="is not of the book"):
        save(made, tmp_path)
    assert os.path.lexists(folder / name)


@pytest.mark.parametrize("name", [".DS_Store", "web/Thumbs.db", "empty"])
def test_what_nobody_would_miss_is_told_and_not_kept(tmp_path: Path, name: str) -> None:
    """File managers leave such files wherever somebody looks."""
    made = whole()
    folder = save(made, tmp_path)
    if name == "empty":
        (folder / name).mkdir()
    else:
        (folder / name).write_bytes(b"x")
    assert told(folder) == [name]
    save(made, tmp_path)
    assert told(folder) == []


def test_no_manifest_leads_out_of_its_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The bundle is called by the slug, which may say anything."""
    folder = save(whole(), tmp_path)
    text = (folder / manifest.MANIFEST).read_text("utf-8")
    (folder / manifest.MANIFEST).write_text(text.replace('"small-hours"', '"../secret"', 1))
    (tmp_path / "secret.zip").write_bytes(b"x")
    read: list[Path] = []
    real = files.read_bytes
    monkeypatch.setattr(
        files, "read_bytes", lambda path, **limit: read.append(path) or real(path, **limit)
    )
    assert any(problem.message == "lies outside the folder" for problem in inspect(folder).problems)
    assert {path.name for path in read} == {manifest.MANIFEST, sums.SUMS}
