"""Covers for printers: in go an edition, a product and its pages, out comes a PDF/X.

Back, spine and front are one sheet, as the printer of the product wraps it round the
book.  The front is the picture of the edition, or the cover that the EPUB would have,
set as type.
"""

from publisher.pdf.cover.make import Cover, make_cover

__all__ = ["Cover", "make_cover"]
