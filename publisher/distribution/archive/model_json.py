"""An interview as JSON: the whole model, with a schema, and back again.

Every value is written by its fields, whose names have hyphens for underscores; blocks and
inlines are told apart by ``type``.  Empty values are written too, so that whoever reads the
file need not know defaults.  Places in files are no part of it.

The schema (JSON Schema 2020-12) is made of the same dataclasses, so that it cannot tell another
story than the file.
"""

from __future__ import annotations

import json
import types
from dataclasses import fields, is_dataclass, replace
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

from publisher.model.block import Block, Query
from publisher.model.inline import Inline
from publisher.model.manuscript import Manuscript

__all__ = ["NAME", "SCHEMA_FILE", "read", "schema", "written"]

NAME = "publisher.interview/1"
SCHEMA_FILE = "interview.schema.json"

_TYPES = {kind.__name__: kind for kind in (*get_args(Block), *get_args(Inline))}
_UNIONS = {"Block": frozenset(get_args(Block)), "Inline": frozenset(get_args(Inline))}
_SCALARS = {str: "string", int: "integer"}
_UNTOLD = frozenset(("where", "digest"))


def written(manuscript: Manuscript) -> bytes:
    """Return an interview as JSON, in UTF-8, without the queries of its editors."""
    told = _encoded(_unqueried(manuscript))
    table = {"schema": NAME, "$schema": SCHEMA_FILE, **told}
    return (json.dumps(table, ensure_ascii=False, indent=1) + "\n").encode()


def read(data: bytes) -> Manuscript:
    """Return the interview of a file that ``written`` gave; what it left out is not there.

    Raises ValueError (or one of its kind) for any other file: to judge one there is the schema.
    """
    table = json.loads(data)
    if table.pop("schema", None) != NAME:
        raise ValueError(f"this is not {NAME}")
    del table["$schema"]
    manuscript: Manuscript = _decoded(table, Manuscript)
    return manuscript


def schema() -> bytes:
    """Return the JSON Schema of an interview."""
    whole = _table(Manuscript, {"schema": {"const": NAME}, "$schema": {"type": "string"}})
    kinds = {name: _table(kind, {"type": {"const": name}}) for name, kind in _TYPES.items()}
    unions = {
        name: {"oneOf": [_reference(kind) for kind in sorted(k.__name__ for k in members)]}
        for name, members in _UNIONS.items()
    }
    top = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": NAME,
        "description": "An interview of a book: its header, headnote and turns.",
        **whole,
        "$defs": {**kinds, **unions},
    }
    return (json.dumps(top, ensure_ascii=False, indent=1) + "\n").encode()


def _unqueried(value: Any) -> Any:
    """Return a value without queries, wherever they stand in it."""
    if isinstance(value, tuple):
        return tuple(_unqueried(one) for one in value if not isinstance(one, Query))
    if is_dataclass(value) and not isinstance(value, type):
        kind: Any = type(value)
        return replace(value, **{name: _unqueried(getattr(value, name)) for name in _hints(kind)})
    return value


# --- values ------------------------------------------------------------------------------------


@cache
def _hints(kind: Any) -> dict[str, Any]:
    """Return the types of the fields that are told, by their names."""
    hints = get_type_hints(kind)
    return {one.name: hints[one.name] for one in fields(kind) if one.name not in _UNTOLD}


def _key(name: str) -> str:
    return name.replace("_", "-")


def _encoded(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_encoded(one) for one in value]
    if not is_dataclass(value):
        return value
    kind: Any = type(value)
    named = {"type": kind.__name__} if kind.__name__ in _TYPES else {}
    return named | {_key(name): _encoded(getattr(value, name)) for name in _hints(kind)}


def _decoded(value: Any, hint: Any) -> Any:
    if isinstance(value, list):
        return tuple(_decoded(one, get_args(hint)[0]) for one in value)
    if not isinstance(value, dict):
        return value
    kind = _TYPES[value["type"]] if "type" in value else _only(hint)
    hints = _hints(kind)
    return kind(**{name: _decoded(value[_key(name)], one) for name, one in hints.items()})


def _only(hint: Any) -> Any:
    """Return the dataclass that a field holds, if it holds one at all."""
    members = get_args(hint) if get_origin(hint) in (Union, types.UnionType) else (hint,)
    return next(member for member in members if is_dataclass(member))


# --- the schema --------------------------------------------------------------------------------


def _table(kind: Any, first: dict[str, Any]) -> dict[str, Any]:
    properties = first | {_key(name): _shape(hint) for name, hint in _hints(kind).items()}
    told = {"type": "object", "properties": properties, "required": list(properties)}
    return told | {"additionalProperties": False}


def _shape(hint: Any) -> dict[str, Any]:
    if get_origin(hint) is tuple:
        return {"type": "array", "items": _shape(get_args(hint)[0])}
    members = frozenset(get_args(hint))
    for name, union in _UNIONS.items():
        if members == union:
            return _reference(name)
    if members:  # what may be left out
        rest = next(one for one in get_args(hint) if one is not types.NoneType)
        return {"anyOf": [_shape(rest), {"type": "null"}]}
    if hint in _SCALARS:
        return {"type": _SCALARS[hint]}
    return _reference(hint.__name__) if hint.__name__ in _TYPES else _table(hint, {})


def _reference(name: str) -> dict[str, Any]:
    return {"$ref": f"#/$defs/{name}"}
