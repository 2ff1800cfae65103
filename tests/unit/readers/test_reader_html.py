"""Pages: passages, marks, voices and notes of the text itself."""

from __future__ import annotations

from html.entities import html5
from pathlib import Path

import pytest
import tinyhtml5

from publisher.errors import RawError
from publisher.model.transcript import Action, Event, EventKind, MarkKind, Syntax, Transcript
from publisher.readers import read
from publisher.readers.markup import attributes, tokens
from publisher.transforms.normalize import normalize


def html(text: str) -> Transcript:
    """Read a text as ``talk.html``; the gate must hold for it."""
    transcript = read(Path("talk.html"), text.encode())
    assert (transcript.format, transcript.syntax) == ("html", Syntax.TAGS)
    normalize(transcript, id="talk")
    return transcript


def only(text: str) -> Event:
    """Return the one event of a text."""
    (event,) = html(text).events
    return event


def said(text: str) -> list[str]:
    """Return the words of all passages."""
    return [event.text for event in html(text).events]


def marked(text: str) -> list[tuple[MarkKind, str, str]]:
    """Return kind, words and target of the marks of the first event."""
    event = html(text).events[0]
    return [(m.kind, event.text[m.start : m.end], m.target) for m in event.marks]


def named(text: str) -> list[tuple[str, str]]:
    """Return name and words of all passages."""
    return [(event.name, event.text) for event in html(text).events]


def omitted(text: str) -> list[tuple[str, Action, str]]:
    """Return the words, action and reason of every omission but marks and references."""
    transcript = html(text)
    return [
        (transcript.text[o.start : o.end], o.action, o.why)
        for o in transcript.omissions
        if o.action not in (Action.MARKUP, Action.CHANGED)
    ]


# --- letters and marks -------------------------------------------------------------------------


@pytest.mark.parametrize("after", ["", " ", ";", "=", "x", "1", "é", "&"])
def test_references_are_those_of_browsers(after: str) -> None:
    """In letters a known name needs no semicolon; in attributes it needs one before a letter."""
    for name in (*(n for n in html5 if not n.endswith(";")), "#233", "#xe9", "notit", "nosuch"):
        written = f"a&{name}{after}"
        page = tinyhtml5.parse(f"<p title='{written}'>{written}</p>").find(".//{*}p")
        letters = "".join(token.said for token in tokens(written, code=True))
        assert letters == page.text.replace("\u00ad", "")
        assert attributes(f"<p title='{written}'>") == {"title": page.get("title")}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("<p>one\n   two\tthree </p>", "one two three"),
        ("<p>one <b> two</b> three</p>", "one two three"),
        ("<p>on<i>e t</i>wo</p>", "one two"),
        ("<p>fish &amp; chips</p>", "fish & chips"),
        ("<p>caf&eacute; &#8211; &#x2014; &#146;</p>", "café – — ’"),
        ("<p>fish &amp chips &copy 1990</p>", "fish & chips © 1990"),
        ("<p>had&nbspbread, caf&eacutes, &copyright</p>", "had\u00a0bread, cafés, ©right"),
        ("<p>a &notit; &notin; &ampamp; &nosuch; AT&T</p>", "a ¬it; ∉ &amp; &nosuch; AT&T"),
        (
            "<p>caf&#233s &#xe9t&#0233 &#12345678 &#x1234567;</p>",
            "cafés été &#12345678 &#x1234567;",
        ),
        ("<title>caf&eacutes</title><p>one</p>", "one"),
        ("<p>yes - -</b>&nbsp went</p>", "yes - - went"),
        ("<p>mot&nbsp;?</p>", "mot\u00a0?"),
        ("<p>&nbsp;&nbsp; one.&nbsp; Two&nbsp;&nbsp;</p>", "one. Two"),
        ("<p>soft&shy;ly</p>", "softly"),
        ("<p>very<wbr>long</p>", "verylong"),
        ("<p>one<img src=x>two</p>", "one two"),
        ("<p>the 19<sup>th</sup>, H<sub>2</sub>O</p>", "the 19th, H2O"),
        ("<p>he said <q>no</q></p>", "he said no"),
        ("<p>we <s>walked</s> <del>ran</del></p>", "we walked ran"),
        ("<p>漢<ruby>字<rp>(</rp><rt>じ</rt><rp>)</rp></ruby>だ</p>", "漢字だ"),
        ("<p>a < b and c > d</p>", "a < b and c > d"),
        ("<p><![if !supportLists]>1.<![endif]> one</p>", "1. one"),
        ("<p>one<!-- not this --> two</p>", "one two"),
        ("<p>one<o:p></o:p> two<st1:place>three</st1:place></p>", "one twothree"),
    ],
)
def test_letters_are_read_as_they_are_shown(text: str, words: str) -> None:
    """White space collapses, references are read, marks within a word part nothing."""
    assert only(text).text == words


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("<p>she <em>did</em> say</p>", (MarkKind.EMPHASIS, "did", "")),
        ("<p>she <i>did</i> say</p>", (MarkKind.EMPHASIS, "did", "")),
        ("<p>she <u>did</u> say</p>", (MarkKind.EMPHASIS, "did", "")),
        ("<p>she <b>did</b> say</p>", (MarkKind.STRONG, "did", "")),
        ("<p>she <b>di</b><b>d</b> say</p>", (MarkKind.STRONG, "did", "")),
        ("<p>she<b> did </b>say</p>", (MarkKind.STRONG, "did", "")),
        ("<p>she <strong><b>did</b></strong> say</p>", (MarkKind.STRONG, "did", "")),
        ('<p>she <span style="font-weight:700">did</span> say</p>', (MarkKind.STRONG, "did", "")),
        (
            '<p>she <span style="FONT-STYLE: italic">did</span> say</p>',
            (MarkKind.EMPHASIS, "did", ""),
        ),
        (
            '<style>p.x, .k { font-weight: bold }</style><p>she <span class="k">did</span> say</p>',
            (MarkKind.STRONG, "did", ""),
        ),
        ('<p>she <a href="http://e.org/?a=1&amp;b=2">did</a> say</p>',
         (MarkKind.LINK, "did", "http://e.org/?a=1&b=2")),
    ],
)  # fmt: skip
def test_marks_cover_their_words(text: str, mark: tuple[MarkKind, str, str]) -> None:
    """Emphasis, strength and links are marks on plain words, by element or by style."""
    assert html(text).events[0].text == "she did say"
    assert marked(text) == [mark]


@pytest.mark.parametrize(
    "text",
    [
        '<b style="font-weight:normal"><p>she did say</p></b>',
        '<p>she <a name="x">did</a> say</p>',
        '<p>she <a href="#x">did</a> say</p>',
        '<p>she <a href="javascript:void(0)">did</a> say</p>',
        "<p>she <b></b>did say</p>",
    ],
)
def test_what_marks_nothing_leaves_no_mark(text: str) -> None:
    """A style may take a mark back; anchors and scripts are no links; empty marks are none."""
    assert (only(text).text, only(text).marks) == ("she did say", ())


def test_a_mark_around_paragraphs_covers_each() -> None:
    """Bold around two paragraphs is bold in both."""
    found = html("<b><p>Why there?</p><p>And why then?</p></b>").events
    assert [[m.kind for m in event.marks] for event in found] == [[MarkKind.STRONG]] * 2


# --- passages ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("<p>one<p>two", ["one", "two"]),
        ("<div>one<p>two</p>three</div>", ["one", "two", "three"]),
        ("one<p>two", ["one", "two"]),
        ("<p><b>one<p>two</b></p>", ["one", "two"]),
        ("<p>one<br><br>two</p>", ["one", "two"]),
        ("<p>one</p></p>two", ["one", "two"]),
        ("<center><font size=2>one<p>two</font></center>", ["one", "two"]),
        (("<table><tr><td>one<td>two words and more of them, so that this is no table of figures "
         "but a frame</table>"),
         ["one", "two words and more of them, so that this is no table of figures but a frame"]),
        ("<p>one<br>&nbsp;&nbsp;&nbsp;two</p>", ["one", "two"]),
        ("<p>– one?<br>– two.</p>", ["– one?", "– two."]),
        ("<div><b>Who was it?</b><br>Nobody knew.<br><b>And then?</b><br>Then he left.</div>",
         ["Who was it?", "Nobody knew.", "And then?", "Then he left."]),
        ("<p>Ann:<br>Yes.</p>", ["Ann:\nYes."]),
        ("<p><b>Ann</b><br>Yes.</p>", ["Ann\nYes."]),
        ("<figure><img src=x><figcaption>The quay</figcaption></figure><p>One of us stayed.",
         ["One of us stayed."]),
        ("<p>one<template><p>two</p></template>", ["one"]),
    ],
)  # fmt: skip
def test_blocks_and_line_ends_part_passages(text: str, words: list[str]) -> None:
    """Blocks part passages, tags left out or not; so do two line ends, and one where turns meet."""
    assert said(text) == words


def test_kinds_of_passages() -> None:
    """Headings have levels, quotations depths, items numbers; a rule is a break."""
    found = html(
        "<h2>One</h2><blockquote><p>two</p></blockquote><p>Something said at some length, so that "
        "it weighs.</p><ul><li>three</li></ul><ol start=4><li>four<li>five</ol><hr><p>six</p>"
    ).events
    assert [(e.kind, e.level, e.name) for e in found] == [
        (EventKind.HEADING, 2, ""),
        (EventKind.QUOTATION, 1, ""),
        (EventKind.PARAGRAPH, 0, ""),
        (EventKind.ITEM, 1, "-"),
        (EventKind.ITEM, 1, "4"),
        (EventKind.ITEM, 1, "5"),
        (EventKind.BREAK, 0, ""),
        (EventKind.PARAGRAPH, 0, ""),
    ]


def test_a_quotation_around_the_whole_page_is_none() -> None:
    """Old pages indent all of their text."""
    assert only("<blockquote><p>We went by boat.</p></blockquote>").kind is EventKind.PARAGRAPH


def test_typed_lines_stay_lines() -> None:
    """Text set as typed keeps its lines, and a blank one ends a paragraph."""
    found = html("<pre>\nANN: We went\nby boat.\n\nBEN:  Why?\n</pre>")
    assert found.typed
    assert [event.text for event in found.events] == ["ANN: We went\nby boat.", "BEN:  Why?"]


def test_a_style_that_keeps_white_space_makes_typed_lines() -> None:
    """The same by a style."""
    found = html('<div style="white-space: pre-wrap">ANN: Yes.\nBEN: No.</div>')
    assert only("<p>x</p>").text == "x"
    assert [event.text for event in found.events] == ["ANN: Yes.\nBEN: No."]


def test_tables_of_figures_are_rows() -> None:
    """Short cells of a row are one line."""
    table = "<table><tr><th>Year</th><th>Fares</th></tr><tr><td>1962</td><td>40</td></tr></table>"
    assert said(f"<p>The fares rose, as you can see here.</p>{table}")[1:] == [
        "Year Fares",
        "1962 40",
    ]


def test_front_matter_before_the_markup() -> None:
    """A header of YAML before the markup is a header, tags of a template are none of the text."""
    found = html("---\ntitle: The Ferry\n---\n<p>One.</p>\n{% include ad.html %}\n<p>Two.</p>\n")
    assert [event.text for event in found.events] == ["One.", "Two."]
    assert ("title", "The Ferry") in [(e.key, e.value) for e in found.evidence]


# --- voices ------------------------------------------------------------------------------------


_SAID = ("We went by boat, all of us.", "And who steered?", "My aunt did, in her coat.", "Why?")


def _turns(pattern: str, first: str = "Ann", second: str = "Ben") -> str:
    return "".join(
        pattern.format(who=second if number % 2 else first, said=words)
        for number, words in enumerate(_SAID * 2)
    )


@pytest.mark.parametrize(
    "text",
    [
        "<table>" + _turns("<tr><td>{who}</td><td>{said}</td></tr>") + "</table>",
        "<table>" + _turns("<tr><th>{who}:</th><td><p>{said}</p></td></tr>") + "</table>",
        "<table>" + _turns("<tr><td>0:12</td><td>{who}</td><td>{said}</td></tr>") + "</table>",
        "<dl>" + _turns("<dt>{who}<dd>{said}") + "</dl>",
        _turns("<p><span class='speaker'>{who}</span> {said}</p>"),
        _turns("<div><span class='speaker-name'>{who}</span><p>{said}</p></div>"),
        _turns("<p><cite>{who}</cite><br>{said}</p>"),
        "<ul>" + _turns("<li><b class='speaker'>{who}</b> – {said}</li>") + "</ul>",
    ],
)
def test_structure_names_who_speaks(text: str) -> None:
    """A column, a term or an element called speaker is who says what follows."""
    people = ["Ann", "Ben"] * 4
    assert named(text) == list(zip(people, _SAID * 2, strict=True))
    assert sum(why == "speaker" for _, _, why in omitted(text)) >= 8


def test_a_speaker_goes_on_till_the_next() -> None:
    """Paragraphs behind the first of a turn are said by the same person."""
    text = _turns("<div><span class=speaker>{who}</span><p>{said}</p><p>More of it.</p></div>")
    assert {(name, words) for name, words in named(text) if words == "More of it."} == {
        ("Ann", "More of it."),
        ("Ben", "More of it."),
    }


def test_nobody_speaks_behind_the_talk() -> None:
    """The last speaker does not say what stands behind the box of the talk."""
    talk = _turns("<p><span class=speaker>{who}</span> {said}</p>")
    assert named(f"<div>{talk}</div><p>The talk took an hour.</p>")[-1] == (
        "",
        "The talk took an hour.",
    )


@pytest.mark.parametrize("pattern", ["<p><span class=speaker>{who}:</span> {said}</p>",
                                     "<p><span class=speaker>{who}</span>: {said}</p>",
                                     "<p><b>{who}</b>: {said}</p>"])  # fmt: skip
def test_labels_with_a_colon_are_left_to_the_steps(pattern: str) -> None:
    """A label that reads as one in plain text is one."""
    assert named(_turns(pattern))[0] == ("", "Ann: We went by boat, all of us.")


@pytest.mark.parametrize(
    "text",
    [
        "<dl><dt>Why there?<dd>It was near.<dt>And then?<dd>Home.</dl>",
        (
            "<details><summary>Why there?</summary>It was near.</details>"
            "<details><summary>And then?</summary>Home.</details>"
        ),
        "<p class=question>Why there?<p>It was near.<p class=question>And then?<p>Home.",
        (
            "<table><tr><td>Why there?<td>It was near.<tr><td>And then?<td>Home, the three of us."
            "<tr><td>Alone?<td>No.</table>"
        ),
    ],
)
def test_structure_tells_questions(text: str) -> None:
    """Terms, summaries and what is called a question are in bold for the steps."""
    found = html(text).events
    assert [event.text for event in found[:4]] == ["Why there?", "It was near.", "And then?",
                                                   found[3].text]  # fmt: skip
    assert [bool(event.marks) for event in found[:4]] == [True, False, True, False]


def test_boxes_of_question_and_answer_are_voices() -> None:
    """If both are called so, and hold the page, they speak."""
    text = "<div class=question>Why?</div><div class=answer><p>It was near.</p><p>Yes.</p></div>"
    assert named(text * 2)[:3] == [("Q", "Why?"), ("A", "It was near."), ("A", "Yes.")]


# --- notes -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        (
            '<p>We went<sup><a href="#f1" id="r1">1</a></sup> by boat.</p><ol><li id="f1">In May. '
            '<a href="#r1">↩</a></li></ol>'
        ),
        (
            '<p>We went<a href="#_ftn1" name="_ftnref1"><span class=MsoNote>[1]</span></a> '
            'by boat.</p><div id=ftn1><p class=MsoText><a href="#_ftnref1" name="_ftn1">[1]</a> '
            "In May.</p></div>"
        ),
        '<p>We went<a href="#n" role="note">*</a> by boat.</p><p id="n"><sup>*</sup> In May.',
        (
            '<p>We went<sup id=r><a href="#cite_note-1">[1]</a></sup> by boat.</p><ol>'
            '<li id="cite_note-1"><span><a href="#r">^</a></span> In May.</li></ol>'
        ),
    ],
)
def test_notes_are_called_where_they_were(text: str) -> None:
    """A small link to a block further on calls it; numbers and links back are machinery."""
    found = html(text).events
    assert [(event.kind, event.text.strip()) for event in found] == [
        (EventKind.PARAGRAPH, "We went[^n1] by boat."),
        (EventKind.NOTE, "In May."),
    ]


def test_a_second_call_of_a_note_is_its_number() -> None:
    """A note is called once; other calls stay as they are shown."""
    text = '<p>One<a href="#f">1</a> two<a href="#f">1</a>.</p><p id="f">In May, I think.</p>'
    assert said(text) == ["One[^n1] two1.", "In May, I think."]


def test_a_list_of_contents_calls_no_notes() -> None:
    """Links to headings or to nothing are links."""
    assert said('<p>See <a href="#x">2</a> and <a href="#gone">3</a>.</p><h2 id="x">Two</h2>') == [
        "See 2 and 3.",
        "Two",
    ]


# --- what is accounted for ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "record"),
    [
        ("<p>one</p><!-- two -->", ("<!-- two -->", Action.DROPPED, "comment")),
        ("<p>字<rt>じ</rt></p>", ("<rt>じ</rt>", Action.DROPPED, "reading of ruby")),
        ("<p>one</p><p hidden>two</p>", ("<p hidden>two</p>", Action.DROPPED, "hidden text")),
        ("<p>one</p><button>two</button>", ("<button>two</button>", Action.DROPPED, "form")),
        ("<title>one</title><p>two", ("<title>one</title>", Action.MOVED, "title")),
    ],
)
def test_what_is_left_out_is_on_record(text: str, record: tuple[str, Action, str]) -> None:
    """Whatever no passage holds is dropped or moved, with a reason."""
    assert record in omitted(text)


def test_scripts_and_styles_are_marks() -> None:
    """Code is nobody's word, in pages of any make."""
    text = "<style>p{color:red}</style><p>one</p><script>if (a<b) { say('two') }</script>"
    assert omitted(text) == []
    assert said(text) == ["one"]


def test_text_behind_a_script_that_is_not_closed_stays() -> None:
    """A faulty script hides no text; one that is cut off at the end is dropped."""
    assert "<p>" not in "".join(said("<p>one</p><script>var a = 1;<p>two</p>"))
    assert said("<p>one</p><script>var a = 1;<p>two</p>")[-1] == "two"
    assert said("<p>one</p><script>var a = 1;") == ["one"]


@pytest.mark.parametrize(
    ("text", "message"),
    [("<html></html>", "without text"), ("<p>&nbsp;</p>", "without text"), ("   ", "empty file")],
)
def test_a_page_without_text_is_refused(text: str, message: str) -> None:
    """There is one clear error, not a book of nothing."""
    with pytest.raises(RawError, match=message):
        read(Path("talk.html"), text.encode())


@pytest.mark.parametrize(
    ("name", "text", "format"),
    [
        ("talk.txt", "<!DOCTYPE html><html><body><p>one</p></body></html>", "html"),
        ("talk.txt", '<?xml version="1.0"?>\n<!-- x -->\n<HTML><p>one</HTML>', "html"),
        ("talk.txt", "<p>one</p>\n<p>two</p>\n<p>three</p>\n<p>four</p>", "html"),
        ("talk.txt", "<p>is a tag, she said. I said nothing.", "text"),
        ("talk.md", "# One\n\n<p>two</p>\n\n## Three\n\n## Four", "markdown"),
        ("talk.htm", "one", "html"),
        ("talk.xhtml", "<p>one</p>", "html"),
    ],
)
def test_pages_are_known_by_their_beginning(name: str, text: str, format: str) -> None:
    """What a file begins with tells a page, its ending a fragment."""
    assert read(Path(name), text.encode()).format == format


@pytest.mark.parametrize(
    "text",
    [
        "<div>" * 20_000 + "word" + "</div>" * 20_000,
        "<p>" * 50_000 + "word",
        "<b>word" * 20_000 + "</b>" * 20_000,
        "<p>word</p>" + "<" * 200_000,
        '<p class="' + "a " * 100_000 + '">word</p>',
        "<script>" * 20_000 + "</script><p>word",
        "<table><tr><td>" * 5_000 + "word",
        "<p>" + "&nbsp;" * 30_000 + "word",
    ],
)
def test_hostile_pages_are_read(text: str) -> None:
    """Depth, number and length of tags change nothing but the time, in proportion."""
    assert "word" in " ".join(said(text))


@pytest.mark.parametrize("name", ["windows-1251", "shift_jis", "iso-8859-2", "utf-16"])
def test_the_encoding_that_a_page_declares(name: str) -> None:
    """What ``<meta charset>`` says is how the bytes are read."""
    words = {"windows-1251": "Мы плыли на лодке всю ночь.", "shift_jis": "船で行きました。"}
    said = words.get(name, "Żółta łódź płynęła całą noc.")
    text = f'<html><head><meta charset="{name}"></head><body><p>{said}</p></body></html>'
    found = read(Path("talk.html"), text.encode(name))
    assert [event.text for event in found.events] == [said]
    normalize(found, id="talk")
