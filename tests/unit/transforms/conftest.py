"""Small raw files made into manuscripts, and what the tests look at."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from publisher.model.block import Block, Heading, Paragraph, Quotation, Turn, Verse
from publisher.model.transcript import Action
from publisher.model.walk import plain
from publisher.readers import read
from publisher.transforms import Normalized, normalize

Make = Callable[..., Normalized]
Turns = Callable[[Normalized], list[tuple[str, str]]]
Gone = Callable[[Normalized, Action], list[tuple[str, str]]]


def _text(block: Block) -> str:
    match block:
        case Paragraph(inlines=inlines) | Heading(inlines=inlines):
            return plain(inlines)
        case Quotation(blocks=inner) | Turn(blocks=inner):
            return "\n".join(map(_text, inner))
        case Verse(stanzas=stanzas):
            return "\n".join(plain(line) for stanza in stanzas for line in stanza)
        case _:
            return type(block).__name__


@pytest.fixture
def make() -> Make:
    """Return a function from the text of a raw file to what becomes of it."""

    def made(text: str, *, name: str = "raw.txt", profile: str = "clean") -> Normalized:
        return normalize(read(Path(name), text.encode()), id="talk", profile=profile)

    return made


@pytest.fixture
def turns() -> Turns:
    """Return a function to the turns of a manuscript: full name and words."""

    def found(normalized: Normalized) -> list[tuple[str, str]]:
        made = normalized.manuscript
        said = [block for block in made.body if isinstance(block, Turn)]
        return [(made.speaker(turn.speaker).name, _text(turn)) for turn in said]

    return found


@pytest.fixture
def prose() -> Callable[[Normalized], list[str]]:
    """Return a function to the words outside the turns, block by block."""

    def found(normalized: Normalized) -> list[str]:
        made = normalized.manuscript
        return [_text(b) for b in made.headnote + made.body if not isinstance(b, Turn)]

    return found


@pytest.fixture
def gone() -> Gone:
    """Return a function to what an action did: why, and the text of the raw."""

    def found(normalized: Normalized, action: Action) -> list[tuple[str, str]]:
        entries = normalized.ledger.entries
        return [(e.why, e.before) for e in entries if e.action is action]

    return found
