"""sounds: sounds of the recording, which the literary profile leaves out.

Source: the practice of edited oral history; see ``fillers``.  What goes is what
``brackets`` takes for a sound or gesture in square brackets; a gap in the tape
(``[inaudible]``) stays, because it says that words are missing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from publisher.transforms.brackets import brackets, square
from publisher.transforms.lexicon import GAPS
from publisher.transforms.strand import Edit

__all__ = ["RULE", "edits"]

RULE = "sounds"

_GAP = re.compile("|".join(sorted(map(re.escape, GAPS))) + "|end of", re.IGNORECASE)


def edits(text: str, language: str) -> Iterator[Edit]:
    """Yield the edits that leave out the sounds of one paragraph."""
    spans = [(b.start, b.end, b.said) for b in brackets(text, language) if b.sound]
    rounds = [edit.start for edit in square(text, language)]
    spans += [(a, b + 1, text[a + 1 : b]) for a, b in zip(rounds[::2], rounds[1::2], strict=True)]
    for start, end, said in sorted(spans):
        if _GAP.search(said):
            continue
        blank = text[end : end + 1] == " " and (start == 0 or text[start - 1].isspace())
        yield Edit(start, end + blank, "")
