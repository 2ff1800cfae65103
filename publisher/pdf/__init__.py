"""Print: in goes a publication, out come PDFs and their pagination.

Each section is laid out by itself and bound into the book afterwards, as a
compiler makes object files for a linker; the book is bound for the screen and for
each printer, and gets a cover (``pdf.cover``).  This package alone imports WeasyPrint
and pydyf; WeasyPrint only if something is to be laid out (``pdf.engine``).
"""

from publisher.pdf.book import Book, typeset

__all__ = ["Book", "typeset"]
