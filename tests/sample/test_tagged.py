"""The tags of the sample edition, against its manuscripts and the text of every page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from tagged import Page, Tag, artifacts, read_pages, read_tags

from publisher.model.block import Figure, ListBlock, Query, Quotation, Turn
from publisher.model.edition import Edition
from publisher.model.inline import Inline, Note
from publisher.model.manuscript import Manuscript
from publisher.model.walk import blocks, plain, runs

pytestmark = pytest.mark.slow

STANDARD = frozenset(
    "Document Part Art Sect Div BlockQuote Caption TOC TOCI Index P H1 H2 H3 H4 H5 H6 L LI Lbl "
    "LBody Span Note Reference Link Figure".split()
)
INLINE = frozenset("Span Link Reference Lbl Speaker".split())


def solid(text: str) -> str:
    """Return letters and figures, blind to all that lines and hyphens may change."""
    return "".join(re.findall(r"\w", text.casefold()))


@pytest.fixture(scope="module")
def pdf(files_of: dict[str, Path]) -> Iterator[pikepdf.Pdf]:
    """Give the PDF for the screen."""
    with pikepdf.open(files_of["screen"]) as opened:
        yield opened


@pytest.fixture(scope="module")
def pages(pdf: pikepdf.Pdf) -> list[Page]:
    """Return what each page shows."""
    return read_pages(pdf)


@pytest.fixture(scope="module")
def root(pdf: pikepdf.Pdf, pages: list[Page]) -> Tag:
    """Return the document element."""
    return read_tags(pdf, pages)


@pytest.fixture(scope="module")
def labels(pdf: pikepdf.Pdf) -> list[str]:
    """Return the label of each page."""
    return [page.label for page in pdf.pages]


def sections(root: Tag) -> list[Tag]:
    """Return the sections of the book in order, those of parts too."""
    return [one for kid in root.kids for one in (kid.kids if kid.kind == "Part" else [kid])]


def test_all_text_is_in_a_tag_or_an_artifact(pages: list[Page], root: Tag) -> None:
    """Nothing is shown that is neither, and the tags hold all that is marked, once."""
    assert not any(page.loose for page in pages)
    marked = Counter(solid("".join(t for page in pages for t in page.marked.values())))
    assert Counter(solid(root.text())) == marked


def test_types_are_standard(root: Tag, pdf: pikepdf.Pdf) -> None:
    """Those that are not are said to be one that is."""
    roles = {str(own)[1:]: str(kind)[1:] for own, kind in pdf.Root.StructTreeRoot.RoleMap.items()}
    assert {roles.get(tag.kind, tag.kind) for tag in root.within()} <= STANDARD
    assert not roles.keys() & STANDARD


def test_headings_nest(root: Tag, edition: Edition) -> None:
    """No level is left out; an interview stands below its part."""
    levels = [int(t.kind[1]) for t in root.within() if re.fullmatch("H[1-6]", t.kind)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    titles = [
        (part.find("H1")[0].text(), [art.find("H2")[0].text() for art in part.find("Art")])
        for part in root.find("Part")
    ]
    wanted = [(part.title, [one.title for one in part.interviews]) for part in edition.parts]
    assert [(solid(title), below) for title, below in titles] == [
        (solid(title), below) for title, below in wanted
    ]


def test_every_note_is_called(root: Tag) -> None:
    """A call with its number stands before each note, in the paragraph above it."""
    calls = 0
    for around in root.within():
        for before, note in zip(around.kids, around.kids[1:], strict=False):
            if note.kind == "Note" and before.kind != "Note":
                called = [r.text() for r in before.find("Reference")]
                (number,) = note.find("Lbl")
                assert number.text().strip(". ") in called
                calls += 1
    assert calls == len(root.find("Note")) > 0
    names = [str(note.object.ID) for note in root.find("Note")]
    assert len(set(names)) == len(names)


def test_every_link_has_its_annotation(root: Tag, pdf: pikepdf.Pdf) -> None:
    """Each says where it leads, and every annotation is in one Link."""
    found = []
    for link in root.find("Link"):
        references = [k for k in link.object.K if isinstance(k, pikepdf.Dictionary)]
        references = [k for k in references if k.get("/Type") == "/OBJR"]
        assert references
        assert link.text().strip()
        for reference in references:
            assert str(reference.Obj.Contents).strip()
            found.append(reference.Obj.objgen)
    annotations = [a.objgen for page in pdf.pages for a in page.obj.get("/Annots", [])]
    assert sorted(found) == sorted(annotations)
    assert all(page.obj.Tabs == "/S" for page in pdf.pages)


def test_the_parent_tree_is_complete(root: Tag, pdf: pikepdf.Pdf, pages: list[Page]) -> None:
    """From every mark and every annotation a way leads to its tag."""
    nums = pikepdf.NumberTree(pdf.Root.StructTreeRoot.ParentTree)
    tags = {tag.object.objgen for tag in root.within()}
    for page, shown in zip(pdf.pages, pages, strict=True):
        marks = nums[int(page.obj.StructParents)] if "/StructParents" in page.obj else []
        assert len(marks) == len(shown.order)
        assert all(tag.objgen in tags for tag in marks)
        for annotation in page.obj.get("/Annots", []):
            assert nums[int(annotation.StructParent)].S == "/Link"


def test_pages_are_painted_in_the_order_of_reading(pages: list[Page]) -> None:
    """Whoever takes the text as it is painted reads it in order."""
    for page in pages:
        assert page.order == sorted(page.order)


def test_furniture_is_that_of_the_page(
    root: Tag, pages: list[Page], labels: list[str], edition: Edition
) -> None:
    """Folios are the labels; heads name the book and the section; openers and blanks have none."""
    openers = {section.page for section in sections(root)}
    begun, heads = "", 0
    for number, page in enumerate(pages):
        begun = solid("".join(page.marked.values())) if number in openers else begun
        top, bottom = artifacts(page, "Header"), artifacts(page, "Footer")
        if not page.marked:
            assert not top + bottom
        elif number in openers:
            assert not top
            assert bottom in ([], [labels[number]])
        else:
            assert not bottom
            (folio,) = (text for text in top if text == labels[number])
            (head,) = (text for text in top if text != folio)
            words = solid(head.rstrip("…"))
            assert words in begun if number % 2 == 0 else words == solid(edition.title)
            heads += 1
    assert heads > len(pages) // 2


def test_contents_show_where_things_are(
    root: Tag, pdf: pikepdf.Pdf, pages: list[Page], labels: list[str]
) -> None:
    """Each entry has the folio of the page that its link leads to, and its words stand there."""
    names = pikepdf.NameTree(pdf.Root.Names.Dests)
    by_page = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
    entries = 0
    for entry in root.find("TOCI"):
        reference = entry.kids[0]
        (link,) = reference.find("Link")
        folio = reference.text("Link").strip()
        objects = [
            k.Obj for k in link.object.K if isinstance(k, pikepdf.Dictionary) and "/Obj" in k
        ]
        target = names[str(objects[0].Dest)]
        number = by_page[target[0].objgen]
        assert labels[number] == folio
        title = solid(link.text().partition(":")[2] or link.text())
        assert title[:6] in solid("".join(pages[number].marked.values())), link.text()
        entries += 1
    assert entries >= 10


def test_every_word_of_a_manuscript_is_read_and_no_other(root: Tag, edition: Edition) -> None:
    """In tag order, to the letter; notes follow the paragraph that calls them."""
    matter = [m.manuscript for m in (*edition.front, *edition.back) if m.manuscript]
    texts = {one.id: " ".join(" ".join(_said(one)).split()) for one in matter}
    texts |= {one.id: " ".join(" ".join(_said(one)).split()) for one in edition.interviews}
    for section in sections(root):
        bodies = [kid for kid in section.kids if kid.kind in ("Div", "BlockQuote")]
        text = "".join(_read(kid) for kid in bodies if not _is_portraits(kid))
        text = " ".join(text.replace("\u00ad", "").split())
        own = " ".join(_read(bodies[0]).replace("\u00ad", "").split()) if bodies else ""
        name = next((name for name, said in texts.items() if said in (text, own)), "")
        assert name or _is_generated(section), text
        texts.pop(name, "")
    assert texts == {}


def _read(tag: Tag) -> str:
    """Return what is read in a tag but what the book adds: speakers, numbers and calls."""
    if tag.kind in ("Speaker", "Lbl"):
        return ""
    text = "".join(part if isinstance(part, str) else _read(part) for part in tag.parts)
    return text if tag.kind in INLINE else f" {text} "


def _is_portraits(tag: Tag) -> bool:
    return all(kid.kind == "Div" and kid.kids[0].kind == "Figure" for kid in tag.kids)


def _is_generated(section: Tag) -> bool:
    """Tell whether a section is one that the program writes."""
    title = solid("".join(t.text() for t in section.kids[:2]))
    names = ("contents", "index", "colophon", "sources", "part")
    plainly = all(kid.kind != "Art" for kid in section.within())
    return plainly and (section.page < 8 or any(name in title for name in names))


def _said(manuscript: Manuscript) -> Iterator[str]:
    """Yield the texts of a manuscript in the order in which they are read."""
    for block in blocks(manuscript):
        if isinstance(block, Turn | Quotation | ListBlock | Query):
            continue
        notes: list[Note] = []
        for run in runs(block):
            notes += _notes(run)
            yield plain(run)
        if isinstance(block, Figure):
            yield block.credit
        for note in notes:
            yield from map(plain, note.paragraphs)


def _notes(run: tuple[Inline, ...]) -> list[Note]:
    found: list[Note] = []
    for inline in run:
        if isinstance(inline, Note):
            found.append(inline)
        found += _notes(getattr(inline, "children", ()))
    return found


def test_both_bindings_show_the_same_words(files_of: dict[str, Path], pages: list[Page]) -> None:
    """What PDFium takes from each page is what its tags and its furniture hold."""
    for kind in ("screen", "print"):
        book = pypdfium2.PdfDocument(files_of[kind])
        for number, page in enumerate(pages):
            shown = book[number].get_textpage().get_text_range()
            held = [*page.marked.values(), *(text for _, text in page.artifacts)]
            assert Counter(solid(shown)) == Counter(solid("".join(held))), (kind, number)
        book.close()
