"""TOML to a located tree."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from publisher.decode import Mapping, Node, Scalar, Sequence, read_toml
from publisher.errors import Problem
from publisher.limits import TOML_CHARACTERS
from publisher.source import Location

_TEXT = '''\
# remark
title = "x" # another
"quoted key" = 'y'
list = [ "a", # in between
  {name = """b
c""", n = 1},
]
deep.key.one = 1
deep.key.two = 2026-01-31

[table.inner]
x = true
[[part]]
title = "one"
[[part]]
title = "two"
[part.sub]
y = [[1], [2, 3]]
'''


def _read(text: str) -> tuple[Mapping | None, list[str]]:
    problems: list[Problem] = []
    return read_toml(text, "e.toml", problems), [str(problem) for problem in problems]


def _value(node: Node) -> object:
    match node:
        case Scalar(value=value):
            return value
        case Sequence(items=items):
            return [_value(item) for item in items]
        case Mapping(entries=entries):
            return {entry.key: _value(entry.value) for entry in entries}


def _scalars(node: Node) -> Iterator[Scalar]:
    match node:
        case Scalar():
            yield node
        case Sequence(items=items):
            for item in items:
                yield from _scalars(item)
        case Mapping(entries=entries):
            for entry in entries:
                yield from _scalars(entry.value)


def test_values_are_those_of_tomllib() -> None:
    """The tree holds what tomllib reads; a date is its ISO 8601 text."""
    tree, problems = _read(_TEXT)
    assert not problems
    assert tree is not None
    wanted = tomllib.loads(_TEXT)
    assert isinstance(wanted["deep"]["key"]["two"], date)
    wanted["deep"]["key"]["two"] = "2026-01-31"
    assert _value(tree) == wanted


def test_every_value_knows_its_place() -> None:
    """Lines and columns of values, however they are nested."""
    tree, _ = _read(_TEXT)
    assert tree is not None
    places = [(s.value, s.where.line, s.where.column) for s in _scalars(tree)]
    assert places == [
        ("x", 2, 9),
        ("y", 3, 16),
        ("a", 4, 10),
        ("b\nc", 5, 11),
        (1, 6, 11),
        (1, 8, 16),
        ("2026-01-31", 9, 16),
        (True, 12, 5),
        ("one", 14, 9),
        ("two", 16, 9),
        (1, 18, 7),
        (2, 18, 12),
        (3, 18, 15),
    ]


def test_every_key_and_table_knows_its_place() -> None:
    """Keys stand where they are written, tables at their headers."""
    tree, _ = _read(_TEXT)
    assert tree is not None
    assert [(e.key, e.where.line, e.where.column) for e in tree.entries] == [
        ("title", 2, 1),
        ("quoted key", 3, 1),
        ("list", 4, 1),
        ("deep", 8, 1),
        ("table", 11, 2),
        ("part", 13, 3),
    ]
    parts = tree.entries[-1].value
    assert isinstance(parts, Sequence)
    assert [part.where for part in parts.items] == [
        Location("e.toml", 13, 1),
        Location("e.toml", 15, 1),
    ]


def test_blanks_need_not_be() -> None:
    """Places are right where signs stand close, and remarks right behind a header."""
    tree, problems = _read('a="x"\n[t]#=\nb=["y",1,[2],{c=3,d=4}]#,\n[[ u ]]#=\n"e"=[]\nf={}\ng=5')
    assert not problems
    assert tree is not None
    assert [(s.value, s.where.line, s.where.column) for s in _scalars(tree)] == [
        ("x", 1, 3),
        ("y", 3, 4),
        (1, 3, 8),
        (2, 3, 11),
        (3, 3, 17),
        (4, 3, 21),
        (5, 7, 3),
    ]


@pytest.mark.parametrize("text", [_TEXT, "a = [1\n", 'a = "x\n', "b = 1\n\na = \n"])
def test_line_ends_of_windows_change_nothing(text: str) -> None:
    """Neither values nor places, also those of a fault at the end."""
    assert _read(text.replace("\n", "\r\n")) == _read(text)


def _literals() -> SearchStrategy[str]:
    strings = ['"a"', "'b # c'", '"""\nx "" y\\\n  z"""', "'''\n'q'''", '"\\"]}"']
    others = ["12", "-1.5e3", "true", "1979-05-27T07:32:00Z", "0xFF", "[]", "{}"]
    return st.sampled_from([*strings, *others, '["x", [1, 2], # r\n {k = "v"}]'])


@given(
    st.lists(st.tuples(st.sampled_from(["a.b", "c", '"d.e"', "a . f"]), _literals()), max_size=4)
)
def test_places_point_at_what_was_written(pairs: list[tuple[str, str]]) -> None:
    """At the place of every value stands that value, whatever is around it."""
    lines = [f"[t{n}]\n  {key} = {literal} # z" for n, (key, literal) in enumerate(pairs)]
    text = "\n".join(lines)
    tree, problems = _read(text)
    assert not problems
    assert tree is not None
    split = text.split("\n")
    for scalar in _scalars(tree):
        rest = "\n".join(
            [split[scalar.where.line - 1][scalar.where.column - 1 :], *split[scalar.where.line :]]
        )
        end = next(n for n in range(1, len(rest) + 1) if _reads_as(rest[:n], scalar.value))
        assert end


def _reads_as(literal: str, value: object) -> bool:
    try:
        found = tomllib.loads(f"x = {literal}")["x"]
    except tomllib.TOMLDecodeError:
        return False
    return str(found) == str(value)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("title = The Shift", "e.toml:1:9: the value of this key cannot be read"),
        ("title", "e.toml:1:6: a key without = and a value"),
        ("a = 1\na = 2", "e.toml:2:6: a key is given twice"),
        ("[a]\n[a]", "e.toml:2:3: a table is declared twice"),
        ("[a]\nb = [1", "e.toml:2:7: a list is opened with [ and never closed"),
        ('a = "x', "e.toml:1:7: a quotation mark is opened and never closed"),
        ('a = "x\nb = 1', "e.toml:1:7: a quotation mark is opened and not closed on its line"),
        ('a = "\\q"', "e.toml:1:8: a backslash with no meaning"),
        ("a." * 100 + "b = 1", "e.toml:1:129: a key with too many dots"),
        ("# remark\n" + "a." * 65 + "b = 1", "e.toml:2:129: a key with too many dots"),
        ("a = 1 2", "e.toml:1:7: this cannot be read: Expected newline or end of document"),
        ("a = " + "1" * 5000, "e.toml: a number with too many digits"),
        ("a = " + "[" * 5000, "e.toml: lists and tables nest too deeply"),
        ("#" * (TOML_CHARACTERS + 1), "e.toml: longer than 1 MB"),
    ],
)
def test_what_cannot_be_read_is_told_in_plain_words(text: str, problem: str) -> None:
    """Faults of syntax have their line and column too."""
    tree, problems = _read(text)
    assert tree is None
    assert [p.split(" (")[0].split(" after a")[0] for p in problems] == [problem]


def test_what_is_just_within_the_limits_is_read() -> None:
    """The longest text, the longest key, and prose, which has more dots than that."""
    keys = "# remark\n" + "a." * 64 + "b = 1"
    prose = 'a = "' + "One two. " * 99 + '"'
    for text in (keys, prose, "#" * TOML_CHARACTERS):
        assert _read(text)[1] == []
