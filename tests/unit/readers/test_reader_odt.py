"""OpenDocument texts: spans, styles, lists, tables, notes, and no word astray."""

from __future__ import annotations

from pathlib import Path

import pytest
from claims import unclaimed
from hypothesis import given
from hypothesis import strategies as st
from office_files import ODF, odt

from publisher.errors import RawError
from publisher.model.transcript import EventKind, MarkKind, Transcript
from publisher.model.walk import notes, plain
from publisher.readers import read
from publisher.transforms import normalize

BOLD = (
    '<style:style style:name="T1" style:family="text"><style:text-properties '
    'fo:font-weight="bold"/></style:style>'
    '<style:style style:name="P1" style:family="paragraph" style:parent-style-name="P0"/>'
    '<style:style style:name="P0" style:family="paragraph"><style:text-properties '
    'fo:font-style="italic"/></style:style>'
)


def text(body: str, styles: str = BOLD) -> Transcript:
    """Return the transcript of an OpenDocument text."""
    return read(Path("talk.odt"), odt(body, styles))


def test_spans_and_styles_make_marks() -> None:
    """Automatic styles of spans and paragraphs, and their parents, say what is marked."""
    found = text(
        '<text:p><text:span text:style-name="T1">Reed:</text:span> Who<text:s text:c="2"/>lit it?'
        '</text:p><text:p text:style-name="P1">Again.</text:p>'
    ).events
    assert [e.text for e in found] == ["Reed: Who lit it?", "Again."]
    assert [(m.start, m.end, m.kind) for e in found for m in e.marks] == [
        (0, 5, MarkKind.STRONG),
        (0, 6, MarkKind.EMPHASIS),
    ]


def test_headings_lists_and_tables_are_read() -> None:
    """Headings have their level, items are items, a cell of a few words is a label."""
    found = text(
        '<text:h text:outline-level="2">Dusk</text:h><text:list><text:list-item><text:p>'
        "wick</text:p></text:list-item></text:list><table:table><table:table-row><table:table-cell><text:p>IDA"
        "</text:p></table:table-cell><table:table-cell><text:p>It burned.</text:p><text:p>Long."
        "</text:p></table:table-cell></table:table-row></table:table>"
    ).events
    assert [(e.kind, e.text) for e in found] == [
        (EventKind.HEADING, "Dusk"),
        (EventKind.ITEM, "wick"),
        (EventKind.PARAGRAPH, "IDA\tIt burned."),
        (EventKind.PARAGRAPH, "Long."),
    ]


def test_notes_and_changes() -> None:
    """A note hangs where it is called; what was deleted and annotated goes, on record."""
    found = text(
        "<text:tracked-changes><text:deletion><text:p>never</text:p></text:deletion>"
        "</text:tracked-changes><text:p>Q: Who lit it?</text:p><text:p>A: My aunt<text:note><text:"
        "note-citation>1</text:note-citation><text:note-body><text:p>She was nine.</text:p></text:"
        "note-body></text:note> did.<office:annotation><text:p>sure?</text:p></office:annotation>"
        "</text:p>"
    )
    made = normalize(found, id="talk").manuscript
    said = [plain(paragraph) for note in notes(made) for paragraph in note.paragraphs]
    assert said == ["She was nine."]
    assert {o.why for o in found.omissions} >= {"deleted text", "comment", "note"}


def test_a_flat_file_is_read_too() -> None:
    """One XML file without an archive says the same."""
    flat = (
        f'<office:document {ODF} office:mimetype="application/vnd.oasis.opendocument.text">'
        "<office:body><office:text><text:p>It burned.</text:p></office:text></office:body>"
        "</office:document>"
    )
    found = read(Path("talk.fodt"), flat.encode())
    assert [e.text for e in found.events] == ["It burned."]
    assert not found.parts


def test_an_empty_document_is_refused() -> None:
    """A document without a word is one clear error."""
    with pytest.raises(RawError, match="without text"):
        text("<text:p/>")


PIECES = st.recursive(
    st.sampled_from(["lamp", " ", "<text:tab/>", "<text:line-break/>", "<text:s/>"]),
    lambda inner: st.builds(
        lambda tag, children: f"<{tag}>{''.join(children)}</{tag}>",
        st.sampled_from(
            "text:p text:h text:span text:list text:list-item table:table table:table-row "
            "table:table-cell text:note text:note-body draw:frame draw:text-box".split()
        ),
        st.lists(inner, max_size=4),
    ),
    max_leaves=12,
)


@given(st.lists(PIECES, max_size=4).map("".join))
def test_no_letter_goes_astray(soup: str) -> None:
    """However elements are nested, every letter is read or accounted for, and conserved."""
    found = text("<text:p>Q: Who?</text:p>" + soup)
    assert not unclaimed(found)
    normalize(found, id="talk")
