"""The whole story in one file: raw interviews in, books out.

``intake.ingest`` goes once from a raw file to a manuscript and may guess, on record.
``build`` goes any number of times from manuscripts to finished files and never
changes a character.  Both take paths and give values; only ``cli`` talks to people.
``making.make`` makes an edition of raw files, for the quick way.

Print is made before the EPUB, because the folios of the printed book become the
EPUB's page-list.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from publisher import files, folders, locks, opening, record
from publisher.cache import NO_CACHE, Cache
from publisher.errors import ConsentError, Problem
from publisher.locks import Waiting
from publisher.model.built import Built
from publisher.model.finding import Finding
from publisher.model.publication import Artifact, Medium, Pagination, Publication
from publisher.record import Inputs
from publisher.work import HERE, Progress, Workers, silent

if TYPE_CHECKING:  # nothing is loaded before it is needed: a book that did not change needs little
    from publisher.model.edition import Edition, Product
    from publisher.model.style import Style
    from publisher.pdf.book import Book
    from publisher.pdf.cover import Cover

__all__ = [
    "PRODUCTS",
    "BuildOptions",
    "Built",
    "build",
    "forms",
    "make_artifacts",
    "must_be_agreed",
    "must_not_tell",
    "save",
    "set_pages",
    "sized",
    "styled",
]

PRODUCTS = {
    "epub": frozenset(("epub",)),
    "screen": frozenset(("pdf",)),
    "print": frozenset(("paperback", "hardcover")),
    "cover": frozenset(("paperback", "hardcover")),
}
"""What can be built, and the forms of product that it is of."""

_PAGED = frozenset(("screen", "print", "cover"))
"""What has pages, so that it takes the typesetter."""


# --- build: manuscripts to finished files ------------------------------------------------------


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """How to build; ``cache`` keeps what was made, ``workers`` are who set pages.

    ``only`` names what is built, keys of ``PRODUCTS``; empty, it means all that the
    edition lists.  ``style`` is in place of the one that the edition names, if given: a
    name, or the path of a folder.  If what is built is only to be looked at, ``look``, nobody
    need have agreed to it; else what people have not agreed to is refused.  ``out`` is where
    the folder of the book will be put: if that cannot be, it is told before pages are set.
    """

    only: frozenset[str] = frozenset()
    workers: Workers = HERE
    cache: Cache = NO_CACHE
    debug: Path | None = None
    style: str = ""
    look: bool = False
    out: Path | None = None


def build(path: Path, options: BuildOptions, progress: Progress = silent) -> Built:
    """Build the edition at ``path`` (an edition file); write nothing but the cache.

    Nothing is made again if nothing has changed since; see ``record``.
    Raises the PublisherError that holds every problem of every manuscript, and MachineError
    if the folder of the book could not be written.
    """
    progress("Reading the edition", 0, 0)
    if options.out is not None:
        locks.must_be_writable(options.out)
    store = options.cache if options.debug is None else NO_CACHE
    wanted = record.Wanted(options.only, options.style, options.look)
    if built := record.last(path, wanted, store):
        return built
    _make_ready(options.only, options.workers)
    inputs = Inputs(path.parent)
    edition = opening.read_edition(path, inputs, options.workers, store)
    if options.out is not None:
        locks.must_be_writable(options.out / edition.slug)
    if not options.look:
        must_be_agreed(edition, forms(edition, options.only))
    built = make_artifacts(edition, options, progress)
    if not options.look:
        must_not_tell(edition, built.artifacts)
    from publisher import resources

    edition = styled(edition, options.style)
    if not edition.styles:  # a record does not know what lies elsewhere
        for name in resources.own_style_files(edition):
            inputs.read(name)
        record.keep(path, wanted, store, inputs, built)
    return built


def forms(edition: Edition, only: frozenset[str]) -> frozenset[str]:
    """Return the forms of product that a build makes; ``only`` is as in ``BuildOptions``."""
    return frozenset().union(*(PRODUCTS[name] for name in only or _listed(edition)))


def must_be_agreed(edition: Edition, forms: frozenset[str]) -> None:
    """Refuse what people have not agreed to, before anything is made of it: ConsentError."""
    if edition.people:
        from publisher.checks import rights

        _refuse(rights.forbidden(edition, forms))


def must_not_tell(edition: Edition, made: Sequence[Artifact]) -> None:
    """Refuse finished files in which a name stands that a pseudonym is to hide: ConsentError."""
    if edition.original:
        from publisher.checks import leaks

        _refuse(leaks.of_files(edition, {one.name: one.data for one in made}))


def _refuse(found: Sequence[Finding]) -> None:
    if found:
        raise ConsentError(*(Problem(f"{f.message} [{f.code}]", f.where, f.hint) for f in found))


def make_artifacts(edition: Edition, options: BuildOptions, progress: Progress = silent) -> Built:
    """Render, typeset and package an edition, and look what could be better about it."""
    from publisher import checks, resources

    edition = styled(edition, options.style)
    style = resources.style_of(edition)
    edition = sized(edition, style)
    wanted = options.only or _listed(edition)
    artifacts: list[Artifact] = []
    pagination: Pagination | None = None
    objections: list[Finding] = []
    _make_ready(wanted, options.workers)
    ebook = _Ebook(edition, style, options)
    looked = cache(partial(_looked_at, edition))

    def meanwhile() -> None:
        if "epub" in wanted:
            ebook.prepare()
        looked()

    if wanted & _PAGED:
        books = _Books(edition, style, options, progress, meanwhile)
        pagination = books.first.pagination
        if "screen" in wanted:
            book = books.first
            pages = book.pagination.pages
            artifacts.append(Artifact("screen", f"{edition.slug}.pdf", book.pdf, pages))
            objections += _on_pages(book.findings(), artifacts[-1])
        for product, name in edition.print_names() if wanted & {"print", "cover"} else ():
            book = books.of(product)
            pages = book.pagination.pages
            if "print" in wanted:
                artifacts.append(
                    Artifact("print", f"{name}-print.pdf", book.printed(product), pages)
                )
                objections += _on_pages(book.findings(product), artifacts[-1])
            if "cover" in wanted:
                cover = books.cover(product)
                artifacts.append(Artifact("cover", f"{name}-cover.pdf", cover.pdf))
                objections += cover.findings
    if "epub" in wanted:
        artifacts.append(ebook.artifact(pagination, progress))
    counted = pagination.pages if pagination else None
    findings = (*looked(), *dict.fromkeys(objections))  # alike, if trims are
    waived = checks.waived(edition, findings)
    return Built(edition.slug, tuple(artifacts), counted, waived, pagination)


def set_pages(edition: Edition, options: BuildOptions, progress: Progress = silent) -> Book:
    """Set the pages that count: of the first printed product, else of the screen's PDF.

    The edition is in its style and has its sizes (``styled``, ``sized``).
    """
    from publisher import resources

    _make_ready(_PAGED, options.workers)
    return _Books(edition, resources.style_of(edition), options, progress, _idle).first


def _on_pages(found: Sequence[Finding], artifact: Artifact) -> list[Finding]:
    """Return findings about pages, those that have a folio with the name of their file."""
    return [replace(one, pdf=artifact.name) if one.folio else one for one in found]


def _looked_at(edition: Edition) -> tuple[Finding, ...]:
    from publisher import checks

    return checks.of_edition(edition)


def _make_ready(wanted: frozenset[str], workers: Workers) -> None:
    """Let the typesetter be loaded elsewhere while the texts are read, if it will be needed."""
    if wanted & _PAGED:
        from publisher.pdf import engine

        workers.begin(engine.make_ready)


def _idle() -> None:
    """Do nothing while others work."""


def styled(edition: Edition, style: str) -> Edition:
    """Return the edition in a style, if one is named; what it chose was of its own."""
    if not style or style == edition.style:
        return edition
    folder = Path(style)
    if style == folder.name:
        return replace(edition, style=style, style_options=())
    folder = folder if folder.name else folder.absolute()
    return replace(edition, style=folder.name, styles=str(folder.parent), style_options=())


def sized(edition: Edition, style: Style) -> Edition:
    """Return the edition; what is printed without a trim of its own has that of the style."""
    from publisher.vocabulary.trims import TRIMS

    width, height = TRIMS[style.trim]
    products = (
        replace(product, print=replace(product.print, trim=style.trim, width=width, height=height))
        if product.print and not product.print.trim
        else product
        for product in edition.products
    )
    return replace(edition, products=tuple(products))


def _listed(edition: Edition) -> frozenset[str]:
    listed = {product.form for product in edition.products}
    return frozenset(name for name, forms in PRODUCTS.items() if forms & listed)


class _Books:
    """The pages of an edition, laid out once for each size of page that is asked for."""

    def __init__(
        self,
        edition: Edition,
        style: Style,
        options: BuildOptions,
        progress: Progress,
        meanwhile: Callable[[], None],
    ) -> None:
        from publisher import xhtml

        progress("Setting pages", 0, 0)
        self._edition, self._style = edition, style
        self._options, self._progress, self._meanwhile = options, progress, meanwhile
        store = options.cache
        self._publication = xhtml.render(edition, style, Medium.PRINT, cache=store)
        self._made: dict[tuple[object, ...], Book] = {}
        _dump(self._publication, options.debug)

    @property
    def first(self) -> Book:
        """The pages that count: of the first printed product, else of the screen's PDF."""
        from publisher.model.edition import Product

        product = next(iter(self._edition.printed), None) or self._edition.product("pdf")
        return self.of(product or Product("paperback"))

    def of(self, product: Product) -> Book:
        """Return the pages of a product."""
        from publisher import xhtml
        from publisher.pdf.book import typeset

        spec = product.print
        pages = (spec.width, spec.height, spec.bleed, spec.printer, product.form) if spec else ()
        if pages not in self._made:
            self._made[pages] = typeset(
                self._publication,
                self._edition,
                self._style,
                partial(xhtml.with_folios, self._edition, self._style, self._publication),
                product=product,
                workers=self._options.workers,
                cache=self._options.cache,
                progress=partial(self._progress, "Setting pages"),
                meanwhile=self._meanwhile,
            )
            self._meanwhile = _idle
        return self._made[pages]

    def cover(self, product: Product) -> Cover:
        """Return the cover of a product, round all its pages."""
        from publisher.pdf.cover import make_cover

        pages, store = self.of(product).pagination.pages, self._options.cache
        return make_cover(self._edition, self._style, product, pages, store)


class _Ebook:
    """The EPUB of an edition; most of it can be made before the pages are known."""

    def __init__(self, edition: Edition, style: Style, options: BuildOptions) -> None:
        self._edition, self._style, self._options = edition, style, options
        self._early: Publication | None = None

    def prepare(self) -> None:
        """Render what no folio changes: all but an index."""
        from publisher import epub  # noqa: F401 — it is loaded by the time it is needed

        rendered = self._rendered(None)
        if all(document.role != "index" for document in rendered.documents):
            self._early = rendered

    def artifact(self, pagination: Pagination | None, progress: Progress) -> Artifact:
        """Return the file, with the folios of the printed book if it has pages."""
        from publisher import epub

        progress("Packing the EPUB", 0, 0)
        publication = self._early or self._rendered(pagination)
        _dump(publication, self._options.debug)
        data = epub.package(self._edition, publication, pagination, self._options.cache)
        return Artifact("epub", f"{self._edition.slug}.epub", data)

    def _rendered(self, pagination: Pagination | None) -> Publication:
        from publisher import xhtml

        edition, style, store = self._edition, self._style, self._options.cache
        return xhtml.render(edition, style, Medium.EPUB, pagination=pagination, cache=store)


def _dump(publication: Publication, folder: Path | None) -> None:
    """Write every document as it goes into the engine, for people who look for a fault."""
    if folder is None:
        return
    for document in publication.documents:
        target = folder / publication.medium.value / document.path
        files.write_atomically(target, document.body.encode())


def save(built: Built, out: Path, waiting: Waiting = locks.silent) -> list[Path]:
    """Put the finished files into ``out/<slug>/``, all or none; return their paths.

    Whatever else lies there stays.  Whoever writes to ``out`` is waited for.
    """
    folder = out / built.slug
    made = {artifact.name: artifact.data for artifact in built.artifacts}
    folders.update(folder, made, waiting)
    return [folder / artifact.name for artifact in built.artifacts]
