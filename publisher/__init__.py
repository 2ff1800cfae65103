"""Turn raw, messy interviews into beautiful books.

The command line is ``publisher``; the same work in Python is
:mod:`publisher.pipeline`.  Nothing is imported until it is used.
"""

__version__ = "0.1.0"

__all__ = ["__version__"]
