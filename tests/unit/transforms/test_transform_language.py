"""The language of a talk."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("tag", "words"),
    [
        ("en", "The boats were there and we had what they left for us in the harbour."),
        ("en-GB", "The colour of the theatre was grey and the centre was in the dark."),
        ("en-US", "The color of the theater was gray and the center was in the dark."),
        ("de", "Ich habe das nicht gewusst, und wir sind auch nicht in der Stadt gewesen."),
        ("fr", "Je ne sais pas ce que les gens de la ville ont dit dans la nuit."),
        ("es", "No sé lo que la gente de la ciudad dijo en la noche, pero no era eso."),
        ("it", "Non so che cosa la gente della città ha detto, ma non era per noi."),
        ("ja", "春に始めました。それからずっとここにいます。"),
        ("ru", "Мы жили у реки и ходили в лес."),
    ],
)
def test_the_language_is_told_by_common_words_or_script(make, tag: str, words: str) -> None:
    """Spelling parts British from American English."""
    made = make(f"{words}\n\n{words}\n")
    assert made.manuscript.language == tag
    assert not [p for p in made.ledger.proposals if p.kind == "language"]


def test_a_language_that_cannot_be_told_is_proposed(make) -> None:
    """English is assumed, and an editor is told so."""
    made = make("Xyzzy plugh frobnitz.\n")
    assert made.manuscript.language == "en"
    assert [p.kind for p in made.ledger.proposals] == ["language"]


def test_what_the_raw_states_is_not_guessed(make) -> None:
    """Front matter wins over words, and underscores become hyphens."""
    made = make("---\nlang: pt_BR\n---\n\nThe boats were there and we had them.\n", name="raw.md")
    assert made.manuscript.language == "pt-BR"
