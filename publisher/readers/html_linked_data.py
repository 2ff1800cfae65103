"""What a page says about itself in JSON-LD: headline, authors, date, language.

In: the code of a script; out: keys and values.  Source: schema.org, *CreativeWork* and
its kinds; the values of interest are plain strings, or things that have a name.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

__all__ = ["described"]

_LONGEST = 300_000
_MOST = 2000
"""Things of a graph that are looked at."""
_KINDS = ("article", "posting", "interview", "episode", "webpage", "creativework", "report")


def described(code: str) -> Iterator[tuple[str, str]]:
    """Yield what the first text of a graph is called, by whom it is, and from when."""
    if len(code) > _LONGEST:
        return
    try:
        data: object = json.loads(code)
    except (ValueError, RecursionError):
        return
    stack = [data]
    for _ in range(_MOST):
        if not stack:
            return
        item = stack.pop()
        if isinstance(item, list):
            stack += reversed(item[:_MOST])
        elif isinstance(item, Mapping):
            graph = item.get("@graph")
            if graph is not None:
                stack.append(graph)
            kind = str(item.get("@type", "")).lower()
            if any(one in kind for one in _KINDS):
                yield from _values(item)


def _values(item: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    for key, field in (
        ("title", "headline"),
        ("author", "author"),
        ("published", "datePublished"),
        ("language", "inLanguage"),
    ):
        value = item.get(field)
        for one in value if isinstance(value, list) else [value]:
            said = one.get("name") if isinstance(one, Mapping) else one
            if isinstance(said, str) and said.strip():
                yield key, " ".join(said.split())
