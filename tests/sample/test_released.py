"""``publisher release``: everything that ships, proved, listed, and put into place at once."""

from __future__ import annotations

import hashlib
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from publisher.cli.run import run
from publisher.distribution import manifest
from publisher.distribution.inspect import inspect
from publisher.model.release import KINDS, Release

pytestmark = pytest.mark.slow

SAMPLE = Path(__file__).parents[2] / "manuscripts" / "small-hours"
TWO = 'interviews = ["interviews/bread-at-three.md", "interviews/dead-air.md"]\n'


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder in which the sample edition is released."""
    out = tmp_path_factory.mktemp("dist")
    assert run(["release", str(SAMPLE), "--out", str(out)]) == 0
    return out


@pytest.fixture(scope="module")
def folder(dist: Path) -> Path:
    """Return the release of the sample edition."""
    return dist / "small-hours"


@pytest.fixture(scope="module")
def release(folder: Path) -> Release:
    """Return what the release says of itself."""
    return manifest.read((folder / manifest.MANIFEST).read_bytes(), "manifest.json")


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """Return a small edition, for what has to be released again and again."""
    home = tmp_path / "small"
    shutil.copytree(SAMPLE / "interviews", home / "interviews")
    shutil.copytree(SAMPLE / "images", home / "images")
    (home / "edition.toml").write_text(f'title = "Small"\nlanguage = "en-GB"\n{TWO}')
    return home


def test_a_release_is_what_it_says(folder: Path, release: Release) -> None:
    """Every file has the sum and the size of the manifest, and nothing else is there."""
    found = inspect(folder)
    assert found.problems == ()
    assert found.release == release
    for file in release.files:
        data = (folder / file.path).read_bytes()
        assert (len(data), hashlib.sha256(data).hexdigest()) == (file.size, file.sha256)
    assert {file.kind for file in release.files} == set(KINDS) - {"record"}


def test_a_release_tells_of_its_book(release: Release) -> None:
    """What shelves ask for, who has proved it, of what and by what it was made."""
    assert (release.title, release.languages[0]) == ("The Small Hours", "en-GB")
    assert "fr" in {tag.partition("-")[0] for tag in release.languages}
    assert release.certificate.startswith("Verified word for word: The Small Hours, ")
    assert {"publisher", "python", "weasyprint", "pango"} <= {m.name for m in release.made_with}
    sources = {source.path: source.sha256 for source in release.sources}
    read = (SAMPLE / "edition.toml").read_bytes()
    assert sources["edition.toml"] == hashlib.sha256(read).hexdigest()
    assert any(path.startswith("raw/") for path in sources)
    assert release.interviews[0].id == "the-tuner"


def test_sums_are_as_others_check_them(folder: Path) -> None:
    """With the tool that everybody has."""
    subprocess.run(["sha256sum", "--check", "--quiet", "SHA256SUMS"], cwd=folder, check=True)
    subprocess.run(["sha256sum", "--check", "small-hours.zip.sha256"], cwd=folder, check=True)


def test_the_bundle_holds_the_release(folder: Path, tmp_path: Path) -> None:
    """Unpacked, it can be checked on its own."""
    with zipfile.ZipFile(folder / "small-hours.zip") as bundle:
        bundle.extractall(tmp_path)
    subprocess.run(
        ["sha256sum", "--check", "--quiet", "SHA256SUMS"], cwd=tmp_path / "small-hours", check=True
    )


def test_the_bill_is_valid(folder: Path) -> None:
    """By the schema of CycloneDX, and it names engines, typefaces and sources."""
    text = (folder / "small-hours.cdx.json").read_text()
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(text) is None
    names = {one["name"] for one in json.loads(text)["components"]}
    assert {"weasyprint", "ebooklib", "source/edition.toml"} <= names
    assert {"pango", "harfbuzz", "libharfbuzz", "libfontconfig", "python"} <= names
    faces = [one for one in json.loads(text)["components"] if one["name"].startswith("typeface/")]
    assert faces
    assert all(len(one["hashes"][0]["content"]) == 64 for one in faces)


def test_a_release_is_made_anew_with_the_same_bytes(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """If the sources are there."""
    assert run(["release", "--verify", str(folder), str(SAMPLE)]) == 0
    assert "the same bytes" in capsys.readouterr().out


def _changed(folder: Path) -> None:
    (folder / "small-hours.epub").write_bytes(b"PK")


def _gone(folder: Path) -> None:
    (folder / "small-hours.pdf").unlink()


def _added(folder: Path) -> None:
    (folder / "more.txt").write_bytes(b"more")


def _linked(folder: Path) -> None:
    (folder / "cover.jpg").rename(folder / ".cover.jpg")
    (folder / "cover.jpg").symlink_to(".cover.jpg")


def _summed(folder: Path) -> None:
    """Change a file and its sum: the manifest knows better."""
    (folder / "cover.jpg").write_bytes(b"other")
    lines = (folder / "SHA256SUMS").read_text().splitlines()
    digest = hashlib.sha256(b"other").hexdigest()
    told = [f"{digest}  cover.jpg" if line.endswith("  cover.jpg") else line for line in lines]
    (folder / "SHA256SUMS").write_text("\n".join(told) + "\n")


def _bundled(folder: Path) -> None:
    data = bytearray((folder / "small-hours.zip").read_bytes())
    data[len(data) // 2] ^= 1
    (folder / "small-hours.zip").write_bytes(bytes(data))


FAULTS = {
    _changed: "small-hours.epub: error: is not the file that was released",
    _gone: "small-hours.pdf: error: no such file",
    _added: "more.txt: error: is not part of the release",
    _linked: "cover.jpg: error: a symbolic link",
    _summed: "cover.jpg has another sum than in the manifest",
    _bundled: "small-hours.zip: error: is not the bundle that was released",
}


@pytest.mark.parametrize("fault", FAULTS)
def test_what_is_not_as_released_is_told(
    fault: Callable[[Path], None], folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """And ends with 5."""
    other = tmp_path / "small-hours"
    shutil.copytree(folder, other)
    fault(other)
    assert run(["release", "--verify", str(other)]) == 5
    assert FAULTS[fault] in capsys.readouterr().err


def test_other_sources_are_told(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing is made of them: the bytes could not be the same."""
    other = tmp_path / "edition"
    shutil.copytree(SAMPLE, other)
    (other / "edition.toml").write_text((SAMPLE / "edition.toml").read_text() + "\n")
    assert run(["release", "--verify", str(folder), str(other)]) == 5
    assert "edition.toml: error: is not what the release was made of" in capsys.readouterr().err


def test_no_stranger_is_lost(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What somebody laid into the folder keeps the release back; what a build made does not."""
    out = small / "dist"
    (out / "small").mkdir(parents=True)
    (out / "small" / "small-print.pdf").write_bytes(b"of a build")
    assert run(["release", str(small), "--out", str(out)]) == 0
    (out / "small" / "notes.txt").write_bytes(b"mine")
    before = _held(out / "small")
    assert run(["release", str(small), "--out", str(out)]) == 2
    assert "notes.txt: error: is not of the book" in capsys.readouterr().err
    assert _held(out / "small") == before


def _held(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_book_with_a_grave_fault_is_not_released(
    small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is told with its code, and the release that is there stays."""
    out = small / "dist"
    assert run(["release", str(small), "--out", str(out)]) == 0
    before = (out / "small" / "SHA256SUMS").read_bytes()
    text = small / "interviews" / "dead-air.md"
    text.write_text(text.read_text() + "\nA sign that no face has: \U0001cc10.\n")
    assert run(["release", str(small), "--out", str(out)]) in (1, 3)
    assert "error" in capsys.readouterr().err
    assert (out / "small" / "SHA256SUMS").read_bytes() == before


def test_whoever_kills_a_release_finds_the_old_or_the_new_one(small: Path) -> None:
    """Thirty times, at moments spread over the whole of the work."""
    out, moments = small / "dist", random.Random(8)
    command = [sys.executable, "-m", "publisher", "release", str(small), "--out", str(out)]
    header = small / "edition.toml"
    subprocess.run(command, check=True, capture_output=True)
    start = time.monotonic()
    subprocess.run(command, check=True, capture_output=True)
    taken, released = time.monotonic() - start, 0
    for number in range(30):
        before = (out / "small" / "SHA256SUMS").read_bytes()
        header.write_text(f'title = "Small {number}"\nslug = "small"\nlanguage = "en-GB"\n{TWO}')
        process = subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        )
        time.sleep(2 * taken * (number + moments.random()) / 30)  # a busy machine needs longer
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        assert inspect(out / "small").problems == ()
        released += (out / "small" / "SHA256SUMS").read_bytes() != before
    assert 0 < released < 30
    assert run(["release", str(small), "--out", str(out)]) == 0
    assert [path.name for path in out.iterdir()] == ["small"]
