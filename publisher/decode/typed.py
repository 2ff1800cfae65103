"""A located tree into a frozen dataclass, driven by the types of its fields.

A field ``file_as`` is the key ``file-as``.  Understood types are ``str``,
``int``, ``float``, ``bool``, ``Literal`` words, ``tuple[X, ...]``,
``dict[str, X]``, dataclasses, ``Placed[X]`` (the value with its place), unions
of scalars and a dataclass, and ``X | None`` for what may be left out.  In
``Annotated[X, check]`` the check looks at the value and returns None or a
``Fault``.  A dataclass's field ``where: Location`` is filled with the place of
its table, or of its key in a ``dict``.
"""

from __future__ import annotations

import re
import types
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import MISSING, Field, dataclass, fields, is_dataclass, replace
from difflib import get_close_matches
from functools import cache
from typing import (
    Annotated,
    Any,
    Generic,
    Literal,
    TypeVar,
    Union,
    get_args,
    get_origin,
    get_type_hints,
)

from publisher.characters import forbidden
from publisher.decode.tree import Mapping, Node, Scalar, Sequence
from publisher.errors import Problem
from publisher.source import Location
from publisher.values import Fault

__all__ = ["Placed", "decode", "nearest"]

T = TypeVar("T")

_NAMES = {str: "text", int: "a whole number", float: "a number", bool: "true or false"}
_INTEGER = re.compile(r"-?[0-9]{1,15}")
_DECIMAL = re.compile(r"-?[0-9]{1,15}(\.[0-9]{1,15})?")
_TRUTH = {"true": True, "false": False}


@dataclass(frozen=True, slots=True)
class Placed(Generic[T]):
    """A value with its place, for problems that are found only later."""

    value: T
    where: Location


def nearest(word: str, known: Iterable[str]) -> str:
    """Return ``did you mean “…”?`` for the nearest known word, or the list of them."""
    words = list(known)
    folded = {w.casefold(): w for w in reversed(words)}
    near = get_close_matches(word[:100].casefold(), list(folded), 1)
    if near:
        return f"did you mean “{folded[near[0]]}”?"
    return f"known: {', '.join(words)}" if words else ""


def decode(shape: type[T], node: Mapping, problems: list[Problem]) -> T | None:
    """Return ``node`` as an instance of the dataclass ``shape``.

    Returns None when anything is wrong: an unknown key, a missing one, a value
    of the wrong kind.  All of it is appended to ``problems``.
    """
    try:
        result: T = _Decoder(problems).table(shape, node)
    except _WrongError:
        return None
    return result


class _WrongError(Exception):
    """Internal: there is no value; its problem is noted already."""


@cache
def _hints(shape: type) -> dict[str, Any]:
    return get_type_hints(shape, include_extras=True)


@cache
def _keys(shape: Any) -> dict[str, Field[Any]]:
    """Return the fields of a dataclass by the keys that stand for them.

    A key that is no name for a field, or ``where``, is told by the field: ``metadata={"key": …}``.
    """
    named = ((f.metadata.get("key") or f.name.replace("_", "-"), f) for f in fields(shape))
    return {key: f for key, f in named if f.name != "where"}


def _required(field: Field[Any]) -> bool:
    return field.default is MISSING and field.default_factory is MISSING


class _Decoder:
    """Decodes nodes and notes every problem; a part that is wrong raises ``_WrongError``."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems

    def wrong(self, message: str, where: Location, hint: str = "") -> _WrongError:
        self.problems.append(Problem(message, where, hint))
        return _WrongError()

    def all(self, parts: Iterable[tuple[Any, str, Node]]) -> list[Any]:
        """Decode all parts, so that each can tell its problems, before giving up."""
        values, wrong = [], False
        for hint, key, node in parts:
            try:
                values.append(self.value(hint, key, node))
            except _WrongError:
                wrong = True
        if wrong:
            raise _WrongError
        return values

    def table(self, shape: Any, node: Node, key: str = "") -> Any:
        known = _keys(shape)
        if not isinstance(node, Mapping):
            keys = ", ".join(f"{name} …" for name in known)
            raise self.wrong(f"“{key}” must be a table", node.where, f"with {keys}")
        before = len(self.problems)
        guessed = self.unknown(known, node)
        for name, field in known.items():
            if _required(field) and node.get(name) is None and name not in guessed:
                self.wrong(f"“{name}” is missing", node.where)
        hints = _hints(shape)
        entries = [(known[e.key].name, e) for e in node.entries if e.key in known]
        decoded = self.all((hints[name], e.key, e.value) for name, e in entries)
        if len(self.problems) > before:
            raise _WrongError
        values = {name: value for (name, _), value in zip(entries, decoded, strict=True)}
        return shape(**values, **({"where": node.where} if "where" in hints else {}))

    def unknown(self, known: Iterable[str], node: Mapping) -> set[str]:
        """Report the keys that are not known; return those that may have been meant."""
        names = set(known)
        strange = [entry for entry in node.entries if entry.key not in names]
        for entry in strange:
            self.wrong(f"unknown key “{entry.key}”", entry.where, nearest(entry.key, known))
        return {name for entry in strange for name in get_close_matches(entry.key, names, 1)}

    def value(self, hint: Any, key: str, node: Node) -> Any:
        origin = get_origin(hint)
        if origin is Annotated:
            return self.checked(get_args(hint), key, node)
        if origin in (Union, types.UnionType):
            return self.value(_member(hint, node), key, node)
        if origin is Placed:
            return Placed(self.value(get_args(hint)[0], key, node), node.where)
        if origin is tuple:
            return self.items(get_args(hint)[0], key, node)
        if origin is dict:
            return self.named(get_args(hint), key, node)
        if is_dataclass(hint):
            return self.table(hint, node, key)
        if not isinstance(node, Scalar):
            message = f"“{key}” must be {_NAMES.get(hint, 'one word')}, not a list or a table"
            raise self.wrong(message, node.where)
        if origin is Literal:
            return self.word(get_args(hint), key, node)
        return self.scalar(hint, key, node)

    def checked(self, parts: tuple[Any, ...], key: str, node: Node) -> Any:
        hint, *checks = parts
        value = self.value(hint, key, node)
        for check in checks:
            fault: Fault | None = check(value)
            if fault is not None:
                raise self.wrong(f"“{key}”: {fault.message}", node.where, fault.hint)
        return value

    def items(self, hint: Any, key: str, node: Node) -> tuple[Any, ...]:
        if not isinstance(node, Sequence):
            remedy = f"write [[{key}]]" if isinstance(node, Mapping) else "put it into [ ]"
            raise self.wrong(f"“{key}” must be a list", node.where, remedy)
        return tuple(self.all((hint, key, item) for item in node.items))

    def named(self, hints: tuple[Any, ...], key: str, node: Node) -> dict[str, Any]:
        if not isinstance(node, Mapping):
            raise self.wrong(f"“{key}” must be a table", node.where, "with a line for each name")
        name_hint, hint = hints
        before = len(self.problems)
        for entry in node.entries:
            with suppress(_WrongError):
                self.value(name_hint, entry.key, Scalar(entry.key, entry.where))
        values = self.all((hint, entry.key, entry.value) for entry in node.entries)
        if len(self.problems) > before:
            raise _WrongError
        if is_dataclass(hint) and "where" in _hints(hint):  # type: ignore[arg-type]
            values = [replace(v, where=e.where) for e, v in zip(node.entries, values, strict=True)]
        return {e.key: v for e, v in zip(node.entries, values, strict=True)}

    def word(self, words: tuple[str, ...], key: str, node: Scalar) -> str:
        if node.value in words:
            return str(node.value)
        hint = nearest(str(node.value), words)
        raise self.wrong(f"“{key}” cannot be “{node.value}”", node.where, hint)

    def scalar(self, hint: Any, key: str, node: Scalar) -> Any:
        value = node.value
        if isinstance(value, str) and (strange := forbidden(value)):
            raise self.wrong(f"“{key}”: {strange} has no place in a book", node.where)
        if type(value) is hint:
            return value
        if hint is float and type(value) is int:
            return float(value)
        if isinstance(value, str):
            if hint is bool and value in _TRUTH:
                return _TRUTH[value]
            if hint in (int, float) and (_INTEGER if hint is int else _DECIMAL).fullmatch(value):
                return hint(value)
        remedy = f'write "{value}", in quotes' if hint is str else ""
        raise self.wrong(f"“{key}” must be {_NAMES[hint]}", node.where, remedy)


def _member(hint: Any, node: Node) -> Any:
    """Return the member of a union that a node of this kind can be."""
    members = [m for m in get_args(hint) if m is not types.NoneType]
    tables = [m for m in members if is_dataclass(m)]
    others = [m for m in members if m not in tables]
    if isinstance(node, Mapping):
        return (tables or others)[0]
    if isinstance(node, Scalar) and type(node.value) in others:
        return type(node.value)
    return (others or tables)[0]
