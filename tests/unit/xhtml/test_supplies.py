"""What a book carries beside its words: pictures, fonts, and the cover."""

import io
import re
from dataclasses import replace

import pytest
from editions import book_of, light_style, paragraph, picture, said, sample
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image as Pillow

from publisher import typefaces, xhtml
from publisher.cache import NO_CACHE, Cache
from publisher.errors import InputError, StyleError
from publisher.model.edition import Edition, Image, Part
from publisher.model.inline import Strong, Text
from publisher.model.manuscript import Manuscript
from publisher.model.person import Speaker
from publisher.model.publication import Medium, Resource
from publisher.model.style import Face
from publisher.resources import load_style
from publisher.xhtml.cover import HEIGHT, WIDTH, draw_cover, unlettered
from publisher.xhtml.cover.bidi import visual_runs
from publisher.xhtml.cover.faces import face_for
from publisher.xhtml.cover.lettering import Typeface, _Pen
from publisher.xhtml.cover.rhythm import book_voices, strokes, voices
from publisher.xhtml.cover.setting import title_lines, words_in_lines
from publisher.xhtml.fonts import font_resources, font_rules, used_faces
from publisher.xhtml.phrases import phrases_of
from publisher.xhtml.pictures import picture_paths
from publisher.xhtml.plan import plan

STYLE = light_style()
FACE = Typeface(typefaces.cut(STYLE.faces[0]))


def _resources(edition: Edition) -> dict[str, Resource]:
    return {r.path: r for r in xhtml.render(edition, STYLE, Medium.EPUB).resources}


# --- pictures ----------------------------------------------------------------------------------


def test_pictures_get_names_of_our_own() -> None:
    """Nothing of a path from outside goes into the book, and no name comes twice."""
    from publisher.model.block import Figure

    names = ("../Ünïcode.PNG", "a/x.png", "b/x.png", "Cover.png")
    text = Manuscript("m", "M", body=tuple(Figure(name, "x") for name in names))
    edition = Edition("s", "S", parts=(Part("", (text,)),), images=tuple(map(picture, names)))
    sections = plan(edition, Medium.EPUB, phrases_of("en"))
    assert picture_paths(edition, sections) == {
        "../Ünïcode.PNG": "images/unicode.png",
        "a/x.png": "images/x.png",
        "b/x.png": "images/x-2.png",
        "Cover.png": "images/cover-2.png",
    }


@pytest.mark.parametrize(
    "fake",
    [
        Image("c.png", "image/png", b"GIF89a"),
        Image("c.png", "image/png", picture("x", kind="JPEG").data),
    ],
)
def test_pictures_are_what_they_say(fake: Image) -> None:
    """A picture that is no PNG or JPEG, or another kind than told, is refused."""
    with pytest.raises(InputError, match=r"c\.png"):
        xhtml.render(replace(sample(), cover=fake), STYLE, Medium.EPUB)


def test_a_given_cover_is_taken_as_it_is() -> None:
    """The edition's own cover goes in byte by byte."""
    given_cover = picture("art/front.png")
    found = _resources(replace(sample(), cover=given_cover))
    assert found["images/cover.png"].data == given_cover.data
    assert "images/cover.jpg" not in found


# --- fonts -------------------------------------------------------------------------------------


def _font(characters: str, sheet: str = "") -> TTFont:
    (resource, _) = font_resources(STYLE.faces, frozenset(characters), sheet, NO_CACHE)
    return TTFont(io.BytesIO(resource.data))


def test_fonts_hold_what_the_book_needs_and_little_else() -> None:
    """Characters of the book and of keyboards stay; a character that is not used goes."""
    known = _font("é☙").getBestCmap()
    assert {ord("é"), ord("A"), ord("—")} <= set(known)
    assert ord("ж") not in known


def test_fonts_keep_features_and_copyright() -> None:
    """Small capitals and ligatures survive the cut, and so does the notice."""
    cut = _font("abc")
    assert {"smcp", "liga"} <= _features(cut)
    assert "Alegreya Sans Project Authors" in cut["name"].getDebugName(0)


def test_figures_are_those_that_the_sheet_asks_for() -> None:
    """What only a reading system asks for, such as old-style figures, is not to be had."""
    assert not {"onum", "lnum", "pnum", "tnum"} & _features(_font("abc 123"))
    asked = _font("abc 123", "p { font-variant-numeric: lining-nums tabular-nums }")
    assert {"lnum", "tnum"} <= _features(asked)


def _features(font: TTFont) -> set[str]:
    return {record.FeatureTag for record in font["GSUB"].table.FeatureList.FeatureRecord}


def test_a_licence_goes_with_each_family() -> None:
    """The whole licence stands beside the font."""
    found = font_resources(STYLE.faces, frozenset("a"), "", NO_CACHE)[-1]
    assert found.media_type == "text/plain"
    assert b"SIL OPEN FONT LICENSE" in found.data


def test_fonts_are_kept_in_a_cache(tmp_path: object) -> None:
    """What was cut once is not cut again, and comes out the same."""
    cache = Cache(tmp_path)  # type: ignore[arg-type]
    first = font_resources(STYLE.faces, frozenset("a"), "", cache)
    assert font_resources(STYLE.faces, frozenset("a"), "", cache) == first
    assert font_resources(STYLE.faces, frozenset("a"), "", NO_CACHE) == first


def test_faces_that_no_sheet_names_are_left_out() -> None:
    """A face of the print alone does not burden the EPUB."""
    bare = light_style(sheet="p { font-family: serif }")
    assert used_faces(bare, ["<p>x</p>"]) == ()
    assert font_rules(()) == ""


def test_faces_for_certain_elements_go_with_them() -> None:
    """A bold face is embedded if something is strong, and then with all letters of the book."""
    (face,) = STYLE.faces
    bold = replace(face, weight=700, elements=("strong", "th"))
    style = replace(STYLE, faces=(face, bold))
    assert used_faces(style, ["<p>x</p>", "<stronger/>"]) == (face,)
    assert used_faces(style, ["<p>x</p>", "<p><strong>y</strong></p>"]) == (face, bold)
    assert used_faces(style, ['<p><th class="x">y</th></p>']) == (face, bold)


def test_an_epub_embeds_the_bold_faces_of_what_is_bold() -> None:
    """The sheet names the fonts that are there, and no others."""
    style = load_style("trade")
    plain = book_of([_talk(3, 4)])
    strong = book_of([Manuscript("m", "M", body=(paragraph(Strong((Text("x"),))),))])
    for edition, faces in ((plain, 2), (strong, 4)):
        found = {r.path: r for r in xhtml.render(edition, style, Medium.EPUB).resources}
        fonts = {path for path in found if path.endswith(".ttf")}
        assert len(fonts) == faces
        sheet = found["css/book.css"].data.decode()
        assert {f"fonts/{name}" for name in re.findall(r"fonts/([^\"]+)", sheet)} == fonts


def test_a_broken_font_is_the_styles_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    """What fontTools cannot read is told as an error of the style."""
    monkeypatch.setattr(typefaces, "cut", lambda face, cache: b"no font")
    with pytest.raises(StyleError, match="cannot be cut down"):
        font_resources(STYLE.faces, frozenset("a"), "", NO_CACHE)


# --- the cover ---------------------------------------------------------------------------------


def test_cover_is_a_picture_of_the_right_shape() -> None:
    """A JPEG of 1600 × 2560 pixels, the same bytes each time, another for another book."""
    one = draw_cover(sample(), STYLE, ("Edited by Ann",))
    with Pillow.open(io.BytesIO(one)) as opened:
        assert (opened.format, opened.size) == ("JPEG", (WIDTH, HEIGHT))
    assert draw_cover(sample(), STYLE, ("Edited by Ann",)) == one
    assert draw_cover(replace(sample(), title="Other"), STYLE, ("Edited by Ann",)) != one


@pytest.mark.parametrize(
    "edition",
    [
        Edition("a", "日本語"),
        Edition("b", "word " * 60, publisher="p " * 60),
        Edition("c", "W" * 300),
        replace(sample(), title="ج"),
    ],
)
def test_a_cover_can_always_be_drawn(edition: Edition) -> None:
    """Letters that the typeface lacks, endless titles and books without turns make covers too."""
    assert draw_cover(edition, STYLE, ("Edited by " + "Ann " * 90, "日本"))


def _talk(*words: int) -> Manuscript:
    speakers = (Speaker("Q", "Q", "interviewer"), Speaker("A", "A", "interviewee"))
    turns = tuple(said("QA"[n % 2], "x " * count) for n, count in enumerate(words))
    return Manuscript("m", "M", speakers=speakers, body=turns)


def test_every_turn_is_a_stroke() -> None:
    """One stroke a turn, within the field, questions told from answers, length by words."""
    drawn = strokes(book_voices(book_of([_talk(1, 200, 50), _talk(9)])), 100, 200, 1000, 800)
    assert [stroke.asks for stroke in drawn] == [True, False, True, True]
    assert drawn[1].length == max(stroke.length for stroke in drawn)
    assert drawn[0].length == min(stroke.length for stroke in drawn)


@given(st.lists(st.integers(0, 3000), min_size=1, max_size=80), st.integers(1, 60))
def test_strokes_stay_in_their_field(counts: list[int], times: int) -> None:
    """However long the book, no stroke leaves the field."""
    edition = book_of([_talk(*counts)])
    edition = replace(edition, parts=edition.parts * times)
    for stroke in strokes(book_voices(edition), 100, 200, 1000, 800):
        assert stroke.x - stroke.width / 2 >= 100
        assert stroke.x + stroke.width / 2 <= 1100.01
        assert stroke.y - stroke.length / 2 >= 200
        assert stroke.y + stroke.length / 2 <= 1000.01


def test_a_book_too_long_for_its_cover_shows_the_beginning() -> None:
    """Strokes never stand so close that they run into each other."""
    edition = book_of([_talk(*range(1, 200))])
    edition = replace(edition, parts=edition.parts * 100)
    drawn = strokes(book_voices(edition), 0, 0, 1000, 800)
    assert 1000 < len(drawn) < 19_900
    assert drawn[1].x - drawn[0].x > 2 * drawn[0].width


def test_prose_has_a_rhythm_too() -> None:
    """A text without turns is drawn by its blocks, lists and quotations included."""
    (essay,) = (text for text in sample().interviews if text.id == "the-tuner")
    assert [voice.words for voice in voices(essay)] == [5, 3, 1]


def test_curves_end_where_they_should() -> None:
    """Outlines of both kinds of font, quadratic and cubic, become polygons through their ends."""
    pen = _Pen()
    pen.moveTo((0, 0))
    pen.qCurveTo((5, 10), (10, 0))
    pen.curveTo((12, -4), (16, -4), (20, 0))
    (contour,) = pen.contours
    assert contour[8] == (10, 0)
    assert contour[16] == (20, 0)
    assert contour[12] == pytest.approx((14.25, -3))


@pytest.mark.parametrize(
    ("title", "broken"),
    [
        ("Conversations", ["Conversations"]),
        ("Small Hours", ["Small", "Hours"]),
        ("The Mirror on the Hill", ["The Mirror", "on the Hill"]),
        ("Night Work: Eleven Years of It", ["Night Work:", "Eleven", "Years of It"]),
    ],
)
def test_titles_break_by_sense(title: str, broken: list[str]) -> None:
    """A title is as large as it can be, and no line ends in a word that leans on the next."""
    lines = title_lines(title, FACE, 1300, 900)
    assert lines == title_lines(title, FACE, 1300, 900)
    words = [FACE.line(line, lines[0].size) for line in broken]
    assert lines == words


@given(
    st.lists(st.text("abcdefgh", min_size=1, max_size=60), min_size=1, max_size=30),
    st.sampled_from((200, 800)),
)
def test_words_fit_their_field(words: list[str], height: float) -> None:
    """Set words never leave the field, however long a word is: they are set smaller."""
    lines = words_in_lines(" ".join(words), FACE, 60, 800, height)
    assert all(line.width <= 800.01 for line in lines)
    assert sum(line.size * 1.22 for line in lines) <= height + 0.01


def test_a_no_break_space_holds_a_name_together() -> None:
    """A line of names is broken between them, not within."""
    names = [f"Tove\N{NO-BREAK SPACE}Lind{number}" for number in range(12)]
    lines = words_in_lines(", ".join(names), FACE, 60, 800, 2000)
    alone = {FACE.line(name, 60).width for name in names}
    assert len(lines) > 1
    assert min(line.width for line in lines) >= min(alone)


def test_the_cover_is_kept_in_a_cache(tmp_path: object) -> None:
    """The same cover is drawn once; another title, another cover."""
    cache = Cache(tmp_path)  # type: ignore[arg-type]
    first = draw_cover(sample(), STYLE, ("Edited by Ann",), cache)
    assert draw_cover(sample(), STYLE, ("Edited by Ann",), cache) is not first
    assert draw_cover(sample(), STYLE, ("Edited by Ann",), cache) == first
    assert draw_cover(replace(sample(), title="Other"), STYLE, ("Edited by Ann",), cache) != first
    assert draw_cover(sample(), STYLE, ("Edited by Bo",), cache) != first


def test_a_cover_in_a_language_read_from_the_right_begins_there() -> None:
    """The publisher's name stands at the right, and so does the title."""
    hebrew = replace(book_of([]), language="he", title="Ki", publisher="Here")
    for edition, half in ((hebrew, 800), (replace(hebrew, language="en"), 0)):
        with Pillow.open(io.BytesIO(draw_cover(edition, STYLE, ()))) as opened:
            grey = opened.convert("L")
        ground = grey.getpixel((5, 5))
        empty = grey.crop((800 - half, 0, 1600 - half, HEIGHT))
        assert empty.getextrema() == (ground, ground)


def test_words_go_to_a_face_that_has_their_letters() -> None:
    """The first family comes first; another may letter what it cannot, else nobody does."""
    (first,) = STYLE.faces
    second = Face("EB Garamond", "fontpkg_eb_garamond", "files/EBGaramond[wght].ttf")
    style = replace(STYLE, faces=(second, first))
    assert face_for("Hours", STYLE, "italic") == first
    assert face_for("Hours", style, "normal") == second
    assert face_for("\u2766", STYLE, "normal") is None
    assert face_for("\u2766", replace(STYLE, faces=(first, second)), "normal") == second
    assert face_for("e\u0301\u200f", STYLE, "normal") == first
    arabic = replace(sample(), title="ليلى", subtitle="Small", publisher="東京")
    assert unlettered(arabic, STYLE, ("by Ann",)) == ("ليلى", "東京")


@pytest.mark.parametrize(
    ("words", "leftward", "seen"),
    [
        ("abc", False, "abc"),
        ("אבג", True, "גבא"),
        ("אבג abc 12", True, "abc 12 גבא"),
        ("abc אבג 12 דה", False, "abc הד 12 גבא"),
        ("سنة 1962.", True, ".1962 ةنس"),
        ("price אבג 5$", False, "price 5$ גבא"),
        ("אבג 1-2, דה", True, "הד ,1-2 גבא"),
    ],
)
def test_lines_stand_as_they_are_read(words: str, leftward: bool, seen: str) -> None:
    """Numbers and foreign words keep their direction among words that run the other way."""
    runs = visual_runs(words, leftward=leftward)
    assert "".join(text[::-1] if back else text for text, back in runs) == seen
