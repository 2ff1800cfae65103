"""Objects of anybody's PDF, asked safely: what is not of the kind that is meant is not there.

Floor 4: imports lower floors and its own modules only.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pikepdf

__all__ = [
    "TooMuchError",
    "array",
    "children",
    "dictionary",
    "integer",
    "key_of",
    "name",
    "name_tree",
    "number_tree",
    "rectangle",
    "text",
    "unpacked",
]

_DEEPEST = 64
_MOST = 1_000_000
_LARGEST = 64 << 20


class TooMuchError(Exception):
    """A file has more of something than a book can have."""


def dictionary(value: Any) -> Any:
    """Return a dictionary or stream, else an empty dictionary."""
    return value if isinstance(value, pikepdf.Dictionary | pikepdf.Stream) else pikepdf.Dictionary()


def array(value: Any) -> list[Any]:
    """Return the items of an array, else none."""
    return list(value.as_list()) if isinstance(value, pikepdf.Array) else []


def children(value: Any) -> list[Any]:
    """Return the items of what may be an array or a single object."""
    if isinstance(value, pikepdf.Array):
        return array(value)
    return [] if value is None else [value]


def name(value: Any) -> str:
    """Return a name without its slash, else nothing."""
    return str(value)[1:] if isinstance(value, pikepdf.Name) else ""


def text(value: Any) -> str:
    """Return a string as text, else nothing."""
    return str(value) if isinstance(value, pikepdf.String) else ""


def rectangle(value: Any) -> tuple[float, ...]:
    """Return the four numbers of a rectangle, else nothing."""
    sides = array(value)
    numeric = all(isinstance(v, int | float | Decimal) and not isinstance(v, bool) for v in sides)
    return tuple(map(float, sides)) if numeric and len(sides) == 4 else ()


def integer(value: Any) -> int | None:
    """Return a whole number, else None."""
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def key_of(value: Any) -> tuple[int, int]:
    """Return what tells an indirect object from others; direct ones are all alike."""
    return value.objgen if isinstance(value, pikepdf.Object) else (0, 0)


def unpacked(stream: Any) -> bytes:
    """Return what a stream holds; raise ``TooMuchError`` before it fills a memory."""
    if not isinstance(stream, pikepdf.Stream):
        return b""
    filters = [name(f) for f in children(stream.get("/Filter"))]
    raw = stream.read_raw_bytes()
    if filters == ["FlateDecode"] and "/DecodeParms" not in stream:
        try:
            unpacker = zlib.decompressobj()
            data = unpacker.decompress(raw, _LARGEST)
        except zlib.error:
            return b""
        if unpacker.unconsumed_tail:
            raise TooMuchError("a stream unpacks to too much")
        return data
    if not filters:
        return raw
    if len(raw) > _LARGEST >> 10:
        raise TooMuchError("a stream is packed in a way that is not read at this length")
    return stream.read_bytes()


def number_tree(root: Any) -> Iterator[tuple[int, Any]]:
    """Yield keys and values of a number tree (ISO 32000-1, 7.9.7)."""
    for key, value in _tree(root, "/Nums"):
        number = integer(key)
        if number is not None:
            yield number, value


def name_tree(root: Any) -> Iterator[tuple[str, Any]]:
    """Yield keys and values of a name tree (ISO 32000-1, 7.9.6)."""
    for key, value in _tree(root, "/Names"):
        yield text(key), value


def _tree(root: Any, leaves: str) -> Iterator[tuple[Any, Any]]:
    waiting: list[tuple[Any, int]] = [(root, 0)]
    seen: set[tuple[int, int]] = set()
    count = 0
    while waiting:
        node, depth = waiting.pop()
        if key_of(node) in seen or depth > _DEEPEST:
            continue
        if key_of(node) != (0, 0):
            seen.add(key_of(node))
        pairs = array(dictionary(node).get(leaves))
        for key, value in zip(pairs[::2], pairs[1::2], strict=False):
            count += 1
            if count > _MOST:
                raise TooMuchError("a tree has too many entries")
            yield key, value
        kids = array(dictionary(node).get("/Kids"))
        waiting.extend((kid, depth + 1) for kid in reversed(kids))
