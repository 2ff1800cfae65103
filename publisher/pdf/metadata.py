"""What a PDF says of itself: in goes an edition, out come its Info and its XMP packet.

No clock: the same edition gives the same bytes.  The book for the screen has no date
at all, the one for the printer that of the edition.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from typing import Any
from xml.sax.saxutils import escape

import pydyf

from publisher.edition.dates import modified
from publisher.edition.identity import identifier, product_identifier
from publisher.model.edition import Edition, Product
from publisher.model.manuscript import UNDETERMINED
from publisher.model.walk import figures
from publisher.vocabulary.relators import CREATOR_RELATORS

__all__ = ["creators", "info", "printed_info", "printed_xmp", "xmp"]

_PROGRAM = "publisher"

_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 {namespaces}>
{fields}
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""
"""ISO 16684-1, 7.3: the packet around the fields."""

_FOR_READERS = 'xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"'
_PRISM = ' xmlns:prism="http://prismstandard.org/namespaces/basic/2.0/"'
"""The namespace in which publications name their DOIs (PRISM 2.0, basic metadata)."""
_FOR_PRINTERS = """xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/\""""

_UNIVERSALLY_ACCESSIBLE = "<pdfuaid:part>1</pdfuaid:part>"
"""The identifier of PDF/UA-1 (ISO 14289-1, clause 5)."""


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
    """Return the metadata of the book for the screen as an XMP packet."""
    accessible = _UNIVERSALLY_ACCESSIBLE if _is_accessible(edition) else ""
    fields = [*_fields(edition, identifier(edition, "pdf")), accessible]
    if edition.doi:
        fields.append(f"<prism:doi>{escape(edition.doi)}</prism:doi>")
    return _packet(_FOR_READERS + (_PRISM if edition.doi else ""), fields)


def printed_info(edition: Edition, version: str) -> dict[str, Any]:
    """Return the Info of a book for the printer; ``version`` is that of PDF/X.

    Dates and trapping are asked for by ISO 15930-4 and 15930-7 (document information);
    nothing is trapped, for black alone needs no trapping and pictures bring none.
    """
    moment = pydyf.String(f"D:{modified(edition):%Y%m%d%H%M%S}Z")
    return {
        **info(edition),
        "Creator": pydyf.String(_PROGRAM),
        "Producer": pydyf.String(_PROGRAM),
        "CreationDate": moment,
        "ModDate": moment,
        "Trapped": "/False",
        "GTS_PDFXVersion": pydyf.String(version),
    }


def printed_xmp(edition: Edition, product: Product, version: str, part: str = "") -> bytes:
    """Return the metadata of a book for the printer as an XMP packet, or of a ``part`` of it.

    What ISO 15930-7 asks for: names of the document and its version, dates, and that
    it is PDF/X.  The names are made of the product's, so that they stay the same for
    the same book.
    """
    named = product_identifier(edition, product)
    moment = f"{modified(edition):%Y-%m-%dT%H:%M:%SZ}"
    document = uuid.uuid5(uuid.NAMESPACE_URL, f"{named}#{part}" if part else named)
    fields = [
        *_fields(edition, named),
        f"<pdfxid:GTS_PDFXVersion>{version}</pdfxid:GTS_PDFXVersion>",
        f"<pdf:Producer>{_PROGRAM}</pdf:Producer>",
        "<pdf:Trapped>False</pdf:Trapped>",
        f"<xmp:CreatorTool>{_PROGRAM}</xmp:CreatorTool>",
        f"<xmp:CreateDate>{moment}</xmp:CreateDate>",
        f"<xmp:ModifyDate>{moment}</xmp:ModifyDate>",
        f"<xmp:MetadataDate>{moment}</xmp:MetadataDate>",
        f"<xmpMM:DocumentID>uuid:{document}</xmpMM:DocumentID>",
        f"<xmpMM:InstanceID>uuid:{uuid.uuid5(document, moment)}</xmpMM:InstanceID>",
        "<xmpMM:VersionID>1</xmpMM:VersionID>",
        "<xmpMM:RenditionClass>default</xmpMM:RenditionClass>",
    ]
    return _packet(_FOR_PRINTERS, fields)


def _packet(namespaces: str, fields: Iterable[str]) -> bytes:
    text = _PACKET.format(namespaces=namespaces, fields="\n".join(filter(None, fields)))
    return text.encode("utf-8")


def _fields(edition: Edition, named: str) -> list[str]:
    return [
        f"<dc:identifier>{named}</dc:identifier>",
        _field("title", "Alt", [edition.title]),
        _field("creator", "Seq", creators(edition)),
        _field("description", "Alt", [edition.description]),
        _field("subject", "Bag", _terms(edition)),
        _field("language", "Bag", [edition.language]),
        _field("publisher", "Bag", [edition.publisher]),
        _field("rights", "Alt", [edition.rights]),
    ]


def _is_accessible(edition: Edition) -> bool:
    """Tell whether languages are told and pictures described (ISO 14289-1, 7.2 and 7.3).

    All else that the standard asks for holds by the way the file is made.
    """
    matters = (*edition.front, *edition.back)
    texts = [*edition.interviews, *(m.manuscript for m in matters if m.manuscript)]
    tags = [edition.language, *(text.language for text in texts)]
    described = (figure.alt.strip() for text in texts for figure in figures(text))
    return UNDETERMINED not in tags and all(described)


def _terms(edition: Edition) -> tuple[str, ...]:
    return tuple(subject.term for subject in edition.subjects)


def _field(name: str, kind: str, values: Iterable[str]) -> str:
    language = ' xml:lang="x-default"' if kind == "Alt" else ""
    items = "".join(f"<rdf:li{language}>{escape(v)}</rdf:li>" for v in values if v)
    return f"<dc:{name}><rdf:{kind}>{items}</rdf:{kind}></dc:{name}>" if items else ""
