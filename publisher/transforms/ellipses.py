"""ellipses: three full stops become one sign.

Source: Unicode 16, U+2026; New Hart's Rules, 4.7; Ortografía de la lengua española
(2010), II 3.4.10, Duden, *Auslassungspunkte*, and the Lexique des règles
typographiques en usage à l'Imprimerie nationale, *points de suspension*, know three
stops as well; Chinese writes six (GB/T 15834-2011, 4.11), Japanese mostly (JIS X
4051).  Three stops, closed or with blanks between them, and no more than three: a
fourth is a full stop or a mistake, and stays for an editor; six are two signs
where the language has six.
"""

from __future__ import annotations

import re

from publisher.transforms.strand import Edit

__all__ = ["RULE", "edits"]

RULE = "ellipses"

_STOPS = re.compile(
    r"(?<![.])(?<!\.[ \u00a0])\.[ \u00a0]\.[ \u00a0]\.(?![ \u00a0]?\.)|"
    r"(?<![.])\.\.\.(?!\.)(?![ \u00a0]\.(?!\.))"
)
_SIX = re.compile(r"(?<![.])\.{6}(?!\.)")


def edits(text: str, language: str) -> list[Edit]:
    """Return the edits that set the ellipses of one paragraph."""
    found = [Edit(match.start(), match.end(), "…") for match in _STOPS.finditer(text)]
    if language.partition("-")[0] in ("zh", "ja"):
        found += [Edit(match.start(), match.end(), "……") for match in _SIX.finditer(text)]
    return sorted(found)
