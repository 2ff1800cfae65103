"""Running heads, page numbers, captions."""

from __future__ import annotations

from publisher.model.transcript import Action


def test_running_heads_go_and_the_paragraph_closes_over_them(make, turns, gone) -> None:
    """A sentence that a page break cut is one again."""
    made = make(
        "LAMPS AND KEEPERS 12\n\nNora: When did you begin?\n\n"
        "Emil: In the spring of that year we went up to the\n\n"
        "LAMPS AND KEEPERS 13\n\ntower and stayed.\n\n"
        "Nora: Did you stay?\n\nEmil: I did.\n\nLAMPS AND KEEPERS 14\n\n"
        "Nora: Good.\n\nEmil: Yes.\n"
    )
    assert turns(made)[1] == (
        "Emil",
        "In the spring of that year we went up to the tower and stayed.",
    )
    assert gone(made, Action.DROPPED) == [
        ("page heading", f"LAMPS AND KEEPERS {page}") for page in (12, 13, 14)
    ]


def test_page_numbers_that_rise_go(make, turns, gone) -> None:
    """Numbers that stand alone and go up are those of pages."""
    made = make(
        "Nora: How many lamps?\n\nEmil: Nine.\n\n1\n\nNora: How many boats?\n\nEmil: Four.\n\n"
        "2\n\nNora: And now?\n\nEmil: None.\n\n3\n"
    )
    assert [why for why, _ in gone(made, Action.DROPPED)] == ["page number"] * 3
    assert [words for _, words in turns(made)][-1] == "None."


def test_a_caption_goes(make, gone) -> None:
    """A line that says of itself that it is a caption goes on record."""
    made = make(
        "Nora: How many lamps?\n\nEmil: Nine.\n\nPhoto: the quay at dusk\n\n"
        "Nora: How many boats?\n\nEmil: Four.\n"
    )
    assert gone(made, Action.DROPPED) == [("caption", "Photo: the quay at dusk")]


def test_a_repeated_answer_stays(make, turns) -> None:
    """What speakers say twice, however short, is kept."""
    made = make("Nora: Cold?\n\nEmil: Yes\n\nNora: Wet?\n\nEmil: Yes\n")
    assert [words for _, words in turns(made)] == ["Cold?", "Yes", "Wet?", "Yes"]
