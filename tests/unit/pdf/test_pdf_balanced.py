"""Trees of any size are read back whole, and no node of them is large."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import pikepdf
import pydyf
import pytest

from publisher.pdf.balanced import add_names, add_numbers, add_page_nodes
from publisher.pdf.file import File

MOST = 64
COUNTS = [1, MOST, MOST + 1, MOST * MOST, MOST * MOST + 1]


def read(pdf: File) -> pikepdf.Pdf:
    """Return a PDF as it is read from its file, in which nothing is to be mended."""
    return pikepdf.open(io.BytesIO(pdf.closed()), attempt_recovery=False)


def with_pages(count: int) -> File:
    """Return a PDF of so many pages, each as wide as its number and 9 points more."""
    pdf = File(b"1.7", packed=True)
    for number, node in enumerate(add_page_nodes(pdf, count)):
        box = pydyf.Array((0, 0, 9 + number, 9))
        page = pydyf.Dictionary({"Type": "/Page", "MediaBox": box, "Parent": node.reference})
        page["Resources"] = pydyf.Dictionary()
        pdf.add_object(page)
        node["Kids"].append(page.reference)
    return pdf


def leaves(node: Any, kind: str, *, root: bool = True) -> Iterator[tuple[int, list[Any]]]:
    """Yield the depth and the keys of the leaves; every node has the limits of what it holds."""
    assert ("/Limits" in node) is not root
    if kind in node:
        found = [(0, list(node[kind])[::2])]
    else:
        assert 1 <= len(node.Kids) <= MOST
        found = [(d + 1, k) for kid in node.Kids for d, k in leaves(kid, kind, root=False)]
    if not root:
        assert list(node.Limits) == [found[0][1][0], found[-1][1][-1]]
    yield from found


@pytest.mark.parametrize("count", COUNTS)
def test_every_number_is_found(count: int) -> None:
    """Keys ascend, and all of them are equally far from the root."""
    pdf = with_pages(1)
    tree = add_numbers(pdf, [(3 * n, b"(%d)" % n) for n in range(count)])
    pdf.catalog["Tree"] = tree
    with read(pdf) as opened:
        found = list(leaves(opened.Root.Tree, "/Nums"))
        assert len({depth for depth, _ in found}) == 1
        assert all(1 <= len(keys) <= MOST for _, keys in found)
        assert [int(key) for _, keys in found for key in keys] == list(range(0, 3 * count, 3))
        numbers = pikepdf.NumberTree(opened.Root.Tree)
        assert str(numbers[3 * (count - 1)]) == str(count - 1)
        assert 3 * count not in numbers


@pytest.mark.parametrize("count", COUNTS)
def test_every_name_is_found(count: int) -> None:
    """By another reader, which looks for it from the root down."""
    pdf = with_pages(1)
    names = [f"t{n}.part" for n in range(count)]
    pdf.catalog["Tree"] = add_names(pdf, {name: b"(%b)" % name.encode() for name in names})
    with read(pdf) as opened:
        found = list(leaves(opened.Root.Tree, "/Names"))
        assert len({depth for depth, _ in found}) == 1
        assert all(1 <= len(keys) <= MOST for _, keys in found)
        tree = pikepdf.NameTree(opened.Root.Tree)
        assert all(str(tree[name]) == name for name in names)
        assert "u" not in tree


def test_names_are_sorted_as_bytes() -> None:
    """Not as they are written: brackets, escapes and the notation are no part of a name."""
    names = ["a", "a b", "a!", "a.b", "b(", "b)", "b\\", "~", "Ω", "é", "日本"]
    pdf = with_pages(1)
    pdf.catalog["Tree"] = add_names(pdf, dict.fromkeys(reversed(names), b"null"))
    with read(pdf) as opened:
        found = [bytes(name) for name in list(opened.Root.Tree.Names)[::2]]
    assert found == sorted(found)
    assert len(found) == len(names)


@pytest.mark.parametrize("count", COUNTS)
def test_pages_are_in_order(count: int) -> None:
    """Each node counts the pages below it, and each kid names its parent."""
    with read(with_pages(count)) as pdf:
        assert pdf.check_pdf_syntax() == []
        assert sum(1 for _ in counted(pdf.Root.Pages)) == count
        assert [int(page.mediabox[2]) for page in pdf.pages] == list(range(9, 9 + count))


def counted(node: Any) -> Iterator[Any]:
    """Yield the pages below a node."""
    if node.Type == "/Page":
        yield node
        return
    assert 1 <= len(node.Kids) <= MOST
    assert all(kid.Parent.objgen == node.objgen for kid in node.Kids)
    below = [page for kid in node.Kids for page in counted(kid)]
    assert int(node.Count) == len(below)
    yield from below
