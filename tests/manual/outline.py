"""A manuscript as an outline, the way the manual shows what publisher understands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
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
from publisher.model.manuscript import Manuscript

__all__ = ["outline"]


def outline(manuscript: Manuscript) -> str:
    """Return one line for each block, what lies within it indented."""
    lines = [f"  {line}" for line in _blocks(manuscript.headnote)]
    lines = ["headnote:", *lines] if lines else []
    return "\n".join([*lines, *_blocks(manuscript.body)])


def _blocks(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        yield from _block(block)


def _within(blocks: Iterable[Block]) -> Iterator[str]:
    return (f"  {line}" for line in _blocks(blocks))


def _block(block: Block) -> Iterator[str]:
    match block:
        case Paragraph(inlines=inlines):
            yield f"paragraph: {_words(inlines)}"
        case Heading(level=level, inlines=inlines):
            yield f"heading {level}: {_words(inlines)}"
        case Turn(speaker=speaker, blocks=inner, at=at, id=id, language=language):
            spoken = f" in {language}" if language else ""
            yield f"{speaker} says{spoken}{f', at {at}' if at else ''}{f', as {id}' if id else ''}:"
            yield from _within(inner)
        case Quotation(blocks=inner):
            yield "quotation:"
            yield from _within(inner)
        case Verse(stanzas=stanzas):
            for stanza in stanzas:
                yield "stanza:"
                yield from (f"  {_words(line)}".replace("\u00a0", " ") for line in stanza)
        case ListBlock(items=items, start=start):
            yield "list:" if start is None else f"list numbered from {start}:"
            for item in items:
                first, *rest = _blocks(item)
                yield f"  - {first}"
                yield from (f"    {line}" for line in rest)
        case Figure(src=src, alt=alt, caption=caption, credit=credit):
            yield f"picture {src}, which shows: {alt}"
            yield from [f"  caption: {_words(caption)}"] if caption else []
            yield from [f"  credit: {credit}"] if credit else []
        case SectionBreak():
            yield "section break"
        case Query(text=text):
            yield f"query: {text}"
        case _:
            assert_never(block)


def _words(inlines: Iterable[Inline]) -> str:
    return "".join(map(_word, inlines))


def _word(inline: Inline) -> str:
    match inline:
        case Text(text=text):
            return text
        case Emphasis(children=inner) | Strong(children=inner):
            name = "emphasis" if isinstance(inline, Emphasis) else "strong"
            return f"{{{name}: {_words(inner)}}}"
        case SmallCaps(children=inner):
            return f"{{small capitals: {_words(inner)}}}"
        case Foreign(children=inner, language=language):
            return f"{{in {language}: {_words(inner)}}}"
        case Pulled(children=inner):
            return f"{{pull quote: {_words(inner)}}}"
        case Insertion(children=inner):
            return f"{{insertion: {_words(inner)}}}"
        case Link(children=inner, href=href):
            return f"{{link to {href}: {_words(inner)}}}"
        case Note(label=label, paragraphs=paragraphs):
            return f"{{note {label}: {' ¶ '.join(map(_words, paragraphs))}}}"
        case Aside(text=text):
            return f"{{aside: {text}}}"
        case SoftBreak():
            return " "
        case LineBreak():
            return "{line break}"
        case _:
            assert_never(inline)
