"""Tagged text, token by token, each with its place: the lexical part of HTML and XML.

In: the text of a file; out: tags, comments, references and the letters between
them.  The parsers of lxml and of the standard library do not say where a word
stood, or say it by lines only; without that no ledger can be kept.  So this lexer
knows just what marks look like (WHATWG HTML, 13.2.5; XML 1.0, 2 and 3), and
whatever looks like none is letters: an unclosed comment or a stray ``<`` loses no
word.  Whether XML is well-formed is for ``xml.checked`` to say.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from html.entities import html5

__all__ = ["Token", "TokenKind", "attributes", "tokens"]


class TokenKind(Enum):
    """What a token is."""

    START = auto()
    END = auto()
    EMPTY = auto()
    """A tag that closes itself: ``<br/>``."""
    LETTERS = auto()
    REFERENCE = auto()
    """A character reference; ``Token.said`` is what it stands for."""
    COMMENT = auto()
    OTHER = auto()
    """A declaration, a processing instruction, the brackets of a CDATA section."""
    CODE = auto()
    """The body of a script or style sheet."""


@dataclass(frozen=True, slots=True)
class Token:
    """The characters ``start`` to ``end``; ``name`` is that of a tag, as written.

    ``said`` are the letters that letters or a reference stand for.
    """

    kind: TokenKind
    start: int
    end: int
    name: str = ""
    said: str = ""


_NAME = r"[A-Za-z_][\w:.-]{0,100}"
_MARK = re.compile(r"<(?=[A-Za-z_/!?])|&(?=[#A-Za-z])")
_TAG = re.compile(
    rf"<(?P<slash>/?)(?P<name>{_NAME})"
    r"(?:(?:[^<>\"'=]|=\s*+\"[^\"]*+\"|=\s*+'[^']*+'|=(?!\s*+[\"']))*+|[^<>]*+)>"
)
"""A tag; one whose quotes do not pair ends at the first ``>``, lest it hide words."""
_DECLARATION = re.compile(r"<!(?:\[[^\[\]<>]{0,80}\]|[A-Za-z][^<>]{0,500}+)>")
_NUMERIC = r"#(?:0{0,99}[0-9]{1,7}(?![0-9])|[xX]0{0,99}[0-9a-fA-F]{1,6}(?![0-9a-fA-F]))"
_REFERENCE = re.compile(rf"&(?:{_NUMERIC}|[A-Za-z][A-Za-z0-9]{{1,31}});")
_BARE = "|".join(sorted((n for n in html5 if not n.endswith(";")), key=lambda n: (-len(n), n)))
"""Names of references that HTML knows without their semicolon (13.5), the longest first."""
_UNCLOSED = re.compile(f"&(?:{_NUMERIC}|{_BARE})")
_IN_ATTRIBUTE = re.compile(
    rf"&(?:{_NUMERIC};?|(?P<name>[A-Za-z][A-Za-z0-9]{{1,31}};)|(?:{_BARE})(?![A-Za-z0-9=]))"
)
_BRACKETS = (("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", "?>"))
_CODE_END = {
    name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE) for name in ("script", "style")
}
_INVISIBLE = str.maketrans("", "", "\u00ad\u200b\u2060\ufeff")
_ATTRIBUTE = re.compile(
    r"(?P<name>[^\s=\"'<>/]{1,100})(?:\s*+=\s*+(?:\"(?P<double>[^\"]*+)\"|'(?P<single>[^']*+)'"
    r"|(?P<bare>[^\s\"'<>]++)))?"
)


def tokens(text: str, start: int = 0, end: int | None = None, *, code: bool) -> Iterator[Token]:
    """Yield the tokens of ``text`` from ``start`` to ``end``; they leave out no character.

    ``code``: the bodies of ``script`` and ``style`` are code, and references to characters
    may lack their semicolons, as HTML has it.
    """
    stop = len(text) if end is None else end
    unclosed: set[str] = set()  # what has no end further on; looked for once only
    first = place = start
    while mark := _MARK.search(text, place, stop):
        found = list(_marked(text, mark.start(), stop, unclosed, bare=code))
        if not found:
            place = mark.end()
            continue
        if mark.start() > first:
            yield Token(TokenKind.LETTERS, first, mark.start(), said=text[first : mark.start()])
        yield from found
        first = place = found[-1].end
        name = found[-1].name.lower()
        if code and name in _CODE_END and found[-1].kind is TokenKind.START:
            closing = _CODE_END[name].search(text, place, stop) if name not in unclosed else None
            if closing is None:
                unclosed.add(name)
            elif closing.start() > place:
                yield Token(TokenKind.CODE, place, closing.start())
                first = place = closing.start()
    if stop > first:
        yield Token(TokenKind.LETTERS, first, stop, said=text[first:stop])


def _marked(text: str, start: int, stop: int, unclosed: set[str], *, bare: bool) -> Iterator[Token]:
    """Yield the tokens of the mark that begins at ``start``; none if it is only letters."""
    if text[start] == "&":
        match = _REFERENCE.match(text, start, stop)
        if bare and (match is None or not _is_known(match[0])):
            match = _UNCLOSED.match(text, start, stop)
        if match and (said := _referred(match[0])) is not None:
            yield Token(TokenKind.REFERENCE, start, match.end(), said=said)
        return
    for opening, closing in _BRACKETS:
        if text.startswith(opening, start):
            yield from _bracketed(text, start, stop, opening, closing, unclosed)
            return
    if match := _TAG.match(text, start, stop):
        kind = TokenKind.START
        if match["slash"]:
            kind = TokenKind.END
        elif text[match.end() - 2] == "/":
            kind = TokenKind.EMPTY
        yield Token(kind, start, match.end(), match["name"])
    elif match := _DECLARATION.match(text, start, stop):
        yield Token(TokenKind.OTHER, start, match.end())


def _bracketed(
    text: str, start: int, stop: int, opening: str, closing: str, unclosed: set[str]
) -> Iterator[Token]:
    """Yield a comment, an instruction, or the letters of a CDATA section in its brackets."""
    end = text.find(closing, start + len(opening), stop) if opening not in unclosed else -1
    if end < 0:
        unclosed.add(opening)
        return
    after = end + len(closing)
    if opening != "<![CDATA[":
        kind = TokenKind.COMMENT if opening == "<!--" else TokenKind.OTHER
        yield Token(kind, start, after)
        return
    first = start + len(opening)
    yield Token(TokenKind.OTHER, start, first)
    if end > first:
        yield Token(TokenKind.LETTERS, first, end, said=text[first:end])
    yield Token(TokenKind.OTHER, end, after)


def _is_known(reference: str) -> bool:
    """Tell whether a reference with a semicolon is one, and not another with letters behind it."""
    return reference[1] == "#" or reference[1:] in html5


def _referred(reference: str) -> str | None:
    """Return the characters that a reference stands for; None if it is not one."""
    said = html.unescape(reference)
    if said == reference or any(unicodedata.category(c) in ("Cc", "Cn", "Cs") for c in said):
        return " " if said in ("\t", "\n", "\r") else None
    return said.translate(_INVISIBLE)


def attributes(tag: str) -> dict[str, str]:
    """Return the attributes of a start tag, names in lower case, references read.

    Of several with one name the first counts (WHATWG HTML, 13.2.5.33); a reference without
    its semicolon is none before a letter, a digit or ``=``, as in addresses (13.2.5.73).
    """
    found: dict[str, str] = {}
    inner = re.match(rf"<{_NAME}", tag)
    for match in _ATTRIBUTE.finditer(tag.rstrip(">"), inner.end() if inner else 1):
        value = next((v for v in match.group("double", "single", "bare") if v is not None), "")
        found.setdefault(match["name"].lower(), _IN_ATTRIBUTE.sub(_character, value))
    return found


def _character(match: re.Match[str]) -> str:
    """Return what a reference in an attribute stands for; itself if no such name is known."""
    return match[0] if match["name"] and not _is_known(match[0]) else html.unescape(match[0])
