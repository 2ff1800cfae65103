"""Ways through a manuscript: its turns and their ids, its words, its figures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from itertools import chain, count
from string import ascii_lowercase
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
from publisher.model.manuscript import Manuscript, Published

__all__ = [
    "blocks",
    "facts",
    "figures",
    "links",
    "notes",
    "plain",
    "portraits",
    "runs",
    "said",
    "turn_ids",
]


def blocks(manuscript: Manuscript) -> Iterator[Block]:
    """Yield every block, outer before inner, in the order of reading."""
    for block in manuscript.headnote + manuscript.body:
        yield from _within(block)


def _within(block: Block) -> Iterator[Block]:
    yield block
    match block:
        case Turn(blocks=inner) | Quotation(blocks=inner):
            for child in inner:
                yield from _within(child)
        case ListBlock(items=items):
            for item in items:
                for child in item:
                    yield from _within(child)
        case Paragraph() | Heading() | Verse() | Figure() | SectionBreak() | Query():
            pass
        case _:
            assert_never(block)


def figures(manuscript: Manuscript) -> Iterator[Figure]:
    """Yield every picture: the portraits, which stand in the opener, and the figures."""
    yield from portraits(manuscript)
    yield from (b for b in blocks(manuscript) if isinstance(b, Figure))


def portraits(manuscript: Manuscript) -> tuple[Figure, ...]:
    """Return the portraits of the speakers, in the order of the header."""
    return tuple(s.portrait for s in manuscript.speakers if s.portrait)


def runs(block: Block) -> Iterator[tuple[Inline, ...]]:
    """Yield every run of inlines that a block holds itself, not in blocks within it."""
    match block:
        case Paragraph(inlines=inlines) | Heading(inlines=inlines):
            yield inlines
        case Verse(stanzas=stanzas):
            for stanza in stanzas:
                yield from stanza
        case Figure(caption=caption):
            yield caption
        case _:
            return


def notes(manuscript: Manuscript) -> Iterator[Note]:
    """Yield every note in the order of its reference."""
    for block in blocks(manuscript):
        for run in runs(block):
            yield from _notes(run)


def said(block: Block) -> str:
    """Return the words of a block itself, of the notes that hang on it, and a picture's credit."""
    lines = [block.credit] if isinstance(block, Figure) else []
    for run in runs(block):
        lines.append(plain(run))
        lines += (plain(part) for note in _notes(run) for part in note.paragraphs)
    return "\n".join(lines)


def _notes(inlines: tuple[Inline, ...]) -> Iterator[Note]:
    for inline in inlines:
        match inline:
            case Note():
                yield inline
            case (
                Emphasis(children=inner)
                | Strong(children=inner)
                | SmallCaps(children=inner)
                | Foreign(children=inner)
                | Pulled(children=inner)
                | Link(children=inner)
                | Insertion(children=inner)
            ):
                yield from _notes(inner)
            case Text() | Aside() | SoftBreak() | LineBreak():
                pass
            case _:
                assert_never(inline)


def links(manuscript: Manuscript) -> Iterator[tuple[Link, Block]]:
    """Yield every link, in notes too, with the block that it stands in."""
    for block in blocks(manuscript):
        for run in runs(block):
            for link in _links(run):
                yield link, block


def _links(inlines: tuple[Inline, ...]) -> Iterator[Link]:
    for inline in inlines:
        match inline:
            case Link():
                yield inline
            case (
                Emphasis(children=inner)
                | Strong(children=inner)
                | SmallCaps(children=inner)
                | Foreign(children=inner)
                | Pulled(children=inner)
                | Insertion(children=inner)
            ):
                yield from _links(inner)
            case Note(paragraphs=paragraphs):
                for paragraph in paragraphs:
                    yield from _links(paragraph)
            case Text() | Aside() | SoftBreak() | LineBreak():
                pass
            case _:
                assert_never(inline)


def turn_ids(manuscript: Manuscript) -> tuple[str, ...]:
    """Return one id a turn, in order: ``<manuscript>.t07``.

    A pinned id is kept.  Other turns are numbered by their place among all
    turns; a number that a pinned turn already holds gets a letter (``t07b``).
    """
    turns = [b for b in manuscript.body if isinstance(b, Turn)]
    width = max(2, len(str(len(turns))))
    taken = {t.id for t in turns if t.id}
    ids: list[str] = []
    for number, turn in enumerate(turns, 1):
        name = turn.id or _free(f"t{number:0{width}}", taken)
        taken.add(name)
        ids.append(f"{manuscript.id}.{name}")
    return tuple(ids)


def _free(name: str, taken: set[str]) -> str:
    lettered = (name + letter for letter in ("", *ascii_lowercase[1:]))
    numbered = (f"{name}-{n}" for n in count(2))
    candidates: Iterator[str] = chain(lettered, numbered)
    return next(c for c in candidates if c not in taken)


def plain(inlines: tuple[Inline, ...], breaks: str = " ") -> str:
    """Return the words as a reader sees them, notes left out, breaks as spaces or ``breaks``."""
    return "".join([i.text if type(i) is Text else _plain(i, breaks) for i in inlines])


def _plain(inline: Inline, breaks: str) -> str:
    match inline:
        case Text(text=text):
            return text
        case Aside(text=text):
            return f"[{text}]"
        case Insertion(children=inner):
            return f"[{plain(inner, breaks)}]"
        case Emphasis(children=inner) | Strong(children=inner) | Pulled(children=inner):
            return plain(inner, breaks)
        case SmallCaps(children=inner) | Foreign(children=inner) | Link(children=inner):
            return plain(inner, breaks)
        case Note():
            return ""
        case SoftBreak() | LineBreak():
            return breaks
        case _:
            assert_never(inline)


def facts(manuscript: Manuscript) -> dict[str, str]:
    """Return what the header says besides the id, as a flat table of texts."""
    told = {
        "title": manuscript.title,
        "subtitle": manuscript.subtitle,
        "language": manuscript.language,
        "part": "" if manuscript.part is None else str(manuscript.part),
        "doi": manuscript.doi,
        "recorded date": manuscript.recorded.date,
        "recorded place": manuscript.recorded.place,
        **{
            f"published {one.name}": getattr(manuscript.published, one.name)
            for one in fields(Published)
        },
    }
    for person in manuscript.contributors:
        told[f"contributor {person.name}"] = ", ".join(person.roles)
    for speaker in manuscript.speakers:
        told[f"speaker {speaker.label}"] = f"{speaker.name}, {speaker.role}"
        told[f"sort name {speaker.label}"] = speaker.file_as
        if portrait := speaker.portrait:
            told[f"portrait {speaker.label}"] = portrait.src
            told[f"portrait alt {speaker.label}"] = portrait.alt
            told[f"portrait credit {speaker.label}"] = portrait.credit
    return {key: value for key, value in told.items() if value}
