"""ellipses: three full stops become one sign.

Source: Unicode 16, U+2026; New Hart's Rules, 4.7.  Three stops, closed or with
blanks between them, and no more than three: a fourth is a full stop or a mistake,
and stays for an editor.
"""

from __future__ import annotations

import re

from publisher.transforms.strand import Edit

__all__ = ["RULE", "edits"]

RULE = "ellipses"

_STOPS = re.compile(r"(?<![.])(?:\.\.\.|\.[ \u00a0]\.[ \u00a0]\.)(?![ \u00a0]?\.)")


def edits(text: str, language: str) -> list[Edit]:
    """Return the edits that set the ellipses of one paragraph."""
    del language  # the sign is the same in every language that is written with full stops
    found = _STOPS.finditer(text)
    return [Edit(match.start(), match.end(), "…") for match in found]
