"""Labels: full at first, short afterwards, never the same for two people."""

from editions import said
from hypothesis import given
from hypothesis import strategies as st

from publisher.model.manuscript import Manuscript
from publisher.model.person import Speaker
from publisher.vocabulary.speakers import SPEAKER_ROLES
from publisher.xhtml.labels import labels
from publisher.xhtml.people import is_named
from publisher.xhtml.phrases import phrases_of

EN = phrases_of("en")


def _of(order: str, *speakers: Speaker) -> tuple[str, ...]:
    turns = tuple(said(label, "x") for label in order.split())
    return labels(Manuscript("m", "M", speakers=speakers, body=turns), EN)


def test_two_people() -> None:
    """A talk of two: names at first, then the role of who asks and the name of who answers."""
    asking = Speaker("Q", "Dervla Quaine", "interviewer")
    answering = Speaker("AB", "Anna Berg", "interviewee", "Berg, Anna")
    expected = ("Dervla Quaine", "Anna Berg", "Interviewer", "Berg")
    assert _of("Q AB Q AB", asking, answering) == expected


def test_nameless_voices_are_called_by_their_role() -> None:
    """A letter is no name: the role stands in its place from the first."""
    assert _of("Q A Q", Speaker("Q", "Q", "interviewer"), Speaker("A", "A", "audience")) == (
        "Interviewer",
        "Audience",
        "Interviewer",
    )


def test_panel() -> None:
    """Several interviewers are called by name, and namesakes by their full names."""
    speakers = (
        Speaker("Q", "Ann Orr", "interviewer"),
        Speaker("R", "Bo Ek", "interviewer"),
        Speaker("S", "Sam Ek", "interviewee"),
    )
    assert _of("Q R S Q R S", *speakers)[3:] == ("Orr", "Bo Ek", "Sam Ek")


def test_nameless_namesakes_are_told_apart() -> None:
    """Two nameless voices of one role keep the manuscript's own labels beside it."""
    found = _of("Q1 Q2", Speaker("Q1", "Q1", "audience"), Speaker("Q2", "Q2", "audience"))
    assert found == ("Audience (Q1)", "Audience (Q2)")


def test_one_person_under_two_labels_is_one_person() -> None:
    """Two labels of the manuscript with one name share the labels of the book."""
    speakers = (Speaker("AB", "Anna Berg"), Speaker("ANNA", "Anna Berg"))
    assert _of("AB ANNA AB", *speakers) == ("Anna Berg", "Berg", "Berg")


NAMES = st.sampled_from(["", "Q", "Ann", "Ann Ek", "Bo Ek", "Ek", "Ann Ek (Q)", "Interviewer"])


@given(st.data())
def test_people_never_share_a_label(data: st.DataObject) -> None:
    """Whoever speaks, no label stands for two people, and each has two labels at most."""
    keys = data.draw(st.lists(st.sampled_from("QRSTUAn"), min_size=1, unique=True))
    roles = st.sampled_from(SPEAKER_ROLES)
    speakers = [Speaker(key, data.draw(NAMES), data.draw(roles)) for key in keys]
    order = data.draw(st.lists(st.sampled_from(keys), max_size=12))
    meant: dict[str, str] = {}
    told: dict[str, set[str]] = {}
    for key, label in zip(order, _of(" ".join(order), *speakers), strict=True):
        speaker = speakers[keys.index(key)]
        person = speaker.name if is_named(speaker) else f"label {key}"
        assert meant.setdefault(label, person) == person
        told.setdefault(person, set()).add(label)
        assert len(told[person]) <= 2
