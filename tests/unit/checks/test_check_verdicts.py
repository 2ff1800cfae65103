"""Verdicts: how a book stands with those it is for."""

from __future__ import annotations

from dataclasses import replace

from publisher.checks import Found, Verdict, judged
from publisher.model.finding import Finding, Severity
from publisher.vocabulary.findings import finding

ALT = finding("alt-missing", "nothing tells what a.png shows")
EMPTY = finding("alt-empty", "“photo” does not tell what the picture shows")
RUNT = finding("print-runt", "page 3: the last line of a paragraph has 2 letters", folio="3")
ALL = frozenset(("epub", "screen", "print", "cover"))


def said(*found: Finding, profile: str) -> Verdict:
    """Return the verdict of one profile on findings of an edition."""
    _, (verdict,) = judged(list(map(Found, found)), [profile], ALL, frozenset(("kdp",)))
    return verdict


def test_without_a_profile_everything_matters_as_it_is() -> None:
    """All findings come back, and one verdict."""
    found, (verdict,) = judged([*map(Found, (ALT, EMPTY, RUNT))], [], ALL, frozenset())
    assert found == (ALT, EMPTY, RUNT)
    assert verdict == Verdict("", (1, 1, 1))
    assert str(verdict) == "One thing keeps it from its readers."


def test_a_verdict_is_a_sentence() -> None:
    """It counts in words, and names the shop."""
    assert str(said(ALT, profile="kobo")) == "One thing keeps it from Kobo."
    assert str(said(ALT, ALT, profile="kobo")) == "Two things keep it from Kobo."
    assert str(said(RUNT, profile="kobo")) == "Ready for Kobo."
    assert str(said(EMPTY, profile="kobo")) == "Ready for Kobo; one thing could be better."
    assert str(said(profile="kdp")) == "Ready for Amazon KDP."


def test_the_strictest_profile_says_how_grave_a_finding_is() -> None:
    """What is an error to one is shown as one, and counts so for that one alone."""
    found, (kobo, readers) = judged([Found(EMPTY)], ["kobo", "a11y"], ALL, frozenset())
    assert [one.severity for one in found] == [Severity.ERROR]
    assert (kobo.counts, readers.counts) == ((0, 1, 0), (1, 0, 0))


def test_what_is_of_another_file_does_not_matter() -> None:
    """Kobo takes no PDF, so that a fault of one keeps nothing from it."""
    broken = finding("pdf-broken", "the file cannot be read to its end")
    found, _ = judged([Found(broken, "screen")], ["kobo"], ALL, frozenset())
    assert found == ()
    found, _ = judged([Found(broken, "screen")], ["google"], ALL, frozenset())
    assert found == (broken,)


def test_a_waived_error_keeps_nothing_but_is_told() -> None:
    """Somebody let it stand; others may not."""
    verdict = said(replace(ALT, waived="The scan is lost."), profile="kobo")
    assert verdict.ready
    assert str(verdict) == (
        "Ready for Kobo. An error is waived: others may refuse it all the same."
    )


def test_nothing_to_look_at_is_not_ready() -> None:
    """A shop for e-books has nothing to say about an edition without one."""
    _, (verdict,) = judged([], ["apple"], frozenset(("print",)), frozenset())
    assert not verdict.ready
    assert str(verdict) == "Nothing that was looked at is for Apple Books."


def test_a_printer_whom_no_product_names_has_not_been_asked() -> None:
    """Then the verdict says what it does not rest on."""
    _, (verdict,) = judged([], ["ingram"], ALL, frozenset(("kdp",)))
    assert verdict.ready
    assert 'No product says printer = "ingram"' in str(verdict)
    _, (archive,) = judged([], ["archive"], ALL, frozenset())
    assert str(archive) == "Ready for the archive."
