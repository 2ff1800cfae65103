"""Where lines may break: words stay, spaces and invisible signs move."""

from __future__ import annotations

import re
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.pdf.breaks import (
    addresses,
    dashes,
    even_lines,
    long_words,
    shorten,
    spaces,
    tie_ending,
    ties,
)
from publisher.pdf.runs import runs

NB, WJ, ZW = "\u00a0", "\u2060", "\u200b"


def guarded(markup: str, *, tied: bool = True) -> str:
    """Return the markup of a paragraph after all guards."""
    root = ElementTree.fromstring(f"<p>{markup}</p>")
    found = runs(root)
    spaces(found)
    dashes(found)
    long_words(found)
    if tied:
        tie_ending(found)
    return ElementTree.tostring(root, encoding="unicode", method="html")[3:-4]


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ("one <em>two</em> three", "one<em> two</em> three"),
        ("one <em>two </em>three", "one<em> two</em> three"),
        ("one\n  <em><b>two</b></em>", "one<em><b> two</b></em>"),
        (" one ", "one"),
        ('see <a href="x">two</a>', 'see<span class="space"> </span><a href="x">two</a>'),
        ('one<span id="x"> two</span>', 'one<span class="space"> </span><span id="x">two</span>'),
        ('was—<span id="x">Ek</span>', f'was{WJ}—<span id="x">{ZW}Ek</span>'),
        ("<b>A:</b> <em>x</em>", "<b>A:</b><em> x</em>"),
        ("one <br/> two", "one<br>two"),
        ("one  <em> two</em>", "one<em> two</em>"),
        ('x <span class="footnote"> note </span> y', 'x<span class="footnote"> note </span> y'),
    ],
)
def test_a_space_leads_what_follows(given: str, wanted: str) -> None:
    """No run ends in a space, and no space is lost or doubled."""
    assert guarded(given) == wanted


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ("it—was", f"it{WJ}—{ZW}was"),
        ("it—“was”—he", f"it{WJ}—{ZW}“was”{WJ}—{ZW}he"),
        ("it<em>—was</em>", f"it<em>{WJ}—{ZW}was</em>"),
        ("it was—", f"it was{WJ}—"),
        ("so – it", f"so{NB}– it"),
        ("— Dialogue", "— Dialogue"),
        ("one——two", f"one{WJ}——{ZW}two"),
        ("a\u2010b", "a-b"),
    ],
)
def test_no_line_begins_with_a_dash(given: str, wanted: str) -> None:
    """A dash clings to the word before it, and lets go of the one after."""
    assert guarded(given, tied=False) == wanted


def test_the_ending_of_leftward_words_is_no_element() -> None:
    """It would stand at the wrong side of the words before it."""
    words = "عبد الله بن أحمد الفيفي"
    assert "<span" not in guarded(LONG + words)
    assert "<span" in guarded(LONG + "and came home at dawn")


def test_long_words_are_cut() -> None:
    """A word over 60 characters gets a place to break every 40, one of 60 none."""
    assert guarded("x" * 60) == "x" * 60
    assert guarded("x" * 61) == "x" * 40 + ZW + "x" * 21
    assert max(map(len, guarded("é" * 10_000).split(ZW))) == 40
    assert max(map(len, guarded("e\u0301" * 10_000).split(ZW))) == 40
    assert guarded("x" * 39 + "e\u0301" + "x" * 39) == "x" * 39 + "e\u0301" + ZW + "x" * 39
    assert guarded("夜の印刷所は、" * 40) == "夜の印刷所は、" * 40


def test_long_words_of_many_runs_are_cut() -> None:
    """``*a_b*a_b*…`` is italics by turns without a space, which took a minute to lay out."""
    cut = guarded("<em>abc</em>de" * 1000, tied=False)
    pieces = re.sub("<[^>]*>", "", cut).split(ZW)
    assert "".join(pieces) == "abcde" * 1000
    assert {len(piece) for piece in pieces[:-1]} == {40}


@pytest.mark.parametrize(
    "markup",
    [
        "<em>abcde</em>" * 12,
        ("<em>abcde</em> f" + "<b>ghijk</b>" * 11 + "l-") * 9,
    ],
)
def test_no_other_word_of_runs_is_cut(markup: str) -> None:
    """A word of 60 letters stays, whatever else is in its paragraph."""
    assert ZW not in guarded(markup, tied=False)


LONG = "A paragraph that surely fills a line of the book and then goes on to "


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        (LONG + "the end", LONG.strip() + f'<span class="whole"> the{NB}end</span>'),
        (LONG + "something", LONG.strip() + '<span class="whole"> something</span>'),
        (LONG + "<em>an ox</em>", LONG.strip()[:-3] + f" to<em>{NB}an{NB}ox</em>"),
        ("Short. It is", "Short. It is"),
        (LONG + "the<br/>end", LONG + "the<br>end"),
    ],
)
def test_the_last_line_is_no_runt(given: str, wanted: str) -> None:
    """The last words hold together until they have five letters, and are not divided."""
    assert guarded(given) == wanted


text = st.text(alphabet="ab c—–-.“”é\n", max_size=40)
tree = st.recursive(
    text.map(lambda t: t),
    lambda inner: st.tuples(st.sampled_from(("em", "b", "span")), inner, text).map(
        lambda t: f"<{t[0]}>{t[1]}</{t[0]}>{t[2]}"
    ),
    max_leaves=6,
)


@given(st.lists(tree, max_size=6).map("".join))
def test_no_word_and_no_mark_changes(markup: str) -> None:
    """Without the signs that guide breaking, the text is what it was, spaces collapsed."""
    before = "".join(ElementTree.fromstring(f"<p>{markup}</p>").itertext())
    after = "".join(ElementTree.fromstring(f"<p>{guarded(markup)}</p>").itertext())
    bare = re.sub(f"[{WJ}{ZW}]", "", after).replace(NB, " ")
    assert bare == " ".join(before.split())


@given(st.lists(tree, max_size=6).map("".join))
def test_guarding_twice_is_guarding_once(markup: str) -> None:
    """A guarded text is left alone."""
    assert guarded(guarded(markup, tied=False), tied=False) == guarded(markup, tied=False)


words = st.lists(st.text("abc", min_size=1, max_size=9), min_size=1, max_size=9)


@given(words, st.integers(9, 40))
def test_headings_break_evenly(words: list[str], measure: int) -> None:
    """No line is too long, and no way with fewer lines exists."""
    cuts = even_lines(words, measure, len)
    edges = [0, *cuts, len(words)]
    lines = [" ".join(words[a:b]) for a, b in pairwise(edges)]
    greedy, rest = 1, 0
    for word in words:
        rest = rest + len(word) + bool(rest)
        if rest > measure:
            greedy, rest = greedy + 1, len(word)
    if greedy <= 6:
        assert max(map(len, lines)) <= measure
        assert len(lines) == greedy


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Bread at Three", "Bread at Three"),
        ("The Mirror: An Interview With Her", "The Mirror"),
        ("A Title of Many, Many Words", "A Title of Many…"),
        ("Unbreakablylongtitleword", "Unbreakablylongtitleword…"),
    ],
)
def test_running_heads_are_shortened(text: str, wanted: str) -> None:
    """A head that does not fit loses its subtitle first, then its last words."""
    assert shorten(text, 17, len) == wanted


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ("with Dr. Lind and Mrs Ott", "with Dr._Lind and Mrs_Ott"),
        ("J. R. Smith", "J._R._Smith"),
        ("it was I. Then", "it was I. Then"),
        ("No. No, it was No. 5", "No. No, it was No._5"),
        ("5 km at 30 % and 5 kmart", "5_km at 30_% and 5 kmart"),
    ],
)
def test_what_belongs_together_stays_on_one_line(given: str, wanted: str) -> None:
    """Names keep their titles and initials, numbers what they measure."""
    root = ElementTree.fromstring(f"<p>{given}</p>")
    ties(runs(root))
    assert root.text == wanted.replace("_", "\u00a0")


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ("see https://a.example/b?c=1.", ("see ", "https://|a|.example|/b|?c|=1.", "")),
        ("from www.a-b.example, twice", ("from ", "www|.a+-+b|.example,", " twice")),
        ("write to ann_b@c.example now", ("write to ", "ann|_b|@c|.example", " now")),
    ],
)
def test_addresses_are_divided_before_their_marks(given: str, wanted: tuple[str, str, str]) -> None:
    """After the slashes of the scheme, at no hyphen, and not before the end of a sentence."""
    root = ElementTree.fromstring(f"<p>{given}</p>")
    addresses(runs(root))
    (span,) = root
    assert span.get("class") == "whole"
    assert (root.text, span.text, span.tail or "") == (
        wanted[0],
        wanted[1].replace("|", ZW).replace("+", WJ),
        wanted[2],
    )


@pytest.mark.parametrize("letters", ["word", "a", "-", "of-"])
def test_long_addresses_are_divided_but_not_at_a_hyphen(letters: str) -> None:
    """A column that they do not fit would lose their end; hyphens alone are divided, too."""
    path = letters * (120 // len(letters))
    root = ElementTree.fromstring(f"<p>See https://e.org/{path} there</p>")
    addresses(runs(root))
    pieces = "".join(root.itertext()).replace(WJ, "").split(ZW)
    assert "".join(pieces) == f"See https://e.org/{path} there"
    assert all(len(piece) <= 61 for piece in pieces)
    if letters != "-":
        assert len(pieces) >= 6
        assert not any(piece.startswith("-") or piece.endswith("-") for piece in pieces)


def test_two_addresses_and_no_address() -> None:
    """Each is found, and what merely has full stops is none."""
    root = ElementTree.fromstring("<p>www.a.example or www.b.example</p>")
    addresses(runs(root))
    assert [span.tail or "" for span in root] == [" or ", ""]
    plain = ElementTree.fromstring("<p>e.g. and/or 2.5</p>")
    addresses(runs(plain))
    assert len(plain) == 0


def test_a_space_stays_before_what_is_read_the_other_way() -> None:
    """Within it, the space would stand at the wrong end."""
    root = ElementTree.fromstring('<p>a <em>b</em> <span dir="rtl">c</span> d</p>')
    spaces(runs(root))
    text = ElementTree.tostring(root, encoding="unicode")
    assert text == '<p>a<em> b</em> <span dir="rtl">c</span> d</p>'
