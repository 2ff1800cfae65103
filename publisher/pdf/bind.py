"""Binding: in go laid-out sections and the plan of a book, out comes one PDF.

What belongs to the book as a whole is made here: the page tree with its blank sides,
furniture, page labels, one subset of each font, the pictures.  Sections are copied;
nothing is laid out again.

A book is bound twice from the same sections.  ``pdf.screen`` adds what readers need
(structure, links, outline), ``pdf.printer`` what a press needs.  A ``Binding`` holds
all in which the two differ as long as pages are written.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

import pydyf

from publisher.pdf.balanced import add_page_nodes
from publisher.pdf.boxes import Sheet, crop_marks
from publisher.pdf.file import File
from publisher.pdf.fonts import add_fonts
from publisher.pdf.plan import Plan
from publisher.pdf.section import PageUse, Section, Stored, resolve
from publisher.pdf.setup import Cut

__all__ = ["Binder", "Binding", "Parts"]


@dataclass(frozen=True, slots=True)
class Parts:
    """What a book is bound of.

    ``sections`` are by document id; the pages of ``furniture``, one after the other,
    match the sides of the plan, if there are any; ``cuts`` are the faces that the sections name.
    """

    plan: Plan
    sections: Mapping[str, Section] = field(repr=False)
    furniture: Sequence[Section] = field(repr=False)
    cuts: Sequence[Cut] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Binding:
    """How pages are written.

    ``version`` is that of PDF; only with ``packed`` has the file object streams.
    ``ink`` adds the colour space of all that styles colour to the PDF, and returns it;
    ``picture`` adds a picture by its path, and refers to it.  Only with ``tagged`` are
    structure and links written.  ``beneath`` is content that lies under every page.
    """

    sheet: Sheet
    tagged: bool
    ink: Callable[[Any], bytes] = field(repr=False)
    picture: Callable[[Any, str], bytes] = field(repr=False)
    version: bytes = b"1.7"
    packed: bool = True
    beneath: bytes = field(default=b"", repr=False)


class Binder:
    """A PDF in the making.

    ``bases`` gives the number of the first object of each section that was placed.  Room
    is left for the tags of a section, which ``write_tags`` fills.
    """

    def __init__(self, parts: Parts, binding: Binding) -> None:
        """Place all pages; give numbers to what sections refer to before that."""
        self.parts = parts
        self.binding = binding
        self.pdf = File(binding.version, packed=binding.packed)
        self.fonts, self.states = pydyf.Dictionary(), pydyf.Dictionary()
        for thing in (self.fonts, self.states):
            self.pdf.add_object(thing)
        self.shared = {
            "p": self.pdf.pages.reference,
            "f": self.fonts.reference,
            "s": self.states.reference,
            "c": binding.ink(self.pdf),
        }
        self.bases: dict[str, int] = {}
        self._pictures: dict[str, bytes] = {}
        self._ground = self._add_content(binding.beneath) if binding.beneath else b""
        self._marks = self._add_marks()
        self._leaves = self._add_furniture()
        self._nodes = add_page_nodes(self.pdf, len(parts.plan.sides))
        self._place_sections()
        self._add_labels()
        self._add_resources()

    def written(self) -> bytes:
        """Return the finished file."""
        return self.pdf.closed()

    def resolved(self, pieces: Sequence[bytes], base: int) -> list[bytes]:
        """Return pieces of the section that starts at ``base`` with their marks filled."""
        return resolve(pieces, base, self.shared)

    def add_packet(self, xmp: bytes) -> None:
        """Add the metadata, never packed, so that tools without a PDF reader find it."""
        packet = pydyf.Stream([xmp], {"Type": "/Metadata", "Subtype": "/XML"})
        self.pdf.add_object(packet)
        self.pdf.catalog["Metadata"] = packet.reference

    def add_language(self, language: str) -> None:
        """Say in what language the book is, and that its pages are turned leftward if they are.

        ISO 32000-1, 12.2: readers of PDF lay spreads out, and printers pages, by it.
        """
        self.pdf.catalog["Lang"] = pydyf.String(language)
        if self.binding.sheet.leftward:
            self.pdf.catalog["ViewerPreferences"] = pydyf.Dictionary({"Direction": "/R2L"})

    def _add_marks(self) -> tuple[bytes, ...]:
        """Add the crop marks of a recto and of a verso, which all pages share."""
        if not self.binding.sheet.marks:
            return (b"", b"")
        drawn = [crop_marks(self.binding.sheet, recto=recto) for recto in (True, False)]
        return tuple(self._add_content(content) for content in drawn)

    def _add_furniture(self) -> list[bytes]:
        """Add what each side shows besides its text, all of it marked as no part of it."""
        leaves = []
        for section in self.parts.furniture:
            for page in section.pages:
                stream = section.streams[page.content]
                shown = b"BT" in zlib.decompress(stream.data).split()
                leaves.append(self._add_packed(stream) if shown else b"")
        return leaves

    def _add_packed(self, stream: Stored) -> bytes:
        """Add a stream that is packed already, and has no marks."""
        return self.pdf.settle(_stream(stream.dictionary, stream.data), stream=True)

    def _add_content(self, content: bytes) -> bytes:
        stream = pydyf.Stream([content], compress=True)
        self.pdf.add_object(stream)
        reference: bytes = stream.reference
        return reference

    def _place_sections(self) -> None:
        """Add the pages in order, sections where they start, blanks between them."""
        for index, side in enumerate(self.parts.plan.sides):
            if side.document is None:
                self._append(self._blank(index), index)
            elif side.page == 0:
                self._place(side.document.id, index)

    def _place(self, name: str, start: int) -> None:
        section = self.parts.sections[name]
        pictures = [self._picture(path) for path in section.pictures]
        base = self.bases[name] = len(self.pdf.objects)
        links = [page.links.encode() for page in section.pages]
        pieces = [*(stream.dictionary for stream in section.streams), *section.plain, *links]
        filled = iter(resolve(pieces, base, self.shared, pictures))
        for stream in section.streams:
            self.pdf.settle(_stream(next(filled), stream.data), stream=True)
        self.pdf.settle_all(list(islice(filled, len(section.plain))))
        for index, (page, found) in enumerate(zip(section.pages, filled, strict=True), start):
            self._append(self._page(page, base, index, found), index)
        if self.binding.tagged:
            self.pdf.reserve(len(section.tags))

    def write_tags(self, name: str, parent: bytes, depth: int) -> tuple[bytes, ...]:
        """Write the tags of a section under an element, in so many parts; return the topmost."""
        section, base = self.parts.sections[name], self.bases[name]
        start = base + len(section.streams) + len(section.plain) + len(section.pages)
        shared = {**self.shared, "d": parent, "h": b"%d" % depth}
        self.pdf.settle_all(resolve(section.tags, base, shared), start)
        return tuple(b"%d 0 R" % (base + number) for number in section.top)

    def _picture(self, path: str) -> bytes:
        """Refer to a picture; the book has it once, however many sections show it."""
        if path not in self._pictures:
            self._pictures[path] = self.binding.picture(self.pdf, path)
        return self._pictures[path]

    def _page(self, page: PageUse, base: int, index: int, links: bytes) -> Any:
        leaf = self._leaves[index] if self._leaves else b""
        layers = (self._ground, self._marks[index % 2], b"%d 0 R" % (base + page.content), leaf)
        entries = self._blank(index)
        entries["Resources"] = b"%d 0 R" % (base + page.resources)
        entries["Contents"] = pydyf.Array(layer for layer in layers if layer)
        if self.binding.tagged and page.key is not None:
            entries["StructParents"] = base + page.key
        if self.binding.tagged and links:
            entries["Annots"] = links
        return entries

    def _blank(self, index: int) -> Any:
        """Return a page with nothing on it but marks."""
        page = pydyf.Dictionary({"Type": "/Page", "Parent": self._nodes[index].reference})
        page.update(self.binding.sheet.boxes(recto=index % 2 == 0))
        page["Resources"] = pydyf.Dictionary()
        if self._marks[index % 2]:
            page["Contents"] = pydyf.Array([self._marks[index % 2]])
        if self.binding.tagged:
            page["Tabs"] = "/S"
        return page

    def _append(self, page: Any, index: int) -> None:
        self._nodes[index]["Kids"].append(self.pdf.settle(page.data))

    def _add_labels(self) -> None:
        """Label the sides as they are printed (ISO 32000-1, 12.4.2)."""
        plan = self.parts.plan
        numbers = pydyf.Array()
        if plan.body:
            numbers.extend((0, pydyf.Dictionary({"S": "/r"})))
        if plan.body < len(plan.sides):
            start = {"St": plan.first} if plan.first > 1 else {}
            numbers.extend((plan.body, pydyf.Dictionary({"S": "/D"} | start)))
        self.pdf.catalog["PageLabels"] = pydyf.Dictionary({"Nums": numbers})
        self.pdf.catalog["PageLayout"] = "/TwoPageRight"

    def _add_resources(self) -> None:
        sections: Iterable[Section] = [*self.parts.sections.values(), *self.parts.furniture]
        cuts = {cut.address: cut.data for cut in self.parts.cuts}
        uses = (use for section in sections for use in section.fonts)
        self.fonts.update(add_fonts(self.pdf, uses, cuts))
        states = {name: state for section in sections for name, state in section.states}
        self.states.update(sorted(states.items()))


def _stream(dictionary: bytes, data: bytes) -> bytes:
    """Return a stream that is packed already; its dictionary lacks the length."""
    head = b"%b/Length %d>>" % (dictionary.removesuffix(b">>"), len(data))
    return b"\n".join((head, b"stream", data, b"endstream"))
