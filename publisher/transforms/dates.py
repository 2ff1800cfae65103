"""Dates as people write them, in the languages of the lexicon, to ISO 8601.

In: a text; out: ``2021-03-14``, ``2021-03`` or ``2021``, and what is left of the
text.  Source: Unicode CLDR, date formats; ISO 8601-1.  Figures may be those of any
script.  Not guessed is a date whose order cannot be told (``3/4/2021``), whose month
has one name in two calendars or languages (*listopada* with an ordinal's stop is
Croatian or a slip), or whose year is of another era (Hijri, Persian, Buddhist);
the Japanese eras and that of the Republic of China name themselves, and are told.
"""

from __future__ import annotations

import re
import unicodedata

from publisher.transforms.lexicon import MONTHS, POSTED, RECORDED, WEEKDAYS

__all__ = ["dated", "iso", "occasion"]


def _alternatives(words: frozenset[str] | dict[str, int]) -> str:
    return "|".join(sorted(map(re.escape, words), key=lambda n: (-len(n), n)))


_NAMES = _alternatives(MONTHS)
_NAME = rf"(?P<n>{_NAMES})(?:[ ]?/[ ]?(?:{_NAMES}))?\.?"
_YEAR = r"(?P<y>1[5-9]\d\d|20\d\d)"
_SUFFIX = (
    r"(?:[ ]?(?:г|р|r|m)\.|[ ](?:года|году|року|році|roku|годъ|жылы|m)\b|-?(?:ben|ban|е|м)\b)?"
)
"""What says *of the year* behind a year."""
_DAY = r"(?P<d>\d{1,2})(?:st|nd|rd|th|er|re|[º°ª]|\.[º°]?|-?(?:го|е|га)|η|ης|ος)?"
_OF = r"(?:of |de |del |d['’]|dels? |do |'ten |da )?"
_CLOCKED = r"(?:[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?(?:Z|[ ]?[+-]\d{2}:?\d{2})?)?"
_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?<!\d){_YEAR}-(?P<m>\d{{1,2}})-(?P<d>\d{{1,2}})(?!\d){_CLOCKED}",
        rf"{_YEAR}[ ]?[年년][ ]?(?P<m>\d{{1,2}})[ ]?[月월][ ]?(?P<d>\d{{1,2}})[ ]?[日일号號]",
        (
            r"(?P<era>令和|平成|昭和|大正|民國|民国|中華民國)[ ]?(?P<e>\d{1,3}|元)[ ]?年[ ]?"
            r"(?P<m>\d{1,2})[ ]?月[ ]?(?P<d>\d{1,2})[ ]?日"
        ),
        rf"(?<!\w){_DAY}[ ,،]+{_OF}{_NAME}[,،]?[ ]+{_OF}{_YEAR}(?!\d){_SUFFIX}",
        rf"(?<!\w){_DAY}[ ]+tháng[ ]+(?P<m>\d{{1,2}})(?:[ ]+năm|[,/]?)[ ]+{_YEAR}(?!\d)",
        rf"(?<!\w){_YEAR}(?:\.|[ ]m\.)?,?[ ]+{_NAME}[ ]+(?P<d>\d{{1,2}})(?:\.|[ ]d\.)?(?!\d)",
        rf"(?<!\w){_YEAR}\.[ ]gada[ ]+(?P<d>\d{{1,2}})\.[ ]+{_NAME}",
        rf"(?<!\w){_NAME}[ ]+{_DAY},?[ ]+{_YEAR}(?!\d)",
        rf"(?<!\w){_NAME},?[ ]+{_OF}{_YEAR}(?!\d){_SUFFIX}",
        rf"{_YEAR}[ ]?[年년][ ]?(?P<m>\d{{1,2}})[ ]?[月월](?![\d日일])",
        rf"(?<!\w){_YEAR}\.[ ]+{_NAME}(?!\w)",
        rf"(?<![\d.])(?P<d>\d{{1,2}})\.[ ]?(?P<m>\d{{1,2}})\.[ ]?{_YEAR}(?!\d){_SUFFIX}",
        rf"(?<!\d){_YEAR}(?P<s>[./])[ ]?(?P<m>\d{{1,2}})(?P=s)[ ]?(?P<d>\d{{1,2}})(?!\d)\.?",
        rf"(?<![\d/-])(?P<d>\d{{1,2}})(?P<o>[/-])(?P<m>\d{{1,2}})(?P=o){_YEAR}(?!\d)",
    )
)
"""The forms, the surest first; ``o`` is a sign that leaves the order open."""
_ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "大正": 1911}
"""The year before the first of each Japanese era; all others are of the Republic of China."""
_REPUBLIC = 1911
_TWO_MONTHS = frozenset({"listopada"})
"""November in Polish, October in Croatian, which puts a stop behind the day."""
_ONLY_YEAR = re.compile(rf"{_YEAR}{_SUFFIX}|{_YEAR.replace('?P<y>', '?P<z>')}[年년]", re.IGNORECASE)
_DAYS = _alternatives(WEEKDAYS)
_WEEKDAY = re.compile(
    rf"(?<!\w)(?:{_DAYS})[,.]?[ ]+(?:den |d\. )?$|"
    r"(?<!\w)(?:le|am|el|il|den|d\.|dnia|dne|em|a|op|il giorno|ngày|بتاريخ|در تاریخ|on)[ ]+$",
    re.IGNORECASE,
)
_WEEKDAY_BEHIND = re.compile(
    rf"[ ]?[(（](?:[日月火水木金土일월화수목금토]|{_DAYS})(?:曜日?|요일)?[)）]|"
    rf"[ ]?(?:星期|週|周)[日一二三四五六天]|[ ]?[일월화수목금토]요일|,?[ ]+(?:{_DAYS})(?!\w)",
    re.IGNORECASE,
)
_OCCASION = re.compile(
    rf"(?:{_alternatives(RECORDED | POSTED)})(?:\b|(?=[日在于於]))[ :：]{{0,3}}(?P<rest>[^\n]{{0,200}})",
    re.IGNORECASE,
)
_WHERE = re.compile(
    r"^(?:at|in|on|from|à|au|en|in der|im|a|em|no|na|op|te|i|på|w|v|ve|în|la|в|у|во|στο|στη|στην|:)"
    r"\b[ ]*|^[:,\s]+",
    re.IGNORECASE,
)


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
    if place and not told and not _may_be_place(place, text):
        return "", ""
    return date, place


def _may_be_place(place: str, line: str) -> bool:
    """Tell whether the rest of a line is a place: it has a capital, or is short and apart."""
    if place[:1].lower() != place[:1].upper():
        return place[:1].isupper()
    return len(place) <= 20 and re.search(r"[\s,，、،]", line.strip()) is not None


def dated(text: str) -> tuple[str, str]:
    """Return the date in a text and the text without it."""
    text = text[:400]
    plain = _plain(text)
    for pattern in _PATTERNS:
        match = pattern.search(plain)
        if match is None:
            continue
        found = _date(match)
        if found:
            return found, _without(text, plain, match)
    match = _ONLY_YEAR.fullmatch(plain.strip())
    return (match["y"] or match["z"], "") if match else ("", text)


def _plain(text: str) -> str:
    """Return a text, letter for letter, with the figures of ASCII and plain blanks."""
    return "".join(map(_plain_letter, text)) if not text.isascii() else text


def _plain_letter(letter: str) -> str:
    if letter in "\u00a0\u202f\u3000":
        return " "
    value = unicodedata.decimal(letter, None)
    return letter if value is None else str(value)


def _date(match: re.Match[str]) -> str:
    parts = match.groupdict()
    year = _year(parts)
    month = MONTHS[parts["n"].casefold()] if parts.get("n") else int(parts["m"])
    if not parts.get("d"):
        return f"{year:04}-{month:02}" if 1 <= month <= 12 else ""
    day = int(parts["d"])
    if parts.get("o"):
        if day <= 12 and month <= 12 and day != month:
            return f"{year:04}"
        if month > 12:
            day, month = month, day
    if (parts.get("n") or "").casefold() in _TWO_MONTHS and re.match(r"\d{1,2}\.", match[0]):
        return f"{year:04}"
    return f"{year:04}-{month:02}-{day:02}" if 1 <= month <= 12 and 1 <= day <= 31 else ""


def _year(parts: dict[str, str | None]) -> int:
    """Return the year of our era; the first of a Japanese era is called 元."""
    if not parts.get("era"):
        return int(parts["y"] or 0)
    number = 1 if parts["e"] == "元" else int(parts["e"] or 0)
    return number + _ERAS.get(parts["era"] or "", _REPUBLIC)


def _without(text: str, plain: str, match: re.Match[str]) -> str:
    before, after = text[: match.start()], text[match.end() :]
    weekday = _WEEKDAY.search(plain[: match.start()])
    if weekday:
        before = before[: weekday.start()]
    behind = _WEEKDAY_BEHIND.match(after)
    if behind:
        after = after[behind.end() :]
    return f"{before.rstrip(' ,،;–—-')} {after.lstrip(' ,،;')}".strip(" ,،;–—-")
