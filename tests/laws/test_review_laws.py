"""Laws of reviewing: whatever is decided about any text, no word is lost and files are sound."""

from __future__ import annotations

import hashlib
from collections import Counter
from itertools import pairwise
from pathlib import Path

from hypothesis import assume, given
from hypothesis import strategies as st
from test_ingest_laws import LINES, NAMES, TEXTS

from publisher import manuscript, readers, transforms
from publisher.desk import decisions as on_disk
from publisher.desk.collate import collate
from publisher.desk.edits import edits
from publisher.desk.merge import merge
from publisher.errors import ConservationError, RawError
from publisher.model.decision import Casting, Decision, Decisions, Verdict
from publisher.transforms.alignment import align, changes
from publisher.transforms.witness import said, words, words_with_places, written

UNDECIDED = Decisions()
VERDICTS = st.sampled_from([Verdict.ACCEPTED, Verdict.REJECTED, Verdict.OPEN])
PEOPLE = st.dictionaries(
    st.sampled_from(["Mark", "ANNA LEE", "Anna", "Interviewer", "R"]),
    st.builds(
        Casting, st.sampled_from(["", "Bo Ek", "Anna Lee"]), st.sampled_from(["", "interviewer"])
    ),
    max_size=3,
)
TALKS = st.one_of(
    TEXTS,
    st.lists(
        st.one_of(
            LINES,
            st.sampled_from(
                [
                    "Anna: I said what I had to say about the bread, and then I went home to sleep.",
                    "Mark: So you went?",
                    "Anna: I did",
                    "- an item",
                    "> a quotation",
                    'Mark: "So',
                    "the self-\nevident thing",
                ]
            ),
        ),
        min_size=2,
        max_size=24,
    ).map("\n\n".join),
)


def ingest(name: str, data: bytes, decided: Decisions = UNDECIDED) -> transforms.Normalized:
    """Read and normalise."""
    transcript = readers.read(Path(name), data)
    made = transforms.normalize(transcript, id="raw", decisions=decided)
    return made.with_source("raw/" + name)


def undecided(name: str, data: bytes) -> transforms.Normalized:
    """Ingest with nothing decided; a text that is refused then is no example."""
    try:
        return ingest(name, data)
    except (RawError, ConservationError):
        assume(False)
        raise


@given(NAMES, TALKS, st.data(), PEOPLE)
def test_any_decision_passes_the_gate_and_reads_back(
    name: str, text: str, data: st.DataObject, people: dict[str, Casting]
) -> None:
    """For any text and any verdicts the gate holds, and the manuscript reads back as it is."""
    raw = text.encode()
    proposed = undecided(name, raw).ledger.proposals
    verdicts = {one.id: data.draw(VERDICTS) for one in proposed}
    decided = Decisions(
        hashlib.sha256(raw).hexdigest(),
        {
            one.id: Decision(one.kind, verdicts[one.id], one.message)
            for one in proposed
            if verdicts[one.id] is not Verdict.OPEN
        },
        people,
    )
    made = ingest(name, raw, decided)
    assert manuscript.parse(manuscript.write(made.manuscript), "raw.md") == made.manuscript
    again = {one.id: one.verdict for one in made.ledger.proposals}
    assert {i: v for i, v in again.items() if i in verdicts} == {
        i: verdicts[i] for i in again if i in verdicts
    }
    assert made == ingest(name, raw, decided)


@given(NAMES, TEXTS)
def test_what_nobody_edited_has_no_edits(name: str, text: str) -> None:
    """Bytes and ledger alone give every word of the manuscript, each to its own turn."""
    raw = text.encode()
    made = undecided(name, raw)
    parsed = manuscript.parse(manuscript.write(made.manuscript), "raw.md")
    collation = collate(raw, made.ledger, parsed)
    assert all(place >= 0 for place in (*collation.stands, *collation.came))
    assert edits(collation, parsed) == []


@given(NAMES, TEXTS)
def test_the_witness_knows_the_bytes_of_each_word(name: str, text: str) -> None:
    """Words come with bytes that rise, and are those that the gate counts."""
    raw = text.encode()
    ledger = undecided(name, raw).ledger
    found = written(raw, ledger)
    assert [word.text for word in found] == said(raw, ledger).words
    assert all(word.start < word.end for word in found)
    assert all(a.start <= b.start for a, b in pairwise(found))


@given(st.text())
def test_words_have_places(text: str) -> None:
    """The words of a text with places are the words without."""
    assert [word for word, _, _ in words_with_places(text)] == words(text)
    assert all(words(text[a:b]) == [word] for word, a, b in words_with_places(text))


SEQUENCES = st.lists(st.integers(0, 6), max_size=60)


@given(SEQUENCES, SEQUENCES)
def test_alignment_pairs_what_is_equal_in_order(a: list[int], b: list[int]) -> None:
    """Stretches are equal, rise in both sequences, and with the changes cover both."""
    found = align(a, b)
    for one in found:
        assert a[one.a : one.a + one.size] == b[one.b : one.b + one.size]
    for one, after in pairwise(found):
        assert one.a + one.size <= after.a
        assert one.b + one.size <= after.b
    gaps = list(changes(found, len(a), len(b)))
    assert sum(g.a1 - g.a0 for g in gaps) + sum(s.size for s in found) == len(a)
    assert sum(g.b1 - g.b0 for g in gaps) + sum(s.size for s in found) == len(b)


TEXT_LINES = st.lists(st.sampled_from("abcdefgh"), max_size=20)


@given(TEXT_LINES, TEXT_LINES, TEXT_LINES)
def test_a_merge_keeps_every_line_of_the_editor(a: list[str], b: list[str], c: list[str]) -> None:
    """Lines that the editor put in stand after a merge; with a clash nothing changes."""
    before, after, stands = "\n".join(a), "\n".join(b), "\n".join(c)
    merged = merge(before, after, stands)
    if merged.clashes:
        assert merged.text == stands
    else:
        own = Counter(c) - Counter(a)
        assert not own - Counter(merged.text.split("\n"))
    assert merge(before, after, before).text == after
    assert merge(before, before, stands).text == stands


@given(
    st.dictionaries(
        st.text("abc-123", min_size=1),
        st.builds(
            Decision,
            st.sampled_from(["doubled", "voice"]),
            st.sampled_from([Verdict.ACCEPTED, Verdict.REJECTED]),
            st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S"])),
        ),
    ),
    PEOPLE,
)
def test_decisions_read_back(verdicts: dict[str, Decision], people: dict[str, Casting]) -> None:
    """What is written is what was decided."""
    decided = Decisions("0" * 64, verdicts, people)
    assert on_disk.read(on_disk.text_of(decided), "x.review.toml") == decided
