"""SHA256SUMS: the digest of every file of a release, as ``sha256sum --check`` reads them.

A line is the digest in hexadecimal, two blanks and the path (GNU coreutils manual, "cksum output
modes"); no path of a release holds a backslash or a line end, which would have to be escaped.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping

from publisher.errors import InputError, Problem
from publisher.source import Location

__all__ = ["SUMS", "read", "sha256", "written"]

SUMS = "SHA256SUMS"
_LINE = re.compile(r"([0-9a-f]{64})  ([^\\\0\r\n]+)")


def sha256(data: bytes) -> str:
    """Return a digest in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def written(digests: Mapping[str, str]) -> bytes:
    """Return the lines of digests by their paths, in the order of the paths."""
    return "".join(f"{digests[path]}  {path}\n" for path in sorted(digests)).encode()


def read(data: bytes, path: str) -> dict[str, str]:
    """Return the digests of a list by their paths; ``path`` is for messages.

    Raises InputError with every line that is none.
    """
    lines = data.decode("utf-8", "replace").splitlines()
    matches = [_LINE.fullmatch(line) for line in lines]
    wrong = [number for number, match in enumerate(matches, 1) if match is None]
    if wrong:
        told = "not a digest, two blanks and a path"
        raise InputError(*(Problem(told, Location(path, number)) for number in wrong[:20]))
    return {match[2]: match[1] for match in matches if match}
