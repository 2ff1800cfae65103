"""A talk as XML, or as a document of a word processor, as archives keep it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from xml.sax.saxutils import escape, quoteattr

from dialects.talk import ASKER, TELLER, Said, Talk

__all__ = ["DIALECTS"]

Dialect = Callable[[Talk], tuple[str, bytes]]
"""Gives the name of a file, and its bytes."""

_IDS = {ASKER: "p1", TELLER: "p2"}
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_ODF = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "text", "table", "style")
)


def tei(talk: Talk) -> tuple[str, bytes]:
    """Return utterances with their persons in the header."""
    persons = "".join(
        f'<person xml:id="{key}"><persName>{name}</persName></person>' for name, key in _IDS.items()
    )
    said = "".join(
        f'<u who="#{_IDS[turn.speaker]}">'
        + "".join(f"<seg>{escape(one)}</seg>" for one in turn.paragraphs)
        + "</u>"
        for turn in talk.turns
    )
    text = (
        f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><title>{talk.title}</title>{persons}'
        f"</teiHeader><text><body>{said}</body></text></TEI>"
    )
    return "talk.xml", text.encode()


def drama(talk: Talk) -> tuple[str, bytes]:
    """Return speeches with the name shown."""
    said = "".join(
        f"<sp><speaker>{turn.speaker}</speaker>"
        + "".join(f"<p>{escape(one)}</p>" for one in turn.paragraphs)
        + "</sp>"
        for turn in talk.turns
    )
    return "talk.xml", f"<TEI><text><body>{said}</body></text></TEI>".encode()


def transcriber(talk: Talk) -> tuple[str, bytes]:
    """Return turns with times."""
    speakers = "".join(
        f"<Speaker id={quoteattr(key)} name={quoteattr(name)}/>" for name, key in _IDS.items()
    )
    said = "".join(
        f'<Turn speaker="{_IDS[turn.speaker]}" startTime="{start}" endTime="{end}">'
        f'<Sync time="{start}"/>\n{escape(turn.flat)}\n</Turn>'
        for turn, start, end in talk.timed()
    )
    text = (
        f'<!DOCTYPE Trans SYSTEM "trans-14.dtd"><Trans><Speakers>{speakers}</Speakers>'
        f"<Episode><Section>{said}</Section></Episode></Trans>"
    )
    return "talk.trs", text.encode()


def ohms(talk: Talk) -> tuple[str, bytes]:
    """Return typed lines in a record."""
    lines = "\n\n".join(f"{turn.speaker.upper()}: {escape(turn.text)}" for turn in talk.turns)
    text = (
        f'<ROOT xmlns="https://www.weareavp.com/nunncenter/ohms"><record><title>{talk.title}</title>'
        f"<transcript>{lines}</transcript></record></ROOT>"
    )
    return "talk.xml", text.encode()


# --- word processors ---------------------------------------------------------------------------


def _packed(**members: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in members.items():
            archive.writestr(name, text)
    return out.getvalue()


def _docx(body: str) -> tuple[str, bytes]:
    document = f"<w:document {_W}><w:body>{body}</w:body></w:document>"
    members = {"[Content_Types].xml": "<Types/>", "word/document.xml": document}
    return "talk.docx", _packed(**members)


def _run(text: str, *, bold: bool = False) -> str:
    look = "<w:rPr><w:b/></w:rPr>" if bold else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def _paragraphs(turn: Said) -> str:
    return "".join(f"<w:p>{_run(one)}</w:p>" for one in turn.paragraphs)


def word_labels(talk: Talk) -> tuple[str, bytes]:
    """Return labels in bold before the words."""

    def written(turn: Said) -> str:
        first, *more = turn.paragraphs
        head = f"<w:p>{_run(turn.speaker + ':', bold=True)}{_run(' ' + first)}</w:p>"
        return head + "".join(f"<w:p>{_run(one)}</w:p>" for one in more)

    return _docx("".join(map(written, talk.turns)))


def word_table(talk: Talk) -> tuple[str, bytes]:
    """Return a table: names on the left, words on the right."""
    rows = "".join(
        f"<w:tr><w:tc><w:p>{_run(turn.speaker)}</w:p></w:tc><w:tc>{_paragraphs(turn)}</w:tc></w:tr>"
        for turn in talk.turns
    )
    return _docx(f"<w:tbl>{rows}</w:tbl>")


def writer(talk: Talk) -> tuple[str, bytes]:
    """Return an OpenDocument text with labels."""

    def written(turn: Said) -> str:
        first, *more = turn.paragraphs
        told = [f"{turn.speaker}: {first}", *more]
        return "".join(f"<text:p>{escape(one)}</text:p>" for one in told)

    body = "".join(map(written, talk.turns))
    content = (
        f"<office:document-content {_ODF}><office:body><office:text>{body}</office:text>"
        "</office:body></office:document-content>"
    )
    mime = "application/vnd.oasis.opendocument.text"
    return "talk.odt", _packed(**{"mimetype": mime, "content.xml": content})


DIALECTS: tuple[Dialect, ...] = (
    tei,
    drama,
    transcriber,
    ohms,
    word_labels,
    word_table,
    writer,
)
