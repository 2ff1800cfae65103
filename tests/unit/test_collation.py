"""The order of names in a list."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.collation import filing_key, initial


@pytest.mark.parametrize(
    "headings",
    [
        ["Aasgaard, Berit", "Aasgaard, Solveig", "Amaro"],
        ["Defoe, Daniel", "De Forest", "De la Mare"],
        ["Muller, Ann", "Müller, Bo", "Muller, Cy"],
        ["Oslo", "Østby, Nils", "Otto"],
        ["O’Brien", "Obrist", "O'Neill"],
        ["Szerenyi", "Szerényi-Moss, Ilka", "Szerényinova"],
        ["Łódź", "Lofoten", "Þórsmörk", "Tilda"],
    ],
)
def test_headings_are_filed_letter_by_letter(headings: list[str]) -> None:
    """Spaces, hyphens, diacritics and ligatures do not count; what follows a comma decides last."""
    assert sorted(set(headings), key=filing_key) == headings


def test_order_of_a_page() -> None:
    """A page of an index, as it should come out."""
    page = ["Ærø", "Aarhus", "Crake, Walter", "Crake, Arnold", "Çelik", "Okafor-Lind", "Ökten"]
    assert sorted(page, key=filing_key) == [
        *("Aarhus", "Ærø", "Çelik", "Crake, Arnold", "Crake, Walter", "Okafor-Lind", "Ökten")
    ]


@pytest.mark.parametrize(
    ("heading", "letter"),
    [("Østby", "o"), ("Émile", "e"), ("1984", ""), ("“Quiet Man”", "q"), ("…", ""), ("Ωmega", "ω")],
)
def test_initials(heading: str, letter: str) -> None:
    """A heading stands under its first letter, without its diacritic."""
    assert initial(heading) == letter


@given(st.lists(st.text(max_size=12), max_size=6, unique=True))
def test_no_two_headings_are_alike(headings: list[str]) -> None:
    """The order never depends on how headings came in."""
    assert len({filing_key(heading) for heading in headings}) == len(headings)
