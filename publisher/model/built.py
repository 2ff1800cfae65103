"""What a build gives: finished files, and what is to be said about them."""

from __future__ import annotations

from dataclasses import dataclass, field

from publisher.model.finding import Finding
from publisher.model.publication import Artifact

__all__ = ["Built"]


@dataclass(frozen=True, slots=True)
class Built:
    """A built edition, its files still in memory.

    ``slug`` is the edition's, and names the folder of its files; ``pages`` counts
    the sides of the printed book, if one was made.
    """

    slug: str
    artifacts: tuple[Artifact, ...] = field(repr=False)
    pages: int | None = None
    findings: tuple[Finding, ...] = ()
