"""The sections of a book, one kind a file: in goes a planned section, out comes its document.

Floor 3: imports lower floors and its own modules only.
"""
