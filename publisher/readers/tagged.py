"""The tags that occur in strings, cells and the like: HTML's, and what they do there."""

from __future__ import annotations

from publisher.model.transcript import MarkKind

__all__ = ["BLOCKS", "INLINE", "KNOWN"]

INLINE: dict[str, MarkKind | None] = {
    "i": MarkKind.EMPHASIS,
    "em": MarkKind.EMPHASIS,
    "cite": MarkKind.EMPHASIS,
    "b": MarkKind.STRONG,
    "strong": MarkKind.STRONG,
    **dict.fromkeys(
        ("a", "span", "u", "s", "q", "sub", "sup", "font", "small", "mark", "abbr", "code", "del")
    ),
}
"""Tags that stand within a paragraph, and the mark that they leave."""

BLOCKS = frozenset(
    "p div li ul ol dl dt dd h1 h2 h3 h4 h5 h6 blockquote section article table tr td th pre hr "
    "html body head figure figcaption header footer main aside".split()
)
"""Tags that part paragraphs (WHATWG HTML, 15.3: ``display: block`` and the like)."""

KNOWN = frozenset({*INLINE, *BLOCKS, "br", "img", "script", "style", "tbody", "thead"})
"""Names that make a tag; anything else between angles is letters: ``<laughs>``."""
