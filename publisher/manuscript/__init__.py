"""The manuscript on disk: a YAML header and a strict part of Markdown.

``parse`` reads it, ``write`` writes it, ``fmt`` tidies a text by doing both, and
``canonical`` gives the form of a manuscript that the two agree on.  For every
canonical manuscript ``parse(write(m)) == m``, and for every canonical text
``write(parse(t)) == t``.  ``parse_passage`` reads paragraphs that
stand in another file.  ``docs/manuscript.md`` is the manual.

Floor 2: imports floors 0 and 1 only; no other floor-2 package.
"""

from __future__ import annotations

from publisher.manuscript.canon import canonical
from publisher.manuscript.parse import parse
from publisher.manuscript.passage import parse_passage
from publisher.manuscript.write import fmt, write

__all__ = ["canonical", "fmt", "parse", "parse_passage", "write"]
