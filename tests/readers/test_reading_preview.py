"""The preview in a browser: it shows each save by itself, and the reader's place is kept."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

pytestmark = [pytest.mark.readers, pytest.mark.slow]

HERE = Path(__file__).parent
AXE = HERE / "node_modules" / "@daisy" / "axe-core-for-ace" / "axe.min.js"
WIDE, NARROW = {"width": 1400, "height": 900}, {"width": 420, "height": 800}
HEAD = """---
id: talk
title: A Talk
language: en
speakers:
  A: {name: Ann Lee, role: interviewer}
  B: {name: Ben Ode, role: interviewee}
---

"""
TURNS = [
    f"**{'AB'[n % 2]}:** Turn {n} of the talk. {'It was late, and the lamps were lit. ' * 9}"
    for n in range(1, 61)
]
FOUND = """() => {
    const row = document.querySelector(".leaf.found")?.closest(".row");
    const folio = document.querySelector("#folio").value;
    return row && [...row.querySelectorAll(".leaf")].some(leaf => leaf.dataset.folio === folio);
}"""
"""The page that was gone to, or the one that faces it, is known as the one that is read."""


class Desk:
    """An edition that is previewed, at an address."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.address = folder, ""

    def write(self, turns: list[str]) -> None:
        """Save the manuscript, as an editor does."""
        (self.folder / "talk.md").write_text(HEAD + "\n\n".join(turns) + "\n")


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """Preview an edition of one long talk."""
    folder = tmp_path_factory.mktemp("edition")
    desk = Desk(folder)
    desk.write(TURNS)
    (folder / "edition.toml").write_text('title = "Talks"\ninterviews = ["talk.md"]\n')
    command = [sys.executable, "-m", "publisher", "preview", folder, "--no-open", "--jobs", "1"]
    environment = os.environ | {"XDG_CACHE_HOME": str(tmp_path_factory.mktemp("cache"))}
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=environment) as running:
        assert running.stderr
        desk.address = next(w for w in running.stderr.readline().split() if w.startswith("http"))
        yield desk
        running.terminate()


def opened(browser: Any, desk: Desk, faults: list[str], **choices: Any) -> Any:
    """Open the preview and wait for a book."""
    page = browser.new_page(**choices)
    page.on("console", lambda said: said.type == "error" and faults.append(said.text))
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(desk.address)
    page.wait_for_selector("#news[data-state=built]", timeout=120_000)
    page.wait_for_selector("#leaves img:visible, #list, #reader:visible")
    return page


def arrived(page: Any) -> None:
    """Wait until the e-book is where it was led, its fonts included."""
    page.wait_for_selector("#reader[aria-busy=false]")


def noted(page: Any, turn: str) -> None:
    """Wait until a turn of the e-book is known as the place that is read."""
    page.wait_for_function(
        "turn => JSON.parse(sessionStorage.place ?? '{}').reading?.id.endsWith(turn)", arg=turn
    )


def shown(page: Any, words: str) -> None:
    """Wait until the e-book of the newest book, in which a turn has these words, is there."""
    page.frame_locator("#reader").locator(".turn", has_text=words).wait_for(
        state="attached", timeout=120_000
    )
    arrived(page)


def in_reader(page: Any, words: str) -> float:
    """Return how far below the top of the e-book a turn with these words is, in pixels."""
    frame = page.frame_locator("#reader")
    turn = frame.locator(".turn", has_text=words)
    turn.wait_for(state="attached")
    box, pane = turn.bounding_box(), page.locator("#reader").bounding_box()
    assert box
    assert pane
    return float(box["y"] - pane["y"])


def test_a_save_is_shown_and_the_place_is_kept(browser: Any, desk: Desk) -> None:
    """New turns before the place move it neither in print nor in the e-book."""
    faults: list[str] = []
    page = opened(browser, desk, faults, viewport=WIDE)
    page.evaluate("window.same = true")
    page.select_option("#contents", label="A Talk")
    shown(page, "Turn 30 of")
    page.frame_locator("#reader").locator(".turn", has_text="Turn 30 of").evaluate(
        "turn => turn.scrollIntoView()"
    )
    noted(page, ".t30")
    page.click("#to-pages")
    page.wait_for_function(FOUND)
    before, read = page.input_value("#folio"), in_reader(page, "Turn 30 of")
    new = [f"**A:** New {n}. {'More is said of the lamps. ' * 40}" for n in range(12)]
    desk.write([*new, *TURNS[:40], "**A:** The end of the matter."])
    shown(page, "New 3.")
    assert "talk.md changed" in page.inner_text("#news")
    assert page.evaluate("window.same")
    assert abs(in_reader(page, "Turn 30 of") - read) < 8
    after = page.input_value("#folio")
    assert int(after) > int(before)
    page.click("#to-ebook")
    arrived(page)
    mark = page.frame_locator("#reader").locator(f".pagebreak[aria-label='{after}']")
    assert abs(mark.evaluate("mark => mark.getBoundingClientRect().top")) < 60
    desk.write(TURNS)
    shown(page, "Turn 60 of")
    assert faults == []
    page.close()


def test_who_scrolls_while_a_text_comes_is_not_thrown_back(browser: Any, desk: Desk) -> None:
    """What was scrolled before the last picture of a text was there is kept."""
    Image.new("L", (60, 40), 90).save(desk.folder / "lamp.png")
    faults: list[str] = []
    page = opened(browser, desk, faults, viewport=WIDE)
    page.select_option("#contents", label="A Talk")
    shown(page, "Turn 60 of")
    held: list[Any] = []
    page.route("**/epub/**/*.png", lambda route: held.append(route))
    desk.write([*TURNS, "![A lamp](lamp.png)"])
    picture = page.frame_locator("#reader").locator("img[alt='A lamp']")
    picture.wait_for(state="attached", timeout=120_000)
    scrolled = "document.querySelector('#reader').contentDocument.scrollingElement.scrollTop"
    page.evaluate(f"{scrolled} += 700")
    assert page.get_attribute("#reader", "aria-busy") == "true"
    for route in held:
        route.continue_()
    arrived(page)
    assert held
    assert abs(page.evaluate(scrolled) - 700) < 60
    desk.write(TURNS)
    page.frame_locator("#reader").locator(
        "body:not(:has(img)) .turn", has_text="Turn 60 of"
    ).wait_for(state="attached", timeout=120_000)
    assert faults == []
    page.close()


def test_an_error_stands_on_top_until_it_is_mended(browser: Any, desk: Desk) -> None:
    """The last good book stays; the error has its place."""
    faults: list[str] = []
    page = opened(browser, desk, faults, viewport=WIDE)
    pages = page.locator("#leaves .leaf").count()
    desk.write([*TURNS, "**Nobody:** {lang="])
    page.wait_for_selector("#failure:visible", timeout=60_000)
    assert "talk.md:" in page.inner_text("#problems")
    assert page.inner_text("#news").startswith("Not built: ")
    assert page.locator("#leaves .leaf").count() == pages
    desk.write(TURNS)
    page.wait_for_selector("#failure", state="hidden", timeout=60_000)
    assert faults == []
    page.close()


def test_nothing_in_the_book_runs(browser: Any, desk: Desk) -> None:
    """The frame has no scripts, and its document a policy that knows none."""
    page = opened(browser, desk, [], viewport=WIDE)
    sandbox = page.get_attribute("#reader", "sandbox")
    assert sandbox == "allow-same-origin"
    page.close()


@pytest.mark.parametrize("screen", [WIDE, NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize("colours", ["light", "dark"])
def test_everybody_can_use_it(
    browser: Any, desk: Desk, screen: dict[str, int], colours: str
) -> None:
    """Axe finds nothing against WCAG 2.2 AA, and nothing is wider than the window."""
    context = browser.new_context(viewport=screen, color_scheme=colours, bypass_csp=True)
    page = opened(context, desk, [])
    for pane in ("pages", "ebook", "findings"):
        if screen is NARROW:
            page.click(f".toggles [data-pane={pane}]")
        page.evaluate(AXE.read_text())
        found = page.evaluate("axe.run({exclude: [['#reader']]}).then(told => told.violations)")
        assert [(one["id"], one["nodes"][0]["html"]) for one in found] == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    context.close()
