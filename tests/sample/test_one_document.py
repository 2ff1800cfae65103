"""The bound book equals one WeasyPrint document.

The sample edition is typeset: each section by itself, then bound.  It is typeset again without
``pdf.setting``, so that WeasyPrint gets the text of every line.  The HTML of every section
as it was laid out last, its paragraphs broken into lines, is put into the body of one document
in the order of the book, and WeasyPrint lays that out with the same style sheets, faces
and pictures, and with our tags (``pdf.tags``) in place of its own.  Added is only what
cannot be but by a rule: that sections begin on the side on which they open, and that their notes
count from one.

Compared, page by page:

- the size of the page;
- every text run: face, glyphs, size, matrix and spacing, how high it stands, within .01 point,
  where it begins, within a point, and where its letters stand, within what Pango moves them
  by kerning them with spaces;
- every picture: where it stands and how large it is, within .01 point;
- every link: its rectangle, likewise, its words, and where it leads.

Compared of the whole book: where every destination is, likewise, and the
structure tree, element by element: type, nesting, order, language, alternative and actual text,
ID, attributes, and the pages and numbers of the marked content that an element holds.

Not compared are what the binding adds by itself, which other tests look at: heads
and folios (which are pagination artifacts), the outline, page labels, metadata, and the
``Part`` elements round the interviews of a part.  These are taken out, and headings in them
raised again, before the trees are compared.  Nor are compared how fonts and pictures
are coded, colours (the binding paints inks in a space of its own), rules and
borders, the blank side with which the last leaf ends, and what the glyphs of a face
stand for beyond case, spaces and hyphens, since the book has one map for all sections.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pikepdf
import pytest
import weasyprint
from drawn import Drawn, read_drawn
from weasyprint.text.fonts import FontConfiguration

from publisher import pipeline
from publisher.pdf.fetcher import SCHEME, RegisteredFetcher
from publisher.pdf.press import Press
from publisher.pdf.section import Section
from publisher.pdf.setup import Setup
from publisher.pdf.setups import text_setup
from publisher.pdf.tags import own_tags

pytestmark = pytest.mark.slow

NEAR = 0.01  # points
KERNED = 3  # points by which letters may stand elsewhere, for Pango kerns them with spaces too
BEGUN = 1  # point by which elements may begin elsewhere in a line, for the same reason
POINTS = 0.75  # a CSS pixel is 1/96 inch, a point 1/72
PAGES = 60

TOGETHER = """
article { break-before: recto; counter-reset: footnote }
article.verso { break-before: verso }
article:first-child { break-before: auto }
"""
"""Every section stands in an ``article``, which has no tag; it may itself be out of the flow."""

ALIKE = str.maketrans({"\u00a0": " ", "\u2010": "\u00ad", "\u2060": ""})


@dataclass
class Seen:
    """What was given to WeasyPrint while a book was typeset.

    ``roots`` are the HTML documents as they were laid out last, by the id of their section.
    """

    roots: dict[str, Element] = field(default_factory=dict)
    pictures: dict[str, tuple[bytes, str]] = field(default_factory=dict)
    setup: Setup | None = None


@dataclass(frozen=True)
class Both:
    """The bound book, the one document as it was laid out, and the PDF of that."""

    bound: pikepdf.Pdf
    document: Any
    one: pikepdf.Pdf


@pytest.fixture(scope="module")
def both(edition_folder: Path) -> Iterator[Both]:
    """Set the sample edition both ways."""
    options = pipeline.BuildOptions(only=frozenset(["screen"]))
    (artifact,) = pipeline.build(edition_folder / "edition.toml", options).artifacts
    with pytest.MonkeyPatch.context() as patch:
        seen = watched(patch)
        patch.setattr("publisher.pdf.paragraph.Paragraph.is_settable", lambda _: False)
        pipeline.build(edition_folder / "edition.toml", options)
    with pikepdf.open(io.BytesIO(artifact.data)) as bound:
        document = laid_out(seen, in_order(bound, seen))
        with own_tags():
            one = document.write_pdf(pdf_tags=True, uncompressed_pdf=True)
        with pikepdf.open(io.BytesIO(one)) as opened:
            yield Both(bound, document, opened)


def watched(patch: pytest.MonkeyPatch) -> Seen:
    """Let what is given to WeasyPrint be seen; nothing else changes."""
    seen = Seen()
    write, section = weasyprint.Document.write_pdf, Press.section

    def write_pdf(document: Any, *args: Any, **options: Any) -> Any:
        root = document.pages[0]._page_box.children[0].element
        if name := root.find("body")[0].get("id"):  # furniture has none
            seen.roots[name] = deepcopy(root)
        return write(document, *args, **options)

    def set_section(press: Press, html: str, images: Any, *args: Any, **options: Any) -> Section:
        seen.pictures.update({quote(r.path): (r.data, r.media_type) for r in images})
        return section(press, html, images, *args, **options)

    def set_up(*args: Any, **named: Any) -> Setup:
        seen.setup = text_setup(*args, **named)
        return seen.setup

    patch.setattr(weasyprint.Document, "write_pdf", write_pdf)
    patch.setattr(Press, "section", set_section)
    patch.setattr("publisher.pdf.book.text_setup", set_up)
    return seen


def in_order(bound: pikepdf.Pdf, seen: Seen) -> list[str]:
    """Return the sections in the order of the book, by the pages that they begin on."""
    numbers = page_numbers(bound)
    names = pikepdf.NameTree(bound.Root.Names.Dests)
    return sorted(seen.roots, key=lambda name: numbers[names[name][0].objgen])


def laid_out(seen: Seen, names: Sequence[str]) -> Any:
    """Lay all sections out as one document."""
    root = deepcopy(seen.roots[names[0]])
    language = root.get("lang", "")
    root.set("class", "")
    body = root.find("body")
    assert body is not None
    body[:] = [article_of(seen.roots[name], language) for name in names]
    html = ElementTree.tostring(root, encoding="unicode", method="html")
    assert seen.setup is not None
    faces = {cut.address: (cut.data, "font/ttf") for cut in seen.setup.cuts}
    fetcher = RegisteredFetcher(faces | seen.pictures)
    fonts = FontConfiguration()
    sheets = [
        weasyprint.CSS(string=text, font_config=fonts, url_fetcher=fetcher)
        for text in (*(sheet.text for sheet in seen.setup.sheets), TOGETHER)
    ]
    parsed = weasyprint.HTML(string=f"<!DOCTYPE html>{html}", url_fetcher=fetcher)
    return parsed.render(stylesheets=sheets, font_config=fonts)


def article_of(root: Element, language: str) -> Element:
    """Return the section of a document, which says of itself what its document says of it."""
    article = Element("article", {"class": root.get("class", "")})
    article[:] = deepcopy(root.find("body") or [])
    if root.get("lang") != language:
        article[0].set("lang", root.get("lang", ""))
    return article


def page_numbers(pdf: pikepdf.Pdf) -> dict[tuple[int, int], int]:
    """Return the number of every page, from 0, by its object."""
    return {page.obj.objgen: number for number, page in enumerate(pdf.pages)}


def near(numbers: Iterable[Any], limit: float = NEAR) -> Any:
    """Return what equals these numbers within a limit, in points."""
    return pytest.approx(tuple(map(float, numbers)), abs=limit, rel=0)


def test_it_is_a_book_of_many_pages(both: Both) -> None:
    """The pages are as many and as large; a leaf has two sides, which only binding knows."""
    assert len(both.bound.pages) >= PAGES
    assert len(both.bound.pages) == len(both.one.pages) + len(both.one.pages) % 2
    for bound, one in zip(both.bound.pages, both.one.pages, strict=False):
        assert tuple(map(float, bound.trimbox)) == near(one.trimbox)


def test_every_text_and_picture_is_in_its_place(both: Both) -> None:
    """Page by page, run by run."""
    pages = zip(read_drawn(both.bound), read_drawn(both.one), strict=False)
    drawn = 0
    for number, (bound, one) in enumerate((words(bound), words(one)) for bound, one in pages):
        assert list(map(said, bound)) == list(map(said, one)), number
        for ours, theirs in zip(bound, one, strict=True):
            place = (number, ours.text)
            assert ours.matrix[:4] == near(theirs.matrix[:4]), place
            assert ours.matrix[4:5] == near(theirs.matrix[4:5], BEGUN), place
            assert ours.matrix[5:] == near(theirs.matrix[5:]), place
            assert ours.numbers == near(theirs.numbers), place
            letters = slice(-2 if ours.text.endswith(" ") else -1)  # without what ends it
            assert ours.moved[letters] == near(theirs.moved[letters], KERNED), place
            drawn += 1
    assert drawn > 10 * PAGES


def words(drawn: Iterable[Drawn]) -> list[Drawn]:
    """Leave out spaces that stand by themselves, of which nothing is seen."""
    return [one for one in drawn if not one.face or one.text.strip()]


def said(drawn: Drawn) -> tuple[str, bytes, str]:
    """Return what is drawn, whatever case a small capital and whatever space a space stands for."""
    return drawn.face, drawn.codes, drawn.text.translate(ALIKE).casefold()


def test_destinations_are_the_same(both: Both) -> None:
    """Every id of the book leads to where its element begins."""
    numbers = page_numbers(both.bound)
    bound = {
        name: (numbers[place[0].objgen], float(place[2]), float(place[3]))
        for name, place in pikepdf.NameTree(both.bound.Root.Names.Dests).items()
    }
    one: dict[str, tuple[float, ...]] = {}
    for number, page in enumerate(both.document.pages):
        for name, (x, y, *_) in page.anchors.items():
            one.setdefault(name, (number, x * POINTS, (page.height - y) * POINTS))
    assert bound.keys() == one.keys()
    for name, (page, x, y) in one.items():
        assert bound[name][::2] == near((page, y)), name
        assert bound[name][1] == pytest.approx(x, abs=BEGUN), name


@dataclass
class Link:
    """A link: the page, its rectangle, its words, and where it leads."""

    page: int
    sides: list[float]
    words: str
    target: str


@dataclass
class Tag:
    """A structure element: what is said of it, and what it holds, in order.

    Content is a page and its number there.
    """

    kind: str
    language: str
    attributes: tuple[str, ...]
    kids: list[Tag | Link | tuple[int, int]]


def test_the_structure_is_the_same(both: Both) -> None:
    """Element by element, once the parts are taken out that the contents make."""
    bound, one = (structure(pdf) for pdf in (both.bound, both.one))
    assert (bound.kind, bound.language) == ("Document", one.language)
    compared = same(without_parts(bound, 0), one, "")
    assert compared > 10 * PAGES


def same(bound: Tag, one: Tag, above: str) -> int:
    """Assert that two elements and all that they hold are the same; return how many they are."""
    where = f"{above}/{bound.kind}"
    assert (bound.kind, bound.language) == (one.kind, one.language), where
    assert bound.attributes == one.attributes, where
    assert len(bound.kids) == len(one.kids), where
    count = 1
    for number, (ours, theirs) in enumerate(zip(bound.kids, one.kids, strict=True)):
        if isinstance(ours, Tag) and isinstance(theirs, Tag):
            count += same(ours, theirs, f"{where}[{number}]")
        elif isinstance(ours, Link) and isinstance(theirs, Link):
            assert ours.sides[::2] == near(theirs.sides[::2], BEGUN), where
            assert ours.sides[1::2] == near(theirs.sides[1::2]), where
            ours.sides = theirs.sides
            assert ours == theirs, where
        else:
            assert ours == theirs, where
    return count


def without_parts(tag: Tag, depth: int) -> Tag:
    """Put what parts hold in their place; raise headings by the parts they stood in.

    The first section of a part is its title, which stands as high as the part.
    """
    kids: list[Any] = []
    for kid in tag.kids:
        if not isinstance(kid, Tag):
            kids.append(kid)
        elif kid.kind == "Part":
            title = Tag("", kid.language, (), kid.kids[:1])
            below = Tag("", kid.language, (), kid.kids[1:])
            kids += without_parts(title, depth).kids + without_parts(below, depth + 1).kids
        else:
            kids.append(without_parts(kid, depth))
    level = tag.kind.removeprefix("H")
    kind = f"H{int(level) - depth}" if level.isdigit() else tag.kind
    return Tag(kind, tag.language, tag.attributes, kids)


def structure(pdf: pikepdf.Pdf) -> Tag:
    """Return the document element with all that it holds."""
    (root,) = pdf.Root.StructTreeRoot.K
    return tag_of(root, str(pdf.Root.Lang), page_numbers(pdf))


def tag_of(element: Any, language: str, numbers: dict[tuple[int, int], int]) -> Tag:
    """Return an element that stands in a text of that language, with all that it holds."""
    language = str(element.get("/Lang", language))
    said = tuple(str(element.get(f"/{key}", "")) for key in ("Alt", "ActualText", "ID"))
    attributes = element.get("/A", {})
    tag = Tag(str(element.S)[1:], language, (*said, shown(attributes)), [])
    for kid in element.K:
        if isinstance(kid, int):
            tag.kids.append((numbers[element.Pg.objgen], int(kid)))
        elif kid.get("/Type") == "/MCR":
            tag.kids.append((numbers[kid.Pg.objgen], int(kid.MCID)))
        elif kid.get("/Type") == "/OBJR":
            tag.kids.append(link_of(kid.Obj, numbers[kid.Pg.objgen]))
        else:
            tag.kids.append(tag_of(kid, language, numbers))
    return tag


def shown(attributes: Any) -> str:
    """Return attributes of an element, their lengths to a hundredth of a point."""
    listed = []
    for key, value in sorted(attributes.items()):
        is_box = isinstance(value, pikepdf.Array)
        listed.append((key, [round(float(n), 2) for n in value] if is_box else str(value)))
    return repr(listed)


def link_of(annotation: Any, page: int) -> Link:
    """Return a link; in the one document it has its words in its address (``pdf.capture``)."""
    sides = [float(side) for side in annotation.Rect]
    if "/Dest" in annotation:
        return Link(page, sides, str(annotation.Contents), str(annotation.Dest))
    address = str(annotation.A.URI)
    if not address.startswith(SCHEME):
        return Link(page, sides, str(annotation.get("/Contents", "")), address)
    target, _, words = address.removeprefix(SCHEME).partition("?")
    return Link(page, sides, unquote(words), unquote(target))
