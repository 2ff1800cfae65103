"""The survey: counts of what files hold, each on files made to show it."""

from __future__ import annotations

import io

import pytest
from markupsafe import Markup
from PIL import Image as Pillow

from publisher.epub.opf import File
from publisher.epub.page import file
from publisher.epub.survey import Survey, survey


def _page(body: str, path: str = "a.xhtml", title: str = "A", language: str = "en") -> File:
    return File(path, path, "application/xhtml+xml", file(title, language, Markup(body)))


def _counts(*files: File, **wanted: int) -> None:
    """Hold that the survey of the files has these counts."""
    found = survey(files)
    assert {name: getattr(found, name) for name in wanted} == wanted


def _sheet(css: str) -> File:
    return File("c", "c.css", "text/css", css.encode())


def test_nothing_is_nothing() -> None:
    """No files, no counts."""
    assert survey(()) == Survey()


def test_documents_titles_and_languages() -> None:
    """Each document has a title and a language that is told; passages tell theirs."""
    passage = '<p lang="und" xml:lang="und">x</p><p lang="fr" xml:lang="fr">y</p>'
    _counts(
        _page(passage),
        _page("<p>x</p>", "b.xhtml", " ", "und"),
        documents=2,
        untitled=1,
        unlanguaged=1,
        undetermined=1,
    )


@pytest.mark.parametrize(
    ("picture", "described"),
    [
        ('<img src="a.png" alt="A box"/>', 1),
        ('<img src="a.png" alt=""/>', 0),
        ('<img src="a.png" alt=" "/>', 0),
        ('<img src="a.png"/>', 0),
        ('<svg aria-label="A box"></svg>', 1),
        ("<svg></svg>", 0),
    ],
)
def test_pictures_and_their_alternatives(picture: str, described: int) -> None:
    """A blank says nothing."""
    _counts(_page(picture), pictures=1, described=described, covers=0)


def test_a_cover_stands_apart() -> None:
    """It is no picture of the text."""
    cover = '<img src="c.jpg" alt="Cover" role="doc-cover"/>'
    _counts(_page(cover), pictures=0, described=0, covers=1, covers_described=1)


@pytest.mark.parametrize(
    ("levels", "skips"),
    [("1", 0), ("12", 0), ("1232", 0), ("13", 1), ("2", 1), ("1242", 1), ("", 0)],
)
def test_headings(levels: str, skips: int) -> None:
    """A heading is at most one level below the one before; the first is of level 1."""
    body = "".join(f"<h{n}>x</h{n}>" for n in levels)
    _counts(_page(body), headings=len(levels), skips=skips)


def test_links_and_their_targets() -> None:
    """Links within the book lead somewhere; those to the web are not followed."""
    body = (
        '<p id="here">x</p>'
        '<a href="#here">1</a><a href="b.xhtml#there">2</a><a href="b.xhtml">3</a>'
        '<a href="#nowhere">4</a><a href="c.xhtml">5</a><a href="https://x.example/#y">6</a>'
    )
    _counts(_page(body), _page('<p id="there">x</p>', "b.xhtml"), links=6, broken=2, nameless=0)


@pytest.mark.parametrize(
    ("link", "nameless"),
    [
        ('<a href="#x">words</a>', 0),
        ('<a href="#x"><em>words</em></a>', 0),
        ('<a href="#x"> </a>', 1),
        ('<a href="#x"><em></em></a>', 1),
        ('<a href="#x" aria-label="Back"></a>', 0),
        ('<a href="#x"><img src="a.png" alt="Back"/></a>', 0),
        ('<a href="#x"><img src="a.png" alt=""/></a>', 1),
    ],
)
def test_links_have_words(link: str, nameless: int) -> None:
    """Words, a label, or a picture that has an alternative."""
    _counts(_page(link), links=1, nameless=nameless)


def test_contents_lead_to_places() -> None:
    """Entries of the contents, and those that lead nowhere."""
    nav = (
        '<nav epub:type="toc" role="doc-toc"><ol><li><a href="a.xhtml#x">X</a></li>'
        '<li><a href="a.xhtml#y">Y</a></li></ol></nav>'
        '<nav epub:type="landmarks"><ol><li><a href="a.xhtml">A</a></li></ol></nav>'
    )
    files = (_page(nav, "nav.xhtml"), _page('<h1 id="x">X</h1>'))
    _counts(*files, contents=2, contents_broken=1, page_list=0, roles=1)


@pytest.mark.parametrize(
    ("marked", "listed", "astray"),
    [("12", "12", 0), ("12", "1", 1), ("1", "12", 1), ("12", "", 2), ("", "1", 1), ("", "", 0)],
)
def test_page_list_and_markers_belong_together(marked: str, listed: str, astray: int) -> None:
    """Each entry leads to a marker, and each marker has an entry."""
    body = "".join(
        f'<p>x <span epub:type="pagebreak" role="doc-pagebreak" id="p{n}" aria-label="{n}"></span>'
        for n in marked
    )
    items = "".join(f'<li><a href="a.xhtml#p{n}">{n}</a></li>' for n in listed)
    nav = f'<nav epub:type="page-list" role="doc-pagelist"><ol>{items}</ol></nav>'
    files = (_page(nav, "nav.xhtml"), _page(body))
    _counts(*files, page_breaks=len(marked), page_list=len(listed), pages_astray=astray)


def test_a_marker_without_an_id_is_astray() -> None:
    """Nothing can lead to it."""
    _counts(_page('<span role="doc-pagebreak"></span>'), page_breaks=1, pages_astray=1)


@pytest.mark.parametrize(
    ("element", "count"),
    [
        ("<table><tr><td>x</td></tr></table>", "tables"),
        ('<audio src="a.mp3"></audio>', "media"),
        ("<script></script>", "interactive"),
        ('<input type="text"/>', "interactive"),
    ],
)
def test_what_a_book_of_ours_never_holds(element: str, count: str) -> None:
    """It is counted all the same, since the survey trusts nobody."""
    _counts(_page(element), **{count: 1})
    _counts(_page("<p>a &lt;script&gt; and &lt;table&gt;</p>"), interactive=0, tables=0)


@pytest.mark.parametrize(
    ("css", "count"),
    [
        ("p { font-size: 12pt; }", "fixed"),
        ("p { font: italic 10px serif }", "fixed"),
        ("p { line-height: 14px; }", "fixed"),
        ("p { color: #333; }", "coloured"),
        ("p{background:white}", "coloured"),
        ("p { background-color: rgb(1, 2, 3) }", "coloured"),
        ("p { position: absolute; }", "displaced"),
        ("p { order: 2 }", "displaced"),
        ("a { outline: none; }", "unfocused"),
        ("a { outline:0 }", "unfocused"),
        ("p { transition: color 1s }", "moving"),
        ("@keyframes x { }", "moving"),
        ("p { -webkit-animation-name: x }", "moving"),
    ],
)
def test_rules_that_matter(css: str, count: str) -> None:
    """Sizes, colours, order, focus and movement that a style sheet sets."""
    _counts(_sheet(css), **{count: 1})
    _counts(_sheet(f"/* {css} */"), **{count: 0})


def test_rules_that_leave_the_reader_free() -> None:
    """Relative sizes, inherited colours and hairlines set nothing."""
    css = (
        "p { font-size: 0.9em; line-height: 1.2; color: inherit; background: none; } "
        "hr { border-top: 1px solid; } a { color:currentColor; text-decoration-color: red } "
        "h1 { position: relative; border: 1px solid; width: 12em } .transition { margin: 0 }"
    )
    _counts(_sheet(css), fixed=0, coloured=0, displaced=0, unfocused=0, moving=0)


def _png(*, animated: bool) -> bytes:
    stream = io.BytesIO()
    frames = [Pillow.new("L", (4, 4), shade) for shade in (0, 255)]
    more = {"save_all": True, "append_images": frames[1:]} if animated else {}
    frames[0].save(stream, "PNG", **more)
    return stream.getvalue()


def test_pictures_that_move() -> None:
    """An animated PNG says so before its data; other kinds than PNG and JPEG may move."""
    still, moving = (File("p", "p.png", "image/png", _png(animated=a)) for a in (False, True))
    _counts(still, File("j", "j.jpg", "image/jpeg", b""), moving=0)
    _counts(moving, moving=1)
    _counts(File("g", "g.gif", "image/gif", b""), moving=1)
    _counts(File("a", "a.mp3", "audio/mpeg", b""), media=1)
