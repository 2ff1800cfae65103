"""The pages of the web edition, all together: in goes an edition, out come artifacts.

Floor 4: imports lower floors and its own modules only.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from importlib.resources import files as package_files

from lxml import etree
from markupsafe import Markup

from publisher import pictures
from publisher.cache import NO_CACHE, Cache
from publisher.distribution.web import foliate, landing
from publisher.distribution.web import search as searching
from publisher.distribution.web.linked import Linked
from publisher.distribution.web.people import Known, addresses, speakers
from publisher.distribution.web.places import (
    ASSETS,
    LANDING,
    PEOPLE,
    READER,
    SEARCH,
    Crumb,
    Places,
    page_name,
)
from publisher.distribution.web.texts import Text, text
from publisher.edition.dates import modified
from publisher.model.edition import Edition
from publisher.model.manuscript import Manuscript
from publisher.model.publication import (
    Artifact,
    Document,
    Medium,
    Pagination,
    Publication,
    Resource,
)
from publisher.model.style import Style
from publisher.source import Location
from publisher.vocabulary.sections import GENERATED
from publisher.xhtml import COVER, STYLESHEET, render
from publisher.xhtml.fonts import font_resources, font_rules, used_faces
from publisher.xhtml.languages import direction, language_attributes
from publisher.xhtml.markup import attributes
from publisher.xhtml.pagebreaks import paged
from publisher.xhtml.pages import Value, web_page
from publisher.xhtml.people import answerers, join
from publisher.xhtml.phrases import phrases_of, voice
from publisher.xhtml.phrases.web import web_phrases
from publisher.xhtml.pictures import picture_paths
from publisher.xhtml.plan import plan

__all__ = ["edition"]

_FOLDER = "web/"
_BOOK = "book/"
_TAKEN = ("epub", "screen")
"""Kinds of artifacts that readers take with them; the folder has copies of its own."""


def edition(
    edition: Edition,
    style: Style,
    artifacts: Sequence[Artifact],
    pagination: Pagination | None = None,
    cache: Cache = NO_CACHE,
) -> tuple[Artifact, ...]:
    """Return the files of the web edition; same arguments, same bytes.

    ``artifacts`` are the finished files of the book, of which the EPUB and the PDF for the
    screen are offered; ``pagination`` gives the folios of the printed book.  Raises what
    ``render`` raises, and ``FaultError`` if the printed text is another.
    """
    publication = render(edition, style, Medium.EPUB, pagination=pagination, cache=cache)
    site = _Site(edition, publication, artifacts, pagination)
    pages = dict(site.pages())
    return tuple(
        Artifact("web", f"{_FOLDER}{name}", data)
        for name, data in sorted({**pages, **dict(site.supplies(style, cache, pages))}.items())
    )


@dataclass(frozen=True, slots=True)
class _Page:
    """What the frame of a page says of it; ``manuscript`` is that of an interview."""

    name: str
    kind: str
    title: str
    language: str
    data: Markup | None = None
    manuscript: Manuscript | None = None


class _Site:
    """The pages of one edition."""

    def __init__(
        self,
        edition: Edition,
        publication: Publication,
        artifacts: Sequence[Artifact],
        pagination: Pagination | None,
    ) -> None:
        self.edition = edition
        self.publication = publication
        self.printed = pagination.printed if pagination else ()
        self.phrases = phrases_of(edition.language)
        self.say = web_phrases(edition.language)
        self.voice = voice(self.phrases, edition.language)
        self.places = Places(publication)
        self.people = speakers(edition)
        self.taken = [(f"{_BOOK}{a.name}", a) for a in artifacts if a.kind in _TAKEN]
        self.ebook = next((path for path, a in self.taken if a.kind == "epub"), "")
        self.sizes = dict(_sizes(publication.resources))
        self.cover = next(r.path for r in publication.resources if r.path.startswith(f"{COVER}."))
        self.linked = Linked(edition, self.people, f"{ASSETS}{self.cover}")
        self.manuscripts = {m.id: m for m in edition.interviews}

    # --- pages -----------------------------------------------------------------------------------

    def pages(self) -> Iterator[tuple[str, bytes]]:
        """Yield every page by its name, and the index of the search."""
        yield LANDING, self._landing()
        yield PEOPLE, self._people()
        searched: list[searching.Searched] = []
        ordered = self.places.documents
        for number, (document, pages) in enumerate(paged(ordered, self.printed)):
            shown = text(document, pages, self.places, self.sizes, self.say)
            around = (ordered[number - 1] if number else None, (*ordered, None)[number + 1])
            yield self.places.page(document), self._text(document, shown, around)
            if document.role not in GENERATED:
                searched.append(self._searched(document, shown))
        yield (
            SEARCH,
            self._page("search", _Page(SEARCH, "searching", self.say["search"], self.voice)),
        )
        yield from searching.index(searched, self.say)
        if self._is_read_here:
            yield READER, self._reader()
        if self.edition.web.address:
            yield "sitemap.xml", self._sitemap()

    @property
    def _is_read_here(self) -> bool:
        return bool(self.ebook) and foliate.has_reader()

    def _landing(self) -> bytes:
        page = _Page(
            LANDING,
            "landing",
            self.edition.title,
            self.edition.language,
            self.linked.book(self.taken),
        )
        width, height = self.sizes[self.cover]
        titles = " ".join(filter(None, [self.edition.title, self.edition.subtitle]))
        first = next((d for d in self.places.documents if d.matter == "body"), None)
        ways = [(self.say["begin"], self.places.page(first))] if first else []
        if self._is_read_here:
            ways.append((self.say["read"], READER))
        values: dict[str, Value] = {
            "cover": {
                "source": f"{ASSETS}{self.cover}",
                "width": width,
                "height": height,
                "alt": self.phrases.cover.format(title=titles),
            },
            "subtitle": self.edition.subtitle,
            "people": landing.credits_of(self.edition, self.phrases),
            "description": [p for p in self.edition.description.split("\n\n") if p.strip()],
            "ways": [{"title": title, "href": href} for title, href in ways],
            "contents_title": self.phrases.titles["contents"],
            "groups": landing.groups(self.publication, self.places, self.edition.language),
            "aside": landing.aside(self.places, self.voice, self.edition.language),
            "downloads": landing.downloads(self.taken, self.phrases),
            "facts": landing.facts(self.edition, self.phrases, self.say),
        }
        return self._page("landing", page, values)

    def _people(self) -> bytes:
        sections = plan(self.edition, Medium.EPUB, self.phrases)
        paths = picture_paths(self.edition, sections)
        page = _Page(
            PEOPLE, "people", self.say["people"], self.edition.language, self.linked.persons()
        )
        return self._page("people", page, {"people": [self._person(p, paths) for p in self.people]})

    def _person(self, known: Known, paths: Mapping[str, str]) -> Value:
        return {
            "id": known.anchor,
            "name": known.name,
            "biography": known.biography,
            "links": addresses(known.identifiers),
            "portrait": self._portrait(known, paths),
            "talks": [
                {
                    "title": self.publication.document(talk.id).title,
                    "href": page_name(talk.id),
                    "role": self.phrases.voices[role] if role != "unknown" else "",
                    "voice": self._voice(talk.language, self.edition.language),
                }
                for talk, role in known.talks
            ],
        }

    def _portrait(self, known: Known, paths: Mapping[str, str]) -> Value:
        path = paths.get(known.portrait.src) if known.portrait else None
        if path is None or known.portrait is None:
            return None
        width, height = self.sizes[path]
        source, alt = f"{ASSETS}{path}", known.portrait.alt
        return {"source": source, "alt": alt, "width": width, "height": height}

    def _text(
        self, document: Document, shown: Text, around: tuple[Document | None, Document | None]
    ) -> bytes:
        manuscript = self.manuscripts.get(document.id) if document.role == "interview" else None
        page = _Page(
            self.places.page(document),
            "reading-page",
            document.title,
            document.language,
            self.linked.interview(manuscript) if manuscript else None,
            manuscript,
        )
        contents = self.phrases.titles["contents"]
        part = self.places.part(document)
        crumbs = [Crumb(contents, self.voice, f"{LANDING}#contents"), *([part] if part else [])]
        values: dict[str, Value] = {
            "hidden_heading": "" if shown.headed else document.title,
            "body": shown.body,
            "crumbs": [
                {
                    "title": crumb.title,
                    "href": crumb.href,
                    "voice": self._voice(crumb.language or self.edition.language, self.voice),
                }
                for crumb in crumbs
            ],
            "turning": [
                self._way(way, other)
                for way, other in zip(("prev", "next"), around, strict=True)
                if other
            ],
        }
        return self._page("text", page, values)

    def _way(self, way: str, document: Document) -> Value:
        own = document.role in GENERATED
        return {
            "way": way,
            "said": self.say["previous" if way == "prev" else "next"],
            "href": self.places.page(document),
            "title": document.title,
            "voice": self._voice(self.voice if own else document.language, self.voice),
        }

    def _searched(self, document: Document, shown: Text) -> searching.Searched:
        manuscript = self.manuscripts.get(document.id)
        by = join(answerers(manuscript), self.phrases) if manuscript else ""
        name = self.places.page(document)
        return searching.Searched(name, document.title, by, document.language, shown.passages)

    def _reader(self) -> bytes:
        page = _Page(READER, "reader", self.say["read"], self.voice)
        key = f"publisher:{self.edition.slug}"
        return self._page("read", page, {"ebook": self.ebook, "key": key})

    def _page(self, template: str, page: _Page, values: Mapping[str, Value] | None = None) -> bytes:
        """Return a page in its frame."""
        title = self.edition.title
        metas = self.linked.metas(page.name, page.title, page.language, page.manuscript)
        framed: dict[str, Value] = {
            "name": page.name,
            "kind": page.kind,
            "title": page.title if page.name == LANDING else f"{page.title} – {title}",
            "language": page.language,
            "direction": direction(page.language),
            "voice": self._voice(self.voice, page.language),
            "title_voice": self._voice(self.edition.language, self.voice),
            "canonical": self.linked.canonical(page.name),
            "metas": [asdict(meta) for meta in metas],
            "data": page.data,
        }
        book: dict[str, Value] = {"title": title, "links": self._links(), "foot": self._foot()}
        return web_page(template, {"page": framed, "book": book, "say": self.say, **(values or {})})

    def _links(self) -> list[Value]:
        links = [(self.say["people"], PEOPLE), (self.say["search"], SEARCH)]
        if self._is_read_here:
            links.insert(0, (self.say["read"], READER))
        return [{"title": title, "href": href} for title, href in links]

    def _foot(self) -> list[str]:
        imprint = self.phrases.comma.join(
            filter(None, [self.edition.publisher, self.edition.place, self.edition.published[:4]])
        )
        return list(filter(None, [imprint, *map(str, landing.holders(self.edition, self.phrases))]))

    def _voice(self, language: str, around: str) -> Markup:
        """Return the attributes of words in another language than those around them."""
        told = language_attributes(language, around)
        return attributes({"lang": told["lang"], "dir": told["dir"]})

    # --- files -----------------------------------------------------------------------------------

    def supplies(
        self, style: Style, cache: Cache, pages: Mapping[str, bytes]
    ) -> Iterator[tuple[str, bytes]]:
        """Yield what the pages use, and what they offer, by their paths."""
        for resource in self.publication.resources:
            if resource.media_type.startswith("image/"):
                yield f"{ASSETS}{resource.path}", resource.data
        written = [data.decode() for name, data in pages.items() if name.endswith(".html")]
        faces = used_faces(style, written)
        sheet = font_rules(faces) + style.common + style.epub + _own("web.css") + style.web
        characters = frozenset().union(sheet, *written)
        yield f"{ASSETS}{STYLESHEET}", sheet.encode()
        for font in font_resources(faces, characters, sheet, cache):
            yield f"{ASSETS}{font.path}", font.data
        yield f"{ASSETS}search.js", _own("search.js").encode()
        if self._is_read_here:
            yield f"{ASSETS}reader.js", _own("reader.js").encode()
            yield from foliate.files()
        for path, artifact in self.taken:
            yield path, artifact.data

    def _sitemap(self) -> bytes:
        """Return the sitemap (sitemaps.org, protocol 0.9), which has whole addresses only."""
        names = [LANDING, PEOPLE, *map(self.places.page, self.places.documents)]
        space = "http://www.sitemaps.org/schemas/sitemap/0.9"
        root = etree.Element(f"{{{space}}}urlset", nsmap={None: space})  # type: ignore[dict-item]
        for name in names:
            url = etree.SubElement(root, f"{{{space}}}url")
            etree.SubElement(url, f"{{{space}}}loc").text = self.linked.address(name)
            etree.SubElement(url, f"{{{space}}}lastmod").text = f"{modified(self.edition):%Y-%m-%d}"
        return etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)


def _own(name: str) -> str:
    """Return a text that comes with this package."""
    return package_files("publisher.distribution.web").joinpath("page", name).read_text("utf-8")


def _sizes(resources: Sequence[Resource]) -> Iterator[tuple[str, tuple[int, int]]]:
    for resource in resources:
        if resource.media_type.startswith("image/"):
            seen = pictures.examine(resource.path, resource.data, Location(resource.path))
            yield resource.path, (seen.width, seen.height)
