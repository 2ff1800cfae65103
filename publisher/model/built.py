"""What a build gives: finished files, and what is to be said about them."""

from __future__ import annotations

from dataclasses import dataclass, field

from publisher.model.finding import Finding
from publisher.model.publication import Artifact, Pagination

__all__ = ["Built"]


@dataclass(frozen=True, slots=True)
class Built:
    """A built edition, its files still in memory.

    ``slug`` is the edition's, and names the folder of its files; ``pages`` counts
    the sides of the printed book, if one was made.  ``pagination`` says where everything
    stands in it; it is None if there are no pages, or if nothing had to be made.
    """

    slug: str
    artifacts: tuple[Artifact, ...] = field(repr=False)
    pages: int | None = None
    findings: tuple[Finding, ...] = ()
    pagination: Pagination | None = field(default=None, compare=False, repr=False)
