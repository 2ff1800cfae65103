"""Contents and index."""

from __future__ import annotations

from publisher.model.transcript import Action

_TALK = (
    "## Childhood\n\nNora: When?\n\nEmil: Long ago.\n\n## The Tower\n\n"
    "Nora: Where?\n\nEmil: Here.\n\n"
    "## The War\n\nNora: Why?\n\nEmil: Nobody knew.\n"
)
_INDEX = "\nIndex\n\nboats, 3, 4\n\nlamps, 2\n\nrails, 5-6\n"


def test_contents_and_index_go_on_record(make, turns, gone) -> None:
    """Both point at pages that the book does not have."""
    contents = "Contents 1 Childhood 2 The Tower 3 The War 4"
    made = make(f"# Talk\n\n{contents}\n\n{_TALK}{_INDEX}", name="raw.md")
    assert gone(made, Action.DROPPED) == [
        ("list of contents", contents),
        ("index", "Index"),
        ("index", "boats, 3, 4"),
        ("index", "lamps, 2"),
        ("index", "rails, 5-6"),
    ]
    assert turns(made)[-1] == ("Emil", "Nobody knew.")


def test_a_paragraph_that_names_headings_without_pages_stays(make, gone) -> None:
    """Mentioning every heading does not make a list of contents."""
    told = "We speak of childhood, of the tower and of the war."
    made = make(f"# Talk\n\n{told}\n\n{_TALK}", name="raw.md")
    assert gone(made, Action.DROPPED) == []
