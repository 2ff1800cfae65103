"""The book: in go a publication and its style, out come the PDF and the pagination.

The whole way: prepare and lay out every section by itself, in the pool and from
the cache; lay out the contents with the folios that follow; plan the sides; lay
out running heads and folios; bind.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import TypeVar

from publisher import work
from publisher.cache import Cache, key
from publisher.errors import InputError
from publisher.model.edition import Edition
from publisher.model.publication import Document, Pagination, Publication, Resource
from publisher.model.style import Style
from publisher.pdf.bind import bind
from publisher.pdf.breaks import shorten
from publisher.pdf.furniture import chunks, furniture_html, set_leaves
from publisher.pdf.measure import width_in
from publisher.pdf.needs import needed, serving
from publisher.pdf.pictures import shape
from publisher.pdf.plan import Plan, make_plan, paginate
from publisher.pdf.prepare import prepare
from publisher.pdf.press import press
from publisher.pdf.section import Section, decode, encode
from publisher.pdf.setup import Setup, furniture_setup, print_spec, text_setup
from publisher.source import Location
from publisher.xhtml.languages import direction

__all__ = ["Book", "typeset"]

Item = TypeVar("Item")

_LEAVES = 64  # sides whose furniture is laid out together


Progress = Callable[[int, int], None]


def _silent(done: int, total: int) -> None:
    """Report progress to nobody."""


@dataclass(frozen=True, slots=True)
class Book:
    """A bound book and where everything in it was printed."""

    pdf: bytes = field(repr=False)
    pagination: Pagination


def typeset(
    publication: Publication,
    edition: Edition,
    style: Style,
    contents: Callable[[Pagination], Document],
    *,
    jobs: int,
    cache: Cache,
    progress: Progress = _silent,
) -> Book:
    """Lay out and bind the print edition.

    ``contents`` returns the document of the contents with its folios; it is asked
    again only while the contents change their own length.  The cover is no part
    of the book.  The same arguments give the same bytes, whatever ``jobs`` and
    ``cache`` are.  Raises ``InputError`` and ``StyleError`` with every problem of
    every section, ``MachineError`` if a font package is missing.  ``progress`` is
    told how many sections are laid out, of how many.
    """
    spec = print_spec(edition, style)
    documents = tuple(d for d in publication.documents if d.role != "cover")
    fallbacks = needed(documents, edition, style)
    setup = text_setup(style, spec, cache, fallbacks)
    shop = _Shop(publication, setup, direction(edition.language), jobs, cache)
    sections = shop.lay_out([d for d in documents if d.role != "contents"], progress)
    plan = _plan_with_contents(shop, documents, sections, contents)
    said = "".join((edition.title, *(d.running_head for d in documents)))
    heads = furniture_setup(style, spec, cache, serving(said, style, fallbacks))
    furniture = _furniture(plan, heads, edition, jobs, cache)
    pdf = bind(edition, plan, sections, furniture, publication.contents, shop.setup)
    return Book(pdf, paginate(plan, sections))


@dataclass(frozen=True, slots=True)
class _Job:
    """One document to lay out, with all that its layout depends on."""

    setup: Setup
    document: Document
    images: tuple[Resource, ...]
    paths: tuple[tuple[str, str], ...]
    progression: str

    @property
    def digest(self) -> str:
        d = self.document
        text = (d.id, d.path, d.role, d.matter, d.title, d.language, d.body)
        pictures = (part for r in self.images for part in (r.path, r.media_type, r.sha256))
        where = (part for pair in self.paths for part in pair)
        return key("section", self.setup.key, self.progression, *text, *pictures, *where)


@dataclass(frozen=True, slots=True)
class _Shop:
    """Lays documents out, from the cache if it can."""

    publication: Publication
    setup: Setup
    progression: str
    jobs: int
    cache: Cache

    def lay_out(
        self, documents: Sequence[Document], progress: Progress = _silent
    ) -> dict[str, Section]:
        """Return the laid-out sections by document id."""
        jobs = [self.job(document) for document in documents]
        sizes = [len(document.body) for document in documents]
        keys = [job.digest for job in jobs]
        laid = _from_cache(self.cache, keys, _lay_out, jobs, sizes, self.jobs, progress)
        return dict(zip((d.id for d in documents), laid, strict=True))

    def job(self, document: Document) -> _Job:
        shown = (r for r in self.publication.resources if r.media_type.startswith("image/"))
        images = (r for r in shown if r.path.rpartition("/")[2] in document.body)
        paths = ((d.path, d.id) for d in self.publication.documents)
        return _Job(self.setup, document, tuple(images), tuple(sorted(paths)), self.progression)


def _from_cache(
    store: Cache,
    keys: Sequence[str],
    function: Callable[[Item], bytes | InputError],
    items: Sequence[Item],
    sizes: Sequence[int],
    jobs: int,
    progress: Progress = _silent,
) -> list[Section]:
    """Return one section an item; make and keep those that the cache lacks."""
    kept = [store.get(k) for k in keys]
    todo = [i for i, data in enumerate(kept) if data is None]
    errors: list[InputError] = []
    made = work.each(function, [items[i] for i in todo], jobs=jobs, sizes=[sizes[i] for i in todo])
    for i, result in zip(todo, made, strict=True):
        if isinstance(result, InputError):
            errors.append(result)
        else:
            store.put(keys[i], result)
            kept[i] = result
        progress(sum(data is not None for data in kept), len(kept))
    if errors:
        kind = type(errors[0]) if len(set(map(type, errors))) == 1 else InputError
        raise kind(*dict.fromkeys(problem for e in errors for problem in e.problems))
    return [decode(data) for data in kept if data is not None]


def _plan_with_contents(
    shop: _Shop,
    documents: Sequence[Document],
    sections: dict[str, Section],
    contents: Callable[[Pagination], Document],
) -> Plan:
    """Lay out the contents until they are no longer than was allowed for."""
    lengths = {name: len(section.pages) for name, section in sections.items()}
    name = next((d.id for d in documents if d.role == "contents"), "")
    if not name:
        return make_plan(documents, lengths)
    lengths[name] = 1
    while True:
        plan = make_plan(documents, lengths)
        document = contents(paginate(plan, sections))
        section = shop.lay_out([document])[document.id]
        if len(section.pages) <= lengths[name]:
            sections[name] = section
            return plan.shortened(name, len(section.pages))
        lengths[name] = len(section.pages)


def _furniture(
    plan: Plan, setup: Setup, edition: Edition, jobs: int, store: Cache
) -> list[Section]:
    limit = dict(setup.measures).get("head", math.inf)
    fit = partial(shorten, measure=limit, width=partial(width_in, _fonts(setup)))
    pieces = [
        (setup, furniture_html(sides, edition.title, edition.language, fit), edition.language)
        for sides in chunks(plan, _LEAVES)
    ]
    keys = [key("leaves", setup.key, html, language) for _, html, language in pieces]
    sizes = [len(html) for _, html, _ in pieces]
    return _from_cache(store, keys, set_leaves, pieces, sizes, jobs)


def _fonts(setup: Setup) -> tuple[bytes, ...]:
    """Return what titles are measured in: the first face, and those that stand behind it."""
    return tuple(cut.data for cut in setup.cuts)


def _lay_out(job: _Job) -> bytes | InputError:
    """Lay out one document; give the author's errors back instead of stopping the rest."""
    try:
        width = partial(width_in, _fonts(job.setup))
        shapes = {image.path: shape(image) for image in job.images}
        measures, paths = dict(job.setup.measures), dict(job.paths)
        html = prepare(job.document, measures, width, paths, shapes, job.progression)
        section = press(job.setup).section(
            html, job.images, Location(job.document.path), language=job.document.language
        )
    except InputError as error:
        return error
    return encode(section)
