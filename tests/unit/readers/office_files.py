"""Word and OpenDocument files written part by part, for the tests of their readers."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
ODF = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        ("office", "office"),
        ("text", "text"),
        ("table", "table"),
        ("style", "style"),
        ("draw", "drawing"),
        ("fo", "xsl-fo-compatible"),
    )
)


def packed(members: Mapping[str, str | bytes]) -> bytes:
    """Return an archive of members."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, said in members.items():
            archive.writestr(name, said)
    return out.getvalue()


def docx(body: str, *, links: str = "", **parts: str) -> bytes:
    """Return a Word file; ``parts`` are footnotes, comments, styles and so on, by name."""
    kinds = "".join(
        f'<Relationship Id="p{n}" Type="{RELATED}/{name.rstrip("0123456789")}" '
        f'Target="{name}.xml"/>'
        for n, name in enumerate(parts)
    )
    members = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}"><Relationship Id="d" '
        f'Type="{RELATED}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f"<w:document {W} {R} {MC}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{PACKAGE}">{kinds}{links}'
        "</Relationships>",
    }
    members |= {f"word/{name}.xml": said for name, said in parts.items()}
    return packed(members)


def odt(body: str, styles: str = "") -> bytes:
    """Return an OpenDocument text."""
    content = (
        f"<office:document-content {ODF}><office:automatic-styles>{styles}"
        f"</office:automatic-styles><office:body><office:text>{body}</office:text>"
        "</office:body></office:document-content>"
    )
    mime = "application/vnd.oasis.opendocument.text"
    return packed({"mimetype": mime, "content.xml": content})


def p(text: str, *, bold: bool = False, style: str = "") -> str:
    """Return a paragraph of one run."""
    look = "<w:rPr><w:b/></w:rPr>" if bold else ""
    styled = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f'<w:p>{styled}<w:r>{look}<w:t xml:space="preserve">{text}</w:t></w:r></w:p>'
