"""Consent: each rule finds what it must at its place, and is content with what was agreed."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from editions import picture

from publisher.checks.rights import forbidden, of_rights
from publisher.desk.approval import approved_text, digest
from publisher.edition import pseudonymous, read_people
from publisher.manuscript import parse
from publisher.model.edition import Edition, Part, Product
from publisher.model.finding import Severity
from publisher.model.manuscript import Manuscript
from publisher.model.person import Person
from publisher.vocabulary.findings import KINDS

CODES = (
    *("consent-scope", "consent-embargo", "consent-changed", "pseudonym-portrait"),
    *("consent-missing", "approval-missing"),
)
FINDINGS = Path(__file__).parents[2] / "findings"
LAMPS = """---
id: lamps
title: The Lamps
speakers:
  Q: {name: Interviewer, role: interviewer}
  AB: {name: Anna Berg, role: interviewee%s}
---

Recorded at the quay.

**Q:** How did you light them?
%s
**AB:** I lit them with oil, every night.
"""


def _cases() -> Iterator[Any]:
    for code in CODES:
        path = FINDINGS / code / "expected.toml"
        for case in tomllib.loads(path.read_text("utf-8"))["rights"]:
            yield pytest.param(code, case, id=f"{code}: {case['says']}")


def _lamps(case: dict[str, Any]) -> tuple[Manuscript, Manuscript]:
    """Return the interview as it was approved, and as it is now."""
    shown = ", portrait: images/face.png, portrait-alt: A woman" if case.get("portrait") else ""
    text = (LAMPS % (shown, "")).replace("title:", f"{case.get('header', '')}\ntitle:".lstrip())
    old, new = case.get("change", ("", ""))
    return parse(text, "lamps.md"), parse(text.replace(old, new) if old else text, "lamps.md")


def _with_text(person: Person, text: str) -> Person:
    if person.consent is None:
        return person
    approved = tuple(replace(one, text=text) for one in person.consent.approved)
    return replace(person, consent=replace(person.consent, approved=approved))


def _edition(case: dict[str, Any]) -> Edition:
    before, now = _lamps(case)
    text = approved_text(before)
    people = read_people(case["people"].replace("DIGEST", digest(text)), "people.toml")
    kept = text if case.get("kept", True) else ""
    return Edition(
        "book",
        "Book",
        published=case.get("published", "2030-01-01"),
        people=tuple(_with_text(person, kept) for person in people),
        products=tuple(map(Product, case.get("products", ["epub"]))),
        parts=(Part("", (now,)),),
        images=(picture("images/face.png"),) if case.get("portrait") else (),
    )


@pytest.mark.parametrize(("code", "case"), list(_cases()))
def test_a_rule(code: str, case: dict[str, Any]) -> None:
    """What breaks it is found, with its place and remedy; what does not is left in peace."""
    edition = _edition(case)
    found = [one for one in of_rights(edition) if one.code == code]
    assert [str(one.where) for one in found] == [place for place, *_ in case["findings"]]
    for one, (_, message, *turn) in zip(found, case["findings"], strict=True):
        assert message in one.message
        assert one.turn == "".join(turn)
        assert one.hint == KINDS[code].remedy
        assert one.severity is KINDS[code].severity


@pytest.mark.parametrize(("code", "case"), list(_cases()))
def test_what_is_an_error_forbids_the_book(code: str, case: dict[str, Any]) -> None:
    """And nothing else does."""
    edition = _edition(case)
    forms = frozenset(product.form for product in edition.products)
    told = [one for one in forbidden(edition, forms) if one.code == code]
    grave = KINDS[code].severity is Severity.ERROR
    assert len(told) == (len(case["findings"]) if grave else 0)
    assert KINDS[code].binding is grave


def test_a_pseudonym_hides_nothing_from_the_rules() -> None:
    """They read the edition as it was before."""
    case = {
        "people": '[[person]]\nname = "Anna Berg"\npseudonym = "Karin Holm"\n'
        '[person.consent]\nscope = ["print"]\napproved = {lamps = "DIGEST"}\n'
    }
    (found,) = of_rights(pseudonymous(_edition(case)))
    assert found.message == "Anna Berg has not agreed to an e-book (interview lamps)"


def test_only_what_is_made_is_asked_for() -> None:
    """A book may be printed of which no e-book may be made."""
    people = '[[person]]\nname = "Anna Berg"\nconsent = {scope = ["print"]}\n'
    edition = _edition({"people": people, "products": ["epub", "paperback"]})
    assert forbidden(edition, frozenset({"paperback", "hardcover"})) == ()
    for form in ("epub", "web"):
        assert [one.code for one in forbidden(edition, frozenset({form}))] == ["consent-scope"]
