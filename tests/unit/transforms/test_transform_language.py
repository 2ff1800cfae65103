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
        ("pt-BR", "Você sabe, a gente não tinha ônibus, mas a gente ia de trem para lá."),
        ("pt-PT", "O meu pai ia de comboio e eu de autocarro, porque não havia mais nada."),
        ("zh-Hans", "这时候我们还没有电，大家都说应该从头来过。"),
        ("zh-Hant", "這時候我們還沒有電，大家都說應該從頭來過。"),
        ("uk", "Ми жили біля річки і ходили до лісу, бо це було недалеко."),
        ("fa", "ما کنار رودخانه بودیم و به جنگل می‌رفتیم."),
        ("ar", "كنا نسكن قرب النهر وكنا نذهب إلى الغابة."),
        ("cs", "Bydleli jsme u řeky a chodili jsme do lesa, protože to nebylo daleko."),
        (
            "sk",
            "Bývali sme pri rieke a chodili sme do lesa, lebo to nebolo ďaleko, ale keď bola zima.",
        ),
        ("ko", "우리는 강가에 살았고 숲에 다녔습니다."),
        ("el", "Μέναμε κοντά στο ποτάμι και πηγαίναμε στο δάσος."),
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


def test_a_header_in_another_language_does_not_count_for_the_talk(make) -> None:
    """An archive's English stands before the French that it keeps."""
    head = "Interviewer: Ann Lee\nInterviewee: Bo Ek\nDate of interview: 3 May 2020\n\n"
    talk = "Je ne sais pas ce que les gens de la ville ont dit dans la nuit, mais on y était."
    made = make(f"{head}Lee: {talk}\n\nEk: {talk}\n\nLee: {talk}\n\nEk: {talk}\n")
    assert made.manuscript.language == "fr"
    assert {speaker.name for speaker in made.manuscript.speakers} == {"Ann Lee", "Bo Ek"}


def test_a_long_text_belies_what_its_page_states(make) -> None:
    """A template says English; the words are French, and that is told."""
    words = "Je ne sais pas ce que les gens de la ville ont dit dans la nuit, mais nous avons ri. "
    made = make(f"---\nlang: en\n---\n\n{words * 6}\n", name="raw.md")
    assert made.manuscript.language == "fr"
    assert [p.kind for p in made.ledger.proposals] == ["language"]
