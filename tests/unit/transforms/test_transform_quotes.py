"""Quotation marks and apostrophes."""

from __future__ import annotations

import pytest

from publisher.transforms.quotation_marks import marks
from publisher.transforms.quotes import edits, unbalanced
from publisher.transforms.strand import Edit


def _set(text: str, edits: list[Edit]) -> str:
    for edit in sorted(edits, reverse=True):
        text = text[: edit.start] + edit.after + text[edit.end :]
    return text


@pytest.mark.parametrize(
    ("language", "raw", "made"),
    [
        ("en", 'He said "no" and left.', "He said “no” and left."),
        ("en", "\"She said 'wait' twice.\"", "“She said ‘wait’ twice.”"),
        ("en", "It's the boys' boat, 'cause it is.", "It’s the boys’ boat, ’cause it is."),
        ("en", "Back in the '70s, rock 'n roll", "Back in the ’70s, rock ’n roll"),
        ("en-GB", '("Yes.")', "(“Yes.”)"),
        ("de", 'Er sagte: "Bleib."', "Er sagte: „Bleib.“"),
        ("fr", 'Il dit "oui" d\'abord.', "Il dit «\u00a0oui\u00a0» d’abord."),
        ("fr", "Il dit « oui ».", "Il dit «\u00a0oui\u00a0»."),
        ("sv", 'Han sa "nej".', "Han sa ”nej”."),
        ("es", "Dijo \"soy 'Pepa' la del mar\".", "Dijo «soy “Pepa” la del mar»."),
        ("es-MX", 'Dijo "no".', "Dijo “no”."),
        ("it", 'Disse "l\'amore" e tacque.', "Disse «l’amore» e tacque."),
        ("pt", 'Disse "não".', "Disse “não”."),
        ("pt-PT", 'Disse "não".', "Disse «não»."),
        ("nl", "'s Avonds zei ze \"ja\" in 't huis.", "’s Avonds zei ze “ja” in ’t huis."),
        ("de", "Er sagte: \"Sie rief 'halt'.\"", "Er sagte: „Sie rief ‚halt‘.“"),
        ("de-CH", 'Er sagte: "Bleib."', "Er sagte: «Bleib.»"),
        ("pl", "To \"był 'nasz' dom\".", "To „był «nasz» dom”."),
        ("cs", 'Řekl: "Ne."', "Řekl: „Ne.“"),
        ("hu", "Ez \"a 'mi' házunk\".", "Ez „a »mi« házunk”."),
        ("ro", 'A spus "nu".', "A spus „nu”."),
        ("nb", 'Han sa "nei".', "Han sa «nei»."),
        ("da", 'Han sagde "nej".', "Han sagde ”nej”."),
        ("fi", 'Hän sanoi "ei".', "Hän sanoi ”ei”."),
        ("ru", "Он сказал: \"Это 'наш' дом\".", "Он сказал: «Это „наш“ дом»."),
        ("uk", 'П\'ять "слів".', "П’ять «слів»."),
        ("el", 'Είπε "όχι".', "Είπε «όχι»."),
        ("tr", 'İzmir\'de "hayır" dedi.', "İzmir’de “hayır” dedi."),
        ("ca", 'Va dir "no".', "Va dir «no»."),
        ("zh-Hans", '他说"不"，又说"好"。', "他说“不”，又说“好”。"),
        ("zh-Hant", '他說"不"。', "他說「不」。"),
        ("ja", '"はい"と言いました。', "「はい」と言いました。"),
        ("fr", "Il a dit « oui, “peut-être” ».", "Il a dit «\u00a0oui, “peut-être”\u00a0»."),
        ("fr", "Il a dit “oui”.", "Il a dit «\u00a0oui\u00a0»."),
        (
            "en",
            "O'Brien's 'tis-and-'twas, rock 'n' roll",
            "O’Brien’s ’tis-and-’twas, rock ’n’ roll",
        ),
    ],
)
def test_straight_marks_are_set_as_the_language_has_them(
    language: str, raw: str, made: str
) -> None:
    """Marks open before a word, close behind it, and are apostrophes within one."""
    assert _set(raw, edits(raw, language)) == made


@pytest.mark.parametrize(
    "text",
    ["A 6' mast and a 12\" board.", "He is 6'2\" tall.", "5'10 or so", "“Set already,” she said."],
)
def test_feet_inches_and_set_marks_stay(text: str) -> None:
    """A measure is no quotation, and what is curly is not touched."""
    assert edits(text, "en") == []


@pytest.mark.parametrize(("language", "text"), [("he", 'צה"ל'), ("ar", '"نعم"'), ("ja", '三"')])
def test_what_has_no_rule_is_left_alone(language: str, text: str) -> None:
    """A mark between Hebrew letters makes an abbreviation; one without partner says nothing."""
    assert edits(text, language) == []


def test_a_file_s_own_marks_decide_before_its_language() -> None:
    """Where a Spanish file has set “ ” again and again, straight ones become the same."""
    own = marks("“a” “b” “c”", "es")
    assert _set('Dijo "no".', edits('Dijo "no".', "es", own)) == "Dijo “no”."
    assert marks("« a » « b » « c »", "fr") == marks("", "fr")


def test_a_quotation_over_paragraphs_opens_in_each() -> None:
    """A mark at the head of a paragraph opens, whether or not one closes."""
    assert _set('"And then', edits('"And then', "en")) == "“And then"
    assert _set('we left."', edits('we left."', "en")) == "we left.”"


@pytest.mark.parametrize("language", ["en", "de", "fr", "sv", "ru", "hu", "es", "zh"])
def test_setting_twice_changes_nothing(language: str) -> None:
    """What the rule made, the rule keeps."""
    raw = 'On dit "a \'b\' a" et l\'autre "b c".'
    once = _set(raw, edits(raw, language))
    assert once != raw
    assert _set(once, edits(once, language)) == once


def test_a_mark_without_a_partner_is_told() -> None:
    """Only what does not come in pairs is unbalanced."""
    assert unbalanced('He said "no.', "en")
    assert not unbalanced('He said "no."', "en")
    assert unbalanced('Er sagte "nein.', "de")
    assert not unbalanced('Er sagte "nein."', "de")
