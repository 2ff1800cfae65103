"""A small sound PDF, made by code: for the screen with tags, or for the printer.

A test breaks one thing of the open file before it is written.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

__all__ = ["Bench", "made"]

_BOX = [0, 0, 300, 400]
_XMP = """<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><dc:title><rdf:Alt>
<rdf:li xml:lang="x-default">Tides</rdf:li></rdf:Alt></dc:title>{claim}
</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>"""


class Bench:
    """The open file and what tests reach for: its pages, its tags by name."""

    def __init__(self) -> None:
        self.pdf = pikepdf.new()
        self.tags: dict[str, Any] = {}
        self.font = self.pdf.make_indirect(
            Dictionary(
                Type=Name.Font,
                Subtype=Name.Type0,
                BaseFont=Name("/AAAAAA+Tide"),
                Encoding=Name("/Identity-H"),
                ToUnicode=self.pdf.make_stream(b"begincmap endcmap"),
                DescendantFonts=Array(
                    [
                        Dictionary(
                            Type=Name.Font,
                            Subtype=Name.CIDFontType2,
                            BaseFont=Name("/AAAAAA+Tide"),
                            FontDescriptor=Dictionary(
                                Type=Name.FontDescriptor,
                                FontFile2=self.pdf.make_stream(b"\0\1\0\0"),
                            ),
                        )
                    ]
                ),
            )
        )

    def page(self, content: bytes) -> Any:
        """Add a page that shows ``content``; return its object."""
        page = self.pdf.make_indirect(
            Dictionary(
                Type=Name.Page,
                MediaBox=Array(_BOX),
                TrimBox=Array(_BOX),
                Resources=Dictionary(Font=Dictionary(F=self.font)),
                Contents=self.pdf.make_stream(content),
            )
        )
        self.pdf.pages.append(pikepdf.Page(page))
        return self.pdf.pages[-1].obj

    def tag(self, kind: str, around: Any, page: Any, *marks: int, **more: Any) -> Any:
        """Add a tag at the end of the one around it."""
        element = self.pdf.make_indirect(
            Dictionary(
                Type=Name.StructElem, S=Name(f"/{kind}"), P=around, Pg=page, K=Array(marks), **more
            )
        )
        around.K.append(element)
        self.tags.setdefault(kind, element)
        return element


def made(purpose: str, change: Callable[[Bench], object] = lambda _: None) -> bytes:
    """Return the PDF for a purpose, ``screen`` or ``print``, with one thing changed."""
    bench = Bench()
    (_screen if purpose == "screen" else _print)(bench)
    change(bench)
    stream = io.BytesIO()
    bench.pdf.save(stream, deterministic_id=True, fix_metadata_version=False)
    return stream.getvalue()


def _shown(tag: str, number: int) -> bytes:
    return b"/%b <</MCID %d>> BDC BT /F 10 Tf (x) Tj ET EMC\n" % (tag.encode(), number)


def _metadata(bench: Bench, claim: str) -> None:
    metadata = bench.pdf.make_stream(_XMP.format(claim=claim).encode())
    metadata.Type, metadata.Subtype = Name.Metadata, Name.XML
    bench.pdf.Root.Metadata = metadata


def _screen(bench: Bench) -> None:
    tags = ["H1", "P", "Lbl", "LBody", "Figure", "Note", "Link", "TD", "H2"]
    first = bench.page(b"".join(_shown(tag, n) for n, tag in enumerate(tags)))
    second = bench.page(b"/Artifact BMC BT /F 10 Tf (2) Tj ET EMC\n" + _shown("P", 0))
    root = bench.pdf.Root
    root.Lang = String("en")
    root.MarkInfo = Dictionary(Marked=True)
    root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    _metadata(bench, "<pdfuaid:part>1</pdfuaid:part>")
    tree = bench.pdf.make_indirect(
        Dictionary(Type=Name.StructTreeRoot, K=Array(), RoleMap=Dictionary(Turn=Name.Div))
    )
    root.StructTreeRoot = tree
    turn = bench.tag("Turn", bench.tag("Document", tree, first), first)
    owners = [bench.tag("H1", turn, first, 0), bench.tag("P", turn, first, 1)]
    numbering = Dictionary(O=Name.List, ListNumbering=Name.Decimal)
    item = bench.tag("LI", bench.tag("L", turn, first, A=numbering), first)
    owners += [bench.tag("Lbl", item, first, 2), bench.tag("LBody", item, first, 3)]
    box = Dictionary(O=Name.Layout, BBox=Array([0, 0, 9, 9]))
    owners.append(bench.tag("Figure", turn, first, 4, Alt=String("A gate"), A=box))
    owners.append(bench.tag("Note", turn, first, 5, ID=String("n1")))
    tree.IDTree = Dictionary(Names=Array([String("n1"), owners[-1]]))
    entry = bench.tag("TOCI", bench.tag("TOC", turn, first), first)
    owners.append(bench.tag("Link", bench.tag("Reference", entry, first), first, 6))
    row = bench.tag("TR", bench.tag("Table", turn, first), first)
    owners += [bench.tag("TD", row, first, 7), bench.tag("H2", turn, first, 8)]
    last = bench.tag("P", turn, second, 0)
    link = bench.pdf.make_indirect(
        Dictionary(
            Type=Name.Annot,
            Subtype=Name.Link,
            Rect=Array([0, 0, 9, 9]),
            StructParent=2,
            Contents=String("to page 2"),
            Dest=Array([second, Name.Fit]),
        )
    )
    bench.tags["Link"].K.append(Dictionary(Type=Name.OBJR, Obj=link, Pg=first))
    first.Annots, first.Tabs = Array([link]), Name.S
    first.StructParents, second.StructParents = 0, 1
    nums = Array([0, Array(owners), 1, Array([last]), 2, bench.tags["Link"]])
    tree.ParentTree = bench.pdf.make_indirect(Dictionary(Nums=nums))


def _print(bench: Bench) -> None:
    for _ in range(4):
        bench.page(b"0 0 0 1 k BT /F 10 Tf (x) Tj ET\n")
    intent = Dictionary(
        S=Name.GTS_PDFX, OutputConditionIdentifier=String("FOGRA39"), Type=Name.OutputIntent
    )
    bench.pdf.Root.OutputIntents = Array([intent])
    _metadata(bench, "")
    bench.pdf.docinfo = bench.pdf.make_indirect(
        Dictionary(
            Title=String("Tides"),
            CreationDate=String("D:20200101000000Z"),
            ModDate=String("D:20200101000000Z"),
            Trapped=Name("/False"),
            GTS_PDFXVersion=String("PDF/X-1a:2003"),
        )
    )
