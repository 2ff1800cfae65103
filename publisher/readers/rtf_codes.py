r"""What the control words and bytes of RTF stand for.

Sources: RTF Specification 1.9.1, *Special Characters*, *Font Table* (``\fcharset``),
*Character Set* (``\ansicpg``); destinations after its appendix of control words.
"""

from __future__ import annotations

__all__ = ["CHARACTERS", "DESTINATIONS", "DROPPED", "SYMBOLS", "codec", "decoded", "letter"]

CHARACTERS: dict[str, str] = {
    "tab": "\t", "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“",
    "rdblquote": "”", "bullet": "•", "emspace": " ", "enspace": " ", "qmspace": " ",
    "zwj": "\u200d", "zwnj": "\u200c", "zwbo": "", "zwnbo": "", "ltrmark": "", "rtlmark": "",
}  # fmt: skip
"""Control words that stand for a character."""

SYMBOLS: dict[str, str] = {"~": "\u00a0", "_": "\u2011", "-": "", "{": "{", "}": "}", "\\": "\\"}
"""Control symbols that stand for a character; an optional hyphen for none."""

DESTINATIONS: dict[str, str] = {
    "fonttbl": "fonts", "colortbl": "colours", "stylesheet": "styles", "listtable": "lists",
    "listoverridetable": "lists", "rsidtbl": "revisions", "revtbl": "revisions",
    "generator": "program", "themedata": "theme", "colorschememapping": "theme",
    "latentstyles": "styles", "datastore": "data", "xmlnstbl": "data", "mmathPr": "settings",
    "pgptbl": "settings", "filetbl": "files", "info": "document properties",
    "bkmkstart": "bookmark", "bkmkend": "bookmark", "fldinst": "field", "formfield": "field",
    "datafield": "field", "atnid": "comment", "atnauthor": "comment", "atnref": "comment",
    "atnparent": "comment", "atndate": "comment", "atntime": "comment", "atnicn": "comment",
    "atrfstart": "comment", "atrfend": "comment", "listtext": "list number",
    "pntext": "list number", "pn": "list number", "pnseclvl": "list number", "sp": "shape",
    "objclass": "object", "objname": "object", "objalias": "object", "objsect": "object",
    "xe": "index entry", "tc": "contents entry", "rxe": "index entry", "bxe": "index entry",
    "falt": "fonts", "panose": "fonts", "upr": "same in other letters", "nonesttables": "table",
    "wgrffmtfilter": "settings", "template": "document properties", "userprops":
    "document properties", "docvar": "document properties", "ftnsep": "note rule",
    "ftnsepc": "note rule", "ftncn": "note rule", "aftnsep": "note rule", "aftnsepc": "note rule",
    "aftncn": "note rule", "expandedcolortbl": "colours", "company": "document properties",
}  # fmt: skip
"""Destinations that hold nothing of the talk, and the key under which they go."""

DROPPED: dict[str, str] = {
    "pict": "picture", "objdata": "picture", "nonshppict": "picture", "blipuid": "picture",
    "header": "page head", "headerl": "page head", "headerr": "page head", "headerf": "page head",
    "footer": "page foot", "footerl": "page foot", "footerr": "page foot", "footerf": "page foot",
    "annotation": "comment",
}  # fmt: skip
"""Destinations whose letters are dropped, and why."""

_CHARSETS = {
    0: "cp1252", 77: "mac_roman", 128: "cp932", 129: "cp949", 130: "johab", 134: "cp936",
    136: "cp950", 161: "cp1253", 162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256",
    186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250", 255: "cp437",
}  # fmt: skip
"""The code page of a font by its character set."""
_PAGES = {
    437: "cp437", 708: "iso8859_6", 850: "cp850", 852: "cp852", 862: "cp862", 863: "cp863",
    865: "cp865", 866: "cp866", 874: "cp874", 932: "cp932", 936: "cp936", 949: "cp949",
    950: "cp950", 1250: "cp1250", 1251: "cp1251", 1252: "cp1252", 1253: "cp1253",
    1254: "cp1254", 1255: "cp1255", 1256: "cp1256", 1257: "cp1257", 1258: "cp1258",
    1361: "johab", 10000: "mac_roman", 10007: "mac_cyrillic", 65001: "utf-8",
}  # fmt: skip


def codec(*, page: int | None = None, charset: int | None = None) -> str:
    """Return the codec of a code page, or of a font's character set; empty if unknown."""
    if page is not None:
        return _PAGES.get(page, "")
    return _CHARSETS.get(charset if charset is not None else 0, "")


def letter(value: int) -> str:
    """Return the character of a number: a line end, nothing for what no manuscript holds."""
    if 0xD800 <= value <= 0xDFFF:
        return "\ufffd"
    found = chr(value)
    if found in "\n\v\f\r\x85\u2028\u2029":
        return "\n"
    fit = found.isprintable() or found.isspace() or found in "\u200c\u200d\u200e\u200f"
    return found if fit else ""


def decoded(data: bytes, encoding: str) -> list[tuple[str, int]]:
    """Return the letters that bytes say, each with how many bytes it took.

    A byte that says nothing is U+FFFD.
    """
    found: list[tuple[str, int]] = []
    place = 0
    longest = 4 if encoding == "utf-8" else 2
    while place < len(data):
        for size in range(1, longest + 1):
            try:
                letter = data[place : place + size].decode(encoding)
            except UnicodeDecodeError:
                continue
            found.append((letter, size))
            place += size
            break
        else:
            found.append(("\ufffd", 1))
            place += 1
    return found
