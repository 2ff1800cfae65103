"""JSON to a tree of nodes, for what a program wrote: places are the file's, not a line's."""

from __future__ import annotations

import json
import re
from functools import partial
from typing import Any, NoReturn

from publisher.decode.tree import Entry, Mapping, Node, Scalar, Sequence
from publisher.errors import Problem
from publisher.limits import JSON_CHARACTERS
from publisher.source import Location

__all__ = ["read_json"]

_CONSTANT = re.compile(r"\"(?:[^\"\\]|\\.)*+\"|(?P<constant>-?Infinity|NaN)", re.DOTALL)


def read_json(text: str, path: str, problems: list[Problem]) -> Mapping | None:
    """Return the object that a JSON text is; note what is wrong with it and return None.

    A key that is ``null`` is left out, and one with ``_`` is spelt with ``-``, as in TOML.
    """
    where = Location(path)
    if len(text) > JSON_CHARACTERS:
        problems.append(Problem(f"longer than {JSON_CHARACTERS:,} characters", where))
        return None
    try:
        value = json.loads(text, object_pairs_hook=_once, parse_constant=partial(_refused, text))
    except json.JSONDecodeError as error:
        place = Location(path, error.lineno, error.colno)
        problems.append(Problem(f"not JSON: {error.msg}", place))
        return None
    except (ValueError, RecursionError) as error:
        problems.append(Problem(f"not JSON: {error}", where))
        return None
    if not isinstance(value, dict):
        problems.append(Problem("not a JSON object", where))
        return None
    node = _node(value, where)
    assert isinstance(node, Mapping)
    return node


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    table = dict(pairs)
    if len(table) < len(pairs):
        raise ValueError("a key comes twice")
    return table


def _refused(text: str, constant: str) -> NoReturn:
    """Raise what the parser raises, for a value that is no JSON (RFC 8259, 6)."""
    found = (match for match in _CONSTANT.finditer(text) if match["constant"])
    raise json.JSONDecodeError(f"{constant} is no number", text, next(found).start())


def _node(value: Any, where: Location) -> Node:
    if isinstance(value, dict):
        said = ((key.replace("_", "-"), one) for key, one in value.items() if one is not None)
        return Mapping(tuple(Entry(key, where, _node(one, where)) for key, one in said), where)
    if isinstance(value, list):
        return Sequence(tuple(_node(one, where) for one in value), where)
    return Scalar("" if value is None else value, where)
