"""What is asked for is sound, and what is locked is what is installed."""

from __future__ import annotations

import re
import tomllib
from importlib import metadata
from itertools import chain
from pathlib import Path

import pytest
from packaging.version import Version

from publisher import floors
from publisher.cli import health
from publisher.cli.run import run

ROOT = Path(__file__).parents[2]
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))
PINNED = re.compile(r"^([A-Za-z0-9][A-Za-z0-9._-]*)==([^\s;]+)", re.MULTILINE)


def asked() -> dict[str, list[str]]:
    """Return which least versions ``pyproject.toml`` asks for, by names, wherever it does."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    extras = chain.from_iterable(project["optional-dependencies"].values())
    found: dict[str, list[str]] = {}
    for line in chain(project["dependencies"], extras):
        name = re.match(r"[\w.-]+", line)
        least = re.search(r"[>=]=([\d.]+)", line)
        assert name
        found.setdefault(name[0].lower().replace("_", "-"), []).append(least[1] if least else "0")
    return found


@pytest.mark.parametrize("floor", floors.LIBRARIES, ids=lambda one: one.name)
def test_nothing_is_asked_for_that_is_dangerous(floor: floors.Floor) -> None:
    """The table and the project agree: who installs us gets sound libraries."""
    assert asked()[floor.name], floor.name
    assert all(floor.holds(least) for least in asked()[floor.name])


def test_every_floor_has_its_reason() -> None:
    """Each names the fault by its number."""
    for floor in (floors.PYTHON, floors.EXPAT, *floors.LIBRARIES):
        assert re.search(r"\(CVE-\d{4}-\d{4,}\)$", floor.reason), floor.name


@pytest.mark.parametrize(
    ("version", "holds"),
    [("3.11.8", True), ("3.11.7", False), ("3.12.0rc1", True), ("3.11", False), ("4", True)],
)
def test_versions_are_compared_by_their_numbers(version: str, holds: bool) -> None:
    """And 3.9 is less than 3.11."""
    assert floors.PYTHON.holds(version) == holds
    assert floors.Floor("a", "6.1.0", "").holds("6.1")
    assert not floors.PYTHON.holds("3.9.20")
    assert not floors.PYTHON.holds("unknown")


@pytest.mark.parametrize("lock", LOCKS, ids=lambda one: one.stem)
def test_everything_locked_has_a_digest(lock: Path) -> None:
    """Each requirement is one version, and one of some files of which the digests are known."""
    entries = [e for e in re.split(r"^(?=\S)", lock.read_text(), flags=re.MULTILINE) if e.strip()]
    entries = [entry for entry in entries if not entry.startswith("#")]
    assert entries
    for entry in entries:
        assert PINNED.match(entry), entry
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", entry), entry


@pytest.mark.parametrize("name", ["run", "test"])
def test_what_is_locked_is_installed(name: str) -> None:
    """The tests see the very versions that `make` installs."""
    lock = (ROOT / "requirements" / f"{name}.txt").read_text()
    differ = {
        one: (version, found)
        for one, version in PINNED.findall(lock)
        if (found := _installed(one)) is None or Version(found) != Version(version)
    }
    assert not differ, "run `make lock`, or delete .venv and run `make test`"


def _installed(name: str) -> str | None:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None


def test_what_is_locked_is_sound() -> None:
    """No lock goes below a floor."""
    for lock in LOCKS:
        pinned = dict(PINNED.findall(lock.read_text()))
        for floor in floors.LIBRARIES:
            assert floor.holds(pinned.get(floor.name, floor.version)), (lock.name, floor.name)


def test_scripts_install_by_digests_alone() -> None:
    """What is installed from a lock is installed with its digests."""
    script = (ROOT / "scripts" / "setup.sh").read_text()
    lines = [line for line in script.splitlines() if "--requirement" in line]
    assert lines
    assert all("--require-hashes" in line for line in lines)
    assert all("--only-binary :all:" in line for line in lines if "schemas" not in line)


def test_doctor_warns_of_what_is_old(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """With the reason; it still works, so that the exit code is that of a sound machine."""
    sound = run(["doctor"])
    capsys.readouterr()
    real = metadata.version
    monkeypatch.setattr(
        "importlib.metadata.version", lambda name: "12.0.0" if name == "pillow" else real(name)
    )
    monkeypatch.setattr("pyexpat.version_info", (2, 5, 0))
    assert run(["doctor"]) == sound
    said = capsys.readouterr().out
    assert "OLD     pillow: 12.0.0 — before 13 a JPEG overruns" in said
    assert "OLD     expat: 2.5.0 — before 2.6.0 long tokens" in said
    old = {check.name for check in health.examine() if not check.sound}
    assert {"pillow", "expat"} <= old
