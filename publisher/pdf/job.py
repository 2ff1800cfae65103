"""A job: in goes one document and all that its layout depends on, out comes its section.

This is what a worker loads, and it loads no more than it takes to lay out.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache, partial

from publisher.cache import key
from publisher.errors import InputError
from publisher.model.publication import Document, Resource
from publisher.pdf.engine import press
from publisher.pdf.measure import width_in
from publisher.pdf.pictures import shape
from publisher.pdf.prepare import prepare
from publisher.pdf.section import encode
from publisher.pdf.setup import Setup
from publisher.source import Location

__all__ = ["Job", "lay_out"]


@dataclass(frozen=True, slots=True)
class Job:
    """One document to lay out, with all that its layout depends on."""

    setup: Setup
    document: Document
    images: tuple[Resource, ...]
    paths: tuple[tuple[str, str], ...]
    progression: str
    notes_at_end: bool = False

    @property
    def digest(self) -> str:
        """The key of the section in a cache."""
        d = self.document
        text = (d.id, d.path, d.role, d.matter, d.title, d.language, d.body)
        pictures = (part for r in self.images for part in (r.path, r.media_type, r.sha256))
        where = (part for pair in self.paths for part in pair)
        notes = "end" if self.notes_at_end else "foot"
        return key("section", self.setup.key, self.progression, notes, *text, *pictures, *where)


def lay_out(job: Job) -> bytes | InputError:
    """Lay out one document; give the author's errors back instead of stopping the rest."""
    setup = _one_of(job.setup)
    try:
        width = partial(width_in, setup.fonts)
        shapes = {image.path: shape(image) for image in job.images}
        html = prepare(
            job.document,
            dict(setup.measures),
            width,
            dict(job.paths),
            shapes,
            line=setup.characters,
            progression=job.progression,
            notes_at_end=job.notes_at_end,
        )
        section = press(setup).section(
            html, job.images, Location(job.document.path), language=job.document.language
        )
    except InputError as error:
        return error
    return encode(section)


@lru_cache(maxsize=4)
def _one_of(setup: Setup) -> Setup:
    """Return the first setup that was equal in this process.

    Every job brings a copy; what is remembered of words keeps the fonts that they were in.
    """
    return setup
