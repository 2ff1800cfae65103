"""Faults to plant into the finished files of the sample edition: sound bytes in, faulty ones out.

Each returns the file with one thing wrong that a program, a person or a disk might do to it.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Sequence
from typing import Any

import pikepdf

__all__ = ["EBOOK_FAULTS", "PAGE_FAULTS", "TALK", "UNPAGED", "UNSAID", "texts"]

TALK = "EPUB/exchange.xhtml"
_PARAGRAPH = re.compile(r"<p>[^<]{40,}?</p>\n")


# --- EPUB --------------------------------------------------------------------------------------


def _rewritten(book: bytes, change: Callable[[str, bytes], bytes | None]) -> bytes:
    """Return an EPUB whose members were changed one by one; without those that become None."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book)) as old, zipfile.ZipFile(made, "w") as new:
        for entry in old.infolist():
            if (data := change(entry.filename, old.read(entry))) is not None:
                new.writestr(entry, data)
    return made.getvalue()


def _in(member: str, pattern: str, replacement: str) -> Callable[[bytes], bytes]:
    """Return a fault that replaces the first match of a pattern in a member."""

    def planted(book: bytes) -> bytes:
        def change(name: str, data: bytes) -> bytes:
            if name != member:
                return data
            text, count = re.subn(pattern, replacement, data.decode(), count=1, flags=re.DOTALL)
            assert count == 1, f"{member} has no {pattern}"
            return text.encode()

        return _rewritten(book, change)

    return planted


EBOOK_FAULTS: dict[str, Callable[[bytes], bytes]] = {
    "a word is cut": _in(TALK, r"paid to hear folk", "paid to folk"),
    "a word stands twice": _in(TALK, r"paid to hear folk", "paid to hear hear folk"),
    "two words change places": _in(TALK, r"paid to hear folk", "paid hear to folk"),
    "a letter is another": _in(TALK, r"paid to hear folk", "paid to bear folk"),
    "an accent is gone": _in("EPUB/la-criee.xhtml", r"é", "e"),
    "a comma is gone": _in(TALK, r"hear folk, love", "hear folk love"),
    "a full stop is a comma": _in(TALK, r"The cat’s on it\.", "The cat’s on it,"),
    "a character is replaced": _in(TALK, r"You’re", "You\ufffdre"),
    "a capital letter is small": _in(TALK, r"Mr Ashby", "Mr ashby"),
    "a soft hyphen stands in a word": _in(TALK, r"paid to", "pa\u00adid to"),
    "a word has a joiner that is no letter of it": _in(TALK, r"paid to", "pa\u200cid to"),
    "a dash stands twice": _in(TALK, r"like you’d – well", "like you’d – – well"),
    "a dash is added": _in(TALK, r"hear folk, love", "hear folk, – love"),
    "an asterisk is added": _in(TALK, r"hear folk, love", "hear folk*, love"),
    "words for a picture are others": _in(
        "EPUB/bread-at-three.xhtml", r'alt="[^"]+"', 'alt="A picture"'
    ),
    "two words are one": _in(TALK, r"paid to hear", "paid tohear"),
    "a turn is gone": _in(TALK, r'<div class="turn interviewee" id="exchange\.t004".*?</div>', ""),
    "two turns change places": _in(
        TALK,
        r'(<div class="turn interviewee" id="exchange\.t004".*?</div>)\n'
        r'(<div class="turn interviewer" id="exchange\.t005".*?</div>)',
        r"\2\n\1",
    ),
    "a label is gone": _in(TALK, r'<b class="speaker">Aasgaard:</b> ', ""),
    "a label is another's": _in(TALK, r">Aasgaard:</b>", ">Interviewer:</b>"),
    "a note is gone": _in(TALK, r'<li id="exchange_n2".*?</li>', ""),
    "words are hidden in it": _in(TALK, r"</section>", "<div hidden=''>Buy now</div></section>"),
    "the headline is another": _in(TALK, r"Make It\?</h1>", "Take It?</h1>"),
    "a folio of the index is wrong": _in("EPUB/index.xhtml", r">87<", ">88<"),
    "a page begins two words late": _in(
        TALK, r'(<span[^>]*aria-label="10"></span>)(and it )', r"\2\1"
    ),
    "a page begins two words early": _in(TALK, r"(stopped hurting, )(<span[^>]*></span>)", r"\2\1"),
    "a page has another number": _in(TALK, r'aria-label="12"', 'aria-label="13"'),
    "the contents name a text otherwise": _in("EPUB/nav.xhtml", r">Dog, Brown<", ">Dog, Black<"),
    "the contents lack a text": _in("EPUB/nav.xhtml", r"<li>[^\n]*>Dead Air</a></li>\n", ""),
    "the contents lead elsewhere": _in(
        "EPUB/nav.xhtml", r'href="night-kennels\.xhtml#night-kennels"', 'href="mirror-1.xhtml"'
    ),
    "the page-list lacks a page": _in(
        "EPUB/nav.xhtml", r'<li><a href="exchange\.xhtml#exchange_page-12">12</a></li>\n', ""
    ),
    "the page-list names a page otherwise": _in("EPUB/nav.xhtml", r'page-12">12<', 'page-12">13<'),
    "old readers see another title": _in("EPUB/toc.ncx", r">Dog, Brown<", ">Dog, Black<"),
    "a text is not in the spine": _in(
        "EPUB/content.opf", r'<itemref idref="document-dead-air"[^>]*/>', ""
    ),
    "two texts change places": _in(
        "EPUB/content.opf",
        r'(<itemref idref="document-mirror-1"/>)(\s*)(<itemref idref="document-mirror-2"/>)',
        r"\3\2\1",
    ),
}
"""What may go wrong with an EPUB, by what it is called."""


def texts(book: bytes) -> list[bytes]:
    """Return the members of an EPUB in their order."""
    with zipfile.ZipFile(io.BytesIO(book)) as opened:
        return [opened.read(name) for name in opened.namelist()]


# --- PDF ---------------------------------------------------------------------------------------

_PAGE = 26  # a page of talk, from 0

_Operations = list[tuple[list[pikepdf.Object], pikepdf.Operator]]
_CLIP: _Operations = [([], pikepdf.Operator("W")), ([], pikepdf.Operator("n"))]


def _painted(change: Callable[[_Operations], _Operations]) -> Callable[[bytes], bytes]:
    """Return a fault in what a page of talk paints."""

    def planted(book: bytes) -> bytes:
        with pikepdf.open(io.BytesIO(book)) as pdf:
            page = pdf.pages[_PAGE]
            operations = [(list(o), op) for o, op in pikepdf.parse_content_stream(page)]
            page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(change(operations)))
            return _saved(pdf)

    return planted


def _saved(pdf: pikepdf.Pdf) -> bytes:
    made = io.BytesIO()
    pdf.save(made)
    return made.getvalue()


def _lines(operations: _Operations) -> list[int]:
    """Return the places of the operators that paint a good deal of text."""
    return [
        place
        for place, (operands, operator) in enumerate(operations)
        if str(operator) == "TJ" and sum(isinstance(o, pikepdf.String) for o in operands[0]) > 4
    ]


def _cut(operations: _Operations) -> _Operations:
    place = _lines(operations)[5]
    return operations[:place] + operations[place + 1 :]


def _doubled(operations: _Operations) -> _Operations:
    place = _lines(operations)[5]
    return operations[: place + 1] + operations[place:]


def _swapped(operations: _Operations) -> _Operations:
    one, other = _lines(operations)[5:7]
    changed = list(operations)
    changed[one], changed[other] = changed[other], changed[one]
    return changed


def _again(across: float, *, seen: bool) -> Callable[[_Operations], _Operations]:
    """Paint a line of the page once more so far to the right, ``seen`` or not."""

    def change(operations: _Operations) -> _Operations:
        place = _lines(operations)[5]
        begun = max(i for i in range(place) if str(operations[i][1]) == "BT")
        ended = next(i for i in range(place, len(operations)) if str(operations[i][1]) == "ET")
        block: _Operations = []
        for operands, operator in operations[begun:ended]:
            if str(operator) == "Tm":
                *matrix, x, y = operands
                operands = [*matrix, float(x) + across, float(y) + 7]
            block.append((operands, operator))
        mode = [] if seen else [([3], pikepdf.Operator("Tr"))]
        end = ([], pikepdf.Operator("ET"))
        font = next(o for o in operations[begun:ended] if str(o[1]) == "Tf")
        return [*operations, block[0], font, *mode, *block[1:], end]

    return change


def _around(
    before: Sequence[tuple[list[Any], pikepdf.Operator]],
) -> Callable[[_Operations], _Operations]:
    """Paint a line of the page in a state of its own: in no ink, elsewhere, cut off."""

    def change(operations: _Operations) -> _Operations:
        place = _lines(operations)[5]
        begun = max(i for i in range(place) if str(operations[i][1]) == "BT")
        ended = next(i for i in range(place, len(operations)) if str(operations[i][1]) == "ET")
        text = operations[begun : ended + 1]
        saved, restored = ([], pikepdf.Operator("q")), ([], pikepdf.Operator("Q"))
        return [*operations[:begun], saved, *before, *text, restored, *operations[ended + 1 :]]

    return change


def _covered(operations: _Operations) -> _Operations:
    """Paint paper over a part of the page."""
    white, box, fill = (pikepdf.Operator(name) for name in ("g", "re", "f"))
    return [*operations, ([1], white), ([0, 200, 400, 100], box), ([], fill)]


def _mapped(old: str, new: str) -> Callable[[bytes], bytes]:
    """Return a fault in the table that says what glyphs stand for."""

    def planted(book: bytes) -> bytes:
        with pikepdf.open(io.BytesIO(book)) as pdf:
            changed = 0
            for thing in pdf.objects:
                if isinstance(thing, pikepdf.Dictionary) and "/ToUnicode" in thing:
                    table = thing.ToUnicode.read_bytes().decode()
                    again = re.sub(old, new, table, flags=re.IGNORECASE)
                    changed += again != table
                    thing.ToUnicode = pdf.make_stream(again.encode())
            assert changed, f"no table has {old}"
            return _saved(pdf)

    return planted


def _arranged(change: Callable[[pikepdf.Pdf], None]) -> Callable[[bytes], bytes]:
    """Return a fault in the pages of a book."""

    def planted(book: bytes) -> bytes:
        with pikepdf.open(io.BytesIO(book)) as pdf:
            change(pdf)
            return _saved(pdf)

    return planted


def _without_a_page(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[_PAGE]


def _with_a_page_twice(pdf: pikepdf.Pdf) -> None:
    pdf.pages.insert(_PAGE, pdf.pages[_PAGE])


def _with_pages_swapped(pdf: pikepdf.Pdf) -> None:
    page = pdf.pages[_PAGE]
    pdf.pages.insert(_PAGE + 2, page)
    del pdf.pages[_PAGE]


def _with_other_labels(pdf: pikepdf.Pdf) -> None:
    numbers = pdf.Root.PageLabels.Nums
    numbers[len(numbers) - 1]["/St"] = 3


def _with_a_cropped_page(pdf: pikepdf.Pdf) -> None:
    left, bottom, right, top = map(float, pdf.pages[_PAGE].MediaBox)
    pdf.pages[_PAGE].obj.CropBox = pikepdf.Array([left, bottom + 200, right, top])


def _with_a_layer_that_is_off(pdf: pikepdf.Pdf) -> None:
    page = pdf.pages[_PAGE]
    name = pikepdf.Name
    layer = pdf.make_indirect(pikepdf.Dictionary(Type=name.OCG, Name=pikepdf.String("Layer")))
    off = pikepdf.Dictionary(OFF=pikepdf.Array([layer]))
    pdf.Root.OCProperties = pikepdf.Dictionary(OCGs=pikepdf.Array([layer]), D=off)
    page.obj.Resources.Properties = pikepdf.Dictionary(Layer=layer)
    operations = [(list(o), op) for o, op in pikepdf.parse_content_stream(page)]
    place = _lines(operations)[5]
    begun = ([name.OC, name.Layer], pikepdf.Operator("BDC"))
    operations[place : place + 1] = [begun, operations[place], ([], pikepdf.Operator("EMC"))]
    page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(operations))


def _with_a_note_pinned_on(pdf: pikepdf.Pdf) -> None:
    page = pdf.pages[_PAGE].obj
    note = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot,
        Subtype=pikepdf.Name.FreeText,
        Rect=pikepdf.Array([50, 50, 250, 100]),
        Contents=pikepdf.String("Buy now"),
    )
    page.Annots = pikepdf.Array([*page.get("/Annots", []), pdf.make_indirect(note)])


def _with_another_bookmark(pdf: pikepdf.Pdf) -> None:
    with pdf.open_outline() as outline:
        outline.root[0].title = "Tattle Page"


def _with_a_foreign_head(pdf: pikepdf.Pdf) -> None:
    contents = pdf.pages[_PAGE].obj.Contents
    contents[len(contents) - 1] = pdf.pages[_PAGE + 20].obj.Contents[-1]


PAGE_FAULTS: dict[str, Callable[[bytes], bytes]] = {
    "a line is cut": _painted(_cut),
    "a line is painted twice": _painted(_doubled),
    "two lines change places": _painted(_swapped),
    "a line is painted unseen": _painted(_again(9, seen=False)),
    "a line is painted off the page": _painted(_again(-2000, seen=True)),
    "a line is painted in no ink": _painted(_around([([3], pikepdf.Operator("Tr"))])),
    "a line is painted beside the page": _painted(
        _around([([1, 0, 0, 1, -2000, 0], pikepdf.Operator("cm"))])
    ),
    "a line is cut off by its clip": _painted(
        _around([([0, 0, 1, 1], pikepdf.Operator("re")), *_CLIP])
    ),
    "lines are covered": _painted(_covered),
    "a page is cropped": _arranged(_with_a_cropped_page),
    "a line is in a layer that is off": _arranged(_with_a_layer_that_is_off),
    "a note is pinned on a page": _arranged(_with_a_note_pinned_on),
    "a bookmark is another": _arranged(_with_another_bookmark),
    "a page is gone": _arranged(_without_a_page),
    "a page stands twice": _arranged(_with_a_page_twice),
    "two pages change places": _arranged(_with_pages_swapped),
    "folios count from another number": _arranged(_with_other_labels),
    "a head is another's": _arranged(_with_a_foreign_head),
    "a glyph stands for nothing": _mapped(r"\n<[0-9a-f]{4}> <0077>", ""),
    "a glyph stands for another letter": _mapped(r"<0077>", "<0076>"),
    "a ligature stands for one letter": _mapped(r"<00660069>", "<0066>"),
    "a dash stands for a hyphen": _mapped(r"<2014>", "<002d>"),
    "an apostrophe stands for nothing": _mapped(r"\n<[0-9a-f]{4}> <2019>", ""),
    "a hyphen of a line end stands for a letter": _mapped(r"<00ad>", "<006c>"),
}
"""What may go wrong with a PDF, by what it is called."""

UNPAGED = frozenset({"a bookmark is another"})
"""Faults that are on no page."""
UNSAID = UNPAGED | {
    "a line is painted in no ink",
    "a line is painted beside the page",
    "a line is cut off by its clip",
    "lines are covered",
    "a page is cropped",
    "a line is in a layer that is off",
    "a note is pinned on a page",
}
"""Faults that leave the text as it was; what is seen of it, or beside it, is another."""
