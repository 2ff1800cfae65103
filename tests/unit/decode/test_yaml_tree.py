"""YAML to a located tree."""

from __future__ import annotations

import pytest

from publisher.decode import Entry, Mapping, Node, Scalar, Sequence, read_yaml
from publisher.errors import Problem
from publisher.limits import YAML_CHARACTERS, YAML_DEPTH
from publisher.source import Location


def _read(text: str) -> tuple[Mapping | None, list[str]]:
    problems: list[Problem] = []
    return read_yaml(text, "a.md", 2, problems), [str(problem) for problem in problems]


def _value(node: Node) -> object:
    match node:
        case Scalar(value=value):
            return value
        case Sequence(items=items):
            return [_value(item) for item in items]
        case Mapping(entries=entries):
            return {entry.key: _value(entry.value) for entry in entries}


def test_every_scalar_is_a_string() -> None:
    """Neither Norway nor a date nor a number becomes something else."""
    tree, problems = _read("a: no\nb: 2021-03-14\nc: 0123\nd: [12:30:45, ~, 1.0]\ne:\n")
    assert not problems
    assert tree is not None
    wanted = {"a": "no", "b": "2021-03-14", "c": "0123", "d": ["12:30:45", "~", "1.0"], "e": ""}
    assert _value(tree) == wanted


def test_places_count_from_the_first_line_given() -> None:
    """Keys and values know line and column in the whole file."""
    tree, _ = _read("a:\n  - x\n  - {key: y}\n")
    assert tree is not None
    (entry,) = tree.entries
    assert entry.where == Location("a.md", 2, 1)
    assert isinstance(entry.value, Sequence)
    first, second = entry.value.items
    assert first.where == Location("a.md", 3, 5)
    assert isinstance(second, Mapping)
    inner = Scalar("y", Location("a.md", 4, 11))
    assert second.entries == (Entry("key", Location("a.md", 4, 6), inner),)


def test_nothing_at_all_is_an_empty_mapping() -> None:
    """An empty header has no keys, and that is for others to complain about."""
    tree, problems = _read("# only a remark\n")
    assert tree is not None
    assert tree.entries == ()
    assert not problems


def test_a_key_twice_is_told_and_the_rest_is_read() -> None:
    """Of two equal keys neither is lost in silence."""
    tree, problems = _read("a: 1\nb: 2\na: 3\nb: 4\n")
    assert tree is not None
    assert [(e.key, _value(e.value)) for e in tree.entries] == [("a", "1"), ("b", "2")]
    assert problems == [
        "a.md:4:1: “a” is given twice, first on line 2",
        "a.md:5:1: “b” is given twice, first on line 3",
    ]


_TAG = "expected '!', but found \"'\" while scanning a tag"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("title: The Shift: A Talk", "a.md:2:17: a colon stands where none can be"),
        ('title: "The" Shift', "a.md:2:14: words after a closing quotation mark"),
        ('title: "The Shift', "a.md:2:18: a quotation mark is opened and never closed"),
        ("title: @home", "a.md:2:8: a value cannot begin with this character"),
        ("a: {b: c", "a.md:2:9: a bracket is not closed, or a comma is missing"),
        ('a: "\\q"', "a.md:2:6: a backslash with no meaning"),
        ("a: &x 1\nb: *x", "a.md:2:4: anchors (&) and aliases (*) are not read"),
        ("a: *x", "a.md:2:4: anchors (&) and aliases (*) are not read"),
        ("a: !!python/object:os.system x", "a.md:2:4: tags (!) are not read"),
        ("- a\n- b", "a.md:2:1: keys and values are expected here"),
        ("title:The Shift", "a.md:2:1: keys and values are expected here"),
        ("? [a]\n: b", "a.md:2:3: a key must be a word"),
        ("a: b\n---\nc: d", "a.md:3:1: a second document"),
        ("[" * 5000, "a.md:2:18: lists and tables nest too deeply here"),
        ("a: \x01", "a.md:2: the header cannot be read"),
        ("!'a'! b", f"a.md:2:2: the header cannot be read here: {_TAG}"),
        ("a: " + "x" * YAML_CHARACTERS, "a.md:2: the header is longer than 16 KB"),
    ],
)
def test_what_cannot_be_read_is_told_in_plain_words(text: str, problem: str) -> None:
    """Each fault has its line and column, and no word of a programmer."""
    tree, problems = _read(text)
    assert tree is None
    assert [p.split(" (put")[0].split(" (write")[0] for p in problems] == [problem]


def test_the_longest_header_is_read() -> None:
    """To the last character that the limit allows."""
    assert _read("a: " + "x" * (YAML_CHARACTERS - 3))[1] == []


def test_lists_may_lie_within_one_another_to_the_limit() -> None:
    """One more is too deep, be it of lists or of keys."""
    lists = "[" * (YAML_DEPTH - 1) + "x" + "]" * (YAML_DEPTH - 1)
    assert _read(f"a: {lists}")[1] == []
    assert _read("{a: " * YAML_DEPTH + "x" + "}" * YAML_DEPTH)[1] == []
    assert "a key must be a word" in _read(f"? {lists}")[1][0]
    deeper = "[" * YAML_DEPTH + "x"
    for text in (f"a: {deeper}", f"? {deeper}", "{a: " * (YAML_DEPTH + 1), "{" * 5000):
        assert "lists and tables nest too deeply here" in _read(text)[1][0]
