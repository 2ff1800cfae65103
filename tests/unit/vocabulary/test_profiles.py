"""Profiles: what matters to whom."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from publisher.model.finding import Family, Severity
from publisher.vocabulary.findings import KINDS, finding
from publisher.vocabulary.profiles import PROFILES, weighed

FILES = ("epub", "screen", "print", "cover")


@pytest.mark.parametrize("profile", PROFILES)
def test_a_profile_is_whole(profile: str) -> None:
    """It says where its demands stand, and weighs codes that there are and that matter to it."""
    asked = PROFILES[profile]
    assert asked.source
    assert asked.files <= set(FILES)
    for code, weight in asked.weights.items():
        assert weight.source
        assert KINDS[code].family in asked.families
        assert weight.severity is not KINDS[code].severity


def test_every_shop_that_a_kind_names_is_a_profile_to_which_it_can_matter() -> None:
    """A demand of a shop is looked for under that shop."""
    for kind in KINDS.values():
        for shop in kind.shops:
            assert kind.family in PROFILES[shop].families


def test_every_family_but_the_setting_matters_to_somebody() -> None:
    """How well a page is set matters to readers and to no shop."""
    asked = frozenset().union(*(profile.families for profile in PROFILES.values()))
    assert set(Family) - asked == {Family.TYPOGRAPHY}


def test_a_profile_weighs_what_matters_and_leaves_out_the_rest() -> None:
    """The finding stays what it is but for its severity."""
    one = finding("alt-empty", "“photo” does not tell what the picture shows", turn="one.t02")
    grave = weighed("a11y", one)
    assert grave is not None
    assert (grave.severity, grave.turn) == (Severity.ERROR, "one.t02")
    assert weighed("kobo", one) == one
    assert weighed("kdp", finding("print-widow", "alone")) is None


def test_what_one_shop_asks_is_no_other_shops_business() -> None:
    """That is said of a whole kind, or of a finding about a product for one printer."""
    large = finding("cover-large", "too many pixels")
    assert weighed("apple", large) is not None
    assert weighed("kobo", large) is None
    code = finding("cover-bar-code-missing", "no ISBN")
    assert weighed("ingram", code) == code
    grave = weighed("ingram", replace(code, shop="ingram"))
    assert grave is not None
    assert grave.severity is Severity.ERROR
    margin = finding("print-margin", "too narrow", shop="ingram")
    assert weighed("ingram", margin) == margin
    assert weighed("kdp", margin) is None


def test_the_manual_has_a_row_for_every_profile() -> None:
    """`docs/checking.md` tells what is handed in, what matters, and what is weighed anew."""
    manual = (Path(__file__).parents[3] / "docs" / "checking.md").read_text("utf-8")
    for key, profile in PROFILES.items():
        files = ", ".join(kind for kind in FILES if kind in profile.files)
        families = ", ".join(sorted(profile.families))
        weights = (f"`{code}` {weight.severity}" for code, weight in profile.weights.items())
        row = (f"`{key}`", profile.name, files, families, ", ".join(weights) or "–")
        assert f"| {' | '.join(row)} |\n" in manual
