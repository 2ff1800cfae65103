"""Catalogues: what a reading app finds in them, in both versions, and where links lead."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from lxml import etree
from releases import released

from publisher.distribution.opds import Catalogue, Place, Query, atom, of_release, webpub
from publisher.model.edition import Subject
from publisher.model.person import Contributor
from publisher.model.release import Release

ATOM = "{http://www.w3.org/2005/Atom}"
OPDS = "{http://opds-spec.org/2010/catalog}"
GET = "http://opds-spec.org/acquisition/open-access"
ONE = Place("/opds", "http://127.0.0.1:4720", searchable=True)
TWO = Place("/opds2", "http://127.0.0.1:4720", searchable=True)
_ANY = Query()


def shelf(**changes: Any) -> Catalogue:
    """Return a catalogue of three releases."""
    night = released(
        "night",
        title="Äpfel der Nacht",
        identifier="night",
        languages=("de",),
        subjects=(Subject("Food & <drink>"),),
        contributors=(Contributor("José Ña", ("aut",)),),
        people=(),
        modified="2026-11-24T00:00:00Z",
    )
    third = released("third", title="Zimmer", identifier="urn:isbn:9783161484100", description="")
    return Catalogue((third[0], night[0], released()[0]), "/books/", **changes)


def told(catalogue: Catalogue, name: str, query: Query = _ANY) -> tuple[Any, Any]:
    """Return a feed as Atom and as JSON, both read again."""
    feed = catalogue.feed(name, query)
    assert feed is not None
    return etree.fromstring(atom.written(feed, ONE)), json.loads(webpub.written(feed, TWO))


def test_one_release_is_a_catalogue_that_works_from_a_disk() -> None:
    """Every link is relative and leads to a file of the release."""
    release, files = released()
    json_file, xml_file = of_release(release)
    assert (json_file.name, xml_file.name) == ("metadata/opds.json", "metadata/opds.xml")
    assert of_release(release)[1].data == xml_file.data
    [entry] = etree.fromstring(xml_file.data).findall(f"{ATOM}entry")
    [book] = json.loads(json_file.data)["publications"]
    found = {link.get("href") for link in entry.findall(f"{ATOM}link")}
    assert found == {link["href"] for link in book["links"] + book["images"]}
    assert all(href.removeprefix("../") in files for href in found)
    assert not any("print" in href for href in found)
    assert entry.findtext(f"{ATOM}id") == book["metadata"]["identifier"] == release.identifier


def test_what_cannot_be_got_is_not_offered() -> None:
    """A release without a file for readers has no catalogue, and stands in none."""
    empty, _ = released(files=())
    assert of_release(empty) == ()
    assert Catalogue((empty,), "/books/").books(Query()) == ()


def test_a_book_says_who_made_it_and_what_it_is_about() -> None:
    """Editors are editors, speakers contributors; headings have their schemes, and are escaped."""
    _, feed = told(shelf(), "all", Query(q="small"))
    [book] = feed["publications"]
    metadata = book["metadata"]
    assert [one["name"] for one in metadata["editor"]] == ["Dora Éluard"]
    [berg] = metadata["contributor"]
    assert (berg["role"], berg["identifier"]) == (["ive"], "https://d-nb.info/gnd/118540238")
    assert metadata["subject"][0]["scheme"] == "https://ns.editeur.org/thema/"
    assert metadata["belongsTo"] == {"series": {"name": "Hours", "position": 2}}
    assert metadata["altIdentifier"] == ["urn:isbn:9783161484100"]
    root, _ = told(shelf(), "all", Query(subject="Food & <drink>"))
    assert root.find(f"{ATOM}entry/{ATOM}category").get("label") == "Food & <drink>"
    assert root.findtext(f"{ATOM}entry/{ATOM}id").startswith("urn:uuid:")


@pytest.mark.parametrize(
    ("query", "found"),
    [
        (Query(), ["night", "small-hours", "third"]),
        (Query(order="new"), ["night", "small-hours", "third"]),
        (Query(q="APFEL nacht"), ["night"]),
        (Query(q="jose na"), ["night"]),
        (Query(q="bakery"), ["night", "small-hours", "third"]),
        (Query(q="berg bakery"), ["small-hours", "third"]),
        (Query(q="bakery nothing"), []),
        (Query(person="Anna Berg", language="en"), ["small-hours", "third"]),
        (Query(person="Anna Berg", q="zimmer"), ["third"]),
        (Query(person="Anna"), []),
        (Query(language="de", subject="Night work", page=99), ["small-hours", "third"]),
    ],
)
def test_only_what_is_asked_for_is_found(query: Query, found: list[str]) -> None:
    """All words and all aspects count, without case and accents."""
    assert [book.release.slug for book in shelf().books(query)] == found
    root, feed = told(shelf(), "all", query)
    assert len(root.findall(f"{ATOM}entry")) == len(feed.get("publications", [])) == len(found)
    assert feed["metadata"]["numberOfItems"] == len(found)


def test_facets_count_what_is_behind_them() -> None:
    """Whoever follows one finds as many books as it said; the chosen ones are marked."""
    root, feed = told(shelf(), "all", Query(person="Anna Berg"))
    marked = [one["title"] for f in feed["facets"] for one in f["links"] if "rel" in one]
    assert marked == ["Anna Berg", "All subjects", "All languages"]
    links = [link for link in root.findall(f"{ATOM}link") if link.get("rel").endswith("/facet")]
    active = [link.get("title") for link in links if link.get(f"{OPDS}activeFacet") == "true"]
    assert active == marked
    for facet in feed["facets"]:
        for link in facet["links"]:
            books = shelf().books(query_of(link["href"]))
            assert len(books) == link["properties"]["numberOfItems"]


def test_every_way_leads_somewhere() -> None:
    """No link within a catalogue is broken, and every feed leads back to the start."""
    seen = set()
    asked = [""]
    while asked:
        name = asked.pop()
        if name in seen:
            continue
        seen.add(name)
        _, feed = told(shelf(size=1), name.partition("?")[0], query_of(name))
        assert {"self", "start", "search"} <= {link["rel"] for link in feed["links"]}
        asked += [href.removeprefix("/opds2").lstrip("/") for href in ways(feed)]
    assert {"", "all", "people", "subjects", "languages", "all?page=3"} <= seen
    assert shelf().feed("nothing", Query()) is None


def test_many_books_come_page_by_page() -> None:
    """Pages lead to one another, and hold each book once."""
    found = []
    name = "all"
    while name:
        _, feed = told(shelf(size=2), "all", query_of(name))
        found += [book["metadata"]["title"] for book in feed["publications"]]
        following = [link["href"] for link in feed["links"] if link["rel"] == "next"]
        name = following[0] if following else ""
    assert found == ["Äpfel der Nacht", "Small Hours", "Zimmer"]
    assert [link["rel"] for link in feed["links"]][-3:] == ["first", "previous", "last"]


def test_an_empty_catalogue_is_whole() -> None:
    """Atom has a moment all the same, and JSON a way back, which its schema wants."""
    root, feed = told(Catalogue((), "/books/"), "all")
    assert root.findtext(f"{ATOM}updated") == "1970-01-01T00:00:00Z"
    assert feed["navigation"][0]["href"] == "/opds2/all"
    assert "publications" not in feed


def test_the_search_is_described_with_a_whole_address() -> None:
    """Apps put the words in place of the only parameter (OpenSearch 1.1)."""
    root = etree.fromstring(atom.description("Editions", ONE))
    url = root.find("{*}Url")
    assert url is not None
    assert url.get("template") == "http://127.0.0.1:4720/opds/all?q={searchTerms}"
    assert url.get("type") == atom.ENTRIES


def test_letters_that_no_document_may_hold_are_left_out() -> None:
    """A manuscript may have anything in its title."""
    odd, _ = released(title="Small\x0b \ufffeHours", identifier="a b<c")
    _, xml_file = of_release(odd)
    [entry] = etree.fromstring(xml_file.data).findall(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}title") == "Small Hours"


def query_of(address: str) -> Query:
    """Return the query that an address asks."""
    asked: dict[str, Any] = {k: v[0] for k, v in parse_qs(urlsplit(address).query).items()}
    return Query(**asked | {"page": int(asked.get("page", 1))})


def ways(feed: dict[str, Any]) -> Iterator[str]:
    """Yield all addresses of other feeds."""
    for part in (feed["links"], feed.get("navigation", ())):
        yield from (link["href"] for link in part if not link.get("templated"))
    for facet in feed.get("facets", ()):
        yield from (link["href"] for link in facet["links"])
    for book in feed.get("publications", ()):
        for people in ("author", "editor", "contributor", "subject"):
            for one in book["metadata"].get(people, ()):
                yield from (link["href"] for link in one["links"])


def test_a_book_of_answers_alone_is_theirs() -> None:
    """Of a book that names no maker, those who answer are the authors."""
    release: Release = released(contributors=())[0]
    [book] = json.loads(of_release(release)[0].data)["publications"]
    assert [one["name"] for one in book["metadata"]["author"]] == ["Anna Berg"]
