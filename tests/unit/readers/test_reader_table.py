"""Tables of turns: cells, columns, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from publisher import transforms
from publisher.errors import RawError
from publisher.model.transcript import Action, EventKind, Transcript
from publisher.readers import read


def table(text: str, name: str = "a.csv") -> Transcript:
    """Read a table."""
    return read(Path(name), text.encode())


def told(text: str, name: str = "a.csv") -> list[tuple[str, str]]:
    """Return name and text of every event of a table."""
    return [(event.name, event.text) for event in table(text, name).events]


def moved(found: Transcript) -> set[str]:
    """Return the keys under which cells went to the metadata."""
    return {o.why for o in found.omissions if o.action is Action.MOVED}


CELLS = {
    "doubled quotes": ('"So ""it"" was."', 'So "it" was.'),
    "the sign in quotes": ('"So, it was."', "So, it was."),
    "letters behind quotes": ('"So" it was.', '"So" it was.'),
    "a blank before quotes": (' "So, it was."', "So, it was."),
    "quotes within": ('So "it" was.', 'So "it" was.'),
    "references": ("So &amp; so&#8212;was.", "So & so—was."),
    "empty quotes at the end": ('"So it was."""', 'So it was."'),
}


@pytest.mark.parametrize("case", CELLS)
def test_cells(case: str) -> None:
    """RFC 4180, and what programs make of it."""
    cell, text = CELLS[case]
    found = table(f"speaker,text\nBo,{cell}\nAn,No.\n")
    assert [event.text for event in found.events] == [text, "No."]
    transforms.normalize(found, id="a")


def test_escaped_quotes() -> None:
    """Some programs escape quotes with a backslash."""
    assert told('speaker,text\nBo,"So \\"it, yes\\" was."\nAn,No.\n')[0] == (
        "Bo",
        'So "it, yes" was.',
    )


def test_line_ends_in_a_cell() -> None:
    """A blank line in a cell parts paragraphs of one turn."""
    assert told('speaker,text\nBo,"One.\n\nTwo."\nAn,No.\n') == [
        ("Bo", "One."),
        ("Bo", "Two."),
        ("An", "No."),
    ]


def test_quotes_in_a_table_by_tabs_are_letters() -> None:
    """A table by tabs seldom quotes, so quotes that do not close a cell are words'."""
    text = 'speaker\ttext\nBo\t"No," I said.\nAn\t"Never closed\nBo\t"Quoted\tcell"\n'
    assert told(text, "a.tsv") == [
        ("Bo", '"No," I said.'),
        ("An", '"Never closed'),
        ("Bo", "Quoted\tcell"),
    ]


def test_other_columns_go_to_the_metadata_by_their_names() -> None:
    """Tags and notes are no speech; rows and cells may be missing or too many."""
    found = table(
        "start,speaker,text,tags,notes\n1.5,Bo:,When?,cold,a remark of some length here\n,,,,\n"
        "2.5,An:,Then.\n3,Bo,Why?,x,y,z\n"
    )
    assert [(e.name, e.text, e.start) for e in found.events] == [
        ("Bo", "When?", 1.5),
        ("An", "Then.", 2.5),
        ("Bo", "Why?", 3.0),
    ]
    assert moved(found) == {"column", "time", "speaker", "tags", "notes", "column 6"}


def test_an_empty_cell_of_the_speaker_goes_on() -> None:
    """A row without a speaker belongs to the turn before."""
    assert told("speaker,text\nBo,One.\n,Two.\nAn,Three.\n")[1] == ("Bo", "Two.")


def test_a_row_of_one_cell_is_a_heading() -> None:
    """A row that holds nothing but a line of its own stands between turns."""
    found = table("speaker,text\nPART ONE,\nBo,One.\nAn,Two.\nBo,\nAn,Three.\n")
    assert [e.kind for e in found.events].count(EventKind.HEADING) == 1


def test_roles_in_a_column_are_facts() -> None:
    """A column of parts tells who interviews whom."""
    found = table("speaker,role,text\nBo,Interviewer,So.\nAn,Guest,Why?\nBo,Interviewer,No.\n")
    assert [(e.key, e.value) for e in found.evidence] == [
        ("interviewer", "Bo"),
        ("interviewee", "An"),
    ]


def test_a_table_of_one_column() -> None:
    """Words alone are paragraphs, in which labels may be found."""
    assert told('text\n"Bo: One, two."\n"An: Three."\n') == [
        ("", "Bo: One, two."),
        ("", "An: Three."),
    ]


REFUSED = {
    'speaker,text\nBo,"One.\nAn,Two.\n': ("never closed", 2),
    "1,2,3\n4,5,6\n": ("without words", 1),
    "speaker,text\n": ("without words", 1),
}


@pytest.mark.parametrize("text", REFUSED)
def test_what_is_refused(text: str) -> None:
    """One message, with the line."""
    message, line = REFUSED[text]
    with pytest.raises(RawError, match=message) as caught:
        table(text)
    where = caught.value.problems[0].where
    assert where is not None
    assert where.line == line


@pytest.mark.parametrize("name", ["a.xlsx", "a.xls", "a.ods"])
def test_a_spreadsheet_is_refused_with_a_remedy(name: str) -> None:
    """What to do about a spreadsheet is told."""
    with pytest.raises(RawError, match="CSV"):
        read(Path(name), b"PK\x03\x04")


def test_what_looks_like_a_tag_in_a_cell_that_goes_is_told() -> None:
    """The ledger says all words of a cell that is no part of the talk."""
    found = table("speaker,text,remark\nBo,One.,<well then>\nAn,Two.,so\n")
    made = transforms.normalize(found, id="a")
    assert "<well then>" in [entry.before for entry in made.ledger.entries]
