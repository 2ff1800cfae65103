"""Turns that stand one behind another because line ends got lost."""

from __future__ import annotations


def test_a_file_that_lost_its_line_ends_is_cut_at_its_labels(make, turns) -> None:
    """A blank is left where each line ended."""
    made = make(
        "Nora: When did you begin? Emil: In the spring. One rule: never look down. "
        "Nora: And did you stay? Emil: For years. Nora: Why? Emil: It was home.\n"
    )
    assert turns(made) == [
        ("Nora", "When did you begin?"),
        ("Emil", "In the spring. One rule: never look down."),
        ("Nora", "And did you stay?"),
        ("Emil", "For years."),
        ("Nora", "Why?"),
        ("Emil", "It was home."),
    ]


def test_a_blank_before_a_label_cuts_nothing_in_a_file_with_lines(make, turns) -> None:
    """Only if the whole file lost its line ends is a blank one of them."""
    made = make(
        "Nora: When did you begin?\n\nEmil: I told her. Nora: that was all I said.\n\n"
        "Nora: And did you stay?\n\nEmil: For years.\n\nNora: Why?\n\nEmil: It was home.\n"
    )
    assert turns(made)[1] == ("Emil", "I told her. Nora: that was all I said.")


def test_a_bold_label_is_cut_also_behind_a_blank(make, turns) -> None:
    """Nobody sets a label in bold for another reason."""
    made = make(
        "**Nora:** When? **Emil:** In May.\n\n**Nora:** And why?\n\n**Emil:** So.\n",
        name="raw.md",
    )
    assert [words for _, words in turns(made)] == ["When?", "In May.", "And why?", "So."]


def test_an_apostrophe_and_an_initial_end_no_sentence(make, turns) -> None:
    """``O’Hara`` and ``J.Tarn`` are one name each."""
    made = make(
        "Ms. O’Hara: When?\n\nJ.Tarn: In May.\n\nMs. O’Hara: Why?\n\nJ.Tarn: So.\n\n"
        "Ms. O’Hara: Where?\n\nJ.Tarn: Here.\n"
    )
    assert [words for _, words in turns(made)] == [
        "When?",
        "In May.",
        "Why?",
        "So.",
        "Where?",
        "Here.",
    ]


def test_letters_and_time_codes_are_cut_where_they_are_glued(make, turns) -> None:
    """``Q`` and ``A`` are letters, but known ones."""
    made = make("Q: When?A: In May.\n\nQ: Why?A: So.\n\nQ: Where?\n\nA: Here.\n")
    assert [words for _, words in turns(made)] == [
        "When?",
        "In May.",
        "Why?",
        "So.",
        "Where?",
        "Here.",
    ]
    made = make(
        "[00:01] Nora: When?[00:05] Emil: In May.\n\n[00:09] Nora: Why?\n\n[00:12] Emil: So.\n"
    )
    assert [words for _, words in turns(made)] == ["When?", "In May.", "Why?", "So."]
