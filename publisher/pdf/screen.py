"""The book for the screen: tagged, with links and an outline (ISO 14289-1, PDF/UA-1).

In go the parts of a book, out comes PDF 1.7.  What is black ink in print is black
light here, and pictures are in the colours that they came in.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pydyf

from publisher.model.edition import Edition
from publisher.model.publication import ContentsEntry, Resource
from publisher.pdf import metadata
from publisher.pdf.balanced import add_names, add_numbers
from publisher.pdf.bind import Binder, Binding, Parts
from publisher.pdf.boxes import Sheet
from publisher.pdf.images import on_screen
from publisher.pdf.roles import ROLE_MAP
from publisher.pdf.section import Anchor, Section

__all__ = ["bind_screen"]

_LIGHT = b"""{ 1 exch sub dup 5 1 roll exch 1 exch sub mul 4 1 roll
1 exch sub 2 index mul 3 1 roll 1 exch sub mul exch 3 -1 roll }"""
"""Cyan, magenta, yellow and black to red, green and blue: each ink takes one light away,

and black its part of all (ISO 32000-1, 7.10.5, a calculator function).
"""


def bind_screen(
    edition: Edition,
    parts: Parts,
    contents: Sequence[ContentsEntry],
    pictures: Mapping[str, Resource],
    sheet: Sheet,
) -> bytes:
    """Return the book for the screen; ``contents`` becomes the outline.

    All links and contents lead to anchors of the sections; ``pictures`` are by path.
    """

    def picture(pdf: Any, path: str) -> bytes:
        return on_screen(pdf, pictures[path].data)

    binder = _Screen(parts, Binding(sheet, tagged=True, ink=_ink, picture=picture))
    binder.add_structure(contents)
    binder.add_destinations()
    binder.add_outline(contents)
    binder.add_metadata(edition)
    return binder.written()


def _ink(pdf: Any) -> bytes:
    """Add the four inks as a space whose black is that of the screen (8.6.6.5)."""
    turn = {"FunctionType": 4, "Domain": pydyf.Array((0, 1) * 4), "Range": pydyf.Array((0, 1) * 3)}
    function = pydyf.Stream([_LIGHT], turn)
    pdf.add_object(function)
    inks = pydyf.Array(("/Cyan", "/Magenta", "/Yellow", "/Black"))
    space = pydyf.Array(("/DeviceN", inks, "/DeviceRGB", function.reference))
    pdf.add_object(space)
    reference: bytes = space.reference
    return reference


class _Screen(Binder):
    """A book for the screen in the making; ``places`` are its destinations by name."""

    places: dict[str, bytes]

    def add_structure(self, contents: Sequence[ContentsEntry]) -> None:
        """Join the structure of the sections under one document (ISO 32000-1, 14.7).

        What the contents have below an entry stands in a part with it.
        """
        document = pydyf.Dictionary({"Type": "/StructElem", "S": "/Document"})
        root = pydyf.Dictionary({"Type": "/StructTreeRoot"})
        for thing in (document, root):
            self.pdf.add_object(thing)
        sections = self.parts.sections
        document["P"] = root.reference
        homes = {a.name: name for name in self.bases for a in sections[name].anchors}
        order = {name: index for index, name in enumerate(self.bases)}
        found = _chapters(contents, homes)
        chapters = {order[first]: order[last] for first, last in found.items()}
        document["K"] = self.add_parts(range(len(self.bases)), chapters, document.reference)
        root["K"] = pydyf.Array([document.reference])
        root["ParentTree"] = add_numbers(self.pdf, list(self.parents()))
        root["ParentTreeNextKey"] = len(self.pdf.objects)
        root["RoleMap"] = pydyf.Dictionary((own, f"/{role}") for own, role in ROLE_MAP.items())
        self.add_ids(root)
        self.pdf.catalog["StructTreeRoot"] = root.reference
        self.pdf.catalog["MarkInfo"] = pydyf.Dictionary({"Marked": "true"})

    def add_parts(
        self, places: range, chapters: Mapping[int, int], parent: bytes, depth: int = 0
    ) -> Any:
        """Add the sections in some places of the book under an element.

        ``chapters`` gives the place of the last section of each part by that of its first.
        """
        kids = pydyf.Array()
        names = list(self.bases)
        at = places.start
        while at < places.stop:
            last = chapters.get(at, at)
            if not at < last < places.stop:
                kids.extend(self.write_tags(names[at], parent, depth))
                at += 1
                continue
            part = pydyf.Dictionary({"Type": "/StructElem", "S": "/Part", "P": parent})
            self.pdf.add_object(part)
            held = pydyf.Array(self.write_tags(names[at], part.reference, depth))
            below = range(at + 1, last + 1)
            held.extend(self.add_parts(below, chapters, part.reference, depth + 1))
            part["K"] = held
            kids.append(part.reference)
            at = below.stop
        return kids

    def add_ids(self, root: Any) -> None:
        """Let elements be found by their IDs (table 322)."""
        named = {
            name: b"%d 0 R" % (base + number)
            for section, base in self.bases.items()
            for name, number in self.parts.sections[section].named
        }
        if named:
            root["IDTree"] = add_names(self.pdf, named)

    def parents(self) -> Iterator[tuple[int, bytes]]:
        """Yield the parent tree; keys are object numbers, so sections never clash."""
        for name, base in self.bases.items():
            parents = sorted(self.parts.sections[name].parents)
            values = self.resolved([value for _, value in parents], base)
            for (key, _), value in zip(parents, values, strict=True):
                yield base + key, value

    def add_destinations(self) -> None:
        """Name every anchor of the book, so that links find them."""
        self.places = {
            anchor.name: self.destination(section, base, anchor)
            for name, base in self.bases.items()
            for section in (self.parts.sections[name],)
            for anchor in section.anchors
        }
        dests = add_names(self.pdf, self.places)
        self.pdf.catalog["Names"] = pydyf.Dictionary({"Dests": dests})

    def add_outline(self, entries: Sequence[ContentsEntry]) -> None:
        """Add the bookmarks (ISO 32000-1, 12.3.3), parts open over their interviews."""
        if entries:
            root = pydyf.Dictionary({"Type": "/Outlines"})
            self.pdf.add_object(root)
            root["Count"] = self.add_items(root, entries)
            self.pdf.catalog["Outlines"] = root.reference
            self.pdf.catalog["PageMode"] = "/UseOutlines"

    def add_items(self, parent: Any, entries: Sequence[ContentsEntry]) -> int:
        count = 0
        last: Any = None
        for entry in entries:
            target = self.places[_target(entry)]
            place = {"Title": pydyf.String(entry.label), "Dest": target}
            item = pydyf.Dictionary(place | {"Parent": parent.reference})
            self.pdf.add_object(item)
            if last is None:
                parent["First"] = item.reference
            else:
                last["Next"], item["Prev"] = item.reference, last.reference
            if entry.children:
                item["Count"] = self.add_items(item, entry.children)
            count += 1 + item.get("Count", 0)
            last = item
        parent["Last"] = last.reference
        return count

    def destination(self, section: Section, base: int, anchor: Anchor) -> bytes:
        page = b"%d 0 R" % (base + section.pages[anchor.page].object)
        place: bytes = pydyf.Array((page, "/XYZ", anchor.x, anchor.y, 0)).data
        return place

    def add_metadata(self, edition: Edition) -> None:
        self.pdf.info.update(metadata.info(edition))
        self.add_packet(metadata.xmp(edition))
        self.add_language(edition.language)
        preferences = self.pdf.catalog.setdefault("ViewerPreferences", pydyf.Dictionary())
        preferences["DisplayDocTitle"] = "true"


def _chapters(entries: Sequence[ContentsEntry], homes: Mapping[str, str]) -> dict[str, str]:
    """Return the last section below each section that an entry with others below leads to."""
    found: dict[str, str] = {}
    for entry in entries:
        last = entry
        while last.children:
            last = last.children[-1]
        if entry.children:
            found[homes[_target(entry)]] = homes[_target(last)]
            for first, end in _chapters(entry.children, homes).items():
                found.setdefault(first, end)
    return found


def _target(entry: ContentsEntry) -> str:
    return entry.href.partition("#")[2]
