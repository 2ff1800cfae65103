"""Balanced trees: in go names, numbers or pages in order, out come the nodes above them.

No node has more than 64 kids.  To find one entry or one page, a reader may take up a node a
level, where a single array makes it take up the whole book (ISO 32000-1, 7.7.3,
7.9.6 and 7.9.7).
"""

from __future__ import annotations

from codecs import BOM_UTF16_BE
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Any, TypeVar

import pydyf

__all__ = ["add_names", "add_numbers", "add_page_nodes"]

_KIDS = 64

Item = TypeVar("Item")


def add_names(pdf: Any, named: Mapping[str, bytes]) -> bytes:
    """Add a name tree of PDF by name; return a reference to its root (7.9.6)."""
    names = sorted(named, key=_order)
    return _add_tree(pdf, "Names", [(pydyf.String(name).data, named[name]) for name in names])


def add_numbers(pdf: Any, numbered: Sequence[tuple[int, bytes]]) -> bytes:
    """Add a number tree of PDF by ascending numbers; return a reference to its root (7.9.7)."""
    return _add_tree(pdf, "Nums", [(b"%d" % number, value) for number, value in numbered])


def add_page_nodes(pdf: Any, pages: int) -> list[Any]:
    """Add the nodes of the page tree (7.7.3.2), whose root the PDF has already.

    Returns the node of each page, which is to take it.
    """
    if pages <= _KIDS:
        pdf.pages["Count"] = pages
        return [pdf.pages] * pages
    leaves = level = [_page_node(pdf, len(part)) for part in _parts(range(pages))]
    while len(level) > _KIDS:
        level = [_above(_page_node(pdf, 0), part) for part in _parts(level)]
    _above(pdf.pages, level)
    return [leaf for leaf in leaves for _ in range(leaf["Count"])]


def _page_node(pdf: Any, pages: int) -> Any:
    node = pydyf.Dictionary({"Type": "/Pages", "Kids": pydyf.Array(), "Count": pages})
    pdf.add_object(node)
    return node


def _above(node: Any, kids: Sequence[Any]) -> Any:
    """Return a node of the page tree with these in it."""
    node["Kids"].extend(kid.reference for kid in kids)
    node["Count"] = sum(kid["Count"] for kid in kids)
    for kid in kids:
        kid["Parent"] = node.reference
    return node


def _order(name: str) -> bytes:
    """Return the bytes of a string, by which name trees are sorted, as ``pydyf`` writes it."""
    return name.encode() if name.isascii() else BOM_UTF16_BE + name.encode("utf-16-be")


@dataclass(frozen=True, slots=True)
class _Node:
    """A node of a name or number tree, with its least and its greatest key."""

    first: bytes
    last: bytes
    reference: bytes = field(repr=False)


def _add_tree(pdf: Any, kind: str, entries: Sequence[tuple[bytes, bytes]]) -> bytes:
    if len(entries) <= _KIDS:
        return _add(pdf, {kind: pydyf.Array(chain(*entries))})
    level = []
    for part in _parts(entries):
        first, last = part[0][0], part[-1][0]
        held = {"Limits": pydyf.Array((first, last)), kind: pydyf.Array(chain(*part))}
        level.append(_Node(first, last, _add(pdf, held)))
    while len(level) > _KIDS:
        level = [_joined(pdf, part) for part in _parts(level)]
    return _add(pdf, {"Kids": pydyf.Array(node.reference for node in level)})


def _joined(pdf: Any, kids: Sequence[_Node]) -> _Node:
    first, last = kids[0].first, kids[-1].last
    references = pydyf.Array(kid.reference for kid in kids)
    held = {"Limits": pydyf.Array((first, last)), "Kids": references}
    return _Node(first, last, _add(pdf, held))


def _add(pdf: Any, entries: dict[str, Any]) -> bytes:
    node = pydyf.Dictionary(entries)
    pdf.add_object(node)
    reference: bytes = node.reference
    return reference


def _parts(items: Sequence[Item]) -> list[Sequence[Item]]:
    return [items[start : start + _KIDS] for start in range(0, len(items), _KIDS)]
