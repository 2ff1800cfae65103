"""The content of a page: what WeasyPrint painted and marked, marked as its tags need it.

The content is a list of operators with their operands, which ``close`` leaves in order.
WeasyPrint gives each piece of text a number of its own: ``/Span <</MCID 3>> BDC ... EMC``
(ISO 32000-1, 14.6).  What a tag holds in one go is made one piece, and what no tag
holds an artifact or nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

import pydyf

from publisher.pdf.order import in_order
from publisher.pdf.spoken import is_told

__all__ = ["Content"]

_SIDES = {"@top": "/Header", "@bottom": "/Footer"}
_NARROW = 1  # per cent of its width
_FONT = re.compile(rb"/(\S+) \S+ Tf")


class Content:
    """The content of a page.

    ``items`` are operators and operands, ``tags`` says for each box that was painted how
    it is numbered, ``spaces`` is the glyph of a space by the name of a font.
    """

    def __init__(
        self, items: list[Any], tags: Mapping[Any, Mapping[str, Any]], spaces: Mapping[str, int]
    ) -> None:
        self.items = items
        self.tags = tags
        self.spaces = spaces
        self.pieces: dict[int, tuple[int, int]] = dict(_pieces(items))
        self.told = {b: b.text for b in tags if is_told(getattr(b, "text", ""))}

    @property
    def is_whole(self) -> bool:
        """Whether all boxes were painted on the page itself, and not in a group."""
        return len(self.pieces) == len(self.tags)

    def piece(self, box: Any) -> tuple[int, int]:
        """Return where the properties of a box stand, and where its content ends."""
        return self.pieces[self.tags[box]["mcid"]]

    def number(self, box: Any, number: int) -> int:
        """Give a number to the content of a box; return it."""
        properties = pydyf.Dictionary({"MCID": number})
        if box in self.told:
            properties["ActualText"] = pydyf.String(self.told[box])
        self.items[self.piece(box)[0]] = properties
        return number

    def join(self, before: Any, box: Any) -> bool:
        """Make one piece of two, if nothing is painted between them; tell if there is not."""
        (_, end), (start, _) = self.piece(before), self.piece(box)
        if before in self.told or box in self.told or end > start:
            return False
        if any(map(_paints, self.items[end + 1 : start - 1])):
            return False
        self.items[end] = None
        self.items[start - 1 : start + 2] = [None] * 3
        return True

    def unmark(self, box: Any) -> None:
        """Take the marks from a box that paints nothing."""
        start, end = self.piece(box)
        self.items[start - 1 : start + 2] = [None] * 3
        self.items[end] = None

    def leave_out(self, box: Any, keyword: str) -> None:
        """Mark a box as no part of the text: as furniture, if it has the keyword of a margin.

        ISO 32000-1, 14.8.2.2.
        """
        start, _ = self.piece(box)
        kind = pydyf.Dictionary({"Type": "/Pagination" if keyword else "/Layout"})
        if side := _SIDES.get(keyword.partition("-")[0]):
            kind["Subtype"] = side
        self.items[start - 1 : start + 1] = ["/Artifact", kind]

    def add_space(self, box: Any) -> None:
        """Add a space to the text of a box (14.8.2.5); nobody sees it at the end of a line.

        It is drawn narrow, lest it fill the gap between two columns for those who look
        where letters stand.
        """
        start, end = self.piece(box)
        font = ""
        for place in range(start + 2, end):
            item = self.items[place]
            if isinstance(item, bytes) and (found := _FONT.fullmatch(item)):
                font = found[1].decode()
            if isinstance(item, bytes) and item.endswith(b"] TJ"):
                last = place
        if font in self.spaces:
            self.items[last] += b" %d Tz [<%04x>] TJ 100 Tz" % (_NARROW, self.spaces[font])

    def close(self) -> None:
        """Let the items be what is left of them, in the order of their numbers."""
        self.items[:] = in_order([item for item in self.items if item is not None])


def _pieces(items: list[Any]) -> Iterator[tuple[int, tuple[int, int]]]:
    """Yield the number of each piece, and where its properties and its end stand."""
    open_marks: list[int] = []
    for place, item in enumerate(items):
        if item in (b"BDC", b"BMC"):
            open_marks.append(place - 1)
        elif item == b"EMC":
            start = open_marks.pop()
            properties = items[start]
            if isinstance(properties, dict) and "MCID" in properties:
                yield properties["MCID"], (start, place)


def _paints(item: Any) -> bool:
    """Tell whether an operator does more than to say how the next ones paint."""
    if not isinstance(item, bytes):
        return item is not None
    return item not in (b"BT", b"ET") and not item.endswith((b"Tm", b"Tf", b"gs", b"cs", b"scn"))
