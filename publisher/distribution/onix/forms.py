"""What a product is: in go a product and its files, out come form, features and measures.

ONIX for Books 3.0 Specification, P.3 and P.4.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from publisher.distribution.onix.accessibility import Fact, facts, hazards
from publisher.distribution.onix.element import Element, element, said
from publisher.distribution.onix.shipped import Shipped
from publisher.model.edition import Edition
from publisher.model.walk import figures
from publisher.vocabulary.languages import language_code
from publisher.vocabulary.onix import EPUB_VERSION, FORMS, PDF_VERSIONS

__all__ = ["form", "form_codes", "has_pictures"]

_SINGLE = "00"  # list 2: one thing, sold as such
_ACCESSIBILITY, _VERSION, _HAZARD = "09", "15", "12"  # list 79
_TEXT, _PICTURES = "10", "07"  # list 81
_HEIGHT, _WIDTH, _THICKNESS = "01", "02", "03"  # list 48
_TRIM_HEIGHT, _TRIM_WIDTH = "04", "05"
_UNPROTECTED = "00"  # list 144
_HUMAN = "01"  # list 218: terms for laymen
_MM = 25.4 / 72
_HAIR = 0.05 / _MM
"""Points below which a tenth of a millimetre is none."""

_PDF = re.compile(rb"%PDF-([0-9]\.[0-9])")


def form(edition: Edition, one: Shipped) -> Iterator[Element]:
    """Yield what a product is made of, in the order of the schema."""
    yield element("ProductComposition", _SINGLE)
    yield from form_codes(one)
    yield from _features(edition, one)
    yield element("PrimaryContentType", _TEXT)
    if has_pictures(edition):
        yield element("ProductContentType", _PICTURES)
    yield from _measures(one)
    if not one.is_printed:
        yield element("EpubTechnicalProtection", _UNPROTECTED)
        yield from _licence(edition)


def form_codes(one: Shipped) -> Iterator[Element]:
    """Yield the form of a product and its details."""
    code, *details = FORMS[one.form]
    yield element("ProductForm", code)
    yield from (element("ProductFormDetail", detail) for detail in details)


def has_pictures(edition: Edition) -> bool:
    """Tell whether there is a picture in any text."""
    matters = (matter.manuscript for matter in edition.front + edition.back)
    texts = (*edition.interviews, *(text for text in matters if text))
    return any(True for text in texts for _ in figures(text))


def _features(edition: Edition, one: Shipped) -> Iterator[Element]:
    yield from (_accessible(edition, fact) for fact in facts(one, edition.publisher))
    yield from (_feature(_HAZARD, code) for code in hazards(one))
    if version := _version(one):
        yield _feature(_VERSION, version)


def _accessible(edition: Edition, fact: Fact) -> Element:
    language = language_code(edition.language) if fact.is_prose else ""
    attributes = {"language": language} if language else {}
    note = said("ProductFormFeatureDescription", fact.note, **attributes)
    return _feature(_ACCESSIBILITY, fact.code, note)


def _feature(kind: str, value: str, note: Iterable[Element] = ()) -> Element:
    return element(
        "ProductFormFeature",
        element("ProductFormFeatureType", kind),
        element("ProductFormFeatureValue", value),
        note,
    )


def _version(one: Shipped) -> str:
    """Return the code of the version of the file's format, empty if there is none."""
    if one.form == "pdf":
        match = _PDF.match(one.files[0].data)
        return PDF_VERSIONS.get(match[1].decode(), "") if match else ""
    return EPUB_VERSION if one.form == "epub" else ""


def _measures(one: Shipped) -> Iterator[Element]:
    """Yield the measures in millimetres.

    A paperback is as large as its pages; the boards of a hardcover stand out by what only the
    binder knows, so that its pages are told.
    """
    spec = one.product.print
    if spec is None or not one.is_printed:
        return
    soft = one.form == "paperback"
    yield _measure(_HEIGHT if soft else _TRIM_HEIGHT, spec.height)
    yield _measure(_WIDTH if soft else _TRIM_WIDTH, spec.width)
    if spec.spine > _HAIR:
        yield _measure(_THICKNESS, spec.spine)


def _measure(kind: str, points: float) -> Element:
    return element(
        "Measure",
        element("MeasureType", kind),
        element("Measurement", f"{points * _MM:.1f}".removesuffix(".0")),
        element("MeasureUnitCode", "mm"),
    )


def _licence(edition: Edition) -> Iterator[Element]:
    licence = edition.supply.licence
    if licence is None:
        return
    expression = [
        element(
            "EpubLicenseExpression",
            element("EpubLicenseExpressionType", _HUMAN),
            element("EpubLicenseExpressionLink", licence.address),
        )
    ]
    yield element(
        "EpubLicense",
        said("EpubLicenseName", licence.name),
        expression if licence.address else [],
    )
