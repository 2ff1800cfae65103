"""Every step has a rule, a source and a row in the manual."""

from __future__ import annotations

import pkgutil
from importlib import import_module
from pathlib import Path

import pytest

import publisher.transforms
from publisher.transforms import STEPS

_MANUAL = Path(__file__).parents[3] / "docs" / "normalising.md"
_MODULES = {
    module.RULE: module
    for info in pkgutil.iter_modules(publisher.transforms.__path__)
    if hasattr(module := import_module(f"publisher.transforms.{info.name}"), "RULE")
}
_OF_OTHERS = {"container", "labels"}
"""Steps that prepare what others do: ``header`` and ``turns``."""


def test_rules_are_told_apart() -> None:
    """No two steps have the same rule, and none has an empty one."""
    found = [step.rule for step in STEPS]
    assert all(found)
    assert len(found) == len(set(found))


def test_every_rule_of_a_module_is_known() -> None:
    """A step is a module's rule, or prepares for one."""
    assert {step.rule for step in STEPS} - set(_MODULES) == _OF_OTHERS


@pytest.mark.parametrize("rule", sorted(_MODULES))
def test_every_rule_names_its_source(rule: str) -> None:
    """The docstring of a rule's module says where the rule is from."""
    assert "Source:" in (_MODULES[rule].__doc__ or "")


@pytest.mark.parametrize("rule", [step.rule for step in STEPS])
def test_every_rule_has_a_row_in_the_manual(rule: str) -> None:
    """Editors find each rule of the ledger in the manual."""
    rows = [line for line in _MANUAL.read_text("utf-8").splitlines() if line.startswith("|")]
    assert any(f"`{rule}`" in row for row in rows)
