"""Edition to publication: in goes a whole book as a model, out come its documents as XHTML.

Every document is written from the model by an escaping serialiser, words and marks
of the manuscripts stay as they are, and what publisher adds of its own (labels,
numbers, pages about the book) is in the language of the book where it has a table
of phrases (see ``phrases``), else in English.

Floor 3: imports lower floors and its own modules only.
"""

from __future__ import annotations

from publisher.xhtml.contributors import with_contributors
from publisher.xhtml.pictures import COVER
from publisher.xhtml.render import STYLESHEET, front_cover, render, with_folios

__all__ = ["COVER", "STYLESHEET", "front_cover", "render", "with_contributors", "with_folios"]
