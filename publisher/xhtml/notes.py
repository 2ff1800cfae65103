"""Notes: at the foot of the printed page, at the end of a section in an EPUB.

Floor 3: imports lower floors and its own modules only.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from publisher.model.inline import Note
from publisher.xhtml.book import Sheet
from publisher.xhtml.markup import element, lines

__all__ = ["endnotes", "footnote", "reference"]


def footnote(paragraphs: Sequence[Markup], spoken: Mapping[str, str | None]) -> Markup:
    """Return a note in place, to be floated to the foot of the page.

    ``spoken`` tells its language, if it hangs on words in another.
    A paragraph holds no paragraph, so those of a longer note are spans.
    """
    if len(paragraphs) == 1:
        return element("span", {"class": "footnote", **spoken}, *paragraphs)
    spans = [element("span", {"class": "note-paragraph"}, p) for p in paragraphs]
    return element("span", {"class": "footnote", **spoken}, *spans)


def reference(note: Note, sheet: Sheet) -> Markup:
    """Note the note on the sheet and return its number as a link to it."""
    sheet.notes.append(note)
    number = str(len(sheet.notes))
    attributes = {
        "class": "noteref",
        "epub:type": "noteref",
        "role": "doc-noteref",
        "id": sheet.reference_id(number),
        "href": f"#{sheet.note_id(number)}",
    }
    return element("a", attributes, number)


def endnotes(written: Sequence[Sequence[Markup]], sheet: Sheet) -> Markup:
    """Return the notes of a sheet as a section; empty if there are none.

    ``written`` holds the paragraphs of each note, in order.  An item of the list says
    that it is a note by its ``epub:type``, on which reading systems pop it up; the role
    ``doc-endnote`` is deprecated (DPUB-ARIA 1.1, section 3), since it would hide from
    assistive technology that this is a list.
    """
    if not written:
        return Markup()
    phrases, spoken = sheet.book.phrases, sheet.book.spoken(sheet.section.language)
    title = sheet.id("notes")
    items = [_endnote(p, str(number), sheet) for number, p in enumerate(written, 1)]
    attributes = {
        "class": "notes",
        "epub:type": "endnotes",
        "role": "doc-endnotes",
        "aria-labelledby": title,
    }
    level = min(2, sheet.level + 1)  # the only heading of a page that shows no title is its first
    heading = element(f"h{level}", {"id": title, **spoken}, phrases.notes)
    listed = element("ol", None, lines(items))
    return element("section", attributes, lines([heading, listed]))


def _endnote(paragraphs: Sequence[Markup], number: str, sheet: Sheet) -> Markup:
    spoken = sheet.book.spoken(sheet.section.language)
    label = sheet.book.phrases.back.format(number=number)
    attributes = {
        "class": "backlink",
        "epub:type": "backlink",
        "role": "doc-backlink",
        "href": f"#{sheet.reference_id(number)}",
        "aria-label": label,
        **spoken,
    }
    back = element("a", attributes, "↑")
    *others, last = paragraphs or [Markup()]
    written = [element("p", None, p) for p in others]
    written.append(element("p", None, last, " " if last else "", back))
    return element("li", {"id": sheet.note_id(number), "epub:type": "endnote"}, lines(written))
