"""Reading apps at the server of releases: they find a book, get it, and have what was released.

The parsers are those of Thorium Reader (r2-opds-js), of Foliate (foliate-js) and of calibre.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urljoin
from urllib.request import urlopen

import pytest
from library import library
from releases import put, released
from sample_release import Real
from windows import missing

from publisher.distribution import opds
from publisher.serving import opened

pytestmark = [pytest.mark.readers, pytest.mark.slow]

HERE = Path(__file__).parent
PLACES = ("Everybody", "Anna Berg", "Dora Éluard")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve three releases, one of them with a catalogue of its own beside it; give the address."""
    folder = tmp_path_factory.mktemp("dist")
    release = put(folder)
    put(folder, "night", title="Night Shift", identifier="urn:uuid:1", languages=("de",))
    put(folder, "zimmer", title="Zimmer", identifier="urn:uuid:2")
    for artifact in opds.of_release(release):
        (folder / "small-hours" / artifact.name).write_bytes(artifact.data)
    with served(folder) as address:
        yield address


@pytest.fixture(scope="module")
def real_server(real: Real) -> Iterator[str]:
    """Serve the release of the sample edition; give the address."""
    with served(real.folder.parent) as address:
        yield address


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve the releases of a folder on this machine only; give the address."""
    serving = opened(folder, "127.0.0.1", None, print)
    thread = threading.Thread(target=serving.run, daemon=True)
    thread.start()
    yield serving.addresses[0]
    serving.stop()
    thread.join(10)


def thorium(node: Path, address: str) -> dict[str, Any]:
    """Return what the parser of Thorium Reader finds in a feed."""
    command = [node, HERE / "catalogue.mjs", address]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    told: dict[str, Any] = json.loads(done.stdout)
    return told


@pytest.mark.parametrize("version", ["opds", "opds2"])
def test_thorium_finds_a_book_and_gets_it(node: Path, server: str, version: str) -> None:
    """From the start by its ways, then by search; the file has the sum of the manifest."""
    start = thorium(node, server + version)
    assert start["ways"][0][0] == "All editions"
    listed = thorium(node, urljoin(server, start["ways"][0][1]))
    assert [book["title"] for book in listed["books"]] == ["Night Shift", "Small Hours", "Zimmer"]
    assert [title for title, _ in listed["facets"]] == ["Person", "Subject", "Language"]
    assert "search" in {rel for rel, *_ in start["links"]}
    found = thorium(node, f"{server}{version}/all?q=night+shift")
    [book] = found["books"]
    assert len(book["images"]) == 2
    [epub] = [href for _, href, kind in book["links"] if kind == "application/epub+zip"]
    with urlopen(urljoin(server, epub), timeout=60) as answer:
        data = answer.read()
    assert data == released("night")[1]["night.epub"]


def test_foliate_finds_a_book_by_search_and_gets_it(
    browser: Any, server: str, tmp_path: Path
) -> None:
    """It reads the catalogue, asks as the description says, and counts facets."""
    with library(tmp_path) as shelves:
        page = browser.new_page()
        page.goto(f"{shelves}/web/reader.html")
        feeds = {}
        for name in ("opds", "opds/all", "opds/search.xml"):
            with urlopen(server + name, timeout=60) as answer:
                feeds[name] = answer.read().decode()
        told = page.evaluate(
            """async ([start, all, description]) => {
                const opds = await import('/packages/foliate-js/opds.js')
                const read = text => new DOMParser().parseFromString(text, 'application/xml')
                const search = opds.getOpenSearch(read(description))
                const words = new Map([[null, new Map([['searchTerms', 'éluard shift']])]])
                const feed = opds.getFeed(read(all))
                return {
                    start: opds.getFeed(read(start)).navigation.map(link => link.title),
                    books: feed.publications.map(book => [book.metadata.title, book.images.length]),
                    facets: feed.facets.map(facet =>
                        [facet.metadata.title, facet.links.map(link => link.title)]),
                    active: feed.facets.flatMap(facet =>
                        facet.links.filter(link => link.rel.includes('self')).map(l => l.title)),
                    search: search.search(words),
                }
            }""",
            [feeds["opds"], feeds["opds/all"], feeds["opds/search.xml"]],
        )
        page.close()
    assert "By person" in told["start"]
    assert told["books"] == [["Night Shift", 2], ["Small Hours", 2], ["Zimmer", 2]]
    assert told["facets"][0] == ["Person", list(PLACES)]
    assert told["active"] == ["Everybody", "All subjects", "All languages"]
    with urlopen(told["search"], timeout=60) as answer:
        assert answer.read().count(b"<entry>") == 1


def test_calibre_finds_a_book_by_search(server: str) -> None:
    """Its search in catalogues finds title, maker, files and cover, by addresses it can ask for."""
    if not shutil.which("calibre-debug"):
        missing("calibre")
    script = (
        "import sys, json\n"
        "from calibre.gui2.store.opensearch_store import open_search\n"
        f"for one in open_search('{server}opds/search.xml', 'night shift'):\n"
        "    print(json.dumps([one.title, one.author, one.downloads, one.cover_url]))\n"
    )
    done = subprocess.run(
        ["calibre-debug", "-c", script],
        check=True,
        capture_output=True,
        text=True,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
    )
    [(title, author, downloads, cover)] = map(json.loads, done.stdout.splitlines())
    assert (title, author) == ("Night Shift", "Dora Éluard")
    assert cover == f"{server}books/night/thumbnail.jpg"
    with urlopen(downloads["EPUB"], timeout=60) as answer:
        assert answer.read() == released("night")[1]["night.epub"]


def test_a_browser_reads_the_page_and_the_web_edition(browser: Any, server: str) -> None:
    """Pictures load, the web edition's own script runs, nothing is asked of anybody else."""
    for scheme in ("light", "dark"):
        page = browser.new_page(viewport={"width": 360, "height": 740}, color_scheme=scheme)
        asked: list[str] = []
        faults: list[str] = []
        page.on("request", lambda request, asked=asked: asked.append(request.url))
        page.on("pageerror", lambda error, faults=faults: faults.append(str(error)))
        page.goto(server)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        for picture in page.locator("img").all():
            picture.scroll_into_view_if_needed()
        page.wait_for_function("[...document.images].every(i => i.complete && i.naturalWidth)")
        page.fill("#q", "shift")
        page.press("#q", "Enter")
        page.wait_for_url("**/?q=shift")
        assert page.locator("article").count() == 1
        page.goto(f"{server}books/night/web/")
        assert page.inner_text("#said") == "found"
        assert faults == []
        assert all(address.startswith(server) for address in asked)
        page.close()


def test_the_page_is_accessible(browser: Any, server: str) -> None:
    """Axe has nothing to say of it, in light or in dark."""
    script = (HERE / "node_modules" / "@daisy" / "axe-core-for-ace" / "axe.min.js").read_text(
        "utf-8"
    )
    for scheme in ("light", "dark"):
        context = browser.new_context(color_scheme=scheme, bypass_csp=True)
        page = context.new_page()
        page.goto(server)
        page.evaluate(script)
        found = page.evaluate("axe.run().then(told => told.violations.map(one => one.id))")
        assert found == []
        context.close()


def test_the_sum_is_that_of_the_manifest(server: str) -> None:
    """Every file that a manifest lists comes as it was released."""
    with urlopen(f"{server}books/small-hours/manifest.json", timeout=60) as answer:
        manifest = json.load(answer)
    for file in manifest["files"]:
        with urlopen(f"{server}books/small-hours/{file['path']}", timeout=60) as answer:
            assert hashlib.sha256(answer.read()).hexdigest() == file["sha256"]


# --- a real release ---------------------------------------------------------------------------


def got(address: str) -> tuple[str, str]:
    """Return the media type and the sum of what comes from an address."""
    with urlopen(address, timeout=60) as answer:
        return answer.headers.get_content_type(), hashlib.sha256(answer.read()).hexdigest()


@pytest.mark.parametrize("version", ["opds", "opds2"])
def test_thorium_finds_a_real_release_and_gets_it_whole(
    node: Path, real: Real, real_server: str, version: str
) -> None:
    """Listed, searched by title and by a person; each file and picture is the manifest's."""
    start = thorium(node, real_server + version)
    listed = thorium(node, urljoin(real_server, start["ways"][0][1]))
    assert [book["title"] for book in listed["books"]] == ["The Small Hours"]
    assert thorium(node, f"{real_server}{version}/all?q=xylophonist")["books"] == []
    for words in ("small+hours", "berit+aasgaard", "night+work"):
        [book] = thorium(node, f"{real_server}{version}/all?q={words}")["books"]
        assert book["title"] == "The Small Hours"
    links = [(href, kind) for rel, href, kind in book["links"] if "acquisition" in rel]
    links += [(href, kind) for _, href, kind in book["images"]]
    kinds = [kind for _, kind in links]
    assert sorted(kinds) == ["application/epub+zip", "application/pdf", *["image/jpeg"] * 2]
    for href, kind in links:
        address = urljoin(real_server, href)
        file = real.manifest[address.removeprefix(f"{real_server}books/small-hours/")]
        assert got(address) == (kind, file["sha256"])


@pytest.mark.parametrize("version", ["opds.json", "opds.xml"])
def test_thorium_reads_the_catalogue_that_a_release_has(
    node: Path, real: Real, real_server: str, version: str
) -> None:
    """It lies among the files, and leads to those beside it."""
    place = f"{real_server}books/small-hours/metadata/{version}"
    [book] = thorium(node, place)["books"]
    [epub] = [href for _, href, kind in book["links"] if kind == "application/epub+zip"]
    assert got(urljoin(place, epub))[1] == real.manifest["small-hours.epub"]["sha256"]


def test_foliate_reads_a_real_release(browser: Any, real: Real, real_server: str) -> None:
    """Both in the catalogue of the server and in that of the release itself."""
    places = (f"{real_server}opds/all", f"{real_server}books/small-hours/metadata/opds.xml")
    with library(real.folder) as shelves:
        page = browser.new_page()
        page.goto(f"{shelves}/web/reader.html")
        for place in places:
            with urlopen(place, timeout=60) as answer:
                feed = answer.read().decode()
            told = page.evaluate(
                """async text => {
                    const opds = await import('/packages/foliate-js/opds.js')
                    const feed = opds.getFeed(
                        new DOMParser().parseFromString(text, 'application/xml'))
                    return feed.publications.map(book => [book.metadata.title,
                        book.links.filter(link => link.type === 'application/epub+zip')[0].href])
                }""",
                feed,
            )
            [(title, href)] = told
            assert title == "The Small Hours"
            assert got(urljoin(place, href))[1] == real.manifest["small-hours.epub"]["sha256"]
        page.close()


def test_every_file_of_a_real_release_comes_as_the_manifest_says(
    real: Real, real_server: str
) -> None:
    """With its media type and its sum."""
    assert len(real.manifest) > 100
    for path, file in real.manifest.items():
        told = got(f"{real_server}books/small-hours/{path}")
        assert told == (file["media_type"], file["sha256"]), path
