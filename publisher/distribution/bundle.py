"""The bundle: the whole release as one ZIP file, and its digest beside it.

It holds a folder of the name of the release, so that to unpack it scatters nothing.  What is
compressed already is stored, so that most of a bundle is copied and not computed.
"""

from __future__ import annotations

from collections.abc import Mapping

from publisher.distribution import sums
from publisher.zips import zipped

__all__ = ["bundle", "bundle_files"]

_STORED = (".epub", ".pdf", ".jpg", ".png", ".woff2")


def bundle_files(slug: str) -> tuple[str, str]:
    """Return the names of the bundle and of its digest."""
    return f"{slug}.zip", f"{slug}.zip.sha256"


def bundle(slug: str, files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the bundle of files by their paths, and the line that tells its digest."""
    name, digest = bundle_files(slug)
    data = zipped(((f"{slug}/{path}", files[path]) for path in sorted(files)), _STORED)
    return {name: data, digest: sums.written({name: sums.sha256(data)})}
