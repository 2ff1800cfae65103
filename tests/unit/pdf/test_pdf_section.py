"""Sections travel as bytes, and their open numbers are filled when they are bound."""

from __future__ import annotations

from functools import partial

from hypothesis import given
from hypothesis import strategies as st

from publisher.pdf.section import (
    Anchor,
    FontUse,
    PageUse,
    Section,
    Shown,
    Stored,
    decode,
    encode,
    mark,
    resolve,
)

small = st.integers(0, 99)
raw = st.binary(max_size=12)
plain = raw.map(lambda data: data.replace(b"\x1e", b""))
words = plain.map(lambda data: data.replace(b"\x1b", b""))
name = st.text(max_size=6)
sections = st.builds(
    Section,
    streams=st.tuples(st.builds(Stored, plain, raw), st.builds(Stored, plain, raw)),
    plain=st.just(()) | st.tuples(plain.map(lambda d: b"<" + d), plain),
    tags=st.just(()) | st.tuples(plain.map(lambda d: b"<" + d), plain),
    pages=st.tuples(st.builds(PageUse, small, small, small, small.map(float), small.map(float))),
    top=st.tuples(small),
    parents=st.tuples(st.tuples(small, raw)),
    anchors=st.tuples(st.builds(Anchor, name, small, small.map(float), small.map(float))),
    links=st.tuples(name),
    fonts=st.tuples(
        st.builds(FontUse, name, name, name, name, small, st.dictionaries(small, name))
    ),
    states=st.tuples(st.tuples(name, raw)),
    pictures=st.tuples(name),
    shown=st.tuples(st.builds(Shown, name, small, small.map(float), small.map(float))),
)


@given(sections)
def test_a_section_survives_encoding(section: Section) -> None:
    """Decoding what was encoded gives the same section."""
    assert decode(encode(section)) == section


@given(sections)
def test_encoding_is_canonical(section: Section) -> None:
    """The same section has one encoding."""
    assert encode(decode(encode(section))) == encode(section)


def test_marks_are_filled() -> None:
    """Objects and keys start at the base, shared things have one place, text stays."""
    data = b"<</P %b/K[%b %b]/Q %b/I %b/CS %b/T (12 0 R)>>" % (
        mark("d"),
        mark("o", 0),
        mark("o", 12),
        mark("k", 3),
        mark("i", 1),
        mark("c"),
    )
    (filled,) = resolve([data], 100, {"d": b"7 0 R", "c": b"/DeviceCMYK"}, [b"8 0 R", b"9 0 R"])
    expected = b"<</P 7 0 R/K[100 0 R 112 0 R]/Q 103/I 9 0 R/CS /DeviceCMYK/T (12 0 R)>>"
    assert filled == expected


@given(st.lists(st.integers(0, 30).map(partial(mark, "o")) | words))
def test_many_pieces_are_filled_as_each_by_itself(pieces: list[bytes]) -> None:
    """None is lost or joined to another, even if there is none or if it is empty."""
    together = resolve(pieces, 7, {})
    assert together == [one for piece in pieces for one in resolve([piece], 7, {})]


def test_headings_sink_by_the_parts_around_them() -> None:
    """But not below the sixth level, which is the lowest that there is."""
    levels = [mark("h", level) for level in (1, 4, 6)]
    assert resolve(levels, 0, {"h": b"0"}) == [b"1", b"4", b"6"]
    assert resolve(levels, 0, {"h": b"2"}) == [b"3", b"6", b"6"]
