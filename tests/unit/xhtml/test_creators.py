"""Who made a book, for shelves that show the first creator only."""

import time
from dataclasses import replace

import pytest
from editions import sample

from publisher.epub.metadata import statements
from publisher.model.edition import Edition, Matter, Part
from publisher.model.manuscript import Manuscript
from publisher.model.person import Contributor, Speaker
from publisher.xhtml.creators import Person, creators_and_contributors

PLAIN = Edition("s", "S")


def _creators(edition: Edition) -> dict[str, tuple[str, ...]]:
    return {person.name: person.roles for person in creators_and_contributors(edition)[0]}


def _others(edition: Edition) -> dict[str, tuple[str, ...]]:
    return {person.name: person.roles for person in creators_and_contributors(edition)[1]}


def _book(*interviews: Manuscript, by: tuple[Contributor, ...] = ()) -> Edition:
    return replace(PLAIN, parts=(Part("", interviews),), contributors=by)


def _talk(id: str, asked: str, answered: str = "") -> Manuscript:
    speakers = [Speaker("Q", asked, "interviewer"), Speaker("A", answered, "interviewee")]
    return Manuscript(id, id, speakers=tuple(s for s in speakers if s.name))


def test_everybody_is_named_once() -> None:
    """Makers of the book are creators; those of its interviews contribute."""
    assert _creators(sample()) == {"Dervla Quaine": ("edt", "ivr", "ctb")}
    assert _others(sample()) == {
        "Tom Ashe": ("cov",),
        "Tove Lind": ("trl",),
        "Anna Berg": ("ive",),
        "Bo Ek": ("ive",),
        "Maëlle Kerhuel": ("ive",),
    }


def test_sort_names_are_those_given() -> None:
    """Who has no sort name gets none."""
    people = [*creators_and_contributors(sample())[0], *creators_and_contributors(sample())[1]]
    sorts = {person.name: person.file_as for person in people}
    assert sorts["Dervla Quaine"] == "Quaine, Dervla"
    assert sorts["Anna Berg"] == "Berg, Anna"
    assert sorts["Bo Ek"] == ""


def test_creators_stand_as_the_edition_orders_them() -> None:
    """The first is the one whom Apple Books shows."""
    by = (Contributor("C", ("cov",)), Contributor("Zoë", ("edt",)), Contributor("Ann", ("aut",)))
    assert list(_creators(_book(_talk("m", "Bo"), by=by))) == ["Zoë", "Ann"]


def test_who_wrote_one_text_is_no_author_of_the_book() -> None:
    """In a book by others an author contributes; in a book by nobody else, authors make it."""
    essay = Manuscript("m", "M", contributors=(Contributor("Ann", ("aut",)),))
    assert _creators(_book(essay)) == {"Ann": ("aut",)}
    assert _others(_book(essay, by=(Contributor("Bo", ("edt",)),))) == {"Ann": ("ctb",)}


def test_interviewers_create_a_book_that_names_nobody() -> None:
    """Up to three who asked are its creators, and authors to shelves that know no interviewers."""
    talks = [_talk(f"m{n}", name) for n, name in enumerate(["Ann Ek", "Bo Lind", "Cy Holm"])]
    edition = _book(*talks, by=(Contributor("B", ("cov",)),))
    assert _creators(edition) == dict.fromkeys(["Ann Ek", "Bo Lind", "Cy Holm"], ("ivr", "aut"))
    assert _others(edition) == {"B": ("cov",)}


def test_one_author_is_enough_for_shelves() -> None:
    """Who is no author is not made one beside an author or an editor."""
    by = (Contributor("Ann", ("ivr",)), Contributor("Bo", ("edt",)))
    assert _creators(_book(_talk("m", "Ann"), by=by)) == {"Ann": ("ivr",), "Bo": ("edt",)}


def test_more_than_three_are_various() -> None:
    """Shelves show one creator; of many, none would be the right one."""
    names = ["Ann Ek", "Bo Lind", "Cy Holm", "Di Berg"]
    edition = _book(*(_talk(f"m{n}", name) for n, name in enumerate(names)))
    assert _creators(edition) == {"Various": ("aut",)}
    assert _others(edition) == dict.fromkeys(names, ("ivr",))
    assert list(_creators(replace(edition, various=False))) == names


def test_authors_of_pieces_are_no_authors_behind_various() -> None:
    """Shelves that gather all authors would list each of them as the book's."""
    essays = [
        Manuscript(f"m{n}", "M", contributors=(Contributor(f"Ann {n}", ("aut",)),))
        for n in range(4)
    ]
    assert set(_others(_book(*essays)).values()) == {("ctb",)}


def test_answerers_create_a_book_whose_interviewers_are_nameless() -> None:
    """The book is then by those who answered: by one, or by various."""
    assert _creators(_book(_talk("m", "Q", "Ann Ek"))) == {"Ann Ek": ("ive", "aut")}
    many = _book(*(_talk(f"m{n}", "Q", f"Ann {n}") for n in range(4)))
    assert list(_creators(many)) == ["Various"]
    assert len(_others(many)) == 4


def test_an_edition_may_say_that_it_is_by_various() -> None:
    """Editors stand behind "Various", still as creators."""
    by = (Contributor("Bo", ("edt",)),)
    edition = replace(_book(_talk("m", "Ann Ek"), by=by), various=True)
    assert _creators(edition) == {"Various": ("aut",), "Bo": ("edt",)}
    assert _others(edition) == {"Ann Ek": ("ivr",)}


@pytest.mark.parametrize(
    ("language", "words", "spoken"),
    [
        ("en-GB", "Various", ""),
        ("fr", "Collectif", ""),
        ("de-AT", "Verschiedene", ""),
        ("es", "Varios autores", ""),
        ("sv", "Various", "en"),
    ],
)
def test_various_is_in_the_language_of_the_book(language: str, words: str, spoken: str) -> None:
    """Where it is not, it says in which it is."""
    edition = replace(PLAIN, language=language, various=True)
    assert creators_and_contributors(edition)[0] == (Person(words, ("aut",), "", spoken),)


@pytest.mark.parametrize(
    ("role", "relator"),
    [("foreword", "aui"), ("preface", "wpr"), ("introduction", "aui"), ("afterword", "aft")],
)
def test_who_wrote_front_and_back(role: str, relator: str) -> None:
    """The author of a preface is that to the book, and of other matter a contributor."""
    text = Manuscript("p", "P", contributors=(Contributor("Ann", ("aut", "trl")),))
    by = (Contributor("Bo", ("edt",)),)
    edition = replace(PLAIN, contributors=by, front=(Matter(role, text),))
    assert _others(edition) == {"Ann": (relator, "trl")}
    edition = replace(PLAIN, contributors=by, back=(Matter("appendix", text),))
    assert _others(edition) == {"Ann": ("ctb", "trl")}


def test_names_are_the_same_with_other_spaces() -> None:
    """A name is a person's, however it was typed."""
    edition = _book(_talk("m", "Ann  Ek"), by=(Contributor(" Ann Ek", ("edt",)),))
    assert _creators(edition) == {"Ann Ek": ("edt", "ivr")}
    assert _others(edition) == {}


def test_nobody_is_invented() -> None:
    """A book that names nobody has neither creators nor contributors."""
    assert creators_and_contributors(_book(_talk("m", "Q", "A"))) == ((), ())


def test_many_people_are_quick() -> None:
    """The work grows as the people do: ten times as many, no more than thirty times the time."""

    def seconds(count: int) -> float:
        edition = _book(*(_talk(f"m{n}", f"Ann {n}", f"Bo {n}") for n in range(count)))
        start = time.process_time()
        found = statements(edition)
        assert len([s for s in found if s.name == "contributor"]) == 2 * count
        return time.process_time() - start

    seconds(100)
    assert min(seconds(2000) for _ in range(3)) < 30 * min(seconds(200) for _ in range(3)) + 0.01
