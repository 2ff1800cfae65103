"""Laws of typography: in any language, no word changes, and setting twice is setting once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_ingest_laws import ingest

from publisher.model.transcript import Action
from publisher.transforms import Profile, dashes, ellipses, quotes, spaces
from publisher.transforms.lexicon import LEXICONS
from publisher.transforms.quotation_marks import marks
from publisher.transforms.strand import Edit
from publisher.transforms.witness import words

TAGS = st.sampled_from(
    sorted({one.tag for one in LEXICONS} | {"en-US", "en-GB", "fr-CA", "fr-CH", "de-CH", "es-MX"})
)
PIECES = st.sampled_from(
    "bread don't 'tis O'Brien l'amour п'ять 'n' '90s boys' 6'2\" 1914-1918 1998-99 2021-03-14 -5 "
    "self-employed \"Yes,\" 'No.' \" ' '' \"\" « » „ “ ” ‘ ’ - -- --- – — ... . . . …… ? ! : ; ?! ( ) "
    'http://example.org/a--b?c=d a@example.org صه 東京 「はい」 いいえ。 שלום צה"ל Ναι; שׁ 3 a'.split(
        " "
    )
)
BETWEEN = st.sampled_from([" ", " ", " ", "", "\u00a0", "\u202f", "\n"])
TEXTS = st.lists(st.tuples(PIECES, BETWEEN), max_size=16).map(
    lambda pairs: "".join(piece + blank for piece, blank in pairs)
)
Rule = Callable[[str, str], Iterable[Edit]]


def _dashes(text: str, tag: str) -> Iterable[Edit]:
    return dashes.edits(text, dashes.manner("", tag), ranges=dashes.has_ranges(tag))


RULES: dict[str, Rule] = {
    quotes.RULE: lambda text, tag: quotes.edits(text, tag, marks("", tag)),
    spaces.RULE: spaces.edits,
    dashes.RULE: _dashes,
    ellipses.RULE: ellipses.edits,
}


def _set(text: str, tag: str, rule: Rule) -> str:
    for edit in sorted(rule(text, tag), reverse=True):
        text = text[: edit.start] + edit.after + text[edit.end :]
    return text


@pytest.mark.parametrize("name", RULES)
@given(TEXTS, TAGS)
def test_no_word_changes(name: str, text: str, tag: str) -> None:
    """A rule about characters keeps every word, in every language."""
    assert words(_set(text, tag, RULES[name])) == words(text)


@pytest.mark.parametrize("name", RULES)
@given(TEXTS, TAGS)
def test_setting_twice_is_setting_once(name: str, text: str, tag: str) -> None:
    """What a rule has set it leaves alone."""
    once = _set(text, tag, RULES[name])
    assert _set(once, tag, RULES[name]) == once


@pytest.mark.parametrize("name", RULES)
@given(TEXTS, TAGS)
def test_edits_are_in_order_and_apart(name: str, text: str, tag: str) -> None:
    """No two edits touch the same letters."""
    made = list(RULES[name](text, tag))
    assert all(a.end <= b.start for a, b in pairwise(made))


@given(TEXTS, TAGS, st.sampled_from([Profile.VERBATIM, Profile.ARCHIVE]))
def test_verbatim_and_archive_set_nothing(text: str, tag: str, profile: Profile) -> None:
    """Profiles for research change no character of speech."""
    raw = f"---\nlang: {tag}\n---\n\n**Q:** {text}a\n\n**A:** {text}b\n"
    ledger = ingest("raw.md", raw.encode(), profile).ledger
    rules = {entry.why for entry in ledger.entries if entry.action is Action.CHANGED}
    assert not rules & {*RULES, "asides", "fillers", "sounds"}
