"""Print: in goes a publication, out come PDFs and their pagination.

Each section is laid out by itself and bound into the book afterwards, as a
compiler makes object files for a linker; the book is bound for the screen and for
each printer, and gets a cover (``pdf.cover``).  This package alone imports WeasyPrint
and pydyf; WeasyPrint only if something is to be laid out (``pdf.engine``).

``book`` is the way in; it is not loaded here, because workers need but ``job``.
"""
