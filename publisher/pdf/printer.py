"""The book for the printer: PDF/X, in inks, with boxes and nothing to click on.

In go the parts of a book and the product that is printed, out comes PDF/X-4 (ISO
15930-7, PDF 1.6) or PDF/X-1a:2003 (ISO 15930-4, PDF 1.4).  Neither has links, an
outline or structure, which are for readers; nothing in it is transparent.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pydyf

from publisher.cache import Cache, key
from publisher.model.edition import Edition, PrintSpec, Product
from publisher.model.publication import Resource
from publisher.pdf import metadata
from publisher.pdf.bind import Binder, Binding, Parts
from publisher.pdf.boxes import Sheet
from publisher.pdf.condition import Condition, condition
from publisher.pdf.images import Coded, add_image
from publisher.pdf.inks import inked
from publisher.pdf.machinery import machinery

__all__ = ["bind_print"]

_OLD = "x-1a"
_VERSIONS = {"x-4": "PDF/X-4", _OLD: "PDF/X-1a:2003"}


def bind_print(
    edition: Edition,
    product: Product,
    parts: Parts,
    pictures: Mapping[str, Resource],
    sheet: Sheet,
    store: Cache,
    *,
    part: str = "",
    beneath: bytes = b"",
) -> bytes:
    """Return the book as the product is printed; ``pictures`` are by path.

    ``part`` says which part of it, if not the pages; ``beneath`` is content in inks that
    lies under every page.
    """
    spec = product.print or PrintSpec()
    press = condition(edition, product)

    def picture(pdf: Any, path: str) -> bytes:
        return add_image(pdf, _inked(pictures[path], spec.ink, press.profile, store))

    old, version = spec.standard == _OLD, _VERSIONS[spec.standard]
    binding = Binding(
        sheet,
        tagged=False,
        ink=_ink,
        picture=picture,
        version=b"1.4" if old else b"1.6",
        packed=not old,
        beneath=beneath,
    )
    binder = Binder(parts, binding)
    if old:  # ISO 15930-4, transparency: without these keys nothing can be
        binder.states.update({name: pydyf.Dictionary() for name in binder.states})
    else:
        binder.add_packet(metadata.printed_xmp(edition, product, version, part))
    binder.pdf.info.update(metadata.printed_info(edition, version))
    binder.add_language(edition.language)
    _add_intent(binder.pdf, press)
    return binder.written()


def _ink(_pdf: Any) -> bytes:
    """Return the space in which the numbers of a style are inks (8.6.4.4)."""
    return b"/DeviceCMYK"


def _add_intent(pdf: Any, press: Condition) -> None:
    """Say for which press the inks are meant (ISO 32000-1, 14.11.5)."""
    profile = pydyf.Stream([press.profile], {"N": 4}, compress=True)
    pdf.add_object(profile)
    intent = {
        "Type": "/OutputIntent",
        "S": "/GTS_PDFX",
        "OutputConditionIdentifier": pydyf.String(press.identifier),
        "OutputCondition": pydyf.String(press.description),
        "Info": pydyf.String(press.description),
        "DestOutputProfile": profile.reference,
    }
    if press.registry:
        intent["RegistryName"] = pydyf.String(press.registry)
    pdf.catalog["OutputIntents"] = pydyf.Array([pydyf.Dictionary(intent)])


def _inked(picture: Resource, ink: str, profile: bytes, store: Cache) -> Coded:
    """Return a picture in inks, from the cache if it can."""
    name = key("inked", machinery(), picture.sha256, ink, profile)
    kept = store.get(name)
    if kept is None:
        made = inked(picture.data, ink, profile)
        kept = b"\n".join((made.dictionary, made.data))
        store.put(name, kept)
    dictionary, _, data = kept.partition(b"\n")
    return Coded(dictionary, data)
