"""The sample edition for the printer: the pages of the screen, with nothing but ink on them."""

from __future__ import annotations

import re
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

pytestmark = pytest.mark.slow


def texts(path: Path) -> list[str]:
    """Return the text of every page."""
    document = pypdfium2.PdfDocument(path)
    found = [page.get_textpage().get_text_range() for page in document]
    document.close()
    return found


def test_both_pdfs_have_the_same_pages(files_of: dict[str, Path]) -> None:
    """Word for word, and by the same labels."""
    assert texts(files_of["print"]) == texts(files_of["screen"])
    with pikepdf.open(files_of["print"]) as one, pikepdf.open(files_of["screen"]) as other:
        assert [page.label for page in one.pages] == [page.label for page in other.pages]


def test_every_colour_is_black_ink(files_of: dict[str, Path]) -> None:
    """Nothing is painted in any other space, and nothing in any other ink."""
    with pikepdf.open(files_of["print"]) as pdf:
        for page in pdf.pages:
            contents = page.obj.get("/Contents", pikepdf.Array())
            content = b"\n".join(stream.read_bytes() for stream in contents)
            assert set(re.findall(rb"^(/\w+) (?:cs|CS)$", content, re.MULTILINE)) <= {b"/Ink"}
            inks = re.findall(rb"^([\d. ]+) (?:scn|SCN)$", content, re.MULTILINE)
            assert {tuple(map(float, ink.split())) for ink in inks} <= {(0, 0, 0, 1)}
            assert not re.search(rb"^[\d. ]+ (?:rg|RG|g|G|k|K)$", content, re.MULTILINE)
