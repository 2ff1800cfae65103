"""Archives: opened as the work of a stranger, each trap one clear refusal."""

from __future__ import annotations

import io
import random
import struct
import zipfile
import zlib

import pytest

from publisher import limits
from publisher.errors import RawError
from publisher.limits import DEFAULT, RATIO_FROM, Limits
from publisher.readers.package import Package, open_package


def packed(*members: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return an archive of members."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        for name, data in members:
            archive.writestr(zipfile.ZipInfo(name), data, method)
    return file.getvalue()


def refusal(data: bytes, name: str = "") -> str:
    """Return the one line in which an archive, or a member of it, is refused."""
    with pytest.raises(RawError) as caught:
        open_package("talk.docx", data).read(name)
    said = str(caught.value)
    assert said.startswith("talk.docx: ")
    assert "\n" not in said
    return said


def central(data: bytes, offset: int, form: str, value: int, *, member: int = 0) -> bytes:
    """Return an archive with one field of its table forged."""
    place = -1
    for _ in range(member + 1):
        place = data.index(b"PK\x01\x02", place + 1)
    forged = bytearray(data)
    struct.pack_into(form, forged, place + offset, value)
    return bytes(forged)


@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED])
def test_a_sound_archive_gives_its_members(method: int) -> None:
    """Names come in order, folders are no members, bytes come as they went in."""
    data = packed(("word/", b""), ("word/a.xml", b"<a/>"), ("b", b"x" * 70_000), method=method)
    package = open_package("talk.docx", data)
    assert package.names == ("word/a.xml", "b")
    assert "b" in package
    assert package.read("word/a.xml") == b"<a/>"
    assert package.read("b") == b"x" * 70_000
    assert package.read("b") is package.read("b")


def test_a_member_with_a_document_type_of_its_own_is_refused() -> None:
    """Whatever it is called and read for; one that names a type only is read."""
    named = b'<?xml version="1.0"?>\n<!DOCTYPE a PUBLIC "[" "b">\n<a/>'
    data = packed(
        ("a", named), ("b", named.replace(b' "b">', b' "b" [ ]>')), ("c", b"[<!DOCTYPE a [")
    )
    assert open_package("talk.docx", data).read("a") == named
    assert open_package("talk.docx", data).read("c") == b"[<!DOCTYPE a ["
    assert refusal(data, "b").startswith("talk.docx: b:2:28: ")


def test_bytes_before_the_archive_do_no_harm() -> None:
    """What stands before the first member is passed over, as the format has it."""
    package: Package = open_package("talk.docx", b"#!/bin/sh\n" + packed(("a", b"words")))
    assert package.read("a") == b"words"


def test_a_missing_member_is_named() -> None:
    """The message says which member is missing."""
    assert "lacks word/document.xml" in refusal(packed(("a", b"")), "word/document.xml")


@pytest.mark.parametrize("name", ["", "../a", "a/../../b", "/etc/passwd", "a\\b", "C:/a", "a/.."])
def test_names_that_lead_out_are_refused(name: str) -> None:
    """A name with dots, a root, a drive or a backslash is unsafe wherever it is used."""
    assert "unsafe name" in refusal(packed((name, b"x")))
    assert "--limit" not in refusal(packed((name, b"x")))  # there is none that lets it in


def test_a_name_with_nul_is_refused() -> None:
    """``zipfile`` cuts a name at NUL, so that two names could be one."""
    assert "unsafe name" in refusal(packed(("aXb", b"x")).replace(b"aXb", b"a\0b"))


def test_dots_within_a_name_are_fine() -> None:
    """Only a whole step of two dots leads upward."""
    assert open_package("a", packed(("a..b", b"x"))).names == ("a..b",)


def test_two_members_of_one_name_are_refused() -> None:
    """Which of them counts would be a guess."""
    with pytest.warns(UserWarning, match="Duplicate"):
        data = packed(("a", b"one"), ("b", b""), ("a", b"two"))
    assert "2 members named a" in refusal(data)


def test_too_many_members_are_refused() -> None:
    """The number of members is bounded."""
    data = packed(*((f"{n}", b"") for n in range(DEFAULT.members + 1)))
    assert "more than 5000 members" in refusal(data)


def test_as_many_members_as_the_limit_says_are_read() -> None:
    """And not one more; the message names the flag."""
    data = packed(("a", b""), ("b", b""))
    with limits.in_force(Limits(members=2)):
        assert len(open_package("a", data).names) == 2
    with limits.in_force(Limits(members=1)):
        assert "--limit members=NUMBER" in refusal(data)


def test_a_bomb_is_refused_by_its_ratio() -> None:
    """Six megabytes of blanks in a few kilobytes are no interview, and are never unpacked."""
    with pytest.raises(RawError, match=r"over 100 times its size.*--limit ratio=NUMBER"):
        open_package("a", packed(("a", b" " * 6_000_000)))


def test_a_short_member_of_blanks_is_no_bomb() -> None:
    """The ratio counts from five megabytes on."""
    data = packed(("a", b" " * RATIO_FROM))
    assert len(open_package("a", data).read("a")) == RATIO_FROM


def test_a_long_member_that_packs_well_is_no_bomb() -> None:
    """Thirty times is what a table of one long talk may come to; nor is what is not packed."""
    block = random.Random(1).randbytes(200_000)
    data = packed(("a", block + b" " * RATIO_FROM))
    assert len(open_package("a", data).read("a")) > RATIO_FROM
    with limits.in_force(Limits(ratio=1)):
        data = packed(("a", b" " * (RATIO_FROM + 1)), method=zipfile.ZIP_STORED)
        assert len(open_package("a", data).read("a")) > RATIO_FROM


@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED])
def test_members_may_come_to_what_the_caller_says(method: int) -> None:
    """To the byte, and before any is unpacked."""
    data = packed(("a", b"one "), ("b", b"two"), method=method)
    package = open_package("a", data, most=7)
    assert package.read("a") + package.read("b") == b"one two"
    with pytest.raises(RawError, match=r"unpacks to over 0 MB.*--limit unpacked=NUMBER"):
        open_package("a", data, most=6)


def test_what_comes_out_is_counted_whatever_the_table_said() -> None:
    """Together and each: a second guard, should ``zipfile`` give more than its table has."""
    package = open_package("a", packed(("a", b"one "), ("b", b"two")))
    package._most = 6
    assert package.read("a") == b"one "
    with pytest.raises(RawError, match="unpacks to over 0 MB"):
        package.read("b")
    with limits.in_force(Limits(ratio=2000)):
        package = open_package("a", packed(("a", b" " * 6_000_000)))
    with pytest.raises(RawError, match="over 100 times its size"):
        package.read("a")


def test_a_sum_that_is_too_large_is_refused() -> None:
    """Many members that are each allowed may not be too much together."""
    block = bytes(range(256)) * 16_000
    data = packed(*((f"{n}", block) for n in range(16)))
    assert "over 60 MB" in refusal(data)


def test_a_header_that_lies_small_is_found_out_while_unpacking() -> None:
    """A member that unpacks to more than its table says gives no bytes at all."""
    data = packed(("a", b"word " * 2_000_000))
    assert "cannot be unpacked" in refusal(central(data, 24, "<L", 1_000), "a")


def test_a_header_that_lies_large_does_no_harm() -> None:
    """A member that ends before its size is whole if its checksum says so."""
    data = central(packed(("a", b"word")), 24, "<L", 400)
    assert open_package("a", data).read("a") == b"word"


def test_members_over_one_another_are_refused() -> None:
    """Two entries of the table that point to one member are a bomb's way."""
    data = packed(("a", b"x" * 1000), ("b", b"y" * 1000), method=zipfile.ZIP_STORED)
    assert "lie over one another" in refusal(central(data, 42, "<L", 0, member=1), "b")


def test_a_member_that_runs_over_the_next_is_refused() -> None:
    """A quoted overlap (Fifield): the first member holds the second's header."""
    data = packed(("a", b"x" * 10), ("b", b"y" * 10), method=zipfile.ZIP_STORED)
    assert "lie over one another" in refusal(central(data, 20, "<L", 60), "a")


def test_a_member_that_runs_over_the_table_is_refused() -> None:
    """The last member ends before the table begins."""
    data = packed(("a", b"x" * 10), method=zipfile.ZIP_STORED)
    assert "over its table" in refusal(central(data, 20, "<L", 60), "a")


@pytest.mark.parametrize("field", [26, 28], ids=["name", "extra field"])
def test_a_header_that_is_longer_than_the_table_says_is_counted(field: int) -> None:
    """A name or an extra field of one more byte moves the words into the table."""
    data = bytearray(packed(("a", b"x" * 10), method=zipfile.ZIP_STORED))
    data[field] += 1
    with pytest.raises(RawError, match="over its table"):
        open_package("a", bytes(data))


def test_a_member_elsewhere_than_the_table_says_is_refused() -> None:
    """Where the table points there must be a member."""
    assert "not where the table says" in refusal(central(packed(("a", b"xx")), 42, "<L", 3), "a")


@pytest.mark.parametrize("bit", [0x1, 0x40, 0x2000])
def test_encryption_is_refused(bit: int) -> None:
    """Whichever way a member is encrypted, the remedy is told."""
    data = central(packed(("a", b"x")), 8, "<H", bit)
    assert "encrypted" in refusal(data)
    assert "without a password" in refusal(data)


def test_other_methods_are_refused() -> None:
    """Office files are stored or deflated; bzip2 and the like have bombs of their own."""
    assert "not deflated" in refusal(packed(("a", b"x"), method=zipfile.ZIP_BZIP2))


@pytest.mark.parametrize("cut", [1, 20, 60, 150])
def test_a_truncated_archive_is_broken(cut: int) -> None:
    """A file cut short on its way is told to be fetched anew."""
    data = packed(("a", zlib.compress(b"x" * 50)), ("b", b"y"))
    assert "broken archive" in refusal(data[:-cut])


@pytest.mark.parametrize("data", [b"", b"PK", b"PK\x03\x04", b"PK\x05\x06" + b"\0" * 17, b"words"])
def test_what_is_no_archive_is_refused(data: bytes) -> None:
    """Neither nothing nor a mere beginning is an archive."""
    assert "broken archive" in refusal(data)


def test_a_damaged_member_is_broken() -> None:
    """A byte changed on the way is found by the checksum."""
    data = packed(("a", b"a long talk about bread"), method=zipfile.ZIP_STORED)
    assert "member a cannot be unpacked" in refusal(data.replace(b"bread", b"broad"), "a")


def test_every_single_byte_forged_is_a_refusal_or_a_result() -> None:
    """No forged byte makes a traceback."""
    data = packed(("a", b"a long talk"), ("b", b"about bread"))
    for place in range(len(data)):
        for byte in (0, 0xFF, data[place] ^ 1):
            forged = data[:place] + bytes([byte]) + data[place + 1 :]
            try:
                package = open_package("a", forged)
                for name in package.names:
                    package.read(name)
            except RawError:
                continue


def test_an_archive_in_an_archive_is_not_opened() -> None:
    """A nested bomb stays bytes."""
    inner = packed(("a", b" " * 4_000_000))
    assert open_package("a", packed(("inner.zip", inner))).read("inner.zip") == inner


def test_old_office_files_are_told_the_remedy() -> None:
    """A compound file is an old ``.doc``."""
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
    assert "save it as .docx" in refusal(data)


def test_locked_office_files_are_told_the_remedy() -> None:
    """Office wraps a locked document in a compound file with a stream of a known name."""
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504
    data = head + "EncryptedPackage".encode("utf-16-le")
    assert "password" in refusal(data)
