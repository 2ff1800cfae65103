"""The machinery: a digest of all code that has a say in the pages, so that no cache is stale."""

from __future__ import annotations

from functools import lru_cache
from importlib.metadata import version
from importlib.resources import files

from publisher import cache
from publisher.machinery import pango

__all__ = ["machinery"]

_ENGINES = ("weasyprint", "pydyf", "fonttools", "uharfbuzz", "pillow")
"""Packages on whose versions pages depend."""


@lru_cache(maxsize=1)
def machinery() -> str:
    """Return the digest."""
    package = files(__package__)
    sources = sorted((f.name, f.read_bytes()) for f in package.iterdir() if f.name.endswith(".py"))
    versions = [f"{name} {version(name)}" for name in _ENGINES]
    versions.append(f"pango {pango() or _loaded_pango()}")
    return cache.key(*versions, *(part for source in sources for part in source))


def _loaded_pango() -> str:
    """Return the version of the Pango that the engine found by a search."""
    from weasyprint.text.ffi import pango

    return str(pango.pango_version())
