"""What an editor decided about the guesses of the machine, for one raw file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

__all__ = ["Casting", "Decision", "Decisions", "Verdict"]


class Verdict(StrEnum):
    """What became of a proposal; ``settled`` is what came back as done with already."""

    OPEN = "open"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    SETTLED = "settled"


@dataclass(frozen=True, slots=True)
class Decision:
    """The verdict on one proposal, with its kind and its message as it was told."""

    kind: str
    verdict: Verdict
    message: str = ""


@dataclass(frozen=True, slots=True)
class Casting:
    """Who a speaker is: the name and the role that a person gave, empty if none."""

    name: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True)
class Decisions:
    """All that was decided: verdicts by the id of the proposal, castings by speaker.

    A speaker is named as the machine names or the raw labels him.  The decisions
    hold for the raw file of that SHA-256 only.
    """

    sha256: str = ""
    verdicts: Mapping[str, Decision] = field(default_factory=dict)
    speakers: Mapping[str, Casting] = field(default_factory=dict)
