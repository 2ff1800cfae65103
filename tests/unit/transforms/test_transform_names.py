"""What may be a name."""

from __future__ import annotations

import pytest

from publisher.transforms.names import (
    bare,
    cased,
    fold,
    full_names,
    initials,
    is_full_name,
    may_be_label,
    may_be_name,
    same_person,
    tokens,
)


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("Emil", "Emil Tarn"),
        ("TARN", "Emil Tarn"),
        ("E. Tarn", "Emil Tarn"),
        ("ET", "Emil Tarn"),
        ("Dr. Tarn", "Emil Tarn"),
        ("José", "Jose Ruiz"),
        ("田中", "田中花子"),
        ("花子", "田中花子"),
        ("王", "王小明"),
        ("Лосева", "Вера Лосева"),
        ("В. Лосева", "Вера Лосева"),
        ("ΖΑΦΕΙΡΙΟΥ", "Ελένη Ζαφειρίου"),
        ("IŞIKOĞLU", "Şirin Işıkoğlu"),
        ("לביא", "מרים לביא"),
        ("د. ليلى", "ليلى الحمداني"),
    ],
)
def test_a_short_name_may_mean_a_longer_one(short: str, long: str) -> None:
    """Forename, surname, initials, honorifics and accents do not part a person."""
    assert same_person(short, long)


@pytest.mark.parametrize(
    ("short", "long"),
    [("Emma", "Emil Tarn"), ("EM", "Emil Tarn"), ("Ida Tarn", "Emil Tarn"), ("山田", "田中花子")],
)
def test_different_names_are_different_persons(short: str, long: str) -> None:
    """A shared surname or first letter is not enough."""
    assert not same_person(short, long)


@pytest.mark.parametrize(
    ("raw", "made"),
    [
        ("ODILE FERRAND", "Odile Ferrand"),
        ("ANNE-MARIE O'NEILL", "Anne-Marie O'Neill"),
        ("MCDONALD", "McDonald"),
        ("İLHAN YILMAZ", "İlhan Yılmaz"),
        ("ВЕРА ЛОСЕВА", "Вера Лосева"),
        ("Odile", "Odile"),
    ],
)
def test_capitals_are_set_as_names(raw: str, made: str) -> None:
    """A name in capitals is written as names are."""
    assert cased(raw) == made


def test_names_are_told_by_their_form() -> None:
    """Capitals make a name; sentences, figures and common words do not."""
    assert may_be_name("Ludwig van der Berg")
    assert is_full_name("Emil Tarn")
    assert not is_full_name("Emil")
    assert not may_be_name("Emil went home.")
    assert not may_be_name("Room 12")
    assert may_be_label("Speaker 1")
    assert not may_be_label("Note")
    assert not may_be_label("this is what he said")


def test_parts_of_names() -> None:
    """Folding, words, initials and surrounding marks."""
    assert fold("Žofie") == "zofie"
    assert tokens("Dr. Emil Tarn") == ["emil", "tarn"]
    assert initials("Ludwig van Berg") == "LB"
    assert bare(" **Emil Tarn**, ") == "Emil Tarn"
    assert bare("田中さん") == "田中"
    assert [m[0] for m in full_names("then Emil Tarn met Ida de Vries")] == [
        "Emil Tarn",
        "Ida de Vries",
    ]


@pytest.mark.parametrize("name", ["Ben", "Al", "Di"])
def test_a_particle_alone_with_a_capital_is_a_name(name: str) -> None:
    """Ben is a name, though *ben* is a particle in others."""
    assert may_be_name(name)
    assert not may_be_name(name.lower())


@pytest.mark.parametrize(
    "label", ["聞き手", "王小明", "Jack Ma", "عبد الرحمن بن محمد", "В. Лосева"]
)
def test_labels_of_every_script_may_stand_for_a_speaker(label: str) -> None:
    """Short surnames are no words of another language if a forename stands before them."""
    assert may_be_label(label)


@pytest.mark.parametrize("label", ["他说", "彼女は言った", "قال", "и он сказал", "例如"])
def test_phrases_of_every_script_do_not(label: str) -> None:
    """He said, for example: no blanks part the words of some scripts, so that endings tell."""
    assert not may_be_label(label)


def test_honorifics_of_many_languages_are_no_names() -> None:
    """They stand before names, or close behind them."""
    assert tokens("Пан Ян") == tokens("Ян")
    assert bare("小野寺梢先生") == "小野寺梢"
    assert bare("김수연 작가") == "김수연"
    assert [m[0] for m in full_names("и Вера Лосева пришла")] == ["Вера Лосева"]
