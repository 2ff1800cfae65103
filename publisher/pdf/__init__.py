"""Print: in goes a publication, out come PDFs and their pagination.

Each section is laid out by itself and bound into the book afterwards, as a
compiler makes object files for a linker; the book is bound for the screen and for
each printer, and gets a cover.  This package alone imports WeasyPrint and pydyf.
"""

from publisher.pdf.engine import load

load()  # before anything else imports it

from publisher.pdf.book import Book, typeset  # noqa: E402
from publisher.pdf.cover import Cover, make_cover  # noqa: E402

__all__ = ["Book", "Cover", "make_cover", "typeset"]
