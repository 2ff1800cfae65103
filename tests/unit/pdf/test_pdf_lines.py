"""Justified paragraphs reach WeasyPrint in lines, and are printed in those lines."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise
from typing import Any
from xml.etree import ElementTree

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.model.publication import Document
from publisher.pdf import lines as module
from publisher.pdf import paragraph as paragraph_module
from publisher.pdf.paragraph import of_line
from publisher.pdf.words import division_points, is_plain, words

JUSTIFIED = """
.talk p { text-align: justify; hyphens: auto; text-indent: 12pt }
b { font-weight: 700; letter-spacing: 0.1em; padding-right: 3pt }
"""

PROSE = (
    "The auctioneer, who had not expected anybody of that description, consulted "
    '<em>the particulars of the</em> catalogue<span class="footnote">A very long one.</span> and '
    "remarked—not unkindly—that the observatory’s instruments were nevertheless "
    '<b id="x.bold">incontrovertibly and irreversibly</b> sold, self-evidently so. '
)


_INVISIBLE = re.compile("[\\s\\d\u2060\u2010\u00ad\ufffe]")
"""What lines and PDFium treat differently: spaces, numbers of notes, divisions."""


@pytest.fixture
def planned(monkeypatch: pytest.MonkeyPatch) -> dict[Any, list[list[str]]]:
    """Return what receives the lines of each plan for each paragraph, spaces taken out."""
    taken: dict[Any, list[list[str]]] = {}
    rebuild = module._rebuild

    def spy(setter: Any, number: int) -> None:
        rebuild(setter, number)
        pieces, plan = setter.fitted.pieces, []
        for start, end in pairwise([0, *setter.fitted.ends]):
            divided = pieces[end - 1].after == "divide" and end < len(pieces)
            line = of_line(setter.cut[start:end], divided)
            plan.append(_INVISIBLE.sub("", "".join(f.text for f in line)))
        taken.setdefault(setter, []).append(plan)

    monkeypatch.setattr(module, "_rebuild", spy)
    return taken


def printed(data: bytes) -> str:
    """Return the text of all pages, lines apart, spaces and note numbers taken out."""
    document = pypdfium2.PdfDocument(data)
    pages = [page.get_textpage().get_text_range() for page in document]
    document.close()
    return "\n".join(_INVISIBLE.sub("", line) for line in "\n".join(pages).splitlines())


def note_end(data: bytes) -> float:
    """Return where the first note ends, in points from the left."""
    document = pypdfium2.PdfDocument(data)
    for page in document:
        text = page.get_textpage()
        found = text.search("A very long one.").get_next()
        if found:
            return float(text.get_charbox(found[0] + found[1] - 1)[2])
    return 0.0


def test_lines_are_printed_as_planned(
    sample: Any, make_interview: Callable[..., Document], planned: dict[Any, list[list[str]]]
) -> None:
    """No planned line is broken again by WeasyPrint, and every page stays full of them."""
    extra = "".join(f"<p>{PROSE.replace('x.bold', f'x{n}') * (n % 3 + 1)}</p>" for n in range(9))
    extra = re.sub(r'(id="x\d")(?=.*\1)', "", extra)
    plain = re.sub("<[^>]*>", "", PROSE).split()
    turned = ((plain + plain)[n % 7 : 12 + n % 7 + n // 4] for n in range(160))
    extra += "".join(f"<p>{' '.join(w)}</p>" for w in turned)
    book = sample.having(make_interview("one", 1, extra)).styled(JUSTIFIED).book()
    found = printed(book.pdf)
    assert sum(len(plans[0]) for plans in planned.values()) > 250
    for plans in planned.values():
        lost = [[line for line in plan if line not in found] for plan in plans]
        assert [] in lost, min(lost, key=len)
    assert 0 < note_end(book.pdf) < 200


def _divided(sample: Any, make_interview: Callable[..., Document], attributes: str) -> str:
    """Return the lines of a paragraph of long words in a span of these attributes."""
    words = " ".join(["Jahreszeitenverlauf", "donaudampfschifffahrt"] * 40).lower()
    extra = f"<p><span{attributes}>{words}</span></p>"
    book = sample.having(make_interview("one", 1, extra)).styled(JUSTIFIED).book()
    return printed(book.pdf)


def test_words_are_divided_as_the_language_of_their_passage_does(
    sample: Any, make_interview: Callable[..., Document]
) -> None:
    """German within English is divided as German; what is in no known language, not at all."""
    english = _divided(sample, make_interview, "")
    german = _divided(sample, make_interview, ' lang="de"')
    untold = _divided(sample, make_interview, ' lang="und"')
    assert len({english, german, untold}) == 3
    starts = {line for line in untold.splitlines() if "jahres" in line or "donau" in line}
    assert starts
    assert all(re.fullmatch("(jahreszeitenverlauf|donaudampfschifffahrt)+", s) for s in starts)


def test_only_the_first_copy_keeps_an_id() -> None:
    """An element that crosses a line end is copied, its id is not."""
    root = ElementTree.fromstring('<p>a <em id="i">b c</em> d</p>')
    found = words(root)
    body = ElementTree.Element("p")
    used: set[ElementTree.Element] = set()
    for word in found:
        module._write(body, word.fragments, used)
        ElementTree.SubElement(body, "br")
    text = ElementTree.tostring(body, encoding="unicode", method="html")
    assert text == '<p>a<br><em id="i">b</em><br><em>c</em><br>d<br></p>'


def test_words_keep_what_clings_together() -> None:
    """Elements, notes and no-break spaces do not part a word; zero-width spaces do."""
    root = ElementTree.fromstring(
        '<p>un<em>believ</em>able<span class="footnote">n</span>, a\u00a0b x\u200by</p>'
    )
    found = [("".join(f.text for f in w.fragments), w.space is not None) for w in words(root)]
    assert found == [("unbelievable,", False), ("a\u00a0b", True), ("x", True), ("y", False)]
    assert is_plain(root)
    assert not is_plain(ElementTree.fromstring("<p>a<em><br/></em></p>"))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("日本語", "日/本/語"),
        ("「ことば」、と。", "「こ/と/ば」、/と。"),
        ("ラッパー", "ラッ/パー"),
        ("in 日本, on", "in 日/本, on"),
        ("한국어", "한국어"),
    ],
)
def test_east_asian_text_may_end_a_line_almost_anywhere(text: str, wanted: str) -> None:
    """No line begins with a mark that closes or a small kana, nor ends with one that opens."""
    found = words(ElementTree.fromstring(f"<p>{text}</p>"))
    parts = [" " * (w.space is not None) + "".join(f.text for f in w.fragments) for w in found]
    assert "/".join(parts).replace("/ ", " ") == wanted


markup = st.text(alphabet="ab <\u200b\u00a0—", max_size=30).map(
    lambda t: t.replace("<", "<em>c d</em>")
)


@given(markup)
def test_no_character_is_lost_between_words(content: str) -> None:
    """The words together are the paragraph without the places where it may break."""
    root = ElementTree.fromstring(f"<p>{content}</p>")
    joined = "".join(f.text for w in words(root) for f in w.fragments)
    assert joined == re.sub("[ \u200b]", "", "".join(root.itertext()))


@pytest.mark.parametrize(
    ("word", "language", "wanted"),
    [
        ("incontrovertibly", "en-GB", "in-con-tro-vert-ibly"),
        ("“incontrovertibly,”", "en-GB", "“in-con-tro-vert-ibly,”"),
        ("Incontrovertibly", "en", "Incontrovertibly"),
        ("Nachtschicht", "de", "Nacht-schicht"),
        ("l’horizontale", "fr", "l’ho-ri-zon-tale"),
        ("didn’t", "en", "didn’t"),
        ("2019th", "en", "2019th"),
        ("word", "en", "word"),
        ("incontrovertibly", "tlh", "incontrovertibly"),
    ],
)
def test_where_words_may_be_divided(word: str, language: str, wanted: str) -> None:
    """Words are divided by the dictionary of their language; names and numbers are not."""
    points = [0, *division_points(word, language, (5, 2, 3)), len(word)]
    assert "-".join(word[a:b] for a, b in pairwise(points)) == wanted


def test_lost_words_are_noticed(
    sample: Any,
    make_interview: Callable[..., Document],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Should lines ever drop a word, the book is refused."""
    for where in (module, paragraph_module):
        monkeypatch.setattr(where, "of_line", lambda line, cut: line[0][0].fragments)
    book = sample.having(make_interview("one", 1, f"<p>{PROSE}</p>")).styled(JUSTIFIED)
    with pytest.raises(Exception, match="words lost between lines"):
        book.book()
