"""Wiki pages: marks are read, templates and notes are told apart, no word goes astray."""

from __future__ import annotations

from pathlib import Path

import pytest
from claims import unclaimed
from hypothesis import given
from hypothesis import strategies as st

from publisher.errors import RawError
from publisher.model.transcript import Action, EventKind, MarkKind, Transcript
from publisher.model.walk import notes, plain
from publisher.readers import read
from publisher.transforms import normalize

PAGE = """{{date|4 August 2012}}
[[File:Lamp.jpg|thumb|A lamp, with a [[link]] in ''it''.]]
'''Ida Brandt''' keeps the lamp of [[Vinga|the ''island'']].
It burns.<ref name="a">It was rebuilt in 1962.</ref>

== Interview ==
'''Reporter:''' Who lit it before you?

'''Brandt:''' My grandmother &amp; nobody else.<ref name="a" />

'''Reporter:''' And in the winter?

'''Brandt:''' We walked on the ice.<!-- check this -->
[[Category:Interviews]]
"""


def page(text: str) -> Transcript:
    """Return the transcript of a wiki page."""
    return read(Path("page.wiki"), text.encode())


def texts(text: str) -> list[str]:
    """Return the text of each event."""
    return [event.text for event in page(text).events]


def test_a_page_becomes_an_interview() -> None:
    """Labels in bold are labels, the date is the date, the note hangs where it stood."""
    made = normalize(page(PAGE), id="page").manuscript
    assert [turn.speaker for turn in made.body if hasattr(turn, "speaker")] == [
        "Q",
        "IB",
        "Q",
        "IB",
    ]
    assert made.recorded.date == "2012-08-04"
    assert [plain(p) for note in notes(made) for p in note.paragraphs] == [
        "It was rebuilt in 1962."
    ]


def test_what_is_left_out_has_a_reason() -> None:
    """Pictures, comments, categories and repeated calls stand in the account."""
    reasons = {o.why for o in page(PAGE).omissions if o.action is not Action.CHANGED}
    assert reasons == {"comment", "call of a note", "date", "keywords", "link", "picture", "tag"}


def test_marks_are_read() -> None:
    """Two apostrophes are italics, three bold, five both; links keep their words."""
    event = page("''a'' '''b''' '''''c''''' [[d|e]] [http://example.org f] g''h").events[0]
    assert event.text == "a b c e f gh"
    kinds = {(event.text[m.start : m.end], m.kind) for m in event.marks}
    assert ("a", MarkKind.EMPHASIS) in kinds
    assert ("b", MarkKind.STRONG) in kinds
    assert {("c", MarkKind.STRONG), ("c", MarkKind.EMPHASIS)} <= kinds
    assert {("e", MarkKind.LINK), ("f", MarkKind.LINK)} <= kinds


def test_blocks_are_read() -> None:
    """Headings, rules, items, terms and lines that stand in are what they are."""
    text = "== A ==\none\ntwo\n\n* item\n# first\n;term?\n:told\n----\nlast"
    found = [(e.kind, e.text) for e in page(text).events]
    assert found == [
        (EventKind.HEADING, "A"),
        (EventKind.PARAGRAPH, "one\ntwo"),
        (EventKind.ITEM, "item"),
        (EventKind.ITEM, "first"),
        (EventKind.PARAGRAPH, "term?"),
        (EventKind.PARAGRAPH, "told"),
        (EventKind.BREAK, ""),
        (EventKind.PARAGRAPH, "last"),
    ]


def test_a_template_that_says_sentences_keeps_them() -> None:
    """The words of a question in a template stay; an infobox goes, on record."""
    text = "{{Q|Who lit the [[lamp]] before you did?}}\n\n{{Infobox person|name=Ida|born=1921}}"
    assert texts(text) == ["Who lit the lamp before you did?"]


def test_templates_that_tell_a_page_keep_short_words_too() -> None:
    """Two of one name on lines of their own say text; what has a name or no sentence does not."""
    text = (
        "{{Q|Why?}}\n\nFor bread.\n\n{{Q|Who lit it?|class=large. }}\n\nIda did.{{Ref|No. }}\n\n"
        "{{Ref|Why?}}\n{{Infobox|motto=Why?}}"
    )
    assert texts(text) == ["Why?", "For bread.", "Who lit it?", "Ida did."]


def test_rows_of_a_table_are_paragraphs() -> None:
    """Cells of a row are parted by tabs, written side by side or one a line."""
    text = '{| class="x"\n|-\n| Ida || It froze.\n|-\n| Bo\n| style="y" | Did it?\n|}'
    assert texts(text) == ["Ida \tIt froze.", "Bo\tDid it?"]


def test_a_wiki_page_is_known_by_its_headings() -> None:
    """A text file with wiki headings and links is read as one."""
    assert read(Path("page.txt"), PAGE.encode()).format == "wikitext"


def test_a_page_of_templates_only_is_refused() -> None:
    """Nothing to read is one clear error."""
    with pytest.raises(RawError, match="without text"):
        page("{{Infobox|a=b}}")


SOUP = st.lists(
    st.sampled_from(
        "word lamp {{ }} [[ ]] | || '' '' == = * # : ; {| |} |- ! <ref> </ref> <ref/> <!-- "
        "--> <br> [http://x.org ] File: &amp; ---- \n \n\n".split(" ")
    ),
    max_size=40,
).map(" ".join)


@given(SOUP)
def test_no_letter_goes_astray(text: str) -> None:
    """Every letter is in an event or in what the account says was left out."""
    try:
        found = page("start\n" + text)
    except RawError:
        return
    assert not unclaimed(found)


def test_notes_side_by_side_are_words_of_their_own() -> None:
    """Neither runs into the other, nor into the word before."""
    data = b"'''Q:''' Why?\n\n'''A:''' Cold<ref>aa bb</ref><ref>cc</ref> ice.<ref>dd</ref>\n"
    made = normalize(read(Path("talk.wiki"), data), id="talk").manuscript  # or is refused
    said = [plain(p) for note in notes(made) for p in note.paragraphs]
    assert said == ["aa bb", "cc", "dd"]
