"""Capture: in go a laid-out WeasyPrint document and its PDF objects, out comes a ``Section``.

Everything that the pages and their structure reach is kept, renumbered, and its
references are turned into marks; the catalogue, the outline, the metadata, the
fonts and the pictures of the single document are left behind, for the book has its
own.

Colours are those of a style, and all of them are given in inks (``device-cmyk``).
The name of their colour space is taken from the content, ``/Ink`` stands in its
place: the section is painted in whatever the book says that it is (ISO 32000-1,
8.6.3).
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from urllib.parse import unquote

import pydyf

from publisher.errors import Problem, StyleError
from publisher.pdf.scheme import SCHEME
from publisher.pdf.section import Anchor, FontUse, PageUse, Section, Stored, mark
from publisher.pdf.sizes import picture_sizes, smallest_type, thinnest_line
from publisher.pdf.turns import page_text
from publisher.signs import signs

__all__ = ["capture"]

_POINTS = 0.75  # a CSS pixel is 1/96 inch, a point 1/72
_REFERENCE = re.compile(rb"(\d+) 0 R")
_OPENING = 24  # signs by which a page is known again
_HYPHEN = "\N{HYPHEN}"  # what a divided word ends a line with
_LEVEL = re.compile("/H([1-6])")
_OPAQUE = re.compile(r"[aA]1(\.0)?")
_INKS = re.compile(rb"^/DeviceCMYK (cs|CS)$", re.MULTILINE)
_PAINTED = re.compile(rb"^((?:[\d.]+ ){4})(?:scn|SCN)$", re.MULTILINE)
_OTHER_COLOUR = re.compile(
    rb"^(?:[\d. -]+ (?:rg|RG)|/(?!DeviceCMYK |Pattern )\S+ (?:cs|CS))$", re.M
)


def capture(
    document: Any,
    pdf: Any,
    fonts: tuple[FontUse, ...],
    language: str,
    pictures: Mapping[str, str],
) -> Section:
    """Return the section; ``fonts`` are those that its content streams name.

    ``pictures`` maps WeasyPrint's name of each picture to its path.  Raises
    ``StyleError`` if the style makes things transparent, because WeasyPrint loses
    the structure of what it paints in a group and no ink is transparent, or if it
    has a colour that is not given in inks.
    """
    return _Capture(document, pdf, pictures).section(fonts, language)


class _Capture:
    def __init__(self, document: Any, pdf: Any, pictures: Mapping[str, str]) -> None:
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
        self.pictures = self.take_pictures(pictures)
        self.shown = picture_sizes(document.pages, pictures)
        self.objects[self.resources["ColorSpace"]].update({"Ink": mark("c")})
        self.numbers: dict[bytes, int] = {}
        self.links: set[str] = set()

    def section(self, fonts: tuple[FontUse, ...], language: str) -> Section:
        self.open_links()
        for reference in self.top:
            self.objects[reference]["Lang"] = pydyf.String(language)
        contents = [page["Contents"] for page in self.pages]
        painted = self.reach([*contents, *(page["Resources"] for page in self.pages)])
        links = [link for page in self.pages for link in page.get("Annots", ())]
        known = {o.reference for o in painted}
        tags = [o for o in self.reach([*links, *self.top]) if o.reference not in known]
        streams = [o for o in painted if isinstance(o, pydyf.Stream)]
        plain = [o for o in painted if not isinstance(o, pydyf.Stream)]
        everything = [*streams, *plain, *self.pages, *tags]
        self.numbers = {o.reference: n for n, o in enumerate(everything)}
        self.open_keys()
        return Section(
            streams=tuple(self.stored(s) for s in streams),
            plain=tuple(self.write(o) for o in plain),
            tags=tuple(self.write(o) for o in tags),
            pages=tuple(self.page_uses()),
            top=tuple(self.numbers[r] for r in self.top),
            parents=tuple(
                (key, self.write(value))
                for key, value in zip(self.parents[::2], self.parents[1::2], strict=True)
            ),
            anchors=self.anchors(),
            links=tuple(sorted(self.links)),
            fonts=fonts,
            states=tuple((name, self.write(self.states[name])) for name in sorted(self.states)),
            pictures=self.pictures,
            shown=self.shown,
            coloured=any(map(_is_coloured, streams)),
            named=tuple(
                (tag["ID"].string, self.numbers[tag.reference]) for tag in tags if "ID" in tag
            ),
        )

    def take_states(self) -> dict[str, Any]:
        """Take out the graphics states; those named by their alpha serve all sections."""
        states = dict(self.resources.pop("ExtGState", {}))
        if not all(map(_OPAQUE.fullmatch, states)):
            raise _transparent()
        self.resources["ExtGState"] = mark("s")
        return states

    def take_pictures(self, paths: Mapping[str, str]) -> tuple[str, ...]:
        """Take out the pictures; their names say which they are (``sizes.picture_name``)."""
        taken: list[str] = []
        for thing in self.objects.values():
            named = thing.get("XObject", {}) if isinstance(thing, pydyf.Dictionary) else {}
            for name in named:
                if name[1:-1] not in paths:  # a group
                    raise _transparent()
                named[name] = mark("i", len(taken))
                taken.append(paths[name[1:-1]])
        return tuple(taken)

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

    def open_keys(self) -> None:
        """Leave the keys of the parent tree and the levels of headings open."""
        for thing in self.objects.values():
            if isinstance(thing, pydyf.Dictionary) and "StructParent" in thing:
                thing["StructParent"] = mark("k", thing["StructParent"])
            if _is(thing, "/StructElem") and (found := _LEVEL.fullmatch(thing["S"])):
                thing["S"] = b"/H" + mark("h", int(found[1]))

    def reach(self, roots: Iterable[bytes]) -> list[Any]:
        """Return all objects that the roots reach but pages, in their old order."""
        found: dict[bytes, Any] = {}
        known = {page.reference for page in self.pages} | set(self.shared)
        todo = list(roots)
        while todo:
            reference = todo.pop()
            if reference in found or reference in known or reference not in self.objects:
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
            inside, outside = _margins(laid_out)
            yield PageUse(
                object=self.numbers[page.reference],
                content=self.numbers[page["Contents"]],
                resources=self.numbers[page["Resources"]],
                width=right - left,
                height=top - bottom,
                links=self.write(page["Annots"]).decode() if page.get("Annots") else "",
                key=page.get("StructParents"),
                before=before,
                opening=shown[:_OPENING],
                divided=ending.endswith(_HYPHEN),
                inside=inside,
                outside=outside,
                type=smallest_type(laid_out),
                line=thinnest_line(laid_out),
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
        """Deflate what is painted, in inks; close the graphics state of pages."""
        data = stream.data.partition(b"\nstream\n")[2].removesuffix(b"\nendstream")
        extra = {k: v for k, v in stream.extra.items() if k != "Length"}
        if _OTHER_COLOUR.search(data) or self.resources.get("Shading"):
            hint = "write every colour as device-cmyk(), such as device-cmyk(0 0 0 1) for black"
            raise StyleError(Problem("the style has a colour that is not in inks", hint=hint))
        data = _INKS.sub(rb"/Ink \1", data)
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


def _is_coloured(stream: Any) -> bool:
    """Tell whether something is painted in cyan, magenta or yellow."""
    return any(
        any(float(ink) for ink in inks.split()[:3]) for inks in _PAINTED.findall(stream.data)
    )


def _transparent() -> StyleError:
    hint = "use a lighter colour instead of opacity, masks, gradients or blend modes"
    return StyleError(Problem("the style makes things transparent", hint=hint))


def _margins(page: Any) -> tuple[float, float]:
    """Return the margins at the fold and opposite, in points."""
    box = page._page_box
    margins = (float(box.margin_left) * _POINTS, float(box.margin_right) * _POINTS)
    return margins if box.page_type.side == "right" else (margins[1], margins[0])


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
