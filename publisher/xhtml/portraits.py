"""Portraits: in goes a manuscript, out comes a picture of each speaker who has one.

Floor 3: imports lower floors and its own modules only.
"""

from __future__ import annotations

from markupsafe import Markup

from publisher.model.manuscript import Manuscript
from publisher.xhtml.blocks import figure_of
from publisher.xhtml.book import Sheet
from publisher.xhtml.markup import element, lines, text
from publisher.xhtml.people import is_named

__all__ = ["portraits_of"]


def portraits_of(manuscript: Manuscript, sheet: Sheet) -> Markup:
    """Return the portraits in the order of the header; nothing if there are none.

    Several are named, so that one sees who is who; a single one stands under a byline.
    """
    shown = [(s, s.portrait) for s in manuscript.speakers if s.portrait]
    if not shown:
        return Markup()
    pictures = (
        figure_of(
            portrait,
            sheet,
            text(speaker.name) if len(shown) > 1 and is_named(speaker) else Markup(),
            "portrait",
        )
        for speaker, portrait in shown
    )
    count = "one" if len(shown) == 1 else "several"
    return element("div", {"class": f"portraits {count}"}, lines(pictures))
