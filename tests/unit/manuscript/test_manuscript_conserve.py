"""The count that proves that no word was lost."""

from __future__ import annotations

import pytest

from publisher.errors import ConservationError
from publisher.manuscript.conserve import check_tidied, check_words
from publisher.model.block import Figure, ListBlock, Paragraph, Query, Quotation, Turn, Verse
from publisher.model.inline import Aside, Emphasis, Link, Note, Text
from publisher.model.manuscript import Manuscript

_A = Text("one two")


def _manuscript(*words: str) -> Manuscript:
    return Manuscript("x", "X", body=(Paragraph(tuple(map(Text, words))),))


def test_words_are_counted_wherever_they_stand() -> None:
    """Labels, times, targets, files and remarks count as the words of a text do."""
    paragraph = Paragraph(
        (Emphasis((_A,)), Link((Text("three"),), "http://four.five"), Aside("six"))
    )
    noted = Paragraph((Text("seven"), Note("8", ((Text("nine"),),))))
    inner = Quotation(
        (
            ListBlock(
                ((noted,), (Verse((((Text("ten"),),),)),)),
            ),
        )
    )
    figure = Figure("images/eleven.png", "twelve", (Text("thirteen"),))
    turn = Turn("Q", (paragraph, inner, figure, Query("fourteen")), "00:12:03", "t07")
    body = (
        "**Q:** {#t07} [00:12:03] *one two* [three](http://four.five) *[six]* "
        "> 1. seven[^8] 2. | ten ![twelve](images/eleven.png) thirteen "
        "<!-- query: fourteen --> [^8]: nine"
    )
    check_words(body, Manuscript("x", "X", body=(turn,)), ["1", "2", "8", "8", "query"])


@pytest.mark.parametrize(
    ("body", "words", "message"),
    [
        ("one two two", ("one two",), "reading lost “two” and invented nothing"),
        ("one", ("one", "two"), "reading lost “one” and invented “onetwo”|invented “two”"),
        ("one", ("One",), "reading lost “one” and invented “One”"),
    ],
)
def test_a_word_less_or_more_is_an_error(body: str, words: tuple[str, ...], message: str) -> None:
    """Not one word may be missing, added or changed."""
    with pytest.raises(ConservationError, match=message):
        check_words(body, _manuscript(*words), [])


def test_a_mark_that_is_not_in_the_text_is_an_error() -> None:
    """Nobody may claim more words for marks than there are."""
    with pytest.raises(ConservationError):
        check_words("one", _manuscript("one"), ["two"])


def test_tidying_may_change_blanks_only() -> None:
    """Every character but blanks is the same, in the same order."""
    check_tidied(_manuscript("a b", " c"), _manuscript("a bc"))
    with pytest.raises(ConservationError):
        check_tidied(_manuscript("a b"), _manuscript("b a"))
