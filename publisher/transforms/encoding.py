"""encoding: tell an editor where letters were guessed at, or are lost.

Source: the reader's own account.  An encoding that only its letters speak for, and
letters that an earlier conversion lost (U+FFFD; Unicode 16, 23.8), cannot be seen
to be right by a program; whoever knows the language sees it at a glance.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import islice

from publisher.model.transcript import Transcript
from publisher.transforms.draft import Draft, Hint

__all__ = ["RULE", "tell"]

RULE = "encoding"

_MOST = 10
"""Places of lost letters that are told one by one."""
_FOREIGN = re.compile(r"encoding\.((?:cp|iso8859_|koi8_|mac_)\w+)")


def tell(draft: Draft) -> Draft:
    """Return the draft with a hint for each thing to look at."""
    transcript = draft.transcript
    hints = [*_guessed(transcript), *_mixed(transcript), *_lost(transcript)]
    return draft.having(hints=hints) if hints else draft


def _guessed(transcript: Transcript) -> Iterator[Hint]:
    if transcript.offsets.guessed:
        name = _said(transcript.encoding)
        message = f"read as {name}: look whether the letters are right, or name the encoding"
        yield Hint("encoding", 0.5, message, _first_high(transcript.text))


def _said(codec: str) -> str:
    """Return a codec's name as people know it."""
    name = re.sub(r"^cp(?=125\d|874)", "windows-", codec)
    return re.sub(r"^iso8859", "iso-8859", name).replace("_", "-")


def _first_high(text: str) -> int:
    match = re.search("[^\x00-\x7f]", text)
    return match.start() if match else 0


def _mixed(transcript: Transcript) -> Iterator[Hint]:
    """Yield one hint for bytes in another encoding than the rest of the file."""
    found = [repair for repair in transcript.repairs if _FOREIGN.fullmatch(repair.rule)]
    if found:
        name = _said(found[0].rule.removeprefix("encoding."))
        count = f"{len(found)} words or signs" if len(found) > 1 else "a word or sign"
        message = f"{count} read as {name} within {transcript.encoding}: look whether it is right"
        yield Hint("encoding", 0.4, message, _character(transcript, found[0].start))


def _character(transcript: Transcript, byte: int) -> int:
    """Return the character that a repaired byte became; a station stands at each."""
    offsets = transcript.offsets
    return offsets.characters[min(bisect_left(offsets.bytes, byte), len(offsets.characters) - 1)]


def _lost(transcript: Transcript) -> Iterator[Hint]:
    """Yield hints for letters that are lost, the first of them by place."""
    places = (match.start() for match in re.finditer("\ufffd+", transcript.text))
    for place in islice(places, _MOST):
        yield Hint("lost-letter", 0.8, "a letter was lost here", place)
    if (place := next(places, -1)) >= 0:
        left = transcript.text.count("\ufffd", place)
        yield Hint("lost-letter", 0.8, f"{left} more letters were lost from here on", place)
