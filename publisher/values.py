"""What a value of a header or of an edition file must look like.

Each function takes what an author wrote and returns None if it is well formed,
else a ``Fault``: what is wrong in plain words, and a remedy.

Floor 1: imports floor 0 and ``slug`` only.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from difflib import get_close_matches

from publisher.slug import MAX_LENGTH, slug
from publisher.vocabulary.relators import RELATORS
from publisher.vocabulary.speakers import SPEAKER_ROLES

__all__ = [
    "Fault",
    "date_fault",
    "digest_fault",
    "doi_fault",
    "folder_fault",
    "isbn_check_digit",
    "isbn_fault",
    "issn_fault",
    "language_fault",
    "line_fault",
    "moment_fault",
    "name_fault",
    "number_fault",
    "path_fault",
    "relator_fault",
    "slug_fault",
    "speaker_role_fault",
    "web_fault",
]

_SLUG = re.compile(r"[a-z0-9]++(?:-[a-z0-9]++)*+")
_LANGUAGE = re.compile(
    r"[a-z]{2,3}(-[a-z]{4})?(-([a-z]{2}|[0-9]{3}))?(-([a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*"
    r"(-[a-wyz0-9](-[a-z0-9]{2,8})++)*+(-x(-[a-z0-9]{1,8})+)?",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"(https?|ftp|data|file):", re.IGNORECASE)
_WEB = re.compile(r"https?://[^\s/?#<>\"\\]+[^\s<>\"\\]*", re.IGNORECASE)
_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2}))?(?:-([0-9]{2}))?")
_DOI = re.compile(r"10\.[0-9]{4,9}(?:\.[0-9]++)*+/[!-~]{1,200}")
_MOMENT = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}([T ][0-9]{2}:[0-9]{2}(:[0-9]{2})?(Z|[+-][0-9]{2}:[0-9]{2})?)?"
)


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a value, and what to write instead."""

    message: str
    hint: str = ""


def slug_fault(text: str) -> Fault | None:
    """Ids and slugs: 1 to 80 of ``a-z 0-9``, with single hyphens between."""
    if _SLUG.fullmatch(text) and len(text) <= MAX_LENGTH:
        return None
    message = f"“{text[:100]}” has something else than small letters a–z, digits and hyphens"
    if len(text) > MAX_LENGTH:
        message = f"this is longer than {MAX_LENGTH} characters"
    return Fault(message, f"write {slug(text)}" if text.strip() else "write something like my-text")


def language_fault(tag: str) -> Fault | None:
    """Language tags: well formed by BCP 47 (RFC 5646, 2.1), registered or not."""
    if _LANGUAGE.fullmatch(tag):
        return None
    hint = "write a tag such as en, en-GB, fr or pt-BR"
    if _LANGUAGE.fullmatch(tag.replace("_", "-")):
        hint = f"write {tag.replace('_', '-')}"
    return Fault(f"“{tag}” is not a language tag", hint)


def date_fault(text: str) -> Fault | None:
    """Dates: nothing, or ISO 8601: a year, a year and month, or a day that exists."""
    if not text:
        return None
    match = _DATE.fullmatch(text)
    hint = "write 2021, 2021-03 or 2021-03-14"
    if match is None:
        return Fault(f"“{text}” is not a date", hint)
    try:
        date(int(match[1]), int(match[2] or 1), int(match[3] or 1))
    except ValueError:
        return Fault(f"there is no such day as {text}", hint)
    return None


def moment_fault(text: str) -> Fault | None:
    """Moments: nothing, a whole day, or a day and a time of day in UTC (ISO 8601)."""
    if not text:
        return None
    hint = "write 2021-03-14 or 2021-03-14T09:30:00Z"
    if not _MOMENT.fullmatch(text):
        return Fault(f"“{text}” is not a day, nor a day and a time", hint)
    try:
        moment = datetime.fromisoformat(text)
        in_utc = moment.astimezone(UTC) if moment.tzinfo else moment
    except (ValueError, OverflowError):
        return Fault(f"there is no such time as {text}", hint)
    if len(text) == len("2021-03-14"):
        return None
    if moment.tzinfo is None:
        return Fault("this time does not say of which place it is", f"in UTC, write {text}Z")
    if moment.utcoffset():
        return Fault("this time is not in UTC", f"write {in_utc:%Y-%m-%dT%H:%M:%SZ}")
    return None


def line_fault(text: str) -> Fault | None:
    """Subtitles, places and the like: on one line."""
    return Fault("it runs over several lines", "write it on one line") if "\n" in text else None


def name_fault(text: str) -> Fault | None:
    """Titles and names: one line that is not blank."""
    return line_fault(text) if text.strip() else Fault("there is nothing in it")


def path_fault(path: str) -> Fault | None:
    """Paths: relative to the edition's folder and inside it, with ``/`` between.

    This looks at the words only; that no symbolic link leads out is for whoever
    opens the file.
    """
    if not path.strip():
        return Fault("there is no file name")
    if _ADDRESS.match(path):
        return Fault("this is an address, not a file", "save it into the edition's folder")
    if "\\" in path:
        return Fault("a file path is written with /", f"write {path.replace(chr(92), '/')}")
    if path.startswith(("/", "~")) or path[1:3] == ":/":
        hint = "write it from there on, as in interviews/one.md or images/two.png"
        return Fault("a path begins in the edition's folder", hint)
    parts = path.split("/")
    if ".." in parts:
        return Fault("this path leads out of the edition's folder (..)", "copy the file into it")
    if "" in parts or "." in parts:
        tidy = "/".join(p for p in parts if p not in ("", "."))
        return Fault("this path has an empty step (// or ./)", f"write {tidy}")
    return None


def web_fault(text: str) -> Fault | None:
    """Addresses on the web: nothing, or http or https with a host (RFC 3986)."""
    if not text or _WEB.fullmatch(text):
        return None
    return Fault(f"“{text[:100]}” is not an address", "write it whole: https://…")


def folder_fault(text: str) -> Fault | None:
    """Addresses of a folder on the web: as ``web_fault``, without a query or a fragment."""
    found = web_fault(text)
    if found is None and re.search(r"[?#]", text):
        return Fault(
            f"“{text[:100]}” is not the address of a folder", "leave out what begins with ? or #"
        )
    return found


def relator_fault(code: str) -> Fault | None:
    """Roles of contributors: MARC relator codes of ``vocabulary.RELATORS``."""
    if code in RELATORS:
        return None
    names = {label.casefold(): known for known, label in RELATORS.items()} | {
        c: c for c in RELATORS
    }
    near = get_close_matches(code[:100].casefold(), list(names), 1, 0.5)
    known = names[near[0]] if near else ""
    all_codes = ", ".join(f"{c} ({label})" for c, label in RELATORS.items())
    hint = f"did you mean {known} ({RELATORS[known]})?" if known else f"known: {all_codes}"
    return Fault(f"“{code}” is not a role", hint)


def number_fault(number: int) -> Fault | None:
    """Numbers of parts: from 1 to 999."""
    return None if 1 <= number <= 999 else Fault("numbers go from 1 to 999")


def digest_fault(text: str) -> Fault | None:
    """SHA-256 digests (FIPS 180-4) in hexadecimal, small letters."""
    if re.fullmatch(r"[0-9a-f]{64}", text):
        return None
    return Fault("this is not a SHA-256, which has 64 of 0–9 and a–f")


def doi_fault(text: str) -> Fault | None:
    """DOIs: nothing, or prefix and suffix of printable ASCII (ISO 26324, 4)."""
    if not text or _DOI.fullmatch(text):
        return None
    bare = re.sub(r"^(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", "", text, flags=re.IGNORECASE)
    hint = f"write {bare}" if _DOI.fullmatch(bare) else "write it as 10.1234/night-shift"
    return Fault(f"“{text[:100]}” is not a DOI", hint)


def speaker_role_fault(role: str) -> Fault | None:
    """Roles in an interview: those of ``vocabulary.SPEAKER_ROLES``."""
    if role in SPEAKER_ROLES:
        return None
    near = get_close_matches(role[:100].casefold(), SPEAKER_ROLES, 1)
    hint = f"did you mean “{near[0]}”?" if near else f"known: {', '.join(SPEAKER_ROLES)}"
    return Fault(f"“{role}” is not a role", hint)


def isbn_fault(text: str) -> Fault | None:
    """ISBN-13 or nothing; with or without hyphens, prefix 978 or 979, a true check digit.

    The check digit is that of the ISBN Users' Manual, 7th ed., Appendix 1: the
    digits, weighted 1 and 3 by turns, add up to a multiple of ten.
    """
    digits = re.sub(r"[- ]", "", text)
    if not digits:
        return None
    if re.fullmatch(r"[0-9]{9}[0-9Xx]", digits):
        longer = f"978{digits[:9]}"
        hint = f"as ISBN-13 it is {longer}{isbn_check_digit(longer)}"
        return Fault("this is an old ISBN of ten", hint)
    if not re.fullmatch(r"[0-9]{13}", digits):
        return Fault(f"“{text}” does not have 13 digits, as an ISBN has")
    if digits[:3] not in ("978", "979"):
        return Fault("an ISBN begins with 978 or 979")
    right = isbn_check_digit(digits[:12])
    if digits[12] == right:
        return None
    message = (
        f"a digit is wrong: an ISBN that begins {text.rstrip()[:-1].rstrip('-')} ends in {right}"
    )
    return Fault(f"{message}, not {digits[12]}", "compare it with the letter of the ISBN agency")


def isbn_check_digit(twelve: str) -> str:
    """Return the last digit of the ISBN-13 whose first twelve are given."""
    total = sum(int(d) * (1, 3)[i % 2] for i, d in enumerate(twelve))
    return str(-total % 10)


def issn_fault(text: str) -> Fault | None:
    """ISSN or nothing: eight digits, of which the last is a check (ISO 3297, Annex A).

    The digits, weighted 8 to 1, add up to a multiple of eleven; an ``X`` is ten.
    """
    if not text:
        return None
    match = re.fullmatch(r"([0-9]{4})-?([0-9]{3})([0-9Xx])", text)
    if match is None:
        return Fault(f"“{text}” is not an ISSN", "write eight digits, such as 0317-8471")
    total = sum(int(d) * (8 - i) for i, d in enumerate(match[1] + match[2]))
    right = "0123456789X"[-total % 11]
    if match[3].upper() == right:
        return None
    message = f"a digit is wrong: an ISSN that begins {match[1]}-{match[2]} ends in {right}"
    return Fault(f"{message}, not {match[3]}")
