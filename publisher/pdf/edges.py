"""Edges: in goes a box to lay out, out it comes with the lengths that its style gives in full.

Whenever WeasyPrint 70 lays out a box it asks its style for 17 lengths and works out what
shares of its container they are.  Few are shares, so ``kept_edges`` lets it take them all
at once from where they were written down when they were first asked for.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from weasyprint.layout import block, page, percent

__all__ = ["kept_edges"]

_SIDES = ("top", "right", "bottom", "left")
_SPACES = tuple(f"{kind}_{side}" for kind in ("margin", "padding") for side in _SIDES)
_SIZES = ("width", "min_width", "max_width", "height", "min_height", "max_height")
_BORDERS = tuple(f"border_{side}_width" for side in _SIDES)
_ASKING = (block, page)  # modules that ask for the lengths of many boxes


@contextmanager
def kept_edges() -> Iterator[None]:
    """Let WeasyPrint work out the lengths of a style once, if they are the same anywhere."""
    for module in _ASKING:
        module.resolve_percentages = _resolve
    try:
        yield
    finally:
        for module in _ASKING:
            module.resolve_percentages = percent.resolve_percentages


def _resolve(box: Any, container: Any) -> None:
    """Give a box its lengths, as ``resolve_percentages`` does."""
    style = box.style
    if "edges" not in vars(style):
        style.edges = _edges(style)
    if style.edges is None:
        percent.resolve_percentages(box, container)
    else:
        vars(box).update(style.edges)


def _edges(style: Any) -> dict[str, Any] | None:
    """Return the lengths in CSS pixels, or ``auto``, by name; None if one is a share."""
    if style["box_sizing"] != "content-box" or style["border_collapse"] == "collapse":
        return None
    found: dict[str, Any] = {}
    for name in (*_SPACES, *_SIZES):
        value = style[name]
        if value != "auto" and getattr(value, "unit", None) != "px":
            return None
        found[name] = "auto" if value == "auto" else value.value
    for name in ("min_width", "min_height"):
        found[name] = 0 if found[name] == "auto" else found[name]
    return found | {name: style[name] for name in _BORDERS}
