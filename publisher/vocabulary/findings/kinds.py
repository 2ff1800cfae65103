"""Kinds of finding by their severity, to write tables of them."""

from __future__ import annotations

from functools import partial

from publisher.model.finding import Kind, Severity

__all__ = ["error", "note", "warning"]

error = partial(Kind, Severity.ERROR)
"""A kind that a shop or a printer refuses a book for, or that keeps a reader out of it."""

warning = partial(Kind, Severity.WARNING)
"""A kind that makes a book worse for somebody."""

note = partial(Kind, Severity.NOTE)
"""A kind that is worth a look."""
