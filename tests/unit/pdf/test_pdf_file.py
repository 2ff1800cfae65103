"""Files of any size are read back whole, with and without streams of objects."""

from __future__ import annotations

import io

import pikepdf
import pydyf
import pytest

from publisher.pdf.file import File


def many(count: int, version: bytes = b"1.6", *, packed: bool) -> File:
    """Return a PDF of one page that holds so many dictionaries, streams, and late dictionaries.

    Every other dictionary and stream is settled before the rest; the late ones are settled
    from the last on, under numbers that were kept for them.
    """
    pdf = File(version, packed=packed)
    pdf.info["Title"] = pydyf.String("Many")
    page = pydyf.Dictionary({"Type": "/Page", "MediaBox": pydyf.Array((0, 0, 9, 9))})
    page.update({"Parent": pdf.pages.reference, "Resources": pydyf.Dictionary()})
    pdf.add_page(page)
    held = pydyf.Array()
    for number in range(count):
        thing = pydyf.Dictionary({"N": number})
        stream = pydyf.Stream([b"%% %d" % number], compress=True)
        for made in (thing, stream):
            if number % 2:
                held.append(pdf.settle(made.data, stream=made is stream))
            else:
                pdf.add_object(made)
                held.append(made.reference)
    page["Held"] = held
    first = pdf.reserve(count)
    page["Late"] = pydyf.Array(
        pdf.settle(b"<</N %d>>" % number, first + number) for number in reversed(range(count))
    )
    return pdf


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("count", [0, 1, 199, 200, 401])
def test_every_object_is_found(count: int, packed: bool) -> None:
    """By another reader, which finds nothing to mend, however it came into the file."""
    data = many(count, packed=packed).closed()
    assert (b"/ObjStm" in data) is packed
    with pikepdf.open(io.BytesIO(data), attempt_recovery=False) as pdf:
        assert pdf.check_pdf_syntax() == []
        held, late = list(pdf.pages[0].obj.Held), list(pdf.pages[0].obj.Late)
        assert [int(thing.N) for thing in held[::2]] == list(range(count))
        assert [s.read_bytes() for s in held[1::2]] == [b"%% %d" % n for n in range(count)]
        assert [int(thing.N) for thing in late] == list(reversed(range(count)))
        assert str(pdf.docinfo.Title) == "Many"
        assert len(pdf.trailer.ID) == 2


def test_the_identifier_is_of_what_is_in_the_file() -> None:
    """The same objects give the same bytes, others another name."""
    assert many(3, packed=True).closed() == many(3, packed=True).closed()
    files = (many(n, b"1.4", packed=False).closed() for n in (3, 4))
    first, other = (data.partition(b"/ID")[2] for data in files)
    assert first[:40] != other[:40]


def test_what_is_settled_is_kept_no_more() -> None:
    """So that a book of any length holds but the objects that may still change."""
    pdf = many(400, packed=True)
    kept = [thing for thing in pdf.objects if thing is not None]
    assert len(kept) < len(pdf.objects) / 2
