"""The book: in go a publication and its style, out come its pages and the pagination.

The whole way: prepare and lay out every section by itself, in the pool and from
the cache; lay out contents and index, which show the folios of the others; plan the
sides; lay out running heads and folios.  What is laid out can be bound, for the screen
and for printers, as often as one likes.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from typing import TypeVar

from publisher import work
from publisher.cache import Cache, key
from publisher.errors import InputError, Problem, PublisherError
from publisher.limits import current, under
from publisher.model.block import Turn
from publisher.model.edition import Edition, PrintSpec, Product
from publisher.model.finding import Finding
from publisher.model.manuscript import Manuscript
from publisher.model.publication import (
    ContentsEntry,
    Document,
    Pagination,
    Publication,
    Resource,
)
from publisher.model.style import Style
from publisher.model.walk import turn_ids
from publisher.pdf.bind import Parts
from publisher.pdf.boxes import Sheet
from publisher.pdf.breaks import shorten
from publisher.pdf.estimate import least_pages
from publisher.pdf.findings import print_findings
from publisher.pdf.furniture import chunks, furniture_html, set_leaves
from publisher.pdf.job import Job, lay_out
from publisher.pdf.measure import width_in
from publisher.pdf.plan import Plan, make_plan, paginate
from publisher.pdf.screen import bind_screen
from publisher.pdf.section import Section, decode
from publisher.pdf.setup import Setup
from publisher.pdf.setups import furniture_setup, style_spec, text_setup
from publisher.pdf.told import Place, joined
from publisher.pdf.typography import typographic_findings
from publisher.resources import has_own_style
from publisher.source import Location
from publisher.vocabulary.printers import INTERIORS, gutter
from publisher.vocabulary.sections import WITH_FOLIOS
from publisher.xhtml.languages import direction
from publisher.xhtml.needs import needed, serving

__all__ = ["Book", "Shop", "typeset"]

Item = TypeVar("Item")

_LEAVES = 64  # sides whose furniture is laid out together


Progress = Callable[[int, int], None]


def _silent(done: int, total: int) -> None:
    """Report progress to nobody."""


def _idle() -> None:
    """Do nothing while others work."""


@dataclass(frozen=True)
class Book:
    """A book whose pages are laid out, and where everything in it is printed.

    It is bound as often as it is asked for: as ``pdf`` for the screen, and by
    ``printed`` for the printer of a product.
    """

    pagination: Pagination
    parts: Parts = field(repr=False)
    contents: tuple[ContentsEntry, ...] = field(repr=False)
    pictures: Mapping[str, Resource] = field(repr=False)
    edition: Edition = field(repr=False)
    product: Product
    cache: Cache = field(repr=False, compare=False)
    shop: Shop = field(repr=False, compare=False)

    @cached_property
    def pdf(self) -> bytes:
        """The book for the screen, cut to its trim."""
        spec = _spec(self.product)
        sheet = Sheet(spec.width, spec.height, leftward=self._leftward)
        return bind_screen(self.edition, self.parts, self.contents, self.pictures, sheet)

    @property
    def _leftward(self) -> bool:
        return direction(self.edition.language) == "rtl"

    def findings(self, product: Product | None = None) -> tuple[Finding, ...]:
        """Return what the setting lacks, and what the printer of a product would object to.

        Such a product has the pages of this book; without one no printer is asked.
        """
        lacks = typographic_findings(self.parts.plan, self.parts.sections, self._places)
        if product is None:
            return lacks
        product = product if product.print else self.product
        return lacks + print_findings(self.edition, product, self.parts, self.pictures)

    @property
    def _places(self) -> dict[str, Location]:
        """Where the texts of sections and their turns were written, by the ids of all."""
        texts = _texts(self.edition)
        places = {text.id: text.where for text in texts}
        for text in texts:
            turns = (block for block in text.body if isinstance(block, Turn))
            places |= {name: t.where for name, t in zip(turn_ids(text), turns, strict=True)}
        return places

    def printed(self, product: Product) -> bytes:
        """Return the book for the printer of a product that has its pages."""
        spec = _spec(product if product.print else self.product)
        interior = INTERIORS.get((spec.printer, product.form))
        outer = interior is not None and interior.outer
        sheet = Sheet(
            *(spec.width, spec.height, spec.bleed),
            outer=outer,
            marks=spec.marks,
            leftward=self._leftward,
        )
        from publisher.pdf.printer import bind_print  # imported late: few builds are for printers

        return bind_print(self.edition, product, self.parts, self.pictures, sheet, self.cache)


def typeset(
    publication: Publication,
    edition: Edition,
    style: Style,
    with_folios: Callable[[Pagination], Sequence[Document]],
    *,
    product: Product | None = None,
    workers: work.Workers,
    cache: Cache,
    progress: Progress = _silent,
    meanwhile: Callable[[], None] = _idle,
) -> Book:
    """Lay out the pages of an edition, for the trim and the printer of a product.

    Without one it is the first that is printed.  If the margin at the fold is too
    narrow for so many pages, they are laid out again with a wider one.

    ``with_folios`` returns the documents that show folios; it is asked again only while
    they change their own lengths.  The cover is no part
    of the book.  The same arguments give the same bytes, whatever ``workers`` and
    ``cache`` are.  Raises ``InputError`` and ``StyleError`` with every problem of
    every section, ``MachineError`` if a font package is missing.  ``progress`` is
    told how many sections are laid out, of how many; ``meanwhile`` is called once, when
    the workers have what to do.
    """
    product = product or next(iter(edition.printed), Product("paperback"))
    if product.print is None:
        product = replace(product, print=style_spec(style))
    spec = _spec(product)
    documents = tuple(d for d in publication.documents if d.role != "cover")
    fallbacks = needed(documents, edition, style, cache)
    way = direction(edition.language)
    at_end = edition.notes == "end"
    own = edition.style if has_own_style(edition) else ""
    places = {text.id: text.where for text in _texts(edition)}
    texts = [d for d in documents if d.role not in WITH_FOLIOS]
    made = partial(text_setup, style, spec, cache, fallbacks=fallbacks)
    setup = made()
    wider = _least_gutter(setup, texts, partial(gutter, spec.printer, product.form))
    while True:
        setup = made(wider) if wider else setup
        shop = Shop(publication, setup, way, workers, cache, at_end, places, own)
        sections, meanwhile = shop.lay_out(texts, progress, meanwhile), _idle
        plan = _plan_with_folios(shop, documents, sections, with_folios)
        wanted = gutter(spec.printer, product.form, len(plan.sides))
        if wanted <= max(wider, _inside(sections)):
            break
        wider = wanted  # and never narrower again, so that there is an end
        sections.clear()  # so that none is in memory twice
    _check_links(documents, sections, publication.contents)
    said = "".join((edition.title, *(d.running_head for d in documents)))
    heads = furniture_setup(style, spec, cache, wider, serving(said, style, fallbacks))
    furniture = _furniture(plan, heads, edition, workers, cache, own)
    return Book(
        paginate(plan, sections),
        Parts(plan, sections, furniture, shop.setup.cuts),
        publication.contents,
        {resource.path: resource for resource in publication.resources},
        edition,
        product,
        cache,
        shop,
    )


def _texts(edition: Edition) -> list[Manuscript]:
    """Return all that is written for an edition."""
    matter = (m.manuscript for m in (*edition.front, *edition.back))
    return [text for text in (*edition.interviews, *matter) if text is not None]


def _spec(product: Product) -> PrintSpec:
    return product.print or PrintSpec()


def _least_gutter(setup: Setup, texts: Sequence[Document], wanted: Callable[[int], float]) -> float:
    """Return the margin at the fold that texts will need however they are laid out.

    0 if it is not known to be wider than that of the style.
    """
    bodies = [document.body for document in texts]
    page = max(1.0, setup.characters * setup.lines)
    most = sum(len(body) + body.count("</p>") * setup.characters for body in bodies)
    if wanted(math.ceil(most / page)) <= setup.inside:
        return 0.0  # short enough not to count every line
    least = wanted(least_pages(bodies, setup))
    return least if least > setup.inside else 0.0


def _inside(sections: Mapping[str, Section]) -> float:
    """Return the margin at the fold that most pages have, in points."""
    margins = Counter(page.inside for section in sections.values() for page in section.pages)
    return margins.most_common(1)[0][0] if margins else math.inf


def _check_links(
    documents: Sequence[Document],
    sections: Mapping[str, Section],
    contents: Sequence[ContentsEntry],
) -> None:
    """Raise InputError if a link or a line of the contents leads nowhere."""
    anchors = {anchor.name for section in sections.values() for anchor in section.anchors}
    problems = [
        Problem(f"a link leads to “{target}”, which is nowhere in the book", Location(d.id))
        for d in documents
        for target in sections[d.id].links
        if target not in anchors
    ]
    problems += [
        Problem(f"the contents lead to “{href}”, which is nowhere")
        for href in _hrefs(contents)
        if href.partition("#")[2] not in anchors
    ]
    if problems:
        raise InputError(*problems)


def _hrefs(entries: Sequence[ContentsEntry]) -> Iterator[str]:
    for entry in entries:
        yield entry.href
        yield from _hrefs(entry.children)


@dataclass(frozen=True, slots=True)
class Shop:
    """Lays documents out, from the cache if it can."""

    publication: Publication
    setup: Setup
    progression: str
    workers: work.Workers
    cache: Cache
    notes_at_end: bool
    places: Mapping[str, Location]
    own_style: str

    def lay_out(
        self,
        documents: Sequence[Document],
        progress: Progress = _silent,
        meanwhile: Callable[[], None] = _idle,
    ) -> dict[str, Section]:
        """Return the laid-out sections by document id."""
        jobs = [self.job(document) for document in documents]
        sizes = [len(document.body) for document in documents]
        keys = [job.digest for job in jobs]
        where = [
            Place(d.path, self.places.get(d.id, Location(d.path)), self.own_style)
            for d in documents
        ]
        laid = _from_cache(
            self.cache, keys, lay_out, jobs, sizes, where, self.workers, progress, meanwhile
        )
        return dict(zip((d.id for d in documents), laid, strict=True))

    def job(self, document: Document) -> Job:
        """Return what is to be laid out, with all that its layout depends on."""
        shown = (r for r in self.publication.resources if r.media_type.startswith("image/"))
        images = (r for r in shown if r.path.rpartition("/")[2] in document.body)
        paths = ((d.path, d.id) for d in self.publication.documents)
        known = tuple(sorted(paths))
        return Job(self.setup, document, tuple(images), known, self.progression, self.notes_at_end)


def _from_cache(
    store: Cache,
    keys: Sequence[str],
    function: Callable[[Item], bytes | PublisherError],
    items: Sequence[Item],
    sizes: Sequence[int],
    places: Sequence[Place],
    workers: work.Workers,
    progress: Progress = _silent,
    meanwhile: Callable[[], None] = _idle,
) -> list[Section]:
    """Return one section an item; make and keep those that the cache lacks."""
    kept = [store.get(k) for k in keys]
    todo = [i for i, data in enumerate(kept) if data is None]
    errors: list[PublisherError] = []
    limited = partial(under, current(), function)
    made = work.each(
        limited, [items[i] for i in todo], workers=workers, sizes=[sizes[i] for i in todo]
    )
    meanwhile()
    sections = {i: decode(data) for i, data in enumerate(kept) if data is not None}
    for i, result in zip(todo, made, strict=True):
        if isinstance(result, PublisherError):
            errors.append(places[i].told(result))
        else:
            store.put(keys[i], result)
            sections[i] = decode(result)
        progress(len(sections), len(keys))
    if errors:
        raise joined(errors)
    return [sections[i] for i in range(len(keys))]


def _plan_with_folios(
    shop: Shop,
    documents: Sequence[Document],
    sections: dict[str, Section],
    with_folios: Callable[[Pagination], Sequence[Document]],
) -> Plan:
    """Lay out what shows folios until none of it is longer than was allowed for."""
    lengths = {name: len(section.pages) for name, section in sections.items()}
    waiting = [d.id for d in documents if d.role in WITH_FOLIOS]
    lengths |= dict.fromkeys(waiting, 1)
    while True:
        plan = make_plan(documents, lengths)
        if not waiting:
            return plan
        laid = shop.lay_out(with_folios(paginate(plan, sections)))
        if all(len(laid[name].pages) <= lengths[name] for name in waiting):
            sections.update(laid)
            for name in waiting:
                plan = plan.shortened(name, len(laid[name].pages))
            return plan
        lengths |= {name: max(lengths[name], len(laid[name].pages)) for name in waiting}


def _furniture(
    plan: Plan, setup: Setup, edition: Edition, workers: work.Workers, store: Cache, own: str
) -> list[Section]:
    limit = dict(setup.measures).get("head", math.inf)
    fit = partial(shorten, measure=limit, width=partial(width_in, setup.fonts))
    pieces = [
        (setup, furniture_html(sides, edition.title, edition.language, fit), edition.language)
        for sides in chunks(plan, _LEAVES)
    ]
    keys = [key("leaves", setup.key, html, language) for _, html, language in pieces]
    sizes = [len(html) for _, html, _ in pieces]
    places = [Place("furniture", Location("furniture"), own)] * len(pieces)
    return _from_cache(store, keys, set_leaves, pieces, sizes, places, workers)
