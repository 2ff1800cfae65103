"""Subjects: headings in plain words, or from a scheme with their codes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated

from publisher.decode import Placed, nearest
from publisher.errors import Problem
from publisher.model.edition import Subject
from publisher.source import Location
from publisher.values import Fault, line_fault, name_fault
from publisher.vocabulary.subjects import SUBJECT_SCHEMES

__all__ = ["ListedSubject", "subject"]

_UNKNOWN = Location("")
_ADDRESS = re.compile(r"https?://\S+|urn:\S+")
_BY_ANY_CASE = {name.casefold(): name for name in SUBJECT_SCHEMES}


def _scheme_fault(scheme: str) -> Fault | None:
    """Schemes: those of ``vocabulary.SUBJECT_SCHEMES``, or an address that names another."""
    if scheme.casefold() in _BY_ANY_CASE or _ADDRESS.fullmatch(scheme):
        return None
    return Fault(f"“{scheme}” is not a scheme of subjects", nearest(scheme, SUBJECT_SCHEMES))


@dataclass(frozen=True, slots=True)
class ListedSubject:
    """A table of the list ``subjects``."""

    term: Annotated[str, name_fault]
    scheme: Annotated[str, _scheme_fault] = ""
    code: Placed[Annotated[str, name_fault]] | None = None
    version: Annotated[str, line_fault] = ""
    where: Location = _UNKNOWN


def subject(listed: str | ListedSubject, problems: list[Problem]) -> Subject:
    """Return a subject; note a code without its scheme, and the other way round.

    EPUB 3.3 (5.5.4.5) wants both or neither.
    """
    if isinstance(listed, str):
        return Subject(listed)
    scheme = _BY_ANY_CASE.get(listed.scheme.casefold(), listed.scheme)
    code = listed.code.value if listed.code else ""
    if bool(scheme) != bool(code):
        given, missing = ("scheme", "code") if scheme else ("code", "scheme")
        message = f"a subject with a {given} needs a {missing}"
        problems.append(Problem(message, listed.where, f"add {missing}, or leave out {given}"))
    known = SUBJECT_SCHEMES.get(scheme)
    if known and listed.code and not re.fullmatch(known.pattern or ".*", code):
        message = f"“code”: “{code}” is not a code of {scheme}"
        problems.append(Problem(message, listed.code.where, f"they look like {known.example}"))
    return Subject(listed.term, scheme, code, listed.version)
