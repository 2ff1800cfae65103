"""The cascade: styles of elements, in which all that is alike is computed once.

WeasyPrint 70 computes the values of a style for each turn anew, since each has an id, for
each page, and again whenever a section is laid out.  Here a style begins with what is
known of its like: of the same declarations under a parent that is alike.  What
WeasyPrint then changes in a style it changes in that one only.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

import weasyprint.css
from weasyprint.css import ComputedStyle, InitialStyle, StyleFor

__all__ = ["Known", "known_styles"]

_OWN = "anchor"
"""The property that gives an element its name (``id``); it is not inherited."""

_LANGUAGE = "lang"
"""The property that an attribute declares, read anew for each document.

Declarations of style sheets are the same objects in all of them.
"""

Known = dict[tuple[Any, ...], Any]
"""Styles that others are like, by parent, pseudo-element and declarations."""


@contextmanager
def known_styles(known: Known) -> Iterator[None]:
    """Let WeasyPrint compute no style that is known; those that it computes are known then.

    ``known`` serves documents with the same style sheets, as objects, and the same fonts.
    """
    theirs = weasyprint.css.StyleFor
    weasyprint.css.StyleFor = partial(_StyleFor, known)
    try:
        yield
    finally:
        weasyprint.css.StyleFor = theirs


class _Style(ComputedStyle):  # type: ignore[misc]
    """A style that begins with what is known of its like."""

    like: Any

    def __missing__(self, key: str) -> Any:
        if key == _OWN:
            return super().__missing__(key)
        value = self[key] = self.like[key]
        return value


class _StyleFor(StyleFor):  # type: ignore[misc]
    """What WeasyPrint asks for the styles of a document."""

    def __init__(self, known: Known, *arguments: Any) -> None:
        self._known = known
        super().__init__(*arguments)

    def set_computed_styles(
        self,
        element: Any,
        parent: Any,
        root: Any = None,
        pseudo_type: str | None = None,
        base_url: str | None = None,
        target_collector: Any = None,
    ) -> None:
        """Set the style of an element as WeasyPrint does, beginning with what is known."""
        styles = self.get_computed_styles()
        cascaded = self.get_cascaded_styles().get((element, pseudo_type), {})
        above = styles[parent, None] if parent is not None else None
        first = styles[root, None] if above is not None else InitialStyle(self.font_config)
        rest = (pseudo_type, first, base_url, self.font_config, self.initial_page_sizes)
        style = _Style(above, cascaded, *rest)
        style.like = self._like(style)
        style.specified, style.cache = style.like.specified, style.like.cache
        style.update(style.like)
        styles[element, pseudo_type] = style
        if target_collector and style[_OWN]:
            target_collector.collect_anchor(style[_OWN])

    def _like(self, style: _Style) -> Any:
        """Return the style that one is like; it has the same values but for the name."""
        shared = {name: value for name, value in style.cascaded.items() if name != _OWN}
        above = style.parent_style.like if style.parent_style is not None else None
        declared = (
            (name, repr(value) if name == _LANGUAGE else id(value), *weight[:2], *weight[2])
            for name, (value, weight) in shared.items()
        )
        key = (id(above), style.pseudo_type, *declared)
        if key not in self._known:
            first = style.root_style.like if above is not None else style.root_style
            self._known[key] = ComputedStyle(
                *(above, shared, style.pseudo_type, first, style.base_url),
                *(style.font_config, style.initial_page_sizes),
            )
        return self._known[key]
