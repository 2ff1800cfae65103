"""The lexicons as a whole."""

from __future__ import annotations

import pytest

from publisher.transforms.lexicon import ANSWERS, ASKS, LEXICONS, header_key, lexicon


def test_each_language_is_there_once() -> None:
    """Tags are different."""
    assert len({one.tag for one in LEXICONS}) == len(LEXICONS)


def test_no_word_both_asks_and_answers() -> None:
    """Letters that do are looked up by language."""
    assert not ASKS & ANSWERS


@pytest.mark.parametrize("one", LEXICONS, ids=lambda one: one.tag)
def test_words_are_lower_case_and_months_are_twelve(one) -> None:
    """Words are found folded, and a month's place is its number."""
    words = one.common | one.asks | one.answers | one.sounds | one.said
    assert all(word == word.lower() for word in words)
    assert len(one.months) in (0, 12)
    assert one.asks
    assert one.answers


def test_no_month_has_two_numbers() -> None:
    """A date is read without knowing its language."""
    numbers: dict[str, set[int]] = {}
    for one in LEXICONS:
        for number, names in enumerate(one.months, 1):
            for name in names:
                numbers.setdefault(name.casefold(), set()).add(number)
    assert not [name for name, found in numbers.items() if len(found) > 1]


def test_a_header_key_is_looked_up_in_its_language_first() -> None:
    """A host is the guest in Czech; a key of another language is known too."""
    assert header_key("Host", "cs") == "interviewee"
    assert header_key("Host", "en") == "interviewer"
    assert header_key("**Fecha**", "de") == "date"
    assert header_key("TARİH", "tr") == "date"


def test_other_tags_of_a_language_lead_to_it() -> None:
    """Regions, old codes and close relatives are looked up with what is known."""
    assert lexicon("pt-BR").tag == "pt"
    assert lexicon("no").tag == lexicon("nn").tag == "nb"
    assert lexicon("xx").tag == "en"
