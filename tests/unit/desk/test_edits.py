"""An editor's edits, told apart from what the machine did."""

from __future__ import annotations

import random
import time
from pathlib import Path

import pytest

from publisher import desk
from publisher.desk.edits import Edit
from publisher.errors import InputError
from publisher.transforms.alignment import align


def found(sheet: desk.Sheet) -> list[Edit]:
    """Return the edits of a sheet."""
    return list(desk.compare(sheet.raw, sheet).editor)


def test_what_nobody_touched_is_untouched(path: Path) -> None:
    """The machine's own file has no edits."""
    told = desk.compare(path.parents[1] / "raw/shift.txt", desk.sheet(path))
    assert told.untouched
    assert told.editor == ()


@pytest.mark.parametrize(
    ("old", "new", "before", "after"),
    [
        ("seventeen", "eighteen", "seventeen.", "eighteen."),
        ("I was seventeen.", "I was nearly seventeen.", "", "nearly"),
        ("It’s a long time.", "It’s time.", "a long", ""),
    ],
)
def test_words_are_told_with_turn_and_line(edited, old, new, before, after) -> None:
    """What stood and what stands, where it stands now."""
    sheet = edited(old, new)
    (edit,) = found(sheet)
    assert (edit.kind, edit.before, edit.after, edit.turn) == ("words", before, after, "shift.t02")
    line = sheet.text.split("\n")[edit.line - 1]
    assert new.split()[-1] in line


def test_words_given_to_another_speaker_are_told(edited) -> None:
    """The turn that opens in the midst of another takes its words along."""
    (edit,) = found(edited("\nI was seventeen.", "\n**1:** I was seventeen."))
    assert (edit.kind, edit.before, edit.after) == ("speaker", "2", "1")
    assert edit.what == "I was seventeen."


def test_split_and_joined_turns_are_told(edited) -> None:
    """A turn cut in two by its own speaker, and two made one."""
    (edit,) = found(edited("\nI was seventeen.", "\n**2:** I was seventeen."))
    assert (edit.kind, edit.what) == ("split", "I was seventeen.")
    kinds = [e.kind for e in found(edited("**1:** Were you", "Were you"))]
    assert "speaker" in kinds


def test_a_label_changed_throughout_is_one_edit_of_the_header(path: Path) -> None:
    """Calling Speaker 1 Q in all turns and the header gives nothing to anybody else."""
    text = path.read_text()
    path.write_text(text.replace("**1:**", "**Q:**").replace("  1: {", "  Q: {"))
    told = found(desk.sheet(path))
    assert {edit.kind for edit in told} == {"header"}
    assert {edit.what for edit in told} == {"speaker 1", "speaker Q"}


def test_moved_words_are_told_as_moved(edited) -> None:
    """A sentence that stands elsewhere is neither lost nor added."""
    edited("\nIt’s a long time.", "")
    (edit,) = found(edited("Of the dark.\n", "Of the dark.\nIt’s a long time.\n"))
    assert (edit.kind, edit.what, edit.turn) == ("moved", "It’s a long time.", "shift.t04")


def test_header_and_queries_are_told(edited) -> None:
    """A new title and the editor's own query."""
    edited("title: An Interview about the Night Shift", "title: Nights")
    told = found(edited("ever afraid?", "ever afraid?\n\n<!-- query: sure? -->"))
    assert [(e.kind, e.before, e.after) for e in told] == [
        ("header", "An Interview about the Night Shift", "Nights"),
        ("query", "", "sure?"),
    ]


def test_a_portrait_is_told_and_a_pull_quote_is_no_edit_of_words(edited) -> None:
    """The header has a picture more; marked words are the words that they were."""
    edited("role: interviewee}", "role: interviewee, portrait: images/a.png}")
    sheet = edited("I was seventeen.", "[I was seventeen.]{pull}")
    (edit,) = found(sheet)
    assert (edit.kind, edit.after) == ("header", "images/a.png")
    assert edit.what.startswith("portrait ")
    assert "{pull}" in sheet.text


def test_punctuation_alone_is_no_edit_of_words(edited) -> None:
    """The file is touched, and no word is."""
    sheet = edited("I was seventeen.", "I was seventeen!")
    assert not sheet.untouched
    assert found(sheet) == []


def test_another_raw_file_is_an_error_that_says_so(path: Path, tmp_path: Path) -> None:
    """The digest of the ledger is not that of the file."""
    other = tmp_path / "other.txt"
    other.write_text("Q: No?\n")
    with pytest.raises(InputError, match="another raw file"):
        desk.compare(other, desk.sheet(path))


def test_alignment_takes_time_in_proportion() -> None:
    """100,000 words with 2,000 edits take a second or so, four times 25,000 at most tenfold."""

    def seconds(number: int) -> float:
        dice = random.Random(1)
        words = [str(int(dice.paretovariate(0.6)) % 5000) for _ in range(number)]
        other = list(words)
        for _ in range(number // 50):
            place = dice.randrange(len(other))
            other[place : place + dice.randrange(3)] = ["new"] * dice.randrange(3)
        start = time.process_time()
        stretches = align(words, other)
        assert sum(one.size for one in stretches) > 0.9 * number
        return time.process_time() - start

    assert seconds(100_000) < 10 * max(seconds(25_000), 0.05)
