"""The header of a TEI document: in goes an edition, out comes what is known of text and people.

Source: TEI Guidelines P5, 2 (the header), 8.1 (recordings), 13.3.2 (persons), 15.2 (settings).
Nothing is guessed: a name is divided into forename and surname only if the registry or the
manuscript says how it is filed.
"""

from __future__ import annotations

from publisher.distribution.archive.xml import Element, add, element, name
from publisher.edition.dates import modified
from publisher.edition.identity import identifier, isbn13
from publisher.model.edition import Edition
from publisher.model.manuscript import UNDETERMINED, Manuscript
from publisher.model.naming import person_of
from publisher.model.person import Contributor, Speaker
from publisher.vocabulary.relators import RELATORS

__all__ = ["book_header", "header", "speaker_id"]

_RELATOR = "http://id.loc.gov/vocabulary/relators/"
_PRACTICE = (
    "The words are those of the edited book, letter by letter. A seg is a paragraph of a turn. "
    "A supplied element is the editors’ own words, which the book shows in brackets; incident, "
    "vocal and kinesic are what the transcriber heard or saw. Times are those at which turns begin."
)


def speaker_id(manuscript: Manuscript, label: str) -> str:
    """Return the id of a speaker, to which ``who`` refers; it has an underscore, as no turn has."""
    labels = [speaker.label for speaker in manuscript.speakers]
    return f"{name(manuscript.id)}_speaker-{labels.index(label) + 1}"


def header(edition: Edition, manuscript: Manuscript) -> Element:
    """Return the header of an interview."""
    made = element("teiHeader")
    file = add(made, "fileDesc")
    _titles(file, manuscript.title, manuscript.subtitle, manuscript.contributors)
    _publication(file, edition, manuscript)
    source = add(file, "sourceDesc")
    _book(source, edition)
    _published(source, manuscript)
    if manuscript.recorded.date:
        _dated(add(add(source, "recordingStmt"), "recording"), manuscript.recorded.date)
    add(add(add(made, "encodingDesc"), "editorialDecl"), "p", _PRACTICE, lang="en")
    profile = add(made, "profileDesc")
    _languages(profile, manuscript.language)
    if manuscript.speakers:
        people = add(add(profile, "particDesc"), "listPerson")
        for speaker in manuscript.speakers:
            _person(people, edition, manuscript, speaker)
    _setting(profile, manuscript)
    _revision(made, edition)
    return made


def book_header(edition: Edition) -> Element:
    """Return the header of a whole edition."""
    made = element("teiHeader")
    file = add(made, "fileDesc")
    _titles(file, edition.title, edition.subtitle, edition.contributors)
    if edition.statement:
        add(add(file, "editionStmt"), "edition", edition.statement)
    _publication(file, edition, None)
    _book(add(file, "sourceDesc"), edition)
    profile = add(made, "profileDesc")
    _languages(profile, edition.language)
    if edition.subjects:
        keywords = add(add(profile, "textClass"), "keywords")
        for subject in edition.subjects:
            add(keywords, "term", subject.term, type=subject.scheme, n=subject.code)
    _revision(made, edition)
    return made


def _titles(
    file: Element, title: str, subtitle: str, contributors: tuple[Contributor, ...]
) -> None:
    statement = add(file, "titleStmt")
    add(statement, "title", title, type="main")
    if subtitle:
        add(statement, "title", subtitle, type="sub")
    for one in contributors:
        for role in one.roles:
            duty = add(statement, "respStmt")
            add(duty, "resp", RELATORS[role], ref=_RELATOR + role)
            add(duty, "name", one.name)


def _publication(file: Element, edition: Edition, manuscript: Manuscript | None) -> None:
    """Say who publishes the file, under what name and under which rights (2.2.4)."""
    made = add(file, "publicationStmt")
    if edition.publisher:
        add(made, "publisher", edition.publisher)
    else:
        held = edition.copyright[0].holder if edition.copyright else edition.title
        add(made, "authority", held)
    if edition.place:
        add(made, "pubPlace", edition.place)
    if edition.published:
        _dated(made, edition.published)
    doi = edition.doi if manuscript is None else manuscript.doi
    if doi:
        add(made, "idno", doi, type="DOI")
    if manuscript:
        add(made, "idno", manuscript.id, type="local")
    licence = manuscript.published.licence if manuscript else ""
    held_by = [f"© {' '.join(filter(None, (c.year, c.holder)))}" for c in edition.copyright]
    own = manuscript.published.rights if manuscript else ""
    rights = [line for line in (own, *held_by, *edition.rights.splitlines()) if line.strip()]
    if licence or rights:
        allowed = add(made, "availability")
        if licence:
            add(allowed, "licence", licence)
        for line in rights:
            add(allowed, "p", line)


def _book(source: Element, edition: Edition) -> None:
    """Name the book that the text stands in."""
    made = add(source, "bibl", type="book")
    add(made, "title", edition.title, level="m")
    for one in edition.contributors:
        add(made, "editor" if "edt" in one.roles else "author", one.name)
    if edition.place:
        add(made, "pubPlace", edition.place)
    if edition.publisher:
        add(made, "publisher", edition.publisher)
    if edition.published:
        _dated(made, edition.published)
    if edition.doi:
        add(made, "idno", edition.doi, type="DOI")
    for product in edition.products:
        if product.isbn:
            add(made, "idno", isbn13(product.isbn), type="ISBN", n=product.form)
    add(made, "idno", identifier(edition, "epub"), type="URN")


def _published(source: Element, manuscript: Manuscript) -> None:
    """Name where the text came out before."""
    before = manuscript.published
    if before.title or before.place or before.date:
        made = add(source, "bibl", type="original")
        if before.title:
            add(made, "title", before.title)
        if before.place:
            add(made, "pubPlace", before.place)
        if before.date:
            _dated(made, before.date)


def _languages(profile: Element, tag: str) -> None:
    if tag != UNDETERMINED:
        add(add(profile, "langUsage"), "language", tag, ident=tag)


def _person(people: Element, edition: Edition, manuscript: Manuscript, speaker: Speaker) -> None:
    known = person_of(speaker.name, edition.people)
    made = add(
        people,
        "person",
        id=speaker_id(manuscript, speaker.label),
        role="" if speaker.role == "unknown" else speaker.role,
        n=speaker.label,
    )
    _named(made, speaker.name, speaker.file_as or (known.file_as if known else ""))
    for one in known.identifiers if known else ():
        add(made, "idno", one.value, type=one.scheme.upper())


def _named(person: Element, full: str, file_as: str) -> None:
    """Name a person, by forename and surname if both are known (13.2.1)."""
    surname, comma, forename = (part.strip() for part in file_as.partition(","))
    made = add(person, "persName", full)
    if comma and full == f"{forename} {surname}":
        made.text = None
        add(made, "forename", forename).tail = " "
        add(made, "surname", surname)


def _setting(profile: Element, manuscript: Manuscript) -> None:
    recorded = manuscript.recorded
    if recorded.place or recorded.date:
        made = add(profile, "settingDesc")
        if recorded.place:
            add(add(made, "place"), "placeName", recorded.place)
        if recorded.date:
            _dated(add(made, "setting"), recorded.date)


def _dated(parent: Element, date: str) -> None:
    add(parent, "date", date, when=date)


def _revision(made: Element, edition: Edition) -> None:
    moment = f"{modified(edition):%Y-%m-%d}"
    add(
        add(made, "revisionDesc"),
        "change",
        "The edition as it is published.",
        when=moment,
        lang="en",
    )
