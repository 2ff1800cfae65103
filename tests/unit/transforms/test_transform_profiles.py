"""Profiles."""

from __future__ import annotations

import pytest

from publisher.errors import UsageError
from publisher.model.block import Turn
from publisher.model.transcript import Action
from publisher.transforms import PROFILES, rules

_ANSWER = 'Um, no. [laughs] It\'s "the" place -- mine...'
_RAW = (
    f"[00:00:05] Nora: Afraid?\n\n[00:00:09] Emil: {_ANSWER}\n\n"
    "[00:00:20] Nora: So?\n\n[00:00:22] Emil: So.\n"
)


@pytest.mark.parametrize(
    ("profile", "said"),
    [
        ("verbatim", _ANSWER),
        ("archive", _ANSWER),
        ("clean", "Um, no. [laughs] It’s “the” place – mine…"),
        ("literary", "No. It’s “the” place – mine…"),
    ],
)
def test_what_each_profile_makes_of_the_same_words(make, turns, profile: str, said: str) -> None:
    """Verbatim and archive change nothing, clean sets type, literary leaves out noises."""
    assert turns(make(_RAW, profile=profile))[1] == ("Emil", said)


@pytest.mark.parametrize("profile", ["verbatim", "archive"])
def test_verbatim_changes_no_character(make, gone, profile: str) -> None:
    """Not one entry is a change or something dropped."""
    made = make(_RAW, profile=profile)
    assert gone(made, Action.CHANGED) == []
    assert gone(made, Action.DROPPED) == []


def test_literary_drops_on_record(make, gone) -> None:
    """What goes is told with its rule."""
    dropped = gone(make(_RAW, profile="literary"), Action.DROPPED)
    assert dropped == [("fillers", "Um, "), ("sounds", "[laughs] ")]


def test_archive_begins_a_turn_at_every_time_code(make, turns) -> None:
    """Elsewhere a code within a turn only leaves the text."""
    raw = (
        "[00:00:01] Nora: When?\n\n[00:00:05] Emil: In May.\n\n[00:00:30] And in June.\n\n"
        "[00:01:00] Nora: Why?\n\n[00:01:05] Emil: So.\n"
    )
    assert len(turns(make(raw))) == 4
    made = make(raw, profile="archive")
    assert [said for _, said in turns(made)] == ["When?", "In May.", "And in June.", "Why?", "So."]
    ats = [block.at for block in made.manuscript.body if isinstance(block, Turn)]
    assert ats == ["00:00:01", "00:00:05", "00:00:30", "00:01:00", "00:01:05"]


def test_profiles_are_found_by_name() -> None:
    """Another name is refused with those that exist."""
    assert all(rules(str(name)) is found for name, found in PROFILES.items())
    with pytest.raises(UsageError, match="verbatim, clean, literary, archive"):
        rules("tidy")


def test_the_ledger_names_its_profile(make) -> None:
    """A reader of the ledger knows by which rules it came."""
    assert make(_RAW, profile="archive").ledger.profile == "archive"
