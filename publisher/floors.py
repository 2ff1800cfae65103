"""Below which version of what strangers' files are dangerous, and why.

``pyproject.toml`` asks for no less of a library, which a test sees to; ``publisher doctor`` looks
at what is really there, and at Python and expat, which a system may keep old.

Floor 0: imports the standard library only.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

__all__ = ["EXPAT", "LIBRARIES", "PYTHON", "Floor"]


@dataclass(frozen=True, slots=True)
class Floor:
    """The first version that is sound, and what was wrong with those before it."""

    name: str
    version: str
    reason: str

    def holds(self, version: str) -> bool:
        """Tell whether a version is none of those that are dangerous."""
        return _numbers(version) >= _numbers(self.version)


def _numbers(version: str) -> tuple[int, ...]:
    """Return the numbers with which a version begins: (3, 11, 8) of ``3.11.8rc1``.

    Zeros at the end say nothing, so that 6.1 is 6.1.0 (PyPA, "Version specifiers").
    """
    release = re.match(r"\d+(?:\.\d+)*", version)
    numbers = [int(part) for part in release[0].split(".")] if release else []
    while numbers and not numbers[-1]:
        numbers.pop()
    return tuple(numbers)


PYTHON = Floor("python", "3.11.8", "a small ZIP file unpacks to gigabytes (CVE-2024-0450)")

EXPAT = Floor("expat", "2.6.0", "long tokens take quadratic time (CVE-2023-52425)")

LIBRARIES = (
    Floor("distributed", "2026.1.1", "its dashboard runs the code of others (CVE-2026-23528)"),
    Floor("fonttools", "4.61", "files of a font project may be written anywhere (CVE-2025-66034)"),
    Floor("idna", "3.7", "long names take quadratic time (CVE-2024-3651)"),
    Floor("jinja2", "3.1.6", "templates leave the sandbox (CVE-2025-27516)"),
    Floor("lxml", "6.1", "two of its parsers read local files by default (CVE-2026-41066)"),
    Floor("markdown-it-py", "2.2", "a crafted text ends it (CVE-2023-26303)"),
    Floor("pillow", "13", "a JPEG overruns the memory of its decoder (CVE-2026-112403)"),
    Floor("pyyaml", "5.4", "full_load runs code (CVE-2020-14343)"),
    Floor("starlette", "0.49.1", "many ranges take quadratic time (CVE-2025-62727)"),
    Floor("weasyprint", "69", "attributes become styles, redirects are followed (CVE-2026-49452)"),
)
"""By their names as PyPA normalises them.  Those of an extra may be absent."""
