"""JSON that programs wrote, to a tree."""

from __future__ import annotations

import pytest

from publisher.decode import Entry, Mapping, Scalar, Sequence, json, read_json
from publisher.errors import Problem
from publisher.source import Location

WHERE = Location("m.json")


def _read(text: str) -> tuple[Mapping | None, list[str]]:
    problems: list[Problem] = []
    return read_json(text, "m.json", problems), [str(problem) for problem in problems]


def test_an_object_becomes_a_mapping() -> None:
    """Keys are spelt as in TOML, ``null`` is left out, and all stands somewhere in the file."""
    tree, problems = _read('{"made_by": "us", "of": [1, true, {"a": 0.5}], "none": null}')
    assert problems == []
    inner = Mapping((Entry("a", WHERE, Scalar(0.5, WHERE)),), WHERE)
    items = (Scalar(1, WHERE), Scalar(True, WHERE), inner)
    assert tree == Mapping(
        (
            Entry("made-by", WHERE, Scalar("us", WHERE)),
            Entry("of", WHERE, Sequence(items, WHERE)),
        ),
        WHERE,
    )


def test_null_in_a_list_keeps_its_place() -> None:
    """As nothing said, for the items behind it are counted."""
    tree, _ = _read('{"a": [null, 2]}')
    assert tree is not None
    assert tree.entries[0].value == Sequence((Scalar("", WHERE), Scalar(2, WHERE)), WHERE)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "m.json:1:1: not JSON: Expecting value"),
        ('{"a":\n  x}', "m.json:2:3: not JSON: Expecting value"),
        ('{"a": 1, "a": 2}', "m.json: not JSON: a key comes twice"),
        ('{"b": {"a": 1, "a": 1}}', "m.json: not JSON: a key comes twice"),
        ('{"a": "NaN",\n "b": NaN}', "m.json:2:7: not JSON: NaN is no number"),
        ('{"a": [-Infinity]}', "m.json:1:8: not JSON: -Infinity is no number"),
        ("[" * 100_000, "m.json: not JSON: maximum recursion depth exceeded"),
        ("1" * 10_000, "m.json: not JSON: Exceeds the limit"),
        ("[]", "m.json: not a JSON object"),
        ("null", "m.json: not a JSON object"),
    ],
)
def test_what_is_no_object_is_one_problem(text: str, problem: str) -> None:
    """Nothing is read in part, and nothing raises."""
    tree, (told,) = _read(text)
    assert tree is None
    assert told.startswith(problem)


def test_a_text_beyond_the_limit_is_not_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    """The limit itself is still read."""
    monkeypatch.setattr(json, "JSON_CHARACTERS", 9)
    assert _read('{"a": 10}')[1] == []
    assert _read('{"a": 100}') == (None, ["m.json: longer than 9 characters"])
