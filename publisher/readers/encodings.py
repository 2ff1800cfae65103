"""Which encoding a file is in, and its characters before any repair.

In: the bytes of a raw file; out: a ``Reading``, or a RawError that names the line.

Asked in this order: what the user says; the byte order mark; the pattern of NUL
that UTF-16 and UTF-32 have (Unicode 16, 3.10); whether it is UTF-8; what the file
declares; and last which older encoding makes letters of it (``legacy``).  A file
that is UTF-8 in most places is read as UTF-8, with its other bytes in the older
encoding that suits them; a file that is not, the other way round.

A byte or half a surrogate that says nothing in the encoding of the file stands in
``Reading.text`` as a lone surrogate (PEP 383), so that each character still leads
back to its bytes: ``text.encode(encoding, errors(encoding))`` gives them again.
"""

from __future__ import annotations

import re
from codecs import getincrementaldecoder
from dataclasses import dataclass, field
from itertools import islice

from publisher.errors import Problem, RawError, UsageError
from publisher.readers.legacy import CLUSTERED, LATIN, guess, plausible
from publisher.source import Location

__all__ = ["Reading", "declared_in", "errors", "look", "named", "plain_text", "read"]

_NAMES = {
    "utf-8": "utf-8 utf8",
    "utf-16-le": "utf-16 utf16 utf-16-le utf-16le",
    "utf-16-be": "utf-16-be utf-16be",
    "utf-32-le": "utf-32 utf32 utf-32-le utf-32le",
    "utf-32-be": "utf-32-be utf-32be",
    "cp1252": "windows-1252 cp1252 iso-8859-1 iso8859-1 latin-1 latin1 ascii us-ascii",
    "cp1250": "windows-1250 cp1250",
    "cp1251": "windows-1251 cp1251",
    "cp1253": "windows-1253 cp1253",
    "cp1254": "windows-1254 cp1254 iso-8859-9 latin5",
    "cp1255": "windows-1255 cp1255 iso-8859-8",
    "cp1256": "windows-1256 cp1256",
    "cp1257": "windows-1257 cp1257 iso-8859-13",
    "cp1258": "windows-1258 cp1258",
    "cp874": "windows-874 cp874 tis-620 iso-8859-11",
    "iso8859_2": "iso-8859-2 latin2",
    "iso8859_5": "iso-8859-5",
    "iso8859_6": "iso-8859-6",
    "iso8859_7": "iso-8859-7",
    "iso8859_15": "iso-8859-15 latin9",
    "koi8_r": "koi8-r koi8",
    "koi8_u": "koi8-u",
    "mac_roman": "macintosh macroman mac-roman",
    "mac_cyrillic": "x-mac-cyrillic mac-cyrillic",
    "cp437": "ibm437 cp437",
    "cp850": "ibm850 cp850",
    "cp852": "ibm852 cp852",
    "cp866": "ibm866 cp866",
    "cp932": "shift_jis shift-jis sjis windows-31j cp932",
    "euc_jp": "euc-jp",
    "gb18030": "gb18030 gbk gb2312",
    "big5": "big5",
    "cp949": "euc-kr cp949 ks_c_5601-1987",
}
"""Codecs by the names people use, the best known first; the WHATWG's Encoding
Standard (4.2) says which name means more than it says."""
_CODECS = {name: codec for codec, names in _NAMES.items() for name in names.split()}
_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_WIDE = ("utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be")
_SAMPLE = 1 << 16
_HIGH = bytes(range(0x80, 0x100))
_STRAYS = re.compile("[\udc80-\udcff]+")
_CESU = re.compile("\udced[\udca0-\udcaf][\udc80-\udcbf]\udced[\udcb0-\udcbf][\udc80-\udcbf]")
_TELLING = 5
"""Bytes by which another encoding than Windows-1252 can be told within UTF-8."""
_MOST_STRAYS = 5000
"""Runs of bytes that are looked at to tell what they are."""
_MULTIBYTE = re.compile("[^\x00-\x7f\udc80-\udcff]")
_ODD = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_CONTROLS = re.compile(rb"[\x01-\x08\x0e-\x1f]")
_READABLE = re.compile("[\n\r\t\x20-\x7e]")
_ESCAPED = re.compile(rb"\x1b\$[@B]")
_DECLARED = re.compile(
    rb"<\?xml[^<>?]{1,100}encoding\s*=\s*[\"']([A-Za-z0-9_:.-]{2,40})"
    rb"|<meta[^<>]{1,200}charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,40})",
    re.IGNORECASE,
)
_HINT = "open it in an editor and save it as UTF-8, or name its encoding with --encoding"


@dataclass(frozen=True, slots=True)
class Reading:
    """How the bytes of a file are read.

    ``text`` begins with the character at byte ``start``.  ``stray`` is the codec
    of bytes that are none of the file's encoding, or empty.  ``tail`` bytes at
    the end are half a character.  ``guessed``: only the letters speak for it.
    """

    text: str = field(repr=False)
    encoding: str
    start: int = 0
    stray: str = ""
    tail: int = 0
    guessed: bool = False


def errors(encoding: str) -> str:
    """Return the error handler with which this encoding gives all bytes back."""
    return "surrogatepass" if encoding in _WIDE else "surrogateescape"


def named(name: str) -> str:
    """Return the codec that a name means; raise UsageError if it is none we read."""
    codec = _CODECS.get(name.strip().lower().replace("_", "-"), "")
    codec = codec or _CODECS.get(name.strip().lower(), "")
    if not codec:
        known = ", ".join(names.split()[0] for names in _NAMES.values())
        raise UsageError(Problem(f"there is no encoding “{name}”", None, f"known are {known}"))
    return codec


def read(path: str, data: bytes, *, encoding: str = "", declared: str = "") -> Reading:
    """Return the characters of a file and how they were found.

    ``encoding`` is the user's word and is obeyed; ``declared`` the file's, which
    is believed as far as it makes letters.  Raises RawError, or UsageError.
    """
    mark, marked = next(((m, c) for m, c in _MARKS if data.startswith(m)), (b"", ""))
    if encoding:
        codec = named(encoding)
        if marked.startswith(codec[:6]) or codec == "utf-8" == marked:
            codec = marked
        return _stated(path, data, codec, len(mark) if codec == marked else 0)
    if codec := (marked if marked in _WIDE else "" if marked else _wide(data)):
        return _read_wide(path, data, codec, len(mark))
    start = len(mark)
    try:
        text = data[start:].decode("utf-8")
    except UnicodeDecodeError as error:
        return _mixed(path, data, start, error.start + start, declared)
    if _ESCAPED.search(data):
        where = _line(path, data, data.index(b"\x1b$"))
        raise RawError(Problem("ISO-2022-JP cannot be read", where, "save it as UTF-8"))
    return Reading(text, "utf-8", start)


def declared_in(data: bytes) -> str:
    """Return the encoding that HTML or XML states in its first bytes, or nothing.

    The source is the WHATWG's HTML, 13.2.3.2, and XML 1.0, 4.3.3.
    """
    found = _DECLARED.search(data, 0, 1024)
    return (found[1] or found[2]).decode("ascii") if found else ""


def look(data: bytes) -> bytes:
    """Return the bytes for a look at what they begin with: UTF-16 and UTF-32 as UTF-8."""
    mark, marked = next(((m, c) for m, c in _MARKS if data.startswith(m)), (b"", ""))
    codec = marked or _wide(data)
    if codec not in _WIDE:
        return data
    return data[len(mark) :][:_SAMPLE].decode(codec, "ignore").encode("utf-8", "ignore")


def plain_text(data: bytes) -> str:
    """Return the letters of what is clearly text: UTF-8, or in a mark's encoding; else nothing.

    Clearly: no byte is none of the encoding, and none is a control character.
    """
    mark, codec = next(((m, c) for m, c in _MARKS if data.startswith(m)), (b"", "utf-8"))
    try:
        text = data[len(mark) :].decode(codec)
    except UnicodeDecodeError:
        return ""
    return "" if _ODD.search(text) else text


def _line(path: str, data: bytes, position: int) -> Location:
    return Location(path, data.count(b"\n", 0, position) + 1)


def _stated(path: str, data: bytes, codec: str, start: int) -> Reading:
    if codec in _WIDE:
        return _read_wide(path, data, codec, start)
    try:
        return Reading(data[start:].decode(codec), codec, start)
    except UnicodeDecodeError as error:
        place = start + error.start
        message = f"byte 0x{data[place]:02X} is not {_said(codec)}, as --encoding says"
        raise RawError(
            Problem(message, _line(path, data, place), "leave the option out")
        ) from error


def _said(codec: str) -> str:
    """Return the name by which people know a codec."""
    return _NAMES[codec].split()[0]


# --- UTF-16 and UTF-32 -------------------------------------------------------------------------


def _wide(data: bytes) -> str:
    """Return the codec of UTF-16 or UTF-32 without a mark, or nothing."""
    sample = data[:_SAMPLE]
    nuls = sample.count(0)
    if not nuls:
        return ""
    if nuls < 0.25 * len(sample) and _is_narrow(sample.replace(b"\x00", b"")):
        return ""  # plain text with NUL here and there
    for codec in _WIDE:
        width = 4 if "32" in codec else 2
        try:
            text = sample[: len(sample) // width * width].decode(codec, "surrogatepass")
        except UnicodeDecodeError:
            continue
        readable = len(_READABLE.findall(text))
        if text and len(_ODD.findall(text)) <= 0.01 * len(text) and readable >= 0.02 * len(text):
            return codec
    return ""


def _is_narrow(sample: bytes) -> bool:
    """Tell whether bytes are UTF-8, or ASCII for the most part, and few of them controls."""
    if len(_CONTROLS.findall(sample)) > 0.2 * len(sample):
        return False  # such as the first halves of Greek and Cyrillic letters, every other byte
    try:
        getincrementaldecoder("utf-8")().decode(sample)
    except UnicodeDecodeError:
        return len(_READABLE.findall(sample.decode("latin-1"))) > 0.9 * len(sample)
    return True


def _read_wide(path: str, data: bytes, codec: str, start: int) -> Reading:
    tail = (len(data) - start) % (4 if "32" in codec else 2)
    try:
        text = data[start : len(data) - tail].decode(codec, "surrogatepass")
    except UnicodeDecodeError as error:
        where = Location(path)
        raise RawError(
            Problem(f"broken {_said(codec)} at byte {start + error.start}", where)
        ) from error
    return Reading(text, codec, start, tail=tail)


# --- neither -----------------------------------------------------------------------------------


def _mixed(path: str, data: bytes, start: int, broken: int, declared: str) -> Reading:
    """Return the reading of a file that is not UTF-8 throughout."""
    codec = _CODECS.get(declared.strip().lower(), "")
    if codec and codec != "utf-8" and codec not in _WIDE and _makes(data, codec):
        return Reading(data[start:].decode(codec), codec, start)
    text = data[start:].decode("utf-8", "surrogateescape")
    strays, letters = _counts(data[start:], text)
    if not start and letters < strays and (codec := _old(data, text, letters)):
        old = data.decode(codec, "surrogateescape")
        if len(old.encode(codec, "surrogateescape")) == len(data):
            return Reading(old, codec, guessed=codec != "cp1252")
    if (letters or start) and (codec := _of_strays(text, strays, letters)):
        return Reading(text, "utf-8", start, stray=codec)
    message = f"byte 0x{data[broken]:02X} is not UTF-8, and no older encoding makes letters of it"
    raise RawError(Problem(message, _line(path, data, broken), _HINT))


def _counts(data: bytes, text: str) -> tuple[int, int]:
    """Return how many bytes are no UTF-8, and how many letters beyond ASCII are."""
    valid = len(data.decode("utf-8", "ignore"))
    paired = 6 * sum(1 for _ in _CESU.finditer(text))
    return len(text) - valid - paired, valid - len(data.translate(None, _HIGH))


def _makes(data: bytes, codec: str) -> bool:
    """Tell whether a codec reads all bytes, gives them back, and makes letters of them."""
    try:
        text = data.decode(codec)
        return text.encode(codec) == data and plausible(data, codec)
    except UnicodeError:
        return False


def _old(data: bytes, text: str, letters: int) -> str:
    """Return the older encoding of a file, in which there may be some UTF-8; or nothing."""
    codec = guess(data)
    if not letters or codec == "cp1252" or (codec and codec not in dict(LATIN)):
        return codec
    return guess(_strays(text)) or codec


def _of_strays(text: str, strays: int, letters: int) -> str:
    """Return the codec of the bytes that are no UTF-8, ``broken`` if they are damage."""
    codec = guess(_strays(text)) if strays else ""
    if codec == "cp1252" or (codec and strays >= _TELLING and codec not in CLUSTERED):
        return codec
    few = strays <= 3 or strays <= 0.02 * letters
    return "broken" if few else ""


def _strays(text: str) -> bytes:
    """Return the bytes that are no UTF-8, with the ASCII around them."""
    parts: list[str] = []
    place = 0
    for match in islice(_STRAYS.finditer(text), _MOST_STRAYS):
        first, end = max(place, match.start() - 20), match.end() + 20
        if end > place:
            parts += "" if first == place else "\n", text[first:end]
            place = end
    return _MULTIBYTE.sub("", "".join(parts)).encode("utf-8", "surrogateescape")
