"""The proof that reading lost no word and invented none.

The words of a body, counted by a second and dumber path than the reader's, must
be those of the manuscript made from it plus those that belong to the marks
(``check_words``).  A word is a run of letters and digits.  The canonical form
of that manuscript must then say the same, character by character, but for
blanks (``check_tidied``).  Both are linear in the text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import assert_never

from publisher.errors import ConservationError, Problem
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

__all__ = ["check_tidied", "check_words"]

_OURS = "this is a fault of publisher, not yours"
_WORD = re.compile(r"\w+")


def check_words(body: str, manuscript: Manuscript, marks: Iterable[str]) -> None:
    """Raise ``ConservationError`` unless body and manuscript have the same words.

    ``marks`` are texts of the body that are no part of the manuscript's text,
    such as the numbers of list items.
    """
    written = _words(body)
    read = _words("\n".join((*_texts(manuscript.headnote + manuscript.body), *marks)))
    if dict.__eq__(written, read):  # a Counter compares itself word by word
        return
    message = f"reading lost {_some(written - read)} and invented {_some(read - written)}"
    raise ConservationError(Problem(message, manuscript.where, _OURS))


def _words(text: str) -> Counter[str]:
    return Counter(_WORD.findall(text.replace("_", " ")))


def check_tidied(before: Manuscript, after: Manuscript) -> None:
    """Raise ``ConservationError`` unless both say the same but for blanks."""
    ours, theirs = _said(before), _said(after)
    if ours != theirs and _unspaced(ours) != _unspaced(theirs):
        raise ConservationError(Problem("tidying changed words", before.where, _OURS))


def _said(manuscript: Manuscript) -> str:
    return "".join(_texts(manuscript.headnote + manuscript.body))


def _unspaced(text: str) -> str:
    return "".join(text.split())


def _some(words: Counter[str]) -> str:
    return ", ".join(f"“{word}”" for word in sorted(words)[:5]) or "nothing"


def _texts(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Turn(speaker=speaker, blocks=inner, at=at, id=id):
                yield from (speaker, at, id)
                yield from _texts(inner)
            case Quotation(blocks=inner):
                yield from _texts(inner)
            case ListBlock(items=items):
                for item in items:
                    yield from _texts(item)
            case Paragraph(inlines=inlines) | Heading(inlines=inlines):
                yield from _inline_texts(inlines)
            case Verse(stanzas=stanzas):
                for line in (line for stanza in stanzas for line in stanza):
                    yield from _inline_texts(line)
            case Figure(src=src, alt=alt, caption=caption, credit=credit):
                yield from (src, alt, credit)
                yield from _inline_texts(caption)
            case Query(text=text):
                yield text
            case SectionBreak():
                pass
            case _:
                assert_never(block)


def _inline_texts(inlines: Iterable[Inline]) -> Iterator[str]:
    for inline in inlines:
        match inline:
            case Text(text=text) | Aside(text=text):
                yield text
            case Link(children=inner, href=href):
                yield href
                yield from _inline_texts(inner)
            case Emphasis(children=inner) | Strong(children=inner) | Pulled(children=inner):
                yield from _inline_texts(inner)
            case SmallCaps(children=inner) | Foreign(children=inner) | Insertion(children=inner):
                yield from _inline_texts(inner)
            case Note(paragraphs=paragraphs):
                for paragraph in paragraphs:
                    yield from _inline_texts(paragraph)
            case SoftBreak() | LineBreak():
                pass
            case _:
                assert_never(inline)
