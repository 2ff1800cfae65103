"""fillers: hesitations that the literary profile leaves out.

Source: the practice of edited oral history (Ritchie, *Doing Oral History*, on
editing transcripts): sounds that carry no word (``um``, ``uh``, ``er``) may go in a
reading edition.  Hedges and fillers that are words (``well``, ``you know``,
``like``) are somebody's way of speaking and stay in every profile.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from publisher.transforms.strand import Edit

__all__ = ["RULE", "edits"]

RULE = "fillers"

_SOUND = re.compile(
    r"(?<![\w'’-])(?:u+h+m*|u+m+|e+r+m*|e+h+m+|h+m+)(?![\w'’-])(?P<comma>,?)(?P<blank>[ ]?)",
    re.IGNORECASE,
)
_LANGUAGES = ("en", "de", "nl", "sv")
_STARTS = ("", ".", "?", "!", "…", "“", "‘", '"', "'")


def edits(text: str, language: str) -> Iterator[Edit]:
    """Yield the edits that leave out the hesitations of one paragraph.

    An edit without ``after`` leaves letters out; another sets a capital, where
    the hesitation began the sentence.
    """
    if language.partition("-")[0] not in _LANGUAGES:
        return
    for match in _SOUND.finditer(text):
        start, end = match.span()
        before = text[:start].rstrip()[-1:]
        following = text[end : end + 1]
        if not following.isalnum() and before == "," and not match["comma"]:
            start = text.rindex(",", 0, start)  # “just, um…” becomes “just…”
            end -= len(match["blank"])
        yield Edit(start, end, "")
        if before in _STARTS and following.islower():
            yield Edit(end, end + 1, following.upper())
