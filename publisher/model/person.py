"""People: who speaks, and who made the book."""

from __future__ import annotations

from dataclasses import dataclass

from publisher.model.block import Figure

__all__ = ["Contributor", "Speaker"]


@dataclass(frozen=True, slots=True)
class Speaker:
    """One voice of an interview.

    ``label`` is what opens a turn in the manuscript (``AB``); ``role`` is one of
    ``vocabulary.SPEAKER_ROLES``; ``file_as`` is the sort name, or empty.
    ``portrait`` shows the speaker; it has no caption of its own.
    """

    label: str
    name: str
    role: str = "unknown"
    file_as: str = ""
    portrait: Figure | None = None


@dataclass(frozen=True, slots=True)
class Contributor:
    """Someone with a part in the edition; ``roles`` are MARC relator codes."""

    name: str
    roles: tuple[str, ...] = ("edt",)
    file_as: str = ""
