"""What the package says of accessibility, held against what the documents hold.

EPUB Accessibility 1.1; schema.org Accessibility Properties for Discoverability
Vocabulary (W3C Community Group, 2023).

Floor 4: imports lower floors and its own modules only.
"""

from __future__ import annotations

from publisher.checks.epub.book import Book
from publisher.checks.epub.package import Package
from publisher.checks.report import Report

__all__ = ["check_accessibility"]

_WANTED = (
    "accessMode",
    "accessModeSufficient",
    "accessibilityFeature",
    "accessibilityHazard",
    "accessibilitySummary",
)
_MODES = frozenset(
    """auditory chartOnVisual chemOnVisual colorDependent diagramOnVisual mathOnVisual
    musicOnVisual tactile textOnVisual textual visual""".split()
)
_SUFFICIENT = frozenset({"auditory", "tactile", "textual", "visual"})
_FEATURES = frozenset(
    """annotations ARIA bookmarks index pageBreakMarkers pageNavigation printPageNumbers
    readingOrder structuralNavigation tableOfContents taggedPDF alternativeText audioDescription
    closedCaptions captions describedMath longDescription openCaptions rubyAnnotations signLanguage
    transcript displayTransformability synchronizedAudioText timingControl unlocked ChemML latex
    latex-chemistry MathML MathML-chemistry ttsMarkup highContrastAudio highContrastDisplay
    largePrint braille tactileGraphic tactileObject fullRubyAnnotations horizontalWriting
    verticalWriting withAdditionalWordSegmentation withoutAdditionalWordSegmentation none
    unknown""".split()
)
_HAZARDS = ("flashing", "motionSimulation", "sound")
_ABSENCES = frozenset(
    {"noFlashingHazard", "noMotionSimulationHazard", "noSoundHazard"}
    | {f"unknown{name[0].upper()}{name[1:]}Hazard" for name in _HAZARDS}
)
_CONFORMS = "epub accessibility 1.1"


def check_accessibility(book: Book, report: Report) -> None:
    """Check the statements of accessibility of a book."""
    package = book.package
    for name in _WANTED:
        if not any(package.values(f"schema:{name}")):
            report.add("accessibility-missing", f"nothing is said of {name}", package.where)
    _check_values(package, report)
    _check_hazards(package, report)
    _check_conformance(package, report)
    _check_pictures(book, report)
    features = package.said("schema:accessibilityFeature")
    for said in features:
        if said.value == "none" and len(features) > 1:
            message = "“none” stands beside other features"
            report.add("accessibility-value-unknown", message, said.where)


def _check_values(package: Package, report: Report) -> None:
    hazards = frozenset({*_HAZARDS, *_ABSENCES, "none", "unknown"})
    known = {
        "accessMode": _MODES,
        "accessibilityFeature": _FEATURES,
        "accessibilityHazard": hazards,
    }
    for name, values in known.items():
        for said in package.said(f"schema:{name}"):
            if said.value.partition("/")[0] not in values:
                message = f"“{said.value}” is no {name}"
                report.add("accessibility-value-unknown", message, said.where)
    for said in package.said("schema:accessModeSufficient"):
        unknown = {mode.strip() for mode in said.value.split(",")} - _SUFFICIENT
        if unknown:
            message = f"“{min(unknown)}” cannot suffice to read a book"
            report.add("accessibility-value-unknown", message, said.where)


def _check_hazards(package: Package, report: Report) -> None:
    said = package.said("schema:accessibilityHazard")
    values = {statement.value for statement in said}
    if values & {"none", "unknown"} and len(values) > 1:
        message = "there are hazards, and there are none or nobody knows"
        report.add("accessibility-hazard-wrong", message, said[0].where)
    for name in _HAZARDS:
        if {name, f"no{name[0].upper()}{name[1:]}Hazard"} <= values:
            message = f"there is a hazard of {name}, and there is none"
            report.add("accessibility-hazard-wrong", message, said[0].where)


def _check_conformance(package: Package, report: Report) -> None:
    """Check that who claims conformance says who judged it."""
    certified = any(s.value for s in package.statements if s.name == "a11y:certifiedBy")
    for said in package.said("dcterms:conformsTo"):
        if said.value.lower().startswith(_CONFORMS) and not certified:
            message = f"“{said.value}” is claimed, and nobody certifies it"
            report.add("accessibility-conformance-wrong", message, said.where)


def _check_pictures(book: Book, report: Report) -> None:
    """Check the claims about pictures; the cover may be counted among them or not."""
    package = book.package
    covers = {item.path for item in package.items if "cover-image" in item.properties}
    shown = [pair for document in book.read() for pair in document.alternatives]
    inner = [(path, alternative) for path, alternative in shown if path not in covers]
    drawn = any("svg" in document.holds for document in book.documents.values())
    modes = set(package.values("schema:accessMode"))
    if modes and "textual" not in modes:
        report.add("accessibility-mode-wrong", "the book is not said to be textual", package.where)
    if modes and (inner or drawn) and not any(m.lower().endswith("visual") for m in modes):
        message = "there are pictures, and the book is not said to be visual"
        report.add("accessibility-mode-wrong", message, package.where)
    if "visual" in modes and not shown and not drawn:
        message = "the book is said to be visual, and there is no picture in it"
        report.add("accessibility-mode-wrong", message, package.where)
    claimed = "alternativeText" in package.values("schema:accessibilityFeature")
    words = [alternative for _, alternative in inner if alternative is not None]
    described = [bool(alternative.strip()) for alternative in words]
    if claimed and described and not any(described):
        message = "alternativeText is claimed, and no picture has any"
        report.add("accessibility-text-wrong", message, package.where)
    if not claimed and len(words) == len(inner) > 0 and all(described):
        message = "every picture is described, and alternativeText is not claimed"
        report.add("accessibility-text-wrong", message, package.where)
