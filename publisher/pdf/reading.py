"""What pieces of content read as: in go the tags of a section, they come out with it.

A piece is what a line has of a run of text.  Its glyphs do not tell all there is to
read: the space at the end of a line is not painted, and what a style sets in small
capitals or otherwise in another case has lost its own.  Both stand in the document.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from xml.etree.ElementTree import Element

from publisher.pdf.runs import INLINE, is_note
from publisher.pdf.tree import Mark, Tag
from publisher.scripts import direction

__all__ = ["add_readings", "parts"]

_UNREAD = "\N{SOFT HYPHEN}\N{HYPHEN}\N{ZERO WIDTH SPACE}\N{WORD JOINER}"
"""What divides words at line ends, or keeps them together."""

_GONE = dict.fromkeys(map(ord, _UNREAD))

_HYPHENS = ("-", "\N{HYPHEN}", "\N{SOFT HYPHEN}")


def add_readings(root: Tag, parents: dict[Element, Element]) -> None:
    """Note after which pieces a space is read, and give tags to those that read otherwise.

    ``parents`` gives the element around each element.
    """
    flows: dict[Element, list[Mark]] = {}
    for mark in root.marks():
        if mark.text and not mark.added:
            flows.setdefault(_flow(mark.box.element, parents), []).append(mark)
    for element, marks in flows.items():
        _read(marks, "".join(_texts(element)))
    for tag in list(root.within()):
        _quote(tag)


def parts(said: str, shown: Sequence[str]) -> list[str]:
    """Cut a text into what each piece shows of it, with the space that follows.

    Pieces may show it in another case, and with hyphens of their own.  Returns nothing
    if they show something else.
    """
    found, place = [], 0
    for piece in shown:
        start = place
        for sign in piece:
            if sign.isspace() or sign in _UNREAD:
                continue
            while place < len(said) and (said[place].isspace() or said[place] in _UNREAD):
                place += 1
            if said[place : place + 1].casefold() != sign.casefold():
                return []
            place += 1
        while place < len(said) and said[place] in _UNREAD:
            place += 1
        after = " " if said[place : place + 1].isspace() else ""
        found.append(said[start:place].translate(_GONE).strip() + after)
    return found


def _read(marks: Sequence[Mark], said: str) -> None:
    read = parts(" ".join(said.split()), [mark.text for mark in marks])
    for mark, part in zip(marks, read, strict=False):
        if _letters(part) != _letters(_glyphs(mark)):
            mark.reads = part
    for place, (mark, other) in enumerate(pairwise(marks)):
        parted = read[place].endswith(" ") if read else _is_line_end(mark, other)
        painted = mark.text[-1].isspace() or other.text[0].isspace()
        mark.spaced = parted and not painted and not _is_leftward(mark)


def _is_leftward(mark: Mark) -> bool:
    """Tell whether a piece holds leftward text, whose end is not where its glyphs end."""
    return not mark.text.isascii() and any(direction(sign) == "rtl" for sign in mark.text)


def _is_line_end(mark: Mark, other: Mark) -> bool:
    """Tell by its look whether a line ends after a piece, and a word."""
    (page, left), (others_page, others_left) = mark.place, other.place
    return not mark.text.endswith(_HYPHENS) and (page < others_page or others_left <= left)


def _glyphs(mark: Mark) -> str:
    """Return the text for which the glyphs of a piece stand (see ``fonts.meaning``)."""
    small = mark.box.style["font_variant_caps"] in ("all-small-caps", "unicase")
    return mark.text.lower() if small else mark.text


def _letters(text: str) -> str:
    return "".join(filter(str.isalpha, text))


def _quote(tag: Tag) -> None:
    """Put pieces that read otherwise than their glyphs into a tag that says so."""
    kids: list[Tag | Mark] = []
    for reads, run in groupby(tag.kids, lambda kid: isinstance(kid, Mark) and bool(kid.reads)):
        marks = list(run)
        if reads:
            text = "".join(mark.reads for mark in marks if isinstance(mark, Mark))
            marks = [Tag("Span", tag, None, tag.language, marks, reads=text.strip())]
        kids += marks
    tag.kids = kids


def _flow(element: Element, parents: dict[Element, Element]) -> Element:
    """Return the element whose running text an element belongs to."""
    while element.tag in INLINE and not is_note(element) and element in parents:
        element = parents[element]
    return element


def _texts(element: Element) -> Iterator[str]:
    """Yield the running text of an element, without what stands apart from it."""
    yield element.text or ""
    for child in element:
        if child.tag in INLINE and not is_note(child):
            yield from _texts(child)
        elif child.tag not in INLINE:
            yield " "
        yield child.tail or ""
