"""Glyphs: in go an edition and its style, out come the characters that no face has.

Only print asks: reading systems have fonts of their own for what an EPUB does not embed.

Floor 4: imports lower floors only.
"""

from __future__ import annotations

from html import escape

from publisher.model.edition import Edition
from publisher.model.finding import Finding
from publisher.model.publication import Document, Medium
from publisher.model.style import Style
from publisher.vocabulary.findings import finding
from publisher.xhtml import render
from publisher.xhtml.needs import survey

__all__ = ["of_glyphs"]

_COVER = "cover"


def of_glyphs(edition: Edition, style: Style) -> tuple[Finding, ...]:
    """Return what is missing, script by script, text by text; nothing for an EPUB alone.

    Raises ``EditionError`` for an edition that cannot be rendered.
    """
    if {product.form for product in edition.products} == {"epub"}:
        return ()
    documents = (*render(edition, style, Medium.PRINT).documents, _back(edition))
    return tuple(
        finding("glyph-missing", problem.message, problem.where, problem.hint)
        for problem in survey(documents, edition, style).missing
    )


def _back(edition: Edition) -> Document:
    """Return what is said on the back of the cover."""
    said = edition.back_cover
    words = (said.praise, said.text or edition.description, said.about)
    body = "".join(f"<p>{escape(text)}</p>" for text in words)
    return Document(_COVER, _COVER, _COVER, _COVER, edition.title, edition.language, body)
