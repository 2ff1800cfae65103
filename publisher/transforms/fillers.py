"""fillers: hesitations that the literary profile leaves out.

Source: the practice of edited oral history (Ritchie, *Doing Oral History*, on
editing transcripts): sounds that carry no word (``um``, ``uh``, ``er``) may go in a
reading edition.  Hedges and fillers that are words (``well``, ``you know``,
``like``) are somebody's way of speaking and stay in every profile.  Which sounds
carry no word is a matter of language: *um* and *er* are words in German.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from publisher.transforms.lexicon import lexicon
from publisher.transforms.strand import Edit

__all__ = ["RULE", "edits"]

RULE = "fillers"

_STARTS = ("", ".", "?", "!", "…", "“", "‘", '"', "'", "¿", "¡", "«", "„", "»", "”")
_UNSPACED = ("ja", "zh")


@lru_cache(maxsize=64)
def _sounds(tag: str) -> re.Pattern[str] | None:
    """Return the pattern of the hesitations of a language; None if it has none here."""
    known = lexicon(tag)
    if not known.hesitations or not tag.lower().startswith(known.tag):
        return None
    sounds = "|".join(known.hesitations)
    if known.tag in _UNSPACED:
        return re.compile(rf"(?:^|(?<=[。！？、，…「『“]))(?:{sounds})(?P<comma>)(?P<blank>)")
    return re.compile(
        rf"(?<![\w'’-])(?:{sounds})(?![\w'’-])(?P<comma>,?)(?P<blank>[ ]?)", re.IGNORECASE
    )


def edits(text: str, language: str) -> Iterator[Edit]:
    """Yield the edits that leave out the hesitations of one paragraph.

    An edit without ``after`` leaves letters out; another sets a capital, where
    the hesitation began the sentence.
    """
    pattern = _sounds(language)
    if pattern is None:
        return
    for match in pattern.finditer(text):
        start, end = match.span()
        before = text[:start].rstrip()[-1:]
        following = text[end : end + 1]
        if not following.isalnum() and before == "," and not match["comma"]:
            start = text.rindex(",", 0, start)  # “just, um…” becomes “just…”
            end -= len(match["blank"])
        yield Edit(start, end, "")
        if before in _STARTS and following.islower():
            yield Edit(end, end + 1, following.upper())
