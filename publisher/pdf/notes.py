"""Notes in print: at the foot of the page, or at the end of a section if one is too long.

WeasyPrint 70 never splits a note over pages: what does not fit on one is lost.  A
section with a note of more than some ten lines has all its notes at its end, so
that one section never has both.
"""

from __future__ import annotations

from urllib.parse import quote
from xml.etree.ElementTree import Element, SubElement

from publisher.pdf.runs import is_note
from publisher.pdf.scheme import SCHEME

__all__ = ["place_notes"]

_LONGEST = 640  # characters of a note at the foot, some eight lines


def place_notes(root: Element, name: str, *, at_end: bool = False) -> None:
    """Move the notes of a document to its end, if one of them is too long for the foot.

    With ``at_end`` they go there, however short they are.
    ``name`` begins the ids of the notes, wherever they are.  A call has the class
    ``call``, the list of notes the class ``endnotes``; that of a note at the foot is
    made by WeasyPrint.
    """
    notes = [element for element in root.iter() if is_note(element)]
    long = any(len("".join(note.itertext())) > _LONGEST for note in notes)
    if not (at_end or long):
        for number, note in enumerate(notes, 1):
            note.set("id", f"{name}_footnote-{number}")
    elif notes:
        _move(root, notes, name)


def _move(root: Element, notes: list[Element], name: str) -> None:
    section = root[0] if len(root) else root
    endnotes = SubElement(section, "ol", {"class": "endnotes"})
    for number, note in enumerate(notes, 1):
        spoken = {"lang": note.get("lang", "")} if "lang" in note.attrib else {}
        item = SubElement(endnotes, "li", {"id": f"{name}_endnote-{number}", **spoken})
        item.text, item[:] = note.text, list(note)
        item.tail = "\n"
        _call(note, item.get("id", ""), number)


def _call(note: Element, target: str, number: int) -> None:
    """Turn a note into the call that leads to it."""
    tail = note.tail
    note.clear()
    note.tag, note.text, note.tail = "a", str(number), tail
    note.set("class", "call")
    note.set("href", f"{SCHEME}{quote(target)}?{number}")
