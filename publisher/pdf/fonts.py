"""Fonts of the book: in goes what all sections use, out comes one subset a face.

Glyph numbers are kept, so that content streams need no change.  The structure is
that of a composite font with identity encoding (ISO 32000-1, 9.7).
"""

from __future__ import annotations

import io
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import Any

import pydyf
import uharfbuzz
from fontTools.misc.psCharStrings import T2WidthExtractor
from fontTools.ttLib import TTFont

from publisher.pdf.section import FontUse

__all__ = ["add_fonts", "meaning"]

_DROPPED = ("BASE", "DSIG", "GDEF", "GPOS", "GSUB", "JSTF", "LTSH", "OS/2", "PCLT", "name", "post")
_EXTRACTED = {
    "\N{NO-BREAK SPACE}": " ",
    "\N{HYPHEN}": "\N{SOFT HYPHEN}",
    "": "\N{WORD JOINER}",
}
"""What readers of the text get: a hyphen in print (U+2010) only divides a word,

and a no-break space only keeps a line together (ISO 32000-1, 14.8.2.2.3).  A glyph that has a
part in a letter which another glyph stands for must say something, and says nothing.
"""


@dataclass(frozen=True, slots=True)
class _Used:
    """A font and everything that the book sets in it."""

    font: FontUse
    glyphs: dict[int, str]


def add_fonts(pdf: Any, uses: Iterable[FontUse], cuts: Mapping[str, bytes]) -> Any:
    """Add the fonts to the PDF; return their dictionary for ``Resources``.

    ``cuts`` maps the addresses of faces to their files.
    """
    fonts = pydyf.Dictionary()
    for used in _merge(uses, cuts):
        fonts[used.font.resource] = _add_font(pdf, used, cuts[used.font.face]).reference
    return fonts


def _merge(uses: Iterable[FontUse], cuts: Mapping[str, bytes]) -> list[_Used]:
    """Join the uses of each font; where sections differ, the choice ignores their order."""
    fonts: dict[str, FontUse] = {}
    texts: dict[str, dict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
    for use in uses:
        fonts.setdefault(use.resource, use)
        for glyph, text in use.glyphs.items():
            texts[use.resource][glyph].add(text)
    merged = []
    for name in sorted(fonts):
        capitals = _small_capitals(cuts[fonts[name].face])
        glyphs = {g: meaning(texts[name][g], g in capitals) for g in sorted(texts[name])}
        merged.append(_Used(fonts[name], glyphs))
    return merged


def meaning(texts: set[str], small_capital: bool) -> str:
    """Return the text that a glyph stands for, of those it was seen for.

    A small capital serves both cases of a letter and always reads as lower case.  What says
    nothing beside another glyph in one section may have a letter to itself in the next.
    """
    said = {text for text in texts if text} or {""}
    text = min(t.lower() if small_capital else t for t in said)
    return _EXTRACTED.get(text, text)


@lru_cache(maxsize=16)
def _opened(data: bytes) -> TTFont:
    """Return a font to read in; its tables are taken apart once, however often it is bound."""
    return TTFont(io.BytesIO(data), lazy=True)


@lru_cache(maxsize=16)
def _small_capitals(data: bytes) -> frozenset[int]:
    """Return the glyphs into which ``smcp`` and ``c2sc`` turn letters."""
    font = _opened(data)
    if "GSUB" not in font:
        return frozenset()
    table = font["GSUB"].table
    features = (r.Feature for r in table.FeatureList.FeatureRecord if r.FeatureTag in _SMALL)
    lookups = sorted({index for feature in features for index in feature.LookupListIndex})
    found: set[str] = set()
    for lookup in (table.LookupList.Lookup[index] for index in lookups):
        for subtable in lookup.SubTable:
            inner = getattr(subtable, "ExtSubTable", subtable)
            found.update(getattr(inner, "mapping", {}).values())
    return frozenset(font.getGlyphID(name) for name in found)


_SMALL = ("c2sc", "smcp")


def _add_font(pdf: Any, used: _Used, data: bytes) -> Any:
    """Add the objects of a font; return the one that content streams name."""
    base = f"/{used.font.base}"
    descriptor = _descriptor(pdf, used, data, base)
    descendant = pydyf.Dictionary(
        {
            "Type": "/Font",
            "Subtype": "/CIDFontType0" if _is_cff(data) else "/CIDFontType2",
            "BaseFont": base,
            "CIDSystemInfo": pydyf.Dictionary(
                {
                    "Registry": pydyf.String("Adobe"),
                    "Ordering": pydyf.String("Identity"),
                    "Supplement": 0,
                }
            ),
            "W": _widths(used, data),
            "FontDescriptor": descriptor.reference,
        }
    )
    if not _is_cff(data):
        descendant["CIDToGIDMap"] = "/Identity"
    pdf.add_object(descendant)
    unicode = pydyf.Stream(_character_map(used.glyphs), compress=True)
    pdf.add_object(unicode)
    font = pydyf.Dictionary(
        {
            "Type": "/Font",
            "Subtype": "/Type0",
            "BaseFont": base,
            "Encoding": "/Identity-H",
            "DescendantFonts": pydyf.Array([descendant.reference]),
            "ToUnicode": unicode.reference,
        }
    )
    pdf.add_object(font)
    return font


def _descriptor(pdf: Any, used: _Used, data: bytes, base: str) -> Any:
    font = _opened(data)
    em = 1000 / font["head"].unitsPerEm
    head, metrics = font["head"], font["OS/2"]
    box = (head.xMin, head.yMin, head.xMax, head.yMax)
    subset = _subset(data, used.glyphs)
    if _is_cff(data):
        file = pydyf.Stream(
            [_bare(subset, used.glyphs)], {"Subtype": "/CIDFontType0C"}, compress=True
        )
    else:
        file = pydyf.Stream([subset], {"Length1": len(subset)}, compress=True)
    pdf.add_object(file)
    descriptor = pydyf.Dictionary(
        {
            "Type": "/FontDescriptor",
            "FontName": base,
            "FontFamily": pydyf.String(used.font.family),
            "Flags": used.font.flags,
            "FontBBox": pydyf.Array(round(value * em) for value in box),
            "ItalicAngle": font["post"].italicAngle,
            "Ascent": round(font["hhea"].ascent * em),
            "Descent": round(font["hhea"].descent * em),
            "CapHeight": round(metrics.sCapHeight * em),
            "StemV": 80,
        }
    )
    descriptor["FontFile3" if _is_cff(data) else "FontFile2"] = file.reference
    pdf.add_object(descriptor)
    return descriptor


def _is_cff(data: bytes) -> bool:
    """Tell whether the outlines of a font are those of the Compact Font Format."""
    return data.startswith(b"OTTO")


def _bare(data: bytes, used: Iterable[int]) -> bytes:
    """Return the Compact Font Format of a font, its glyphs numbered as they stand.

    Content streams name a glyph of such a font by its CID, that of any other by its number
    (ISO 32000-1, 9.7.4.2), and so both must be one.
    """
    cff = TTFont(io.BytesIO(data), lazy=True)["CFF "].cff
    top = cff.topDictIndex[0]
    if hasattr(top, "ROS"):
        _say_widths(top, used)
        top.ROS = ("Adobe", "Identity", 0)
        names = [".notdef", *(f"cid{number:05d}" for number in range(1, len(top.charset)))]
        old = top.CharStrings.charStrings
        pairs = zip(names, top.charset, strict=True)
        top.CharStrings.charStrings = {name: old[before] for name, before in pairs}
        top.charset = names
    stream = io.BytesIO()
    cff.compile(stream, TTFont(io.BytesIO(data), lazy=True))
    return stream.getvalue()


_UNSAID = -(2**15)  # no glyph is as wide


def _say_widths(top: Any, used: Iterable[int]) -> None:
    """Let every glyph say its width in full.

    It may say the difference from a width that is another in each part of the font; not
    every checker of PDF/UA adds them.
    """
    for number in used:
        glyph = top.CharStrings[top.charset[number]]
        private = glyph.private
        found = T2WidthExtractor([], [], private.nominalWidthX, _UNSAID)
        found.execute(glyph)
        if found.width == _UNSAID:
            glyph.program.insert(0, private.defaultWidthX)
        else:
            glyph.program[0] = found.width
    for part in top.FDArray:
        part.Private.nominalWidthX = 0


def _subset(data: bytes, glyphs: Iterable[int]) -> bytes:
    request = uharfbuzz.SubsetInput()
    request.glyph_set.update(glyphs)
    request.flags = (
        uharfbuzz.SubsetFlags.RETAIN_GIDS
        | uharfbuzz.SubsetFlags.DESUBROUTINIZE
        | uharfbuzz.SubsetFlags.NO_HINTING
    )
    dropped = request.sets(uharfbuzz.SubsetInputSets.DROP_TABLE_TAG)
    for tag in _DROPPED:
        dropped.add(int.from_bytes(tag.ljust(4).encode("ascii"), "big"))
    face = uharfbuzz.subset(uharfbuzz.Face(data), request)
    subset: bytes = face.blob.data
    return subset


def _widths(used: _Used, data: bytes) -> Any:
    """Return the advances in thousandths of an em, runs of glyphs together."""
    font = _opened(data)
    em, order, advances = font["head"].unitsPerEm, font.getGlyphOrder(), font["hmtx"].metrics
    widths = pydyf.Array()
    last = -2
    for glyph in used.glyphs:
        if glyph != last + 1:
            widths.extend((glyph, pydyf.Array()))
        widths[-1].append(round(advances[order[glyph]][0] * 1000 / em))
        last = glyph
    return widths


def _character_map(glyphs: Mapping[int, str]) -> list[bytes]:
    """Return a ToUnicode map (ISO 32000-1, 9.10.3), at most 100 glyphs a block."""
    lines = [
        b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
        b"/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def",
        b"/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
        b"1 begincodespacerange <0000> <ffff> endcodespacerange",
    ]
    items = iter(glyphs.items())
    while block := list(islice(items, 100)):
        lines.append(b"%d beginbfchar" % len(block))
        lines += (f"<{g:04x}> <{t.encode('utf-16-be').hex()}>".encode() for g, t in block)
        lines.append(b"endbfchar")
    return [*lines, b"endcmap CMapName currentdict /CMap defineresource pop end end"]
