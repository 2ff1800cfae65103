"""Who headlines name."""

from __future__ import annotations

import pytest

from publisher.transforms.headlines import is_phrased, named


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Intervista a Carla Benzoni", "Carla Benzoni"),
        ("Intervista allo scrittore Carlo Benzoni: il forno", ""),
        ("Entrevista a la panadera Ángela Iñíguez sobre el mar", "Ángela Iñíguez"),
        ("Entrevista com Helena Quadros", "Helena Quadros"),
        ("Interview met Marijke van Hoeven", "Marijke van Hoeven"),
        ("Gespräch mit dem Müller Jürgen Ätzold", "Jürgen Ätzold"),
        ("Intervju med Kerstin Åslund", "Kerstin Åslund"),
        ("Haastattelu: Aino Rautala", "Aino Rautala"),
        ("Συνέντευξη με την Ελένη Ζαφειρίου", "Ελένη Ζαφειρίου"),
        ("Şirin Işıkoğlu ile söyleşi", "Şirin Işıkoğlu"),
        ("ריאיון עם מרים לביא", "מרים לביא"),
        ("حوار مع الشاعرة ليلى الحمداني", "الشاعرة ليلى الحمداني"),
        ("専訪陳雅婷".replace("専", "專"), "陳雅婷"),
        ("[인터뷰] 소설가 김수연", "김수연"),
        ("灯台守・小野寺梢さんインタビュー", "小野寺梢"),
    ],
)
def test_a_phrase_of_the_language_names_a_person(title: str, name: str) -> None:
    """What stands between phrase and name in small letters is passed over."""
    assert named(title, "") == ([name] if name else [])


def test_a_name_in_another_case_is_taken_as_the_text_has_it() -> None:
    """Where nothing else has the name, it is not guessed."""
    title = "Интервью с Верой Лосевой"
    assert named(title, "Вера Лосева: Да.") == ["Вера Лосева"]
    assert named(title, "") == []
    assert is_phrased(title)


@pytest.mark.parametrize("title", ["Interview with the Sea", "The Night Oven", "海の話"])
def test_other_titles_name_nobody(title: str) -> None:
    """English headlines are read elsewhere."""
    assert named(title, "") == []
