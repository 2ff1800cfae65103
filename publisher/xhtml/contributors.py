"""The contributors' page of the registry: in goes an edition, out comes the same with the page.

It tells of everybody of whom the registry has a biography and who speaks in the book, had a part
in it, or is named in an interview, as whoever a profile is about; in the order of their sort
names.  A biography goes on from the name, which is set in bold: ``**Berit Aasgaard** worked
nights …``.  It may also begin with the name, or with a sentence of its own, before which the
name stands with a full stop.  Portraits open interviews and are not shown again here.

It is made a manuscript like one that an author writes, so that whatever looks at texts looks at it.

Floor 3: imports lower floors and its own modules only.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from publisher.collation import filing_key
from publisher.errors import EditionError, Problem
from publisher.model import walk
from publisher.model.block import Paragraph
from publisher.model.edition import Edition, Matter
from publisher.model.inline import Inline, Strong, Text
from publisher.model.manuscript import Manuscript
from publisher.model.person import Person
from publisher.source import Location
from publisher.vocabulary.sections import REGISTERED
from publisher.xhtml.names import Finder, Indexed, filed, headings
from publisher.xhtml.phrases import phrases_of

__all__ = ["told", "with_contributors"]

_STOPS = (".", "!", "?", "…")


def with_contributors(edition: Edition) -> Edition:
    """Return the edition with its contributors' page; the very same if it lists none.

    Raises EditionError if the page is listed and there is nothing to say on it.
    """
    if not any(_is_open(matter) for matter in edition.front + edition.back):
        return edition
    page = _page(edition)
    front, back = (
        tuple(replace(m, manuscript=page) if _is_open(m) else m for m in matters)
        for matters in (edition.front, edition.back)
    )
    return replace(edition, front=front, back=back)


def _is_open(matter: Matter) -> bool:
    return matter.role in REGISTERED and matter.manuscript is None


def _page(edition: Edition) -> Manuscript:
    met = headings(edition)
    known = [person for person in edition.people if person.biography]
    named = _named(edition, [person for person in known if person.name not in met])
    shown = [person for person in known if person.name in met or person.name in named]
    if not shown:
        message = "people.toml has a biography of nobody in this book"
        hint = "give them a biography, or take “contributors” out of the list"
        raise EditionError(Problem(f"“contributors” is listed, but {message}", edition.where, hint))

    def heading(person: Person) -> str:
        return met.get(person.name) or person.file_as or filed(person.name, edition.language)

    ordered = sorted(shown, key=lambda person: filing_key(heading(person)))
    matters = (m.manuscript for m in edition.front + edition.back)
    taken = {text.id for text in (*edition.interviews, *matters) if text}
    return Manuscript(
        _free("contributors", taken),
        phrases_of(edition.language).titles["contributors"],
        language=edition.language,
        body=tuple(paragraph for person in ordered for paragraph in told(person)),
        where=Location(shown[0].where.path),
    )


def _named(edition: Edition, people: Sequence[Person]) -> frozenset[str]:
    """Return the names of those whom an interview names, in its title or its text."""
    if not people:
        return frozenset()
    finder = Finder(
        Indexed(number, one.name, one.name, one.find or (one.name,))
        for number, one in enumerate(people)
    )
    texts = (words for interview in edition.interviews for words in _texts(interview))
    return frozenset(people[found.number].name for words in texts for found in finder.find(words))


def _texts(interview: Manuscript) -> Iterator[str]:
    yield from (interview.title, interview.subtitle)
    for block in walk.blocks(interview):
        yield from map(walk.plain, walk.runs(block))


def _free(name: str, taken: set[str]) -> str:
    number, candidate = 1, name
    while candidate in taken:
        number += 1
        candidate = f"{name}-{number}"
    return candidate


def told(person: Person) -> Iterator[Paragraph]:
    """Yield the paragraphs about somebody, the first led in by the name."""
    first, *others = person.biography
    yield replace(first, inlines=_led_in(person.name, first.inlines))
    yield from others


def _led_in(name: str, inlines: Sequence[Inline]) -> tuple[Inline, ...]:
    head, *rest = inlines
    if not isinstance(head, Text):
        return (Strong((Text(name),)), Text(" "), *inlines)
    words = head.text
    if words.startswith(name) and not words[len(name) : len(name) + 1].isalnum():
        following = words[len(name) :]
        return (Strong((Text(name),)), *_text(following), *rest)
    if words[:1].isupper():
        stop = "" if name.endswith(_STOPS) else "."
        return (Strong((Text(name + stop),)), Text(f" {words}"), *rest)
    blank = "" if words[:1] in (",", ";", ":") else " "
    return (Strong((Text(name),)), Text(blank + words), *rest)


def _text(words: str) -> tuple[Text, ...]:
    return (Text(words),) if words else ()
