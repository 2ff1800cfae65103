"""Print: in goes a publication, out come a PDF and its pagination.

Each section is laid out by itself and bound into the book afterwards, as a
compiler makes object files for a linker.  This package alone imports WeasyPrint
and pydyf.
"""

from publisher.pdf.book import Book, typeset

__all__ = ["Book", "typeset"]
