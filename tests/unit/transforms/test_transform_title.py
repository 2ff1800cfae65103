"""Title, second line, byline, occasion."""

from __future__ import annotations

import pytest

from publisher.model.person import Contributor

_TALK = "\n\nNora: When did you begin?\n\nEmil: In May.\n\nNora: And now?\n\nEmil: Now I rest.\n"


@pytest.mark.parametrize(
    ("line", "title", "part"),
    [
        ("The Lamp Keeper", "The Lamp Keeper", None),
        ("The Lamp Keeper [Part 2]", "The Lamp Keeper", 2),
        ("The Lamp Keeper, Part Three", "The Lamp Keeper", 3),
        ("THE LAMP OF THE NORTH", "The Lamp of the North", None),
        ("Interview: The Lamp Keeper", "The Lamp Keeper", None),
    ],
)
def test_the_first_line_is_the_title(make, line: str, title: str, part: int | None) -> None:
    """Genre and part leave the title, and capitals are set as in a book."""
    made = make(line + _TALK).manuscript
    assert (made.title, made.part) == (title, part)


def test_byline_and_occasion_leave_the_text(make, prose) -> None:
    """Who wrote it, when and where are metadata, not prose."""
    made = make(f"The Lamp Keeper\n\nBy Ida Holm\n\nRecorded in Leeds, 9 May 2020{_TALK}")
    assert made.manuscript.contributors == (Contributor("Ida Holm", ("ivr",)),)
    assert made.manuscript.recorded.date == "2020-05-09"
    assert made.manuscript.recorded.place == "Leeds"
    assert prose(made) == []


def test_an_untitled_talk_is_called_by_who_answers(make) -> None:
    """The title is not made up of words that the raw does not have."""
    assert make(_TALK.lstrip()).manuscript.title == "Emil"


@pytest.mark.parametrize("mark", ["**", "*"])
def test_the_first_of_several_questions_is_no_title(make, turns, mark) -> None:
    """What looks like the questions after it is one of them."""
    made = make(
        f"{mark}When did you begin?{mark}\n\nIn the spring.\n\n{mark}And did you stay?{mark}\n\n"
        "For years.\n",
        name="raw.md",
    )
    assert [words for _, words in turns(made)] == [
        "When did you begin?",
        "In the spring.",
        "And did you stay?",
        "For years.",
    ]


@pytest.mark.parametrize("title", ["Small Hours", "A Talk with the Weaver", "The Beacon"])
def test_a_title_that_names_no_person_names_nobody(make, title) -> None:
    """Whoever answers stays nameless until a person says who it is."""
    made = make(f"{title}\n\nQ: When did you begin?\n\nA: An hour ago.\n\nQ: Why?\n\nA: So.\n")
    assert [s.name for s in made.manuscript.speakers] == ["Interviewer", "Interviewee"]


def test_a_title_cut_by_a_line_is_put_together(make) -> None:
    """``Interview with`` is no whole title; ``by`` alone on a line begins a byline."""
    made = make(
        "Interview with\nWALTER ZIELINSKA\n\nby\nCelia Brody\n\nB: When did you come?\n\n"
        "Z: In May.\n\nB: And why?\n\nZ: For work.\n\nB: Where?\n\nZ: On the rails.\n"
    )
    assert made.manuscript.title == "Interview with WALTER ZIELINSKA"
    assert [c.name for c in made.manuscript.contributors] == ["Celia Brody"]


def test_a_first_line_that_may_be_no_title_is_proposed(make) -> None:
    """What says *interview*, or is a heading, is sure enough."""
    talk = "\n\nNora: When did you begin?\n\nEmil: In May.\n\nNora: Why?\n\nEmil: So.\n"
    kinds = [p.kind for p in make(f"Small Hours{talk}").ledger.proposals]
    assert kinds.count("title") == 1
    for sure in ("An interview with Emil", "# Small Hours"):
        assert "title" not in [p.kind for p in make(f"{sure}{talk}").ledger.proposals]


def test_a_word_for_the_genre_is_no_title(make) -> None:
    """``Transcript`` above the title says only what follows."""
    made = make("# Transcript\n\n# A Talk with Emil Tarn\n\nQ: Who?\n\nA: I.\n", name="raw.md")
    assert made.manuscript.title == "A Talk with Emil Tarn"


def test_a_title_may_stand_below_the_lines_of_a_cover(make) -> None:
    """An archive and a project are named above it, as on the cover of a transcript."""
    cover = "QUAYSIDE ARCHIVE\n\nLamps of the North\n\n# Oral History Interview with Emil Tarn\n\n"
    made = make(f"{cover}Q: Who?\n\nA: I.\n\nQ: When?\n\nA: Then.\n", name="raw.md")
    assert made.manuscript.title == "Oral History Interview with Emil Tarn"


@pytest.mark.parametrize(
    "line",
    [
        "Das Gespräch führte Nora Weiß am 23. November 1987 in Leer",
        "Interview by Nora Weiß, 23 November 1987, Leer",
        "Propos recueillis par Nora Weiß, le 23 novembre 1987",
    ],
)
def test_a_byline_may_tell_who_asked_and_when(make, line: str) -> None:
    """Who is named by it asked the questions that bear no name."""
    made = make(f"Lampen am Kai\n\n{line}\n\nQ: Wer?\n\nA: Ich.\n\nQ: Wann?\n\nA: Dann.\n")
    assert made.manuscript.recorded.date == "1987-11-23"
    assert [s.name for s in made.manuscript.speakers if s.role == "interviewer"] == ["Nora Weiß"]
