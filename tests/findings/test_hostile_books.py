"""Books made to do harm, or damaged on their way: the checks say so, quickly, and never fail."""

from __future__ import annotations

import io
import struct
import time
import zipfile

import pytest
from broken_books import clean, packed
from hypothesis import given, settings
from hypothesis import strategies as st

from publisher.checks.epub import check_epub
from publisher.checks.epub.styles import read_sheet
from publisher.checks.report import MOST

WHOLE = packed(clean())
TALK = "EPUB/talk.xhtml"
FILES = sorted(name for name in clean() if name.endswith(("xhtml", "opf", "ncx", "xml", "css")))
SCRAPS = st.sampled_from(
    [
        *("<", ">", "</p>", "&", "&nbsp;", "]]>", "<!--", "<![CDATA[", "<?x?>", "\0", "\ufffe"),
        *("'", '"', "<nav>", "<ol>", "<li>", "<a href=''>", "<a href='//x'>", "<a href='#'>"),
        *("%ff", "//", "../../..", "http://[", "url(", "@import", "{", "}", "xmlns=''"),
        *("epub:type='noteref'", "role='doc-pagebreak'"),
    ]
)


def _codes(data: bytes) -> list[str]:
    return [finding.code for finding in check_epub(data, "book.epub")]


def _with(**files: bytes) -> bytes:
    return packed(clean() | {name.replace("_", "."): data for name, data in files.items()})


@given(st.binary(max_size=400))
def test_any_bytes_are_refused(data: bytes) -> None:
    """What is no book at all gives one finding."""
    assert _codes(data) == ["not-an-epub"]
    assert _codes(b"PK\3\4" + data) == ["not-an-epub"]


@given(st.lists(st.tuples(st.integers(0, len(WHOLE) - 1), st.integers(0, 255)), max_size=6))
@settings(max_examples=200)
def test_damaged_bytes_never_fail(damage: list[tuple[int, int]]) -> None:
    """Whatever bytes are wrong, findings come out, the same ones each time."""
    data = bytearray(WHOLE)
    for place, byte in damage:
        data[place] = byte
    assert _codes(bytes(data)) == _codes(bytes(data))


@given(st.integers(0, len(WHOLE)))
def test_a_book_cut_short_is_no_book(length: int) -> None:
    """A book of which the end is missing is told to be none."""
    assert (_codes(WHOLE[:length]) == []) == (length == len(WHOLE))


@given(st.sampled_from(FILES), st.lists(st.tuples(st.integers(0, 3000), SCRAPS), max_size=4))
@settings(max_examples=200)
def test_damaged_text_never_fails(name: str, damage: list[tuple[int, str]]) -> None:
    """Scraps of markup anywhere in any file give findings, or nothing, but no failure."""
    files = clean()
    text = files[name].decode()
    for place, scrap in damage:
        text = text[:place] + scrap + text[place:]
    check_epub(packed(files | {name: text.encode()}), "book.epub")


def test_entities_are_not_expanded() -> None:
    """A tower of entities that would come to a billion letters ends the reading of its file."""
    tower = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    text = clean()[TALK].replace(
        b"<!DOCTYPE html>", f'<!DOCTYPE html [<!ENTITY e0 "x">{tower}]>'.encode()
    )
    assert _codes(packed(clean() | {TALK: text.replace(b"winter", b"&e9;")})) == ["entity-declared"]


def test_nothing_is_fetched() -> None:
    """An external entity is a declaration like others, and an outer DTD is not asked for."""
    files = clean()
    outer = b'<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.1//EN" "file:///etc/hostname">'
    quiet = files[TALK].replace(b"<!DOCTYPE html>", outer)
    assert _codes(packed(files | {TALK: quiet})) == []
    entity = b'<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
    loud = files[TALK].replace(b"<!DOCTYPE html>", entity).replace(b"winter", b"&x;")
    assert _codes(packed(files | {TALK: loud})) == ["entity-declared"]


def test_a_bomb_is_not_unpacked() -> None:
    """A picture that would unpack to half a gigabyte is left alone after a few megabytes."""
    stream = io.BytesIO(WHOLE)
    with zipfile.ZipFile(stream, "a", zipfile.ZIP_DEFLATED) as file:
        file.writestr("EPUB/bomb.css", b" " * (64 << 20))
    opf = clean()["EPUB/content.opf"]
    item = b'<item id="b" href="images/gate.png" media-type="image/png"/>'
    assert item.replace(b'"b"', b'"gate-image"') in opf
    began = time.process_time()
    assert _codes(stream.getvalue()) == ["manifest-lacks-file"]
    assert time.process_time() - began < 1


def test_members_may_not_share_bytes() -> None:
    """Two entries of the table that unpack the same bytes are refused (Fifield, 2019)."""
    table = WHOLE.index(b"PK\1\2")
    second = WHOLE.index(b"PK\1\2", table + 4)
    offset = WHOLE[second + 42 : second + 46]
    third = WHOLE.index(b"PK\1\2", second + 4)
    shared = WHOLE[: third + 42] + offset + WHOLE[third + 46 :]
    assert struct.unpack("<I", offset)[0] > 0
    assert _codes(shared) == ["beyond-limits"]


@pytest.mark.parametrize(
    "css",
    [
        "url(" * 200_000,
        "/*" * 200_000,
        '"' * 200_001,
        "'\\" * 200_000,
        "a{" * 200_000,
        "a{color:" * 100_000,
        "html," * 100_000 + "{" + "color:red;" * 20_000 + "}",
        "url(" + " " * 400_000,
        "@import" * 100_000,
        "html" + " " * 100_000 + "x{color:red}",
        "url('\\" * 100_000,
    ],
    ids=lambda css: css[:9],
)
def test_style_sheets_are_read_in_one_pass(css: str) -> None:
    """No sheet takes longer than its length warrants."""
    began = time.process_time()
    read_sheet("x.css", css)
    assert time.process_time() - began < 3


def test_a_flood_is_counted() -> None:
    """Of a thousand faults of one kind some are told, and how many more there are."""
    links = b'<p><a href="nowhere.xhtml">x</a></p>' * 1000
    text = clean()[TALK].replace(b"<figure>", links + b"<figure>")
    found = check_epub(packed(clean() | {TALK: text}), "book.epub")
    assert len(found) == MOST + 1
    assert found[-1].message == f"and {1000 - MOST} more of these"
    assert {finding.code for finding in found} == {"link-dead"}


def test_what_a_book_holds_cannot_forge_a_report() -> None:
    """Line ends and control characters of a quoted name do not reach a terminal."""
    name = "x\u202e\u0085y" + "z" * 999
    text = clean()[TALK].replace(b"letter.xhtml#letter", f"{name}&#10;.xhtml".encode())
    (found,) = check_epub(packed(clean() | {TALK: text}), "book.epub")
    assert found.message.isprintable()
    assert len(found.message) < 250
