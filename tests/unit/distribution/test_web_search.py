"""The index of the search: how words are folded, parted and laid down."""

from __future__ import annotations

import json
import re

import pytest

from publisher.distribution.web.search import Searched, fold, index, terms
from publisher.distribution.web.texts import Passage
from publisher.xhtml.phrases.web import WEB, web_phrases


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Maëlle KERHUEL’s", "maelle kerhuel s"),
        ("Straße, Ærø — Łódź", "strasse aero lodz"),
        ("Ὀδυσσεύς", "οδυσσευσ"),
        ("أَحْمَد", "احمد"),
        ("ﬁne²", "fine2"),
        ("हिन्दी", "हिन्दी"),
        ("…", ""),
    ],
)
def test_words_are_folded(text: str, folded: str) -> None:
    """Capitals and accents make no difference; marks that are vowels do."""
    assert fold(text) == folded


def test_scripts_without_blanks_are_indexed_by_pairs() -> None:
    """Each character with the one after it, the last one alone."""
    assert list(terms("東京へ go")) == ["東京", "京へ", "へ", "go"]


def read(files: dict[str, bytes], kind: str) -> list[object]:
    """Return the values that scripts of a kind hand over."""
    found = []
    for data in files.values():
        match = re.fullmatch(r'takeFound\("(\w+)",\d+,(.*)\)\n', data.decode(), re.DOTALL)
        assert match
        if match[1] == kind:
            found.append(json.loads(match[2]))
    return found


def test_an_index_says_which_texts_have_a_word() -> None:
    """Numbers are distances; a word of all texts is a star."""
    said = ("night work", "night bread", "night work night")
    texts = [
        Searched(f"{n}.html", f"T{n}", "", "en", (Passage(f"p{n}", words),))
        for n, words in enumerate(said)
    ]
    files = dict(index(texts, web_phrases("en")))
    assert read(files, "words") == [{"bread": "1", "night": "*", "work": "0 2"}]
    assert read(files, "text") == [[[f"p{n}", words]] for n, words in enumerate(said)]


def test_a_large_index_lies_in_shards() -> None:
    """Words that begin alike are together, and no shard is large."""
    words = " ".join(f"{a}{b}{n}" for a in "abcdefghij" for b in "klmnopqrst" for n in range(150))
    texts = [
        Searched("a.html", "A", "", "en", (Passage("a", words),)),
        Searched("b", "B", "", "", ()),
    ]
    shards = read(dict(index(texts, web_phrases("en"))), "words")
    assert len(shards) > 1
    homes = [{word[:2] for word in shard} for shard in shards if isinstance(shard, dict)]
    assert sum(map(len, homes)) == len(set().union(*homes)) == 100


def test_all_languages_say_the_same() -> None:
    """Every table of phrases has every phrase, with the same fields in braces."""
    fields = {name: set(re.findall(r"\{\w+\}", said)) for name, said in WEB["en"].items()}
    for table in WEB.values():
        assert {n: set(re.findall(r"\{\w+\}", said)) for n, said in table.items()} == fields
