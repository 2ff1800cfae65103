"""Which elements stand in a paragraph and which part paragraphs.

Source: WHATWG HTML, 15.3 (*Rendering*: ``display: block``, ``list-item``, ``table`` …).
"""

from __future__ import annotations

from collections.abc import Iterable

from publisher.readers.markup import Token

__all__ = ["BLOCKS", "REPLACED", "inline"]

BLOCKS = frozenset(
    "address article aside blockquote body caption center col colgroup dd details dialog dir div "
    "dl dt fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 head header hgroup "
    "hr html legend li listing main menu nav noframes ol optgroup option p plaintext pre search "
    "section select summary table tbody td template tfoot th thead title tr ul xmp".split()
) | {""}
"""Elements that begin and end a passage; the nameless one is a whole document."""

REPLACED = frozenset(
    "applet audio br button canvas embed iframe img input keygen map object svg textarea "
    "video".split()
)
"""Elements that part two words, but not two passages."""


def inline(found: Iterable[Token]) -> frozenset[str]:
    """Return the names of tags that may stand within a word, also of those that close nothing."""
    names = {token.name.lower() for token in found}
    return frozenset(names - BLOCKS - REPLACED)
