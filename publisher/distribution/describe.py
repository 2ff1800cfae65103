"""What a release says of itself: in go an edition and its files, out comes the ``Release``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from publisher.edition import dates
from publisher.edition.identity import identifier
from publisher.model.edition import Edition
from publisher.model.naming import narrators, speaker_of
from publisher.model.person import Speaker
from publisher.model.publication import Artifact
from publisher.model.release import (
    Maker,
    Release,
    ReleasedFile,
    ReleasedInterview,
    ReleasedPerson,
    ReleasedProduct,
    ReleasedSource,
)

__all__ = ["Origin", "described", "media_type"]

_TYPES = {
    ".epub": "application/epub+zip",
    ".pdf": "application/pdf",
    ".html": "text/html",
    ".css": "text/css",
    ".js": "text/javascript",
    ".json": "application/json",
    ".xml": "application/xml",
    ".txt": "text/plain",
    ".vtt": "text/vtt",
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".ttf": "font/ttf",
    ".woff2": "font/woff2",
    ".zip": "application/zip",
}
"""Media types by the endings of names; what the system has for them is never asked."""

_ENDED = {
    "/LICENSE": "text/plain",
    ".tei.xml": "application/tei+xml",
    "metadata/opds.json": "application/opds+json",
    "metadata/opds.xml": "application/atom+xml",
}


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a release comes from: what made it, of which files, and who has proved it.

    ``serial`` and ``previous`` are those of ``Release``.
    """

    makers: tuple[Maker, ...] = ()
    sources: tuple[ReleasedSource, ...] = ()
    certificate: str = ""
    serial: int = 1
    previous: str = ""


def described(
    edition: Edition, artifacts: Sequence[Artifact], pages: int | None, origin: Origin
) -> Release:
    """Return what a release of these files says of itself."""
    return Release(
        slug=edition.slug,
        identifier=identifier(edition, "epub"),
        title=edition.title,
        modified=f"{dates.modified(edition):%Y-%m-%dT%H:%M:%SZ}",
        serial=origin.serial,
        previous=origin.previous,
        subtitle=edition.subtitle,
        languages=tuple(dict.fromkeys([edition.language, *_languages(edition)])),
        statement=edition.statement,
        published=edition.published,
        publisher=edition.publisher,
        description=edition.description,
        rights=edition.rights,
        series=edition.series,
        pages=pages,
        contributors=edition.contributors,
        people=tuple(_people(edition)),
        subjects=edition.subjects,
        products=tuple(_products(edition, artifacts)),
        interviews=tuple(_interviews(edition)),
        certificate=origin.certificate,
        made_with=origin.makers,
        sources=origin.sources,
        files=tuple(_file(one) for one in sorted(artifacts, key=lambda one: one.name)),
    )


def media_type(path: str) -> str:
    """Return the media type of a file of a release, by its name."""
    for end, kind in (_ENDED | _TYPES).items():
        if path.endswith(end):
            return kind
    return "application/octet-stream"


def _file(one: Artifact) -> ReleasedFile:
    size, kind = len(one.data), media_type(one.name)
    return ReleasedFile(one.name, one.kind, kind, size, one.sha256, one.pages, one.interview)


def _languages(edition: Edition) -> Iterator[str]:
    return (text.language for text in edition.interviews)


def _people(edition: Edition) -> Iterator[ReleasedPerson]:
    """Yield everybody who speaks, once, in the order of the book."""
    seen: set[str] = set()
    for text in edition.interviews:
        for speaker in text.speakers:
            if speaker.name and speaker.name not in seen:
                seen.add(speaker.name)
                yield _person(edition, speaker)


def _person(edition: Edition, speaker: Speaker) -> ReleasedPerson:
    known = speaker_of(speaker, edition.people)
    file_as = speaker.file_as or (known.file_as if known else "")
    identifiers = known.identifiers if known else ()
    return ReleasedPerson(speaker.name, file_as, speaker.role, identifiers)


def _interviews(edition: Edition) -> Iterator[ReleasedInterview]:
    for text in edition.interviews:
        people = tuple(speaker.name for speaker in narrators(text) if speaker.name)
        language = text.language
        yield ReleasedInterview(text.id, text.title, language, text.recorded.date, people)


_OF_FORM = {"epub": "epub", "pdf": "screen"}
_LANDING = "web/index.html"


def _products(edition: Edition, artifacts: Iterable[Artifact]) -> Iterator[ReleasedProduct]:
    """Yield the products with their files: of a printed book its pages and its cover."""
    names = dict(edition.print_names())
    files = list(artifacts)
    for product in edition.products:
        if product.print is not None and product in names:
            ends = {f"{names[product]}-{kind}.pdf" for kind in ("print", "cover")}
            found = [one.name for one in files if one.name in ends]
        elif product.form == "web":
            found = [one.name for one in files if one.name == _LANDING]
        else:
            found = [one.name for one in files if one.kind == _OF_FORM[product.form]]
        yield ReleasedProduct(product.form, product.isbn, tuple(sorted(found)))
