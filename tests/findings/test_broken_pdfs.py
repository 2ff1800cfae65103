"""Every kind of finding about a PDF: a sound file, broken in one way at a time."""

from __future__ import annotations

import io
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from good_pdf import Bench, made
from hypothesis import given, settings
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, String

from publisher.checks.pdf import check_pdf
from publisher.vocabulary.findings.pdf import KINDS

Change = Callable[[Bench], Any]


def _root(bench: Bench) -> Any:
    return bench.pdf.Root


def _page(bench: Bench, number: int = 0) -> Any:
    return bench.pdf.pages[number].obj


def _instead(bench: Bench, content: bytes, number: int = 0) -> None:
    _page(bench, number).Contents = bench.pdf.make_stream(content)


def _also(bench: Bench, content: bytes) -> None:
    _instead(bench, _page(bench).Contents.read_bytes() + content)


def _note(bench: Bench) -> None:
    bench.tag("Note", bench.tags["Turn"], _page(bench), ID=String("n1"))


def _link(bench: Bench) -> None:
    bench.tag("Link", bench.tags["Turn"], _page(bench))


def _nested(bench: Bench, content: bytes) -> bytes:
    """Return the first page's content with more of it in its first tag."""
    return bytes(_page(bench).Contents.read_bytes().replace(b"EMC", content + b" EMC", 1))


def _two(code: bytes) -> bytes:
    """Return content that shows a code of two bytes, the second of a text."""
    return b"BT /F 9 Tf [<" + code + b">] TJ ET"


def _blank(bench: Bench) -> None:
    for number in (1, 2, 3):
        _instead(bench, b"", number)


def _bomb(bench: Bench) -> None:
    _instead(bench, b" " * (65 << 20))


def _state(bench: Bench) -> None:
    _page(bench).Resources.ExtGState = Dictionary(G=Dictionary(ca=0.5))
    _also(bench, b"/G gs\n")


def _link_of(bench: Bench) -> Any:
    return _page(bench).Annots[0]


def _bookmark(bench: Bench) -> None:
    entry = Dictionary(Title=String("One"), Dest=String("nowhere"))
    _root(bench).Outlines = bench.pdf.make_indirect(
        Dictionary(First=bench.pdf.make_indirect(entry))
    )


def _picture(bench: Bench) -> None:
    """Place a picture at 300 pixels an inch, and in a form of twice the size at 150."""
    picture = bench.pdf.make_stream(b"\0" * 100)
    picture.Type, picture.Subtype, picture.ColorSpace = Name.XObject, Name.Image, Name.DeviceGray
    picture.Width, picture.Height, picture.BitsPerComponent = 10, 10, 8
    form = bench.pdf.make_stream(b"q 2.4 0 0 2.4 0 0 cm /P Do Q")
    form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, Array([0, 0, 9, 9])
    form.Matrix, form.Resources = (
        Array([2, 0, 0, 2, 0, 0]),
        Dictionary(XObject=Dictionary(P=picture)),
    )
    _page(bench).Resources.XObject = Dictionary(P=picture, F=form)
    _also(bench, b"q 2.4 0 0 2.4 0 0 cm /P Do Q /F Do\n")


SCREEN: list[tuple[str, str, Change]] = [
    ("pdf-beyond-limits", "a page that unpacks to too much", _bomb),
    (
        "pdf-scripted",
        "a script",
        lambda b: setattr(_root(b), "OpenAction", Dictionary(S=Name.JavaScript)),
    ),
    ("pdf-scripted", "a form of XML", lambda b: setattr(_root(b), "AcroForm", Dictionary(XFA=1))),
    (
        "pdf-font-not-embedded",
        "a font from elsewhere",
        lambda b: b.font.DescendantFonts[0].FontDescriptor.__delitem__("/FontFile2"),
    ),
    (
        "pdf-destination-dead",
        "a link to a name",
        lambda b: setattr(_link_of(b), "Dest", String("x")),
    ),
    ("pdf-destination-dead", "a bookmark to a name", _bookmark),
    ("pdf-untagged", "no mark", lambda b: _root(b).__delitem__("/MarkInfo")),
    ("pdf-untagged", "no tree", lambda b: _root(b).__delitem__("/StructTreeRoot")),
    (
        "pdf-title-missing",
        "no title shown",
        lambda b: _root(b).ViewerPreferences.__delitem__("/DisplayDocTitle"),
    ),
    (
        "pdf-title-missing",
        "no title",
        lambda b: _root(b).Metadata.write(_root(b).Metadata.read_bytes().replace(b"Tides", b"")),
    ),
    ("pdf-language-wrong", "no language", lambda b: _root(b).__delitem__("/Lang")),
    (
        "pdf-language-wrong",
        "no language of a passage",
        lambda b: setattr(b.tags["P"], "Lang", String("")),
    ),
    ("pdf-content-untagged", "loose text", lambda b: _also(b, b"BT /F 9 Tf (x) Tj ET")),
    ("pdf-content-untagged", "a loose rule", lambda b: _also(b, b"0 0 9 9 re f")),
    (
        "pdf-artifact-wrong",
        "an artifact in a tag",
        lambda b: _instead(b, _nested(b, b"/Artifact BMC 0 0 9 9 re f EMC")),
    ),
    (
        "pdf-artifact-wrong",
        "a tag in an artifact",
        lambda b: _instead(b, b"/Artifact BMC " + _page(b).Contents.read_bytes() + b" EMC"),
    ),
    ("pdf-suspect", "a doubt", lambda b: setattr(_root(b).MarkInfo, "Suspects", True)),
    ("pdf-parent-tree-wrong", "text of no tag", lambda b: _also(b, b"/P <</MCID 99>> BDC EMC")),
    ("pdf-parent-tree-wrong", "a mark twice", lambda b: _also(b, b"/P <</MCID 1>> BDC EMC")),
    ("pdf-parent-tree-wrong", "a tag without text", lambda b: b.tags["P"].K.append(77)),
    (
        "pdf-parent-tree-wrong",
        "the wrong tag",
        lambda b: _root(b).StructTreeRoot.ParentTree.Nums[1].__setitem__(1, b.tags["H1"]),
    ),
    ("pdf-tag-unknown", "no role", lambda b: _root(b).StructTreeRoot.__delitem__("/RoleMap")),
    (
        "pdf-tag-unknown",
        "roles in a ring",
        lambda b: setattr(_root(b).StructTreeRoot, "RoleMap", Dictionary(Turn=Name.Turn)),
    ),
    (
        "pdf-role-changed",
        "a note that is a paragraph",
        lambda b: setattr(_root(b).StructTreeRoot.RoleMap, "Note", Name.P),
    ),
    ("pdf-heading-mixed", "H after H1", lambda b: setattr(b.tags["H2"], "S", Name.H)),
    ("pdf-contents-wrong", "no reference", lambda b: setattr(b.tags["Reference"], "S", Name.Div)),
    ("pdf-heading-leap", "no second level", lambda b: setattr(b.tags["H2"], "S", Name.H3)),
    ("pdf-list-wrong", "text in an item", lambda b: setattr(b.tags["Lbl"], "S", Name.P)),
    ("pdf-list-unnumbered", "labels", lambda b: b.tags["L"].__delitem__("/A")),
    ("pdf-table-wrong", "text in a row", lambda b: setattr(b.tags["TD"], "S", Name.P)),
    ("pdf-figure-without-alt", "no words", lambda b: b.tags["Figure"].__delitem__("/Alt")),
    ("pdf-figure-without-box", "no box", lambda b: b.tags["Figure"].__delitem__("/A")),
    ("pdf-note-without-id", "two notes of one ID", _note),
    ("pdf-note-without-id", "no ID", lambda b: b.tags["Note"].__delitem__("/ID")),
    (
        "pdf-id-unlisted",
        "no tree of IDs",
        lambda b: _root(b).StructTreeRoot.__delitem__("/IDTree"),
    ),
    ("pdf-link-empty", "a second link", _link),
    (
        "pdf-link-untagged",
        "another key",
        lambda b: setattr(_link_of(b), "StructParent", 9),
    ),
    ("pdf-link-undescribed", "no words", lambda b: _link_of(b).__delitem__("/Contents")),
    ("pdf-tab-order", "no order", lambda b: _page(b).__delitem__("/Tabs")),
    ("pdf-font-without-unicode", "no map", lambda b: b.font.__delitem__("/ToUnicode")),
    ("pdf-glyph-unread", "a code of no list", lambda b: _instead(b, _nested(b, _two(b"0041")))),
    (
        "pdf-glyph-missing",
        "the glyph that is none",
        lambda b: _instead(b, _nested(b, _two(b"0000"))),
    ),
    (
        "pdf-page-size-differs",
        "a small page",
        lambda b: setattr(_page(b, 1), "TrimBox", Array([0, 0, 299, 400])),
    ),
]
PRINT: list[tuple[str, str, Change]] = [
    ("pdf-pages-blank", "three blank pages", _blank),
    ("pdf-output-intent-missing", "none", lambda b: _root(b).__delitem__("/OutputIntents")),
    ("pdf-box-wrong", "no trim", lambda b: _page(b).__delitem__("/TrimBox")),
    (
        "pdf-box-wrong",
        "a bleed within the trim",
        lambda b: setattr(_page(b), "BleedBox", Array([9, 9, 200, 200])),
    ),
    ("pdf-colour-wrong", "RGB", lambda b: _also(b, b"1 0 0 rg\n")),
    ("pdf-transparent", "half a colour", _state),
    (
        "pdf-annotated",
        "an annotation",
        lambda b: setattr(_page(b), "Annots", Array([Dictionary(Subtype=Name.Text)])),
    ),
    ("pdf-bookmarked", "an outline", lambda b: setattr(_root(b), "Outlines", Dictionary(Count=0))),
    ("pdf-picture-coarse", "a small picture on a large place", _picture),
    ("pdf-ink-heavy", "all inks at once", lambda b: _also(b, b"0.7 0.6 0.6 0.9 k\n")),
    ("pdf-print-data-missing", "trapping", lambda b: b.pdf.docinfo.__delitem__("/Trapped")),
]
CASES = [("screen", *case) for case in SCREEN] + [("print", *case) for case in PRINT]
SHOWN: dict[tuple[str, str], dict[str, Any]] = {
    (path.parent.name, case["says"]): case
    for path in sorted(Path(__file__).parent.glob("pdf-*/expected.toml"))
    for case in tomllib.loads(path.read_text("utf-8"))["pdf"]
}
"""What the folders show, by code and what the case says."""


def _codes(data: bytes) -> list[str]:
    return [finding.code for finding in check_pdf(data, "book.pdf")]


def _encrypted() -> bytes:
    stream = io.BytesIO()
    with pikepdf.open(io.BytesIO(made("screen"))) as pdf:
        pdf.save(stream, encryption=pikepdf.Encryption(owner="x", user="y"))
    return stream.getvalue()


WHOLE: dict[str, Callable[[], bytes]] = {
    "a file behind a password": _encrypted,
    "half a file": lambda: made("screen")[:900],
}
"""What is done to a file once it is written, by what its case says."""


@pytest.mark.parametrize("purpose", ["screen", "print"])
def test_nothing_is_found_in_the_sound_file(purpose: str) -> None:
    """The files that are broken below are sound before."""
    assert check_pdf(made(purpose), "book.pdf") == ()


def _book(code: str, says: str) -> bytes:
    """Return the broken file of a case."""
    if says in WHOLE:
        return WHOLE[says]()
    (case,) = [(purpose, change) for purpose, *told, change in CASES if told == [code, says]]
    return made(*case)


@pytest.mark.parametrize(("code", "says"), SHOWN)
def test_what_is_broken_is_found_and_nothing_else(code: str, says: str) -> None:
    """Each way to break the file gives its own finding, and no other."""
    found = check_pdf(_book(code, says), "book.pdf")
    assert [one.message for one in found] == SHOWN[code, says]["messages"]
    assert {(one.code, one.hint) for one in found} == {(code, KINDS[code].remedy)}


def test_every_code_is_shown_and_every_way_to_break_a_file_is_told() -> None:
    """Each code has a folder, and each case of a folder a change here, for the same file."""
    assert {code for code, _ in SHOWN} == KINDS.keys()
    changes = {(code, says): purpose for purpose, code, says, _ in CASES}
    told = {key: case["purpose"] for key, case in SHOWN.items() if key[1] not in WHOLE}
    assert told == changes


@given(st.binary(max_size=400))
def test_any_bytes_are_no_pdf(data: bytes) -> None:
    """What is no PDF at all gives one finding."""
    assert _codes(data) == ["pdf-broken"]
    assert _codes(b"%PDF-1.7\n" + data) == ["pdf-broken"]


@given(st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 255)), min_size=1, max_size=6))
@settings(max_examples=150, deadline=None)
def test_damaged_pdfs_never_fail(damage: list[tuple[int, int]]) -> None:
    """Whatever bytes are wrong, findings come out, the same ones each time."""
    data = bytearray(made("screen"))
    for place, byte in damage:
        data[place % len(data)] = byte
    assert _codes(bytes(data)) == _codes(bytes(data))


_WRONG = st.sampled_from(
    [
        1,
        -1,
        10**9,
        0.5,
        True,
        None,
        String("x"),
        Name.X,
        Array([]),
        Dictionary(),
        Array([Name.X] * 4),
    ]
)


@given(st.sampled_from(["screen", "print"]), st.integers(0, 500), _WRONG)
@settings(max_examples=300, deadline=None)
def test_values_of_the_wrong_kind_never_fail(purpose: str, place: int, wrong: Any) -> None:
    """Whatever stands where something else is meant, findings come out."""

    def confuse(bench: Bench) -> None:
        holders: list[tuple[Any, Any]] = []
        for thing in bench.pdf.objects:
            if isinstance(thing, pikepdf.Array):
                holders += [(thing, index) for index in range(len(thing))]
            elif isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
                for key in sorted(thing.keys()):
                    holders.append((thing, key))
                    inner = thing[key]
                    if isinstance(inner, pikepdf.Array):
                        holders += [(inner, index) for index in range(len(inner))]
                    elif isinstance(inner, pikepdf.Dictionary):
                        holders += [(inner, below) for below in sorted(inner.keys())]
        holder, key = holders[place % len(holders)]
        if wrong is not None and key not in ("/Length", "/Kids", "/Count", "/Type"):
            holder[key] = wrong

    _codes(made(purpose, confuse))
