"""Accessibility of a product: in go its finished files, out come codes of ONIX list 196.

Nothing is claimed here: the EPUB says in its package what a survey of its files found and who
vouches for it (EPUB Accessibility 1.1), the PDF in its XMP packet that it is of PDF/UA
(ISO 14289-1, clause 5), and the pages of the web edition are looked at.  Of what cannot be known
the code is 08, unknown.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from lxml import etree, html

from publisher.distribution.onix.shipped import Shipped
from publisher.vocabulary.onix import ACCESSIBILITY, HAZARDS

__all__ = ["Fact", "facts", "hazards"]

_CONTAINER = "{urn:oasis:names:tc:opendocument:xmlns:container}rootfile"
_META = "{http://www.idpf.org/2007/opf}meta"
_LINK = "{http://www.idpf.org/2007/opf}link"

_UNKNOWN, _SUMMARY, _LANGUAGES = "08", "00", "22"
_EPUB, _PDF_UA = "04", "05"
_WCAG = {"2.0": "80", "2.1": "81", "2.2": "82"}
_LEVELS = {"A": "84", "AA": "85", "AAA": "86"}
_CERTIFIER, _CREDENTIAL, _CREDENTIAL_ADDRESS = "90", "88", "89"
_REPORT_OF_OTHERS, _REPORT_OF_OURS = "94", "96"
_WITHOUT_SIGHT = "52"
_CLAIM = re.compile(r"EPUB Accessibility 1\.1 - WCAG (2\.[0-2]) Level (A{1,3})")
_PDF_UA_1 = re.compile(rb"<pdfuaid:part>1</pdfuaid:part>|\bpdfuaid:part=[\"']1[\"']")


@dataclass(frozen=True, slots=True)
class Fact:
    """A code of list 196; ``note`` is its description, ``is_prose`` tells if that is a text."""

    code: str
    note: str = ""
    is_prose: bool = False


def facts(one: Shipped, publisher: str) -> tuple[Fact, ...]:
    """Return what is known of the accessibility of a product, nothing of a printed one."""
    if one.is_printed:
        return ()
    if one.form == "epub":
        found = _of_package(_statements(one.files[0].data), publisher)
    elif one.form == "pdf":
        found = iter([Fact(_PDF_UA)] if _PDF_UA_1.search(one.files[0].data) else [])
    else:
        pages = (file.data for file in one.files if file.name.endswith((".html", ".xhtml")))
        found = _of_pages(pages)
    return tuple({fact.code: fact for fact in found}.values()) or (Fact(_UNKNOWN),)


def hazards(one: Shipped) -> tuple[str, ...]:
    """Return the codes of list 143 for what the EPUB says of hazards."""
    if one.form != "epub":
        return ()
    said = _statements(one.files[0].data).get("schema:accessibilityHazard", [])
    return tuple(code for word in said for code in HAZARDS.get(word, ()))


def _statements(book: bytes) -> dict[str, list[str]]:
    """Return the properties that the package of an EPUB gives of the whole book."""
    with zipfile.ZipFile(io.BytesIO(book)) as file:
        container = etree.fromstring(file.read("META-INF/container.xml"))
        path = next(container.iter(_CONTAINER)).get("full-path", "")
        package = etree.fromstring(file.read(path))
    said: dict[str, list[str]] = {}
    for meta in package.iter(_META):
        if name := meta.get("property"):
            said.setdefault(name, []).append((meta.text or "").strip())
    for link in package.iter(_LINK):
        if name := link.get("rel"):
            said.setdefault(name, []).append(link.get("href", ""))
    return said


def _of_package(said: dict[str, list[str]], publisher: str) -> Iterator[Fact]:
    for claim in said.get("dcterms:conformsTo", ()):
        yield from _conformance(claim)
    for feature in said.get("schema:accessibilityFeature", ()):
        if feature in ACCESSIBILITY:
            yield Fact(ACCESSIBILITY[feature])
    if "textual" in said.get("schema:accessModeSufficient", ()):
        yield Fact(_WITHOUT_SIGHT)
    certifiers = said.get("a11y:certifiedBy", [])
    yield from (Fact(_CERTIFIER, name) for name in certifiers)
    for credential in said.get("a11y:certifierCredential", ()):
        is_address = credential.startswith(("https://", "http://"))
        yield Fact(_CREDENTIAL_ADDRESS if is_address else _CREDENTIAL, credential)
    report = _REPORT_OF_OURS if publisher in certifiers else _REPORT_OF_OTHERS
    yield from (Fact(report, address) for address in said.get("a11y:certifierReport", ()))
    for summary in said.get("schema:accessibilitySummary", ()):
        yield Fact(_SUMMARY, summary, is_prose=True)


def _conformance(claim: str) -> Iterator[Fact]:
    """Yield what a claim in the words of EPUB Accessibility 1.1 (3.5.2) comes to.

    Level AA takes in that every language is told (WCAG 2.2, 3.1.1 and 3.1.2).
    """
    match = _CLAIM.fullmatch(claim)
    if match is None:
        return
    yield from (Fact(_EPUB), Fact(_WCAG[match[1]]), Fact(_LEVELS[match[2]]))
    if match[2] != "A":
        yield Fact(_LANGUAGES)


def _of_pages(pages: Iterable[bytes]) -> Iterator[Fact]:
    """Yield what holds of all pages of the web edition.

    14: every picture is described; 22: every page tells its language; 29: no heading is more
    than a level below the one before; 32: there is a main part; 36: the text is text.
    """
    trees = [html.document_fromstring(page) for page in pages]
    if not trees:
        return
    pictures = [picture for tree in trees for picture in tree.iter("img")]
    there = {
        "14": pictures and all(picture.get("alt", "").strip() for picture in pictures),
        _LANGUAGES: all(tree.get("lang") for tree in trees),
        "29": all(_in_steps(tree) for tree in trees),
        "32": all(next(tree.iter("main"), None) is not None for tree in trees),
        "36": True,
    }
    yield from (Fact(code) for code, holds in there.items() if holds)


def _in_steps(tree: html.HtmlElement) -> bool:
    levels = [int(node.tag[1]) for node in tree.iter("h1", "h2", "h3", "h4", "h5", "h6")]
    return all(lower <= upper + 1 for upper, lower in pairwise([0, *levels]))
