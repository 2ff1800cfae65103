"""A tagged PDF read by its structure: tags with their text, and what is left out of them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf

__all__ = ["Page", "Tag", "artifacts", "read_pages", "read_tags", "unicode_map"]

Key = tuple[int, int]


@dataclass
class Tag:
    """A structure element; ``parts`` are its tags and texts in order."""

    kind: str
    object: Any = field(repr=False)
    parts: list[Tag | str] = field(default_factory=list)
    page: int = -1

    @property
    def kids(self) -> list[Tag]:
        """The tags in it."""
        return [part for part in self.parts if isinstance(part, Tag)]

    def within(self) -> Iterator[Tag]:
        """Yield it and all tags in it, in the order of reading."""
        yield self
        for kid in self.kids:
            yield from kid.within()

    def text(self, *without: str) -> str:
        """Return its text without that of tags of some kinds."""
        if self.kind in without:
            return ""
        return "".join(p if isinstance(p, str) else p.text(*without) for p in self.parts)

    def find(self, kind: str) -> list[Tag]:
        """Return the tags of a kind in it."""
        return [tag for tag in self.within() if tag.kind == kind]

    def outline(self, depth: int = 0) -> str:
        """Return the tags as lines, indented, with the texts that they hold themselves."""
        own = "".join(part for part in self.parts if isinstance(part, str))
        line = f"{'  ' * depth}{self.kind} {own}".rstrip()
        return "\n".join([line, *(kid.outline(depth + 1) for kid in self.kids)])


@dataclass
class Page:
    """What a page shows: text by the number of its mark, artifacts, and what has no mark."""

    marked: dict[int, str] = field(default_factory=lambda: defaultdict(str))
    artifacts: list[tuple[dict[str, str], str]] = field(default_factory=list)
    loose: list[str] = field(default_factory=list)
    order: list[int] = field(default_factory=list)


def read_pages(pdf: pikepdf.Pdf) -> list[Page]:
    """Return what each page shows, by the ToUnicode maps of its fonts."""
    maps: dict[Key, dict[int, str]] = {}
    return [_read_page(page, maps) for page in pdf.pages]


def _read_page(page: pikepdf.Page, maps: dict[Key, dict[int, str]]) -> Page:
    found = Page()
    open_marks: list[tuple[str, Any]] = []
    said: dict[int, str] = {}
    known: dict[int, str] = {}
    for instruction in pikepdf.parse_content_stream(page):
        operands, operator = list(instruction.operands), str(instruction.operator)
        if operator in ("BDC", "BMC"):
            properties = operands[1] if len(operands) > 1 else pikepdf.Dictionary()
            open_marks.append((str(operands[0]), properties))
            if "/MCID" in properties:
                found.order.append(int(properties.MCID))
                if "/ActualText" in properties:
                    said[int(properties.MCID)] = str(properties.ActualText)
            elif operands[0] == "/Artifact":
                found.artifacts.append(({k: str(v) for k, v in properties.items()}, ""))
        elif operator == "EMC":
            open_marks.pop()
        elif operator == "Tf":
            font = page.Resources.Font[str(operands[0])]
            known = maps.setdefault(font.objgen, unicode_map(font))
        elif operator in ("Tj", "TJ"):
            _show(found, open_marks, _text(operands[0], known))
    found.marked.update(said)
    return found


def _show(page: Page, open_marks: list[tuple[str, Any]], text: str) -> None:
    for name, properties in reversed(open_marks):
        if "/MCID" in properties:
            page.marked[int(properties.MCID)] += text
            return
        if name == "/Artifact":
            kind, before = page.artifacts[-1]
            page.artifacts[-1] = (kind, before + text)
            return
    page.loose.append(text)


def unicode_map(font: Any) -> dict[int, str]:
    """Return what the glyphs of a font stand for, by its ToUnicode map."""
    cmap = font.ToUnicode.read_bytes().decode("latin-1")
    assert "beginbfrange" not in cmap
    body = "".join(re.findall("beginbfchar(.*?)endbfchar", cmap, re.DOTALL))
    pairs = re.findall(r"<([0-9a-fA-F]{4})>\s*<([0-9a-fA-F]*)>", body)
    return {int(code, 16): bytes.fromhex(text).decode("utf-16-be") for code, text in pairs}


def _text(shown: Any, known: dict[int, str]) -> str:
    strings = shown if isinstance(shown, pikepdf.Array) else [shown]
    data = b"".join(bytes(s) for s in strings if isinstance(s, pikepdf.String))
    codes = zip(data[::2], data[1::2], strict=True)
    return "".join(known[high * 256 + low] for high, low in codes)


def read_tags(pdf: pikepdf.Pdf, pages: list[Page] | None = None) -> Tag:
    """Return the document element with all that is in it; text as it is to be read."""
    shown = pages or read_pages(pdf)
    numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
    (root,) = pdf.Root.StructTreeRoot.K
    return _tag(root, -1, shown, numbers)


def _tag(element: Any, page: int, pages: list[Page], numbers: dict[Key, int]) -> Tag:
    page = numbers[element.Pg.objgen] if "/Pg" in element else page
    tag = Tag(str(element.S)[1:], element, page=page)
    for kid in element.K if isinstance(element.K, pikepdf.Array) else [element.K]:
        if isinstance(kid, int):
            tag.parts.append(pages[page].marked[int(kid)])
        elif kid.get("/Type") == "/MCR":
            tag.parts.append(pages[numbers[kid.Pg.objgen]].marked[int(kid.MCID)])
        elif kid.get("/Type") != "/OBJR":
            tag.parts.append(_tag(kid, page, pages, numbers))
    if "/ActualText" in element:
        tag.parts = [str(element.ActualText), *tag.kids]
        for kid in tag.kids:
            kid.parts = []
    if tag.page < 0:
        tag.page = next((kid.page for kid in tag.kids if kid.page >= 0), -1)
    return tag


def artifacts(page: Page, side: str) -> list[str]:
    """Return the texts of the furniture at the head or the foot of a page."""
    return [text for kind, text in page.artifacts if kind.get("/Subtype") == f"/{side}"]
