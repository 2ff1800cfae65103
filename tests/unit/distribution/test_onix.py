"""An edition as shops read it: what a message says, and that both schemas take it."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import pytest
from editions import sample
from lxml import etree
from onix_schema import faults, texts

from publisher.distribution import onix
from publisher.model.block import Paragraph
from publisher.model.edition import (
    BackCover,
    Copyright,
    Edition,
    Matter,
    Part,
    PrintSpec,
    Product,
    Series,
    Subject,
    Web,
)
from publisher.model.inline import Text
from publisher.model.manuscript import Manuscript
from publisher.model.person import Contributor, Identifier, Person, Speaker
from publisher.model.publication import Artifact, Pagination, PrintedPage
from publisher.model.supply import Licence, Related, Supply

ISBN, OTHER = "978-0-306-40615-7", "979-8-88645-174-0"
PACKAGE = """\
<package xmlns="http://www.idpf.org/2007/opf"><metadata>
<meta property="dcterms:conformsTo">EPUB Accessibility 1.1 - WCAG 2.2 Level AA</meta>
<meta property="schema:accessibilityFeature">alternativeText</meta>
<meta property="schema:accessibilityFeature">tableOfContents</meta>
<meta property="schema:accessModeSufficient">textual</meta>
<meta property="schema:accessibilityHazard">none</meta>
<meta property="schema:accessibilitySummary">All is said &amp; told.</meta>
<meta property="a11y:certifiedBy">Signal Press</meta>
<link rel="a11y:certifierCredential" href="https://example.org/credential"/>
<link rel="a11y:certifierReport" href="https://example.org/report"/>
</metadata></package>"""
CONTAINER = """\
<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
<rootfile full-path="EPUB/package.opf"/></rootfiles></container>"""
PAGE = b'<!DOCTYPE html><html lang="en"><main><h1>A</h1><h2>B</h2><img alt="C"></main></html>'


def _epub(package: str = PACKAGE) -> Artifact:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as file:
        file.writestr("META-INF/container.xml", CONTAINER)
        file.writestr("EPUB/package.opf", package)
    return Artifact("epub", "night.epub", stream.getvalue())


def _pdf(data: bytes = b"%PDF-1.7\n<pdfuaid:part>1</pdfuaid:part>") -> Artifact:
    return Artifact("screen", "night.pdf", data, 100)


PRINT = Artifact("print", "night-print.pdf", b"%PDF-1.6", 100)
HARD = Artifact("print", "night-hardcover-print.pdf", b"%PDF-1.6", 98)
WEB = Artifact("web", "web/index.html", PAGE)
COVER = Artifact("web", "web/assets/images/cover.jpg", b"JPEG")
FILES = (_epub(), _pdf(), PRINT, HARD, WEB, COVER)
PRODUCTS = (
    Product("epub", ISBN, price="free"),
    Product("pdf"),
    Product("paperback", OTHER, PrintSpec("a5", 148 * 72 / 25.4, 210 * 72 / 25.4), "18.00 EUR"),
    Product("hardcover", "", PrintSpec("", 396.0, 612.0, spine=36.0), "28.00 USD"),
    Product("web"),
)


def _talk(name: str, language: str = "en-GB") -> Manuscript:
    speakers = (Speaker("Q", "Karin Ek", "interviewer"), Speaker("A", name, "interviewee"))
    body = (Paragraph((Text("One two three."),)),)
    return Manuscript(
        name.lower().replace(" ", "-"), f"With {name}", language, speakers=speakers, body=body
    )


PERSON = Person(
    "asta-berg",
    "Asta Berg",
    "Berg, Asta",
    biography=(Paragraph((Text("was born in 1931."),)),),
    identifiers=(
        Identifier("isni", "0000 0001 2103 2683"),
        Identifier("orcid", "0000-0002-1825-0097"),
        Identifier("wikidata", "Q36322"),
    ),
)
EDITION = Edition(
    "night",
    "The Night",
    "en-GB",
    subtitle="Talks",
    statement="Second edition",
    published="2026-11",
    publisher="Signal Press",
    place="Hallsberg",
    copyright=(Copyright("Karin Ek", "2025–2026"), Copyright("Radio", "1999", "“Berg”")),
    impression=2,
    rights="All rights\nreserved.",
    description="Two people.\n\nOne night.",
    subjects=(
        Subject("Interviews", "Thema", "DNP"),
        Subject("Sweden", "Thema", "1DNS"),
        Subject("LITERARY COLLECTIONS / General", "BISAC", "LCO000000", "2026"),
        Subject("Work", "MEDTOP", "20000533"),
        Subject("Work", "https://example.org/scheme", "w"),
        Subject("Night"),
        Subject("Railways & <trams>"),
    ),
    series=Series("Work and Sleep", 3, "0317-8471", ("Karin Ek",)),
    back_cover=BackCover("The back.", "Praise.", "About."),
    contributors=(Contributor("Karin Ek", ("edt", "pbl"), "Ek, Karin"),),
    people=(PERSON,),
    products=PRODUCTS,
    front=(Matter("contents"), Matter("epigraph", _talk("No One"))),
    parts=(Part("Nights", (_talk("Asta Berg"), _talk("Nils Lund", "sr-Latn-RS"))),),
    back=(Matter("index"),),
)


def _message(edition: Edition = EDITION, files: tuple[Artifact, ...] = FILES, **more: object):
    data = onix.message(edition, files, 100, **more).data
    assert faults(data) == []
    return etree.fromstring(data)


def _products(edition: Edition = EDITION, files: tuple[Artifact, ...] = FILES, **more: object):
    root = _message(edition, files, **more)
    return [one for one in root if etree.QName(one).localname == "Product"]


def _features(product, kind: str = "09") -> dict[str, str]:
    rows = [
        [texts(one, "ProductFormFeatureType"), texts(one, "ProductFormFeatureValue"), one]
        for one in product.iter("{*}ProductFormFeature")
    ]
    return {
        value: "".join(texts(one, "ProductFormFeatureDescription"))
        for [found], [value], one in rows
        if found == kind
    }


def test_onixcheck_finds_nothing() -> None:
    """Neither by the schema nor by RELAX NG, in a message of every form and in a plain one."""
    artifact = onix.message(EDITION, FILES, 100)
    assert (artifact.kind, artifact.name) == ("onix", "metadata/onix.xml")
    assert faults(artifact.data, asked=True) == []
    assert faults(onix.message(sample(), FILES).data, asked=True) == []
    spoilt = artifact.data.replace(b"<NotificationType>03", b"<NotificationType>77")
    assert faults(spoilt, asked=True)
    assert faults(spoilt)


def test_the_same_edition_gives_the_same_bytes() -> None:
    """Nothing else goes in."""
    assert onix.message(EDITION, FILES, 100) == onix.message(EDITION, FILES, 100)


def test_a_product_ships_if_there_is_a_file_of_it() -> None:
    """In the order of the edition; a message about nothing says so."""
    forms = [texts(one, "DescriptiveDetail/ProductForm") for one in _products()]
    assert forms == [["ED"], ["ED"], ["BC"], ["BB"], ["EC"]]
    assert [texts(one, ".//ProductForm")[0] for one in _products(files=(_epub(), PRINT))] == [
        "ED",
        "BC",
    ]
    assert [etree.QName(one).localname for one in _message(files=())] == ["Header", "NoProduct"]


def test_products_are_numbered_for_good() -> None:
    """By ISBN where there is one; the record keeps its name when one comes, or a title changes."""
    epub, pdf, *_ = _products()
    assert texts(epub, "ProductIdentifier/IDValue") == ["9780306406157"] * 2
    assert texts(epub, "ProductIdentifier/ProductIDType") == ["03", "15"]
    assert texts(pdf, "ProductIdentifier/IDValue")[0] == "night-pdf"
    assert texts(pdf, "ProductIdentifier/ProductIDType") == ["01", "22"]
    later = replace(EDITION, title="Nights", products=(Product("epub"), *PRODUCTS[1:]))
    names = [texts(one, "RecordReference") for one in _products()]
    assert names == [texts(one, "RecordReference") for one in _products(later)]
    assert len({name for [name] in names}) == len(names)


def test_two_of_a_form_are_two_products() -> None:
    """Even if they are alike."""
    twice = replace(EDITION, products=(Product("paperback"), Product("paperback")))
    first, second = _products(twice, (PRINT, HARD))
    assert texts(first, "RecordReference") != texts(second, "RecordReference")
    assert texts(second, "ProductIdentifier/IDValue")[0] == "night-paperback-2"


def test_products_know_one_another() -> None:
    """As other formats; the files have the pages of the printed book."""
    epub, _, paper, hard, _ = _products()
    codes = [texts(one, "ProductRelationCode") for one in epub.iter("{*}RelatedProduct")]
    assert codes == [["06"], ["06", "13"], ["06"], ["06"]]
    codes = [texts(one, "ProductRelationCode") for one in paper.iter("{*}RelatedProduct")]
    assert codes == [["06", "27"], ["06", "27"], ["06"], ["06"]]
    codes = [texts(one, "ProductRelationCode") for one in hard.iter("{*}RelatedProduct")]
    assert codes == [["06"], ["06"], ["06"], ["06"]]
    works = {texts(one, ".//WorkIdentifier/IDValue")[0] for one in _products()}
    assert len(works) == 1


def test_products_of_others_are_told_of_the_form_that_is_meant() -> None:
    """A paperback replaces a paperback."""
    told = (Related(ISBN, "replaces", "paperback"), Related(ISBN, "similar"))
    products = _products(replace(EDITION, supply=Supply(related=told)))
    codes = [texts(one, ".//RelatedProduct/ProductRelationCode") for one in products]
    assert [("03" in said, "23" in said) for said in codes] == [
        *((False, True), (False, True), (True, True), (False, True), (False, True))
    ]


def test_the_epub_says_how_accessible_it_is() -> None:
    """By its own package, and nothing that is not there."""
    found = _features(_products()[0])
    assert found == {
        **dict.fromkeys(("04", "82", "85", "22", "14", "11", "52"), ""),
        "90": "Signal Press",
        "89": "https://example.org/credential",
        "96": "https://example.org/report",
        "00": "All is said & told.",
    }
    assert list(_features(_products()[0], "12")) == ["14", "16", "18"]
    assert list(_features(_products()[0], "15")) == ["101F"]


def test_of_what_nobody_says_the_accessibility_is_unknown() -> None:
    """Of paper nothing is said at all."""
    bare = _epub('<package xmlns="http://www.idpf.org/2007/opf"><metadata/></package>')
    epub, pdf, paper = _products(files=(bare, _pdf(b"%PDF-2.0"), PRINT))
    assert _features(epub) == _features(pdf) == {"08": ""}
    assert _features(paper) == {}
    assert list(_features(pdf, "15")) == ["107J"]


def test_a_lower_level_claims_less() -> None:
    """Level A does not take in the languages of passages; the report is somebody else's."""
    lower = PACKAGE.replace("Level AA", "Level A").replace("Signal Press", "An Evaluator")
    found = _features(_products(files=(_epub(lower),))[0])
    assert {"04", "82", "84", "94"} <= set(found)
    assert {"85", "22", "96"}.isdisjoint(found)


def test_the_pdf_says_that_it_is_of_pdf_ua() -> None:
    """As code 05."""
    pdf = _products()[1]
    assert _features(pdf) == {"05": ""}
    assert list(_features(pdf, "15")) == ["107G"]


@pytest.mark.parametrize(
    ("page", "codes"),
    [
        (PAGE, {"14", "22", "29", "32", "36"}),
        (PAGE.replace(b'alt="C"', b""), {"22", "29", "32", "36"}),
        (PAGE.replace(b' lang="en"', b""), {"14", "29", "32", "36"}),
        (PAGE.replace(b"h2>", b"h3>"), {"14", "22", "32", "36"}),
        (PAGE.replace(b"main>", b"div>"), {"14", "22", "29", "36"}),
    ],
)
def test_the_web_edition_is_looked_at(page: bytes, codes: set[str]) -> None:
    """Every page of it."""
    other = Artifact("web", "web/other.html", page)
    style = Artifact("web", "web/style.css", b"p {}")
    (web,) = _products(files=(WEB, other, style))
    assert set(_features(web)) == codes


def test_people_are_named_with_all_that_is_known_of_them() -> None:
    """Once, with roles of list 17; who publishes is no contributor."""
    people = list(_products()[0].iterfind(".//{*}Contributor"))
    people = [one for one in people if texts(one, "SequenceNumber")]
    told = [(texts(one, "PersonName")[0], texts(one, "ContributorRole")) for one in people]
    assert told == [
        ("Karin Ek", ["B01", "A43"]),
        ("Asta Berg", ["A44"]),
        ("Nils Lund", ["A44"]),
    ]
    asta = people[1]
    assert texts(asta, "NameIdentifier/NameIDType") == ["16", "21", "01"]
    assert texts(asta, "NameIdentifier/IDValue") == [
        *("0000000121032683", "0000000218250097", "Q36322")
    ]
    assert texts(asta, "NameIdentifier/IDTypeName") == ["wikidata"]
    assert texts(people[0], "PersonNameInverted") == ["Ek, Karin"]
    assert texts(asta, "BiographicalNote") == ["Asta Berg was born in 1931."]


def test_a_book_by_nobody_says_so() -> None:
    """And is published by its title, for want of anybody."""
    text = Manuscript("a", "A", body=(Paragraph((Text("Words."),)),))
    (one,) = _products(Edition("s", "S", parts=(Part("", (text,)),)), (_epub(),))
    assert one.find(".//{*}NoContributor") is not None
    assert texts(one, ".//ImprintName") == ["S"]


def test_titles_and_series() -> None:
    """The number of the volume is that of the product in the series."""
    detail = _products()[0].find("{*}DescriptiveDetail")
    assert texts(detail, "TitleDetail/TitleElement/TitleText") == ["The Night"]
    assert texts(detail, "TitleDetail/TitleElement/Subtitle") == ["Talks"]
    assert texts(detail, "EditionStatement") == ["Second edition"]
    assert texts(detail, "Collection//TitleText") == ["Work and Sleep"]
    assert texts(detail, "Collection//PartNumber") == ["3"]
    assert texts(detail, "Collection/CollectionIdentifier/CollectionIDType") == ["02"]
    assert texts(detail, "Collection/CollectionIdentifier/IDValue") == ["03178471"]
    assert texts(detail, "Collection/Contributor/PersonName") == ["Karin Ek"]


def test_languages_are_those_of_the_texts() -> None:
    """The book's first, with country and script where the tag has them."""
    said = [
        [texts(one, name) for name in ("LanguageCode", "CountryCode", "ScriptCode")]
        for one in _products()[0].iter("{*}Language")
    ]
    assert said == [[["eng"], ["GB"], []], [["srp"], ["RS"], ["Latn"]]]


def _extents(product) -> dict[tuple[str, str], str]:
    return {
        (texts(one, "ExtentType")[0], texts(one, "ExtentUnit")[0]): texts(one, "ExtentValue")[0]
        for one in product.iter("{*}Extent")
    }


def test_extents_are_those_of_the_files() -> None:
    """Pages of each kind, words and bytes."""
    folios = ["i", "ii", "1", "2", ""]
    printed = tuple(PrintedPage("a", folio, 0, "") for folio in folios)
    epub, pdf, paper, hard, web = _products(pagination=Pagination((), 100, printed))
    assert _extents(paper) == {
        ("00", "03"): "2",
        ("03", "03"): "2",
        ("06", "03"): "100",
        ("11", "03"): "5",
        ("02", "02"): "9",
    }
    assert _extents(hard) == {("06", "03"): "98", ("02", "02"): "9"}
    size = str(len(FILES[0].data))
    assert _extents(epub) == {("08", "03"): "5", ("02", "02"): "9", ("22", "17"): size}
    assert _extents(pdf)[("06", "03")] == "100"
    assert _extents(web) == {("02", "02"): "9"}
    assert _extents(_products()[0])[("08", "03")] == "100"


def test_words_without_spaces_are_counted_by_letters() -> None:
    """A book that is partly in Japanese."""
    some = replace(EDITION, parts=(Part("", (_talk("Asta Berg", "ja"),)),))
    assert _extents(_products(some)[0])[("02", "01")] == str(2 * len("One two three."))


def test_apparatus_and_pictures() -> None:
    """An index and a contents list are told, and pictures counted."""
    assert texts(_products()[0], ".//AncillaryContentType") == ["30", "25"]
    assert texts(_products()[0], ".//Illustrated") == ["01"]
    shown = _products(sample(), (_epub(),))[0]
    assert texts(shown, ".//Illustrated") == ["02"]
    assert texts(shown, ".//ProductContentType") == ["07"]
    assert int(texts(shown, ".//NumberOfIllustrations")[0]) > 0


def test_subjects_by_their_schemes() -> None:
    """One of Thema and one of BISAC is the main one; qualifiers have schemes of their own."""
    rows = [
        (
            texts(one, "SubjectSchemeIdentifier")[0],
            bool(texts(one, "MainSubject")),
            *texts(one, "SubjectSchemeName"),
            *texts(one, "SubjectSchemeVersion"),
        )
        for one in _products()[0].iter("{*}Subject")
    ]
    assert rows == [
        ("93", True, "1.6"),
        ("94", False, "1.6"),
        ("10", True, "2026"),
        ("24", False, "MEDTOP"),
        ("24", False, "https://example.org/scheme"),
        ("20", False),
    ]
    assert "Night; Railways & <trams>" in texts(_products()[0], ".//SubjectHeadingText")


def test_measures_in_millimetres() -> None:
    """Of a hardcover the pages, for its boards are the binder's."""
    _, _, paper, hard, web = _products()
    rows = [
        dict(zip(texts(one, ".//MeasureType"), texts(one, ".//Measurement"), strict=True))
        for one in (paper, hard, web)
    ]
    assert rows == [
        {"01": "210", "02": "148"},
        {"04": "215.9", "05": "139.7", "03": "12.7"},
        {},
    ]


def test_texts_for_those_who_may_buy_it() -> None:
    """Each of its kind; the contents with those who speak, without the epigraph."""
    said = {
        texts(one, "TextType")[0]: texts(one, "Text")[0]
        for one in _products()[0].iter("{*}TextContent")
    }
    assert said == {
        "02": "Two people. One night.",
        "03": "Two people. One night.",
        "04": "Nights With Asta Berg – Asta Berg With Nils Lund – Nils Lund",
        "05": "The back.",
        "09": "Praise.",
        "12": "About.",
        "13": "All rights reserved.",
    }
    long = replace(EDITION, description="x" * 351)
    assert "02" not in texts(_products(long)[0], ".//TextType")


def test_the_cover_is_shown_if_it_lies_anywhere() -> None:
    """By its address, size and sum."""
    assert _products()[0].find(".//{*}SupportingResource") is None
    shown = _products(replace(EDITION, web=Web("https://x.example/night/")))
    assert texts(shown[0], ".//ResourceLink") == ["https://x.example/night/assets/images/cover.jpg"]
    assert texts(shown[0], ".//FeatureValue") == ["D502", "4", COVER.sha256]
    links = [texts(one, ".//Publisher/Website/WebsiteLink") for one in shown]
    assert links[0] == ["https://x.example/night/"]
    assert links[4] == ["https://x.example/night/"] * 2


def test_publishing_details() -> None:
    """A month is told as one; copyright of the whole alone; a reprint of paper alone."""
    epub, _, paper, *_ = _products()
    detail = paper.find("{*}PublishingDetail")
    assert texts(detail, "CityOfPublication") == ["Hallsberg"]
    assert texts(detail, "PublishingStatus") == ["04"]
    assert texts(detail, "PublishingDate/Date") == ["202611"]
    assert detail.find(".//{*}Date").get("dateformat") == "01"
    assert texts(detail, "LatestReprintNumber") == ["2"]
    assert texts(epub, ".//LatestReprintNumber") == []
    assert texts(detail, "CopyrightStatement/CopyrightYear") == ["2025", "2026"]
    assert texts(detail, "CopyrightStatement/CopyrightOwner/PersonName") == ["Karin Ek"]
    firm = replace(EDITION, copyright=(Copyright("Radio Hallsberg"),))
    assert texts(_products(firm)[0], ".//CopyrightOwner/CorporateName") == ["Radio Hallsberg"]


def test_rights_and_market_are_the_world_unless_told() -> None:
    """Nobody is said to have more than they say."""
    one = _products()[0]
    assert texts(one, ".//SalesRights/SalesRightsType") == ["02"]
    assert texts(one, ".//Territory/RegionsIncluded") == ["WORLD", "WORLD"]
    some = Supply(territory=("SE", "DK"), exclusive=True)
    one = _products(replace(EDITION, supply=some))[0]
    assert texts(one, ".//SalesRights/SalesRightsType") == ["01"]
    assert texts(one, ".//Territory/CountriesIncluded") == ["DK SE", "DK SE"]
    assert texts(one, ".//ROWSalesRightsType") == ["00"]


def test_prices() -> None:
    """Free, unknown, with tax and without it."""
    products = _products()
    assert [texts(one, ".//UnpricedItemType") for one in products] == [
        *(["01"], ["04"], [], [], ["04"])
    ]
    prices = [
        [*texts(one, ".//PriceType"), *texts(one, ".//PriceAmount"), *texts(one, ".//CurrencyCode")]
        for one in products
    ]
    assert prices[2:4] == [["02", "18.00", "EUR"], ["01", "28.00", "USD"]]
    gross = _products(replace(EDITION, supply=Supply(tax_included=True)))[3]
    assert texts(gross, ".//PriceType") == ["02"]
    nought = replace(EDITION, products=(Product("epub", price="0.00 EUR"),))
    assert texts(_products(nought)[0], ".//UnpricedItemType") == ["01"]


def test_who_supplies_and_whether_it_is_there() -> None:
    """What has a date is there; what is to come is announced with it."""
    one = _products()[0]
    assert texts(one, ".//Supplier/*") == ["01", "Signal Press"]
    assert texts(one, ".//ProductAvailability") == ["20"]
    undated = _products(replace(EDITION, published=""))[0]
    assert texts(undated, ".//ProductAvailability") == ["99"]
    assert texts(undated, ".//PublishingStatus") == ["00"]
    coming = Supply(supplier="Others", availability="not-yet")
    one = _products(replace(EDITION, supply=coming))[0]
    assert texts(one, ".//Supplier/*") == ["15", "Others"]
    assert texts(one, "NotificationType") == ["02"]
    assert texts(one, ".//PublishingStatus") == ["02"]
    assert texts(one, ".//SupplyDate/SupplyDateRole") == ["08"]


def test_the_sender_and_the_licence() -> None:
    """As the table has them; paper has no licence of its own."""
    told = Supply(
        sender="The Desk",
        contact="Karin Ek",
        email="desk@signal.example",
        imprint="Signals",
        country="SE",
        site="https://signal.example",
        audience=("scholars", "general"),
        licence=Licence("CC BY 4.0", "https://example.org/by"),
    )
    edition = replace(EDITION, supply=told)
    header = _message(edition)[0]
    assert texts(header, "Sender/*") == ["The Desk", "Karin Ek", "desk@signal.example"]
    assert texts(header, "SentDateTime") == ["20261101T000000Z"]
    epub, _, paper, *_ = _products(edition)
    assert texts(epub, ".//EpubLicenseName") == ["CC BY 4.0"]
    assert texts(epub, ".//EpubLicenseExpressionLink") == ["https://example.org/by"]
    assert texts(paper, ".//EpubLicenseName") == texts(paper, ".//EpubTechnicalProtection") == []
    assert texts(epub, ".//EpubTechnicalProtection") == ["00"]
    assert texts(epub, ".//ImprintName") == ["Signals"]
    assert texts(epub, ".//CountryOfPublication") == ["SE"]
    assert texts(epub, ".//AudienceCodeValue") == ["06", "01"]
