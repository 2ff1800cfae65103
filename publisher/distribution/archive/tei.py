"""TEI P5: in goes an interview, out comes its transcription as oral history archives keep it.

Source: TEI Guidelines P5: 2 (the header), 4 (structure), 8 (transcriptions of speech), 15
(language corpora).  A corpus holds the header of the book and includes its interviews from
beside it (XInclude 1.0), so that nothing is said twice.
"""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from publisher.distribution.archive.tei_header import book_header, header
from publisher.distribution.archive.tei_text import places, text
from publisher.distribution.archive.xml import TEI, child, element, serialised
from publisher.model.edition import Edition
from publisher.model.manuscript import Manuscript

__all__ = ["corpus", "document", "places"]

_XINCLUDE = "http://www.w3.org/2001/XInclude"


def document(edition: Edition, manuscript: Manuscript, anchors: Mapping[str, str]) -> bytes:
    """Return an interview of an edition as a TEI document; ``anchors`` are its ``places``."""
    root = element("TEI", lang=manuscript.language)
    root.append(header(edition, manuscript))
    root.append(text(manuscript, anchors))
    return serialised(root)


def corpus(edition: Edition) -> bytes:
    """Return the edition as a corpus that includes ``<id>.tei.xml`` of every interview."""
    spaces = {None: TEI, "xi": _XINCLUDE}
    root = etree.Element(f"{{{TEI}}}teiCorpus", nsmap=spaces)  # type: ignore[arg-type]
    child(root, book_header(edition))
    for manuscript in edition.interviews:
        etree.SubElement(root, f"{{{_XINCLUDE}}}include", href=f"{manuscript.id}.tei.xml")
    return serialised(root)
