"""What the columns of a table are: told by their names, else by what stands in them.

In: the rows of a table; out: its ``Plan``, or None if no column has words of a talk.
Before the names of the columns there may be rows that state facts (``Title,…``).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from publisher.model.transcript import Evidence
from publisher.readers.clocks import is_clock
from publisher.readers.columns import is_sentence
from publisher.readers.fields import Meaning, evidence_key, meaning, role_of, without_role
from publisher.readers.json_facts import language_tag
from publisher.readers.table_cells import Cell

__all__ = ["Plan", "planned"]

_TOP = 30
"""Rows among which the names of the columns are looked for."""
_NAMES = (Meaning.WORDS, Meaning.QUESTION, Meaning.ANSWER, Meaning.SPEAKER)
_KNOWN = (*_NAMES, Meaning.PART, Meaning.NAME, Meaning.ROLE, Meaning.START, Meaning.END,
          Meaning.PROSE, Meaning.KIND, Meaning.HEADING, Meaning.ASIDE)  # fmt: skip


@dataclass(slots=True)
class Plan:
    """Which column is what; -1 means none.

    ``first`` is the row at which turns begin, ``heads`` the keys under which rows
    before it go, ``parts`` the names of columns that stand for who speaks.
    """

    first: int = 0
    width: int = 1
    header: list[str] = field(default_factory=list)
    speaker: int = -1
    role: int = -1
    start: int = -1
    end: int = -1
    words: list[int] = field(default_factory=list)
    parts: dict[int, str] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)
    heads: dict[int, str] = field(default_factory=dict)
    evidence: list[Evidence] = field(default_factory=list)

    def name(self, index: int) -> str:
        """Return the name of a column, empty if it has none."""
        return self.header[index] if 0 <= index < len(self.header) else ""

    def called(self, said: str) -> str:
        """Return the name in a cell: without its colon, a number or letter made a speaker."""
        name = without_role(" ".join(said.split()).rstrip(" :"))
        lettered = "A" in self.names and "Q" not in self.names
        lettered = lettered and all(len(one) == 1 for one in self.names)
        return f"Speaker {name}" if name.isdecimal() or lettered else name


def planned(table: Sequence[list[Cell]]) -> Plan | None:
    """Return the plan of a table whose rows each have a cell that is not empty."""
    plan = Plan()
    head = _header(table)
    if head >= 0:
        plan.header = [cell.text for cell in table[head]]
        plan.first = head + 1
        plan.heads[id(table[head])] = "column"
        _facts(table[:head], plan)
    else:
        while plan.first < min(_TOP, len(table)) and _fact(
            table[plan.first], table[plan.first + 1 :]
        ):
            plan.first += 1
        _facts(table[: plan.first], plan)
    body = table[plan.first :]
    plan.width = (
        len(plan.header)
        or max(Counter(map(len, body)).items(), key=lambda i: i[1], default=(1, 0))[0]
    )
    columns = [[row[i].text for row in body if i < len(row)] for i in range(plan.width)]
    _by_name(plan, columns)
    _by_content(plan, columns)
    if not plan.words:
        return None
    if 0 <= plan.speaker < len(columns):
        plan.names = {
            " ".join(row[plan.speaker].text.split()).rstrip(" :")
            for row in body
            if plan.speaker < len(row) and row[plan.speaker].text
            if any(i < len(row) and row[i].text for i in plan.words)
        }
    _constant(plan, body)
    return plan


# --- the rows at the top -----------------------------------------------------------------------


def _header(table: Sequence[list[Cell]]) -> int:
    """Return which row names the columns, -1 if none does."""
    single = all(sum(bool(cell.text) for cell in row) == 1 for row in table)
    for number, row in enumerate(table[:_TOP]):
        if number + 1 < len(table) and _is_header(row, alone=not number and single):
            return number
        if sum(bool(cell.text) for cell in row) > 2:
            break
    return 0 if _stands_out(table) else -1


def _is_header(row: list[Cell], *, alone: bool) -> bool:
    """Tell whether a row names columns; ``alone``: one name may do, for there is one column."""
    filled = [cell.text for cell in row if cell.text]
    if any(len(text) > 40 or len(text.split()) > 5 or text[-1:] in ".?!" for text in filled):
        return False
    means = [meaning(text) for text in filled]
    known = sum(one in _KNOWN for one in means)
    if len(filled) == 1:
        return alone and means[0] is Meaning.WORDS
    telling = any(one in _NAMES for one in means) or means.count(Meaning.PART) >= 2
    return telling and known >= 2 and known >= 0.34 * len(filled)


def _stands_out(table: Sequence[list[Cell]]) -> bool:
    """Tell whether the first row is unlike the others: short, where they hold sentences."""
    if len(table) < 3:
        return False
    row, others = table[0], table[1:]
    filled = [cell.text for cell in row]
    if not all(filled) or any(len(t.split()) > 3 or t[-1] in ".?!,:" for t in filled):
        return False
    unlike = 0
    for index, text in enumerate(filled):
        below = [r[index].text for r in others if index < len(r) and r[index].text]
        if text in below:
            return False
        words = sum(len(t.split()) for t in below) / max(1, len(below))
        unlike += words >= 5 or sum(map(is_clock, below)) > 0.8 * len(below) > 0
    return unlike > 0 and not any(map(is_clock, filled))


def _fact(row: list[Cell], below: Sequence[list[Cell]]) -> bool:
    """Tell whether a row states a fact: a known key, its value, and nothing else.

    A key that comes again in a row ``below`` is a label, and a question is no value.
    """
    filled = [cell.text for cell in row if cell.text]
    if len(filled) != 2 or not row[0].text or not _key(filled[0]):
        return False
    value = filled[1]
    again = any(other[0].text == filled[0] for other in below)
    return not again and len(value.split()) <= 12 and value[-1] not in "?!"


def _key(said: str) -> str:
    return evidence_key(said.rstrip(" :"))


def _facts(top: Sequence[list[Cell]], plan: Plan) -> None:
    for row in top:
        filled = [cell for cell in row if cell.text]
        key = _key(filled[0].text)
        if len(filled) >= 2:
            plan.heads[id(row)] = key or "header"
            if key:
                _state(plan, key, filled[1])


def _state(plan: Plan, key: str, cell: Cell) -> None:
    value = language_tag(cell.text) if key == "language" else cell.text
    if value:
        plan.evidence.append(Evidence(key, value, cell.start, cell.end))


def _constant(plan: Plan, body: Sequence[list[Cell]]) -> None:
    """Take what a column says in every row for a fact."""
    for index, name in enumerate(plan.header):
        key = _key(name)
        if not key or index in (*plan.words, plan.speaker, plan.start, plan.end, plan.role):
            continue
        cells = [row[index] for row in body if index < len(row) and row[index].text]
        if len(cells) > 1 and len({cell.text for cell in cells}) == 1:
            _state(plan, key, cells[0])


# --- columns -----------------------------------------------------------------------------------


def _by_name(plan: Plan, columns: list[list[str]]) -> None:
    """Tell the columns by their names."""
    found: dict[Meaning, list[int]] = {}
    for index, name in enumerate(plan.header):
        if any(any(c.isalnum() for c in text) for text in columns[index]):
            found.setdefault(meaning(name), []).append(index)
    asked, answered = found.get(Meaning.QUESTION, []), found.get(Meaning.ANSWER, [])
    parts = found.get(Meaning.PART, [])
    if asked and answered:
        plan.words = sorted([asked[0], answered[0]])
        plan.parts = {asked[0]: "question", answered[0]: "answer"}
    elif len(parts) >= 2 and Meaning.WORDS not in found:
        plan.words, plan.parts = parts, {i: plan.header[i] for i in parts}
    elif texts := [i for i in found.get(Meaning.WORDS, []) if _words(columns[i]) > 0]:
        plan.words = [max(texts, key=lambda i: (_words(columns[i]), -i))]
    plan.role = next(iter(found.get(Meaning.ROLE, [])), -1)
    plan.start = _clocked(found.get(Meaning.START, []), columns)
    plan.end = next(iter(found.get(Meaning.END, [])), -1)
    for kind in (Meaning.SPEAKER, Meaning.NAME, Meaning.PART, Meaning.ROLE):
        for index in found.get(kind, []):
            if plan.speaker < 0 and index not in plan.words and _is_short(columns[index]):
                plan.speaker = index
    for index in found.get(Meaning.KIND, []):
        if plan.speaker < 0 and all(role_of(text) for text in columns[index] if text):
            plan.speaker = index
    if plan.parts:
        plan.speaker = -1


def _clocked(found: list[int], columns: list[list[str]]) -> int:
    """Return the first of some columns whose cells are times."""
    for index in found:
        filled = [text for text in columns[index] if text]
        numbers = sum(is_clock(t) or t.replace(".", "", 1).isdecimal() for t in filled)
        if filled and numbers >= 0.8 * len(filled):
            return index
    return -1


def _by_content(plan: Plan, columns: list[list[str]]) -> None:
    """Tell the columns that have no telling names by what stands in them."""
    taken = {plan.speaker, plan.role, plan.start, plan.end, *plan.words}
    aside = (Meaning.PROSE, Meaning.KIND, Meaning.ASIDE)
    free = [i for i in range(len(columns)) if i not in taken and meaning(plan.name(i)) not in aside]
    if not plan.words:
        told = [i for i in free if _is_told(columns[i])]
        if len(told) >= 2 and plan.header and plan.speaker < 0 and _alternate(columns, told):
            plan.words, plan.parts = told, {i: plan.header[i] for i in told}
        elif told:
            plan.words = [max(told, key=lambda i: _words(columns[i]))]
    free = [i for i in free if i not in plan.words]
    if plan.speaker < 0 and not plan.parts:
        unknown = [i for i in free if meaning(plan.name(i)) is Meaning.OTHER]
        plan.speaker = next((i for i in unknown if _recurs(columns[i])), -1)
    if plan.start < 0:
        plan.start = _clocked([i for i in free if i != plan.speaker], columns)
        if plan.start >= 0 and not any(is_clock(text) for text in columns[plan.start]):
            plan.start = -1


def _words(texts: list[str]) -> int:
    return sum(len(text.split()) for text in texts if any(c.isalpha() for c in text))


def _is_told(texts: list[str]) -> bool:
    """Tell whether a column may hold speech: words in numbers, or sentences."""
    filled = [text for text in texts if text]
    if not filled:
        return False
    average = _words(texts) / len(filled)
    ended = sum(is_sentence(text) for text in filled) >= 0.5 * len(filled)
    return average >= 3 or (ended and average >= 1) or _is_unspaced(filled)


def _is_unspaced(texts: list[str]) -> bool:
    """Tell whether a column is written in a script without blanks, at some length."""
    letters = sum("\u3040" <= c <= "\u9fff" for text in texts for c in text)
    return letters >= 8 * len(texts)


def _alternate(columns: list[list[str]], told: list[int]) -> bool:
    """Tell whether of some columns mostly one is filled in each row."""
    rows = list(zip(*(columns[i] for i in told), strict=False))
    filled = [sum(map(bool, row)) for row in rows]
    return sum(number == 1 for number in filled) >= 0.6 * max(1, len(filled))


def _is_short(texts: list[str]) -> bool:
    filled = [text for text in texts if text]
    return bool(filled) and sum(len(text) <= 60 for text in filled) >= 0.9 * len(filled)


def _recurs(texts: list[str]) -> bool:
    """Tell whether a column holds a few short values again and again, as names of speakers."""
    filled = [text.rstrip(" :") for text in texts if text]
    if not filled or not _is_short(texts) or any(map(is_clock, filled[:20])):
        return False
    lettered = sum(any(c.isalpha() for c in text) for text in filled)
    distinct = len(set(filled))
    few = 2 <= distinct <= max(2, 0.5 * len(filled))
    return few and lettered >= 0.9 * len(filled) and len(filled) >= 0.4 * len(texts)
