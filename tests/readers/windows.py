"""Reading systems with a book open, each in a window of one headless Chromium.

Whatever a window complains of (a console error, a request that fails, or one to
anywhere but this machine) is kept in its ``faults``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Request, Response

__all__ = [
    "CHROMIUM",
    "MODES",
    "PHONE",
    "SYSTEMS",
    "Look",
    "Opening",
    "Window",
    "chromium",
    "is_near",
    "missing",
    "watched",
    "window",
]

CHROMIUM = Path("/usr/bin/chromium")
SYSTEMS = ("foliate", "epubjs", "readium")
PHONE = {"width": 390, "height": 844}
MODES = {"light": {}, "dark": {"dark": 1}, "large": {"size": 2}}
"""What readers choose, as the query of the page; ``size`` is that of the text."""

QUIET = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
    " --disable-component-update --disable-sync --disable-dev-shm-usage"
).split()
OFFLINE = "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1"


def missing(what: str) -> None:
    """Fail: these tests cannot run here yet."""
    pytest.fail(f"no {what}: `make test-readers` sets up what these tests need", pytrace=False)


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start Debian's Chromium in a new empty folder, with no way out of this machine."""
    from playwright.sync_api import sync_playwright  # not there before `make test-readers`

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=[*QUIET, OFFLINE], headless=True
        )
        yield browser
        browser.close()


class Window:
    """A window in which a reading system shows a book."""

    def __init__(self, page: Page, library: str) -> None:
        self.page, self.library = page, library
        self.faults: list[str] = []
        page.on("console", lambda said: self._heard(said.type, said.text))
        page.on("pageerror", lambda error: self.faults.append(f"error: {error}"))
        page.on("request", self._asked)
        page.on("requestfailed", lambda request: self.faults.extend(_failed(request)))
        page.on("response", self._answered)

    def run(self, script: str, argument: object = None) -> Any:
        """Run a function of ``(reader, argument)`` of the tour."""
        call = f"argument => tour.{script}(reader, argument)"
        return self.page.evaluate(call, argument)

    def click(self, place: dict[str, float] | None) -> None:
        """Click on a place, as slowly as a hand does."""
        assert place, "what is to be clicked is not on the page that is shown"
        self.page.mouse.click(place["x"], place["y"], delay=80)

    def _heard(self, kind: str, text: str) -> None:
        if kind == "error":
            self.faults.append(f"console: {text}")

    def _asked(self, request: Request) -> None:
        if not request.url.startswith((self.library, "blob:", "data:", "about:")):
            self.faults.append(f"remote: {request.url}")

    def _answered(self, response: Response) -> None:
        if response.status >= 400:
            self.faults.append(f"{response.status}: {response.url}")


@dataclass(frozen=True)
class Look:
    """What was seen of a book in one mode: its sections in pages and as scrolls, and faults."""

    pages: list[dict[str, Any]]
    scrolls: list[dict[str, Any]]
    faults: list[str]


Opening = Callable[..., AbstractContextManager[Window]]
"""Opens a book: ``opening(system, name, **choices)``."""


@contextmanager
def window(
    browser: Browser, library: str, system: str, book: str, **choices: int
) -> Iterator[Window]:
    """Open a book in a reading system, on a screen of a phone's size."""
    colours = "dark" if "dark" in choices else "light"
    page = browser.new_page(viewport=PHONE, color_scheme=colours)
    query = urlencode({"system": system, "book": book, "size": 1} | choices)
    opened = Window(page, library)
    page.goto(f"{library}/web/reader.html?{query}")
    page.wait_for_function("window.reader || window.failure", timeout=60_000)
    assert not page.evaluate("window.failure"), page.evaluate("window.failure")
    yield opened
    page.close()


@contextmanager
def watched(
    browser: Browser, size: dict[str, int], colours: str
) -> Iterator[tuple[Page, list[str]]]:
    """Open a window; whatever it complains of, or asks of another machine, is a fault."""
    opened = browser.new_page(viewport=size, color_scheme=colours)
    faults: list[str] = []
    opened.on("console", lambda m: faults.append(m.text) if m.type == "error" else None)
    opened.on("pageerror", lambda error: faults.append(str(error)))
    opened.on("requestfailed", lambda request: faults.extend(_failed(request)))
    opened.on("request", lambda r: None if is_near(r.url) else faults.append(f"remote: {r.url}"))
    yield opened, faults
    opened.close()


def _failed(request: Request) -> list[str]:
    """Tell of what could not be had; what is given up because its page is left is no fault."""
    return [] if request.failure == "net::ERR_ABORTED" else [f"failed: {request.url}"]


def is_near(address: str) -> bool:
    """Tell whether an address is on this machine."""
    return address.startswith(("file:", "http://127.0.0.1:", "blob:", "data:", "about:"))
