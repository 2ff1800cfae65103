"""Dates in many languages."""

from __future__ import annotations

import pytest

from publisher.transforms.dates import dated, iso, occasion


@pytest.mark.parametrize(
    "text",
    [
        "14 March 2021",
        "March 14th, 2021",
        "dimanche 14 mars 2021",
        "Sonntag, den 14. März 2021",
        "14 de marzo de 2021",
        "14 de março de 2021",
        "14 de març del 2021",
        "14 marzo 2021",
        "14 maart 2021",
        "den 14 mars 2021",
        "14. mars 2021",
        "d. 14. marts 2021",
        "14. maaliskuuta 2021",
        "14 marca 2021 r.",
        "14. března 2021",
        "2021. március 14.",
        "14 martie 2021",
        "14 марта 2021 г.",
        "14 березня 2021 року",
        "14 март 2021",
        "14η Μαρτίου 2021",
        "14 Mart 2021 Pazar",
        "2021 m. kovo 14 d.",
        "2021. gada 14. martā",
        "14 במרץ 2021",
        "١٤ مارس ٢٠٢١",
        "14 آذار/مارس 2021",
        "۱۴ مارس ۲۰۲۱",
        "14 मार्च 2021",
        "ngày 14 tháng 3 năm 2021",
        "2021年3月14日（日）",
        "２０２１年３月１４日",
        "令和3年3月14日",
        "民國110年3月14日",
        "2021년 3월 14일",
        "2021-03-14",
        "14.03.2021",
        "2021. 03. 14.",
        "14/03/2021",
    ],
)
def test_a_date_is_read_in_the_way_of_its_language(text: str) -> None:
    """The order is told by the month's name, by the year in front, or by full stops."""
    assert dated(text) == ("2021-03-14", "")


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("3/4/2021", "2021"),
        ("3-4-2021", "2021"),
        ("5. listopada 2020.", "2020"),
        ("5 listopada 2020 r.", "2020-11-05"),
        ("15 رجب 1442", ""),
        ("۱۴ اسفند ۱۳۹۹", ""),
        ("2021年3月", "2021-03"),
        ("mars 2021", "2021-03"),
        ("2021年", "2021"),
        ("45 March 2021", "2021-03"),
    ],
)
def test_what_cannot_be_told_is_not_guessed(text: str, date: str) -> None:
    """Day and month may change places, a month's name may mean two, a calendar be another."""
    assert iso(text) == date


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("Recorded at the Old Mill, 14 March 2021", "the Old Mill"),
        ("Aufgenommen am 14. März 2021 in Görlitz", "Görlitz"),
        ("Grabado en Cádiz el 14 de marzo de 2021", "Cádiz"),
        ("Псков, 14 марта 2021 г.", "Псков"),
        ("2021年3月14日 函館", "函館"),
    ],
)
def test_a_line_may_tell_when_and_where(line: str, place: str) -> None:
    """What opens the line, and the small words before date and place, go."""
    assert occasion(line) == ("2021-03-14", place)


def test_a_sentence_with_a_date_is_no_line_of_that_kind() -> None:
    """Words run on with it."""
    assert occasion("2021年3月14日我们去了海边") == ("", "")
    assert occasion("On 14 March 2021 we all went down to the sea.") == ("", "")
