"""The engine is loaded without a search for its libraries."""

from __future__ import annotations

import subprocess
import sys

import pytest

_LOADED = """
import ctypes.util, sys
search, started = ctypes.util.find_library, []
sys.addaudithook(lambda event, _: started.append(event) if event == "subprocess.Popen" else None)
from publisher.pdf import engine
engine.load()
assert ctypes.util.find_library is search
print(started)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only there libraries are known by name")
def test_no_other_program_is_started_to_load_it() -> None:
    """A search would start compilers; afterwards others may search again."""
    done = subprocess.run(
        [sys.executable, "-c", _LOADED], capture_output=True, text=True, check=True
    )
    assert done.stdout == "[]\n"


_SEARCHED = """
import cffi, ctypes.util
load = cffi.FFI.dlopen
def found(self, name, *rest):
    if ctypes.util.find_library("c") is None:
        raise OSError("nothing is found without a search")
    return load(self, name, *rest)
cffi.FFI.dlopen = found
from publisher.pdf import engine
engine.load()
from weasyprint.text.ffi import pango
print(pango.pango_version() > 0)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only there libraries are known by name")
def test_libraries_that_must_be_searched_for_are_found() -> None:
    """Where the loader knows none of the names, WeasyPrint is loaded in its own way."""
    done = subprocess.run(
        [sys.executable, "-c", _SEARCHED], capture_output=True, text=True, check=True
    )
    assert done.stdout == "True\n"
