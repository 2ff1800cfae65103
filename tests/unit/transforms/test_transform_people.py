"""Which labels mean one person."""

from __future__ import annotations


def test_variants_of_a_name_are_one_person(make, turns) -> None:
    """Capitals, forename and surname are the same man if the raw has his full name."""
    made = make(
        "A Talk with Emil Tarn\n\nNora: When did you begin?\n\nEMIL TARN: In May.\n\nNora: And?\n\n"
        "Emil: For years.\n\nNORA: Cold?\n\nTarn: Always.\n\nNora: Wet?\n\nEmil: Yes.\n\n"
        "Nora: More?\n\nTarn: No.\n\nNora: So?\n\nEMIL TARN: So.\n"
    )
    assert [s.name for s in made.manuscript.speakers] == ["Nora", "Emil Tarn"]
    assert {name for name, _ in turns(made)[1::2]} == {"Emil Tarn"}


def test_initials_are_the_names_of_the_header(make) -> None:
    """Initials become names only where the raw states them."""
    talk = "NQ: When?\n\nBT: Now.\n\nNQ: Why?\n\nBT: So.\n\nNQ: Who?\n\nBT: We.\n"
    stated = make(f"Interviewer: Nora Quist\nInterviewee: Bo Tarn\n\n{talk}").manuscript
    assert [(s.label, s.name) for s in stated.speakers] == [
        ("NQ", "Nora Quist"),
        ("BT", "Bo Tarn"),
    ]
    assert [s.name for s in make(f"On lamps and boats\n\n{talk}").manuscript.speakers] == [
        "NQ",
        "BT",
    ]


def test_a_nameless_label_is_given_no_name(make) -> None:
    """A question without a name is the interviewer, in the language of the talk."""
    made = make(
        "Frage: Wann haben Sie angefangen?\n\nAntwort: Ich habe im Mai angefangen.\n\n"
        "Frage: Und sind Sie geblieben?\n\nAntwort: Ja, das ist wahr.\n"
    ).manuscript
    assert [(s.label, s.name) for s in made.speakers] == [
        ("Q", "Interviewer"),
        ("A", "Gesprächspartner"),
    ]


def test_the_person_of_the_title_answers(make) -> None:
    """Where only questions are told apart, the title says who answers."""
    made = make(
        "# A Morning with Ada Wren\n\nAda Wren keeps bees.\n\n"
        "**How did you begin?**\n\nWith one.\n\n**And now?**\n\nForty. Wren laughs.\n\n"
        "**Will you stop?**\n\nNever.\n",
        name="raw.md",
    ).manuscript
    assert [s.name for s in made.speakers] == ["Interviewer", "Ada Wren"]
