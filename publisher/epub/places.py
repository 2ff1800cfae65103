"""Where in the text an href leads: in go the documents of the spine, out come places.

Places compare as the text is read: first by document, then by the byte at which
the id stands.

Floor 4: imports the standard library only.
"""

from __future__ import annotations

from collections.abc import Iterable

__all__ = ["Places"]


class Places:
    """Finds ids in documents; quickest if it is asked in about the order of the text."""

    def __init__(self, documents: Iterable[tuple[str, bytes]]) -> None:
        self._documents = {path: (n, data) for n, (path, data) in enumerate(documents)}
        self._reached: dict[str, int] = {}

    def of(self, href: str) -> tuple[int, int]:
        """Return the place of ``path#id``; what is not in the spine comes after all of it."""
        path, _, id_ = href.partition("#")
        if path not in self._documents:
            return len(self._documents), 0
        number, data = self._documents[path]
        if not id_:
            return number, 0
        sought = f' id="{id_}"'.encode()
        found = data.find(sought, self._reached.get(path, 0))
        if found < 0:
            found = data.find(sought)
        self._reached[path] = max(found, 0)
        return number, found if found >= 0 else len(data)
