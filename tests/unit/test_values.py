"""What values of headers and edition files must look like."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher import values
from publisher.slug import slug
from publisher.values import Fault


@pytest.mark.parametrize(
    ("check", "text"),
    [
        (values.slug_fault, "night-shift-2"),
        (values.slug_fault, "9"),
        (values.language_fault, "en"),
        (values.language_fault, "zh-Hant-TW"),
        (values.language_fault, "de-1996"),
        (values.language_fault, "es-419"),
        (values.language_fault, "en-x-north"),
        (values.date_fault, ""),
        (values.date_fault, "1962"),
        (values.date_fault, "2024-02-29"),
        (values.path_fault, "images/a b.png"),
        (values.path_fault, "interviews/…/x..md"),
        (values.isbn_fault, ""),
        (values.isbn_fault, "978-0-306-40615-7"),
        (values.isbn_fault, "9791034567898"),
        (values.doi_fault, ""),
        (values.doi_fault, "10.1234/night-shift"),
        (values.doi_fault, "10.1000.10/(a)<b>:c;2"),
        (values.issn_fault, ""),
        (values.issn_fault, "0317-8471"),
        (values.issn_fault, "1050124x"),
        (values.moment_fault, ""),
        (values.moment_fault, "2021-03-14"),
        (values.moment_fault, "2021-03-14T09:30Z"),
        (values.moment_fault, "2021-03-14 09:30:00+00:00"),
        (values.relator_fault, "edt"),
        (values.name_fault, "Asta Berg"),
        (values.line_fault, ""),
        (values.digest_fault, "0123456789abcdef" * 4),
        (values.speaker_role_fault, "narrator"),
    ],
)
def test_what_is_well_formed(check: Callable[[str], Fault | None], text: str) -> None:
    """Sound values have no fault."""
    assert check(text) is None


@pytest.mark.parametrize(
    ("check", "text", "hint"),
    [
        (values.slug_fault, "Night Shift", "write night-shift"),
        (values.slug_fault, "-a", "write a"),
        (values.slug_fault, "a--b", "write a-b"),
        (values.slug_fault, "", "write something like my-text"),
        (values.language_fault, "english", "write a tag such as en, en-GB, fr or pt-BR"),
        (values.language_fault, "en_GB", "write en-GB"),
        (values.date_fault, "14 March 2021", "write 2021, 2021-03 or 2021-03-14"),
        (values.date_fault, "2023-02-29", "write 2021, 2021-03 or 2021-03-14"),
        (values.path_fault, "", ""),
        (values.path_fault, "https://x.yz/a.png", "save it into the edition's folder"),
        (values.path_fault, "file:///etc/passwd", "save it into the edition's folder"),
        (values.path_fault, "images\\a.png", "write images/a.png"),
        (
            values.path_fault,
            "/a.md",
            "write it from there on, as in interviews/one.md or images/two.png",
        ),
        (
            values.path_fault,
            "C:/a.md",
            "write it from there on, as in interviews/one.md or images/two.png",
        ),
        (values.path_fault, "a/../../b.md", "copy the file into it"),
        (values.path_fault, "./a//b.md", "write a/b.md"),
        (values.isbn_fault, "0-306-40615-2", "as ISBN-13 it is 9780306406157"),
        (values.isbn_fault, "977-0-306-40615-7", ""),
        (values.isbn_fault, "978-0-306", ""),
        (values.issn_fault, "0317-8472", ""),
        (values.issn_fault, "0317847", "write eight digits, such as 0317-8471"),
        (values.moment_fault, "2021-03", "write 2021-03-14 or 2021-03-14T09:30:00Z"),
        (values.moment_fault, "2021-02-30", "write 2021-03-14 or 2021-03-14T09:30:00Z"),
        (
            values.moment_fault,
            "2021-03-14T25:00Z",
            "write 2021-03-14 or 2021-03-14T09:30:00Z",
        ),
        (
            values.moment_fault,
            "0001-01-01T00:00+02:00",
            "write 2021-03-14 or 2021-03-14T09:30:00Z",
        ),
        (values.moment_fault, "2021-03-14T09:30", "in UTC, write 2021-03-14T09:30Z"),
        (values.moment_fault, "2021-03-14T01:30:00+02:00", "write 2021-03-13T23:30:00Z"),
        (values.relator_fault, "editor", "did you mean edt (Edited by)?"),
        (values.name_fault, "  ", ""),
        (values.line_fault, "a\nb", "write it on one line"),
        (values.digest_fault, "ABC", ""),
        (values.speaker_role_fault, "interveiwer", "did you mean “interviewer”?"),
    ],
)
def test_what_is_not(check: Callable[[str], Fault | None], text: str, hint: str) -> None:
    """Faulty values have a fault, and where one can guess, a remedy."""
    fault = check(text)
    assert fault is not None
    assert fault.hint == hint


@given(st.text(st.sampled_from("0123456789"), min_size=9, max_size=9), st.integers(0, 9))
def test_exactly_one_check_digit_is_right(nine: str, last: int) -> None:
    """Of ten ISBNs that differ in the last digit one is right, and the message names it."""
    faults = {digit: values.isbn_fault(f"978{nine}{digit}") for digit in range(10)}
    (right,) = [digit for digit, fault in faults.items() if fault is None]
    fault = faults[last]
    assert fault is None or f"ends in {right}, not {last}" in fault.message


@given(st.text(max_size=30))
def test_the_slug_that_is_proposed_is_one(text: str) -> None:
    """The remedy for a bad slug is a good one."""
    assert values.slug_fault(slug(text)) is None
