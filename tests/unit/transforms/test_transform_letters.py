"""Letters that ask and answer."""

from __future__ import annotations

import pytest

from publisher.transforms.letters import part, parts


@pytest.mark.parametrize(
    ("language", "asks", "answers"),
    [
        ("es", "P", "R"),
        ("it", "D", "R"),
        ("de", "F", "A"),
        ("nl", "V", "A"),
        ("fi", "K", "V"),
        ("sv", "F", "S"),
        ("ru", "В", "О"),
        ("uk", "З", "В"),
        ("el", "Ε", "Α"),
        ("tr", "S", "C"),
    ],
)
def test_the_language_says_what_a_letter_means(language: str, asks: str, answers: str) -> None:
    """V asks in Dutch and answers in Finnish."""
    found = parts(f"{asks}: x?\n{answers}1. y.\n**{asks}:** z?\n", language)
    assert part(asks.casefold(), found) == "q"
    assert part(f"{answers.casefold()} 12", found) == "a"


def test_initials_are_no_parts() -> None:
    """Sam and Carol are not Turkish because their letters ask and answer there."""
    assert parts("S: x?\nC: y.\nS: z?\nC: w.\n", "en") == {}
    assert parts("P: x?\nT: y.\n", "es") == {}


def test_the_pair_tells_where_the_language_does_not() -> None:
    """If nothing else is known, the letters that come most often together count."""
    assert parts("P: x?\nR: y.\nP: z?\nR: w.\n", "")["p"] == "q"


def test_questions_alone_may_bear_a_letter() -> None:
    """Answers may stand bare."""
    assert parts("D: x?\n\ny\n\nD: z?\n\nw\n\nD: v?\n", "it") == {"d": "q"}


def test_q_and_a_need_no_looking_up() -> None:
    """English letters are used everywhere."""
    assert parts("Q: x?\nA: y.\nQ: z?\nA: w.\n", "it") == {}
