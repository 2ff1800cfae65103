"""encoding: tell an editor where letters were guessed at, or are lost.

Source: the reader's own account.  An encoding that only its letters speak for, and
letters that an earlier conversion lost (U+FFFD; Unicode 16, 23.8), cannot be seen
to be right by a program, nor what was meant where letters were turned around or piled
with accents; whoever knows the language sees it at a glance.
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

_TURNED = re.compile("[\u202d\u202e]|202[dDeE]|823[78]")
"""Overrides, as themselves or as an escape has them: the letters were not in the order seen."""
_MOST = 10
"""Places of lost letters that are told one by one."""
_FOREIGN = re.compile(r"encoding\.((?:cp|iso8859_|koi8_|mac_)\w+)")


def tell(draft: Draft) -> Draft:
    """Return the draft with a hint for each thing to look at."""
    transcript = draft.transcript
    hints = [*_guessed(transcript), *_mixed(transcript), *_lost(transcript), *_taken(transcript)]
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


def _taken(transcript: Transcript) -> Iterator[Hint]:
    """Yield a hint for each kind of sign that hid what the letters said and was taken out."""
    found: dict[str, list[int]] = {}
    for repair in transcript.repairs:
        if repair.rule == "encoding.marks" or _is_turned(repair.rule, repair.before):
            found.setdefault(repair.rule, []).append(_character(transcript, repair.start))
    for one in transcript.omissions:
        said = transcript.text[one.start : one.start + 10]
        if one.why == "encoding.marks" or _is_turned(one.why, said):
            found.setdefault(one.why, []).append(one.start)
    for rule, places in found.items():
        what = (
            "too many marks on a letter"
            if rule == "encoding.marks"
            else "signs that turn letters around"
        )
        count = f" at {len(places)} places, first" if len(places) > 1 else ""
        yield Hint("signs", 0.7, f"{what} were taken out{count} here", min(places))


def _is_turned(rule: str, said: str) -> bool:
    return rule == "encoding.bidi" and _TURNED.search(said) is not None
