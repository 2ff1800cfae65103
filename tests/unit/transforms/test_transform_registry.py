"""Who of a raw file is in the registry of people."""

from __future__ import annotations

import hashlib
from pathlib import Path

from publisher.model.decision import Casting, Decisions
from publisher.model.ledger import Ledger
from publisher.model.person import Person
from publisher.model.transcript import Transcript
from publisher.model.walk import blocks, plain, runs
from publisher.readers import read
from publisher.transforms import normalize

PEOPLE = (
    Person("berit", "Berit Aasgaard", "Aasgaard, Berit", aliases=("B. Aasgaard", "MISS A", "Bee")),
    Person("tomas", "Tomas Verey", aliases=("T. Verey",)),
)
RAW = (
    b"By T. Verey\n\nQuill: When did you begin?\n\nB. Aasgaard: In May.\n\nQuill: And then?\n\n"
    b"Miss A: For years.\n\nQuill: Was it cold?\n\nB. Aasgaard: Always.\n\nQuill: Was it wet?\n\n"
    b"Miss A: Yes, Bee said so.\n"
)


def _transcript() -> Transcript:
    return read(Path("talk.txt"), RAW)


def _words(made) -> list[str]:
    return [plain(run) for block in blocks(made.manuscript) for run in runs(block)]


def test_labels_of_one_person_are_one_speaker() -> None:
    """Under the name and the sort name of the registry; no word of the talk is changed."""
    plainly = normalize(_transcript(), id="talk")
    made = normalize(_transcript(), id="talk", people=PEOPLE)
    assert [s.name for s in plainly.manuscript.speakers] == ["Quill", "B. Aasgaard", "Miss A"]
    assert [(s.name, s.file_as) for s in made.manuscript.speakers] == [
        ("Quill", ""),
        ("Berit Aasgaard", "Aasgaard, Berit"),
    ]
    assert _words(made) == _words(plainly)


def test_it_is_on_the_ledger_and_is_no_guess() -> None:
    """What the raw says, who it is, and by which rule; nothing about it is proposed."""
    made = normalize(_transcript(), id="talk", people=PEOPLE)
    told = {(one.said, one.person, one.name, one.rule) for one in made.ledger.people}
    assert ("B. Aasgaard", "berit", "Berit Aasgaard", "registry") in told
    assert ("Miss A", "berit", "Berit Aasgaard", "registry") in told
    assert "merged-labels" not in {one.kind for one in made.ledger.proposals}
    again = Ledger.from_json(made.ledger.to_json())
    assert again.people == made.ledger.people
    assert "people" not in normalize(_transcript(), id="talk").ledger.to_json()


def test_what_an_editor_said_of_the_file_goes_first() -> None:
    """A casting is about this very file, the registry about all of them."""
    digest = hashlib.sha256(RAW).hexdigest()
    decided = Decisions(digest, speakers={"Miss A": Casting("Ada Holm")})
    made = normalize(_transcript(), id="talk", people=PEOPLE, decisions=decided)
    assert [s.name for s in made.manuscript.speakers] == ["Quill", "Berit Aasgaard", "Ada Holm"]


def test_a_registry_of_others_changes_nothing() -> None:
    """Only what is listed is recognised."""
    others = (Person("x", "Xaver Holm", aliases=("Aasgaard",)),)
    made = normalize(_transcript(), id="talk", people=others)
    assert made == normalize(_transcript(), id="talk")
