"""PDFs: the text layer with its paragraphs, and one clear error for what has none."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest
import weasyprint

from publisher.errors import RawError
from publisher.model.transcript import Action
from publisher.readers import read
from publisher.transforms import normalize

STYLE = """
@page { size: A5; margin: 20mm; @top-center { content: "Lamps of the Quay" }
        @bottom-center { content: counter(page) } }
body { font: 10pt/1.3 serif; hyphens: auto; text-align: justify }
p { margin: 0; text-indent: 1.5em }
"""
QUESTIONS = ("Who lit the lamps on the northern quay?", "And in the winter, when it froze?")
KEEPERS = "grandmother aunt sister neighbour godmother cousin teacher uncle father mother".split()


def answer(first: int, sentences: int) -> str:
    """Return an answer that no other repeats."""
    return " ".join(
        f"My {KEEPERS[(first + n) % 10]} lit {first + n} of them every evening, and remembered "
        f"every wick by its own temperament, though nobody trusted her with the paraffin."
        for n in range(sentences)
    )


def made(html: str) -> bytes:
    """Return a PDF of a document."""
    page = f'<html lang="en"><title>Lamps</title><style>{STYLE}</style>{html}'
    return bytes(weasyprint.HTML(string=page).write_pdf())


@pytest.fixture(scope="module")
def talk() -> bytes:
    """Return an interview of several pages, questions in bold."""
    turns = "".join(
        f"<p><b>{q}</b></p><p>{answer(40 * n, 22)}</p><p>{answer(40 * n + 22, 9)}</p>"
        for n, q in enumerate(QUESTIONS, 1)
    )
    return made(f"<h1>Lamps of the Quay</h1>{turns}")


def test_an_interview_in_a_pdf_is_read_in_paragraphs(talk: bytes) -> None:
    """Questions and answers come out whole, over page breaks and cut words."""
    body = normalize(read(Path("talk.pdf"), talk), id="talk").manuscript.body
    assert [turn.speaker for turn in body] == ["Q", "A", "Q", "A"]
    assert [len(turn.blocks) for turn in body] == [1, 2, 1, 2]


def test_running_heads_and_folios_are_dropped_on_record(talk: bytes) -> None:
    """The heads do not stand in the talk; the ledger has each of them."""
    ledger = normalize(read(Path("talk.pdf"), talk), id="talk").ledger
    dropped = [(e.why, e.before) for e in ledger.entries if e.action is Action.DROPPED]
    pages = len(ledger.parts)
    assert pages >= 2
    assert dropped.count(("page heading", "Lamps of the Quay")) == pages
    assert [part.name for part in ledger.parts] == [f"page {n}" for n in range(1, pages + 1)]
    assert ledger.parts[-1].end == ledger.size


def test_the_hash_is_that_of_the_file(talk: bytes) -> None:
    """The account is of the text layer, but the file is known by its own bytes."""
    transcript = read(Path("talk.pdf"), talk)
    assert transcript.raw == talk
    assert transcript.data.decode() == transcript.text


def test_a_pdf_is_known_whatever_its_ending(talk: bytes) -> None:
    """A PDF named .txt is read as the PDF it is."""
    assert read(Path("talk.txt"), talk).format == "pdf"


def test_pictures_of_pages_are_refused() -> None:
    """A scan has no text; the hint says what to do."""
    bare = "@page { @top-center { content: none } @bottom-center { content: none } }"
    scan = made(f"<style>{bare}</style><div style='background: #ccc; height: 5cm'></div>")
    with pytest.raises(RawError, match=r"without text.*OCR"):
        read(Path("scan.pdf"), scan)


def test_a_locked_pdf_is_refused(talk: bytes) -> None:
    """So is one that asks for a password."""
    locked = io.BytesIO()
    with pikepdf.open(io.BytesIO(talk)) as document:
        document.save(locked, encryption=pikepdf.Encryption(owner="o", user="u"))
    with pytest.raises(RawError, match="password"):
        read(Path("locked.pdf"), locked.getvalue())


def test_a_truncated_pdf_is_read_as_far_as_it_goes_or_refused(talk: bytes) -> None:
    """Half a file gives one error, never a crash."""
    with pytest.raises(RawError, match="PDF"):
        read(Path("cut.pdf"), talk[: len(talk) // 3])


def test_noise_that_calls_itself_a_pdf_is_refused() -> None:
    """A sign at the beginning makes no PDF."""
    with pytest.raises(RawError, match="broken PDF"):
        read(Path("noise.pdf"), b"%PDF-1.7\n" + bytes(range(256)) * 40)
