"""Asides and insertions."""

from __future__ import annotations

import pytest

from publisher.manuscript import write
from publisher.model.block import Paragraph, Turn
from publisher.model.inline import Aside, Insertion
from publisher.transforms.brackets import brackets, is_sound, square


@pytest.mark.parametrize(
    "said",
    ["laughs", "long pause", "looking at the map", "She puts on her gloves.", "train passes"],
)
def test_sounds_and_gestures_are_told(said: str) -> None:
    """A word for a sound, a participle, or the third person tells an aside."""
    assert is_sound(said, "en")


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("de", "lacht"),
        ("fr", "rires"),
        ("sv", "skrattar"),
        ("pl", "śmiech"),
        ("ru", "смеётся"),
        ("tr", "gülüyor"),
        ("he", "צוחק"),
        ("ar", "يضحك"),
        ("ja", "一同笑"),
        ("ja", "笑いながら"),
        ("zh", "笑"),
        ("ko", "웃음"),
        ("nl", "laughs"),
    ],
)
def test_sounds_have_the_words_of_their_language(language: str, said: str) -> None:
    """Words of the language count, and those of English."""
    assert is_sound(said, language)


@pytest.mark.parametrize(
    ("language", "said"), [("fr", "les enfants"), ("it", "ride"), ("de", "ordnung"), ("en", "ride")]
)
def test_endings_tell_a_sound_in_english_only(language: str, said: str) -> None:
    """*Les enfants* is no verb, and *ride* laughs in Italian only."""
    assert is_sound(said, language) is (language == "it")


@pytest.mark.parametrize("said", ["David", "the harbour", "sic", "1952", "in the harbour", "?"])
def test_an_editor_s_words_are_no_sound(said: str) -> None:
    """Names, figures and supplied words are insertions."""
    assert not is_sound(said, "en")


def test_brackets_with_nothing_to_read_are_left_out() -> None:
    """Calls of notes and mere signs are neither aside nor insertion."""
    found = list(brackets("a [^1] b […] c [laughs] d [David]", "en"))
    assert [(b.said, b.sound) for b in found] == [("laughs", True), ("David", False)]


def test_only_sounds_move_from_round_to_square_brackets() -> None:
    """What a speaker says in parentheses stays there."""
    assert [edit.after for edit in square("No (laughs) more (or less).", "en")] == ["[", "]"]
    assert square("It was (I think) in May.", "en") == []
    assert [edit.after for edit in square("いいえ（笑）。", "ja")] == ["[", "]"]


def test_asides_and_insertions_stand_in_the_manuscript(make) -> None:
    """A sound is an aside and the editor's word an insertion, both kept."""
    raw = "Nora: Who came?\n\nEmil: He [David] did. (laughs)\n\nNora: When?\n\nEmil: At noon.\n"
    turn = make(raw).manuscript.body[1]
    assert isinstance(turn, Turn)
    paragraph = turn.blocks[0]
    assert isinstance(paragraph, Paragraph)
    assert Aside("laughs") in paragraph.inlines
    assert [type(node) for node in paragraph.inlines].count(Insertion) == 1


def test_an_insertion_within_a_link_stays_within_it(make) -> None:
    """Links do not nest, so brackets in the words of a link bring none of their own."""
    asked = "**Q:** Who?\n\n**A:** [Ana [ah-na] Orr](http://e.org/).\n\n"
    raw = f"# T\n\n{asked}**Q:** And?\n\n**A:** No.\n"
    assert "[Ana [ah-na] Orr](http://e.org/)" in write(make(raw, name="raw.md").manuscript)


@pytest.mark.parametrize(
    "said", ["in Leeds", "the train station", "the dog", "my brothers", "phone number", "the mills"]
)
def test_what_an_editor_supplies_is_no_sound(said) -> None:
    """A thing that could sound, or a word that ends in *s*, makes none by itself."""
    assert not is_sound(said, "en")


@pytest.mark.parametrize(
    "said", ["train passes", "the phone rings", "a long pause", "door slams", "train", "both laugh"]
)
def test_what_happens_in_the_room_is_a_sound(said) -> None:
    """Somebody or something does it."""
    assert is_sound(said, "en")
