"""The canonical form of a manuscript: what reading gives and writing can say.

Two manuscripts with the same canonical form look alike to every reader.  In it

- texts that touch are one Text, emphases that touch one Emphasis, strong words
  one Strong; nothing is empty;
- emphasis begins and ends with a character, not with a blank or a line end
  (those stand outside), and does not nest in its own kind, unless brackets lie
  between;
- ``*[words]*`` is an Aside, not an emphasised Insertion;
- no blank stands beside a line end, nor at either end of a paragraph, heading,
  caption or line of verse, but that a line of verse may begin with no-break
  spaces, which are its indentation; breaks do not follow one another;
- headings and lines of verse hold no breaks;
- a paragraph without words is not there, nor is an empty list or quotation, or
  a link without words;
- the headnote of a text with turns ends at the first turn or heading; a text
  without turns has no headnote;
- a query is one line of words with single blanks between.

In: a manuscript; out: a manuscript.  No word is lost or changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
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
from publisher.model.walk import plain

__all__ = ["canonical"]

_Inlines = tuple[Inline, ...]


def canonical(manuscript: Manuscript) -> Manuscript:
    """Return the canonical form of a manuscript; see above what that is."""
    blocks = tuple(_blocks(manuscript.headnote + manuscript.body))
    start = 0
    if any(isinstance(block, Turn) for block in blocks):
        start = next(n for n, block in enumerate(blocks) if isinstance(block, Turn | Heading))
    return replace(manuscript, headnote=blocks[:start], body=blocks[start:])


# --- blocks ------------------------------------------------------------------------------------


def _blocks(blocks: Iterable[Block]) -> Iterator[Block]:
    for block in blocks:
        yield from _block(block)


def _block(block: Block) -> Iterator[Block]:
    match block:
        case Paragraph(inlines=inlines):
            if words := _run(inlines):
                yield replace(block, inlines=words)
        case Heading(inlines=inlines):
            if words := _run(_unbroken(inlines)):
                yield replace(block, inlines=words)
        case Turn() | Quotation() | ListBlock():
            yield from _container(block)
        case Verse(stanzas=stanzas):
            full = tuple(tuple(_lines(stanza)) for stanza in stanzas)
            if any(full):
                yield replace(block, stanzas=tuple(filter(None, full)))
        case Figure(alt=alt, caption=caption, credit=credit):
            tidy = " ".join(credit.split())
            yield replace(block, caption=_run(caption), alt=alt.strip(), credit=tidy)
        case Query(text=text):
            if remark := " ".join(text.split()):
                yield replace(block, text=remark)
        case SectionBreak():
            yield block
        case _:
            assert_never(block)


def _container(block: Turn | Quotation | ListBlock) -> Iterator[Block]:
    match block:
        case Turn(blocks=inner):
            yield replace(block, blocks=tuple(_blocks(inner)))
        case Quotation(blocks=inner):
            if kept := tuple(_blocks(inner)):
                yield replace(block, blocks=kept)
        case ListBlock(items=items):
            full = tuple(tuple(_blocks(item)) for item in items)
            if any(full):
                yield replace(block, items=tuple(filter(None, full)))


def _lines(stanza: Iterable[_Inlines]) -> Iterator[_Inlines]:
    for line in stanza:
        whole = _within(_unbroken(line))
        if tidy := _run(whole):
            indent = sum(len(plain((blank,))) for blank in _edge(whole, left=True))
            yield tuple(_joined((Text("\u00a0" * indent), *tidy))) if indent else tidy


def _unbroken(inlines: _Inlines) -> _Inlines:
    """Return inlines with blanks where lines break."""
    return tuple(map(_without_breaks, inlines))


def _without_breaks(inline: Inline) -> Inline:
    match inline:
        case SoftBreak() | LineBreak():
            return Text(" ")
        case Emphasis(children=inner) | Strong(children=inner) | SmallCaps(children=inner):
            return replace(inline, children=_unbroken(inner))
        case (
            Foreign(children=inner)
            | Pulled(children=inner)
            | Link(children=inner)
            | Insertion(children=inner)
        ):
            return replace(inline, children=_unbroken(inner))
        case Text() | Aside() | Note():
            return inline
        case _:
            assert_never(inline)


# --- inlines -----------------------------------------------------------------------------------


def _run(inlines: _Inlines) -> _Inlines:
    """Return the inlines of a block, without blanks and breaks at its ends."""
    match inlines:
        case (Text(text=text),) if text and text == text.strip():  # as most are
            return inlines
    tidy = list(_within(inlines))
    while tidy and (trimmed := _trimmed(tidy[0], left=True)) != tidy[0]:
        tidy[:1] = [trimmed] if trimmed else []
    while tidy and (trimmed := _trimmed(tidy[-1], left=False)) != tidy[-1]:
        tidy[-1:] = [trimmed] if trimmed else []
    return tuple(tidy)


def _trimmed(inline: Inline, *, left: bool) -> Inline | None:
    """Return an inline without a blank at one end; None if nothing is left of it."""
    if isinstance(inline, SoftBreak | LineBreak):
        return None
    if isinstance(inline, Text):
        text = inline.text.lstrip() if left else inline.text.rstrip()
        return Text(text) if text else None
    return inline


def _within(inlines: _Inlines, marks: frozenset[type] = frozenset()) -> _Inlines:
    """Return inlines that stand within emphasis of the kinds ``marks``, tidied."""
    return tuple(_joined(part for inline in inlines for part in _tidied(inline, marks)))


def _tidied(inline: Inline, marks: frozenset[type]) -> _Inlines:
    match inline:
        case Text(text=text) | Aside(text=text):
            return (inline,) if text else ()
        case SoftBreak() | LineBreak():
            return (inline,)
        case Emphasis(children=inner) | Strong(children=inner):
            kind = type(inline)
            children = _within(inner, marks | {kind})
            return children if kind in marks else tuple(_emphasis(kind, children))
        case (
            SmallCaps(children=inner)
            | Foreign(children=inner)
            | Pulled(children=inner)
            | Link(children=inner)
            | Insertion(children=inner)
        ):
            children = _within(inner)
            return (replace(inline, children=children),) if children else ()
        case Note(paragraphs=paragraphs):
            kept = tuple(run for paragraph in paragraphs if (run := _run(paragraph)))
            return (replace(inline, paragraphs=kept),)
        case _:
            assert_never(inline)


def _emphasis(kind: type[Emphasis] | type[Strong], children: _Inlines) -> Iterator[Inline]:
    """Yield one emphasis, and before and after it the blanks it began and ended with."""
    core = _run(children)
    if not core:
        yield from children
        return
    yield from _edge(children, left=True)
    aside = _aside(core) if kind is Emphasis else None
    yield aside or kind(core)
    yield from _edge(children, left=False)


def _edge(children: _Inlines, *, left: bool) -> list[Text | SoftBreak | LineBreak]:
    """Return the blanks and breaks at one end of ``children``, in order."""
    edge: list[Text | SoftBreak | LineBreak] = []
    for child in children if left else reversed(children):
        if isinstance(child, SoftBreak | LineBreak):
            edge.append(child)
            continue
        if isinstance(child, Text):
            text = child.text
            bare = text.lstrip() if left else text.rstrip()
            blank = text[: len(text) - len(bare)] if left else text[len(bare) :]
            if blank:
                edge.append(Text(blank))
            if not bare:
                continue
        break
    return edge if left else edge[::-1]


def _aside(children: _Inlines) -> Aside | None:
    """Return the aside that an emphasised insertion of plain words is."""
    match children:
        case (Insertion(children=inner),):
            words = [_plain_word(child) for child in inner]
            if None not in words:
                return Aside("".join(word or "" for word in words))
    return None


def _plain_word(inline: Inline) -> str | None:
    match inline:
        case Text(text=text):
            return text
        case SoftBreak():
            return " "
        case _:
            return None


def _joined(parts: Iterable[Inline]) -> list[Inline]:
    """Return inlines with those that touch made one, and no blank beside a break."""
    joined: list[Inline] = []
    for part in parts:
        _push(joined, part)
    return joined


def _push(joined: list[Inline], part: Inline) -> None:
    last = joined[-1] if joined else None
    match last, part:
        case SoftBreak() | LineBreak(), SoftBreak():
            pass
        case SoftBreak() | LineBreak(), LineBreak():
            joined[-1] = part
        case SoftBreak() | LineBreak(), Text(text=text):
            if text.lstrip():
                joined.append(Text(text.lstrip()))
        case Text(text=text), SoftBreak() | LineBreak():
            if text.rstrip():
                joined[-1:] = [Text(text.rstrip()), part]
            else:
                joined.pop()
                _push(joined, part)
        case Text(text=before), Text(text=after):
            joined[-1] = Text(before + after)
        case Emphasis(children=ours), Emphasis(children=theirs):
            joined[-1] = Emphasis(_sewn(ours, theirs))
        case Strong(children=ours), Strong(children=theirs):
            joined[-1] = Strong(_sewn(ours, theirs))
        case _:
            joined.append(part)


def _sewn(before: _Inlines, after: _Inlines) -> _Inlines:
    """Return the children of two emphases as those of one."""
    return before[:-1] + tuple(_joined((before[-1], after[0]))) + after[1:]
