"""The laws of accessibility: a package says of its files what another reader finds in them."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from xml.etree import ElementTree

from editions import book_of, light_style, sample
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from strategies import manuscripts

from publisher import epub, xhtml
from publisher.epub.opf import File
from publisher.epub.survey import Survey, survey
from publisher.model.edition import Accessibility, Edition
from publisher.model.publication import Medium
from publisher.xhtml.check import problems
from publisher.xhtml.phrases import phrases_of
from publisher.xhtml.plan import plan

_X = "{http://www.w3.org/1999/xhtml}"
_OPF = "{http://www.idpf.org/2007/opf}"
_TYPE = "{http://www.idpf.org/2007/ops}type"
_STYLE = light_style()
_PARTS = "EPUB/"
_FEW = settings(
    max_examples=12,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
    deadline=None,
)
"""Few, and none made smaller: a book is dear, and its laws hold for each of its texts."""


@st.composite
def _books(draw: st.DrawFn) -> Edition:
    """Books of a few generated texts, some of which say no language, with somebody to vouch."""
    texts = draw(st.lists(manuscripts(), min_size=1, max_size=3))
    silent = [replace(t, language="und") if draw(st.booleans()) else t for t in texts]
    vouched = Accessibility(draw(st.sampled_from(["", "Signal Press"])))
    language = draw(st.sampled_from(["en-GB", "fr", "ar", "und"]))
    return replace(book_of(silent), language=language, accessibility=vouched)


def _sound(edition: Edition) -> bool:
    """Tell whether a book can be rendered at all."""
    sections = plan(edition, Medium.EPUB, phrases_of(edition.language))
    anchors = [t.id for t in edition.interviews]
    return not problems(edition, sections, anchors)


def _files(edition: Edition) -> dict[str, bytes]:
    publication = xhtml.render(edition, _STYLE, Medium.EPUB)
    with zipfile.ZipFile(io.BytesIO(epub.package(edition, publication, None))) as file:
        return {name.removeprefix(_PARTS): file.read(name) for name in file.namelist()}


def _trees(files: dict[str, bytes]) -> dict[str, ElementTree.Element]:
    pages = {name: data for name, data in files.items() if name.endswith(".xhtml")}
    return {name: ElementTree.fromstring(data) for name, data in pages.items()}


def _parsed(files: dict[str, bytes]) -> dict[str, int]:
    """Return some counts of a survey as an XML parser finds them."""
    trees = _trees(files)
    elements = [node for tree in trees.values() for node in tree.iter()]
    places = {(path, node.get("id")) for path, tree in trees.items() for node in tree.iter()}
    places |= {(path, "") for path in trees}
    pictures = [node for node in elements if node.tag == f"{_X}img"]
    shown = [node for node in pictures if node.get("role") != "doc-cover"]
    inner = [node for tree in trees.values() for node in tree.iter() if node is not tree]
    links = [(path, a) for path, tree in trees.items() for a in tree.iter(f"{_X}a")]
    headings = [f"{_X}h{level}" for level in range(1, 7)]
    broken = 0
    for path, link in links:
        href = link.get("href", "")
        if not href.lower().startswith(("http:", "https:", "mailto:")):
            target, _, name = href.partition("#")
            broken += (target or path, name) not in places
    return {
        "documents": len(trees),
        "untitled": sum(
            not (t.findtext(f"{_X}head/{_X}title") or "").strip() for t in trees.values()
        ),
        "unlanguaged": sum(t.get("lang") in (None, "", "und") for t in trees.values()),
        "undetermined": sum(node.get("lang") in ("", "und") for node in inner),
        "pictures": len(shown),
        "described": sum(bool(node.get("alt", "").strip()) for node in shown),
        "covers": len(pictures) - len(shown),
        "headings": sum(node.tag in headings for node in elements),
        "roles": sum("role" in node.attrib for node in elements),
        "links": len(links),
        "broken": broken,
        "nameless": sum(
            not "".join(a.itertext()).strip() for _, a in links if not a.get("aria-label")
        ),
        "page_breaks": sum(node.get("role") == "doc-pagebreak" for node in elements),
        "interactive": sum(node.tag in (f"{_X}script", f"{_X}input") for node in elements),
        "tables": sum(node.tag == f"{_X}table" for node in elements),
    }


_KINDS = {
    "xhtml": "application/xhtml+xml",
    "css": "text/css",
    "jpg": "image/jpeg",
    "png": "image/png",
}


def _survey(files: dict[str, bytes]) -> Survey:
    known = [(name, _KINDS.get(name.rpartition(".")[2], "")) for name in files]
    return survey(File(name, name, kind, files[name]) for name, kind in known)


def _holds(files: dict[str, bytes]) -> None:
    found, wanted = _survey(files), _parsed(files)
    assert {name: getattr(found, name) for name in wanted} == wanted


def test_the_survey_counts_what_a_parser_finds_in_a_book_of_everything() -> None:
    """The sample holds one of everything."""
    _holds(_files(sample()))


@given(_books().filter(_sound))
@_FEW
def test_the_survey_counts_what_a_parser_finds(edition: Edition) -> None:
    """Scanning for patterns finds tags and attributes, whatever the words look like."""
    _holds(_files(edition))


@given(_books().filter(_sound))
@_FEW
def test_no_more_is_claimed_than_the_files_hold(edition: Edition) -> None:
    """Every value that a package says is shown by its files, read by an XML parser."""
    files = _files(edition)
    trees, package = _trees(files), ElementTree.fromstring(files["content.opf"])
    said: dict[str, list[str]] = {}
    for meta in package.iter(f"{_OPF}meta"):
        said.setdefault(meta.get("property", ""), []).append(meta.text or "")
    features = said["schema:accessibilityFeature"]
    count = _parsed(files)
    whole = count["described"] == count["pictures"]
    assert ("visual" in said["schema:accessMode"]) == bool(count["pictures"])
    assert ("textual" in said["schema:accessModeSufficient"]) == whole
    assert ("alternativeText" in features) == whole
    assert ("ARIA" in features) == bool(count["roles"])
    assert not {"pageNavigation", "pageBreakMarkers"} & set(features)
    lists = [node for tree in trees.values() for node in tree.iter(f"{_X}nav")]
    assert ("tableOfContents" in features) == any(node.get(_TYPE) == "toc" for node in lists)
    claims = said.get("dcterms:conformsTo", [])
    vouched = bool(edition.accessibility.certified_by)
    level = "A" if count["undetermined"] else "AA"
    claimed = f"EPUB Accessibility 1.1 - WCAG 2.2 Level {level}"
    sound = vouched and whole and not count["unlanguaged"]
    assert claims == ([claimed] if sound else [])
    assert said.get("a11y:certifiedBy", []) == ["Signal Press"] * len(claims)
