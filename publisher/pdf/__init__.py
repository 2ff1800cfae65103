"""Print: in goes a publication, out come PDFs and their pagination.

Each section is laid out by itself and bound into the book afterwards, as a
compiler makes object files for a linker; the book is bound for the screen and for
each printer.  This package alone imports WeasyPrint and pydyf.
"""

from publisher.pdf.book import Book, typeset
from publisher.pdf.setup import style_spec

__all__ = ["Book", "style_spec", "typeset"]
