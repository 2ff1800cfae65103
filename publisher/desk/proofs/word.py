"""A proof as a Word document: in goes an edition's text, out come the bytes of a ``.docx``.

Turns and lists are numbered by Word's own numbering, so that no number is in the text; each
paragraph has a bookmark, changes are tracked from the first one on, and what was sent
lies in a part of its own, so that what comes back can be compared with it.

No clock, no name of a machine: the same text gives the same bytes.  Source: ECMA-376-1,
17 (WordprocessingML), and 22.5 for the part that holds custom XML.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from publisher.desk.proofs.letter import LANGUAGE, letter
from publisher.desk.proofs.numbering import Numbering
from publisher.desk.proofs.passages import Passage, passages
from publisher.model.edition import Edition
from publisher.model.inline import (
    Aside,
    Emphasis,
    Foreign,
    Inline,
    Insertion,
    LineBreak,
    Link,
    Note,
    Pulled,
    SmallCaps,
    SoftBreak,
    Strong,
    Text,
)
from publisher.model.manuscript import UNDETERMINED, Manuscript

__all__ = ["NAMESPACE", "bookmark", "word_document"]

NAMESPACE = "urn:publisher:proof:1"
"""The namespace of the part that holds what was sent."""

_EPOCH = (1980, 1, 1, 0, 0, 0)
_TITLES = {"title": "Title", "subtitle": "Subtitle", "heading": "Heading 2"}
_STYLES = {
    **_TITLES,
    "speaker": "Speaker",
    "body": "Body Text",
    "quotation": "Quote",
    "verse": "Verse",
    "caption": "Caption",
    "note": "Footnote",
}
_LETTER = {"title": "Proof Title", "for": "Proof For", "sign": "Proof Signature"}


_TEMPLATES = ("/thumbnail", "/extended-properties")
"""Ends of the relationships of what comes from the template alone (ECMA-376-1, 15.2.12)."""


def bookmark(key: str) -> str:
    """Return the name of the bookmark of a passage: a letter first, 40 characters at most."""
    return re.sub(r"[^A-Za-z0-9_]", "_", f"t_{key}")[:40]


def word_document(edition: Edition, text: Manuscript, person: str) -> bytes:
    """Return the proof of a text for a person."""
    import docx
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    document = docx.Document()
    language = edition.language if text.language == UNDETERMINED else text.language
    _styles(document, language)
    _settings(document)
    _page(document, edition, text)
    cover, told = letter(edition, text, person), passages(text)
    body = _Body(document, Numbering(document))
    for one in cover:
        body.add(one, _LETTER.get(one.key.split("_")[1], "Proof Letter"), LANGUAGE)
    for one in told:
        body.add(one, _style(one), "")
    sent = _sent(text.id, (*cover, *told)).encode()
    part = Part(PackURI("/customXml/proof.xml"), "application/xml", sent, document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.CUSTOM_XML)
    _properties(document, edition, text)
    _without_template(document)
    buffer = io.BytesIO()
    document.save(buffer)
    return _repacked(buffer.getvalue())


# --- what is in it -----------------------------------------------------------------------------


class _Body:
    """Adds passages to a document, one paragraph each."""

    def __init__(self, document: Any, numbers: Numbering) -> None:
        self._document, self._numbers, self._marks = document, numbers, 0
        self._names: set[str] = set()

    def add(self, one: Passage, style: str, language: str) -> None:
        """Add a passage as a paragraph with a bookmark."""
        paragraph = self._document.add_paragraph(style=style)
        if one.kind == "speaker":
            self._numbers.turn(paragraph)
        self._numbers.item(paragraph, one.item)
        if one.kind == "title":
            paragraph.paragraph_format.page_break_before = True
        name = bookmark(one.key)
        while name in self._names:
            name = f"{name[:34]}_{len(self._names)}"
        self._names.add(name)
        self._marks += 1
        start = _element("bookmarkStart", id=str(self._marks), name=name)
        paragraph._p.append(start)
        for words, looks in _pieces(one.inlines or (Text(one.text),), frozenset()):
            run = paragraph.add_run(words)
            run.bold, run.italic = ("b" in looks) or None, ("i" in looks) or None
            run.font.small_caps = ("c" in looks) or None
            if language:
                run._r.get_or_add_rPr().append(_element("lang", val=language))
        paragraph._p.append(_element("bookmarkEnd", id=str(self._marks)))


def _style(one: Passage) -> str:
    """Return the style of a passage; the second paragraph of an item has no mark before it."""
    if one.kind in _STYLES or one.item is None:
        return _STYLES[one.kind]
    if not one.item.first:
        return "List Continue"
    return "List Bullet" if one.item.number is None else "List Number"


def _pieces(
    inlines: Iterable[Inline], looks: frozenset[str]
) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield words with how they look: bold, italic, in small capitals."""
    for one in inlines:
        match one:
            case Text(text=text):
                yield text, looks
            case Emphasis(children=inner):
                yield from _pieces(inner, looks ^ {"i"})
            case Strong(children=inner):
                yield from _pieces(inner, looks | {"b"})
            case SmallCaps(children=inner):
                yield from _pieces(inner, looks | {"c"})
            case Foreign(children=inner) | Pulled(children=inner) | Link(children=inner):
                yield from _pieces(inner, looks)
            case Insertion(children=inner):
                yield "[", looks
                yield from _pieces(inner, looks)
                yield "]", looks
            case Aside(text=text):
                yield f"[{text}]", looks | {"i"}
            case SoftBreak():
                yield " ", looks
            case LineBreak():
                yield "\n", looks
            case Note():
                pass


def _sent(interview: str, told: Sequence[Passage]) -> str:
    """Return what was sent, as XML; line ends are kept by references (XML 1.0, 2.11)."""
    rows = [
        f"<p key={quoteattr(one.key)} owner={quoteattr(one.owner)} kind={quoteattr(one.kind)}"
        f' xml:space="preserve">{escape(one.text)}</p>'
        for one in told
    ]
    head = f'<sent xmlns="{NAMESPACE}" interview={quoteattr(interview)}>'
    return "\n".join(['<?xml version="1.0" encoding="UTF-8"?>', head, *rows, "</sent>"])


# --- how it looks ------------------------------------------------------------------------------


def _styles(document: Any, language: str) -> None:
    """Set the styles: large letters, wide lines, a wide margin for remarks."""
    from docx.enum.style import WD_STYLE_TYPE
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    styles = document.styles
    for name, base in (
        ("Speaker", "Normal"),
        ("Verse", "Normal"),
        ("Footnote", "Normal"),
        ("Proof Title", "Normal"),
        ("Proof For", "Normal"),
        ("Proof Letter", "Normal"),
        ("Proof Signature", "Normal"),
    ):
        styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = styles[base]
    for name, size, before, after, bold in (
        ("Normal", 13, 0, 6, False),
        ("Body Text", 13, 0, 8, False),
        ("Speaker", 12, 12, 2, True),
        ("Title", 24, 0, 12, False),
        ("Subtitle", 15, 0, 18, False),
        ("Heading 2", 15, 18, 6, True),
        ("Quote", 13, 6, 6, False),
        ("List Bullet", 13, 0, 4, False),
        ("List Number", 13, 0, 4, False),
        ("List Continue", 13, 0, 4, False),
        ("Verse", 13, 0, 0, False),
        ("Caption", 11, 6, 12, False),
        ("Footnote", 11, 6, 0, False),
        ("Proof Title", 24, 60, 6, False),
        ("Proof For", 15, 0, 24, False),
        ("Proof Letter", 13, 0, 9, False),
        ("Proof Signature", 13, 14, 4, False),
    ):
        style = styles[name]
        style.font.name, style.font.size, style.font.bold = "Georgia", Pt(size), bold
        style.font.italic, style.font.color.rgb = name in ("Subtitle", "Caption"), RGBColor(0, 0, 0)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for one in [key for key in fonts.attrib if key.endswith("Theme")]:
            del fonts.attrib[one]
        for script in ("hAnsi", "cs", "eastAsia"):
            fonts.set(qn(f"w:{script}"), "Georgia")
        shape = style.paragraph_format
        shape.space_before, shape.space_after, shape.line_spacing = Pt(before), Pt(after), 1.3
        shape.widow_control = True
        for border in style.element.findall(f".//{qn('w:pBdr')}"):
            border.getparent().remove(border)
    styles["Speaker"].paragraph_format.keep_with_next = True
    styles["Heading 2"].paragraph_format.keep_with_next = True
    styles["Proof Signature"].paragraph_format.keep_with_next = True
    for one in styles.element.iter(qn("w:lang")):
        one.set(qn("w:val"), language)


def _settings(document: Any) -> None:
    """Switch the tracking of changes on, at its place in the row of settings (17.15.1.78)."""
    settings = document.settings.element
    before: tuple[str, ...] = (
        "writeProtection",
        "view",
        "zoom",
        "removePersonalInformation",
        "removeDateAndTime",
    )
    before += ("doNotDisplayPageBoundaries", "displayBackgroundShape", "printPostScriptOverText")
    before += ("printFractionalCharacterWidth", "printFormsData", "embedTrueTypeFonts")
    before += ("embedSystemFonts", "saveSubsetFonts", "saveFormsData", "mirrorMargins")
    before += ("alignBordersAndEdges", "bordersDoNotSurroundHeader", "bordersDoNotSurroundFooter")
    before += ("gutterAtTop", "hideSpellingErrors", "hideGrammaticalErrors", "proofState")
    before += ("formsDesign", "attachedTemplate", "linkStyles", "stylePaneFormatFilter")
    before += ("stylePaneSortMethod", "documentType", "mailMerge", "revisionView")
    place = sum(one.tag.rpartition("}")[2] in before for one in settings)
    settings.insert(place, _element("trackRevisions"))


def _page(document: Any, edition: Edition, text: Manuscript) -> None:
    """Set A4 with a wide margin for remarks, the title above and the page's number below."""
    from docx.shared import Cm

    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin = Cm(3), Cm(5.5)
    section.top_margin, section.bottom_margin = Cm(2.5), Cm(2.5)
    head, foot = section.header.paragraphs[0], section.footer.paragraphs[0]
    head.add_run(f"Proof · {text.title} · {edition.title}")
    for kind, words in (("begin", ""), ("", "PAGE"), ("end", "")):
        run = foot.add_run()
        mark = _element("fldChar", fldCharType=kind) if kind else _element("instrText")
        mark.text = words or None
        run._r.append(mark)


def _properties(document: Any, edition: Edition, text: Manuscript) -> None:
    """Say in the properties what the edition says, and nothing of people or machines."""
    said = document.core_properties
    said.title, said.subject, said.author = text.title, edition.title, edition.publisher
    said.last_modified_by, said.comments, said.keywords, said.category = "", "", "", ""
    said.language = edition.language if text.language == UNDETERMINED else text.language
    said.revision = 1
    dated = edition.modified or edition.published
    parts = [int(one) for one in dated[:10].split("-")] if dated else [1980]
    year, month, day = [*parts, 1, 1][:3]
    moment = datetime(year, month, day)
    said.created = said.modified = moment


def _element(kind: str, /, **given: str) -> Any:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    made = OxmlElement(f"w:{kind}")
    for key, value in given.items():
        made.set(qn(f"w:{key}"), value)
    return made


def _without_template(document: Any) -> None:
    """Take out the picture of python-docx's template, and the program that it was written with."""
    links = document.part.package.rels
    for name in [n for n, one in links.items() if one.reltype.endswith(_TEMPLATES)]:
        del links[name]


def _repacked(data: bytes) -> bytes:
    """Return the archive without times."""
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for info in old.infolist():
            made = zipfile.ZipInfo(info.filename, _EPOCH)
            made.compress_type, made.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
            made.create_system = 3
            new.writestr(made, old.read(info))
    return buffer.getvalue()
