"""The sample edition, built once for all its tests."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from small import digests

from publisher import making, opening, pipeline
from publisher.model.edition import Edition
from publisher.work import Pool

EDITION = Path(__file__).parents[2] / "manuscripts" / "small-hours"


@pytest.fixture(scope="session")
def edition_folder() -> Path:
    """Return the folder of the sample edition."""
    return EDITION


@pytest.fixture(scope="session")
def edition(edition_folder: Path) -> Edition:
    """Return the sample edition as it is read."""
    return opening.read_edition(edition_folder / "edition.toml")


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Iterator[pipeline.Built]:
    """Build the sample edition without a cache."""
    with Pool(2) as workers:
        yield pipeline.build(EDITION / "edition.toml", pipeline.BuildOptions(workers=workers))


@pytest.fixture(scope="session")
def files_of(built: pipeline.Built, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Return the path of each finished file by its kind."""
    saved = pipeline.save(built, tmp_path_factory.mktemp("dist"))
    return {a.kind: path for a, path in zip(built.artifacts, saved, strict=True)}


@pytest.fixture(scope="session")
def small(edition_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the file of an edition of three interviews."""
    folder = tmp_path_factory.mktemp("small")
    making.make(sorted((edition_folder / "raw").iterdir())[:3], folder, title="Three")
    return folder / "edition.toml"


@pytest.fixture(scope="session")
def expected(small: Path) -> dict[str, str]:
    """Return the digests of the small edition's files as one process makes them, uncached."""
    made = digests(small)
    assert len(made) > 1
    return made
