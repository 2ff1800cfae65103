"""The web edition in a browser: from a disk and from a server, on a phone and on a desk.

The pages are those of the sample's release.  axe looks for what keeps people out; what else
judges them is in ``judges``.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from sample_release import Real
from windows import PHONE, watched

from publisher.distribution import web

pytestmark = [pytest.mark.readers, pytest.mark.slow]

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
SHOTS = ROOT / "build" / "readers" / "web"
DESK = {"width": 1280, "height": 900}
PAGES = (
    "index.html",
    "people.html",
    "search.html?q=telescope",
    "read.html",
    "introduction.html",
    "mirror-1.html",
    "la-criee.html",
    "dedication.html",
    "book_index.html",
    "colophon.html",
)


@pytest.fixture(scope="module")
def site(real: Real) -> Path:
    """Return the folder of the sample's web edition; it has a reader page."""
    assert web.has_reader(), "`scripts/reader.sh` installs the reading system of the web edition"
    return real.folder / "web"


class _Quiet(SimpleHTTPRequestHandler):
    extensions_map = SimpleHTTPRequestHandler.extensions_map | {".js": "text/javascript"}

    def log_message(self, format: str, *args: object) -> None:
        """Keep quiet: the tests watch what the browser says."""


@pytest.fixture(scope="module")
def server(site: Path) -> Iterator[str]:
    """Serve the folder on this machine only; give the address."""
    answers = partial(_Quiet, directory=str(site))
    with ThreadingHTTPServer(("127.0.0.1", 0), answers) as opened:
        threading.Thread(target=opened.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{opened.server_port}"
        opened.shutdown()


@pytest.fixture(scope="module", params=["disk", "server"])
def home(request: pytest.FixtureRequest, site: Path, server: str) -> str:
    """Return the address of the folder, from a disk and from a server."""
    return site.as_uri() if request.param == "disk" else server


@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_pages_are_open_to_everybody(
    browser: Any, home: str, size: dict[str, int], colours: str
) -> None:
    """No page has a violation of axe's rules, complains, asks elsewhere, or is too wide."""
    axe = (HERE / "node_modules" / "axe-core" / "axe.min.js").read_text("utf-8")
    SHOTS.mkdir(parents=True, exist_ok=True)
    with watched(browser, size, colours) as (window, faults):
        for name in PAGES:
            window.goto(f"{home}/{name}", wait_until="networkidle")
            window.evaluate(axe)
            found = window.evaluate("axe.run({ preload: false })")
            told = [(one["id"], one["nodes"][0]["html"]) for one in found["violations"]]
            assert told == [], name
            wide = window.evaluate("document.documentElement.scrollWidth > innerWidth")
            assert not wide, name
            shot = f"{name.partition('.')[0]}-{size['width']}-{colours}.png"
            window.screenshot(path=SHOTS / shot)
        assert faults == []


def test_the_search_leads_to_the_turn(browser: Any, home: str) -> None:
    """By the keyboard alone one finds words, whatever their accents, and comes to the turn."""
    with watched(browser, PHONE, "light") as (window, faults):
        window.goto(f"{home}/search.html")
        window.keyboard.press("Tab")
        window.focus("#q")
        window.keyboard.type("KERHUEL criee")
        window.keyboard.press("Enter")
        window.wait_for_selector("#results h2")
        assert "La criée" in window.inner_text("#results")
        window.fill("#q", "“open the roof”")
        window.keyboard.press("Enter")
        window.wait_for_function("document.querySelector('mark')?.textContent === 'open the roof'")
        window.locator("#results li a").first.focus()
        window.keyboard.press("Enter")
        window.wait_for_url("**/mirror-1.html#mirror-1.t*")
        assert "open the roof" in window.evaluate(
            "document.getElementById(decodeURIComponent(location.hash.slice(1))).textContent"
        )
        window.goto(f"{home}/search.html?q=xylophonist")
        window.wait_for_function(
            "/xylophonist/.test(document.querySelector('#status').textContent)"
        )
        assert faults == []


def test_a_turn_gives_its_address(browser: Any, home: str) -> None:
    """The link of a turn is reached by the keyboard, seen, named, and puts the turn's address."""
    with watched(browser, DESK, "light") as (window, _):
        window.goto(f"{home}/mirror-1.html")
        link = window.locator("a.permalink").nth(3)
        link.focus()
        assert link.evaluate("element => getComputedStyle(element).opacity") == "1"
        assert "Dahlgren" in (link.get_attribute("aria-label") or "")
        window.keyboard.press("Enter")
        assert window.url.endswith("/mirror-1.html#mirror-1.t04")


def test_nothing_moves_while_a_page_comes(browser: Any, server: str) -> None:
    """The layout of a page with pictures does not shift (Web Vitals: 0.1 is the bound)."""
    with watched(browser, PHONE, "light") as (window, _):
        window.goto(f"{server}/ferry-panel.html", wait_until="networkidle")
        shifted = window.evaluate(
            """() => new Promise(resolve => new PerformanceObserver(list => resolve(
                list.getEntries().reduce((sum, entry) => sum + entry.value, 0)
            )).observe({ type: 'layout-shift', buffered: true }) || setTimeout(resolve, 500, 0))"""
        )
        assert shifted < 0.1


def test_the_reader_opens_the_book(browser: Any, server: str) -> None:
    """It begins with the text, turns pages by keys, and comes back to where one was."""
    with watched(browser, PHONE, "dark") as (window, faults):
        window.goto(f"{server}/read.html")
        window.wait_for_selector("body.reading")
        window.keyboard.press("ArrowRight")
        window.wait_for_function("document.querySelector('#place').textContent.length > 3")
        window.click("#list")
        window.click("#toc a:has-text('Bread at Three')")
        window.wait_for_function(
            "/Bread at Three/.test(document.querySelector('#place').textContent)"
        )
        window.keyboard.press("ArrowRight")
        window.wait_for_function("/Page 7/.test(document.querySelector('#place').textContent)")
        place = window.inner_text("#place")
        window.reload()
        window.wait_for_selector("body.reading")
        window.wait_for_function("document.querySelector('#place').textContent.length > 3")
        assert window.inner_text("#place") == place
        assert faults == []


def test_a_reader_on_a_disk_says_what_to_do(browser: Any, site: Path) -> None:
    """Where a browser cannot open the book, the page offers it."""
    with watched(browser, PHONE, "light") as (window, faults):
        window.goto(f"{site.as_uri()}/read.html")
        window.wait_for_selector("#disk:visible")
        assert window.get_attribute("#instead a", "href") == "book/small-hours.epub"
        assert faults == []


def test_texts_can_be_read_without_scripts(browser: Any, site: Path) -> None:
    """Nothing that is read, and no way to it, depends on a script."""
    opened = browser.new_context(java_script_enabled=False)
    window = opened.new_page()
    window.goto(f"{site.as_uri()}/index.html")
    window.click("text=Begin reading")
    assert window.inner_text("main").count("\n") > 10
    window.click(".turning .next")
    assert window.inner_text("main h1")
    opened.close()
