r"""A talk as rich text, as word processors write it."""

from __future__ import annotations

from collections.abc import Callable

from dialects.talk import Talk

__all__ = ["ALL", "coded", "numbered"]


def numbered(text: str, fallback: str = "?") -> str:
    r"""Return a text in which ``\uN`` stands for what ASCII lacks."""
    out: list[str] = []
    for letter in text:
        if letter in "\\{}":
            out.append(f"\\{letter}")
        elif ord(letter) < 128:
            out.append(letter)
        else:
            units = letter.encode("utf-16-le")
            for n in range(0, len(units), 2):
                value = int.from_bytes(units[n : n + 2], "little", signed=True)
                out.append(f"\\u{value} {fallback}" if not fallback else f"\\u{value}{fallback}")
    return "".join(out)


def coded(text: str, page: str = "cp1252") -> str:
    r"""Return a text in which ``\'hh`` stands for what ASCII lacks."""
    out: list[str] = []
    for letter in text:
        if ord(letter) < 128:
            out.append(f"\\{letter}" if letter in "\\{}" else letter)
        else:
            out += (f"\\'{byte:02x}" for byte in letter.encode(page))
    return "".join(out)


def word(talk: Talk) -> str:
    """Return what Word writes: runs in groups, styles, page heads, line ends anywhere."""
    head = (
        r"{\rtf1\adeflang1025\ansi\ansicpg1252\uc1\deff0{\fonttbl{\f0\froman\fcharset0\fprq2"
        r"{\*\panose 02020603050405020304}Times New Roman;}{\f1\fswiss\fcharset204 Arial Cyr;}}"
        r"{\colortbl;\red0\green0\blue0;}{\stylesheet{\ql \li0\snext0 Normal;}"
        r"{\s1\ql \keepn \b\fs32 \sbasedon0 \snext0 heading 1;}{\*\cs10 \additive Default;}}"
        r"{\*\generator Microsoft Word 11.0.0000;}{\info{\title " + talk.title + r"}"
        r"{\author office}{\creatim\yr2019\mo6\dy2\hr10}}" + "\n"
        r"{\header \pard\plain \qr Interview {\field{\*\fldinst PAGE}{\fldrslt 1}}\par }"
        r"\pard\plain \s1\ql\b\fs32 " + talk.title + "\\par \n"
    )
    parts = [head]
    for turn in talk.turns:
        for number, paragraph in enumerate(turn.paragraphs):
            label = f"{{\\b {turn.speaker}:}}{{ " if not number else "{"
            said = numbered(paragraph).replace("the", "t\r\nhe", 1)
            parts.append(f"\\pard\\plain \\ql\\rsid5 {label}{said}}}{{\\par }}\n")
    return "".join([*parts, r"{\*\themedata 504b030414}}"])


def textedit(talk: Talk) -> str:
    """Return what TextEdit writes: no groups, a backslash at the end of each line."""
    head = (
        "{\\rtf1\\ansi\\ansicpg1252\\cocoartf2639\n"
        "\\cocoatextscaling0{\\fonttbl\\f0\\fswiss\\fcharset0 Helvetica;"
        "\\f1\\fswiss\\fcharset0 Helvetica-Bold;}\n{\\colortbl;\\red255\\green255\\blue255;}\n"
        "{\\*\\expandedcolortbl;;}\n\\pard\\tx720\\pardirnatural\\partightenfactor0\n\n"
        f"\\f1\\b\\fs24 \\cf0 {talk.title}\\\n\\\n"
    )
    parts = [head]
    for turn in talk.turns:
        said = "\\\n\\\n".join(map(coded, turn.paragraphs))
        parts.append(f"\\f1\\b {turn.speaker}:\n\\f0\\b0  {said}\\\n\\\n")
    return "".join([*parts, "}"])


def wordpad(talk: Talk) -> str:
    """Return what WordPad writes, with the NUL at the end."""
    head = (
        "{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0\\fnil\\fcharset0 Calibri;}}\r\n"
        "{\\*\\generator Riched20 10.0}\\viewkind4\\uc1 \r\n"
        f"\\pard\\sa200\\sl276\\f0\\fs22\\lang9 {talk.title}\\par\r\n"
    )
    parts = [head]
    for turn in talk.turns:
        said = "\\par\r\n".join(map(coded, turn.paragraphs))
        parts.append(f"\\b {turn.speaker}:\\b0  {said}\\par\r\n")
    return "".join([*parts, "}\r\n\0"])


def docs(talk: Talk) -> str:
    """Return what Google Docs writes: no fallbacks, a heading by its style."""
    head = (
        r"{\rtf1\ansi\ansicpg1252\uc0\stshfdbch0\deff0{\fonttbl{\f0 Times New Roman;}{\f1 Arial;}}"
        r"{\stylesheet{\ql Normal;}{\*\cs1 cs;}{\s2\sbasedon0 heading 1;}}"
        rf"\pard\plain\s2 {{\b {talk.title}}}\par"
    )
    parts = [head]
    for turn in talk.turns:
        for number, paragraph in enumerate(turn.paragraphs):
            label = f"\\b {turn.speaker}: }}{{\\b0 " if not number else ""
            parts.append(f"\\pard\\plain {{{label}{numbered(paragraph, '')}}}\\par")
    return "".join([*parts, "}"])


def table(talk: Talk) -> str:
    """Return a table of two columns."""
    parts = [r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Arial;}}\pard " + talk.title + "\\par\n"]
    for turn in talk.turns:
        said = r"\par ".join(map(numbered, turn.paragraphs))
        parts.append(
            rf"\trowd\trgaph108\cellx2000\cellx9000\pard\intbl {turn.speaker}\cell "
            rf"\pard\intbl {said}\cell\row" + "\n"
        )
    return "".join([*parts, r"\pard\par}"])


Dialect = Callable[[Talk], str]
ALL: tuple[Dialect, ...] = (word, textedit, wordpad, docs, table)
