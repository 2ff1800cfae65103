"""The container: order, dates and modes of its members."""

import io
import zipfile

from hypothesis import given
from hypothesis import strategies as st

from publisher.epub.ocf import archive

NAMES = st.from_regex(r"[a-z]{1,8}/[a-z0-9]{1,8}\.(xhtml|png|jpg|ttf)", fullmatch=True)


@given(st.dictionaries(NAMES, st.binary(max_size=200)))
def test_members_come_out_as_they_went_in(members: dict[str, bytes]) -> None:
    """Every member is there, in the order given, behind the mimetype."""
    with zipfile.ZipFile(io.BytesIO(archive(members))) as file:
        assert file.testzip() is None
        assert file.namelist() == ["mimetype", *members]
        assert {name: file.read(name) for name in members} == members


def test_mimetype_can_be_sniffed() -> None:
    """It is stored first and without an extra field, so that its bytes lie at offset 38."""
    data = archive({"a.xhtml": b"x" * 999})
    assert data[:4] == b"PK\3\4"
    assert data[30:58] == b"mimetypeapplication/epub+zip"


def test_no_machine_leaves_a_trace() -> None:
    """Dates, modes and systems are the same everywhere."""
    with zipfile.ZipFile(io.BytesIO(archive({"a.xhtml": b"x", "b.png": b"y"}))) as file:
        found = {(i.date_time, i.create_system, i.external_attr >> 16) for i in file.infolist()}
    assert found == {((1980, 1, 1, 0, 0, 0), 3, 0o100644)}


def test_pictures_are_stored() -> None:
    """What is compressed by itself is not compressed again."""
    members = {"a.xhtml": b"x" * 99, "b.png": b"y" * 99, "c.ttf": b"z" * 99}
    with zipfile.ZipFile(io.BytesIO(archive(members))) as file:
        kinds = {info.filename: info.compress_type for info in file.infolist()}
    assert kinds["b.png"] == kinds["mimetype"] == zipfile.ZIP_STORED
    assert kinds["a.xhtml"] == kinds["c.ttf"] == zipfile.ZIP_DEFLATED
