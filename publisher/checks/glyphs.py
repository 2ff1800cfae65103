"""Glyphs: in go an edition and its style, out come the characters that no face has.

Only print asks: reading systems have fonts of their own for what an EPUB does not embed.

Floor 4: imports lower floors only.
"""

from __future__ import annotations

from publisher.model.edition import Edition
from publisher.model.finding import Finding, Severity
from publisher.model.publication import Medium
from publisher.model.style import Style
from publisher.xhtml import render
from publisher.xhtml.needs import survey

__all__ = ["of_glyphs"]


def of_glyphs(edition: Edition, style: Style) -> tuple[Finding, ...]:
    """Return what is missing, script by script, text by text; nothing for an EPUB alone.

    Raises ``EditionError`` for an edition that cannot be rendered.
    """
    if {product.form for product in edition.products} == {"epub"}:
        return ()
    documents = render(edition, style, Medium.PRINT).documents
    return tuple(
        Finding("glyph-missing", Severity.ERROR, problem.message, problem.where, problem.hint)
        for problem in survey(documents, edition, style).missing
    )
