"""Dividing a text among faces, whatever it holds."""

from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher import fallbacks, typefaces
from publisher.fallbacks import stretches
from publisher.model.style import Face, Fallback
from publisher.scripts import clusters

_OWN = Face("Alegreya Sans", "fontpkg_alegreya_sans", "files/AlegreyaSans-Regular.ttf")
_OTHER = Face("EB Garamond", "fontpkg_eb_garamond", "files/EBGaramond[wght].ttf")
_FALLBACKS = (
    Fallback(("Arab", "Hebr"), (_OTHER,)),
    Fallback(("Latn", "Grek", "Zyyy"), (_OTHER,)),
)
_TEXTS = st.text(alphabet="aé ωἁ.—٣شא日\u0301\u200d\ufe0f👍🏽☃1", max_size=24)


@given(_TEXTS, st.sampled_from(["en", "ja", "ar", ""]), st.booleans())
def test_no_character_is_lost_or_moved(text: str, language: str, leftward: bool) -> None:
    """The stretches together are the text, and no two in a row are of one face."""
    divided = stretches(
        text, language, lambda part: typefaces.has(_OWN, part), _FALLBACKS, leftward=leftward
    )
    assert "".join(stretch.text for stretch in divided) == text
    faces = [stretch.fallback for stretch in divided]
    assert all(one != two for one, two in pairwise(faces))


@given(_TEXTS)
def test_clusters_are_the_text(text: str) -> None:
    """Nothing is lost between clusters, and none is empty."""
    parts = list(clusters(text))
    assert "".join(parts) == text
    assert all(parts)


@pytest.mark.parametrize("letters", ["日", "א", "\ufd3e", "א1(", "é日"])
def test_a_long_text_is_divided_in_linear_time(
    letters: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Twice the text takes at most three times the questions about letters."""
    count = 0
    counted = (("direction", fallbacks.direction), ("scripts_of", fallbacks.scripts_of))

    def watching(asked: Callable[[str], object]) -> Callable[[str], object]:
        def watched(letter: str) -> object:
            nonlocal count
            count += 1
            return asked(letter)

        return watched

    for name, asked in counted:
        monkeypatch.setattr(fallbacks, name, watching(asked))
    steps = []
    for size in (400, 800):
        count = 0
        stretches(letters * size, "en", lambda part: typefaces.has(_OWN, part), _FALLBACKS)
        steps.append(count)
    assert steps[0]
    assert steps[1] <= 3 * steps[0]
