"""What may nest or span lines on a wiki page, found and masked before it is read.

In: the source of a page; out: the same with comments, templates, pictures, categories
and notes masked, character for character, and an account of them.  The words of a
note go on as a note, those of a template that says sentences stay; a date that a
template states is evidence.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain

from publisher.model.transcript import Action, Evidence, Omission

__all__ = ["HIDDEN", "Masked", "mask"]

HIDDEN = "\0"
"""The character that stands for each masked one; no raw text holds it."""

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_NOTE = re.compile(
    r"<ref(?:[ ][^<>\n]{0,200})?(?:/>|(?<!/)>(?P<said>[^<]*+(?:<(?!/ref>)[^<]*+)*+)</ref>)",
    re.IGNORECASE,
)
_CALL = re.compile(r"<ref(?:[ ][^<>\n]{0,200})?/>(?P<said>(?!))?", re.IGNORECASE)
_NOTE_END = re.compile("</ref>", re.IGNORECASE)
_NAME = re.compile(r"name[ ]*=[ ]*[\"']?([^\"'/<>]{1,100})", re.IGNORECASE)
_BRACKET = re.compile(r"\{\{|\}\}|\[\[|\]\]")
_PICTURE = re.compile(r"\[\[[ ]*(?:file|image|datei|bild|fichier|archivo|immagine|файл)[ ]*:", re.I)
_CATEGORY = re.compile(
    r"\[\[[ ]*(?:category|kategorie|catégorie|categoría|categoria|категория|[a-z]{2,3})[ ]*:", re.I
)
_DATED = re.compile(
    r"\{\{[ ]*(?:date|byline|datum|fecha|data)[ ]*\|(?P<said>[^{}]{4,80})\}\}", re.I
)
_PIPE = re.compile(r"\{\{|\}\}|\[\[|\]\]|\|(?:[ ]*[\w ]{1,20}=)?")
_SENTENCE = re.compile(r"[.?!…。？！][\"'”’»)\s]*$")
_NAMED = re.compile(r"\{\{[ ]*([^{}|\n]{1,60})\|")
_WORDS = 6
"""Words that an argument of a template has at least if it is text of the page."""
_TEXTS = 2
"""Templates of one name with an unnamed sentence, each on a line of its own: what they say is
text, however short, for a page is told by them (``{{Q|Why?}}``)."""


@dataclass(slots=True)
class Masked:
    """The page with its marks masked; ``calls`` gives the label of the note called there.

    ``notes`` are label, first character and the one behind the last of what each says,
    which stands in ``noted``.
    """

    text: str
    noted: str = ""
    omissions: list[Omission] = field(default_factory=list)
    calls: dict[int, str] = field(default_factory=dict)
    notes: list[tuple[str, int, int]] = field(default_factory=list)
    _evidence: list[Evidence] = field(default_factory=list)

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """What the page states about itself."""
        return tuple(self._evidence)

    def hide(self, spans: list[tuple[int, int]]) -> None:
        """Mask the characters of spans, which are in order and do not overlap."""
        parts, place = [], 0
        for start, end in spans:
            parts += [self.text[place:start], HIDDEN * (end - start)]
            place = end
        self.text = "".join([*parts, self.text[place:]])


def mask(text: str) -> Masked:
    """Return a page with everything masked that is not to be read line by line."""
    page = Masked(text)
    spans = [match.span() for match in _COMMENT.finditer(text)] if "-->" in text else []
    page.omissions += [Omission(*span, Action.DROPPED, "comment", joined=True) for span in spans]
    page.hide(spans)
    _brackets(page)
    page.noted = page.text
    _notes(page)
    return page


def _notes(page: Masked) -> None:
    """Mask notes; the first of a name defines it, the others call it only."""
    names: dict[str, str] = {}
    spans = []
    # Behind the last end of a note none is looked for: each would be sought to the end of the page.
    last = max((found.end() for found in _NOTE_END.finditer(page.text)), default=0)
    for match in chain(_NOTE.finditer(page.text, 0, last), _CALL.finditer(page.text, last)):
        spans.append(match.span())
        said = match["said"] or ""
        head = len(match[0]) if match["said"] is None else match.start("said") - match.start()
        named = _NAME.search(match[0][:head])
        name = named[1].strip() if named else ""
        defines = bool(said.strip(" \n" + HIDDEN)) and name not in names
        if defines:
            label = f"w{len(page.notes) + 1}"
            page.notes.append((label, *match.span("said")))
            page.calls[match.start()] = label
            names[name or label] = label
        page.omissions += _around(match, kept=defines)
    page.hide(spans)


def _around(match: re.Match[str], *, kept: bool) -> Iterator[Omission]:
    start, end = match.span()
    if match["said"] is None or not kept:
        yield Omission(start, end, Action.DROPPED, "call of a note", joined=True)
        return
    yield Omission(start, match.start("said"), Action.DROPPED, "tag")
    yield Omission(match.end("said"), end, Action.DROPPED, "tag")


def _brackets(page: Masked) -> None:
    """Mask templates, pictures and categories, outermost ones whole."""
    stack: list[int] = []
    spans: list[tuple[int, int]] = []
    text = page.text
    for match in _BRACKET.finditer(text):
        if match[0] in ("{{", "[["):
            stack.append(match.start())
        elif stack and text.startswith("{{" if match[0] == "}}" else "[[", stack[-1]):
            start = stack.pop()
            if text[start] == "{" or _PICTURE.match(text, start) or _CATEGORY.match(text, start):
                while spans and spans[-1][0] > start:
                    spans.pop()
                spans.append((start, match.end()))
    telling = Counter(_name(text, *span) for span in spans if _tells(text, *span))
    hidden = []
    for start, end in spans:
        least = 1 if telling[_name(text, start, end)] >= _TEXTS else _WORDS
        hidden += list(_told(page, start, end, least))
    page.hide(hidden)


def _name(text: str, start: int, end: int) -> str:
    """Return the name of a template that has arguments."""
    found = _NAMED.match(text, start, end)
    return found[1].strip() if found else ""


def _tells(text: str, start: int, end: int) -> bool:
    """Tell whether a template stands on a line of its own and has an unnamed sentence."""
    alone = text[:start].endswith(("", "\n")[start > 0]) and text[end : end + 1] in ("", "\n")
    return alone and bool(_name(text, start, end)) and any(_arguments(text, start, end, 1))


def _told(page: Masked, start: int, end: int, least: int) -> Iterator[tuple[int, int]]:
    """Account for one of them; yield what of it is masked.

    ``least`` are the words that an unnamed argument has at least if it is text.
    """
    text = page.text
    if text[start] == "[":
        picture = _PICTURE.match(text, start) is not None
        action, why = (Action.DROPPED, "picture") if picture else (Action.MOVED, "keywords")
        page.omissions.append(Omission(start, end, action, why))
        yield start, end
        return
    if dated := _DATED.fullmatch(text, start, end):
        page._evidence.append(Evidence("date", dated["said"].strip(), start, end))
        page.omissions.append(Omission(start, end, Action.MOVED, "date"))
        yield start, end
        return
    place = start
    for first, last in _arguments(text, start, end, least):
        page.omissions.append(Omission(place, first, Action.DROPPED, "template"))
        yield place, first
        place = last
    page.omissions.append(Omission(place, end, Action.DROPPED, "template"))
    yield place, end


def _arguments(text: str, start: int, end: int, least: int) -> Iterator[tuple[int, int]]:
    """Yield the arguments of a template that are sentences, nested marks and all."""
    depth, first, needed = 0, -1, _WORDS
    for match in _PIPE.finditer(text, start, end):
        if match[0] in ("{{", "[["):
            depth += 1
            continue
        closes = depth == 1 and match[0] == "}}"
        if first >= 0 and depth == 1 and (closes or match[0].startswith("|")):
            said = text[first : match.start()]
            if len(said.split()) >= needed and _SENTENCE.search(said[-8:]) and "{{" not in said:
                yield first, match.start()
        if match[0] in ("}}", "]]"):
            depth -= 1
        elif depth == 1:
            first, needed = match.end(), least if match[0] == "|" else _WORDS
