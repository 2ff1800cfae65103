"""Where a turn came from."""

from __future__ import annotations

from pathlib import Path

import pytest

from publisher import desk
from publisher.errors import InputError, UsageError


def test_a_turn_is_explained_by_its_bytes(path: Path) -> None:
    """Bytes, place, rules and what was dropped within, for all that the turn holds."""
    told = desk.explain(desk.sheet(path), "shift.t02")
    (stretch,) = told.stretches
    raw = Path(told.raw).read_bytes()
    assert stretch.text.encode() == raw[stretch.start : stretch.end]
    assert stretch.text.startswith("Speaker 2: Nineteen")
    assert stretch.text.endswith("I was seventeen.")
    assert (stretch.first.line, stretch.last.line) == (5, 7)
    assert [(t.why, t.before.strip(), t.after) for t in told.touches] == [
        ("speaker", "Speaker 2:", ""),
        ("quotes", "'", "’"),
        ("speaker", "Speaker 2:", ""),
    ]
    assert [p.kind for p in told.proposals] == ["missing-question"]
    assert told.text.startswith("**2:** Nineteen")


def test_every_turn_can_be_explained(path: Path) -> None:
    """Stretches of different turns do not overlap, and each begins with its label."""
    sheet = desk.sheet(path)
    end = 0
    for number in range(1, 5):
        for stretch in desk.explain(sheet, f"shift.t{number:02}").stretches:
            assert stretch.start >= end
            assert stretch.text.startswith("Speaker ")
            end = stretch.end


def test_edits_of_the_turn_are_told_and_others_are_not(edited) -> None:
    """The word diff of this turn alone."""
    edited("When did you start?", "When did you begin?")
    sheet = edited("seventeen", "eighteen")
    assert [e.after for e in desk.explain(sheet, "shift.t02").edits] == ["eighteen."]


def test_a_turn_put_together_has_several_stretches(edited) -> None:
    """A sentence moved into another turn leads back to where it stood."""
    edited("\nIt’s a long time.", "")
    sheet = edited("Of the dark.\n", "Of the dark.\nIt’s a long time.\n")
    found = desk.explain(sheet, "shift.t04").stretches
    assert [s.first.line for s in found] == [5, 11]
    assert found[0].text == "It's a long time."


def test_a_turn_of_the_editor_came_from_nowhere(edited) -> None:
    """What no raw byte gave has no stretch."""
    sheet = edited("**1:** Were", "**1:** Hm.\n\n**2:** Pardon?\n\n**1:** Were")
    assert desk.explain(sheet, "shift.t03").stretches == ()


def test_a_line_of_the_manuscript_names_its_turn(path: Path) -> None:
    """An editor knows lines, not ids."""
    line = path.read_text().split("\n").index("I was seventeen.") + 1
    sheet, turn = desk.find.turn(f"{path}:{line}", Path())
    assert (sheet.path, turn) == (path, "shift.t02")
    with pytest.raises(UsageError, match="no turn stands here"):
        desk.find.turn(f"{path}:2", Path())


@pytest.mark.parametrize("target", ["shift.t99", "other.t01", "nothing"])
def test_an_unknown_turn_is_told_with_what_there_is(path: Path, target: str) -> None:
    """The error names the turns or the manuscripts that are known."""
    with pytest.raises(UsageError, match="there is no turn"):
        desk.explain(*desk.find.turn(target, path.parents[1]))


def test_without_its_raw_file_a_turn_cannot_be_explained(path: Path) -> None:
    """The error says which file, and what would help."""
    (path.parents[1] / "raw/shift.txt").unlink()
    with pytest.raises(InputError, match=r"the raw file is not there.*put it back"):
        desk.explain(desk.sheet(path), "shift.t02")
