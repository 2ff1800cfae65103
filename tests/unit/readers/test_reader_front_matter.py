"""Headers between two lines of ``---``: what they state, and what is no header."""

from __future__ import annotations

import pytest

from publisher.readers import front_matter


def stated(lines: str) -> list[tuple[str, str]]:
    """Return the facts that a header of these lines states."""
    header = front_matter.read(f"---\n{lines}\n---\nThe talk.\n")
    return [(fact.key, fact.value) for fact in header.evidence]


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("title: A long day", "A long day"),
        ('title: "A \\"long\\" day"', 'A "long" day'),
        ("title: 'Anna''s day'", "Anna's day"),
        ("title: A long day # draft", "A long day"),
        ("title: Day #2: the end", "Day"),
        ("title: At 10:30", "At 10:30"),
        ("title: >\n  A long\n  day", "A long day"),
        ("title: A long\n  day", "A long day"),
        ("Title:   A long day  ", "A long day"),
    ],
)
def test_scalars(line: str, value: str) -> None:
    """Plain, quoted, commented and folded scalars give one string under a lower-case key."""
    assert stated(line) == [("title", value)]


@pytest.mark.parametrize(
    "lines", ["hosts: [Anna, 'Bo Ek']", "hosts:\n  - Anna\n  - Bo Ek", 'hosts:\n- Anna\n- "Bo Ek"']
)
def test_lists_give_a_fact_for_each_item(lines: str) -> None:
    """A list in brackets or on lines of its own states one fact an item, in order."""
    assert stated(lines) == [("hosts", "Anna"), ("hosts", "Bo Ek")]


def test_mappings_within_lists_get_a_dotted_key() -> None:
    """A key inside a list item is joined to the key of the list."""
    assert stated("guests:\n  - name: Anna\n    role: baker") == [
        ("guests.name", "Anna"),
        ("guests.role", "baker"),
    ]


def test_an_empty_value_states_nothing_but_is_accounted_for() -> None:
    """A key without a value gives no fact, and its line is still on record."""
    header = front_matter.read("---\ntitle: T\ndate:\n---\n")
    assert [fact.key for fact in header.evidence] == ["title"]
    assert [omission.why for omission in header.omissions] == ["title", "date"]


def test_the_body_begins_behind_the_header() -> None:
    """The end of the header is the character after its closing line."""
    text = "\n---\ntitle: T\n...\nThe talk.\n"
    assert text[front_matter.read(text).end :] == "The talk.\n"


def test_every_line_of_a_header_is_accounted_for() -> None:
    """Facts and omissions cover the words of the header, comments too."""
    text = "---\n# by hand\ntitle: T\nhosts:\n  - Anna\n---\nThe talk.\n"
    found = [text[o.start : o.end] for o in front_matter.read(text).omissions]
    assert found == ["# by hand", "title: T", "hosts:\n  - Anna"]


@pytest.mark.parametrize(
    "text",
    [
        "The talk.\n---\ntitle: T\n---\n",
        "---\ntitle: T\nand no end\n",
        "---\ntitle: T\n",
        "---\nA sentence without a key.\n---\n",
        "---\n---\nThe talk.\n",
        "----\ntitle: T\n----\n",
    ],
)
def test_what_is_no_header_is_left_alone(text: str) -> None:
    """A header begins the file, has keys only, and is closed; else there is none."""
    assert front_matter.read(text) == front_matter.Header()


def test_talk_between_two_rules_is_no_header() -> None:
    """Turns of a conversation that stand between rules are speech."""
    text = "---\nAnna: When did it begin?\n\nBo: At three, in the rain.\n---\nAnna: And then?\n"
    assert front_matter.read(text) == front_matter.Header()
