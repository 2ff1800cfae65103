"""Notes and their calls."""

from __future__ import annotations

from publisher.model.transcript import Action
from publisher.model.walk import notes, plain

_RAW = (
    "**Nora:** When was it?\n\n**Emil:** In the spring[^1] of that year.\n\n**Nora:** And then?\n\n"
    "**Emil:** Nothing.\n\n[^1]: The spring of 1950.\n\n[^2]: Never called.\n"
)


def test_a_note_hangs_where_it_is_called(make, turns) -> None:
    """The definition leaves the text, and the sentence reads on."""
    made = make(_RAW, name="raw.md")
    found = [[plain(p) for p in note.paragraphs] for note in notes(made.manuscript)]
    assert found == [["The spring of 1950."]]
    assert turns(made)[1] == ("Emil", "In the spring of that year.")


def test_a_note_that_nothing_calls_stays_in_the_text(make, prose) -> None:
    """Its words are kept, and an editor is told."""
    made = make(_RAW, name="raw.md")
    assert prose(made)[-1] == "Never called."
    assert [(p.kind, p.where.line) for p in made.ledger.proposals] == [("note", 11)]


def test_labels_of_notes_are_on_record(make, gone) -> None:
    """Call and definition each lose their label to the metadata."""
    moved = gone(make(_RAW, name="raw.md"), Action.MOVED)
    assert [text.strip() for why, text in moved if why == "note"] == ["[^1]", "[^1]:", "[^2]:"]
