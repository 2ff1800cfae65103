"""The plan of a book keeps the house rules, whatever its sections are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.model.publication import Document
from publisher.pdf.plan import make_plan, paginate, roman
from publisher.pdf.section import Anchor, PageUse, Section

FRONT = ("half-title", "title-page", "copyright", "dedication", "contents", "preface")
BODY = ("part", "interview")


def document(number: int, role: str) -> Document:
    """Return an empty document of a role."""
    matter = "front" if role in FRONT else "body" if role in BODY else "back"
    return Document(f"d{number}", f"d{number}.xhtml", role, matter, "", "en", "", "head")


books = st.builds(
    lambda *groups: [document(n, role) for n, role in enumerate(r for g in groups for r in g)],
    st.lists(st.sampled_from(FRONT), max_size=5),
    st.lists(st.sampled_from(BODY), max_size=5),
    st.lists(st.sampled_from(("afterword", "colophon")), max_size=2),
)
lengths = st.lists(st.integers(1, 5), min_size=12, max_size=12)


@given(books, lengths)
def test_laws_of_a_plan(documents: list[Document], counts: list[int]) -> None:
    """Rectos, order, evenness, labels and masters hold for every book."""
    length = {d.id: n for d, n in zip(documents, counts, strict=False)}
    plan = make_plan(documents, length)
    assert len(plan.sides) % 2 == 0
    printed = [(s.document.id, s.page) for s in plan.sides if s.document]
    assert printed == [(d.id, p) for d in documents for p in range(length[d.id])]
    for d in documents:
        assert plan.start(d.id) % 2 == (d.role == "copyright")
    front = plan.sides[: plan.body]
    assert all(s.document is None or s.document.matter == "front" for s in front)
    assert [s.label for s in front] == [roman(n) for n in range(1, plan.body + 1)]
    numbers = [s.label for s in plan.sides[plan.body :]]
    assert numbers == [str(n) for n in range(1, len(numbers) + 1)]
    blanks = [s for s in plan.sides if s.document is None]
    assert all(s.master == "bare" for s in blanks)
    assert len(blanks) <= len(documents) + 1


@pytest.mark.parametrize(
    ("role", "page", "master"),
    [
        ("title-page", 0, "bare"),
        ("copyright", 0, "bare"),
        ("part", 0, "bare"),
        ("preface", 0, "opener"),
        ("preface", 1, "front"),
        ("interview", 0, "opener"),
        ("interview", 2, "running"),
        ("afterword", 1, "running"),
    ],
)
def test_masters(role: str, page: int, master: str) -> None:
    """Title pages are bare, openers have a folio, what runs on has a head."""
    found = document(0, role)
    plan = make_plan([found], {"d0": 3})
    assert plan.sides[plan.start("d0") + page].master == master


@given(st.integers(1, 3999))
def test_roman_numerals_can_be_read_back(number: int) -> None:
    """A roman numeral is lower case and worth its number."""
    worth = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
    values = [worth[letter] for letter in roman(number)]
    following = [*values[1:], 0]
    assert sum(-v if w > v else v for v, w in zip(values, following, strict=True)) == number
    assert not any(4 * letter in roman(number) for letter in worth)


def test_a_plan_without_a_start_says_so() -> None:
    """A document that is not in the plan has no start."""
    with pytest.raises(KeyError):
        make_plan([], {}).start("d0")


def test_contents_that_shrink_leave_a_blank() -> None:
    """Pages that a document was given and does not fill become blanks, labels unchanged."""
    documents = [document(0, "contents"), document(1, "interview")]
    plan = make_plan(documents, {"d0": 3, "d1": 1})
    shorter = plan.shortened("d0", 1)
    assert [s.label for s in shorter.sides] == [s.label for s in plan.sides]
    assert [s.document.id if s.document else "" for s in shorter.sides[:4]] == ["d0", "", "", ""]
    assert shorter.start("d1") == plan.start("d1")


def test_pagination_follows_the_pages_of_a_section() -> None:
    """An anchor on the second page of a section is printed a page after its start."""
    anchors = (Anchor("b", 1, 0, 0), Anchor("a", 0, 0, 0))
    pages = (PageUse(0, 0, 0, 1, 1), PageUse(1, 1, 1, 1, 1))
    section = Section((), (), (), pages, (), (), anchors, (), (), ())
    documents = [document(0, "preface"), document(1, "interview")]
    plan = make_plan(documents, {"d0": 1, "d1": 2})
    found = paginate(plan, {"d1": section})
    assert [(f.anchor, f.folio, f.page) for f in found.folios] == [
        ("d0", "i", 1),
        ("a", "1", 3),
        ("b", "2", 4),
    ]
