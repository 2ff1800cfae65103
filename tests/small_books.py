"""A small book in a small style: static faces, so that nothing needs cutting."""

from __future__ import annotations

from dataclasses import dataclass, replace

from publisher.cache import NO_CACHE, Cache
from publisher.model.edition import Edition, PrintSpec, Product
from publisher.model.person import Contributor
from publisher.model.publication import (
    ContentsEntry,
    Document,
    Medium,
    Pagination,
    Publication,
)
from publisher.model.style import Face, Style
from publisher.pdf.book import Book, typeset
from publisher.work import HERE, Workers

_PACKAGE = "fontpkg_alegreya_sans"

PRINT = """
@page { size: 300pt 400pt; margin: 40pt 30pt; color: device-cmyk(0 0 0 1) }
@page :left { margin-left: 50pt }
@page :right { margin-right: 50pt }
html { font: 11pt/14pt "Alegreya Sans"; color: device-cmyk(0 0 0 1) }
body { margin: 0; orphans: 2; widows: 2 }
em { font-style: italic }
.opener { margin-bottom: 28pt }
.toc { list-style: none; padding: 0 }
"""

FURNITURE = """
@page { font: 9pt/14pt "Alegreya Sans" }
@page running { @top-left { content: string(folio) } @top-right { content: string(head) } }
@page front { @top-left { content: string(folio) } @top-right { content: string(book) } }
@page opener { @bottom-center { content: string(folio) } }
"""


def face(name: str, weight: int = 400, slope: str = "normal") -> Face:
    """Return a face of the test style."""
    return Face("Alegreya Sans", _PACKAGE, f"files/AlegreyaSans-{name}.ttf", weight, slope)


SMALL = Style(
    name="small",
    title="Small",
    description="For tests.",
    trim="5x8in",
    common="",
    epub="",
    print=PRINT,
    furniture=FURNITURE,
    faces=(face("Regular"), face("Italic", slope="italic"), face("Bold", 700)),
)

WORDS = "It was late, and the lamps along the quay had been lit for an hour or two. "


def document(
    name: str, role: str, matter: str, inside: str, head: str = "", language: str = "en"
) -> Document:
    """Return a document whose section holds the markup."""
    body = f'<section class="{role}" id="{name}">{inside}</section>'
    return Document(name, f"text/{name}.xhtml", role, matter, name.title(), language, body, head)


def interview(name: str, paragraphs: int, extra: str = "", language: str = "en") -> Document:
    """Return an interview of so many paragraphs, each with an id of its own."""
    turns = "".join(
        f'<div class="turn interviewee" id="{name}.t{n:02}"><p class="says">'
        f'<b class="speaker">Ann:</b> {WORDS * 3}<em>{name} {n}</em></p></div>\n'
        for n in range(1, paragraphs + 1)
    )
    opener = f'<header class="opener"><h1 id="{name}.title">{name.title()}</h1></header>'
    inside = f'{opener}<div class="talk">{turns}{extra}</div>'
    return document(name, "interview", "body", inside, f"Head of {name}", language)


@dataclass(frozen=True)
class Sample:
    """A publication and what else ``typeset`` wants."""

    publication: Publication
    edition: Edition
    style: Style

    def with_folios(self, pagination: Pagination) -> tuple[Document, ...]:
        """Return the contents, one line a document with a running head."""
        items = "".join(
            f'<li><a href="#{d.id}"><span class="entry">{d.title}</span></a> '
            f'<span class="folio">{pagination.folio(d.id)}</span></li>\n'
            for d in self.publication.documents
            if d.running_head
        )
        inside = f'<h1 id="contents_title">Contents</h1><ol class="toc">{items}</ol>'
        return (document("contents", "contents", "front", inside),)

    def book(self, workers: Workers = HERE, cache: Cache = NO_CACHE) -> Book:
        """Typeset the publication."""
        return typeset(
            self.publication,
            self.edition,
            self.style,
            self.with_folios,
            workers=workers,
            cache=cache,
        )

    def having(self, *documents: Document) -> Sample:
        """Return the sample with these documents in place of those of the same id."""
        new = {d.id: d for d in documents}
        old = self.publication.documents
        kept = tuple(new.pop(d.id, d) for d in old)
        publication = replace(self.publication, documents=(*kept, *new.values()))
        return replace(self, publication=publication)

    def styled(self, css: str) -> Sample:
        """Return the sample with rules added to its style."""
        return replace(self, style=replace(self.style, print=self.style.print + css))


def build_sample() -> Sample:
    """Return a book with one of everything that binding must get right."""
    note = (
        '<p>A note<span class="footnote">See <a href="two.xhtml#two.t02">the second</a>.</span>, '
        'a <a href="https://example.org/(12 0 R)">far page</a> and '
        '<a href="one.xhtml#one.t01"><em>this very</em> one</a>.</p>'
        "<ul><li><p>First</p></li><li><p>Second</p><p>more</p></li></ul>"
    )
    documents = (
        document("half-title", "half-title", "front", '<p class="book-title">Nights</p>'),
        document("title-page", "title-page", "front", '<h1 id="title-page_title">Nights</h1>'),
        document("copyright", "copyright", "front", "<p>All rights reserved.</p>"),
        document("contents", "contents", "front", '<h1 id="contents_title">Contents</h1>'),
        document(
            "preface",
            "preface",
            "front",
            f'<header class="opener"><h1 id="preface_title">Preface</h1></header>'
            f'<div class="prose"><p>{WORDS * 60}</p></div>',
            "Preface",
        ),
        document("part-1", "part", "body", '<h1 id="part-1.title">Part One</h1>'),
        interview("one", 14, note),
        interview("two", 5, language="fr"),
        interview("three", 3),
        document("colophon", "colophon", "back", '<h1 id="colophon_title">Colophon</h1>'),
    )
    inner = tuple(ContentsEntry(n.title(), f"text/{n}.xhtml#{n}") for n in ("one", "two", "three"))
    contents = (
        ContentsEntry("Preface", "text/preface.xhtml#preface"),
        ContentsEntry("Part One", "text/part-1.xhtml#part-1", children=inner),
        ContentsEntry("Colophon", "text/colophon.xhtml#colophon"),
    )
    edition = Edition(
        slug="nights",
        title="Nights",
        language="en",
        contributors=(Contributor("Ann Bell"), Contributor("Cy Dee", ("pht",))),
        products=(Product("paperback", print=PrintSpec(width=300, height=400)),),
    )
    return Sample(Publication(Medium.PRINT, documents, (), contents), edition, SMALL)
