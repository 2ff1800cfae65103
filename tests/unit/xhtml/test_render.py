"""Rendering: whole publications, and laws that hold for any manuscript."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from xml.etree import ElementTree

import pytest
from editions import book_of, light_style, paragraph, said, sample
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from strategies import manuscripts

from publisher import xhtml
from publisher.model import walk
from publisher.model.block import (
    Block,
    Figure,
    Heading,
    ListBlock,
    Paragraph,
    Quotation,
    Turn,
    Verse,
)
from publisher.model.edition import Edition
from publisher.model.inline import Inline, Link, Text
from publisher.model.manuscript import Manuscript
from publisher.model.person import Speaker
from publisher.model.publication import ContentsEntry, Document, Medium, Publication
from publisher.xhtml.check import problems
from publisher.xhtml.phrases import phrases_of
from publisher.xhtml.plan import plan

VOID = {"br", "hr", "img"}
STYLE = light_style()
BARE = light_style(sheet="")
some = settings(max_examples=25)


def _tree(document: Document) -> ElementTree.Element:
    wrapped = f'<r xmlns:epub="http://www.idpf.org/2007/ops">{document.body}</r>'
    return ElementTree.fromstring(wrapped)


def _everything(publication: Publication) -> Iterator[tuple[Document, ElementTree.Element]]:
    for document in publication.documents:
        for node in _tree(document).iter():
            yield document, node


def _words(node: ElementTree.Element, *without: str) -> str:
    """Return the text below a node, but for what bears one of those classes."""

    def pieces(inner: ElementTree.Element) -> Iterator[str]:
        if inner.get("class") not in without:
            yield inner.text or ""
            for child in inner:
                yield from pieces(child)
        yield inner.tail or ""

    return " ".join("".join(pieces(node)).split())


def _runs(block: Block) -> Iterator[tuple[Inline, ...]]:
    match block:
        case Paragraph(inlines=run) | Heading(inlines=run):
            yield run
        case Quotation(blocks=inner) | Turn(blocks=inner):
            for child in inner:
                yield from _runs(child)
        case ListBlock(items=items):
            for item in items:
                for child in item:
                    yield from _runs(child)
        case Verse(stanzas=stanzas):
            for stanza in stanzas:
                yield from stanza
        case Figure(caption=caption, credit=credit):
            yield from (caption, (Text(credit),))
        case _:
            return


def _spoken(block: Block) -> str:
    """Return the words of a block as the model has them, notes left out."""
    return "".join("".join(walk.plain(run).split()) for run in _runs(block))


def _solid(text: str) -> str:
    return "".join(text.split())


@st.composite
def _editions(draw: st.DrawFn) -> Edition:
    edition = book_of(draw(st.lists(manuscripts(), min_size=1, max_size=2)))
    sections = plan(edition, Medium.PRINT, phrases_of(edition.language))
    found = problems(edition, sections, _anchors(edition))
    assume(not any("U+" in problem.message for problem in found))
    return edition


def _anchors(edition: Edition) -> set[str]:
    ids = {i for text in edition.interviews for i in walk.turn_ids(text)}
    return ids | {text.id for text in edition.interviews}


@some
@given(_editions(), st.sampled_from(Medium))
def test_any_book_is_sound_xhtml(edition: Edition, medium: Medium) -> None:
    """Documents are well-formed, ids unique in the book, only void elements close themselves."""
    publication = xhtml.render(edition, BARE, medium)
    ids = [node.get("id") for _, node in _everything(publication) if node.get("id")]
    assert [i for i, count in Counter(ids).items() if count > 1] == []
    for document in publication.documents:
        closed = set(re.findall(r"<([a-z0-9]+)[^<>]*/>", document.body))
        assert closed <= VOID
        assert document.id in ids


@some
@given(_editions(), st.sampled_from(Medium))
def test_every_link_leads_somewhere(edition: Edition, medium: Medium) -> None:
    """Links within the book name an id of the very document they say; pictures are resources."""
    publication = xhtml.render(edition, BARE, medium)
    homes = {node.get("id"): document.path for document, node in _everything(publication)}
    files = {resource.path for resource in publication.resources}
    for document, node in _everything(publication):
        href = node.get("href", "")
        path, _, fragment = href.partition("#")
        if node.tag == "img":
            assert node.get("src") in files
        if not href or re.match(r"https?:|mailto:", href, re.IGNORECASE):
            continue
        assert fragment in homes
        if medium is Medium.EPUB:
            assert homes[fragment] == (path or document.path)
        else:
            assert path == ""
    for entry in _flat(publication.contents):
        path, _, fragment = entry.href.partition("#")
        assert homes[fragment] == path
        assert entry.label.strip()


def _flat(entries: tuple[ContentsEntry, ...]) -> Iterator[ContentsEntry]:
    for entry in entries:
        yield entry
        yield from _flat(entry.children)


@some
@given(_editions(), st.sampled_from(Medium))
def test_no_word_is_lost_or_added(edition: Edition, medium: Medium) -> None:
    """The words of each turn, less its label, are those of the manuscript; so are the bodies'."""
    publication = xhtml.render(edition, BARE, medium)
    for text in edition.interviews:
        root = _tree(publication.document(text.id))
        nodes = {node.get("id"): node for node in root.iter()}
        turns = [block for block in text.body if isinstance(block, Turn)]
        for turn, anchor in zip(turns, walk.turn_ids(text), strict=True):
            assert _solid(_words(nodes[anchor], "speaker", "noteref", "footnote")) == _spoken(turn)
        body = next(node for node in root.iter("div") if node.get("class") in ("talk", "prose"))
        expected = "".join(map(_spoken, text.body))
        assert _solid(_words(body, "speaker", "noteref", "footnote")) == expected


@some
@given(_editions())
def test_notes_lead_there_and_back(edition: Edition) -> None:
    """In an EPUB each reference leads to its own note, and the note back to the reference."""
    publication = xhtml.render(edition, BARE, Medium.EPUB)
    for text in edition.interviews:
        nodes = list(_tree(publication.document(text.id)).iter())
        by_id = {node.get("id"): node for node in nodes}
        references = [node for node in nodes if node.get("class") == "noteref"]
        written = list(walk.notes(text))
        assert len(references) == len(written)
        numbers = [reference.text for reference in references]
        assert sorted(numbers, key=int) == [str(n + 1) for n in range(len(written))]
        for reference in references:
            note = by_id[reference.get("href", "")[1:]]
            backlinks = [node for node in note.iter("a") if node.get("class") == "backlink"]
            assert [back.get("href") for back in backlinks] == [f"#{reference.get('id')}"]
        notes = [node for node in nodes if node.tag == "li" and node.find("p/a") is not None]
        notes = [node for node in notes if node.find(".//a[@class='backlink']") is not None]
        expected = Counter(
            "".join(_solid(walk.plain(p)) for p in note.paragraphs) for note in written
        )
        assert Counter(_solid(_words(note, "backlink")) for note in notes) == expected


@some
@given(_editions())
def test_printed_notes_stand_in_place(edition: Edition) -> None:
    """In print each note is a span where it is called, with all its words."""
    publication = xhtml.render(edition, BARE, Medium.PRINT)
    for text in edition.interviews:
        root = _tree(publication.document(text.id))
        spans = [n for n in root.iter("span") if n.get("class") == "footnote"]
        expected = Counter(
            "".join(_solid(walk.plain(p)) for p in note.paragraphs) for note in walk.notes(text)
        )
        assert Counter(_solid("".join(span.itertext())) for span in spans) == expected


@some
@given(_editions())
def test_headings_skip_no_level(edition: Edition) -> None:
    """A heading is at most one level below the one before, whatever the manuscript says."""
    publication = xhtml.render(edition, BARE, Medium.EPUB)
    for document in publication.documents:
        level = 0
        for node in _tree(document).iter():
            if re.fullmatch("h[1-6]", node.tag):
                assert int(node.tag[1]) <= level + 1
                level = int(node.tag[1])


def _of(edition: Edition, id: str, medium: Medium = Medium.EPUB) -> str:
    return xhtml.render(edition, STYLE, medium).document(id).body


def test_turn_as_promised() -> None:
    """A turn bears role, id, time code and label; what follows are plain paragraphs."""
    body = _of(sample(), "night-shift")
    opening = (
        '<div class="turn interviewer" id="night-shift.t01" data-speaker="Q" '
        'data-at="00:00:09">\n'
        '<p class="says"><b class="speaker">Dervla Quaine:</b> When did you <em>start</em>?</p>\n'
        "</div>"
    )
    assert opening in body
    answer = (
        '<p class="says"><b class="speaker">Anna Berg:</b> Nineteen sixty-two. '
        '<span class="aside">[laughs]</span>\nI was<a class="noteref"'
    )
    assert answer in body
    assert '<p>Ask <span class="insertion">[Margit]</span> &amp; &lt;Bo&gt;.<a' in body
    verse = (
        '<p class="stanza"><span class="verse-line">The bell,</span><br/>\n'
        '<span class="verse-line">the bell</span></p>'
    )
    assert verse in body
    assert '<div class="turn interviewee" id="night-shift.end" data-speaker="' in body
    assert '<span class="smallcaps">bbc</span>' in body
    assert '<hr class="break"/>' in body


def test_queries_are_never_rendered() -> None:
    """An editor's remark leaves no trace."""
    for medium in Medium:
        assert "ask her again" not in _of(sample(), "night-shift", medium)
        assert "when?" not in _of(sample(), "night-shift", medium)


def test_lists_keep_their_numbers() -> None:
    """An ordered list starts where it says; an item of one paragraph holds its words directly."""
    body = _of(sample(), "the-tuner")
    assert '<ol start="3">\n<li>lever</li>\n<li>\n<p>felt</p>\n<p>red</p>\n</li>\n</ol>' in body
    assert "<ul>\n<li>fork</li>\n</ul>" in body


def test_a_note_within_a_link_follows_it() -> None:
    """A link holds no other link, so the call of the note stands behind it."""
    link = '<a href="https://a.example/b%20c?d=%C3%A9">the hall</a><a class="noteref"'
    assert link in _of(sample(), "the-tuner")


def test_a_link_within_a_link_is_its_words() -> None:
    """The outer link wins; no word is lost."""
    inner = Link((Text("in"),), "https://b.c/")
    text = Manuscript("m", "M", body=(paragraph(Link((Text("out "), inner), "https://a.b/")),))
    assert '<p><a href="https://a.b/">out in</a></p>' in _of(book_of([text]), "text-0")


def test_links_within_the_book_name_the_file_only_in_an_epub() -> None:
    """In print an id is enough: the binder knows where it lies."""
    assert 'href="night-shift.xhtml#night-shift.end"' in _of(sample(), "the-tuner")
    assert 'href="#night-shift.end"' in _of(sample(), "the-tuner", Medium.PRINT)


def test_language_and_direction_are_said_where_they_change() -> None:
    """A section in another language says so, and what the book says in it says its own."""
    french = _of(sample(), "la-criee")
    assert 'id="la-criee" lang="fr" xml:lang="fr" epub:type="chapter"' in french
    assert '<p class="byline" lang="en-GB" xml:lang="en-GB">A conversation with' in french
    assert '<b class="speaker">Question\u00a0:</b>' in french
    arabic = _of(sample(), "layla")
    assert 'id="layla" lang="ar" xml:lang="ar" dir="rtl"' in arabic
    assert "lang=" not in _of(sample(), "night-shift")


def test_labels_borrowed_from_english_say_so() -> None:
    """Where publisher has no phrases of a language, its own words are marked as English."""
    talk = Manuscript(
        "m", "M", "ja", speakers=(Speaker("Q", "Q", "interviewer"),), body=(said("Q", "あ"),)
    )
    edition = replace(sample(), parts=(replace(sample().parts[0], interviews=(talk,)),))
    edition = replace(edition, front=(), back=())
    label = '<b class="speaker"><span lang="en" xml:lang="en">Interviewer</span>:</b> あ'
    assert label in _of(edition, "m")


def test_a_turn_that_opens_with_no_paragraph_keeps_its_label() -> None:
    """The label then stands alone, before what is said."""
    verse = Verse((((*paragraph("La").inlines,),),))
    talk = Manuscript(
        "m", "M", speakers=(Speaker("A", "Ann"),), body=(Turn("A", (verse,)), said("A", "x"))
    )
    body = _of(book_of([talk]), "text-0")
    assert '<p class="says"><b class="speaker">Ann:</b></p>\n<div class="verse">' in body


@pytest.mark.parametrize("medium", Medium)
def test_same_edition_same_publication(medium: Medium) -> None:
    """Rendering twice gives equal documents and equal bytes."""
    assert xhtml.render(sample(), STYLE, medium) == xhtml.render(sample(), STYLE, medium)


def test_what_an_epub_carries() -> None:
    """Cover, shown pictures, style sheet, font and licence; in print only the pictures."""
    epub = [r.path for r in xhtml.render(sample(), STYLE, Medium.EPUB).resources]
    assert epub == [
        "images/cover.jpg",
        "images/hall-plan.png",
        "css/book.css",
        "fonts/alegreya-sans-400.ttf",
        "fonts/alegreya-sans-license.txt",
    ]
    printed = xhtml.render(sample(), STYLE, Medium.PRINT)
    assert [r.path for r in printed.resources] == ["images/hall-plan.png"]
    assert "cover" not in [document.role for document in printed.documents]
