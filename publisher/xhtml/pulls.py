"""Pull quotes: in goes a run of inlines, out come the words chosen in it, to be shown again.

The copy stands behind the paragraph that says the words.  It is no part of the text: it
has no notes, no links and no ids, and nothing that counts or reads the text takes it in.

Floor 3: imports lower floors and its own modules only.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import assert_never

from markupsafe import Markup

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
from publisher.xhtml.book import Sheet
from publisher.xhtml.inlines import inlines
from publisher.xhtml.markup import element, lines

__all__ = ["pull_quotes"]


def pull_quotes(run: Iterable[Inline], sheet: Sheet) -> Iterator[Markup]:
    """Yield the pull quotes of a paragraph, if the book shows any."""
    if not sheet.book.pulls:
        return
    for words in _pulled(run):
        with sheet.in_copy():
            quote = element("p", None, inlines(words, sheet))
        who = element("p", {"class": "who"}, sheet.voice) if sheet.voice else ""
        yield element("aside", {"class": "pull-quote"}, lines([quote, who]))


def _pulled(run: Iterable[Inline]) -> Iterator[tuple[Inline, ...]]:
    """Yield the words of each pull quote, in the language that they are in."""
    for inline in run:
        match inline:
            case Pulled(children=inner):
                yield _bare(inner)
            case Foreign(children=inner, language=language):
                yield from ((Foreign(words, language),) for words in _pulled(inner))
            case (
                Emphasis(children=inner)
                | Strong(children=inner)
                | SmallCaps(children=inner)
                | Link(children=inner)
                | Insertion(children=inner)
            ):
                yield from _pulled(inner)
            case Text() | Note() | Aside() | SoftBreak() | LineBreak():
                pass
            case _:
                assert_never(inline)


def _bare(run: Iterable[Inline]) -> tuple[Inline, ...]:
    """Return inlines without notes, and with the words of links alone."""
    return tuple(part for inline in run for part in _parts(inline))


def _parts(inline: Inline) -> tuple[Inline, ...]:
    match inline:
        case Note():
            return ()
        case Link(children=inner) | Pulled(children=inner):
            return _bare(inner)
        case (
            Emphasis(children=inner)
            | Strong(children=inner)
            | SmallCaps(children=inner)
            | Foreign(children=inner)
            | Insertion(children=inner)
        ):
            return (replace(inline, children=_bare(inner)),)
        case Text() | Aside() | SoftBreak() | LineBreak():
            return (inline,)
        case _:
            assert_never(inline)
