"""Who speaks, where the structure of a page says so rather than its words.

In: the boxes of a page; out: which elements are the name of a speaker, which are
questions.  Pages show it by a table with a column for names, a list of terms and
descriptions (WHATWG HTML, 4.4.9: “name-value groups”), or elements whose class says
*speaker* or *question*.  Names count only if they come again and the structure holds
most of the page; a name with a colon is left to the steps, which read labels.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from publisher.model.transcript import Action
from publisher.readers.elements import Element
from publisher.readers.fields import Meaning, meaning
from publisher.readers.html_names import names
from publisher.readers.html_outline import Outline
from publisher.readers.html_page import Verdict

__all__ = ["Voices", "seconds", "voices"]

_CLOCK = re.compile(r"[\[(]?(?:(\d{1,2}):)?(\d{1,2}):(\d{2})(?:[.,]\d{1,3})?[\])]?")
_SPEAKERS = re.compile(
    r"(?:.*[-_])?(?:speaker(?:[-_]?(?:name|label))?|speakername|who|talker|person(?:[-_]name)?|"
    r"interlocutor|voice|participant(?:[-_]name)?|sprecher|locuteur|turn[-_]name)"
)
_QUESTIONS = frozenset(
    "question questions interview-question question-text q interviewer asker frage pregunta "
    "domanda pergunta qa-question faq-question itv-question".split()
)
_ANSWERS = frozenset(
    "answer answers interview-answer answer-text a interviewee antwort respuesta reponse réponse "
    "risposta resposta qa-answer faq-answer response guest".split()
)
_TIMES = re.compile(r"(?:.*[-_])?(?:time|timestamp|time[-_]?code|ts)(?:[-_].*)?")
_TURNS = frozenset("div li tr section article blockquote tbody".split())
"""Elements that hold a whole turn, if each holds the name of who speaks."""
_ASKS = ("?", "？", "؟")
_STOPS = (".", "!", "…", "。", "！", *_ASKS)
_COLONS = (":", "：")
_MOST = 0.5
"""Share of the page that a structure of names must hold."""


@dataclass(slots=True)
class Voices:
    """Elements by their ``id``.

    ``labels`` are names of speakers, who speak till the next or the end of one of
    ``scopes``; ``spoken`` are passages of Q and A; ``asked`` are questions, ``times``
    say when somebody speaks.
    """

    labels: dict[int, str] = field(default_factory=dict)
    scopes: set[int] = field(default_factory=set)
    spoken: dict[int, str] = field(default_factory=dict)
    asked: set[int] = field(default_factory=set)
    times: set[int] = field(default_factory=set)


def seconds(said: str) -> float | None:
    """Return the seconds of a clock such as ``[1:02:03]``; None if it is none."""
    match = _CLOCK.fullmatch(said.strip())
    if match is None:
        return None
    hours, minutes, rest = (int(part or 0) for part in match.groups())
    return float(hours * 3600 + minutes * 60 + rest)


def voices(outline: Outline, out: dict[int, Verdict]) -> Voices:
    """Return who speaks on a page, as far as its structure says."""
    found = Voices()
    out |= _heads(outline, list(_kept(outline, out)))
    kept = list(_kept(outline, out))
    for labels in (_columns, _terms, _classed):
        named = labels(outline, kept, found)
        if named and _covers(outline, named):
            _take(outline, named, found)
            _times(outline, kept, found)
            return found
    _questions(outline, kept, found)
    return found


def _kept(outline: Outline, out: dict[int, Verdict]) -> Iterator[int]:
    """Yield the boxes that are not left out."""
    number = 0
    while number < len(outline.boxes):
        box = outline.boxes[number]
        if id(box.element) in out:
            number = box.after
            continue
        yield number
        number += 1


# --- names -------------------------------------------------------------------------------------


def _columns(outline: Outline, kept: Sequence[int], found: Voices) -> list[int]:
    """Return the cells that name who speaks; note the cells that ask, and those of times."""
    rows = list(_rows(outline, kept))
    sizes = Counter(len(row) for row in rows if len(row) in (2, 3))
    width = sizes.most_common(1)[0][0] if sizes else 0
    rows = [row for row in rows if len(row) == width]
    if not width or len(rows) < 3:
        return []
    weight = [sum(outline.boxes[row[n]].letters for row in rows) for n in range(width)]
    words = weight.index(max(weight))
    for column in (n for n in range(width) if n != words):
        cells = [row[column] for row in rows]
        if _are_names(outline, cells):
            return [cell for cell in cells if outline.boxes[cell].letters]
    if width == 2 and words == 1:
        asking = [row[0] for row in rows if _element(outline, row[0]).said.endswith(_ASKS)]
        if len(asking) >= 0.6 * len(rows):
            found.asked |= {id(_element(outline, row[0])) for row in rows}
    return []


def _heads(outline: Outline, kept: Sequence[int]) -> dict[int, Verdict]:
    """Return what heads a table of turns: a row of nothing but what columns are called."""
    heads = [cells for cells in _rows(outline, kept) if len(cells) in (2, 3)][:1]
    if not heads or not all(outline.boxes[cell].letters for cell in heads[0]):
        return {}
    means = [meaning(_element(outline, cell).said) for cell in heads[0]]
    if Meaning.OTHER in means or not {Meaning.SPEAKER, Meaning.NAME}.intersection(means):
        return {}
    return {id(_element(outline, cell)): (Action.DROPPED, "table heading") for cell in heads[0]}


def _rows(outline: Outline, kept: Sequence[int]) -> Iterator[list[int]]:
    """Yield the cells of each row that holds no other row: those around frame the page."""
    row, cells = -1, list[int]()
    for number in kept:
        name = outline.boxes[number].element.name
        if name == "tr":
            if row >= 0 and not outline.holds(row, number):
                yield cells
            row, cells = number, []
        elif name in ("td", "th") and row >= 0 and outline.holds(row, number):
            cells.append(number)
    if row >= 0:
        yield cells


def _terms(outline: Outline, kept: Sequence[int], found: Voices) -> list[int]:
    """Return the terms of lists that name who speaks; other terms ask."""
    terms = [n for n in kept if outline.boxes[n].element.name in ("dt", "summary")]
    if _are_names(outline, terms) and not _have_colons(outline, terms):
        return terms
    if not _have_colons(outline, terms):
        found.asked |= {id(_element(outline, n)) for n in terms}
    return []


def _classed(outline: Outline, kept: Sequence[int], found: Voices) -> list[int]:
    """Return elements that are called speakers, or citations that begin their blocks."""
    del found
    called = [n for n in kept if _is_called(_element(outline, n), _SPEAKERS)]
    cited = [n for n in kept if _element(outline, n).name == "cite"]
    for labels in (called, cited):
        inner = [n for n in labels if outline.boxes[n].letters]
        inner = [n for n, m in zip_longest(inner, inner[1:]) if not _within(outline, n, m or -1)]
        first = [n for n in inner if outline.boxes[n].block or outline.boxes[n].leads]
        if (
            len(first) >= 0.8 * len(inner)
            and _are_names(outline, first)
            and not _have_colons(outline, first)
        ):
            return first
    return []


def _within(outline: Outline, outer: int, inner: int) -> bool:
    return inner > outer and outline.holds(outer, inner)


def _element(outline: Outline, number: int) -> Element:
    return outline.boxes[number].element


def _is_called(element: Element, pattern: re.Pattern[str]) -> bool:
    return bool(element.attributes) and any(pattern.fullmatch(n.lower()) for n in names(element))


def _are_names(outline: Outline, labels: Sequence[int]) -> bool:
    """Tell whether these are names of speakers: short, no sentences, and they come again."""
    said = [_element(outline, n).said for n in labels if 0 < outline.boxes[n].letters <= 60]
    filled = sum(bool(outline.boxes[n].letters) for n in labels)
    fit = [one for one in said if _can_be_name(one)]
    if len(fit) < 3 or len(fit) < 0.9 * filled:
        return False
    return len({one.casefold() for one in fit}) <= max(0.6 * len(fit), 2)


def _can_be_name(said: str) -> bool:
    said = said.rstrip("".join(_COLONS)).strip()
    plain = said.replace(".", " ").split()
    letters = sum(c.isalpha() for c in said)
    return (
        0 < len(said) <= 40
        and len(plain) <= 5
        and said[0].isalpha()
        and letters >= 0.6 * len(said.replace(" ", ""))
        and not (said.endswith(_STOPS) and len(said) > 4)
    )


def _have_colons(outline: Outline, labels: Sequence[int]) -> bool:
    said = [_element(outline, n).said.endswith(_COLONS) for n in labels]
    behind = [_begins_with_colon(outline, n) for n in labels]
    return sum(a or b for a, b in zip(said, behind, strict=True)) >= 0.5 * max(len(labels), 1)


def _begins_with_colon(outline: Outline, number: int) -> bool:
    """Tell whether a colon stands right behind an element."""
    box = outline.boxes[number]
    if box.parent < 0:
        return False
    siblings = outline.boxes[box.parent].element.children
    place = next((i for i, node in enumerate(siblings[:200]) if node is box.element), -1)
    following = siblings[place + 1] if 0 <= place < len(siblings) - 1 else None
    return not isinstance(following, Element | None) and following.text.lstrip().startswith(_COLONS)


def _covers(outline: Outline, labels: Sequence[int]) -> bool:
    """Tell whether most of the page lies in what holds all of the labels."""
    scope = _scope(outline, labels)
    return outline.boxes[scope].good >= _MOST * outline.boxes[0].good


def _scope(outline: Outline, labels: Sequence[int]) -> int:
    first, last = labels[0], labels[-1]
    return next((n for n in outline.around(first) if outline.holds(n, last)), 0)


def _held(outline: Outline, scope: int, label: int) -> int:
    """Return the box that holds a label and its words, if it is one of several in a row."""
    inside = label
    for outer in outline.around(label):
        if outer == scope:
            break
        inside = outer
    box = outline.boxes[inside]
    holds = box.element.name in _TURNS and box.letters > outline.boxes[label].letters + 1
    return inside if holds else -1


def _take(outline: Outline, labels: Sequence[int], found: Voices) -> None:
    for number in labels:
        element = _element(outline, number)
        name = element.said.strip().rstrip("".join(_COLONS)).strip()
        found.labels[id(element)] = name
    scope = _scope(outline, labels)
    found.scopes.add(id(_element(outline, scope)))
    held = [_held(outline, scope, number) for number in labels]
    if len(set(held)) == len(held):
        found.scopes |= {id(_element(outline, n)) for n in held if n >= 0}
    found.asked.clear()


def _times(outline: Outline, kept: Sequence[int], found: Voices) -> None:
    """Note elements that say only when somebody speaks."""
    for number in kept:
        box = outline.boxes[number]
        if not 3 <= box.letters <= 16 or id(box.element) in found.labels:
            continue
        given = box.element.attributes
        timed = box.element.name in ("time", "td") or "data-time" in given or "data-start" in given
        if (timed or _is_called(box.element, _TIMES)) and seconds(box.element.said) is not None:
            found.times.add(id(box.element))


# --- questions ---------------------------------------------------------------------------------


def _questions(outline: Outline, kept: Sequence[int], found: Voices) -> None:
    """Note passages whose class says that they ask or answer."""
    asking = list(_passages(outline, kept, _QUESTIONS))
    answering = list(_passages(outline, kept, _ANSWERS))
    if len(asking) < 2 or any(_is_labelled(outline, n) for n in asking[:3]):
        return
    total = sum(outline.boxes[n].own for n in kept)
    asked = sum(outline.boxes[n].letters for n in asking)
    if asked > 0.6 * max(total, 1) and not answering:
        return
    told = sum(outline.boxes[n].letters for n in answering)
    if len(answering) >= 2 and told + asked >= 0.8 * total:
        found.spoken |= {id(_element(outline, n)): "Q" for n in asking}
        found.spoken |= {id(_element(outline, n)): "A" for n in answering}
        found.asked.clear()
    else:
        found.asked |= {id(_element(outline, n)) for n in asking}


def _passages(outline: Outline, kept: Sequence[int], called: frozenset[str]) -> Iterator[int]:
    """Yield the outermost blocks of such a class that are not most of the page."""
    inside = 0
    for number in kept:
        box = outline.boxes[number]
        if number < inside or not box.block or not box.letters or not box.element.attributes:
            continue
        given = box.element.attributes.get("class", "").lower().split()
        if called.intersection(given) and box.letters <= 0.6 * outline.boxes[0].letters:
            inside = box.after
            yield number


def _is_labelled(outline: Outline, number: int) -> bool:
    """Tell whether a passage begins with a label of its own."""
    head, colon, _ = _element(outline, number).said[:40].partition(":")
    return bool(colon) and len(head) <= 30
