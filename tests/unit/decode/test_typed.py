"""A located tree into a dataclass."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated, Literal

import pytest

from publisher.decode import Placed, decode, nearest, read_toml, read_yaml
from publisher.errors import Problem
from publisher.source import Location
from publisher.values import Fault


def _even(number: int) -> Fault | None:
    return Fault("it is odd", "add one") if number % 2 else None


@dataclass(frozen=True, slots=True)
class _Person:
    name: str
    file_as: str = ""
    role: Literal["interviewer", "interviewee"] = "interviewer"
    where: Location = Location("")  # noqa: RUF009


@dataclass(frozen=True, slots=True)
class _Shape:
    title: Placed[str]
    number: int | None = None
    size: float = 0.0
    plain: bool = False
    even: Annotated[int, _even] = 0
    people: tuple[_Person, ...] = ()
    by_label: dict[str, _Person] = field(default_factory=dict)
    mixed: tuple[Placed[str] | _Person, ...] = ()


def _toml(text: str) -> tuple[_Shape | None, list[str]]:
    problems: list[Problem] = []
    tree = read_toml(text, "e", problems)
    assert tree is not None
    return decode(_Shape, tree, problems), [str(problem) for problem in problems]


def test_all_kinds_of_fields() -> None:
    """Scalars, lists, tables, unions and places are decoded; the rest has its default."""
    shape, problems = _toml(
        'title = "x"\nnumber = 3\nsize = 2\nplain = true\neven = 4\n'
        'mixed = ["a", {name = "b", file-as = "B"}]\n'
        '[[people]]\nname = "c"\nrole = "interviewee"\n[by_label]\n'
    )
    assert shape is None
    assert problems == ["e:10:2: unknown key “by_label” (did you mean “by-label”?)"]
    shape, problems = _toml('title = "x"\nmixed = ["a", {name = "b", file-as = "B"}]\nsize = 2\n')
    assert not problems
    assert shape == _Shape(
        title=Placed("x", Location("e", 1, 9)),
        size=2.0,
        mixed=(
            Placed("a", Location("e", 2, 10)),
            _Person("b", "B", where=Location("e", 2, 15)),
        ),
    )


def test_yaml_strings_become_numbers_where_numbers_are_meant() -> None:
    """All scalars of YAML are strings; a field's type says what they mean."""
    problems: list[Problem] = []
    tree = read_yaml("title: 1984\nnumber: 12\nsize: 1.5\nplain: true\n", "a", 1, problems)
    assert tree is not None
    shape = decode(_Shape, tree, problems)
    assert not problems
    assert shape is not None
    assert (shape.title.value, shape.number, shape.size, shape.plain) == ("1984", 12, 1.5, True)


def test_a_name_in_a_dict_gives_its_place() -> None:
    """What stands under a label is placed at the label."""
    shape, _ = _toml('title = "x"\n[by-label]\n  AB = {name = "c"}\n')
    assert shape is not None
    assert shape.by_label["AB"].where == Location("e", 3, 3)


def test_all_problems_are_told_at_once() -> None:
    """One wrong field does not hide the next, at any depth."""
    shape, problems = _toml(
        'number = "many"\neven = 3\nplain = 1\npeople = [{name = 1}, {nmae = "x"}, 5]\nzzz = 1\n'
        'by-label = "x"\nmixed = {a = 1}\nsize = [1]\n'
    )
    assert shape is None
    assert problems[0].startswith("e:5:1: unknown key “zzz” (known: title, number, size, plain,")
    assert problems[1:] == [
        "e: “title” is missing",
        "e:1:10: “number” must be a whole number",
        "e:2:8: “even”: it is odd (add one)",
        "e:3:9: “plain” must be true or false",
        'e:4:19: “name” must be text (write "1", in quotes)',
        "e:4:24: unknown key “nmae” (did you mean “name”?)",
        "e:4:37: “people” must be a table (with name …, file-as …, role …)",
        "e:6:12: “by-label” must be a table (with a line for each name)",
        "e:7:9: “mixed” must be a list (write [[mixed]])",
        "e:8:8: “size” must be a number, not a list or a table",
    ]


def test_forbidden_characters_do_not_slip_in_by_escapes() -> None:
    """What may not be written plainly may not be written by a backslash either."""
    _, problems = _toml('title = "a\\u202Eb"\n')
    assert problems == [
        "e:1:9: “title”: the character U+202E (right-to-left override) has no place in a book"
    ]


@pytest.mark.parametrize(
    ("word", "hint"),
    [
        ("interveiwer", "did you mean “interviewer”?"),
        ("INTERVIEWEE", "did you mean “interviewee”?"),
        ("cook", "known: interviewer, interviewee"),
    ],
)
def test_nearest_word(word: str, hint: str) -> None:
    """A slip gets the word that was meant, anything else the list."""
    assert nearest(word, ["interviewer", "interviewee"]) == hint
