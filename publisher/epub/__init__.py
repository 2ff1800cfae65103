"""Publication to EPUB: in goes a rendered book, out come the bytes of an EPUB 3.3 file.

Floor 4: imports lower floors and its own modules only.
"""

from __future__ import annotations

from publisher.epub.package import package

__all__ = ["package"]
