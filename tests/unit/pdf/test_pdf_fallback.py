"""Which face sets what the faces of a style lack, and what is read from the page then."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree

import pikepdf
import pypdfium2
import pytest
import uharfbuzz

from publisher import typefaces
from publisher.cache import NO_CACHE
from publisher.errors import InputError
from publisher.fallbacks import stretches
from publisher.model.edition import Edition, PrintSpec, Product
from publisher.model.publication import Document
from publisher.model.style import Face, Fallback, Style
from publisher.pdf.cover import make_cover
from publisher.pdf.fallback import dress
from publisher.pdf.setups import furniture_setup, style_spec, text_setup
from publisher.pdf.spoken import glyph_letters
from publisher.resources import load_style
from publisher.xhtml.languages import direction
from publisher.xhtml.needs import needed, serving

PASSAGES = {
    "ar": "كان الخطاط يجلس قرب النافذة وأمامه 12 دواة.",
    "el": "Ὅλοι οἱ ἄνθρωποι",
    "he": "כל בני האדם נולדו בני חורין",
    "hi": "क्या क कि क्षेत्र ज्ञान हिन्दी",
    "hy": "Բոլոր մարդիկ",
    "ja": "すべての人は、「ことば」をもって語り合う。",
    "ka": "ყველა ადამიანი",
    "km": "មនុស្សទាំងអស់",
    "kn": "ಎಲ್ಲಾ ಮಾನವರೂ",
    "ko": "모든 사람은 자유롭게",
    "ru": "Все люди рождаются",
    "ta": "எல்லா மனிதரும்",
    "th": "มนุษย์ทุกคนเกิดมามีอิสระ",
    "zh": "他说：“我们大家都在同一个屋檐下……”",
}
"""A sentence or so a language, by its tag."""


@pytest.fixture(scope="module")
def trade() -> Style:
    """Return the shipped style."""
    return load_style("trade")


def families(
    text: str, style: Style, language: str = "en", *, leftward: bool = False
) -> list[tuple[str, str]]:
    """Return a text as it is divided, with the families; that of the style is nothing."""
    own = style.faces[0]
    divided = stretches(
        text,
        language,
        lambda part: typefaces.has(own, part),
        style.fallbacks,
        leftward=leftward,
    )
    return [(s.text, s.fallback.family if s.fallback else "") for s in divided]


def test_a_text_that_the_style_can_show_is_left_alone(trade: Style) -> None:
    """Quotation marks, dashes and accents are no other script."""
    assert families("“Où?” – Чай", trade) == [("“Où?” – Чай", "")]


@pytest.mark.parametrize(
    ("text", "language", "wanted"),
    [
        ("of 文字, say", "en", [("of", ""), (" 文字", "Noto Serif JP"), (", say", "")]),
        ("漢字", "zh-Hant", [("漢字", "Noto Serif TC")]),
        ("汉字", "zh-CN", [("汉字", "Noto Serif SC")]),
        ("漢字", "ko", [("漢字", "Noto Serif KR")]),
        ("漢字と", "en", [("漢字と", "Noto Serif JP")]),
        ("他说“好”", "zh", [("他说“好”", "Noto Serif SC")]),
        ("the “漢” sign", "en", [("the “", ""), ("漢", "Noto Serif JP"), ("” sign", "")]),
        ("a ☃ b", "en", [("a ", ""), ("☃", "emoji"), (" b", "")]),
        ("so 👍🏽!", "en", [("so ", ""), ("👍🏽", "emoji"), ("!", "")]),
        ("हिन्दी में, now", "en", [("हिन्दी में", "Noto Serif Devanagari"), (", now", "")]),
        ("wrote ولهم 30 and", "en", [("wrote", ""), (" ولهم 30", "Amiri"), (" and", "")]),
    ],
)
def test_who_sets_what(
    trade: Style, text: str, language: str, wanted: list[tuple[str, str]]
) -> None:
    """Script and language choose; signs between letters of a face go with them."""
    assert families(text, trade, language) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("one Vựa two", [("one", ""), (" Vựa", "Noto Serif"), (" two", "")]),
        ("πάπα, το π", [("πάπα, το π", "Noto Serif")]),
        ("2 π r", [("2 π r", "")]),
    ],
)
def test_no_word_and_no_script_is_in_two_faces(text: str, wanted: list[tuple[str, str]]) -> None:
    """The face has an accented letter or two, and of Greek what sums need."""
    assert families(text, load_style("large")) == wanted


def test_leftward_paragraphs_are_not_divided(trade: Style) -> None:
    """Only within an element are letters put in order."""
    text = "قال Hamlet في 1948!"
    assert families(text, trade, "ar", leftward=True) == [(text, "Amiri")]


def test_a_span_asks_for_what_its_family_has(trade: Style) -> None:
    """Where no italic is, the upright stands; the heavier weight is the style's own."""
    root = ElementTree.fromstring("<html><body><p>so <em>日本</em> and буки ☃</p></body></html>")
    asked = {
        "font_family": ("EB Garamond",),
        "font_weight": 600,
        "font_style": "italic",
        "lang": "ja",
        "direction": "ltr",
        "text_align_all": "justify",
        "text_indent": 0,
    }
    assert dress(root, lambda _: asked, trade.faces, trade.fallbacks)
    spans = root.findall(".//span")
    assert [span.text for span in spans] == ["日本", "☃"]
    assert "font-weight: 400; font-style: normal" in spans[0].get("style", "")
    assert "'emoji'; font-weight: 600" in spans[1].get("style", "")
    assert "".join(root.itertext()) == "so 日本 and буки ☃"


def test_the_end_of_an_east_asian_paragraph_holds_together(trade: Style) -> None:
    """No last line has but a mark or two; its lines are ranged."""
    root = ElementTree.fromstring("<html><body><p>どうでしょう、と言いました。</p></body></html>")
    asked = {
        "font_family": ("EB Garamond",),
        "font_weight": 400,
        "font_style": "normal",
        "lang": "ja",
        "direction": "ltr",
        "text_align_all": "justify",
        "text_indent": 0,
    }
    assert dress(root, lambda _: asked, trade.faces, trade.fallbacks)
    assert "".join(root.itertext()).endswith("と言い\u2060ま\u2060し\u2060た\u2060。")
    assert root.findall(".//p")[0].get("style") == "text-align: start"


def test_a_book_that_needs_no_fallback_is_set_without(sample: Any, trade: Style) -> None:
    """The setup, and so the cache, is the same as if there were none."""
    documents, edition = sample.publication.documents, sample.edition
    assert needed(documents, edition, trade) == ()
    spec = style_spec(trade)
    plain = text_setup(replace(trade, fallbacks=()), spec, NO_CACHE)
    assert text_setup(trade, spec, NO_CACHE, fallbacks=()).key == plain.key


def test_only_what_is_needed_is_loaded(
    sample: Any, trade: Style, make_interview: Callable[..., Document]
) -> None:
    """One word of Japanese brings one face for Japanese."""
    made = sample.having(make_interview("one", 1, '<p>One <span lang="ja">日本</span></p>'))
    used = needed(made.publication.documents, made.edition, trade)
    assert [fallback.family for fallback in used] == ["Noto Serif JP"]
    assert serving("Head", trade, used) == ()
    behind = serving("日本", trade, used)
    heads = furniture_setup(trade, style_spec(trade), NO_CACHE, fallbacks=behind)
    assert any('"EB Garamond", "Noto Serif JP"' in sheet.text for sheet in heads.sheets)


def refused(made: Any, style: Style) -> list[str]:
    """Return what is said of the characters that no face has."""
    with pytest.raises(InputError) as caught:
        needed(made.publication.documents, made.edition, style)
    return [str(problem) for problem in caught.value.problems]


def test_a_refusal_tells_all_of_it(sample: Any, make_interview: Callable[..., Document]) -> None:
    """Character, code, name, script, paragraph and remedy, of every script at once."""
    turn = '<div class="turn" id="one.t09"><p>Here is अ and \u16a0 too, and then some</p></div>'
    made = sample.having(make_interview("one", 1, turn))
    absent = Face("Nowhere", "no_such_package", "x.ttf")
    style = replace(made.style, fallbacks=(Fallback(("Deva",), (absent,), extra="far"),))
    deva, runic = refused(made, style)
    where = "in one.t09, “Here is अ and \u16a0”"
    assert f"“अ” (U+0905 DEVANAGARI LETTER A), Devanagari, {where}" in deva
    assert 'pip install "publisher[far]"' in deva
    assert f"(U+16A0 RUNIC LETTER FEHU FEOH FE F), Runic, {where}" in runic
    assert "[[fallback]]" in runic
    light = Fallback(("Deva",), (absent,))
    assert (
        "pip install no-such-package" in refused(made, replace(made.style, fallbacks=(light,)))[0]
    )


@pytest.mark.parametrize("text", ["a\u200db", "\ufe0f", "\u2060x", "e\u0301"])
def test_joiners_and_marks_that_compose_are_never_missing(
    sample: Any, make_interview: Callable[..., Document], text: str
) -> None:
    """What leaves no ink, or has a letter of its own in the face, is no hole."""
    made = sample.having(make_interview("one", 1, f"<p>{text}</p>"))
    assert needed(made.publication.documents, made.edition, made.style) == ()


def _read(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    return "\n".join(page.get_textpage().get_text_range() for page in document)


def _letters(text: str) -> str:
    return re.sub(r"[\s\u00ad]|\ufffe", "", text)


def test_the_marks_of_a_letter_say_themselves(trade: Style) -> None:
    """A letter with a dot and a vowel is three glyphs, and each reads as one of the three."""
    for script, word in (
        ("Arab", "لابُدَّ"),
        ("Hebr", "\u05e9\u05b8\u05bc\u05c1\u05dc\u05d5\u05b9\u05dd"),
    ):
        face = next(f.faces[0] for f in trade.fallbacks if script in f.scripts)
        letters = glyph_letters([word], typefaces.cut(face))
        said = [letter for letter in letters.values() if letter and letter not in "()<>[]{}«»‹›"]
        assert sorted(said) == sorted(word)
    hebrew = uharfbuzz.Font(uharfbuzz.Face(typefaces.cut(face)))
    nominal = {hebrew.get_nominal_glyph(ord(character)): character for character in word}
    assert {glyph: letters[glyph] for glyph in nominal} == nominal


@pytest.mark.slow
def test_every_script_is_printed_and_can_be_read(
    sample: Any, trade: Style, make_interview: Callable[..., Document]
) -> None:
    """What PDFium reads is what was written, and no passage moves a line off the grid."""
    paragraphs = "".join(
        f'<p lang="{tag}" dir="{direction(tag)}">{text}</p><p>Then, in {tag}: {text}</p>'
        for tag, text in PASSAGES.items()
    )
    made = replace(sample.having(make_interview("one", 1, paragraphs)), style=trade)
    pdf = made.book().pdf
    found = _letters(_read(pdf))
    lost = [tag for tag, text in PASSAGES.items() if _letters(text) not in found]
    assert not lost
    assert b"/CIDFontType0C" in pdf


@pytest.mark.slow
def test_leftward_text_turns_no_bracket_elsewhere(
    sample: Any, trade: Style, make_interview: Callable[..., Document]
) -> None:
    """Brackets that Arabic mirrors read right in the rest of the book."""
    paragraphs = '<p lang="ar" dir="rtl">قال (نعم) «نعم» [1]</p><p>She (Ann) [sic] said</p>'
    made = replace(sample.having(make_interview("one", 1, paragraphs)), style=trade)
    assert "She (Ann) [sic] said" in _read(made.book().pdf)


@pytest.mark.slow
def test_a_fallback_pushes_no_line(
    sample: Any, trade: Style, make_interview: Callable[..., Document]
) -> None:
    """The paragraph below stands where it stood."""

    def place(words: str) -> list[Any]:
        paragraphs = f'<p>{words}</p><p id="one.below">Below</p>'
        made = replace(sample.having(make_interview("one", 1, paragraphs)), style=trade)
        return [a for a in _anchors(made.book().pdf) if "one.below" in a[0]]

    assert place("plain") == place("日本 ☃ हिन्दी مرحبا שלום")


def _anchors(pdf: bytes) -> list[tuple[str, Any]]:
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return [
            (name, [float(v) for v in list(place)[2:4]])
            for name, place in pikepdf.NameTree(document.Root.Names.Dests).items()
        ]


@pytest.mark.slow
def test_a_book_that_is_read_leftward_opens_on_the_left(sample: Any, trade: Style) -> None:
    """Its first page is a left one, and viewers are told so (ISO 32000-1, 12.2)."""
    spec = PrintSpec(trim=trade.trim, width=396, height=612)

    def first(language: str) -> tuple[float, Any]:
        products = (Product("paperback", print=spec),)
        edition = replace(sample.edition, language=language, products=products)
        made = replace(sample, edition=edition, style=replace(trade, fallbacks=()))
        css = ".half-title p { text-align: left !important }"
        pdf = made.styled(css).book().pdf
        page = pypdfium2.PdfDocument(pdf)[0]
        with pikepdf.open(io.BytesIO(pdf)) as document:
            told = document.Root.ViewerPreferences.get("/Direction")
        return page.get_textpage().get_charbox(0)[0], told

    rightward, leftward = first("en"), first("ar")
    assert rightward[1] is None
    assert leftward[1] == pikepdf.Name.R2L
    assert rightward[0] - leftward[0] == pytest.approx(
        trade.page.inside - trade.page.outside, abs=0.5
    )


@pytest.mark.slow
def test_the_back_of_a_cover_is_set_in_fallbacks(trade: Style) -> None:
    """What no face has is refused, as in the book."""
    about = "Ten nights, 十夜, and दस रातें; عشر ليال too."
    product = Product("paperback", print=PrintSpec(width=396, height=612))
    edition = Edition("ten", "Ten Nights", language="en", description=about)
    cover = make_cover(edition, trade, product, 200, NO_CACHE)
    found = _letters(_read(cover.pdf))
    assert all(word in found for word in ("十夜", "दसरातें", "عشر"))
    with pytest.raises(InputError, match="RUNIC LETTER FEHU"):
        make_cover(replace(edition, description="\u16a0"), trade, product, 200, NO_CACHE)
