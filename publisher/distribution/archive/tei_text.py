"""The text of a TEI document: in goes a manuscript, out come utterances, paragraphs and times.

Source: TEI Guidelines P5, 8.3 (``u``, ``vocal``, ``kinesic``, ``incident``), 8.4.2
(``timeline``), 3.4 (``supplied``), 3.9 (notes), 4.1 (divisions).  A turn is a ``u``, and since
that holds no ``p``, its paragraphs are ``seg``; a heading opens a ``div`` that holds all below it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import assert_never

from publisher.distribution.archive.tei_header import speaker_id
from publisher.distribution.archive.webvtt import seconds
from publisher.distribution.archive.xml import Element, add, child, element, name
from publisher.model.block import (
    Block,
    Figure,
    Heading,
    ListBlock,
    Paragraph,
    Query,
    Quotation,
    SectionBreak,
    Turn,
    Verse,
)
from publisher.model.edition import Edition
from publisher.model.inline import (
    Aside,
    Emphasis,
    Foreign,
    Inline,
    Insertion,
    LineBreak,
    Link,
    Note,
    Pulled,
    SmallCaps,
    SoftBreak,
    Strong,
    Text,
)
from publisher.model.manuscript import Manuscript
from publisher.model.walk import turn_ids
from publisher.xhtml.links import address, target

__all__ = ["places", "text"]

_Holding = Emphasis | Strong | SmallCaps | Foreign | Insertion | Link

_VOCAL = re.compile(
    r"\b(?:laugh|chuckl|giggl|sigh|cough|sob|cr(?:y|ies)|weep|sniff|snort|hum|whistl|gasp|groan|yawn"
    r"|clears? (?:\w+ )?throat|la(?:ch|cht)|seufz|hust|räusper|weint|rire|rit\b|soupir|toux|tousse"
    r"|ríe|risa|suspir|tose)",
    re.IGNORECASE,
)
"""Sounds of a voice, in the languages that publisher speaks; others are incidents."""
_KINESIC = re.compile(
    r"\b(?:nod|shrug|smil|point|gestur|wave|grin|nickt|lächel|hoche|sourit|asiente|sonr)",
    re.I,
)


def places(edition: Edition) -> dict[str, str]:
    """Return the file of every interview and turn of an edition, by its id."""
    found: dict[str, str] = {}
    for one in edition.interviews:
        found |= dict.fromkeys((one.id, *turn_ids(one)), f"{one.id}.tei.xml")
    return found


def text(manuscript: Manuscript, anchors: Mapping[str, str]) -> Element:
    """Return the ``text`` of a manuscript; ``anchors`` are the places to which it may lead."""
    return _Writer(manuscript, anchors).text()


class _Writer:
    """Writes one text; ``notes`` counts the notes so far."""

    def __init__(self, manuscript: Manuscript, anchors: Mapping[str, str]) -> None:
        self.manuscript = manuscript
        self.anchors = anchors
        self.notes = 0
        self.turns = iter(turn_ids(manuscript))
        times = (seconds(b.at) for b in manuscript.body if isinstance(b, Turn) and b.at)
        self.times = sorted(set(times))

    def text(self) -> Element:
        made = element("text")
        if self.times:
            self.timeline(made)
        body = add(made, "body")
        if self.manuscript.headnote:
            self.blocks(add(body, "div", type="headnote"), self.manuscript.headnote)
        talks = any(isinstance(block, Turn) for block in self.manuscript.body)
        open_: list[tuple[int, Element]] = [
            (1, add(body, "div", type="interview" if talks else "essay"))
        ]
        for block in self.manuscript.body:
            if isinstance(block, Heading):
                while open_[-1][0] >= block.level:
                    open_.pop()
                open_.append((block.level, add(open_[-1][1], "div", type="section")))
                self.run(add(open_[-1][1], "head"), block.inlines)
            else:
                self.block(open_[-1][1], block)
        return made

    # --- times ---------------------------------------------------------------------------------

    def timeline(self, parent: Element) -> None:
        """Give each moment at which a turn begins a name, by its distance from the beginning."""
        zero = self.moment(None)
        made = add(parent, "timeline", unit="s", origin=f"#{zero}")
        add(made, "when", id=zero)
        for second in self.times:
            add(made, "when", id=self.moment(second), interval=str(second), since=f"#{zero}")

    def moment(self, second: int | None) -> str:
        return f"{name(self.manuscript.id)}_{'start' if second is None else f's{second}'}"

    def span(self, turn: Turn) -> dict[str, str]:
        """Return when a turn begins, and ends if a later time is known."""
        if not turn.at:
            return {}
        start = seconds(turn.at)
        told = {"start": f"#{self.moment(start)}"}
        later = next((second for second in self.times if second > start), None)
        return told if later is None else told | {"end": f"#{self.moment(later)}"}

    # --- blocks --------------------------------------------------------------------------------

    def blocks(self, parent: Element, blocks: Iterable[Block], paragraph: str = "p") -> None:
        for block in blocks:
            self.block(parent, block, paragraph)

    def block(self, parent: Element, block: Block, paragraph: str = "p") -> None:
        match block:
            case Paragraph(inlines=inlines):
                self.run(add(parent, paragraph), inlines)
            case Turn():
                self.turn(parent, block)
            case Quotation(blocks=inner):
                self.blocks(add(self.apart(parent, paragraph), "quote"), inner)
            case Verse():
                self.verse(self.apart(parent, paragraph), block)
            case ListBlock(items=items, start=start):
                kind = "bulleted" if start is None else "ordered"
                made = add(self.apart(parent, paragraph), "list", rend=kind)
                for number, item in enumerate(items, start or 0):
                    n = "" if start is None else str(number)
                    self.blocks(add(made, "item", n=n), item)
            case Figure():
                self.figure(parent, block)
            case SectionBreak():
                add(parent, "milestone", unit="section", rend="stars")
            case Query():
                return
            case Heading():
                raise ValueError("a heading stands within another block")
            case _:
                assert_never(block)

    def apart(self, parent: Element, paragraph: str) -> Element:
        """Return where a list, a quotation or verse may stand: in a ``u`` within a ``seg`` only."""
        return add(parent, "seg", type="block") if paragraph == "seg" else parent

    def turn(self, parent: Element, turn: Turn) -> None:
        made = add(
            parent,
            "u",
            id=name(next(self.turns)),
            lang=turn.language,
            who=f"#{speaker_id(self.manuscript, turn.speaker)}",
            **self.span(turn),
        )
        self.blocks(made, turn.blocks, "seg")

    def verse(self, parent: Element, verse: Verse) -> None:
        for stanza in verse.stanzas:
            made = add(parent, "lg", type="stanza")
            for line in stanza:
                self.run(add(made, "l"), line)

    def figure(self, parent: Element, figure: Figure) -> None:
        made = add(parent, "figure")
        add(made, "graphic", url=address(figure.src))
        if figure.caption:
            self.run(add(made, "p"), figure.caption)
        if figure.credit:
            add(made, "note", figure.credit, type="credit")
        if figure.alt:
            add(made, "figDesc", figure.alt)

    # --- inlines -------------------------------------------------------------------------------

    def run(self, parent: Element, run: Iterable[Inline]) -> None:
        for inline in run:
            self.inline(parent, inline)

    def inline(self, parent: Element, inline: Inline) -> None:
        match inline:
            case Text(text=words):
                _say(parent, words)
            case SoftBreak():
                _say(parent, "\n")
            case LineBreak():
                add(parent, "lb")
            case Aside(text=words):
                kind = "kinesic" if _KINESIC.search(words) else "incident"
                add(add(parent, "vocal" if _VOCAL.search(words) else kind), "desc", words)
            case Note():
                self.note(parent, inline)
            case Pulled(children=inner):
                self.run(parent, inner)
            case _:
                self.run(child(parent, self.holder(inline)), inline.children)

    def holder(self, inline: _Holding) -> Element:
        """Return the element that holds the words of an inline."""
        match inline:
            case Emphasis():
                return element("emph")
            case Strong():
                return element("hi", rend="bold")
            case SmallCaps():
                return element("hi", rend="smallcaps")
            case Foreign(language=language):
                return element("foreign", lang=language)
            case Insertion():
                return element("supplied")
            case Link(href=href):
                return element("ref", target=self.address(href))
            case _:
                assert_never(inline)

    def note(self, parent: Element, note: Note) -> None:
        self.notes += 1
        made = child(parent, element("note", place="foot", n=str(self.notes)))
        for paragraph in note.paragraphs:
            self.run(add(made, "p"), paragraph)

    def address(self, href: str) -> str:
        """Return where a link leads, in another file of the archive if it stands there."""
        if not href.startswith("#"):
            return address(href)
        anchor = target(href, self.manuscript.id, self.anchors)
        if anchor is None:
            return address(href)
        file = self.anchors[anchor]
        near = file == f"{self.manuscript.id}.tei.xml"
        return f"{'' if near else file}#{name(anchor)}"


def _say(parent: Element, words: str) -> None:
    """Put words behind what stands in an element already."""
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + words
    else:
        parent.text = (parent.text or "") + words
