"""The engine: loads WeasyPrint when pages are first set, without a search for its libraries.

A book whose sections the cache has is bound without it.

WeasyPrint 70 asks for each library by several names, of other systems too.  For a name
that the loader does not know, ``ctypes.util.find_library`` starts compilers and linkers;
that took about half of the time to load WeasyPrint.  On Linux the loader knows the
libraries by the names that come later, so nothing need be searched.  The search is put back
afterwards, for whatever else may want it.
"""

from __future__ import annotations

import ctypes.util
import io
import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout, suppress
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from publisher.pdf.press import Press
    from publisher.pdf.setup import Setup

__all__ = ["forget", "load", "make_ready", "press"]


@contextmanager
def _without_search() -> Iterator[None]:
    """Let no library be searched for."""
    search = ctypes.util.find_library
    ctypes.util.find_library = lambda name: None
    try:
        yield
    finally:
        ctypes.util.find_library = search


def load() -> None:
    """Load WeasyPrint.  Raises OSError if a library is missing, ImportError if it is itself."""
    with redirect_stdout(io.StringIO()):  # it says there which libraries are not found
        if sys.platform == "linux":
            with suppress(OSError), _without_search():  # where that fails, they are searched for
                import_module("weasyprint")
        import_module("weasyprint")


def make_ready() -> None:
    """Load all that laying out takes, in a process that has nothing else to do yet."""
    load()
    import_module("publisher.pdf.press")
    import_module("publisher.pdf.job")


def press(setup: Setup) -> Press:
    """Return the press of a setup, as ``pdf.press`` does, which is loaded with the engine."""
    load()
    from publisher.pdf.press import press

    return press(setup)


def forget() -> None:
    """Let every press be made anew: one may have been stopped in the midst of its work."""
    from publisher.pdf.press import press

    press.cache_clear()
