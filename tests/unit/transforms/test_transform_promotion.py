"""Invitations and navigation around the talk."""

from __future__ import annotations

import pytest

from publisher.model.transcript import Action
from publisher.transforms.promotion import is_promotion


@pytest.mark.parametrize(
    "text",
    [
        "Subscribe to our newsletter.",
        "Home > Interviews > Keepers",
        "© 2014 The Harbour Review",
        "Lire aussi : nos entretiens",
        "Lesen Sie auch: Der Turm",
        "Suscríbete a nuestro boletín",
        "For the rest of the talk, click here.",
        "Lees ook: de molen",
        "Läs också: Fyren",
        "Czytaj także: Młyn",
        "Читайте также: Маяк",
        "اقرأ أيضا: المنارة",
        "相关阅读：灯塔",
        "続きを読む",
        "관련 기사 보기",
    ],
)
def test_promotion_is_told_by_its_phrases(text: str) -> None:
    """Several languages' invitations are known."""
    assert is_promotion(text)


@pytest.mark.parametrize(
    "text", ["", "I follow the river.", "Share and share alike.", "Czytam dalej."]
)
def test_other_lines_are_not_promotion(text: str) -> None:
    """A sentence with one of the words is none."""
    assert not is_promotion(text)


def test_promotion_goes_round_the_talk_but_never_out_of_it(make, turns, gone) -> None:
    """Before, behind and glued to the last turn it goes on record; in a turn it stays."""
    made = make(
        "Subscribe to our newsletter for more stories.\n\n"
        "Nora: When did you begin?\n\n"
        "Emil: Subscribe to no belief, I say.\n\n"
        "Nora: And now?\n\n"
        "Emil: Now I rest.Click here to read more\n"
    )
    assert turns(made) == [
        ("Nora", "When did you begin?"),
        ("Emil", "Subscribe to no belief, I say."),
        ("Nora", "And now?"),
        ("Emil", "Now I rest."),
    ]
    assert gone(made, Action.DROPPED) == [
        ("promotion", "Subscribe to our newsletter for more stories."),
        ("promotion", "Click here to read more"),
    ]


def test_a_button_amid_the_talk_goes_and_a_sentence_stays(make, turns) -> None:
    """Who speaks ends with a full stop."""
    made = make(
        "Nora: When?\n\nEmil: In May.\n\nSubscribe to our newsletter\n\nRelated: Ten Boats\n\n"
        "Nora: Why?\n\nEmil: We had a sheet.\n\nSubscribe to it, they said, and we did.\n\n"
        "Nora: And then?\n\nEmil: It fell.\n"
    )
    assert [words for _, words in turns(made)] == [
        "When?",
        "In May.",
        "Why?",
        "We had a sheet.\nSubscribe to it, they said, and we did.",
        "And then?",
        "It fell.",
    ]
