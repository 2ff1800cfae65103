"""What checkers of others may find in a finished EPUB."""

from __future__ import annotations

from publisher.model.finding import Family
from publisher.vocabulary.findings.kinds import error, warning

__all__ = ["KINDS"]

KINDS = {
    "epubcheck-error": error(
        Family.EPUB,
        what="EPUBCheck finds a fatal error or an error; the message begins with its id.",
        demand="EPUB 3.3; Apple Books, Google Play and Kobo refuse what does not pass EPUBCheck (Apple Books Asset Guide 5.3, “EPUB Validation”)",
        remedy="mend it as EPUBCheck says; in a book that publisher made, report it",
    ),
    "epubcheck-warning": warning(
        Family.EPUB,
        what="EPUBCheck warns of something; the message begins with its id.",
        demand="EPUB 3.3: what is advised against, and will not work everywhere",
        remedy="mend it as EPUBCheck says; in a book that publisher made, report it",
    ),
    "ace-error": error(
        Family.ACCESSIBILITY,
        what="Ace by DAISY finds a violation whose impact is critical or serious; the message begins with its rule.",
        demand="EPUB Accessibility 1.1 and WCAG 2.2, as Ace’s rules of axe-core test them",
        remedy="mend it as Ace says; in a book that publisher made, report it",
    ),
    "ace-warning": warning(
        Family.ACCESSIBILITY,
        what="Ace by DAISY finds a violation whose impact is moderate or minor; the message begins with its rule.",
        demand="EPUB Accessibility 1.1 and WCAG 2.2, as Ace’s rules of axe-core test them",
        remedy="mend it as Ace says; in a book that publisher made, report it",
    ),
}
