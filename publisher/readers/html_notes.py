"""Notes of a page: what is called in the text and defined below it.

In: the boxes of a page; out: which elements call a note, which blocks define one, and
what of these is only machinery (numbers, links back).  Sources: the footnotes that
Word, Google Docs, WordPress, MediaWiki and pandoc write, ``noteref`` and ``footnote``
of EPUB 3 Structural Semantics: all link from a mark in the text to an id further on.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from posixpath import dirname, join, normpath
from urllib.parse import unquote

from publisher.model.transcript import Action
from publisher.readers.elements import Element, Letters
from publisher.readers.html_outline import Outline
from publisher.readers.html_page import Verdict

__all__ = ["Notes", "noted"]

_MARK = re.compile(r"[\[(]?(?:\d{1,3}|[*†‡§]{1,4}|[a-z]|[ivxl]{1,6})[\])]?\.?")
_BACK = re.compile(
    r"[↩↑⤴^\ufe0e\ufe0f ]{1,4}|(?:back|retour|zurück|volver|jump up|return to text)\b.{0,12}", re.I
)
_BLOCKS = frozenset("li p div dd aside td section".split())
_LONGEST = 3000
"""Letters of a note."""


@dataclass(slots=True)
class Notes:
    """``calls`` and ``blocks`` give the label of a note by the id of an element.

    ``out`` is what goes to the metadata or is dropped with them.
    """

    calls: dict[int, str] = field(default_factory=dict)
    blocks: dict[int, str] = field(default_factory=dict)
    out: dict[int, Verdict] = field(default_factory=dict)


def noted(outline: Outline, out: dict[int, Verdict], documents: Sequence[str] = ("",)) -> Notes:
    """Return the notes of documents, whose names links go by."""
    notes = Notes()
    ids = _ids(outline)
    places = {name: number for number, name in enumerate(documents)}
    for number, box in enumerate(outline.boxes):
        link = box.element
        if link.name != "a" or not _is_mark(link):
            continue
        target = ids.get(_target(link, _document(outline, number), documents, places))
        if target is None or target <= number or _is_out(outline, number, out):
            continue
        block = _block(outline, target)
        if block < 0 or outline.holds(block, number) or not _can_be_note(outline, block, out):
            continue
        if id(outline.boxes[block].element) in notes.blocks or _in_heading(outline, number):
            continue
        label = f"n{len(notes.blocks) + 1}"
        notes.blocks[id(outline.boxes[block].element)] = label
        notes.calls[id(_whole(outline, number))] = label
        _clear(outline.boxes[block].element, notes)
    return notes


_Target = tuple[int, str]
"""Which document, and the id in it."""


def _ids(outline: Outline) -> dict[_Target, int]:
    """Return the boxes by what links lead to them; the first of a name counts."""
    ids: dict[_Target, int] = {}
    document = -1
    for number, box in enumerate(outline.boxes):
        document += not box.element.name and number > 0
        given = box.element.attributes
        for name in (given.get("id"), given.get("name") if box.element.name == "a" else None):
            if name:
                ids.setdefault((document, name), number)
    return ids


def _document(outline: Outline, number: int) -> int:
    """Return which document a box lies in."""
    return bisect_right(outline.documents, number) - 1


def _target(
    link: Element, document: int, documents: Sequence[str], places: dict[str, int]
) -> _Target:
    """Return where a link leads (RFC 3986, 5.2), if to one of the documents."""
    path, _, name = link.get("href").partition("#")
    if path:
        full = normpath(join(dirname(documents[document]), unquote(path)))
        return places.get(full, -1), name
    return document, name


def _is_mark(link: Element) -> bool:
    """Tell whether a link is a small mark that leads to an id."""
    if "#" not in link.get("href") or "://" in link.get("href"):
        return False
    return len(link.tag) < 2000 and _MARK.fullmatch(_said(link, 12)) is not None


def _said(element: Element, longest: int) -> str:
    """Return the letters within an element, if they are not more than a few."""
    parts: list[str] = []
    size = 0
    for piece in element.letters():
        parts.append(piece.text)
        size += len(piece.text.strip())
        if size > longest:
            break
    return " ".join("".join(parts).split())


def _whole(outline: Outline, number: int) -> Element:
    """Return the raised element around a mark, if it holds nothing else, or the mark."""
    box = outline.boxes[number]
    found = box.element
    for outer in outline.around(number):
        around = outline.boxes[outer]
        if around.block or around.letters != box.letters:
            break
        found = around.element
    return found


def _block(outline: Outline, target: int) -> int:
    """Return the block that a target is, or begins."""
    for number in (target, *outline.around(target)):
        box = outline.boxes[number]
        if box.element.name in _BLOCKS and box.letters:
            return number
        if box.block and box.letters:
            return -1
    return -1


def _can_be_note(outline: Outline, block: int, out: dict[int, Verdict]) -> bool:
    box = outline.boxes[block]
    return 3 <= box.letters - box.linked // 2 <= _LONGEST and not _is_out(outline, block, out)


def _is_out(outline: Outline, number: int, out: dict[int, Verdict]) -> bool:
    boxes = outline.boxes
    return any(id(boxes[n].element) in out for n in (number, *outline.around(number)))


def _in_heading(outline: Outline, number: int) -> bool:
    names = (outline.boxes[n].element.name for n in outline.around(number))
    return any(len(name) == 2 and name[0] == "h" and name[1].isdigit() for name in names)


def _clear(block: Element, notes: Notes) -> None:
    """Take the number before a note and the link back out of it."""
    said = False
    stack = list(reversed(block.children))
    while stack:
        node = stack.pop()
        if isinstance(node, Letters):
            said = said or any(c.isalnum() for c in node.text)
        elif node.name in ("a", "sup", "span") and not said and _MARK.fullmatch(_said(node, 12)):
            notes.out[id(node)] = (Action.MOVED, "note")
        elif node.name == "a" and "#" in node.get("href") and _BACK.fullmatch(_said(node, 24)):
            notes.out[id(node)] = (Action.DROPPED, "link back")
        else:
            stack.extend(reversed(node.children))
