"""Our tables beside the code lists: no code is our own, and none of another issue."""

from __future__ import annotations

import pytest
from onix_schema import codes, issue

from publisher.vocabulary import onix
from publisher.vocabulary.countries import COUNTRIES, CURRENCIES, NET_CURRENCIES
from publisher.vocabulary.languages import UNSPACED, language_code
from publisher.vocabulary.relators import RELATORS
from publisher.vocabulary.sections import SECTION_ROLES
from publisher.vocabulary.subjects import SUBJECT_SCHEMES


def test_the_issue_is_the_one_that_we_cite() -> None:
    """A later one of onixcheck asks to look at the tables again."""
    assert f"ISSUE: {onix.CODE_LISTS_ISSUE} " in issue()


@pytest.mark.parametrize(
    ("number", "used"),
    [
        (17, {*onix.CONTRIBUTOR_ROLES.values()}),
        (25, {*onix.MATTER.values()}),
        (27, {*onix.SUBJECT_SCHEMES.values(), *onix.THEMA_QUALIFIERS.values(), onix.KEYWORDS}),
        (28, {*onix.AUDIENCES.values()}),
        (44, {*onix.NAME_IDENTIFIERS.values(), onix.OWN_SCHEME}),
        (51, {*onix.RELATIONS.values()}),
        (64, {*onix.STATUS.values()}),
        (65, {*onix.AVAILABILITY.values()}),
        (91, COUNTRIES),
        (93, {*onix.SUPPLIERS.values()}),
        (96, CURRENCIES | NET_CURRENCIES),
        (121, onix.SCRIPTS),
        (143, {code for row in onix.HAZARDS.values() for code in row}),
        (150, {form for form, *_ in onix.FORMS.values()}),
        (175, {detail for _, *details in onix.FORMS.values() for detail in details}),
        (196, {*onix.ACCESSIBILITY.values()}),
        (220, {*onix.PDF_VERSIONS.values(), onix.EPUB_VERSION}),
    ],
)
def test_every_code_is_in_its_list(number: int, used: set[str]) -> None:
    """Where the schema takes any word, nobody else would tell."""
    assert used - codes(number) == set()


def test_our_words_are_all_known() -> None:
    """A role, a section or a scheme that is added asks for its code."""
    assert set(RELATORS) - set(onix.CONTRIBUTOR_ROLES) == {"pbl"}
    assert set(onix.MATTER) <= set(SECTION_ROLES)
    assert set(SUBJECT_SCHEMES) - set(onix.SUBJECT_SCHEMES) == {"MEDTOP"}


@pytest.mark.parametrize(
    ("tag", "code"),
    [
        *(("en-GB", "eng"), ("DE-1996", "ger"), ("zh-Hant-TW", "chi"), ("yue", "yue")),
        *(("und", "und"), ("cy", "wel"), ("qqq", ""), ("", "")),
    ],
)
def test_languages(tag: str, code: str) -> None:
    """By the bibliographic codes of ISO 639-2."""
    assert language_code(tag) == code


def test_every_language_of_ours_is_in_the_list() -> None:
    """Those that are written by two letters, and by three."""
    two = [f"{a}{b}" for a in _LETTERS for b in _LETTERS]
    known = {tag: language_code(tag) for tag in two if language_code(tag)}
    assert len(known) == 184
    assert set(known.values()) <= codes(74)
    assert all(language_code(code) in ("", code) for code in codes(74))
    assert all(map(language_code, UNSPACED))


_LETTERS = "abcdefghijklmnopqrstuvwxyz"
