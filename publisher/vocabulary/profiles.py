"""Profiles of a check: what matters to a shop, a printer, an archive or a reader, and how much.

A profile takes the findings of its families, so that a new code belongs to it at once;
a kind of finding may name the ``shops`` that alone ask for it.  It weighs a few otherwise
than the catalogue, each with the page that says so, as read in November 2026.

Amazon KDP: "Kindle Publishing Guidelines" (2026), "Paperback and hardcover formatting".
IngramSpark: "Cover File Creation".  Apple Books: "Prepare your book".  Kobo: "Kobo EPUB
Guidelines", "Content Conversion Guidelines".  Google Play Books: "Files and uploading overview".
Archives: Library of Congress, "Recommended Formats Statement", textual works.
Accessibility: EPUB Accessibility 1.1, WCAG 2.2, PDF/UA-1; the European Accessibility Act
(Directive (EU) 2019/882), which e-books are subject to since 28 June 2025.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from publisher.model.finding import Family, Finding, Severity
from publisher.vocabulary.findings import KINDS

__all__ = ["PROFILES", "Profile", "Weight", "weighed"]

_ERROR, _WARNING, _NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE

_TEXT = frozenset((Family.MANUSCRIPT, Family.EDITION, Family.RIGHTS))
_EBOOK = _TEXT | {Family.EPUB, Family.ACCESSIBILITY, Family.DISTRIBUTION}
_PRINTED = _EBOOK | {Family.PDF, Family.PRINTER}


@dataclass(frozen=True, slots=True)
class Weight:
    """How grave a code is to somebody, and where that is said."""

    severity: Severity
    source: str


@dataclass(frozen=True, slots=True)
class Profile:
    """What somebody asks of a book.

    ``files`` are the kinds of finished file that are handed in (see ``Artifact.kind``),
    ``families`` those of the findings that matter, ``source`` where the demands stand.
    """

    name: str
    files: frozenset[str]
    families: frozenset[Family]
    source: str
    weights: Mapping[str, Weight] = field(default_factory=lambda: MappingProxyType({}))


_BLANKS = (
    "KDP, “Paperback and hardcover formatting” (November 2026): two blank pages in a row at most"
)
_DEFAULTS = "Kindle Publishing Guidelines (2026), “Body Text Must Use Defaults”"
_LISTED = "EPUB Accessibility 1.1, “Page navigation”"

PROFILES: Mapping[str, Profile] = MappingProxyType(
    {
        "kdp": Profile(
            "Amazon KDP",
            frozenset(("epub", "print", "cover")),
            _PRINTED,
            "KDP Help and Kindle Publishing Guidelines, November 2026",
            MappingProxyType(
                {
                    "print-blanks": Weight(_ERROR, _BLANKS),
                    "pdf-pages-blank": Weight(_ERROR, _BLANKS),
                    "style-font-size": Weight(_ERROR, _DEFAULTS),
                    "style-colour": Weight(_ERROR, _DEFAULTS),
                    "cover-image-missing": Weight(
                        _NOTE,
                        "Kindle Publishing Guidelines (2026), “Internal Content Cover Image”:"
                        " with KDP the cover is handed in apart",
                    ),
                }
            ),
        ),
        "ingram": Profile(
            "IngramSpark",
            frozenset(("epub", "print", "cover")),
            _PRINTED,
            "IngramSpark, File Creation Guide and Cover File Creation, November 2026",
            MappingProxyType(
                {
                    "cover-bar-code-missing": Weight(
                        _ERROR, "IngramSpark, “Cover File Creation” (November 2026): mandatory"
                    ),
                }
            ),
        ),
        "apple": Profile(
            "Apple Books",
            frozenset(("epub",)),
            _EBOOK,
            "Apple Books for Authors, “Prepare your book”, November 2026",
            MappingProxyType(
                {
                    "cover-large": Weight(
                        _WARNING,
                        "Apple Books for Authors, “Prepare your book” (November 2026):"
                        " no more than 4 million pixels within a book",
                    ),
                }
            ),
        ),
        "kobo": Profile(
            "Kobo",
            frozenset(("epub",)),
            _EBOOK,
            "Kobo EPUB Guidelines, November 2026",
            MappingProxyType(
                {
                    code: Weight(
                        _NOTE,
                        "Kobo EPUB Guidelines (November 2026), “Cover Images”:"
                        " all dimensions are shown",
                    )
                    for code in ("cover-small", "cover-shape")
                }
            ),
        ),
        "google": Profile(
            "Google Play Books",
            frozenset(("epub", "screen")),
            _EBOOK | {Family.PDF},
            "Google Play Books Partner Center, “Files and uploading overview”, November 2026",
            MappingProxyType(
                {
                    "cover-image-missing": Weight(
                        _ERROR,
                        "Google Play Books, “Files and uploading overview” (November 2026):"
                        " the EPUB must contain the front cover",
                    ),
                    "cover-small": Weight(
                        _NOTE,
                        "Google Play Books, “Files and uploading overview” (November 2026):"
                        " 640 pixels are enough",
                    ),
                }
            ),
        ),
        "archive": Profile(
            "the archive",
            frozenset(("epub", "screen", "print")),
            _TEXT | {Family.EPUB, Family.PDF, Family.ACCESSIBILITY},
            "Library of Congress, Recommended Formats Statement, textual works",
        ),
        "a11y": Profile(
            "readers with disabilities",
            frozenset(("epub", "screen")),
            frozenset((Family.ACCESSIBILITY, Family.EPUB, Family.PDF)),
            "EPUB Accessibility 1.1, WCAG 2.2 Level AA, PDF/UA-1",
            MappingProxyType(
                {
                    "alt-empty": Weight(_ERROR, "WCAG 2.2, 1.1.1 (Level A), failure F30"),
                    "language-unknown": Weight(_ERROR, "WCAG 2.2, 3.1.1 (Level A)"),
                    "language-missing": Weight(_ERROR, "WCAG 2.2, 3.1.1 (Level A)"),
                    "link-vague": Weight(_WARNING, "WCAG 2.2, 2.4.4 (Level A), failure F63"),
                    "style-font-size": Weight(_ERROR, "WCAG 2.2, 1.4.4 (Level AA)"),
                    "accessibility-missing": Weight(
                        _ERROR, "EPUB Accessibility 1.1, “Discovery metadata”"
                    ),
                    "accessibility-conformance-wrong": Weight(
                        _ERROR, "EPUB Accessibility 1.1, “Conformance reporting”"
                    ),
                    "page-list-missing": Weight(_ERROR, _LISTED),
                    "page-list-incomplete": Weight(_ERROR, _LISTED),
                    "page-source-missing": Weight(_ERROR, "EPUB Accessibility 1.1, “Page source”"),
                }
            ),
        ),
    }
)
"""Profiles by the word that chooses them."""


def weighed(profile: str, one: Finding) -> Finding | None:
    """Return a finding as grave as it is to a profile; None if it does not matter there.

    What is ``graver`` where somebody asks for it is weighed only if a product names the shop.
    """
    asked, kind = PROFILES[profile], KINDS[one.code]
    asks = (*kind.shops, one.shop) if one.shop else kind.shops
    if kind.binding:
        return one  # nobody may publish what somebody has not agreed to
    if kind.family not in asked.families or (asks and profile not in asks):
        return None
    weight = None if kind.graver and one.shop != profile else asked.weights.get(one.code)
    return replace(one, severity=weight.severity) if weight else one
