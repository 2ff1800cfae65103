"""Files of any size are read back whole, with and without streams of objects."""

from __future__ import annotations

import io

import pikepdf
import pydyf
import pytest

from publisher.pdf.file import written


def many(count: int) -> pydyf.PDF:
    """Return a PDF of one page that holds so many dictionaries and streams."""
    pdf = pydyf.PDF()
    pdf.info["Title"] = pydyf.String("Many")
    page = pydyf.Dictionary({"Type": "/Page", "MediaBox": pydyf.Array((0, 0, 9, 9))})
    page.update({"Parent": pdf.pages.reference, "Resources": pydyf.Dictionary()})
    pdf.add_page(page)
    held = pydyf.Array()
    for number in range(count):
        thing = pydyf.Dictionary({"N": number})
        stream = pydyf.Stream([b"%% %d" % number], compress=True)
        for made in (thing, stream):
            pdf.add_object(made)
            held.append(made.reference)
    page["Held"] = held
    return pdf


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("count", [0, 1, 199, 200, 401])
def test_every_object_is_found(count: int, packed: bool) -> None:
    """By another reader, which finds nothing to mend."""
    data = written(many(count), b"1.6", packed=packed)
    assert (b"/ObjStm" in data) is packed
    with pikepdf.open(io.BytesIO(data), attempt_recovery=False) as pdf:
        assert pdf.check_pdf_syntax() == []
        held = list(pdf.pages[0].obj.Held)
        assert [int(thing.N) for thing in held[::2]] == list(range(count))
        assert [s.read_bytes() for s in held[1::2]] == [b"%% %d" % n for n in range(count)]
        assert str(pdf.docinfo.Title) == "Many"
        assert len(pdf.trailer.ID) == 2


def test_the_identifier_is_of_what_is_in_the_file() -> None:
    """The same objects give the same bytes, others another name."""
    assert written(many(3), b"1.6", packed=True) == written(many(3), b"1.6", packed=True)
    first, other = (written(many(n), b"1.4", packed=False).partition(b"/ID")[2] for n in (3, 4))
    assert first[:40] != other[:40]
