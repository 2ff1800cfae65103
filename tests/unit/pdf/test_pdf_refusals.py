"""What the press refuses, and how it says so."""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PIL import Image
from weasyprint.urls import URLFetcher

from publisher.errors import InputError, PublisherError, StyleError
from publisher.model.publication import ContentsEntry, Document, Resource
from publisher.pdf.fetcher import RefusedError, RegisteredFetcher


@pytest.fixture
def one(sample: Any, make_interview: Callable[..., Document]) -> Callable[[str], Any]:
    """Return a function that gives the sample with markup in its first interview."""
    return lambda extra: sample.having(make_interview("one", 1, extra))


def messages(made: Any, kind: type[PublisherError] = InputError) -> list[str]:
    """Return what is said when the book is refused."""
    with pytest.raises(kind) as caught:
        made.book()
    return [str(problem) for problem in caught.value.problems]


@pytest.mark.parametrize("character", ["漢", "☃", "\U0001f600"])
def test_a_missing_glyph_is_an_error(one: Callable[[str], Any], character: str) -> None:
    """A character that no face has is named with its code and section, even if Pango finds one."""
    (found,) = messages(one(f"<p>Snow {character}, {character}</p>"))
    assert found.startswith("text/one.xhtml: ")
    name = "" if character == "漢" else f" {unicodedata.name(character)}"  # it says the code
    assert f"“{character}” (U+{ord(character):04X}{name})" in found
    assert "in one, “Snow" in found


def test_all_sections_tell_their_faults(
    sample: Any, make_interview: Callable[..., Document]
) -> None:
    """One refused section does not hide the next."""
    both = sample.having(
        make_interview("one", 1, "<p>☃</p>"), make_interview("three", 1, "<p>♜♞</p>")
    )
    found = messages(both)
    assert [m.partition(":")[0] for m in found] == ["text/one.xhtml", "text/three.xhtml"]
    assert "U+265C" in found[1]
    assert "U+265E" in found[1]


def test_many_missing_glyphs_make_one_message(one: Callable[[str], Any]) -> None:
    """A text in a script that the style lacks is told in one line."""
    script = "".join(map(chr, range(0x4E00, 0x4E20)))
    (found,) = messages(one(f"<p>{script}</p>"))
    assert "U+4E00" in found
    assert "and 24 more characters" in found


def test_a_weight_that_the_style_lacks_is_an_error(sample: Any) -> None:
    """Nothing is set in a face that only pretends to be bold."""
    found = messages(sample.styled("em { font-weight: 700 }"))
    assert any("no face Alegreya Sans 700 italic" in m for m in found)


@pytest.mark.parametrize(
    "source",
    ["http://127.0.0.1:9/a.png", "file:///etc/hostname", "../../etc/passwd", "data:,x", "gone.png"],
)
def test_only_registered_pictures_are_read(one: Callable[[str], Any], source: str) -> None:
    """No address but that of a picture of the edition is ever fetched."""
    (found,) = messages(one(f'<p><img src="{source}" alt="x"/></p>'))
    assert "refused to fetch" in found


@pytest.mark.parametrize(
    "rule",
    [
        "@import url(http://127.0.0.1:9/a.css);",
        "@font-face { font-family: x; src: url(file:///etc/hostname) }",
        "p { background: url(http://127.0.0.1:9/a.png) }",
        "h1::before { content: url(file:///etc/hostname) }",
    ],
)
def test_style_sheets_fetch_nothing(sample: Any, rule: str) -> None:
    """A style sheet cannot reach out either."""
    styled = replace(sample, style=replace(sample.style, print=rule + sample.style.print))
    assert any("refused to fetch" in m for m in messages(styled))


def test_the_fetcher_never_opens_anything(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever is asked for, the opener of the standard library is not used."""
    monkeypatch.setattr(URLFetcher, "fetch", lambda *_: pytest.fail("opened"))
    fetcher = RegisteredFetcher({"a": (b"bytes", "image/png")})
    assert fetcher.fetch("publisher:a").read() == b"bytes"
    for url in ("a", "publisher:b", "publisher:", "http://a", "file:///a", "PUBLISHER:a"):
        with pytest.raises(RefusedError):
            fetcher.fetch(url)


def test_a_registered_picture_is_printed(one: Callable[[str], Any]) -> None:
    """A picture of the publication is embedded once a section."""
    stream = io.BytesIO()
    Image.new("L", (40, 20), 128).save(stream, "JPEG")
    picture = Resource("images/ä b.jpg", "image/jpeg", stream.getvalue())
    shown = one('<figure><img src="../images/ä b.jpg" alt="Grey"/></figure>')
    publication = replace(shown.publication, resources=(picture,))
    book = replace(shown, publication=publication).book()
    assert stream.getvalue() in book.pdf


def test_a_picture_without_a_description_is_printed(one: Callable[[str], Any]) -> None:
    """It is no hole in the book; a finding tells the author of it."""
    stream = io.BytesIO()
    Image.new("L", (40, 20), 128).save(stream, "JPEG")
    picture = Resource("images/a.jpg", "image/jpeg", stream.getvalue())
    shown = one('<figure><img src="../images/a.jpg" alt=""/></figure>')
    publication = replace(shown.publication, resources=(picture,))
    assert stream.getvalue() in replace(shown, publication=publication).book().pdf


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_broken_picture_is_an_error(one: Callable[[str], Any], kind: str) -> None:
    """A picture that cannot be decoded to its end stops the book."""
    stream = io.BytesIO()
    Image.effect_noise((90, 90), 50).save(stream, kind)
    picture = Resource("images/a.png", "image/png", stream.getvalue()[:-900])
    shown = one('<figure><img src="../images/a.png" alt="Grey"/></figure>')
    made = replace(shown, publication=replace(shown.publication, resources=(picture,)))
    (found,) = messages(made)
    assert "images/a.png" in found


@pytest.mark.parametrize(
    ("rule", "word"),
    [("p { colour: red }", "colour"), ("p { color: rde }", "rde"), ("@nonsense x;", "nonsense")],
)
def test_a_rule_that_is_not_taken_is_a_style_error(sample: Any, rule: str, word: str) -> None:
    """What WeasyPrint would silently leave out is told, with the sheet's name."""
    found = messages(sample.styled(rule), StyleError)
    assert any(m.startswith("small/print.css: ") and word in m for m in found)


def test_transparency_is_a_style_error(sample: Any) -> None:
    """Text under an opacity would be lost to the structure, so it is refused."""
    (found,) = messages(sample.styled(".opener { opacity: 0.5 }"), StyleError)
    assert "transparent" in found


@pytest.mark.parametrize("fault", [AssertionError, KeyError, IndexError, TypeError, OverflowError])
def test_a_crash_of_the_engine_is_told_with_its_section(
    sample: Any, monkeypatch: pytest.MonkeyPatch, fault: type[Exception]
) -> None:
    """Whatever WeasyPrint raises becomes an error that names the section."""

    def crash(*_: object, **__: object) -> None:
        raise fault("deep inside")

    monkeypatch.setattr("weasyprint.HTML.render", crash)
    found = messages(sample, PublisherError)
    assert found[0].startswith("text/half-title.xhtml: WeasyPrint failed: ")
    assert len(found) > 1, "one section stops no other"
    assert all("deep inside" in one for one in found)


@pytest.mark.parametrize("href", ["#nowhere", "two.xhtml#nowhere"])
def test_a_dangling_link_is_an_error(one: Callable[[str], Any], href: str) -> None:
    """A link to an id that the book does not print is refused."""
    (found,) = messages(one(f'<p><a href="{href}">x</a></p>'))
    assert "“nowhere”" in found


@pytest.mark.parametrize("href", ["javascript:alert(1)", "file:///etc/passwd", "gone.xhtml"])
def test_a_foreign_link_is_an_error(one: Callable[[str], Any], href: str) -> None:
    """Only the web, mail and the book itself can be linked to."""
    (found,) = messages(one(f'<p><a href="{href}">x</a></p>'))
    assert "leads nowhere" in found


def test_contents_that_lead_nowhere_are_an_error(sample: Any) -> None:
    """The outline leads to places in the book only."""
    lost = (ContentsEntry("Lost", "text/lost.xhtml#lost"),)
    made = replace(sample, publication=replace(sample.publication, contents=lost))
    (found,) = messages(made)
    assert "text/lost.xhtml#lost" in found
