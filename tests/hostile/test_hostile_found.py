"""What fuzzing found: each file was once a fault, or refused by the gate for no fault of its own."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from attacks import odt

from publisher.cli.run import run
from publisher.readers.markup import tokens

_NOTE = "<text:note><text:note-body><text:p>a</text:p></text:note-body></text:note>"
_MAIL = "From: {}\nSubject: Bread\nMIME-Version: 1.0\nContent-Type: {}\n\n{}\n"
FOUND: dict[str, tuple[str, bytes, str]] = {
    "unpaired quotes": ("talk.html", b"<td a\"b='c>one two</td><p>it's '> three", "one two"),
    "stray end tags": ("talk.html", b"one<p>two</b></div><span>three</span>", "twothree"),
    "paragraph ended by its outer mark": ("talk.html", b"<p>one</p><b><p>two</b>three<p>four</p>", "two"),
    "code in a word": ("talk.html", b"<p>one <b>two</b><script>h</script><b>three</b></p>", "one"),
    "code in a mail": ("talk.eml", _MAIL.format("a@b.test", "text/html", "<p>one</span><script>h</script><b>two</b>").encode(), "one"),
    "picture in a mail": ("talk.eml", _MAIL.format("a@b.test", "text/html", "<p>one<img src=a>two</p>").encode(), "one two"),
    "bytes in a header": ("talk.eml", _MAIL.format("Zoë <a@b.test>", "text/html", "<p>Q: one?</p><p>A: two.</p>").encode(), "one"),
    "mail without letters": ("talk.eml", b" \nContent-Type: text/html\n\n<x>\n<p>one</p>", "one"),
    "reference behind a note": ("talk.odt", odt(f"<text:p>one</text:p><text:p>two{_NOTE}&amp; three</text:p>"), "& three"),
    "ligature behind a note": ("talk.odt", odt(f"<text:p>one</text:p><text:p>two{_NOTE} of\ufb01ce</text:p>"), "office"),
    "note in a title": ("talk.odt", odt(f"<text:p>one{_NOTE} two</text:p>"), "two"),
    "comment in Markdown": ("talk.md", b"Q: one <!-- h --> two?\n\nA: three.\n", "one two"),
    "NUL in a tag": ("talk.xhtml", b"<html><body><p>one <\0b>two</b></p></body></html>", "one two"),
    "character beyond its range": ("talk.rtf", rb"{\rtf1 one two\par three\u65768?four}", "threeèfour"),
    "letter behind a backslash": ("talk.rtf", "{\\rtf1 one two\\par \\\u00adč three}".encode(), "č three"),
    "mark with a soft hyphen": ("talk.rtf", "{\\rtf1 one two\\par three \\\u00adb four}".encode(), "three four"),
    "NUL in a word": ("talk.rtf", b"{\\rtf1 one two\\par thr\0ee}", "three"),
    "misread in two ways": ("talk.txt", "Q: â\x80\x9cone?\n\nA: two [»\x9e\x81 three.\n".encode(), "Ȟ"),
    "letters behind a cell's quotes": ("talk.csv", b'speaker,text\nBo,"One"two.\nAn,No.\n', "One”two"),
    "switch in a word": ("talk.wiki", b"* one__TOC__two\n* three\n", "onetwo"),
    "note under a title": ("talk.wiki", b"one\ntwo<ref>three</ref>\n----\n\nfour five.\n", "three"),
    "note at a table": ("talk.wiki", b"one\n|}<ref>two</ref>\n\nthree.\n", "two"),
    "note before a break": ("talk.wiki", b"'<ref>one</ref>\n*two\n----\n", "two"),
    "note in an advertisement": ("talk.odt", odt(f"<text:p>one</text:p><text:p>{_NOTE}two | three | four</text:p>"), "one"),
    "line end behind a tag": ("talk.md", b'Q: one<p b=""><br>two?\n\nA: three.\n', "two"),
    "code at a word": ("talk.md", b"Q: one<p` two ` three?\n\nA: four.\n", "<p two three"),
    "quotation in code cut short": ("talk.html", b"<p>one two</p><style><p>three</p><blockquote>four</blockquote>", "four"),
    "charset of no letters": ("talk.eml", _MAIL.format("=?utf-8\xff\xff?q?Zo?= <a@b.test>", "text/html", "<p>Q: one?</p><p>A: two.</p>").encode(), "one"),
    "charset with a NUL": ("talk.eml", b'From: a@b.test\nContent-Type: text/plain; charset="utf-8\0x"\n\nQ: one?\n\nA: two.\n', "two"),
    "bytes of a charset with a NUL": ("talk.eml", b'From: a@b.test\nContent-Type: text/plain; charset="utf-8\0x"\n\nQ: one \xe2?\n\nA: two.\n', "two"),
    "charset that reads escapes": ("talk.eml", b"From: a@b.test\nContent-Type: text/plain; charset=unicode_escape\n\nQ: one?\n\nA: \\x74wo.\n", "x74wo"),
}  # fmt: skip


@pytest.mark.parametrize("found", FOUND.values(), ids=list(FOUND))
def test_what_was_found_is_read(
    found: tuple[str, bytes, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file is read, and says what a person sees in it."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)
    name, data, said = found
    Path(name).write_bytes(data)
    assert run(["ingest", name, "--into", "book", "-j", "1"]) == 0
    (made,) = Path("book").glob("interviews/*.md")
    assert said in made.read_text().replace("**", "").replace("\\", "")


def test_quotes_that_open_within_quotes_are_no_work_without_end() -> None:
    """Each tag was looked for to the end of the file, which took 13 s here; it takes a tenth."""
    text = "<a " + '="<a "' * 16_000
    start = time.process_time()
    assert "".join(text[token.start : token.end] for token in tokens(text, code=True)) == text
    assert time.process_time() - start < 3


def test_a_broken_page_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A PDF one of whose pages is no page is refused by its number: words may have stood there."""
    monkeypatch.chdir(tmp_path)
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R 9 0 R]/Count 2>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>",
    ]
    data = b"%PDF-1.4\n" + b"".join(b"%d 0 obj%s endobj\n" % pair for pair in enumerate(parts, 1))
    Path("talk.pdf").write_bytes(data + b"trailer<</Root 1 0 R>>\n%%EOF")
    assert run(["ingest", "talk.pdf", "-j", "1"]) == 3
    assert "refused: talk.pdf: a broken PDF: page 2 cannot be read" in capsys.readouterr().err
