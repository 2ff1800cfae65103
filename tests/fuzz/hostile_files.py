"""Hostile raw files as bytes: texts in every encoding, packed documents, mails, PDFs, mutants.

``hostile(seed)`` returns the same file for the same seed, on any machine.
"""

from __future__ import annotations

import base64
import io
import quopri
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from hostile_texts import TEXTS, Author, html, odf_body, plain, word_body

__all__ = ["KINDS", "Hostile", "hostile"]


@dataclass(frozen=True)
class Hostile:
    """A file, and the words that a person would see in it, in order.

    ``is_exact`` says that all of them are to be found again; of a mutant only those that its
    bytes still hold, and a broken mark may have hidden some of them.
    """

    name: str
    data: bytes
    seen: tuple[str, ...]
    is_exact: bool
    is_ordered: bool


# --- packed and wrapped ------------------------------------------------------------------------


def _packed(by: Author, members: dict[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", by.pick((zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED))) as archive:
        for name, said in members.items():
            archive.writestr(zipfile.ZipInfo(name, (2000, 1, 1, 0, 0, 0)), _utf8(said))
        if by.rng.random() < 0.05:
            name = by.pick(("../../evil.txt", "/etc/evil", "a\\b", "word/document.xml", "C:x"))
            archive.writestr(zipfile.ZipInfo(name, (2000, 1, 1, 0, 0, 0)), b"evil")
    return out.getvalue()


def _utf8(said: str | bytes) -> bytes:
    return said if isinstance(said, bytes) else said.encode("utf-8", "surrogatepass")


_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATED = "http://schemas.openxmlformats.org/package/2006/relationships"


def _docx(by: Author) -> bytes:
    document = (
        f'<w:document xmlns:w="{_W}" xmlns:r="{_R}"><w:body>{word_body(by)}</w:body></w:document>'
    )
    links = (
        f'<Relationships xmlns="{_RELATED}"><Relationship Id="r9" Type="{_R}/hyperlink" '
        f'Target="{by.pick(("file:///etc/passwd", "javascript:alert(1)", "http://127.0.0.1:9/"))}" '
        'TargetMode="External"/></Relationships>'
    )
    return _packed(
        by,
        {
            "[Content_Types].xml": "<Types/>",
            "word/document.xml": document,
            "word/_rels/document.xml.rels": links,
        },
    )


def _odt(by: Author) -> bytes:
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "text", "table", "style")
    )
    content = f"<office:document-content {spaces}><office:body><office:text>{odf_body(by)}</office:text></office:body></office:document-content>"
    return _packed(
        by, {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content}
    )


def _epub(by: Author) -> bytes:
    members: dict[str, str | bytes] = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container">'
        '<rootfiles><rootfile full-path="a.opf" media-type="application/oebps-package+xml"/></rootfiles></container>',
    }
    items = spine = ""
    for n in by.some(3):
        said = "".join(f"<p>{_escaped(by)}</p>" for _ in by.some(5))
        members[f"d{n}.xhtml"] = (
            f'<html xmlns="http://www.w3.org/1999/xhtml"><head><title>t</title></head><body>{said}</body></html>'
        )
        items += f'<item id="i{n}" href="d{n}.xhtml" media-type="application/xhtml+xml"/>'
        spine += f'<itemref idref="i{n}"/>'
    members["a.opf"] = (
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata xmlns:dc='
        f'"http://purl.org/dc/elements/1.1/"><dc:title>T</dc:title></metadata><manifest>{items}</manifest><spine>{spine}</spine></package>'
    )
    return _packed(by, members)


def _escaped(by: Author) -> str:
    said = by.within().replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return "".join(c for c in said if c in "\t\n\r" or (c >= " " and c not in "\ufffe\uffff"))


def _mail(by: Author) -> bytes:
    head = (
        "From: Anna Lee <a@a.test>\nTo: Bo Ek <b@b.test>\nSubject: "
        + by.pick(("Talk", "=?utf-8?q?T=ZZ?=", "=?x?b?!!?=", "a" * 400))
        + "\nDate: "
        + by.pick(("Sun, 2 Jun 2019 10:30:00 +0000", "x", "Fri, 99 Foo 99999"))
        + "\nMIME-Version: 1.0\n"
    )
    body = _utf8(by.pick((plain, plain, html))(by))
    kind = "text/html" if b"<" in body[:1] else "text/plain"
    way = by.pick(("8bit", "quoted-printable", "base64", "bogus"))
    if way == "quoted-printable":
        body = quopri.encodestring(body)
    elif way == "base64":
        body = base64.encodebytes(body)
    charset = by.pick(("utf-8", "utf-8", "us-ascii", "bogus"))
    head += f"Content-Type: {kind}; charset={charset}\nContent-Transfer-Encoding: {way}\n\n"
    by.is_exact = False
    return head.encode() + body


def _pdf(by: Author) -> bytes:
    lines = [" ".join(by.word() for _ in by.some(8)) for _ in by.some(20)]
    shown = "".join(f"({line}) Tj 0 -16 Td " for line in lines)
    content = f"BT /F1 11 Tf 60 780 Td {shown}ET".encode()
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(content), content),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj%s endobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size, start = len(objects) + 1, len(out)
    return out + b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (size, table, size, start)  # fmt: skip


_PACKED: dict[str, Callable[[Author], bytes]] = {
    "docx": _docx,
    "odt": _odt,
    "epub": _epub,
    "eml": _mail,
    "pdf": _pdf,
}
KINDS = (*TEXTS, *_PACKED)
"""The endings that are written."""


# --- encodings and mutants ---------------------------------------------------------------------

_NUMBERED = re.compile(r"w\d{6}x")
_XML = {"tei", "trs", "ohms", "eaf", "exb", "flk", "ttml", "fodt", "xml"}


def _encoded(by: Author, kind: str, text: str) -> bytes:
    chance = by.rng.random()
    if kind in {"txt", "md", "srt", "csv"} and chance < 0.1:
        code = by.pick(("utf-16", "utf-16-le", "latin-1", "cp1251", "shift_jis", "utf-32"))
        by.is_exact = False
        return text.encode(code, "replace")
    data = text.encode("utf-8", "surrogatepass")
    if kind not in _XML and chance < 0.2:
        place = by.rng.randrange(len(data))
        while chr(data[place]) in "w0123456789x":
            place = place - 1 if place else by.rng.randrange(len(data))
        junk = by.pick(
            (b"\xff", b"\xc3", b"\xed\xa0\x80", b"\xe2\x80", b"\x96", b"\xf0\x9f", b"\xfe\xff")
        )
        data = data[:place] + junk + data[place:]
        by.is_exact = by.is_exact and kind in {"txt", "md"}
    return data


def _mutated(by: Author, data: bytes) -> bytes:
    for _ in by.some(4):
        if len(data) < 4:
            return data
        start = by.rng.randrange(len(data))
        end = min(len(data), start + by.rng.randint(1, 60))
        match by.rng.randrange(6):
            case 0:
                data = data[:start] + data[end:]
            case 1:
                data = data[:end] + data[start:end] * by.pick((1, 3, 200)) + data[end:]
            case 2:
                data = data[:start] + by.rng.randbytes(end - start) + data[end:]
            case 3:
                data = data[:start]
            case 4:
                data = (
                    data[:start]
                    + bytes([data[start] ^ (1 << by.rng.randrange(8))])
                    + data[start + 1 :]
                )
            case _:
                junk = by.pick(
                    (
                        b"<!--",
                        b"-->",
                        b"]]>",
                        b"<![CDATA[",
                        b'"',
                        b"{",
                        b"}",
                        b"[",
                        b"\\",
                        b"\n\n",
                        b"&",
                        b"<",
                        b">",
                        b"\x00",
                        b"PK\x03\x04",
                    )
                )
                data = data[:start] + junk + data[start:]
    return data


def hostile(seed: int, kind: str = "") -> Hostile:
    """Return a hostile file; every kind comes in turn, and one in three is a mutant."""
    rng = Random(seed)
    by = Author(rng)
    kind = kind or KINDS[seed % len(KINDS)]
    data = _PACKED[kind](by) if kind in _PACKED else _encoded(by, kind, TEXTS[kind](by))
    if rng.random() < 0.33:
        data, by.is_exact, by.is_ordered = _mutated(by, data), False, False
    ending = kind if rng.random() < 0.95 else by.pick(("txt", "md", "xml", "json", "html", "docx"))
    by.is_exact = by.is_exact and ending == kind
    return Hostile(f"talk-{seed:06}.{ending}", data, tuple(by.seen), by.is_exact, by.is_ordered)
