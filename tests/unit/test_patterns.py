r"""No pattern that reads foreign text can take more than linear time for one match.

A repeat within a repeat is how a pattern becomes exponential: ``(\w+\s?)+:`` never ends
on thirty letters.  So no unbounded repeat may lie within another, unless one of them is
possessive or atomic and gives nothing back.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from types import ModuleType

import pytest

BORDER = (
    *("readers", "transforms", "manuscript", "desk", "decode", "edition", "characters"),
    *("values", "slug", "signs", "scripts", "resources", "styletables", "cli", "xhtml"),
)
UNBOUNDED = 50
"""A repeat that may come so often counts as one without an end."""


def modules(name: str) -> Iterator[ModuleType]:
    """Yield a module and all modules below it."""
    module = importlib.import_module(name)
    yield module
    for one in pkgutil.walk_packages(getattr(module, "__path__", ()), f"{name}."):
        yield importlib.import_module(one.name)


def patterns(value: object) -> Iterator[re.Pattern[str]]:
    """Yield the patterns that a value is, or holds."""
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, dict):
        yield from patterns(tuple(value.values()))
    elif isinstance(value, tuple | list | frozenset):
        for one in value:
            yield from patterns(one)


def is_nested(pattern: str | bytes, flags: int = 0) -> bool:
    """Tell whether a repeat that gives back lies within another that does."""
    pending = [(parser.parse(pattern, flags), False)]
    while pending:
        sequence, inside = pending.pop()
        for code, value in sequence:
            if code in (codes.MAX_REPEAT, codes.MIN_REPEAT):
                _, most, body = value
                is_long = most is codes.MAXREPEAT or most >= UNBOUNDED
                if inside and is_long:
                    return True
                pending.append((body, inside or is_long))
            elif code is codes.POSSESSIVE_REPEAT:
                pending.append((value[2], False))
            elif code is codes.ATOMIC_GROUP:
                pending.append((value, False))
            elif code is codes.SUBPATTERN:
                pending.append((value[3], inside))
            elif code is codes.BRANCH:
                pending += [(branch, inside) for branch in value[1]]
            elif code in (codes.ASSERT, codes.ASSERT_NOT):
                pending.append((value[1], False))
    return False


@pytest.mark.parametrize(
    ("pattern", "nested"),
    [
        (r"(\w+\s?)+:", True),
        (r"(?:a*b?)*", True),
        (r"(a{1,100})+", True),
        (r"(?:x|(?:y+))*z", True),
        (r"(?=(?:a+)+b)", True),
        (r"(?:a++b?)*", False),
        (r"(?:a+b?)*+", False),
        (r"(?>a+)*", False),
        (r"(?:ab{0,3})*", False),
        (r"\w+\s*:", False),
    ],
)
def test_the_lint_knows_a_nested_repeat(pattern: str, nested: bool) -> None:
    """It sees through groups, branches and looks ahead."""
    assert is_nested(pattern) == nested


@pytest.mark.parametrize("name", BORDER)
def test_no_pattern_nests_repeats(name: str) -> None:
    """Whatever a module keeps compiled, also in tables."""
    nested = {
        f"{module.__name__}.{key}: {one.pattern!r:.200}"
        for module in modules(f"publisher.{name}")
        for key, value in vars(module).items()
        for one in patterns(value)
        if is_nested(one.pattern, one.flags)
    }
    assert nested == set()


def test_the_patterns_of_faults_are_linted_too() -> None:
    """They are put together for each text."""
    from publisher.readers.faults import _patterns

    for rtl in (False, True):
        for pattern in _patterns("a" + "\u0301" * 31, rtl=rtl, entities=True):
            assert not is_nested(pattern.pattern, pattern.flags)
