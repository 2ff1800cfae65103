"""A hint: a proposal in the making, as a step gives it."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Hint"]


@dataclass(frozen=True, slots=True)
class Hint:
    """A guess: its kind (``proposals.KINDS``), how sure it is, and where it applies.

    ``character`` counts in the text of the transcript; a kind and a character make
    a proposal the same one whenever the raw file is ingested.
    """

    kind: str
    confidence: float
    message: str
    character: int
