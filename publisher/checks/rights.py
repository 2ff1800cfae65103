"""Rights: in go an edition and what is made of it, out comes what nobody has agreed to.

What a person agreed to is in the registry, ``people.toml``: for which products, from which day
on, and to which text.  The day is compared with that of the edition, not with a clock, so that
the same input has the same answer.  Who tells of themselves is who is interviewed.

Floor 4: imports lower floors and its own modules only.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from publisher.errors import ManuscriptError
from publisher.model.edition import Edition
from publisher.model.finding import Finding, Severity
from publisher.model.manuscript import Manuscript
from publisher.model.naming import narrators, speaker_of
from publisher.model.person import Consent, Person
from publisher.vocabulary.findings import finding

__all__ = ["forbidden", "of_rights"]

_USES = {
    "epub": "e-book",
    "pdf": "e-book",
    "paperback": "print",
    "hardcover": "print",
    "web": "web",
}
_NAMED = {
    "print": "a printed book",
    "e-book": "an e-book",
    "web": "the web",
    "translation": "a translation",
}
_TRANSLATOR = "trl"


@dataclass(frozen=True, slots=True)
class _Telling:
    """A person of the registry, and an interview in which the person tells."""

    person: Person
    interview: Manuscript


def forbidden(edition: Edition, forms: frozenset[str]) -> tuple[Finding, ...]:
    """Return every reason not to make products of these forms."""
    return tuple(one for one in _found(edition, forms) if one.severity is Severity.ERROR)


def of_rights(edition: Edition) -> tuple[Finding, ...]:
    """Return what is found about an edition with all products that it lists."""
    listed = frozenset(product.form for product in edition.products)
    return tuple(_found(edition, listed or frozenset(_USES)))


def _found(edition: Edition, forms: frozenset[str]) -> Iterator[Finding]:
    if not edition.people:
        return
    edition = edition.original or edition
    yield from _missing(edition)
    for person in edition.people:
        told = [text for text in edition.interviews if _tells(person, text, edition.people)]
        if person.consent and told:
            yield from _scope(person, person.consent, told, _uses(edition, told, forms))
            yield from _embargo(person, person.consent, edition)
            for text in told:
                yield from _approval(person, person.consent, text)
    for text in edition.interviews:
        yield from _faces(edition, text)


def _tells(person: Person, text: Manuscript, people: Iterable[Person]) -> bool:
    people = tuple(people)
    return any(speaker_of(speaker, people) is person for speaker in narrators(text))


# --- who -----------------------------------------------------------------------------------------


def _missing(edition: Edition) -> Iterator[Finding]:
    """Yield who is interviewed and of whose consent nothing is known, once each."""
    seen: set[str] = set()
    for text in edition.interviews:
        for speaker in narrators(text):
            person = speaker_of(speaker, edition.people)
            if (person and person.consent) or speaker.name in seen:
                continue
            seen.add(speaker.name)
            where = person.where if person else text.where
            message = f"nothing tells what {speaker.name} agreed to (interview {text.id})"
            yield finding("consent-missing", message, where)


def _faces(edition: Edition, text: Manuscript) -> Iterator[Finding]:
    """Yield portraits of people whom a pseudonym hides."""
    for speaker in text.speakers:
        person = speaker_of(speaker, edition.people)
        if person is None or person.pseudonym is None or person.pseudonym.portrait:
            continue
        for portrait in filter(None, (speaker.portrait, person.portrait)):
            message = f"{person.name} goes by a pseudonym, and {portrait.src} shows the face"
            yield finding("pseudonym-portrait", message, portrait.where)


# --- what for, and when --------------------------------------------------------------------------


def _uses(edition: Edition, told: list[Manuscript], forms: frozenset[str]) -> list[str]:
    """Return what is made of a person's interviews, as scopes name it."""
    made = {_USES[form] for form in forms if form in _USES}
    makers = (*edition.contributors, *(one for text in told for one in text.contributors))
    if made and any(_TRANSLATOR in one.roles for one in makers):
        made.add("translation")
    return [use for use in _NAMED if use in made]


def _scope(
    person: Person, consent: Consent, told: list[Manuscript], uses: list[str]
) -> Iterator[Finding]:
    if consent.scope is None:
        return
    texts = ", ".join(text.id for text in told)
    for use in uses:
        if use not in consent.scope:
            message = f"{person.name} has not agreed to {_NAMED[use]} (interview {texts})"
            yield finding("consent-scope", message, consent.where)


def _embargo(person: Person, consent: Consent, edition: Edition) -> Iterator[Finding]:
    """Yield an embargo that the edition breaks; a year or a month means its first day."""
    if not consent.embargo:
        return
    until = f"{person.name} agreed to nothing before {consent.embargo}"
    if not edition.published:
        message = f"{until}, and the edition does not say when it is published"
        yield finding("consent-embargo", message, consent.where)
    elif _day(edition.published) < _day(consent.embargo):
        message = f"{until}, and the edition is published {edition.published}"
        yield finding("consent-embargo", message, consent.where)


def _day(date: str) -> str:
    """Return the first day of an ISO 8601 date."""
    return f"{date}-01-01"[: len("2021-03-14")] if len(date) == len("2021") else f"{date}-01"[:10]


# --- which text ----------------------------------------------------------------------------------


def _approval(person: Person, consent: Consent, text: Manuscript) -> Iterator[Finding]:
    """Yield each turn that says something else than was approved."""
    approved = consent.approval(text.id)
    if approved is None:
        message = f"{person.name} has not approved the text of {text.id}"
        yield finding("approval-missing", message, consent.where)
        return
    from publisher.desk import approval  # imported late: few books need the desk to be built

    now = approval.approved_text(text)
    if approval.digest(now) == approved.digest:
        return
    file = f"approved/{person.id}/{text.id}.md"
    found = f"the text of {text.id} is not the one that {person.name} approved"
    if approval.digest(approved.text) != approved.digest:
        why = "is another one" if approved.text else "is not there"
        message = f"{found}; {file}, which would show the difference, {why}"
        yield finding("consent-changed", message, consent.where)
        return
    try:
        changes = approval.rewordings(approved.text, text)
    except ManuscriptError as error:
        problem = error.problems[0]
        where = problem.where or consent.where
        place = replace(where, path=file)
        yield finding("consent-changed", f"{found}, which cannot be read: {problem.message}", place)
        return
    for one in changes:
        more = f" (and {one.count - 1} more changes)" if one.count > 1 else ""
        message = f"{person.name} approved “{one.before}”; now it is “{one.now}”{more}"
        yield finding("consent-changed", message, one.where, turn=one.turn)
