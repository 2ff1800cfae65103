"""Offprints: in go an edition and the ids of interviews, out comes each as a book of its own.

An offprint has the pages of the book, with their folios, behind a leaf that says of which book
they are.  The EPUB has the same folios in its page-list.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from publisher import epub, pipeline, resources, xhtml
from publisher.edition.identity import identifier
from publisher.model.edition import Edition, Host, Matter, Part, Product
from publisher.model.inline import Link
from publisher.model.manuscript import Manuscript
from publisher.model.person import Contributor
from publisher.model.publication import Artifact, Medium, Pagination
from publisher.model.style import Style
from publisher.model.walk import figures, turn_ids
from publisher.pdf.book import Book
from publisher.pdf.offprint import offprint
from publisher.pipeline import BuildOptions
from publisher.work import Progress, silent
from publisher.xhtml.links import target
from publisher.xhtml.people import is_named

__all__ = ["offprint_edition", "offprints"]

T = TypeVar("T")

_RELATORS = {"interviewee": "ive", "interviewer": "ivr"}
"""What those who speak are to their interview, in the order of the title page."""

_LEAF = (Matter("title-page"), Matter("copyright"))


def offprints(
    edition: Edition,
    interviews: Collection[str] = (),
    options: BuildOptions | None = None,
    progress: Progress = silent,
) -> tuple[Artifact, ...]:
    """Return a PDF and an EPUB of interviews, by their ids (of all, if none is named).

    The pages of the book come from the cache of the ``options``, where a build has put them.  A
    book without pages, for none of its products has any, has EPUBs only.
    """
    options = options or BuildOptions()
    edition = pipeline.styled(edition, options.style)
    style = resources.style_of(edition)
    edition = pipeline.sized(edition, style)
    paged = bool(edition.printed) or edition.product("pdf") is not None
    book = pipeline.set_pages(edition, options, progress) if paged else None
    wanted = [one.id for one in edition.interviews if not interviews or one.id in interviews]
    made: list[Artifact] = []
    for number, name in enumerate(wanted):
        progress("Making offprints", number, len(wanted))
        made += _offprint(edition, style, name, book, options)
    return tuple(made)


def _offprint(
    edition: Edition, style: Style, interview: str, book: Book | None, options: BuildOptions
) -> Iterator[Artifact]:
    own = offprint_edition(edition, interview, book.pagination if book else None)
    file = f"offprints/{edition.slug}-{interview}"
    pagination: Pagination | None = None
    if book:
        pages = xhtml.render(own, style, Medium.PRINT, cache=options.cache)
        printed = offprint(book, own, pages)
        pagination = printed.pagination
        data = printed.pdf
        yield Artifact("offprint", f"{file}.pdf", data, pagination.pages, interview)
    flowing = xhtml.render(own, style, Medium.EPUB, pagination=pagination, cache=options.cache)
    data = epub.package(own, flowing, pagination, options.cache)
    yield Artifact("offprint", f"{file}.epub", data, interview=interview)


def offprint_edition(edition: Edition, interview: str, pagination: Pagination | None) -> Edition:
    """Return an interview as an edition of its own, which names the book as its host.

    Raises KeyError if there is no such interview.
    """
    number, text = next(
        ((n, one) for n, one in enumerate(edition.interviews, 1) if one.id == interview), (0, None)
    )
    if text is None:
        raise KeyError(interview)
    shown = {figure.src for figure in figures(text)}
    folios = (
        [page.folio for page in pagination.printed if page.document == text.id]
        if pagination
        else []
    )
    host = Host(
        title=edition.title,
        subtitle=edition.subtitle,
        contributors=edition.contributors,
        products=edition.products,
        identifier=identifier(edition, edition.paged),
        doi=edition.doi,
        number=number,
        interviews=len(edition.interviews),
        first=folios[0] if folios else "",
        last=folios[-1] if folios else "",
    )
    return replace(
        edition,
        slug=f"{edition.slug}-{text.id}",
        title=text.title,
        subtitle=text.subtitle,
        statement="",
        source="",
        doi=text.doi,
        description="",
        subjects=(),
        series=None,
        impression=None,
        cover=None,
        host=host,
        contributors=tuple(_people(text)),
        names=(),
        products=(Product("epub"), Product("pdf")),
        front=_LEAF,
        parts=(Part("", (_unlinked(text, {text.id, *turn_ids(text)}, text.id),)),),
        back=(),
        images=tuple(image for image in edition.images if image.path in shown),
        waivers=(),
        original=None,
    )


def _people(text: Manuscript) -> Iterator[Contributor]:
    """Yield those whose text it is: who answers, who asks, and who else had a part in it."""
    for role, relator in _RELATORS.items():
        for speaker in text.speakers:
            if speaker.role == role and is_named(speaker):
                yield Contributor(speaker.name, (relator,), speaker.file_as)
    yield from text.contributors


def _unlinked(value: T, anchors: Collection[str], name: str) -> T:
    """Return a value in which links to elsewhere in the book are but their words."""

    def run(values: tuple[Any, ...]) -> Iterator[Any]:
        for one in values:
            away = isinstance(one, Link) and one.href.startswith("#")
            if away and target(one.href, name, anchors) is None:
                yield from run(one.children)
            else:
                yield _unlinked(one, anchors, name)

    if isinstance(value, tuple):
        done = tuple(run(value))
        return value if done == value else done  # type: ignore[return-value]
    if not is_dataclass(value) or isinstance(value, type):
        return value
    old = {f.name: getattr(value, f.name) for f in fields(value) if f.init}
    new = {key: _unlinked(one, anchors, name) for key, one in old.items()}
    return value if new == old else replace(value, **new)
