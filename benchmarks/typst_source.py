"""An edition as Typst source: what somebody would write who makes the same book with Typst.

The page, the faces, the size of the type and its lines are those of our style; there is a
title page, contents with page numbers, running heads with folios, an outline, and each
interview begins on a recto.  Text is justified and hyphenated, as Typst does both.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
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
from publisher.pdf.geometry import Geometry

__all__ = ["book", "escaped", "quoted"]

_ASKING = frozenset(("interviewer", "moderator", "audience"))

_MARKS = re.compile(r"""[][(;\\#$*_`~@<>{}=+/'".:-]""")
"""All that Typst may take for markup, a shorthand, or more of the code before it."""


def escaped(text: str) -> str:
    """Return text as Typst markup that is set as it stands (Typst reference, "Syntax")."""
    return _MARKS.sub(r"\\\g<0>", text)


def quoted(text: str) -> str:
    """Return text as a string of Typst's code mode."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


_SETUP = """\
#set document(title: {title})
#set page(
  width: {width}pt, height: {height}pt,
  margin: (inside: {inside}pt, outside: {outside}pt, top: {top}pt, bottom: {bottom}pt),
  header: context {{
    let openers = query(heading.where(level: 1)).map(it => it.location().page())
    if here().page() in openers or here().page() == 1 {{ return }}
    let before = query(heading.where(level: 1).before(here()))
    if before.len() == 0 {{ return }}
    let folio = counter(page).display()
    if calc.odd(here().page()) {{ smallcaps(before.last().body) + h(1fr) + folio }}
    else {{ folio + h(1fr) + smallcaps({title}) }}
  }},
)
#set text(
  font: ({families}), size: {size}pt, lang: {language}, hyphenate: true,
  number-type: "old-style", top-edge: {above}pt, bottom-edge: -{below}pt,
)
#set par(
  justify: true, leading: 0pt, spacing: 0pt,
  first-line-indent: (amount: {line}pt, all: true),
)
#set figure(numbering: none)
#show heading: set text(weight: 400, hyphenate: false)
#show heading.where(level: 1): it => {{
  pagebreak(to: "odd", weak: true)
  set align(center)
  block(above: 0pt, below: {line}pt, height: 13 * {line}pt, text(size: 24pt, it.body))
}}
#let turn(asks, body) = {{ if asks {{ v({line}pt, weak: true); emph(body) }} else {{ body }} }}
#page(header: none, align(center + horizon, title()))
#outline(depth: 1)
"""


def book(edition: Edition, page: Geometry, families: Sequence[str]) -> str:
    """Return the edition as one Typst document; ``families`` are its faces, in order."""
    above = page.page.size * 0.87
    head = _SETUP.format(
        title=quoted(edition.title),
        language=quoted(edition.language.partition("-")[0]),
        families="".join(f"{quoted(family)}, " for family in families),
        size=page.page.size,
        line=page.page.leading,
        above=above,
        below=page.page.leading - above,
        width=page.width,
        height=page.height,
        inside=page.inside,
        outside=page.outside,
        top=page.top,
        bottom=page.bottom,
    )
    return "\n".join([head, *map(_interview, edition.interviews)])


def _interview(text: Manuscript) -> str:
    roles = {speaker.label: speaker.role for speaker in text.speakers}
    names = {speaker.label: speaker.name for speaker in text.speakers}
    body = _apart(_blocks((*text.headnote, *text.body), roles, names))
    return f"= {escaped(text.title)}\n\n{body}\n"


def _blocks(blocks: Iterable[Block], roles: dict[str, str], names: dict[str, str]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Turn():
                said = _blocks(block.blocks, roles, names)
                label = f"#smallcaps[{escaped(names[block.speaker])}:] "
                asks = "true" if roles[block.speaker] in _ASKING else "false"
                yield f"#turn({asks})[{label}{_apart(said)}]"
            case Paragraph():
                yield _inlines(block.inlines)
            case Heading():
                yield f"{'=' * block.level} {_inlines(block.inlines)}"
            case Quotation():
                inner = _apart(_blocks(block.blocks, roles, names))
                yield f"#quote(block: true)[{inner}]"
            case Verse():
                stanzas = (" \\\n".join(map(_inlines, lines)) for lines in block.stanzas)
                yield f"#block[{_apart(stanzas)}]"
            case ListBlock():
                yield _list(block, roles, names)
            case Figure():
                yield _figure(block)
            case SectionBreak():
                yield "#align(center)[❦]"
            case Query():
                pass
            case _:
                assert_never(block)


def _apart(parts: Iterable[str]) -> str:
    """Return paragraphs, or what else stands by itself, with an empty line between."""
    return "\n\n".join(parts)


def _figure(block: Figure) -> str:
    """Return a picture with its caption; what has no description is decoration (PDF/UA-1, 7.3)."""
    path = quoted(f"/{block.src}")
    shown = f"image({path}, alt: {quoted(block.alt)})"
    if not block.alt:
        shown = f"pdf.artifact(image({path}))"
    return f"#figure({shown}, caption: [{_inlines(block.caption)}])"


def _list(block: ListBlock, roles: dict[str, str], names: dict[str, str]) -> str:
    items = (_apart(_blocks(item, roles, names)) for item in block.items)
    contents = "".join(f"[{item}], " for item in items)
    return (
        f"#list({contents})" if block.start is None else f"#enum(start: {block.start}, {contents})"
    )


def _inlines(inlines: Iterable[Inline]) -> str:
    return "".join(map(_inline, inlines))


_FUNCTIONS = {Emphasis: "emph", Strong: "strong", SmallCaps: "smallcaps"}


def _inline(inline: Inline) -> str:
    match inline:
        case Text():
            return escaped(inline.text)
        case Aside():
            return f"#emph[\\[{escaped(inline.text)}\\]]"
        case Emphasis() | Strong() | SmallCaps():
            return f"#{_FUNCTIONS[type(inline)]}[{_inlines(inline.children)}]"
        case Foreign():
            language = quoted(inline.language.partition("-")[0])
            return f"#text(lang: {language})[{_inlines(inline.children)}]"
        case Pulled():
            return _inlines(inline.children)
        case Link():
            words = _inlines(inline.children)
            return (
                words if inline.href.startswith("#") else f"#link({quoted(inline.href)})[{words}]"
            )
        case Note():
            return f"#footnote[{_apart(map(_inlines, inline.paragraphs))}]"
        case Insertion():
            return f"\\[{_inlines(inline.children)}\\]"
        case SoftBreak():
            return "\n"
        case LineBreak():
            return " \\\n"
        case _:
            assert_never(inline)
