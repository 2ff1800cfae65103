"""The manifest of a release, ``manifest.json``: what it is, and every file of it.

It is written from a ``Release`` and read again as one.  It lists neither itself nor the files
that are made of it: the sums and the bundle.
"""

from __future__ import annotations

import json
from dataclasses import asdict

from publisher.decode import decode, read_json
from publisher.errors import InputError, Problem
from publisher.model.release import Release
from publisher.source import Location

__all__ = ["MANIFEST", "SCHEMA", "read", "written"]

MANIFEST = "manifest.json"
SCHEMA = "publisher.release/1"


def written(release: Release) -> bytes:
    """Return the manifest as JSON, in UTF-8."""
    table = {"schema": SCHEMA, **asdict(release)}
    return (json.dumps(table, ensure_ascii=False, indent=1) + "\n").encode()


def read(data: bytes, path: str) -> Release:
    """Return the release that a manifest tells of; ``path`` is for messages.

    Raises InputError with all that is wrong with it.
    """
    where = Location(path)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise InputError(Problem("not UTF-8 text", where)) from error
    problems: list[Problem] = []
    node = read_json(text, path, problems)
    if node is not None:
        schema = node.get("schema")
        if schema is None or getattr(schema.value, "value", None) != SCHEMA:
            hint = f"this program reads {SCHEMA}"
            raise InputError(Problem("not the manifest of a release", where, hint))
        rest = type(node)(tuple(e for e in node.entries if e.key != "schema"), node.where)
        release = decode(Release, rest, problems)
        if release is not None and not problems:
            return release
    raise InputError(*problems)
