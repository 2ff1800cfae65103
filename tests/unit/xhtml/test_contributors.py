"""The contributors' page that is made of the registry."""

from __future__ import annotations

from dataclasses import replace

import pytest
from editions import paragraph, said

from publisher.errors import EditionError
from publisher.model.edition import Edition, Matter, Part
from publisher.model.inline import Emphasis, Strong, Text
from publisher.model.manuscript import Manuscript
from publisher.model.person import Contributor, Person, Speaker
from publisher.model.walk import plain
from publisher.xhtml import with_contributors

ANNA = Person("anna", "Anna Berg", "Berg, Anna", biography=(paragraph("was born."),))
BO = Person("bo", "Bo Ek", biography=(paragraph("Bo Ek, who edits, sings."), paragraph("Still.")))
CY = Person("cy", "Cy Dahl", biography=(paragraph("In the choir."),), find=("the Cy",))
TALK = Manuscript(
    "talk",
    "Talk",
    "en",
    speakers=(Speaker("AB", "Anna Berg", "interviewee"),),
    body=(said("AB", "Nobody knows the Cy I knew."),),
)


def _edition(*people: Person, talk: Manuscript = TALK) -> Edition:
    return Edition(
        "t",
        "T",
        language="en",
        contributors=(Contributor("Bo Ek"),),
        people=people,
        parts=(Part("", (talk,)),),
        back=(Matter("contributors"), Matter("colophon")),
    )


def _page(edition: Edition) -> Manuscript:
    page = with_contributors(edition).back[0].manuscript
    assert page is not None
    return page


def _told(edition: Edition) -> list[str]:
    return [plain(run.inlines) for run in _page(edition).body]  # type: ignore[union-attr]


def test_who_speaks_made_the_book_or_is_its_subject_is_told_of() -> None:
    """By sort name; nobody else, and nobody without a biography."""
    stranger = replace(ANNA, id="s", name="Some One", file_as="")
    silent = replace(CY, biography=())
    assert _told(_edition(BO, CY, ANNA, stranger)) == [
        "Anna Berg was born.",
        "Cy Dahl. In the choir.",
        "Bo Ek, who edits, sings.",
        "Still.",
    ]
    assert _told(_edition(silent, ANNA)) == ["Anna Berg was born."]


@pytest.mark.parametrize(
    ("biography", "lead", "rest"),
    [
        (("was born.",), "Anna Berg", " was born."),
        ((", who sings, was born.",), "Anna Berg", ", who sings, was born."),
        (("Anna Berg was born.",), "Anna Berg", " was born."),
        (("Anna Bergson was kin.",), "Anna Berg.", " Anna Bergson was kin."),
        (("Born in Bodø.",), "Anna Berg.", " Born in Bodø."),
        ((Emphasis((Text("sings"),)), "."), "Anna Berg", " sings."),
    ],
)
def test_the_name_leads_in(biography: tuple[str, ...], lead: str, rest: str) -> None:
    """In bold, once, and with a full stop before a sentence of its own."""
    (told,) = _page(_edition(replace(ANNA, biography=(paragraph(*biography),)))).body
    first, *others = told.inlines  # type: ignore[union-attr]
    assert first == Strong((Text(lead),))
    assert plain(tuple(others)) == rest


def test_it_is_a_text_like_any_other() -> None:
    """With a title in the language of the book, and an id that no other text has."""
    page = _page(replace(_edition(ANNA), language="de"))
    assert (page.id, page.title, page.language) == ("contributors", "Die Beteiligten", "de")
    taken = replace(TALK, id="contributors")
    assert _page(_edition(ANNA, talk=taken)).id == "contributors-2"


def test_a_page_that_an_author_wrote_stands() -> None:
    """And an edition that lists none has none."""
    written = Manuscript("c", "C", "en", body=(paragraph("All of them."),))
    edition = replace(_edition(ANNA), back=(Matter("contributors", written),))
    assert with_contributors(edition) is edition
    without = replace(edition, back=())
    assert with_contributors(without) is without


def test_an_empty_page_is_refused() -> None:
    """It is asked for, and there is nothing to say."""
    with pytest.raises(EditionError, match="a biography of nobody in this book"):
        with_contributors(_edition(replace(ANNA, biography=())))
