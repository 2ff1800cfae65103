"""Raw files to transcripts: one format a file, and the registry that finds it.

Floor 2: imports floors 0 and 1 only; no other floor-2 package.
"""

from __future__ import annotations

from publisher.readers.encodings import named as encoding_named
from publisher.readers.reader import Reader
from publisher.readers.registry import (
    BUILT_IN,
    GROUP,
    check_number,
    installed,
    knows,
    may_be_foreign,
    read,
)

__all__ = [
    "BUILT_IN",
    "GROUP",
    "Reader",
    "check_number",
    "encoding_named",
    "installed",
    "knows",
    "may_be_foreign",
    "read",
]
