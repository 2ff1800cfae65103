"""Lines to block tokens: markdown-it-py, set up for the manuscript format.

All of CommonMark's blocks are recognised, and tables, so that those which the
format does not have can be refused by name.  Two rules are added: definitions
of notes, and verse (lines that begin with ``|``, as in pandoc).  Link reference
definitions are off: they would swallow a note of one word.  Tokens tell only
the lines of a block; a rule that never matches notes where on its line each
begins (``meta["offset"]``).

Only ``blocks`` uses this module; tokens go no further.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from markdown_it import MarkdownIt
from markdown_it.common.utils import mdTrim
from markdown_it.ruler import RuleOptionsType
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

from publisher.manuscript.reading import Line

__all__ = ["NOTE_HEAD", "tokenize", "too_deep"]

NOTE_HEAD = re.compile(r"\[\^([^\]\n]*)\]:")

_NESTING = 100
"""Where markdown-it-py stops and drops the rest without a word.  Each quotation
counts 1 and each list 2, so that ``too_deep`` speaks up long before."""


_BLOCKS = {
    *("paragraph_open", "heading_open", "hr", "html_block", "code_block", "fence", "table_open"),
    *("blockquote_open", "bullet_list_open", "ordered_list_open", "note", "verse"),
}
"""The first token of each block."""


def _start(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Note where a block begins; each block is looked at once by each rule."""
    if not silent:
        state.env["offsets"].append(state.bMarks[start] + state.tShift[start])
    return False


_PLAIN = re.compile(r"(?:(?:[^\W\d_]|[“”‘’„«»(\"'–—…]|\*\*(?=[^\s*]))[^\n]*+(?:\n|\Z))++")
"""Lines that begin with what begins no block of CommonMark, ends no paragraph and underlines

no heading: letters, quotation marks, dashes, and the strong text that a turn begins with.
"""


def _plain(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Take a paragraph that cannot be anything else; the other rules look at each of its lines.

    Most of a manuscript is such paragraphs, and markdown-it-py asks ten rules of a line.
    """
    if silent or state.level or state.tShift[start]:
        return False
    found = _PLAIN.match(state.src, state.bMarks[start])
    if found is None:
        return False
    last = start + found[0].count("\n") + (not found[0].endswith("\n"))
    if last > end or (last < end and not state.isEmpty(last)):
        return False
    state.push("paragraph_open", "p", 1).map = [start, last]
    words = state.push("inline", "", 0)
    words.map, words.content = [start, last], mdTrim(found[0])
    state.push("paragraph_close", "p", -1)
    state.line = last
    return True


def _note(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """``[^1]: words``, and further lines that are blank or indented by four."""
    if state.is_code_block(start) or not NOTE_HEAD.match(_line(state, start)):
        return False
    if silent:
        return True
    last = line = start + 1
    while line < end and (state.isEmpty(line) or state.sCount[line] - state.blkIndent >= 4):
        last = last if state.isEmpty(line) else line + 1
        line += 1
    state.push("note", "", 0).map = [start, last]
    state.line = last
    return True


def _verse(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """``| words``, line after line."""
    if state.is_code_block(start) or not _line(state, start).startswith("|"):
        return False
    if silent:
        return True
    line = start
    while line < end and state.sCount[line] >= state.blkIndent:
        if state.is_code_block(line) or not _line(state, line).startswith("|"):
            break
        line += 1
    token = state.push("verse", "", 0)
    token.map = [start, line]
    token.meta = {"offsets": [state.bMarks[n] + state.tShift[n] for n in range(start, line)]}
    state.line = line
    return True


def _line(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"maxNesting": _NESTING}).enable("table")
    parser.disable(["reference", "inline", "text_join"])
    ends: RuleOptionsType = {"alt": ["paragraph", "blockquote", "list"]}
    parser.block.ruler.before("table", "start", _start)
    parser.block.ruler.before("table", "plain", _plain)
    parser.block.ruler.before("table", "note", _note, ends)
    parser.block.ruler.after("table", "verse", _verse, ends)
    return parser


_PARSER = _parser()


def tokenize(lines: Iterable[Line]) -> list[Token]:
    """Return the block tokens of lines.

    A token's ``map`` counts these lines from 0; ``meta["offset"]`` of the first
    token of a block is where it begins in the joined lines.
    """
    offsets: list[int] = []
    tokens = _PARSER.parse("\n".join(line.text for line in lines), {"offsets": offsets})
    firsts = (token for token in tokens if token.type in _BLOCKS)
    for token, offset in zip(firsts, offsets, strict=True):
        token.meta["offset"] = offset
    return tokens


def too_deep(tokens: Iterable[Token], limit: int) -> Iterator[Token]:
    """Yield the first quotation or list that nests more than ``limit`` deep, if any."""
    depth = 0
    for token in tokens:
        if token.type in ("blockquote_open", "bullet_list_open", "ordered_list_open"):
            depth += 1
            if depth > limit:
                yield token
                return
        elif token.type in ("blockquote_close", "bullet_list_close", "ordered_list_close"):
            depth -= 1
