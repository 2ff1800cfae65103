"""A talk as a table in text, as programs and people export it."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Sequence

from dialects.talk import ASKER, TELLER, Talk

__all__ = ["NAMED", "NUMBERED", "TABS"]

_SHORT = {ASKER: "TV", TELLER: "IB"}


def _csv(rows: Iterable[Sequence[object]], sign: str = ",") -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=sign, lineterminator="\r\n").writerows(rows)
    return out.getvalue()


def _rows(talk: Talk) -> list[tuple[str, str]]:
    return [(turn.speaker, turn.text) for turn in talk.turns]


def _clock(number: int) -> str:
    return f"00:{number // 60:02}:{number % 60:02}"


def plain(talk: Talk) -> str:
    """Return speaker and words."""
    return _csv([("Speaker", "Text"), *_rows(talk)])


def german(talk: Talk) -> str:
    """Return a German spreadsheet's export: a mark, semicolons, times."""
    rows = [(s, _clock(n), t) for n, (s, t) in enumerate(_rows(talk))]
    return "\ufeff" + _csv([("Sprecher", "Beginn", "Inhalt"), *rows], ";")


def announced(talk: Talk) -> str:
    """Return a table that says which sign parts its cells."""
    return "sep=;\n" + _csv([("who", "what"), *_rows(talk)], ";")


def colons(talk: Talk) -> str:
    """Return a table without names of columns, with colons behind the speakers."""
    return _csv([(f"{s}:", t) for s, t in _rows(talk)])


def facts(talk: Talk) -> str:
    """Return a table with facts above it and remarks in it."""
    rows = [
        (_clock(n), _SHORT[s], t, "good" if n == 3 else "") for n, (s, t) in enumerate(_rows(talk))
    ]
    head = [
        ("Title", talk.title),
        ("Interviewer", ASKER),
        ("Interviewee", TELLER),
        (),
        ("Timestamp", "Speaker", "Text", "Notes"),
    ]
    return _csv([*head, *rows])


def side_by_side(talk: Talk) -> str:
    """Return a column for each speaker."""
    rows = [(_clock(n), t if s == ASKER else "", "" if s == ASKER else t)
            for n, (s, t) in enumerate(_rows(talk))]  # fmt: skip
    return _csv([("time", ASKER, TELLER), *rows])


def going_on(talk: Talk) -> str:
    """Return a row a paragraph; a cell of the speaker is filled once a turn."""
    rows = [
        (turn.speaker if not n else "", paragraph)
        for turn in talk.turns
        for n, paragraph in enumerate(turn.paragraphs)
    ]
    return _csv([("speaker", "text"), *rows])


def unquoted(talk: Talk) -> str:
    """Return a table whose writer forgot the quotes."""
    return "speaker,text\n" + "".join(f"{t.speaker},{t.flat}\n" for t in talk.turns)


def labelled(talk: Talk) -> str:
    """Return numbered lines with labels in them."""
    return _csv(
        [("id", "text"), *((n, f"{t.speaker}: {t.flat}") for n, t in enumerate(talk.turns))]
    )


def tabs(talk: Talk) -> str:
    """Return a table by tabs, without any quotes."""
    rows = [("start", "end", "speaker", "transcript")]
    rows += [(f"{a}", f"{b}", t.speaker, t.flat) for t, a, b in talk.timed()]
    return "".join("\t".join(row) + "\n" for row in rows)


def pipes(talk: Talk) -> str:
    """Return a table by upright strokes, in French."""
    rows = [
        ("id", "locuteur", "texte"),
        *((f"{n}", t.speaker, t.flat) for n, t in enumerate(talk.turns)),
    ]
    return "".join("|".join(row) + "\n" for row in rows)


def questions(talk: Talk) -> str:
    """Return questions and answers side by side."""
    pairs = zip(talk.turns[::2], talk.turns[1::2], strict=True)
    return _csv([("Question", "Answer"), *((q.text, a.text) for q, a in pairs)])


def numbered(talk: Talk) -> str:
    """Return speakers by number."""
    rows = [(f"Speaker {1 + (s == TELLER)}", _clock(n), t) for n, (s, t) in enumerate(_rows(talk))]
    return _csv([("Speaker Name", "Start Time", "Text"), *rows])


Dialect = Callable[[Talk], str]
NAMED: tuple[Dialect, ...] = (
    plain, german, announced, colons, facts, side_by_side, going_on, unquoted, labelled, pipes,
)  # fmt: skip
NUMBERED: tuple[Dialect, ...] = (questions, numbered)
TABS: tuple[Dialect, ...] = (tabs,)
