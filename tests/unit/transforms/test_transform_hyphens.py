"""Words that a printed line cut in two."""

from __future__ import annotations

_LINES = """\
Nora: When did you begin to tell the stories of the coast, and who was it that
taught you how to tell them at all, if anybody did such a thing in those days?

Emil: It was in the spring of the year in which the lamp was new, and the light-
house was the pride of the town. The lighthouse had a keeper, and he was a well-
known man, a well-known teller of tales, who had been to the north and the lamp-
lit cities there. He would sit by the lamp and tell us of them until the quor-
umble rang for supper, and then he would stop in the middle of the tale at once.

Nora: And did you ever hear the end of one of them, or was there always a bell to
stop him before the end, as there is in all the stories that we know of the man?

Emil: I never did, and I do not think that there was one, for he had told them to
so many of us that nobody could have said where one began and the other had ended.
"""


def test_cut_words_are_put_together_by_what_the_file_knows(make, turns) -> None:
    """A whole word, a compound, a word in doubt and an unknown one each go their way."""
    said = turns(make(_LINES))[1][1]
    assert "and the lighthouse was the pride" in said
    assert "he was a well-known man" in said
    assert "the lamp-lit cities" in said
    assert "until the quorumble rang" in said


def test_what_is_in_doubt_is_proposed(make) -> None:
    """Only the word of which the file knows one half is proposed."""
    proposals = [p for p in make(_LINES).ledger.proposals if p.kind == "hyphen"]
    assert [p.where.line for p in proposals] == [6]
    assert "lamp-lit" in proposals[0].message


def test_the_ledger_has_the_hyphens_that_went(make) -> None:
    """Each word put together is a change by its rule."""
    changed = [e for e in make(_LINES).ledger.entries if "layout.hyphen" in e.why]
    assert [(e.before.strip(), e.after) for e in changed] == [("-", "")] * 2


def test_a_typesetting_program_cuts_words_with_a_hyphen_of_its_own(make, turns) -> None:
    """U+2010 at a line end goes even if both halves are words, unless the file has the whole."""
    text = (
        "Q: Who told?\n\nA: The night that other for‐\nget is a self‐\nmade night for us to get. "
        "Self-made."
    )
    assert turns(make(text, name="raw.md"))[1][1].startswith(
        "The night that other forget is a self‐made night"
    )


def test_a_word_cut_by_a_page_is_one_again(make, turns) -> None:
    """What stood between its halves, a running head, is dropped and parts it no more."""
    page = (
        "We rowed past the light-\n\n{} THE QUAY\n\nhouse that night and the lighthouse "
        "was lit.\n\n"
    )
    talk = "Q: And then?\n\nA: " + page.format(3) + "Q: Again?\n\nA: " + page.format(4)
    assert turns(make(talk, name="raw.md"))[1][1].startswith(
        "We rowed past the lighthouse that night"
    )
