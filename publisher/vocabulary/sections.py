"""The sections of a book: what each is in EPUB, in ARIA and in the book trade.

``epub_type`` is from the EPUB Structural Semantics Vocabulary 1.1, ``aria`` from
DPUB-ARIA 1.1; an empty ``aria`` means that the vocabulary has no such role.
The order of front and back matter follows The Chicago Manual of Style, 18th ed., 1.4.
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = [
    "BACK_DEFAULT",
    "FRONT_DEFAULT",
    "GENERATED",
    "LISTED",
    "REGISTERED",
    "SECTION_ROLES",
    "UNINDEXED",
    "WITH_FOLIOS",
    "WRITTEN",
    "SectionRole",
]


@dataclass(frozen=True, slots=True)
class SectionRole:
    """One row of the table; ``matter`` is cover, front, body or back.

    A ``landmark`` is a place that reading systems offer to go to (EPUB 3.3, 7.4.4).
    """

    epub_type: str
    aria: str
    matter: str
    title: str
    landmark: bool = False


SECTION_ROLES = {
    "cover": SectionRole("cover", "", "cover", "Cover", landmark=True),
    "half-title": SectionRole("halftitlepage", "", "front", "Half Title"),
    "series-page": SectionRole("seriespage", "", "front", "The Series"),
    "title-page": SectionRole("titlepage", "", "front", "Title Page", landmark=True),
    "copyright": SectionRole("copyright-page", "", "front", "Copyright", landmark=True),
    "dedication": SectionRole("dedication", "doc-dedication", "front", "Dedication"),
    "epigraph": SectionRole("epigraph", "doc-epigraph", "front", "Epigraph"),
    "contents": SectionRole("toc", "doc-toc", "front", "Contents", landmark=True),
    "illustrations": SectionRole("loi", "", "front", "Illustrations", landmark=True),
    "foreword": SectionRole("foreword", "doc-foreword", "front", "Foreword", landmark=True),
    "preface": SectionRole("preface", "doc-preface", "front", "Preface", landmark=True),
    "introduction": SectionRole(
        "introduction", "doc-introduction", "front", "Introduction", landmark=True
    ),
    "prologue": SectionRole("prologue", "doc-prologue", "front", "Prologue", landmark=True),
    "part": SectionRole("part", "doc-part", "body", "Part"),
    "interview": SectionRole("chapter", "doc-chapter", "body", "Interview"),
    "epilogue": SectionRole("epilogue", "doc-epilogue", "back", "Epilogue", landmark=True),
    "conclusion": SectionRole("conclusion", "doc-conclusion", "back", "Conclusion", landmark=True),
    "afterword": SectionRole("afterword", "doc-afterword", "back", "Afterword", landmark=True),
    "appendix": SectionRole("appendix", "doc-appendix", "back", "Appendix", landmark=True),
    "chronology": SectionRole("appendix", "doc-appendix", "back", "Chronology", landmark=True),
    "glossary": SectionRole("glossary", "doc-glossary", "back", "Glossary", landmark=True),
    "bibliography": SectionRole(
        "bibliography", "doc-bibliography", "back", "Bibliography", landmark=True
    ),
    "contributors": SectionRole("contributors", "", "back", "Contributors"),
    "permissions": SectionRole("other-credits", "", "back", "Permissions"),
    "acknowledgments": SectionRole(
        "acknowledgments", "doc-acknowledgments", "back", "Acknowledgments", landmark=True
    ),
    "index": SectionRole("index", "doc-index", "back", "Index", landmark=True),
    "errata": SectionRole("errata", "doc-errata", "back", "Errata"),
    "colophon": SectionRole("colophon", "doc-colophon", "back", "Colophon", landmark=True),
}

GENERATED = (
    "cover",
    "half-title",
    "series-page",
    "title-page",
    "copyright",
    "contents",
    "illustrations",
    "part",
    "permissions",
    "index",
    "colophon",
)
"""Sections that publisher writes itself from the edition and its manuscripts."""

REGISTERED = ("contributors",)
"""Sections that an author writes, or that are made of the registry of people."""

WRITTEN = tuple(
    role
    for role, row in SECTION_ROLES.items()
    if row.matter in ("front", "back") and (role not in GENERATED or role == "permissions")
)
"""Sections of the front and back that an author writes; permissions may be both."""

WITH_FOLIOS = frozenset(("contents", "illustrations", "index"))
"""Sections that show folios of others, and so are laid out when all others are."""

LISTED = frozenset(("illustrations", "part", "permissions", "index"))
"""Generated sections that a reader looks for in the contents."""

UNINDEXED = frozenset(
    ("dedication", "epigraph", "acknowledgments", "permissions", "bibliography", "errata")
)
"""Written sections that an index of names passes over, for they are lists or thanks themselves."""

FRONT_DEFAULT = ("half-title", "title-page", "copyright", "contents")
BACK_DEFAULT = ("colophon",)
