"""Bytes of which nobody says what they are: in go bytes, out come the texts that they may be.

Floor 4: imports lower floors and its own modules only.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import unescape

from publisher.checks.leaks.needles import Text

__all__ = ["strings"]


def strings(data: bytes, where: str) -> Iterator[Text]:
    """Yield bytes as UTF-8 (else Latin-1), and as UTF-16 of either order from either byte."""
    if not data:
        return
    try:
        said = data.decode()
    except UnicodeDecodeError:
        said = data.decode("latin-1")
        yield Text(where, data.decode("utf-8", "replace"))
    yield Text(where, unescape(said))
    if b"\0" in data:
        for encoding in ("utf-16-le", "utf-16-be"):
            for start in (0, 1):
                yield Text(where, data[start:].decode(encoding, "replace"))
