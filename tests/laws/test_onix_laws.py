"""The law of ONIX: whatever an edition says, both schemas take the message about it."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import pytest
from edition_strategies import editions
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from lxml import etree
from onix_schema import faults

from publisher.distribution import onix
from publisher.edition.products import FORMS
from publisher.model.edition import Copyright, Edition, PrintSpec, Product, Series, Subject, Web
from publisher.model.person import Identifier, Person
from publisher.model.publication import Artifact, Pagination, PrintedPage
from publisher.model.supply import Licence, Related, Supply
from publisher.vocabulary.countries import COUNTRIES, CURRENCIES
from publisher.vocabulary.onix import AUDIENCES, AVAILABILITY, RELATIONS, SUPPLIERS
from publisher.vocabulary.subjects import SUBJECT_SCHEMES

pytestmark = [
    pytest.mark.slow,
    pytest.mark.filterwarnings("ignore:Generating overly large repr"),
]

ISBNS = ("978-0-306-40615-7", "9783161484100", "979-8-88645-174-0", "0-306-40615-2")
ADDRESS = "https://x.example/a?b=ü&c#d"
WORDS = st.text(
    st.one_of(
        st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn", "Co")),
        st.sampled_from(" \u3000\u200b<&>\"'\u202e"),
    ),
    max_size=12,
)


def _epub(said: str) -> bytes:
    """Return a package that says something of its accessibility, as a serialiser writes it."""
    package = etree.Element("{http://www.idpf.org/2007/opf}package")
    for name in ("schema:accessibilitySummary", "a11y:certifiedBy", "a11y:certifierCredential"):
        meta = etree.SubElement(package, "{http://www.idpf.org/2007/opf}meta", property=name)
        meta.text = said
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as file:
        space = "urn:oasis:names:tc:opendocument:xmlns:container"
        file.writestr("META-INF/container.xml", f'<c xmlns="{space}"><rootfile full-path="p"/></c>')
        file.writestr("p", etree.tostring(package))
    return stream.getvalue()


def _perhaps(values: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.one_of(st.just(""), values)


PRICES = _perhaps(
    st.one_of(
        st.just("free"),
        st.builds(
            "{}.{:02} {}".format,
            st.integers(0, 9999),
            st.integers(0, 99),
            st.sampled_from(sorted(CURRENCIES)),
        ),
    )
)
PRODUCTS = st.builds(
    Product,
    st.sampled_from(FORMS),
    _perhaps(st.sampled_from(ISBNS)),
    st.one_of(
        st.none(),
        st.builds(
            PrintSpec,
            width=st.floats(216, 1224),
            height=st.floats(216, 1224),
            spine=st.floats(0, 288),
        ),
    ),
    PRICES,
)
SUPPLIES = st.builds(
    Supply,
    sender=WORDS,
    contact=WORDS,
    email=st.sampled_from(("", "a@b.example")),
    imprint=WORDS,
    country=_perhaps(st.sampled_from(sorted(COUNTRIES))),
    site=st.sampled_from(("", ADDRESS)),
    audience=st.lists(st.sampled_from(sorted(AUDIENCES)), unique=True).map(tuple),
    territory=st.lists(st.sampled_from(sorted(COUNTRIES)), unique=True, max_size=4).map(tuple),
    exclusive=st.booleans(),
    supplier=WORDS,
    role=_perhaps(st.sampled_from(sorted(SUPPLIERS))),
    availability=_perhaps(st.sampled_from(sorted(AVAILABILITY))),
    tax_included=st.sampled_from((None, True, False)),
    licence=st.one_of(
        st.none(), st.builds(Licence, st.just("CC0"), st.sampled_from(("", ADDRESS)))
    ),
    related=st.lists(
        st.builds(
            Related,
            st.sampled_from(ISBNS),
            st.sampled_from(sorted(RELATIONS)),
            _perhaps(st.sampled_from(FORMS)),
        ),
        max_size=3,
    ).map(tuple),
)
SUBJECTS = st.builds(
    Subject,
    WORDS.filter(str.strip),
    st.sampled_from((*SUBJECT_SCHEMES, "https://x.example/scheme")),
    st.sampled_from(("DNP", "1DNS", "6XA", "LCO000000")),
    WORDS,
)
COPYRIGHT = st.builds(Copyright, WORDS.filter(str.strip), _perhaps(st.just("1999, 2001–2003, 123")))


@st.composite
def offered(draw: st.DrawFn) -> Edition:
    """Return an edition with all that shops may be told."""
    edition: Edition = draw(editions())
    people = tuple(
        Person(
            f"p{number}",
            one.name,
            identifiers=(Identifier("viaf", "102333412"), Identifier("wikidata", "Q1")),
        )
        for number, one in enumerate(edition.contributors[:3])
    )
    return replace(
        edition,
        products=tuple(draw(st.lists(PRODUCTS, max_size=6))),
        supply=draw(SUPPLIES),
        web=draw(st.sampled_from((Web(), Web(ADDRESS)))),
        subjects=(*edition.subjects, *draw(st.lists(SUBJECTS, max_size=4))),
        copyright=tuple(draw(st.lists(COPYRIGHT, max_size=3))),
        series=draw(
            st.one_of(
                st.just(edition.series),
                st.builds(Series, WORDS, st.integers(1, 99), editors=st.tuples(WORDS)),
            )
        ),
        people=people,
    )


@given(offered(), WORDS, st.lists(st.sampled_from(("", "i", "xii", "1", "12", "٣", "²"))))
@settings(max_examples=150, phases=[Phase.explicit, Phase.generate])
def test_every_message_is_valid(edition: Edition, said: str, folios: list[str]) -> None:
    """Of all forms at once, some twice, with hostile words everywhere."""
    files = (
        Artifact("epub", "book.epub", _epub(said)),
        Artifact("screen", "book.pdf", b"%PDF-1.7", 12),
        *(Artifact("print", f"book-{n}-print.pdf", b"%PDF-1.6", 12) for n in range(6)),
        Artifact("web", "web/index.html", b"<!DOCTYPE html><p>x"),
        Artifact("web", "web/assets/images/cover.png", b"x"),
    )
    printed = tuple(PrintedPage("a", folio, 0, "") for folio in folios)
    made = onix.message(edition, files, 12, Pagination((), 12, printed))
    assert faults(made.data) == []
    records = [one.text for one in etree.fromstring(made.data).iter("{*}RecordReference")]
    assert len(records) == len({*records}) == len(edition.products or "four")
