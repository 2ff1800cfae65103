"""Written sections: interviews, and the matter before and after them.

Floor 3: imports lower floors and its own modules only.
"""

from __future__ import annotations

from markupsafe import Markup

from publisher.model.block import Turn
from publisher.model.manuscript import Manuscript
from publisher.model.person import Contributor
from publisher.model.publication import Document
from publisher.xhtml.blocks import blocks
from publisher.xhtml.book import Book, Heading, Sheet
from publisher.xhtml.dates import date_in_words
from publisher.xhtml.frame import document
from publisher.xhtml.inlines import inlines
from publisher.xhtml.markup import attributes
from publisher.xhtml.notes import endnotes
from publisher.xhtml.pages import Value, page
from publisher.xhtml.people import answerers, credit_lines, join, talkers, writers
from publisher.xhtml.phrases import Phrases
from publisher.xhtml.plan import Section, part_name
from publisher.xhtml.portraits import portraits_of
from publisher.xhtml.sections.permissions import sources
from publisher.xhtml.talk import talk

__all__ = ["written"]

_UNHEADED = frozenset({"dedication", "epigraph"})
_IN_THE_BYLINE = frozenset({"aut", "ive", "ivr"})


def written(
    section: Section, manuscript: Manuscript, book: Book
) -> tuple[Document, tuple[Heading, ...]]:
    """Return the document of a manuscript, and the headings in it."""
    sheet = Sheet(book, section)
    heading = None if section.role in _UNHEADED else sheet.id("title")
    sheet.level = 1 if heading else 0
    portraits = portraits_of(manuscript, sheet)
    headnote = blocks(manuscript.headnote, sheet) if manuscript.headnote else Markup()
    converses = any(isinstance(block, Turn) for block in manuscript.body)
    body = talk(manuscript, sheet) if converses else blocks(manuscript.body, sheet)
    with sheet.in_note():
        notes = [[inlines(p, sheet) for p in note.paragraphs] for note in sheet.notes]
    values: dict[str, Value] = {
        "heading": heading,
        "title": manuscript.title,
        "subtitle": manuscript.subtitle,
        "occasion": _occasion(manuscript, book),
        "voice": attributes(book.spoken(section.language)),
        "portraits": portraits,
        "headnote": headnote,
        "kind": "talk" if converses else "prose",
        "body": body,
        "notes": endnotes(notes, sheet),
    }
    if section.role == "interview":
        content = page("interview", values | _opener(section, manuscript, book))
    else:
        listed = sources(book, section.language) if section.role == "permissions" else Markup()
        credited = {"credits": _bylines(manuscript, book), "sources": listed}
        content = page("matter", values | credited)
    made = document(
        book, section, content, headed_by=heading, running_head=section.title if heading else ""
    )
    return made, tuple(sheet.headings)


def _opener(section: Section, manuscript: Manuscript, book: Book) -> dict[str, Value]:
    """Return what the opener of an interview says beside its title."""
    bylines = [*_conversation(manuscript, book.phrases), *_bylines(manuscript, book)]
    return {
        "number": None if book.interviews == 1 else str(section.number),
        "instalment": _instalment(manuscript, book),
        "byline": bylines[0] if bylines else "",
        "credits": bylines[1:],
    }


def _instalment(manuscript: Manuscript, book: Book) -> str:
    return "" if manuscript.part is None else part_name(manuscript.part, book.phrases)


def _conversation(manuscript: Manuscript, phrases: Phrases) -> list[str]:
    """Return who is talked with; where nobody knows who asks, only the names."""
    people = join(answerers(manuscript), phrases)
    asked = talkers(manuscript, "interviewee")
    return [phrases.conversation.format(people=people) if asked else people] if people else []


def _bylines(manuscript: Manuscript, book: Book) -> list[str]:
    """Return who wrote, who asked and who else had a part, a line each.

    An interviewer whom the book credits as a whole is not credited again.
    """
    phrases = book.phrases
    credited_whole = (book.edition.host or book.edition).contributors
    known = {contributor.name for contributor in credited_whole}
    credited = (
        (phrases.byline, writers(manuscript, "aut"), ()),
        (
            phrases.interviewed,
            talkers(manuscript, "interviewer") or writers(manuscript, "ivr"),
            known,
        ),
        (phrases.moderated, talkers(manuscript, "moderator"), known),
    )
    lines = []
    for phrase, names, already in credited:
        people = [name for name in names if name not in already]
        if people:
            lines.append(phrase.format(people=join(people, phrases)))
    others = [
        Contributor(c.name, tuple(r for r in c.roles if r not in _IN_THE_BYLINE), c.file_as)
        for c in manuscript.contributors
    ]
    return lines + credit_lines(others, phrases)


def _occasion(manuscript: Manuscript, book: Book) -> str:
    recorded = manuscript.recorded
    date = date_in_words(recorded.date, book.phrases)
    return book.phrases.comma.join(part for part in (date, recorded.place) if part)
