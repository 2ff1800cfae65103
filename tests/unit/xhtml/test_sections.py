"""Sections: what each page of a book says, and what it does not."""

import re
from dataclasses import replace

import pytest
from editions import light_style, paragraph, said, sample

from publisher import xhtml
from publisher.model.block import Heading
from publisher.model.edition import Edition, Matter, Part
from publisher.model.inline import Note, Text
from publisher.model.manuscript import Manuscript
from publisher.model.person import Contributor, Speaker
from publisher.model.publication import ContentsEntry, Document, Folio, Medium, Pagination

STYLE = light_style()


def _documents(edition: Edition, medium: Medium = Medium.PRINT) -> dict[str, Document]:
    return {d.id: d for d in xhtml.render(edition, STYLE, medium).documents}


def test_spine_order() -> None:
    """Cover, front, parts with their interviews, back; each in its matter."""
    found = [(d.id, d.role, d.matter) for d in _documents(sample(), Medium.EPUB).values()]
    assert found == [
        ("cover", "cover", "cover"),
        ("half-title", "half-title", "front"),
        ("title-page", "title-page", "front"),
        ("copyright", "copyright", "front"),
        ("contents", "contents", "front"),
        ("for-gwen", "dedication", "front"),
        ("before", "preface", "front"),
        ("part-1", "part", "body"),
        ("night-shift", "interview", "body"),
        ("the-tuner", "interview", "body"),
        ("part-2", "part", "body"),
        ("la-criee", "interview", "body"),
        ("layla", "interview", "body"),
        ("colophon", "colophon", "back"),
    ]


def test_opener_of_an_interview() -> None:
    """Number, title, subtitle, who talks, who translated, when and where."""
    body = _documents(sample())["night-shift"].body
    assert body.startswith(
        '<section class="interview" id="night-shift" epub:type="chapter" role="doc-chapter" '
        'aria-labelledby="night-shift_title">\n'
        '<header class="opener">\n'
        '<p class="number">1</p>\n'
        '<h1 id="night-shift_title">The Night Shift</h1>\n'
        '<p class="subtitle" epub:type="subtitle" role="doc-subtitle">Eleven years of it</p>\n'
        '<p class="byline">A conversation with Anna Berg and Bo Ek</p>\n'
        '<p class="credit">Translated by Tove Lind</p>\n'
        '<p class="occasion">14 March 2021, Hallsberg</p>\n'
        "</header>\n"
        '<div class="headnote">\n<p>Recorded at the gate.<br/>Twice.</p>\n</div>\n'
        '<div class="talk">\n'
    )


def test_an_interviewer_of_the_whole_book_is_not_credited_again() -> None:
    """Who is on the title page is not repeated in each opener; others are."""
    assert "Interview by" not in _documents(sample())["night-shift"].body
    stranger = replace(sample(), contributors=())
    assert "Interview by Dervla Quaine" in _documents(stranger)["night-shift"].body


def test_a_panel_names_its_moderator() -> None:
    """Who leads a talk of many is credited as that."""
    speakers = (Speaker("M", "Pia Strand", "moderator"), Speaker("A", "Ann Ek", "interviewee"))
    talk = Manuscript("p", "P", "en-GB", speakers=speakers, body=(said("M", "x"), said("A", "y")))
    body = _documents(replace(sample(), parts=(Part("", (talk,)),), front=()))["p"].body
    assert '<p class="byline">A conversation with Ann Ek</p>' in body
    assert '<p class="credit">Moderated by Pia Strand</p>' in body


def test_where_nobody_knows_who_asks_only_names_stand() -> None:
    """Roles are not made up: two voices of unknown role are named side by side."""
    speakers = (Speaker("B", "Bo Ek"), Speaker("A", "Ann Ek"))
    talk = Manuscript("p", "P", "en-GB", speakers=speakers, body=(said("B", "x"), said("A", "y")))
    body = _documents(replace(sample(), parts=(Part("", (talk,)),), front=()))["p"].body
    assert '<p class="byline">Bo Ek and Ann Ek</p>' in body


def test_an_essay_has_its_author_for_a_byline() -> None:
    """A text without turns is prose by its author."""
    body = _documents(sample())["the-tuner"].body
    assert '<p class="byline">By Dervla Quaine</p>' in body
    assert '<div class="prose">' in body


def test_instalments_are_told_apart() -> None:
    """A part of an interview says which, in its opener and wherever it is listed."""
    found = _documents(sample())["la-criee"]
    assert found.title == found.running_head == "La criée (Part Two)"
    assert '<p class="instalment" lang="en-GB" xml:lang="en-GB">Part Two</p>' in found.body


def test_a_lone_interview_has_no_number() -> None:
    """Numbers are for choosing among several."""
    edition = replace(sample(), parts=(Part("", sample().parts[0].interviews[:1]),))
    edition = replace(edition, front=(), back=())
    assert 'class="number"' not in _documents(edition)["night-shift"].body


def test_title_page() -> None:
    """Title, subtitle and those in front of the scene; the imprint with the year."""
    assert _documents(sample())["title-page"].body == (
        '<section class="title-page" id="title-page" epub:type="titlepage" '
        'aria-labelledby="title-page_title">\n'
        '<h1 class="book-title" id="title-page_title">Small Hours</h1>\n'
        '<p class="book-subtitle" epub:type="subtitle" role="doc-subtitle">Talk &amp; light</p>\n'
        '<p class="book-people">Edited by Dervla Quaine</p>\n'
        '<p class="book-imprint">Lantern &amp; Tide<br/>Cork, 2024</p>\n'
        "</section>\n"
    )


def test_copyright_page() -> None:
    """Everybody with a part, statement, imprint, rights, and an ISBN a product."""
    body = _documents(sample())["copyright"].body
    for line in (
        '<p class="book-people">Cover by Tom Ashe</p>',
        '<p class="statement">First edition</p>',
        '<p class="book-imprint">Lantern &amp; Tide, Cork, 2024</p>',
        '<p class="rights">© 2024 the speakers.</p>',
        '<p class="rights">All rights reserved.</p>',
        '<p class="isbn">ISBN 978-1-234567-89-7 (EPUB)<br/>ISBN 9781234567880 (paperback)</p>',
    ):
        assert line in body


def test_copyright_page_invents_nothing() -> None:
    """What the edition does not say, the page does not say."""
    edition = Edition("s", "S", "en", parts=sample().parts[:1], images=sample().images)
    edition = replace(edition, front=(Matter("copyright"),))
    assert _documents(edition)["copyright"].body == (
        '<section class="copyright" id="copyright" epub:type="copyright-page" '
        'aria-label="Copyright">\n'
        '<p class="book-title">S</p>\n'
        '<p class="typefaces">Set in Alegreya Sans.</p>\n'
        "</section>\n"
    )


def test_colophon_names_typeface_and_licence() -> None:
    """The notice of the typeface's authors and its licence, as the licence asks."""
    body = _documents(sample())["colophon"].body
    assert "Set in Alegreya Sans." in body
    assert "Copyright 2013 The Alegreya Sans Project Authors" in body
    assert "under the SIL Open Font License 1.1." in body
    address = "https://github.com/huertatipografica/Alegreya-Sans"
    assert f'(<a class="address" href="{address}">{address}</a>), under the' in body


def test_a_licence_says_in_which_language_it_is() -> None:
    """Else its words stand in the wrong order in a book that is read leftward."""
    body = _documents(replace(sample(), language="ar"))["colophon"].body
    assert '<p class="license" lang="en" xml:lang="en" dir="ltr">Copyright 2013' in body


def test_parts_are_numbered_in_words() -> None:
    """A titled part says its number above; the untitled one has it for a title."""
    found = _documents(sample())
    assert '<p class="number">Part One</p>\n<h1 id="part-1_title">Land</h1>' in found["part-1"].body
    assert '<h1 id="part-2_title">Part Two</h1>' in found["part-2"].body
    assert 'class="number"' not in found["part-2"].body


def test_a_plain_book_has_no_parts() -> None:
    """The only, nameless part of a plain book opens nothing."""
    edition = replace(sample(), parts=(Part("", sample().interviews),))
    assert not [d for d in _documents(edition).values() if d.role == "part"]


def test_a_dedication_shows_no_heading() -> None:
    """It is named for assistive technology only, and runs no head."""
    found = _documents(sample())["for-gwen"]
    assert 'aria-label="Dedication"' in found.body
    assert "<h1" not in found.body
    assert found.running_head == ""


def test_the_first_heading_of_a_page_is_of_the_first_level() -> None:
    """Where no title is shown, the first heading is an h1: one within, or that of the notes."""
    note = Note("1", ((Text("Hers."),),))
    noted = Manuscript("d", "D", body=(paragraph("For Gwen", note),))
    headed = replace(noted, body=(Heading(3, (Text("Once"),)), paragraph("x", note)))
    for text, levels in ((noted, ["1"]), (headed, ["1", "2"])):
        edition = replace(sample(), front=(Matter("dedication", text),))
        body = _documents(edition, Medium.EPUB)["d"].body
        assert re.findall(r"<h([1-6])", body) == levels


def test_contents_page() -> None:
    """Written sections with the people in them; parts hold theirs."""
    body = _documents(sample(), Medium.EPUB)["contents"].body
    assert '<h1 id="contents_title">Contents</h1>\n<ol class="toc">\n' in body
    assert '<li><a href="before.xhtml#before"><span class="entry">Before</span></a></li>' in body
    assert (
        '<li class="part"><a href="part-1.xhtml#part-1"><span class="entry">Part One: Land</span>'
        "</a><ol>\n"
        '<li><a href="night-shift.xhtml#night-shift"><span class="entry">The Night Shift</span> '
        '<span class="by">Anna Berg and Bo Ek</span></a></li>\n'
    ) in body
    assert '<span class="entry" lang="fr" xml:lang="fr">La criée (Part Two)</span>' in body
    assert "folio" not in body
    assert "for-gwen" not in body


def test_printed_contents_have_folios() -> None:
    """In print each entry has the folio of its section, and its link is the bare id."""
    publication = xhtml.render(sample(), STYLE, Medium.PRINT)
    folios = tuple(Folio(d.id, d.id, f"f{n}", n) for n, d in enumerate(publication.documents))
    (found,) = xhtml.with_folios(sample(), STYLE, publication, Pagination(folios, 99))
    assert found.id == "contents"
    assert found.role == "contents"
    assert (
        '<a href="#night-shift"><span class="entry">The Night Shift</span> '
        '<span class="by">Anna Berg and Bo Ek</span></a> <span class="folio">f7</span>'
    ) in found.body
    assert '</a> <span class="folio">f6</span><ol>' in found.body


def test_printed_contents_lack_no_folio() -> None:
    """A section that was not printed is an error, not a gap."""
    publication = xhtml.render(sample(), STYLE, Medium.PRINT)
    with pytest.raises(KeyError):
        xhtml.with_folios(sample(), STYLE, publication, Pagination((), 0))
    bare = replace(sample(), front=())
    assert xhtml.with_folios(bare, STYLE, publication, Pagination((), 0)) == ()


def test_tree_of_contents() -> None:
    """Machines get every section but cover and half title, and the headings of interviews."""
    tree = xhtml.render(sample(), STYLE, Medium.EPUB).contents
    assert [entry.label for entry in tree] == [
        *("Title Page", "Copyright", "Contents", "Dedication", "Before"),
        *("Part One: Land", "Part Two", "Colophon"),
    ]
    talk = tree[5].children[0]
    assert (talk.label, talk.by) == ("The Night Shift", "Anna Berg and Bo Ek")
    href = "night-shift.xhtml#night-shift_heading-1"
    assert talk.children == (ContentsEntry("The box", href, language="en-GB"),)
    assert [entry.language for entry in tree[6].children] == ["fr", "ar"]


def test_headings_may_be_left_out_of_the_tree() -> None:
    """An edition whose interviews have many headings may list the interviews alone."""
    edition = replace(sample(), contents_headings=False)
    for medium in Medium:
        tree = xhtml.render(edition, STYLE, medium).contents
        assert [talk.children for part in tree[5:7] for talk in part.children] == [()] * 4


def test_book_speaks_its_own_language() -> None:
    """Generated pages of a German book are in German, of a Japanese one in English, and say so."""
    german = _documents(replace(sample(), language="de"))
    assert german["contents"].title == "Inhalt"
    assert '<p class="book-people">Herausgegeben von Dervla Quaine</p>' in german["title-page"].body
    japanese = _documents(replace(sample(), language="ja"))
    assert '<h1 id="contents_title" lang="en" xml:lang="en">Contents</h1>' in (
        japanese["contents"].body
    )


def test_generated_pages_give_way_to_manuscripts() -> None:
    """A manuscript keeps its id; a generated page that wants it takes another."""
    text = Manuscript("contents", "Contents of a Pocket", body=(paragraph("A key."),))
    edition = replace(sample(), parts=(Part("", (text,)),), front=(Matter("contents"),))
    assert [d.id for d in _documents(edition).values()] == ["contents-2", "contents", "colophon"]


def test_a_written_page_replaces_a_generated_one() -> None:
    """An edition may bring its own colophon."""
    own = Manuscript("end", "The End", body=(paragraph("Set by hand."),))
    found = _documents(replace(sample(), back=(Matter("colophon", own),)))["end"]
    assert found.role == "colophon"
    assert "Set by hand." in found.body


def test_contributors_of_a_matter() -> None:
    """A preface names who wrote it."""
    preface = Manuscript(
        "p", "P", contributors=(Contributor("Ann", ("aut",)),), body=(paragraph("x"),)
    )
    body = _documents(replace(sample(), front=(Matter("preface", preface),)))["p"].body
    assert '<p class="byline" lang="en-GB" xml:lang="en-GB">By Ann</p>' in body


def test_a_talk_may_stand_in_the_matter() -> None:
    """An afterword in the form of a talk is set as a talk."""
    talk = Manuscript("a", "A", speakers=(Speaker("Q", "Ann Ek"),), body=(said("Q", "x"),))
    body = _documents(replace(sample(), back=(Matter("afterword", talk),)))["a"].body
    assert '<div class="talk">\n<div class="turn unknown" id="a.t01" data-speaker="Q">' in body
