"""Where pages turn: in goes a page that WeasyPrint laid out, out comes its own text.

Read are the boxes of the page itself, for a page may turn within any paragraph and
any word.  Its notes, its margins, what a style adds (``::before``, markers, the
calls of notes) and the folios of contents and index are left out: an EPUB has them
elsewhere or not at all.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from weasyprint.formatting_structure.boxes import FootnoteAreaBox, MarginBox, TextBox

from publisher.signs import PICTURE

__all__ = ["page_text"]

_LEFT_OUT = frozenset(("call", "folio", "printed", "pull-quote"))
"""Classes of what stands in the printed text only (see ``pdf.notes``, ``xhtml.pulls`` and
``xhtml.sections.colophon``), or otherwise in an EPUB: folios of contents and index.
"""


def page_text(page: Any) -> str:
    """Return the text of a page in the order of reading, spaces at line ends excepted."""
    return "".join(_texts(page._page_box))


def _texts(box: Any) -> Iterator[str]:
    if isinstance(box, FootnoteAreaBox | MarginBox) or "::" in (box.element_tag or ""):
        return
    if box.element_tag == "img":
        yield PICTURE
        return
    if box.element is not None and _LEFT_OUT & set(box.element.get("class", "").split()):
        return
    if isinstance(box, TextBox):
        yield box.text
    for child in getattr(box, "children", ()):
        yield from _texts(child)
