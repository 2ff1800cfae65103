"""The registry applied to an edition: one name, one sort name and one face a person."""

from __future__ import annotations

from publisher.edition import assemble, read
from publisher.model.block import Figure
from publisher.model.edition import Edition, Image
from publisher.model.manuscript import Manuscript
from publisher.model.person import Contributor, Person, Speaker

_FILE = """\
title = "T"
interviews = ["a.md", "b.md"]
front = []
back = ["matter/preface.md"]
series = {name = "S", editors = ["h. maribo", "Another"]}
[[contributor]]
name = "H. Maribo"
roles = ["edt"]
[[contributor]]
name = "Hanne Maribo"
file-as = "Hanne"
roles = ["ill", "edt"]
[[name]]
name = "B. Aasgaard"
"""
BERIT = Person(
    "berit",
    "Berit Aasgaard",
    "Aasgaard, Berit",
    aliases=("B. Aasgaard", "AASGAARD"),
    portrait=Figure("images/berit.png", "A woman in a headset"),
)
HANNE = Person("hanne", "Hanne Maribo", aliases=("H. Maribo",))


def _text(id: str, *speakers: Speaker, by: str = "") -> Manuscript:
    contributors = (Contributor(by, ("aut",)),) if by else ()
    text = Manuscript(id, id.title(), language="en", speakers=speakers, contributors=contributors)
    return text.known_by(f"digest of {id}")


def _edition(*people: Person, a: Manuscript, b: Manuscript) -> Edition:
    manuscripts = {"a.md": a, "b.md": b, "matter/preface.md": _text("preface", by="h.  maribo")}
    paths = ("images/berit.png", "images/own.png")
    images = {path: Image(path, "image/png", b"") for path in paths}
    return assemble(read(_FILE, "e"), manuscripts, images, people=people)


A = _text("a", Speaker("BA", "aasgaard", "interviewee", "Aas, B."), Speaker("Q", "Interviewer"))
B = _text("b", Speaker("BA", "Berit  Aasgaard", "interviewee"), Speaker("X", "Bo"))


def test_everybody_has_the_name_of_the_registry() -> None:
    """Speakers, contributors of texts and of the book, names for the index, editors of a series."""
    edition = _edition(BERIT, HANNE, a=A, b=B)
    a, b = edition.interviews
    assert [(s.name, s.file_as) for s in (a.speakers[0], b.speakers[0])] == [
        ("Berit Aasgaard", "Aasgaard, Berit")
    ] * 2
    assert a.speakers[0].label == "BA"
    assert (a.speakers[1], b.speakers[1]) == (A.speakers[1], B.speakers[1])
    assert edition.contributors == (Contributor("Hanne Maribo", ("edt", "ill"), "Hanne"),)
    preface = edition.back[0].manuscript
    assert preface is not None
    assert preface.contributors == (Contributor("Hanne Maribo", ("aut",)),)
    assert edition.series is not None
    assert edition.series.editors == ("Hanne Maribo", "Another")
    (name,) = edition.names
    assert (name.name, name.file_as) == ("Berit Aasgaard", "Aasgaard, Berit")
    assert name.find == ("Berit Aasgaard", "B. Aasgaard")


def test_a_face_opens_the_first_interview_in_which_its_bearer_answers() -> None:
    """It is not shown twice, and a portrait of a header is left alone."""
    edition = _edition(BERIT, a=A, b=B)
    a, b = edition.interviews
    assert a.speakers[0].portrait == BERIT.portrait
    assert b.speakers[0].portrait is None
    assert [image.path for image in edition.images] == ["images/berit.png"]
    own = Figure("images/own.png", "Herself at ten")
    later = _text("b", Speaker("BA", "Berit Aasgaard", "interviewee", portrait=own))
    edition = _edition(BERIT, a=A, b=later)
    assert [text.speakers[0].portrait for text in edition.interviews] == [None, own]
    asking = _text("a", Speaker("BA", "Berit Aasgaard", "interviewer"))
    edition = _edition(BERIT, a=asking, b=B)
    assert [bool(text.speakers[0].portrait) for text in edition.interviews] == [False, True]


def test_a_text_is_known_by_what_the_registry_made_of_it() -> None:
    """A text in which nobody changed is known as before; another biography changes none."""
    edition = _edition(HANNE, a=A, b=B)
    assert [text.digest for text in edition.interviews] == ["digest of a", "digest of b"]
    one = _edition(BERIT, a=A, b=B)
    assert one.interviews[0].digest not in ("", "digest of a")
    other = _edition(Person("b", "Berta Aasgaard", aliases=("aasgaard",)), a=A, b=B)
    assert other.interviews[0].digest != one.interviews[0].digest


def test_without_a_registry_nothing_changes() -> None:
    """Not even names that stand twice."""
    edition = _edition(a=A, b=B)
    assert edition.interviews == (A, B)
    assert [c.name for c in edition.contributors] == ["H. Maribo", "Hanne Maribo"]
