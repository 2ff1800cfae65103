"""Names that every file system, URL and e-reader takes: text in, slug out."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Sequence

__all__ = ["MAX_LENGTH", "slug", "unique"]

MAX_LENGTH = 80
_RESERVED = {"con", "prn", "aux", "nul"} | {f"{p}{n}" for p in ("com", "lpt") for n in range(10)}
"""Device names of Windows, which no file may bear whatever its ending."""


def slug(text: str) -> str:
    """Return 1 to 80 characters of ``[a-z0-9-]`` that resemble ``text``.

    A text without any Latin letter or digit becomes ``text-`` and a digest of it.
    """
    ascii_text = unicodedata.normalize("NFKD", text[:1000]).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", ascii_text.replace("'", "").lower())
    name = "-".join(words)[:MAX_LENGTH].strip("-")
    if not name or name in _RESERVED:
        digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]
        name = f"{name or 'text'}-{digest}"
    return name


def unique(slugs: Sequence[str]) -> list[str]:
    """Return the slugs with ``-2``, ``-3`` … appended where one comes again."""
    taken: set[str] = set(slugs)
    seen: set[str] = set()
    numbers: dict[str, int] = {}
    result = []
    for name in slugs:
        candidate, number = name, numbers.get(name, 2)
        while candidate in seen or (candidate != name and candidate in taken):
            candidate, number = f"{name}-{number}", number + 1
        numbers[name] = number
        seen.add(candidate)
        result.append(candidate)
    return result
