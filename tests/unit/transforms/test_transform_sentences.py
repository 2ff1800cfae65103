"""Where sentences end."""

from __future__ import annotations

from itertools import pairwise

import pytest

from publisher.transforms.sentences import ends


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("No. Not now.", ["No.", "Not now."]),
        ("“No.” He left.", ["“No.”", "He left."]),
        ("Er sagte: „Nein.“ Dann ging er.", ["Er sagte: „Nein.“", "Dann ging er."]),
        ("¿Sí? ¡No!", ["¿Sí?", "¡No!"]),
        ("Τι; Τίποτα.", ["Τι;", "Τίποτα."]),
        ("ماذا؟ لا شيء.", ["ماذا؟", "لا شيء."]),
        ("हाँ। नहीं।", ["हाँ।", "नहीं।"]),
        ("Да. Нет.", ["Да.", "Нет."]),
    ],
)
def test_a_sentence_ends_behind_the_sign_of_its_script(text: str, parts: list[str]) -> None:
    """Full stops, question marks, the Greek semicolon and the danda end it."""
    places = [0, *(place + 1 for place in ends(text)), len(text) + 1]
    assert [text[a : b - 1] for a, b in pairwise(places)] == parts


@pytest.mark.parametrize(
    "text",
    [
        "Mr. Tarn came.",
        "J. Tarn came.",
        "z.B. Ida kam.",
        "см. Том второй",
        "np. Ala",
        "so … he did",
    ],
)
def test_short_words_and_initials_end_none(text: str) -> None:
    """What is shortened goes on, and so does what goes on in small letters."""
    assert list(ends(text)) == []
