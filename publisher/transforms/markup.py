"""markup: tags of web pages that were left in plain text.

Source: HTML Living Standard, 4 (elements); only those that come with running text
are known.  A pair of tags goes, as does a lone ``<br>`` or ``<p>``; what is said
about a tag (``I type <b> by hand``) has no partner and stays.  Bold, italics and
headings are remembered, lines and paragraphs are cut where the tags say so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from publisher.model.transcript import Action, Event, EventKind, Mark, MarkKind, Omission
from publisher.transforms.draft import Draft
from publisher.transforms.strand import Edit, Strand

__all__ = ["RULE", "clear"]

RULE = "markup"

_TAG = re.compile(
    r"<(?P<close>/?)(?P<name>b|strong|i|em|u|p|br|hr|div|span|a|font|h[1-6]|blockquote|li|ul|ol|"
    r"small|big|cite|sup|sub|center|section|article|figure|figcaption|img)"
    r"(?:[ \t]+[^<>\n]{0,300})?[ \t]*/?>",
    re.IGNORECASE,
)
_MARKS = {
    "b": MarkKind.STRONG,
    "strong": MarkKind.STRONG,
    "i": MarkKind.EMPHASIS,
    "em": MarkKind.EMPHASIS,
}
_LONE = frozenset({"br", "hr", "img", "p"})
_APART = frozenset("p br hr div blockquote li ul ol center section article figure".split())
_HEADING = re.compile(r"h[1-6]")


@dataclass(frozen=True, slots=True)
class _Tag:
    """A tag at the letters ``start`` to ``end``; ``partner`` is where its other half begins."""

    name: str
    start: int
    end: int
    closes: bool
    partner: int = -1


def clear(draft: Draft) -> Draft:
    """Return the draft, its transcript without tags; Markdown knows its own."""
    transcript = draft.transcript
    if transcript.format != "text" or "<" not in transcript.text:
        return draft
    records: list[Omission] = []
    events: list[Event] = []
    for event in transcript.events:
        tags = list(_tags(event.text)) if "<" in event.text else []
        events += _without(event, tags, records) if tags else [event]
    if not records:
        return draft
    changed = replace(transcript, events=tuple(events))
    return replace(draft.having(records=records), transcript=changed)


def _tags(text: str) -> Iterator[_Tag]:
    """Yield the tags that are markup: those with a partner, and those that need none."""
    found: list[_Tag] = []
    open_: dict[str, list[int]] = {}
    for match in _TAG.finditer(text):
        name = match["name"].lower()
        tag = _Tag(name, match.start(), match.end(), bool(match["close"]))
        if tag.closes and open_.get(name):
            index = open_[name].pop()
            found[index] = replace(found[index], partner=tag.start)
            tag = replace(tag, partner=found[index].start)
        elif not tag.closes:
            open_.setdefault(name, []).append(len(found))
        found.append(tag)
    yield from (tag for tag in found if tag.partner >= 0 or tag.name in _LONE)


def _without(event: Event, tags: list[_Tag], records: list[Omission]) -> Iterator[Event]:
    """Yield an event without its tags, cut where they part lines."""
    strand = _marked(Strand.of(event), tags)
    for tag in tags:
        end = strand.at[tag.end - 1] + 1
        start = strand.where(tag.start)
        records.append(Omission(start, end, Action.DROPPED, "tag", joined=tag.name not in _APART))
    cuts = [0, *(t.start for t in tags if t.name in _APART), len(strand.text)]
    heading = next((t for t in tags if _HEADING.fullmatch(t.name) and not t.closes), None)
    gap = event.gap
    for start, end in pairwise(cuts):
        inside = [Edit(t.start - start, t.end - start, "") for t in tags if start <= t.start < end]
        piece = strand.cut(start, end).edited(inside).strip()
        paragraph = any(t.start == start and t.name not in ("br", "hr") for t in tags)
        gap = max(gap, 1) if paragraph else gap
        if not piece.text:
            continue
        made = replace(
            event, text=piece.text, anchors=tuple(_anchors(piece)), marks=piece.marks, gap=gap
        )
        if heading is not None and start <= heading.start < end:
            made = replace(made, kind=EventKind.HEADING, level=int(heading.name[1]))
        yield made
        gap = 0


def _marked(strand: Strand, tags: list[_Tag]) -> Strand:
    """Return a strand with marks for what its tags set in bold or italics."""
    marks = [
        Mark(tag.end, tag.partner, _MARKS[tag.name])
        for tag in tags
        if tag.name in _MARKS and not tag.closes and tag.end < tag.partner
    ]
    return replace(strand, marks=tuple(sorted({*strand.marks, *marks})))


def _anchors(strand: Strand) -> Iterator[tuple[int, int]]:
    """Yield the anchors of an event: where letters and characters part ways."""
    expected = -1
    for letter, character in enumerate(strand.at):
        if character != expected:
            yield letter, character
        expected = character + 1
