"""The edition file: what is in the book, in which order, and what is made of it.

``load`` reads ``edition.toml`` and nothing else; ``assemble`` joins it with the
manuscripts and pictures that it names.  ``docs/edition.md`` is the manual.

Floor 2: imports floors 0 and 1 only; no other floor-2 package.
"""

from __future__ import annotations

from publisher.edition.assemble import assemble
from publisher.edition.file import EditionFile, MatterFile, PartFile
from publisher.edition.load import decoded, load, read
from publisher.edition.people import PEOPLE_FILE, approved_file, read_people
from publisher.edition.pseudonyms import pseudonymous

__all__ = [
    "PEOPLE_FILE",
    "EditionFile",
    "MatterFile",
    "PartFile",
    "approved_file",
    "assemble",
    "decoded",
    "load",
    "pseudonymous",
    "read",
    "read_people",
]
