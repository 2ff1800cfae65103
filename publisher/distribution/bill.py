"""The bill of materials: what a release consists of and what went into it.

CycloneDX 1.6 (ECMA-424), as JSON: each file of the release and of the edition with its digest, and
each program, engine and package of typefaces with its version and licence, and each typeface with
its digest, so that an archive
can tell in years to come what a book was made of and by what.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterable, Sequence
from typing import Any

from publisher.distribution.makers import Distribution
from publisher.model.release import Maker, Release

__all__ = ["bill", "bill_file"]

_SERIAL = uuid.uuid5(uuid.NAMESPACE_URL, "urn:x-publisher:bill")


def bill_file(slug: str) -> str:
    """Return the name of the bill."""
    return f"{slug}.cdx.json"


def bill(
    release: Release,
    distributions: Sequence[Distribution],
    engines: Sequence[Maker],
    typefaces: Sequence[tuple[str, str]],
) -> bytes:
    """Return the bill of a release, in UTF-8; ``typefaces`` are names of files with SHA-256.

    The moment is that of the edition and the serial number follows from the contents: same
    input, same bytes.
    """
    sources = [(f"source/{one.path}", one.sha256) for one in release.sources]
    files = [(one.path, one.sha256) for one in release.files]
    libraries = [_library(one) for one in distributions]
    table: dict[str, Any] = {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "timestamp": release.modified,
            "tools": {"components": [one for one in libraries if one["name"] == "publisher"]},
            "component": _book(release, files),
        },
        "components": [
            *_files(sources),
            *_files((f"typeface/{name}", digest) for name, digest in typefaces),
            *map(_engine, engines),
            *(one for one in libraries if one["name"] != "publisher"),
        ],
    }
    refs = sorted(one["bom-ref"] for one in table["components"])
    table["dependencies"] = [{"ref": release.identifier, "dependsOn": refs}]
    seed = json.dumps(table, ensure_ascii=False, sort_keys=True)
    table["serialNumber"] = uuid.uuid5(_SERIAL, seed).urn
    return (json.dumps(table, ensure_ascii=False, indent=1) + "\n").encode()


def _book(release: Release, files: Iterable[tuple[str, str]]) -> dict[str, Any]:
    table: dict[str, Any] = {
        "type": "data",
        "bom-ref": release.identifier,
        "name": release.title,
        "version": release.modified,
        "components": _files(files),
    }
    if release.publisher:
        table["supplier"] = {"name": release.publisher}
    if release.rights:
        table["copyright"] = release.rights
    return table


def _files(files: Iterable[tuple[str, str]]) -> list[dict[str, Any]]:
    return [
        {
            "type": "file",
            "bom-ref": f"file:{path}",
            "name": path,
            "hashes": [{"alg": "SHA-256", "content": digest}],
        }
        for path, digest in files
    ]


def _engine(one: Maker) -> dict[str, Any]:
    place = f"pkg:generic/{one.name}@{one.version}"
    kind = "platform" if one.name == "python" else "library"
    return {
        "type": kind,
        "bom-ref": place,
        "name": one.name,
        "version": one.version,
        "purl": place,
    }


def _library(one: Distribution) -> dict[str, Any]:
    """Return a distribution; its licence is in its own words, which need not be SPDX's."""
    place = f"pkg:pypi/{one.name}@{one.version}"
    table: dict[str, Any] = {
        "type": "library",
        "bom-ref": place,
        "name": one.name,
        "version": one.version,
        "purl": place,
    }
    if one.licence:
        table["licenses"] = [{"license": {"name": one.licence}}]
    return table
