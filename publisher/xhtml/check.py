"""What cannot be rendered: in goes an edition and its plan, out come all the problems at once.

Rendering never guesses and never drops anything, so whatever would force it to is
refused beforehand: a link to nowhere, a picture that is not there, a character
that no book can hold.

Floor 3: imports lower floors and its own modules only.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any

from publisher import addresses
from publisher.errors import Problem
from publisher.model import walk
from publisher.model.block import Block, Turn
from publisher.model.edition import Edition, Image, Matter
from publisher.model.inline import Aside, Foreign, Inline, LineBreak, Link, Note, SoftBreak, Text
from publisher.model.manuscript import Manuscript
from publisher.source import Location
from publisher.values import language_fault, name_fault, slug_fault
from publisher.vocabulary.sections import GENERATED, SECTION_ROLES
from publisher.xhtml.links import target
from publisher.xhtml.markup import forbidden
from publisher.xhtml.plan import Section

__all__ = ["problems"]

_TURN_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")


def problems(
    edition: Edition,
    sections: Iterable[Section],
    anchors: Iterable[str],
    sound: Container[str] = (),
) -> tuple[Problem, ...]:
    """Return everything that stands in the way of rendering, in the order of the book.

    ``sound`` are the ids of texts of which it is known that they can be rendered here.
    """
    known = frozenset(anchors)
    pictures = frozenset(image.path for image in edition.images)
    found = [*_characters(edition, edition.where), *_sections(edition)]
    found += _faults(edition.title, edition.language, edition.where)
    texts = [section.manuscript for section in sections if section.manuscript]
    if not texts:
        found.append(Problem("there is no text in this book", edition.where))
    found += _twice((text.id for text in texts), edition.where, "two manuscripts have the id")
    for text in (text for text in texts if text.id not in sound):
        found += _manuscript(text, known, pictures)
    return tuple(found)


def _sections(edition: Edition) -> Iterator[Problem]:
    for matter in edition.front + edition.back:
        if matter.role not in SECTION_ROLES:
            yield Problem(f"there is no kind of section “{matter.role}”", edition.where)
        elif matter.manuscript is None and matter.role not in GENERATED:
            yield Problem(f"the {matter.role} needs a manuscript", edition.where)


def _manuscript(
    text: Manuscript, anchors: frozenset[str], pictures: frozenset[str]
) -> Iterator[Problem]:
    if fault := slug_fault(text.id):
        yield Problem(f"id: {fault.message}", text.where, fault.hint)
    yield from _faults(text.title, text.language, text.where)
    yield from _characters(text, text.where)
    yield from _turns(text)
    for block in walk.blocks(text):
        yield from _links(block, text, anchors)
    for figure in walk.figures(text):
        if figure.src not in pictures:
            yield Problem(f"there is no picture {figure.src}", figure.where)


def _faults(title: str, language: str, where: Location) -> Iterator[Problem]:
    """Yield what is wrong with a title, which the contents need, or with a language."""
    for name, fault in (("title", name_fault(title)), ("language", language_fault(language))):
        if fault:
            yield Problem(f"{name}: {fault.message}", where, fault.hint)


def _turns(text: Manuscript) -> Iterator[Problem]:
    top = [block for block in text.body if isinstance(block, Turn)]
    known = {speaker.label for speaker in text.speakers}
    for turn in top:
        if turn.speaker not in known:
            yield Problem(f"nobody is called “{turn.speaker}” here", turn.where)
        if turn.id and not _TURN_ID.fullmatch(turn.id):
            yield Problem(f"“{turn.id}” cannot be the id of a turn", turn.where)
        if turn.language and (fault := language_fault(turn.language)):
            yield Problem(fault.message, turn.where, fault.hint)
    yield from _twice((t.id for t in top if t.id), text.where, "two turns have the id")
    deep = [block for block in walk.blocks(text) if isinstance(block, Turn)]
    if len(deep) > len(top):
        yield Problem("a turn stands inside something else, or in the headnote", text.where)


def _links(block: Block, text: Manuscript, anchors: frozenset[str]) -> Iterator[Problem]:
    """Yield faults of the inlines that a block holds itself, not of blocks within it."""
    for inline in (inline for run in walk.runs(block) for inline in _inlines(run)):
        if isinstance(inline, Note) and any(
            isinstance(inner, Note) for run in inline.paragraphs for inner in _inlines(run)
        ):
            yield Problem("a note hangs on another note", block.where)
        if isinstance(inline, Foreign) and (fault := language_fault(inline.language)):
            yield Problem(fault.message, block.where, fault.hint)
        if not isinstance(inline, Link):
            continue
        if not inline.href.startswith("#"):
            wrong = addresses.fault(inline.href)
            if wrong:
                yield Problem(wrong, block.where)
        elif target(inline.href, text.id, anchors) is None:
            yield Problem(f"the book has no place {inline.href}", block.where)


def _twice(names: Iterable[str], where: Location, message: str) -> Iterator[Problem]:
    for name, count in Counter(names).items():
        if count > 1:
            yield Problem(f"{message} “{name}”", where)


def _characters(value: Edition | Manuscript, where: Location) -> Iterator[Problem]:
    """Yield the characters of a model value that cannot stand in XHTML, each with its place."""
    found: list[tuple[str, Location]] = []
    _gather(value, where, found)
    for text, place in found:
        character = forbidden(text)
        if character:
            yield Problem(f"U+{ord(character):04X} cannot stand in a book", place)


def _gather(value: Any, where: Location, found: list[tuple[str, Location]]) -> None:
    """Find every text below a value; an edition's manuscripts are looked at by themselves."""
    if isinstance(value, str):
        found.append((value, where))
    elif isinstance(value, tuple):
        for item in value:
            if not isinstance(item, Manuscript | Matter | Image):
                _gather(item, where, found)
    else:
        place = getattr(value, "where", where)
        for name in _compared(value.__class__):
            _gather(getattr(value, name), place, found)


@cache
def _compared(kind: type[Any]) -> tuple[str, ...]:
    """Return the names of the fields that say what a value of the model is, not where."""
    return tuple(f.name for f in fields(kind) if f.compare) if is_dataclass(kind) else ()


def _inlines(run: Iterable[Inline]) -> Iterator[Inline]:
    """Yield every inline of a run, outer before inner."""
    for inline in run:
        yield inline
        match inline:
            case Text() | Aside() | SoftBreak() | LineBreak():
                pass
            case Note(paragraphs=paragraphs):
                for paragraph in paragraphs:
                    yield from _inlines(paragraph)
            case _:
                yield from _inlines(inline.children)
