"""The index: entries, locators, ranges, references."""

import re
from dataclasses import replace

import pytest
from editions import light_style, paragraph, said

from publisher import xhtml
from publisher.model.edition import Edition, Matter, Name, Part
from publisher.model.inline import Emphasis, Note, Text
from publisher.model.manuscript import Manuscript
from publisher.model.person import Contributor, Speaker
from publisher.model.publication import Folio, Medium, Pagination, PrintedPage

NOTE = Note("1", ((Text("Bo Ek wrote this."),),))
TALK = Manuscript(
    "talk",
    "Talk",
    "en-GB",
    speakers=(Speaker("Q", "Q", "interviewer"), Speaker("AB", "Anna Berg", "interviewee")),
    headnote=(paragraph("Anna Berg lives in ", Emphasis((Text("Oslo"),)), "."),),
    body=(said("Q", "Bo Ek?"), said("AB", "Bo", "Anna Berg")),
)
PREFACE = Manuscript(
    "preface", "Preface", "en-GB", body=(paragraph("Bo Ek", NOTE, " met Bo Ek and Anna Berg."),)
)
EDITION = Edition(
    "s",
    "S",
    "en-GB",
    contributors=(Contributor("Bo Ek"),),
    names=(Name("Oslo", see_from=("Christiania",)), Name("Nowhere", see_from=("Erewhon",))),
    front=(Matter("preface", PREFACE),),
    parts=(Part("", (TALK,)),),
    back=(Matter("acknowledgments", replace(PREFACE, id="thanks")), Matter("index")),
)


def _publication(medium: Medium, pagination: Pagination | None = None) -> dict[str, str]:
    made = xhtml.render(EDITION, light_style(), medium, pagination=pagination)
    return {document.id: document.body for document in made.documents}


def _entries(body: str) -> list[str]:
    return [re.sub("<[^>]*>", "", line) for line in re.findall("<li.*</li>", body)]


def test_places_have_the_same_ids_in_both_media() -> None:
    """Notes come later in an EPUB, and their places count by themselves."""
    ids = [
        {name: re.findall(r'id="([^"]*_name-[^"]*)"', body) for name, body in made.items()}
        for made in map(_publication, Medium)
    ]
    assert {name: sorted(found) for name, found in ids[0].items() if found} == {
        name: sorted(found) for name, found in ids[1].items() if found
    }
    assert sorted(ids[0]["preface"]) == [
        *("preface_name-3-1", "preface_name-3-2", "preface_name-3-n1", "preface_name-4-1")
    ]


def test_thanks_and_labels_name_nobody() -> None:
    """Neither what indexers pass over nor a speaker's label has places."""
    made = _publication(Medium.EPUB)
    assert "_name-" not in made["thanks"]
    assert '<b class="speaker">Anna Berg:</b>' in made["talk"]


def test_numbers_without_a_printed_book() -> None:
    """Places are numbered in the order of the book; those in one's own interview are not listed."""
    assert _entries(_publication(Medium.EPUB)["index"]) == [
        "Berg, Anna, 1, 2",
        "Christiania. See Oslo",
        "Ek, Bo, 1, 2, 3, 4",
        "Oslo, 1",
    ]


def test_a_book_without_an_index_has_no_places() -> None:
    """Ids are given only where something leads to them."""
    edition = replace(EDITION, back=())
    bodies = [d.body for d in xhtml.render(edition, light_style(), Medium.EPUB).documents]
    assert not any("_name-" in body for body in bodies)


def _pagination(pages: dict[str, int]) -> Pagination:
    """Return where anchors are printed; the talk runs over pages 5 to 7."""
    folios = [Folio("talk", "talk", "5", 15), Folio("index", "index", "20", 30)]
    folios += [Folio(name, name.partition("_")[0], _label(p), p) for name, p in pages.items()]
    printed = tuple(PrintedPage("talk", str(n), 0, "") for n in (5, 6, 7))
    return Pagination(tuple(folios), 40, printed)


def _label(page: int) -> str:
    return str(page - 10) if page > 10 else "ivxxx"[: page % 4 + 1]


@pytest.mark.parametrize(
    ("pages", "locators"),
    [
        ({"n1": 9, "1": 9, "2": 9, "t": 16}, ", iv, 6"),
        ({"n1": 12, "1": 11, "2": 13, "t": 16}, ", 1–3, 6"),
        ({"n1": 10, "1": 11, "2": 11, "t": 12}, ", ivx, 1–2"),
        ({"n1": 12, "1": 14, "2": 16, "t": 18}, ", 2, 4, 6, 8"),
    ],
)
def test_pages_that_follow_are_joined(pages: dict[str, int], locators: str) -> None:
    """A page is listed once; a range never goes from roman to arabic."""
    places = {f"preface_name-3-{k}": p for k, p in pages.items() if k != "t"}
    others = {"preface_name-4-1": 12, "talk_name-1-1": 15, "talk_name-3-1": pages["t"]}
    others |= {"talk_name-4-1": 15, "talk_name-4-2": 16, "thanks_name-3-1": 25}
    made = _publication(Medium.EPUB, _pagination(places | others))["index"]
    entries = _entries(made)
    assert f"Ek, Bo{locators}" in entries
    assert "Berg, Anna, 2, 5–7" in entries
    assert '<a class="talk" epub:type="index-locator" href="talk.xhtml#talk">5–7</a>' in made


def test_print_and_epub_list_the_same_pages() -> None:
    """Both say the same, and their links lead to the same places."""
    places = {f"preface_name-3-{k}": 11 for k in ("n1", "1", "2")} | {"preface_name-4-1": 12}
    places |= {"talk_name-1-1": 15, "talk_name-3-1": 16, "talk_name-4-1": 15, "talk_name-4-2": 16}
    pagination = _pagination(places)
    publication = xhtml.render(EDITION, light_style(), Medium.PRINT)
    printed = xhtml.with_folios(EDITION, light_style(), publication, pagination)
    epub = _publication(Medium.EPUB, pagination)["index"]
    assert [document.id for document in printed] == ["index"]
    assert re.sub(r'href="[^"#]*#', 'href="#', epub) == printed[0].body
