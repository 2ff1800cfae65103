"""Names: who is indexed, and where a text names them."""

from dataclasses import replace

import pytest
from editions import paragraph, said
from hypothesis import given
from hypothesis import strategies as st

from publisher.model.edition import Edition, Matter, Name, Part
from publisher.model.manuscript import Manuscript
from publisher.model.person import Contributor, Person, Speaker
from publisher.xhtml.names import Finder, Indexed, filed, indexed


def _finder(*forms: str) -> Finder:
    return Finder(Indexed(number, form, form, (form,)) for number, form in enumerate(forms, 1))


def _found(text: str, *forms: str) -> list[tuple[str, str]]:
    mentions = _finder(*forms).find(text)
    return [(forms[m.number - 1], text[m.start : m.stop]) for m in mentions]


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("I met Bo Ek, once.", [("Bo Ek", "Ek,")]),
        ("Bo\nEk’s coat", [("Bo Ek", "Ek’s")]),
        ("Bo Ekman", []),
        ("Jimbo Ek", []),
        ("Bo Ek-Lind", [("Bo Ek-Lind", "Bo Ek-Lind")]),
        ("Anna-Bo Ek", []),
        ("(Bo Ek)—Bo Ek", [("Bo Ek", "(Bo Ek)"), ("Bo Ek", "Bo Ek")]),
        ("chez d’Ek", [("d'Ek", "d’Ek")]),
        ("bo ek", []),
    ],
)
def test_names_are_whole_words(text: str, mentions: list[tuple[str, str]]) -> None:
    """Also in the possessive, over the end of a line and with either apostrophe; the longest."""
    found = _found(text, "Bo Ek", "Bo Ek-Lind", "d'Ek")
    assert [form for form, _ in found] == [form for form, _ in mentions]
    assert all(words.endswith(end) for (_, words), (_, end) in zip(found, mentions, strict=True))


@given(st.text("BoEk-’' \n—.,ë", max_size=40))
def test_mentions_lie_apart(text: str) -> None:
    """Whatever the text, mentions are in order, do not overlap and hold the form."""
    reached = 0
    for mention in _finder("Bo Ek", "Bo", "Ek").find(text):
        assert reached <= mention.start < mention.stop <= len(text)
        reached = mention.stop
        words = text[mention.start : mention.stop].split()
        assert any(form in " ".join(words) for form in ("Bo", "Ek"))


def test_nothing_is_found_for_nobody() -> None:
    """Without names there is nothing to look for."""
    assert Finder().find("Bo Ek") == ()


@pytest.mark.parametrize(
    ("name", "language", "heading"),
    [
        ("Bo Ek", "sv", "Ek, Bo"),
        ("Szabó Magda", "hu", "Szabó Magda"),
        ("Anna Maria Berg", "de", "Anna Maria Berg"),
        ("Beck", "en", "Beck"),
    ],
)
def test_names_are_filed(name: str, language: str, heading: str) -> None:
    """The second of two words is the family name; of more nobody knows."""
    assert filed(name, language) == heading


TALK = Manuscript(
    "talk",
    "Talk",
    "en-GB",
    contributors=(Contributor("Tove Lind", ("trl",)),),
    speakers=(
        Speaker("Q", "Interviewer", "interviewer"),
        Speaker("AB", "Anna  Berg", "interviewee"),
        Speaker("CD", "Cy Dahl", "interviewee", "Dahl, C."),
        Speaker("AM", "Audience member", "audience"),
        Speaker("ZZ", "Never Heard", "interviewee"),
    ),
    body=(said("Q", "Yes?"), said("AB", "No."), said("CD", "No."), said("AM", "Louder!")),
)
EDITION = Edition(
    "s",
    "S",
    "en-GB",
    contributors=(Contributor("Bo Ek", ("edt",), "Ek, B."),),
    names=(Name("Anna Berg", find=("Anna Berg", "Berg"), see_from=("Bear, the",)), Name("Oslo")),
    parts=(Part("", (TALK,)),),
    back=(Matter("afterword", replace(TALK, id="a", body=(paragraph("x"),), speakers=())),),
)


def test_everybody_is_indexed_once() -> None:
    """Those who converse by name, those with a part in the book, and the edition's own names."""
    found = {one.name: one for one in indexed(EDITION)}
    assert {name: one.heading for name, one in found.items()} == {
        "Anna Berg": "Berg, Anna",
        "Oslo": "Oslo",
        "Bo Ek": "Ek, B.",
        "Tove Lind": "Lind, Tove",
        "Cy Dahl": "Dahl, C.",
    }
    assert found["Anna Berg"].forms == ("Anna Berg", "Berg")
    assert found["Anna Berg"].see_from == ("Bear, the",)
    assert [name for name, one in found.items() if one.talks] == ["Anna Berg", "Cy Dahl"]
    assert len({one.number for one in found.values()}) == len(found)


def test_the_registry_is_indexed_where_the_edition_file_says_nothing() -> None:
    """Under the sort name, by the forms that are looked for; a table of the edition file wins."""
    people = (
        Person("a", "Anna Berg", "Berg, Anna", find=("Anna Berg", "Nan"), see_from=("Nan",)),
        Person("b", "Bo Ek", find=("Bosse",)),
    )
    edition = Edition("t", "T", language="en", people=people, names=(Name("Bo Ek", find=("Bo",)),))
    bo, anna = indexed(edition)
    assert (bo.heading, bo.forms) == ("Ek, Bo", ("Bo",))
    assert (anna.heading, anna.forms, anna.see_from) == (
        "Berg, Anna",
        ("Anna Berg", "Nan"),
        ("Nan",),
    )
