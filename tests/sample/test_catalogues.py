"""``--catalogue``: many editions side by side, and the same bytes whoever makes them."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import distributed
import pytest

from publisher.cli.run import run

pytestmark = [
    pytest.mark.slow,
    # Dask leaves sockets and loops of its own to the garbage collector.
    pytest.mark.filterwarnings("default::ResourceWarning"),
    pytest.mark.filterwarnings("default::pytest.PytestUnraisableExceptionWarning"),
]

SAMPLE = Path(__file__).parents[2] / "manuscripts" / "small-hours"
EDITIONS = {
    "ovens": ["bread-at-three", "dead-air"],
    "mirrors": ["mirror-1", "mirror-2"],
    "kennels": ["night-kennels"],
}


@pytest.fixture
def catalogue(tmp_path: Path) -> Path:
    """Return a catalogue of three editions."""
    for name, texts in EDITIONS.items():
        shutil.copytree(SAMPLE / "interviews", tmp_path / name / "interviews")
        shutil.copytree(SAMPLE / "images", tmp_path / name / "images")
        listed = [f"interviews/{text}.md" for text in texts]
        text = f'title = "{name.title()}"\ninterviews = {json.dumps(listed)}\n'
        (tmp_path / name / "edition.toml").write_text(text)
    path = tmp_path / "catalogue.toml"
    path.write_text(f"editions = {json.dumps(list(EDITIONS))}\n")
    return path


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """Return the address of a cluster of two workers."""
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, host="127.0.0.1", dashboard_address="127.0.0.1:0"
    ) as cluster:
        yield cluster.scheduler_address


def held(folder: Path) -> dict[str, bytes]:
    """Return the files below a folder by their paths."""
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


@pytest.mark.parametrize("command", ["build", "release"])
def test_a_catalogue_is_made_with_the_same_bytes(
    catalogue: Path, address: str, command: str
) -> None:
    """By this process, by two others, and by a cluster that does not see our files."""
    ways = {"here": ["--jobs", "1"], "pool": ["--jobs", "2"], "cluster": ["--executor", address]}
    made = {}
    for way, options in ways.items():
        out = catalogue.parent / way
        given = [command, "--catalogue", str(catalogue), "--out", str(out), "--no-cache", *options]
        assert run(given) == 0
        made[way] = held(out)
    assert {name.partition("/")[0] for name in made["here"]} == set(EDITIONS)
    assert made["pool"] == made["here"]
    assert made["cluster"] == made["here"]


def test_what_befalls_one_edition_stops_no_other(
    catalogue: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is told, and the exit code is the gravest; what was made is listed."""
    (catalogue.parent / "mirrors" / "edition.toml").write_text('title = "Mirrors"\n')
    kennels = catalogue.parent / "kennels" / "edition.toml"
    kennels.write_text(kennels.read_text().replace("title", 'slug = "ovens"\ntitle'))
    out = catalogue.parent / "dist"
    assert run(["build", "--catalogue", str(catalogue), "--out", str(out), "--json"]) == 3
    told = capsys.readouterr()
    rows = [json.loads(line) for line in told.out.splitlines()]
    assert [row.get("edition") for row in rows] == ["ovens", None, None]
    assert "mirrors/edition.toml" in rows[1]["errors"][0]
    assert "two editions are called ovens" in rows[2]["errors"][0]
    assert told.err.endswith("1 edition built, 2 refused\n")
    assert [path.name for path in out.iterdir()] == ["ovens"]


def test_an_edition_beside_a_catalogue_is_refused(
    catalogue: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """For it cannot be told what is meant."""
    assert run(["build", str(SAMPLE), "--catalogue", str(catalogue)]) == 2
    assert "--catalogue makes whole editions" in capsys.readouterr().err
