"""Dates as people write them, in the languages of the lexicon, to ISO 8601.

In: a text; out: ``2021-03-14``, ``2021-03`` or ``2021``, and what is left of the
text.  A date whose order cannot be told (``3/4/2021``) is not guessed.
"""

from __future__ import annotations

import re

from publisher.transforms.lexicon import MONTHS

__all__ = ["dated", "iso", "occasion"]

_NAMES = "|".join(sorted(map(re.escape, MONTHS), key=lambda n: (-len(n), n)))
_YEAR = r"(?P<y>1[5-9]\d\d|20\d\d)"
_CLOCKED = r"(?:[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?(?:Z|[ ]?[+-]\d{2}:?\d{2})?)?"
_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b{_YEAR}-(?P<m>\d{{1,2}})-(?P<d>\d{{1,2}})(?!\d){_CLOCKED}",
        rf"{_YEAR}[ ]?年[ ]?(?P<m>\d{{1,2}})[ ]?月[ ]?(?P<d>\d{{1,2}})[ ]?日",
        (
            rf"(?<!\w)(?P<d>\d{{1,2}})(?:st|nd|rd|th|er|º|ª|\.)?[ ,]+(?:of |de |del )?(?P<n>{_NAMES})\.?,?"
            rf"[ ]+(?:de |del )?{_YEAR}\b"
        ),
        rf"(?<!\w)(?P<n>{_NAMES})\.?[ ]+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?[ ]+{_YEAR}\b",
        rf"(?<!\w)(?P<n>{_NAMES})\.?,?[ ]+(?:de |del )?{_YEAR}\b",
        rf"(?<![\d.])(?P<d>\d{{1,2}})\.[ ]?(?P<m>\d{{1,2}})\.[ ]?{_YEAR}\b",
        rf"\b{_YEAR}[./](?P<m>\d{{1,2}})[./](?P<d>\d{{1,2}})(?!\d)",
        rf"(?<![\d/])(?P<d>\d{{1,2}})/(?P<m>\d{{1,2}})/{_YEAR}\b",
    )
)
_ONLY_YEAR = re.compile(rf"\b{_YEAR}\b")
_WEEKDAY = re.compile(
    r"(?<!\w)(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?,?[ ]+$|"
    r"(?<!\w)(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|montag|dienstag|mittwoch|"
    r"donnerstag|freitag|samstag|sonntag|lunes|martes|miércoles|jueves|viernes|sábado|domingo),?[ ]+"
    r"(?:den )?$|(?<!\w)(?:le|am|el|il|den)[ ]+$",
    re.IGNORECASE,
)

_OCCASION = re.compile(
    r"(?:recorded|taped|held|filmed|posted|published|updated|enregistré|publié|aufgenommen|"
    r"veröffentlicht|grabado|publicado|registrato|pubblicato)\b[ ]?(?P<rest>[^\n]{0,200})",
    re.IGNORECASE,
)
_WHERE = re.compile(r"^(?:at|in|on|from|à|au|en|in der|im|a|:)\b[ ]*|^[:,\s]+", re.IGNORECASE)


def iso(text: str) -> str:
    """Return the date that a text gives, as ISO 8601; empty if it gives none."""
    return dated(text)[0]


def occasion(text: str) -> tuple[str, str]:
    """Return date and place of a line that tells when, and perhaps where; both may be empty.

    ``Recorded at the Old Mill, 9 May 2020``, ``9 May 2020, Leeds``, ``9 May 2020``.
    """
    if len(text) > 200:
        return "", ""
    told = _OCCASION.fullmatch(text)
    date, rest = dated(told["rest"] if told else text)
    if not date or (not told and len(rest) > 60) or rest.endswith((".", "?", "!")):
        return "", ""
    place = _WHERE.sub("", rest).strip(" ,.–—-")
    if place and not told and not place[:1].isupper():
        return "", ""
    return date, place


def dated(text: str) -> tuple[str, str]:
    """Return the date in a text and the text without it."""
    text = text[:400]
    for pattern in _PATTERNS:
        match = pattern.search(text)
        if match is None:
            continue
        found = _date(match)
        if found:
            return found, _without(text, match)
    match = _ONLY_YEAR.fullmatch(text.strip())
    return (match["y"], "") if match else ("", text)


def _date(match: re.Match[str]) -> str:
    parts = match.groupdict()
    year = int(parts["y"])
    month = MONTHS[parts["n"].casefold()] if parts.get("n") else int(parts["m"])
    if not parts.get("d"):
        return f"{year:04}-{month:02}"
    day = int(parts["d"])
    if "/" in match[0] and not parts.get("n") and match[0].index("/") <= 2:
        if day <= 12 and month <= 12 and day != month:
            return f"{year:04}"
        if month > 12:
            day, month = month, day
    return f"{year:04}-{month:02}-{day:02}" if 1 <= month <= 12 and 1 <= day <= 31 else ""


def _without(text: str, match: re.Match[str]) -> str:
    before, after = text[: match.start()], text[match.end() :]
    weekday = _WEEKDAY.search(before)
    if weekday:
        before = before[: weekday.start()]
    return f"{before.rstrip(' ,;–—-')} {after.lstrip(' ,;')}".strip(" ,;–—-")
