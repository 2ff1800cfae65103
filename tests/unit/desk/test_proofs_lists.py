"""The lists of a proof have the numbers of the manuscript, which are no part of its text."""

from __future__ import annotations

import io
from collections.abc import Iterator

import docx
import pytest

from publisher import manuscript
from publisher.desk import proofs
from publisher.desk.proofs.word import word_document
from publisher.model.edition import Edition, Part

HEAD = """---
id: talk
title: A Talk
language: en-GB
speakers:
  Q: {name: Jo Marsh, role: interviewer}
  AB: {name: Ann Berg, role: interviewee}
---

**Q:** What do you need?

**AB:** These things:

"""
LISTS = """3. flour of the
   mill

   which is new

4. water
   - cold
   - clean
     1. very
     2. quite

5. salt

   1. coarse
   2. fine

6. time

Then wait.

1. an hour

2. a day

- plain

  and simple
- things
"""
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def sent(lists: str) -> bytes:
    """Return the proof of a talk with lists."""
    parsed = manuscript.parse(HEAD + lists, "talk.md")
    edition = Edition("book", "A Book", parts=(Part("", (parsed,)),), published="2026-01-01")
    return word_document(edition, parsed, "Ann Berg")


def shown(data: bytes) -> Iterator[tuple[str, int, str]]:
    """Yield the mark, the level and the words of each paragraph as a word processor counts them.

    Numbers of one kind share their counters, and a new list begins where it is told to
    (ECMA-376-1, 17.9.26 and 17.9.27).
    """
    document = docx.Document(io.BytesIO(data))
    part = document.part.numbering_part.element
    kinds = {one.numId: one.abstractNumId.val for one in part.num_lst}
    starts = {
        (one.numId, int(over.get(f"{W}ilvl"))): int(over[0].get(f"{W}val"))
        for one in part.num_lst
        for over in one.findall(f"{W}lvlOverride")
    }
    counted: dict[tuple[int, int], int] = {}
    for paragraph in document.paragraphs:
        given = paragraph._p.pPr.numPr
        if given is None:
            style = paragraph.style
            bullet = style is not None and style.name == "List Bullet"
            yield "•" if bullet else "", 0, paragraph.text
            continue
        number, level = given.numId.val, given.ilvl.val
        kind = kinds[number]
        begin = starts.pop((number, level), None)
        counted[kind, level] = begin if begin is not None else counted.get((kind, level), 0) + 1
        yield f"{counted[kind, level]}.", level, paragraph.text


def marks(lists: str) -> list[tuple[str, str]]:
    """Return the marks and words of what stands behind the words before the lists."""
    found = [(mark, text) for mark, _, text in shown(sent(lists))]
    return found[found.index(("", "These things:")) + 1 :]


def test_numbers_are_those_of_the_manuscript() -> None:
    """Wherever they begin; lists within lists count for themselves, paragraphs of items not."""
    assert marks(LISTS) == [
        *(("3.", "flour of the mill"), ("", "which is new"), ("4.", "water")),
        *(("•", "cold"), ("•", "clean"), ("1.", "very"), ("2.", "quite")),
        *(("5.", "salt"), ("1.", "coarse"), ("2.", "fine"), ("6.", "time")),
        *(("", "Then wait."), ("1.", "an hour"), ("2.", "a day")),
        *(("•", "plain"), ("", "and simple"), ("•", "things")),
    ]


def test_a_list_is_one_list_of_the_word_processor() -> None:
    """What is put in between renumbers what follows, and no other list."""
    document = docx.Document(io.BytesIO(sent(LISTS)))
    used = {
        paragraph.text: paragraph._p.pPr.numPr.numId.val
        for paragraph in document.paragraphs
        if paragraph._p.pPr.numPr is not None
    }
    assert used["flour of the mill"] == used["water"] == used["salt"] == used["time"]
    assert used["very"] == used["quite"]
    lists = ("water", "very", "fine", "a day")
    assert len({used[one] for one in lists}) == len(lists)
    ids = [one.numId for one in document.part.numbering_part.element.num_lst]
    assert len(ids) == len({*ids})


@pytest.mark.parametrize(
    ("lists", "wanted"),
    [
        ("0. nought\n1. one\n", [("0.", "nought"), ("1.", "one")]),
        ("7. > quoted\n8. plain\n", [("7.", "quoted"), ("8.", "plain")]),
        ("> 9. quoted\n> 10. too\n", [("9.", "quoted"), ("10.", "too")]),
        (
            "1. a\n\n**Q:** So?\n\n2. c\n",
            [("1.", "a"), ("3.", "Jo Marsh"), ("", "So?"), ("2.", "c")],
        ),
        (
            "1. ![](a.jpg)\n\n2. second\n3. third\n",
            [("2.", "second"), ("3.", "third")],
        ),
    ],
)
def test_numbers_at_the_edges(lists: str, wanted: list[tuple[str, str]]) -> None:
    """From nought, with quotations, and behind an item without words."""
    assert marks(lists)[: len(wanted)] == wanted


def test_deep_lists_have_numbers_too() -> None:
    """At the deepest level that a word processor has."""
    deep = "".join(f"{'   ' * depth}1. level{depth}\n" for depth in range(12))
    assert marks(deep) == [("1.", f"level{depth}") for depth in range(12)]


@pytest.mark.parametrize("lists", [LISTS, "1984. was cold\n", "- a\n\n  b\n"])
def test_a_proof_with_lists_read_back_unchanged_proposes_nothing(lists: str) -> None:
    """The numbers are not in its text."""
    parsed = manuscript.parse(HEAD + lists, "talk.md")
    came = proofs.read("talk.docx", sent(lists))
    assert proofs.proposed(parsed, came) == ()
    assert "1984" not in "".join(one.sign for one in came.letters)
