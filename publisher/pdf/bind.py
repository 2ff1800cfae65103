"""Binding: in go laid-out sections and the plan of the book, out comes one PDF.

What belongs to the book as a whole is made here: the page tree with its blank
sides, furniture, page labels, outline, destinations, the structure tree and its
parent tree, one subset of each font, and the metadata.  Sections are copied;
nothing is laid out again.
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pydyf

from publisher.errors import InputError, Problem
from publisher.model.edition import Edition
from publisher.model.publication import ContentsEntry
from publisher.pdf import metadata
from publisher.pdf.fonts import add_fonts
from publisher.pdf.plan import Plan
from publisher.pdf.section import Anchor, Section, resolve
from publisher.pdf.setup import Setup
from publisher.source import Location
from publisher.xhtml.languages import direction

__all__ = ["bind"]


def bind(
    edition: Edition,
    plan: Plan,
    sections: Mapping[str, Section],
    furniture: Sequence[Section],
    contents: Sequence[ContentsEntry],
    setup: Setup,
) -> bytes:
    """Return the book as PDF 1.7.

    ``sections`` are by document id; the pages of ``furniture``, one after the
    other, match the sides of the plan; ``contents`` becomes the outline.  Raises
    ``InputError`` if a link or an entry of the contents leads nowhere.
    """
    binder = _Binder(plan, sections, setup)
    binder.place_furniture(furniture)
    binder.place_sections()
    binder.add_structure()
    binder.add_destinations()
    binder.add_outline(contents)
    binder.add_labels()
    binder.add_resources([*sections.values(), *furniture])
    binder.add_metadata(edition)
    stream = io.BytesIO()
    binder.pdf.write(stream, version=b"1.7", identifier=True, compress=True)
    return stream.getvalue()


class _Plain(pydyf.Object):  # type: ignore[misc]
    """An object that is PDF already."""

    data = b""

    def __init__(self, data: bytes) -> None:
        super().__init__()
        self.data = data


class _Packed(pydyf.Stream):  # type: ignore[misc]
    """A stream that is packed already; ``dictionary`` lacks its length."""

    data = b""

    def __init__(self, dictionary: bytes, data: bytes) -> None:
        super().__init__()
        head = b"%b/Length %d>>" % (dictionary.removesuffix(b">>"), len(data))
        self.data = b"\n".join((head, b"stream", data, b"endstream"))


@dataclass(slots=True)
class _Binder:
    plan: Plan
    sections: Mapping[str, Section]
    setup: Setup
    pdf: Any = field(default_factory=pydyf.PDF)
    fonts: Any = field(default_factory=pydyf.Dictionary)
    states: Any = field(default_factory=pydyf.Dictionary)
    document: Any = field(default_factory=pydyf.Dictionary)
    shared: dict[str, int] = field(default_factory=dict)
    bases: dict[str, int] = field(default_factory=dict)
    leaves: list[bytes] = field(default_factory=list)
    places: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Give numbers to what the sections refer to before they are placed."""
        for thing in (self.fonts, self.states, self.document):
            self.pdf.add_object(thing)
        self.shared = {
            "p": self.pdf.pages.number,
            "f": self.fonts.number,
            "s": self.states.number,
            "d": self.document.number,
        }

    def place_furniture(self, furniture: Sequence[Section]) -> None:
        """Add what each side shows besides its text, marked as no part of it.

        ISO 32000-1, 14.8.2.2.2: running heads and folios are pagination artifacts.
        """
        pages = (s.streams[page.content].data for s in furniture for page in s.pages)
        for data in pages:
            content = zlib.decompress(data)
            if b"BT" not in content.split():
                self.leaves.append(b"")
                continue
            content = b"/Artifact <</Type /Pagination>> BDC\n%b\nEMC" % content
            leaf = pydyf.Stream([content], compress=True)
            self.pdf.add_object(leaf)
            self.leaves.append(leaf.reference)

    def place_sections(self) -> None:
        """Add the pages in order, sections where they start, blanks between them."""
        for index, side in enumerate(self.plan.sides):
            if side.document is None:
                self.add_blank()
            elif side.page == 0:
                self.place(side.document.id, index)

    def place(self, name: str, start: int) -> None:
        section = self.sections[name]
        base = self.bases[name] = len(self.pdf.objects)
        contents = []
        for page, leaf in zip(section.pages, self.leaves[start:], strict=False):
            contents.append(b"[%d 0 R %b]" % (base + page.content, leaf))
        for stream in section.streams:
            dictionary = resolve(stream.dictionary, base, self.shared)
            self.pdf.add_object(_Packed(dictionary, stream.data))
        for plain in section.plain:
            self.pdf.add_object(_Plain(resolve(plain, base, self.shared, contents)))
        for page in section.pages:
            self.append(base + page.object)
        for anchor in section.anchors:
            self.places[anchor.name] = self.destination(section, base, anchor)

    def destination(self, section: Section, base: int, anchor: Anchor) -> Any:
        page = base + section.pages[anchor.page].object
        return pydyf.Array((b"%d 0 R" % page, "/XYZ", anchor.x, anchor.y, 0))

    def add_blank(self) -> None:
        width, height, bleed = self.setup.width, self.setup.height, self.setup.bleed
        trim = pydyf.Array((0, 0, width, height))
        page = pydyf.Dictionary(
            {
                "Type": "/Page",
                "Parent": self.pdf.pages.reference,
                "MediaBox": pydyf.Array((-bleed, -bleed, width + bleed, height + bleed)),
                "TrimBox": trim,
                "BleedBox": trim,
                "Resources": pydyf.Dictionary(),
                "Tabs": "/S",
            }
        )
        self.pdf.add_object(page)
        self.append(page.number)

    def append(self, number: int) -> None:
        self.pdf.pages["Kids"].extend((number, 0, "R"))
        self.pdf.pages["Count"] += 1

    def add_structure(self) -> None:
        """Join the structure of the sections under one document (ISO 32000-1, 14.7)."""
        tree = pydyf.Dictionary({"Kids": pydyf.Array()})
        root = pydyf.Dictionary({"Type": "/StructTreeRoot"})
        self.pdf.add_object(tree)
        self.pdf.add_object(root)
        kids = pydyf.Array()
        for name, base in self.bases.items():
            section = self.sections[name]
            kids.extend(b"%d 0 R" % (base + number) for number in section.top)
            tree["Kids"].append(self.add_parents(section, base))
        self.document.update(
            {"Type": "/StructElem", "S": "/Document", "P": root.reference, "K": kids}
        )
        root["K"] = pydyf.Array([self.document.reference])
        root["ParentTree"] = tree.reference
        root["ParentTreeNextKey"] = len(self.pdf.objects)
        self.pdf.catalog["StructTreeRoot"] = root.reference
        self.pdf.catalog["MarkInfo"] = pydyf.Dictionary({"Marked": "true"})

    def add_parents(self, section: Section, base: int) -> bytes:
        """Add a leaf of the parent tree; keys are object numbers, so sections never clash."""
        keys = sorted(section.parents)
        numbers = pydyf.Array()
        for key, value in keys:
            numbers.extend((base + key, resolve(value, base, self.shared)))
        limits = pydyf.Array((base + keys[0][0], base + keys[-1][0]))
        leaf = pydyf.Dictionary({"Limits": limits, "Nums": numbers})
        self.pdf.add_object(leaf)
        reference: bytes = leaf.reference
        return reference

    def add_destinations(self) -> None:
        """Name every anchor of the book; check that every link finds one."""
        problems = [
            Problem(f"a link leads to “{target}”, which is nowhere in the book", Location(name))
            for name in self.bases
            for target in self.sections[name].links
            if target not in self.places
        ]
        if problems:
            raise InputError(*problems)
        names = pydyf.Array()
        for key, place in sorted((pydyf.String(n).data, p) for n, p in self.places.items()):
            names.extend((key, place))
        tree = pydyf.Dictionary({"Names": names})
        self.pdf.add_object(tree)
        self.pdf.catalog["Names"] = pydyf.Dictionary({"Dests": tree.reference})

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
            target = entry.href.partition("#")[2]
            if target not in self.places:
                raise InputError(f"the contents lead to “{entry.href}”, which is nowhere")
            place = {"Title": pydyf.String(entry.label), "Dest": self.places[target]}
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

    def add_labels(self) -> None:
        """Label the sides as they are printed (ISO 32000-1, 12.4.2)."""
        numbers = pydyf.Array()
        if self.plan.body:
            numbers.extend((0, pydyf.Dictionary({"S": "/r"})))
        if self.plan.body < len(self.plan.sides):
            numbers.extend((self.plan.body, pydyf.Dictionary({"S": "/D"})))
        self.pdf.catalog["PageLabels"] = pydyf.Dictionary({"Nums": numbers})
        self.pdf.catalog["PageLayout"] = "/TwoPageRight"

    def add_resources(self, sections: Sequence[Section]) -> None:
        cuts = {cut.address: cut.data for cut in self.setup.cuts}
        uses = (use for section in sections for use in section.fonts)
        self.fonts.update(add_fonts(self.pdf, uses, cuts))
        states = {name: state for section in sections for name, state in section.states}
        self.states.update(sorted(states.items()))

    def add_metadata(self, edition: Edition) -> None:
        self.pdf.info.update(metadata.info(edition))
        packet = pydyf.Stream(
            [metadata.xmp(edition)], {"Type": "/Metadata", "Subtype": "/XML"}
        )  # never packed, so that tools without a PDF reader find it
        self.pdf.add_object(packet)
        self.pdf.catalog["Metadata"] = packet.reference
        self.pdf.catalog["Lang"] = pydyf.String(edition.language)
        preferences = pydyf.Dictionary({"DisplayDocTitle": "true"})
        if direction(edition.language) == "rtl":
            preferences["Direction"] = "/R2L"
        self.pdf.catalog["ViewerPreferences"] = preferences
