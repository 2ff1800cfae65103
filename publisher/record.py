"""The record of a build: if nothing has changed, the last build's files are the answer.

``keep`` writes down what a build read, what it made and by which program; ``last``
gives that back if a build would read the very same bytes now and be done by the very
same program.  Every file is read again and compared by its SHA-256, through the same
door as in a build, so that a file that has become a symbolic link, or now lies outside
the edition's folder, is never served from memory.  Dates of files mean nothing.

Pages also depend on Pango, which is no part of Python: its version is recorded with them,
and pages are made anew where it cannot be told.

An edition has one record for each choice of products and style, with the files themselves in the
same entry of the cache: a record can neither pile up nor tell of files that are gone.

Floor 1: imports floor 0 and its neighbours only.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import astuple, dataclass, field
from pathlib import Path
from typing import Any

from publisher import cache, files
from publisher.cache import Cache
from publisher.errors import InputError
from publisher.machinery import machinery, pango
from publisher.model.built import Built
from publisher.model.finding import Finding, Severity, Spot
from publisher.model.publication import Artifact
from publisher.source import Location

__all__ = ["Inputs", "Wanted", "keep", "last"]

_ABSENT = ""
"""The digest of a file that is not there."""


@dataclass(frozen=True, slots=True)
class Inputs:
    """The files below ``root`` that a build reads; ``digests`` says which bytes they held."""

    root: Path
    digests: dict[str, str] = field(default_factory=dict)

    def read_if_there(self, name: str) -> bytes | None:
        """Return the bytes of a file that need not be there, and note if it is not."""
        if not os.path.lexists(self.root / name):
            self.digests[name] = _ABSENT
            return None
        return self.read(name)

    def read(self, name: str, *, limit: int | None = None) -> bytes:
        """Return the bytes of a file, as ``files.read_inside`` does, and note their digest."""
        data = files.read_inside(self.root, name, limit=limit)
        self.digests[name] = _digest(data)
        return data


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a build is asked for: products, if not all, and a style, if not the edition's.

    What is only to be looked at (``look``) is no answer to who wants to publish it.
    """

    products: frozenset[str] = frozenset()
    style: str = ""
    look: bool = False


def keep(path: Path, wanted: Wanted, store: Cache, inputs: Inputs, built: Built) -> None:
    """Record the build of the edition file ``path``, of which ``inputs`` is all that it read."""
    engine = "" if _without_pages(built) else pango()
    if engine is None:
        return
    table = {
        "machinery": machinery(),
        "pango": engine,
        "path": str(path),
        "inputs": inputs.digests,
        "slug": built.slug,
        "artifacts": [[a.kind, a.name, len(a.data), a.pages] for a in built.artifacts],
        "pages": built.pages,
        "findings": [_finding_table(finding) for finding in built.findings],
    }
    head = json.dumps(table).encode() + b"\n"
    store.put(_key(path, wanted), b"".join([head, *(a.data for a in built.artifacts)]))


def last(path: Path, wanted: Wanted, store: Cache) -> Built | None:
    """Return what a build of ``path`` would give, if that is known; see above."""
    entry = store.get(_key(path, wanted))
    if entry is None:
        return None
    head, _, data = entry.partition(b"\n")
    table = json.loads(head)
    same = table.get("machinery") == machinery() and table["path"] == str(path)
    same = same and table["pango"] in ("", pango())
    return _built(table, data) if same and _unchanged(path.parent, table["inputs"]) else None


def _key(path: Path, wanted: Wanted) -> str:
    products = sorted(wanted.products)
    aim = "look" if wanted.look else "publish"
    return cache.key("build", aim, os.fsencode(path.absolute()), wanted.style, *products)


def _unchanged(root: Path, digests: Mapping[str, str]) -> bool:
    """Tell whether a build could read every file, and would find what it found."""
    now = Inputs(root)
    try:
        return all(_now(now, name, digest) == digest for name, digest in digests.items())
    except InputError:
        return False


def _now(inputs: Inputs, name: str, before: str) -> str:
    """Return the digest of a file as it is now, which need not be there if it was not before."""
    data = inputs.read_if_there(name) if before == _ABSENT else inputs.read(name)
    return _ABSENT if data is None else _digest(data)


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


# --- what is built, as a table -----------------------------------------------------------------


def _built(table: Mapping[str, Any], data: bytes) -> Built:
    artifacts, start = [], 0
    for kind, name, size, pages in table["artifacts"]:
        artifacts.append(Artifact(kind, name, data[start : start + size], pages))
        start += size
    findings = tuple(map(_finding, table["findings"]))
    return Built(table["slug"], tuple(artifacts), table["pages"], findings)


def _finding_table(finding: Finding) -> dict[str, Any]:
    place = finding.where
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "message": finding.message,
        "where": [place.path, place.line, place.column] if place else None,
        "hint": finding.hint,
        "folio": finding.folio,
        "turn": finding.turn,
        "spot": astuple(finding.spot) if finding.spot else None,
        "pdf": finding.pdf,
        "shop": finding.shop,
        "waived": finding.waived,
    }


def _finding(table: Mapping[str, Any]) -> Finding:
    place = Location(*table["where"]) if table["where"] else None
    severity = Severity(table["severity"])
    spot = Spot(*table["spot"]) if table["spot"] else None
    words = ("code", "message", "hint", "folio", "turn", "pdf", "shop", "waived")
    told = {key: table[key] for key in words}
    return Finding(severity=severity, where=place, spot=spot, **told)


def _without_pages(built: Built) -> bool:
    return all(artifact.kind == "epub" for artifact in built.artifacts)
