"""Laws of pseudonyms: no occurrence of a name is left, and nothing else is changed."""

from __future__ import annotations

import re
from dataclasses import replace

from editions import book_of
from hypothesis import given
from hypothesis import strategies as st
from strategies import manuscripts

from publisher.edition import pseudonymous
from publisher.edition.forms import Forms
from publisher.model.block import Paragraph
from publisher.model.edition import Edition, Part
from publisher.model.inline import Emphasis, Inline, Insertion, SoftBreak, Strong, Text
from publisher.model.manuscript import Manuscript
from publisher.model.person import Person, Pseudonym
from publisher.model.walk import plain

PAIRS = {"Anna Berg": "Karin Holm", "Berg": "Holm"}
WORDS = st.sampled_from(
    [
        "Anna",
        "Berg",
        "anna",
        "berg",
        "ANNA",
        "BERG",
        "An",
        "na",
        "Be",
        "rg",
        "Bergs",
        "Be\u00adrg",
        "lamp",
        "’s",
    ]
)
GAPS = st.sampled_from([" ", "  ", "\u00a0", "\n", ", ", "-", "", "."])
TEXTS = st.lists(st.tuples(WORDS, GAPS), max_size=12).map(lambda p: "".join(w + g for w, g in p))
PERSON = Person("a", "Anna Berg", pseudonym=Pseudonym("Karin Holm", replace=(("Berg", "Holm"),)))
NAME = re.compile(r"(?<![^\W\d_])(?:(?i:anna[\s\[\]]+berg)s?|B(?:erg|ERG))(?![^\W\d_])")
OTHER = re.compile(r"(?<![^\W\d_])(?:(?i:karin[\s\[\]]+holm)s?|H(?:olm|OLM))(?![^\W\d_])")


def _inlines() -> st.SearchStrategy[tuple[Inline, ...]]:
    text = TEXTS.map(lambda t: t.replace("\n", " ")).filter(bool).map(Text)
    leaf = text | st.just(SoftBreak())
    inner = st.lists(leaf, min_size=1, max_size=3).map(tuple)
    marked = inner.map(Emphasis) | inner.map(Strong) | inner.map(Insertion)
    return st.lists(leaf | marked, min_size=1, max_size=5).map(tuple)


def _seen(text: str) -> str:
    return text.replace("\u00ad", "")


@given(TEXTS)
def test_no_name_is_left_and_nothing_else_changed(text: str) -> None:
    """What stands between the names is the same before and after, and the names are others."""
    told = Forms(PAIRS).replaced(text)
    assert not NAME.search(_seen(told))
    assert OTHER.split(_seen(told)) == NAME.split(_seen(text))


@given(_inlines())
def test_marks_do_not_matter(inlines: tuple[Inline, ...]) -> None:
    """A run of inlines says what its plain text would say, whatever marks divide the name."""
    text = Manuscript("one", "One", body=(Paragraph(inlines),))
    book = Edition("b", "B", people=(PERSON,), parts=(Part("", (text,)),))
    (block,) = pseudonymous(book).interviews[0].body
    assert isinstance(block, Paragraph)
    told, before = plain(block.inlines, "\n"), plain(inlines, "\n")
    assert not NAME.search(_seen(told))
    assert _seen(told) == _seen(Forms(PAIRS | {"Berg, Anna": "Holm, Karin"}).replaced(before))


@given(st.lists(manuscripts(), max_size=2))
def test_who_is_not_named_changes_nothing(texts: list[Manuscript]) -> None:
    """A book of anything is the same for a name that it has not, but for its raw files."""
    book = book_of(replace(text, source=None) for text in texts)
    person = Person("q", "Qwertz Yxcvb", pseudonym=Pseudonym("Karin Holm"))
    told = pseudonymous(replace(book, people=(person,)))
    assert told.replaced == 0
    assert replace(told, people=()) == book
    assert all(a is b for a, b in zip(told.interviews, book.interviews, strict=True))
