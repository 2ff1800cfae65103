"""The talk: in goes the body of an interview, out come its turns as XHTML.

Floor 3: imports lower floors and its own modules only.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from markupsafe import Markup

from publisher.model.block import Block, Paragraph, Query, Turn
from publisher.model.manuscript import Manuscript
from publisher.model.walk import turn_ids
from publisher.xhtml.blocks import block, blocks
from publisher.xhtml.book import Sheet
from publisher.xhtml.inlines import inlines
from publisher.xhtml.labels import labels
from publisher.xhtml.languages import language_attributes, primary
from publisher.xhtml.markup import element, lines, text
from publisher.xhtml.people import is_named
from publisher.xhtml.phrases import Phrases, phrases_of
from publisher.xhtml.pulls import pull_quotes

__all__ = ["talk"]


def talk(manuscript: Manuscript, sheet: Sheet) -> Markup:
    """Return the body, turns and what stands between them, one block a line.

    Labels that are no names are in the language of the talk.  Raises ``KeyError``
    for a turn of somebody who is not among the speakers.
    """
    phrases = phrases_of(manuscript.language)
    ids, names = iter(turn_ids(manuscript)), iter(labels(manuscript, phrases, sheet.book.labels))
    several = len({part.speaker for part in manuscript.body if isinstance(part, Turn)}) > 1
    borrowed = phrases.language != primary(manuscript.language)

    def written() -> Iterator[Markup]:
        for part in manuscript.body:
            if not isinstance(part, Turn):
                yield block(part, sheet)
                continue
            name = next(names)
            english = borrowed and name in phrases.voices.values()
            tag = phrases.language if english else manuscript.language
            with sheet.speaking(part.language or manuscript.language) as spoken:
                named = language_attributes(tag, sheet.language)
                speaker = manuscript.speaker(part.speaker)
                if several:
                    sheet.voice = _name(speaker.name if is_named(speaker) else name, named)
                label = _label(name, named, phrases)
                yield _turn(part, next(ids), speaker.role, spoken, label, sheet)
                sheet.voice = Markup()

    return lines(written())


def _label(name: str, language: Mapping[str, str | None], phrases: Phrases) -> Markup:
    """Return a label; the colon belongs to the talk, whatever the language of the name."""
    before, after = map(text, phrases.label.split("{name}"))
    return element("b", {"class": "speaker"}, before, _name(name, language), after)


def _name(name: str, language: Mapping[str, str | None]) -> Markup:
    return element("span", language, name) if any(language.values()) else text(name)


def _turn(
    turn: Turn,
    id: str,
    role: str,
    spoken: Mapping[str, str | None],
    label: Markup,
    sheet: Sheet,
) -> Markup:
    attributes = {
        "class": f"turn {role}",
        "id": id,
        "data-speaker": turn.speaker,
        "data-at": turn.at or None,
        **spoken,
    }
    first, rest = _opening(turn.blocks)
    opening = [label, " ", inlines(first.inlines, sheet)] if first else [label]
    says = element("p", {"class": "says"}, *opening)
    pulls = pull_quotes(first.inlines, sheet) if first else ()
    return element("div", attributes, lines([says, *pulls]), blocks(rest, sheet).lstrip("\n"))


def _opening(content: tuple[Block, ...]) -> tuple[Paragraph | None, tuple[Block, ...]]:
    """Return the paragraph that the label opens, and the blocks after it."""
    read = tuple(part for part in content if not isinstance(part, Query))
    match read:
        case (Paragraph() as first, *rest):
            return first, tuple(rest)
        case _:
            return None, read
