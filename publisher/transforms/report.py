"""The report of one raw file: the object that ``ingest --json`` prints.

In: what ``normalize`` gave; out: values that JSON can hold.  It tells persons by
their full names and is the same whatever the language: somebody nameless is
``Interviewer`` or ``Interviewee`` here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import assert_never

from publisher.model.block import (
    Block,
    Figure,
    Heading,
    ListBlock,
    Paragraph,
    Query,
    Quotation,
    SectionBreak,
    Turn,
    Verse,
)
from publisher.model.inline import Aside, Insertion
from publisher.model.transcript import Action
from publisher.model.walk import notes, plain
from publisher.transforms.draft import Speaking
from publisher.transforms.names import fold
from publisher.transforms.normalize import Normalized
from publisher.transforms.titled import title_persons
from publisher.transforms.witness import words

__all__ = ["report"]

_ROLES = {
    "interviewer": "interviewer",
    "moderator": "interviewer",
    "audience": "interviewer",
    "interviewee": "interviewee",
    "narrator": "narrator",
}


def report(normalized: Normalized, *, file: str, manuscript: str) -> dict[str, object]:
    """Return the report; ``file`` and ``manuscript`` are paths as the user sees them."""
    made = normalized.manuscript
    return {
        "file": file,
        "title": made.title or None,
        "date": made.recorded.date or None,
        "interviewer": _interviewer(normalized),
        "interviewees": _interviewees(normalized),
        "blocks": list(_blocks(normalized)),
        "dropped": [
            entry.before.strip()
            for entry in normalized.ledger.entries
            if entry.action is Action.DROPPED and words(entry.before)
        ],
        "manuscript": manuscript,
    }


# --- people ------------------------------------------------------------------------------------


def _interviewer(normalized: Normalized) -> str | list[str] | None:
    names = [_name(s) for s in normalized.speakers if s.role == "interviewer"]
    stated = [p.name for p in normalized.metadata.people if p.role == "interviewer"]
    found = _distinct([*names, *stated])
    if len(found) > 1:
        found = [name for name in found if name != "Interviewer"]
    return found[0] if len(found) == 1 else (found or None)


def _interviewees(normalized: Normalized) -> list[str]:
    spoken = [s for s in normalized.speakers if s.role == "interviewee"]
    people = normalized.metadata.people
    stated = [p.name for p in people if p.role == "interviewee"]
    names = [s.name for s in spoken if not s.nameless]
    if not names and not stated and (spoken or not normalized.speakers):
        stated = [p.name for p in people if p.source == "header speaker"]
    if not names and not stated and not any(not s.nameless for s in normalized.speakers):
        text = "\n".join(str(block["text"]) for block in _blocks(normalized))
        stated = title_persons(normalized.manuscript.title, text)[:1]
    return _distinct([*names, *stated])


def _distinct(names: Sequence[str]) -> list[str]:
    return list({fold(name): name for name in reversed(names)}.values())[::-1]


def _name(speaking: Speaking) -> str:
    if not speaking.nameless:
        return speaking.name
    return "Interviewee" if speaking.role == "interviewee" else "Interviewer"


# --- blocks ------------------------------------------------------------------------------------


def _blocks(normalized: Normalized) -> Iterator[dict[str, object]]:
    made = normalized.manuscript
    persons = {
        speaker.label: (_name(speaking), _ROLES.get(speaking.role))
        for speaker, speaking in zip(made.speakers, normalized.speakers, strict=True)
    }
    numbered = any(entry.why == "list number" for entry in normalized.ledger.entries)
    for block in made.headnote + made.body:
        match block if numbered else _unnumbered(block):
            case Turn(speaker=label, blocks=inner):
                yield from _turn(persons[label], inner)
            case Heading() as told:
                yield _block("heading", None, None, _text(told))
            case SectionBreak() | Query():
                pass
            case told if _is_remark(told):
                yield _block("note", None, None, _text(told))
            case told:
                yield _block("prose", None, "narrator", _text(told))
    for note in notes(made):
        text = "\n\n".join(plain(paragraph) for paragraph in note.paragraphs)
        yield _block("note", None, None, text)


def _unnumbered(block: Block) -> Block:
    """Return a block without the numbers of its lists, which no word of the raw says."""
    match block:
        case ListBlock():
            return replace(block, start=None)
        case Turn(blocks=inner) | Quotation(blocks=inner):
            return replace(block, blocks=tuple(map(_unnumbered, inner)))
        case _:
            return block


def _block(type: str, speaker: str | None, role: str | None, text: str) -> dict[str, object]:
    return {"type": type, "speaker": speaker, "role": role, "text": text}


def _turn(person: tuple[str, str | None], inner: Sequence[Block]) -> Iterator[dict[str, object]]:
    """Yield a turn, and apart from it what an editor put between its paragraphs."""
    said: list[str] = []
    for index, block in enumerate(inner):
        if index and _is_remark(block):
            if said:
                yield _block("turn", *person, "\n\n".join(said))
            said = []
            yield _block("note", None, None, _text(block))
        elif text := _text(block):
            said.append(text)
    if said:
        yield _block("turn", *person, "\n\n".join(said))


def _is_remark(block: Block) -> bool:
    """Tell whether a paragraph holds nothing but brackets."""
    return isinstance(block, Paragraph) and all(
        isinstance(node, Aside | Insertion) or not words(plain((node,))) for node in block.inlines
    )


def _text(block: Block) -> str:
    match block:
        case Paragraph(inlines=inlines) | Heading(inlines=inlines):
            return plain(inlines)
        case Turn(blocks=inner) | Quotation(blocks=inner):
            return "\n\n".join(map(_text, inner))
        case ListBlock(items=items, start=start):
            marks = ["-" if start is None else f"{start + n}." for n in range(len(items))]
            texts = (" ".join(map(_text, item)) for item in items)
            return "\n".join(f"{mark} {text}" for mark, text in zip(marks, texts, strict=True))
        case Verse(stanzas=stanzas):
            return "\n\n".join("\n".join(map(plain, stanza)) for stanza in stanzas)
        case Figure(caption=caption):
            return plain(caption)
        case SectionBreak() | Query():
            return ""
        case _:
            assert_never(block)
