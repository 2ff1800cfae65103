"""What the reading systems need: books, a library that serves them, a browser.

Each book is built once, each tour taken once.  Nothing here is skipped: what is missing
fails, and says what sets it up.
"""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from functools import cache, partial
from pathlib import Path
from typing import Any

import pytest
from library import library
from sample_release import Real, release
from shelf import BOOKS, Book, made
from windows import CHROMIUM, MODES, SYSTEMS, Look, Opening, Window, chromium, missing, window
from written import Written

HERE = Path(__file__).parent
NODE = Path(sys.executable).with_name("node")


@pytest.fixture(scope="session")
def node() -> Path:
    """Return the program that runs what npm installed."""
    if not NODE.exists():
        missing("node")
    if not (HERE / "node_modules" / ".package-lock.json").exists():
        missing("reading systems in tests/readers/node_modules")
    return NODE


@pytest.fixture(scope="session")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Book]:
    """Return a function that builds a book of that name, once."""
    return cache(partial(made, folder=tmp_path_factory.mktemp("shelf")))


@pytest.fixture(scope="session")
def real(tmp_path_factory: pytest.TempPathFactory) -> Real:
    """Return the sample edition, released as anybody would, once."""
    return release(tmp_path_factory.mktemp("release"))


@pytest.fixture(scope="session", params=BOOKS)
def book(request: pytest.FixtureRequest, shelf: Callable[[str], Book]) -> Book:
    """Return each of the books."""
    return shelf(request.param)


@pytest.fixture(scope="session")
def written(book: Book) -> Written:
    """Return the book as an XML parser reads it."""
    return Written(book.path)


@pytest.fixture(scope="session", params=SYSTEMS)
def system(request: pytest.FixtureRequest) -> str:
    """Return each of the reading systems."""
    return str(request.param)


@pytest.fixture(scope="session", params=MODES)
def mode(request: pytest.FixtureRequest) -> str:
    """Return each of the ways in which people like their pages."""
    return str(request.param)


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Return the browser of all tests; Playwright cannot have two at once."""
    if not CHROMIUM.exists():
        missing(str(CHROMIUM))
    if importlib.util.find_spec("playwright") is None:
        missing("Playwright")
    with chromium() as opened:
        yield opened


@pytest.fixture(scope="session")
def opening(
    node: Path,
    browser: Any,
    shelf: Callable[[str], Book],
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Opening]:
    """Return a function that opens a book: ``opening(system, name, **choices)``."""
    folder = tmp_path_factory.mktemp("library")
    put = cache(partial(_put, node=node, folder=folder))
    with library(folder) as address:

        def opened(system: str, name: str, **choices: int) -> AbstractContextManager[Window]:
            put(shelf(name).path)
            return window(browser, address, system, name, **choices)

        yield opened


def _put(path: Path, *, node: Path, folder: Path) -> None:
    """Put a book into the library, with the manifest that Readium's parser makes of it."""
    folder.joinpath(path.name).write_bytes(path.read_bytes())
    command = [node, HERE / "manifest.mjs", path]
    manifest = subprocess.run(command, check=True, capture_output=True).stdout
    folder.joinpath(path.name).with_suffix(".json").write_bytes(manifest)


@pytest.fixture(scope="session")
def ways(opening: Opening, system: str, book: Book) -> dict[str, Any]:
    """Follow every entry of a book in a reading system."""
    with opening(system, book.name) as opened:
        told: dict[str, Any] = opened.run("follows")
        return told | {"faults": opened.faults}


@pytest.fixture(scope="session")
def look(opening: Opening, system: str, book: Book, mode: str) -> Look:
    """Look at every section of a book in a reading system."""
    with opening(system, book.name, **MODES[mode]) as opened:
        pages, faults = opened.run("reads"), opened.faults
    with opening(system, book.name, scrolled=1, **MODES[mode]) as opened:
        return Look(pages, opened.run("reads"), faults + opened.faults)
