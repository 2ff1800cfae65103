"""The limits of the border: as the manual has them, and as a user raises them."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import asdict
from functools import partial
from pathlib import Path

import pytest

from publisher import limits
from publisher.cli.limiting import limits_of
from publisher.errors import UsageError
from publisher.limits import DEFAULT, Limits
from publisher.work import Pool

MANUAL = (Path(__file__).parents[2] / "docs" / "limits.md").read_text()


def test_the_manual_has_every_limit_that_can_be_raised() -> None:
    """Its table is that of the program: names, order and numbers."""
    rows = re.findall(r"^\| `(\w+)` \| ([\d,]+) \|", MANUAL, re.MULTILINE)
    assert {name: int(number.replace(",", "")) for name, number in rows} == asdict(DEFAULT)
    assert [name for name, _ in rows] == list(asdict(DEFAULT))


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("member of over {} MB", limits.RATIO_FROM / 2**20),
        ("| {} deep | elements", limits.MARKUP_DEPTH),
        ("| {} deep | arrays", limits.JSON_DEPTH),
        ("| {} deep | parts of a mail", limits.MAIL_DEPTH),
        ("| {} KB, 16 deep | the header", limits.YAML_CHARACTERS / 2**10),
        ("| 16 KB, {} deep | the header", limits.YAML_DEPTH),
        ("| {} MB, 64 dots", limits.TOML_CHARACTERS / 2**20),
        ("| 1 MB, {} dots", limits.TOML_DOTS),
        ("| {} | combining marks", limits.MARKS),
        ("| {} MB, 25 million pixels | a picture", limits.PICTURE_BYTES / 2**20),
        ("| 10 MB, {} million pixels | a picture", limits.PIXELS / 10**6),
        ("| {} million characters | JSON", limits.JSON_CHARACTERS / 10**6),
    ],
)
def test_the_manual_has_every_limit_that_stays(said: str, value: float) -> None:
    """What is told to users is what holds, to the byte."""
    assert said.format(f"{value:.12g}") in MANUAL


def test_megabytes_are_those_of_programs() -> None:
    """Of 1,048,576 bytes each."""
    assert Limits(file=1, unpacked=3).file_bytes == 1_048_576
    assert Limits(file=1, unpacked=3).unpacked_bytes == 3_145_728


def test_limits_hold_within_their_block_only() -> None:
    """Also if what runs there fails, and if one block lies within another."""
    with limits.in_force(Limits(pages=1)):
        with suppress(KeyError), limits.in_force(Limits(pages=2)):
            assert limits.current().pages == 2
            raise KeyError
        assert limits.current().pages == 1
    assert limits.current() is DEFAULT


def test_limits_go_with_what_is_done_elsewhere() -> None:
    """A process that was started afresh has those of the program until it is told others."""
    raised = Limits(cpu=99)
    with Pool(1) as workers, limits.in_force(raised):
        assert workers.submit(_seen, 0).result() == DEFAULT
        told = partial(limits.under, limits.current(), _seen)
        assert workers.submit(told, 0).result() == raised


def _seen(_: int) -> Limits:
    return limits.current()


def test_flags_raise_what_they_name_and_nothing_else() -> None:
    """Blanks around a name are nothing; of two flags for one limit the last counts."""
    assert limits_of(DEFAULT.file, []) == DEFAULT
    told = ["ratio=500", " pages = 9 ", "ratio=1", "turns=999999999"]
    assert limits_of(100, told) == Limits(file=100, ratio=1, pages=9, turns=999_999_999)


@pytest.mark.parametrize(
    "number", ["", "0", "000", "-1", "+1", "1.5", "1e3", "x", "²", "٣", "1_000", "1000000000"]
)
def test_what_is_no_number_from_one_on_is_told(number: str) -> None:
    """With what could be written instead; nothing that Python alone takes for a number passes."""
    with pytest.raises(UsageError) as caught:
        limits_of(25, [f"members={number}"])
    assert f"--limit members: “{number}” is no number" in str(caught.value)
    assert "write --limit members=5000" in str(caught.value)


@pytest.mark.parametrize("told", ["depth=5", "", "=5", "Ratio=5"])
def test_a_limit_that_there_is_not_is_told_with_those_there_are(told: str) -> None:
    """Sorted, so that they can be looked through."""
    with pytest.raises(UsageError) as caught:
        limits_of(25, [told])
    assert "no limit is called" in str(caught.value)
    names = "cpu, file, files, members, memory, pages, ratio, turns, unpacked, wall"
    assert names in str(caught.value)
