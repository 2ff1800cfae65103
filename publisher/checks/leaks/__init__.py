"""Leaks: in go finished files, out come the places where a name stands that should be hidden.

A file is taken apart to its last string (``book`` an EPUB and whatever else is in a ZIP file,
``document`` a PDF, ``picture`` what is written into pictures), and each string is searched
for the words of every name that a pseudonym hides (``needles``).  Nothing is believed of how
the file was made: this is the proof that replacing the name has worked.

Floor 4: imports lower floors and its own modules only.
"""

from publisher.checks.leaks.scan import of_file, of_files

__all__ = ["of_file", "of_files"]
