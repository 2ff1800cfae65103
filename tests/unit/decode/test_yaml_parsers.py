"""Headers mean the same whether PyYAML has its parser in C or not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.decode import Mapping, read_yaml, yaml

PIECES = [
    *("key: value\n", "  - a\n", "- {a: b}\n", "{a:b}", "[a, b]", "{a: }", "a:\n", ", x"),
    *("'it''s'", '"\\x41"', '"d\\n"', "# c\n", "---\n", "...\n", "? k\n: v\n", "|\n  lit\n"),
    *("%YAML 1.1\n", "&x ", "*x", "!t ", "\t", "\ufeff", "\x85", "\u2028", "é", "😀", "\n\n", "  "),
]


def _read(text: str) -> tuple[Mapping | None, list[str]]:
    problems: list[object] = []
    return read_yaml(text, "a.md", 2, problems), [*map(str, problems)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text", ["!'it''s' x", "># c\n a", "a: \tb", "a: é\t", "{a: }", "a: [b, ]", "# c"]
)
def test_both_parsers_read_the_same_where_they_differ(text: str) -> None:
    """Tags, tabs and empty values, of which each parser has an opinion of its own."""
    _same(text)


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=9).map("".join))
def test_both_parsers_read_the_same(text: str) -> None:
    """Values, places and problems are those of the parser in Python, for any text."""
    _same(text)


def _same(text: str) -> None:
    found = _read(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(yaml, "_QUICK", None)
        assert _read(text) == found
