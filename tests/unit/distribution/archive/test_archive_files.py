"""The files of an archive: names, forms, and what judges of others say of them."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from lxml import etree
from tei_schema import tei_schema

from publisher import opening
from publisher.distribution import archive
from publisher.distribution.archive import model_json, plain, tei, webvtt
from publisher.manuscript import parse
from publisher.model.edition import Edition, Part, Product
from publisher.model.manuscript import Manuscript
from publisher.model.person import Identifier, Person

SMALL_HOURS = Path(__file__).parents[4] / "manuscripts/small-hours/edition.toml"
NS = {"t": "http://www.tei-c.org/ns/1.0"}
XML = "{http://www.w3.org/XML/1998/namespace}"

TEXT = """\
---
id: 9-lives
title: Nine & Lives
language: en-GB
doi: 10.1234/nine
recorded: {date: 2021-03-14, place: Hallsberg}
speakers:
  Q: {name: Interviewer, role: interviewer}
  AB: {name: Anna Berg, role: interviewee, file-as: "Berg, Anna"}
---

**Q:** [00:00:07] When?

**AB:** [00:00:12] Nineteen *sixty*-two. *[laughs]* *[nods]* and *[bang]* with [David].[^1]

<!-- query: ask her -->

> Quoted \\<words>.

- one
- two

**Q:** Untimed.

## The box

**AB:** [00:00:12] [Back](#t01) again.

[^1]: The register says 1963.
"""


def text() -> Manuscript:
    """Return an interview with everything that archives tell apart."""
    return parse(TEXT, "9-lives.md")


def edition(*texts: Manuscript) -> Edition:
    """Return an edition of texts, or of one."""
    return Edition(
        slug="lives",
        title="Lives",
        publisher="House",
        products=(Product("paperback", isbn="978-3-16-148410-0"),),
        people=(
            Person("anna", "Anna Berg", identifiers=(Identifier("orcid", "0000-0002-1825-0097"),)),
        ),
        parts=(Part("", texts or (text(),)),),
    )


@pytest.fixture(scope="module")
def judge() -> etree.RelaxNG:
    """Return the schema of the TEI."""
    return tei_schema()


def told(made: Edition) -> etree._Element:
    """Return the first interview as TEI."""
    return etree.fromstring(tei.document(made, made.interviews[0], tei.places(made)))


def test_names_and_kinds() -> None:
    """Each interview has four files; a corpus and a schema go with them."""
    names = [one.name for one in archive.files(edition())]
    assert names == [
        "archive/9-lives.tei.xml",
        "archive/9-lives.vtt",
        "archive/9-lives.txt",
        "archive/9-lives.json",
        "archive/lives.corpus.xml",
        "archive/interview.schema.json",
    ]
    assert {one.kind for one in archive.files(edition())} == {"archive"}


def test_some_forms_of_some_interviews() -> None:
    """What is not asked for is not made; part of a book is no corpus."""
    made = edition(text(), replace(text(), id="other"))
    assert [one.name for one in archive.files(made, ["other"], ["text", "tei"])] == [
        "archive/other.tei.xml",
        "archive/other.txt",
    ]


def test_same_edition_same_bytes() -> None:
    """Nothing depends on when it is made."""
    assert archive.files(edition()) == archive.files(edition())


def test_turns_name_speakers_and_times() -> None:
    """An utterance refers to its person, and to moments that are known."""
    root = told(edition())
    turns = root.findall(".//t:u", NS)
    assert [one.get(f"{XML}id") for one in turns] == [f"_9-lives.t0{n}" for n in (1, 2, 3, 4)]
    people = {one.get(f"{XML}id"): one.get("role") for one in root.findall(".//t:person", NS)}
    assert [people[one.get("who", "")[1:]] for one in turns][:2] == ["interviewer", "interviewee"]
    assert turns[0].get("end") == turns[1].get("start") == "#_9-lives_s12"
    assert turns[1].get("end") is None
    assert turns[2].get("start") is None


def test_header_tells_what_is_known() -> None:
    """The header has names, numbers and dates."""
    root = told(edition())
    assert root.findtext(".//t:surname", namespaces=NS) == "Berg"
    assert root.findtext(".//t:person/t:idno", namespaces=NS) == "0000-0002-1825-0097"
    assert (
        root.findtext(".//t:publicationStmt/t:idno[@type='DOI']", namespaces=NS) == "10.1234/nine"
    )
    assert root.findtext(".//t:bibl/t:idno[@type='ISBN']", namespaces=NS) == "9783161484100"
    assert root.find(".//t:recording/t:date", NS).get("when") == "2021-03-14"


def test_sounds_gestures_and_other_events() -> None:
    """What is heard, seen or supplied is told apart; queries are not there."""
    root = told(edition())
    for kind, words in (("vocal", "laughs"), ("kinesic", "nods"), ("incident", "bang")):
        assert root.findtext(f".//t:{kind}/t:desc", namespaces=NS) == words
    assert root.findtext(".//t:supplied", namespaces=NS) == "David"
    assert "ask her" not in "".join(root.itertext())


def test_links_lead_to_turns() -> None:
    """A link to a turn leads to its id."""
    assert told(edition()).find(".//t:u/t:seg/t:ref", NS).get("target") == "#_9-lives.t01"


def test_captions() -> None:
    """A cue lasts until a later one; who has no time speaks in the cue before."""
    assert webvtt.captions(text()).decode() == (
        "WEBVTT\n\nNOTE\nTitle: Nine & Lives\nLanguage: en-GB\n\n"
        "9-lives.t01\n00:00:07.000 --> 00:00:12.000\n<v Interviewer>When?</v>\n\n"
        "9-lives.t02\n00:00:12.000 --> 00:00:17.000\n"
        "<v Anna Berg>Nineteen <i>sixty</i>-two. [laughs] [nods] and [bang] with [David].\n"
        "Quoted &lt;words&gt;.\none\ntwo</v>\n<v Interviewer>Untimed.</v>\n\n"
        "9-lives.t04\n00:00:12.000 --> 00:00:13.000\n<v Anna Berg>Back again.</v>\n"
    )


def test_no_captions_where_few_times_are_known() -> None:
    """Captions would be wrong if most times were guessed."""
    few = parse(TEXT.replace("[00:00:07] ", "").replace("[00:00:12] ", "", 1), "few.md")
    assert not webvtt.is_timed(few)
    assert not any(one.name.endswith(".vtt") for one in archive.files(edition(few)))


def test_plain_text() -> None:
    """The form of plain text, whole."""
    assert plain.text_of(edition(), text()).decode() == (
        "Nine & Lives\nA conversation with Anna Berg\nRecorded 14 March 2021, Hallsberg\n"
        "Lives, House\nhttps://doi.org/10.1234/nine\n\n"
        "Interviewer: When?\n\n"
        "Anna Berg: Nineteen sixty-two. [laughs] [nods] and [bang] with [David].[1]\n\n"
        "    Quoted <words>.\n\n- one\n\n- two\n\nInterviewer: Untimed.\n\nThe box\n\n"
        "Anna Berg: Back again.\n\nNotes\n\n[1] The register says 1963.\n"
    )


def test_json_has_a_schema_that_judges() -> None:
    """The schema accepts what is written and nothing else."""
    judge = Draft202012Validator(json.loads(model_json.schema()))
    Draft202012Validator.check_schema(judge.schema)
    table = json.loads(model_json.written(text()))
    assert not list(judge.iter_errors(table))
    for key in table:
        assert list(judge.iter_errors({k: v for k, v in table.items() if k != key}))
    assert list(judge.iter_errors(table | {"strange": 1}))
    assert list(judge.iter_errors(table | {"title": 7}))
    assert list(judge.iter_errors(table | {"body": [{"type": "Turn"}]}))


def test_json_of_another_kind_is_refused() -> None:
    """Only what this module wrote is read."""
    with pytest.raises(ValueError, match="this is not"):
        model_json.read(b'{"schema": "publisher.release/1"}')


@pytest.mark.slow
def test_tei_is_valid(judge: etree.RelaxNG) -> None:
    """The schema of the whole TEI has nothing to say."""
    small = opening.read_edition(SMALL_HOURS)
    for one in (edition(), small):
        for file in archive.files(one, forms=["tei"]):
            if file.interview:
                judge.assertValid(etree.fromstring(file.data))


@pytest.mark.slow
def test_corpus_is_valid_with_what_it_includes(judge: etree.RelaxNG, tmp_path: Path) -> None:
    """A corpus includes its interviews from beside it."""
    for file in archive.files(opening.read_edition(SMALL_HOURS), forms=["tei"]):
        (tmp_path / Path(file.name).name).write_bytes(file.data)
    corpus = etree.parse(tmp_path / "small-hours.corpus.xml")
    corpus.xinclude()
    judge.assertValid(corpus)
    assert len(corpus.findall(".//t:TEI", NS)) == 9
