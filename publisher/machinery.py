"""The machinery: what makes books, for keys of what is made: the program, Pango, and below it.

Floor 1: imports floor 0 and its neighbours only.
"""

from __future__ import annotations

import ctypes
import sys
import zlib
from collections.abc import Iterator
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

from publisher import cache, files
from publisher.places import styles_root

__all__ = ["beneath", "machinery", "pango", "program"]


@lru_cache(maxsize=1)
def machinery() -> str:
    """Return a digest of the program and of all that is installed with it."""
    return cache.key(sys.version, zlib.ZLIB_RUNTIME_VERSION, *_installed(), program())


@lru_cache(maxsize=1)
def program() -> str:
    """Return a digest of the program alone: its code and its styles."""
    roots = (Path(__file__).parent, styles_root())
    return cache.key(*(part for root in roots for part in _sources(root)))


def _sources(folder: Path) -> Iterator[bytes | str]:
    """Yield name and bytes of every file that the program is made of."""
    for path in files.folder_files(folder):
        if path.suffix != ".pyc":
            yield path.relative_to(folder).as_posix()
            yield path.read_bytes()


def _installed() -> list[str]:
    """Return name and version of every distribution that Python sees, by their folders' names.

    A folder of metadata is called ``<name>-<version>.dist-info`` (PyPA specification
    "Recording installed projects").
    """
    names: set[str] = set()
    for place in map(Path, sys.path):
        with suppress(OSError):  # not a folder, or none that we may read
            names.update(p.name for p in place.iterdir() if p.suffix in (".dist-info", ".egg-info"))
    return sorted(names)


_PANGO = ("libpango-1.0.so.0", "libpango-1.0.dylib", "libpango-1.0-0.dll")


@lru_cache(maxsize=1)
def pango() -> str | None:
    """Return the version of Pango, as its library tells; None if it is not found."""
    for name in _PANGO:
        with suppress(OSError):
            return str(ctypes.CDLL(name).pango_version())
    return None


def beneath() -> dict[str, str]:
    """Return the versions of the system's libraries on which Pango stands, of those found."""
    found = {}
    with suppress(OSError):
        harfbuzz = ctypes.CDLL("libharfbuzz.so.0")
        harfbuzz.hb_version_string.restype = ctypes.c_char_p
        found["libharfbuzz"] = harfbuzz.hb_version_string().decode("ascii")
    with suppress(OSError):
        number = int(ctypes.CDLL("libfontconfig.so.1").FcGetVersion())  # 21401 is 2.14.1
        found["libfontconfig"] = f"{number // 10000}.{number // 100 % 100}.{number % 100}"
    return found
