"""What a PDF says of itself: in goes an edition, out come its Info and its XMP packet.

No date and no clock: the same edition gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from xml.sax.saxutils import escape

import pydyf

from publisher.edition.identity import identifier
from publisher.model.edition import Edition
from publisher.vocabulary.relators import CREATOR_RELATORS

__all__ = ["creators", "info", "xmp"]

_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
{fields}
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""
"""ISO 16684-1, 7.3 (packet), with the identifier of ISO 14289-1, clause 5."""


def creators(edition: Edition) -> tuple[str, ...]:
    """Return the names of those whose book it is."""
    return tuple(
        person.name for person in edition.contributors if set(person.roles) & set(CREATOR_RELATORS)
    )


def info(edition: Edition) -> dict[str, Any]:
    """Return the entries of the Info dictionary (ISO 32000-1, 14.3.3)."""
    entries = {
        "Title": edition.title,
        "Author": ", ".join(creators(edition)),
        "Subject": edition.description,
        "Keywords": ", ".join(_terms(edition)),
    }
    return {key: pydyf.String(value) for key, value in entries.items() if value}


def xmp(edition: Edition) -> bytes:
    """Return the metadata of the document as an XMP packet."""
    fields = [
        f"<dc:identifier>{identifier(edition, 'paperback')}</dc:identifier>",
        _field("title", "Alt", [edition.title]),
        _field("creator", "Seq", creators(edition)),
        _field("description", "Alt", [edition.description]),
        _field("subject", "Bag", _terms(edition)),
        _field("language", "Bag", [edition.language]),
        _field("publisher", "Bag", [edition.publisher]),
        _field("rights", "Alt", [edition.rights]),
    ]
    return _PACKET.format(fields="\n".join(filter(None, fields))).encode("utf-8")


def _terms(edition: Edition) -> tuple[str, ...]:
    return tuple(subject.term for subject in edition.subjects)


def _field(name: str, kind: str, values: Iterable[str]) -> str:
    language = ' xml:lang="x-default"' if kind == "Alt" else ""
    items = "".join(f"<rdf:li{language}>{escape(v)}</rdf:li>" for v in values if v)
    return f"<dc:{name}><rdf:{kind}>{items}</rdf:{kind}></dc:{name}>" if items else ""
