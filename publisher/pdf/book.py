"""The book: in go a publication and its style, out come the PDF and the pagination.

The whole way: prepare and lay out every section by itself, in the pool and from
the cache; lay out contents and index, which show the folios of the others; plan the
sides; lay out running heads and folios; bind.
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
from publisher.pdf.measure import width_of
from publisher.pdf.pictures import shape
from publisher.pdf.plan import Plan, make_plan, paginate
from publisher.pdf.prepare import prepare
from publisher.pdf.press import press
from publisher.pdf.section import Section, decode, encode
from publisher.pdf.setup import Setup, furniture_setup, print_spec, text_setup
from publisher.source import Location
from publisher.vocabulary.sections import WITH_FOLIOS

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
    with_folios: Callable[[Pagination], Sequence[Document]],
    *,
    jobs: int,
    cache: Cache,
    progress: Progress = _silent,
) -> Book:
    """Lay out and bind the print edition.

    ``with_folios`` returns the documents that show folios; it is asked again only while
    they change their own lengths.  The cover is no part
    of the book.  The same arguments give the same bytes, whatever ``jobs`` and
    ``cache`` are.  Raises ``InputError`` and ``StyleError`` with every problem of
    every section, ``MachineError`` if a font package is missing.  ``progress`` is
    told how many sections are laid out, of how many.
    """
    spec = print_spec(edition, style)
    documents = tuple(d for d in publication.documents if d.role != "cover")
    at_end = edition.notes == "end"
    shop = _Shop(publication, text_setup(style, spec, cache), jobs, cache, at_end)
    sections = shop.lay_out([d for d in documents if d.role not in WITH_FOLIOS], progress)
    plan = _plan_with_folios(shop, documents, sections, with_folios)
    heads = furniture_setup(style, spec, cache)
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
    notes_at_end: bool = False

    @property
    def digest(self) -> str:
        d = self.document
        text = (d.id, d.path, d.role, d.matter, d.title, d.language, d.body)
        pictures = (part for r in self.images for part in (r.path, r.media_type, r.sha256))
        where = (part for pair in self.paths for part in pair)
        notes = "end" if self.notes_at_end else "foot"
        return key("section", self.setup.key, notes, *text, *pictures, *where)


@dataclass(frozen=True, slots=True)
class _Shop:
    """Lays documents out, from the cache if it can."""

    publication: Publication
    setup: Setup
    jobs: int
    cache: Cache
    notes_at_end: bool

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
        return _Job(self.setup, document, tuple(images), tuple(sorted(paths)), self.notes_at_end)


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


def _plan_with_folios(
    shop: _Shop,
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
    plan: Plan, setup: Setup, edition: Edition, jobs: int, store: Cache
) -> list[Section]:
    limit = dict(setup.measures).get("head", math.inf)
    fit = partial(shorten, measure=limit, width=partial(width_of, setup.cuts[0].data))
    pieces = [
        (setup, furniture_html(sides, edition.title, edition.language, fit), edition.language)
        for sides in chunks(plan, _LEAVES)
    ]
    keys = [key("leaves", setup.key, html, language) for _, html, language in pieces]
    sizes = [len(html) for _, html, _ in pieces]
    return _from_cache(store, keys, set_leaves, pieces, sizes, jobs)


def _lay_out(job: _Job) -> bytes | InputError:
    """Lay out one document; give the author's errors back instead of stopping the rest."""
    try:
        width = partial(width_of, job.setup.cuts[0].data)
        shapes = {image.path: shape(image) for image in job.images}
        html = prepare(
            job.document,
            dict(job.setup.measures),
            width,
            dict(job.paths),
            shapes,
            notes_at_end=job.notes_at_end,
        )
        section = press(job.setup).section(
            html, job.images, Location(job.document.path), language=job.document.language
        )
    except InputError as error:
        return error
    return encode(section)
