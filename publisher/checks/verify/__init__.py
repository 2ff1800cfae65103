"""Verification: in go an edition and its finished files, out comes whether a word differs.

What a book must say is told by its manuscripts, and rendered once more; what it says is
taken from the finished files, an EPUB by its spine (``ebook``), a PDF from its pages by
PDFium (``pages``).  Both become words with their places (``stream``), and are laid side by
side (``align``).

Floor 5: imports lower floors only, and neither of the packages that make the files.
"""
