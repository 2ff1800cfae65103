"""The format is a part of CommonMark: what we write, others read as we do."""

from __future__ import annotations

from html import escape

from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy
from markdown_it import MarkdownIt
from strategies import words

from publisher.manuscript import canonical, write
from publisher.model.block import Paragraph
from publisher.model.inline import Emphasis, Inline, LineBreak, SoftBreak, Strong, Text
from publisher.model.manuscript import Manuscript

_COMMONMARK = MarkdownIt("commonmark")


def _body(paragraph: Paragraph) -> tuple[str, tuple[Inline, ...]]:
    """Return a paragraph as written, without a header, and its canonical inlines."""
    manuscript = canonical(Manuscript("x", "X", body=(paragraph,)))
    (kept,) = manuscript.body
    assert isinstance(kept, Paragraph)
    return write(manuscript).split("---\n\n", 1)[1], kept.inlines


def _html(inlines: tuple[Inline, ...]) -> str:
    parts = []
    for inline in inlines:
        match inline:
            case Text(text=text):
                parts.append(escape(text).replace("&#x27;", "'"))
            case SoftBreak():
                parts.append("\n")
            case LineBreak():
                parts.append("<br />\n")
            case Emphasis(children=inner):
                parts.append(f"<em>{_html(inner)}</em>")
            case Strong(children=inner):
                parts.append(f"<strong>{_html(inner)}</strong>")
    return "".join(parts)


@given(st.lists(words().filter(str.strip), min_size=1, max_size=4))
def test_plain_text_stays_plain(lines: list[str]) -> None:
    """Whatever the words are, CommonMark finds nothing in them but words and line ends."""
    run = tuple(node for line in lines for node in (SoftBreak(), Text(line)))
    text, inlines = _body(Paragraph(run))
    assert _COMMONMARK.render(text) == f"<p>{_html(inlines)}</p>\n"


def _words() -> SearchStrategy[Inline]:
    return st.text(st.sampled_from("abc é日"), min_size=1, max_size=5).map(Text)


def _emphases(children: SearchStrategy[Inline]) -> SearchStrategy[Inline]:
    runs = st.lists(children, min_size=1, max_size=3).map(tuple)
    return st.one_of(st.builds(Emphasis, runs), st.builds(Strong, runs))


def _spaced(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Put words and blanks between emphases, and words at their ends."""
    spaced: list[Inline] = [Text("x ")]
    for inline in inlines:
        if isinstance(inline, Emphasis | Strong):
            spaced += [type(inline)(_spaced(inline.children)), Text(" y ")]
        else:
            spaced += [inline, Text(" y ")]
    return tuple(spaced)


@given(st.lists(st.recursive(_words(), _emphases, max_leaves=6), min_size=1).map(tuple))
def test_emphasis_between_words_is_commonmark(run: tuple[Inline, ...]) -> None:
    """Emphasis that begins and ends with letters is the same for CommonMark, however nested."""
    text, inlines = _body(Paragraph(_spaced(run)))
    assert _COMMONMARK.render(text) == f"<p>{_html(inlines)}</p>\n"


def test_touching_emphases_are_commonmark() -> None:
    """Marks that touch are read alike where CommonMark can read them at all."""
    a, b = Text("a"), Text("b")
    for run in [
        (Strong((Emphasis((a,)),)),),
        (Emphasis((Strong((a,)),)),),
        (Emphasis((a,)), Strong((b,))),
        (Strong((a,)), Emphasis((b,))),
        (Strong((Emphasis((a,)), Text(" b"))),),
        (Strong((Text("b "), Emphasis((a,)))),),
        (Emphasis((Strong((a,)), Text(" b"))),),
    ]:
        text, inlines = _body(Paragraph(run))
        assert _COMMONMARK.render(text) == f"<p>{_html(inlines)}</p>\n"
