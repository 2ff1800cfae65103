"""What every document of a book shares while it is written.

Floor 3: imports lower floors and its own modules only.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from markupsafe import Markup

from publisher.model.edition import Edition
from publisher.model.inline import Note
from publisher.model.publication import Medium
from publisher.vocabulary.sections import UNINDEXED
from publisher.xhtml.languages import language_attributes
from publisher.xhtml.names import Finder, Indexed, Mention
from publisher.xhtml.phrases import Phrases, voice
from publisher.xhtml.plan import Section

__all__ = ["FIGURE", "MENTION", "Book", "Heading", "Sheet"]

FIGURE = "figure-"
"""What follows the document's name in the id of a picture."""

MENTION = "name-"
"""What follows the document's name in the id of a place that names somebody."""


@dataclass(frozen=True, slots=True)
class Book:
    """An edition on its way into one medium.

    ``interviews`` says how many there are; ``anchors`` maps every id that a link may
    name to the path of its document, ``pictures`` the path of a picture in the
    manuscripts to its path in the publication; ``pulls`` says that pull quotes are shown.
    ``labels`` says how speakers are called (``Style.labels``), ``classes`` tells the sheets
    what the edition chose of the options of its style.
    ``names`` are what the index lists, none if the book has no index.
    """

    edition: Edition
    medium: Medium
    phrases: Phrases
    sections: tuple[Section, ...]
    interviews: int
    anchors: Mapping[str, str]
    pictures: Mapping[str, str]
    pulls: bool = False
    labels: str = "short"
    classes: tuple[str, ...] = ()
    names: tuple[Indexed, ...] = ()
    finder: Finder = field(default_factory=Finder, compare=False, repr=False)

    @property
    def voice(self) -> str:
        """The language in which the book speaks of itself."""
        return voice(self.phrases, self.edition.language)

    def spoken(self, around: str) -> dict[str, str | None]:
        """Return the language attributes of the book's own words among words in ``around``."""
        return language_attributes(self.voice, around)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading within a section, as the contents need it."""

    id: str
    title: str


class Sheet:
    """One document being written: its notes so far, and its headings.

    ``level`` is that of the last heading, none being 0; ``language`` is that of the
    words being written; ``voice`` is who says them, marked up, if one needs telling;
    ``noting`` tells whether they are those of a note, ``repeating`` whether they are
    shown a second time.
    """

    def __init__(self, book: Book, section: Section) -> None:
        self.book = book
        self.section = section
        self.notes: list[Note] = []
        self.headings: list[Heading] = []
        self.level = 1
        self.language = section.language
        self.voice = Markup()
        self.noting = False
        self.repeating = False
        self._headings = 0
        self._figures = 0
        self._mentions: Counter[str] = Counter()

    def id(self, name: str) -> str:
        """Return ``<document>_<name>`` as an id.

        No document, turn or other section can have it, since slugs have no underscore.
        Nor has it a dot: Readium looks for a note by a selector of CSS, where a dot
        begins a class.
        """
        return f"{self.section.id}_{name}"

    @contextmanager
    def speaking(self, language: str) -> Iterator[dict[str, str | None]]:
        """Write words in that language; give the attributes that tell of it."""
        around, self.language = self.language, language
        try:
            yield language_attributes(language, around)
        finally:
            self.language = around

    @contextmanager
    def in_note(self) -> Iterator[None]:
        """Write the words of a note."""
        self.noting = True
        try:
            yield
        finally:
            self.noting = False

    @contextmanager
    def in_copy(self) -> Iterator[None]:
        """Write words again that stand in the text already: the index does not count them."""
        self.repeating = True
        try:
            yield
        finally:
            self.repeating = False

    def heading_id(self) -> str:
        """Return an id for the next heading."""
        self._headings += 1
        return self.id(f"heading-{self._headings}")

    def figure_id(self) -> str:
        """Return an id for the next picture."""
        self._figures += 1
        return self.id(f"{FIGURE}{self._figures}")

    def mentions(self, text: str) -> Sequence[Mention]:
        """Return where a text names somebody whom the index lists."""
        silent = self.repeating or self.section.role in UNINDEXED
        return () if silent else self.book.finder.find(text)

    def mention_id(self, number: int) -> str:
        """Return an id for the next place that names somebody.

        Notes count by themselves, for they are written later in an EPUB than in print.
        """
        name = f"{MENTION}{number}-{'n' if self.noting else ''}"
        self._mentions[name] += 1
        return self.id(f"{name}{self._mentions[name]}")

    def note_id(self, number: str) -> str:
        """Return the id of the note of that number."""
        return self.id(f"n{number}")

    def reference_id(self, number: str) -> str:
        """Return the id of the place on which the note of that number hangs."""
        return self.id(f"r{number}")

    def address(self, id: str) -> str:
        """Return the address of an id of the publication from this document.

        In print it is ``#id``, wherever the id stands.  Raises ``KeyError`` for an
        id that a link may not name.
        """
        path = self.book.anchors[id]
        near = self.book.medium is Medium.PRINT or path == self.section.path
        return f"#{id}" if near else f"{path}#{id}"
