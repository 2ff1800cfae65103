"""Pictures of pages as readers see them, for people to look at: ``build/readers/*.png``.

They are not compared with anything.  The tests only see to it that each picture shows
what its name says.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from windows import MODES, Opening

pytestmark = [pytest.mark.readers, pytest.mark.slow]

PICTURES = Path(__file__).parents[2] / "build" / "readers"
SCREENS = {
    "small-hours": {
        "cover": "cover.xhtml#cover",
        "title-page": "title-page.xhtml#title-page",
        "copyright": "copyright.xhtml#copyright",
        "contents": "contents.xhtml#contents",
        "part": "part-1.xhtml#part-1",
        "opener": "night-kennels.xhtml#night-kennels",
        "talk": "ferry-panel.xhtml#ferry-panel.t020",
        "notes": "exchange.xhtml#exchange_n1",
        "french": "la-criee.xhtml#la-criee",
    },
    "everything": {
        "verse": "night-shift.xhtml#night-shift.t02",
        "figure": "the-tuner.xhtml#the-tuner",
        "japanese": "yoru.xhtml#yoru",
        "arabic": "layla-2.xhtml#layla-2_title",
    },
}


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("name", SCREENS)
def test_pictures_are_made(opening: Opening, system: str, name: str, mode: str) -> None:
    """Each screen shows the place that it is named for."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with opening(system, name, **MODES[mode]) as opened:
        for screen, href in SCREENS[name].items():
            assert opened.run("turnTo", href), f"{screen} is not on the page that is shown"
            opened.page.wait_for_timeout(150)  # for what fades in
            opened.page.screenshot(path=PICTURES / f"{system}-{screen}-{mode}.png")


@pytest.mark.parametrize("mode", MODES)
def test_a_picture_of_a_note_that_pops_up_is_made(opening: Opening, mode: str) -> None:
    """The pop-up shows over the page."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with opening("foliate", "small-hours", popups=1, **MODES[mode]) as opened:
        opened.click(opened.run("turnTo", "exchange.xhtml#exchange_r1"))
        opened.page.wait_for_function("window.note", timeout=60_000)
        opened.page.wait_for_timeout(300)
        opened.page.screenshot(path=PICTURES / f"foliate-pop-up-{mode}.png")
