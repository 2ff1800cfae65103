"""Writing a manuscript: ``Manuscript`` in, the canonical text out.

Lines end where soft breaks stand: nothing is filled or wrapped.  What has been
written is read back before it is handed out, so that no manuscript ever lies on
disk that says something else than it should.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import assert_never

from publisher.errors import ManuscriptError, Problem
from publisher.manuscript.canon import canonical
from publisher.manuscript.escape import escape, guard, guard_heading, guard_turn
from publisher.manuscript.header import write_header
from publisher.manuscript.inline_text import inline_text
from publisher.manuscript.parse import parse
from publisher.manuscript.syntax import LANGUAGE
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
from publisher.model.inline import Inline
from publisher.model.manuscript import Manuscript
from publisher.model.walk import notes

__all__ = ["fmt", "write"]


def fmt(text: str, path: str) -> str:
    """Return the canonical text of a manuscript's text; raise ``ManuscriptError``."""
    return write(parse(text, path))


def write(manuscript: Manuscript) -> str:
    """Return the canonical text of a manuscript.

    Raises ``ManuscriptError`` if the format cannot say what the manuscript
    holds: words between a turn and the next that belong to no speaker, a
    heading within a quotation, an undeclared speaker, a control character …
    """
    tidy = canonical(manuscript)
    text = _text(tidy)
    try:
        back = parse(text, manuscript.where.path)
    except ManuscriptError as error:
        lines = text.split("\n")
        raise ManuscriptError(*(_unwritten(p, lines, tidy) for p in error.problems)) from error
    if back != tidy:
        raise ManuscriptError(_difference(tidy, back))
    return text


def _unwritten(problem: Problem, lines: Sequence[str], manuscript: Manuscript) -> Problem:
    """Return a problem of a text that is not on disk: with its words instead of its line."""
    line = lines[problem.where.line - 1][:60] if problem.where else ""
    shown = "".join(c if c.isprintable() else "\ufffd" for c in line)
    message = f"{problem.message}, in “{shown}”"
    return Problem(f"cannot be written: {message}", manuscript.where, problem.hint)


def _difference(tidy: Manuscript, back: Manuscript) -> Problem:
    """Return the problem of a manuscript that would read back as something else."""
    written, read = tidy.headnote + tidy.body, back.headnote + back.body
    for ours, theirs in zip(written, read, strict=False):
        if ours != theirs:
            if isinstance(ours, Turn) and isinstance(theirs, Turn):
                hint = "put a section break before them, or give them a speaker"
                message = "words after this turn belong to no speaker, and would become part of it"
                return Problem(message, ours.where, hint)
            return Problem("the format cannot say this", ours.where)
    return Problem("the format cannot say this", tidy.where)


def _text(manuscript: Manuscript) -> str:
    blocks = list(_joined(manuscript.headnote + manuscript.body))
    definitions = list(_definitions(manuscript))
    parts = [write_header(manuscript), *("\n".join(block) + "\n" for block in blocks)]
    return "\n".join([*parts, *definitions])


def _definitions(manuscript: Manuscript) -> Iterator[str]:
    for note in notes(manuscript):
        paragraphs = [_lines(paragraph) for paragraph in note.paragraphs]
        lines = [line for paragraph in paragraphs for line in ("", *paragraph)][1:]
        indented = [f"    {line}" if line else "" for line in lines]
        yield "\n".join([f"[^{note.label}]: {indented[0].lstrip()}", *indented[1:], ""])


# --- blocks: each as a list of lines -----------------------------------------------------------


def _joined(blocks: Sequence[Block]) -> Iterator[list[str]]:
    """Yield the lines of each block; a list right after a list gets the other mark."""
    second = False
    for before, block in pairwise([None, *blocks]):
        second = not second and _alike(before, block)
        if block is not None:
            yield _block(block, second=second)


def _alike(before: Block | None, block: Block | None) -> bool:
    """Tell whether two lists would be read as one."""
    if not isinstance(before, ListBlock) or not isinstance(block, ListBlock):
        return False
    return (before.start is None) == (block.start is None)


def _spaced(blocks: Sequence[Block]) -> list[str]:
    """Return the lines of several blocks, an empty line between two."""
    return [line for lines in _joined(blocks) for line in ("", *lines)][1:]


def _lines(inlines: Sequence[Inline]) -> list[str]:
    return [guard(line) for line in inline_text(inlines).split("\n")]


def _block(block: Block, *, second: bool) -> list[str]:
    match block:
        case Paragraph(inlines=inlines):
            return _lines(inlines)
        case Heading(level=level, inlines=inlines):
            return [f"{'#' * level} {guard_heading(inline_text(inlines))}"]
        case Turn():
            return _turn(block)
        case Quotation(blocks=inner):
            return [f"> {line}" if line else ">" for line in _spaced(inner)]
        case Verse(stanzas=stanzas):
            return _verse(stanzas)
        case ListBlock():
            return _list(block, second=second)
        case Figure(src=src, alt=alt, caption=caption, credit=credit):
            picture = f"![{escape(alt, '[', ']')}]({src})"
            said = credit.replace("\\", "\\\\").replace('"', '\\"')
            picture += f'{{credit="{said}"}}' if credit else ""
            return [picture, *(_lines(caption) if caption else ())]
        case SectionBreak():
            return ["***"]
        case Query(text=text):
            return [f"<!-- query: {text} -->"]
        case _:
            assert_never(block)


def _turn(turn: Turn) -> list[str]:
    head = f"**{turn.speaker}:**"
    said = [f"#{turn.id}"] if turn.id else []
    said += [f"{LANGUAGE}{turn.language}"] if turn.language else []
    head += f" {{{' '.join(said)}}}" if said else ""
    head += f" [{turn.at}]" if turn.at else ""
    if not turn.blocks or not isinstance(turn.blocks[0], Paragraph):
        message = f"{turn.speaker} does not begin with a paragraph of words"
        raise ManuscriptError(Problem(message, turn.where))
    words = inline_text(turn.blocks[0].inlines).split("\n")
    first = guard_turn(words[0], timed=bool(turn.at))
    lines = [f"{head} {first}", *map(guard, words[1:])]
    return [*lines, "", *_spaced(turn.blocks[1:])] if turn.blocks[1:] else lines


def _verse(stanzas: Sequence[Sequence[tuple[Inline, ...]]]) -> list[str]:
    lines: list[str] = []
    for stanza in stanzas:
        lines += ["|"] if lines else []
        for inlines in stanza:
            text = inline_text(inlines)
            words = text.lstrip("\u00a0")
            # Only what would make a table of verse is a mark here.
            shown = words if set(words) - set("|:- \u00a0") else guard(words)
            lines.append(f"| {' ' * (len(text) - len(words))}{shown}")
    return lines


def _list(block: ListBlock, *, second: bool) -> list[str]:
    """Return a list; its items stand close when each is a single block."""
    close = all(len(item) == 1 for item in block.items)
    lines: list[str] = []
    for number, item in enumerate(block.items, block.start or 0):
        mark = ("+" if second else "-") if block.start is None else f"{number}{'.)'[second]}"
        inner = _spaced(item)
        indent = " " * (len(mark) + 1)
        lines += [""] if lines and not close else []
        lines.append(f"{mark} {inner[0]}")
        lines += [f"{indent}{line}" if line else "" for line in inner[1:]]
    return lines
