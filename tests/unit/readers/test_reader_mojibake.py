"""UTF-8 once read in another encoding: found where it is, and nowhere else."""

from __future__ import annotations

import pytest
from sentences import SENTENCES, misread

from publisher.readers.decoding import decode


def read(text: str) -> str:
    """Return what a text says once its encoding is repaired."""
    return decode("raw.txt", text.encode()).text


@pytest.mark.parametrize("language", sorted(SENTENCES))
@pytest.mark.parametrize("codec", ["cp1252", "latin-1", "mac_roman", "cp1250", "cp437"])
def test_each_language_comes_back_from_each_encoding(language: str, codec: str) -> None:
    """A sentence that was misread once reads as it was written."""
    assert read(misread(SENTENCES[language], codec)) == SENTENCES[language]


@pytest.mark.parametrize("language", ["fr", "pl", "ru", "ja"])
def test_text_misread_three_times_comes_back(language: str) -> None:
    """Each misreading is undone in turn."""
    text = SENTENCES[language]
    assert read(misread(misread(misread(text)))) == text


def test_every_repair_tells_its_bytes() -> None:
    """A repaired word is on record with the bytes that it came from."""
    data = misread("The naïve café – “Zoë”.").encode()
    decoded = decode("raw.txt", data)
    assert {r.rule for r in decoded.repairs} == {"encoding.misread"}
    assert [r.after for r in decoded.repairs] == ["ï", "é", "–", "“", "ë", "”"]
    for repair in decoded.repairs:
        assert data[repair.start : repair.end].decode() == repair.before


@pytest.mark.parametrize(
    "right",
    [
        "« Ã » est une lettre, « ã » aussi.",
        "La qualité\u00a0» et l’été\u00a0: « déjà\u00a0»…",
        "SÃO PAULO, IRMÃ e MANHÃ. Ã, disse ele. NÃO…",
        "„PÅ“ og ”PÅ”, BLÅ… SMÅ’",
        "BÃ… và Ã trong tiếng Việt",
        "ÚŽASNÝ Úžasný KŘÍŽ”",
        "ÅÄÖ åäö ÆØÅ æøå; â â, ÂGE, « Â »",
        "Straß… ß” GROẞ",
        "Þið eruð góð, það er Ð",
        "İŞTE Iğdır ışık ÇÖĞ",
        "CAFÉ¹² É³ É® TRÈS™ 5 °C",
        "Сёмин, Рёрих… «С» и «Р»",
        "l’œuvre d’été « où »",
        "√2 ≈ 1,41; ¬p; ‚x‘",
        "┌─┐ │ ├─ tree ─┤",
        "∂u/∂t = α∇²u",
    ],
)
def test_right_text_stays(right: str) -> None:
    """What may look misread, and is not, is left as it stands."""
    assert read(right) == right


def test_a_letter_by_itself_is_not_taken_for_misreading() -> None:
    """The sign of a fault may be what somebody talks about."""
    said = "The sign said Ã© and nothing else."
    assert read(said) == said


def test_one_misread_word_in_a_file_is_enough() -> None:
    """No English word holds such letters, so a single one is repaired."""
    assert read("We met at the cafÃ© there.") == "We met at the café there."


def test_right_and_misread_text_side_by_side() -> None:
    """What is doubtful goes with what stands nearest."""
    right = "Crème « Ã » brûlée, là.\n"
    assert read(right + "La crÃ¨me Ã\u00a0 part.\n" + right) == right + "La crème à part.\n" + right


def test_what_stands_on_the_same_line_is_nearer() -> None:
    """A misread label goes with its own line, however near the end of the line before is."""
    right = "— أين كنا؟"
    assert read(f"{right}\nØ¬1. ÙƒÙ†Ø§ Ù‡Ù†Ø§\n{right}") == f"{right}\nج1. كنا هنا\n{right}"


def test_two_letters_of_three_bytes_are_a_word() -> None:
    """A Japanese name of two letters tells by itself amid right Japanese."""
    assert read(f"その頃、\n__{misread('角谷')}__ です") == "その頃、\n__角谷__ です"


@pytest.mark.parametrize(
    ("spoiled", "meant"),
    [
        ("voilÃ  que câ€™est dÃ©jÃ ", "voilà que c’est déjà"),
        ("voilÃ que câ€™est lÃ , dÃ©jÃ\nOui", "voilà que c’est là, déjà\nOui"),
        ("La citÃ© Â« bleue Â» dâ€™ici", "La cité « bleue » d’ici"),
        ("He said â€œyesâ€ and â€œnoâ€\ufffd.", "He said “yes” and “no”."),
        ("Å koda pÅ™ijela", "Škoda přijela"),
    ],
)
def test_halves_that_were_lost_are_put_back(spoiled: str, meant: str) -> None:
    """A no-break space that became a blank, and a control character that went, are known."""
    assert read(spoiled) == meant


def test_what_misreading_hid_is_repaired_as_well() -> None:
    """A byte order mark, a zero-width space and a line separator come out as they should."""
    assert read(misread("\ufeffCafé\u200bs\u2028là")) == "Cafés\nlà"


def test_a_doubtful_sequence_far_from_any_sign_stays() -> None:
    """One misread word at the end of a book says nothing about its beginning."""
    far = "„PÅ“ er et ord. " + "Det var en gang. " * 300
    assert read(far + "cafÃ©") == far + "café"
