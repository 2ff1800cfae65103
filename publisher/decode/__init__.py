"""Texts (TOML and YAML by people, JSON by programs) into dataclasses, with every fault located.

In: a text and its path; out: a tree of nodes that know their places
(``read_json``, ``read_toml``, ``read_yaml``), and from it a frozen dataclass (``decode``).
Nothing here raises for what the author wrote: problems are appended to a list,
so that one run tells them all.

Floor 1: imports floor 0 only.
"""

from __future__ import annotations

from publisher.decode.json import read_json
from publisher.decode.toml import read_toml
from publisher.decode.tree import Entry, Mapping, Node, Scalar, Sequence
from publisher.decode.typed import Placed, decode, nearest
from publisher.decode.yaml import read_yaml

__all__ = [
    "Entry",
    "Mapping",
    "Node",
    "Placed",
    "Scalar",
    "Sequence",
    "decode",
    "nearest",
    "read_json",
    "read_toml",
    "read_yaml",
]
