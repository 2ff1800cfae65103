"""Topics of a Transcriber file: listed before the talk, told where their sections begin.

In: the tree of a file; out: the order of its text with each topic before the first
section on it, and headings of the topics that stand there.  A topic is told once,
however many sections are on it, so that nothing is said twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from publisher.model.transcript import Action, Event, EventKind, Omission
from publisher.readers.elements import Element, Letters
from publisher.readers.flow import Flow
from publisher.readers.markup import TokenKind, tokens

__all__ = ["heading", "pieces", "value_of"]

_DESC = re.compile(r"\sdesc\s{0,9}=\s{0,9}(?:\"(?P<double>[^\"]*+)\"|'(?P<single>[^']*+)')")


def pieces(tree: Element, size: int) -> list[tuple[int, int]]:
    """Return the stretches of a text of ``size`` characters, topics before their sections."""
    listed = {
        topic.get("id"): topic for topics in tree.find("topics") for topic in topics.elements()
    }
    moved: list[tuple[int, Element]] = []
    for section in tree.find("section"):
        topic = listed.pop(section.get("topic"), None)
        if topic is not None and topic.end <= section.start and value_of(topic):
            moved.append((section.start, topic))
    cuts = [(topic.start, topic.end, -1, -1) for _, topic in moved]
    cuts += [(place, place, topic.start, topic.end) for place, topic in moved]
    found, place = [], 0
    for start, end, first, last in sorted(cuts):
        found += [(place, start), (first, last)]
        place = end
    return [(start, end) for start, end in (*found, (place, size)) if end > start]


def value_of(topic: Element) -> tuple[int, int] | None:
    """Return where the words of a topic stand in its tag: first character, and behind the last."""
    match = _DESC.search(topic.tag)
    group = match.lastgroup if match is not None else None
    if match is None or group is None or not match[group].strip():
        return None
    return topic.start + match.start(group), topic.start + match.end(group)


def heading(topic: Element, text: str, flow: Flow) -> Iterator[Event]:
    """Yield the heading that a topic gives; the rest of its tag is on record as moved."""
    place = value_of(topic)
    if place is None:
        return
    for token in tokens(text, *place, code=False):
        plain = token.kind is TokenKind.LETTERS
        flow.add(Letters(token.said, token.start, token.end, plain))
    for start, end in ((topic.start, place[0]), (place[1], topic.end)):
        flow.omissions.append(Omission(start, end, Action.MOVED, "topic"))
    yield flow.event(EventKind.HEADING, level=2)
