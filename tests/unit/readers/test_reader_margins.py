"""Numbers in the margin, names as catalogues have them, heads of tables, talk told again."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from publisher.model.transcript import Action
from publisher.readers import read
from publisher.readers.inverted import direct

_LINES = [
    "Q.   When did you",
    "start?",
    "A.   In spring.",
    "",
    "Q.   And then?",
    "A.   I was stung.",
]


def _numbered(lines: list[str]) -> str:
    pages = (lines * 2, lines)
    return "\f".join("".join(f"{n:2}   {line}\n" for n, line in enumerate(p, 1)) for p in pages)


def test_numbers_of_lines_are_no_words() -> None:
    """They begin anew on each page, stand in a column, and are dropped on record."""
    made = read(Path("raw.txt"), _numbered(_LINES).encode())
    assert not any(c.isdigit() for event in made.events for c in event.text)
    gone = [one for one in made.omissions if one.why == "line number"]
    assert len(gone) == 18
    assert all(one.action is Action.DROPPED for one in gone)


@pytest.mark.parametrize(
    "text",
    [
        "".join(f"{n}. item\n" for n in range(1, 15)),
        "".join(f"{n} item\n" for n in range(1, 15)),
        "".join(f"{n * 7 % 11}   item\n" for n in range(1, 15)),
        _numbered(_LINES)[:60],
        _numbered(_LINES) + "no number here\n" * 20,
    ],
)
def test_other_figures_at_the_head_of_lines_stay(text: str) -> None:
    """A list, figures in no order, a few lines, or numbers of some lines are somebody's."""
    made = read(Path("raw.txt"), text.encode())
    assert not any(one.why == "line number" for one in made.omissions)


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("Salt, Ondrej", "Ondrej Salt"),
        ("Salt, Ondrej, 1950-", "Ondrej Salt"),
        ("Salt, Ondrej J., interviewee", "Ondrej J. Salt"),
        ("von Ek, Bo", "Bo von Ek"),
        ("Ondrej Salt", "Ondrej Salt"),
        ("Ann Lee, Bo Ek", "Ann Lee, Bo Ek"),
        ("Salt, Host", "Salt, Host"),
        ("Lee, Ek, Salt", "Lee, Ek, Salt"),
        ("", ""),
    ],
)
def test_names_as_catalogues_write_them(written: str, spoken: str) -> None:
    """The surname first is one person, two full names are two."""
    assert direct(written) == spoken


def test_ohms_names_people_surname_first() -> None:
    """Several are parted by semicolons."""
    made = read(
        Path("raw.xml"),
        b'<ROOT xmlns="https://www.weareavp.com/nunncenter/ohms"><record id="1">'
        b"<interviewee>Salt, Ondrej</interviewee><interviewer>Quill, Marta; Ek, Bo</interviewer>"
        b"<transcript>Quill: When?\n\nSalt: In spring.</transcript></record></ROOT>",
    )
    people = [(one.key, one.value) for one in made.evidence]
    assert people == [
        ("interviewee", "Ondrej Salt"),
        ("interviewer", "Marta Quill"),
        ("interviewer", "Bo Ek"),
    ]


def test_voices_with_the_surname_first() -> None:
    """So meetings are exported where a company lists its people by surname."""
    made = read(
        Path("raw.vtt"),
        b"WEBVTT\n\n00:00.000 --> 00:02.000\n<v Quill, Marta>When?</v>\n\n"
        b"00:02.000 --> 00:04.000\n<v Ondrej Salt>In spring.</v>\n",
    )
    assert [event.name for event in made.events] == ["Marta Quill", "Ondrej Salt"]


def test_the_head_of_a_table_of_turns_is_dropped() -> None:
    """*Speaker* says nothing, and says it to nobody."""
    rows = [("0:01", "Quill", "When did you start?"), ("0:03", "Salt", "In spring.")] * 3
    cells = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    page = (
        "<html><body><h1>Bees</h1><table><tr><th>Time</th><th>Speaker</th><th>Words</th></tr>"
        f"{cells}</table></body></html>"
    )
    made = read(Path("raw.html"), page.encode())
    assert "Words" not in [event.text for event in made.events]
    assert "table heading" in [one.why for one in made.omissions]


def test_short_turns_told_again_with_labels() -> None:
    """A telling in one piece has labels at its lines; it is the talk again, not prose."""
    said = [
        "When did you start?",
        "In the spring, I think.",
        "Were you stung?",
        "Eleven times.",
    ] * 2
    told = "\n".join(f"Speaker {n % 2}: {one}" for n, one in enumerate(said))
    paragraphs = [{"speaker": n % 2, "sentences": [{"text": t}]} for n, t in enumerate(said)]
    data = {"results": {"paragraphs": {"transcript": told, "paragraphs": paragraphs}}}
    made = read(Path("raw.json"), json.dumps(data).encode())
    assert [event.text for event in made.events if event.text] == said
    assert "the talk again" in [one.why for one in made.omissions]
