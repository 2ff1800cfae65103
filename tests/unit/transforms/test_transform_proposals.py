"""What deciding on each kind of proposal does, and how proposals are told apart."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

import pytest

from publisher.errors import ConservationError
from publisher.manuscript import parse, write
from publisher.model.block import Query, SectionBreak, Turn
from publisher.model.decision import Casting, Decision, Decisions, Verdict
from publisher.model.walk import blocks, turn_ids
from publisher.readers import read
from publisher.transforms import Normalized, check, normalize
from publisher.transforms.proposals import KINDS

_LONG = "The river rose that night and took the mill and the two boats with it."
_MISSING = "Nora: When was it?\n\nEmil: Long ago.\n\nEmil: In the spring.\n\nNora: And then?\n"
_DOUBLED = (
    f"Nora: When was it?\n\nEmil: {_LONG}\n\nMore of it.\n\nNora: Once more?\n\nEmil: {_LONG}\n\n"
    "And again more.\n\nNora: Thank you.\n\nEmil: Yes.\n"
)
_CAPTIONS = """WEBVTT

00:01.000 --> 00:02.000
<v Nora>When was it?

00:03.000 --> 00:04.000
Long ago it was.

00:05.000 --> 00:06.000
<v Emil>In the spring.
"""
_HYPHEN = """\
Nora: When did you begin to tell the stories of the coast, and who was it that
taught you how to tell them at all, if anybody did such a thing in those days?

Emil: It was in the spring of the year in which the lamp was new, and the lamp-
lit town was the pride of the whole coast, and of every man in it, or so we were
told by the keeper, who had been to the north and had seen the great cities there.

Nora: And did you ever go there yourself, to see them, or was it always the others
who went, and you who stayed behind with the boats and the nets and the old people?

Emil: I never did, and I do not think that I shall now, for it is a long way by sea
and a longer one by land, and nobody is left who would go with me to look at cities.
"""


def made(
    raw: str,
    verdicts: Mapping[str, Verdict] | None = None,
    people: Mapping[str, Casting] | None = None,
    name: str = "raw.txt",
) -> Normalized:
    """Normalise a raw text with a verdict on every proposal of some kinds."""
    data = raw.encode()
    found = normalize(read(Path(name), data), id="talk").ledger.proposals
    wanted = {p.id: Decision(p.kind, verdicts[p.kind]) for p in found if p.kind in (verdicts or {})}
    assert {decision.kind for decision in wanted.values()} == set(verdicts or {})
    decided = Decisions(hashlib.sha256(data).hexdigest(), wanted, people or {})
    return normalize(read(Path(name), data), id="talk", decisions=decided)


def accepted(raw: str, kind: str, name: str = "raw.txt") -> Normalized:
    """Normalise with every proposal of a kind accepted."""
    return made(raw, {kind: Verdict.ACCEPTED}, name=name)


def rejected(raw: str, kind: str, name: str = "raw.txt") -> Normalized:
    """Normalise with every proposal of a kind rejected."""
    return made(raw, {kind: Verdict.REJECTED}, name=name)


def queries(found: Normalized) -> list[str]:
    """Return the queries of a manuscript."""
    return [block.text for block in blocks(found.manuscript) if isinstance(block, Query)]


def test_a_missing_question_is_asked_for_within_the_turn() -> None:
    """An accepted proposal puts a query between the two answers, and no turn is numbered anew."""
    found = accepted(_MISSING, "missing-question")
    answer = found.manuscript.body[1]
    assert isinstance(answer, Turn)
    assert [type(block).__name__ for block in answer.blocks] == ["Paragraph", "Query", "Paragraph"]
    assert "a question may be missing here" in queries(found)[0]
    assert turn_ids(found.manuscript) == turn_ids(made(_MISSING).manuscript)
    assert "<!-- query:" in write(found.manuscript)


def test_a_rejected_proposal_is_proposed_no_more() -> None:
    """It stands in the ledger with its verdict, and is not open."""
    found = rejected(_MISSING, "missing-question")
    assert found.ledger.open == ()
    assert [p.verdict for p in found.ledger.proposals] == [Verdict.REJECTED]
    assert queries(found) == []


def test_a_query_that_the_ledger_does_not_tell_is_found_out() -> None:
    """The gate takes no word for a query that no accepted proposal asks."""
    asked = accepted(_MISSING, "missing-question")
    with pytest.raises(ConservationError, match="other queries"):
        check(_MISSING.encode(), made(_MISSING).ledger, asked.manuscript)
    with pytest.raises(ConservationError, match="other queries"):
        check(_MISSING.encode(), asked.ledger, made(_MISSING).manuscript)


@pytest.mark.parametrize("raw", ["- one\n- two", "> said once\n>\n> said twice", "| a\n| b"])
def test_a_query_tears_no_block(raw: str) -> None:
    """Beside a list or quotation a query stands before it, and reads back."""
    text = f'Nora: So?\n\nEmil: Yes.\n\n{raw} "and no end\n\nNora: And then?\n\nEmil: No.\n'
    found = accepted(text, "unbalanced-quote", "raw.md")
    assert len(queries(found)) == 1
    assert parse(write(found.manuscript), "talk.md") == found.manuscript


def test_a_second_copy_goes_and_the_turn_goes_on() -> None:
    """What the speaker says behind it is a turn of his still."""
    found = accepted(_DOUBLED, "doubled")
    both = (found.manuscript, made(_DOUBLED).manuscript)
    said, before = ([b.speaker for b in m.body if isinstance(b, Turn)] for m in both)
    assert said == before
    assert write(found.manuscript).count("The river rose") == 1
    assert "And again more." in write(found.manuscript)
    assert [p.verdict for p in found.ledger.proposals if p.kind == "doubled"] == [Verdict.ACCEPTED]
    assert write(rejected(_DOUBLED, "doubled").manuscript).count("The river rose") == 2


def test_a_caption_without_a_voice_is_nobodys_if_an_editor_says_so() -> None:
    """It is given to the speaker before, and taken away again."""
    taken = accepted(_CAPTIONS, "voice", "raw.vtt").manuscript
    assert [type(block) for block in taken.body] == [Turn, Turn]
    given = rejected(_CAPTIONS, "voice", "raw.vtt").manuscript
    kinds = [type(block).__name__ for block in given.body]
    assert kinds == ["Turn", SectionBreak.__name__, "Paragraph", "Turn"]


def test_a_cut_word_is_closed_on_demand() -> None:
    """The hyphen goes if that is accepted, and stays if not."""
    assert "lamplit" in write(accepted(_HYPHEN, "hyphen").manuscript)
    assert "lamp-lit" in write(rejected(_HYPHEN, "hyphen").manuscript)


def test_ids_do_not_depend_on_other_proposals() -> None:
    """More proposals before one leave its id alone; another raw file does not."""
    found = made(_MISSING + '\nEmil: "So it was.\n').ledger.proposals
    assert len({p.id for p in found}) == len(found) >= 2
    again = made(_MISSING + '\nEmil: "So it was.\n').ledger.proposals
    assert [p.id for p in again] == [p.id for p in found]
    assert made(_MISSING).ledger.proposals[0].id != found[0].id


def test_decisions_about_another_raw_file_are_none() -> None:
    """They never move a word of this one."""
    data = _MISSING.encode()
    ledger = normalize(read(Path("raw.txt"), data), id="talk").ledger
    verdicts = {p.id: Decision(p.kind, Verdict.ACCEPTED) for p in ledger.proposals}
    stale = Decisions("0" * 64, verdicts, {"Nora": Casting("Ann")})
    assert normalize(read(Path("raw.txt"), data), id="talk", decisions=stale).ledger == ledger


def test_a_person_says_who_speaks() -> None:
    """Name and role are as told, the ledger says so, and two labels may be one person."""
    people = {"emil": Casting("Emil Brandt", "narrator"), "Nobody": Casting("X")}
    found = made(_MISSING, people=people)
    assert [(s.name, s.role) for s in found.manuscript.speakers][1] == ("Emil Brandt", "narrator")
    assert found.ledger.speakers == (("emil", people["emil"]),)
    one = made(_MISSING, people={"Emil": Casting("Nora")}).manuscript
    assert [speaker.name for speaker in one.speakers] == ["Nora"]


def test_every_kind_says_what_deciding_does() -> None:
    """No row of the table is silent."""
    assert all(kind.accept and kind.reject for kind in KINDS.values())


_MANUAL = Path(__file__).parents[3] / "docs" / "reviewing.md"


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_a_row_in_the_manual(kind: str) -> None:
    """Editors find what deciding does."""
    rows = [line for line in _MANUAL.read_text("utf-8").splitlines() if line.startswith("|")]
    assert any(row.startswith(f"| `{kind}` |") for row in rows)


# --- what rejecting undoes ---------------------------------------------------------------------


def test_words_taken_for_the_writers_go_back_to_the_speaker() -> None:
    """The last words after a question are in its turn again."""
    raw = "Q: When?\n\nA: Then.\n\nQ: And now?\n\nA: Now.\n\nQ: One more.\n\nShe went out.\n"
    away = accepted(raw, "afterword").manuscript.body
    assert not isinstance(away[-1], Turn)
    back = rejected(raw, "afterword").manuscript.body
    assert isinstance(back[-1], Turn)
    assert len(back[-1].blocks) == 2


def test_labels_taken_for_one_person_are_parted() -> None:
    """Each name stands for itself, with the turns under its own label."""
    raw = (
        "Nora: So?\n\nEmil: Yes.\n\nNora: Why?\n\nEmil Brandt: Because.\n\nNora: And?\n\n"
        "Emil: No.\n\nNora: Oh?\n\nEmil Brandt: Oh.\n"
    )
    one = accepted(raw, "merged-labels").manuscript
    assert [s.name for s in one.speakers] == ["Nora", "Emil Brandt"]
    two = rejected(raw, "merged-labels").manuscript
    assert [s.name for s in two.speakers] == ["Nora", "Emil", "Emil Brandt"]


def test_a_name_from_the_title_is_taken_away() -> None:
    """Who answers has no name then."""
    raw = (
        "An Interview with Odile Ferrand\n\nQ: When?\n\nA: Then.\n\nQ: And now?\n\nA: Now.\n\n"
        "Q: So?\n\nA: So.\n"
    )
    assert "Odile Ferrand" in [s.name for s in accepted(raw, "speaker-name").manuscript.speakers]
    away = rejected(raw, "speaker-name").manuscript.speakers
    assert "Odile Ferrand" not in [speaker.name for speaker in away]


def test_roles_that_only_the_talk_told_are_unknown_again() -> None:
    """Those that were guessed, and no others are asked about for it."""
    raw = (
        "Nora: Why boats?\n\nEmil: They float.\n\nOdile: Mine did not.\n\nNora: What happened?\n\n"
        "Odile: It leaked, and I sat in it.\n\nTomas: I saw it.\n\nNora: And you?\n\n"
        "Tomas: I laughed.\n\nEmil: We all did.\n"
    )
    found = rejected(raw, "speaker-role")
    assert {speaker.role for speaker in found.manuscript.speakers} == {"unknown"}
    assert found.ledger.open == ()


def test_turns_that_only_question_marks_told_are_prose_again() -> None:
    """All of the text is the writer's."""
    raw = (
        "When did you come?\n\nIn the spring.\n\nAnd then?\n\nI stayed.\n\nWhy?\n\nFor the bread.\n"
    )
    assert any(isinstance(b, Turn) for b in accepted(raw, "shape").manuscript.body)
    prose = rejected(raw, "shape").manuscript
    assert not any(isinstance(block, Turn) for block in prose.body)


def test_a_block_quotation_that_repeats_the_talk_is_dropped_on_demand() -> None:
    """It is a pull quote if an editor says so, and the talk keeps its words."""
    said = "and so we took the boats out in the night and never told a soul on the quay"
    raw = (
        f"Nora: And then?\n\nEmil: It was dark, {said}, until the spring came.\n\n> {said}\n\n"
        "Nora: So?\n\nEmil: So.\n"
    )
    assert write(rejected(raw, "pull-quote", "raw.md").manuscript).count("took the boats") == 2
    assert write(accepted(raw, "pull-quote", "raw.md").manuscript).count("took the boats") == 1


def test_a_first_line_taken_for_the_title_is_text_again() -> None:
    """The title is made otherwise then, and no word is lost."""
    raw = "The river\n\nNora: When?\n\nEmil: Then.\n\nNora: And now?\n\nEmil: Now.\n"
    assert accepted(raw, "title").manuscript.title == "The river"
    found = rejected(raw, "title").manuscript
    assert found.title != "The river"
    assert "The river" in write(found).partition("\n---\n")[2]


def test_a_query_about_a_title_alone_is_the_only_block() -> None:
    """There may be nothing else to put it beside."""
    found = accepted("Bre\ufffdd", "lost-letter")
    assert queries(found) == ["a letter was lost here"]
    assert parse(write(found.manuscript), "talk.md") == found.manuscript
