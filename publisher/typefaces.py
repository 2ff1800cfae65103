"""Typefaces: in goes a ``Face``, out come the bytes of a static TrueType font.

Faces come from installed font packages.  A variable font is cut at the axes of
the face, because WeasyPrint refuses weight ranges and EPUB readers differ.

Floor 1: imports floor 0, the cache and the scripts.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Collection
from functools import lru_cache
from importlib.resources import files
from importlib.util import find_spec
from typing import Any
from unicodedata import normalize

import uharfbuzz as harfbuzz

from publisher.cache import NO_CACHE, Cache, key
from publisher.errors import MachineError, Problem, StyleError
from publisher.model.style import Face
from publisher.scripts import is_silent

__all__ = [
    "cut",
    "digest",
    "family_name",
    "has",
    "installed",
    "letters",
    "license_text",
    "notice",
    "subset",
]


@lru_cache(maxsize=64)
def cut(face: Face, cache: Cache = NO_CACHE) -> bytes:
    """Return the face as a static TTF; the same bytes on every call and machine.

    Raises ``MachineError`` if its package is not installed, ``StyleError`` if the
    package lacks the file or the font lacks an axis or a glyph.
    """
    original = _read(face.package, face.file)
    if not face.axes and not face.alternates:
        return original
    entry = key("cut", harfbuzz.version_string(), original, repr((face.axes, face.alternates)))
    kept = cache.get(entry)
    if kept is None:
        kept = _instance(face, original) if face.axes else original
        kept = _with_alternates(face, kept)
        cache.put(entry, kept)
    return kept


@lru_cache(maxsize=64)
def letters(face: Face) -> frozenset[int]:
    """Return the code points for which the face has a glyph.

    Raises ``MachineError`` if its package is not installed, ``StyleError`` if the
    package lacks the file.
    """
    return frozenset(harfbuzz.Face(_read(face.package, face.file)).unicodes)


def has(face: Face, text: str) -> bool:
    """Tell whether the face can show a text, composed or taken apart as HarfBuzz does it.

    Blanks, joiners and selectors need no glyph.  Raises as ``letters`` does.
    """
    known = letters(face)
    seen = [c for c in text if ord(c) not in known and not is_silent(c)]
    if all(known.issuperset(map(ord, normalize("NFD", c))) for c in seen):
        return True
    return all(ord(c) in known or is_silent(c) for c in normalize("NFC", text))


@lru_cache(maxsize=64)
def installed(package: str) -> bool:
    """Tell whether a font package is installed."""
    return find_spec(package) is not None


@lru_cache(maxsize=32)
def digest(face: Face) -> str:
    """Return the SHA-256 of the file that the face is cut from; raises as ``letters`` does."""
    return hashlib.sha256(_read(face.package, face.file)).hexdigest()


def license_text(face: Face) -> str:
    """Return the licence under which the package ships the face.

    Raises ``MachineError`` if the package is not installed.
    """
    return _read(face.package, "LICENSE").decode("utf-8")


def family_name(face: Face) -> str:
    """Return the name that the font gives its family; raises as ``letters`` does."""
    font = harfbuzz.Face(_read(face.package, face.file))
    return str(font.get_name(_TYPOGRAPHIC_FAMILY) or font.get_name(_FAMILY) or face.family)


def notice(face: Face) -> str:
    """Return the copyright and the licence that the font itself tells, each on a line.

    Raises as ``letters`` does.
    """
    font = harfbuzz.Face(_read(face.package, face.file))
    return "\n".join(font.get_name(record) or "" for record in (_COPYRIGHT, _LICENSE))


@lru_cache(maxsize=16)
def _read(package: str, name: str) -> bytes:
    try:
        root = files(package)
    except ModuleNotFoundError as error:
        hint = f"pip install {package.replace('_', '-')}"
        raise MachineError(Problem(f"the font package {package} is missing", hint=hint)) from error
    path = root.joinpath(*name.split("/"))
    if not path.is_file():
        raise StyleError(Problem(f"the font package {package} has no file {name}"))
    return path.read_bytes()


def _instance(face: Face, original: bytes) -> bytes:
    """Cut the variable font at the axes of the face, and name the cut after them."""
    font = harfbuzz.Face(original)
    wanted = harfbuzz.SubsetInput()
    wanted.keep_everything()
    for tag, value in face.axes:
        if not wanted.pin_axis_location(font, tag, value):
            raise StyleError(Problem(f"{face.file} has no axis {tag}"))
    static = harfbuzz.subset(font, wanted).blob.data
    return _named(face, original, static)


def _named(face: Face, original: bytes, static: bytes) -> bytes:
    """Give the cut the names of its place in the family, which HarfBuzz leaves alone.

    Fonts that share a PostScript name are one font to a PDF viewer.
    """
    # Imported late: it takes a fifth of a second, and only a new cut needs it.
    from fontTools.ttLib import TTFont, TTLibError
    from fontTools.varLib.instancer.names import updateNameTable

    try:
        variable = TTFont(io.BytesIO(original), lazy=True, recalcTimestamp=False)
        try:
            updateNameTable(variable, dict(face.axes))
        except ValueError:  # the font has no name for this place in the family
            _rename(variable, face)
        font = TTFont(io.BytesIO(static), lazy=True, recalcTimestamp=False)
    except (TTLibError, ValueError, KeyError) as error:
        message = f"{face.file} cannot be cut at {dict(face.axes)}: {error}"
        raise StyleError(Problem(message)) from error
    if "fvar" in font:
        raise StyleError(Problem(f"{face.file} has axes that the style does not pin"))
    font["name"] = variable["name"]
    stream = io.BytesIO()
    font.save(stream, reorderTables=None)
    return stream.getvalue()


def _rename(font: Any, face: Face) -> None:
    """Give a cut between the named ones a PostScript name of its own."""
    place = "".join(f"-{tag}{value:g}" for tag, value in face.axes)
    names = font["name"]
    for record in [record for record in names.names if record.nameID == _POSTSCRIPT]:
        name = f"{record.toUnicode()}{place}"
        names.setName(name, _POSTSCRIPT, record.platformID, record.platEncID, record.langID)


_COPYRIGHT, _FAMILY, _POSTSCRIPT, _LICENSE, _TYPOGRAPHIC_FAMILY = 0, 1, 6, 13, 16
"""Name IDs (OpenType 1.9, name table)."""


def _with_alternates(face: Face, font: bytes) -> bytes:
    """Give glyphs the shapes and widths of their alternates.

    The SIL Open Font License allows it to fonts without a reserved name (condition 3).
    All other glyphs keep their bytes, for to write all anew takes half a second a font; only
    the boxes of those that are composed of a changed one are measured again.
    """
    if not face.alternates:
        return font
    from fontTools.ttLib import TTFont  # imported late, as in ``_named``

    opened = TTFont(io.BytesIO(font), recalcBBoxes=False, recalcTimestamp=False)
    outlines, widths = opened["glyf"], opened["hmtx"]
    for glyph, alternate in face.alternates:
        missing = [name for name in (glyph, alternate) if name not in widths.metrics]
        if missing:
            raise StyleError(Problem(f"{face.file} has no glyph {missing[0]}"))
        outlines[glyph] = outlines[alternate]
        widths[glyph] = widths[alternate]
    _measure_composed(outlines, {glyph for glyph, _ in face.alternates})
    stream = io.BytesIO()
    opened.save(stream, reorderTables=None)
    return stream.getvalue()


def _measure_composed(outlines: Any, changed: set[str]) -> None:
    """Measure the boxes of glyphs that are composed of changed ones, at any depth."""
    composed = {
        name: set(outlines[name].getComponentNames(outlines))
        for name, glyph in outlines.glyphs.items()  # which are not taken apart by looking
        if glyph.isComposite()
    }
    while more := {name for name, parts in composed.items() if parts & changed} - changed:
        for name in more:
            outlines[name].recalcBounds(outlines)
        changed = changed | more


def subset(font: bytes, characters: str, features: Collection[str]) -> bytes:
    """Return a font cut down to the characters and OpenType features given.

    Names and licence stay; hinting goes.  The same arguments give the same bytes.
    Raises ``StyleError`` if it is not a font.
    """
    wanted = harfbuzz.SubsetInput()
    for character in characters:
        wanted.unicode_set.add(ord(character))
    wanted.layout_feature_tag_set.clear()
    for feature in features:
        wanted.layout_feature_tag_set.add(_tag(feature))
    for names in (wanted.name_id_set, wanted.name_lang_id_set):
        names.clear()
        names.invert()  # all of them
    wanted.flags = harfbuzz.SubsetFlags.NO_HINTING | harfbuzz.SubsetFlags.NOTDEF_OUTLINE
    try:
        return bytes(harfbuzz.subset(harfbuzz.Face(font), wanted).blob.data)
    except (RuntimeError, ValueError) as error:
        raise StyleError(Problem(f"the font cannot be cut down: {error}")) from error


def _tag(name: str) -> int:
    return int.from_bytes(name.encode("ascii"), "big")
