"""Packed files: a ZIP archive opened as the work of a stranger.

In: the bytes of a file; out: a ``Package``, whose members are unpacked one at a time,
in memory, never to a disk; or a RawError.

Sources: APPNOTE.TXT 6.3.10 for the form; ECMA-376-2 and ISO 21320-1 for what office
files use of it: members stored or deflated, none encrypted, each name once.  The
limits are those against archives made to fill a memory: what a header says of a
size is not believed, and members may not lie over one another (D. Fifield, *A
better zip bomb*, 2019), which ``zipfile`` itself refuses since Python 3.11.8 only.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections import Counter
from dataclasses import dataclass, field

from publisher import limits
from publisher.errors import Problem, RawError
from publisher.readers.xml import refuse_subset_of
from publisher.source import Location

__all__ = ["Package", "open_package"]

_BLOCK = 1 << 16

_LOCAL = struct.Struct("<4s22xHH")  # signature, lengths of name and extra field
_LOCAL_SIGN, _CENTRAL_SIGN = b"PK\x03\x04", b"PK\x01\x02"
_ENCRYPTED = 0x1 | 0x40 | 0x2000
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BROKEN = (
    zipfile.BadZipFile,
    NotImplementedError,
    EOFError,
    OSError,
    OverflowError,
    RuntimeError,
    ValueError,
    struct.error,
    zlib.error,
)
"""What ``zipfile`` raises about archives that are broken."""


@dataclass(slots=True)
class Package:
    """An archive whose table of members holds no trap; ``read`` unpacks one.

    ``names`` are those of its files, in the order of the table.
    """

    path: str
    names: tuple[str, ...]
    _archive: zipfile.ZipFile = field(repr=False)
    _most: int
    _unpacked: dict[str, bytes] = field(default_factory=dict, repr=False)

    def __contains__(self, name: str) -> bool:
        """Tell whether there is a member of this name."""
        return name in self.names

    def read(self, name: str) -> bytes:
        """Return the bytes of a member; they are unpacked once.

        Raises RawError if there is none of this name, or if it is broken, or if it
        unpacks to more than its table says or than the limits allow; and, with the name of
        the member, if it is XML with a document type of its own, whatever it is read for.
        """
        if name not in self._unpacked:
            if name not in self.names:
                hint = "export or save it anew"
                raise RawError(Problem(f"the archive lacks {name}", Location(self.path), hint))
            self._unpacked[name] = self._inflated(name)
        return self._unpacked[name]

    def _inflated(self, name: str) -> bytes:
        info = self._archive.getinfo(name)
        before = sum(map(len, self._unpacked.values()))
        blocks: list[bytes] = []
        size = 0
        try:
            with self._archive.open(info) as member:
                while block := member.read(_BLOCK):
                    blocks.append(block)
                    size += len(block)
                    _measure(self.path, name, size, info.compress_size)
                    _measure_all(self.path, before + size, self._most)
        except _BROKEN as error:
            raise _broken(self.path, f"its member {name} cannot be unpacked") from error
        data = b"".join(blocks)
        refuse_subset_of(f"{self.path}: {name}", data)
        return data


def open_package(path: str, data: bytes, most: int | None = None) -> Package:
    """Return the archive in ``data``; ``path`` is for messages only.

    ``most`` is how many bytes its members may come to, if not what the limits of raw files say.

    Raises RawError for what is no archive or a broken one, and for one that is
    encrypted, made to overflow, or has names which lead out of it.
    """
    if data.startswith(_COMPOUND):
        raise _compound(path, data)
    if data.count(_CENTRAL_SIGN) > limits.current().members:  # before they are listed
        what = f"an archive of more than {limits.current().members} members"
        raise _refused(path, what, "members")
    most = limits.current().unpacked_bytes if most is None else most
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except _BROKEN as error:
        raise _broken(path, "its table of members cannot be read") from error
    members = archive.infolist()
    _check_table(path, members, most)
    _check_places(path, data, members, archive.start_dir)
    names = tuple(info.filename for info in members if not info.is_dir())
    return Package(path, names, archive, most)


def _check_table(path: str, members: list[zipfile.ZipInfo], most: int) -> None:
    """Refuse what can be refused before a byte is unpacked."""
    for info in members:
        name = info.orig_filename
        if not name or "\0" in name or "\\" in name or name[:1] == "/" or name[1:2] == ":":
            raise _refused(path, f"an archive with the unsafe name {name!r}")
        if ".." in name.split("/"):
            raise _refused(path, f"an archive with the unsafe name {name!r}")
        if info.flag_bits & _ENCRYPTED:
            hint = "save it without a password"
            raise RawError(Problem("an encrypted archive", Location(path), hint))
        if info.compress_type not in _METHODS:
            raise _refused(path, f"an archive whose member {name} is not deflated but packed oddly")
        _measure(path, name, info.file_size, info.compress_size)
    for name, times in Counter(info.filename for info in members).items():
        if times > 1:
            raise _refused(path, f"an archive with {times} members named {name}")
    _measure_all(path, sum(info.file_size for info in members), most)


def _check_places(path: str, data: bytes, members: list[zipfile.ZipInfo], table: int) -> None:
    """Refuse members that lie over one another, or over the table at the end."""
    place = 0
    for info in sorted(members, key=lambda info: info.header_offset):
        start = info.header_offset
        if start < place:
            raise _refused(path, "an archive whose members lie over one another")
        head = data[start : start + _LOCAL.size]
        if len(head) < _LOCAL.size or not head.startswith(_LOCAL_SIGN):
            raise _broken(path, f"its member {info.filename} is not where the table says")
        _, name, extra = _LOCAL.unpack(head)
        place = start + _LOCAL.size + name + extra + info.compress_size
    if place > table:
        raise _refused(path, "an archive whose members lie over its table")


def _measure(path: str, name: str, size: int, packed: int) -> None:
    ratio = limits.current().ratio
    if size > limits.RATIO_FROM and size > ratio * packed:
        what = f"an archive whose member {name} unpacks to over {ratio} times its size"
        raise _refused(path, what, "ratio")


def _measure_all(path: str, size: int, most: int) -> None:
    if size > most:
        what = f"an archive that unpacks to over {most // 1024 // 1024} MB"
        raise _refused(path, what, "unpacked")


# --- what is wrong -----------------------------------------------------------------------------


def _refused(path: str, what: str, limit: str = "") -> RawError:
    """Return an error; ``limit`` is the one that a user who trusts the file may raise."""
    hint = "no interview looks like this; open the file in its program and save it anew"
    if limit:
        hint += f", or raise the limit with --limit {limit}=NUMBER"
    return RawError(Problem(what, Location(path), hint))


def _broken(path: str, how: str) -> RawError:
    hint = "perhaps it was cut short on its way here; fetch or export it anew"
    return RawError(Problem(f"a broken archive: {how}", Location(path), hint))


def _compound(path: str, data: bytes) -> RawError:
    """Return what is wrong with an OLE compound file ([MS-CFB] 2.2).

    Office wraps a locked document in one too, in a stream of this name ([MS-OFFCRYPTO] 2.3.4.4).
    """
    if "EncryptedPackage".encode("utf-16-le") in data:
        return RawError(Problem("locked by a password", Location(path), "save it without one"))
    hint = "open it in a word processor and save it as .docx or .odt"
    return RawError(Problem("an Office file of the kind before 2007", Location(path), hint))
