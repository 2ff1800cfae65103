"""Two states of a book side by side, for its readers: what changed, by turn and by page.

``copy`` is a book as a reader has it, ``ebook`` makes one of an EPUB, ``git`` brings back the
files of an earlier edition, ``compare`` tells two copies apart and ``errata`` makes a slip of it.

Floor 4: imports lower floors and its own modules only.
"""

from __future__ import annotations

from publisher.revisions.change import Change, Fact, Revision
from publisher.revisions.compare import compare
from publisher.revisions.copy import Copy, Passage, Text, Word
from publisher.revisions.ebook import copy_of
from publisher.revisions.errata import errata
from publisher.revisions.git import files_at

__all__ = [
    "Change",
    "Copy",
    "Fact",
    "Passage",
    "Revision",
    "Text",
    "Word",
    "compare",
    "copy_of",
    "errata",
    "files_at",
]
