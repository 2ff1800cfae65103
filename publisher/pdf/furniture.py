"""Furniture: the running heads and folios of a book, laid out apart from its text.

In goes the plan of the book, out comes one ``Section`` whose pages match its
sides: what heads and folios say depends on where a section falls, and so must not
be part of it.  The style writes them in ``furniture.css`` as margin boxes of the
pages ``opener``, ``running``, ``front`` and ``bare``, with ``string(book)``,
``string(head)`` and ``string(folio)``.
"""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from publisher.errors import PublisherError
from publisher.pdf.engine import press
from publisher.pdf.job import limited
from publisher.pdf.plan import Plan, Side
from publisher.pdf.section import Section, encode
from publisher.pdf.setup import Setup
from publisher.source import Location
from publisher.xhtml.languages import direction

__all__ = ["Leaves", "chunks", "furniture_html", "set_leaves"]

_FURNITURE = Location("furniture")

Leaves = tuple[Setup, str, str]
"""A setup, the HTML of some leaves, and the language of the book."""


def furniture_html(
    sides: tuple[Side, ...], book: str, language: str, fit: Callable[[str], str]
) -> str:
    """Return the leaves of the sides as HTML; the first side is a recto.

    ``fit`` shortens a running head.
    """
    leaves = "".join(_leaf(side, fit(book), fit) for side in sides)
    return (
        f'<!DOCTYPE html><html lang="{escape(language)}" dir="{direction(language)}">'
        f"<head><title>{escape(book)}</title></head><body>{leaves}</body></html>"
    )


def _leaf(side: Side, book: str, fit: Callable[[str], str]) -> str:
    head = fit(side.document.running_head) if side.document else ""
    language = side.document.language if side.document else ""
    data = {"lang": language, "data-book": book, "data-head": head, "data-folio": side.label}
    attributes = "".join(f' {name}="{escape(value)}"' for name, value in data.items() if value)
    return f'<section class="leaf {side.master}"{attributes}></section>'


def set_leaves(leaves: Leaves) -> bytes | PublisherError:
    """Lay out leaves; return the encoded section, one page a leaf, or why there is none."""
    return limited(_set_leaves, leaves, leaves[1], _FURNITURE)


def _set_leaves(leaves: Leaves) -> bytes:
    setup, html, language = leaves
    section: Section = press(setup).section(html, (), _FURNITURE, language=language, fitted=False)
    return encode(section)


def chunks(plan: Plan, size: int) -> tuple[tuple[Side, ...], ...]:
    """Cut the sides into runs of an even ``size``, so that each begins with a recto."""
    assert size % 2 == 0
    return tuple(plan.sides[i : i + size] for i in range(0, len(plan.sides), size))
