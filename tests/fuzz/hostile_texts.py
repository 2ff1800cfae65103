"""Hostile raw files as text: numbered words between rubbish, in every format that is read.

Each function takes an ``Author`` and returns the text of a file.  The author numbers the words
that a person would see (``w000017x``), so that who gets the bytes can count them without knowing
anything of the format; ``h000017x`` are words that nobody would see.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Sequence
from random import Random
from typing import Any
from xml.sax.saxutils import escape, quoteattr

__all__ = ["ANYWHERE", "TEXTS", "Author"]

ANYWHERE: tuple[str, ...] = (
    "\x00", "\x07\x1b[31m", "\x1b]52;c;aGk=\x07", "\x7f", "\x85", "\u2028", "\x0b", "\r", "\f",
    "\u202e", "\u2066\u2069", "\u200b", "\u200d", "\ufeff", "\ufffe", "\U000e0041", "\ufffd",
    "a" + "\u0301" * 60, "\u0301", "e\u0300\u0301" * 40, "東京", "שלום", "مرحبا", "😀", "👩‍👩‍👧",
    "\U0001f3f4\U000e0067", "ﬁne", "İ", "ß", "x" * 300, "Ω" * 70, "@", "#", "%", "^", "~", "=",
    "(", ")", "[", "]", "{", "}", "|", "\\", "/", "'", '"', "`", "*", "_", "+", "$", ";", ":",
    "«", "»", "“", "’", "—", "–", "...", "!", "?", "::", "://", "http://[", "https://a.test/x",
    "a@b.test", "12:61:99", "99:99:99.999", "-1", "1e999", "NaN", "[00:00:61]", "(00:01)",
    "[laughs]", "[inaudible 00:99]", "(crosstalk)", "Q:", "A:", "Anna:", "ANNA LEE:", "Speaker 1:",
)  # fmt: skip
"""What may stand between words in any format without a word being hidden by it."""

_MARKS: tuple[str, ...] = (
    "-->", "<--", "00:00:09,000 --> 00:00:01,000", "&bogus;", "&#0;", "&#xD800;", "&#99999999;",
    "&amp", "& ", "]]>", "<3", "< >", "<>", "{{", "}}", "[[", "]]", "''", "'''''", "**", "***", "__",
    "~~", "``", "![", "](", "[^1]", "[^", "\\n", "\\u0041", "{\\an8}", "%3C", "=3D", "=\n", "<<<",
    "---", "***", "===", "> > > >", "- - - -", "1. 2. 3.", "# # #", "| a |", "---|---", "$$", "\t",
)  # fmt: skip
"""Marks of one format or another, as a typist may have left them in a text."""

_UNCLOSED: tuple[str, ...] = (
    "<!-- ", "<![CDATA[", "<?", "<!", "</", "<b", "<v ", "<a href=", "<i ", "<table><tr>", "</p></div>",
    "<script", "```", "~~~", "    ", ":::", "$", "{|", "<ref>", "<nowiki>", "{{a|", "\\begin{a}",
)  # fmt: skip
"""What begins and does not end: in a text that is typed it hides nothing."""

_NAMES = ("Anna Lee", "Bo Ek", "Q", "A", "Interviewer", "ANNA", "Ö. Å", "Speaker 2", "José", "李")


class Author:
    """Writes one file: draws from a seeded source, and numbers the words that are seen."""

    def __init__(self, rng: Random) -> None:
        self.rng = rng
        self.seen: list[str] = []
        self.is_exact = True
        """Whether each word is to be seen; else a mark may have hidden some."""
        self.is_ordered = True
        self.at = 0

    def word(self) -> str:
        """Return the next word that is seen."""
        self.seen.append(f"w{len(self.seen):06}x")
        return self.seen[-1]

    def hidden(self) -> str:
        """Return a word that nobody sees."""
        return f"h{self.rng.randrange(10**6):06}x"

    def some(self, most: int) -> range:
        """Return a range to go through at least once."""
        return range(self.rng.randint(1, most))

    def pick(self, choices: Sequence[Any]) -> Any:
        """Return one of them."""
        return self.rng.choice(choices)

    def name(self) -> str:
        """Return the name of a speaker."""
        return str(self.pick(_NAMES))

    def clock(self, mark: str = ".") -> str:
        """Return a time that goes on, at times a broken one."""
        self.at += self.rng.randint(0, 4000)
        if self.rng.random() < 0.06:
            self.is_ordered = False
            return str(
                self.pick(("00:00", "99:99:99", "-1", "", "00:00:00", "aa:bb", "1e9", "0:0:0.0.0"))
            )
        seconds = self.at // 1000
        return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}{mark}{self.at % 1000:03}"

    def said(self, more: Sequence[str] = (), *, most: int = 12, blank: str = " ") -> str:
        """Return words with rubbish between them and at them."""
        rubbish = ANYWHERE + tuple(more)
        parts: list[str] = []
        for _ in self.some(most):
            word = self.word()
            if self.rng.random() < 0.3:
                junk = self.pick(rubbish)
                gap = self.pick(("", " "))
                word = self.pick(
                    (f"{junk}{gap}{word}", f"{word}{gap}{junk}", f"{junk} {word} {junk}")
                )
            parts.append(word)
        return blank.join(parts)

    def typed(self) -> str:
        """Return what a person typed into a text, with marks of any format."""
        return self.said(_MARKS + _UNCLOSED)

    def within(self, most: int = 12) -> str:
        """Return what stands in a format with marks of its own, written as they must be."""
        return self.said(_MARKS, most=most)


def plain(by: Author) -> str:
    """Return typed text."""
    line_end = by.pick(("\n", "\n", "\r\n", "\r", "\n\n"))
    lines: list[str] = []
    for _ in by.some(12):
        label = by.pick(
            ("", "", "Q: ", "A: ", "Anna: ", "[00:01:02] ANNA: ", "— ", "\t", "> ", "* ")
        )
        lines.append(label + by.typed() + by.pick(("", "?", ".")))
        lines.append(by.pick(("", "", "***", "[pause]", "Page 3", "\f", "  ", "----", "\u2028")))
    return str(line_end.join(lines))


def markdown(by: Author) -> str:
    """Return Markdown, nested and left open."""
    lines: list[str] = []
    if by.rng.random() < 0.2:
        lines += ["---", f"title: {by.said(most=3)}", by.pick(("a: &a [*a, *a]", "x: !!python/name:os", "date: no", "- : -")),
                  by.pick(("---", "...", ""))]  # fmt: skip
    for _ in by.some(10):
        start = by.pick(("", "", "# ", "## ", "> ", "> " * 30, "- ", "- " * 25, "1. ", "    ", "**Q:** ",
                         "**Anna:** ", "| ", "***", "<div>", "<!-- ", "```\n", "[^1]: ", "[a]: ", "![a](", "<details>"))  # fmt: skip
        lines.append(start + by.typed())
        lines.append(by.pick(("", "", "", "===", "---", "```", "-->", "</div>", "\\")))
    return "\n".join(lines)


def subrip(by: Author) -> str:
    """Return captions with broken numbers, times and gaps."""
    cues: list[str] = []
    for number in by.some(10):
        head = by.pick((f"{number}", f"{number}", "", "x", "1", "999999999999"))
        arrow = by.pick((" --> ", " --> ", " --> ", "-->", " -> ", " --&gt; ", " --> \u202e"))
        said = by.said(tuple(m for m in _MARKS if "\n" not in m))
        if by.rng.random() < 0.2:
            said += by.pick(("\n\n", "\n", "\n \n", "\r\n")) + by.said()
        cues.append(f"{head}\n{by.clock(',')}{arrow}{by.clock(',')}\n{said}")
    return str(by.pick(("\n\n", "\n\n", "\n", "\r\n\r\n")).join(cues)) + "\n"


def webvtt(by: Author) -> str:
    """Return captions of the web."""
    parts = [by.pick(("WEBVTT", "WEBVTT", "WEBVTT - a", "\ufeffWEBVTT", "WEBVTT\nKind: captions"))]
    for _ in by.some(10):
        kind = by.rng.random()
        if kind < 0.1:
            parts.append(f"NOTE {by.hidden()}\n{by.hidden()}")
            continue
        if kind < 0.15:
            parts.append("STYLE\n::cue { color: red }")
            continue
        voice = by.pick(
            (
                "",
                "",
                f"<v {by.name()}>",
                "<c.x>",
                "<i>",
                "<b><b><b>",
                "<00:00:01.000>",
                "<ruby>a<rt>b",
            )
        )
        said = by.within()
        said = escape(said) if by.rng.random() < 0.7 else said
        if by.rng.random() < 0.2:
            said += by.pick(("\n\n", "\n", "\n--> x\n")) + by.said()
        setting = by.pick(("", "", " align:start", " line:-1%"))
        parts.append(
            f"{by.pick(('', 'id', '1'))}\n{by.clock()} --> {by.clock()}{setting}\n{voice}{said}".strip(
                "\n"
            )
        )
    return "\n\n".join(parts) + "\n"


def html(by: Author) -> str:
    """Return a page with marks left open, crossed and repeated."""
    body: list[str] = []
    for _ in by.some(10):
        said = escape(by.within())
        tag = by.pick(
            (
                "p",
                "p",
                "div",
                "li",
                "td",
                "blockquote",
                "h2",
                "span",
                "b",
                "foo",
                "x:y",
                "dd",
                "pre",
                "font",
            )
        )
        mark = by.pick(
            (
                "",
                "",
                ' class="q"',
                " a=b=c",
                ' style="x:url(file:///etc/passwd)"',
                ' @click="x"',
                " a\"b='c",
            )
        )
        close = f"</{tag}>" if by.rng.random() < 0.8 else by.pick(("", "</p>", "</", "<br>"))
        body.append(f"<{tag}{mark}>" * by.pick((1, 1, 1, 1, 40)) + said + close)
        body.append(by.pick(("", "\n", f"<!-- {by.hidden()} -->", f"<script>{by.hidden()}</script>", "<img src=http://127.0.0.1:9/x>",
                             "<hr>", "<br><br>", f"<style>{by.hidden()}</style>", "<![CDATA[ ", "<!>", "<?php ?>", "&nbsp", "</b></i></div>",
                             "<iframe src=file:///etc/passwd></iframe>")))  # fmt: skip
    head = by.pick(
        (
            "",
            "<!DOCTYPE html><html><head><title>T</title></head><body>",
            "<html><body>",
            "\ufeff",
            '<meta charset="utf-16">',
        )
    )
    return str(head) + "".join(body)


def rtf(by: Author) -> str:
    """Return rich text, with groups left open and control words made up."""
    parts = [r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0 Times;}}"]
    for _ in by.some(10):
        said = "".join(
            f"\\{c}" if c in "\\{}" else c if " " <= c < "\x7f" else f"\\u{_signed(c)}?"
            for c in by.within()
            if ord(c) < 65536
        )
        parts.append(by.pick(("", "", r"\b ", r"\pard ", r"\uc9999999999 ", r"{\*\gen x}", r"\bogus-99 ", r"{\b ", r"\'zz", r"\bin0 ", "\\\n",
                              r"{\field{\*\fldinst HYPERLINK a}{\fldrslt ", "{" * 40, r"\u-1 ?", "}")) + said)  # fmt: skip
        parts.append(by.pick((r"\par ", r"\par" + "\n", r"\line ", r"\tab ", r"\cell\row ", "}")))
    if r"\uc9" in "".join(parts) or "}" in parts:
        by.is_exact = False
    return "".join(parts) + by.pick(("}", "", "}}}"))


def _signed(letter: str) -> int:
    code = ord(letter)
    return code - 65536 if code > 32767 else code


# --- data --------------------------------------------------------------------------------------


def values(by: Author) -> str:
    """Return turns as JSON."""
    shape = by.pick(("text", "words", "nested", "map", "lines", "qa"))
    rows: list[Any] = []
    for _ in by.some(10):
        who, said = by.name(), by.within()
        at = by.pick((by.at, by.at / 1000, str(by.at), None, -1, 1e300))
        by.at += 900
        match shape:
            case "words":
                rows.append(
                    {"speaker": who, "words": [{"word": w, "start": at} for w in said.split(" ")]}
                )
            case "qa":
                rows.append({"question": said, "answer": by.within()})
            case "lines":
                rows.append(f"{who}: {said}")
            case _:
                rows.append(
                    {by.pick(("speaker", "speaker", "who")): who, "text": said, "start": at}
                )
    data: Any = rows
    if shape == "nested":
        data = {"results": {"transcripts": {"segments": rows}}, "x" * 5: [[[[]]]]}
    elif shape == "map":
        data = {"title": "T", "segments": rows, "status": "ok", "n": 1}
    text = json.dumps(data, ensure_ascii=by.rng.random() < 0.5, indent=by.pick((None, 1)))
    trouble = by.rng.random()
    if trouble < 0.1:
        text = text.replace(
            ": ", by.pick((': NaN, "a": ', ': "\\ud800", "b": ', ': 1e9999, "c": ')), 1
        )
        by.is_exact = False
    elif trouble < 0.15:
        text = "[" * by.pick((50, 5000)) + text
    elif trouble < 0.2:
        text = text[: by.rng.randrange(len(text))]
        by.is_exact = False
    elif trouble < 0.25:
        text = text.replace('"text":', '"text": "h000000x", "text":', 1)
    elif trouble < 0.28:
        text = by.pick(("\ufeff", "\n", "// a\n", "/*", "var a = ")) + text
    return text


def lines_of_values(by: Author) -> str:
    """Return a turn a line, as JSON."""
    ending = by.pick(("\n", "\n", "\r\n", "\n\n", ",\n"))
    return str(
        ending.join(json.dumps({"speaker": by.name(), "text": by.within()}) for _ in by.some(10))
    )


def table(by: Author) -> str:
    """Return a table with commas."""
    return _table(by, by.pick((",", ",", ";", "|")))


def tabbed(by: Author) -> str:
    """Return a table with tabs."""
    said = (f"{by.name()}\t{by.within().replace(chr(9), ' ')}" for _ in by.some(10))
    return "\n".join(["speaker\ttext", *(row.replace("\n", " ") for row in said)]) + "\n"


def _table(by: Author, sign: str) -> str:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=sign, lineterminator=by.pick(("\n", "\r\n")))
    writer.writerow(
        by.pick((("speaker", "text"), ("start", "speaker", "text"), ("who", "what"), ("Text",)))
    )
    for _ in by.some(10):
        cells = [by.name(), by.within()]
        if by.rng.random() < 0.2:
            cells.append(by.within(most=3))
        writer.writerow([by.clock(), *cells] if by.rng.random() < 0.3 else cells)
    text = out.getvalue()
    if by.rng.random() < 0.1:
        text = text.replace('"', "", 1)
    return text


def wiki(by: Author) -> str:
    """Return a page of a wiki."""
    parts: list[str] = []
    for _ in by.some(10):
        start = by.pick(("", "", "'''Anna:''' ", "== ", "* ", "*" * 30, ": ", "; ", "{{quote|", "[[", "[http://a.test ", "<ref>", "{|\n|-\n| ",
                         "<nowiki>", "----\n", "<!-- x -->", "__TOC__", "<div style='x'>", "'''''"))  # fmt: skip
        if start in {"{{quote|", "[[", "<ref>", "{|\n|-\n| "}:
            by.is_exact = False
        parts.append(start + by.said(tuple(m for m in _MARKS if m not in {"{{", "[["})))
        parts.append(by.pick(("", "", "}}", "]]", "|}", "</ref>", "==", "'''")))
    return "\n".join(parts)


# --- XML ---------------------------------------------------------------------------------------


def _xml(by: Author, most: int = 12) -> str:
    """Return words as XML can hold them, but for some characters that it cannot."""
    said = by.within(most)
    if by.rng.random() < 0.97:
        said = "".join(c for c in said if c in "\t\n\r" or (c >= " " and c not in "\ufffe\uffff"))
    return by.pick((escape(said), escape(said), f"{escape(said)}<!-- {by.hidden()} -->"))


def _prolog(by: Author) -> str:
    return str(by.pick(('<?xml version="1.0" encoding="UTF-8"?>\n', '<?xml version="1.0"?>', "", "\ufeff", '<?xml version="1.0" encoding="latin-1"?>',
                        '<?xml version="1.1"?>', '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]>', "<!DOCTYPE a SYSTEM 'http://127.0.0.1:9/a.dtd'>"),
                       ) if by.rng.random() < 0.4 else '<?xml version="1.0" encoding="UTF-8"?>\n')  # fmt: skip


def tei(by: Author) -> str:
    """Return an archive's transcript."""
    said = "".join(_tei_piece(by, n) for n in by.some(8))
    return (
        f'{_prolog(by)}<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><title>T</title>'
        f"</teiHeader><text><body>{said}</body></text></TEI>"
    )


def _tei_piece(by: Author, n: int) -> str:
    match by.rng.randrange(6):
        case 0:
            return f'<u who="#p{n % 2}">{_xml(by)}</u>'
        case 1:
            return f"<sp><speaker>{by.name()}</speaker><p>{_xml(by)}</p></sp>"
        case 2:
            return f"<p>{_xml(by)}</p>" * 1
        case 3:
            return (
                f'<u who="#p1"><seg>{_xml(by, 3)}</seg><pause/><unclear>{_xml(by, 2)}</unclear></u>'
            )
        case 4:
            return f"<div><head>{_xml(by, 3)}</head><p>{_xml(by)}</p></div>"
        case _:
            return "<seg>" * 30 + _xml(by) + "</seg>" * 30


def transcriber(by: Author) -> str:
    """Return a file of Transcriber."""
    turns = ""
    for n in by.some(8):
        start = by.at / 1000
        by.at += 1000
        turns += f'<Turn speaker="s{n % 2}" startTime="{start}" endTime="{start + 1}"><Sync time="{by.pick((start, -1, "x"))}"/>{_xml(by)}</Turn>'
    speakers = '<Speakers><Speaker id="s0" name="Anna"/><Speaker id="s1" name="Bo"/></Speakers>'
    return f"{_prolog(by)}<Trans>{speakers}<Episode><Section>{turns}</Section></Episode></Trans>"


def ohms(by: Author) -> str:
    """Return a record of an oral history, with typed lines."""
    lines = "\n\n".join(
        f"{by.pick(('ANNA: ', 'BO: ', '', '[00:01:00]'))}{_xml(by)}" for _ in by.some(8)
    )
    return (f'{_prolog(by)}<ROOT xmlns="https://www.weareavp.com/nunncenter/ohms"><record><title>T</title><sync>1:|3(5)|9(99)</sync>'
            f"<transcript>{lines}</transcript></record></ROOT>")  # fmt: skip


def elan(by: Author) -> str:
    """Return two tiers whose times may not exist."""
    by.is_ordered = False
    tiers = ""
    slots = "".join(
        f'<TIME_SLOT TIME_SLOT_ID="s{n}" {by.pick((f"TIME_VALUE={quoteattr(str(n * 1000))}", "", "TIME_VALUE=" + quoteattr("x")))}/>'
        for n in range(8)
    )
    for n in range(2):
        said = "".join(
            f'<ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="a{n}{m}" TIME_SLOT_REF1="s{m}" TIME_SLOT_REF2="s{by.pick((m + 1, 99))}">'
            f"<ANNOTATION_VALUE>{_xml(by)}</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION>"
            for m in by.some(6)
        )
        tiers += f'<TIER PARTICIPANT="P{n}" TIER_ID="t{n}">{said}</TIER>'
    return f"{_prolog(by)}<ANNOTATION_DOCUMENT><TIME_ORDER>{slots}</TIME_ORDER>{tiers}</ANNOTATION_DOCUMENT>"


def exmaralda(by: Author) -> str:
    """Return two tiers on a time line."""
    by.is_ordered = False
    line = "".join(f'<tli id="T{n}" time="{n}.0"/>' for n in range(8))
    tiers = ""
    for n in range(2):
        events = "".join(
            f'<event start="T{m}" end="T{by.pick((m + 1, m + 1, 77))}">{_xml(by)} </event>'
            for m in by.some(6)
        )
        tiers += f'<tier id="TIE{n}" speaker="SPK{n}" category="v" type="t" display-name="A [v]">{events}</tier>'
    table_ = '<speakertable><speaker id="SPK0"><abbreviation>A</abbreviation></speaker><speaker id="SPK1"><abbreviation>B</abbreviation></speaker></speakertable>'
    return (f"{_prolog(by)}<basic-transcription><head>{table_}</head><basic-body><common-timeline>{line}</common-timeline>{tiers}"
            "</basic-body></basic-transcription>")  # fmt: skip


def folker(by: Author) -> str:
    """Return contributions on a time line."""
    line = "".join(f'<timepoint timepoint-id="T{n}" absolute-time="{n}.0"/>' for n in range(9))
    said = "".join(
        f'<contribution speaker-reference="S{n % 2}" start-reference="T{n}" end-reference="T{n + 1}"><unparsed>{_xml(by)}</unparsed></contribution>'
        for n in by.some(7)
    )
    who = '<speakers><speaker speaker-id="S0"><name>Anna</name></speaker><speaker speaker-id="S1"><name>Bo</name></speaker></speakers>'
    return f"{_prolog(by)}<folker-transcription><head/>{who}<timeline>{line}</timeline>{said}</folker-transcription>"


def ttml(by: Author) -> str:
    """Return captions in XML."""
    cues = "".join(
        f'<p begin="{by.clock()}" end="{by.clock()}">{by.pick(("", "<br/>", "<metadata/>"))}<span>{_xml(by)}</span></p>'
        for _ in by.some(8)
    )
    return f'{_prolog(by)}<tt xmlns="http://www.w3.org/ns/ttml" xml:lang="en"><body><div>{cues}</div></body></tt>'


def flat(by: Author) -> str:
    """Return a flat OpenDocument text."""
    return f'{_prolog(by)}<office:document {_ODF} office:mimetype="application/vnd.oasis.opendocument.text"><office:body><office:text>{odf_body(by)}</office:text></office:body></office:document>'


def strange(by: Author) -> str:
    """Return XML of nobody's kind."""
    by.is_exact = False
    return f"{_prolog(by)}<a>{''.join(f'<b>{_xml(by)}</b>' for _ in by.some(6))}</a>"


_ODF = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "text", "table", "style")
)


def odf_body(by: Author) -> str:
    """Return paragraphs of an OpenDocument text."""
    return "".join(
        by.pick(
            (
                "<text:p>%s</text:p>",
                "<text:h>%s</text:h>",
                "<text:p>A<text:span>%s</text:span></text:p>",
                "<text:list><text:list-item><text:p>%s</text:p></text:list-item></text:list>",
                "<text:p><text:tab/>%s<text:line-break/></text:p>",
                "<text:section><text:p>%s</text:p></text:section>",
                "<table:table><table:table-row><table:table-cell><text:p>%s</text:p></table:table-cell></table:table-row></table:table>",
                "<text:p><text:note><text:note-body><text:p>a</text:p></text:note-body></text:note>%s</text:p>",
            )
        )
        % _xml(by)
        for _ in by.some(8)
    )


def word_body(by: Author) -> str:
    """Return paragraphs of a Word document: tracked, in tables, in boxes, in fields."""
    shapes = (
        "<w:p><w:r><w:t>%s</w:t></w:r></w:p>", "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Anna:</w:t></w:r><w:r><w:t xml:space='preserve'> %s</w:t></w:r></w:p>",
        "<w:p><w:ins><w:r><w:t>%s</w:t></w:r></w:ins></w:p>", "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>%s</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
        "<w:p><w:hyperlink r:id='r9'><w:r><w:t>%s</w:t></w:r></w:hyperlink></w:p>", "<w:sdt><w:sdtContent><w:p><w:r><w:t>%s</w:t></w:r></w:p></w:sdtContent></w:sdt>",
        "<w:p><w:smartTag><w:r><w:t>%s</w:t><w:br/></w:r></w:smartTag></w:p>", "<w:p><w:pPr><w:pStyle w:val='Heading1'/></w:pPr><w:r><w:t>%s</w:t></w:r></w:p>",
        "<w:p><w:moveTo><w:r><w:t>%s</w:t></w:r></w:moveTo></w:p>", "<w:p><w:fldSimple w:instr='PAGE'><w:r><w:t>%s</w:t></w:r></w:fldSimple></w:p>",
        "<w:p><w:r><w:tab/><w:noBreakHyphen/><w:sym w:char='F04A'/></w:r><w:r><w:t>%s</w:t></w:r></w:p>",
    )  # fmt: skip
    return "".join(by.pick(shapes).replace("%s", _xml(by)) for _ in by.some(8))


TEXTS: dict[str, Callable[[Author], str]] = {
    "txt": plain, "md": markdown, "srt": subrip, "vtt": webvtt, "html": html, "rtf": rtf, "json": values, "jsonl": lines_of_values,
    "csv": table, "tsv": tabbed, "wiki": wiki, "tei": tei, "trs": transcriber, "ohms": ohms, "eaf": elan, "exb": exmaralda, "flk": folker,
    "ttml": ttml, "fodt": flat, "xml": strange,
}  # fmt: skip
"""What writes a text of each ending."""
