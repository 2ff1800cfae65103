"""Targets: in goes a page that was laid out, out it comes without ids that no counter asks for.

WeasyPrint 70 notes each id of a document on the page where it first occurs, for elements
that show the page number of another (``target-counter()``, CSS Generated Content for Paged
Media §5.2), and looks through all notes whenever it meets an id: 50,000 turns of one
interview would take four times as long as 25,000.  Hardly any style has such counters.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from weasyprint.layout import page

__all__ = ["few_targets"]

_make_page = page.make_page


@contextmanager
def few_targets() -> Iterator[None]:
    """Let WeasyPrint remember ids only where a counter asks for the page of one."""
    page.make_page = _made
    try:
        yield
    finally:
        page.make_page = _make_page


def _made(context: Any, root: Any, kind: Any, resume_at: Any, number: int, state: Any) -> Any:
    """Make a page, as ``make_page`` does."""
    made = _make_page(context, root, kind, resume_at, number, state)
    lookups = context.target_collector.counter_lookup_items.values()
    if not any(item.missing_target_counters for item in lookups):
        context.page_maker[number - 1][-1]["anchors"].clear()
    return made
