"""The reading system of the reader page: in goes nothing, out come the files of foliate-js.

They are not ours and not in our sources: ``scripts/reader.sh`` puts the pinned package beside
this file, where a wheel takes it along.  Where it is missing there is no reader page.

Floor 4: imports lower floors and its own modules only.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from publisher.distribution.web.places import ASSETS

__all__ = ["FILES", "files", "has_reader"]

FILES = (
    "LICENSE",
    "epub.js",
    "epubcfi.js",
    "footnotes.js",
    "overlayer.js",
    "paginator.js",
    "progress.js",
    "text-walker.js",
    "vendor/zip.js",
    "view.js",
)
"""What opening an EPUB may load; other formats and its own interface are left out."""

_HOME = Path(__file__).parent / "reader"
_FOLDER = _HOME / "node_modules" / "foliate-js"
_NOTICE = "zip.js-license.txt"
"""The licence of zip.js, by Gildas Lormeau, which foliate-js bundles and leaves without one."""


@cache
def has_reader() -> bool:
    """Tell whether the reading system is installed, whole."""
    return all((_FOLDER / name).is_file() for name in FILES)


def files() -> Iterator[tuple[str, bytes]]:
    """Yield its files, by their paths in the web edition; none if it is not installed."""
    if has_reader():
        for name in FILES:
            yield f"{ASSETS}foliate/{name}", (_FOLDER / name).read_bytes()
        yield f"{ASSETS}foliate/vendor/{_NOTICE}", (_HOME / _NOTICE).read_bytes()
