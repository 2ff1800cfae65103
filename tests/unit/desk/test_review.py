"""Deciding: what is recorded, applied, merged, and left to the editor."""

from __future__ import annotations

from pathlib import Path

import pytest

from publisher import desk
from publisher.desk import review
from publisher.errors import InputError, UsageError
from publisher.intake import ingest
from publisher.model.decision import Casting, Decisions, Verdict
from publisher.model.ledger import Proposal


def proposed(sheet: desk.Sheet, kind: str) -> Proposal:
    """Return the only proposal of a kind."""
    (one,) = (p for p in sheet.ledger.proposals if p.kind == kind)
    return one


def settled(path: Path, kind: str, verdict: Verdict) -> review.Outcome:
    """Decide on the only proposal of a kind."""
    sheet = desk.sheet(path)
    one = proposed(sheet, kind)
    return review.settle(sheet, review.decide(sheet.decisions, sheet, {one.id: (one, verdict)}))


def test_an_untouched_manuscript_is_ingested_anew(path: Path) -> None:
    """The query is in it, it counts as untouched, and ingesting again changes nothing."""
    assert settled(path, "missing-question", Verdict.ACCEPTED).status == "written"
    sheet = desk.sheet(path)
    assert sheet.untouched
    assert "<!-- query:" in sheet.text
    before = {p: p.read_bytes() for p in path.parents[1].rglob("*.*")}
    (again,) = ingest([sheet.raw], path.parents[1])
    assert again.status == "unchanged"
    assert {p: p.read_bytes() for p in path.parents[1].rglob("*.*")} == before


def test_a_decision_taken_back_leaves_the_file_as_it_was(path: Path) -> None:
    """Accept and reopen are one another's opposite."""
    first = path.read_text()
    settled(path, "missing-question", Verdict.ACCEPTED)
    assert settled(path, "missing-question", Verdict.OPEN).status == "written"
    assert path.read_text() == first


def test_a_rejection_that_moves_no_word_is_recorded(path: Path) -> None:
    """The ledger tells it, the manuscript stays."""
    first = path.read_text()
    assert settled(path, "unbalanced-quote", Verdict.REJECTED).status == "recorded"
    assert path.read_text() == first
    assert [p.kind for p in desk.sheet(path).ledger.open] == ["missing-question"]


def test_edits_stand_beside_a_decision(edited, path: Path) -> None:
    """Even on the line next to the place, no edit is lost, and diff tells only the edit."""
    edited("I was seventeen.", "I was eighteen.")
    assert settled(path, "missing-question", Verdict.ACCEPTED).status == "merged"
    sheet = desk.sheet(path)
    assert "I was eighteen." in sheet.text
    assert "<!-- query:" in sheet.text
    (edit,) = desk.compare(sheet.raw, sheet).editor
    assert (edit.before, edit.after) == ("seventeen.", "eighteen.")


def test_where_an_edit_is_in_the_way_nothing_is_written(edited, path: Path) -> None:
    """A speaker renamed on a line that was edited is left to the editor, with the line."""
    sheet = edited("**1:** Were you ever afraid?", "**1:** Were you never afraid?")
    said = review.cast(sheet.decisions, sheet, "Speaker 1", Casting("Ann Lee"))
    became = review.settle(sheet, said)
    assert became.status == "by hand"
    assert any("AL:" in line for clash in became.clashes for line in clash.wanted)
    assert path.read_text() == sheet.text
    assert desk.sheet(path).decisions == said


def test_a_speaker_is_named_by_label_name_or_what_was_said_before(path: Path) -> None:
    """Each of them means the same person, and the last word holds."""
    decided = Decisions()
    for name, said in (("1", "Ann Lee"), ("Ann Lee", "Anne Lee"), ("Speaker 1", "Anna Lee")):
        sheet = desk.sheet(path)
        decided = review.cast(sheet.decisions, sheet, name, Casting(said, "interviewer"))
        assert review.settle(sheet, decided).status == "written"
    assert decided.speakers == {"Speaker 1": Casting("Anna Lee", "interviewer")}
    assert desk.sheet(path).manuscript.speakers[0].name == "Anna Lee"
    with pytest.raises(UsageError, match="nobody is called"):
        review.cast(decided, desk.sheet(path), "Zed", Casting("X"))


def test_ids_may_be_shortened_but_must_be_one(path: Path) -> None:
    """The beginning of an id will do; what fits several, or none, is told."""
    sheet = desk.sheet(path)
    one = sheet.ledger.proposals[0]
    assert review.chosen([sheet], one.id[:5])[1] == one
    assert review.chosen([sheet], one.id[2:])[1] == one
    with pytest.raises(UsageError, match="several"):
        review.chosen([sheet], "p-")
    with pytest.raises(UsageError, match="no proposal"):
        review.chosen([sheet], "p-zzzz")


def test_without_its_raw_file_a_decision_waits(path: Path) -> None:
    """It is on record, and the manuscript is not touched."""
    first = path.read_text()
    (path.parents[1] / "raw/shift.txt").unlink()
    assert settled(path, "missing-question", Verdict.ACCEPTED).status == "later"
    assert path.read_text() == first
    assert [i.line for i in review.items(desk.sheet(path), decided=True)] == [0, 0]


def test_proposals_come_with_their_context(path: Path) -> None:
    """The words before and from the place on, and the line in the manuscript as it is."""
    first = review.items(desk.sheet(path), decided=False)[0]
    assert first.before.endswith("It’s a long time.")
    assert first.after.startswith("I was seventeen.")
    assert path.read_text().split("\n")[first.line - 1] == "I was seventeen."


def test_a_mistake_in_the_file_has_its_place(path: Path) -> None:
    """Errors of the decisions have line and column, and ingesting refuses the file."""
    file = desk.decisions.beside(path)
    file.write_text('sha256 = "0"\n[decisions.p-1]\nkind = "doubled"\nverdict = "maybe"\n')
    with pytest.raises(InputError) as told:
        desk.decisions.load(path)
    assert [(p.where.line, p.where.column) for p in told.value.problems if p.where] == [
        (1, 10),
        (4, 11),
    ]
    (one,) = ingest([path.parents[1] / "raw/shift.txt"], path.parents[1])
    assert one.status == "refused"


def test_decisions_about_another_raw_file_are_refused(path: Path) -> None:
    """They neither lapse in silence nor are heeded by mistake."""
    desk.decisions.save(path, Decisions("0" * 64, {}, {"Speaker 1": Casting("Ann")}))
    (one,) = ingest([path.parents[1] / "raw/shift.txt"], path.parents[1])
    assert one.status == "refused"
    assert "another raw file" in str(one.error)


def test_an_untouched_manuscript_is_written_again_without_force(path: Path) -> None:
    """A decision written by hand is heeded by the next ingest."""
    sheet = desk.sheet(path)
    said = review.cast(sheet.decisions, sheet, "1", Casting("Ann Lee"))
    desk.decisions.save(path, said)
    (one,) = ingest([sheet.raw], path.parents[1])
    assert one.status == "written"
    assert "Ann Lee" in path.read_text()


def test_a_manuscript_without_a_ledger_is_told(path: Path) -> None:
    """Only what ingest wrote can be reviewed."""
    (path.parents[1] / "ledger/shift.json").unlink()
    with pytest.raises(InputError, match="no ledger"):
        desk.sheet(path)
