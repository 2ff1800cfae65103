"""ONIX as its publisher has it: the schemas of 3.0.8 and the code lists, from onixcheck."""

from __future__ import annotations

import io
from functools import cache

import onixcheck
from lxml import etree
from onixcheck import schema

__all__ = ["codes", "faults", "issue", "texts"]

_XS = "{http://www.w3.org/2001/XMLSchema}"
_NS = "{http://ns.editeur.org/onix/3.0/reference}"


@cache
def _schemas() -> tuple[etree.XMLSchema, etree.RelaxNG]:
    return (
        etree.XMLSchema(file=schema.O30_XSD_REFERENCE),
        etree.RelaxNG(file=schema.O30_RNG_REFERENCE),
    )


@cache
def _lists() -> etree._ElementTree:
    path = schema.O30_XSD_REFERENCE.replace("3.0_reference", "CodeLists")
    return etree.parse(path)


def faults(data: bytes, *, asked: bool = False) -> list[str]:
    """Return what both schemas have against a message; ``asked`` lets onixcheck itself look."""
    if asked:
        found = onixcheck.validate(_Named(data), schemas=("xsd", "rng"))
        return [str(one) for one in found]
    document = etree.fromstring(data)
    found = []
    for one in _schemas():
        one.validate(document)
        found += [f"{entry.line}: {entry.message}" for entry in one.error_log]
    return found


class _Named(io.BytesIO):
    """Bytes that have the name of a file, which onixcheck asks for."""

    name = "onix.xml"


@cache
def codes(number: int) -> frozenset[str]:
    """Return the codes of a list."""
    (found,) = (
        one for one in _lists().iter(f"{_XS}simpleType") if one.get("name") == f"List{number}"
    )
    return frozenset(one.get("value", "") for one in found.iter(f"{_XS}enumeration"))


def issue() -> str:
    """Return the head of the lists, which tells their issue."""
    return str(_lists().getroot().getprevious())


def texts(node: etree._Element, path: str) -> list[str]:
    """Return the words of all elements at a path, whose names are without a namespace."""
    steps = "/".join(step if step in ("", ".", "*") else _NS + step for step in path.split("/"))
    return [" ".join("".join(one.itertext()).split()) for one in node.findall(steps)]
