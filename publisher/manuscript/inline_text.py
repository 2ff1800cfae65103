"""Inlines to text: the opposite of ``inlines``.

First the nodes become pieces, marks and plain texts; then each plain text is
escaped with its neighbours in view.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import assert_never

from publisher.manuscript.escape import escape
from publisher.manuscript.links import escaped_target
from publisher.manuscript.syntax import LANGUAGE, PULL
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

__all__ = ["inline_text"]


@dataclass(frozen=True, slots=True)
class _Piece:
    """Some output; ``plain`` text is still to be escaped."""

    text: str
    plain: bool = False


def inline_text(inlines: Sequence[Inline]) -> str:
    """Return canonical inlines as text."""
    pieces = list(_pieces(inlines, within=False))
    texts = [piece.text for piece in pieces]
    padded = ["", *texts, ""]
    for index, piece in enumerate(pieces):
        if piece.plain:
            texts[index] = escape(piece.text, padded[index], padded[index + 2])
    return "".join(texts)


def _pieces(inlines: Sequence[Inline], *, within: bool) -> Iterator[_Piece]:
    """Yield the pieces of inlines that stand side by side, ``within`` emphasis or not."""
    for index, inline in enumerate(inlines):
        match inline:
            case Emphasis(children=inner):
                yield from _enclosed("*", inner, "*", within=True)
            case Strong(children=(Emphasis(children=inner),)):
                # Three stars would say that the strong words are within the emphasis.
                yield from _enclosed("**_", inner, "_**", within=True)
            case Strong(children=inner):
                yield from _enclosed("**", inner, "**", within=True)
            case SmallCaps() | Foreign() | Pulled() | Link() | Insertion():
                words, after = _bracketed(inline)
                yield from _enclosed("[", words, after, within=False)
            case Aside(text=text):
                beside = (*inlines[max(index - 1, 0) : index], *inlines[index + 1 : index + 2])
                yield from _aside(text, short=not within and not any(map(_starred, beside)))
            case Text() | Note() | SoftBreak() | LineBreak():
                yield _leaf(inline)
            case _:
                assert_never(inline)


def _bracketed(
    inline: SmallCaps | Foreign | Pulled | Link | Insertion,
) -> tuple[Sequence[Inline], str]:
    """Return what stands in brackets, and how they end."""
    match inline:
        case SmallCaps(children=inner):
            return inner, "]{.smallcaps}"
        case Pulled(children=(Foreign(children=inner, language=language),)):
            return inner, f"]{{{PULL} {LANGUAGE}{language}}}"
        case Foreign(children=inner, language=language):
            return inner, f"]{{{LANGUAGE}{language}}}"
        case Pulled(children=inner):
            return inner, f"]{{{PULL}}}"
        case Link(children=inner, href=href):
            return inner, f"]({escaped_target(href)})"
        case Insertion(children=inner):
            return inner, "]"
        case _:
            assert_never(inline)


def _leaf(inline: Text | Note | SoftBreak | LineBreak) -> _Piece:
    match inline:
        case Text(text=text):
            return _Piece(text, plain=True)
        case Note(label=label):
            return _Piece(f"[^{label}]")
        case SoftBreak():
            return _Piece("\n")
        case LineBreak():
            return _Piece("\\\n")
        case _:
            assert_never(inline)


def _enclosed(
    before: str, children: Sequence[Inline], after: str, *, within: bool
) -> Iterator[_Piece]:
    yield _Piece(before)
    yield from _pieces(children, within=within)
    yield _Piece(after)


def _aside(text: str, *, short: bool) -> Iterator[_Piece]:
    """Yield ``*[laughs]*``, or the longer form where stars would run together."""
    yield _Piece("*[" if short else "[")
    yield _Piece(text, plain=True)
    yield _Piece("]*" if short else "]{.aside}")


def _starred(inline: Inline) -> bool:
    return isinstance(inline, Emphasis | Strong | Aside)
