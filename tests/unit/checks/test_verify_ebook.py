"""What an EPUB says is read as the work of a stranger."""

from __future__ import annotations

import io
import zipfile

import pytest

from publisher.checks.verify.ebook import ebook_of
from publisher.errors import InputError


def packed(**members: str) -> bytes:
    """Return an archive of a few members; two underscores stand for a slash."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as book:
        for name, text in members.items():
            book.writestr(name.replace("__", "/"), text)
    return made.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"PK\x03\x04 and no more",
        packed(mimetype="application/epub+zip"),
        packed(**{"META-INF__container.xml": "<broken"}),
        packed(**{"META-INF__container.xml": "<container/>"}),
    ],
)
def test_what_is_no_epub_is_refused_with_its_name(data: bytes) -> None:
    """Whatever is wrong with it."""
    with pytest.raises(InputError, match=r"odd\.epub"):
        ebook_of(data, "odd.epub")


def test_a_book_made_to_fill_a_memory_is_refused() -> None:
    """Before it is unpacked."""
    with pytest.raises(InputError, match="times its size"):
        ebook_of(packed(**{"EPUB__one.xhtml": " " * (64 << 20)}), "bomb.epub")
