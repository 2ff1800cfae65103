"""The title in the properties of a document, which its program may have made up.

In: what the properties say, and the events; out: evidence, if the document shows the
same near its beginning.  *Microsoft Word - talk2_FINAL.doc* is nobody's title.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from publisher.model.transcript import Event, Evidence

__all__ = ["shown_title"]

_TOP = 8
"""Passages at the beginning among which the title is looked for."""


def shown_title(title: str, events: Sequence[Event]) -> Iterator[Evidence]:
    """Yield the title, with its place, if a passage near the beginning says the same."""
    wanted = " ".join(title.split()).casefold()
    for event in events[:_TOP] if wanted else ():
        said = " ".join(event.text.split())
        if said.casefold() == wanted and event.anchors:
            start = event.anchors[0][1]
            yield Evidence("title", said, start, start + len(event.text))
            return
