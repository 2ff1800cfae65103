"""Silent loss: what libraries of this field drop without a word is kept here, told, or refused.

One case or more for each row of the table of losses.  Every word that a person sees in the file
(``w1``, ``w2`` …) is in the manuscript, once and in order, or in what the ledger says was dropped
or moved; else the file is refused with its name.
"""

from __future__ import annotations

import io
import json
import re
import zipfile
from pathlib import Path

import pytest
from attacks import docx, epub, odt

from publisher.cli.run import run

WORD = re.compile(r"\bw\d+\b")


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)


def kept(name: str, data: bytes | str) -> tuple[list[str], set[str]]:
    """Ingest a file; return the words of its manuscript and those that the ledger accounts for."""
    Path(name).write_bytes(data if isinstance(data, bytes) else data.encode())
    assert run(["ingest", name, "--into", "book", "-j", "1"]) == 0
    (made,) = Path("book").glob("interviews/*.md")
    (ledger,) = Path("book").glob("ledger/*.json")
    body = made.read_text().split("---\n", 2)[2]
    gone = {
        word
        for entry in json.loads(ledger.read_text())["entries"]
        if entry["action"] in ("dropped", "moved")
        for word in WORD.findall(entry.get("before", ""))
    }
    return WORD.findall(body), gone


W = "<w:r><w:t xml:space='preserve'>{} </w:t></w:r>".format
XHTML = (
    '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><body>{}</body></html>'.format
)
CUE = "00:00:0{}.000 --> 00:00:0{}.900\n{}\n\n".format

CASES: dict[str, tuple[str, bytes | str]] = {
    # EbookLib: text in <body> before the first element, nesting, CDATA, surrogates
    "body text": ("talk.html", "<html><body>w1 w2<p>w3 w4</p>w5</body></html>"),
    "body text of XHTML": ("talk.xhtml", XHTML("w1 w2<p>w3</p>w4")),
    "body text of an EPUB": ("talk.epub", epub("w1 w2<p>w3</p>w4")),
    "nested": ("talk.html", "<div>" * 300 + "<p>w1 w2</p>" + "</div>" * 300 + "<p>w3</p>"),
    "CDATA": ("talk.xhtml", XHTML("<p>w1 <![CDATA[w2 <b> w3]]> w4</p>")),
    "surrogate": ("talk.txt", b"Q: w1 w2?\n\nA: w3 \xed\xa0\x80 w4.\n\nQ: w5?\n\nA: w6.\n"),
    "surrogate in JSON": ("talk.json", '[{"speaker": "A", "text": "w1 \\ud800 w2"}, {"speaker": "B", "text": "w3"}]'),
    # attributes that are no XML, comments with two hyphens, noncharacters
    "event attribute": ("talk.html", '<p @click="x">w1 w2</p><p>w3</p>'),
    "quote in a name": ("talk.html", '<p a"b="c">w1 w2</p><p>w3</p>'),
    "unpaired quotes": ("talk.html", "<p a\"b='c>w1 w2</p><p>w3's w4</p>"),
    "foreign prefix": ("talk.html", "<p x:y=1><x:z>w1 w2</x:z></p><p>w3</p>"),
    "two hyphens": ("talk.html", "<p>w1 <!-- a -- b --> w2</p><p>w3</p>"),
    "noncharacter": ("talk.txt", "Q: w1 \ufffe w2?\n\nA: w3\uffffw4.\n".replace("\uffff", " \uffff ")),
    # lxml.html: one text of over 10 MB is tested apart; UTF-8 without a declaration
    "no charset": ("talk.html", "<p>w1 café w2</p>"),
    # markdown-it-py: 20 deep and more
    "quotations": ("talk.md", "> " * 60 + "w1 w2\n\nw3\n"),
    "lists": ("talk.md", "- " * 60 + "w1 w2\n\nw3\n"),
    "numbered": ("talk.md", "1. " * 60 + "w1 w2\n\nw3\n"),
    # CommonMark: a comment that does not end
    "comment": ("talk.md", "w1 w2 <!-- w3 w4\n\nw5 w6\n"),
    "comment block": ("talk.md", "w1\n\n<!-- w2 w3\n\nw4 w5\n"),
    "comment in a page": ("talk.html", "<p>w1 w2</p><!-- <p>w3 w4</p><p>w5</p>"),
    "script": ("talk.md", "w1\n\n<script>\nw2 w3\n\nw4\n"),
    # webvtt-py
    "bad times": ("talk.vtt", "WEBVTT\n\n" + CUE(1, 2, "w1") + "00:00:xx.000 --> 00:00:09.000\nw2\n\n" + CUE(5, 6, "w3")),
    "comma": ("talk.vtt", "WEBVTT\n\n00:00:01,000 --> 00:00:02,000\nw1 w2\n\n" + CUE(5, 6, "w3")),
    "backwards": ("talk.vtt", "WEBVTT\n\n" + CUE(5, 1, "w1 w2") + CUE(6, 7, "w3")),
    "arrow in text": ("talk.vtt", "WEBVTT\n\n" + CUE(1, 2, "w1 --> w2") + CUE(5, 6, "w3")),
    "blank line": ("talk.vtt", "WEBVTT\n\n" + CUE(1, 2, "w1\n\nw2") + CUE(5, 6, "w3")),
    # pysrt
    "between": ("talk.srt", "1\n00:00:01,000 --> 00:00:02,000\nw1\n\nw2 w3\n\n2\n00:00:05,000 --> 00:00:06,000\nw4\n"),
    "no number": ("talk.srt", "00:00:01,000 --> 00:00:02,000\nw1\n\n00:00:05,000 --> 00:00:06,000\nw2\n"),
    # python-docx, mammoth
    "insertion": ("talk.docx", docx(f"<w:p>{W('w1')}<w:ins>{W('w2')}</w:ins>{W('w3')}</w:p>")),
    "moved": ("talk.docx", docx(f"<w:p>{W('w1')}<w:moveTo>{W('w2')}</w:moveTo></w:p>")),
    "table": ("talk.docx", docx(f"<w:p>{W('w1')}</w:p><w:tbl><w:tr><w:tc><w:p>{W('w2')}</w:p></w:tc></w:tr></w:tbl><w:p>{W('w3')}</w:p>")),
    "reference": ("talk.docx", docx(f"<w:p>{W('w1 &#38; w2 &amp; w3')}</w:p>")),
    "content control": ("talk.docx", docx(f"<w:sdt><w:sdtContent><w:p>{W('w1')}</w:p></w:sdtContent></w:sdt><w:p>{W('w2')}</w:p>")),
    "text box": ("talk.docx", docx(f"<w:p>{W('w1')}<w:r><w:pict><w:txbxContent><w:p>{W('w2')}</w:p></w:txbxContent></w:pict></w:r></w:p>")),
    "hyperlink": ("talk.docx", docx(f"<w:p>{W('w1')}<w:hyperlink>{W('w2')}</w:hyperlink><w:smartTag>{W('w3')}</w:smartTag></w:p>")),
    "note within": ("talk.odt", odt("<text:p>w1</text:p><text:p>w2<text:note><text:note-body><text:p>note</text:p></text:note-body></text:note> w3 &amp; w4 ﬁne</text:p>")),
    # striprtf
    "deleted": ("talk.rtf", r"{\rtf1 w1 w2{\deleted d3} w4\par w5}"),
    "emoji": ("talk.rtf", r"{\rtf1 w1 \u-10179?\u-8704? w2\par w3}"),
    "skipped": ("talk.rtf", r"{\rtf1 w1 {\uc99999 \u8364?} w2\par w3}"),
    # charset_normalizer
    "cp1252": ("talk.txt", "Q: w1 “naïve” café?\n\nA: w2 – déjà vu, w3.\n".encode("cp1252")),
    "UTF-16": ("talk.txt", "Q: w1?\n\nA: w2.\n".encode("utf-16")),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES.values(), ids=list(CASES))
def test_no_word_is_lost_silently(case: tuple[str, bytes | str]) -> None:
    """Each word is in the manuscript once and in order, or the ledger says where it went."""
    name, data = case
    made, gone = kept(name, data)
    last = max(int(word[1:]) for word in (*made, *gone))
    text = data if isinstance(data, str) else _unpacked(data)
    wanted = {f"w{n}" for n in range(1, last + 1)}
    seen = set(WORD.findall(re.sub(r"</?[\w:]+(?: [^<>]*)?>", " ", text)))
    assert seen <= set(made) | gone
    assert (set(made) | gone) & wanted == set(made) | gone
    assert made == sorted(set(made), key=lambda word: int(word[1:]))


def _unpacked(data: bytes) -> str:
    if not data.startswith(b"PK"):
        return data.replace(b"\0", b"").decode("latin-1")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return " ".join(archive.read(name).decode() for name in archive.namelist())


def test_words_that_no_charset_tells_are_refused_or_read() -> None:
    """A short text of another code page is not read as a neighbour of it."""
    made, _ = kept("talk.txt", "Q: w1 “naïve” café?\n\nA: w2 – déjà vu, w3.\n".encode("cp1252"))
    assert made == ["w1", "w2", "w3"]
    assert "“naïve” café" in next(Path("book").glob("interviews/*.md")).read_text()


@pytest.mark.slow
def test_a_text_of_over_10_mb_is_whole() -> None:
    """Where parsers stop at 10 MB, every word of 11 MB is read."""
    said = " ".join(f"w{n}" for n in range(1, 1_300_001))
    made, _ = kept("talk.html", f"<p>{said}</p><p>w1300001</p>")
    assert made == [f"w{n}" for n in range(1, 1_300_002)]
