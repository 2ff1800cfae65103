"""Labels written amiss."""

from __future__ import annotations

import pytest

from publisher.transforms.slips import looks_scanned, meant

_TALK = (
    "Nora: When did you begin?\n\nEmilio: In the spring.\n\nNora: And did you stay?\n\n"
    "Emilio: For years.\n\nNora: Who else was there?\n\nEmilio: My brother.\n\n"
)


@pytest.mark.parametrize("written", ["Emiilo", "Emlio", "Emilioo", "EMlLIO", "EMILIO"])
def test_a_slip_is_the_speaker_that_is_meant_and_told(make, turns, written) -> None:
    """One letter more, less, swapped, misread or large: the same person, with a proposal."""
    made = make(f"{_TALK}Nora: And then?\n\n{written}: It fell.\n")
    assert turns(made)[-1] == ("Emilio", "It fell.")
    assert len(made.manuscript.speakers) == 2
    told = [p.message for p in made.ledger.proposals if p.kind == "merged-labels"]
    assert len(told) == 1
    assert f"“{written}”" in told[0]


def test_two_speakers_with_a_number_are_two(make, turns) -> None:
    """A figure is no slip for another; nor is one word for a part a slip for another."""
    assert not meant("speaker 2", ["speaker 1"])
    assert not meant("interviewee", ["interviewer"])
    assert looks_scanned("intervlewer", "interviewer")
    assert meant("interviewr", ["interviewer"]) == "interviewer"


@pytest.mark.parametrize("line", ["Emilio It fell.", "Emilio; It fell.", "Emilio. It fell."])
def test_a_label_without_its_colon_is_told(make, turns, line) -> None:
    """A known label before a sentence that begins with a common word opens a turn."""
    made = make(f"{_TALK}Nora: And then?\n\n{line}\n")
    assert turns(made)[-1] == ("Emilio", "It fell.")
    assert [p.confidence for p in made.ledger.proposals if p.kind == "label"] == [0.6]


@pytest.mark.parametrize("line", ["Emilio Tarn was there.", "Emilio said no.", "Emilio was late."])
def test_a_name_at_the_head_of_a_sentence_is_no_label(make, turns, line) -> None:
    """Prose may begin with the name of somebody who speaks."""
    made = make(f"{_TALK}Nora: That was it.\n\n{line}\n\nEmilio: Yes.\n")
    assert ("Nora", f"That was it.\n{line}") in turns(made)


def test_variants_of_a_name_are_one_person(make) -> None:
    """``Tim S.`` goes with ``Tim``; which labels were merged is told."""
    made = make(
        "Nora: When?\n\nTim S.: In May.\n\nNora: Why?\n\nTim: So.\n\nNora: Where?\n\nTIM: Here.\n\n"
        "Nora: Who?\n\nTim: We two.\n"
    )
    assert [s.name for s in made.manuscript.speakers] == ["Nora", "Tim S."]
    told = [p for p in made.ledger.proposals if p.kind == "merged-labels"]
    assert len(told) == 1
    assert all(one in told[0].message for one in ("“TIM”", "“Tim”", "“Tim S.”"))
