"""The edition file: text in, what it says out."""

from __future__ import annotations

from pathlib import Path

import pytest

from publisher.decode import Placed
from publisher.edition import MatterFile, PartFile, load, read
from publisher.errors import EditionError
from publisher.model.edition import PrintSpec, Product, Series, Subject
from publisher.model.person import Contributor
from publisher.source import Location

_SHORT = 'title = "The Night Shift"\ninterviews = ["a.md", "b.md"]\n'

_ONE_ISBN = """\
product = [{form = "epub", isbn = "978-0-306-40615-7"},
{form = "paperback", isbn = "9780306406157"}]
"""


def _problems(text: str) -> list[str]:
    with pytest.raises(EditionError) as caught:
        read(text, "e")
    return [str(problem).split(" (")[0] for problem in caught.value.problems]


def _at(line: int, column: int) -> Location:
    return Location("e", line, column)


def test_two_lines_are_an_edition() -> None:
    """All that is not said has its default."""
    file = read(_SHORT, "e")
    assert (file.slug, file.title, file.language, file.style) == (
        "the-night-shift",
        "The Night Shift",
        "",
        "trade",
    )
    assert file.parts == (PartFile("", (Placed("a.md", _at(2, 15)), Placed("b.md", _at(2, 23)))),)
    assert file.products == (
        Product("epub"),
        Product("pdf"),
        Product("paperback", print=PrintSpec()),
        Product("web"),
    )
    assert [section.role for section in file.front] == [
        "half-title",
        "title-page",
        "copyright",
        "contents",
    ]
    assert file.back == (MatterFile("colophon"),)
    assert file.manuscript_paths() == (("a.md", _at(2, 15)), ("b.md", _at(2, 23)))
    assert file.image_paths() == ()


def test_the_long_form_says_the_same() -> None:
    """A line [edition] above the keys changes nothing but their places."""
    long, short = read(f"[edition]\n{_SHORT}", "e"), read(f"\n{_SHORT}", "e")
    assert long == short


def test_a_title_without_latin_letters_has_a_slug() -> None:
    """Files can be named after any title."""
    assert read(_SHORT.replace("The Night Shift", "夜勤"), "e").slug.startswith("text-")


def test_everything_that_can_be_said() -> None:
    """Each key reaches its field."""
    file = read(
        '[edition]\ntitle = "T"\nsubtitle = "S"\nslug = "s-1"\nlanguage = "fr"\n'
        'statement = "2nd"\npublished = 2026-01-31\npublisher = "P"\nplace = "L"\nrights = "R"\n'
        'description = """\nD\n\nE\n"""\nsubjects = ["X", "Y"]\nstyle = "plain"\ncover = "c.png"\n'
        '[[part]]\ntitle = "One"\ninterviews = ["a.md"]\n'
        '[[contributor]]\nname = "N"\nfile-as = "M"\nroles = ["trl"]\n'
        '[[contributor]]\nname = "O"\n',
        "e",
    )
    assert (file.subtitle, file.slug, file.language, file.statement) == ("S", "s-1", "fr", "2nd")
    assert (file.published, file.publisher, file.place, file.rights) == (
        "2026-01-31",
        "P",
        "L",
        "R",
    )
    assert (file.description, file.subjects, file.style) == (
        "D\n\nE",
        (Subject("X"), Subject("Y")),
        "plain",
    )
    assert file.image_paths() == (("c.png", _at(18, 9)),)
    assert file.parts == (PartFile("One", (Placed("a.md", _at(21, 15)),)),)
    assert file.contributors == (Contributor("N", ("trl",), "M"), Contributor("O", ("edt",)))


def test_what_catalogues_want_to_know() -> None:
    """Each of the keys for shelves reaches its field, written short or long."""
    file = read(
        f"{_SHORT}modified = 2026-03-01T08:00:00Z\nvarious = true\ncontents-headings = false\n"
        'source = "Radio Halvorsby"\n'
        'series = {name = "Night Work", number = 2, issn = "03178471"}\n'
        'subjects = ["X", {term = "Anthologies", scheme = "thema", code = "DNT"}]\n',
        "e",
    )
    assert file.modified == "2026-03-01 08:00:00+00:00"
    assert (file.various, file.contents_headings, file.source) == (True, False, "Radio Halvorsby")
    assert file.series == Series("Night Work", 2, "0317-8471")
    assert file.subjects == (Subject("X"), Subject("Anthologies", "Thema", "DNT"))
    assert read(f'{_SHORT}series = "Night Work"\n', "e").series == Series("Night Work")
    plain = read(_SHORT, "e")
    assert (plain.series, plain.various, plain.contents_headings) == (None, None, True)


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ('modified = "2026-03"', "“modified”: “2026-03” is not a day"),
        ("modified = 2026-03-01T08:00:00", "“modified”: this time does not say"),
        ("modified = 2026-03-01T08:00:00+02:00", "“modified”: this time is not in UTC"),
        ("various = 1", "“various” must be true or false"),
        ("series = {number = 1}", "“name” is missing"),
        ('series = {name = "N", number = 0}', "“number”: numbers go from 1 to 999"),
        ('series = {name = "N", issn = "0317-8472"}', "“issn”: a digit is wrong"),
        ('series = {name = "N", nubmer = 2}', "unknown key “nubmer”"),
        ('subjects = [{scheme = "Thema", code = "DNT"}]', "“term” is missing"),
        ('subjects = [{term = "T", scheme = "Tema", code = "DNT"}]', "“scheme”: “Tema” is not"),
        ('subjects = [{term = "T", scheme = "Thema"}]', "a subject with a scheme needs a code"),
        ('subjects = [{term = "T", code = "DNT"}]', "a subject with a code needs a scheme"),
        ('subjects = [{term = "T", scheme = "BISAC", code = "LCO0"}]', "“code”: “LCO0” is not a"),
        ('subjects = [{term = "T", scheme = "Thema", code = "dnt"}]', "“code”: “dnt” is not a"),
    ],
)
def test_what_catalogues_would_not_understand(line: str, problem: str) -> None:
    """A slip in one of them is told at once."""
    (told,) = _problems(f"{_SHORT}{line}\n")
    assert told.split(": ", 1)[1].startswith(problem)


@pytest.mark.parametrize(
    ("scheme", "code"),
    [
        *(("BISAC", "LCO000000"), ("Thema", "DNPB1"), ("Thema", "1KBB-US-NA"), ("DDC", "920.02")),
        *(("LCSH", "sh85067498"), ("https://example.org/scheme", "any 1")),
    ],
)
def test_codes_of_subjects(scheme: str, code: str) -> None:
    """Codes as their schemes write them, and of schemes that only an address names."""
    line = f'subjects = [{{term = "T", scheme = "{scheme}", code = "{code}"}}]'
    assert read(f"{_SHORT}{line}\n", "e").subjects == (Subject("T", scheme, code),)


def test_front_and_back() -> None:
    """Names of sections, files whose names say what they are, and files with a role."""
    file = read(
        f'{_SHORT}front = ["title-page", "matter/Foreword.md", "matter/why.md"]\n'
        'back = [{file = "matter/so.md", role = "afterword"}, {file = "z.md"}, "contents"]\n',
        "e",
    )
    assert [(s.role, s.file.value if s.file else "") for s in file.front] == [
        ("title-page", ""),
        ("foreword", "matter/Foreword.md"),
        ("preface", "matter/why.md"),
    ]
    assert [(s.role, s.file.value if s.file else "") for s in file.back] == [
        ("afterword", "matter/so.md"),
        ("appendix", "z.md"),
        ("contents", ""),
    ]
    assert [path for path, _ in file.manuscript_paths()] == [
        "matter/Foreword.md",
        "matter/why.md",
        "a.md",
        "b.md",
        "matter/so.md",
        "z.md",
    ]


@pytest.mark.parametrize(
    ("trim", "width", "height"),
    [
        ("6x9in", 432.0, 648.0),
        ("A5", 419.5276, 595.2756),
        ("b-format", 365.6693, 561.2598),
        ("148x210mm", 419.5276, 595.2756),
        ("5.06 × 7.81in", 364.32, 562.32),
    ],
)
def test_page_sizes(trim: str, width: float, height: float) -> None:
    """Named sizes and measures become points."""
    (product,) = read(f'{_SHORT}[[product]]\nform = "paperback"\ntrim = "{trim}"\n', "e").products
    assert product.print is not None
    assert (product.print.width, product.print.height) == pytest.approx((width, height), abs=1e-4)
    assert product.print.trim == trim


def test_a_printed_product() -> None:
    """The ISBN keeps its hyphens; the bleed is in points."""
    text = (
        f'{_SHORT}[[product]]\nform = "paperback"\nisbn = "978-0-306-40615-7"\n'
        'bleed = "0.125in"\npaper = "white"\n'
    )
    spec = PrintSpec(bleed=9.0, paper="white")
    assert read(text, "e").products == (Product("paperback", "978-0-306-40615-7", spec),)


def test_all_that_can_be_said_of_a_printed_product() -> None:
    """What is left out is as printers of text like it."""
    assert PrintSpec() == PrintSpec(printer="", standard="x-4", ink="black", marks=False, icc="")
    text = (
        f'{_SHORT}[[product]]\nform = "hardcover"\ntrim = "6x9in"\nprinter = "kdp"\n'
        'standard = "x-1a"\nink = "colour"\nmarks = true\nicc = "press.icc"\n'
        'paper = "colour"\nprice = "18.00 USD"\n'
    )
    spec = PrintSpec(
        "6x9in", 432.0, 648.0, 0.0, "colour", "kdp", "x-1a", "colour", marks=True, icc="press.icc"
    )
    file = read(text, "e")
    assert file.products == (Product("hardcover", "", spec, "18.00 USD"),)
    assert [name for name, _ in file.profile_paths()] == ["press.icc"]


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ('title = "T"', ["e: no interviews are listed"]),
        ('interviews = ["a.md"]', ["e: “title” is missing"]),
        ('titel = "T"\ninterviews = []', ["e:1:1: unknown key “titel”"]),
        ('title = ""\ninterviews = ["a.md"]', ["e:1:9: “title”: there is nothing in it"]),
        ('title = "T"\ninterviews = "a.md"', ["e:2:14: “interviews” must be a list"]),
        (f'{_SHORT}[edition]\nstyle = "x"', ["e:1:1: “title” stands above [edition]",
                                            "e:2:1: “interviews” stands above [edition]"]),
        (f"{_SHORT}[[parts]]", ["e:3:3: unknown key “parts”"]),
        (f'{_SHORT}[contributor]\nname = "N"', ["e:3:1: “contributor” must be a list"]),
        (f'{_SHORT}[[part]]\ntitle = "P"\ninterviews = []',
         ["e:2:15: this edition has parts, and interviews outside them",
          "e:3:1: the part “P” has no interviews"]),
        ('title = "T"\ninterviews = [\n  "a.md",\n  "b.md",\n  "a.md",\n]',
         ["e:5:3: “a.md” is listed twice, first on line 3"]),
        (f'{_SHORT}front = ["a.md"]', ["e:3:10: “a.md” is listed twice, first on line 2"]),
        (f'{_SHORT}front = ["preface", "cover", "titlepage", "../x.md"]',
         ["e:3:10: “preface” is a text of yours", "e:3:21: “cover” is made by itself",
          "e:3:30: there is no section “titlepage”",
          "e:3:43: this path leads out of the edition's folder"]),
        (f'{_SHORT}back = ["colophon", "colophon"]', ["e:3:21: “colophon” is listed twice"]),
        (f'{_SHORT}back = [{{file = "x.md", role = "title-page"}}]',
         ["e:3:32: “role”: “title-page” is not the role of a text"]),
        (f'{_SHORT}[[product]]\nform = "hardback"', ["e:4:8: “form”: “hardback” cannot be made"]),
        (f'{_SHORT}[[product]]\ntrim = "6x9in"', ["e:3:1: “form” is missing"]),
        (f'{_SHORT}[[product]]\nform = "epub"\ntrim = "6x9in"', ["e:5:8: an EPUB has no trim"]),
        (f'{_SHORT}[[product]]\nform = "paperback"\ntrim = "900x900mm"',
         ["e:5:8: “trim”: no book is 900x900mm"]),
        (f'{_SHORT}[[product]]\nform = "paperback"\nbleed = "3"',
         ["e:5:9: “bleed”: “3” is not a length"]),
        (f"{_SHORT}{_ONE_ISBN}", ["e:4:29: this ISBN is given twice, first on line 3"]),
        ("title = ", ["e:1:9: the value of this key cannot be read"]),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_in_its_place(text: str, problems: list[str]) -> None:
    """Every fault has its line and column."""
    assert _problems(text) == problems


def test_a_file_is_read(tmp_path: Path) -> None:
    """Places bear the path as it was given; a byte order mark is nothing."""
    path = tmp_path / "edition.toml"
    path.write_bytes(b"\xef\xbb\xbf" + _SHORT.replace("\n", "\r\n").encode())
    file = load(path)
    assert file.title == "The Night Shift"
    assert file.where.path == str(path)


@pytest.mark.parametrize(
    ("data", "message"),
    [(b'title = "\xff"', ":1: not UTF-8 text"), (None, "no such file")],
)
def test_a_file_that_cannot_be_read(tmp_path: Path, data: bytes | None, message: str) -> None:
    """Missing files and wrong encodings are the edition's errors too."""
    path = tmp_path / "edition.toml"
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(EditionError, match=message):
        load(path)
