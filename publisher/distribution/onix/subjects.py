"""What a book is about, and for whom it is.

ONIX for Books 3.0 Specification, P.12 and P.13.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from publisher.distribution.onix.element import Element, element, said, tidy
from publisher.model.edition import Edition, Subject
from publisher.vocabulary.onix import AUDIENCES, KEYWORDS, SUBJECT_SCHEMES, THEMA_QUALIFIERS

__all__ = ["audiences", "subjects"]

_MAIN = frozenset({"10", "93"})
"""Schemes of list 27 whose first heading is where shops put the book."""

_OTHER = "24"  # list 27: a scheme that the list lacks
_THEMA, _THEMA_VERSION = "93", "1.6"
_ONIX_AUDIENCE = "01"  # list 29: by list 28


def subjects(edition: Edition) -> Iterator[Element]:
    """Yield the headings with their codes, then the plain words together."""
    met: set[str] = set()
    for one in edition.subjects:
        if not one.scheme or not one.code.strip():
            continue
        scheme = _scheme(one)
        yield element(
            "Subject",
            [element("MainSubject")] if scheme in _MAIN - met else [],
            element("SubjectSchemeIdentifier", scheme),
            said("SubjectSchemeName", one.scheme if scheme == _OTHER else ""),
            said("SubjectSchemeVersion", one.version or _version(one)),
            said("SubjectCode", one.code),
            said("SubjectHeadingText", one.term),
        )
        met.add(scheme)
    yield from _keywords(one.term for one in edition.subjects if not one.scheme)


def _scheme(one: Subject) -> str:
    scheme = SUBJECT_SCHEMES.get(one.scheme, _OTHER)
    return THEMA_QUALIFIERS.get(one.code[:1], scheme) if scheme == _THEMA else scheme


def _version(one: Subject) -> str:
    """Return the version of Thema that ``vocabulary.subjects`` knows; codes of older ones stay."""
    return _THEMA_VERSION if one.scheme == "Thema" else ""


def _keywords(terms: Iterable[str]) -> Iterator[Element]:
    """Yield one subject of all plain words, parted by semicolons (list 27, 20)."""
    words = "; ".join(dict.fromkeys(filter(None, map(tidy, terms))))
    if words:
        scheme = element("SubjectSchemeIdentifier", KEYWORDS)
        yield element("Subject", scheme, said("SubjectHeadingText", words))


def audiences(edition: Edition) -> Iterator[Element]:
    """Yield the audiences."""
    for word in edition.supply.audience:
        yield element(
            "Audience",
            element("AudienceCodeType", _ONIX_AUDIENCE),
            element("AudienceCodeValue", AUDIENCES[word]),
        )
