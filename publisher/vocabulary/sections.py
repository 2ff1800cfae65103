"""The sections of a book: what each is in EPUB, in ARIA and in the book trade.

``epub_type`` is from the EPUB Structural Semantics Vocabulary 1.1, ``aria`` from
DPUB-ARIA 1.1; an empty ``aria`` means that the vocabulary has no such role.
The order of front and back matter follows The Chicago Manual of Style, 18th ed., 1.4.
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["BACK_DEFAULT", "FRONT_DEFAULT", "GENERATED", "SECTION_ROLES", "SectionRole"]


@dataclass(frozen=True, slots=True)
class SectionRole:
    """One row of the table; ``matter`` is cover, front, body or back."""

    epub_type: str
    aria: str
    matter: str
    title: str


SECTION_ROLES = {
    "cover": SectionRole("cover", "", "cover", "Cover"),
    "half-title": SectionRole("halftitlepage", "", "front", "Half Title"),
    "title-page": SectionRole("titlepage", "", "front", "Title Page"),
    "copyright": SectionRole("copyright-page", "", "front", "Copyright"),
    "dedication": SectionRole("dedication", "doc-dedication", "front", "Dedication"),
    "epigraph": SectionRole("epigraph", "doc-epigraph", "front", "Epigraph"),
    "contents": SectionRole("toc", "doc-toc", "front", "Contents"),
    "foreword": SectionRole("foreword", "doc-foreword", "front", "Foreword"),
    "preface": SectionRole("preface", "doc-preface", "front", "Preface"),
    "introduction": SectionRole("introduction", "doc-introduction", "front", "Introduction"),
    "part": SectionRole("part", "doc-part", "body", "Part"),
    "interview": SectionRole("chapter", "doc-chapter", "body", "Interview"),
    "afterword": SectionRole("afterword", "doc-afterword", "back", "Afterword"),
    "appendix": SectionRole("appendix", "doc-appendix", "back", "Appendix"),
    "contributors": SectionRole("contributors", "", "back", "Contributors"),
    "acknowledgments": SectionRole(
        "acknowledgments", "doc-acknowledgments", "back", "Acknowledgments"
    ),
    "colophon": SectionRole("colophon", "doc-colophon", "back", "Colophon"),
}

GENERATED = ("cover", "half-title", "title-page", "copyright", "contents", "part", "colophon")
"""Sections that publisher writes itself from the edition."""

FRONT_DEFAULT = ("half-title", "title-page", "copyright", "contents")
BACK_DEFAULT = ("colophon",)
