"""Capture: in go a laid-out WeasyPrint document and its PDF objects, out comes a ``Section``.

Everything that the pages and their structure reach is kept, renumbered, and its
references are turned into marks; the catalogue, the outline, the metadata and
the fonts of the single document are left behind, for the book has its own.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

import pydyf

from publisher.errors import Problem, StyleError
from publisher.pdf.fetcher import SCHEME
from publisher.pdf.mend import mend
from publisher.pdf.section import Anchor, FontUse, PageUse, Section, Stored, mark
from publisher.pdf.spoken import say
from publisher.pdf.turns import page_text
from publisher.signs import signs

__all__ = ["capture"]

_POINTS = 0.75  # a CSS pixel is 1/96 inch, a point 1/72
_REFERENCE = re.compile(rb"(\d+) 0 R")
_OPENING = 24  # signs by which a page is known again
_HYPHEN = "\N{HYPHEN}"  # what a divided word ends a line with
_SHARED_STATE = re.compile(r"[aA][\d.]+")


def capture(document: Any, pdf: Any, fonts: tuple[FontUse, ...], language: str) -> Section:
    """Return the section; ``fonts`` are those that its content streams name.

    Raises ``StyleError`` if the style makes things transparent: WeasyPrint loses
    the structure of what it paints in a group, and the states of masks have names
    that differ between sections.
    """
    mend(pdf)
    return _Capture(document, pdf).section(fonts, language)


class _Capture:
    def __init__(self, document: Any, pdf: Any) -> None:
        self.document = document
        self.objects = {o.reference: o for o in pdf.objects}
        self.pages = [o for o in pdf.objects if _is(o, "/Page")]
        self.resources = self.objects[self.pages[0]["Resources"]]
        self.shared = {
            pdf.pages.reference: mark("p"),
            self.resources["Font"]: mark("f"),
        }
        self.top: list[bytes] = []
        self.parents: list[Any] = []
        if "StructTreeRoot" in pdf.catalog:
            root = self.objects[pdf.catalog["StructTreeRoot"]]
            self.shared[root["K"][0]] = mark("d")
            self.top = list(self.objects[root["K"][0]]["K"])
            self.parents = self.objects[root["ParentTree"]]["Nums"]
        self.states = self.take_states()
        self.numbers: dict[bytes, int] = {}
        self.links: set[str] = set()

    def section(self, fonts: tuple[FontUse, ...], language: str) -> Section:
        for page, laid_out in zip(self.pages, self.document.pages, strict=True):
            say(laid_out, self.objects[page["Contents"]].stream)
        self.open_links()
        self.merge_top()
        for reference in self.top:
            self.objects[reference]["Lang"] = pydyf.String(language)
        reached = self.reach()
        streams = [o for o in reached if isinstance(o, pydyf.Stream)]
        plain = [o for o in reached if not isinstance(o, pydyf.Stream)]
        self.numbers = {o.reference: n for n, o in enumerate(streams + plain)}
        pages = tuple(self.page_uses())
        self.open_pages()
        return Section(
            streams=tuple(self.stored(s) for s in streams),
            plain=tuple(self.write(o) for o in plain),
            pages=pages,
            top=tuple(self.numbers[r] for r in self.top),
            parents=tuple(
                (key, self.write(value))
                for key, value in zip(self.parents[::2], self.parents[1::2], strict=True)
            ),
            anchors=self.anchors(),
            links=tuple(sorted(self.links)),
            fonts=fonts,
            states=tuple((name, self.write(self.states[name])) for name in sorted(self.states)),
        )

    def take_states(self) -> dict[str, Any]:
        """Take out the graphics states; those named by their alpha serve all sections."""
        states = dict(self.resources.pop("ExtGState", {}))
        forms = (self.objects[r] for r in self.resources.get("XObject", {}).values())
        grouped = any(form.extra.get("Subtype") == "/Form" for form in forms)
        if grouped or not all(map(_SHARED_STATE.fullmatch, states)):
            hint = "use a lighter colour instead of opacity, masks or blend modes"
            raise StyleError(Problem("the style makes things transparent", hint=hint))
        self.resources["ExtGState"] = mark("s")
        return states

    def open_links(self) -> None:
        """Let links within the book name their destination and say their words."""
        for link in self.objects.values():
            if _is(link, "/Annot") and "A" in link:
                address = link["A"]["URI"].string
                if address.startswith(SCHEME):
                    target, _, words = address.removeprefix(SCHEME).partition("?")
                    self.links.add(unquote(target))
                    link["Dest"] = pydyf.String(unquote(target))
                    link["Contents"] = pydyf.String(unquote(words))
                    del link["A"]

    def merge_top(self) -> None:
        """Make one element of the pieces into which page breaks cut the section.

        What stands beside a piece are the notes at the foot of its page.
        """
        pieces = [r for r in self.top if self.objects[r]["S"] == "/Sect"]
        if not pieces or any(isinstance(k, int) for r in pieces for k in self.objects[r]["K"]):
            return
        first = pieces[0]
        kids: list[bytes] = []
        for reference in self.top:
            kids += self.objects[reference]["K"] if reference in pieces else [reference]
        for kid in kids:
            self.objects[kid]["P"] = first
        for reference in pieces[1:]:
            del self.objects[reference]
        self.objects[first]["K"] = pydyf.Array(kids)
        self.top = [first]

    def open_pages(self) -> None:
        """Leave open what a page shows, and the keys of the parent tree."""
        for number, page in enumerate(self.pages):
            page["Contents"] = mark("c", number)
        for thing in self.objects.values():
            for name in ("StructParents", "StructParent"):
                if isinstance(thing, pydyf.Dictionary) and name in thing:
                    thing[name] = mark("k", thing[name])

    def reach(self) -> list[Any]:
        """Return all objects that pages and structure reach, in their old order."""
        found: dict[bytes, Any] = {}
        todo = [p.reference for p in self.pages] + self.top
        while todo:
            reference = todo.pop()
            if reference in found or reference in self.shared or reference not in self.objects:
                continue
            found[reference] = self.objects[reference]
            todo.extend(_references(found[reference]))
        return sorted(found.values(), key=lambda o: int(o.number))

    def page_uses(self) -> Iterator[PageUse]:
        """Yield the pages in order."""
        before, ending = 0, ""
        for page, laid_out in zip(self.pages, self.document.pages, strict=True):
            left, bottom, right, top = (float(v) for v in page["TrimBox"])
            text = page_text(laid_out)
            shown = signs(text)
            yield PageUse(
                object=self.numbers[page.reference],
                content=self.numbers[page["Contents"]],
                width=right - left,
                height=top - bottom,
                before=before,
                opening=shown[:_OPENING],
                divided=ending.endswith(_HYPHEN),
            )
            before, ending = before + len(shown), text.rstrip()

    def anchors(self) -> tuple[Anchor, ...]:
        """Return where each id begins: an element cut by a page break counts once."""
        seen: dict[str, Anchor] = {}
        for number, page in enumerate(self.document.pages):
            for name, (x, y, *_) in page.anchors.items():
                place = (round(x * _POINTS, 3), round((page.height - y) * _POINTS, 3))
                seen.setdefault(name, Anchor(name, number, *place))
        return tuple(seen.values())

    def stored(self, stream: Any) -> Stored:
        """Deflate what is not packed yet; close the graphics state of content streams."""
        data = stream.data.partition(b"\nstream\n")[2].removesuffix(b"\nendstream")
        extra = {k: v for k, v in stream.extra.items() if k != "Length"}
        if not extra:
            data = b"q\n" + data + b"\nQ"  # furniture follows in the same page
        if "Filter" not in extra:
            extra["Filter"] = "/FlateDecode"
            data = zlib.compress(data, 9)
        return Stored(self.write(extra), data)

    def write(self, value: Any) -> bytes:
        """Return a value as PDF, references as marks (ISO 32000-1, 7.3)."""
        if isinstance(value, dict):
            items = (b"/%b %b" % (k.encode(), self.write(v)) for k, v in value.items())
            return b"<<" + b"".join(items) + b">>"
        if isinstance(value, list | tuple):
            return b"[" + b" ".join(map(self.write, value)) + b"]"
        if isinstance(value, bytes):
            return self.reference(value)
        return _scalar(value)

    def reference(self, value: bytes) -> bytes:
        if value in self.shared:
            return self.shared[value]
        if value in self.numbers:
            return mark("o", self.numbers[value])
        if _REFERENCE.fullmatch(value):
            return b"null"  # an orphan of WeasyPrint's, reached by nothing that is kept
        return value


def _is(thing: Any, kind: str) -> bool:
    return isinstance(thing, pydyf.Dictionary) and thing.get("Type") == kind


def _references(value: Any) -> list[bytes]:
    """Return the references inside a value, depth first."""
    if isinstance(value, pydyf.Stream):
        return _references(value.extra)
    if isinstance(value, dict):
        return [r for v in value.values() for r in _references(v)]
    if isinstance(value, list | tuple):
        return [r for v in value for r in _references(v)]
    return [value] if isinstance(value, bytes) and _REFERENCE.fullmatch(value) else []


def _scalar(value: Any) -> bytes:
    if isinstance(value, pydyf.String):
        data: bytes = value.data
        if b"\x1b" in data or b"\x1e" in data:
            raise ValueError("a control character in a PDF string")
        return data
    if isinstance(value, float):
        return f"{value:.6f}".rstrip("0").rstrip(".").encode()
    return str(value).encode("ascii")
