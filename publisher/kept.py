"""Manuscripts as bytes for the cache: to read them is a tenth of the work of parsing.

The bytes are a pickle of the values that manuscripts are made of.  A pickle can name anything to
be called, and anybody may have written to the folder of a cache, so ``loaded`` resolves those
names from a table of our own classes and from nothing else (Python documentation, ``pickle``,
"Restricting Globals").  They are frozen dataclasses: to make one does nothing but that.

Floor 1: imports floor 0 only.
"""

from __future__ import annotations

import io
import pickle
from dataclasses import fields
from functools import lru_cache
from typing import Any, get_args

from publisher.model.block import Block
from publisher.model.inline import Inline
from publisher.model.manuscript import Manuscript, Provenance, Published, Recorded
from publisher.model.person import Contributor, Speaker
from publisher.source import Location

__all__ = ["dumped", "loaded"]

_KINDS: dict[tuple[str, str], type[Any]] = {
    (kind.__module__, kind.__qualname__): kind
    for kind in (
        *get_args(Block),
        *get_args(Inline),
        *(Manuscript, Provenance, Published, Recorded, Contributor, Speaker, Location),
    )
}


_FAULTS = (pickle.UnpicklingError, EOFError, LookupError, AttributeError, TypeError, ValueError)
"""What unpickling raises for bytes that are no pickle, or a pickle of nothing that could be."""


def dumped(manuscript: Manuscript) -> bytes:
    """Return a manuscript as bytes, with all places; its digest is no part of it."""
    stream = io.BytesIO()
    _Pickler(stream, protocol=5).dump(manuscript)
    return stream.getvalue()


def loaded(data: bytes) -> Manuscript | None:
    """Return the manuscript of such bytes; None if they tell of anything else."""
    try:
        found = _Unpickler(io.BytesIO(data)).load()
    except _FAULTS:
        return None
    return found if isinstance(found, Manuscript) else None


class _Pickler(pickle.Pickler):
    """Writes a value as its class and what that is called with."""

    def reducer_override(self, value: Any) -> Any:
        if isinstance(value, type):
            return NotImplemented
        kind: Any = type(value)
        return (kind, tuple(getattr(value, name) for name in _given(kind)))


@lru_cache(maxsize=64)
def _given(kind: type[Any]) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind) if field.init)


class _Unpickler(pickle.Unpickler):
    """Knows the classes of the model, by the very names they have, and nothing else."""

    def find_class(self, module: str, name: str) -> Any:
        try:
            return _KINDS[module, name]
        except KeyError:
            raise pickle.UnpicklingError(f"no value of a manuscript: {module}.{name}") from None
