"""Events piece by piece: letters with their places, marks that open and close."""

from __future__ import annotations

from dataclasses import dataclass, field

from publisher.model.transcript import Event, EventKind, Mark, MarkKind

__all__ = ["Builder"]


@dataclass(slots=True)
class Builder:
    """Gathers the letters of one event; ``add`` takes them with their character."""

    length: int = 0
    _parts: list[str] = field(default_factory=list)
    _anchors: list[tuple[int, int]] = field(default_factory=list)
    _marks: list[Mark] = field(default_factory=list)
    _open: dict[MarkKind, list[tuple[int, str]]] = field(default_factory=dict)

    def add(self, text: str, character: int) -> None:
        """Append letters that stand at ``character`` of the transcript's text."""
        if not text:
            return
        if not self._follows(character):
            self._anchors.append((self.length, character))
        self._parts.append(text)
        self.length += len(text)

    def _follows(self, character: int) -> bool:
        if not self._anchors:
            return False
        letter, first = self._anchors[-1]
        return first + self.length - letter == character

    def open(self, kind: MarkKind, target: str = "") -> None:
        """Let a mark begin here."""
        self._open.setdefault(kind, []).append((self.length, target))

    def close(self, kind: MarkKind) -> None:
        """Let the innermost open mark of this kind end here."""
        if self._open.get(kind):
            start, target = self._open[kind].pop()
            if self.length > start:
                self._marks.append(Mark(start, self.length, kind, target))

    def line_break(self, character: int) -> None:
        """Append a line end that the author meant."""
        self.add("\n", character)
        self._marks.append(Mark(self.length - 1, self.length, MarkKind.BREAK))

    def event(
        self,
        kind: EventKind,
        *,
        level: int = 0,
        gap: int = 0,
        name: str = "",
        start: float | None = None,
        end: float | None = None,
    ) -> Event:
        """Return the event; marks still open end with it."""
        for opened, starts in self._open.items():
            while starts:
                self.close(opened)
        text = "".join(self._parts)
        marks = tuple(sorted(self._marks))
        anchors = tuple(self._anchors)
        return Event(kind, text, anchors, marks, level, gap, name, start, end)
