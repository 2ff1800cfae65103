"""What captions of every kind share: cues, their times, and the tags in their words.

In: the words of a cue with their place; out: one event a voice.  Tags are those
of WebVTT (W3C, 4.2.2) and the few that SubRip files use: they are taken out of
the words on record, ``<i>`` and ``<b>`` become marks, ``<v Name>`` names who speaks.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from publisher.model.transcript import Action, Event, EventKind, MarkKind, Omission
from publisher.readers.building import Builder
from publisher.readers.inverted import direct
from publisher.readers.plain import Line

__all__ = ["TIMING", "Words", "seconds"]

_CLOCK = r"(?:\d{1,4}:)?\d{1,2}:\d{2}[.,]\d{1,3}"
TIMING = re.compile(rf"[ \t]*({_CLOCK})[ \t]*-->[ \t]*({_CLOCK})[^\n]*")
"""The line that tells when a cue begins and ends."""

_NAMES = r"(?:c|i|b|u|s|v|ruby|rt|lang|font|[0-9][0-9:.,]{1,20})"
_TAG = re.compile(rf"<(/?)({_NAMES})((?:[ \t./][^<>\n]{{0,400}})?)>", re.IGNORECASE)
_BRACES = re.compile(r"\{\\[A-Za-z][^{}\n]{0,60}\}")
_ENTITY = re.compile(r"&(?:#[0-9]{1,6}|#[xX][0-9a-fA-F]{1,5}|[A-Za-z][A-Za-z0-9]{1,30});")
_SPECIAL = re.compile(f"{_TAG.pattern}|{_BRACES.pattern}|{_ENTITY.pattern}")
_VOICE = re.compile(r"^[^ \t]*")  # classes stand between <v and the name
_MARKS = {"i": MarkKind.EMPHASIS, "b": MarkKind.STRONG}


def seconds(clock: str) -> float:
    """Return the seconds of ``01:02:03.456`` or ``02:03,456``."""
    parts = clock.replace(",", ".").split(":")
    total = 0.0
    for part in parts:
        total = total * 60 + float(part)
    return total


@dataclass(slots=True)
class Words:
    """The words of one cue, read into events; ``omissions`` grow as tags go."""

    start: float
    end: float
    gap: int = 0
    omissions: list[Omission] = field(default_factory=list)
    _builder: Builder = field(default_factory=Builder)
    _voice: str = ""

    def read(self, lines: list[Line]) -> Iterator[Event]:
        """Yield one event for each voice of the cue."""
        for number, line in enumerate(lines):
            if number:
                self._builder.add("\n", line.start - 1)
            yield from self._line(line)
        if self._builder.length:
            yield self._event()

    def _line(self, line: Line) -> Iterator[Event]:
        place = 0
        for match in _SPECIAL.finditer(line.text):
            self._builder.add(line.text[place : match.start()], line.start + place)
            place = match.end()
            yield from self._special(match, line.start + match.start())
        self._builder.add(line.text[place:].rstrip(), line.start + place)

    def _special(self, match: re.Match[str], start: int) -> Iterator[Event]:
        end = start + len(match[0])
        if match[0].startswith("&"):
            said = html.unescape(match[0])
            self._builder.add(said, start)
            self.omissions.append(
                Omission(start, end, Action.CHANGED, "encoding.entity", said, joined=True)
            )
            return
        closing, name = match[1], (match[2] or "").lower()
        if name == "v" and not closing:
            if self._builder.length:
                yield self._event()
            self._voice = direct(html.unescape(_VOICE.sub("", match[3])).strip())
            self.omissions.append(Omission(start, end, Action.MOVED, "speaker"))
            return
        self.omissions.append(Omission(start, end, Action.DROPPED, "caption tag", joined=True))
        if name in _MARKS and closing:
            self._builder.close(_MARKS[name])
        elif name in _MARKS:
            self._builder.open(_MARKS[name])

    def _event(self) -> Event:
        event = self._builder.event(
            EventKind.CUE, gap=self.gap, name=self._voice, start=self.start, end=self.end
        )
        self._builder = Builder()
        return event
