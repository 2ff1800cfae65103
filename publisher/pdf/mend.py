"""Tags mended: in go the PDF objects of WeasyPrint 70, they come out fit for PDF/UA.

Four things that its tagging gets wrong (judged by veraPDF's PDF/UA-1 profile):
a link with an element inside hands its annotation to that element, or has two
(ISO 14289-1, 7.18.5); a list item with blocks lacks its body (7.2); some elements
are empty; annotations do not print.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pydyf

__all__ = ["mend"]


def mend(pdf: Any) -> None:
    """Mend links, list items, empty elements and annotations in place."""
    objects = {o.reference: o for o in pdf.objects}
    elements = [o for o in pdf.objects if _kind(o, "Type") == "/StructElem"]
    parents = _parent_tree(pdf, objects)
    for element in elements:
        for kid in list(_kids(element)):
            target = objects.get(kid)
            if _kind(target, "Type") == "/OBJR":
                _give_to_link(element, kid, objects, parents)
        if element["S"] == "/LI":
            _embody(pdf, element, objects)
    for element in reversed(elements):  # inner ones come later
        _prune(element, objects)
    for thing in pdf.objects:
        if _kind(thing, "Type") == "/Annot":
            thing["F"] = 4  # Print, ISO 32000-1, table 165


def _prune(element: Any, objects: dict[bytes, Any]) -> None:
    """Take an element that holds nothing out of the one around it."""
    if element["K"] or "Alt" in element:
        return
    around = _kind(objects.get(element["P"]), "K") or []
    if element.reference in around:
        around.remove(element.reference)


def _kind(thing: Any, key: str) -> Any:
    return thing.get(key) if isinstance(thing, pydyf.Dictionary) else None


def _kids(element: Any) -> Iterator[bytes]:
    """Yield the references among the kids; numbers are marked content."""
    return (kid for kid in element["K"] if isinstance(kid, bytes))


def _parent_tree(pdf: Any, objects: dict[bytes, Any]) -> Any:
    if "StructTreeRoot" not in pdf.catalog:
        return []
    return objects[objects[pdf.catalog["StructTreeRoot"]]["ParentTree"]]["Nums"]


def _give_to_link(element: Any, kid: bytes, objects: dict[bytes, Any], parents: Any) -> None:
    """Move an annotation's reference up to the link that it stands in.

    A link that has an annotation of its own covers the other: that one is dropped.
    """
    link = element
    while link is not None and link.get("S") != "/Link":
        link = objects.get(link.get("P"))
    if link is None or link is element:
        return
    element["K"].remove(kid)
    annotation = objects[objects[kid]["Obj"]]
    place = 2 * parents[::2].index(annotation["StructParent"])
    if any(_kind(objects.get(k), "Type") == "/OBJR" for k in _kids(link)):
        objects[objects[kid]["Pg"]]["Annots"].remove(annotation.reference)
        del parents[place : place + 2]
    else:
        link["K"].append(kid)
        parents[place + 1] = link.reference


def _embody(pdf: Any, item: Any, objects: dict[bytes, Any]) -> None:
    """Put every kid of a list item that is neither label nor body into the body."""
    loose = [k for k in _kids(item) if objects[k].get("S") not in ("/Lbl", "/LBody")]
    if not loose:
        return
    bodies = [objects[k] for k in _kids(item) if objects[k].get("S") == "/LBody"]
    if bodies:
        body = bodies[0]
    else:
        body = pydyf.Dictionary(
            {
                "Type": "/StructElem",
                "S": "/LBody",
                "K": pydyf.Array(),
                "Pg": item["Pg"],
                "P": item.reference,
            }
        )
        pdf.add_object(body)
        objects[body.reference] = body
        item["K"].append(body.reference)
    for kid in loose:
        item["K"].remove(kid)
        body["K"].append(kid)
        objects[kid]["P"] = body.reference
