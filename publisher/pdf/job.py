"""A job: in goes one document and all that its layout depends on, out comes its section.

This is what a worker loads, and it loads no more than it takes to lay out.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import TypeVar

from publisher.cache import key
from publisher.errors import LimitError, Problem, PublisherError
from publisher.limits import current
from publisher.model.publication import Document, Resource
from publisher.pdf.engine import forget, press
from publisher.pdf.measure import width_in
from publisher.pdf.pictures import shape
from publisher.pdf.prepare import prepare
from publisher.pdf.section import encode
from publisher.pdf.setup import Setup
from publisher.source import Location
from publisher.work import Budget, held

__all__ = ["Job", "budget", "lay_out", "limited"]

_SECONDS_A_LETTER = 1.6e-3
"""Of the processor: four times what a slow text takes."""
_MEMORY_A_LETTER = 4 << 10
"""Bytes of address space: a long text takes some 1 KB a letter."""
_PATIENCE_A_SECOND = 8.0
"""Seconds on a clock, for each of the processor: a busy machine gives a process its share."""

Item = TypeVar("Item")


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


def budget(text: str) -> Budget:
    """Return what it may take to set the pages of a text, its markup included.

    Nothing that is known of a text bounds the time that an engine takes for it, so the limits
    that are in force do.
    """
    limits = current()
    seconds = limits.cpu + _SECONDS_A_LETTER * len(text)
    memory = limits.memory_bytes + _MEMORY_A_LETTER * len(text)
    return Budget(seconds, memory, limits.wall + _PATIENCE_A_SECOND * seconds)


def limited(
    function: Callable[[Item], bytes], item: Item, text: str, where: Location
) -> bytes | PublisherError:
    """Return pages that a function sets of a text, or why it could not: an error of its place.

    So it stops no other text, and all of them tell their errors at once.
    """
    try:
        with held(budget(text)):
            return function(item)
    except LimitError as error:
        forget()
        (problem,) = error.problems
        hint = f"divide the text, or look for what is unlike any text in it; {problem.hint}"
        return LimitError(Problem(f"setting its pages {problem.message}", where, hint))
    except PublisherError as error:
        return error


def lay_out(job: Job) -> bytes | PublisherError:
    """Lay out one document; give its errors back instead of stopping the rest."""
    return limited(_laid_out, job, job.document.body, Location(job.document.path))


def _laid_out(job: Job) -> bytes:
    setup = _one_of(job.setup)
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
    return encode(section)


@lru_cache(maxsize=4)
def _one_of(setup: Setup) -> Setup:
    """Return the first setup that was equal in this process.

    Every job brings a copy; what is remembered of words keeps the fonts that they were in.
    """
    return setup
