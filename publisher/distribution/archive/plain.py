"""An interview as plain text: UTF-8, a line a paragraph, a blank line between paragraphs.

First the title, who talks with whom, when and where, and the book that the text is of; then the
text.  A turn begins with the name of who speaks and a colon.  Sounds and insertions stand in
brackets; a note is called by its number in brackets, and all notes stand at the end.  Headings
are lines of their own, a break is ``* * *``, what is quoted is set in by four blanks, and so is
verse.  No line is broken that the editor did not break.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

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
from publisher.xhtml.dates import date_in_words
from publisher.xhtml.people import answerers, credit_lines, join, talkers
from publisher.xhtml.phrases import phrases_of

__all__ = ["text_of"]

_DEEPER = "    "


def text_of(edition: Edition, manuscript: Manuscript) -> bytes:
    """Return a text of an edition, in UTF-8; every line ends in a line feed."""
    writer = _Writer(manuscript)
    body = list(writer.blocks(manuscript.headnote + manuscript.body))
    notes = list(writer.written_notes())
    title = phrases_of(manuscript.language).notes
    parts = ["\n".join(_head(edition, manuscript)), *body, *([title, *notes] if notes else [])]
    return ("\n\n".join(parts) + "\n").encode()


def _head(edition: Edition, text: Manuscript) -> Iterator[str]:
    phrases = phrases_of(edition.language)
    yield text.title
    if text.subtitle:
        yield text.subtitle
    if people := join(answerers(text), phrases):
        yield phrases.conversation.format(people=people)
    if asking := join(talkers(text, "interviewer"), phrases):
        yield phrases.interviewed.format(people=asking)
    yield from credit_lines(text.contributors, phrases)
    date = date_in_words(text.recorded.date, phrases)
    if occasion := phrases.comma.join(filter(None, (date, text.recorded.place))):
        yield phrases.recorded.format(occasion=occasion)
    book = ", ".join(filter(None, (edition.title, edition.publisher, edition.published)))
    yield book
    if text.doi:
        yield f"https://doi.org/{text.doi}"


class _Writer:
    """Writes blocks, and counts the notes that they call."""

    def __init__(self, manuscript: Manuscript) -> None:
        self.manuscript = manuscript
        self.notes: list[Note] = []

    def blocks(self, blocks: tuple[Block, ...]) -> Iterator[str]:
        """Yield paragraphs."""
        for block in blocks:
            yield from self.block(block)

    def block(self, block: Block) -> Iterator[str]:
        match block:
            case Paragraph(inlines=inlines) | Heading(inlines=inlines):
                if words := self.run(inlines):
                    yield words
            case Turn():
                yield from self.turn(block)
            case Quotation(blocks=inner):
                yield from map(_deeper, self.blocks(inner))
            case Verse(stanzas=stanzas):
                for stanza in stanzas:
                    yield _deeper("\n".join(map(self.run, stanza)))
            case ListBlock(items=items, start=start):
                for number, item in enumerate(items, 0 if start is None else start):
                    sign = "- " if start is None else f"{number}. "
                    yield from _opened(sign, self.blocks(item))
            case Figure():
                yield from self.figure(block)
            case SectionBreak():
                yield "* * *"
            case Query():
                return
            case _:
                assert_never(block)

    def turn(self, turn: Turn) -> Iterator[str]:
        yield from _opened(f"{self.called(turn)}: ", self.blocks(turn.blocks))

    def called(self, turn: Turn) -> str:
        """Return the name of who speaks, with the label if two have the same."""
        speaker = self.manuscript.speaker(turn.speaker)
        alike = [one for one in self.manuscript.speakers if one.name == speaker.name]
        return speaker.name if len(alike) == 1 else f"{speaker.name} ({speaker.label})"

    def figure(self, figure: Figure) -> Iterator[str]:
        if figure.alt:
            yield f"[{figure.alt}]"
        if caption := self.run(figure.caption):
            yield caption
        if figure.credit:
            yield figure.credit

    def run(self, run: tuple[Inline, ...]) -> str:
        return "".join(map(self.inline, run))

    def inline(self, inline: Inline) -> str:
        match inline:
            case Text(text=text):
                return text
            case Aside(text=text):
                return f"[{text}]"
            case Insertion(children=inner):
                return f"[{self.run(inner)}]"
            case Emphasis(children=inner) | Strong(children=inner) | Pulled(children=inner):
                return self.run(inner)
            case SmallCaps(children=inner) | Foreign(children=inner) | Link(children=inner):
                return self.run(inner)
            case Note():
                self.notes.append(inline)
                return f"[{len(self.notes)}]"
            case SoftBreak():
                return " "
            case LineBreak():
                return "\n"
            case _:
                assert_never(inline)

    def written_notes(self) -> Iterator[str]:
        """Yield the notes that were called, in order."""
        for number, note in enumerate(self.notes, 1):
            yield from _opened(f"[{number}] ", map(self.run, note.paragraphs))


def _opened(sign: str, paragraphs: Iterator[str]) -> Iterator[str]:
    """Yield paragraphs, of which the first begins with a sign."""
    yield sign + next(paragraphs, "")
    yield from paragraphs


def _deeper(text: str) -> str:
    return "\n".join(_DEEPER + line for line in text.split("\n"))
