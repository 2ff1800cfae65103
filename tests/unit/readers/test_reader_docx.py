"""Word files: runs, styles, tables, notes and revisions, and no word astray."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from claims import unclaimed
from docx import Document
from hypothesis import given
from hypothesis import strategies as st
from office_files import W, docx, p, packed

from publisher.errors import RawError
from publisher.model.transcript import Action, EventKind, MarkKind, Transcript
from publisher.model.walk import notes, plain
from publisher.readers import read
from publisher.transforms import normalize

BOLD = "<w:rPr><w:b/></w:rPr>"


def word(body: str, **parts: str) -> Transcript:
    """Return the transcript of a Word file."""
    return read(Path("talk.docx"), docx(body, **parts))


def texts(body: str, **parts: str) -> list[str]:
    """Return the text of each event."""
    return [event.text for event in word(body, **parts).events]


def dropped(found: Transcript) -> set[str]:
    """Return the reasons for which words were left out."""
    return {o.why for o in found.omissions if o.action is Action.DROPPED}


def test_runs_make_one_paragraph() -> None:
    """Word cuts a word into runs at will; the word is whole, its mark one."""
    event = word(
        f"<w:p><w:r>{BOLD}<w:t>Light</w:t></w:r><w:proofErr/><w:r>{BOLD}<w:t>keeper:</w:t></w:r>"
        '<w:r><w:t xml:space="preserve"> It burns.</w:t></w:r></w:p>'
    ).events[0]
    assert event.text == "Lightkeeper: It burns."
    assert [(m.start, m.end, m.kind) for m in event.marks] == [(0, 12, MarkKind.STRONG)]


def test_styles_make_bold_and_headings() -> None:
    """A style may be bold by the style it is based on; headings are known by their names."""
    styles = (
        f'<w:styles {W}><w:style w:styleId="Ask"><w:name w:val="Ask"/><w:basedOn w:val="Loud"/>'
        '</w:style><w:style w:styleId="Loud"><w:name w:val="Loud"/><w:rPr><w:b/></w:rPr></w:style>'
        '<w:style w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style></w:styles>'
    )
    found = word(
        p("Dusk", style="berschrift1") + p("Who lit it?", style="Ask") + p("I did."), styles=styles
    ).events
    assert [(e.kind, e.level) for e in found] == [
        (EventKind.HEADING, 1),
        (EventKind.PARAGRAPH, 0),
        (EventKind.PARAGRAPH, 0),
    ]
    assert [bool(e.marks) for e in found] == [False, True, False]


def test_a_table_of_speakers_is_read_by_rows() -> None:
    """A cell of a few words labels the cell behind it; more paragraphs there go on."""
    row = "<w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr>"
    table = "".join(
        row.format(p(who), p(said) + p(f"And {said.lower()}"))
        for who, said in (("REED", "Who lit it then?"), ("Ida", "My aunt lit it."))
    )
    assert texts(f"<w:tbl>{table}</w:tbl>") == [
        "REED\tWho lit it then?",
        "And who lit it then?",
        "Ida\tMy aunt lit it.",
        "And my aunt lit it.",
    ]


def test_what_word_hides_is_dropped_with_its_reason() -> None:
    """Deletions, hidden words, comments, heads and the second copy of a box are no talk."""
    body = (
        '<w:p><w:ins><w:r><w:t xml:space="preserve">It </w:t></w:r></w:ins><w:del><w:r><w:delText>'
        "never</w:delText></w:r></w:del><w:r><w:t>burned</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr>"
        "<w:t>secretly</w:t></w:r></w:p><w:p><w:r><mc:AlternateContent><mc:Choice><w:t>Boxed</w:t>"
        "</mc:Choice><mc:Fallback><w:t>Boxed</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    comments = f"<w:comments {W}><w:comment>{p('Check the year')}</w:comment></w:comments>"
    found = word(body, comments=comments, header1=f"<w:hdr {W}>{p('Oral histories')}</w:hdr>")
    assert [e.text for e in found.events] == ["It burned", "Boxed"]
    assert dropped(found) == {
        "deleted text",
        "hidden text",
        "comment",
        "page heading",
        "the same text again",
    }


def test_notes_hang_where_they_are_called() -> None:
    """A footnote comes back as a note of the manuscript; Word's own separators do not."""
    body = p("Q: Who lit it?") + (
        '<w:p><w:r><w:t xml:space="preserve">A: My aunt</w:t></w:r><w:r>'
        '<w:footnoteReference w:id="2"/></w:r><w:r><w:t xml:space="preserve"> did.</w:t></w:r>'
        "</w:p>"
    )
    footnotes = (
        f'<w:footnotes {W}><w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'
        f'<w:footnote w:id="2">{p("She was nine.")}</w:footnote></w:footnotes>'
    )
    made = normalize(word(body, footnotes=footnotes), id="talk").manuscript
    said = [plain(paragraph) for note in notes(made) for paragraph in note.paragraphs]
    assert said == ["She was nine."]


def test_lists_tabs_breaks_and_links_are_read() -> None:
    """Items have the numbers that Word gives them; a tab parts a label from its words."""
    numbering = (
        f'<w:numbering {W}><w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:numFmt '
        'w:val="decimal"/></w:lvl></w:abstractNum><w:num w:numId="3"><w:abstractNumId w:val="7"/>'
        "</w:num></w:numbering>"
    )
    item = (
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr></w:pPr>'
        "<w:r><w:t>wick</w:t></w:r></w:p>"
    )
    found = word(
        item * 2
        + "<w:p><w:r><w:t>IDA</w:t><w:tab/><w:t>Yes.</w:t><w:br/><w:t>No.</w:t></w:r></w:p>",
        numbering=numbering,
    ).events
    assert [(e.kind, e.name, e.text) for e in found] == [
        (EventKind.ITEM, "1", "wick"),
        (EventKind.ITEM, "2", "wick"),
        (EventKind.PARAGRAPH, "", "IDA\tYes.\nNo."),
    ]


def test_a_word_with_a_hard_hyphen_is_conserved() -> None:
    """A hyphen that Word keeps from breaking is a hyphen of the text."""
    body = p("Q: Who?") + (
        "<w:p><w:r><w:t>A: A self</w:t><w:noBreakHyphen/><w:t>made keeper.</w:t></w:r></w:p>"
    )
    made = normalize(word(body), id="talk").manuscript
    assert plain(made.body[1].blocks[0].inlines) == "A self-made keeper."


def test_the_ledger_names_the_parts() -> None:
    """Bytes are counted in the parts laid end to end, and told in words."""
    ledger = normalize(
        word(p("Q: Who?") + p("A: I."), header1=f"<w:hdr {W}>{p('Lamps')}</w:hdr>"), id="talk"
    ).ledger
    assert [part.name for part in ledger.parts] == ["word/document.xml", "word/header1.xml"]
    assert ledger.parts[-1].end == ledger.size
    gone = [(e.why, e.before) for e in ledger.entries if e.action is Action.DROPPED]
    assert gone == [("page heading", "Lamps")]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "before 2007"),
        (docx(p("Q: Who?"))[:300], "broken archive"),
        (
            packed({"[Content_Types].xml": "<Types/>", "word/other.xml": "<x/>"}),
            "without a document",
        ),
        (docx("<w:p>"), "well-formed|broken XML|mismatched"),
        (
            packed({"word/document.xml": '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'}),
            "declares",
        ),
        (docx("<w:p/>"), "without text"),
    ],
)
def test_what_cannot_be_read_is_one_clear_error(data: bytes, said: str) -> None:
    """Old, cut, foreign, broken, hostile and empty files are refused by what is wrong."""
    with pytest.raises(RawError, match=re.compile(said, re.IGNORECASE)):
        read(Path("talk.docx"), data)


RUNS = st.text(st.sampled_from("abc é&<>\"' .?:東"), min_size=1, max_size=8)


@given(st.lists(st.lists(RUNS, min_size=1, max_size=4), min_size=1, max_size=6))
def test_python_docx_reads_the_same(paragraphs: list[list[str]]) -> None:
    """Whatever python-docx writes and reads back, the events say too."""
    document = Document()
    for runs in paragraphs:
        paragraph = document.add_paragraph()
        for number, run in enumerate(runs):
            paragraph.add_run(run).bold = bool(number % 2)
    out = io.BytesIO()
    document.save(out)
    theirs = [" ".join(one.text.split()) for one in Document(io.BytesIO(out.getvalue())).paragraphs]
    wanted = [text for text in theirs if text]
    if not wanted:
        return
    found = read(Path("talk.docx"), out.getvalue())
    assert [event.text for event in found.events] == wanted
    assert not unclaimed(found)


PIECES = st.recursive(
    st.sampled_from(["<w:t>lamp</w:t>", "<w:tab/>", "<w:br/>", "<w:sym/>", "<w:noBreakHyphen/>"]),
    lambda inner: st.builds(
        lambda tag, children: f"<w:{tag}>{''.join(children)}</w:{tag}>",
        st.sampled_from(
            "p r tbl tr tc ins del sdt sdtContent hyperlink smartTag drawing txbxContent fldSimple "
            "footnote pict".split()
        ),
        st.lists(inner, max_size=4),
    ),
    max_leaves=12,
)


@given(st.lists(PIECES, max_size=4).map("".join))
def test_no_letter_goes_astray(soup: str) -> None:
    """However elements are nested, every letter is read or accounted for, and conserved."""
    found = word(p("Q: Who?") + soup)
    assert not unclaimed(found)
    normalize(found, id="talk")
