"""The registry of people: what it says, and what is wrong with it, at its place."""

from __future__ import annotations

import pytest

from publisher.edition import read_people
from publisher.errors import EditionError
from publisher.manuscript import parse_passage
from publisher.model.block import Figure, Paragraph
from publisher.model.inline import Emphasis, Text
from publisher.model.person import Identifier, Person

_FULL = '''\
[[person]]
name = "Berit  Aasgaard"
file-as = "Aasgaard, Berit"
aliases = ["B. Aasgaard", "BA"]
find = ["Miss Aasgaard"]
see-from = ["Voice, the"]
portrait = "images/berit.png"
portrait-alt = "A woman in a headset"
portrait-credit = "Drawn for this book"
biography = """
worked on the *exchange*.

Lives by it.
"""

[person.identifiers]
orcid = "0000-0002-1825-0097"
isni = "0000 0001 2103 2683"

[[person]]
name = "Bo"
'''


def _problems(text: str) -> list[str]:
    with pytest.raises(EditionError) as caught:
        read_people(text, "people.toml", parse_passage)
    return [str(problem) for problem in caught.value.problems]


def test_all_that_a_person_may_say() -> None:
    """Names are tidied, ids are made of them, biographies are read as Markdown."""
    berit, bo = read_people(_FULL, "people.toml", parse_passage)
    assert berit == Person(
        "berit-aasgaard",
        "Berit Aasgaard",
        file_as="Aasgaard, Berit",
        aliases=("B. Aasgaard", "BA"),
        find=("Miss Aasgaard",),
        see_from=("Voice, the",),
        biography=(
            Paragraph((Text("worked on the "), Emphasis((Text("exchange"),)), Text("."))),
            Paragraph((Text("Lives by it."),)),
        ),
        portrait=Figure("images/berit.png", "A woman in a headset", credit="Drawn for this book"),
        identifiers=(
            Identifier("orcid", "0000-0002-1825-0097"),
            Identifier("isni", "0000 0001 2103 2683"),
        ),
    )
    assert (bo.id, bo.biography, bo.where.line) == ("bo", (), 20)
    assert [str(p.where) for p in berit.biography] == ["people.toml:11:1", "people.toml:13:1"]


def test_an_empty_file_is_a_registry_of_nobody() -> None:
    """People may come later."""
    assert read_people("", "people.toml") == ()


def test_without_a_reader_biographies_are_plain_words() -> None:
    """Who needs only names need not read Markdown."""
    berit, _ = read_people(_FULL, "people.toml")
    assert berit.biography[0] == Paragraph((Text("worked on the *exchange*."),))


def test_faults_of_a_biography_stand_at_their_line_and_column() -> None:
    """Escapes, and line ends that were taken away, do not lead astray."""
    text = '[[person]]\nname = "A"\nbiography = "an \\"odd\\" *one"\n'
    assert _problems(text) == [
        "people.toml:3:25: * is never closed (write \\* for a plain *)",
    ]
    text = '[[person]]\nname = "A"\nbiography = """\none \\\n  two\n\n## Three\n"""\n'
    assert _problems(text)[0].startswith("people.toml:7:1: only paragraphs have a place here")


def test_all_that_is_wrong_is_told_at_once() -> None:
    """Ids, names and aliases are one person's, identifiers have their form."""
    text = """\
[[person]]
name = "Ann Lee"
aliases = ["A. Lee"]
identifiers = {orcid = "0000-0002-1825-0098"}

[[person]]
name = "Another"
aliases = ["a.  lee"]
portrait-alt = "A face"

[[person]]
name = "Ann  lee"
id = "other"
"""
    hint = "let a name or an alias be one person’s"
    portrait = "name the file of the picture, as in portrait = “images/berg.jpg”"
    assert _problems(text) == [
        f"people.toml:8:12: “a. lee” is “ann-lee” already, on line 3 ({hint})",
        f"people.toml:12:8: “Ann lee” is “ann-lee” already, on line 2 ({hint})",
        "people.toml:4:24: a digit of “0000-0002-1825-0098” is wrong (compare it with its source)",
        f"people.toml:6:1: there is no portrait to tell of ({portrait})",
    ]


def test_unknown_schemes_are_refused() -> None:
    """The known ones are listed."""
    text = '[[person]]\nname = "A"\nidentifiers = {twitter = "@a"}\n'
    assert "“twitter” is no scheme of identifiers (known: orcid, isni" in _problems(text)[0]
